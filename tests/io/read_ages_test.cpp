// Lists by age as files give them: groups and model migration schedules, and what is said when they are wrong.
#include <cmath>

#include "core/rogers_castro.h"
#include "core/tiny_city.h"
#include "doctest/doctest.h"
#include "io/files.h"

using namespace kosh;
using namespace kosh::test;

namespace {

const char* kCurve = "{\"a1\":0.02,\"alpha1\":0.1,\"a2\":0.06,\"alpha2\":0.1,\"mu2\":2,\"lambda2\":0.4,\"c\":0.003}";

// Tiny City whose first profile is given by curves.
std::vector<InputFile> tinyWithCurves(const std::string& members) {
  const std::string bytes = fileBytes("tests/fixtures/tiny_city/migration.json");
  const std::size_t from = bytes.find("\"f\""), to = bytes.find('}', from);
  return tinyWith("migration.json", bytes.substr(from, to - from), members);
}

// Tiny City with everything in demography.json by the groups 0, 1-3, 4+.
std::vector<InputFile> tinyInGroups(const std::string& groups) {
  std::vector<InputFile> files = tinyFiles();
  fileNamed(files, "demography.json").bytes =
      "{\"format\":\"kosh/demography\",\"version\":1,\"base_year\":2026,\"last_flow_year\":2030," + groups +
      "\"base\":{\"north\":{\"f\":[100,300,100],\"m\":[90,330,80],\"source\":\"tiny\",\"as_of\":\"2026\",\"status\":\"estimate\"},"
      "\"south\":{\"f\":[200,600,200],\"m\":[200,600,200],\"source\":\"tiny\",\"as_of\":\"2026\",\"status\":\"estimate\"}},"
      "\"mortality\":{\"input\":\"death_rates\",\"groups\":[0,1,4],\"source\":\"tiny\",\"as_of\":\"2026\",\"status\":\"estimate\","
      "\"years\":{\"2026\":{\"f\":[0.01,0.002,0.5],\"m\":[0.02,0.003,0.6]}}},"
      "\"fertility\":{\"groups\":[0,2,3,4],\"source\":\"tiny\",\"as_of\":\"2026\",\"status\":\"estimate\",\"years\":{\"2026\":[0,1,0.5,0]}},"
      "\"sex_ratio_at_birth\":{\"source\":\"tiny\",\"as_of\":\"2026\",\"status\":\"estimate\",\"years\":{\"2026\":1}}}";
  return files;
}

const Problem* firstAt(const Result<Dataset>& read, const std::string& path, Str id) {
  CHECK_FALSE(read.value.has_value());
  const Problem* problem = problemAt(read.problems, path);
  CHECK_MESSAGE(problem != nullptr, path);
  if (problem) CHECK(problem->message.id == id);
  return problem;
}

}  // namespace

TEST_CASE("Groups of people are split, groups of rates are held") {
  const Result<Dataset> read = readDataset(tinyInGroups("\"groups\":[0,1,4],"));
  REQUIRE(read.value);
  if (!read.value) return;
  const Demography& d = read.value->demography;
  CHECK(d.ages == 5);
  for (int age = 0; age < 5; ++age) CHECK(d.base.at(kNorth, kFemale, age) == doctest::Approx(100));
  double men = 0;
  for (int age = 1; age < 4; ++age) men += d.base.at(kNorth, kMale, age);
  CHECK(men == doctest::Approx(330));
  CHECK(d.base.at(kNorth, kMale, 0) == doctest::Approx(90));
  CHECK(d.base.at(kNorth, kMale, 4) == 80);
  CHECK(d.mortality.values == std::vector<double>{0.01, 0.002, 0.002, 0.002, 0.5, 0.02, 0.003, 0.003, 0.003, 0.6});
  CHECK(d.fertility.values == std::vector<double>{0, 0, 1, 0.5, 0});
}

TEST_CASE("Wrong groups are refused with what was expected") {
  firstAt(readDataset(tinyInGroups("\"groups\":[0,4,1],")), "/groups", Str::IoBadGroups);
  firstAt(readDataset(tinyInGroups("\"groups\":[1,2,4],")), "/groups", Str::IoBadGroups);
  firstAt(readDataset(tinyInGroups("\"groups\":[0],")), "/groups", Str::IoBadGroups);
  firstAt(readDataset(tinyInGroups("\"groups\":[0,1,5],")), "/mortality/groups/2", Str::IoFoundExpected);
  firstAt(readDataset(tinyInGroups("\"groups\":[0,1,4],\"step_years\":5,")), "/groups", Str::IoGroupsStep);
}

TEST_CASE("A negative group is told at its place, not hidden by the curve") {
  std::vector<InputFile> files = tinyInGroups("\"groups\":[0,1,4],");
  std::string& bytes = fileNamed(files, "demography.json").bytes;
  bytes.replace(bytes.find("330"), 3, "-33");
  firstAt(readDataset(files), "/base/north/m/1", Str::BadNegative);
}

TEST_CASE("Survival ratios are not given by groups") {
  std::vector<InputFile> files = tinyInGroups("\"groups\":[0,1,4],");
  std::string& bytes = fileNamed(files, "demography.json").bytes;
  bytes.replace(bytes.find("death_rates"), 11, "survival_ratios");
  firstAt(readDataset(files), "/mortality/input", Str::IoOneOf);
}

TEST_CASE("A profile may be one curve with a share of men") {
  const Result<Dataset> read = readDataset(tinyWithCurves("\"share_male\":0.4,\"rogers_castro\":" + std::string(kCurve)));
  REQUIRE(read.value);
  if (!read.value) return;
  const std::vector<double>& share = read.value->migration.profiles[0].share;
  REQUIRE(share.size() == 10);
  RogersCastro curve;
  curve.a1 = 0.02;
  curve.alpha1 = 0.1;
  curve.labour = {0.06, 0.1, 2, 0.4};
  curve.c = 0.003;
  const std::vector<double> shape = migrationByAge(curve, 5, 1);
  double whole = 0;
  for (double value : shape) whole += value;
  for (std::size_t a = 0; a < 5; ++a) {
    CHECK(share[a] == doctest::Approx(0.6 * shape[a] / whole).epsilon(1e-14));
    CHECK(share[5 + a] == doctest::Approx(0.4 * shape[a] / whole).epsilon(1e-14));
  }
}

TEST_CASE("With a curve for each sex their heights say how many men come, unless a share does") {
  const std::string women = "{\"a1\":0,\"alpha1\":0,\"a2\":0,\"alpha2\":0,\"mu2\":0,\"lambda2\":0,\"c\":0.03}";
  const std::string men = "{\"a1\":0,\"alpha1\":0,\"a2\":0,\"alpha2\":0,\"mu2\":0,\"lambda2\":0,\"c\":0.01}";
  const std::string curves = "\"rogers_castro\":{\"f\":" + women + ",\"m\":" + men + "}";
  for (const auto& [members, share] : {std::pair{curves, 0.25}, std::pair{"\"share_male\":0.5," + curves, 0.5}}) {
    const Result<Dataset> read = readDataset(tinyWithCurves(members));
    REQUIRE(read.value);
    if (!read.value) return;
    CHECK(read.value->migration.profiles[0].share[0] == doctest::Approx((1 - share) / 5));
    CHECK(read.value->migration.profiles[0].share[9] == doctest::Approx(share / 5));
  }
}

TEST_CASE("Wrong parameters of a curve are told one by one") {
  const std::string start = "/profiles/" + tinyCity().migration.profiles[0].id;
  const auto with = [](const std::string& from, const std::string& to) {
    std::string curve = kCurve;
    curve.replace(curve.find(from), from.size(), to);
    return readDataset(tinyWithCurves("\"share_male\":0.4,\"rogers_castro\":" + curve));
  };
  firstAt(with("\"a1\":0.02", "\"a1\":-0.02"), start + "/rogers_castro/a1", Str::IoRange);
  firstAt(with("\"mu2\":2", "\"mu2\":\"two\""), start + "/rogers_castro/mu2", Str::IoFoundExpected);
  firstAt(with("\"lambda2\":0.4,", ""), start + "/rogers_castro/lambda2", Str::IoFoundExpected);
  firstAt(with("\"c\"", "\"a3\":0.1,\"c\""), start + "/rogers_castro/mu3", Str::IoFoundExpected);
  firstAt(with("\"c\"", "\"a4\":0.1,\"c\""), start + "/rogers_castro/lambda4", Str::IoFoundExpected);
  firstAt(readDataset(tinyWithCurves("\"rogers_castro\":" + std::string(kCurve))), start + "/share_male", Str::IoFoundExpected);
  const Result<Dataset> flat = readDataset(tinyWithCurves(
      "\"share_male\":0.4,\"rogers_castro\":{\"a1\":0,\"alpha1\":0,\"a2\":0,\"alpha2\":0,\"mu2\":0,\"lambda2\":0}"));
  firstAt(flat, start + "/rogers_castro", Str::IoBadCurve);
}
