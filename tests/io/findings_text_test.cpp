// Findings in the JSON of the outcome: sentences in three languages, the chain of figures, the formula.
#include "core/judged.h"
#include "io/json_reader.h"

using namespace kosh;
using namespace kosh::test;

namespace {

std::optional<JsonValue> jsonOf(const Dataset& city, int year) {
  const Outcome out = evaluate(city, {});
  const Judgement judged = judge(city, {}, out, year);
  ProblemList problems;
  return readJson(outcomeToJson(city, out, &judged), "out.json", problems);
}

const JsonValue* findingIn(const JsonValue& json, const std::string& id) {
  for (const JsonValue& f : json.find("findings")->items)
    if (f.find("id")->text == id) return &f;
  return nullptr;
}

}  // namespace

TEST_CASE("The JSON tells the findings with the year that they are for") {
  const std::optional<JsonValue> json = jsonOf(ruledCity(), 2027);
  REQUIRE(json);
  if (!json) return;
  CHECK(json->find("coming_year")->number == 2027);
  CHECK(json->find("findings")->items.size() > 20);
  for (const JsonValue& f : json->find("findings")->items) {
    for (const char* lang : {"kk", "ru", "en"}) CHECK_FALSE(f.find("message")->find(lang)->text.empty());
    CHECK_FALSE(f.find("values")->items.empty());
  }
}

TEST_CASE("A finding has its paragraph, territory, sign, direction and the formula with the values") {
  const std::optional<JsonValue> json = jsonOf(ruledCity(), 2027);
  REQUIRE(json);
  if (!json) return;
  const JsonValue* f = findingIn(*json, "3/north/2027/F8");
  REQUIRE(f);
  if (!f) return;
  CHECK(f->find("paragraph")->text == "3");
  CHECK(f->find("territory")->text == "north");
  CHECK(f->find("subject")->text == "F8");
  CHECK(f->find("sign")->text == "check");
  CHECK(f->find("direction")->text == "warn");
  CHECK(f->find("formula_with_values")->find("en")->text == "12 > 10");
  CHECK(f->find("formula")->find("en")->text == "Dust > Dust: threshold");
  CHECK(f->find("own_method")->text.empty());
  CHECK(f->find("reason")->kind == JsonKind::null);
  const JsonValue& value = f->find("values")->items[0];
  CHECK(value.find("id")->text == "pm25");
  CHECK(value.find("value")->number == 12);
  CHECK(value.find("status")->text == "official");
  CHECK(value.find("source")->text == "tiny");
  CHECK(value.find("unit")->find("en")->text == "mg, mean");
}

TEST_CASE("A figure that is missing is null with the status no_data") {
  const std::optional<JsonValue> json = jsonOf(ruledCity(), 2027);
  REQUIRE(json);
  if (!json) return;
  const JsonValue* f = findingIn(*json, "5/town/2027/regions");
  REQUIRE(f);
  if (!f) return;
  CHECK(f->find("sign")->text == "no_data");
  CHECK(f->find("formula")->kind == JsonKind::null);
  CHECK(f->find("values")->items[0].find("value")->kind == JsonKind::null);
  CHECK(f->find("values")->items[0].find("status")->text == "no_data");
}

TEST_CASE("Without a judgement the JSON has no findings") {
  const Dataset city = tinyCity();
  CHECK(outcomeToJson(city, evaluate(city, {})).find("\"findings\"") == std::string::npos);
}

TEST_CASE("No findings are an empty list") { CHECK(findingsToJson(tinyCity(), {}) == "[\n]"); }
