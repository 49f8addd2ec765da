// The formula of rogers_castro.h.
#include "core/rogers_castro.h"

#include "core/portable_math.h"

namespace kosh {
namespace {

double humpAt(const MigrationHump& hump, double x) {
  const double years = x - hump.peak;
  return hump.height == 0 ? 0 : hump.height * portableExp(-hump.fall * years - portableExp(-hump.rise * years));
}

}  // namespace

double migrationAt(const RogersCastro& schedule, double x) {
  double sum = schedule.c + humpAt(schedule.labour, x);
  if (schedule.a1 != 0) sum += schedule.a1 * portableExp(-schedule.alpha1 * x);
  if (schedule.retirement) sum += humpAt(*schedule.retirement, x);
  if (schedule.a4 != 0) sum += schedule.a4 * portableExp(schedule.lambda4 * x);
  return sum;
}

std::vector<double> migrationByAge(const RogersCastro& schedule, int ages, int stepYears) {
  std::vector<double> out;
  for (int a = 0; a < ages; ++a) out.push_back(migrationAt(schedule, (a + 0.5) * stepYears));
  return out;
}

}  // namespace kosh
