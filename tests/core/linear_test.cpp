// Linear programs whose answers a reader checks in the head, and ones without any.
#include "core/linear.h"

#include <cmath>

#include "doctest/doctest.h"

using namespace kosh;

namespace {

double valueOf(const LinearProgram& program, const std::vector<double>& x) {
  double sum = 0;
  for (std::size_t i = 0; i < x.size(); ++i) sum += program.value[i] * x[i];
  return sum;
}

bool keeps(const LinearProgram& program, const std::vector<double>& x) {
  for (const double v : x)
    if (v < -1e-9) return false;
  for (std::size_t r = 0; r < program.rows.size(); ++r) {
    double sum = 0;
    for (std::size_t i = 0; i < x.size(); ++i) sum += program.rows[r][i] * x[i];
    if (sum > program.bounds[r] + 1e-9) return false;
  }
  return true;
}

double noise(int i) { return std::fmod((i + 1) * 0.6180339887498949, 1.0); }

}  // namespace

TEST_CASE("The corner with the largest value is found") {
  const LinearProgram program{{3, 2}, {{1, 1}, {1, 3}, {1, 0}}, {4, 6, 3}};
  const auto x = maximise(program);
  REQUIRE(x);
  if (!x) return;
  CHECK((*x)[0] == doctest::Approx(3));
  CHECK((*x)[1] == doctest::Approx(1));
}

TEST_CASE("Lower bounds and equalities are kept") {
  // x + y = 10, x >= 2: the smallest y is 0, the smallest x is 2.
  LinearProgram program{{0, -1}, {{1, 1}, {-1, -1}, {-1, 0}}, {10, -10, -2}};
  auto x = maximise(program);
  REQUIRE(x);
  if (x) CHECK((*x)[0] == doctest::Approx(10));
  program.value = {-1, 0};
  x = maximise(program);
  REQUIRE(x);
  if (x) CHECK((*x)[0] == doctest::Approx(2));
}

TEST_CASE("What cannot be, and what has no end, has no answer") {
  CHECK_FALSE(maximise({{1}, {{1}, {-1}}, {1, -2}}));
  CHECK_FALSE(maximise({{1, 0}, {{0, 1}}, {1}}));
  CHECK(maximise({{-1}, {{-1}}, {-2}}));
}

TEST_CASE("A degenerate program ends") {
  // Beale's example, on which the plain rule goes round for ever.
  const LinearProgram program{{0.75, -150, 0.02, -6}, {{0.25, -60, -0.04, 9}, {0.5, -90, -0.02, 3}, {0, 0, 1, 0}}, {0, 0, 1}};
  const auto x = maximise(program);
  REQUIRE(x);
  if (x) CHECK(valueOf(program, *x) == doctest::Approx(0.05));
}

TEST_CASE("No point of a net is better than the answer") {
  for (int trial = 0; trial < 40; ++trial) {
    LinearProgram program{{noise(trial), noise(trial + 7), noise(trial + 19)}, {}, {}};
    for (int r = 0; r < 5; ++r) {
      program.rows.push_back({noise(trial * 31 + r), noise(trial * 37 + r * 3), noise(trial * 41 + r * 5)});
      program.bounds.push_back(1 + noise(trial + r * 11));
    }
    program.rows.push_back({-1, -1, -1});
    program.bounds.push_back(-0.2);
    const auto x = maximise(program);
    REQUIRE(x);
    if (!x) return;
    CHECK(keeps(program, *x));
    double best = 0;
    for (int i = 0; i < 30; ++i)
      for (int j = 0; j < 30; ++j)
        for (int k = 0; k < 30; ++k) {
          const std::vector<double> point = {i * 0.1, j * 0.1, k * 0.1};
          if (keeps(program, point)) best = std::fmax(best, valueOf(program, point));
        }
    CHECK(valueOf(program, *x) >= best - 1e-9);
  }
}
