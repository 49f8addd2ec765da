// Reads demography.json: the people of the base year, mortality, fertility, the sex ratio at birth.
#include <algorithm>

#include "io/read_parts.h"

namespace kosh {
namespace {

// Territories with a base population are the projected ones, in the order of the territories.
void findDistricts(const Field& base, Dataset& data) {
  for (const auto& [id, field] : base.members())
    if (!data.territories.empty() && findTerritory(data, id) < 0) field.fail({Str::IoUnknownId, {'"' + id + '"'}});
  for (int t = 0; t < static_cast<int>(data.territories.size()); ++t)
    if (!base.at(data.territories[t].id).absent()) data.districts.push_back(t);
}

// The first list of people says how many age groups there are.
int countAges(const Field& base) {
  if (!base.is(JsonKind::object)) return 0;
  for (const auto& [id, field] : base.members()) {
    const Field women = field.at("f");
    if (!women.is(JsonKind::array)) continue;
    const auto ages = static_cast<int>(women.value()->items.size());
    if (ages >= kMinAges && ages <= kMaxAges) return ages;
    women.fail({Str::IoRange, {std::to_string(ages), std::to_string(kMinAges), std::to_string(kMaxAges)}});
  }
  return 0;
}

void readBase(const Field& base, const Field& groups, Dataset& data) {
  Demography& out = data.demography;
  if (base.is(JsonKind::object)) findDistricts(base, data);
  const AgeLists form = readGroups(groups, data);
  out.ages = groups.given() ? std::max(form.ages, 0) : countAges(base);
  out.base.territories = static_cast<int>(data.districts.size());
  out.base.ages = out.ages;
  for (int t : data.districts) {
    const Field people = base.at(data.territories[t].id);
    out.baseFrom.push_back(readProvenance(people));
    appendBothSexes(people, form.lower.empty() ? singleAges(data) : form, OfGroup::sum, out.base.values);
  }
}

std::vector<double> readFactors(const Field& field, const Dataset& data) {
  std::vector<double> out(data.districts.size(), 1.0);
  if (!field.given()) return out;
  forDistricts(field, data, [&](const Field& factor, int d) {
    if (factor.given()) out[static_cast<std::size_t>(d)] = factor.number();
  });
  return out;
}

MortalityInput readInput(const Field& field) {
  const std::string input = field.is(JsonKind::string) ? field.value()->text : "";
  if (input == "survival_ratios") return MortalityInput::survivalRatios;
  if (input != "death_rates") field.oneOf("death_rates, survival_ratios");
  return MortalityInput::deathRates;
}

void readMortality(const Field& part, Dataset& data) {
  Demography& out = data.demography;
  if (!part.expectObject()) return;
  out.mortalityInput = readInput(part.at("input"));
  out.mortalityFrom = readProvenance(part);
  // Death rates of five-year groups come abridged: 0, 1-4, 5-9, ... (one more than the groups of people).
  const bool abridged = out.stepYears == 5 && out.mortalityInput == MortalityInput::deathRates;
  AgeLists form = readGroups(part.at("groups"), data);
  if (abridged) form = {out.ages + 1, {}};
  const bool ratios = out.mortalityInput == MortalityInput::survivalRatios;
  if (ratios && part.at("groups").given()) part.at("input").oneOf("death_rates");  // ratios of groups are no ratios of ages
  const int columns = kSexes * (out.ages + (abridged ? 1 : 0));
  out.mortality = readYearTable(part.at("years"), columns, [&](const Field& row, std::vector<double>& to) {
    appendBothSexes(row, form, OfGroup::rate, to);
  });
  out.mortalityFactor = readFactors(part.at("factor"), data);
}

void readFertility(const Field& part, Dataset& data) {
  Demography& out = data.demography;
  if (!part.expectObject()) return;
  out.fertilityFrom = readProvenance(part);
  const AgeLists form = readGroups(part.at("groups"), data);
  out.fertility = readYearTable(part.at("years"), out.ages, [&](const Field& row, std::vector<double>& to) {
    to = readByAge(row, form, OfGroup::rate);
  });
  out.fertilityFactor = readFactors(part.at("factor"), data);
}

int readStep(const Field& field) {
  const int step = field.given() ? field.whole(1, 5) : 1;
  if (step != 1 && step != 5) field.fail({Str::IoOneOf, {field.found(), "1, 5"}});
  return step;
}

}  // namespace

void readDemography(const Field& part, Dataset& data) {
  Demography& out = data.demography;
  out.baseYear = part.at("base_year").year();
  out.lastFlowYear = part.at("last_flow_year").year();
  out.stepYears = readStep(part.at("step_years"));
  out.cityTotal = readOptionalFigure(part.at("city_total"));
  const Field base = part.at("base");
  if (base.expectObject()) readBase(base, part.at("groups"), data);
  if (out.ages == 0) return;  // without a number of age groups every other list would only repeat that problem
  readMortality(part.at("mortality"), data);
  readFertility(part.at("fertility"), data);
  const Field ratio = part.at("sex_ratio_at_birth");
  if (!ratio.expectObject()) return;
  out.sexRatioFrom = readProvenance(ratio);
  out.sexRatioAtBirth = readYearTable(ratio.at("years"), 1, [](const Field& row, std::vector<double>& to) {
    to.push_back(row.number());
  });
}

}  // namespace kosh
