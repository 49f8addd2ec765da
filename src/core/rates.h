// What one period of the projection needs, made ready from the dataset and the assumptions.
#pragma once
#include <string_view>
#include <vector>

#include "core/projection.h"
#include "core/scenario.h"

namespace kosh {

// Rates and migrants of one period. The vectors keep their size from period to period.
struct PeriodRates {
  std::vector<double> survival;   // [d][sex][age]
  std::vector<double> fertility;  // [d][age]
  std::vector<double> streams;    // [stream][d], signed persons of the whole period: gross flows, then permanent quotas
  std::vector<double> migrants;   // [d][sex][age], the streams by age, and the net flows
  std::vector<double> quota;      // [d], persons of permanent streams after fill rates, inside `migrants`
  std::vector<double> moveRate;   // [from][to] of the whole period; empty: no moves
  double boysPerGirl = 1.05;
  std::vector<double> row, weights;  // working memory
  int preparedYear = 0;              // 0: not yet
};

// What brings and takes people by a profile: every gross flow, then every permanent stream of the quota.
struct MigrationStream {
  std::string_view id;
  int profile = 0;  // index into Migration::profiles
};
std::vector<MigrationStream> migrationStreams(const Dataset& dataset);

// Prepares the period that starts on 1 January `year`. Call it for ascending years with the same arguments.
void preparePeriod(const Dataset& dataset, const Scenario& scenario, int year, PeriodRates& rates);

StepInput stepInput(const Dataset& dataset, const PeriodRates& rates, std::span<const double> start);

}  // namespace kosh
