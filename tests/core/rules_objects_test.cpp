// Paragraphs 11 and 12: objects of a shortage, what is not known, and the decree that is cited.
#include "core/services.h"

#include <cmath>

#include "judged.h"

using namespace kosh;
using namespace kosh::test;

namespace {

std::vector<Finding> planned(const Dataset& city, int year = 2026) { return rules::objects(city, {}, evaluate(city, {}), year); }

// South needs 840 places in 2026: five times as much is 4,200, of which 3,100 are missing.
Dataset shortCity() {
  Dataset city = ruledCity();
  Service& school = city.services.services[0];
  school.rate = {0, 0, 5, 5, 0};
  school.capacity[1]->value = 1100;
  school.typicalSize->value = 1500;
  city.services.objects.clear();
  return city;
}

}  // namespace

TEST_CASE("A deficit of 3,100 at 1,500 places is 3 schools") {
  CHECK(objectsNeeded(3100, 1500) == 3);
  const Finding f = findingAt(planned(shortCity()), "11/south/2026/school");
  CHECK(f.values[1].value == doctest::Approx(3100));
  CHECK(f.values[0].value == 3);
  CHECK(f.sign == Sign::decide);
  CHECK(f.direction == Direction::build);
  CHECK(say(f.message, Lang::en).find("3 objects are proposed") != std::string::npos);
  CHECK(say(formulaWithValues(f.formula, f.values), Lang::en) == "3 = 3\u202F100 / 1\u202F500, rounded up");
}

TEST_CASE("Objects of the city are those of its districts together") {
  const std::vector<Finding> all = planned(shortCity());
  const double north = *findingAt(all, "11/north/2026/school").values[0].value;
  const Finding town = findingAt(all, "11/town/2026/school");
  CHECK(*town.values[0].value == north + 3);
  CHECK(town.formula == Str::FormulaSumOfDistricts);
  double sum = 0;
  for (const Finding& f : almatyJudged().findings)
    if (f.subject == "school" && f.territory > 0) sum += *f.values[0].value;
  CHECK(findingAt(almatyJudged().findings, "11/almaty/2027/school").values[0].value == sum);
}

TEST_CASE("A norm that does not gate asks for a check, not for a decision") {
  Dataset city = shortCity();
  city.services.services[0].norm.gate = false;
  CHECK(findingAt(planned(city), "11/south/2026/school").sign == Sign::check);
}

TEST_CASE("Enough places are in order, and the sentence says until when") {
  const Finding f = findingAt(planned(ruledCity()), "11/south/2026/school");
  CHECK(f.sign == Sign::inOrder);
  CHECK(f.direction == Direction::none);
  CHECK(f.message.id == Str::ObjectsEnough);
}

TEST_CASE("The first overload is the year of the finding, not of its id") {
  Dataset city = shortCity();
  city.services.objects = {{"school", "south", 2026, 3200, sameInAll("school"), {"tiny", "2026", Status::official, {}}}};
  Outcome out = evaluate(city, {});
  for (int year = 2026; year <= 2030; ++year) {
    setValue(city, out, "school_load", kSouthTerritory, year, year < 2029 ? 100.4 : 130);
    setValue(city, out, "school_deficit", kSouthTerritory, year, year < 2029 ? 2 : 500);
  }
  const Finding f = findingAt(rules::objects(city, {}, out, 2026), "11/south/2026/school");
  CHECK(f.year == 2029);  // 100.4 reads as 100
  CHECK(f.sign == Sign::check);  // after the medium term
  CHECK(say(evidenceAt(f.values, "first_overload").text, Lang::en) == "2029");
}

TEST_CASE("The cost of doing nothing is the shortage of the worst year up to the horizon") {
  Dataset city = shortCity();
  Outcome out = evaluate(city, {});
  for (int year = 2026; year <= 2030; ++year) setValue(city, out, "school_deficit", kSouthTerritory, year, 1000 + 10 * (year - 2026));
  const Finding f = findingAt(rules::objects(city, {}, out, 2026), "11/south/2026/school");
  CHECK(say(f.reason, Lang::en) == "if nothing is done, the shortage in 2030 is \u2248\u00A01\u202F040\u00A0places");
  setThreshold(city, limit::kObjectsYears, 2);
  CHECK(say(findingAt(rules::objects(city, {}, out, 2026), "11/south/2026/school").reason, Lang::en).find("2028") != std::string::npos);
}

TEST_CASE("A cost that nobody published stays no data, and a known one is summed over the years") {
  CHECK_FALSE(evidenceAt(findingAt(almatyJudged().findings, "11/medeu/2027/school").values, "school_cost").value.has_value());
  const Finding f = findingAt(planned(shortCity()), "11/south/2026/school");  // 1,500 places at 7 thousand
  CHECK(*evidenceAt(f.values, "school_cost").value >= 3 * 1500 * 7);
}

TEST_CASE("A service whose load is known of no territory says so once") {
  int polyclinics = 0;
  for (const Finding& f : almatyJudged().findings) {
    if (f.paragraph != "11" || f.subject != "polyclinic") continue;
    ++polyclinics;
    CHECK(f.sign == Sign::noData);
    CHECK(f.territory == 0);
  }
  CHECK(polyclinics == 1);
}

TEST_CASE("A shortage without a typical size names no number of objects") {
  Dataset city = shortCity();
  city.services.services[0].typicalSize = std::nullopt;
  const Finding f = findingAt(planned(city), "11/south/2026/school");
  CHECK(f.message.id == Str::ObjectsShort);
  CHECK_FALSE(f.values[0].value.has_value());
}

TEST_CASE("Another source's capacity stands among the figures") {
  Dataset city = shortCity();
  city.services.services[0].capacity[1]->alternatives = {{1234, {"tiny", "2025", Status::unverified, {}}, {}}};
  CHECK(evidenceAt(findingAt(planned(city), "11/south/2026/school").values, "school_capacity/alternative_1").value == 1234);
}

TEST_CASE("Jobs are compared with the labour force at the norm of unemployment") {
  Dataset city = ruledCity();  // 600 people of the labour force, 540 jobs in 2026
  setThreshold(city, limit::kUnemploymentNorm, 10);
  CHECK(findingAt(planned(city), "11/town/2026/jobs").values[0].value == 540);
  setThreshold(city, limit::kUnemploymentNorm, 5);
  const Finding lacking = findingAt(planned(city), "11/town/2026/jobs");
  CHECK(lacking.values[0].value == 570);
  CHECK(lacking.sign == Sign::check);
  setThreshold(city, limit::kUnemploymentNorm, std::nullopt);
  CHECK(findingAt(planned(city), "11/town/2026/jobs").sign == Sign::noData);
}

TEST_CASE("A limit of registration by floor area: no competence of the city, and the figures are a what-if") {
  const Finding& f = findingAt(almatyJudged().findings, "12/almaty/2027/floor_area");
  CHECK(f.message.id == Str::FloorAnswer);
  CHECK(say(f.reason, Lang::en).find("article 51") != std::string::npos);
  CHECK(say(f.reason, Lang::en).find("what-if") != std::string::npos);
  CHECK(f.ownMethod);
  CHECK(f.direction == Direction::none);
  REQUIRE(f.values[0].value.has_value());
  if (!f.values[0].value) return;
  CHECK(*f.values[0].value == std::floor(*f.values[1].value / 15));
  CHECK(f.values[4].value == *f.values[3].value - *f.values[0].value);
  Dataset city = almatyCity();
  setThreshold(city, limit::kFloorArea, std::nullopt);
  const Judgement judged = judge(city, {}, almatyOutcome(), 2027);
  CHECK_FALSE(findingAt(judged.findings, "12/almaty/2027/floor_area").values[0].value.has_value());
}

TEST_CASE("Decree 1427 is cited by number, date and title, with a note on later acts") {
  const Finding f = findingAt(almatyJudged().findings, "12/almaty/2027");
  CHECK_FALSE(f.ownMethod);
  const std::string words = say(f.message, Lang::en);
  CHECK(words.find("1427") != std::string::npos);
  CHECK(words.find("1 December 2011") != std::string::npos);
  CHECK(words.find(findAct(almatyCity().rules, "decree_1427")->title.in(Lang::en)) != std::string::npos);
  CHECK(saidWhole(f.reason));
}
