// The monotone cubic of split.h.
#include "core/split.h"

#include <algorithm>
#include <cassert>

namespace kosh {
namespace {

using Values = std::vector<double>;

// Density at an end bound: the line through the middles of the two outer groups.
double endDensity(double outer, double inner, double outerWidth, double innerWidth) {
  return std::max(0.0, outer - (inner - outer) * outerWidth / (outerWidth + innerWidth));
}

// Slopes at the bounds of the twice differentiable cubic; the two end slopes are given (a tridiagonal system).
Values splineSlopes(const Values& width, const Values& density, double first, double last) {
  const std::size_t n = width.size();
  Values ratio(n, 0.0), slope(n + 1, 0.0);
  slope[0] = first;
  for (std::size_t i = 1; i < n; ++i) {
    const double right = 3 * (width[i] * density[i - 1] + width[i - 1] * density[i]);
    const double pivot = 2 * (width[i] + width[i - 1]) - width[i] * ratio[i - 1];
    ratio[i] = width[i - 1] / pivot;
    slope[i] = (right - width[i] * slope[i - 1]) / pivot;
  }
  slope[n] = last;
  for (std::size_t i = n; i-- > 1;) slope[i] -= ratio[i] * slope[i + 1];
  return slope;
}

// Hyman's filter for a rising curve: a slope of three times the smaller neighbouring density at most.
void keepRising(const Values& density, Values& slope) {
  for (std::size_t i = 0; i < slope.size(); ++i) {
    const double before = density[i > 0 ? i - 1 : 0], after = density[std::min(i, density.size() - 1)];
    slope[i] = std::clamp(slope[i], 0.0, 3 * std::min(before, after));
  }
}

// Persons of a group below its part t (0..1): the Hermite cubic from 0 to `persons`.
double below(double t, double persons, double width, double left, double right) {
  return persons * t * t * (3 - 2 * t) + width * t * (1 - t) * (left * (1 - t) - right * t);
}

}  // namespace

std::vector<double> splitGroups(std::span<const int> lower, std::span<const double> persons) {
  assert(!lower.empty() && lower.size() == persons.size());
  const std::size_t n = lower.size() - 1;
  Values width(n), density(n), out;
  for (std::size_t i = 0; i < n; ++i) {
    width[i] = lower[i + 1] - lower[i];
    density[i] = persons[i] / width[i];
  }
  Values slope(n + 1, n == 1 ? density[0] : 0.0);
  if (n > 1) {
    slope = splineSlopes(width, density, endDensity(density[0], density[1], width[0], width[1]),
                         endDensity(density[n - 1], density[n - 2], width[n - 1], width[n - 2]));
    keepRising(density, slope);
  }
  for (std::size_t i = 0; i < n; ++i) {
    double before = 0;
    for (int age = lower[i] + 1; age <= lower[i + 1]; ++age) {
      const double upTo = below((age - lower[i]) / width[i], persons[i], width[i], slope[i], slope[i + 1]);
      out.push_back(std::max(0.0, upTo - before));
      before = upTo;
    }
  }
  out.push_back(persons[n]);
  return out;
}

std::vector<double> holdRates(std::span<const int> lower, std::span<const double> rates) {
  assert(!lower.empty() && lower.size() == rates.size());
  Values out;
  for (std::size_t i = 0; i + 1 < lower.size(); ++i) out.insert(out.end(), lower[i + 1] - lower[i], rates[i]);
  out.push_back(rates.back());
  return out;
}

}  // namespace kosh
