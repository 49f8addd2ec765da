// Paragraph 10: ranks of need, and need without capacity.
#include "core/proposal_lines.h"
#include "judged.h"

using namespace kosh;
using namespace kosh::test;

TEST_CASE("Need high and capacity 0: infrastructure first") {
  CHECK(needAnswer(0, 100, true) == NeedAnswer::infrastructureFirst);
  CHECK(needAnswer(99, 100, false) == NeedAnswer::infrastructureFirst);
  CHECK(needAnswer(100, 100, true) == NeedAnswer::programme);
}

TEST_CASE("A gate without data gives no programme") {
  CHECK(needAnswer(1000, 100, false) == NeedAnswer::unknown);
  CHECK(needAnswer(std::nullopt, 100, true) == NeedAnswer::unknown);
  CHECK(needAnswer(1000, std::nullopt, true) == NeedAnswer::unknown);
}

TEST_CASE("Almaly needs support most and has no room: infrastructure first") {
  const Finding f = findingAt(almatyJudged().findings, "10/almaly/2027");
  CHECK(f.direction == Direction::infrastructureFirst);
  CHECK(f.sign == Sign::decide);
  CHECK(*f.values[0].value >= 0.6);
  CHECK(f.values[6].id == limit::kNeedFlag);
  CHECK(f.reason.id == Str::ReasonGateShort);
}

TEST_CASE("With room the same need gives a programme") {
  Scenario plan;
  plan.objects = {{"school", "almaly", 2027, 2500, {}}};
  const Outcome out = evaluate(almatyCity(), plan);
  const Judgement judged = judge(almatyCity(), plan, out, 2027);
  CHECK(findingAt(judged.findings, "10/almaly/2027").direction == Direction::programme);
}

TEST_CASE("The index is the mean of five ranks between 0 and 1, and the ranks of all districts are balanced") {
  double sum = 0;
  int known = 0;
  for (const Finding& f : almatyJudged().findings) {
    if (f.paragraph != "10" || f.sign == Sign::noData) continue;
    double mean = 0;
    for (std::size_t p = 1; p <= 5; ++p) {
      CHECK(*f.values[p].value >= 0);
      CHECK(*f.values[p].value <= 1);
      mean += *f.values[p].value / 5;
    }
    CHECK(*f.values[0].value == doctest::Approx(mean));
    sum += *f.values[0].value;
    ++known;
  }
  CHECK(known == 8);
  CHECK(sum == doctest::Approx(4));  // eight places between 0 and 1 have a mean of one half
}

TEST_CASE("Territories of the agglomeration without a demography are no data") {
  for (const char* id : {"konaev", "alatau-city", "enbekshikazakh", "zhambyl", "karasay", "talgar", "ile"}) {
    const Finding f = findingAt(almatyJudged().findings, std::string("10/") + id + "/2027");
    CHECK(f.sign == Sign::noData);
    CHECK_FALSE(f.values[0].value.has_value());
  }
}

TEST_CASE("Without the threshold nobody is flagged") {
  Dataset city = almatyCity();
  setThreshold(city, limit::kNeedFlag, std::nullopt);
  for (const Finding& f : rules::agglomeration(city, {}, almatyOutcome(), almatyJudged())) CHECK(f.sign == Sign::noData);
}

TEST_CASE("Equal territories share the middle place") {
  Dataset city = ruledCity();
  Outcome out = evaluate(city, {});
  for (const int t : {kNorthTerritory, kSouthTerritory}) {
    setValue(city, out, "natural_increase_rate", t, 2027, 3);
    setValue(city, out, "share_60_plus", t, 2027, 20);
  }
  const std::vector<Finding> all = rules::agglomeration(city, {}, out, {2027, {}, {}, {}});
  setThreshold(city, limit::kPupilsYears, 2);
  const std::vector<Finding> ranked = rules::agglomeration(city, {}, out, {2027, {}, {}, {}});
  CHECK(findingAt(all, "10/north/2027").sign == Sign::noData);  // the projection ends before five years are over
  CHECK(findingAt(ranked, "10/north/2027").values[1].value == 0.5);
  CHECK(findingAt(ranked, "10/south/2027").values[3].value == 0.5);
}
