// Demand and capacity by slot and year, below the level of indicators.
#include "core/services.h"

#include <algorithm>

#include "doctest/doctest.h"
#include "tiny_city.h"

using namespace kosh;
using namespace kosh::test;

namespace {

constexpr int kSchool = 0, kKindergarten = 1, kPolyclinic = 2;

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

std::optional<Datum> datum(const Outcome& outcome, const char* id, int territory, int year) {
  REQUIRE_MESSAGE(findIndicator(outcome, id) >= 0, id);
  return valueOf(outcome, findIndicator(outcome, id), territory, year);
}

double value(const Outcome& outcome, const char* id, int territory, int year) {
  const std::optional<Datum> found = datum(outcome, id, territory, year);
  CHECK_MESSAGE(found.has_value(), id);
  return found ? found->value : -1;
}

// North's schools short of 3,100 places in 2026: ten places for each of 360 children, 500 are there.
Dataset shortOfSchools() {
  Dataset city = tinyCity();
  Service& school = city.services.services[kSchool];
  for (double& rate : school.rate) rate *= 10;
  school.capacity[kNorth]->value = 500;
  school.typicalSize->value = 1500;
  school.unitCost->value = 4;
  return city;
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

TEST_CASE("A place counts once a shift, also that of an object") {
  const Made made = make(tinyCity(), {}, kPolyclinic);
  CHECK(capacity(made, 2, 0) == 600);
  CHECK(capacity(made, 2, 2) == 800);
  CHECK(capacity(made, kNorth, 0) == -1);
  Dataset one = tinyCity();
  one.services.services[kPolyclinic].shifts.reset();
  CHECK(capacity(make(one, {}, kPolyclinic), 2, 2) == 400);
}

TEST_CASE("The same rate at every age is a rate for each person present") {
  const Made made = make(tinyCity(), {}, kPolyclinic);
  CHECK(made.years.demand[made.grid.at(2, 0)] == doctest::Approx(1410));
  Dataset uneven = tinyCity();
  uneven.services.services[kPolyclinic].rate[4] = 0.5000000001;  // now counted age by age
  const Made other = make(uneven, {}, kPolyclinic);
  for (std::size_t i = 0; i < made.years.demand.size(); ++i)
    CHECK(other.years.demand[i] == doctest::Approx(made.years.demand[i]).epsilon(1e-9));
}

TEST_CASE("A deficit of 3,100 places asks for three schools of 1,500, their cost is that of all their places") {
  const Outcome out = evaluate(shortOfSchools(), {});
  CHECK(value(out, "school_deficit", kNorthTerritory, 2026) == doctest::Approx(3100));
  CHECK(value(out, "school_objects", kNorthTerritory, 2026) == 3);
  CHECK(value(out, "school_cost", kNorthTerritory, 2026) == 3 * 1500 * 4);
}

TEST_CASE("A deficit of exactly two objects asks for two, one of a single place for one more, a reserve for none") {
  CHECK(objectsNeeded(3000, 1500) == 2);
  CHECK(objectsNeeded(3001, 1500) == 3);
  CHECK(objectsNeeded(1, 1500) == 1);
  CHECK(objectsNeeded(0.1 + 0.2, 0.1) == 3);  // 0.30000000000000004
  CHECK(objectsNeeded(0, 1500) == 0);
  CHECK(objectsNeeded(-40, 1500) == 0);
}

TEST_CASE("Only objects that are more than ever before cost money") {
  Dataset city = shortOfSchools();
  Outcome out = evaluate(city, {});
  double most = 0;
  bool grew = false;
  for (int year = 2026; year <= 2030; ++year) {
    const double objects = value(out, "school_objects", kSouthTerritory, year);
    CHECK(value(out, "school_cost", kSouthTerritory, year) == doctest::Approx(std::max(0.0, objects - most) * 6000));
    grew = grew || (year > 2026 && objects > most);
    most = std::max(most, objects);
  }
  CHECK(grew);
}

TEST_CASE("Objects of two shifts serve twice, and are paid for once") {
  const Outcome out = evaluate(tinyCity(), {});
  CHECK(value(out, "polyclinic_deficit", kTown, 2026) == doctest::Approx(810));
  CHECK(value(out, "polyclinic_load", kTown, 2026) == doctest::Approx(235));
  CHECK(value(out, "polyclinic_objects", kTown, 2026) == 5);
  CHECK(value(out, "polyclinic_cost", kTown, 2026) == 1500);
  CHECK(value(out, "polyclinic_cost", kTown, 2027) == 0);
  CHECK(datum(out, "polyclinic_objects", kTown, 2026)->status == Status::estimate);
}

TEST_CASE("Of a city-wide capacity the districts have demand and nothing else") {
  const Outcome out = evaluate(tinyCity(), {});
  CHECK(value(out, "polyclinic_demand", kNorthTerritory, 2026) == doctest::Approx((830 + 20 + 25) * 0.5));
  for (const char* id : {"polyclinic_capacity", "polyclinic_load", "polyclinic_deficit", "polyclinic_objects", "polyclinic_cost"})
    CHECK_FALSE(datum(out, id, kNorthTerritory, 2026));
}

TEST_CASE("Without a typical size there are no objects, without a price no cost, without a capacity neither") {
  Dataset city = tinyCity();
  city.services.services[kPolyclinic].unitCost.reset();
  Outcome out = evaluate(city, {});
  CHECK(value(out, "polyclinic_objects", kTown, 2026) == 5);
  CHECK_FALSE(datum(out, "polyclinic_cost", kTown, 2026));
  city.services.services[kPolyclinic].typicalSize.reset();
  out = evaluate(city, {});
  CHECK_FALSE(datum(out, "polyclinic_objects", kTown, 2026));
  CHECK(value(out, "polyclinic_deficit", kTown, 2026) == doctest::Approx(810));
  city = tinyCity();
  city.services.services[kPolyclinic].cityCapacity.reset();
  out = evaluate(city, {});
  for (const char* id : {"polyclinic_load", "polyclinic_deficit", "polyclinic_objects", "polyclinic_cost"})
    CHECK_FALSE(datum(out, id, kTown, 2026));
}

TEST_CASE("Where nobody knows the demand there is a capacity and no load, deficit, object or cost") {
  Dataset city = tinyCity();
  city.services.services[kPolyclinic].rate.clear();
  const Outcome out = evaluate(city, {});
  CHECK(value(out, "polyclinic_capacity", kTown, 2026) == 600);
  for (const char* id : {"polyclinic_demand", "polyclinic_load", "polyclinic_deficit", "polyclinic_objects", "polyclinic_cost"})
    for (int year = 2026; year <= 2030; ++year) CHECK_FALSE(datum(out, id, kTown, year));
}

TEST_CASE("The policy need is a deficit of its own, only where it is given and a capacity is known") {
  const Outcome out = evaluate(tinyCity(), {});
  // North in 2027: 160 aged 2, 200 aged 3 and 200 of 4+, 400 places.
  CHECK(value(out, "school_policy_deficit", kNorthTerritory, 2026) == doctest::Approx(560 - 400));
  CHECK(value(out, "school_deficit", kNorthTerritory, 2026) == doctest::Approx(-40));
  CHECK(findIndicator(out, "kindergarten_policy_deficit") == -1);
  Dataset city = tinyCity();
  city.services.services[kSchool].capacity[kNorth].reset();
  city.services.services[kSchool].policyFrom.status = Status::unverified;
  const Outcome other = evaluate(city, {});
  CHECK_FALSE(datum(other, "school_policy_deficit", kNorthTerritory, 2026));
  CHECK(datum(other, "school_policy_deficit", kSouthTerritory, 2026)->status == Status::unverified);
  CHECK(datum(other, "school_deficit", kSouthTerritory, 2026)->status == Status::illustrative);
}

TEST_CASE("Units of demand, capacity and deficit are the service's own, in the last plural form") {
  const Dataset city = tinyCity();
  const Outcome out = evaluate(city, {});
  const auto unit = [&](const char* id, Lang lang) {
    return unitOf(city, out.indicators[static_cast<std::size_t>(findIndicator(out, id))], lang);
  };
  CHECK(unit("polyclinic_demand", Lang::en) == "visits a day");
  CHECK(unit("polyclinic_deficit", Lang::ru) == "poseshcheny");
  CHECK(unit("polyclinic_capacity", Lang::kk) == "kelu");
  CHECK(unit("school_policy_deficit", Lang::en) == "places");
  CHECK(unit("polyclinic_load", Lang::en) == "%");
  CHECK(unit("polyclinic_objects", Lang::en) == "objects");
  CHECK(unit("polyclinic_cost", Lang::en) == "thousand tenge");
  CHECK(unit("population", Lang::en) == "people");
}

TEST_CASE("The first overload is the first year over 100 in whole percent, as it is shown") {
  Dataset city = tinyCity();
  const auto overload = [&](int territory, const char* service) {
    const Outcome out = evaluate(city, {});
    return firstOverload(out, serviceIndicator(out, service, IndicatorKind::load), territory);
  };
  CHECK(overload(kTown, "polyclinic") == Overload{true, 2026});
  CHECK(overload(kNorthTerritory, "polyclinic") == Overload{false, std::nullopt});  // not known is not "never"
  CHECK(overload(kNorthTerritory, "zoo") == Overload{false, std::nullopt});
  city.services.services[kPolyclinic].cityCapacity->value = 1e6;
  CHECK(overload(kTown, "polyclinic") == Overload{true, std::nullopt});
  // 840 pupils of south in 2026, 1,000 places.
  city.services.services[kSchool].capacity[kSouth]->value = 837;  // 100.4 %
  CHECK(overload(kSouthTerritory, "school").year != 2026);
  city.services.services[kSchool].capacity[kSouth]->value = 835;  // 100.6 %
  CHECK(overload(kSouthTerritory, "school") == Overload{true, 2026});
}
