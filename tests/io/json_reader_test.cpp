// The strict JSON reader: what it accepts, what it refuses, and where it says the trouble is.
#include "io/json_reader.h"

#include "doctest/doctest.h"

using namespace kosh;

namespace {

struct Reading {
  std::optional<JsonValue> value;
  std::vector<Problem> problems;
};

Reading readText(std::string_view bytes) {
  ProblemList list;
  Reading out;
  out.value = readJson(bytes, "file.json", list);
  out.problems = list.take();
  return out;
}

// The single problem of a text that cannot be read.
Problem refusal(std::string_view bytes) {
  const Reading reading = readText(bytes);
  CHECK_FALSE(reading.value.has_value());
  CHECK(reading.problems.size() == 1);
  return reading.problems.empty() ? Problem{} : reading.problems.front();
}

std::string nestedLists(int depth) {
  return std::string(static_cast<std::size_t>(depth), '[') + std::string(static_cast<std::size_t>(depth), ']');
}

}  // namespace

TEST_CASE("values of every kind are read") {
  const Reading reading = readText(R"({"a": null, "b": true, "c": -1.5e2, "d": "\u0416\n", "e": [1, {}]})");
  REQUIRE(reading.value);
  if (!reading.value) return;
  CHECK(reading.problems.empty());
  CHECK(reading.value->find("a")->kind == JsonKind::null);
  CHECK(reading.value->find("b")->boolean);
  CHECK(reading.value->find("c")->number == -150);
  CHECK(reading.value->find("d")->text == "\u0416\n");
  CHECK(reading.value->find("e")->items.size() == 2);
  CHECK(reading.value->find("f") == nullptr);
}

TEST_CASE("every value knows its line") {
  const Reading reading = readText("[1\n,\n2\n,{}\n,\"a\"\n,3]");
  REQUIRE(reading.value);
  if (!reading.value) return;
  std::vector<int> lines;
  for (const JsonValue& item : reading.value->items) lines.push_back(item.line);
  CHECK(lines == std::vector<int>{1, 3, 4, 5, 6});
}

TEST_CASE("text that is not JSON is refused with line and column in our own words") {
  const Problem problem = refusal("{\n \"a\": 1,\n \"b\": ?\n}");
  CHECK(problem.message == Message{Str::IoNotJson, {std::string("3"), std::string("7")}});
  CHECK(problem.line == 3);
  CHECK(say(problem.message, Lang::en) == "not valid JSON at line 3, column 7");
}

TEST_CASE("broken texts of many kinds are refused") {
  for (const char* bad : {"", "{", "[1,]", "{\"a\":1,}", "{'a':1}", "nul", "[1] x", "{} {}", "[01]", "[+1]", "[1.]", "\"\t\"",
                          "[NaN]", "[Infinity]", "[-Infinity]", "// c\n1", "\"\\ud800\"", "\"open"})
    CHECK_MESSAGE(refusal(bad).message.id == Str::IoNotJson, bad);
}

TEST_CASE("a number too large for a double is refused with its path") {
  const Problem problem = refusal("{\"a\": {\"b\": [0, 1e999]}}");
  CHECK(problem.message.id == Str::IoNumberTooBig);
  CHECK(problem.path == "/a/b/1");
}

TEST_CASE("a repeated key is a problem, the first value stays and reading goes on") {
  const Reading reading = readText("{\"x\": {\"k\": 1,\n \"k\": {\"z\": [2]}, \"l\": 3, \"k\": 4}}");
  REQUIRE(reading.value);
  if (!reading.value) return;
  REQUIRE(reading.problems.size() == 2);
  CHECK(reading.problems[0] ==
        Problem{Severity::error, "file.json", "/x/k", 2, {Str::IoRepeatedKey, {std::string("k")}}});
  const JsonValue* x = reading.value->find("x");
  CHECK(x->find("k")->number == 1);
  CHECK(x->find("l")->number == 3);
  CHECK(x->items.size() == 2);
}

TEST_CASE("depth is bounded") {
  CHECK(readText(nestedLists(kMaxJsonDepth)).value.has_value());
  CHECK(refusal(nestedLists(kMaxJsonDepth + 1)).message.id == Str::IoTooDeep);
  CHECK(refusal(std::string(1000000, '[')).message.id == Str::IoTooDeep);
}

TEST_CASE("size and number of values are bounded") {
  CHECK(refusal(std::string(kMaxJsonBytes + 1, ' ')).message.id == Str::IoTooLarge);
  std::string many = "[0";
  for (std::size_t i = 0; i < kMaxJsonValues; ++i) many += ",0";
  CHECK(refusal(many + "]").message.id == Str::IoTooManyValues);
}

TEST_CASE("bytes that are not UTF-8 are refused where they stand") {
  const Problem problem = refusal("{\n\"a\": \"\xFF\"}");
  CHECK(problem.message == Message{Str::IoNotUtf8, {std::string("9")}});
  CHECK(problem.line == 2);
  for (const char* bad : {"\"\xC0\x80\"", "\"\xE0\x80\x80\"", "\"\xED\xA0\x80\"", "\"\xF5\x80\x80\x80\"", "\"\xC3\"", "\"\x80\""})
    CHECK(refusal(bad).message.id == Str::IoNotUtf8);
  CHECK(readText("\"\xF0\x9F\x98\x80 \xD0\x96\"").value.has_value());
}

TEST_CASE("a leading byte order mark is no error") { CHECK(readText("\xEF\xBB\xBF{}").value.has_value()); }

TEST_CASE("minus zero is zero, so that equal data look equal") {
  const Reading reading = readText("[-0.0, -0]");
  REQUIRE(reading.value);
  if (!reading.value) return;
  for (const JsonValue& item : reading.value->items) CHECK(1 / item.number > 0);
}

TEST_CASE("only so many problems are listed and the rest is counted") {
  ProblemList list;
  for (std::size_t i = 0; i < kMaxProblems + 3; ++i) list.add({Severity::error, "f", "", 0, {Str::NoData, {}}});
  const std::vector<Problem> problems = list.take();
  CHECK(problems.size() == kMaxProblems + 1);
  CHECK(problems.back().message == Message{Str::IoMoreProblems, {Number{3}}});
}

TEST_CASE("a step of a path escapes its special signs") { CHECK(pathStep("a/b~c") == "/a~1b~0c"); }
