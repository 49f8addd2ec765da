// Life tables: from death rates to survival ratios (Preston, Heuveline, Guillot, Demography, 2001, ch. 3).
#include "core/life_table.h"

#include <algorithm>
#include <vector>

#include "core/portable_math.h"
#include "core/projection.h"

namespace kosh {
namespace {

constexpr double kHighInfantRate = 0.107;  // from here on the years lived are constant

// A life table in the making: survivors at the start of the next group and person-years of the last one.
struct Walk {
  double alive = 1;
  double lived = 0;

  // Passes a closed group of `width` years whose dying live `a` years in it.
  void pass(double rate, double width, double a) {
    const double q = std::min(1.0, width * rate / (1 + (width - a) * rate));
    const double dying = alive * q;
    alive -= dying;
    lived = width * alive + a * dying;
  }
};

double ratioOf(double lived, double before) { return before > 0 ? lived / before : 0; }

// The last two groups together. With no deaths in the open group everybody stays in it.
double openRatio(const Walk& walk, double openRate) {
  if (walk.alive <= 0) return 0;
  if (openRate <= 0) return 1;
  const double open = walk.alive / openRate;
  return open / (walk.lived + open);
}

void singleYears(std::span<const double> mx, int sex, std::span<double> ratio) {
  const std::size_t last = ratio.size() - 1;
  Walk walk;
  walk.pass(mx[0], 1, yearsLivedByInfants(mx[0], sex));
  ratio[0] = walk.lived;
  for (std::size_t a = 1; a < last; ++a) {
    const double before = walk.lived;
    walk.pass(mx[a], 1, 0.5);
    ratio[a] = ratioOf(walk.lived, before);
  }
  ratio[last] = openRatio(walk, mx[last]);
}

// Years lived in a five-year group; `i` counts the rates 0, 1-4, 5-9, 10-14, 15-19, ...
double yearsLivedInFive(std::span<const double> mx, std::size_t i) {
  constexpr std::size_t kAge15 = 4, kAge45 = 10;
  if (i < kAge15 || mx[i - 1] <= 0 || mx[i + 1] <= 0) return 2.5;
  const double slope = portableLog(mx[i + 1] / mx[i - 1]);
  const double a = 2.5 - 25.0 / 12.0 * (mx[i] - 0.1 * slope);
  return i >= kAge45 ? std::max(a, 0.97) : a;
}

void fiveYears(std::span<const double> mx, int sex, std::span<double> ratio) {
  const std::size_t last = ratio.size() - 1;
  Walk walk;
  walk.pass(mx[0], 1, yearsLivedByInfants(mx[0], sex));
  const double infants = walk.lived;
  walk.pass(mx[1], 4, yearsLivedAtOneToFour(mx[0], sex));
  walk.lived += infants;
  ratio[0] = walk.lived / 5;
  for (std::size_t g = 1; g < last; ++g) {
    const double before = walk.lived;
    walk.pass(mx[g + 1], 5, yearsLivedInFive(mx, g + 1));
    ratio[g] = ratioOf(walk.lived, before);
  }
  ratio[last] = openRatio(walk, mx[last + 1]);
}

}  // namespace

double yearsLivedByInfants(double infantRate, int sex) {
  if (infantRate >= kHighInfantRate) return sex == kMale ? 0.330 : 0.350;
  return sex == kMale ? 0.045 + 2.684 * infantRate : 0.053 + 2.800 * infantRate;
}

double yearsLivedAtOneToFour(double infantRate, int sex) {
  if (infantRate >= kHighInfantRate) return sex == kMale ? 1.352 : 1.361;
  return sex == kMale ? 1.651 - 2.816 * infantRate : 1.522 - 1.518 * infantRate;
}

void survivalInto(std::span<const double> mx, int sex, int stepYears, std::span<double> ratio) {
  assert(ratio.size() >= 2);
  assert(static_cast<int>(mx.size()) == rateGroups(static_cast<int>(ratio.size()), stepYears));
  if (stepYears == 5)
    fiveYears(mx, sex, ratio);
  else
    singleYears(mx, sex, ratio);
}

Survival survivalFromRates(std::span<const double> mx, int sex, int stepYears) {
  Survival survival;
  survival.ratio.resize(stepYears == 5 ? mx.size() - 1 : mx.size());
  survivalInto(mx, sex, stepYears, survival.ratio);
  return survival;
}

}  // namespace kosh
