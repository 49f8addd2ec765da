// Groups made into single ages: sums, signs, straight lines, published people of Kazakhstan, random groups.
#include "core/split.h"

#include <cmath>
#include <cstdint>
#include <fstream>
#include <numeric>
#include <sstream>
#include <string>

#include "doctest/doctest.h"

using namespace kosh;

namespace {

using Values = std::vector<double>;

std::vector<int> fiveYears(int groups) {
  std::vector<int> lower;
  for (int g = 0; g < groups; ++g) lower.push_back(5 * g);
  return lower;
}

// Every group keeps its sum, no age is negative, the open group is as it was.
void checkSplit(const std::vector<int>& lower, const Values& groups, const Values& single) {
  REQUIRE(static_cast<int>(single.size()) == lower.back() - lower.front() + 1);
  const double whole = std::accumulate(groups.begin(), groups.end(), 0.0);
  for (double persons : single) CHECK(persons >= 0);
  for (std::size_t g = 0; g + 1 < groups.size(); ++g) {
    double sum = 0;
    for (int age = lower[g]; age < lower[g + 1]; ++age) sum += single[static_cast<std::size_t>(age - lower.front())];
    CHECK(std::fabs(sum - groups[g]) <= 1e-13 * whole);
  }
  CHECK(single.back() == groups.back());
}

// A counter-based number between 0 and 1.
double draw(std::uint64_t& counter) {
  std::uint64_t z = (counter += 0x9e3779b97f4a7c15ull);
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ull;
  z = (z ^ (z >> 27)) * 0x94d049bb133111ebull;
  return static_cast<double>((z ^ (z >> 31)) >> 11) * 0x1p-53;
}

}  // namespace

TEST_CASE("People that are the same at each age stay the same") {
  for (double persons : splitGroups(fiveYears(5), Values{50, 50, 50, 50, 10})) CHECK(persons == doctest::Approx(10));
}

TEST_CASE("A straight line over the ages is reproduced, also by groups of unequal width") {
  const std::vector<int> lower = {0, 1, 5, 15, 20, 30};
  Values groups;
  for (std::size_t g = 0; g + 1 < lower.size(); ++g) {
    double sum = 0;
    for (int age = lower[g]; age < lower[g + 1]; ++age) sum += 200 - 3 * age;
    groups.push_back(sum);
  }
  groups.push_back(7);
  const Values single = splitGroups(lower, groups);
  REQUIRE(single.size() == 31);
  for (int age = 0; age < 30; ++age) CHECK(single[static_cast<std::size_t>(age)] == doctest::Approx(200 - 3 * age).epsilon(1e-12));
  CHECK(single[30] == 7);
}

TEST_CASE("A group between empty groups does not spill into them") {
  const Values single = splitGroups(fiveYears(4), Values{0, 100, 0, 0});
  for (std::size_t age = 0; age < 16; ++age) {
    if (age < 5 || age >= 10) CHECK(single[age] == 0);
  }
  CHECK(single[7] > single[5]);  // all in the middle: nobody stands at the bounds
  CHECK(single[5] == doctest::Approx(100 * 0.2 * 0.2 * (3 - 0.4)));
}

TEST_CASE("One closed group is spread evenly and an open group alone is kept") {
  CHECK(splitGroups(std::vector<int>{0, 4}, Values{8, 3}) == Values{2, 2, 2, 2, 3});
  CHECK(splitGroups(std::vector<int>{0}, Values{3}) == Values{3});
}

TEST_CASE("The people of Kazakhstan by the United Nations keep their groups in all seventeen years") {
  std::ifstream file(std::string(KOSH_SOURCE_DIR) + "/tests/fixtures/published/wpp2019_kazakhstan.txt");
  int rows = 0;
  for (std::string line; std::getline(file, line);) {
    if (line.rfind("people_", 0) != 0) continue;
    std::istringstream words(line.substr(line.find(' ')));
    Values groups;
    for (double persons = 0; words >> persons;) groups.push_back(persons);
    REQUIRE(groups.size() == 21);
    if (groups.size() != 21) return;
    checkSplit(fiveYears(21), groups, splitGroups(fiveYears(21), groups));
    ++rows;
  }
  CHECK(rows == 34);
}

TEST_CASE("A thousand random sets of groups keep their sums and never go below zero") {
  std::uint64_t counter = 2026;
  for (int i = 0; i < 1000; ++i) {
    std::vector<int> lower = {0};
    Values groups;
    const int n = 1 + static_cast<int>(draw(counter) * 20);
    for (int g = 0; g < n; ++g) {
      lower.push_back(lower.back() + 1 + static_cast<int>(draw(counter) * 10));
      groups.push_back(draw(counter) < 0.2 ? 0 : std::pow(10, 6 * draw(counter)));
    }
    groups.push_back(100 * draw(counter));
    CAPTURE(i);
    checkSplit(lower, groups, splitGroups(lower, groups));
  }
}

TEST_CASE("Rates are held through their group") {
  CHECK(holdRates(std::vector<int>{0, 1, 4}, Values{0.01, 0.002, 0.3}) == Values{0.01, 0.002, 0.002, 0.002, 0.3});
}
