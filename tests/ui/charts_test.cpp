// Tests of the arithmetic under the charts: scales, differences, end labels, ages, overloads.
#include "ui/charts_logic.h"

#include <cmath>
#include <numeric>

#include "doctest/doctest.h"

using namespace kosh;
using namespace kosh::ui;

namespace {

// An outcome with one load of one territory: values of consecutive years from 2026 on.
Outcome loads(const std::vector<std::optional<double>>& values) {
  Outcome outcome;
  outcome.firstYear = 2026;
  outcome.lastYear = 2026 + static_cast<int>(values.size()) - 1;
  Indicator indicator;
  indicator.id = "school_load";
  indicator.kind = IndicatorKind::load;
  indicator.service = "school";
  outcome.indicators.push_back(indicator);
  for (const std::optional<double>& value : values)
    outcome.values.push_back(value ? std::optional<Datum>(Datum{*value, Status::estimate}) : std::nullopt);
  return outcome;
}

}  // namespace

TEST_CASE("A scale holds its values with at most four steps of a round size") {
  const double pairs[][2] = {{92, 124}, {0, 1}, {-16, 7354}, {369998, 452000}, {2100000, 3400000}, {99.2, 99.9}, {-3, -1}};
  for (const auto& pair : pairs) {
    const Scale scale = scaleFor(pair[0], pair[1]);
    CAPTURE(pair[0]);
    CHECK(scale.low <= pair[0]);
    CHECK(scale.high >= pair[1]);
    CHECK(scale.lines() >= 2);
    CHECK(scale.lines() <= 5);
    double mantissa = scale.step;
    while (mantissa >= 10) mantissa /= 10;
    while (mantissa < 1) mantissa *= 10;
    const bool round = std::fabs(mantissa - 1) < 1e-9 || std::fabs(mantissa - 2) < 1e-9 || std::fabs(mantissa - 2.5) < 1e-9 ||
                       std::fabs(mantissa - 5) < 1e-9;
    CHECK(round);
  }
}

TEST_CASE("Loads from 92 to 124 get lines at 80, 100, 120 and 140") {
  const Scale scale = scaleFor(92, 124);
  CHECK(scale.low == doctest::Approx(90).epsilon(0.12));
  CHECK(scale.at(1) - scale.at(0) == scale.step);
  CHECK(std::fabs(std::remainder(100 - scale.low, scale.step)) < 1e-9);  // the norm is on a line
}

TEST_CASE("A scale of one value is not empty") {
  const Scale scale = scaleFor(100, 100);
  CHECK(scale.low < 100);
  CHECK(scale.high > 100);
}

TEST_CASE("The norm is always inside the scale of a curve") {
  CurveSpec spec;
  spec.base = {{2026, 60}, {2027, 64}};
  spec.norm = 100;
  const Scale scale = scaleFor(spec);
  CHECK(scale.high >= 100);
  CHECK(scale.low <= 60);
}

TEST_CASE("The years of a curve run from the first fact to the last point") {
  CurveSpec spec;
  CHECK(firstYearOf(spec) == 0);
  spec.fact = {{2020, 1}, {2024, 2}};
  spec.base = {{2026, 3}, {2050, 4}};
  CHECK(firstYearOf(spec) == 2020);
  CHECK(lastYearOf(spec) == 2050);
}

TEST_CASE("The scenario is drawn from the point before the first that differs") {
  const std::vector<CurvePoint> base{{2026, 100}, {2027, 101}, {2028, 102}, {2029, 103}};
  std::vector<CurvePoint> scenario = base;
  CHECK_FALSE(firstDifference(base, scenario));
  scenario[2].value = 99;
  REQUIRE(firstDifference(base, scenario));
  CHECK(*firstDifference(base, scenario) == 1);
  scenario[0].value = 90;
  CHECK(*firstDifference(base, scenario) == 0);
}

TEST_CASE("A year that only the scenario has counts as a difference") {
  const std::vector<CurvePoint> base{{2026, 1}}, scenario{{2026, 1}, {2027, 1}};
  REQUIRE(firstDifference(base, scenario));
  CHECK(*firstDifference(base, scenario) == 0);
}

TEST_CASE("End labels are pushed apart evenly and keep their order") {
  float a = 100, b = 106;
  pushApart(a, b, 20, 0, 300);
  CHECK(a == doctest::Approx(93));
  CHECK(b == doctest::Approx(113));
  float lower = 106, upper = 100;
  pushApart(lower, upper, 20, 0, 300);
  CHECK(lower == doctest::Approx(113));
  CHECK(upper == doctest::Approx(93));
}

TEST_CASE("End labels stay inside the chart") {
  float a = 2, b = 4;
  pushApart(a, b, 20, 0, 300);
  CHECK(a == doctest::Approx(0));
  CHECK(b == doctest::Approx(20));
  a = 297, b = 299;
  pushApart(a, b, 20, 0, 300);
  CHECK(b == doctest::Approx(300));
  CHECK(a == doctest::Approx(280));
}

TEST_CASE("Labels that are far enough apart do not move") {
  float a = 50, b = 90;
  pushApart(a, b, 20, 0, 300);
  CHECK(a == 50);
  CHECK(b == 90);
}

TEST_CASE("Single ages become seventeen groups, the last one 80 and over, and nobody is lost") {
  std::vector<double> ages(101, 1.0);
  const std::vector<double> groups = fiveYearGroups(ages);
  REQUIRE(groups.size() == 17);
  CHECK(groups.front() == 5);
  CHECK(groups[15] == 5);
  CHECK(groups.back() == 21);
  CHECK(std::accumulate(groups.begin(), groups.end(), 0.0) == 101);
}

TEST_CASE("A short list of ages keeps its open group last") {
  const std::vector<double> groups = fiveYearGroups({1, 2, 3, 4, 5, 6, 7});
  REQUIRE(groups.size() == 2);
  CHECK(groups[0] == 15);
  CHECK(groups[1] == 13);
  CHECK(fiveYearGroups({}).empty());
}

TEST_CASE("The indicator of a service is found by its kind") {
  const Outcome outcome = loads({100});
  CHECK(serviceIndicator(outcome, "school", IndicatorKind::load) == 0);
  CHECK(serviceIndicator(outcome, "school", IndicatorKind::deficit) == -1);
  CHECK(serviceIndicator(outcome, "kindergarten", IndicatorKind::load) == -1);
}
