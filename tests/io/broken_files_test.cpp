// Broken files: each is refused with the right words at the right place, and one pass tells every problem.
#include "doctest/doctest.h"
#include "io/canonical.h"
#include "io/files.h"
#include "io/json_reader.h"

using namespace kosh;
using namespace kosh::test;

namespace {

// Tiny City with one part replaced by tests/fixtures/broken/<name>.<part>.
std::vector<Problem> problemsWith(const std::string& name, const std::string& part) {
  std::vector<InputFile> files = tinyFiles();
  fileNamed(files, part).bytes = fileBytes("tests/fixtures/broken/" + name + "." + part);
  const Result<Dataset> read = readDataset(files);
  CHECK_FALSE(read.value.has_value());
  return read.problems;
}

void checkAt(const std::vector<Problem>& problems, const std::string& path, Str id, int line = 0) {
  const Problem* problem = problemAt(problems, path);
  CHECK_MESSAGE(problem != nullptr, path);
  if (!problem) return;
  CHECK_MESSAGE(problem->message.id == id, say(*problem, Lang::en));
  if (line > 0) CHECK(problem->line == line);
}

// One replacement in one part, one error, there.
void checkOne(const std::string& part, const std::string& from, const std::string& to, const std::string& path, Str id) {
  const Result<Dataset> read = readDataset(tinyWith(part, from, to));
  CHECK_FALSE(read.value.has_value());
  CHECK_MESSAGE(errorsIn(read.problems) == 1, path);
  checkAt(read.problems, path, id);
  if (!read.problems.empty()) CHECK(read.problems.front().file == part);
}

}  // namespace

TEST_CASE("a file cut short is not called missing as well") {
  const std::vector<Problem> problems = problemsWith("cut_short", "demography.json");
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].message.id == Str::IoNotJson);
  CHECK(problems[0].file == "demography.json");
}

TEST_CASE("a repeated key is told with its path and line") {
  const std::vector<Problem> problems = problemsWith("repeated_key", "demography.json");
  REQUIRE(problems.size() == 1);
  checkAt(problems, "/base_year", Str::IoRepeatedKey, 5);
}

TEST_CASE("a version of the future is refused and named") {
  const std::vector<Problem> problems = problemsWith("future_version", "migration.json");
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].message == Message{Str::IoVersion, {std::string("9"), std::string("1")}});
  CHECK(problems[0].path == "/version");
}

TEST_CASE("an unknown format is refused and named") {
  const std::vector<Problem> problems = problemsWith("unknown_format", "quotas.json");
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].path == "/format");
  CHECK(say(problems[0], Lang::en) ==
        "quotas.json: /format: line 2: the format is \"kosh/quota\", expected a dataset (kosh/dataset) or a part of one");
}

TEST_CASE("bytes that are no text, numbers that are none and endless nesting are refused") {
  CHECK(problemsWith("not_utf8", "sources.json").at(0).message.id == Str::IoNotUtf8);
  CHECK(problemsWith("not_a_number", "services.json").at(0).message.id == Str::IoNotJson);
  CHECK(problemsWith("too_deep", "places.json").at(0).message.id == Str::IoTooDeep);
}

TEST_CASE("every problem of a file is told in one pass, also a negative number beside unreadable ones") {
  const std::vector<Problem> problems = problemsWith("many_at_once", "demography.json");
  checkAt(problems, "/step_years", Str::IoOneOf, 6);
  checkAt(problems, "/city_total/source", Str::IoFoundExpected, 7);
  checkAt(problems, "/base/north/m/2", Str::IoFoundExpected, 9);
  checkAt(problems, "/base/north/m/4", Str::BadNegative, 9);
  checkAt(problems, "/base/south/f", Str::IoListLength, 10);
  checkAt(problems, "/mortality/input", Str::IoOneOf, 13);
  checkAt(problems, "/fertility/years/20x6", Str::IoYearKey, 19);
  checkAt(problems, "/sex_ratio_at_birth/years/2026", Str::IoFoundExpected, 20);
  CHECK(errorsIn(problems) == 8);
  for (const Problem& problem : problems) CHECK(problem.file == "demography.json");
}

TEST_CASE("found and expected are named in the chosen language") {
  const std::vector<Problem> problems = problemsWith("many_at_once", "demography.json");
  const Problem* problem = problemAt(problems, "/base/north/m/2");
  REQUIRE(problem != nullptr);
  if (!problem) return;
  CHECK(say(*problem, Lang::en) == "demography.json: /base/north/m/2: line 9: found \"many\", expected a number");
  CHECK(say(*problem, Lang::ru).find("\u0441\u0442\u0440\u043E\u043A\u0430 9: \u043D\u0430\u0439\u0434\u0435\u043D\u043E: \"many\"") !=
        std::string::npos);
  CHECK(say(*problem, Lang::kk).find("9-\u0436\u043E\u043B: ") != std::string::npos);
}

TEST_CASE("names that nothing answers to are told one by one") {
  const std::vector<Problem> problems = problemsWith("unknown_names", "migration.json");
  checkAt(problems, "/timing", Str::IoOneOf);
  checkAt(problems, "/flows/0/profile", Str::IoUnknownId);
  checkAt(problems, "/flows/0/years/2026/town", Str::IoNotProjected);
  checkAt(problems, "/flows/0/years/2026/moon", Str::IoUnknownId);
  checkAt(problems, "/flows/0/years/2026/south", Str::IoFoundExpected);
  CHECK(errorsIn(problems) == 5);
}

TEST_CASE("a map with wrong points, kinds and shapes is told at each of them") {
  const std::vector<Problem> problems = problemsWith("wrong_points", "territories.geojson");
  checkAt(problems, "/features/0/properties/kind", Str::IoOneOf);
  checkAt(problems, "/features/1/geometry/coordinates/0/0/0", Str::IoFoundExpected);
  checkAt(problems, "/features/2/geometry/type", Str::IoOneOf);
  checkAt(problems, "/features/2/properties/area_km2/value", Str::BadNegative);
  CHECK(errorsIn(problems) == 4);
}

TEST_CASE("one wrong value gives one problem") {
  checkOne("demography.json", "\"base_year\": 2026", "\"base_year\": 2026.5", "/base_year", Str::IoWhole);
  checkOne("demography.json", "\"base_year\": 2026", "\"base_year\": 20260", "/base_year", Str::IoRange);
  checkOne("demography.json", "\"status\": \"official\"", "\"status\": \"sure\"", "/city_total/status", Str::IoOneOf);
  checkOne("demography.json", "\"as_of\": \"2026-01-01\"", "\"as_of\": 2026", "/city_total/as_of", Str::IoFoundExpected);
  checkOne("quotas.json", "\"ru\": \"Kandasy\", ", "", "/streams/0/name/ru", Str::IoFoundExpected);
  checkOne("quotas.json", "\"permanent\": true", "\"permanent\": \"yes\"", "/streams/0/permanent", Str::IoFoundExpected);
  checkOne("quotas.json", "\"family\"", "\"nobody\"", "/streams/0/profile", Str::IoUnknownId);
  checkOne("services.json", "\"base\": \"population\"", "\"base\": \"cars\"", "/services/0/base", Str::IoOneOf);
  checkOne("services.json", "[0, 0, 1, 1, 0]", "[0, 0, 1, 1]", "/services/0/rate/by_age", Str::IoListLength);
  checkOne("services.json", "\"year\": 2028", "\"year\": null", "/objects/0/year", Str::IoFoundExpected);
  checkOne("services.json", "\"per_person\": 0.5", "\"per_person\": \"half\"", "/services/2/rate/per_person", Str::IoFoundExpected);
  checkOne("services.json", "\"per_person\": 0.5", "\"per_person\": -0.5", "/services/2/rate", Str::BadNegative);
  checkOne("services.json", ", \"per_person\": 0.5", "", "/services/2/rate/by_age", Str::IoFoundExpected);
  checkOne("services.json", "{\"value\": 280", "{\"value\": null", "/services/2/city_capacity/alternatives/0/value",
           Str::IoFoundExpected);
  checkOne("services.json", "\"shifts\": {\"value\": 2", "\"shifts\": {\"value\": 0", "/services/2/shifts/value", Str::BadZero);
  checkOne("services.json", "\"en\": \"visit a day|visits a day\"", "\"en\": 5", "/services/2/unit/en", Str::IoFoundExpected);
  checkOne("places.json", "[77, 45]", "[77]", "/schools/items/0/lonlat", Str::IoFoundExpected);
  checkOne("places.json", "[77, 45]", "[770, 45]", "/schools/items/0/lonlat", Str::IoRange);
  checkOne("migration.json", "\"south\": 0.2", "\"moon\": 0.2", "/moves/rates/north/moon", Str::IoUnknownId);
  checkOne("sources.json", "\"title\": \"Tiny City\",", "", "/sources/0/title", Str::IoFoundExpected);
  checkOne("sources.json", "\"Tiny City\"", "7", "/sources/0/title", Str::IoFoundExpected);
  checkOne("sources.json", "\"Tiny City\"", "{\"kk\": \"a\", \"en\": \"b\"}", "/sources/0/title/ru", Str::IoFoundExpected);
  checkOne("sources.json", "\"en\": \"numbers to check in the head\"", "\"en\": 7", "/sources/0/note/en", Str::IoFoundExpected);
  checkOne("places.json", "\"terminus\"", "7", "/metro/items/1/note", Str::IoFoundExpected);
}

TEST_CASE("wrong series, labour and quotas are told where they stand") {
  checkOne("environment.json", "\"north\": [", "\"moon\": [", "/series/pm25/values/moon", Str::IoUnknownId);
  checkOne("environment.json", "\"year\": 2024", "\"year\": \"2024\"", "/series/pm25/values/north/1/year", Str::IoFoundExpected);
  checkOne("environment.json", "\"ru\": \"Pyl\", ", "", "/series/pm25/name/ru", Str::IoFoundExpected);
  checkOne("environment.json", "\"pm25\"", "\"PM2.5\"", "/series/PM2.5", Str::BadSeriesId);
  checkOne("environment.json", "\"pm25\"", "\"density\"", "/series/density", Str::BadSeriesTaken);
  checkOne("economy.json", "\"decimals\": 2", "\"decimals\": 20", "/series/vacancies_per_unemployed/decimals", Str::IoRange);
  checkOne("economy.json", "[0, 0, 0.5, 0.5, 0], \"m\"", "[0, 0, 0.5], \"m\"", "/labour/participation/f", Str::IoListLength);
  checkOne("economy.json", "\"2027\": 600", "\"2027\": -600", "/labour/jobs/years/2027", Str::BadNegative);
  checkOne("quotas.json", "\"persons_with_family\"", "\"families\"", "/streams/0/counts", Str::IoOneOf);
  checkOne("quotas.json", "\"persons_with_family\"", "\"permits\"", "/streams/0/counts", Str::BadCounts);
}

TEST_CASE("quotas of earlier years, support and sizes are told where they are wrong") {
  checkOne("quotas.json", "\"scope\": \"city\"", "\"scope\": \"moon\"", "/past/0/scope", Str::IoOneOf);
  checkOne("quotas.json", "\"kind\": \"quota\"", "\"kind\": \"wish\"", "/past/2/kind", Str::IoOneOf);
  checkOne("quotas.json", "\"unit\": \"permits\"", "\"unit\": \"heads\"", "/past/0/unit", Str::IoOneOf);
  checkOne("quotas.json", "\"chosen\": false", "\"chosen\": 0", "/past/1/chosen", Str::IoFoundExpected);
  checkOne("quotas.json", "\"chosen\": false", "\"chosen\": true", "/past/1/chosen", Str::BadTwoChosen);
  checkOne("quotas.json", "mci_per_person_once", "tenge", "/support/0/unit", Str::IoOneOf);
  checkOne("quotas.json", "\"value\": 70", "\"value\": \"70\"", "/support/0/value", Str::IoFoundExpected);
  checkOne("quotas.json", "\"mci\": [{\"year\": 2026", "\"mci\": [{\"year\": 26", "/mci/0/year", Str::IoRange);
  checkOne("services.json", "\"places\": 50", "\"places\": \"50\"", "/catalogue/0/places", Str::IoFoundExpected);
  checkOne("services.json", "\"service\": \"polyclinic\", \"places\": 100, \"source\"", "\"service\": \"moon\", \"places\": 100, \"source\"",
           "/catalogue/2/service", Str::BadUnknownService);
}

TEST_CASE("composition by district is refused with the reason") {
  const Result<Dataset> read = readDataset(tinyWith("composition.json", "\"town\": [", "\"north\": ["));
  CHECK_FALSE(read.value.has_value());
  REQUIRE(read.problems.size() == 1);
  CHECK(say(read.problems[0], Lang::en) ==
        "composition.json: /series/kazakh_share/values/north: line 8: ethnic and religious composition is given for the city as "
        "a whole only, not for \xE2\x80\x9Cnorth\xE2\x80\x9D");
}

TEST_CASE("kandas allocated to the city without the order are refused with the reason") {
  const Result<Dataset> read = readDataset(
      tinyWith("quotas.json", "{\"value\": false, \"source\": \"tiny\", \"as_of\": \"2026-01-01\", \"status\": \"official\"}",
               "{\"value\": true, \"source\": \"tiny\", \"as_of\": \"2026-01-01\", \"status\": \"estimate\"}"));
  CHECK_FALSE(read.value.has_value());
  REQUIRE(read.problems.size() == 1);
  checkAt(read.problems, "/streams/0/allocated", Str::BadAllocated);
}

TEST_CASE("what the core refuses gets the line of the value") {
  const Result<Dataset> read = readDataset(tinyWith("demography.json", "\"m\": [200, 200", "\"m\": [200, -200"));
  CHECK_FALSE(read.value.has_value());
  checkAt(read.problems, "/base/south/m/1", Str::BadNegative, 10);
}

TEST_CASE("in the one-file form problems name that file and the path below its parts") {
  const std::vector<InputFile> single = {oneFile(tinyWith("demography.json", "[100, 100, 100, 100, 100]", "[100, -1, 100, 100, true]"))};
  const Result<Dataset> read = readDataset(single);
  CHECK_FALSE(read.value.has_value());
  checkAt(read.problems, "/parts/demography/base/north/f/4", Str::IoFoundExpected);
  checkAt(read.problems, "/parts/demography/base/north/f/1", Str::BadNegative);
  for (const Problem& problem : read.problems) {
    CHECK(problem.file == "tiny.json");
    CHECK(problem.line > 0);
  }
}

TEST_CASE("a missing required part is named") {
  for (const char* name : {"sources.json", "territories.geojson", "demography.json", "migration.json"}) {
    std::vector<InputFile> files = tinyFiles();
    for (std::size_t i = 0; i < files.size(); ++i)
      if (files[i].name == name) files.erase(files.begin() + static_cast<std::ptrdiff_t>(i));
    const Result<Dataset> read = readDataset(files);
    CHECK_FALSE(read.value.has_value());
    bool named = false;
    for (const Problem& problem : read.problems)
      named = named || problem.message == Message{Str::IoMissingPart, {std::string(name)}};
    CHECK_MESSAGE(named, name);
  }
}

TEST_CASE("a missing part is told with the place it was looked for") {
  const Result<Dataset> folder = readDataset({}, "data/nowhere");
  CHECK(folder.problems.size() == 4);
  for (const Problem& problem : folder.problems) CHECK(problem.file == "data/nowhere");
  REQUIRE(!folder.problems.empty());
  if (folder.problems.empty()) return;
  CHECK(say(folder.problems[0], Lang::en) == "data/nowhere: the part sources.json is missing from the data");
  const std::vector<InputFile> single = {{"city.json", fileBytes("tests/fixtures/tiny_city/sources.json")}};
  const Result<Dataset> file = readDataset(single);
  CHECK(file.problems.size() == 3);
  for (const Problem& problem : file.problems) CHECK(problem.file == "city.json");
}

TEST_CASE("a junk file beside the parts is the only problem told") {
  std::vector<InputFile> files = tinyFiles();
  files.push_back({"notes.json", fileBytes("tests/fixtures/broken/junk.notes.json")});
  const Result<Dataset> read = readDataset(files);
  CHECK_FALSE(read.value.has_value());
  REQUIRE(read.problems.size() == 1);
  CHECK(read.problems[0].file == "notes.json");
  CHECK(read.problems[0].message.id == Str::IoNotJson);
  files.insert(files.begin(), files.back());  // also when it comes first
  files.pop_back();
  CHECK(readDataset(files).problems == read.problems);
}

TEST_CASE("a part given twice is refused") {
  std::vector<InputFile> files = tinyFiles();
  files.push_back({"copy.json", fileNamed(files, "places.json").bytes});
  const Result<Dataset> read = readDataset(files);
  CHECK_FALSE(read.value.has_value());
  REQUIRE(read.problems.size() == 1);
  CHECK(read.problems[0].message.id == Str::IoRepeatedPart);
  CHECK(read.problems[0].file == "copy.json");
}

TEST_CASE("a part of the one-file form with the format of another is refused") {
  std::vector<InputFile> files = tinyWith("places.json", "kosh/places", "kosh/quotas");
  const std::vector<InputFile> single = {oneFile(files)};
  const Result<Dataset> read = readDataset(single);
  CHECK_FALSE(read.value.has_value());
  checkAt(read.problems, "/parts/places/format", Str::IoFormat);
}

TEST_CASE("a file that is no dataset at all is told so once for each reason") {
  const std::vector<InputFile> list = {{"x.json", "[1]"}};
  CHECK(readDataset(list).problems.front().message.id == Str::IoFoundExpected);
  const std::vector<InputFile> noise = {{"x.json", "hello"}};
  CHECK(readDataset(noise).problems.size() == 1);
}
