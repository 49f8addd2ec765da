// Paragraphs 4.1 to 4.4: direction and amount with the binding reason; the city proposes.
#include "core/proposal_lines.h"

#include <cmath>

#include "judged.h"

using namespace kosh;
using namespace kosh::test;

namespace {

// A room with K a year under the minimum of a hundred.
Room roomWith(double persons, bool included = false) {
  Room room;
  room.persons = persons;
  room.minimum = 100;
  room.included = included;
  return room;
}

// Tiny City with all that the method of 4.2 asks for: 40 permits in force, need 100 less 20 seekers, cap out of the way.
Dataset busyCity(double use, double vacancies, double unemployed) {
  Dataset city = ruledCity();
  city.series.erase(city.series.begin());  // the series of vacancies without figures
  addSeries(city, "vacancies_per_unemployed", 2025, vacancies);
  addSeries(city, "unemployment_rate_published", 2025, unemployed);
  addSeries(city, "foreign_1_use", 2025, use);
  addSeries(city, "foreign_1_checked", 2026, 100);
  addSeries(city, "foreign_1_seekers", 2026, 20);
  setThreshold(city, limit::kForeignCap, 100);
  setThreshold(city, limit::kUnemployment, 5);
  return city;
}

ProposalLine firstLine(const Dataset& city, const Scenario& scenario = {}) {
  const Outcome outcome = evaluate(city, scenario);
  const Facts facts{city, scenario, outcome};
  return foreignLines(facts, yearsAsked(facts, 2027, Period::comingYear)).front();
}

Finding foreignFinding(const Dataset& city, const Scenario& scenario = {}) {
  return findingAt(rules::foreignQuota(city, scenario, evaluate(city, scenario), 2027), "4.2/town/2027/foreign_1");
}

std::vector<Finding> almatyWith(const Scenario& plan) { return judge(almatyCity(), plan, evaluate(almatyCity(), plan), 2027).findings; }

}  // namespace

TEST_CASE("A territory is proposed for inclusion when its capacity reaches the minimum") {
  CHECK(territoryDirection(roomWith(100)) == Direction::include);
  CHECK(territoryDirection(roomWith(99)) == Direction::keep);
  CHECK(territoryDirection(roomWith(100, true)) == Direction::include);
  CHECK_FALSE(territoryDirection(Room{}).has_value());
}

TEST_CASE("A gate without data is never taken as met") {
  Room room = roomWith(1000);
  room.unknown = {sameInAll("polyclinics")};
  CHECK(territoryDirection(room) == Direction::keep);
}

TEST_CASE("An included territory whose reserve is used up in the base year and all forecast years is proposed for exclusion") {
  Room room = roomWith(0, true);
  CHECK(territoryDirection(room) == Direction::keep);
  room.exhausted = 0;
  CHECK(territoryDirection(room) == Direction::exclude);
  room.included = false;
  CHECK(territoryDirection(room) == Direction::keep);
}

TEST_CASE("Almaty's schools let nobody in, so no district is proposed and the limit is named with its gap") {
  int districts = 0;
  for (const Finding& f : almatyJudged().findings) {
    if (f.paragraph != "4.1") continue;
    ++districts;
    CHECK(f.direction == Direction::keep);
    CHECK(f.sign == Sign::inOrder);
    CHECK(f.values[0].value == 0);
    CHECK(*f.values[1].value < 0);
    CHECK(say(f.reason, Lang::en).find("schools") != std::string::npos);
  }
  CHECK(districts == 8);
}

TEST_CASE("With a school of 2,500 places Almaly district can be assigned, and the formula gives the capacity") {
  Scenario plan;
  plan.objects = {{"school", "almaly", 2027, 2500, {}}};
  const Finding f = findingAt(almatyWith(plan), "4.1/almaly/2027");
  CHECK(f.direction == Direction::include);
  CHECK(f.sign == Sign::decide);
  CHECK(*f.values[0].value >= 100);
  CHECK(*f.values[0].value == std::floor(std::floor(*f.values[1].value / *f.values[2].value) / *f.values[4].value));
  CHECK(f.values[4].value == 5);  // equal parts in five years: the letter asks for one of them
  CHECK(f.formula == Str::FormulaIntake);
}

TEST_CASE("A district that the scenario assigns without room is proposed for exclusion or to be checked") {
  Scenario plan;
  plan.included = {"medeu"};
  const Finding f = findingAt(almatyWith(plan), "4.1/medeu/2027");
  CHECK(f.direction == Direction::exclude);
  CHECK(f.sign == Sign::decide);
  CHECK(f.reason.id == Str::ReasonExhausted);
}

TEST_CASE("Use of 95 % and more vacancies than unemployed: an increase to the step's limit is proposed") {
  const Finding f = foreignFinding(busyCity(95, 1.2, 4));
  CHECK(f.direction == Direction::increase);
  CHECK(f.sign == Sign::decide);
  CHECK(f.values[0].value == 50);  // need 80, not more than 40 x 1.25; the cap is 600 workers x 40 / 140
  CHECK(say(formulaWithValues(f.formula, f.values), Lang::en) ==
        "50 = min(max(100 \u2212 20; 40 \u00D7 (1 \u2212 0.25)); 40 \u00D7 (1 + 0.25); 171)");
  CHECK(say(f.message, Lang::en).find("from 40 to 50") != std::string::npos);
}

TEST_CASE("Unemployment above the country's: no increase, and the cut follows the need only downwards") {
  Dataset city = busyCity(75, 1.2, 6);
  CHECK(foreignFinding(city).direction == Direction::keep);  // the need of 80 asks for no cut
  for (Series& s : city.series)
    if (s.id == "foreign_1_checked") s.values[0][0].figure.value = 25;
  const Finding f = foreignFinding(city);
  CHECK(f.direction == Direction::decrease);
  CHECK(f.values[0].value == 30);  // 40 less the step
  CHECK(f.reason.id == Str::ReasonUnemployment);
}

TEST_CASE("Neither condition: the quota in force is kept") {
  const Finding f = foreignFinding(busyCity(75, 1.2, 4));
  CHECK(f.direction == Direction::keep);
  CHECK(f.sign == Sign::inOrder);
  CHECK(f.values[0].value == 40);
}

TEST_CASE("Without the checked need nothing is proposed, and what is missing is named") {
  const ProposalLine line = firstLine(ruledCity());
  CHECK_FALSE(line.proposed.has_value());
  CHECK(line.present->value == 40);
  const std::string why = say(line.reason, Lang::en);
  for (const char* what : {"need checked", "job-seekers", "vacancies"}) CHECK_MESSAGE(why.find(what) != std::string::npos, why);
  CHECK(foreignFinding(ruledCity()).sign == Sign::noData);
}

TEST_CASE("The use of a quota is the permits of a year over the quota of the same year") {
  const ProposalLine line = firstLine(ruledCity());
  CHECK(evidenceAt(line.values, "issued").value == 30);  // the chosen record of 2025, not its alternative
  CHECK(evidenceAt(line.values, "use").value == 75);
}

TEST_CASE("A number that the scenario decides stands, and has no formula") {
  Dataset city = ruledCity();
  Scenario plan;
  decideQuota(plan, city, "foreign_1", 2027, 55);
  const Finding f = foreignFinding(city, plan);
  CHECK(f.sign == Sign::decide);
  CHECK(f.direction == Direction::increase);
  CHECK(f.values[0].value == 55);
  CHECK_FALSE(f.values[0].status.has_value());
  CHECK(f.formula == Str::Count);
  const ProposalLine line = firstLine(city, plan);
  CHECK(line.decided);
  CHECK(evidenceAt(line.values, "change").value == 15);
  CHECK(evidenceAt(line.values, "change_percent").value == 37.5);
}

TEST_CASE("A quota fixed for one district counts as decided with its sum") {
  Dataset city = ruledCity();
  Scenario plan;
  decideQuota(plan, city, "kandas", 2027, 30, "north");
  const Outcome outcome = evaluate(city, plan);
  CHECK(decidedQuota({city, plan, outcome}, findStream(city, "kandas"), 2027) == 30);
  CHECK_FALSE(decidedQuota({city, plan, outcome}, findStream(city, "foreign_1"), 2027).has_value());
}

TEST_CASE("Almaty with no included territory: regional quota 0 and an explanation") {
  const Finding f = findingAt(almatyJudged().findings, "4.3/almaty/2027/kandas");
  CHECK(f.direction == Direction::keep);
  CHECK(f.sign == Sign::inOrder);
  CHECK(f.values[0].value == 0);
  CHECK(f.message.id == Str::RegionalZero);
  CHECK(say(f.reason, Lang::en).find("1\u202F407 kandas in 2023") != std::string::npos);
  CHECK(evidenceAt(f.values, "arrived_outside").value == 1407);
  CHECK_FALSE(evidenceAt(f.values, "quota_present").value.has_value());  // not allocated, which is not zero
}

TEST_CASE("While nothing is assigned the number of the scenario is a what-if and the proposal stays zero") {
  Scenario plan;
  decideQuota(plan, almatyCity(), "kandas", 2027, 300);
  const Finding f = findingAt(almatyWith(plan), "4.3/almaty/2027/kandas");
  CHECK(f.values[0].value == 0);
  CHECK(f.reason.id == Str::ReasonWhatIf);
}

TEST_CASE("With an assigned territory the quota is its capacity, or what the scenario decides") {
  Scenario plan;
  plan.included = {"almaly"};
  plan.objects = {{"school", "almaly", 2027, 2500, {}}};
  const std::vector<Finding> all = almatyWith(plan);
  const Finding f = findingAt(all, "4.3/almaty/2027/kandas");
  CHECK(f.direction == Direction::increase);
  CHECK(f.values[0].value == findingAt(all, "4.1/almaly/2027").values[0].value);
  CHECK(f.reason.id == Str::ReasonCapacity);
  decideQuota(plan, almatyCity(), "kandas", 2027, 300);
  CHECK(findingAt(almatyWith(plan), "4.3/almaty/2027/kandas").values[0].value == 300);
  decideQuota(plan, almatyCity(), "kandas", 2027, 90000);
  CHECK(findingAt(almatyWith(plan), "4.3/almaty/2027/kandas").reason.id == Str::ReasonOverCapacity);
}

TEST_CASE("Nothing is known of Almaty's labour immigrants, so nothing is proposed until the scenario decides") {
  CHECK(findingAt(almatyJudged().findings, "4.4/almaty/2027/labour_immigrants").sign == Sign::noData);
  Scenario plan;
  decideQuota(plan, almatyCity(), "labour_immigrants", 2027, 2000);
  const Finding f = findingAt(almatyWith(plan), "4.4/almaty/2027/labour_immigrants");
  CHECK(f.sign == Sign::decide);
  CHECK(f.message.id == Str::QuotaNewUnknown);
}

TEST_CASE("Labour immigrants by the trend of the permits, and a cut where the quota lies idle two years running") {
  Dataset city = ruledCity();
  QuotaStream stream = city.quotas.streams[1];
  stream.id = "labour_immigrants";
  stream.baseline = {{2024, {1000, {"tiny", "2024", Status::official, {}}}}};
  city.quotas.streams.push_back(stream);
  const auto permits = [&](int year, double count) {
    city.quotas.past.push_back({year, "labour_immigrants", QuotaScope::city, QuotaRecordKind::issued, "permits", true,
                                {count, {"tiny", "2026", Status::official, {}}}});
  };
  addSeries(city, "labour_immigrants_use", 2025, 90);
  permits(2024, 800), permits(2025, 840), permits(2026, 880);
  setThreshold(city, limit::kImmigrantsCap, 100);
  const auto judged = [&] { return findingAt(rules::labourImmigrants(city, {}, evaluate(city, {}), 2027), "4.4/town/2027/labour_immigrants"); };
  CHECK(judged().values[0].value == 924);  // 880 x (1 + 10 % / 2)
  CHECK(judged().direction == Direction::decrease);  // of 1,000 in force
  CHECK(judged().reason.id != Str::ReasonCorridor);
}
