// Life tables: from death rates to survival ratios.
#include "core/life_table.h"

#include <cmath>
#include <vector>

#include "core/projection.h"
#include "doctest/doctest.h"

using namespace kosh;

TEST_CASE("Without deaths everybody survives, also in the open group") {
  for (const double ratio : survivalFromRates(std::vector<double>(101, 0.0), kFemale, 1).ratio) CHECK(ratio == 1);
  const Survival five = survivalFromRates(std::vector<double>(22, 0.0), kMale, 5);
  CHECK(five.ratio.size() == 21);
  for (const double ratio : five.ratio) CHECK(ratio == doctest::Approx(1));
}

TEST_CASE("A life table of three single ages is the one computed by hand") {
  // m0 = 0.1: a0 = 0.053 + 0.28 = 0.333, q0 = 0.1 / (1 + 0.667 x 0.1), L0 = 1 - q0 + a0 q0.
  const std::vector<double> mx{0.1, 0.2, 0.5};
  const Survival survival = survivalFromRates(mx, kFemale, 1);
  const double q0 = 0.1 / 1.0667, l1 = 1 - q0, L0 = l1 + 0.333 * q0;
  const double q1 = 0.2 / 1.1, l2 = l1 * (1 - q1), L1 = (l1 + l2) / 2, L2 = l2 / 0.5;
  REQUIRE(survival.ratio.size() == 3);
  CHECK(survival.ratio[0] == doctest::Approx(L0).epsilon(1e-14));
  CHECK(survival.ratio[1] == doctest::Approx(L1 / L0).epsilon(1e-14));
  CHECK(survival.ratio[2] == doctest::Approx(L2 / (L1 + L2)).epsilon(1e-14));
}

TEST_CASE("A closed group dies at its own rate: deaths over person-years give back the death rate") {
  // From the ratios L can be rebuilt, and with a = 0.5 the survivors at each age from two neighbours.
  std::vector<double> mx(50);
  for (std::size_t a = 0; a < mx.size(); ++a) mx[a] = 0.001 + 0.0005 * static_cast<double>(a);
  const Survival survival = survivalFromRates(mx, kMale, 1);
  double alive = 1 - mx[0] / (1 + (1 - yearsLivedByInfants(mx[0], kMale)) * mx[0]);
  double lived = survival.ratio[0];
  for (std::size_t a = 1; a + 1 < mx.size(); ++a) {
    lived *= survival.ratio[a];
    const double next = 2 * lived - alive;
    CHECK((alive - next) / lived == doctest::Approx(mx[a]).epsilon(1e-9));
    alive = next;
  }
  CHECK(survival.ratio.back() == doctest::Approx(alive / mx.back() / (lived + alive / mx.back())).epsilon(1e-12));
}

TEST_CASE("Years lived by infants follow Coale and Demeny West, constant from 0.107 on") {
  CHECK(yearsLivedByInfants(0, kMale) == doctest::Approx(0.045));
  CHECK(yearsLivedByInfants(0, kFemale) == doctest::Approx(0.053));
  CHECK(yearsLivedByInfants(0.01, kMale) == doctest::Approx(0.07184));
  CHECK(yearsLivedByInfants(0.107, kMale) == 0.330);
  CHECK(yearsLivedByInfants(0.2, kFemale) == 0.350);
  CHECK(yearsLivedAtOneToFour(0.01, kFemale) == doctest::Approx(1.50682));
  CHECK(yearsLivedAtOneToFour(0.01, kMale) == doctest::Approx(1.62284));
  CHECK(yearsLivedAtOneToFour(0.2, kMale) == 1.352);
  CHECK(yearsLivedAtOneToFour(0.2, kFemale) == 1.361);
}

TEST_CASE("The years lived by infants join without a jump worth noticing at 0.107") {
  for (const int sex : {kFemale, kMale}) {
    CHECK(std::fabs(yearsLivedByInfants(0.1069999, sex) - yearsLivedByInfants(0.107, sex)) < 0.01);
    CHECK(std::fabs(yearsLivedAtOneToFour(0.1069999, sex) - yearsLivedAtOneToFour(0.107, sex)) < 0.01);
  }
}

TEST_CASE("Five-year tables join ages 0 and 1-4 in one group") {
  const std::vector<double> mx{0.02, 0.001, 0.0005, 0.0004, 0.3};  // 0, 1-4, 5-9, 10-14, 15+
  const Survival survival = survivalFromRates(mx, kFemale, 5);
  REQUIRE(survival.ratio.size() == 4);
  const double a0 = 0.053 + 2.8 * 0.02, q0 = 0.02 / (1 + (1 - a0) * 0.02), l1 = 1 - q0;
  const double a1 = 1.522 - 1.518 * 0.02, q1 = 4 * 0.001 / (1 + (4 - a1) * 0.001), l5 = l1 * (1 - q1);
  const double L0 = l1 + a0 * q0 + 4 * l5 + a1 * (l1 - l5);
  CHECK(survival.ratio[0] == doctest::Approx(L0 / 5).epsilon(1e-14));
  const double q5 = 5 * 0.0005 / (1 + 2.5 * 0.0005), l10 = l5 * (1 - q5), L5 = 2.5 * (l5 + l10);
  CHECK(survival.ratio[1] == doctest::Approx(L5 / L0).epsilon(1e-14));
}

TEST_CASE("Constant death rates of five-year groups give Greville's years lived") {
  // A constant m has no slope: a = 2.5 - 25/12 m, so q = 5 m / (1 + (5 - a) m) from age 15 on.
  const double m = 0.02, a = 2.5 - 25.0 / 12 * m, p = 1 - 5 * m / (1 + (5 - a) * m);
  const Survival survival = survivalFromRates(std::vector<double>(12, m), kMale, 5);
  CHECK(survival.ratio[5] == doctest::Approx(p).epsilon(1e-12));
  CHECK(survival.ratio[9] == doctest::Approx(p).epsilon(1e-12));
}

TEST_CASE("From 45 on the years lived in a group are not below 0.97") {
  // A steep rise makes Greville's formula negative; with a = 0.97 the ratio is known.
  std::vector<double> mx(13, 0.01);  // groups 0, 1-4, 5-9 .. 50-54, 55+
  mx[10] = 0.9;                      // 45-49
  const Survival survival = survivalFromRates(mx, kMale, 5);
  const double before = 2.5 - 25.0 / 12 * (0.01 - 0.1 * std::log(0.9 / 0.01));  // 40-44: years lived
  const double p40 = 1 - 0.05 / (1 + (5 - before) * 0.01), p45 = 1 - 4.5 / (1 + (5 - 0.97) * 0.9);
  const double L40 = 5 * p40 + before * (1 - p40), L45 = p40 * (5 * p45 + 0.97 * (1 - p45));
  CHECK(survival.ratio[9] == doctest::Approx(L45 / L40).epsilon(1e-12));
}

TEST_CASE("Higher death rates never let more people live") {
  std::vector<double> low(101), high(101);
  for (std::size_t a = 0; a < low.size(); ++a) low[a] = 0.0005 * std::exp(0.07 * static_cast<double>(a));
  for (std::size_t a = 0; a < low.size(); ++a) high[a] = low[a] * 1.3;
  const Survival more = survivalFromRates(low, kFemale, 1), fewer = survivalFromRates(high, kFemale, 1);
  for (std::size_t a = 0; a < low.size(); ++a) {
    CHECK(fewer.ratio[a] < more.ratio[a]);
    CHECK(more.ratio[a] <= 1);
    CHECK(fewer.ratio[a] >= 0);
  }
}

TEST_CASE("A group in which everybody dies leaves nobody, and no ratio is out of bounds") {
  const Survival survival = survivalFromRates(std::vector<double>{0.01, 0.01, 5, 5, 5}, kMale, 1);
  for (const double ratio : survival.ratio) {
    CHECK(ratio >= 0);
    CHECK(ratio <= 1);
  }
  CHECK(survival.ratio[3] == 0);
  CHECK(survival.ratio[4] == 0);
}

TEST_CASE("Written in place the ratios are the same") {
  const std::vector<double> mx{0.01, 0.02, 0.03, 0.2};
  std::vector<double> ratio(4);
  survivalInto(mx, kMale, 1, ratio);
  CHECK(ratio == survivalFromRates(mx, kMale, 1).ratio);
  CHECK(rateGroups(101, 1) == 101);
  CHECK(rateGroups(21, 5) == 22);
}
