// Projects what an intake needs with the step of evaluate(), from rates that are prepared once.
#include "core/intake_people.h"

#include <algorithm>

#include "core/outcome_parts.h"
#include "core/quota.h"

namespace kosh {
namespace {

std::size_t strideOf(const Outcome& out) { return static_cast<std::size_t>(out.districts) * kSexes * out.ages; }

// Projects from the stock of `year`, which stands in `out`. `migrants(year, rates)` gives the migrants of a period.
template <class Migrants>
void run(const IntakePeople& people, int year, Outcome& out, const Migrants& migrants) {
  const Demography& demography = people.dataset.demography;
  const std::size_t stride = strideOf(out);
  StepOutput result;
  for (; year + demography.stepYears <= out.lastYear; year += demography.stepYears) {
    const PeriodRates& rates = people.periods[(year - demography.baseYear) / demography.stepYears];
    const std::size_t row = year - out.firstYear;
    StepInput in = stepInput(people.dataset, rates, std::span(out.people).subspan(row * stride, stride));
    in.migrants = migrants(year, rates);
    step(in, result);
    std::copy(result.end.begin(), result.end.end(), out.people.begin() + (row + demography.stepYears) * stride);
    for (const CutOutflow& cut : result.cuts) out.cuts.push_back({year, cut});
    fillBetween(out, static_cast<int>(row), demography.stepYears);
  }
}

// The first year of the period that a flow year lies in.
int periodOf(const Demography& demography, int year) {
  return year - (year - demography.baseYear) % demography.stepYears;
}

void addByProfile(const AgeProfile& profile, double persons, double* to) {
  for (std::size_t i = 0; i < profile.share.size(); ++i) to[i] += persons * profile.share[i];
}

}  // namespace

IntakePeople intakePeople(const Dataset& dataset, Scenario scenario) {
  const Demography& demography = dataset.demography;
  IntakePeople people{dataset, std::move(scenario), {}, {}};
  people.plain = emptyOutcome(dataset, demography.baseYear, demography.lastFlowYear + 1);
  PeriodRates rates;
  for (int year = demography.baseYear; year <= demography.lastFlowYear; year += demography.stepYears) {
    preparePeriod(dataset, people.scenario, year, rates);
    people.periods.push_back(rates);
  }
  std::copy(demography.base.values.begin(), demography.base.values.end(), people.plain.people.begin());
  run(people, demography.baseYear, people.plain, [](int, const PeriodRates& r) { return std::span<const double>(r.migrants); });
  fillTemporary(dataset, people.scenario, people.plain);
  return people;
}

std::vector<double> ownArrivals(const IntakePeople& people, int stream, int d, int from) {
  const Dataset& dataset = people.dataset;
  const std::size_t n = dataset.districts.size();
  std::vector<double> own, year(n);
  bool any = false;
  for (int y = from; y <= dataset.demography.lastFlowYear; ++y) {
    const bool known = quotaByDistrict(dataset, people.scenario, stream, y, year);
    for (std::size_t at = 0; at < n; ++at) {
      const bool asked = d < 0 || static_cast<std::size_t>(d) == at;
      own.push_back(known && asked ? year[at] * dataset.quotas.streams[stream].fillRate : 0);
      any = any || own.back() > 0;
    }
  }
  return any ? own : std::vector<double>();
}

Outcome withoutArrivals(const IntakePeople& people, int stream, int from, const std::vector<double>& own) {
  const Dataset& dataset = people.dataset;
  const QuotaStream& facts = dataset.quotas.streams[stream];
  const std::size_t n = dataset.districts.size();
  Outcome out = people.plain;
  if (!facts.permanent) {
    for (int y = from + 1; y <= out.lastYear; ++y)
      for (int issued = from; issued < y; ++issued)
        for (std::size_t d = 0; d < n; ++d)
          out.temporary[(y - out.firstYear) * n + d] -= own[(issued - from) * n + d] * stillHere(facts.stayYears, y - issued);
    for (double& stock : out.temporary) stock = std::max(stock, 0.0);
    return out;
  }
  const int start = periodOf(dataset.demography, from), width = dataset.demography.stepYears;
  std::erase_if(out.cuts, [&](const YearCut& cut) { return cut.year >= start; });
  const std::size_t cells = static_cast<std::size_t>(kSexes) * out.ages;
  std::vector<double> migrants;
  run(people, start, out, [&](int year, const PeriodRates& rates) {
    migrants = rates.migrants;
    for (int y = std::max(year, from); y < year + width; ++y)
      for (std::size_t d = 0; d < n; ++d)
        if (const double persons = own[(y - from) * n + d]; persons > 0)
          addByProfile(dataset.migration.profiles[facts.profile], -persons, migrants.data() + d * cells);
    return std::span<const double>(migrants);
  });
  return out;
}

Outcome oneArrival(const IntakePeople& people, int stream, int d, int from, int years) {
  const Demography& demography = people.dataset.demography;
  const int start = periodOf(demography, from), width = demography.stepYears;
  const int last = std::min(periodOf(demography, from + years - 1) + width, demography.lastFlowYear + 1);
  Outcome out = emptyOutcome(people.dataset, start, last);
  const std::size_t cells = static_cast<std::size_t>(kSexes) * out.ages;
  std::vector<double> migrants(strideOf(out));
  const AgeProfile& profile = people.dataset.migration.profiles[people.dataset.quotas.streams[stream].profile];
  run(people, start, out, [&](int year, const PeriodRates&) {
    const int come = std::min(year + width, from + years) - std::max(year, from);  // years of arrival in the period
    std::fill(migrants.begin(), migrants.end(), 0.0);
    if (come > 0) addByProfile(profile, static_cast<double>(come) / years, migrants.data() + d * cells);
    return std::span<const double>(migrants);
  });
  return out;
}

std::vector<double> oneGuest(const QuotaStream& stream, int years) {
  std::vector<double> stock(years, 0.0);
  for (int at = 0; at < years; ++at)
    for (int issued = 0; issued <= at; ++issued) stock[at] += stillHere(stream.stayYears, at + 1 - issued) / years;
  return stock;
}

}  // namespace kosh
