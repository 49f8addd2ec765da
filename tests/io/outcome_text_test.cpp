// The outcome as CSV and JSON: columns, full precision, missing data.
#include <algorithm>
#include <cstdlib>
#include <sstream>

#include "core/tiny_city.h"
#include "doctest/doctest.h"
#include "io/files.h"
#include "io/json_reader.h"

using namespace kosh;
using namespace kosh::test;

namespace {

std::vector<std::string> linesOf(const std::string& text) {
  std::vector<std::string> out;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) out.push_back(line);
  return out;
}

bool has(const std::vector<std::string>& lines, const std::string& line) {
  for (const std::string& l : lines)
    if (l == line) return true;
  return false;
}

int countWith(const std::vector<std::string>& lines, const std::string& start) {
  int count = 0;
  for (const std::string& l : lines) count += l.compare(0, start.size(), start) == 0;
  return count;
}

}  // namespace

TEST_CASE("the CSV has the stated columns and the numbers of Tiny City") {
  const Dataset city = tinyCity();
  const std::vector<std::string> lines = linesOf(outcomeToCsv(city, evaluate(city, Scenario{})));
  REQUIRE(lines.size() > 10);
  CHECK(lines[0] == "year,territory,indicator,value,unit,status");
  CHECK(countWith(lines, "2027,town,population,2730,") == 1);
  CHECK(countWith(lines, "2027,north,population,830,") == 1);
  CHECK(countWith(lines, "2026,town,births,300,") == 1);
  CHECK(countWith(lines, "2031,town,population,") == 1);
  CHECK(countWith(lines, "2031,town,births,") == 0);  // the last year has only a stock
  for (const std::string& line : lines) CHECK(std::count(line.begin(), line.end(), ',') >= 5);
}

TEST_CASE("missing data have no value and the status no_data") {
  const Dataset city = tinyCity();
  const std::vector<std::string> lines = linesOf(outcomeToCsv(city, evaluate(city, Scenario{})));
  CHECK(has(lines, "2026,south,kindergarten_capacity,,places,no_data"));
  CHECK(countWith(lines, "2026,north,kindergarten_capacity,100,places,") == 1);
}

TEST_CASE("a service has its own unit, English and without letters that a table would garble") {
  Dataset city = tinyCity();
  city.services.services[0].unit.by[2] = "m\u00B2|m\u00B3/m\u00B2";
  const std::vector<std::string> lines = linesOf(outcomeToCsv(city, evaluate(city, Scenario{})));
  CHECK(countWith(lines, "2026,town,polyclinic_deficit,810,visits a day,") == 1);
  CHECK(countWith(lines, "2026,town,polyclinic_cost,1500,thousand tenge,") == 1);
  CHECK(countWith(lines, "2026,north,school_capacity,400,m3/m2,") == 1);
  CHECK(countWith(lines, "2026,town,density,100,people per km2,") == 1);
  CHECK(has(lines, "2026,north,polyclinic_load,,%,no_data"));
}

TEST_CASE("published series follow the indicators, each figure in its own year") {
  const Dataset city = tinyCity();
  const std::vector<std::string> lines = linesOf(outcomeToCsv(city, evaluate(city, Scenario{})));
  CHECK(has(lines, "2024,north,pm25,10,\"mg, mean\",official"));
  CHECK(has(lines, "2025,north,pm25,12,\"mg, mean\",official"));
  CHECK(has(lines, "2025,town,kazakh_share,60,%,official"));
  int dust = 0;
  for (const std::string& line : lines) dust += line.find(",pm25,") != std::string::npos;
  CHECK(dust == 4);  // not projected and not held
  CHECK(lines.back().find("kazakh_share") != std::string::npos);
}

TEST_CASE("a series without any figure is one row of the city without year and value") {
  const Dataset city = tinyCity();
  const std::vector<std::string> lines = linesOf(outcomeToCsv(city, evaluate(city, Scenario{})));
  CHECK(has(lines, ",town,vacancies_per_unemployed,,jobs,no_data"));
  CHECK(countWith(lines, ",") == 1);
}

TEST_CASE("the JSON names the fifteen factors of paragraph 3 with what shows them in the city") {
  const Dataset city = tinyCity();
  ProblemList problems;
  const std::optional<JsonValue> json = readJson(outcomeToJson(city, evaluate(city, Scenario{})), "out.json", problems);
  REQUIRE(json);
  if (!json) return;
  const std::vector<JsonValue>& all = json->find("factors")->items;
  REQUIRE(all.size() == 15);
  if (all.size() != 15) return;
  for (const JsonValue& factor : all) {
    CHECK(factor.find("paragraph")->text == "3");
    for (const char* lang : {"kk", "ru", "en"}) CHECK_FALSE(factor.find("name")->find(lang)->text.empty());
    CHECK_FALSE(factor.find("rows")->items.empty());
  }
  CHECK(all[0].find("id")->text == "I1");
  CHECK(all[14].find("rows")->items[0].find("part")->find("en")->text == "engineering");
  const JsonValue& dust = all[11].find("rows")->items[0];
  CHECK(dust.find("indicator")->text == "pm25");
  CHECK(dust.find("year")->number == 2025);
  CHECK(dust.find("value")->number == 9);
  CHECK(dust.find("source")->text == "tiny");
  const JsonValue& religion = all[10].find("rows")->items[0];
  CHECK(religion.find("indicator")->text.empty());
  CHECK(religion.find("value")->kind == JsonKind::null);
  CHECK(religion.find("status")->text == "no_data");
}

TEST_CASE("numbers are written so that they read back as the same double") {
  const Dataset city = tinyCity();
  const Outcome outcome = evaluate(city, Scenario{});
  const int load = findIndicator(outcome, "school_load");
  REQUIRE(load >= 0);
  const std::optional<Datum> datum = valueOf(outcome, load, kTown, 2026);
  REQUIRE(datum);
  if (!datum) return;
  const std::string start = "2026,town,school_load,";
  for (const std::string& line : linesOf(outcomeToCsv(city, outcome)))
    if (line.compare(0, start.size(), start) == 0) CHECK(std::strtod(line.c_str() + start.size(), nullptr) == datum->value);
}

TEST_CASE("people are written by district, sex and age") {
  const Dataset city = tinyCity();
  const std::vector<std::string> lines = linesOf(peopleToCsv(city, evaluate(city, Scenario{})));
  CHECK(lines.size() == 1 + 6 * 2 * 2 * 5);
  CHECK(lines[0] == "year,territory,sex,age,persons");
  CHECK(lines[1] == "2026,north,f,0,100");
  CHECK(has(lines, "2027,north,f,0,45"));
  CHECK(has(lines, "2027,south,m,1,225"));
  CHECK(lines.back().compare(0, 15, "2031,south,m,4,") == 0);
}

TEST_CASE("ages of five-year groups are written by their first year") {
  Dataset city = tinyCity();
  const Outcome outcome = evaluate(city, Scenario{});
  city.demography.stepYears = 5;
  CHECK(has(linesOf(peopleToCsv(city, outcome)), "2026,north,f,20,100"));
}

TEST_CASE("the JSON holds the same rows as the CSV") {
  const Dataset city = tinyCity();
  const Outcome outcome = evaluate(city, Scenario{});
  ProblemList problems;
  const std::optional<JsonValue> json = readJson(outcomeToJson(city, outcome), "out.json", problems);
  REQUIRE(json);
  if (!json) return;
  CHECK_FALSE(problems.anyError);
  CHECK(json->find("format")->text == "kosh/outcome");
  const std::vector<JsonValue>& rows = json->find("values")->items;
  CHECK(rows.size() + 1 == linesOf(outcomeToCsv(city, outcome)).size());
  CHECK(rows[0].find("territory")->text == "town");
  CHECK(rows[0].find("indicator")->text == "population");
  CHECK(rows[0].find("value")->number == 3000);
  CHECK(rows[0].find("status")->text == "official");
}

TEST_CASE("notes of the outcome are told in three languages") {
  const Dataset city = tinyCity();
  Outcome outcome = evaluate(city, Scenario{});
  outcome.notes = {{Str::NoData, {}}};
  ProblemList problems;
  const std::optional<JsonValue> json = readJson(outcomeToJson(city, outcome), "out.json", problems);
  REQUIRE(json);
  if (!json) return;
  CHECK(json->find("notes")->items.at(0).find("en")->text == "no data");
  CHECK(json->find("notes")->items.at(0).find("ru")->text == text(Str::NoData, Lang::ru));
}

TEST_CASE("missing data are null in JSON") {
  const Dataset city = tinyCity();
  const std::string json = outcomeToJson(city, evaluate(city, Scenario{}));
  CHECK(json.find("\"indicator\":\"kindergarten_capacity\",\"value\":null,\"unit\":\"places\",\"status\":\"no_data\"") !=
        std::string::npos);
}

TEST_CASE("statuses are named as in the files") {
  CHECK(statusName(Status::official) == "official");
  CHECK(statusName(Status::computed) == "computed");
  CHECK(statusName(Status::estimate) == "estimate");
  CHECK(statusName(Status::illustrative) == "illustrative");
  CHECK(statusName(Status::unverified) == "unverified");
}
