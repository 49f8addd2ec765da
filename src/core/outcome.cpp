// The only verb: projects a dataset under a scenario and reads the outcome.
#include "core/outcome.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "core/gross_flows.h"
#include "core/indicators.h"
#include "core/labour.h"
#include "core/outcome_parts.h"
#include "core/quota.h"

namespace kosh {
namespace {

// The flows of a period, the same in each of its years.
void keepFlows(const Dataset& dataset, const StepOutput& step, const PeriodRates& rates, int offset, Outcome& out) {
  const int stepYears = dataset.demography.stepYears;
  const std::vector<GrossFlows> gross = grossFlows(dataset, rates, step.cuts);
  for (int d = 0; d < out.districts; ++d) {
    YearFlows f;
    f.fromAbroad = gross[d].fromAbroad / stepYears;
    f.toAbroad = gross[d].toAbroad / stepYears;
    f.fromRegions = gross[d].fromRegions / stepYears;
    f.toRegions = gross[d].toRegions / stepYears;
    f.births = (step.births[d * kSexes] + step.births[d * kSexes + 1]) / stepYears;
    f.deaths = step.deaths[d] / stepYears;
    f.moves = (step.movesIn[d] - step.movesOut[d]) / stepYears;
    f.netMigration = step.migration[d] / stepYears + f.moves;
    f.quotaArrivals = rates.quota[d] / stepYears;
    for (int k = 0; k < stepYears; ++k) out.flows[static_cast<std::size_t>(offset + k) * out.districts + d] = f;
  }
}

void project(const Dataset& dataset, const Scenario& scenario, Outcome& out) {
  const std::size_t stride = static_cast<std::size_t>(out.districts) * kSexes * out.ages;
  const int width = dataset.demography.stepYears;
  std::copy(dataset.demography.base.values.begin(), dataset.demography.base.values.end(), out.people.begin());
  PeriodRates rates;
  StepOutput result;
  for (int offset = 0; offset + width < out.years(); offset += width) {
    const int year = out.firstYear + offset;
    preparePeriod(dataset, scenario, year, rates);
    step(stepInput(dataset, rates, std::span(out.people).subspan(offset * stride, stride)), result);
    std::copy(result.end.begin(), result.end.end(), out.people.begin() + (offset + width) * stride);
    for (const CutOutflow& cut : result.cuts) out.cuts.push_back({year, cut});
    keepFlows(dataset, result, rates, offset, out);
    fillBetween(out, offset, width);
  }
}

// One sentence for each district whose outflow was cut.
void noteCuts(const Dataset& dataset, Outcome& out) {
  for (int d = 0; d < out.districts; ++d) {
    int first = 0, last = 0;
    double persons = 0;
    for (const YearCut& c : out.cuts) {
      if (c.cut.territory != d) continue;
      if (first == 0) first = c.year;
      last = c.year;
      persons += c.cut.persons;
    }
    if (first == 0) continue;
    const std::string& id = district(dataset, d).id;
    out.notes.push_back({Str::NoteOutflowCut, {id, std::to_string(first), std::to_string(last), Number{persons, 0}}});
  }
}

}  // namespace

Outcome emptyOutcome(const Dataset& dataset, int firstYear, int lastYear) {
  Outcome out;
  out.firstYear = firstYear;
  out.lastYear = lastYear;
  out.ages = dataset.demography.ages;
  out.districts = static_cast<int>(dataset.districts.size());
  const std::size_t rows = static_cast<std::size_t>(out.years()) * out.districts;
  out.people.resize(rows * kSexes * out.ages);
  out.temporary.assign(rows, 0.0);
  out.foreignLabour.assign(rows, std::nullopt);
  out.flows.assign(rows - out.districts, {});
  return out;
}

void fillBetween(Outcome& out, int offset, int stepYears) {
  const std::size_t stride = static_cast<std::size_t>(out.districts) * kSexes * out.ages;
  const double* start = out.people.data() + offset * stride;
  const double* end = start + stepYears * stride;
  for (int k = 1; k < stepYears; ++k) {
    double* between = out.people.data() + (offset + k) * stride;
    for (std::size_t i = 0; i < stride; ++i) between[i] = start[i] + (end[i] - start[i]) * k / stepYears;
  }
}

// Foreign workers are known only where the permits of all their streams are: what is missing is no zero.
void fillTemporary(const Dataset& dataset, const Scenario& scenario, Outcome& out) {
  const std::size_t n = out.districts;
  std::vector<double> workers(n), others(n);
  for (int y = 0; y < out.years(); ++y) {
    std::fill(workers.begin(), workers.end(), 0.0);
    std::fill(others.begin(), others.end(), 0.0);
    bool known = true, any = false;
    for (std::size_t s = 0; s < dataset.quotas.streams.size(); ++s) {
      if (dataset.quotas.streams[s].permanent) continue;
      const bool foreign = isForeignLabour(dataset.quotas.streams[s]);
      const bool counted = addTemporaryStock(dataset, scenario, static_cast<int>(s), out.firstYear + y, foreign ? workers : others);
      known = known && (counted || !foreign);
      any = any || foreign;
    }
    for (std::size_t d = 0; d < n; ++d) {
      out.temporary[y * n + d] = workers[d] + others[d];
      if (known && any) out.foreignLabour[y * n + d] = workers[d];
    }
  }
}

Outcome evaluate(const Dataset& dataset, const Scenario& scenario) {
  Outcome out = emptyOutcome(dataset, dataset.demography.baseYear, dataset.demography.lastFlowYear + 1);
  project(dataset, scenario, out);
  fillTemporary(dataset, scenario, out);
  noteCuts(dataset, out);
  fillIndicators(dataset, scenario, out);
  return out;
}

YearFlows& YearFlows::operator+=(const YearFlows& other) {
  for (double YearFlows::*part : {&YearFlows::births, &YearFlows::deaths, &YearFlows::netMigration, &YearFlows::quotaArrivals,
                                  &YearFlows::moves, &YearFlows::fromAbroad, &YearFlows::toAbroad, &YearFlows::fromRegions,
                                  &YearFlows::toRegions})
    this->*part += other.*part;
  return *this;
}

double Outcome::persons(int year, int d, int sex, int age) const {
  const std::size_t row = (static_cast<std::size_t>(year - firstYear) * districts + d) * kSexes + sex;
  return people[row * ages + age];
}

const YearFlows& Outcome::flow(int year, int d) const {
  return flows[static_cast<std::size_t>(year - firstYear) * districts + d];
}

int findIndicator(const Outcome& outcome, std::string_view id) {
  for (std::size_t i = 0; i < outcome.indicators.size(); ++i)
    if (outcome.indicators[i].id == id) return static_cast<int>(i);
  return -1;
}

std::optional<Datum> valueOf(const Outcome& outcome, int indicator, int territory, int year) {
  if (outcome.indicators.empty() || year < outcome.firstYear || year > outcome.lastYear) return std::nullopt;
  const std::size_t years = outcome.years(), rows = outcome.values.size() / years;
  const std::size_t territories = rows / outcome.indicators.size();
  if (indicator < 0 || static_cast<std::size_t>(indicator) >= outcome.indicators.size()) return std::nullopt;
  if (territory < 0 || static_cast<std::size_t>(territory) >= territories) return std::nullopt;
  return outcome.values[(indicator * territories + territory) * years + (year - outcome.firstYear)];
}

Indicator asIndicator(const Series& series) {
  return {series.id, series.decimals > 0 ? IndicatorKind::rate : IndicatorKind::persons, Str::Count, Str::Count, {}, false};
}

std::optional<Datum> publishedIn(const Series& series, int territory, int year) {
  if (static_cast<std::size_t>(territory) >= series.values.size()) return std::nullopt;
  const Figure* figure = figureIn(series.values[static_cast<std::size_t>(territory)], year);
  return figure ? std::optional(Datum{figure->value, figure->from.status}) : std::nullopt;
}

const Series* seriesOf(const Dataset& dataset, const Indicator& indicator) {
  const int at = indicator.name == Str::Count ? findSeries(dataset, indicator.id) : -1;
  return at < 0 ? nullptr : &dataset.series[at];
}

std::string_view unitOf(const Dataset& dataset, const Indicator& indicator, Lang lang) {
  if (const Series* series = seriesOf(dataset, indicator)) return series->unit.in(lang);
  const int at = indicator.unit == Str::UnitPlaces ? findService(dataset, indicator.service) : -1;
  if (at < 0) return text(indicator.unit, lang);
  const std::string& forms = dataset.services.services[at].unit.in(lang);
  return std::string_view(forms).substr(forms.rfind('|') + 1);
}

int serviceIndicator(const Outcome& outcome, std::string_view service, IndicatorKind kind) {
  for (std::size_t i = 0; i < outcome.indicators.size(); ++i)
    if (outcome.indicators[i].kind == kind && outcome.indicators[i].service == service) return static_cast<int>(i);
  return -1;
}

Overload firstOverload(const Outcome& outcome, int loadIndicator, int territory) {
  Overload out;
  for (int year = outcome.firstYear; year < outcome.lastYear && !out.year; ++year) {
    const std::optional<Datum> load = valueOf(outcome, loadIndicator, territory, year);
    out.known = out.known || load;
    if (load && std::round(load->value) > 100) out.year = year;
  }
  return out;
}

std::vector<double> ageStructure(const Dataset& dataset, const Outcome& outcome, int territory, int year) {
  if (year < outcome.firstYear || year > outcome.lastYear || territory < 0) return {};
  if (static_cast<std::size_t>(territory) >= dataset.territories.size()) return {};
  const bool city = dataset.territories[territory].kind == TerritoryKind::city;
  const std::size_t cells = static_cast<std::size_t>(kSexes) * outcome.ages;
  std::vector<double> sum;
  for (int d = 0; d < outcome.districts; ++d) {
    if (!city && dataset.districts[d] != territory) continue;
    sum.resize(cells, 0.0);
    const std::size_t row = static_cast<std::size_t>(year - outcome.firstYear) * outcome.districts + d;
    for (std::size_t i = 0; i < cells; ++i) sum[i] += outcome.people[row * cells + i];
  }
  return sum;
}

std::vector<double> wholeByLargestRemainder(const std::vector<double>& parts, double total) {
  std::vector<double> whole(parts.size());
  if (parts.empty()) return whole;
  double left = std::round(total);
  for (std::size_t i = 0; i < parts.size(); ++i) left -= whole[i] = std::floor(parts[i]);
  const double count = static_cast<double>(parts.size());
  const double everybody = std::floor(left / count);  // not zero only where the parts do not sum to the total
  for (double& w : whole) w += everybody;
  left -= everybody * count;
  std::vector<std::size_t> order(parts.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return parts[a] - std::floor(parts[a]) > parts[b] - std::floor(parts[b]);
  });
  for (std::size_t i = 0; i < static_cast<std::size_t>(left); ++i) whole[order[i]] += 1;
  return whole;
}

}  // namespace kosh
