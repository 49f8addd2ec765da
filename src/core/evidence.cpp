// How figures become evidence: the name, the unit and the origin of each.
#include "core/evidence.h"

#include <cmath>

namespace kosh {
namespace {

constexpr Lang kAll[] = {Lang::kk, Lang::ru, Lang::en};

// All plural forms of a unit.
Names formsOf(const Message& unit) {
  if (!unit.args.empty())
    if (const Names* names = std::get_if<Names>(&unit.args[0])) return *names;
  Names out;
  for (const Lang lang : kAll) out.by[static_cast<std::size_t>(lang)] = text(unit.id, lang);
  return out;
}

// The figure of a series of a territory: the last one published up to a year.
const YearFigure* publishedUpTo(const Series& series, int territory, int year) {
  const YearFigure* last = nullptr;
  if (territory < 0 || static_cast<std::size_t>(territory) >= series.values.size()) return last;
  for (const YearFigure& f : series.values[static_cast<std::size_t>(territory)])
    if (f.year <= year) last = &f;
  return last;
}

}  // namespace

Message plain(const Names& names) { return {Str::Plain, {names}}; }
Message plain(const std::string& text) { return {Str::Plain, {text}}; }

Names spoken(const Message& message) {
  Names out;
  for (const Lang lang : kAll) out.by[static_cast<std::size_t>(lang)] = say(message, lang);
  return out;
}

Names joined(const std::vector<Names>& parts) {
  Names out;
  for (std::size_t l = 0; l < out.by.size(); ++l)
    for (std::size_t i = 0; i < parts.size(); ++i) out.by[l] += (i > 0 ? "; " : "") + parts[i].by[l];
  return out;
}

Names figureOf(double value, int decimals, const Message& unit) {
  const Number number{value, decimals};
  if (!said(unit)) return spoken({Str::Plain, {number}});
  return spoken({Str::FigureUnit, {number, formsOf(unit)}});
}

Names midSentence(const Names& names) {
  Names out;
  for (std::size_t l = 0; l < out.by.size(); ++l) out.by[l] = startLower(names.by[l]);
  return out;
}

Names midSentence(const Message& message) { return midSentence(spoken(message)); }

bool isAbout(const Evidence& e) { return !e.exact && e.value && *e.value != 0 && e.status && *e.status >= Status::estimate; }

double shownValue(const Evidence& e, int significant) {
  const double value = e.value.value_or(0);
  return isAbout(e) && e.decimals == 0 ? roundSignificant(value, significant) : value;
}

int digitsToTell(double a, double b) {
  int digits = kSignificant;
  while (digits < 9 && a != b && roundSignificant(a, digits) == roundSignificant(b, digits)) ++digits;
  return digits;
}

Names figureOf(const Evidence& evidence, int significant) {
  if (said(evidence.text)) return spoken(evidence.text);
  if (!evidence.value) return spoken({Str::NoData, {}});
  Names out = figureOf(shownValue(evidence, significant), evidence.decimals, evidence.unit);
  if (isAbout(evidence))
    for (std::string& text : out.by) text = "\u2248\u00A0" + text;
  return out;
}

Message formulaInWords(Str formula, const std::vector<Evidence>& values) {
  Message out{formula, {}};
  if (formula == Str::Count) return out;
  for (const Evidence& value : values) out.args.push_back(spoken(value.name));
  return out;
}

Message formulaWithValues(Str formula, const std::vector<Evidence>& values) {
  Message out{formula, {}};
  if (formula == Str::Count) return out;
  for (const Evidence& value : values) {
    if (value.value) out.args.push_back(figureOf(*value.value, value.decimals, none()));
    else out.args.push_back(figureOf(value));
  }
  return out;
}

int decimalsOf(IndicatorKind kind) {
  const bool fraction = kind == IndicatorKind::share || kind == IndicatorKind::rate || kind == IndicatorKind::load;
  return fraction ? 1 : 0;
}

Message nameOf(const Dataset& dataset, const Indicator& indicator) {
  if (const Series* series = seriesOf(dataset, indicator)) return plain(series->name);
  const int service = findService(dataset, indicator.service);
  if (service < 0) return {indicator.name, {}};
  return plain(spoken({Str::IndOfService, {dataset.services.services[static_cast<std::size_t>(service)].name, indicator.name}}));
}

Message unitFor(const Dataset& dataset, const Indicator& indicator) {
  if (const Series* series = seriesOf(dataset, indicator)) return plain(series->unit);
  const int service = indicator.unit == Str::UnitPlaces ? findService(dataset, indicator.service) : -1;
  if (service < 0) return {indicator.unit, {}};
  return plain(dataset.services.services[static_cast<std::size_t>(service)].unit);
}

Evidence ofIndicator(const Facts& facts, std::string_view id, int territory, int year) {
  Evidence out;
  out.id = std::string(id);
  out.territory = territory;
  out.year = year;
  const int at = findIndicator(facts.outcome, id);
  if (at < 0) {
    out.name = plain(std::string(id));
    return out;
  }
  const Indicator& indicator = facts.outcome.indicators[static_cast<std::size_t>(at)];
  out.name = nameOf(facts.dataset, indicator);
  out.unit = unitFor(facts.dataset, indicator);
  out.decimals = decimalsOf(indicator.kind);
  out.asOf = std::to_string(year) + (indicator.stock ? "-01-01" : "");
  if (const std::optional<Datum> datum = valueOf(facts.outcome, at, territory, year)) {
    out.value = datum->value;
    out.status = datum->status;
  }
  return out;
}

Evidence ofSeries(const Dataset& dataset, std::string_view id, int territory, int year) {
  Evidence out;
  out.id = std::string(id);
  out.territory = territory;
  out.year = year;
  const int at = findSeries(dataset, id);
  if (at < 0) {
    out.name = plain(std::string(id));
    return out;
  }
  const Series& series = dataset.series[static_cast<std::size_t>(at)];
  out.name = plain(series.name);
  out.unit = plain(series.unit);
  out.decimals = series.decimals;
  if (const YearFigure* last = publishedUpTo(series, territory, year)) {
    out.value = last->figure.value;
    out.status = last->figure.from.status;
    out.source = last->figure.from.source;
    out.asOf = last->figure.from.asOf;
    out.year = last->year;
  }
  return out;
}

Evidence ofThreshold(const Dataset& dataset, std::string_view id) {
  const Threshold* threshold = findThreshold(dataset.rules, id);
  Evidence out;
  out.id = std::string(id);
  out.name = plain(std::string(id));
  if (!threshold) return out;
  out.name = plain(threshold->name);
  out.unit = plain(threshold->unit);
  if (!threshold->value) return out;
  const double value = threshold->value->value;
  for (out.decimals = 0; out.decimals < 3; ++out.decimals) {
    const double shown = value * (out.decimals == 0 ? 1 : out.decimals == 1 ? 10 : 100);
    if (std::fabs(shown - std::round(shown)) < 1e-9) break;
  }
  out.value = value;
  out.status = threshold->value->from.status;
  out.source = threshold->value->from.source;
  out.asOf = threshold->value->from.asOf;
  out.exact = true;
  return out;
}

Evidence ofFigure(std::string id, Message name, int decimals, Message unit, const Figure* figure, int year) {
  Evidence out;
  out.id = std::move(id);
  out.name = std::move(name);
  out.unit = std::move(unit);
  out.decimals = decimals;
  out.year = year;
  if (!figure) return out;
  out.value = figure->value;
  out.status = figure->from.status;
  out.source = figure->from.source;
  out.asOf = figure->from.asOf;
  return out;
}

Evidence ofMethod(std::string id, Message name, std::optional<double> value, int decimals, Message unit, Status status) {
  Evidence out;
  out.id = std::move(id);
  out.name = std::move(name);
  out.unit = std::move(unit);
  out.decimals = decimals;
  out.value = value;
  if (value) out.status = status;
  return out;
}

Evidence ofWords(std::string id, Message name, Message text, Message unit) {
  Evidence out;
  out.id = std::move(id);
  out.name = std::move(name);
  out.text = std::move(text);
  out.unit = std::move(unit);
  return out;
}

void addAlternatives(std::vector<Evidence>& values, const Evidence& of, const Figure& figure) {
  for (std::size_t i = 0; i < figure.alternatives.size(); ++i) {
    Evidence other = ofFigure(of.id + "/alternative_" + std::to_string(i + 1),
                              plain(spoken({Str::DataAlternative, {spoken(of.name)}})), of.decimals, of.unit,
                              &figure.alternatives[i], of.year);
    other.territory = of.territory;
    values.push_back(std::move(other));
  }
}

Evidence presentQuota(const Facts& facts, int stream, int year) {
  const QuotaInForce force = quotaFor(facts.dataset, Scenario{}, stream, year);
  const Evidence out = ofFigure("quota_present", {Str::FigQuotaPresent, {std::to_string(year)}}, 0,
                                {facts.dataset.quotas.streams[static_cast<std::size_t>(stream)].counts == QuotaUnit::permits
                                     ? Str::UnitPermits
                                     : Str::UnitPersons,
                                 {}},
                                force.persons ? force.baseline : nullptr, year);
  return out;
}

Finding finding(const Facts& facts, std::string_view paragraph, int territory, int year, std::string_view subject) {
  Finding out;
  out.paragraph = std::string(paragraph);
  out.subject = std::string(subject);
  out.territory = territory;
  out.year = year;
  out.id = out.paragraph + "/" + facts.dataset.territories[static_cast<std::size_t>(territory)].id + "/" + std::to_string(year);
  if (!subject.empty()) out.id += "/" + out.subject;
  // A statement about few people is weak: a handful of moves turns it round.
  const std::optional<double> weak = thresholdValue(facts.dataset.rules, limit::kWeakPeople);
  const std::optional<Datum> people = valueOf(facts.outcome, findIndicator(facts.outcome, "population"), territory, year);
  out.weak = weak && people && people->value < *weak;
  return out;
}

std::optional<int> yearsOf(const Dataset& dataset, std::string_view id) {
  const std::optional<double> value = thresholdValue(dataset.rules, id);
  return value ? std::optional(static_cast<int>(*value)) : std::nullopt;
}

int cityOf(const Dataset& dataset) {
  for (std::size_t t = 0; t < dataset.territories.size(); ++t)
    if (dataset.territories[t].kind == TerritoryKind::city) return static_cast<int>(t);
  return 0;
}

}  // namespace kosh
