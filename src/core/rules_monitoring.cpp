// Paragraph 3: each factor against its threshold where it has one, else its figure or "no data".
#include <cmath>

#include "core/evidence.h"
#include "core/factors.h"

namespace kosh {
namespace {

// A line under a factor with what it is compared with; a full load is 100 percent of the norm.
struct Judged {
  Evidence value, threshold;
  bool over = false;
  std::vector<Evidence> others = {};  // what other sources say
};

Judged judgeSeries(const Facts& facts, const FactorRow& row, int territory, int year) {
  const Series& series = facts.dataset.series[static_cast<std::size_t>(row.series)];
  Judged out{ofSeries(facts.dataset, series.id, territory, year), {}, false};
  for (const YearFigure& f : out.value.value ? series.values[static_cast<std::size_t>(territory)] : std::vector<YearFigure>{})
    if (f.year == out.value.year) addAlternatives(out.others, out.value, f.figure);
  if (!series.threshold) return out;
  const Message name = plain(spoken({Str::FigThreshold, {series.name}}));
  out.threshold = ofFigure(series.id + "_threshold", name, series.decimals, plain(series.unit), &*series.threshold, 0);
  out.threshold.exact = true;
  out.over = out.value.value && *out.value.value > series.threshold->value;
  return out;
}

Judged judgeIndicator(const Facts& facts, const FactorRow& row, int territory, int year) {
  const Indicator& indicator = facts.outcome.indicators[static_cast<std::size_t>(row.indicator)];
  Judged out{ofIndicator(facts, indicator.id, territory, year), {}, false};
  if (indicator.kind != IndicatorKind::load) return out;
  const int service = findService(facts.dataset, indicator.service);
  const Status status = service < 0 ? Status::computed : facts.dataset.services.services[static_cast<std::size_t>(service)].norm.status;
  out.threshold = ofMethod(indicator.id + "_norm", {Str::FigNorm, {}}, 100, 0, {Str::UnitPercent, {}}, status);
  out.threshold.exact = true;
  out.over = out.value.value && std::round(*out.value.value) > 100;  // as people read it
  return out;
}

Judged judgeRow(const Facts& facts, const FactorRow& row, int territory, int year) {
  if (row.series >= 0) return judgeSeries(facts, row, territory, year);
  if (row.indicator >= 0) return judgeIndicator(facts, row, territory, year);
  return {ofWords("none", {factors()[static_cast<std::size_t>(row.factor)].name, {}}, none()), {}, false};
}

// The line that speaks for the factor: one over its threshold, else one within it, else the first with a figure.
std::size_t leadOf(const std::vector<Judged>& rows) {
  for (std::size_t i = 0; i < rows.size(); ++i)
    if (rows[i].over) return i;
  for (std::size_t i = 0; i < rows.size(); ++i)
    if (rows[i].value.value && rows[i].threshold.value) return i;
  for (std::size_t i = 0; i < rows.size(); ++i)
    if (rows[i].value.value) return i;
  return 0;
}

Names factorName(const FactorRow& row) {
  const Factor& factor = factors()[static_cast<std::size_t>(row.factor)];
  if (row.part < 0) return spoken({factor.name, {}});
  return spoken({Str::InTerritory, {factor.name, factor.part[row.part]}});
}

void fillValues(const std::vector<Judged>& rows, std::size_t lead, Finding& out) {
  out.values.push_back(rows[lead].value);
  out.result = 0;
  if (rows[lead].threshold.value) {
    out.threshold = 1;
    out.values.push_back(rows[lead].threshold);
    out.formula = rows[lead].over ? Str::FormulaOver : Str::FormulaWithin;
  }
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (i == lead) continue;
    out.values.push_back(rows[i].value);
    if (rows[i].threshold.value) out.values.push_back(rows[i].threshold);
  }
  for (const Judged& row : rows) out.values.insert(out.values.end(), row.others.begin(), row.others.end());
}

// The name of the figure; where the factor is called the same, the place that it is of.
Names shownAs(const Facts& facts, const Evidence& value, const FactorRow& row, int territory) {
  const Names factor = midSentence(factorName(row)), &place = facts.dataset.territories[static_cast<std::size_t>(territory)].name;
  Names name = midSentence(value.name);
  for (std::size_t l = 0; l < name.by.size(); ++l)
    if (name.by[l] == factor.by[l]) name.by[l] = place.by[l];
  return name;
}

Finding findingOf(const Facts& facts, const FactorRow& first, const std::vector<Judged>& rows, int territory, int year) {
  const Factor& factor = factors()[static_cast<std::size_t>(first.factor)];
  constexpr const char* kParts[] = {"engineering", "transport", "social"};
  const std::string subject = first.part < 0 ? std::string(factor.id) : std::string(factor.id) + "/" + kParts[first.part];
  Finding out = finding(facts, "3", territory, year, subject);
  const std::size_t lead = leadOf(rows);
  const Judged& best = rows[lead];
  fillValues(rows, lead, out);
  const Names name = territory == cityOf(facts.dataset)
                         ? factorName(first)
                         : spoken({Str::InTerritory, {facts.dataset.territories[static_cast<std::size_t>(territory)].name, midSentence(factorName(first))}});
  const int digits = digitsToTell(best.value.value.value_or(0), best.threshold.value.value_or(0));
  const Names figure = figureOf(best.value, digits), shows = shownAs(facts, best.value, first, territory);
  if (!best.value.value) {
    out.sign = Sign::noData;
    out.message = {Str::MonitorNone, {name}};
  } else if (!best.threshold.value) {
    out.message = {Str::MonitorShown, {name, shows, figure}};
  } else {
    out.sign = best.over ? Sign::check : Sign::inOrder;
    out.direction = best.over ? Direction::warn : Direction::none;
    out.message = {best.over ? Str::MonitorOver : Str::MonitorWithin, {name, shows, figure, figureOf(best.threshold)}};
  }
  return out;
}

// One finding for each factor, of the eleventh one for each part.
std::vector<Finding> ofTerritory(const Facts& facts, int territory, int year, bool overOnly) {
  std::vector<Finding> out;
  const std::vector<FactorRow> rows = factorRows(facts.dataset, facts.outcome, territory, year);
  for (std::size_t i = 0; i < rows.size();) {
    std::vector<Judged> judged;
    std::size_t end = i;
    for (; end < rows.size() && rows[end].factor == rows[i].factor && rows[end].part == rows[i].part; ++end)
      judged.push_back(judgeRow(facts, rows[end], territory, year));
    Finding f = findingOf(facts, rows[i], judged, territory, year);
    if (!overOnly || f.sign == Sign::check) out.push_back(std::move(f));
    i = end;
  }
  return out;
}

// Of a district only features over a threshold, and not what the city's line or paragraph 11 says of it already: the
// influences repeat the features, the services have findings of their own.
bool repeats(const Finding& f) { return f.subject[0] == 'I' || f.subject.compare(0, 4, "F11/") == 0; }

}  // namespace

std::vector<Finding> rules::monitoring(const Dataset& dataset, const Scenario& scenario, const Outcome& outcome, int year) {
  const Facts facts{dataset, scenario, outcome};
  std::vector<Finding> out = ofTerritory(facts, cityOf(dataset), year, false);
  for (const int t : dataset.districts)
    for (Finding& f : ofTerritory(facts, t, year, true))
      if (!repeats(f)) out.push_back(std::move(f));
  return out;
}

}  // namespace kosh
