// Reading a dataset: Tiny City comes back as it was built in code, from a folder and from one file.
#include <algorithm>

#include "core/tiny_city.h"
#include "doctest/doctest.h"
#include "io/files.h"

using namespace kosh;
using namespace kosh::test;

namespace {

void checkSame(const Dataset& a, const Dataset& b) {
  CHECK(a.id == b.id);
  CHECK(a.name == b.name);
  CHECK(a.attribution == b.attribution);
  CHECK(a.territories == b.territories);
  CHECK(a.districts == b.districts);
  CHECK(a.demography == b.demography);
  CHECK(a.migration == b.migration);
  CHECK(a.quotas == b.quotas);
  CHECK(a.services == b.services);
  CHECK(a.labour == b.labour);
  CHECK(a.series == b.series);
  CHECK(a.places == b.places);
  CHECK(a.sources.front() == b.sources.front());  // behind it stand those of the rules
  CHECK(b.sources.size() == 1);
  CHECK(a.rules.terms.size() == 12);
}

std::string fingerprintOfFiles(const std::vector<InputFile>& files) {
  const Result<Dataset> read = readDataset(files);
  CHECK(read.value.has_value());
  return read.value ? read.value->fingerprint : "";
}

}  // namespace

TEST_CASE("Tiny City read from its folder equals Tiny City built in code") {
  const Result<Dataset> read = readDataset(tinyFiles());
  REQUIRE(read.value);
  if (!read.value) return;
  CHECK(errorsIn(read.problems) == 0);
  checkSame(*read.value, tinyCity());
}

TEST_CASE("a title or note is one text for all languages or one for each") {
  const Result<Dataset> plain = readDataset(tinyFiles());
  const Result<Dataset> other =
      readDataset(tinyWith("sources.json", "\"Tiny City\"", "{\"en\": \"Town\", \"kk\": \"Qala\", \"ru\": \"Gorod\"}"));
  REQUIRE((plain.value && other.value));
  if (!plain.value || !other.value) return;
  CHECK(plain.value->sources[0].title == sameInAll("Tiny City"));
  CHECK(other.value->sources[0].title == Names{{"Qala", "Gorod", "Town"}});
  CHECK(plain.value->sources[0].note.in(Lang::ru) == "chisla dlya proverki v ume");
}

TEST_CASE("a note that is absent, null or empty is empty in every language") {
  CHECK(Names().empty());
  CHECK_FALSE(Names{{"", "", "x"}}.empty());
  for (const char* note : {"", ", \"note\": null", ", \"note\": \"\""}) {
    const Result<Dataset> read = readDataset(tinyWith("places.json", ", \"note\": \"terminus\"", note));
    REQUIRE(read.value);
    if (!read.value) return;
    CHECK(read.value->places.places.back().note.empty());
  }
}

TEST_CASE("the one-file form gives the same dataset and fingerprint as the folder") {
  const std::vector<InputFile> folder = tinyFiles();
  const std::vector<InputFile> single = {oneFile(folder)};
  const Result<Dataset> read = readDataset(single);
  REQUIRE(read.value);
  if (!read.value) return;
  checkSame(*read.value, tinyCity());
  CHECK(read.value->fingerprint == fingerprintOfFiles(folder));
}

TEST_CASE("the fingerprint is 16 hex digits and does not depend on order, blanks or the writing of numbers") {
  const std::string plain = fingerprintOfFiles(tinyFiles());
  CHECK(plain.size() == 16);
  CHECK(plain.find_first_not_of("0123456789abcdef") == std::string::npos);
  std::vector<InputFile> turned = tinyFiles();
  std::reverse(turned.begin(), turned.end());
  CHECK(fingerprintOfFiles(turned) == plain);
  CHECK(fingerprintOfFiles(tinyWith("demography.json", "\"value\": 3000", "\"value\":3.0e3")) == plain);
  CHECK(fingerprintOfFiles(tinyWith("demography.json", "\"version\": 1,\n \"base_year\": 2026,",
                                    "\"base_year\": 2026, \"version\": 1,")) == plain);
}

TEST_CASE("the fingerprint changes with any fact") {
  const std::string plain = fingerprintOfFiles(tinyFiles());
  CHECK(fingerprintOfFiles(tinyWith("services.json", "\"value\": 400", "\"value\": 401")) != plain);
  CHECK(fingerprintOfFiles(tinyWith("sources.json", "numbers to check", "numbers to see")) != plain);
}

TEST_CASE("quotas, services, economy, environment, composition and places may be absent") {
  std::vector<InputFile> files = tinyFiles();
  std::erase_if(files, [](const InputFile& f) {
    for (const char* name : {"quotas", "services", "economy", "environment", "composition", "places"})
      if (f.name == std::string(name) + ".json") return true;
    return false;
  });
  const Result<Dataset> read = readDataset(files);
  REQUIRE(read.value);
  if (!read.value) return;
  std::vector<std::string> warned;
  for (const Problem& problem : read.problems) {
    CHECK(problem.severity == Severity::warning);
    CHECK(problem.message.id == Str::IoAbsentPart);
    warned.push_back(say(problem.message, Lang::en));
  }
  CHECK(warned == std::vector<std::string>{"the part quotas.json is not given: the data open without it",
                                           "the part services.json is not given: the data open without it",
                                           "the part places.json is not given: the data open without it"});
  CHECK(read.value->quotas.streams.empty());
  CHECK(read.value->services.services.empty());
  CHECK(read.value->labour == Labour{});
  CHECK(read.value->series.empty());
  CHECK(read.value->places.places.empty());
}

TEST_CASE("missing is missing: null and absence give no figure") {
  const Result<Dataset> read = readDataset(tinyWith("demography.json", "\"value\": 3000", "\"value\": null"));
  REQUIRE(read.value);
  if (!read.value) return;
  CHECK_FALSE(read.value->demography.cityTotal.has_value());
  CHECK_FALSE(read.value->territories[kTown].areaKm2.has_value());
  CHECK_FALSE(read.value->services.services[1].capacity[kSouth].has_value());
}

TEST_CASE("a service may lack its rate, its capacity and its price; a norm gates only where it says so") {
  const Result<Dataset> read = readDataset(tinyWith(
      "services.json", "\"rate\": {\"source\": \"tiny\", \"as_of\": \"2026-01-01\", \"status\": \"estimate\", \"per_person\": 0.5}",
      "\"rate\": null"));
  REQUIRE(read.value);
  if (!read.value) return;
  CHECK(read.problems.empty());
  CHECK(read.value->services.services[2].rate.empty());
  CHECK_FALSE(read.value->services.services[2].norm.gate);
  CHECK_FALSE(read.value->services.services[2].capacity[kNorth].has_value());
  const Result<Dataset> gating = readDataset(tinyWith("services.json", "{\"value\": 1, \"status\": \"computed\"}",
                                                      "{\"value\": 1, \"status\": \"unverified\", \"gate\": true}"));
  REQUIRE(gating.value);
  if (!gating.value) return;
  CHECK(gating.value->services.services[2].norm.gate);
  REQUIRE(gating.problems.size() == 1);
  CHECK(gating.problems[0].severity == Severity::warning);
  CHECK(gating.problems[0].path == "/services/2/norm/gate");
}

TEST_CASE("factors multiply only the districts that are named") {
  const Result<Dataset> read =
      readDataset(tinyWith("demography.json", "\"input\": \"survival_ratios\"",
                           "\"input\": \"survival_ratios\", \"factor\": {\"south\": 1.5}"));
  REQUIRE(read.value);
  if (!read.value) return;
  CHECK(read.value->demography.mortalityFactor == std::vector<double>{1, 1.5});
}

TEST_CASE("rows by year come sorted whatever their order in the file") {
  const Result<Dataset> read = readDataset(
      tinyWith("demography.json", "\"years\": {\"2026\": 1}", "\"years\": {\"2040\": 1.2, \"2026\": 1, \"2030\": 1.1}"));
  REQUIRE(read.value);
  if (!read.value) return;
  CHECK(read.value->demography.sexRatioAtBirth.years == std::vector<int>{2026, 2030, 2040});
  CHECK(read.value->demography.sexRatioAtBirth.values == std::vector<double>{1, 1.1, 1.2});
}

TEST_CASE("net flows are read by district, sex and age with their sign") {
  const Result<Dataset> read = readDataset(tinyWith(
      "migration.json", "\"net_flows\": []",
      "\"net_flows\": [{\"id\": \"n\", \"name\": {\"kk\": \"n\", \"ru\": \"n\", \"en\": \"n\"}, \"source\": \"tiny\","
      "\"as_of\": \"2026\", \"status\": \"official\", \"years\": {\"2026\": {\"north\": {\"f\": [0,1,2,3,4],"
      "\"m\": [0,-1,-2,-3,-4]}, \"south\": {\"f\": [5,5,5,5,5], \"m\": [6,6,6,6,6]}}}}]"));
  REQUIRE(read.value);
  if (!read.value) return;
  REQUIRE(read.value->migration.netFlows.size() == 1);
  CHECK(read.value->migration.netFlows[0].persons.values ==
        std::vector<double>{0, 1, 2, 3, 4, 0, -1, -2, -3, -4, 5, 5, 5, 5, 5, 6, 6, 6, 6, 6});
}

TEST_CASE("a file says by its format what it is") {
  CHECK(formatOf("{\"format\": \"kosh/scenario\", \"version\": 1}") == "kosh/scenario");
  CHECK(formatOf(oneFile(tinyFiles()).bytes) == "kosh/dataset");
  CHECK(formatOf("[1, 2]") == "");
  CHECK(formatOf("{\"format\": 1}") == "");
  CHECK(formatOf("not json") == "");
}
