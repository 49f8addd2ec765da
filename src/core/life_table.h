// Survival ratios written in place, for loops that must not allocate. The public form is in projection.h.
#pragma once
#include <span>

namespace kosh {

// How many death rates one sex needs: abridged five-year tables split the first group into 0 and 1-4.
inline int rateGroups(int ages, int stepYears) { return stepYears == 5 ? ages + 1 : ages; }

// As survivalFromRates(); `ratio` has one entry per age group of the result.
void survivalInto(std::span<const double> mx, int sex, int stepYears, std::span<double> ratio);

// Mean years lived in the first year of life by those who die in it, and in ages 1-4.
// Coale and Demeny, model West, from the infant death rate (Preston et al. 2001, table 3.3).
double yearsLivedByInfants(double infantRate, int sex);
double yearsLivedAtOneToFour(double infantRate, int sex);

}  // namespace kosh
