// Scales, end labels, groups of ages: plain arithmetic, tested without a window.
#include "ui/charts_logic.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace kosh::ui {
namespace {

constexpr int kMostSteps = 4;

// The smallest allowed step that is not under `least`.
double niceStep(double least) {
  double power = 1;
  while (power > least) power /= 10;
  while (power * 10 <= least) power *= 10;
  for (double factor : {1.0, 2.0, 2.5, 5.0}) {
    if (factor == 2.5 && power < 10) continue;
    if (factor * power >= least * (1 - 1e-12)) return factor * power;
  }
  return 10 * power;
}

Scale withStep(double least, double most, double step) {
  return {std::floor(least / step + 1e-9) * step, std::ceil(most / step - 1e-9) * step, step};
}

void include(const std::vector<CurvePoint>& points, double& least, double& most) {
  for (const CurvePoint& point : points) {
    least = std::min(least, point.value);
    most = std::max(most, point.value);
  }
}

}  // namespace

int Scale::lines() const { return static_cast<int>(std::lround((high - low) / step)) + 1; }

Scale scaleFor(double least, double most) {
  if (!(most > least)) {
    const double room = std::max(std::fabs(least) * 0.05, 1.0);
    least -= room;
    most += room;
  }
  Scale scale = withStep(least, most, niceStep((most - least) / kMostSteps));
  while (scale.lines() > kMostSteps + 1) scale = withStep(least, most, niceStep(scale.step * 1.01));
  return scale;
}

Scale scaleFor(const CurveSpec& spec) {
  double least = 1e300, most = -1e300;
  include(spec.fact, least, most);
  include(spec.base, least, most);
  include(spec.scenario, least, most);
  if (least > most) return {};
  for (const CurveBand& band : spec.bands) least = std::min(least, band.low95), most = std::max(most, band.high95);
  if (spec.room) least = std::min(least, spec.room->low95), most = std::max(most, spec.room->high95);
  if (spec.norm) least = std::min(least, *spec.norm), most = std::max(most, *spec.norm);
  return scaleFor(least, most);
}

int firstYearOf(const CurveSpec& spec) {
  int year = 0;
  for (const auto* points : {&spec.fact, &spec.base, &spec.scenario})
    if (!points->empty()) year = year == 0 ? points->front().year : std::min(year, points->front().year);
  return year;
}

int lastYearOf(const CurveSpec& spec) {
  int year = 0;
  for (const auto* points : {&spec.fact, &spec.base, &spec.scenario})
    if (!points->empty()) year = std::max(year, points->back().year);
  return year;
}

std::optional<double> valueAt(const std::vector<CurvePoint>& points, int year) {
  for (const CurvePoint& point : points)
    if (point.year == year) return point.value;
  return std::nullopt;
}

std::optional<std::size_t> firstDifference(const std::vector<CurvePoint>& base, const std::vector<CurvePoint>& scenario) {
  for (std::size_t i = 0; i < scenario.size(); ++i) {
    const std::optional<double> without = valueAt(base, scenario[i].year);
    if (without && std::fabs(*without - scenario[i].value) <= 1e-9 * std::max(1.0, std::fabs(*without))) continue;
    return i == 0 ? 0 : i - 1;
  }
  return std::nullopt;
}

void pushApart(float& first, float& second, float gap, float low, float high) {
  float& upper = first <= second ? first : second;
  float& lower = first <= second ? second : first;
  const float missing = gap - (lower - upper);
  if (missing > 0) {
    upper -= missing / 2;
    lower += missing / 2;
  }
  const float down = std::max(0.0f, low - upper), up = std::max(0.0f, lower - high);
  upper += down - up;
  lower += down - up;
}

std::vector<double> fiveYearGroups(const std::vector<double>& singleAges) {
  constexpr std::size_t kGroups = 17;  // the last one is 80+
  if (singleAges.empty()) return {};
  std::vector<double> groups(std::min(kGroups, (singleAges.size() + 4) / 5), 0.0);
  for (std::size_t age = 0; age < singleAges.size(); ++age)
    groups[std::min(age / 5, groups.size() - 1)] += singleAges[age];
  return groups;
}

std::optional<double> yearOfDate(std::string_view iso) {
  if (iso.size() != 10) return std::nullopt;
  const auto part = [&](std::size_t from, std::size_t size) { return std::atoi(std::string(iso.substr(from, size)).c_str()); };
  const int year = part(0, 4), month = part(5, 2), day = part(8, 2);
  if (month < 1 || month > 12 || day < 1 || day > 31) return std::nullopt;
  return year + (month - 1 + (day - 1) / 31.0) / 12;
}

}  // namespace kosh::ui
