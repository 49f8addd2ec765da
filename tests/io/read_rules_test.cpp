// The rules of decision No 98: the program's own file, and what is told of a broken one.
#include <set>

#include "core/check.h"
#include "core/tiny_city.h"
#include "doctest/doctest.h"
#include "io/canonical.h"
#include "io/files.h"
#include "io/read_parts.h"

using namespace kosh;
using namespace kosh::test;

namespace {

constexpr const char* kFile = "data/rules/decision-98.json";

Rules programRules() {
  Dataset city = tinyCity();
  addProgramRules(city);
  return city.rules;
}

// Tiny City with the program's file as its own part, its first `from` replaced.
Result<Dataset> readWith(const std::string& from, const std::string& to) {
  std::vector<InputFile> files = tinyFiles();
  std::string bytes = fileBytes(kFile);
  const std::size_t at = bytes.find(from);
  CHECK_MESSAGE(at != std::string::npos, from);
  if (at != std::string::npos) bytes.replace(at, from.size(), to);
  files.push_back({"decision-98.json", bytes});
  return readDataset(files);
}

void checkBroken(const std::string& from, const std::string& to, const std::string& path, const std::string& sentence) {
  const Result<Dataset> read = readWith(from, to);
  CAPTURE(path);
  CHECK_FALSE(read.value.has_value());
  REQUIRE(errorsIn(read.problems) == 1);
  if (errorsIn(read.problems) != 1) return;
  CHECK(read.problems[0].path == path);
  CHECK(read.problems[0].line > 0);
  CHECK(say({Severity::error, "", "", 0, read.problems[0].message}, Lang::en).find(sentence) != std::string::npos);
}

const Deadline* deadlineOf(const Rules& rules, const std::string& id) {
  for (const Deadline& deadline : rules.deadlines)
    if (deadline.id == id) return &deadline;
  return nullptr;
}

// Of the files alone, as the format defines it.
std::string fingerprintOfParts(const std::vector<InputFile>& files) {
  ProblemList problems;
  std::vector<JsonValue> trees;
  for (const InputFile& file : files) trees.push_back(readJson(file.bytes, file.name, problems).value_or(JsonValue{}));
  std::vector<std::pair<std::string, const JsonValue*>> parts;
  for (std::size_t i = 0; i < files.size(); ++i) parts.emplace_back(files[i].name.substr(0, files[i].name.find('.')), &trees[i]);
  return fingerprintOf(std::move(parts));
}

template <class T>
std::vector<std::string> idsOf(const std::vector<T>& items) {
  std::vector<std::string> out;
  for (const T& item : items) out.push_back(item.id);
  return out;
}

}  // namespace

TEST_CASE("the program's own rules are the file of data/rules, and nothing is wrong with them") {
  CHECK(std::string(programRulesFile()) == fileBytes(kFile));
  const Result<Dataset> own = readDataset(tinyFiles());
  const Result<Dataset> brought = readWith("kosh/rules", "kosh/rules");
  REQUIRE((own.value && brought.value));
  if (!own.value || !brought.value) return;
  CHECK(errorsIn(brought.problems) == 0);
  CHECK(own.value->rules == brought.value->rules);
  CHECK(own.value->rules == programRules());
  CHECK(own.value->sources == brought.value->sources);
  CHECK(validate(*own.value).empty());
}

TEST_CASE("the fingerprint is of the dataset: the program's rules are not in it, those it brings are") {
  const Result<Dataset> own = readDataset(tinyFiles());
  const Result<Dataset> brought = readWith("kosh/rules", "kosh/rules");
  const Result<Dataset> other = readWith("\"value\": 0.25, \"source\": \"program_method\"", "\"value\": 0.3, \"source\": \"program_method\"");
  REQUIRE((own.value && brought.value && other.value));
  if (!own.value || !brought.value || !other.value) return;
  CHECK(own.value->fingerprint == fingerprintOfParts(tinyFiles()));
  CHECK(brought.value->fingerprint != own.value->fingerprint);
  CHECK(other.value->fingerprint != brought.value->fingerprint);
  CHECK(thresholdValue(other.value->rules, "quota_step") == 0.3);
  CHECK(thresholdValue(own.value->rules, "quota_step") == 0.25);
}

TEST_CASE("a dataset in one file may bring rules of its own") {
  std::vector<InputFile> files = tinyFiles();
  files.push_back({"rules.json", fileBytes(kFile)});
  const std::vector<InputFile> single = {oneFile(files)};
  const Result<Dataset> read = readDataset(single);
  REQUIRE(read.value);
  if (read.value) CHECK(read.value->rules == programRules());
}

TEST_CASE("where the dataset lists a source of the rules, its own row stands") {
  std::vector<InputFile> files = tinyWith("sources.json", "\"sources\": [", "\"sources\": [{\"id\": \"memory\", \"title\": \"My notes\"},");
  const Result<Dataset> read = readDataset(files);
  REQUIRE(read.value);
  if (!read.value) return;
  const Source* source = findSource(*read.value, "memory");
  REQUIRE(source);
  if (source) CHECK(source->title == sameInAll("My notes"));
  const std::vector<std::string> ids = idsOf(read.value->sources);
  CHECK(std::set<std::string>(ids.begin(), ids.end()).size() == ids.size());
}

TEST_CASE("sources that the program's rules bring do not hide a source that the dataset forgot to list") {
  const Result<Dataset> read = readDataset(tinyWith("places.json", "\"source\": \"tiny\"", "\"source\": \"memory\""));
  CHECK_FALSE(read.value.has_value());
  REQUIRE(!read.problems.empty());
  if (!read.problems.empty()) CHECK(read.problems[0].message == Message{Str::BadUnknownSource, {std::string("memory")}});
}

TEST_CASE("all twelve terms of paragraph 2 are told in three languages with what stands for them in the data") {
  const Rules rules = programRules();
  REQUIRE(rules.terms.size() == 12);
  for (std::size_t i = 0; i < rules.terms.size(); ++i) {
    const Term& term = rules.terms[i];
    CHECK(term.id == "2." + std::to_string(i + 1));
    for (const Names* names : {&term.term, &term.words, &term.model})
      for (const std::string& text : names->by) CHECK_FALSE(text.empty());
    CHECK(term.words.in(Lang::kk) != term.words.in(Lang::ru));
    CHECK(term.words.in(Lang::ru) != term.words.in(Lang::en));
  }
  CHECK(rules.terms[1].term.in(Lang::en) == "kandas");
  CHECK(rules.terms[4].model.in(Lang::en).find("\"Resettlers\"") != std::string::npos);
}

TEST_CASE("every paragraph from 3 to 12 is told, four of them inside paragraph 4") {
  CHECK(idsOf(programRules().paragraphs) ==
        std::vector<std::string>{"3", "4.1", "4.2", "4.3", "4.4", "5", "6", "7", "8", "9", "10", "11", "12"});
}

TEST_CASE("acts have exact numbers and dates, and what is not checked says so") {
  const Rules rules = programRules();
  const auto check = [&](const char* id, const char* number, const char* date, Status status) {
    const Act* act = findAct(rules, id);
    REQUIRE_MESSAGE(act, id);
    if (!act) return;
    CHECK(act->number == number);
    CHECK(act->date == date);
    CHECK(act->status == status);
    CHECK_FALSE(act->note.in(Lang::kk).empty());
  };
  check("decision_98", "98", "2024-03-29", Status::official);
  check("order_312", "312", "2023-07-26", Status::official);
  check("order_397", "397", "2025-12-12", Status::official);
  check("law_477", "477-IV", "2011-07-22", Status::official);
  check("social_code", "224-VII", "2023-04-20", Status::official);
  check("decree_1427", "1427", "2011-12-01", Status::unverified);
  CHECK(rules.acts.size() == 17);
}

TEST_CASE("the numbers of the methods are there, each with a source, a date and a status") {
  const Rules rules = programRules();
  const std::pair<const char*, double> known[] = {
      {"outflow_warning", 0.5}, {"outflow_periods", 2}, {"youth_from", 15},     {"youth_to", 34},
      {"need_flag", 0.6},       {"quota_step", 0.25},   {"use_up", 90},         {"use_down", 60},
      {"vacancies_up", 1},      {"trend_years", 3},     {"medium_term", 3},     {"forecast_years", 3},
      {"immigrants_use_down", 70}, {"certificate_take_up", 8}, {"unemployment_norm", 5}, {"weak_statement", 8000},
      {"local_content_1_2", 70}, {"local_content_3_4", 90}};
  for (const auto& number : known) CHECK_MESSAGE(thresholdValue(rules, number.first) == number.second, number.first);
  for (const Threshold& threshold : rules.thresholds) {
    CAPTURE(threshold.id);
    CHECK_FALSE(threshold.unit.in(Lang::kk).empty());
    if (!threshold.value) continue;
    CHECK_FALSE(threshold.value->from.source.empty());
    CHECK_FALSE(threshold.value->from.asOf.empty());
    // What is the program's own is no figure of an authority, and says so by its status.
    if (threshold.value->from.source == "program_method") CHECK(threshold.value->from.status == Status::illustrative);
    if (threshold.ownMethod) CHECK(threshold.value->from.status != Status::official);
  }
  CHECK(thresholdValue(rules, "country_unemployment") == std::nullopt);
}

TEST_CASE("before 15 December means through the 14th, and the reading of the 15th is not confirmed") {
  const Rules rules = programRules();
  const Deadline* list = deadlineOf(rules, "list_determined");
  const Deadline* sent = deadlineOf(rules, "list_sent");
  REQUIRE((list && sent));
  if (!list || !sent) return;
  CHECK(list->lastMonth == 12);
  CHECK(list->lastDay == 14);
  CHECK(list->month == 12);
  CHECK(list->day == 14);
  CHECK(list->inclusiveUnconfirmed);
  CHECK(list->basis == DeadlineBasis::decision);
  CHECK(list->status == Status::official);
  CHECK(sent->month == 0);
  CHECK(sent->after == "list_determined");
  CHECK(sent->afterDays == 3);
  CHECK(sent->basis == DeadlineBasis::program);
  const Deadline* discussed = deadlineOf(rules, "orders_discussed");
  REQUIRE(discussed);
  if (!discussed) return;
  CHECK(discussed->month == 11);
  CHECK(discussed->day == 20);
  CHECK(discussed->lastMonth == 12);
  CHECK(discussed->lastDay == 9);
  CHECK(discussed->basis == DeadlineBasis::practice);
  int decided = 0;
  for (const Deadline& deadline : rules.deadlines) decided += deadline.basis == DeadlineBasis::decision;
  CHECK(decided == 1);  // the decision has no other date
}

TEST_CASE("three receivers get the list, one the proposals, and measures come in three groups") {
  const Rules rules = programRules();
  std::vector<std::string> ofList;
  for (const Receiver& receiver : rules.receivers)
    if (receiver.paragraph == "8") ofList.push_back(receiver.id);
  CHECK(ofList == std::vector<std::string>{"labour_exchange", "mobility_centre", "career_centres"});
  CHECK(idsOf(rules.receivers).back() == "ministry");
  CHECK(idsOf(rules.measures) == std::vector<std::string>{"skilled", "adaptation", "training"});
}

TEST_CASE("broken rules are told at the path, with what was found and expected") {
  checkBroken("\"date\": \"2024-03-29\"", "\"date\": \"29.03.2024\"", "/acts/0/date", "expected a date such as 2024-03-29");
  checkBroken("\"number\": \"98\"", "\"number\": 98", "/acts/0/number", "found 98, expected text");
  checkBroken("\"id\": \"order_312\"", "\"id\": \"decision_98\"", "/acts/1/id", "is used twice");
  checkBroken("\"last\": \"12-14\"", "\"last\": \"14 Dec\"", "/deadlines/13/last", "found \"14 Dec\", expected a day of the year");
  checkBroken("\"last\": \"12-14\"", "\"last\": \"12-32\"", "/deadlines/13/last", "found 12-32, expected a day of the year");
  checkBroken("\"first\": \"11-20\"", "\"first\": \"12-20\"", "/deadlines/11/last", "the last day 12-09 comes before the first one 12-20");
  checkBroken("\"after\": \"list_determined\"", "\"after\": \"list\"", "/deadlines/14/after", "there is no deadline");
  checkBroken("\"after_days\": 3", "\"after_days\": 3.5", "/deadlines/14/after_days", "expected a whole number");
  checkBroken("\"basis\": \"decision\"", "\"basis\": \"will\"", "/deadlines/13/basis", "expected one of: decision, law, practice, program");
  checkBroken("\"id\": \"quota_step\", \"paragraph\": \"4.2\"", "\"id\": \"quota_step\", \"paragraph\": \"4\"", "/thresholds/5/paragraph",
              "there is no paragraph");
  checkBroken("\"value\": 0.25, \"source\": \"order_397\"", "\"value\": 0.25, \"source\": \"memory\"", "/thresholds/10/figure/source",
              "there is no act");
  checkBroken("\"value\": 0.25, \"source\": \"order_397\"", "\"value\": \"a quarter\", \"source\": \"order_397\"",
              "/thresholds/10/figure/value", "found \"a quarter\", expected a number");
  checkBroken("\"sources\": [", "\"sources\": [{\"id\": \"memory\", \"title\": \"x\"},", "/sources/1/id", "is used twice");
}

TEST_CASE("rules of a later version are refused") {
  checkBroken("\"version\": 1", "\"version\": 2", "/version", "the version is 2, expected 1");
}
