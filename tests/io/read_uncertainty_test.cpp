// Reading uncertainty.json, and files that are refused.
#include "doctest/doctest.h"
#include "io/files.h"

using namespace kosh;
using namespace kosh::test;

namespace {

const std::string kFigure = "\"source\":\"tiny\",\"as_of\":\"2026-01-01\",\"status\":\"estimate\"}";
std::string spread(const char* sd, const char* rho) {
  return std::string("{\"sd\":{\"value\":") + sd + "," + kFigure + ",\"rho\":{\"value\":" + rho + "," + kFigure;
}

std::vector<InputFile> with(const std::string& flows, const std::string& fills, const std::string& rest = "") {
  std::vector<InputFile> files = tinyFiles();
  files.push_back({"uncertainty.json", "{\"format\":\"kosh/uncertainty\",\"version\":1,\"fertility\":" + spread("0.05", "0.9") +
                                           "},\"mortality\":" + spread("0.03", "0.8") + "},\"flows\":{" + flows + "},\"fill_rates\":{" +
                                           fills + "}" + rest + "}"});
  return files;
}

bool refused(const std::vector<InputFile>& files, const std::string& path, Str id) {
  const Result<Dataset> read = readDataset(files);
  const Problem* problem = problemAt(read.problems, path);
  return !read.value && problem && problem->message.id == id && problem->file == "uncertainty.json";
}

}  // namespace

TEST_CASE("Spreads are read with their sources") {
  const Result<Dataset> read = readDataset(with("\"interregional_in\":" + spread("0.1", "0.5") + ",\"split\":" + spread("0.2", "0.7") + "}},\"external_in\":" +
                                                    spread("0.3", "0.4") + "}",
                                                "\"kandas\":" + spread("0.2", "0") + "}"));
  REQUIRE((read.value && read.value->uncertainty));
  if (!read.value || !read.value->uncertainty) return;
  const Spreads& spreads = read.value->uncertainty->spreads;
  CHECK(spreads.fertility.sd.value == 0.05);
  CHECK(spreads.mortality.rho.value == 0.8);
  CHECK(spreads.mortality.sd.from.source == "tiny");
  REQUIRE(spreads.flows.size() == 2);
  if (spreads.flows.size() != 2) return;
  CHECK(spreads.flows[0].id == "interregional_in");
  CHECK((spreads.flows[0].split && spreads.flows[0].split->rho.value == 0.7));
  CHECK_FALSE(spreads.flows[1].split);
  CHECK(spreads.fillRates.size() == 1);
  CHECK_FALSE(read.value->uncertainty->hindcast);
}

TEST_CASE("A dataset without spreads opens silently") {
  const Result<Dataset> read = readDataset(tinyFiles());
  REQUIRE(read.value);
  if (read.value) CHECK(read.value->uncertainty == nullptr);
  CHECK(read.problems.empty());
}

TEST_CASE("Wrong spreads are refused at their place") {
  CHECK(refused(with("\"moon\":" + spread("0.1", "0.5") + "}", ""), "/flows/moon", Str::IoUnknownId));
  CHECK(refused(with("", "\"interregional_in\":" + spread("0.1", "0.5") + "}"), "/fill_rates/interregional_in", Str::IoUnknownId));
  CHECK(refused(with("", "\"kandas\":" + spread("0.1", "0.5") + ",\"split\":" + spread("0.1", "0.5") + "}}"), "/fill_rates/kandas/split",
                Str::IoNoSplit));
  CHECK(refused(with("\"external_in\":" + spread("\"much\"", "0.5") + "}", ""), "/flows/external_in/sd/value", Str::IoFoundExpected));
  CHECK(refused(with("\"external_in\":" + spread("0.1", "1.5") + "}", ""), "/flows/external_in/rho/value", Str::BadRange));
  CHECK(refused(with("\"external_in\":{\"sd\":{\"value\":0.1," + kFigure + "}", ""), "/flows/external_in/rho", Str::IoFoundExpected));
}
