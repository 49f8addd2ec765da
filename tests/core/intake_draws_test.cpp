// The intake with probability p: without spreads it is the central one; in every draw it is what a bisection finds.
#include "core/intake_draws.h"

#include <algorithm>
#include <cmath>

#include "doctest/doctest.h"
#include "io/files.h"
#include "spreads.h"

using namespace kosh;
using namespace kosh::test;

namespace {

constexpr int kKandas = 0, kForeign = 1, kSeasonal = 2;

Dataset roomy(double sd) {
  Dataset city = uncertainCity(sd, 0.5, true);
  for (auto& places : city.services.services[0].capacity) places->value *= 1.5;
  return city;
}

IntakeQuestion ask(int territory, int from, int years, int stream = kKandas) {
  IntakeQuestion question;
  question.territory = territory;
  question.stream = stream;
  question.from = from;
  question.years = years;
  return question;
}

IntakeDraws drawn(const Dataset& city, const Scenario& plan, const IntakeQuestion& question, std::uint32_t runs, std::uint64_t seed = 1) {
  IntakeDraws draws = startIntake(city, plan, evaluate(city, plan), question, runs, seed);
  while (!advance(draws, 1)) continue;
  return draws;
}

// K of every draw by bisection.
std::vector<double> bisected(IntakeDraws& draws) {
  std::vector<double> out;
  for (std::uint32_t run = 0; run < draws.runs; run += kBlockRuns)
    for (const double k : intakeByBisection(draws, run))
      if (out.size() < draws.runs) out.push_back(k);
  return out;
}

// The largest K that so many of the draws allow.
double reached(std::vector<double> allowed, double probability) {
  std::sort(allowed.begin(), allowed.end(), std::greater<>());
  return allowed[static_cast<std::size_t>(std::ceil(probability * static_cast<double>(allowed.size()) - 1e-9)) - 1];
}

// Each draw and each probability agree with the bisection within one person.
void checkExact(const Dataset& city, const Scenario& plan, const IntakeQuestion& question) {
  IntakeDraws draws = drawn(city, plan, question, 200);
  const std::vector<double> exact = bisected(draws);
  for (std::uint32_t run = 0; run < draws.runs; ++run) CHECK(std::fabs(std::floor(draws.allowed[run] + 1e-6) - exact[run]) <= 1);
  for (const double p : {0.5, 0.8, 0.9, 0.95}) {
    const LikelyIntake likely = likelyIntake(draws, p);
    REQUIRE(likely.persons);
    if (likely.persons) CHECK(std::fabs(*likely.persons - reached(exact, p)) <= 1);
  }
}

Dataset almaty() {
  std::vector<InputFile> files;
  for (const char* name : {"demography.json", "migration.json", "quotas.json", "services.json", "sources.json", "territories.geojson",
                           "uncertainty.json"})
    files.push_back({name, fileBytes(std::string("data/almaty/") + name)});
  Result<Dataset> read = readDataset(files);
  REQUIRE(read.value);
  return read.value ? std::move(*read.value) : uncertainCity(0.1);
}

// Schools for everybody who may come, so that there is room.
Scenario withSchools(const Dataset& city, double places) {
  Scenario plan;
  for (const int territory : city.districts)
    plan.objects.push_back({"school", city.territories[static_cast<std::size_t>(territory)].id, 2027, places, std::nullopt});
  return plan;
}

}  // namespace

TEST_CASE("Without spreads every probability gives the central intake") {
  const Dataset city = roomy(0);
  for (const Scenario& plan : {Scenario{}, hundredKandas(city)}) {
    for (const int territory : {kTown, kNorthTerritory, kSouthTerritory}) {
      for (const int years : {1, 3}) {
        const IntakeQuestion question = ask(territory, 2027, years);
        const Intake central = centralIntake(city, plan, question);
        const IntakeDraws draws = drawn(city, plan, question, 9);
        for (const double p : {0.1, 0.5, 1.0}) {
          const LikelyIntake likely = likelyIntake(draws, p);
          REQUIRE(likely.persons.has_value() == central.persons.has_value());
          if (central.persons) CHECK(std::fabs(*likely.persons - *central.persons) <= 1);
          CHECK(likely.bounded == central.bounded);
          if (central.persons && *central.persons > 0) CHECK(likely.gateYear == central.gateYear);
        }
      }
    }
  }
}

TEST_CASE("Alone means without the arrivals of the scenario") {
  const Dataset city = roomy(0.1);
  IntakeQuestion question = ask(kNorthTerritory, 2027, 2);
  Scenario many;
  decideQuota(many, city, "kandas", 2026, 400);
  const double among = *likelyIntake(drawn(city, many, question, 64), 0.9).persons;
  question.alone = true;
  const double alone = *likelyIntake(drawn(city, many, question, 64), 0.9).persons;
  CHECK(alone > among);
  CHECK(alone == *likelyIntake(drawn(city, {}, question, 64), 0.9).persons);
}

TEST_CASE("Every draw of Tiny City agrees with a bisection through the same draw") {
  const Dataset city = roomy(0.15);
  checkExact(city, {}, ask(kNorthTerritory, 2027, 3));
  checkExact(city, hundredKandas(city), ask(kSouthTerritory, 2027, 2));
  checkExact(city, hundredKandas(city), ask(kTown, 2026, 3));
}

TEST_CASE("Where departures are cut the draw is bisected") {
  Dataset city = roomy(0.15);
  city.migration.flows[1].kind = FlowKind::externalOut;
  city.migration.flows[1].persons.values = {150, 10};
  const IntakeDraws draws = drawn(city, {}, ask(kNorthTerritory, 2027, 3), 24);
  CHECK(likelyIntake(draws, 0.5).bisected > 0);
  checkExact(city, {}, ask(kNorthTerritory, 2027, 3));
}

TEST_CASE("Every draw of Almaty agrees with a bisection through the same draw") {
  const Dataset city = almaty();
  const int kandas = findStream(city, "kandas");
  const Scenario plan = withSchools(city, 6000);
  checkExact(city, plan, ask(findTerritory(city, "nauryzbay"), 2027, 5, kandas));
  checkExact(city, plan, ask(0, 2027, 5, kandas));
}

TEST_CASE("Almaty today has no room in Medeu, and the answer is the gap") {
  const Dataset city = almaty();
  const LikelyIntake likely = likelyIntake(drawn(city, {}, ask(findTerritory(city, "medeu"), 2027, 5, findStream(city, "kandas")), 64), 0.9);
  REQUIRE(likely.persons);
  CHECK(*likely.persons == 0);
  REQUIRE(likely.gate >= 0);
  bool gap = false;
  for (const LikelyGateYear& year : likely.gates[static_cast<std::size_t>(likely.gate)].years) gap = gap || year.slack < 0;
  CHECK(gap);
}

TEST_CASE("A larger probability allows no more, and the intake is generally below the central one") {
  const Dataset city = roomy(0.2);
  const IntakeQuestion question = ask(kNorthTerritory, 2027, 3);
  const IntakeDraws draws = drawn(city, {}, question, 400);
  double before = 1e9;
  for (const double p : {0.1, 0.5, 0.8, 0.9, 0.95, 1.0}) {
    const double persons = *likelyIntake(draws, p).persons;
    CHECK(persons <= before);
    before = persons;
  }
  CHECK(*likelyIntake(draws, 0.9).persons < *centralIntake(city, {}, question).persons);
}

TEST_CASE("Slices give the same answer, another seed another one") {
  const Dataset city = roomy(0.2);
  const IntakeQuestion question = ask(kNorthTerritory, 2027, 3);
  IntakeDraws all = startIntake(city, {}, evaluate(city, {}), question, 21, 1);
  CHECK(advance(all, 100));
  CHECK(drawn(city, {}, question, 21).allowed == all.allowed);
  CHECK(drawn(city, {}, question, 21, 2).allowed != all.allowed);
  const std::vector<double> fewer = drawn(city, {}, question, 10).allowed;
  CHECK(std::equal(fewer.begin(), fewer.end(), all.allowed.begin()));
}

TEST_CASE("Guests ask only of services of the people present") {
  const Dataset city = roomy(0.1);
  IntakeQuestion question = ask(kTown, 2027, 2, kForeign);
  question.gates = {"school", "polyclinic"};
  const LikelyIntake likely = likelyIntake(drawn(city, {}, question, 16), 0.9);
  REQUIRE(likely.gates.size() == 1);
  CHECK(likely.gates[0].place.service == 2);
  const Dataset certain = roomy(0);
  for (const int stream : {kForeign, kSeasonal}) {
    question.stream = stream;
    const LikelyIntake same = likelyIntake(drawn(certain, {}, question, 8), 0.5);
    const Intake central = centralIntake(certain, {}, question);
    REQUIRE(same.persons.has_value() == central.persons.has_value());
    if (same.persons) CHECK(std::fabs(*same.persons - *central.persons) <= 1);
  }
}

TEST_CASE("A gate without data is named and never taken as met") {
  Dataset city = roomy(0.1);
  city.services.services[0].capacity = {std::nullopt, std::nullopt};
  const LikelyIntake likely = likelyIntake(drawn(city, {}, ask(kNorthTerritory, 2027, 2), 8), 0.9);
  CHECK_FALSE(likely.persons);
  CHECK_FALSE(likely.bounded);
  REQUIRE(likely.gates.size() == 1);
  CHECK_FALSE(likely.gates[0].place.known);
  CHECK(likely.gates[0].years.empty());
}

TEST_CASE("What cannot be asked is known beforehand") {
  const Dataset city = roomy(0.1);
  CHECK(canDraw(city, ask(kNorthTerritory, 2027, 2)));
  CHECK_FALSE(canDraw(city, ask(kNorthTerritory, 2027, 0)));
  CHECK_FALSE(canDraw(city, ask(kNorthTerritory, 2031, 2)));
  CHECK_FALSE(canDraw(city, ask(7, 2027, 2)));
  CHECK_FALSE(canDraw(tinyCity(), ask(kNorthTerritory, 2027, 2)));
}
