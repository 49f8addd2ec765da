// What one period of the projection needs, made ready from the dataset and the assumptions.
#pragma once
#include <vector>

#include "core/projection.h"
#include "core/scenario.h"

namespace kosh {

// Rates and migrants of one period. The vectors keep their size from period to period.
struct PeriodRates {
  std::vector<double> survival;   // [d][sex][age]
  std::vector<double> fertility;  // [d][age]
  std::vector<double> migrants;   // [d][sex][age], persons of the whole period
  std::vector<double> quota;      // [d], persons of permanent streams after fill rates, inside `migrants`
  std::vector<double> moveRate;   // [from][to] of the whole period; empty: no moves
  double boysPerGirl = 1.05;
  std::vector<double> row, weights;  // working memory
  int preparedYear = 0;              // 0: not yet
};

// Prepares the period that starts on 1 January `year`. Call it for ascending years with the same arguments.
void preparePeriod(const Dataset& dataset, const Scenario& scenario, int year, PeriodRates& rates);

StepInput stepInput(const Dataset& dataset, const PeriodRates& rates, std::span<const double> start);

}  // namespace kosh
