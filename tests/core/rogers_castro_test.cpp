// The model migration schedule against its formula at points that are known, part by part.
#include "core/rogers_castro.h"

#include <cmath>

#include "doctest/doctest.h"

using namespace kosh;

namespace {

// The fundamental parameters of Rogers and Castro (1981).
RogersCastro standard() {
  RogersCastro out;
  out.a1 = 0.02;
  out.alpha1 = 0.1;
  out.labour = {0.06, 0.1, 20, 0.4};
  out.c = 0.003;
  return out;
}

}  // namespace

TEST_CASE("At the peak's own age the labour hump is its height over e") {
  RogersCastro only;
  only.labour = {0.06, 0.1, 20, 0.4};
  CHECK(migrationAt(only, 20) == doctest::Approx(0.06 / std::exp(1.0)).epsilon(1e-14));
}

TEST_CASE("The hump is highest where rise exp(-rise (x - peak)) equals its fall") {
  RogersCastro only;
  only.labour = {0.06, 0.1, 20, 0.4};
  const double top = 20 + std::log(0.4 / 0.1) / 0.4;  // 23.47 years
  CHECK(migrationAt(only, top) > migrationAt(only, top - 0.01));
  CHECK(migrationAt(only, top) > migrationAt(only, top + 0.01));
  CHECK(migrationAt(only, top) == doctest::Approx(0.06 * std::exp(-0.1 * (top - 20) - 0.25)).epsilon(1e-14));
}

TEST_CASE("Childhood halves in ln 2 / alpha1 years, the constant stays") {
  RogersCastro only;
  only.a1 = 0.02;
  only.alpha1 = 0.1;
  CHECK(migrationAt(only, 0) == doctest::Approx(0.02));
  CHECK(migrationAt(only, std::log(2.0) / 0.1) == doctest::Approx(0.01).epsilon(1e-14));
  only.c = 0.003;
  CHECK(migrationAt(only, 90) == doctest::Approx(0.003 + 0.02 * std::exp(-9.0)).epsilon(1e-14));
}

TEST_CASE("Retirement and the rise after it are added where they are given") {
  RogersCastro with = standard(), without = standard();
  with.retirement = MigrationHump{0.01, 0.5, 65, 0.3};
  with.a4 = 0.001;
  with.lambda4 = 0.02;
  const double more = migrationAt(with, 65) - migrationAt(without, 65);
  CHECK(more == doctest::Approx(0.01 / std::exp(1.0) + 0.001 * std::exp(0.02 * 65)).epsilon(1e-12));
}

TEST_CASE("The standard schedule is lowest at 15 and highest at 23") {
  const std::vector<double> shape = migrationByAge(standard(), 101, 1);
  REQUIRE(shape.size() == 101);
  std::size_t low = 0, high = 0;
  for (std::size_t a = 0; a < 25; ++a)
    if (shape[a] < shape[low]) low = a;
  for (std::size_t a = low; a < 101; ++a)
    if (shape[a] > shape[high]) high = a;
  CHECK(low == 15);
  CHECK(high == 23);
  CHECK(shape[0] == doctest::Approx(0.003 + 0.02 * std::exp(-0.05)).epsilon(1e-9));  // at 0.5 years; no hump yet
}

TEST_CASE("Five-year groups are taken at their middle, the open one as one more") {
  const std::vector<double> groups = migrationByAge(standard(), 3, 5);
  REQUIRE(groups.size() == 3);
  CHECK(groups[0] == migrationAt(standard(), 2.5));
  CHECK(groups[2] == migrationAt(standard(), 12.5));
}
