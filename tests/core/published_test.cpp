// The step against published projections: Sweden 1993-98 (Preston et al.) and Kazakhstan 2020-2100 (United Nations).
#include <cmath>
#include <fstream>
#include <map>
#include <sstream>

#include "core/projection.h"
#include "doctest/doctest.h"

using namespace kosh;

namespace {

using Numbers = std::vector<double>;

// Rows "name number number ..." by name, in the order of the file; '#' begins a comment.
std::map<std::string, std::vector<Numbers>> readTables(const std::string& name) {
  std::map<std::string, std::vector<Numbers>> tables;
  std::ifstream file(std::string(KOSH_SOURCE_DIR) + "/tests/fixtures/published/" + name);
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line[0] == '#') continue;
    std::istringstream words(line);
    std::string key, word;
    words >> key;
    Numbers numbers;
    while (words >> word) numbers.push_back(std::strtod(word.c_str(), nullptr));
    tables[key].push_back(numbers);
  }
  return tables;
}

Numbers bothSexes(const Numbers& f, const Numbers& m) {
  Numbers all = f;
  all.insert(all.end(), m.begin(), m.end());
  return all;
}

}  // namespace

TEST_CASE("Sweden 1998 comes out within half a person in every cell") {
  auto t = readTables("sweden_1993.txt");
  REQUIRE(t["people_f"].size() == 2);
  if (t["people_f"].size() != 2) return;
  const Numbers start = bothSexes(t["people_f"][0], t["people_m"][0]);
  const Numbers survival = bothSexes(t["survival_f"][0], t["survival_m"][0]);
  const Numbers migrants = bothSexes(t["migrants_f"][0], t["migrants_m"][0]);
  const Numbers expected = bothSexes(t["people_f"][1], t["people_m"][1]);
  StepInput in;
  in.territories = 1;
  in.ages = 18;
  in.stepYears = 5;
  in.timing = MigrationTiming::even;
  in.start = start;
  in.survival = survival;
  in.fertility = t["births"][0];
  in.migrants = migrants;
  in.boysPerGirl = t["boys_per_girl"][0][0];
  StepOutput out;
  step(in, out);
  REQUIRE(out.end.size() == expected.size());
  for (std::size_t i = 0; i < expected.size(); ++i) CHECK(std::fabs(out.end[i] - expected[i]) <= 0.5);
  double births = 0;
  for (const double b : t["births_by_age"][0]) births += b;
  CHECK(std::fabs(out.births[kFemale] + out.births[kMale] - births) <= 3);  // seven printed numbers, each rounded
}

TEST_CASE("Kazakhstan 2020-2100 follows the United Nations") {
  auto t = readTables("wpp2019_kazakhstan.txt");
  REQUIRE(t["people_f"].size() == 17);
  if (t["people_f"].size() != 17) return;
  Numbers people = bothSexes(t["people_f"][0], t["people_m"][0]);
  StepOutput out;
  double worst = 0, sum = 0;
  int cells = 0;
  for (int p = 0; p < 16; ++p) {
    const Numbers survival =
        bothSexes(survivalFromRates(t["mx_f"][p], kFemale, 5).ratio, survivalFromRates(t["mx_m"][p], kMale, 5).ratio);
    Numbers fertility(21, 0.0);
    for (int g = 0; g < 7; ++g) fertility[3 + g] = t["births"][p][g];
    StepInput in;
    in.territories = 1;
    in.ages = 21;
    in.stepYears = 5;
    in.timing = MigrationTiming::endBirths;
    in.start = people;
    in.survival = survival;
    in.fertility = fertility;
    in.boysPerGirl = t["boys_per_girl"][p][0];
    step(in, out);
    const Numbers expected = bothSexes(t["people_f"][p + 1], t["people_m"][p + 1]);
    REQUIRE(out.end.size() == expected.size());
    double total = 0, published = 0;
    for (std::size_t i = 0; i < expected.size(); ++i) {
      total += out.end[i];
      published += expected[i];
      if (expected[i] < 1) continue;  // thousands
      const double error = std::fabs(out.end[i] / expected[i] - 1);
      worst = std::fmax(worst, error);
      sum += error;
      ++cells;
    }
    CHECK(std::fabs(total / published - 1) <= 1e-4);
    people = out.end;
  }
  INFO("mean relative error " << sum / cells << ", largest " << worst);
  CHECK(sum / cells <= 5e-5);
  CHECK(worst <= 1e-3);
}
