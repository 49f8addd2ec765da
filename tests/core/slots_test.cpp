// Totals of people and how far they can be trusted, by slot and year.
#include "core/slots.h"

#include "doctest/doctest.h"
#include "tiny_city.h"

using namespace kosh;
using namespace kosh::test;

namespace {

// A city of 101 single ages with one person in every cell.
Dataset onePersonAnAge() {
  Dataset city = tinyCity();
  city.migration = {};
  city.quotas = {};
  city.services = {};
  city.labour = {};
  Demography& d = city.demography;
  d.ages = 101;
  d.base = Cells(2, 101);
  d.base.values.assign(404, 1.0);
  d.cityTotal->value = 404;
  d.mortality = {202, {2026}, std::vector<double>(202, 1.0)};
  d.fertility = {101, {2026}, std::vector<double>(101, 0.0)};
  return city;
}

}  // namespace

TEST_CASE("Under 16 are the ages 0 to 15, 60 and over the ages from 60 on") {
  const Dataset city = onePersonAnAge();
  REQUIRE(validate(city).empty());
  const Outcome out = evaluate(city, {});
  const PeopleYears people = peopleYears(city, {}, out);
  const SlotYears grid = slotYears(out);
  CHECK(people.under16[grid.at(kNorth, 0)] == doctest::Approx(2 * 16));
  CHECK(people.from60[grid.at(kNorth, 0)] == doctest::Approx(2 * 41));
  CHECK(people.working[grid.at(kNorth, 0)] == doctest::Approx(2 * 47));  // 16 to 62
  CHECK(people.under16[grid.at(grid.city(), 0)] == doctest::Approx(4 * 16));
  // Nobody is born and nobody dies: a year later one age fewer is young and one more is old.
  CHECK(people.under16[grid.at(kNorth, 1)] == doctest::Approx(2 * 15));
  CHECK(people.from60[grid.at(kNorth, 1)] == doctest::Approx(2 * 42));
}

TEST_CASE("Shares of the city follow from its sums") {
  const Outcome out = evaluate(onePersonAnAge(), {});
  const auto share = [&](const char* id) { return valueOf(out, findIndicator(out, id), kTown, 2026)->value; };
  CHECK(share("share_under_16") == doctest::Approx(100 * 16 / 101.0));
  CHECK(share("share_60_plus") == doctest::Approx(100 * 41 / 101.0));
  CHECK(share("dependency") == doctest::Approx(100 * 54 / 47.0));
}

TEST_CASE("People present are residents, guests and unregistered people") {
  const Dataset city = tinyCity();
  Scenario scenario;
  scenario.assumptions.unregistered = 0.25;
  const Outcome out = evaluate(city, scenario);
  const PeopleYears people = peopleYears(city, scenario, out);
  const SlotYears grid = slotYears(out);
  CHECK(people.residents[grid.at(kNorth, 0)] == 1000);
  CHECK(people.present[grid.at(kNorth, 0)] == doctest::Approx(1000 + 20 + 250));
  CHECK(people.present[grid.at(grid.city(), 0)] == doctest::Approx(3000 + 40 + 750));
}

TEST_CASE("Trust never grows with the years") {
  const Dataset city = tinyCity();
  Scenario scenario;
  decideQuota(scenario, city, "kandas", 2028, 10);
  const Outcome out = evaluate(city, scenario);
  const Trust trust = trustOf(city, scenario, out);
  const SlotYears grid = slotYears(out);
  for (std::size_t slot = 0; slot < grid.slots(); ++slot)
    for (std::size_t y = 1; y < grid.years; ++y)
      CHECK(trust.residents[grid.at(slot, y)] >= trust.residents[grid.at(slot, y - 1)]);
}

TEST_CASE("Only the base year of the city has the status of the published total") {
  Dataset city = tinyCity();
  Outcome out = evaluate(city, {});
  SlotYears grid = slotYears(out);
  CHECK(trustOf(city, {}, out).residents[grid.at(grid.city(), 0)] == Status::official);
  CHECK(trustOf(city, {}, out).byAge[grid.at(grid.city(), 0)] == Status::computed);
  city.demography.cityTotal.reset();
  CHECK(trustOf(city, {}, out).residents[grid.at(grid.city(), 0)] == Status::computed);
}

TEST_CASE("A doubtful base of one district makes the city doubtful and its neighbour not") {
  Dataset city = tinyCity();
  city.migration.moves = {};
  city.demography.baseFrom[kNorth].status = Status::unverified;
  const Outcome out = evaluate(city, {});
  const Trust trust = trustOf(city, {}, out);
  const SlotYears grid = slotYears(out);
  CHECK(trust.residents[grid.at(kNorth, 1)] == Status::unverified);
  CHECK(trust.residents[grid.at(kSouth, 1)] == Status::estimate);
  CHECK(trust.residents[grid.at(grid.city(), 1)] == Status::unverified);
}

TEST_CASE("Guests bring the doubts about their permits, stay and split into the people present only") {
  Dataset city = tinyCity();
  city.quotas.streams[1].stayFrom.status = Status::unverified;
  const Outcome out = evaluate(city, {});
  const Trust trust = trustOf(city, {}, out);
  const SlotYears grid = slotYears(out);
  CHECK(trust.present[grid.at(grid.city(), 1)] == Status::unverified);
  CHECK(trust.residents[grid.at(grid.city(), 1)] == Status::estimate);
}
