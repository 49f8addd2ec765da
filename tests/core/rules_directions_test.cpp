// Paragraphs 5 to 8: nobody is settled in a city that no order names; the list, its day and its receivers.
#include "core/records.h"
#include "judged.h"

using namespace kosh;
using namespace kosh::test;

namespace {

std::vector<Finding> directed(const Scenario& plan, const Dataset& city = almatyCity()) {
  return rules::directions(city, plan, evaluate(city, plan), 2027);
}

Scenario withQuota(const char* stream, int year, double persons) {
  Scenario plan;
  decideQuota(plan, almatyCity(), stream, year, persons);
  return plan;
}

}  // namespace

TEST_CASE("There is no resettler with target Almaty") {
  const Finding f = findingAt(directed({}), "5/almaty/2027/resettlers");
  CHECK(f.sign == Sign::inOrder);
  CHECK(f.values[0].value == 0);
  CHECK(f.message.id == Str::DirectionNobody);
  CHECK(say(evidenceAt(f.values, "allocated").text, Lang::en) == "no");
  CHECK(evidenceAt(f.values, "allocated").status == Status::official);
}

TEST_CASE("A quota of the scenario while nothing is assigned asks for a decision, with its first year") {
  for (const char* stream : {"kandas", "resettlers"}) {
    const Finding f = findingAt(directed(withQuota(stream, 2029, 40)), std::string("5/almaty/2027/") + stream);
    CHECK(f.sign == Sign::decide);
    CHECK(f.direction == Direction::warn);
    CHECK(say(f.message, Lang::en).find("2029") != std::string::npos);
    CHECK(f.values[0].value == 40);
    CHECK(f.values[1].value == 0);
  }
}

TEST_CASE("A quota of zero settles nobody") {
  CHECK(findingAt(directed(withQuota("resettlers", 2027, 0)), "5/almaty/2027/resettlers").sign == Sign::inOrder);
}

TEST_CASE("With an assigned territory the quota still needs the Government's list and the ministry's order") {
  Scenario plan = withQuota("kandas", 2027, 40);
  plan.included = {"alatau"};
  const Finding f = findingAt(directed(plan), "5/almaty/2027/kandas");
  CHECK(f.sign == Sign::check);
  CHECK(f.message.id == Str::DirectionPresumes);
}

TEST_CASE("A city that an order names is a receiving region") {
  Dataset city = ruledCity();
  CHECK(findingAt(directed({}, city), "5/town/2027/regions").message.id == Str::DirectionDonor);
  city.quotas.streams[0].allocated = true;
  CHECK(findingAt(directed({}, city), "5/town/2027/regions").message.id == Str::DirectionReceives);
}

TEST_CASE("Those who left under other regions' quotas, and housing and jobs of the agglomeration, are no data") {
  const std::vector<Finding> all = directed({});
  CHECK(findingAt(all, "5/almaty/2027/regions").sign == Sign::noData);
  const Finding within = findingAt(all, "5/almaty/2027/agglomeration");
  CHECK(within.sign == Sign::noData);
  CHECK(within.values[0].value == 7);
  CHECK_FALSE(evidenceAt(within.values, "free_jobs").value.has_value());
}

TEST_CASE("The list is due before 15 December of the year before, by the decision itself") {
  const Finding f = findingAt(almatyJudged().findings, "7/almaty/2027");
  CHECK(f.sign == Sign::decide);
  CHECK(f.direction == Direction::fix);
  CHECK_FALSE(f.ownMethod);
  CHECK(say(f.message, Lang::en) == "The list of localities for 2027 is to be determined before 15 December 2026");
}

TEST_CASE("The list goes to the exchange, the mobility centre and the career centres, not to the ministry") {
  const Finding f = findingAt(almatyJudged().findings, "8/almaty/2027");
  REQUIRE(f.values.size() == 3);
  if (f.values.size() != 3) return;
  CHECK(f.values[0].id == "receiver/labour_exchange");
  CHECK(f.values[1].id == "receiver/mobility_centre");
  CHECK(f.values[2].id == "receiver/career_centres");
  CHECK(f.sign == Sign::check);
}

TEST_CASE("What is missing in the list is named") {
  const Finding f = findingAt(almatyJudged().findings, "6/almaty/2027");
  CHECK(f.sign == Sign::check);
  CHECK(f.values[0].value == 15);
  CHECK(f.values[1].value == 0);
  const std::string missing = say(f.reason, Lang::en);
  for (const char* column : {"vacancies", "mean wage", "employers"}) CHECK(missing.find(column) != std::string::npos);
  for (const char* column : {"KATO", "population", "kind;"}) CHECK(missing.find(column) == std::string::npos);
}
