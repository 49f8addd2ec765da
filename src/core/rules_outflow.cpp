// Paragraph 9: outflow above reproduction, in three readings, for the city, its districts and the young.
#include <limits>

#include "core/evidence.h"
#include "core/rates.h"

namespace kosh {
namespace {

// Ages of the young, from the rules; without them they are not judged.
struct Ages {
  int from = 0, to = -1;
};

Ages youth(const Dataset& dataset) {
  const std::optional<int> from = yearsOf(dataset, limit::kYouthFrom), to = yearsOf(dataset, limit::kYouthTo);
  return from && to ? Ages{*from, *to} : Ages{};
}

// Net migration S and natural increase N of the years of the flows, persons.
struct Balance {
  std::vector<double> net, natural;  // [year - firstYear]; empty: no data
};

Balance balanceOf(const Outcome& outcome, int territory) {
  Balance out;
  const int net = findIndicator(outcome, "net_migration"), natural = findIndicator(outcome, "natural_increase");
  for (int year = outcome.firstYear; year < outcome.lastYear; ++year) {
    const std::optional<Datum> s = valueOf(outcome, net, territory, year), n = valueOf(outcome, natural, territory, year);
    if (!s || !n) return {};
    out.net.push_back(s->value);
    out.natural.push_back(n->value);
  }
  return out;
}

// People of `lo` .. `hi` at the end of a period, those of them who were here at its start, and those of the start.
struct Group {
  double start = 0, survivors = 0, end = 0;
};

Group groupOf(const Outcome& outcome, const PeriodRates& rates, int d, int year, int width, int lo, int hi) {
  Group g;
  for (int sex = 0; sex < kSexes; ++sex) {
    for (int a = lo; a <= hi; ++a) {
      g.start += outcome.persons(year, d, sex, a);
      g.end += outcome.persons(year + width, d, sex, a);
      g.survivors += outcome.persons(year, d, sex, a - 1) *
                     rates.survival[(static_cast<std::size_t>(d) * kSexes + sex) * outcome.ages + a];
    }
  }
  return g;
}

// The young of every slot, [0] the city, then the districts. Reproduction of the group is what age and death make of
// it (those who turn 15 less those who turn 35 and those who die); migration is what remains of its change.
std::vector<Balance> youngBalances(const Facts& facts) {
  const Outcome& out = facts.outcome;
  const Ages ages = youth(facts.dataset);
  const int width = facts.dataset.demography.stepYears, lo = ages.from / width, hi = ages.to / width;
  std::vector<Balance> all(static_cast<std::size_t>(out.districts) + 1);
  if (lo < 1 || hi < lo || hi + 1 >= out.ages) return all;  // the ages are not told apart
  PeriodRates rates;
  for (int year = out.firstYear; year + width <= out.lastYear; year += width) {
    preparePeriod(facts.dataset, facts.scenario, year, rates);
    Balance sum{{0}, {0}};
    for (int d = 0; d < out.districts; ++d) {
      const Group g = groupOf(out, rates, d, year, width, lo, hi);
      const double net = (g.end - g.survivors) / width, natural = (g.survivors - g.start) / width;
      Balance& own = all[static_cast<std::size_t>(d) + 1];
      own.net.insert(own.net.end(), static_cast<std::size_t>(width), net);
      own.natural.insert(own.natural.end(), static_cast<std::size_t>(width), natural);
      sum = {{sum.net[0] + net}, {sum.natural[0] + natural}};
    }
    all[0].net.insert(all[0].net.end(), static_cast<std::size_t>(width), sum.net[0]);
    all[0].natural.insert(all[0].natural.end(), static_cast<std::size_t>(width), sum.natural[0]);
  }
  return all;
}

// Daughters of a woman under the rates of a period who live: net reproduction rate. Slots as above.
std::vector<double> replacement(const Facts& facts, int year) {
  const Outcome& out = facts.outcome;
  const int width = facts.dataset.demography.stepYears;
  const int start = out.firstYear + (year - out.firstYear) / width * width;
  PeriodRates rates;
  preparePeriod(facts.dataset, facts.scenario, start, rates);
  std::vector<double> all(static_cast<std::size_t>(out.districts) + 1);
  double weight = 0;
  for (int d = 0; d < out.districts; ++d) {
    double lived = 1, daughters = 0, women = 0;
    for (int a = 0; a < out.ages; ++a) {
      lived *= rates.survival[static_cast<std::size_t>(d) * kSexes * out.ages + a];
      daughters += rates.fertility[static_cast<std::size_t>(d) * out.ages + a] * width * lived / (1 + rates.boysPerGirl);
      women += rates.fertility[static_cast<std::size_t>(d) * out.ages + a] > 0 ? out.persons(start, d, kFemale, a) : 0;
    }
    all[static_cast<std::size_t>(d) + 1] = daughters;
    all[0] += daughters * women;
    weight += women;
  }
  all[0] = weight > 0 ? all[0] / weight : 0;
  return all;
}

// The first year from which the outflow is above for so many years in a row, the first single one, and the first warning.
struct Verdict {
  int lasting = 0, once = 0, warned = 0;  // 0: never
};

Verdict verdictOf(const Balance& balance, int firstYear, double share, int periods) {
  Verdict v;
  int inRow = 0;
  for (std::size_t y = 0; y < balance.net.size(); ++y) {
    const int year = firstYear + static_cast<int>(y);
    const Outflow state = outflowState(balance.natural[y], balance.net[y], share);
    inRow = state == Outflow::above ? inRow + 1 : 0;
    if (state == Outflow::above && v.once == 0) v.once = year;
    if (state == Outflow::warning && v.warned == 0) v.warned = year;
    if (periods > 0 && inRow >= periods && v.lasting == 0) v.lasting = year - periods + 1;
  }
  return v;
}

Names measureGroups(const Dataset& dataset) {
  std::vector<Names> names;
  for (const MeasureGroup& group : dataset.rules.measures) names.push_back(group.name);
  return joined(names);
}

// Sentence, sign and formula of a finding whose values begin with S, N, the share of the warning and S + N.
void conclude(const Facts& facts, const Verdict& v, const Balance& balance, const Names& name, int year, Finding& out) {
  const int term = yearsOf(facts.dataset, limit::kMediumTerm).value_or(kMediumTermYears);
  out.year = v.lasting ? v.lasting : v.once ? v.once : v.warned ? v.warned : year;
  const std::size_t y = static_cast<std::size_t>(out.year - facts.outcome.firstYear);
  out.values[0].value = balance.net[y];
  out.values[1].value = balance.natural[y];
  out.values[3].value = balance.net[y] + balance.natural[y];
  for (const std::size_t i : {0, 1, 3}) out.values[i].year = out.year, out.values[i].asOf = std::to_string(out.year);
  out.result = 3;
  const int digits = digitsToTell(-balance.net[y], balance.natural[y]);
  const Names net = figureOf(out.values[0], digits), natural = figureOf(out.values[1], digits);
  const std::string when = std::to_string(out.year);
  const bool above = v.lasting || v.once;
  out.formula = above ? Str::FormulaOutflow : v.warned ? Str::FormulaOutflowWarning
                : balance.net[y] >= 0 ? Str::FormulaNotNegative : Str::FormulaOutflowNone;
  if (!above && v.warned) out.threshold = 2;
  out.message = {above ? Str::OutflowAbove : v.warned ? Str::OutflowWarning : Str::OutflowNone, {name, when, net, natural}};
  if (!above && !v.warned) return;
  out.sign = v.lasting && v.lasting < year + term ? Sign::decide : Sign::check;
  out.direction = v.lasting ? Direction::measures : Direction::warn;
  if (v.lasting) out.reason = {Str::OutflowMeasures, {measureGroups(facts.dataset)}};
  else if (v.once) out.reason = {Str::OutflowTwoPeriods, {figureOf(out.values[4])}};
}

struct Subject {
  int territory = 0;
  std::size_t slot = 0;
  bool young = false;
};

Names nameOfSubject(const Facts& facts, const Subject& subject) {
  const Names& name = facts.dataset.territories[static_cast<std::size_t>(subject.territory)].name;
  if (!subject.young) return name;
  const Ages ages = youth(facts.dataset);
  return spoken({Str::OutflowGroup, {name, std::to_string(ages.from), std::to_string(ages.to)}});
}

// Departures of every kind but moves to another district, whose gross numbers nobody publishes.
Evidence departures(const Facts& facts, int territory, int year) {
  Evidence out = ofIndicator(facts, "internal_departures", territory, year);
  const Evidence abroad = ofIndicator(facts, "emigration", territory, year);
  out.id = "departures";
  out.name = {Str::FigDepartures, {}};
  if (!out.value || !abroad.value) out.value = std::nullopt, out.status = std::nullopt;
  else out.value = *out.value + *abroad.value, out.status = worse(*out.status, *abroad.status);
  return out;
}

std::vector<Evidence> valuesOf(const Facts& facts, const Subject& subject, double replaced, int year) {
  const int t = subject.territory;
  Evidence net = ofIndicator(facts, "net_migration", t, year), natural = ofIndicator(facts, "natural_increase", t, year);
  if (subject.young) {
    net.id = "young_net_migration", net.name = {Str::FigGroupNet, {}};
    natural.id = "young_natural", natural.name = {Str::FigGroupNatural, {}};
  }
  Evidence balance = ofMethod("balance", {Str::FigBalance, {}}, 0, 0, {Str::UnitPersons, {}}, net.status.value_or(Status::estimate));
  balance.territory = t;
  std::vector<Evidence> out{net, natural, ofThreshold(facts.dataset, limit::kOutflowWarning), balance,
                            ofThreshold(facts.dataset, limit::kOutflowPeriods)};
  if (subject.young) {
    const Ages ages = youth(facts.dataset);
    Evidence people = ofMethod("people_young", {Str::FigAged, {std::to_string(ages.from), std::to_string(ages.to)}},
                               personsAged(facts.dataset, facts.outcome, t, year, ages.from, ages.to), 0, {Str::UnitPersons, {}},
                               Status::estimate);
    people.territory = t, people.year = year, people.asOf = std::to_string(year) + "-01-01";
    out.push_back(people);
    return out;
  }
  out.push_back(departures(facts, t, year));
  out.push_back(ofMethod("net_reproduction", {Str::FigReplacement, {}}, replaced, 2, {Str::UnitDaughters, {}}, Status::estimate));
  out.push_back(ofThreshold(facts.dataset, limit::kNetReproduction));
  out.push_back(ofIndicator(facts, "population", t, year));
  return out;
}

Finding judgeOutflow(const Facts& facts, const Subject& subject, const Balance& balance, double replaced, int year) {
  Finding out = finding(facts, "9", subject.territory, year, subject.young ? "age_15_34" : "");
  const Names name = nameOfSubject(facts, subject);
  out.values = valuesOf(facts, subject, replaced, year);
  if (balance.net.empty()) {
    for (const std::size_t i : {0, 1, 3}) out.values[i].value = std::nullopt, out.values[i].status = std::nullopt;
    out.sign = Sign::noData;
    out.message = {Str::MonitorNone, {name}};
    return out;
  }
  const double share = thresholdValue(facts.dataset.rules, limit::kOutflowWarning).value_or(std::numeric_limits<double>::infinity());
  const int periods = yearsOf(facts.dataset, limit::kOutflowPeriods).value_or(0);
  conclude(facts, verdictOf(balance, facts.outcome.firstYear, share, periods), balance, name, year, out);
  const std::optional<double> weak = thresholdValue(facts.dataset.rules, limit::kWeakPeople);
  if (subject.young && weak && out.values.back().value) out.weak = *out.values.back().value < *weak;
  return out;
}

// Reading 2: gross departures against natural increase. It fires nearly everywhere in a city, so it only warns.
Finding grossReading(const Facts& facts, int year) {
  const int city = cityOf(facts.dataset);
  Finding out = finding(facts, "9", city, year, "gross");
  int fires = 0, known = 0;
  std::vector<int> all{city};
  all.insert(all.end(), facts.dataset.districts.begin(), facts.dataset.districts.end());
  for (const int t : all) {
    const Evidence gone = departures(facts, t, year), natural = ofIndicator(facts, "natural_increase", t, year);
    if (!gone.value || !natural.value) continue;
    ++known;
    fires += *gone.value > *natural.value;
  }
  out.values = {departures(facts, city, year), ofIndicator(facts, "natural_increase", city, year)};
  out.result = 0;
  out.threshold = 1;
  const bool over = out.values[0].value && out.values[1].value && *out.values[0].value > *out.values[1].value;
  out.formula = over ? Str::FormulaOver : Str::FormulaWithin;
  out.sign = known == 0 ? Sign::noData : fires > 0 ? Sign::check : Sign::inOrder;
  out.direction = fires > 0 ? Direction::warn : Direction::none;
  out.message = known == 0 ? Message{Str::MonitorNone, {facts.dataset.territories[static_cast<std::size_t>(city)].name}}
                           : Message{Str::OutflowGross, {std::to_string(fires), std::to_string(known)}};
  return out;
}

// People with higher or technical education: nobody publishes their moves by education for the city.
Finding educated(const Facts& facts, int year) {
  const int city = cityOf(facts.dataset);
  Finding out = finding(facts, "9", city, year, "educated");
  out.values = {ofSeries(facts.dataset, "emigrants_higher_education", city, year)};
  out.sign = Sign::noData;
  out.message = {Str::OutflowEducated, {facts.dataset.territories[static_cast<std::size_t>(city)].name}};
  return out;
}

}  // namespace

std::vector<Finding> rules::outflow(const Dataset& dataset, const Scenario& scenario, const Outcome& outcome, int year) {
  const Facts facts{dataset, scenario, outcome};
  std::vector<Finding> out;
  if (year < outcome.firstYear || year >= outcome.lastYear) return out;
  const std::vector<Balance> young = youngBalances(facts);
  const std::vector<double> replaced = replacement(facts, year);
  const int city = cityOf(dataset);
  for (std::size_t slot = 0; slot < young.size(); ++slot) {
    const int t = slot == 0 ? city : dataset.districts[slot - 1];
    out.push_back(judgeOutflow(facts, {t, slot, false}, balanceOf(outcome, t), replaced[slot], year));
    out.push_back(judgeOutflow(facts, {t, slot, true}, young[slot], replaced[slot], year));
    if (slot > 0) continue;
    out.push_back(grossReading(facts, year));
    out.push_back(educated(facts, year));
  }
  return out;
}

}  // namespace kosh
