// Counted random numbers: known bits, no dependence on order, the shape of a normal variable.
#include "core/random.h"

#include <cmath>
#include <set>

#include "doctest/doctest.h"

using namespace kosh;

TEST_CASE("The mixing function gives the published numbers of SplitMix64") {
  // The first numbers of the generator with seed 1234567 (Vigna, splitmix64.c); its state grows by the golden ratio.
  constexpr std::uint64_t kStep = 0x9e3779b97f4a7c15ull;
  CHECK(mixed(1234567 + kStep) == 6457827717110365317ull);
  CHECK(mixed(1234567 + 2 * kStep) == 3203168211198807973ull);
  CHECK(mixed(1234567 + 3 * kStep) == 9817491932198370423ull);
}

TEST_CASE("A number depends on seed, run, year, territory and component, each of them") {
  std::set<std::uint64_t> seen;
  for (std::uint64_t seed : {1, 2})
    for (std::uint64_t run : {0, 1, 1000000})
      for (std::uint32_t year : {2026, 2027})
        for (std::uint32_t territory : {0, 1, 8})
          for (std::uint32_t component : {0, 1, 40000}) seen.insert(bitsAt(runKey(seed, run), {year, territory, component}));
  CHECK(seen.size() == 2 * 3 * 2 * 3 * 3);
}

TEST_CASE("A uniform number stays between its bounds at both ends") {
  CHECK(uniformOf(0) > 0);
  CHECK(uniformOf(~std::uint64_t{0}) < 1);
  CHECK(uniformOf(std::uint64_t{1} << 63) > 0.5);
}

TEST_CASE("The normal quantile is that of the tables") {
  // Python's statistics.NormalDist().inv_cdf, which has the same method and another logarithm.
  const double expected[][2] = {{0.5, 0},
                                {0.975, 1.9599639845400536},
                                {0.9, 1.2815515655446008},
                                {0.001, -3.090232306167813},
                                {0.07, -1.4757910281791702},
                                {1e-12, -7.034483825301132},
                                {1e-16, -8.222082216130435}};
  for (const auto& [p, x] : expected) CHECK(std::fabs(normalQuantile(p) - x) <= 4e-15 * (1 + std::fabs(x)));
  CHECK(normalQuantile(0.25) == -normalQuantile(0.75));
  CHECK(normalQuantile(0.015625) == -normalQuantile(0.984375));
}

TEST_CASE("Many normal numbers have mean zero, deviation one and no memory") {
  constexpr int kCount = 40000;
  double sum = 0, squares = 0, products = 0, cubes = 0, before = 0;
  for (int i = 0; i < kCount; ++i) {
    const double x = normalAt(runKey(7, i / 100), {2026u + i % 100, 3, 5});
    sum += x, squares += x * x, cubes += x * x * x, products += x * before;
    before = x;
  }
  const double error = 1 / std::sqrt(kCount);  // of a mean
  CHECK(std::fabs(sum / kCount) < 4 * error);
  CHECK(std::fabs(squares / kCount - 1) < 4 * 1.5 * error);
  CHECK(std::fabs(cubes / kCount) < 4 * 4 * error);
  CHECK(std::fabs(products / kCount) < 4 * error);
}
