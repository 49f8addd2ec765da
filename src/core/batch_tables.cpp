// The tables of a batch, out of the rates of the ordinary projection.
#include "core/batch.h"
#include "core/interpolate.h"
#include "core/rates.h"

namespace kosh {
namespace {

// From [d][row] to [row][d]: districts side by side.
void addTransposed(std::span<const double> from, std::size_t districts, double factor, std::vector<double>& to) {
  const std::size_t rows = from.size() / districts;
  for (std::size_t r = 0; r < rows; ++r)
    for (std::size_t d = 0; d < districts; ++d) to.push_back(from[d * rows + r] * factor);
}

// What share of the survivors of each territory stays and goes where, by age. Infants do not move.
void prepareStay(const Dataset& dataset, const PeriodRates& rates, BatchTables& tables) {
  if (rates.moveRate.empty() || tables.territories < 2) return;
  const int n = tables.territories;
  const std::vector<double>& schedule = dataset.migration.moves.schedule;
  for (int age = 0; age < tables.ages; ++age) {
    const double weight = schedule.empty() ? 1.0 : schedule[age];
    for (int from = 0; from < n; ++from) {
      const double* rate = rates.moveRate.data() + static_cast<std::size_t>(from) * n;
      double leaving = 0;
      for (int to = 0; to < n; ++to) leaving += to == from ? 0 : rate[to];
      for (int to = 0; to < n; ++to) tables.stay.push_back(to == from ? 1 - leaving * weight : rate[to] * weight);
    }
  }
}

void prepareProfiles(const Dataset& dataset, BatchTables& tables) {
  const std::vector<AgeProfile>& profiles = dataset.migration.profiles;
  tables.profiles = static_cast<int>(profiles.size());
  for (std::size_t row = 0; row < static_cast<std::size_t>(kSexes) * tables.ages; ++row)
    for (const AgeProfile& profile : profiles) tables.share.push_back(profile.share[row]);
  for (const MigrationStream& stream : migrationStreams(dataset)) {
    tables.streams.emplace_back(stream.id);
    tables.profileOf.push_back(stream.profile);
  }
  for (const NetFlow& flow : dataset.migration.netFlows) tables.streams.push_back(flow.id);
  tables.netFlows = static_cast<int>(dataset.migration.netFlows.size());
}

void prepareNetFlows(const Dataset& dataset, int year, BatchTables& tables) {
  std::vector<double> row(tables.cells()), sum(tables.cells());
  for (const NetFlow& flow : dataset.migration.netFlows) {
    sum.assign(sum.size(), 0.0);
    for (int y = year; y < year + tables.stepYears; ++y) {
      rowAt(flow.persons, y, row);
      for (std::size_t i = 0; i < sum.size(); ++i) sum[i] += row[i];
    }
    addTransposed(sum, tables.territories, 1, tables.net);
  }
}

// The ages of mothers, for all periods; the youngest and the open age bear no child (core/projection.h).
void prepareMothers(BatchTables& tables) {
  const auto bear = [&](int age) {
    for (int period = 0; period < tables.periods; ++period)
      for (int d = 0; d < tables.territories; ++d)
        if (tables.fertility[(period * tables.ages + age) * tables.territories + d] != 0) return true;
    return false;
  };
  for (int age = 1; age + 1 < tables.ages; ++age) {
    if (!bear(age)) continue;
    if (tables.endMothers == 0) tables.firstMothers = age;
    tables.endMothers = age + 1;
  }
}

void preparePeriodTables(const Dataset& dataset, const PeriodRates& rates, int year, BatchTables& tables) {
  std::vector<double> dying(rates.survival.size());
  for (std::size_t i = 0; i < dying.size(); ++i) dying[i] = 1 - rates.survival[i];
  addTransposed(dying, tables.territories, 1, tables.dying);
  addTransposed(rates.fertility, tables.territories, 0.5 * tables.stepYears, tables.fertility);
  tables.girls.push_back(1 / (1 + rates.boysPerGirl));
  tables.persons.insert(tables.persons.end(), rates.streams.begin(), rates.streams.end());
  prepareNetFlows(dataset, year, tables);
}

}  // namespace

BatchTables prepareBatch(const Dataset& dataset, const Scenario& scenario) {
  const Demography& demography = dataset.demography;
  BatchTables tables;
  tables.territories = static_cast<int>(dataset.districts.size());
  tables.ages = demography.ages;
  tables.firstYear = demography.baseYear;
  tables.stepYears = demography.stepYears;
  tables.periods = (demography.lastFlowYear + 1 - demography.baseYear) / demography.stepYears;
  tables.timing = dataset.migration.timing;
  addTransposed(demography.base.values, tables.territories, 1, tables.start);
  prepareProfiles(dataset, tables);
  PeriodRates rates;
  for (int period = 0; period < tables.periods; ++period) {
    const int year = tables.firstYear + period * tables.stepYears;
    preparePeriod(dataset, scenario, year, rates);
    preparePeriodTables(dataset, rates, year, tables);
  }
  prepareStay(dataset, rates, tables);
  prepareMothers(tables);
  return tables;
}

}  // namespace kosh
