// The formulas of the four proposals.
#include "core/quota_method.h"

#include <algorithm>
#include <cmath>

namespace kosh {
namespace {

using Truth = std::optional<bool>;  // nothing: not known

Truth both(Truth a, Truth b) {
  if ((a && !*a) || (b && !*b)) return false;
  return a && b ? Truth(true) : std::nullopt;
}

Truth either(Truth a, Truth b) {
  if ((a && *a) || (b && *b)) return true;
  return a && b ? Truth(false) : std::nullopt;
}

Truth atLeast(std::optional<double> value, std::optional<double> limit) {
  return value && limit ? Truth(*value >= *limit) : std::nullopt;
}

// Whole units; a quota of exactly 75 must not become 74 by the last bit.
double down(double value) { return std::max(0.0, std::floor(value + 1e-9)); }

}  // namespace

std::optional<Direction> foreignDirection(const UseAndMarket& facts) {
  const Truth above = facts.unemployment && facts.country ? Truth(*facts.unemployment > *facts.country) : std::nullopt;
  const Truth up = both(atLeast(facts.use, facts.useUp), atLeast(facts.vacancies, facts.vacanciesUp));
  const Truth down = either(atLeast(facts.useDown, facts.use), above);
  if (!up || !down) return std::nullopt;
  if (*up == *down) return Direction::keep;
  return *up ? Direction::increase : Direction::decrease;
}

std::optional<double> foreignAmount(std::optional<double> checked, std::optional<double> seekers, std::optional<double> present,
                                    std::optional<double> step, std::optional<double> cap) {
  if (!checked || !seekers || !present || !step || !cap) return std::nullopt;
  const double need = std::max(0.0, *checked - *seekers);
  const double low = *present * (1 - *step), high = std::min(*present * (1 + *step), *cap);
  return down(std::min(std::max(need, low), high));
}

std::optional<double> amountInDirection(Direction direction, std::optional<double> present, std::optional<double> amount) {
  if (!present) return std::nullopt;
  if (direction == Direction::keep) return present;
  if (!amount) return std::nullopt;
  return direction == Direction::increase ? std::max(*present, *amount) : std::min(*present, *amount);
}

std::optional<double> immigrantsAmount(std::optional<double> issued, std::optional<double> before, int years,
                                       std::optional<double> present, std::optional<double> step, std::optional<double> cap) {
  if (!issued || !before || !present || !step || !cap || years < 2 || *before <= 0) return std::nullopt;
  const double growth = (*issued / *before - 1) / (years - 1);
  return down(std::min(std::max(*issued * (1 + growth), *present * (1 - *step)), *cap));
}

double supportCost(double mci, const SupportRates& rates, double persons, double families, double certificates) {
  return mci * (rates.subsidy * persons + rates.months * rates.rent * families + rates.certificate * certificates);
}

}  // namespace kosh
