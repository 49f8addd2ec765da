// Many runs of one projection at once: base tables shared by all runs, multipliers of each run by period.
#pragma once
#include <span>
#include <string>
#include <vector>

#include "core/dataset.h"
#include "core/lanes.h"
#include "core/scenario.h"

namespace kosh {

// What all runs of a (dataset, scenario) share. Vectors by period have one part a period, in order of time.
struct BatchTables {
  int territories = 0, ages = 0;
  int firstYear = 0, periods = 0, stepYears = 1;
  MigrationTiming timing = MigrationTiming::even;
  std::vector<std::string> streams;  // ids: gross flows, permanent streams of the quota, net flows
  int netFlows = 0;                  // how many of the streams are net flows
  int profiles = 0;
  int firstMothers = 0, endMothers = 0;  // no births before and from these ages on, in any period
  std::vector<double> start;             // [sex][age][d] persons
  std::vector<double> stay;       // [age][from][to] share of the survivors of `from` who end in `to`; empty: no moves
  std::vector<double> dying;      // [period][sex][age][d] 1 - survival ratio
  std::vector<double> fertility;  // [period][age][d] half of the births of the whole period per woman
  std::vector<double> girls;      // [period] share of girls among the births
  std::vector<double> share;      // [sex][age][profile] of the gross flows and quotas
  std::vector<int> profileOf;     // [stream], without the net flows
  std::vector<double> persons;    // [period][stream][d] signed persons of the whole period, without the net flows
  std::vector<double> net;        // [period][net flow][sex][age][d] signed persons of the whole period

  std::size_t cells() const { return static_cast<std::size_t>(territories) * kSexes * ages; }
  std::size_t components() const { return kStreams + streams.size(); }

  // Rows of multipliers. From kStreams on they follow `streams`.
  static constexpr std::size_t kFertility = 0, kMortality = 1, kStreams = 2;
};

BatchTables prepareBatch(const Dataset& dataset, const Scenario& scenario);

// A block of runs at one moment.
struct BatchBlock {
  std::vector<Lanes> people;  // [sex][age][d]
  std::vector<Lanes> births;  // [d] of the last period
  Lanes cut = {};             // persons of the last period whose departure was cut, whole city
  std::vector<Lanes> scratch;
};

void startBlock(const BatchTables& tables, BatchBlock& block);

// One period for all runs of the block, in the order of step() (core/projection.h), for every timing. Multipliers
// [component] alike in all territories, or [component][d]; not negative; ones in every place give the ordinary projection:
//   fertility k : births per woman f become k f
//   mortality k : the share that dies in the period, 1 - S, becomes k (1 - S), at most 1; infants and the open age too.
//                 Where few die this is what k times the death rates does (Assumptions::mortality builds the life table
//                 anew); at the last ages it takes more. It needs no exp and is exact to state
//   stream k    : persons of the stream by age, sex and territory become k times as many
// Nobody leaves whom the cell does not hold, as in step(). A run does not see its neighbours: its numbers depend
// neither on its place nor on the other runs, and they are the same bits natively and in WebAssembly.
// Allocates nothing after the first period.
void stepBlock(const BatchTables& tables, int period, std::span<const Lanes> multipliers, BatchBlock& block);

// Total population by territory [d].
void blockTotals(const BatchTables& tables, const BatchBlock& block, std::span<Lanes> totals);

// All periods of any number of runs. multipliers [period][component][run]; totals [period + 1][d][run], the first
// moment is the base year.
void projectBatch(const BatchTables& tables, int runs, std::span<const double> multipliers, std::span<double> totals);

}  // namespace kosh
