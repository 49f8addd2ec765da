// Reading hindcast.json: Tiny City's own parts as the inputs, and files that are refused.
#include <cstdio>

#include "core/hindcast.h"
#include "core/tiny_city.h"
#include "doctest/doctest.h"
#include "io/files.h"

using namespace kosh;
using namespace kosh::test;

namespace {

const char* kTotal = "{\"territory\":\"town\",\"year\":2027,\"value\":2600,\"source\":\"tiny\",\"as_of\":\"2027-01-01\",\"status\":\"official\"}";

std::vector<InputFile> withPast(const std::string& compare, const std::string& from = "", const std::string& to = "") {
  std::vector<InputFile> files = tinyFiles();
  std::string people = fileNamed(files, "demography.json").bytes;
  if (!from.empty()) {
    const std::size_t at = people.find(from);
    CHECK(at != std::string::npos);
    if (at != std::string::npos) people.replace(at, from.size(), to);
  }
  files.push_back({"hindcast.json", "{\"format\":\"kosh/hindcast\",\"version\":1,\"inputs\":{\"demography\":" + people +
                                        ",\"migration\":" + fileNamed(files, "migration.json").bytes + "},\"compare\":[" + compare + "]}"});
  return files;
}

const Problem* refused(const std::vector<InputFile>& files, const std::string& path, Str id) {
  const Result<Dataset> read = readDataset(files);
  CHECK_FALSE(read.value.has_value());
  for (const Problem& problem : read.problems)
    if (problem.path == path && problem.message.id == id && problem.file == "hindcast.json") return &problem;
  return nullptr;
}

}  // namespace

TEST_CASE("A hindcast is read in the forms of demography and migration") {
  const Result<Dataset> read = readDataset(withPast(kTotal));
  REQUIRE((read.value && read.value->hindcast));
  if (!read.value || !read.value->hindcast) return;
  CHECK(read.value->hindcast->demography == tinyCity().demography);
  CHECK(read.value->hindcast->migration == tinyCity().migration);
  const std::vector<HindcastRow> rows = hindcastRows(*read.value);
  REQUIRE(rows.size() == 1);
  if (rows.size() == 1) CHECK(rows[0].error() == 130);
}

TEST_CASE("The dataset itself is the same with and without a hindcast, its fingerprint is not") {
  const Result<Dataset> with = readDataset(withPast(kTotal)), without = readDataset(tinyFiles());
  REQUIRE((with.value && without.value));
  if (!with.value || !without.value) return;
  CHECK(with.value->demography == without.value->demography);
  CHECK(with.value->migration == without.value->migration);
  CHECK(without.value->hindcast == nullptr);
  CHECK(with.value->fingerprint != without.value->fingerprint);
}

TEST_CASE("Wrong hindcasts are refused at their place") {
  const std::string town = kTotal;
  const auto total = [&](const std::string& from, const std::string& to) {
    std::string out = town;
    return out.replace(out.find(from), from.size(), to);
  };
  CHECK(refused(withPast(total("\"town\"", "\"nowhere\"")), "/compare/0/territory", Str::IoUnknownId));
  CHECK(refused(withPast(total("2600", "\"many\"")), "/compare/0/value", Str::IoFoundExpected));
  CHECK(refused(withPast(total("2027", "2026")), "/compare/0/year", Str::BadYear));
  CHECK(refused(withPast(town, "\"south\"", "\"town\""), "/inputs/demography/base", Str::IoOtherDistricts));
  CHECK(refused(withPast(town, "2026-01-01", "2026-05-01"), "/inputs/demography/city_total/as_of", Str::BadLate));
  CHECK(refused(withPast(town, "\"survival_ratios\"", "\"rates\""), "/inputs/demography/mortality/input", Str::IoOneOf));
}

TEST_CASE("A hindcast without inputs is refused") {
  std::vector<InputFile> files = tinyFiles();
  files.push_back({"hindcast.json", "{\"format\":\"kosh/hindcast\",\"version\":1,\"compare\":[]}"});
  CHECK(refused(files, "/inputs", Str::IoFoundExpected));
}

TEST_CASE("The table of data/README.md is what the program computes for Almaty") {
  std::vector<InputFile> files;
  for (const char* name : {"demography.json", "hindcast.json", "migration.json", "places.json", "quotas.json", "services.json",
                           "sources.json", "territories.geojson"})
    files.push_back({name, fileBytes(std::string("data/almaty/") + name)});
  const Result<Dataset> read = readDataset(files);
  REQUIRE(read.value);
  if (!read.value) return;
  const std::string page = fileBytes("data/README.md");
  const std::vector<HindcastRow> rows = hindcastRows(*read.value);
  CHECK(rows.size() == 11);
  for (const HindcastRow& row : rows) {
    char line[160];
    std::snprintf(line, sizeof line, "| %s | %d | %.0f | %.0f | %+.0f | %+.2f %% |",
                  read.value->territories[static_cast<std::size_t>(row.territory)].shortName.in(Lang::en).c_str(), row.year, row.projected,
                  row.published.value, row.error(), row.percent());
    CHECK_MESSAGE(page.find(line) != std::string::npos, line);
  }
}
