// Ensembles of the session: computed in slices between frames, begun anew when what they rest on changes.
#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/intake_draws.h"
#include "core/uncertainty.h"

namespace kosh {

struct Session;

// stopped: by the user; it begins anew when its question changes or it is asked for again.
enum class RunState : std::uint8_t { idle, running, stopped, done };

struct RunProgress {
  RunState state = RunState::idle;
  std::uint32_t done = 0, total = 0;  // runs; of the intakes the sum over the territories
};

inline constexpr std::uint32_t kScreenRuns = 1000;
inline constexpr std::uint64_t kScreenSeed = 1;
inline constexpr double kSliceMs = 6;  // main-thread time a frame; the aim is that 95 of 100 slices stay under 8

// Bands of every kept figure, and for every norm how often it is broken, of the scenario on screen.
struct BandsRun {
  RunProgress progress;
  EnsemblePlan plan;
  Ensemble runs;
  EnsembleSummary summary;    // of the finished job; runs == 0 before
  std::vector<EnsemblePart> parts;  // of the job, one after the other; empty: the plan is still to be made
  std::size_t part = 0, row = 0;    // the part on its way and its next row to be summed up
  EnsembleSummary coming;           // what is summed up so far
  DatasetPtr dataset;         // what it was begun for
  Scenario scenario;
  int version = 0;            // grows when `summary` changes
};

// The question of the Intake page, asked of the city and of every district.
struct IntakeAsk {
  int stream = 0, from = 0, years = 5;
  bool alone = false;
  std::vector<std::string> gates;  // empty: those whose norm gates by default
  bool operator==(const IntakeAsk&) const = default;
};

// Draws are kept, so that another probability only sorts them anew.
struct LikelyRun {
  RunProgress progress;
  IntakeAsk ask;
  std::vector<IntakeDraws> draws;  // [0] the city, then the districts in order; the last one may be on its way
  std::vector<LikelyIntake> answers;  // of the finished territories, at `probability`
  double probability = 0;
  DatasetPtr dataset;
  Scenario scenario;
  int version = 0;                 // grows when `answers` change
};

struct Forecast {
  bool waits = false;              // what is begun anew is stopped at once, until continueForecast()
  BandsRun bands;
  LikelyRun likely;
  std::vector<Intake> central;     // the same question without draws: [0] the city, then the districts; at once
  IntakeAsk centralAsk;
  DatasetPtr centralDataset;
  Scenario centralScenario;
  std::vector<float> sliceMs;      // time of the last slices, at most 512: for the benchmark
};

// The question of the Intake page, from its view: from the coming year on. The stream is -1 where the dataset has none.
IntakeAsk askOf(const Session& session);
IntakeQuestion questionOf(const IntakeAsk& ask, int territory);

// The territories that are asked, as indices: the city, then the districts in order.
std::vector<int> askedTerritories(const Dataset& dataset);

// Called once a frame: begins anew what the open page shows and what has changed: bands on the Plan page, intakes on the
// Intake page; the central intakes are computed here at once. What another page shows waits where it is. Nothing begins
// while the dataset has no spreads.
void refreshForecast(Session& session);

// One slice: at least one block of runs, and others as long as the longest so far still fits into `budgetMs` by the clock.
// True while something is left to do.
bool advanceForecast(Session& session, double budgetMs, double (*nowMs)());

// What the open page shows and is not done: running or stopped. Null: nothing.
const RunProgress* progressOf(const Session& session);
bool runsForecast(const Session& session);

// Esc: what runs stops where it is; what is known stays on screen. continueForecast() goes on from there.
void stopForecast(Session& session);
void continueForecast(Session& session);

// The finished bands of what is on screen; null before, and for other decisions or facts.
const BandsRun* bandsOf(const Session& session);

// An indicator of a territory in the years that are drawn: median and bands. Empty: not known (yet). A stock begins with
// its certain first year.
struct BandPoint {
  int year = 0;
  Quantiles band{};
};
bool drawsIndicator(const Session& session, std::string_view indicator, int territory);  // whether runs tell it at all
std::vector<BandPoint> bandPoints(const Session& session, std::string_view indicator, int territory);

// How often a norm of a service is broken, year by year: in that year, and up to it. Empty: not known (yet).
struct RiskPoint {
  int year = 0;
  double in = 0, by = 0;  // shares of the runs
};
std::vector<RiskPoint> riskPoints(const Session& session, std::string_view service, int territory);

// Under so many residents a statement about a territory is weak: chance alone moves the figures. Method of the program.
inline constexpr double kWeakUnder = 8000;
bool isWeak(const Session& session, int territory, int year);

}  // namespace kosh
