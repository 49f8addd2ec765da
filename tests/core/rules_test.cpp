// Finding things in the rules by id.
#include "core/rules.h"

#include "doctest/doctest.h"

using namespace kosh;

namespace {

Rules twoOfEach() {
  Rules out;
  out.acts.resize(2);
  out.acts[0].id = "decision_98";
  out.acts[1].id = "order_312";
  out.acts[1].number = "312";
  out.paragraphs.resize(2);
  out.paragraphs[0].id = "4.1";
  out.paragraphs[1].id = "4.2";
  out.thresholds.resize(2);
  out.thresholds[0].id = "quota_step";
  out.thresholds[0].value = Figure{0.25, {}};
  out.thresholds[1].id = "country_unemployment";
  return out;
}

}  // namespace

TEST_CASE("Acts, paragraphs and thresholds are found by id, and what is not there is not found") {
  const Rules rules = twoOfEach();
  CHECK(findAct(rules, "order_312") == &rules.acts[1]);
  CHECK(findAct(rules, "312") == nullptr);
  CHECK(findParagraph(rules, "4.2") == &rules.paragraphs[1]);
  CHECK(findParagraph(rules, "4") == nullptr);
  CHECK(findThreshold(rules, "quota_step") == &rules.thresholds[0]);
  CHECK(findThreshold(rules, "") == nullptr);
  CHECK(findThreshold(Rules{}, "quota_step") == nullptr);
}

TEST_CASE("A threshold without a figure has no value, and that is no zero") {
  const Rules rules = twoOfEach();
  CHECK(thresholdValue(rules, "quota_step") == 0.25);
  CHECK(thresholdValue(rules, "country_unemployment") == std::nullopt);
  CHECK(thresholdValue(rules, "moon") == std::nullopt);
}
