// Identities that evaluate() keeps whatever the numbers, and datasets of unusual shape.
#include <cmath>

#include "core/outcome.h"
#include "core/rates.h"
#include "doctest/doctest.h"
#include "tiny_city.h"

using namespace kosh;
using namespace kosh::test;

namespace {

double population(const Outcome& out, int territory, int year) {
  const std::optional<Datum> datum = valueOf(out, findIndicator(out, "population"), territory, year);
  return datum ? datum->value : -1e9;
}

// Tiny City without streams from outside.
Dataset closedCity() {
  Dataset city = tinyCity();
  city.migration.flows.clear();
  city.quotas = {};
  return city;
}

// Only north, as a city of its own.
Dataset onlyNorth() {
  Dataset city = closedCity();
  city.migration.moves = {};
  city.territories.pop_back();
  city.districts = {1};
  city.demography.base = Cells(1, 5);
  city.demography.base.values.assign(10, 100.0);
  city.demography.baseFrom.resize(1);
  city.demography.mortalityFactor = city.demography.fertilityFactor = {1};
  city.demography.cityTotal->value = 1000;
  for (Service& s : city.services.services) s.capacity.resize(1);
  city.services.objects.clear();
  city.places.places.pop_back();
  return city;
}

}  // namespace

TEST_CASE("In a closed population only births and deaths change the number of people") {
  const Dataset city = closedCity();
  const Outcome out = evaluate(city, {});
  for (int year = 2026; year <= 2030; ++year) {
    double natural = 0, migration = 0;
    for (int d = 0; d < 2; ++d) {
      natural += out.flow(year, d).births - out.flow(year, d).deaths;
      migration += out.flow(year, d).netMigration;
    }
    CHECK(std::fabs(migration) < 1e-9);
    CHECK(population(out, kTown, year + 1) == doctest::Approx(population(out, kTown, year) + natural).epsilon(1e-12));
  }
}

TEST_CASE("A single territory is an ordinary city") {
  const Dataset city = onlyNorth();
  REQUIRE(validate(city).empty());
  const Outcome out = evaluate(city, {});
  // Births (100 + 100)/2, deaths half of 400: 1000 + 100 - 200.
  CHECK(population(out, kTown, 2027) == doctest::Approx(900));
  CHECK(population(out, 1, 2031) == population(out, kTown, 2031));
}

TEST_CASE("Without moves a district does not depend on its neighbour") {
  Dataset two = closedCity();
  two.migration.moves = {};
  const Outcome together = evaluate(two, {}), alone = evaluate(onlyNorth(), {});
  for (int year = 2026; year <= 2031; ++year) {
    for (int sex = 0; sex < kSexes; ++sex)
      for (int age = 0; age < 5; ++age)
        CHECK(together.persons(year, kNorth, sex, age) == alone.persons(year, 0, sex, age));
  }
}

TEST_CASE("With the same rates everywhere the city does not depend on moves") {
  Dataset moving = closedCity(), still = closedCity();
  still.migration.moves = {};
  moving.migration.moves.rate = {0, 0.3, 0.1, 0};
  const Outcome a = evaluate(moving, {}), b = evaluate(still, {});
  for (int year = 2026; year <= 2031; ++year)
    CHECK(population(a, kTown, year) == doctest::Approx(population(b, kTown, year)).epsilon(1e-12));
  CHECK(population(a, kNorthTerritory, 2031) < population(b, kNorthTerritory, 2031));
}

TEST_CASE("The dataset decides the timing of migration") {
  Dataset city = tinyCity();
  city.migration.moves = {};
  const double atEnd = population(evaluate(city, {}), kTown, 2027);
  city.migration.flows[0].profile = 1;  // a quarter of 20 are women aged 2, who may bear children
  CHECK(population(evaluate(city, {}), kTown, 2027) == doctest::Approx(atEnd));
  city.migration.timing = MigrationTiming::endBirths;  // 5 more women at the end: 2.5 births
  CHECK(population(evaluate(city, {}), kTown, 2027) == doctest::Approx(atEnd + 2.5));
  // Half of them come at the start. Women of 2, north: 2.5 at the start, 2.5 who were 1 and 2.5 more at the end:
  // 3.75 births. South: 2.5 of the 5 women from abroad come at the start aged 1 and are 2 at the end: 1.25 births.
  city.migration.timing = MigrationTiming::even;
  CHECK(population(evaluate(city, {}), kTown, 2027) == doctest::Approx(atEnd + 5));
}

TEST_CASE("Net flows are added by age and sex and may be negative") {
  Dataset city = closedCity();
  NetFlow net;
  net.id = "net";
  net.persons = {20, {2026}, std::vector<double>(20, 0.0)};
  net.persons.values[3] = -30;  // north, women of 3
  net.persons.values[12] = 7;   // south, women of 2
  net.from = city.demography.mortalityFrom;
  const Outcome without = evaluate(city, {});
  city.migration.netFlows = {net};
  REQUIRE(validate(city).empty());
  const Outcome with = evaluate(city, {});
  CHECK(with.persons(2027, kNorth, kFemale, 3) == doctest::Approx(without.persons(2027, kNorth, kFemale, 3) - 30));
  CHECK(with.persons(2027, kSouth, kFemale, 2) == doctest::Approx(without.persons(2027, kSouth, kFemale, 2) + 7));
  CHECK(population(with, kTown, 2027) == doctest::Approx(population(without, kTown, 2027) - 23));
}

TEST_CASE("Rates between two given years are on a straight line") {
  Dataset city = closedCity();
  city.migration.moves = {};
  city.demography.fertility = {5, {2026, 2028}, {0, 0, 1, 0, 0, 0, 0, 0, 0, 0}};
  const Outcome out = evaluate(city, {});
  CHECK(out.flow(2026, kNorth).births == doctest::Approx(100));
  // 2027: half the rate for 100 women of age 2 at the start and at the end; 2028: none at all.
  CHECK(out.flow(2027, kNorth).births == doctest::Approx(50));
  CHECK(out.flow(2028, kNorth).births == 0);
}

TEST_CASE("Factors of districts multiply births and death rates") {
  Dataset city = closedCity();
  city.migration.moves = {};
  city.demography.fertilityFactor = {0.5, 2};
  city.demography.mortalityFactor = {2, 1};
  const Outcome out = evaluate(city, {});
  CHECK(out.flow(2026, kNorth).births == doctest::Approx(50));
  CHECK(out.flow(2026, kSouth).births == doctest::Approx(400));
  CHECK(out.flow(2026, kNorth).deaths == doctest::Approx(300));  // a quarter of 400 live on
  CHECK(out.flow(2026, kSouth).deaths == doctest::Approx(400));
}

TEST_CASE("Death rates become the survival ratios of their life table, by sex and factor") {
  Dataset city = tinyCity();
  city.demography.mortalityInput = MortalityInput::deathRates;
  city.demography.mortality = {10, {2026}, {0.01, 0.02, 0.03, 0.04, 0.5, 0.02, 0.03, 0.04, 0.05, 0.6}};
  city.demography.mortalityFactor = {1, 1.5};
  PeriodRates rates;
  preparePeriod(city, {}, 2026, rates);
  const std::vector<double> men{0.02, 0.03, 0.04, 0.05, 0.6};
  std::vector<double> half = men;
  for (double& m : half) m *= 1.5;
  const Survival north = survivalFromRates(men, kMale, 1), south = survivalFromRates(half, kMale, 1);
  REQUIRE(rates.survival.size() == 20);
  for (int a = 0; a < 5; ++a) {
    CHECK(rates.survival[5 + a] == north.ratio[a]);
    CHECK(rates.survival[15 + a] == south.ratio[a]);
  }
}

TEST_CASE("Five-year periods fill the years between on a straight line and spread flows evenly") {
  Dataset city = closedCity();
  city.migration.moves = {};
  city.demography.stepYears = 5;
  city.demography.fertility = {5, {2026}, {0, 0, 0.2, 0, 0}};
  city.services = {};
  REQUIRE(validate(city).empty());
  const Outcome out = evaluate(city, {});
  // 100 births in five years, 200 deaths: 1000 to 900 in 2031.
  CHECK(population(out, kNorthTerritory, 2031) == doctest::Approx(900));
  CHECK(population(out, kNorthTerritory, 2028) == doctest::Approx(960));
  CHECK(out.flow(2029, kNorth).births == doctest::Approx(20));
  CHECK(out.flow(2029, kNorth).deaths == doctest::Approx(40));
  // Groups 0-4, 5-9, 10-14 and a fifth of 15-19 are under 16: 3.2 of 5 groups.
  const std::optional<Datum> young = valueOf(out, findIndicator(out, "share_under_16"), kTown, 2026);
  REQUIRE(young.has_value());
  if (young) CHECK(young->value == doctest::Approx(64));
}

TEST_CASE("The model is linear in arrivals: twice the kandas bring twice the difference") {
  const Dataset city = tinyCity();
  Scenario once, twice;
  decideQuota(once, city, "kandas", 2026, 100);
  decideQuota(twice, city, "kandas", 2026, 200);
  const Outcome none = evaluate(city, {}), a = evaluate(city, once), b = evaluate(city, twice);
  for (int year = 2026; year <= 2031; ++year) {
    const double first = population(a, kTown, year) - population(none, kTown, year);
    const double second = population(b, kTown, year) - population(none, kTown, year);
    CHECK(second == doctest::Approx(2 * first).epsilon(1e-9));
  }
  CHECK(population(a, kTown, 2027) - population(none, kTown, 2027) == doctest::Approx(50));
}

TEST_CASE("A quota in force makes a district as doubtful as its split, the city only as its profile and fill") {
  Dataset city = tinyCity();
  city.migration.moves = {};
  city.migration.profiles[1].from.status = Status::unverified;
  city.migration.flows.clear();
  Scenario scenario;
  constexpr int i = 0;  // population
  CHECK(valueOf(evaluate(city, scenario), i, kNorthTerritory, 2027)->status == Status::estimate);
  decideQuota(scenario, city, "kandas", 2028, 10);
  const Outcome out = evaluate(city, scenario);
  CHECK(valueOf(out, i, kTown, 2028)->status == Status::estimate);
  CHECK(valueOf(out, i, kTown, 2029)->status == Status::unverified);
  city.migration.profiles[1].from.status = Status::estimate;
  const Outcome better = evaluate(city, scenario);
  CHECK(valueOf(better, i, kTown, 2031)->status == Status::estimate);
  CHECK(valueOf(better, i, kNorthTerritory, 2029)->status == Status::illustrative);
}

TEST_CASE("Every indicator has an id of its own and a name; those of services know their service") {
  const Outcome out = evaluate(tinyCity(), {});
  CHECK(out.indicators.size() == 26 + 3 * 6 + 1);  // six a service, and the policy need of schools
  for (std::size_t i = 0; i < out.indicators.size(); ++i) {
    CHECK(findIndicator(out, out.indicators[i].id) == static_cast<int>(i));
    CHECK_FALSE(text(out.indicators[i].name, Lang::kk).empty());
    const std::string& service = out.indicators[i].service;
    CHECK(out.indicators[i].id.compare(0, service.size(), service) == 0);
    CHECK((i < 26) == service.empty());
  }
}
