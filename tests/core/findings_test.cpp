// The judgement as a whole: order, ids, completeness on Almaty, and people by age.
#include "core/findings.h"

#include <map>
#include <set>

#include "core/factors.h"
#include "judged.h"

using namespace kosh;
using namespace kosh::test;

namespace {

std::vector<Finding> withDecisions() {
  Scenario plan;
  decideQuota(plan, almatyCity(), "kandas", 2027, 300);
  decideQuota(plan, almatyCity(), "foreign_1", 2027, 80);
  decideQuota(plan, almatyCity(), "labour_immigrants", 2027, 2000);
  plan.included = {"almaly", "zhetysu"};
  plan.objects = {{"school", "zhetysu", 2027, 2500, {}}};
  plan.assumptions.unregistered = 0.1;
  return judge(almatyCity(), plan, evaluate(almatyCity(), plan), 2027).findings;
}

}  // namespace

TEST_CASE("Persons of some ages are counted by cells; the city is the sum of its districts") {
  const Dataset city = tinyCity();
  const Outcome out = evaluate(city, {});
  CHECK(personsAged(city, out, kNorthTerritory, 2026, 1, 2) == 400);
  CHECK(personsAged(city, out, kTown, 2026, 1, 2) == 1200);
  CHECK(personsAged(city, out, kTown, 2026, 0, 100) == 3000);
  CHECK(personsAged(city, out, kTown, 2026, 5, 9) == 0);  // the open group begins at 4
  CHECK(personsAged(city, out, kTown, 2026, 4, 9) == 600);
  CHECK(personsAged(city, out, kTown, 1999, 0, 100) == 0);
}

TEST_CASE("Groups of five years are split evenly where the ages cut them") {
  Dataset city = tinyCity();
  const Outcome out = evaluate(city, {});
  city.demography.stepYears = 5;  // groups 0-4, 5-9, 10-14, 15-19, 20+
  CHECK(personsAged(city, out, kNorthTerritory, 2026, 5, 14) == 400);
  CHECK(personsAged(city, out, kNorthTerritory, 2026, 6, 9) == doctest::Approx(160));
}

TEST_CASE("Findings come paragraph by paragraph, each id once") {
  const std::vector<std::string> order{"3", "4.1", "4.2", "4.3", "4.4", "5", "6", "7", "8", "9", "10", "11", "12"};
  std::set<std::string> ids, met;
  std::size_t at = 0;
  for (const Finding& f : almatyJudged().findings) {
    CHECK_MESSAGE(ids.insert(f.id).second, f.id);
    while (at < order.size() && order[at] != f.paragraph) ++at;
    CHECK_MESSAGE(at < order.size(), f.id);
    met.insert(f.paragraph);
  }
  CHECK(met.size() == order.size());
}

TEST_CASE("People can read the list: not more than 150 findings on Almaty, a tenth of them or so to decide") {
  std::map<Sign, int> count;
  for (const Finding& f : almatyJudged().findings) ++count[f.sign];
  CHECK(almatyJudged().findings.size() <= 150);
  CHECK(count[Sign::decide] >= 5);
  CHECK(count[Sign::decide] <= 30);
  CHECK(count[Sign::noData] > 0);
}

TEST_CASE("Every finding of Almaty is said in three languages, and every figure has a unit and a status or is no data") {
  for (const std::vector<Finding>& all : {almatyJudged().findings, withDecisions()}) {
    for (const Finding& f : all) {
      CHECK_MESSAGE(saidWhole(f.message), f.id);
      if (said(f.reason)) CHECK_MESSAGE(saidWhole(f.reason), f.id);
      CHECK_MESSAGE(!f.values.empty(), f.id);
      CHECK(f.threshold < static_cast<int>(f.values.size()));
      CHECK(f.result < static_cast<int>(f.values.size()));
      for (const Evidence& e : f.values) CHECK_MESSAGE(isWhole(e), f.id << ": " << e.id);
      if (f.formula == Str::Count) continue;
      CHECK_MESSAGE(saidWhole(formulaInWords(f.formula, f.values)), f.id);
      CHECK_MESSAGE(saidWhole(formulaWithValues(f.formula, f.values)), f.id);
    }
  }
}

TEST_CASE("Every source that a finding of Almaty names is listed") {
  for (const Finding& f : almatyJudged().findings)
    for (const Evidence& e : f.values)
      if (!e.source.empty()) CHECK_MESSAGE(findSource(almatyCity(), e.source) != nullptr, f.id << ": " << e.source);
}

TEST_CASE("Only what the decision itself says is no method of the program") {
  for (const Finding& f : almatyJudged().findings)
    CHECK_MESSAGE(f.ownMethod == (f.paragraph != "7" && f.paragraph != "8" && (f.paragraph != "12" || f.subject == "floor_area")), f.id);
}

TEST_CASE("A finding never says that the city sets something") {
  for (const Finding& f : withDecisions()) {
    CHECK(say(f.message, Lang::ru).find("\u0441\u0442\u0430\u043D\u0430\u0432\u043B\u0438\u0432\u0430") == std::string::npos);
    CHECK(say(f.message, Lang::en).find(" sets ") == std::string::npos);
  }
}

TEST_CASE("The judgement of a dataset without rules decides nothing by thresholds") {
  const Dataset city = tinyCity();
  const Judgement judged = judge(city, {}, evaluate(city, {}), 2027);
  for (const Finding& f : judged.findings)
    if (f.paragraph == "4.1" || f.paragraph == "10" || f.paragraph == "7" || f.paragraph == "8" || f.paragraph == "12")
      CHECK_MESSAGE(f.sign == Sign::noData, f.id);
}

TEST_CASE("The same facts and decisions give the same judgement") {
  const Judgement again = judge(almatyCity(), {}, almatyOutcome(), 2027);
  REQUIRE(again.findings.size() == almatyJudged().findings.size());
  for (std::size_t i = 0; i < again.findings.size(); ++i) {
    CHECK(again.findings[i].id == almatyJudged().findings[i].id);
    CHECK(again.findings[i].message == almatyJudged().findings[i].message);
  }
}
