// Scenario files and links: round trips, only differences written, bad input refused.
#include "core/quota.h"
#include "core/tiny_city.h"
#include "doctest/doctest.h"
#include "io/base64url.h"
#include "io/files.h"

using namespace kosh;
using namespace kosh::test;

namespace {

Dataset city() {
  Dataset out = tinyCity();
  out.fingerprint = "0123456789abcdef";
  return out;
}

Dataset almatyData() {
  std::vector<InputFile> files;
  for (const char* name : {"demography.json", "migration.json", "places.json", "quotas.json", "services.json", "sources.json",
                           "territories.geojson"})
    files.push_back({name, fileBytes(std::string("data/almaty/") + name)});
  Result<Dataset> read = readDataset(files);
  CHECK(read.value.has_value());
  return read.value ? std::move(*read.value) : Dataset{};
}

Scenario full() {
  Scenario s;
  s.name = "Plan \"B\", \u0416";
  s.quotas = {{"foreign_1", 2027, "", 80}, {"kandas", 2027, "", 600}, {"kandas", 2027, "north", 100},
              {"kandas", 2028, "", 700},   {"kandas", 2028, "north", 50}, {"kandas", 2028, "south", 60}};
  s.included = {"north", "south"};
  s.objects = {{"school", "south", 2029, 600, Point{76.81, 43.25}}, {"kindergarten", "north", 2027, 90, std::nullopt}};
  s.assumptions.fertility = 1.05;
  s.assumptions.unregistered = 0.1;
  return s;
}

Result<Scenario> readText(const std::string& bytes, const Dataset& data) { return readScenario({"plan.json", bytes}, data); }

std::string head(const std::string& rest) {
  return "{\"format\":\"kosh/scenario\",\"version\":1,\"dataset\":\"0123456789abcdef\"" + rest + "}";
}

void checkRefused(const std::string& bytes, const std::string& path, Str id) {
  const Result<Scenario> read = readText(bytes, city());
  CHECK_FALSE(read.value.has_value());
  const Problem* problem = problemAt(read.problems, path);
  CHECK_MESSAGE(problem != nullptr, path);
  if (!problem) return;
  CHECK(problem->message.id == id);
  CHECK(problem->file == "plan.json");
}

}  // namespace

TEST_CASE("a scenario comes back as it was written") {
  const Dataset data = city();
  const Result<Scenario> read = readText(writeScenario(full(), data), data);
  REQUIRE(read.value);
  if (!read.value) return;
  CHECK(*read.value == full());
  CHECK(read.problems.empty());
}

TEST_CASE("the baseline is written as nothing but its head") {
  const Dataset data = city();
  CHECK(writeScenario(Scenario{}, data) == head("") + "\n");
  const Result<Scenario> read = readText(head(""), data);
  REQUIRE(read.value);
  if (!read.value) return;
  CHECK(*read.value == Scenario{});
}

TEST_CASE("a scenario is written sorted, keyed by ids, with only what differs") {
  Scenario s;
  s.quotas = {{"kandas", 2028, "", 700}, {"kandas", 2027, "", 600}, {"kandas", 2027, "north", 100}};
  s.included = {"south", "north"};
  s.assumptions.mortality = 0.1;
  CHECK(writeScenario(s, city()) == head(",\"quotas\":{\"kandas\":{\"2027\":600,\"2028\":700}},"
                                         "\"districts\":{\"kandas\":{\"2027\":{\"north\":100}}},"
                                         "\"included\":[\"north\",\"south\"],\"assumptions\":{\"mortality\":0.1}") + "\n");
}

TEST_CASE("a link carries the scenario through an address") {
  const Dataset data = city();
  const std::string link = scenarioToLink(full(), data);
  CHECK(link.substr(0, 4) == "s=1.");
  CHECK(link.find_first_of("+/ \"#&") == std::string::npos);
  CHECK(fromBase64Url(std::string_view(link).substr(4)) == writeScenario(full(), data));
  for (const std::string& written : {link, "#" + link, link + "&v=2030"}) {
    const Result<Scenario> read = scenarioFromLink(written, data);
    REQUIRE(read.value);
    if (read.value) CHECK(*read.value == full());
  }
}

TEST_CASE("what is no link is refused") {
  for (const char* bad : {"", "s=", "s=2.e30", "v=2030", "s=1.!!!", "s=1.A"}) {
    const Result<Scenario> read = scenarioFromLink(bad, city());
    CHECK_FALSE(read.value.has_value());
    CHECK(errorsIn(read.problems) == 1);
  }
  CHECK(scenarioFromLink("s=1." + toBase64Url("hello"), city()).problems.at(0).message.id == Str::IoNotJson);
}

TEST_CASE("a scenario for other data is accepted with a warning") {
  const Result<Scenario> read = readText("{\"format\":\"kosh/scenario\",\"version\":1,\"dataset\":\"ffff\"}", city());
  CHECK(read.value.has_value());
  REQUIRE(read.problems.size() == 1);
  CHECK(read.problems[0].severity == Severity::warning);
  CHECK(read.problems[0].message.id == Str::IoOtherData);
}

TEST_CASE("decisions are sorted when they are read") {
  const Result<Scenario> read = readText(
      head(",\"quotas\":{\"kandas\":{\"2028\":2,\"2027\":1},\"foreign_1\":{\"2027\":3}},\"included\":[\"south\",\"north\"]"), city());
  REQUIRE(read.value);
  if (!read.value) return;
  CHECK(read.value->quotas == std::vector<QuotaDecision>{{"foreign_1", 2027, "", 3}, {"kandas", 2027, "", 1}, {"kandas", 2028, "", 2}});
  CHECK(read.value->included == std::vector<std::string>{"north", "south"});
}

TEST_CASE("the example of data/README.md is a scenario of the city's data and says what the page tells of it") {
  const std::string page = fileBytes("data/README.md");
  const std::size_t start = page.find("```json\n"), end = page.find("```", start + 3);
  REQUIRE(start != std::string::npos);
  if (start == std::string::npos) return;
  const Dataset almaty = almatyData();
  const Result<Scenario> read = readText(page.substr(start + 8, end - start - 8), almaty);
  CHECK(read.problems.empty());
  REQUIRE(read.value);
  if (!read.value) return;
  CHECK(read.value->quotas == std::vector<QuotaDecision>{{"kandas", 2027, "", 1600}, {"kandas", 2027, "alatau", 900},
                                                         {"kandas", 2027, "nauryzbay", 500}, {"kandas", 2030, "", 900}});
  CHECK(read.value->included == std::vector<std::string>{"alatau", "nauryzbay"});
  CHECK(read.value->objects.size() == 1);
  CHECK(read.value->assumptions.fertility == 1.05);
  std::vector<double> byDistrict(almaty.districts.size());
  CHECK(quotaByDistrict(almaty, *read.value, findStream(almaty, "kandas"), 2027, byDistrict));
  CHECK(byDistrict[static_cast<std::size_t>(findDistrict(almaty, "alatau"))] == 900);
  double others = -900 - 500;
  for (const double persons : byDistrict) others += persons;
  CHECK(others == doctest::Approx(200));
}

TEST_CASE("bad scenarios are refused at the right place") {
  checkRefused("{\"format\":\"kosh/dataset\",\"version\":1}", "/format", Str::IoFormat);
  checkRefused("{\"format\":\"kosh/scenario\",\"version\":2}", "/version", Str::IoVersion);
  checkRefused("{\"format\":\"kosh/scenario\"}", "/version", Str::IoVersion);
  checkRefused("[]", "", Str::IoFoundExpected);
  checkRefused(head(",\"quotas\":{\"kandas\":{\"soon\":5}}"), "/quotas/kandas/soon", Str::IoYearKey);
  checkRefused(head(",\"quotas\":{\"kandas\":{\"2027\":\"5\"}}"), "/quotas/kandas/2027", Str::IoFoundExpected);
  checkRefused(head(",\"quotas\":{\"kandas\":5}"), "/quotas/kandas", Str::IoFoundExpected);
  checkRefused(head(",\"quotas\":{\"martians\":{\"2027\":5}}"), "/quotas/martians/2027", Str::BadUnknownStream);
  checkRefused(head(",\"quotas\":{\"kandas\":{\"2027\":-5}}"), "/quotas/kandas/2027", Str::BadWhole);
  checkRefused(head(",\"included\":[\"moon\"]"), "/included/0", Str::BadUnknownTerritory);
  checkRefused(head(",\"objects\":[{\"service\":\"school\",\"territory\":\"north\",\"year\":2027}]"), "/objects/0/places",
               Str::IoFoundExpected);
  checkRefused(head(",\"assumptions\":{\"fertility\":\"high\"}"), "/assumptions/fertility", Str::IoFoundExpected);
}
