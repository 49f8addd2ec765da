// Paragraph 3: all factors present, each with unit, source and date; thresholds that are passed.
#include "core/factors.h"

#include <set>

#include "judged.h"

using namespace kosh;
using namespace kosh::test;

namespace {

std::vector<Finding> monitored(const Dataset& city) { return rules::monitoring(city, {}, evaluate(city, {}), 2027); }

}  // namespace

TEST_CASE("All eleven features and four influences are monitored, the eleventh in its three parts") {
  std::set<std::string> subjects;
  for (const Finding& f : almatyJudged().findings)
    if (f.paragraph == "3" && f.territory == 0) subjects.insert(f.subject);
  for (int i = 1; i <= 4; ++i) CHECK(subjects.count("I" + std::to_string(i)) == 1);
  for (int i = 1; i <= 10; ++i) CHECK(subjects.count("F" + std::to_string(i)) == 1);
  for (const char* part : {"F11/engineering", "F11/transport", "F11/social"}) CHECK(subjects.count(part) == 1);
  CHECK(subjects.size() == 17);
}

TEST_CASE("Each figure of a factor has a unit, and a date or a source where it has a value") {
  for (const Finding& f : almatyJudged().findings) {
    if (f.paragraph != "3") continue;
    for (const Evidence& e : f.values) {
      CHECK_MESSAGE(saidWhole(e.unit), f.id << ": " << e.id);
      const bool norm = e.id.size() > 5 && e.id.substr(e.id.size() - 5) == "_norm";
      if (e.value && !norm) CHECK_MESSAGE(!e.asOf.empty(), f.id << ": " << e.id);
    }
  }
}

TEST_CASE("A series over its threshold is to be checked, in the town and in the district") {
  const Dataset city = ruledCity();  // dust: the town 9, north 12, south 8; threshold 10
  const std::vector<Finding> all = monitored(city);
  const Finding town = findingAt(all, "3/town/2027/F8");
  CHECK(town.sign == Sign::inOrder);
  CHECK(say(formulaWithValues(town.formula, town.values), Lang::en) == "9 \u2264 10");
  const Finding north = findingAt(all, "3/north/2027/F8");
  CHECK(north.sign == Sign::check);
  CHECK(north.direction == Direction::warn);
  CHECK(say(formulaWithValues(north.formula, north.values), Lang::en) == "12 > 10");
  CHECK(say(north.message, Lang::en).find("North") == 0);
  for (const Finding& f : all) CHECK(f.territory != kSouthTerritory);
}

TEST_CASE("A figure on the threshold is within it") {
  Dataset city = ruledCity();
  city.series[1].values[0][0].figure.value = 10;
  CHECK(findingAt(monitored(city), "3/town/2027/F8").sign == Sign::inOrder);
  city.series[1].values[0][0].figure.value = 10.1;
  CHECK(findingAt(monitored(city), "3/town/2027/F8").sign == Sign::check);
}

TEST_CASE("A factor without any figure is no data, one without a threshold is shown as it is") {
  const std::vector<Finding> all = monitored(ruledCity());
  CHECK(findingAt(all, "3/town/2027/F7").sign == Sign::noData);
  const Finding composition = findingAt(all, "3/town/2027/F9");
  CHECK(composition.sign == Sign::inOrder);
  CHECK(composition.threshold == -1);
  CHECK(composition.formula == Str::Count);
}

TEST_CASE("A district does not repeat the influences and the services") {
  for (const Finding& f : monitored(ruledCity()))
    if (f.territory != kTown) CHECK(f.subject[0] == 'F');
  for (const Finding& f : almatyJudged().findings)
    if (f.paragraph == "3" && f.territory != 0) CHECK(f.subject == "F8");
}

TEST_CASE("What another source says of a series stands among its figures") {
  Dataset city = ruledCity();
  city.series[1].values[0][0].figure.alternatives = {{11, {"tiny", "2025", Status::unverified, {}}, {}}};
  CHECK(evidenceAt(findingAt(monitored(city), "3/town/2027/F8").values, "pm25/alternative_1").value == 11);
}

TEST_CASE("A load above its norm leads the social part") {
  const Finding f = findingAt(almatyJudged().findings, "3/almaty/2027/F11/social");
  CHECK(f.sign == Sign::check);
  CHECK(f.values[0].id == "school_load");
  CHECK(f.values[1].value == 100);
}
