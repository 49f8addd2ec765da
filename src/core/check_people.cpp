// Validation of territories and of demography: identities, codes, outlines, the sum of the base, rates.
#include <cmath>

#include "core/check.h"
#include "core/life_table.h"

namespace kosh {
namespace {

// A city's total that was published again later may differ this much from its districts (2023: 102 of 2.16 million).
constexpr double kRevision = 1e-4;

std::string featurePath(std::size_t index) { return join("/features", index); }

bool isKato(const std::string& code) {
  if (code.size() != 9) return false;
  for (const char c : code)
    if (c < '0' || c > '9') return false;
  return true;
}

void checkRing(Checker& check, const std::string& path, const Ring& ring) {
  if (ring.size() < 3) check.report(path, Str::BadRing, {Number{static_cast<double>(ring.size()), 0}});
  for (const Point& p : ring) {
    if (std::fabs(p.x) <= 180 && std::fabs(p.y) <= 90) continue;
    check.report(path, Str::BadLonLat, {shortestNumber(p.x), shortestNumber(p.y)});
    return;
  }
}

void checkShape(Checker& check, const std::string& path, const Shape& shape) {
  for (std::size_t p = 0; p < shape.size(); ++p) {
    const std::string part = join(path, p);
    checkRing(check, join(part, std::size_t{0}), shape[p].outer);
    for (std::size_t h = 0; h < shape[p].holes.size(); ++h) checkRing(check, join(part, h + 1), shape[p].holes[h]);
  }
}

void checkTerritory(Checker& check, std::size_t t) {
  const Territory& territory = check.dataset.territories[t];
  const std::string properties = featurePath(t) + "/properties";
  if (!isKato(territory.kato)) check.report(properties + "/kato", Str::BadKato, {territory.kato});
  for (std::size_t l = 0; l < territory.name.by.size(); ++l)
    if (territory.name.by[l].empty()) check.report(properties + "/name", Str::BadName, {territory.id});
  check.figure(properties + "/area_km2", territory.areaKm2);
  check.figures(properties + "/population", territory.population);
  checkShape(check, featurePath(t) + "/geometry/coordinates", territory.shape);
}

// Where the city and all of its districts are published for a year, their sum should be the city.
void checkPublishedSums(Checker& check) {
  const Dataset& dataset = check.dataset;
  const std::string path = featurePath(0) + "/properties/population";
  for (std::size_t i = 0; i < dataset.territories[0].population.size(); ++i) {
    const YearFigure& city = dataset.territories[0].population[i];
    double sum = 0;
    bool all = !dataset.districts.empty();
    for (const int t : dataset.districts) {
      const Figure* part = figureIn(dataset.territories[t].population, city.year);
      all = all && part;
      sum += part ? part->value : 0;
    }
    if (all && std::fabs(sum - city.figure.value) > kRevision * sum)
      check.report(join(join(path, i), "value"), Str::WarnDistrictSum,
                   {std::to_string(city.year), Number{sum, 0}, Number{city.figure.value, 0}}, Severity::warning);
  }
}

std::string basePath(const Checker& check, std::size_t d) {
  return join("/base", district(check.dataset, static_cast<int>(d)).id);
}

bool checkBase(Checker& check) {
  const Demography& facts = check.dataset.demography;
  const std::size_t n = check.dataset.districts.size(), ages = facts.ages > 0 ? facts.ages : 0;
  if (!check.length("/base", facts.base.values.size(), n * kSexes * ages)) return false;
  if (!check.length("/base", facts.baseFrom.size(), n)) return false;
  for (std::size_t d = 0; d < n; ++d) {
    check.provenance(basePath(check, d), facts.baseFrom[d]);
    for (int sex = 0; sex < kSexes; ++sex) {
      const std::size_t first = facts.base.index(static_cast<int>(d), sex, 0);
      check.notNegative(sexPath(basePath(check, d), sex), std::span(facts.base.values).subspan(first, ages));
    }
  }
  return true;
}

void checkTotal(Checker& check) {
  const Demography& facts = check.dataset.demography;
  if (!facts.cityTotal) return;
  check.figure("/city_total", *facts.cityTotal);
  if (facts.cityTotal->from.status > Status::estimate)
    check.report("/city_total/status", Str::BadWeakTotal, {}, Severity::warning);
  double sum = 0;
  for (const double persons : facts.base.values) sum += persons;
  if (std::fabs(sum - facts.cityTotal->value) > kSumTolerance * std::fmax(1, sum))
    check.report("/city_total/value", Str::BadBaseSum, {Number{sum, 0}, Number{facts.cityTotal->value, 0}});
}

// Rates by sex or without: `most` is the largest value that makes sense.
void checkRates(Checker& check, const std::string& path, const YearTable& table, std::size_t groups, double most) {
  for (std::size_t i = 0; i < table.values.size(); ++i) {
    const double value = table.values[i];
    if (value >= 0 && value <= most) continue;
    const std::size_t row = i / table.columns, column = i % table.columns;
    std::string where = join(path, std::to_string(table.years[row]));
    if (static_cast<std::size_t>(table.columns) > groups) where = sexPath(where, static_cast<int>(column / groups));
    check.report(join(where, column % groups), Str::BadRange, {shortestNumber(value), "0", shortestNumber(most)});
  }
}

void checkFactors(Checker& check, const std::string& path, const std::vector<double>& factors) {
  if (factors.empty() || !check.length(path, factors.size(), check.dataset.districts.size())) return;
  for (std::size_t d = 0; d < factors.size(); ++d)
    check.notNegative(join(path, district(check.dataset, static_cast<int>(d)).id), factors[d]);
}

void checkMortality(Checker& check) {
  const Demography& facts = check.dataset.demography;
  const bool ratios = facts.mortalityInput == MortalityInput::survivalRatios;
  const std::size_t groups = ratios ? facts.ages : rateGroups(facts.ages, facts.stepYears);
  check.provenance("/mortality", facts.mortalityFrom);
  if (check.years("/mortality/years", facts.mortality, kSexes * groups))
    checkRates(check, "/mortality/years", facts.mortality, groups, ratios ? 1 : 10);
  checkFactors(check, "/mortality/factor", facts.mortalityFactor);
}

void checkFertility(Checker& check) {
  const Demography& facts = check.dataset.demography;
  check.provenance("/fertility", facts.fertilityFrom);
  if (check.years("/fertility/years", facts.fertility, facts.ages))
    checkRates(check, "/fertility/years", facts.fertility, facts.ages, 1);
  checkFactors(check, "/fertility/factor", facts.fertilityFactor);
  check.provenance("/sex_ratio_at_birth", facts.sexRatioFrom);
  if (check.years("/sex_ratio_at_birth/years", facts.sexRatioAtBirth, 1))
    checkRates(check, "/sex_ratio_at_birth/years", facts.sexRatioAtBirth, 1, 2);
}

void checkYears(Checker& check) {
  const Demography& facts = check.dataset.demography;
  if (facts.stepYears != 1 && facts.stepYears != 5) {
    check.report("/step_years", Str::BadStep, {std::to_string(facts.stepYears)});
    return;
  }
  const int span = facts.lastFlowYear + 1 - facts.baseYear;
  if (facts.lastFlowYear < facts.baseYear || span % facts.stepYears != 0 || span > 200)
    check.report("/last_flow_year", Str::BadLastYear,
                 {std::to_string(facts.lastFlowYear), std::to_string(facts.baseYear)});
}

}  // namespace

void checkTerritories(Checker check) {
  std::vector<std::string> ids;
  int cities = 0;
  for (std::size_t t = 0; t < check.dataset.territories.size(); ++t) {
    const Territory& territory = check.dataset.territories[t];
    ids.push_back(territory.id);
    checkTerritory(check, t);
    if (territory.kind != TerritoryKind::city) continue;
    ++cities;
    if (t > 0) check.report(featurePath(t) + "/properties/kind", Str::BadCity, {});
  }
  if (cities == 0) check.report("/features", Str::BadCity, {});
  if (cities > 0 && check.dataset.territories[0].kind == TerritoryKind::city) checkPublishedSums(check);
  if (check.dataset.districts.empty()) check.report("/features", Str::BadNoDistricts, {});
  for (std::size_t i = 0; i < ids.size(); ++i)
    for (std::size_t j = 0; j < i; ++j)
      if (ids[i] == ids[j]) check.report(featurePath(i) + "/properties/id", Str::BadRepeatedId, {ids[i]});
}

void checkDemography(Checker check) {
  checkYears(check);
  if (check.dataset.demography.ages < 2) {
    check.report("/base", Str::BadAges, {Number{static_cast<double>(check.dataset.demography.ages), 0}});
    return;
  }
  if (checkBase(check)) checkTotal(check);
  checkMortality(check);
  checkFertility(check);
}

}  // namespace kosh
