// The hindcast on Tiny City taken as its own past: rows, errors, and what validation refuses.
#include "core/hindcast.h"

#include <algorithm>
#include <cmath>

#include "core/outcome.h"
#include "core/tiny_city.h"
#include "doctest/doctest.h"

using namespace kosh;
using namespace kosh::test;

namespace {

Figure published(double value) { return {value, {"tiny", "2027-01-01", Status::official, {}}}; }

// A year on, Tiny City has 830 people in the north, 1900 in the south, 2730 in all (tiny_city.h).
Hindcast tinyPast() {
  const Dataset city = tinyCity();
  return {city.demography, city.migration,
          {{kTown, 2027, published(2600)}, {kNorthTerritory, 2027, published(1000)}, {kSouthTerritory, 2027, published(1900)}}};
}

Dataset withPast(const Hindcast& past) {
  Dataset city = tinyCity();
  city.hindcast = std::make_shared<const Hindcast>(past);
  return city;
}

bool hasProblem(const Hindcast& past, const std::string& path, Str id) {
  const std::vector<Problem> problems = validate(withPast(past));
  return std::any_of(problems.begin(), problems.end(), [&](const Problem& p) {
    return p.file == "hindcast.json" && p.path == path && p.message.id == id;
  });
}

}  // namespace

TEST_CASE("Each published total stands beside the projection with the error in persons and percent") {
  const std::vector<HindcastRow> rows = hindcastRows(withPast(tinyPast()));
  REQUIRE(rows.size() == 3);
  if (rows.size() != 3) return;
  CHECK(rows[0].territory == kTown);
  CHECK(rows[0].projected == 2730);
  CHECK(rows[0].error() == 130);
  CHECK(rows[0].percent() == doctest::Approx(5));
  CHECK(rows[1].projected == 830);
  CHECK(rows[1].error() == -170);
  CHECK(rows[1].percent() == doctest::Approx(-17));
  CHECK(rows[2].error() == 0);
  CHECK(rows[2].published == published(1900));
}

TEST_CASE("Projected persons are whole and the districts sum to the city") {
  Hindcast past = tinyPast();
  past.demography.fertility.values[2] = 0.777;
  const std::vector<HindcastRow> rows = hindcastRows(withPast(past));
  REQUIRE(rows.size() == 3);
  if (rows.size() != 3) return;
  CHECK(rows[1].projected == std::round(rows[1].projected));
  CHECK(rows[1].projected + rows[2].projected == rows[0].projected);
}

TEST_CASE("The hindcast knows no quotas, services or outlines, and later decisions cannot reach it") {
  const Dataset past = hindcastDataset(withPast(tinyPast()));
  CHECK(past.quotas.streams.empty());
  CHECK(past.services.services.empty());
  CHECK(past.territories[kNorthTerritory].shape.empty());
  CHECK(past.districts == tinyCity().districts);
  CHECK(evaluate(past, {}).flow(2026, kNorth).quotaArrivals == 0);
}

TEST_CASE("Without a hindcast there are no rows, with a right one no problems") {
  CHECK(hindcastRows(tinyCity()).empty());
  CHECK(validate(withPast(tinyPast())).size() == validate(tinyCity()).size());
}

TEST_CASE("A figure about a later time is no input of a hindcast") {
  const std::string demography = "/inputs/demography", migration = "/inputs/migration";
  for (const char* late : {"2026-01-02", "2026-01", "2026", "2027", ""}) {
    Hindcast past = tinyPast();
    past.demography.mortalityFrom.asOf = late;
    CHECK_MESSAGE(hasProblem(past, demography + "/mortality/as_of", Str::BadLate), late);
  }
  for (const char* early : {"2026-01-01", "2025", "2025-12"}) {
    Hindcast past = tinyPast();
    past.demography.mortalityFrom.asOf = early;
    CHECK_FALSE_MESSAGE(hasProblem(past, demography + "/mortality/as_of", Str::BadLate), early);
  }
  Hindcast past = tinyPast();
  past.demography.baseFrom[kSouth].asOf = past.demography.fertilityFrom.asOf = past.demography.sexRatioFrom.asOf = "2030";
  past.migration.flows[1].from.asOf = past.migration.profiles[0].from.asOf = past.migration.moves.from.asOf = "2030";
  for (const char* path : {"/inputs/demography/base/south", "/inputs/demography/fertility", "/inputs/demography/sex_ratio_at_birth",
                           "/inputs/migration/flows/1", "/inputs/migration/profiles/young", "/inputs/migration/moves"})
    CHECK_MESSAGE(hasProblem(past, path + std::string("/as_of"), Str::BadLate), path);
}

TEST_CASE("The inputs are checked like those of the dataset, with their own paths") {
  Hindcast past = tinyPast();
  past.demography.base.at(kNorth, kMale, 2) = -1;
  CHECK(hasProblem(past, "/inputs/demography/base/north/m/2", Str::BadNegative));
  past = tinyPast();
  past.migration.profiles[0].share[1] = 0.9;
  CHECK(hasProblem(past, "/inputs/migration/profiles/young", Str::BadSumToOne));
}

TEST_CASE("Only years that the hindcast reaches can be compared") {
  Hindcast past = tinyPast();
  past.published = {{kTown, 2026, published(3000)}, {kTown, past.demography.lastFlowYear + 2, published(3000)}, {kTown, 2027, published(0)}};
  CHECK(hasProblem(past, "/compare/0/year", Str::BadYear));
  CHECK(hasProblem(past, "/compare/1/year", Str::BadYear));
  CHECK(hasProblem(past, "/compare/2/value", Str::BadMissing));
}
