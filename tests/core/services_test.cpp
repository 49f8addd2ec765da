// Demand and capacity by slot and year, below the level of indicators.
#include "core/services.h"

#include "doctest/doctest.h"
#include "tiny_city.h"

using namespace kosh;
using namespace kosh::test;

namespace {

constexpr int kSchool = 0, kKindergarten = 1;

struct Made {
  Outcome outcome;
  PeopleYears people;
  ServiceYears years;
  SlotYears grid;
};

Made make(const Dataset& city, const Scenario& scenario, int service) {
  Made made;
  made.outcome = evaluate(city, scenario);
  made.people = peopleYears(city, scenario, made.outcome);
  made.years = serviceYears(city, scenario, made.outcome, service, made.people);
  made.grid = slotYears(made.outcome);
  return made;
}

double capacity(const Made& made, std::size_t slot, std::size_t year) {
  const std::optional<Datum>& datum = made.years.capacity[made.grid.at(slot, year)];
  return datum ? datum->value : -1;
}

}  // namespace

TEST_CASE("The slots are the districts and then the city") {
  const Made made = make(tinyCity(), {}, kSchool);
  CHECK(made.grid.districts == 2);
  CHECK(made.grid.years == 6);
  CHECK(made.grid.city() == 2);
  CHECK(made.grid.slots() == 3);
  CHECK(made.years.demand.size() == 18);
  CHECK(made.grid.at(1, 2) == 8);
}

TEST_CASE("Demand of the city is the sum of its districts in every year") {
  const Made made = make(tinyCity(), {}, kSchool);
  for (std::size_t y = 0; y < 5; ++y) {
    const double sum = made.years.demand[made.grid.at(0, y)] + made.years.demand[made.grid.at(1, y)];
    CHECK(made.years.demand[made.grid.at(2, y)] == doctest::Approx(sum).epsilon(1e-14));
  }
}

TEST_CASE("Half a rate is half of the people of that age") {
  const Made made = make(tinyCity(), {}, kKindergarten);
  CHECK(made.years.demand[made.grid.at(kNorth, 0)] == doctest::Approx(90));  // 180 people aged 1 on 1 January 2027
}

TEST_CASE("With every district known the city's capacity is their sum, whatever its own figure") {
  Dataset city = tinyCity();
  city.services.services[kSchool].cityCapacity = Figure{9999, {}};
  CHECK(capacity(make(city, {}, kSchool), 2, 0) == 1400);
}

TEST_CASE("Objects before the first year count from the first, objects of a service only for it") {
  Dataset city = tinyCity();
  city.services.objects.push_back({"school", "north", 2000, 30, {}, {}});
  city.services.objects.push_back({"kindergarten", "north", 2027, 11, {}, {}});
  const Made school = make(city, {}, kSchool), kindergarten = make(city, {}, kKindergarten);
  CHECK(capacity(school, kNorth, 0) == 430);
  CHECK(capacity(school, kNorth, 3) == 430);
  CHECK(capacity(kindergarten, kNorth, 0) == 100);
  CHECK(capacity(kindergarten, kNorth, 1) == 111);
  CHECK(capacity(kindergarten, 2, 1) == 261);
}

TEST_CASE("An object of the city adds to the city and to no district") {
  Dataset city = tinyCity();
  city.services.objects = {{"school", "town", 2027, 50, {}, {}}};
  const Made made = make(city, {}, kSchool);
  CHECK(capacity(made, kNorth, 4) == 400);
  CHECK(capacity(made, kSouth, 4) == 1000);
  CHECK(capacity(made, 2, 0) == 1400);
  CHECK(capacity(made, 2, 4) == 1450);
}

TEST_CASE("An object does not make an unknown capacity known") {
  Dataset city = tinyCity();
  city.services.objects = {{"kindergarten", "south", 2026, 80, {}, {}}};
  const Made made = make(city, {}, kKindergarten);
  CHECK(capacity(made, kSouth, 3) == -1);
  CHECK(capacity(made, 2, 3) == 330);
}

TEST_CASE("The status of a capacity is the worst of what stands and what was added up to the year") {
  Dataset city = tinyCity();
  city.services.objects[0].from.status = Status::illustrative;
  const Made made = make(city, {}, kSchool);
  const auto status = [&](std::size_t slot, std::size_t y) {
    return made.years.capacity[made.grid.at(slot, y)]->status;
  };
  CHECK(status(kSouth, 1) == Status::official);
  CHECK(status(kSouth, 2) == Status::illustrative);
  CHECK(status(kNorth, 2) == Status::official);
  CHECK(status(2, 2) == Status::illustrative);
}

TEST_CASE("Guests and unregistered people need as much as the mean resident where a service counts people present") {
  Dataset city = tinyCity();
  city.services.services[kSchool].base = DemandBase::populationPresent;
  Scenario scenario;
  scenario.assumptions.unregistered = 0.5;
  const Made all = make(city, scenario, kSchool), residents = make(tinyCity(), {}, kSchool);
  const std::size_t now = all.grid.at(kSouth, 0), next = all.grid.at(kSouth, 1);
  const double factor = all.people.present[next] / all.people.residents[next];
  CHECK(factor == doctest::Approx((1900 * 1.5 + 20 + 25) / 1900));
  CHECK(all.years.demand[now] == doctest::Approx(residents.years.demand[now] * factor));
}

TEST_CASE("A district without people has no demand and breaks nothing") {
  Dataset city = tinyCity();
  for (int i = 0; i < 10; ++i) city.demography.base.values[i] = 0;
  city.demography.cityTotal->value = 2000;
  city.migration.flows.clear();
  city.services.services[kSchool].base = DemandBase::populationPresent;
  const Made made = make(city, {}, kSchool);
  CHECK(made.years.demand[made.grid.at(kNorth, 0)] == 0);
  CHECK_FALSE(valueOf(made.outcome, findIndicator(made.outcome, "share_under_16"), kNorthTerritory, 2027));
  CHECK(valueOf(made.outcome, findIndicator(made.outcome, "school_load"), kNorthTerritory, 2026)->value == 0);
}
