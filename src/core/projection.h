// The cohort-component step of one period, exactly in the order of the method (design: model, "one year").
#pragma once
#include <span>
#include <vector>

#include "core/dataset.h"
#include "core/types.h"

namespace kosh {

// Survival of one sex. Shapes: `ratio` has one entry per age group.
//   ratio[a] for a >= 1 : share of age group a-1 that is alive in age group a one step later, L[a] / L[a-1]
//   ratio[last]         : the same for the last two groups together, L[last] / (L[last-1] + L[last])
//   ratio[0]            : share of the births of the step alive at its end, L[0] / (step * l0)
struct Survival {
  std::vector<double> ratio;
};

// Life table from death rates. Unit of mx: deaths per person-year. stepYears is 1 or 5.
// One-year groups: a(0) by Coale-Demeny West (sex matters), 0.5 elsewhere. Five-year groups: L of 0-4 from
// 1m0 and 4m1 needs abridged rates, so `mx` then has groups 0, 1-4, 5-9, ... and the result 0-4, 5-9, ...;
// a = 2.5 at 5-14, Greville from 15 on (Greville 1943; United Nations MORTPAK), not below 0.97 from 45 on.
// Open group: L = l / m. Source: Preston, Heuveline, Guillot, Demography (2001), ch. 3.
Survival survivalFromRates(std::span<const double> mx, int sex, int stepYears);

// What one step needs. All spans are [territory][sex][age] unless said otherwise. n territories, A age groups.
struct StepInput {
  int territories = 0;
  int ages = 0;
  int stepYears = 1;
  MigrationTiming timing = MigrationTiming::even;
  std::span<const double> start;      // persons at the start
  std::span<const double> survival;   // survival ratios, as in Survival
  std::span<const double> fertility;  // [territory][age]: births per woman and year
  std::span<const double> migrants;   // signed persons of the step, by completed age as `timing` defines; may be empty
  std::span<const double> moveRate;   // [from][to] of the step; may be empty
  std::span<const double> moveSchedule;  // [age]; empty: ones
  double boysPerGirl = 1.05;
};

// Persons whose departure was cut because nobody was left to leave.
struct CutOutflow {
  int territory = 0, sex = 0, age = 0;
  double persons = 0;
  bool operator==(const CutOutflow&) const = default;
};

struct StepOutput {
  std::vector<double> end;          // persons [territory][sex][age]
  std::vector<double> births;       // [territory][sex]
  std::vector<double> deaths;       // [territory]: start + births + migration (+ moves) - end
  std::vector<double> migration;    // [territory]: persons really added
  std::vector<double> movesIn;      // [territory]
  std::vector<double> movesOut;     // [territory]
  std::vector<CutOutflow> cuts;     // one entry a cell, in the order they were met
  std::vector<double> scratch;      // working memory of step(), kept so that the next step allocates nothing
};

// Births at the youngest and at the open age group are not counted; infants do not move in the step of their birth.
// Expects at least two age groups and, for every origin and age, moveRate x moveSchedule that sum to one at most.
// `out` may be reused: with the sizes of the step before it nothing is allocated (but for cuts, which are rare).
void step(const StepInput& in, StepOutput& out);

}  // namespace kosh
