// The labour market of Tiny City: supply, jobs, what is needed, foreign workers.
#include "core/labour.h"

#include "doctest/doctest.h"
#include "tiny_city.h"

using namespace kosh;
using namespace kosh::test;

namespace {

std::optional<Datum> at(const Outcome& out, const char* indicator, int territory, int year) {
  return valueOf(out, findIndicator(out, indicator), territory, year);
}

double valueAt(const Outcome& out, const char* indicator, int territory, int year) {
  const std::optional<Datum> datum = at(out, indicator, territory, year);
  CHECK_MESSAGE(datum.has_value(), indicator);
  return datum ? datum->value : -1;
}

}  // namespace

TEST_CASE("The labour force is people times participation, and the city is the sum of its districts") {
  const Outcome out = evaluate(tinyCity(), {});
  CHECK(valueAt(out, "labour_force", kNorthTerritory, 2026) == 200);
  CHECK(valueAt(out, "labour_force", kSouthTerritory, 2026) == 400);
  CHECK(valueAt(out, "labour_force", kTown, 2026) == 600);
  // A year later north has 80 of age 2 and 100 of age 3 of each sex, south 220 and 200.
  CHECK(valueAt(out, "labour_force", kNorthTerritory, 2027) == doctest::Approx(180));
  CHECK(valueAt(out, "labour_force", kSouthTerritory, 2027) == doctest::Approx(420));
}

TEST_CASE("Jobs follow their path and belong to the city; who has none is unemployed") {
  const Outcome out = evaluate(tinyCity(), {});
  CHECK(valueAt(out, "jobs", kTown, 2026) == 540);
  CHECK(valueAt(out, "jobs", kTown, 2031) == 600);
  CHECK_FALSE(at(out, "jobs", kNorthTerritory, 2026).has_value());
  CHECK(valueAt(out, "unemployment_rate", kTown, 2026) == doctest::Approx(10));
  CHECK(valueAt(out, "unemployment_rate", kTown, 2027) == doctest::Approx(0));
  CHECK_FALSE(at(out, "unemployment_rate", kSouthTerritory, 2026).has_value());
}

TEST_CASE("More jobs than people give no unemployment below zero") {
  CHECK(unemploymentRate(100, 90) == doctest::Approx(10));
  CHECK(unemploymentRate(100, 100) == 0);
  CHECK(unemploymentRate(100, 130) == 0);
}

TEST_CASE("Jobs needed are those of the labour force at the unemployment last published") {
  Dataset city = tinyCity();
  const Outcome out = evaluate(city, {});
  CHECK(valueAt(out, "jobs_needed", kNorthTerritory, 2026) == doctest::Approx(180));
  CHECK(valueAt(out, "jobs_needed", kTown, 2026) == doctest::Approx(540));
  city.labour.unemploymentRate.reset();
  const Outcome unknown = evaluate(city, {});
  CHECK_FALSE(at(unknown, "jobs_needed", kTown, 2026).has_value());
  CHECK(at(unknown, "labour_force", kTown, 2026).has_value());
}

TEST_CASE("Foreign workers are known only in years whose permits are all known") {
  const Dataset city = tinyCity();
  const Outcome out = evaluate(city, {});
  // The people of 1 January 2026 came with permits of 2025; those of seasonal workers are not known.
  CHECK_FALSE(at(out, "foreign_labour", kTown, 2026).has_value());
  CHECK_FALSE(at(out, "local_content", kTown, 2026).has_value());
  CHECK(valueAt(out, "foreign_labour", kTown, 2027) == doctest::Approx(40 + 50));
  CHECK(valueAt(out, "foreign_labour", kNorthTerritory, 2027) == doctest::Approx(45));
  CHECK(out.temporary[0] == doctest::Approx(20));  // those who are known are present all the same
}

TEST_CASE("Local content is what the share of foreign workers leaves, an upper bound for the city") {
  const Outcome out = evaluate(tinyCity(), {});
  CHECK(valueAt(out, "foreign_labour_share", kTown, 2027) == doctest::Approx(15));  // 90 of 600
  CHECK(valueAt(out, "local_content", kTown, 2027) == doctest::Approx(85));
  CHECK_FALSE(at(out, "foreign_labour_share", kNorthTerritory, 2027).has_value());
}

TEST_CASE("Labour immigrants work for households and are no foreign labour of employers") {
  Dataset city = tinyCity();
  city.quotas.streams[1].id = "labour_immigrants";
  CHECK_FALSE(isForeignLabour(city.quotas.streams[0]));
  CHECK_FALSE(isForeignLabour(city.quotas.streams[1]));
  CHECK(isForeignLabour(city.quotas.streams[2]));
  const Outcome out = evaluate(city, {});
  CHECK(valueAt(out, "foreign_labour", kTown, 2027) == doctest::Approx(50));
  CHECK(out.temporary[2] == doctest::Approx(45));  // north, 2027: both kinds are present
}

TEST_CASE("A decision on a quota changes the foreign workers and their share") {
  const Dataset city = tinyCity();
  Scenario scenario;
  decideQuota(scenario, city, "foreign_1", 2027, 70);
  const Outcome out = evaluate(city, scenario);
  CHECK(valueAt(out, "foreign_labour", kTown, 2028) == doctest::Approx(70 + 50));
  CHECK(valueAt(out, "local_content", kTown, 2028) == doctest::Approx(80));
}

TEST_CASE("Without labour facts there are no data and everything else stays as it was") {
  Dataset city = tinyCity();
  city.labour = {};
  city.quotas.streams.resize(1);
  const Outcome out = evaluate(city, {});
  for (const char* id : {"labour_force", "jobs", "unemployment_rate", "jobs_needed", "foreign_labour", "foreign_labour_share",
                         "local_content"})
    for (int year = 2026; year <= 2031; ++year) CHECK_FALSE(at(out, id, kTown, year).has_value());
  CHECK(valueAt(out, "population", kTown, 2027) == doctest::Approx(2730));
}

TEST_CASE("The labour market is no surer than its inputs") {
  Dataset city = tinyCity();
  city.labour.participationFrom.status = Status::illustrative;
  city.quotas.streams[2].stayFrom.status = Status::unverified;
  const Outcome out = evaluate(city, {});
  CHECK(at(out, "labour_force", kTown, 2026)->status == Status::illustrative);
  CHECK(at(out, "unemployment_rate", kTown, 2026)->status == Status::illustrative);
  CHECK(at(out, "jobs", kTown, 2026)->status == Status::estimate);
  CHECK(at(out, "foreign_labour", kTown, 2027)->status == Status::unverified);
}
