// The ensemble: the projection many times over with drawn rates and streams, kept as bands and as broken norms.
#pragma once
#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "core/outcome.h"
#include "core/uncertainty_draws.h"

namespace kosh {

// What the kept figures of all runs may take: 32-bit floats.
inline constexpr std::size_t kEnsembleBytes = std::size_t{64} << 20;
inline constexpr int kMaxRuns = 10'000'000;

// A row of figures that is kept of every run, one number a period. Stocks are those of the end of the period, the year
// `stockYear`; births and demand are those of the year before it.
enum class EnsembleWhat : std::uint8_t { population, present, births, demand };
struct EnsembleSeries {
  EnsembleWhat what = EnsembleWhat::population;
  int service = -1;     // of a demand: index into Dataset::services
  std::size_t slot = 0; // a district, or the number of districts for the city (core/slots.h)
  bool operator==(const EnsembleSeries&) const = default;
};

// An indicator made of a row: scale x kept + shift, the scale above zero, so that quantiles keep their places.
struct EnsembleFigure {
  std::string indicator;  // as evaluate() names it: "population", "school_load", "school_deficit"
  std::size_t slot = 0, series = 0;
  bool stock = true;
  std::vector<double> scale, shift;  // [period]
};

// A norm with a capacity and a demand: broken in a year when the demand is above norm x capacity.
struct EnsembleNorm {
  int service = -1;
  std::size_t slot = 0, series = 0;
  std::vector<double> allowed;  // [period]
};

// Demand of one service, ready for the runs.
struct EnsembleDemand {
  int service = -1;
  bool byPresent = false;
  std::optional<double> each;     // the same for everybody
  std::size_t from = 0, to = 0;   // ages that ask for it
  std::vector<double> rate;       // [age]
  std::vector<int> series;        // [slot]; -1: not kept
};

// What all runs of a (dataset, scenario) share.
struct EnsemblePlan {
  BatchTables tables;
  DrawTables draws;
  std::vector<EnsembleSeries> series;
  std::vector<EnsembleFigure> figures;
  std::vector<EnsembleNorm> norms;
  std::vector<EnsembleDemand> demands;
  double unregistered = 0;
  int earliestPermit = 0;           // the first year of issue in `permits`
  std::vector<double> permits;      // [temporary stream][year of issue][d] people: permits x fill rate
  std::vector<double> stayYears;    // [temporary stream]
  std::vector<double> first;        // [series] the stocks of the first year, which is certain; zero for the others

  std::size_t periods() const { return tables.periods; }
  std::size_t rows() const { return series.size() * periods(); }  // row = series x periods + period
  int stockYear(std::size_t period) const { return tables.firstYear + static_cast<int>(period + 1) * tables.stepYears; }
};

// `outcome` is evaluate() of the same dataset and scenario; the dataset must have spreads. Kept are population, the people
// present, births, and the demand of every service whose capacity is known, by district where it is.
EnsemblePlan planEnsemble(const Dataset& dataset, const Scenario& scenario, const Outcome& outcome, std::uint64_t seed);

// The runs first .. end - 1 of a job, and the rows firstRow .. endRow - 1 of what is kept of them.
struct EnsemblePart {
  std::uint32_t first = 0, end = 1000;
  std::size_t firstRow = 0, endRow = 0;
  std::size_t runs() const { return end - first; }
  std::size_t bytes() const { return runs() * (endRow - firstRow) * sizeof(float); }
};

// Parts that together keep every row of so many runs, each within kEnsembleBytes; one part where that is enough.
std::vector<EnsemblePart> ensembleParts(const EnsemblePlan& plan, std::uint32_t first, std::uint32_t end);

// A part on its way. Computed in blocks of kBlockRuns, so that a page can stop after each of them.
struct Ensemble {
  EnsemblePart part;
  std::uint32_t done = 0;                      // runs, from part.first on
  std::vector<float> kept;                     // [row][run]
  std::vector<std::uint32_t> brokenIn, brokenBy;  // [norm][period] runs in which the norm is broken in, or up to, a period
  std::vector<Lanes> rows;                     // [row] of the last block; doubles that hold floats
  BatchBlock block;
  BlockDraws draws;
  std::vector<Lanes> residents, present;       // [slot] working memory
};
Ensemble startEnsemble(const EnsemblePlan& plan, EnsemblePart part);

// Up to so many blocks more; true when all runs are done. No clock, no threads: the caller decides how often.
bool advance(const EnsemblePlan& plan, Ensemble& ensemble, int blocks);

// The parts of a block for those who draw something else too: after startBlock(), startDraws(), and for every period
// drawPeriod() and stepBlock(), this fills `rows` of the period.
void measureBlock(const EnsemblePlan& plan, int period, Ensemble& ensemble);

// Demand of a district at the end of the period that was measured last.
Lanes demandOf(const EnsemblePlan& plan, const EnsembleDemand& demand, std::size_t d, const Ensemble& ensemble);

// Puts in a run that was computed elsewhere, all rows of it: the same as if it had been computed here. `run` counts in the
// whole job and must be in the part, each once.
void addRun(const EnsemblePlan& plan, Ensemble& ensemble, std::uint32_t run, const std::vector<float>& rows);

// Median and the bounds of the bands of 95 and 80 %: between the two nearest runs on a straight line (type 7 of Hyndman
// and Fan, The American Statistician 50, 1996).
inline constexpr std::array<double, 5> kBands = {0.025, 0.10, 0.50, 0.90, 0.975};
using Quantiles = std::array<double, 5>;

struct EnsembleSummary {
  std::uint32_t runs = 0;
  std::vector<Quantiles> bands;                   // [row] of the kept figures
  std::vector<std::uint32_t> brokenIn, brokenBy;  // [norm][period]

  double probabilityIn(const EnsemblePlan& plan, std::size_t norm, std::size_t period) const;
  double probabilityBy(const EnsemblePlan& plan, std::size_t norm, std::size_t period) const;
};

// The quantiles of one row over the runs that are done; there must be one.
Quantiles quantilesOf(const EnsemblePlan& plan, const Ensemble& ensemble, std::size_t series, std::size_t period);

// Adds what a part holds; the parts of one job one after the other give the whole.
void summarise(const EnsemblePlan& plan, const Ensemble& ensemble, EnsembleSummary& out);

// The whole job of one machine: all parts, computed and summed up.
EnsembleSummary runEnsemble(const EnsemblePlan& plan, int runs);

// The worst status of the spreads: of whatever rests on draws.
Status spreadStatus(const Uncertainty& facts);

// Quantiles of a figure from those of its row.
Quantiles bandOf(const EnsembleFigure& figure, const Quantiles& row, std::size_t period);

}  // namespace kosh
