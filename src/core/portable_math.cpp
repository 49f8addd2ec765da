// exp and log by argument reduction and fixed polynomials; only operations that IEEE 754 rounds exactly.
#include "core/portable_math.h"

#include <cmath>
#include <limits>

namespace kosh {
namespace {

// ln 2 in two parts: the high one has so few bits that a product with a binary exponent is exact.
constexpr double kLn2High = 0x1.62e42feep-1;
constexpr double kLn2Low = 0x1.a39ef35793c76p-33;
constexpr double kInvLn2 = 0x1.71547652b82fep0;

// (e^r - 1 - r) / r^2 for |r| <= ln(2)/2: Taylor series, cut where the next term is below 1e-17.
double expTail(double r) {
  double sum = 1.0 / 6227020800.0;  // 1/13!
  constexpr double kInverse[] = {1.0 / 479001600, 1.0 / 39916800, 1.0 / 3628800, 1.0 / 362880, 1.0 / 40320, 1.0 / 5040,
                                 1.0 / 720,       1.0 / 120,      1.0 / 24,      1.0 / 6,      0.5};
  for (const double c : kInverse) sum = sum * r + c;
  return sum;
}

// log(1+f) = 2 atanh(s) with s = f/(2+f); this is the part beyond 2s, divided by s, as a series in s*s.
double atanhTail(double z) {
  double sum = 2.0 / 25;
  for (int n = 23; n >= 3; n -= 2) sum = sum * z + 2.0 / n;
  return sum * z;
}

}  // namespace

double portableExp(double x) {
  if (x != x) return x;
  if (x > 709.79) return std::numeric_limits<double>::infinity();
  if (x < -745.2) return 0;
  const double k = std::floor(x * kInvLn2 + 0.5);
  const double high = x - k * kLn2High;
  const double low = k * kLn2Low;
  const double r = high - low;
  const double lost = (high - r) - low;  // what rounding took from r
  const double value = 1 + (r + (r * r * expTail(r) + lost));
  return std::ldexp(value, static_cast<int>(k));
}

double portableLog(double x) {
  if (x != x || x < 0) return std::numeric_limits<double>::quiet_NaN();
  if (x == 0) return -std::numeric_limits<double>::infinity();
  if (x == std::numeric_limits<double>::infinity()) return x;
  int exponent = 0;
  double m = std::frexp(x, &exponent);
  if (m < 0.70710678118654752) {
    m *= 2;
    --exponent;
  }
  const double f = m - 1;
  const double s = f / (2 + f);
  const double half = 0.5 * f * f;
  const double tail = s * (half + atanhTail(s * s)) + exponent * kLn2Low;
  return exponent * kLn2High - ((half - tail) - f);
}

}  // namespace kosh
