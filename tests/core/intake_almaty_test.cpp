// The central intake of Almaty: against a bisection through evaluate() and against plain shares of the people who come.
#include <cmath>
#include <filesystem>

#include "core/intake_gates.h"
#include "doctest/doctest.h"
#include "io/files.h"

using namespace kosh;
using namespace kosh::test;

namespace {

const Dataset& almaty() {
  static const Dataset city = [] {
    std::vector<InputFile> files;
    for (const auto& entry : std::filesystem::directory_iterator(std::string(KOSH_SOURCE_DIR) + "/data/almaty"))
      files.push_back({entry.path().filename().string(), fileBytes("data/almaty/" + entry.path().filename().string())});
    return readDataset(files).value.value_or(Dataset{});
  }();
  return city;
}

// Ten schools of 2,500 places in every district, so that there is room to measure.
Scenario roomy() {
  Scenario scenario;
  for (std::size_t d = 0; d < almaty().districts.size(); ++d)
    scenario.objects.push_back({"school", district(almaty(), static_cast<int>(d)).id, 2027, 25000, std::nullopt});
  return scenario;
}

const Gate* gateOf(const Intake& intake, const char* service) {
  for (const Gate& gate : intake.gates)
    if (almaty().services.services[gate.service].id == service) return &gate;
  return nullptr;
}

// Of all people of the city's base, those at ages [from, to) times what each counts.
double aged(double from, double to) {
  double sum = 0;
  const Cells& base = almaty().demography.base;
  for (int d = 0; d < base.territories; ++d)
    for (int sex = 0; sex < kSexes; ++sex)
      for (int age = static_cast<int>(from); age < to; ++age)
        sum += base.at(d, sex, age) * (age < from ? 1 - (from - age) : 1);
  return sum;
}

}  // namespace

TEST_CASE("today the schools of each district and the water of the whole city gate Almaty") {
  const std::vector<Intake> all = allIntakes(almaty(), {}, findStream(almaty(), "kandas"), 2027, 5);
  REQUIRE(all.size() == 9);
  for (const Intake& intake : all) {
    CHECK(intake.gates.size() == 2);
    const Gate *school = gateOf(intake, "school"), *water = gateOf(intake, "water");
    REQUIRE((school && water));
    if (!school || !water) return;
    CHECK(school->known);
    CHECK(water->known);
    CHECK(school->territory == intake.question.territory);
    CHECK(water->territory == 0);
    CHECK(school->years.size() == 5);
    for (const GateYear& year : water->years) CHECK(year.limit.value_or(0) > 100000);
  }
  CHECK(all[0].question.territory == 0);
  CHECK(all[1].question.territory == 1);
}

TEST_CASE("the intake of every district and of the city agrees with the bisection within one person") {
  for (const char* id : {"kandas", "resettlers"}) {
    const int stream = findStream(almaty(), id);
    Scenario scenario = roomy();
    decideQuota(scenario, almaty(), "kandas", 2026, 1600);
    decideQuota(scenario, almaty(), "resettlers", 2026, 700, "medeu");
    const std::vector<Intake> all = allIntakes(almaty(), scenario, stream, 2027, 5);
    for (const Intake& intake : all) {
      CAPTURE(intake.question.territory);
      REQUIRE(intake.persons);
      if (!intake.persons) continue;
      CHECK(*intake.persons > 1000);
      CHECK_FALSE(intake.bisected);
      const std::optional<double> bisected = intakeByBisection(almaty(), scenario, intake.question);
      REQUIRE(bisected);
      if (bisected) CHECK(std::fabs(*intake.persons - *bisected) <= 1);
    }
    for (const Intake& intake : allIntakes(almaty(), {}, stream, 2027, 5))
      CHECK(intake.persons == intakeByBisection(almaty(), {}, intake.question));
  }
}

// domain A8: of the kandas 34.0 % are minors; those of school age by their share in the minors of the city, half of the
// ages 6 and 17, a third of the last two and a half grades at work or college.
TEST_CASE("in the first year the need is that of plain shares within 15 percent") {
  const int stream = findStream(almaty(), "kandas");
  const IntakePeople people = intakePeople(almaty(), {});
  const int school = findService(almaty(), "school"), kindergarten = findService(almaty(), "kindergarten");
  const int polyclinic = findService(almaty(), "polyclinic"), water = findService(almaty(), "water");
  const double minors = aged(0, 18);
  const double shares[] = {0.34 * aged(6, 18) / minors, 0.34 * (aged(3, 6) + 0.4 * aged(1.5, 3)) / minors, 1,
                           almaty().services.services[water].rate[0]};
  const double covered[] = {[&] {  // of the people of 6-17 those who sit in the 11 grades
                              double pupils = 0;
                              const std::vector<double>& rate = almaty().services.services[school].rate;
                              for (int age = 6; age < 18; ++age) pupils += aged(age, age + 1) * rate[age];
                              return pupils / aged(6, 18);
                            }(),
                            1, 1, 1};
  for (int d = 0; d < 8; ++d) {
    const Outcome one = oneArrival(people, stream, d, 2027, 1);
    const ServiceSheet sheet = serviceSheet(almaty(), {}, one, {school, kindergarten, polyclinic, water});
    const SlotYears grid = slotYears(one);
    for (std::size_t s = 0; s < 4; ++s) {
      CAPTURE(d);
      CAPTURE(s);
      CHECK(sheet.years[s].demand[grid.at(grid.city(), 0)] == doctest::Approx(shares[s] * covered[s]).epsilon(0.15));
    }
  }
}

TEST_CASE("where there is no room the objects named make room, tried by running again") {
  for (const Intake& intake : allIntakes(almaty(), {}, findStream(almaty(), "kandas"), 2027, 5)) {
    CAPTURE(intake.question.territory);
    CHECK(intake.persons == 0);
    CHECK(intake.gate >= 0);
    CHECK_FALSE(intake.objects.empty());
    CHECK(intake.objectsSuffice);
    Scenario scenario;
    for (const GateObjects& o : intake.objects)
      scenario.objects.push_back({almaty().services.services[o.service].id, almaty().territories[o.territory].id, 2027,
                                  o.places * o.count, std::nullopt});
    const Intake after = centralIntake(almaty(), scenario, intake.question);
    CHECK(after.persons.value_or(0) >= 1);
    CHECK(intakeByBisection(almaty(), scenario, intake.question).value_or(0) >= 1);
    scenario.objects.front().places -= intake.objects.front().places;
    CHECK(centralIntake(almaty(), scenario, intake.question).persons == 0);  // one object less is not enough
  }
}

TEST_CASE("the first year with room is a year with room, and the year before it is none") {
  int some = 0;
  for (const Intake& intake : allIntakes(almaty(), {}, findStream(almaty(), "kandas"), 2027, 5)) {
    if (!intake.firstYear) continue;
    ++some;
    IntakeQuestion question = intake.question;
    question.from = *intake.firstYear;
    CHECK(*centralIntake(almaty(), {}, question).persons >= 1);
    --question.from;
    CHECK(*centralIntake(almaty(), {}, question).persons == 0);
  }
  CHECK(some > 0);
}

TEST_CASE("foreign workers are asked of the water, not of the schools") {
  IntakeQuestion question;
  question.stream = findStream(almaty(), "foreign_3");
  question.from = 2027;
  const Intake intake = centralIntake(almaty(), {}, question);
  REQUIRE(intake.gates.size() == 1);
  CHECK(gateOf(intake, "water") != nullptr);
  REQUIRE(intake.persons);
  const std::optional<double> bisected = intakeByBisection(almaty(), {}, question);
  REQUIRE(bisected);
  if (intake.persons && bisected) CHECK(std::fabs(*intake.persons - *bisected) <= 1);
}

TEST_CASE("departures beyond those who are there are bisected, and only then") {
  const int stream = findStream(almaty(), "kandas");
  Scenario scenario = roomy();
  scenario.assumptions.outflow = 10;
  IntakeQuestion question;
  question.territory = 1;
  question.stream = stream;
  question.from = 2027;
  CHECK(centralIntake(almaty(), scenario, question).bisected);
  CHECK_FALSE(centralIntake(almaty(), roomy(), question).bisected);
}
