// Inputs by age groups made into single ages: counts along a monotone curve, rates held through their group.
#pragma once
#include <span>
#include <vector>

namespace kosh {

// Both: `lower` holds the first age of each group, ascending; the last group is open. The result has one value for each
// single age from lower.front() to lower.back(); the last one is the open group as it was given, never spread.

// Persons of single ages. A cubic spline through the cumulative sums at the bounds, whose end slopes are the densities
// extrapolated in a straight line from the two outer groups (not below zero), filtered after Hyman so that it never
// falls: no age is negative, every group keeps its sum (to rounding), a density linear in age comes out exactly.
// Hyman, SIAM J. Sci. Stat. Comput. 4 (1983) 645-654. Unit: as given; not negative.
std::vector<double> splitGroups(std::span<const int> lower, std::span<const double> persons);

// Rates of single ages: the rate of a group at each of its ages (death rates nmx, births per woman nfx).
std::vector<double> holdRates(std::span<const int> lower, std::span<const double> rates);

}  // namespace kosh
