// Quotas: what is in force, how it falls on districts, when people are there.
#include "core/quota.h"

#include "core/outcome.h"
#include "doctest/doctest.h"
#include "tiny_city.h"

using namespace kosh;
using namespace kosh::test;

namespace {

constexpr int kKandas = 0, kForeign = 1;  // streams

double force(const Dataset& city, const Scenario& scenario, int stream, int year) {
  return quotaFor(city, scenario, stream, year).persons.value_or(-1);
}

double total(const Outcome& out, int year) {
  return valueOf(out, findIndicator(out, "population"), kTown, year)->value;
}

double guests(const Outcome& out, int year) {
  const std::size_t row = static_cast<std::size_t>(year - out.firstYear) * out.districts;
  return out.temporary[row] + out.temporary[row + 1];
}

}  // namespace

TEST_CASE("Without a decision the baseline is in force and its last year is held") {
  const Dataset city = tinyCity();
  CHECK(force(city, {}, kForeign, 2026) == 40);
  CHECK(force(city, {}, kForeign, 2027) == 40);
  CHECK(force(city, {}, kForeign, 2040) == 60);
  const QuotaInForce quota = quotaFor(city, {}, kForeign, 2026);
  CHECK_FALSE(quota.decided);
  REQUIRE(quota.baseline != nullptr);
  if (quota.baseline) CHECK(quota.baseline->from.source == "tiny");
}

TEST_CASE("A stream that is not allocated has no quota, which is not zero") {
  const Dataset city = tinyCity();
  CHECK_FALSE(quotaFor(city, {}, kKandas, 2026).persons.has_value());
  CHECK(quotaFor(city, {}, kKandas, 2026).baseline == nullptr);
  CHECK_FALSE(quotaFor(city, {}, kForeign, 2024).persons.has_value());
}

TEST_CASE("A decision holds until the next one") {
  const Dataset city = tinyCity();
  const Scenario scenario{"", {{"kandas", 2027, "", 100}, {"kandas", 2029, "", 0}}, {}, {}, {}};
  CHECK_FALSE(quotaFor(city, scenario, kKandas, 2026).persons.has_value());
  CHECK(force(city, scenario, kKandas, 2027) == 100);
  CHECK(force(city, scenario, kKandas, 2028) == 100);
  CHECK(force(city, scenario, kKandas, 2029) == 0);
  CHECK(quotaFor(city, scenario, kKandas, 2027).decided);
  CHECK_FALSE(quotaFor(city, scenario, kKandas, 2028).decided);
}

TEST_CASE("A baseline figure of a later year ends a decision") {
  const Dataset city = tinyCity();
  const Scenario scenario{"", {{"foreign_1", 2027, "", 500}}, {}, {}, {}};
  CHECK(force(city, scenario, kForeign, 2027) == 500);
  CHECK(force(city, scenario, kForeign, 2028) == 60);
  const Scenario same{"", {{"foreign_1", 2028, "", 500}}, {}, {}, {}};
  CHECK(force(city, same, kForeign, 2030) == 500);
  CHECK(quotaFor(city, same, kForeign, 2028).baseline->value == 60);
}

TEST_CASE("The city's total is split over the districts") {
  const Dataset city = tinyCity();
  const Scenario scenario{"", {{"kandas", 2026, "", 400}}, {}, {}, {}};
  std::vector<double> persons(2);
  CHECK(quotaByDistrict(city, scenario, kKandas, 2026, persons));
  CHECK(persons == std::vector<double>{100, 300});
}

TEST_CASE("A number fixed for a district is taken out of the total before the split") {
  const Dataset city = tinyCity();
  const Scenario scenario{"", {{"kandas", 2026, "", 400}, {"kandas", 2026, "north", 250}}, {}, {}, {}};
  std::vector<double> persons(2);
  CHECK(quotaByDistrict(city, scenario, kKandas, 2026, persons));
  CHECK(persons == std::vector<double>{250, 150});
  CHECK(quotaByDistrict(city, scenario, kKandas, 2029, persons));
  CHECK(persons == std::vector<double>{250, 150});
}

TEST_CASE("Kandas go to the districts that the scenario proposes; permits of foreign workers are not touched") {
  const Dataset city = tinyCity();
  Scenario scenario{"", {{"kandas", 2026, "", 400}}, {"north"}, {}, {}};
  std::vector<double> persons(2), permits(2), usual(2);
  CHECK(quotaByDistrict(city, scenario, kKandas, 2026, persons));
  CHECK(persons == std::vector<double>{400, 0});
  CHECK(quotaByDistrict(city, scenario, kForeign, 2028, permits));
  CHECK(quotaByDistrict(city, Scenario{}, kForeign, 2028, usual));
  CHECK(permits == usual);
  setIncluded(scenario, "north", false);
  CHECK(quotaByDistrict(city, scenario, kKandas, 2026, persons));
  CHECK(persons == std::vector<double>{100, 300});
}

TEST_CASE("Proposed districts stay sorted and are named once") {
  Scenario scenario;
  for (const char* id : {"south", "north", "south"}) setIncluded(scenario, id, true);
  CHECK(scenario.included == std::vector<std::string>{"north", "south"});
  setIncluded(scenario, "south", false);
  setIncluded(scenario, "moon", false);
  CHECK(scenario.included == std::vector<std::string>{"north"});
}

TEST_CASE("Numbers fixed for districts need no total, and a total smaller than they are leaves nothing to split") {
  const Dataset city = tinyCity();
  std::vector<double> persons(2);
  const Scenario alone{"", {{"kandas", 2026, "north", 30}}, {}, {}, {}};
  CHECK(quotaByDistrict(city, alone, kKandas, 2026, persons));
  CHECK(persons == std::vector<double>{30, 0});
  CHECK_FALSE(quotaByDistrict(city, alone, kKandas, 2025, persons));
  const Scenario small{"", {{"kandas", 2026, "", 20}, {"kandas", 2026, "north", 30}}, {}, {}, {}};
  CHECK(quotaByDistrict(city, small, kKandas, 2026, persons));
  CHECK(persons == std::vector<double>{30, 0});
}

TEST_CASE("Where no quota is known nothing is added") {
  const Dataset city = tinyCity();
  std::vector<double> persons{7, 7};
  CHECK_FALSE(quotaByDistrict(city, {}, kKandas, 2026, persons));
  CHECK(persons == std::vector<double>{0, 0});
}

TEST_CASE("A quota of a year shows first in the stock of the next 1 January, times the fill rate") {
  const Dataset city = tinyCity();
  const Scenario scenario{"", {{"kandas", 2028, "", 400}, {"kandas", 2029, "", 0}}, {}, {}, {}};
  const Outcome with = evaluate(city, scenario), without = evaluate(city, {});
  CHECK(total(with, 2028) == total(without, 2028));
  CHECK(total(with, 2029) == doctest::Approx(total(without, 2029) + 400 * 0.5));
  CHECK(with.flow(2028, kNorth).quotaArrivals == doctest::Approx(50));
  CHECK(with.flow(2028, kSouth).quotaArrivals == doctest::Approx(150));
  CHECK(with.flow(2027, kNorth).quotaArrivals == 0);
}

TEST_CASE("Arrivals have the ages of their profile") {
  const Dataset city = tinyCity();
  const Scenario scenario{"", {{"kandas", 2026, "", 400}}, {}, {}, {}};
  const Outcome with = evaluate(city, scenario), without = evaluate(city, {});
  // A quarter of 200 comes to north: 50, a quarter of them in each of four cells.
  for (int sex = 0; sex < kSexes; ++sex) {
    CHECK(with.persons(2027, kNorth, sex, 1) == doctest::Approx(without.persons(2027, kNorth, sex, 1) + 12.5));
    CHECK(with.persons(2027, kNorth, sex, 2) == doctest::Approx(without.persons(2027, kNorth, sex, 2) + 12.5));
    CHECK(with.persons(2027, kNorth, sex, 3) == without.persons(2027, kNorth, sex, 3));
  }
}

TEST_CASE("With mothers among those who come at the end, arrivals also bring births") {
  Dataset city = tinyCity();
  city.migration.timing = MigrationTiming::endBirths;
  const Scenario scenario{"", {{"kandas", 2026, "", 400}}, {}, {}, {}};
  // 200 arrivals, of them 50 women aged 2, half of them counted in the mean: 25 births, all live to the end.
  CHECK(total(evaluate(city, scenario), 2027) == doctest::Approx(total(evaluate(city, {}), 2027) + 225));
}

TEST_CASE("The share of a stay that is left falls from one to nothing") {
  CHECK(stillHere(1, 1) == 1);
  CHECK(stillHere(1, 2) == 0);
  CHECK(stillHere(0.4, 1) == doctest::Approx(0.4));
  CHECK(stillHere(2.5, 1) == 1);
  CHECK(stillHere(2.5, 2) == 1);
  CHECK(stillHere(2.5, 3) == doctest::Approx(0.5));
  CHECK(stillHere(2.5, 4) == 0);
  CHECK(stillHere(0, 1) == 0);
}

TEST_CASE("Temporary people are the permits of the year before times fill and stay") {
  const Outcome out = evaluate(tinyCity(), {});
  CHECK(guests(out, 2026) == doctest::Approx(40));  // permits of 2025; no seasonal quota is known then
  CHECK(guests(out, 2027) == doctest::Approx(40 + 100 * 0.5));
  CHECK(guests(out, 2029) == doctest::Approx(60 + 50));
  CHECK(valueOf(out, findIndicator(out, "population_present"), kTown, 2027)->value == doctest::Approx(2730 + 90));
}

TEST_CASE("A stay of more than a year adds the permits of earlier years") {
  Dataset city = tinyCity();
  city.quotas.streams[kForeign].stayYears = 2.5;
  std::vector<double> stock(2, 0.0);
  CHECK(addTemporaryStock(city, {}, kForeign, 2030, stock));
  CHECK(stock[0] + stock[1] == doctest::Approx(60 + 60 + 0.5 * 40));
  std::vector<double> first(2, 0.0);
  CHECK(addTemporaryStock(city, {}, kForeign, 2026, first));
  CHECK(first[0] == doctest::Approx(20));
  CHECK_FALSE(addTemporaryStock(city, {}, kForeign, 2025, first));
}

TEST_CASE("Temporary people bring no residents and no births") {
  const Dataset city = tinyCity();
  const Scenario scenario{"", {{"foreign_seasonal", 2026, "", 5000}}, {}, {}, {}};
  const Outcome with = evaluate(city, scenario), without = evaluate(city, {});
  CHECK(with.people == without.people);
  CHECK(guests(with, 2027) == doctest::Approx(guests(without, 2027) + 2450));
}

TEST_CASE("The two counts 'of which' change no total") {
  Dataset city = tinyCity();
  city.quotas.streams[kForeign].ethnicKazakh.clear();
  CHECK(evaluate(city, {}).values == evaluate(tinyCity(), {}).values);
}
