// Files of own figures: round trip, the kept fixture of version 1, bad input refused at its place.
#include "core/tiny_city.h"
#include "doctest/doctest.h"
#include "io/files.h"

using namespace kosh;
using namespace kosh::test;

namespace {

Dataset city() {
  Dataset out = tinyCity();
  out.fingerprint = "0123456789abcdef";
  return out;
}

Result<Overlay> readText(const std::string& bytes) { return readOverlay({"own.json", bytes}, city()); }

std::string fileOf(const std::string& figures) {
  return "{\"format\":\"kosh/overlay\",\"version\":1,\"dataset\":\"0123456789abcdef\",\"figures\":" + figures + "}";
}

std::string figure(const std::string& path, const std::string& rest = ",\"value\":1,\"source\":\"s\",\"as_of\":\"2026\",\"status\":\"official\"") {
  return "{\"path\":\"" + path + "\"" + rest + "}";
}

void checkRefused(const std::string& bytes, const std::string& path, Str id) {
  const Result<Overlay> read = readText(bytes);
  CHECK_FALSE(read.value.has_value());
  const Problem* problem = problemAt(read.problems, path);
  CHECK_MESSAGE(problem != nullptr, path);
  if (!problem) return;
  CHECK(problem->message.id == id);
  CHECK(problem->file == "own.json");
}

const std::string kNorthArea = "territories/north/area_km2", kSouthArea = "territories/south/area_km2";

}  // namespace

TEST_CASE("files of own figures of version 1 stay readable") {
  const Result<Overlay> read = readText(fileBytes("tests/fixtures/overlay_v1.json"));
  CHECK(read.problems.empty());
  REQUIRE(read.value);
  if (!read.value) return;
  REQUIRE(read.value->figures.size() == 2);
  if (read.value->figures.size() != 2) return;
  const OverlayFigure &quota = read.value->figures[0], &places = read.value->figures[1];
  CHECK(quota.path == "quotas/foreign_1/baseline/2027");
  CHECK(quota.figure.value == 50.5);
  CHECK(quota.figure.from.status == Status::unverified);
  CHECK(quota.figure.from.note.empty());
  CHECK(places.figure.from.source == "\u0425\u0430\u0442 \u2116 5, \u04D8\u043B\u0435\u0443\u043C\u0435\u0442\u0442\u0456\u043A "
                                     "\u04D9\u043B-\u0430\u0443\u049B\u0430\u0442 \u0431\u0430\u0441\u049B\u0430\u0440\u043C\u0430\u0441\u044B");
  CHECK(places.figure.from.asOf == "2026-03-31");
  CHECK(places.figure.from.note == sameInAll("by letter"));
}

TEST_CASE("own figures come back as they were written") {
  const Result<Overlay> read = readText(fileBytes("tests/fixtures/overlay_v1.json"));
  REQUIRE(read.value);
  if (!read.value) return;
  const Result<Overlay> again = readText(writeOverlay(*read.value, city()));
  CHECK(again.problems.empty());
  CHECK(again.value == read.value);
  CHECK(writeOverlay(Overlay{}, city()) == fileOf("[]") + "\n");
  CHECK(readText(fileOf("[]")).value == Overlay{});
}

TEST_CASE("own figures for other data are accepted with a warning, as long as they fit") {
  const Result<Overlay> read = readText("{\"format\":\"kosh/overlay\",\"version\":1,\"dataset\":\"ffff\",\"figures\":[" + figure(kNorthArea) + "]}");
  CHECK(read.value.has_value());
  REQUIRE(read.problems.size() == 1);
  CHECK(read.problems[0].severity == Severity::warning);
  CHECK(read.problems[0].message.id == Str::IoOtherDataOwn);
}

TEST_CASE("figures may come in any order, but not twice") {
  const Result<Overlay> read = readText(fileOf("[" + figure(kSouthArea) + "," + figure(kNorthArea) + "]"));
  REQUIRE(read.value);
  if (!read.value) return;
  CHECK(read.value->figures.at(0).path == kNorthArea);
  checkRefused(fileOf("[" + figure(kSouthArea) + "," + figure(kNorthArea) + "," + figure(kSouthArea) + "]"), "/figures/2/path", Str::BadRepeatedId);
}

TEST_CASE("bad files of own figures are refused at the right place") {
  checkRefused("{\"format\":\"kosh/scenario\",\"version\":1}", "/format", Str::IoFormat);
  checkRefused("{\"format\":\"kosh/overlay\",\"version\":2,\"figures\":[]}", "/version", Str::IoVersion);
  checkRefused("{\"format\":\"kosh/overlay\",\"version\":1}", "/figures", Str::IoFoundExpected);
  checkRefused("[]", "", Str::IoFoundExpected);
  checkRefused("{", "", Str::IoNotJson);
  checkRefused(fileOf("{}"), "/figures", Str::IoFoundExpected);
  checkRefused(fileOf("[5]"), "/figures/0", Str::IoFoundExpected);
  checkRefused(fileOf("[" + figure("territories/moon/area_km2") + "]"), "/figures/0/path", Str::BadFigurePath);
  checkRefused(fileOf("[" + figure(kNorthArea, ",\"value\":null,\"source\":\"s\",\"as_of\":\"2026\",\"status\":\"official\"") + "]"),
               "/figures/0/value", Str::IoFoundExpected);
  checkRefused(fileOf("[" + figure(kNorthArea, ",\"value\":1,\"source\":\"s\",\"as_of\":\"2026\",\"status\":\"sure\"") + "]"),
               "/figures/0/status", Str::IoOneOf);
  checkRefused(fileOf("[" + figure(kNorthArea, ",\"value\":1,\"source\":\" \",\"as_of\":\"2026\",\"status\":\"official\"") + "]"),
               "/figures/0/source", Str::BadNoSource);
  checkRefused(fileOf("[" + figure("quotas/kandas/baseline/2026") + "]"), "/figures/0/value", Str::BadNotAllocated);
}

TEST_CASE("every problem of a file of own figures is told in one pass, and each once") {
  const Result<Overlay> read = readText(fileOf("[5," + figure("territories/moon/area_km2", ",\"value\":\"1\",\"source\":\"s\",\"as_of\":\"soon\",\"status\":\"official\"") +
                                               "," + figure(kNorthArea, ",\"value\":-1,\"source\":\"\",\"as_of\":\"2026\",\"status\":\"official\"") + "]"));
  CHECK_FALSE(read.value.has_value());
  std::vector<std::string> paths;
  for (const Problem& problem : read.problems) paths.push_back(problem.path);
  CHECK(paths == std::vector<std::string>{"/figures/0", "/figures/1/value", "/figures/1/path", "/figures/1/as_of", "/figures/2/value", "/figures/2/source"});
}
