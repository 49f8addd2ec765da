// The formulas of the four proposals (domain A3, B6) as plain numbers. Method of the program, not a norm of law.
#pragma once
#include <optional>

#include "core/findings.h"

namespace kosh {

// What the direction of the foreign-labour quota hangs on (4.2). Nothing: no data.
struct UseAndMarket {
  std::optional<double> use;           // percent of the last quota
  std::optional<double> vacancies;     // per unemployed
  std::optional<double> unemployment;  // of the city, percent
  std::optional<double> country;       // of the country, percent
  std::optional<double> useUp, useDown, vacanciesUp;  // thresholds
};

// Up: use >= useUp and vacancies >= vacanciesUp. Down: use <= useDown or unemployment above the country's.
// Both or neither: keep. Nothing: what is missing could turn the answer.
std::optional<Direction> foreignDirection(const UseAndMarket& facts);

// Q* = clip(max(0, checked - seekers), present (1 - step), min(present (1 + step), cap)), rounded down.
std::optional<double> foreignAmount(std::optional<double> checked, std::optional<double> seekers, std::optional<double> present,
                                    std::optional<double> step, std::optional<double> cap);

// The amount in the direction that the rule gives: never below the present one when up, never above it when down.
std::optional<double> amountInDirection(Direction direction, std::optional<double> present, std::optional<double> amount);

// 4.4: clip(issued (1 + g), present (1 - step), cap), rounded down; g is the mean yearly change of the issued permits
// from `before` to `issued`, `years` - 1 years apart.
std::optional<double> immigrantsAmount(std::optional<double> issued, std::optional<double> before, int years,
                                       std::optional<double> present, std::optional<double> step, std::optional<double> cap);

// B6: MCI x (subsidy x persons + months x rent x families + certificate x families that take one), tenge.
struct SupportRates {
  double subsidy = 0, rent = 0, certificate = 0;  // monthly calculation indices: a person, a family and month, a family
  int months = 12;
};
double supportCost(double mci, const SupportRates& rates, double persons, double families, double certificates);

}  // namespace kosh
