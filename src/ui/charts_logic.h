// The arithmetic under the charts: scales, end labels, groups of ages. No drawing.
#pragma once
#include <optional>
#include <string_view>
#include <vector>

#include "core/outcome.h"
#include "ui/charts.h"

namespace kosh::ui {

// An axis from `low` to `high` with a line at every `step`: 1, 2, 2.5 or 5 times a power of ten (2.5 only from 25 on),
// at most four steps; all the values lie inside.
struct Scale {
  double low = 0, high = 1, step = 1;
  int lines() const;
  double at(int line) const { return low + step * line; }
};
Scale scaleFor(double least, double most);
// Of everything a curve shows; equal ends are pushed apart.
Scale scaleFor(const CurveSpec& spec);

// Years of the curve's points, first and last; 0 when there are none.
int firstYearOf(const CurveSpec& spec);
int lastYearOf(const CurveSpec& spec);
std::optional<double> valueAt(const std::vector<CurvePoint>& points, int year);

// Position in `scenario` from which it is drawn: the point before the first that differs from `base`, so that the
// line grows out of the other one. Nothing: no difference.
std::optional<std::size_t> firstDifference(const std::vector<CurvePoint>& base, const std::vector<CurvePoint>& scenario);

// Two labels at the ends of lines, kept `gap` apart and inside [low, high], in their order.
void pushApart(float& first, float& second, float gap, float low, float high);

// Single ages to 0-4, 5-9, ..., 75-79, 80+. An open group below 80 stays the last group.
std::vector<double> fiveYearGroups(const std::vector<double>& singleAges);

// "2026-07-01" as a place among the years, 2026.5: months of equal length. Nothing: not such a date.
std::optional<double> yearOfDate(std::string_view iso);

}  // namespace kosh::ui
