// The central intake: numbers that a reader checks in the head, and the same answer by bisection through evaluate().
#include "core/intake.h"

#include <cmath>

#include "core/quota.h"
#include "doctest/doctest.h"
#include "tiny_city.h"

using namespace kosh;
using namespace kosh::test;

namespace {

constexpr int kKandas = 0, kForeign = 1, kSeasonal = 2;
constexpr int kSchool = 0, kKindergarten = 1, kPolyclinic = 2;

IntakeQuestion ask(int territory, int from, int years, int stream = kKandas) {
  IntakeQuestion question;
  question.territory = territory;
  question.stream = stream;
  question.from = from;
  question.years = years;
  return question;
}

// Both ways give the same number of people, within one.
void checkBoth(const Dataset& city, const Scenario& scenario, const IntakeQuestion& question) {
  const Intake central = centralIntake(city, scenario, question);
  const std::optional<double> bisected = intakeByBisection(city, scenario, question);
  CAPTURE(question.territory);
  CAPTURE(question.from);
  CAPTURE(question.stream);
  REQUIRE(central.persons.has_value() == bisected.has_value());
  if (bisected) CHECK(std::fabs(*central.persons - *bisected) <= 1);
}

Scenario withKandas(const Dataset& city, int persons, std::string_view territory = {}) {
  Scenario scenario;
  decideQuota(scenario, city, "kandas", 2026, persons, territory);
  return scenario;
}

// The scenario with the objects that an answer names.
Scenario withObjects(const Dataset& city, Scenario scenario, const Intake& intake) {
  for (const GateObjects& o : intake.objects)
    for (int i = 0; i < o.count; ++i)
      scenario.objects.push_back({city.services.services[o.service].id, city.territories[o.territory].id, intake.question.from,
                                  o.places, std::nullopt});
  return scenario;
}

}  // namespace

// North on 1 January 2028, by sex: 46 aged 1, 72 aged 2, 80 aged 3. Children of school age: 304, 96 places are left.
// Half of the kandas who come in 2027 are 2 years old.
TEST_CASE("the intake is the slack over what one arrival needs") {
  const Intake intake = centralIntake(tinyCity(), {}, ask(kNorthTerritory, 2027, 1));
  REQUIRE(intake.gates.size() == 1);
  REQUIRE(intake.gates[0].years.size() == 1);
  if (intake.gates.empty() || intake.gates[0].years.empty()) return;
  CHECK(intake.gates[0].service == kSchool);
  CHECK(intake.gates[0].territory == kNorthTerritory);
  CHECK(intake.gates[0].known);
  const GateYear& year = intake.gates[0].years[0];
  CHECK(year.year == 2027);
  CHECK(year.slack == doctest::Approx(96));
  CHECK(year.need == doctest::Approx(0.5));
  CHECK(year.limit == doctest::Approx(192));
  CHECK(intake.persons == 192);
  CHECK(intake.bounded);
  CHECK_FALSE(intake.bisected);
  CHECK(intake.gate == 0);
  CHECK(intake.gateYear == 2027);
  CHECK(intake.firstYear == 2027);
  CHECK(intake.objects.empty());
  CHECK(intake.objectsSuffice);
}

// A year later 36.8 are 2 and 72 are 3, by sex: 182.4 places are left. Of one person in two parts, the first has 0.2 aged 2
// (a fifth moved to south) and 0.25 aged 3, the second 0.25 aged 2: 182.4 / 0.7 = 260.6.
TEST_CASE("equal parts in several years are tested in each of them, moves included") {
  const Intake intake = centralIntake(tinyCity(), {}, ask(kNorthTerritory, 2027, 2));
  REQUIRE(intake.gates.size() == 1);
  if (intake.gates.empty() || intake.gates[0].years.size() != 2) return;
  CHECK(intake.gates[0].years[0].limit == doctest::Approx(384));
  CHECK(intake.gates[0].years[1].slack == doctest::Approx(182.4));
  CHECK(intake.gates[0].years[1].need == doctest::Approx(0.7));
  CHECK(intake.persons == 260);
  CHECK(intake.gateYear == 2028);
}

TEST_CASE("those who move to the other district go to school there") {
  // Of those who came to north in 2027 aged 1 a fifth is in south in 2029; south itself is not asked.
  IntakeQuestion question = ask(kTown, 2027, 2);
  question.gates = {"school"};
  const Intake city = centralIntake(tinyCity(), {}, question);
  const Intake north = centralIntake(tinyCity(), {}, ask(kNorthTerritory, 2027, 2));
  REQUIRE((city.gates.size() == 1 && north.gates.size() == 1));
  if (city.gates.size() != 1 || north.gates.size() != 1) return;
  CHECK(city.gates[0].territory == kTown);
  CHECK(city.gates[0].years[1].need == doctest::Approx(0.75));  // 0.25 aged 2 and 0.25 aged 3, and 0.25 aged 2
  CHECK(north.gates[0].years[1].need == doctest::Approx(0.7));
}

TEST_CASE("the bisection through evaluate gives the same intake, whatever the territory, the year and the gates") {
  const Dataset city = tinyCity();
  for (const int territory : {kTown, kNorthTerritory, kSouthTerritory})
    for (const int from : {2026, 2027, 2029, 2030})
      for (const int years : {1, 2, 5}) {
        checkBoth(city, {}, ask(territory, from, years));
        checkBoth(city, withKandas(city, 100), ask(territory, from, years));
        checkBoth(city, withKandas(city, 100, "north"), ask(territory, from, years));
        IntakeQuestion question = ask(territory, from, years);
        question.gates = {"school", "kindergarten"};
        checkBoth(city, withKandas(city, 60), question);
        question.alone = true;
        checkBoth(city, withKandas(city, 60), question);
      }
}

TEST_CASE("the same where migrants come evenly, at five-year steps and with hidden people") {
  Dataset even = tinyCity();
  even.migration.timing = MigrationTiming::even;
  checkBoth(even, {}, ask(kNorthTerritory, 2027, 3));
  Dataset wide = tinyCity();
  wide.demography.stepYears = 5;
  wide.demography.lastFlowYear = 2035;
  wide.migration.moves.rate = {0, 0.02, 0, 0};
  for (const int from : {2026, 2028, 2031}) checkBoth(wide, {}, ask(kNorthTerritory, from, 4));
  Dataset roomy = tinyCity();
  roomy.services.services[kPolyclinic].cityCapacity->value = 5000;
  Scenario hidden;
  hidden.assumptions.unregistered = 0.25;
  IntakeQuestion question = ask(kSouthTerritory, 2027, 3);
  question.gates = {"polyclinic"};
  checkBoth(roomy, hidden, question);
  CHECK(*centralIntake(roomy, hidden, question).persons < *centralIntake(roomy, {}, question).persons);
}

TEST_CASE("a norm other than one and several shifts are what the room is made of") {
  Dataset city = tinyCity();
  city.services.services[kSchool].norm.value = 1.5;
  city.services.services[kSchool].shifts = Figure{2, city.services.services[kSchool].rateFrom};
  const Intake intake = centralIntake(city, {}, ask(kNorthTerritory, 2027, 1));
  REQUIRE(intake.gates.size() == 1);
  if (!intake.gates.empty()) CHECK(intake.gates[0].years[0].slack == doctest::Approx(1.5 * 400 * 2 - 304));
  checkBoth(city, {}, ask(kNorthTerritory, 2027, 1));
}

TEST_CASE("arrivals of the scenario stay in place, but for those of the stream into the asked territory") {
  const Dataset city = tinyCity();
  const IntakeQuestion north = ask(kNorthTerritory, 2027, 1), south = ask(kSouthTerritory, 2027, 1);
  // 100 kandas of 2026 are in north already, half of the quota; those of 2027 are what is asked.
  const double before = *centralIntake(city, {}, north).persons;
  const double with = *centralIntake(city, withKandas(city, 200, "north"), north).persons;
  CHECK(before == 192);
  CHECK(with == 12);  // of 50 aged 1 a fifth moved: 40 are 2, the other 50 are 3: 90 of the 96 places are taken
  IntakeQuestion alone = north;
  alone.alone = true;
  CHECK(centralIntake(city, withKandas(city, 200, "north"), alone).persons == 192);
  // South is asked: north's own kandas of 2027 come all the same, but only those who move count.
  CHECK(*centralIntake(city, withKandas(city, 200, "north"), south).persons <= *centralIntake(city, {}, south).persons);
}

TEST_CASE("a gate without data is listed and never taken as met") {
  IntakeQuestion question = ask(kSouthTerritory, 2027, 1);
  question.gates = {"school", "kindergarten"};
  Dataset city = tinyCity();
  city.services.services[kKindergarten].cityCapacity.reset();
  const Intake intake = centralIntake(city, {}, question);
  REQUIRE(intake.gates.size() == 2);
  if (intake.gates.size() != 2) return;
  CHECK(intake.gates[0].known);
  CHECK_FALSE(intake.gates[1].known);
  CHECK(intake.gates[1].service == kKindergarten);
  CHECK(intake.gates[1].territory == kSouthTerritory);
  CHECK(intake.gates[1].years.empty());
  CHECK(intake.persons.has_value());  // of the gate that is known
  question.gates = {"kindergarten"};
  const Intake unknown = centralIntake(city, {}, question);
  CHECK_FALSE(unknown.persons.has_value());
  CHECK_FALSE(unknown.bounded);
  CHECK_FALSE(unknown.firstYear.has_value());
  CHECK_FALSE(unknown.objectsSuffice);
  CHECK(unknown.status == Status::unverified);
  CHECK_FALSE(intakeByBisection(city, {}, question).has_value());
}

TEST_CASE("a capacity that is known for the city only gates every district with the city's people") {
  IntakeQuestion question = ask(kSouthTerritory, 2027, 1);
  question.gates = {"kindergarten"};
  const Intake intake = centralIntake(tinyCity(), {}, question);
  REQUIRE(intake.gates.size() == 1);
  if (intake.gates.empty()) return;
  CHECK(intake.gates[0].territory == kTown);
  CHECK(intake.gates[0].years[0].need == doctest::Approx(0.25));  // half of them are 1, half of these go
  question.territory = kNorthTerritory;
  const Intake north = centralIntake(tinyCity(), {}, question);
  REQUIRE(north.gates.size() == 1);
  if (!north.gates.empty()) CHECK(north.gates[0].territory == kNorthTerritory);  // its own capacity is known
}

TEST_CASE("people who need nothing of the gates are not limited by them") {
  Dataset city = tinyCity();
  city.migration.profiles[1].share = {0, 0, 0, 0, 0.5, 0, 0, 0, 0, 0.5};
  const Intake intake = centralIntake(city, {}, ask(kNorthTerritory, 2027, 2));
  CHECK_FALSE(intake.bounded);
  CHECK_FALSE(intake.persons.has_value());
  CHECK(intake.gate == -1);
  CHECK(intake.firstYear == 2027);
  CHECK_FALSE(intakeByBisection(city, {}, ask(kNorthTerritory, 2027, 2)).has_value());
  // A norm that is broken already is broken also with people who need nothing of it.
  city.services.services[kSchool].capacity[kNorth]->value = 100;
  const Intake broken = centralIntake(city, {}, ask(kNorthTerritory, 2027, 2));
  CHECK(broken.persons == 0);
  CHECK(intakeByBisection(city, {}, ask(kNorthTerritory, 2027, 2)) == 0);
}

TEST_CASE("without room the gap is named, the first year with room, and the objects that make room") {
  Dataset city = tinyCity();
  city.services.services[kSchool].capacity[kNorth]->value = 150;  // 304 children in 2028, 217.6 in 2029
  const Intake intake = centralIntake(city, {}, ask(kNorthTerritory, 2027, 1));
  CHECK(intake.persons == 0);
  CHECK(intake.bounded);
  REQUIRE(intake.gate == 0);
  if (intake.gate != 0) return;
  CHECK(intake.gates[0].years[0].slack == doctest::Approx(-154));
  CHECK(intake.gates[0].years[0].limit == 0);
  CHECK(intake.gateYear == 2027);
  // 154.5 places are missing for one person: 100 and 100, not 50 four times; 100 + 50 are too few.
  REQUIRE(intake.objects.size() == 1);
  if (intake.objects.size() != 1) return;
  CHECK(intake.objects[0].places == 100);
  CHECK(intake.objects[0].count == 2);
  CHECK(intake.objects[0].territory == kNorthTerritory);
  CHECK(intake.objectsSuffice);
  const Intake after = centralIntake(city, withObjects(city, {}, intake), ask(kNorthTerritory, 2027, 1));
  CHECK(after.persons == 92);  // 46 places and half a child a person
  CHECK(*intakeByBisection(city, withObjects(city, {}, intake), ask(kNorthTerritory, 2027, 1)) == 92);
}

TEST_CASE("the first year with room is the first in which the people who come later fit") {
  Dataset city = tinyCity();
  city.services.services[kSchool].capacity[kNorth]->value = 150;
  const Intake intake = centralIntake(city, {}, ask(kNorthTerritory, 2026, 1));
  CHECK(intake.persons == 0);
  REQUIRE(intake.firstYear);
  if (!intake.firstYear) return;
  CHECK(*intake.firstYear > 2026);
  CHECK(*intakeByBisection(city, {}, ask(kNorthTerritory, *intake.firstYear, 1)) >= 1);
  for (int year = 2026; year < *intake.firstYear; ++year)
    CHECK(*intakeByBisection(city, {}, ask(kNorthTerritory, year, 1)) == 0);
  city.services.services[kSchool].capacity[kNorth]->value = 1;
  CHECK_FALSE(centralIntake(city, {}, ask(kNorthTerritory, 2026, 1)).firstYear.has_value());
}

TEST_CASE("a gate without sizes in the catalogue has no objects that suffice") {
  Dataset city = tinyCity();
  IntakeQuestion question = ask(kNorthTerritory, 2027, 1);
  question.gates = {"school", "polyclinic"};  // 600 visits of 1,400 and more
  const Intake with = centralIntake(city, {}, question);
  CHECK(with.persons == 0);
  REQUIRE(with.objects.size() == 1);
  if (with.objects.size() == 1) CHECK(with.objects[0].service == kPolyclinic);
  CHECK(with.objectsSuffice);
  CHECK(*centralIntake(city, withObjects(city, {}, with), question).persons >= 1);
  Scenario fewer = withObjects(city, {}, with);
  fewer.objects.pop_back();
  CHECK(*centralIntake(city, fewer, question).persons == 0);
  city.services.catalogue.clear();
  const Intake without = centralIntake(city, {}, question);
  CHECK(without.objects.empty());
  CHECK_FALSE(without.objectsSuffice);
}

TEST_CASE("where departures are cut the bisection is used and said") {
  Dataset city = tinyCity();
  Flow out = city.migration.flows[0];
  out.id = "interregional_out";
  out.kind = FlowKind::interregionalOut;
  out.profile = 1;
  out.persons.values = {600, 0};  // 150 of each sex at the ages 1 and 2, where fewer live
  city.migration.flows.push_back(out);
  const IntakeQuestion question = ask(kNorthTerritory, 2027, 2);
  const Intake intake = centralIntake(city, {}, question);
  CHECK(intake.bisected);
  CHECK(intake.persons == intakeByBisection(city, {}, question));
  REQUIRE(intake.gates.size() == 1);
  if (intake.gates.empty()) return;
  double linear = 1e9;
  for (const GateYear& year : intake.gates[0].years) linear = std::min(linear, year.limit.value_or(1e9));
  CHECK(*intake.persons > linear);  // the arrivals leave in the place of those who could not
}

TEST_CASE("guests and a service by age: what is not linear is bisected") {
  Dataset city = tinyCity();
  Service& polyclinic = city.services.services[kPolyclinic];
  polyclinic.rate = {1, 0.5, 0.5, 0.5, 1};
  polyclinic.cityCapacity->value = 3000;
  IntakeQuestion question = ask(kNorthTerritory, 2027, 2);
  question.gates = {"polyclinic"};
  const Intake intake = centralIntake(city, {}, question);
  CHECK(intake.bisected);
  CHECK(intake.persons == intakeByBisection(city, {}, question));
  city.quotas.streams.resize(1);  // nobody but residents
  CHECK_FALSE(centralIntake(city, {}, question).bisected);
  checkBoth(city, {}, question);
}

TEST_CASE("temporary people need only services of the people present, and count while they stay") {
  Dataset city = tinyCity();
  city.services.services[kPolyclinic].cityCapacity->value = 5000;
  city.services.services[kPolyclinic].norm.gate = true;
  const Intake one = centralIntake(city, {}, ask(kTown, 2027, 2, kForeign));
  REQUIRE(one.gates.size() == 1);
  if (one.gates.size() != 1) return;
  CHECK(one.gates[0].service == kPolyclinic);
  CHECK(one.gates[0].years[0].need == doctest::Approx(0.25));  // half of them are here, half a visit each
  CHECK(one.gates[0].years[1].need == doctest::Approx(0.25));  // the first half has left
  const Intake seasonal = centralIntake(city, {}, ask(kTown, 2027, 2, kSeasonal));
  REQUIRE(seasonal.gates.size() == 1);
  if (seasonal.gates.size() == 1) CHECK(seasonal.gates[0].years[0].need == doctest::Approx(0.125));
  for (const int stream : {kForeign, kSeasonal})
    for (const int territory : {kTown, kNorthTerritory, kSouthTerritory}) checkBoth(city, {}, ask(territory, 2027, 3, stream));
  city.quotas.streams[kForeign].stayYears = 2.5;
  checkBoth(city, {}, ask(kTown, 2027, 4, kForeign));
  CHECK(*centralIntake(city, {}, ask(kTown, 2027, 4, kForeign)).persons < *one.persons);
}

TEST_CASE("all intakes are those of the city and of each district, one by one") {
  const Dataset city = tinyCity();
  for (const Scenario& scenario : {Scenario{}, withKandas(city, 80)}) {
    const std::vector<Intake> all = allIntakes(city, scenario, kKandas, 2027, 3);
    REQUIRE(all.size() == 3);
    for (std::size_t i = 0; i < all.size(); ++i) {
      const Intake one = centralIntake(city, scenario, all[i].question);
      CHECK(all[i].question == ask(static_cast<int>(i), 2027, 3));
      CHECK(all[i].persons == one.persons);
      CHECK(all[i].firstYear == one.firstYear);
      CHECK(all[i].gates.size() == one.gates.size());
    }
  }
}

TEST_CASE("a territory or years that nobody projects have no answer") {
  Dataset city = tinyCity();
  Territory village = city.territories[1];
  village.id = "village";
  village.kind = TerritoryKind::agglomeration;
  city.territories.push_back(village);
  for (const IntakeQuestion& question : {ask(3, 2027, 1), ask(-1, 2027, 1), ask(kNorthTerritory, 2031, 1), ask(kNorthTerritory, 2025, 1),
                                         ask(kNorthTerritory, 2027, 0)}) {
    const Intake intake = centralIntake(city, {}, question);
    CHECK_FALSE(intake.persons.has_value());
    CHECK_FALSE(intake.bounded);
    CHECK(intake.gates.empty());
    CHECK_FALSE(intake.firstYear.has_value());
  }
}

TEST_CASE("what is asked beyond the horizon is tested up to it") {
  const Intake intake = centralIntake(tinyCity(), {}, ask(kNorthTerritory, 2029, 5));
  REQUIRE(intake.gates.size() == 1);
  if (!intake.gates.empty()) CHECK(intake.gates[0].years.size() == 2);  // the people of 1 January 2030 and 2031
}

TEST_CASE("an intake is as doubtful as what it rests on") {
  Dataset city = tinyCity();
  const IntakeQuestion question = ask(kNorthTerritory, 2027, 1);
  CHECK(centralIntake(city, {}, question).status == Status::illustrative);  // moves between districts
  city.services.services[kSchool].capacity[kNorth]->from.status = Status::unverified;
  CHECK(centralIntake(city, {}, question).status == Status::unverified);
}
