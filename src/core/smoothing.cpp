// Bins weighted points and blurs a grid: running sums along rows, then along columns a whole row at a time.
#include "core/smoothing.h"

#include <algorithm>
#include <cmath>

namespace kosh {
namespace {

constexpr int kPasses = 3;
constexpr double kLeastRadius = 0.5;  // cells; below it the boxes are single cells

struct ExtendedBox {
  int half = 0;       // l: cells of weight one on either side of the middle
  double edge = 0;    // weight of the two outermost cells
  double scale = 1;   // one over the sum of the weights
};

ExtendedBox boxFor(double radiusCells) {
  const double radius = std::max(radiusCells, kLeastRadius);
  const double v = radius * radius / kPasses;
  ExtendedBox box;
  box.half = static_cast<int>(std::floor((std::sqrt(12 * v + 1) - 1) / 2));
  const double l = box.half, width = 2 * l + 1;
  box.edge = width * (3 * v - l * (l + 1)) / (6 * ((l + 1) * (l + 1) - v));
  box.scale = 1 / (width + 2 * box.edge);
  return box;
}

// One row from `in`, whose cells lie `pad` behind its beginning with zeros on both sides, to `out`.
void blurRow(const ExtendedBox& box, const double* in, double* out, int count) {
  double sum = 0;
  for (int i = -box.half; i < box.half; ++i) sum += in[i];
  for (int i = 0; i < count; ++i) {
    sum += in[i + box.half];
    out[i] = (sum + box.edge * (in[i - box.half - 1] + in[i + box.half + 1])) * box.scale;
    sum -= in[i - box.half];
  }
}

// The three passes need the values that the first ones leave beyond the ends of the row: the room on both sides is the
// whole reach, and every pass but the last one fills a part of it.
void blurRows(const FieldGrid& grid, const ExtendedBox& box, std::vector<double>& values) {
  const int step = box.half + 1, pad = kPasses * step, count = grid.columns;
  std::vector<double> a(static_cast<std::size_t>(count + 2 * pad), 0.0), b(a.size(), 0.0);
  for (int row = 0; row < grid.rows; ++row) {
    double* line = values.data() + grid.index(0, row);
    if (std::all_of(line, line + count, [](double v) { return v == 0; })) continue;
    std::copy(line, line + count, a.begin() + pad);
    std::fill(a.begin(), a.begin() + pad, 0.0);
    std::fill(a.end() - pad, a.end(), 0.0);
    const int first = pad - 2 * step;  // beyond it nothing comes back
    blurRow(box, a.data() + first, b.data() + first, count + 4 * step);
    blurRow(box, b.data() + first + step, a.data() + first + step, count + 2 * step);
    blurRow(box, a.data() + pad, line, count);
  }
}

// Along columns: the sums of all columns move up together, a row at a time. `in` has `pad` rows of zeros below and above.
void blurColumns(const ExtendedBox& box, int columns, const double* in, double* out, int rows, std::vector<double>& sums) {
  const auto width = static_cast<std::ptrdiff_t>(columns);
  std::fill(sums.begin(), sums.end(), 0.0);
  for (int r = -box.half; r < box.half; ++r)
    for (std::ptrdiff_t c = 0; c < width; ++c) sums[static_cast<std::size_t>(c)] += in[r * width + c];
  for (int r = 0; r < rows; ++r) {
    const double* enter = in + (r + box.half) * width;
    const double* leave = in + (r - box.half) * width;
    const double* below = leave - width;
    const double* above = enter + width;
    double* to = out + r * width;
    double* sum = sums.data();
    for (std::ptrdiff_t c = 0; c < width; ++c) {
      const double now = sum[c] + enter[c];
      to[c] = (now + box.edge * (below[c] + above[c])) * box.scale;
      sum[c] = now - leave[c];
    }
  }
}

void blurColumns(const FieldGrid& grid, const ExtendedBox& box, std::vector<double>& values) {
  const int step = box.half + 1, pad = kPasses * step;
  const auto width = static_cast<std::size_t>(grid.columns);
  std::vector<double> a(static_cast<std::size_t>(grid.rows + 2 * pad) * width, 0.0), b(a.size(), 0.0), sums(width);
  std::copy(values.begin(), values.end(), a.begin() + static_cast<std::ptrdiff_t>(static_cast<std::size_t>(pad) * width));
  const auto at = [&](std::vector<double>& of, int row) { return of.data() + static_cast<std::size_t>(row) * width; };
  const int first = pad - 2 * step;
  blurColumns(box, grid.columns, at(a, first), at(b, first), grid.rows + 4 * step, sums);
  blurColumns(box, grid.columns, at(b, first + step), at(a, first + step), grid.rows + 2 * step, sums);
  blurColumns(box, grid.columns, at(a, pad), values.data(), grid.rows, sums);
}

}  // namespace

FieldGrid gridOver(const Box& km, double cellKm) {
  FieldGrid grid{cellKm};
  if (km.empty()) return grid;
  const auto cell = [cellKm](double value) { return static_cast<int>(std::floor(value / cellKm)); };
  grid.column0 = cell(km.low.x);
  grid.row0 = cell(km.low.y);
  grid.columns = cell(km.high.x) - grid.column0 + 1;
  grid.rows = cell(km.high.y) - grid.row0 + 1;
  return grid;
}

void binPoints(const FieldGrid& grid, std::span<const WeightedPoint> points, std::vector<double>& values) {
  values.assign(grid.size(), 0.0);
  if (grid.size() == 0) return;
  const double perKm = 1 / grid.cellKm;
  for (const WeightedPoint& p : points) {
    const double x = p.x * perKm - grid.column0, y = p.y * perKm - grid.row0;
    if (!(x >= 0 && y >= 0 && x < grid.columns && y < grid.rows)) continue;
    const double cx = std::clamp(x - 0.5, 0.0, grid.columns - 1.0), cy = std::clamp(y - 0.5, 0.0, grid.rows - 1.0);
    const int column = static_cast<int>(cx), row = static_cast<int>(cy);
    const double right = cx - column, up = cy - row;
    const std::size_t at = grid.index(column, row);
    const std::size_t east = at + (column + 1 < grid.columns ? 1 : 0), stride = row + 1 < grid.rows ? static_cast<std::size_t>(grid.columns) : 0;
    values[at] += p.weight * (1 - right) * (1 - up);
    values[east] += p.weight * right * (1 - up);
    values[at + stride] += p.weight * (1 - right) * up;
    values[east + stride] += p.weight * right * up;
  }
}

int reachInCells(double radiusCells) { return kPasses * (boxFor(radiusCells).half + 1); }

void smoothField(const FieldGrid& grid, double radiusCells, std::vector<double>& values) {
  if (grid.size() == 0) return;
  const ExtendedBox box = boxFor(radiusCells);
  blurRows(grid, box, values);
  blurColumns(grid, box, values);
}

}  // namespace kosh
