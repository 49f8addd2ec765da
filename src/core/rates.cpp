// Rates of a period: mortality and fertility by district, migrants of all streams, moves.
#include "core/rates.h"

#include "core/interpolate.h"
#include "core/life_table.h"
#include "core/portable_math.h"
#include "core/quota.h"

namespace kosh {
namespace {

// Both years read the same row: nothing has to be computed again.
bool sameRow(const YearTable& table, int yearA, int yearB) {
  return placeOf(table.years, yearA) == placeOf(table.years, yearB);
}

double factorOf(const std::vector<double>& factors, int d) { return factors.empty() ? 1.0 : factors[d]; }

// Death rates times a factor are survival ratios to the power of it: S = exp(-m), S' = exp(-m factor).
double raise(double ratio, double factor) {
  if (factor == 1 || ratio <= 0) return ratio;
  return portableExp(factor * portableLog(ratio));
}

void survivalOfDistrict(const Demography& demography, double factor, std::vector<double>& row,
                        std::span<double> survival) {
  const std::size_t ages = demography.ages;
  const std::size_t groups = row.size() / kSexes;
  std::vector<double> scaled(groups);
  for (int sex = 0; sex < kSexes; ++sex) {
    const std::span<double> ratio = survival.subspan(sex * ages, ages);
    if (demography.mortalityInput == MortalityInput::survivalRatios) {
      for (std::size_t a = 0; a < ages; ++a) ratio[a] = raise(row[sex * ages + a], factor);
      continue;
    }
    for (std::size_t a = 0; a < groups; ++a) scaled[a] = row[sex * groups + a] * factor;
    survivalInto(scaled, sex, demography.stepYears, ratio);
  }
}

void prepareSurvival(const Dataset& dataset, const Assumptions& assumed, int year, PeriodRates& rates) {
  const Demography& demography = dataset.demography;
  const std::size_t count = static_cast<std::size_t>(kSexes) * demography.ages;
  rates.row.resize(demography.mortality.columns);
  rowAt(demography.mortality, year, rates.row);
  for (std::size_t d = 0; d < dataset.districts.size(); ++d) {
    const double factor = factorOf(demography.mortalityFactor, static_cast<int>(d)) * assumed.mortality;
    survivalOfDistrict(demography, factor, rates.row, std::span(rates.survival).subspan(d * count, count));
  }
}

void prepareFertility(const Dataset& dataset, const Assumptions& assumed, int year, PeriodRates& rates) {
  const Demography& demography = dataset.demography;
  const std::size_t ages = demography.ages;
  rates.row.resize(demography.fertility.columns);
  rowAt(demography.fertility, year, rates.row);
  for (std::size_t d = 0; d < dataset.districts.size(); ++d) {
    const double factor = factorOf(demography.fertilityFactor, static_cast<int>(d)) * assumed.fertility;
    for (std::size_t a = 0; a < ages; ++a) rates.fertility[d * ages + a] = rates.row[a] * factor;
  }
}

double assumedFactor(FlowKind kind, const Assumptions& assumed) {
  return isOutflow(kind) ? -assumed.outflow : assumed.inflow;
}

// Adds the persons of one year to the streams.
void addStreams(const Dataset& dataset, const Scenario& scenario, int year, PeriodRates& rates) {
  const std::size_t n = dataset.districts.size();
  double* to = rates.streams.data();
  for (const Flow& flow : dataset.migration.flows) {
    const double factor = assumedFactor(flow.kind, scenario.assumptions);
    for (std::size_t d = 0; d < n; ++d) to[d] += factor * flow.persons.at(year, static_cast<int>(d));
    to += n;
  }
  rates.row.resize(n);
  for (std::size_t s = 0; s < dataset.quotas.streams.size(); ++s) {
    const QuotaStream& stream = dataset.quotas.streams[s];
    if (!stream.permanent) continue;
    const bool known = quotaByDistrict(dataset, scenario, static_cast<int>(s), year, rates.row);
    for (std::size_t d = 0; d < n && known; ++d) {
      const double arrivals = rates.row[d] * stream.fillRate;
      to[d] += arrivals;
      rates.quota[d] += arrivals;
    }
    to += n;
  }
}

void addNetFlows(const Dataset& dataset, int year, PeriodRates& rates) {
  for (const NetFlow& flow : dataset.migration.netFlows) {
    rates.row.resize(flow.persons.columns);
    rowAt(flow.persons, year, rates.row);
    for (std::size_t i = 0; i < rates.migrants.size(); ++i) rates.migrants[i] += rates.row[i];
  }
}

void prepareMigrants(const Dataset& dataset, const Scenario& scenario, int year, PeriodRates& rates) {
  const std::size_t n = dataset.districts.size(), cells = static_cast<std::size_t>(kSexes) * dataset.demography.ages;
  const std::vector<AgeProfile>& profiles = dataset.migration.profiles;
  const std::vector<MigrationStream> streams = migrationStreams(dataset);
  rates.weights.assign(profiles.size() * n, 0.0);
  rates.streams.assign(streams.size() * n, 0.0);
  rates.migrants.assign(n * cells, 0.0);
  rates.quota.assign(n, 0.0);
  for (int y = year; y < year + dataset.demography.stepYears; ++y) {
    addStreams(dataset, scenario, y, rates);
    addNetFlows(dataset, y, rates);
  }
  for (std::size_t i = 0; i < streams.size(); ++i)
    for (std::size_t d = 0; d < n; ++d) rates.weights[streams[i].profile * n + d] += rates.streams[i * n + d];
  for (std::size_t p = 0; p < profiles.size(); ++p) {
    for (std::size_t d = 0; d < n; ++d) {
      const double persons = rates.weights[p * n + d];
      if (persons == 0) continue;
      double* to = rates.migrants.data() + d * cells;
      for (std::size_t i = 0; i < cells; ++i) to[i] += persons * profiles[p].share[i];
    }
  }
}

void makeRoom(const Dataset& dataset, PeriodRates& rates) {
  const std::size_t n = dataset.districts.size(), ages = dataset.demography.ages;
  rates.survival.resize(n * kSexes * ages);
  rates.fertility.resize(n * ages);
  rates.moveRate = dataset.migration.moves.rate;
  for (double& rate : rates.moveRate) rate *= dataset.demography.stepYears;
}

}  // namespace

std::vector<MigrationStream> migrationStreams(const Dataset& dataset) {
  std::vector<MigrationStream> streams;
  for (const Flow& flow : dataset.migration.flows) streams.push_back({flow.id, flow.profile});
  for (const QuotaStream& stream : dataset.quotas.streams)
    if (stream.permanent) streams.push_back({stream.id, stream.profile});
  return streams;
}

void preparePeriod(const Dataset& dataset, const Scenario& scenario, int year, PeriodRates& rates) {
  const Demography& demography = dataset.demography;
  const bool first = rates.preparedYear == 0;
  if (first) makeRoom(dataset, rates);
  if (first || !sameRow(demography.mortality, rates.preparedYear, year))
    prepareSurvival(dataset, scenario.assumptions, year, rates);
  if (first || !sameRow(demography.fertility, rates.preparedYear, year))
    prepareFertility(dataset, scenario.assumptions, year, rates);
  prepareMigrants(dataset, scenario, year, rates);
  rates.boysPerGirl = demography.sexRatioAtBirth.at(year, 0);
  rates.preparedYear = year;
}

StepInput stepInput(const Dataset& dataset, const PeriodRates& rates, std::span<const double> start) {
  StepInput in;
  in.territories = static_cast<int>(dataset.districts.size());
  in.ages = dataset.demography.ages;
  in.stepYears = dataset.demography.stepYears;
  in.timing = dataset.migration.timing;
  in.start = start;
  in.survival = rates.survival;
  in.fertility = rates.fertility;
  in.migrants = rates.migrants;
  in.moveRate = rates.moveRate;
  in.moveSchedule = dataset.migration.moves.schedule;
  in.boysPerGirl = rates.boysPerGirl;
  return in;
}

}  // namespace kosh
