// Flows by kind: what comes and goes, what a cut takes back, and the indicators made of them.
#include "core/gross_flows.h"

#include "core/outcome.h"
#include "doctest/doctest.h"
#include "tiny_city.h"

using namespace kosh;
using namespace kosh::test;

namespace {

// Tiny City whose people also leave: north to other regions and abroad, all of age 1.
Dataset withDepartures(double toRegions, double toAbroad) {
  Dataset city = tinyCity();
  Flow regions = city.migration.flows[0], abroad = city.migration.flows[1];
  regions.id = "interregional_out";
  regions.kind = FlowKind::interregionalOut;
  regions.persons = {2, {2026}, {toRegions, 0}};
  abroad.id = "external_out";
  abroad.kind = FlowKind::externalOut;
  abroad.persons = {2, {2026}, {toAbroad, 0}};
  city.migration.flows.push_back(regions);
  city.migration.flows.push_back(abroad);
  return city;
}

double valueAt(const Outcome& out, const char* indicator, int territory, int year) {
  const std::optional<Datum> datum = valueOf(out, findIndicator(out, indicator), territory, year);
  CHECK_MESSAGE(datum.has_value(), indicator);
  return datum ? datum->value : -1;
}

bool known(const Outcome& out, const char* indicator, int territory, int year) {
  return valueOf(out, findIndicator(out, indicator), territory, year).has_value();
}

}  // namespace

TEST_CASE("Arrivals and departures are counted by where they come from and go to") {
  const Outcome out = evaluate(withDepartures(5, 3), {});
  CHECK(valueAt(out, "internal_arrivals", kNorthTerritory, 2026) == doctest::Approx(20));
  CHECK(valueAt(out, "internal_departures", kNorthTerritory, 2026) == doctest::Approx(5));
  CHECK(valueAt(out, "immigration", kSouthTerritory, 2026) == doctest::Approx(10));
  CHECK(valueAt(out, "emigration", kNorthTerritory, 2026) == doctest::Approx(3));
  CHECK(valueAt(out, "internal_departures", kTown, 2026) == doctest::Approx(5));
  CHECK(valueAt(out, "immigration", kTown, 2026) == doctest::Approx(10));
}

TEST_CASE("Arrivals, departures and moves are the net migration of a district and of the city") {
  Scenario scenario;
  scenario.assumptions.inflow = 1.5;
  const Dataset city = withDepartures(5, 3);
  decideQuota(scenario, city, "kandas", 2027, 40);
  const Outcome out = evaluate(city, scenario);
  for (const int t : {kTown, kNorthTerritory, kSouthTerritory}) {
    for (int year = 2026; year <= 2030; ++year) {
      const double sum = valueAt(out, "immigration", t, year) - valueAt(out, "emigration", t, year) +
                         valueAt(out, "internal_arrivals", t, year) - valueAt(out, "internal_departures", t, year) +
                         valueAt(out, "district_moves", t, year);
      CHECK(sum == doctest::Approx(valueAt(out, "net_migration", t, year)));
    }
  }
}

TEST_CASE("Kandas of a quota come from abroad, resettlers from other regions") {
  Dataset city = tinyCity();
  Scenario scenario;
  decideQuota(scenario, city, "kandas", 2026, 40);
  CHECK(valueAt(evaluate(city, scenario), "immigration", kTown, 2026) == doctest::Approx(10 + 20));
  city.quotas.streams[0].id = "resettlers";
  scenario = {};
  decideQuota(scenario, city, "resettlers", 2026, 40);
  const Outcome out = evaluate(city, scenario);
  CHECK(valueAt(out, "immigration", kTown, 2026) == doctest::Approx(10));
  CHECK(valueAt(out, "internal_arrivals", kTown, 2026) == doctest::Approx(20 + 20));
}

TEST_CASE("Departures that nobody was left for are in neither kind, shared as the kinds are") {
  // Of each sex 80 people of age 1 are left in north after the moves, and 10 come. 200 want to leave: 90 of them can.
  const Dataset city = withDepartures(300, 100);
  const Outcome out = evaluate(city, {});
  REQUIRE(out.cuts.size() >= 2);
  CHECK(valueAt(out, "internal_departures", kNorthTerritory, 2026) == doctest::Approx(0.75 * 180));
  CHECK(valueAt(out, "emigration", kNorthTerritory, 2026) == doctest::Approx(0.25 * 180));
  CHECK(valueAt(out, "net_migration", kNorthTerritory, 2026) ==
        doctest::Approx(20 - 180 + valueAt(out, "district_moves", kNorthTerritory, 2026)));
}

TEST_CASE("A kind of flow that the dataset does not list is not zero but unknown") {
  const Outcome out = evaluate(tinyCity(), {});
  CHECK(known(out, "internal_arrivals", kTown, 2026));
  CHECK_FALSE(known(out, "internal_departures", kTown, 2026));
  CHECK_FALSE(known(out, "emigration", kTown, 2026));
  CHECK_FALSE(known(out, "migration_effectiveness", kTown, 2026));
}

TEST_CASE("Beside a net flow nobody can say how many came and how many left") {
  Dataset city = withDepartures(5, 3);
  city.migration.netFlows = {{"net", {}, {20, {2026}, std::vector<double>(20, 1.0)}, city.migration.flows[0].from}};
  const Outcome out = evaluate(city, {});
  for (const char* id : {"immigration", "emigration", "internal_arrivals", "internal_departures"})
    CHECK_FALSE(known(out, id, kTown, 2026));
  CHECK(known(out, "net_migration", kTown, 2026));
}

TEST_CASE("Flows of a period of five years are even over its years") {
  Dataset city = withDepartures(5, 3);
  city.demography.stepYears = 5;
  city.migration.moves = {};
  const Outcome out = evaluate(city, {});
  for (int year = 2026; year <= 2030; ++year) CHECK(valueAt(out, "internal_arrivals", kTown, year) == doctest::Approx(20));
}

TEST_CASE("Effectiveness is the balance of internal migration in percent of its turnover") {
  const Outcome out = evaluate(withDepartures(5, 3), {});
  CHECK(valueAt(out, "migration_effectiveness", kNorthTerritory, 2026) == doctest::Approx(60));  // 15 of 25
  CHECK_FALSE(known(out, "migration_effectiveness", kSouthTerritory, 2026));                     // nobody moves there
}

TEST_CASE("Moves between districts are a loss of one and a gain of the other, nothing for the city") {
  const Outcome out = evaluate(tinyCity(), {});
  CHECK(valueAt(out, "district_moves", kNorthTerritory, 2026) == doctest::Approx(-80));  // 20 of ages 1 and 2, both sexes
  CHECK(valueAt(out, "district_moves", kSouthTerritory, 2026) == doctest::Approx(80));
  CHECK(valueAt(out, "district_moves", kTown, 2026) == 0);
}

TEST_CASE("Growth is next year's population less this one's, and the rate is per thousand of their mean") {
  const Outcome out = evaluate(tinyCity(), {});
  CHECK(valueAt(out, "growth", kNorthTerritory, 2026) == doctest::Approx(-170));
  CHECK(valueAt(out, "growth", kTown, 2026) == doctest::Approx(-270));
  CHECK(valueAt(out, "natural_increase_rate", kTown, 2026) == doctest::Approx(1000 * -300 / 2865.0));
  CHECK_FALSE(known(out, "growth", kTown, 2031));
}

TEST_CASE("The share of a district in the growth of the city is told only while the city grows") {
  CHECK_FALSE(known(evaluate(tinyCity(), {}), "growth_share", kNorthTerritory, 2026));
  Dataset city = tinyCity();
  city.demography.mortality.values.assign(10, 1.0);
  const Outcome out = evaluate(city, {});  // 330 more people: 200 fewer deaths in north, 400 in south
  CHECK(valueAt(out, "growth", kTown, 2026) == doctest::Approx(330));
  CHECK(valueAt(out, "growth_share", kNorthTerritory, 2026) == doctest::Approx(100 * 30 / 330.0));
  CHECK(valueAt(out, "growth_share", kSouthTerritory, 2026) == doctest::Approx(100 * 300 / 330.0));
  CHECK(valueAt(out, "growth_share", kTown, 2026) == doctest::Approx(100));
}
