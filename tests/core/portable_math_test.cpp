// exp and log of our own against the library.
#include "core/portable_math.h"

#include <cmath>
#include <limits>

#include "doctest/doctest.h"

using namespace kosh;

namespace {

// Distance to the library's result in units in its last place. The library itself may be wrong by one unit.
double ulps(double ours, double theirs) {
  if (ours == theirs) return 0;
  const double unit = std::fabs(std::nextafter(theirs, INFINITY) - theirs);
  return std::fabs(ours - theirs) / unit;
}

// Arguments spread by a fixed step that hits no round numbers.
constexpr int kArguments = 200000;
double spread(int i, double low, double high) {
  const double part = std::fmod(i * 0.6180339887498949, 1.0);
  return low + (high - low) * part;
}

}  // namespace

TEST_CASE("exp differs from the library by at most two units in the last place") {
  double worst = 0;
  for (int i = 0; i < kArguments; ++i) {
    const double x = spread(i, -700, 700), y = spread(i, -2, 2);
    worst = std::fmax(worst, ulps(portableExp(x), std::exp(x)));
    worst = std::fmax(worst, ulps(portableExp(y), std::exp(y)));
  }
  CHECK(worst <= 2);
}

TEST_CASE("log differs from the library by at most two units in the last place") {
  double worst = 0;
  for (int i = 0; i < kArguments; ++i) {
    const double x = spread(i, 0, 3), y = std::exp(spread(i, -700, 700));
    if (x > 0) worst = std::fmax(worst, ulps(portableLog(x), std::log(x)));
    worst = std::fmax(worst, ulps(portableLog(y), std::log(y)));
  }
  CHECK(worst <= 2);
}

TEST_CASE("exp and log keep their exact values and their limits") {
  const double infinity = std::numeric_limits<double>::infinity();
  CHECK(portableExp(0) == 1);
  CHECK(portableLog(1) == 0);
  CHECK(portableExp(-infinity) == 0);
  CHECK(portableExp(infinity) == infinity);
  CHECK(portableExp(1000) == infinity);
  CHECK(portableExp(-1000) == 0);
  CHECK(portableLog(0) == -infinity);
  CHECK(portableLog(infinity) == infinity);
  CHECK(std::isnan(portableLog(-1)));
  CHECK(std::isnan(portableLog(std::nan(""))));
  CHECK(std::isnan(portableExp(std::nan(""))));
}

TEST_CASE("log undoes exp") {
  for (int i = 0; i < 1000; ++i) {
    const double x = spread(i, -20, 20);
    CHECK(portableLog(portableExp(x)) == doctest::Approx(x).epsilon(1e-14));
  }
}

TEST_CASE("exp never falls where its argument rises, also across the seams of the reduction") {
  double before = 0;
  for (int i = -4000; i <= 4000; ++i) {
    const double value = portableExp(i * 0.0025);
    CHECK(value > before);
    before = value;
  }
}
