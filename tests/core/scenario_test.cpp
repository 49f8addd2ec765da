// Edits of a scenario and what does not fit a dataset.
#include "core/scenario.h"

#include <algorithm>

#include "doctest/doctest.h"
#include "tiny_city.h"

using namespace kosh;
using namespace kosh::test;

namespace {

bool has(const std::vector<Problem>& problems, const std::string& path, Str id) {
  return std::any_of(problems.begin(), problems.end(),
                     [&](const Problem& p) { return p.path == path && p.message.id == id; });
}

}  // namespace

TEST_CASE("A decision is stored once and the list is sorted by stream, year and territory") {
  const Dataset city = tinyCity();
  Scenario s;
  decideQuota(s, city, "kandas", 2028, 10);
  decideQuota(s, city, "foreign_1", 2027, 70);
  decideQuota(s, city, "kandas", 2027, 20);
  decideQuota(s, city, "kandas", 2028, 30);
  decideQuota(s, city, "kandas", 2028, 5, "north");
  const std::vector<QuotaDecision> expected{
      {"foreign_1", 2027, "", 70}, {"kandas", 2027, "", 20}, {"kandas", 2028, "", 30}, {"kandas", 2028, "north", 5}};
  CHECK(s.quotas == expected);
  CHECK(changesIn(s) == 4);
}

TEST_CASE("A decision equal to the baseline is no decision") {
  const Dataset city = tinyCity();
  Scenario s;
  decideQuota(s, city, "foreign_1", 2026, 40);
  CHECK(s == Scenario{});
  decideQuota(s, city, "foreign_1", 2026, 90);
  CHECK(changesIn(s) == 1);
  decideQuota(s, city, "foreign_1", 2026, 40);
  CHECK(s == Scenario{});
}

TEST_CASE("Back to the baseline after a decision that would hold is itself a decision") {
  const Dataset city = tinyCity();
  Scenario s;
  decideQuota(s, city, "foreign_1", 2026, 90);
  decideQuota(s, city, "foreign_1", 2027, 40);
  CHECK(s.quotas.size() == 2);
  CHECK(quotaFor(city, s, 1, 2027).persons == 40);
  decideQuota(s, city, "foreign_1", 2026, 40);  // now neither says anything new
  CHECK(s == Scenario{});
}

TEST_CASE("Zero for a stream without a baseline is a decision: no data is not zero") {
  const Dataset city = tinyCity();
  Scenario s;
  decideQuota(s, city, "kandas", 2027, 0);
  CHECK(changesIn(s) == 1);
  CHECK(quotaFor(city, s, 0, 2027).persons == 0);
}

TEST_CASE("Persons are whole and not negative") {
  const Dataset city = tinyCity();
  Scenario s;
  decideQuota(s, city, "kandas", 2027, 12.6);
  CHECK(s.quotas[0].persons == 13);
  decideQuota(s, city, "kandas", 2027, -4);
  CHECK(s.quotas[0].persons == 0);
}

TEST_CASE("Clearing takes back the decisions of a stream from a year on, with year 0 all") {
  const Dataset city = tinyCity();
  Scenario s;
  for (const int year : {2026, 2028, 2029}) decideQuota(s, city, "kandas", year, year);
  decideQuota(s, city, "kandas", 2029, 7, "south");
  decideQuota(s, city, "foreign_1", 2029, 7);
  clearQuota(s, "kandas", 2029);
  CHECK(s.quotas.size() == 3);
  clearQuota(s, "kandas", 0);
  CHECK(s.quotas == std::vector<QuotaDecision>{{"foreign_1", 2029, "", 7}});
}

TEST_CASE("Every changed assumption, object and included territory is a change") {
  Scenario s;
  CHECK(changesIn(s) == 0);
  s.assumptions.fertility = 1.1;
  s.assumptions.unregistered = 0.05;
  s.included = {"north"};
  s.objects = {{"school", "north", 2027, 100, {}}};
  CHECK(changesIn(s) == 4);
}

TEST_CASE("The baseline and a sensible scenario fit the dataset") {
  const Dataset city = tinyCity();
  CHECK(validate(Scenario{}, city).empty());
  Scenario s;
  s.quotas = {{"kandas", 2027, "", 100}, {"kandas", 2027, "north", 100}};
  s.included = {"south"};
  s.objects = {{"school", "north", 2027, 100, Point{76.5, 44.5}}};
  s.assumptions.outflow = 0;
  CHECK(validate(s, city).empty());
}

TEST_CASE("What does not fit is named by its place in the file") {
  const Dataset city = tinyCity();
  Scenario s;
  s.quotas = {{"foreign_9", 2027, "", 1}, {"kandas", 2025, "", 1},      {"kandas", 2028, "", -1},
              {"kandas", 2029, "", 5},    {"kandas", 2029, "north", 6}, {"kandas", 2030, "town", 2}};
  s.included = {"north", "town"};
  s.objects = {{"hospital", "north", 2027, 1, {}}, {"school", "west", 2031, -1, {}}};
  s.assumptions.mortality = -1;
  s.assumptions.unregistered = 2;
  const std::vector<Problem> problems = validate(s, city);
  CHECK(has(problems, "/quotas/foreign_9/2027", Str::BadUnknownStream));
  CHECK(has(problems, "/quotas/kandas/2025", Str::BadYear));
  CHECK(has(problems, "/quotas/kandas/2028", Str::BadWhole));
  CHECK(has(problems, "/quotas/kandas/2029", Str::BadFixedSum));
  CHECK(has(problems, "/districts/kandas/2030/town", Str::BadUnknownTerritory));
  CHECK(has(problems, "/included/1", Str::BadUnknownTerritory));
  CHECK(has(problems, "/objects/0/service", Str::BadUnknownService));
  CHECK(has(problems, "/objects/1/territory", Str::BadUnknownTerritory));
  CHECK(has(problems, "/objects/1/year", Str::BadYear));
  CHECK(has(problems, "/objects/1/places", Str::BadNegative));
  CHECK(has(problems, "/assumptions/mortality", Str::BadRange));
  CHECK(has(problems, "/assumptions/unregistered", Str::BadRange));
  CHECK(problems.size() == 12);
}
