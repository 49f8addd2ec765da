// Draws of a block of runs: the multipliers of every component, period after period.
#pragma once
#include <vector>

#include "core/batch.h"

namespace kosh {

// One number that is drawn: its spread, and what has become of it. Nothing is drawn where sd is zero.
struct DrawnSpread {
  double sd = 0, rho = 0;
};

// The spreads of a dataset in the order in which they are used.
struct DrawTables {
  std::uint64_t seed = 0;
  std::vector<DrawnSpread> whole;    // [component] of BatchTables
  std::vector<double> most;          // [component] the largest multiplier: a quota cannot be more than filled
  std::vector<DrawnSpread> split;    // [gross flow]
  std::vector<double> weight;        // [period][gross flow][d] part of the district in the city's flow, sums to one
  std::vector<DrawnSpread> fill;     // [temporary stream of the quota], in the order of Dataset::quotas
  std::vector<double> mostFill;      // [temporary stream]
  std::vector<int> streamOfFill;     // [temporary stream] its index in Dataset::quotas.streams
};

// Without a spread in the dataset a component is certain; the dataset must have spreads.
DrawTables prepareDraws(const Dataset& dataset, const BatchTables& tables, std::uint64_t seed);

// What a block of runs remembers from year to year, and the multipliers of the last period.
struct BlockDraws {
  std::vector<std::uint64_t> key;  // [lane]
  std::vector<Lanes> whole, fill;  // deviations x, [component], [temporary stream]
  std::vector<Lanes> split;        // [gross flow][d]
  std::vector<double> wholeVariance, fillVariance;
  std::vector<Lanes> factors;      // [component][d] of the period, for stepBlock
  std::vector<Lanes> fillFactors;  // [year since the first][temporary stream], as far as drawn
  std::vector<Lanes> yearly;       // working memory
};

// Runs firstRun .. firstRun + kBlockRuns - 1; their numbers do not depend on the block they are in.
void startDraws(const BatchTables& tables, const DrawTables& draws, std::uint64_t firstRun, BlockDraws& block);

// The multipliers of the next period; periods in order of time. Of a period of several years: the mean over the years.
void drawPeriod(const BatchTables& tables, const DrawTables& draws, int period, BlockDraws& block);

}  // namespace kosh
