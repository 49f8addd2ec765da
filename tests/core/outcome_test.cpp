// The outcome of Tiny City, checked against the numbers in its header.
#include "core/outcome.h"

#include "doctest/doctest.h"
#include "tiny_city.h"

using namespace kosh;
using namespace kosh::test;

namespace {

double value(const Outcome& out, const char* indicator, int territory, int year) {
  const std::optional<Datum> datum = valueOf(out, findIndicator(out, indicator), territory, year);
  return datum ? datum->value : -1e9;
}

bool missing(const Outcome& out, const char* indicator, int territory, int year) {
  return !valueOf(out, findIndicator(out, indicator), territory, year);
}

Status status(const Outcome& out, const char* indicator, int territory, int year) {
  const std::optional<Datum> datum = valueOf(out, findIndicator(out, indicator), territory, year);
  REQUIRE(datum.has_value());
  return datum ? datum->status : Status::official;
}

}  // namespace

TEST_CASE("The outcome spans the base year to the year after the last flows") {
  const Outcome out = evaluate(tinyCity(), {});
  CHECK(out.firstYear == 2026);
  CHECK(out.lastYear == 2031);
  CHECK(out.years() == 6);
  CHECK(out.people.size() == 6 * 2 * 2 * 5);
  CHECK(out.flows.size() == 5 * 2);
}

TEST_CASE("The first year of Tiny City is the one computed by hand") {
  const Outcome out = evaluate(tinyCity(), {});
  const double north[] = {45, 90, 80, 100, 100}, south[] = {105, 225, 220, 200, 200};
  for (int sex = 0; sex < kSexes; ++sex) {
    for (int age = 0; age < 5; ++age) {
      CHECK(out.persons(2027, kNorth, sex, age) == doctest::Approx(north[age]).epsilon(1e-12));
      CHECK(out.persons(2027, kSouth, sex, age) == doctest::Approx(south[age]).epsilon(1e-12));
    }
  }
  CHECK(value(out, "population", kTown, 2026) == 3000);
  CHECK(value(out, "population", kNorthTerritory, 2027) == doctest::Approx(830));
  CHECK(value(out, "population", kSouthTerritory, 2027) == doctest::Approx(1900));
  CHECK(value(out, "population", kTown, 2027) == doctest::Approx(2730));
}

TEST_CASE("The flows of the first year are the ones computed by hand") {
  const Outcome out = evaluate(tinyCity(), {});
  CHECK(out.flow(2026, kNorth).births == doctest::Approx(90));
  CHECK(out.flow(2026, kNorth).deaths == doctest::Approx(200));
  CHECK(out.flow(2026, kNorth).moves == doctest::Approx(-80));
  CHECK(out.flow(2026, kNorth).netMigration == doctest::Approx(-60));
  CHECK(out.flow(2026, kSouth).moves == doctest::Approx(80));
  CHECK(out.flow(2026, kSouth).netMigration == doctest::Approx(90));
  CHECK(out.flow(2026, kSouth).quotaArrivals == 0);
  CHECK(value(out, "births", kTown, 2026) == doctest::Approx(300));
  CHECK(value(out, "deaths", kTown, 2026) == doctest::Approx(600));
  CHECK(value(out, "natural_increase", kTown, 2026) == doctest::Approx(-300));
  CHECK(value(out, "net_migration", kTown, 2026) == doctest::Approx(30));
}

TEST_CASE("Districts sum to the city in every additive indicator and year") {
  const Outcome out = evaluate(tinyCity(), {});
  for (const char* id : {"population", "population_present", "births", "deaths", "natural_increase", "net_migration",
                         "school_demand", "school_capacity", "school_deficit", "kindergarten_demand"}) {
    const int i = findIndicator(out, id);
    REQUIRE(i >= 0);
    const int last = out.indicators[i].stock ? 2031 : 2030;
    for (int year = 2026; year <= last; ++year) {
      const double sum = value(out, id, kNorthTerritory, year) + value(out, id, kSouthTerritory, year);
      CHECK(value(out, id, kTown, year) == doctest::Approx(sum).epsilon(1e-12));
    }
  }
}

TEST_CASE("Start, births, deaths and migration give the people of the next year") {
  const Outcome out = evaluate(tinyCity(), {});
  for (const int t : {kTown, kNorthTerritory, kSouthTerritory}) {
    for (int year = 2026; year < 2031; ++year) {
      const double end = value(out, "population", t, year) + value(out, "births", t, year) -
                         value(out, "deaths", t, year) + value(out, "net_migration", t, year);
      CHECK(value(out, "population", t, year + 1) == doctest::Approx(end).epsilon(1e-12));
    }
  }
}

TEST_CASE("Density uses the official areas, the city's is the sum of its districts where it has none") {
  const Outcome out = evaluate(tinyCity(), {});
  CHECK(value(out, "density", kNorthTerritory, 2026) == doctest::Approx(100));
  CHECK(value(out, "density", kTown, 2026) == doctest::Approx(100));
  CHECK(value(out, "density", kTown, 2027) == doctest::Approx(91));
  Dataset city = tinyCity();
  city.territories[kSouthTerritory].areaKm2.reset();
  const Outcome without = evaluate(city, {});
  CHECK(missing(without, "density", kSouthTerritory, 2026));
  CHECK(missing(without, "density", kTown, 2026));
  CHECK(value(without, "density", kNorthTerritory, 2026) == doctest::Approx(100));
}

TEST_CASE("The open age group is never under an age") {
  const Outcome out = evaluate(tinyCity(), {});
  // Four of five ages are children; 4+ may be of any age above and counts as old.
  CHECK(value(out, "share_under_16", kTown, 2026) == doctest::Approx(80));
  CHECK(value(out, "share_60_plus", kTown, 2026) == doctest::Approx(20));
}

TEST_CASE("School demand of a year is made of the children of the next 1 January") {
  const Outcome out = evaluate(tinyCity(), {});
  CHECK(value(out, "school_demand", kNorthTerritory, 2026) == doctest::Approx(360));
  CHECK(value(out, "school_demand", kSouthTerritory, 2026) == doctest::Approx(840));
  CHECK(value(out, "school_load", kNorthTerritory, 2026) == doctest::Approx(90));
  CHECK(value(out, "school_deficit", kNorthTerritory, 2026) == doctest::Approx(-40));
  CHECK(value(out, "school_load", kTown, 2026) == doctest::Approx(100 * 1200.0 / 1400));
  CHECK(missing(out, "school_demand", kNorthTerritory, 2031));
}

TEST_CASE("An object counts from its year on, in its district and in the city") {
  const Outcome out = evaluate(tinyCity(), {});
  CHECK(value(out, "school_capacity", kSouthTerritory, 2027) == 1000);
  CHECK(value(out, "school_capacity", kSouthTerritory, 2028) == 1200);
  CHECK(value(out, "school_capacity", kTown, 2030) == 1600);
  Scenario more;
  more.objects = {{"school", "north", 2027, 50, {}}};
  const Outcome built = evaluate(tinyCity(), more);
  CHECK(value(built, "school_capacity", kNorthTerritory, 2026) == 400);
  CHECK(value(built, "school_capacity", kNorthTerritory, 2027) == 450);
  CHECK(value(built, "school_capacity", kTown, 2028) == 1650);
}

TEST_CASE("A district whose capacity is unknown has demand but no load, and the city uses its own figure") {
  const Outcome out = evaluate(tinyCity(), {});
  CHECK(value(out, "kindergarten_demand", kSouthTerritory, 2026) == doctest::Approx(225));
  CHECK(missing(out, "kindergarten_capacity", kSouthTerritory, 2026));
  CHECK(missing(out, "kindergarten_load", kSouthTerritory, 2026));
  CHECK(missing(out, "kindergarten_deficit", kSouthTerritory, 2026));
  CHECK(value(out, "kindergarten_load", kTown, 2026) == doctest::Approx(126));
  CHECK(value(out, "kindergarten_deficit", kTown, 2026) == doctest::Approx(65));
  Dataset city = tinyCity();
  city.services.services[1].cityCapacity.reset();
  CHECK(missing(evaluate(city, {}), "kindergarten_load", kTown, 2026));
}

TEST_CASE("A norm of two lets two children share a place") {
  Dataset city = tinyCity();
  city.services.services[0].norm.value = 2;
  const Outcome out = evaluate(city, {});
  CHECK(value(out, "school_load", kNorthTerritory, 2026) == doctest::Approx(45));
  CHECK(value(out, "school_deficit", kNorthTerritory, 2026) == doctest::Approx(180 - 400));
}

TEST_CASE("The base year of the city has the status of the published total, its districts that of their cells") {
  const Outcome out = evaluate(tinyCity(), {});
  CHECK(status(out, "population", kTown, 2026) == Status::official);
  CHECK(status(out, "share_under_16", kTown, 2026) == Status::computed);
  CHECK(status(out, "population", kNorthTerritory, 2026) == Status::computed);
}

TEST_CASE("A projected figure is at best an estimate, in a district as doubtful as the moves between districts") {
  const Outcome out = evaluate(tinyCity(), {});
  CHECK(status(out, "population", kTown, 2027) == Status::estimate);
  CHECK(status(out, "population", kNorthTerritory, 2027) == Status::illustrative);
  CHECK(status(out, "births", kTown, 2026) == Status::estimate);
  CHECK(status(out, "school_load", kNorthTerritory, 2026) == Status::illustrative);
  CHECK(status(out, "school_capacity", kNorthTerritory, 2026) == Status::official);
}

TEST_CASE(
    "Figures with the status official everywhere still project to an estimate, an unverified rate to unverified") {
  Dataset city = tinyCity();
  city.migration.moves = {};
  for (auto* from : {&city.demography.mortalityFrom, &city.demography.fertilityFrom, &city.demography.sexRatioFrom})
    from->status = Status::official;
  CHECK(status(evaluate(city, {}), "population", kNorthTerritory, 2027) == Status::estimate);
  city.demography.mortalityFrom.status = Status::unverified;
  CHECK(status(evaluate(city, {}), "population", kTown, 2027) == Status::unverified);
}

TEST_CASE("Assumptions multiply births, deaths and flows") {
  Scenario half;
  half.assumptions.fertility = 0.5;
  CHECK(value(evaluate(tinyCity(), half), "births", kTown, 2026) == doctest::Approx(150));
  Scenario doubled;
  doubled.assumptions.inflow = 2;
  CHECK(value(evaluate(tinyCity(), doubled), "net_migration", kTown, 2026) == doctest::Approx(60));
  Scenario harsher;  // twice the death rates: the half who lives on becomes a quarter, 900 of 1200 die
  harsher.assumptions.mortality = 2;
  CHECK(value(evaluate(tinyCity(), harsher), "deaths", kTown, 2026) == doctest::Approx(900).epsilon(1e-12));
}

TEST_CASE("Unregistered people are present but do not live there") {
  Scenario hidden;
  hidden.assumptions.unregistered = 0.1;
  const Outcome out = evaluate(tinyCity(), hidden);
  CHECK(value(out, "population", kTown, 2026) == 3000);
  CHECK(value(out, "population_present", kTown, 2026) == doctest::Approx(3000 + 40 + 300));
  CHECK(status(out, "population_present", kTown, 2026) == Status::estimate);
}

TEST_CASE("A service of the people present grows with the guests of its district") {
  Dataset city = tinyCity();
  city.services.services[0].base = DemandBase::populationPresent;
  city.services.services[0].rate = {1, 1, 1, 1, 1};
  const Outcome out = evaluate(city, {});
  // 830 residents of north on 1 January 2027 and half of 40 permits and of 100 x half a year.
  CHECK(value(out, "school_demand", kNorthTerritory, 2026) == doctest::Approx(830 + 20 + 25));
}

TEST_CASE("Two scenarios evaluated side by side never influence each other") {
  const Dataset city = tinyCity();
  Scenario changed;
  changed.quotas = {{"kandas", 2026, "", 400}};
  changed.assumptions.fertility = 2;
  const Outcome before = evaluate(city, {});
  const Outcome other = evaluate(city, changed);
  const Outcome after = evaluate(city, {});
  CHECK(before.people == after.people);
  CHECK(before.values == after.values);
  CHECK(before.people != other.people);
}

TEST_CASE("Departures that find nobody are cut, listed by cell and told in one sentence") {
  Dataset city = tinyCity();
  Flow out;
  out.id = "interregional_out";
  out.kind = FlowKind::interregionalOut;
  out.profile = 0;
  out.persons = {2, {2026}, {400, 0}};  // 200 a sex leave north at age 1, where 80 stayed after moves
  out.from = city.migration.flows[0].from;
  city.migration.flows = {out};
  const Outcome result = evaluate(city, {});
  REQUIRE(result.cuts.size() >= 2);
  if (result.cuts.size() < 2) return;
  CHECK(result.cuts[0] == YearCut{2026, {kNorth, kFemale, 1, 120}});
  CHECK(result.cuts[1] == YearCut{2026, {kNorth, kMale, 1, 120}});
  REQUIRE(result.notes.size() == 1);
  CHECK(result.notes[0].id == Str::NoteOutflowCut);
  CHECK(result.persons(2027, kNorth, kFemale, 1) == 0);
}

TEST_CASE("Nothing is found where there is nothing") {
  const Outcome out = evaluate(tinyCity(), {});
  CHECK(findIndicator(out, "no_such_indicator") == -1);
  CHECK_FALSE(valueOf(out, -1, kTown, 2026));
  CHECK_FALSE(valueOf(out, 0, 3, 2026));
  CHECK_FALSE(valueOf(out, 0, kTown, 2025));
  CHECK_FALSE(valueOf(out, 0, kTown, 2032));
  CHECK_FALSE(valueOf(out, findIndicator(out, "births"), kTown, 2031));
  CHECK_FALSE(valueOf(Outcome{}, 0, 0, 0));
}

TEST_CASE("A territory of the agglomeration has published figures only and no cells") {
  Dataset city = tinyCity();
  Territory suburb = city.territories[kSouthTerritory];
  suburb.id = "suburb";
  suburb.kind = TerritoryKind::agglomeration;
  suburb.population = {{2025, {700, {}}}, {2027, {720, {"tiny", "2027-01-01", Status::official, {}}}}};
  city.territories.push_back(suburb);
  const Outcome out = evaluate(city, {});
  CHECK(missing(out, "population", 3, 2026));
  CHECK(value(out, "population", 3, 2027) == 720);
  CHECK(missing(out, "births", 3, 2026));
  CHECK(ageStructure(city, out, 3, 2026).empty());
  CHECK(value(out, "population", kTown, 2026) == 3000);
}

TEST_CASE("The age structure of the city is the sum of its districts") {
  const Dataset city = tinyCity();
  const Outcome out = evaluate(city, {});
  const std::vector<double> town = ageStructure(city, out, kTown, 2027);
  const std::vector<double> north = ageStructure(city, out, kNorthTerritory, 2027);
  REQUIRE(town.size() == 10);
  REQUIRE(north.size() == 10);
  if (town.size() != 10 || north.size() != 10) return;
  CHECK(north[1] == doctest::Approx(90));
  CHECK(town[1] == doctest::Approx(315));
  CHECK(ageStructure(city, out, kTown, 2040).empty());
}

TEST_CASE("Whole numbers keep the rounded total and the largest remainders go up") {
  CHECK(wholeByLargestRemainder({1.4, 2.4, 3.2}, 7) == std::vector<double>{2, 2, 3});
  CHECK(wholeByLargestRemainder({0.5, 0.5, 0.5, 0.5}, 2) == std::vector<double>{1, 1, 0, 0});
  CHECK(wholeByLargestRemainder({1, 2, 3}, 6) == std::vector<double>{1, 2, 3});
  CHECK(wholeByLargestRemainder({-0.5, -1.25}, -1.75) == std::vector<double>{-1, -1});
  CHECK(wholeByLargestRemainder({1, 1}, 5) == std::vector<double>{3, 2});
  CHECK(wholeByLargestRemainder({}, 5).empty());
}
