// A total falls where the room is: fewest broken norms first, then the largest smallest reserve.
#include "core/distribute.h"

#include <array>
#include <cmath>
#include <numeric>
#include <vector>

#include "core/quota.h"
#include "doctest/doctest.h"
#include "io/files.h"
#include "tiny_city.h"

using namespace kosh;
using namespace kosh::test;

namespace {

Dataset withPlaces(double north, double south) {
  Dataset city = tinyCity();
  city.services.services[0].capacity[0]->value = north;
  city.services.services[0].capacity[1]->value = south;
  city.services.objects.clear();
  return city;
}

DistributeQuestion ask(double total, DistributeGoal goal = DistributeGoal::fewestBroken) {
  DistributeQuestion question;
  question.total = total;
  question.from = 2027;
  question.years = 2;
  question.goal = goal;
  return question;
}

double sum(const std::vector<double>& values) { return std::accumulate(values.begin(), values.end(), 0.0); }

// Broken norms and the smallest reserve of any split, from evaluate() of the scenario that fixes it.
struct Judged {
  int broken = 0;
  double reserve = 1e300;
};
Judged judged(const Dataset& city, double north, double south, const DistributeQuestion& q) {
  Dataset full = city;
  full.quotas.streams[0].fillRate = 1;
  Scenario plan;
  for (int year = q.from; year < q.from + q.years; ++year) {
    plan.quotas.push_back({"kandas", year, {}, (north + south) / q.years});
    plan.quotas.push_back({"kandas", year, "north", north / q.years});
    plan.quotas.push_back({"kandas", year, "south", south / q.years});
  }
  const Outcome outcome = evaluate(full, plan);
  Judged out;
  for (const int territory : {kNorthTerritory, kSouthTerritory}) {
    bool broken = false;
    for (int year = q.from; year < q.from + q.years; ++year) {
      const double deficit = valueOf(outcome, findIndicator(outcome, "school_deficit"), territory, year)->value;
      const double places = valueOf(outcome, findIndicator(outcome, "school_capacity"), territory, year)->value;
      broken = broken || deficit > 1e-6 * places;
      out.reserve = std::fmin(out.reserve, -deficit / places);
    }
    out.broken += broken;
  }
  return out;
}

}  // namespace

TEST_CASE("People fit where the places are, and no norm is broken") {
  const Dataset city = withPlaces(310, 1500);
  const auto split = distribute(city, {}, ask(300));
  REQUIRE(split);
  if (!split) return;
  CHECK(sum(split->persons) == 300);
  CHECK(split->broken == 0);
  CHECK(split->persons[kSouth] > split->persons[kNorth]);
  CHECK(split->words.size() == 4);
  CHECK(split->words[1].id == Str::DistributeFits);
}

TEST_CASE("No other split is better") {
  const std::vector<std::array<double, 3>> cases = {
      {310, 1500, 300}, {400, 900, 200}, {200, 700, 150}, {500, 600, 250}, {420, 880, 600}};
  for (const auto& [north, south, total] : cases) {
    const Dataset city = withPlaces(north, south);
    for (const DistributeGoal goal : {DistributeGoal::fewestBroken, DistributeGoal::largestReserve}) {
      const auto split = distribute(city, {}, ask(total, goal));
      REQUIRE(split);
      if (!split) return;
      const Judged ours = judged(city, split->persons[0], split->persons[1], ask(total));
      const double person = 1 / std::fmin(north, south);  // one person more or less is the rounding
      CHECK(std::fabs(split->norms[split->tightest].reserve - ours.reserve) < 1e-9);
      for (double x = 0; x <= total; x += 5) {
        const Judged other = judged(city, x, total - x, ask(total));
        if (goal == DistributeGoal::fewestBroken) {
          CHECK(split->broken <= other.broken);
          if (other.broken == split->broken) CHECK(ours.reserve >= other.reserve - person);
        } else {
          CHECK(ours.reserve >= other.reserve - person);
        }
      }
    }
  }
}

TEST_CASE("A norm that is broken anyway is told apart") {
  const auto split = distribute(withPlaces(100, 1500), {}, ask(50));
  REQUIRE(split);
  if (!split) return;
  CHECK(split->broken == 1);
  CHECK(split->brokenAnyway == 1);
  CHECK(split->words[1].id == Str::DistributeBreaks);
  CHECK(split->persons[kNorth] == 0);
}

TEST_CASE("Only the districts that are asked get people") {
  const Dataset city = withPlaces(310, 1500);
  Scenario plan;
  setIncluded(plan, "north", true);
  const auto included = distribute(city, plan, ask(30));
  REQUIRE(included);
  if (included) CHECK(included->persons == std::vector<double>{30, 0});
  DistributeQuestion question = ask(30);
  question.districts = {kSouth};
  const auto asked = distribute(city, plan, question);
  REQUIRE(asked);
  if (asked) CHECK(asked->persons == std::vector<double>{0, 30});
}

TEST_CASE("The stream's own arrivals make room for those that are split") {
  const Dataset city = withPlaces(310, 1500);
  Scenario plan;
  decideQuota(plan, city, "kandas", 2027, 400);
  const auto with = distribute(city, plan, ask(300)), without = distribute(city, {}, ask(300));
  REQUIRE((with && without));
  if (with && without) CHECK(with->persons == without->persons);
}

TEST_CASE("The split becomes fixed numbers of the districts, whole persons that add up") {
  const Dataset city = withPlaces(310, 1500);
  const DistributeQuestion question = ask(301);
  const auto split = distribute(city, {}, question);
  REQUIRE(split);
  if (!split) return;
  const Scenario plan = withDistribution(city, {}, question, *split);
  CHECK(validate(plan, city).empty());
  std::vector<double> years(2), all(2, 0.0);
  for (const int year : {2027, 2028}) {
    CHECK(quotaByDistrict(city, plan, 0, year, years));
    for (int d = 0; d < 2; ++d) all[d] += years[d];
  }
  CHECK(all == split->persons);
}

TEST_CASE("Questions without an answer have none") {
  const Dataset city = withPlaces(310, 1500);
  DistributeQuestion question = ask(10);
  question.years = 0;
  CHECK_FALSE(distribute(city, {}, question));
  question = ask(10);
  question.stream = 1;  // permits
  CHECK_FALSE(distribute(city, {}, question));
  question = ask(10);
  question.gates = {"nothing"};
  CHECK_FALSE(distribute(city, {}, question));
}

TEST_CASE("Nobody is split, too") {
  const auto split = distribute(withPlaces(310, 1500), {}, ask(0));
  REQUIRE(split);
  if (split) CHECK(sum(split->persons) == 0);
}

TEST_CASE("Almaty: 3,000 kandas of five years with all gates ticked are split in whole persons") {
  std::vector<InputFile> files;
  for (const char* name : {"demography.json", "migration.json", "quotas.json", "services.json", "sources.json", "territories.geojson"})
    files.push_back({name, fileBytes(std::string("data/almaty/") + name)});
  const Result<Dataset> read = readDataset(files);
  REQUIRE(read.value);
  if (!read.value) return;
  DistributeQuestion question;
  question.total = 3000;
  question.stream = findStream(*read.value, "kandas");
  question.from = 2027;
  question.gates = {"school", "kindergarten", "water"};
  Scenario schools;
  for (const int territory : read.value->districts)
    schools.objects.push_back({"school", read.value->territories[static_cast<std::size_t>(territory)].id, 2027, 4000 + 700.0 * territory, std::nullopt});
  const auto split = distribute(*read.value, schools, question);
  REQUIRE(split);
  if (!split) return;
  CHECK(sum(split->persons) == 3000);
  CHECK(split->broken >= split->brokenAnyway);
  for (const Message& words : split->words)
    for (const Lang lang : {Lang::kk, Lang::ru, Lang::en}) CHECK_FALSE(say(words, lang).empty());
}
