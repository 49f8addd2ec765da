// The smallest set of objects: few first, then small.
#include "core/intake_objects.h"

#include <numeric>

#include "doctest/doctest.h"

using namespace kosh;

namespace {

double sumOf(const std::vector<double>& set) { return std::accumulate(set.begin(), set.end(), 0.0); }

}  // namespace

TEST_CASE("the fewest objects come first, then the fewest places") {
  const std::vector<double> sizes = {550, 900, 1200, 1500, 2000, 2500};
  CHECK(smallestSet(sizes, 1) == std::vector<double>{550});
  CHECK(smallestSet(sizes, 550) == std::vector<double>{550});
  CHECK(smallestSet(sizes, 550.5) == std::vector<double>{900});
  CHECK(smallestSet(sizes, 2500) == std::vector<double>{2500});
  // Two, not three; 1,200 + 1,500 = 2,700 is the least of two that is enough.
  CHECK(smallestSet(sizes, 2600) == std::vector<double>{1500, 1200});
  CHECK(smallestSet(sizes, 5000) == std::vector<double>{2500, 2500});
  CHECK(smallestSet(sizes, 5001) == std::vector<double>{2500, 2000, 550});
}

TEST_CASE("without a size, or without a lack, there is no set") {
  CHECK(smallestSet({}, 100).empty());
  CHECK(smallestSet({0, -5}, 100).empty());
  CHECK(smallestSet({100}, 0).empty());
  CHECK(smallestSet({100}, -7).empty());
}

TEST_CASE("no smaller set is enough, tried one by one") {
  const std::vector<double> sizes = {30, 70, 110};
  for (double places = 1; places <= 330; places += 1) {
    const std::vector<double> set = smallestSet(sizes, places);
    CHECK(sumOf(set) >= places);
    double least = 1e9;
    for (const double a : {0.0, 30.0, 70.0, 110.0})
      for (const double b : {0.0, 30.0, 70.0, 110.0})
        for (const double c : {0.0, 30.0, 70.0, 110.0}) {
          const std::size_t count = (a > 0) + (b > 0) + (c > 0);
          if (a + b + c < places) continue;
          CHECK(count >= set.size());
          if (count == set.size()) least = std::min(least, a + b + c);
        }
    CHECK(sumOf(set) == least);
  }
}

TEST_CASE("a lack of thousands of objects is answered too, with few places over") {
  const std::vector<double> set = smallestSet({550, 2500}, 2500.0 * 1000 + 500);
  CHECK(set.size() == 1001);
  CHECK(sumOf(set) == 2500.0 * 1000 + 550);
}
