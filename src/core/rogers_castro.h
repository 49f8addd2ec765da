// The model migration schedule of Rogers and Castro: the shape of a flow by age from a few parameters.
#pragma once
#include <optional>
#include <vector>

namespace kosh {

// A unimodal hump over age: height exp(-fall (x - peak) - exp(-rise (x - peak))).
struct MigrationHump {
  double height = 0;  // a2, a3
  double fall = 0;    // alpha2, alpha3; per year
  double peak = 0;    // mu2, mu3; years
  double rise = 0;    // lambda2, lambda3; per year
  bool operator==(const MigrationHump&) const = default;
};

// M(x) = a1 exp(-alpha1 x) + labour hump (2) + retirement hump (3) + a4 exp(lambda4 x) + c.
// Rogers and Castro, Model Migration Schedules, IIASA RR-81-30 (1981): 7, 11, 9 or 13 parameters.
struct RogersCastro {
  double a1 = 0, alpha1 = 0;                // childhood; per year
  MigrationHump labour;
  std::optional<MigrationHump> retirement;
  double a4 = 0, lambda4 = 0;               // rise after retirement; a4 of zero: none
  double c = 0;                             // the same at every age
  bool operator==(const RogersCastro&) const = default;
};

// M at exact age x, years. Not negative for parameters that are not negative; may be infinite for absurd ones.
double migrationAt(const RogersCastro& schedule, double x);

// M at the middle of each age group (x = a + 0.5 for single years, 5 g + 2.5 for five-year groups; the open group counts
// as one more group of that width). The curve is taken as the composition of the flow by age; a schedule of rates must be
// multiplied by people first and given as a table.
std::vector<double> migrationByAge(const RogersCastro& schedule, int ages, int stepYears);

}  // namespace kosh
