// Lays a window over every district, cuts its border into sample points, smooths and scales its surface, sums it up.
#include "core/density.h"

#include <algorithm>
#include <cmath>

namespace kosh {
namespace {

constexpr double kHalfDiagonal = 0.7072;  // of a square of side one, rounded up

// Where the ring crosses a line from west to east, half-open as in contains().
void addCrossings(const Ring& ring, double y, std::vector<double>& crossings) {
  for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
    const Point a = ring[j], b = ring[i];
    if ((a.y > y) == (b.y > y)) continue;
    crossings.push_back((b.x - a.x) * (y - a.y) / (b.y - a.y) + a.x);
  }
}

// Sets the samples of one line of samples between two crossings. Sample k stands at (first + (k + 0.5)) steps.
void setBetween(const FieldGrid& grid, double from, double to, int row, int sampleRow, std::vector<SampleMask>& mask) {
  const double perKm = kSamples / grid.cellKm, origin = static_cast<double>(grid.column0) * kSamples;
  const int count = grid.columns * kSamples;
  const auto firstFrom = [&](double x) { return static_cast<int>(std::clamp(std::ceil(x * perKm - origin - 0.5), 0.0, static_cast<double>(count))); };
  const int last = firstFrom(to);
  for (int k = firstFrom(from); k < last; ++k)
    mask[grid.index(k / kSamples, row)] ^= static_cast<SampleMask>(1u << (sampleRow * kSamples + k % kSamples));
}

void addPolygon(const FieldGrid& grid, const Polygon& polygon, std::vector<SampleMask>& mask) {
  std::vector<double> crossings;
  const Box box = bounds(Shape{polygon});
  for (int row = 0; row < grid.rows; ++row) {
    if ((grid.row0 + row + 1) * grid.cellKm < box.low.y || (grid.row0 + row) * grid.cellKm > box.high.y) continue;
    for (int s = 0; s < kSamples; ++s) {
      const double y = (grid.row0 + row + (s + 0.5) / kSamples) * grid.cellKm;
      crossings.clear();
      addCrossings(polygon.outer, y, crossings);
      for (const Ring& hole : polygon.holes) addCrossings(hole, y, crossings);
      std::sort(crossings.begin(), crossings.end());
      for (std::size_t i = 0; i + 1 < crossings.size(); i += 2) setBetween(grid, crossings[i], crossings[i + 1], row, s, mask);
    }
  }
}

Point pointOf(const WeightedPoint& p) { return {static_cast<double>(p.x), static_cast<double>(p.y)}; }

// The window holds everything that may be near a point, one cell more for the picture.
FieldGrid windowOver(std::span<const WeightedPoint> points, double cellKm) {
  Box box;
  const double margin = kFarthestKm + cellKm;
  for (const WeightedPoint& p : points) {
    box.add({p.x - margin, p.y - margin});
    box.add({p.x + margin, p.y + margin});
  }
  return gridOver(box, cellKm);
}

// Cells of which no corner is farther than it may be.
void markNear(const FieldGrid& grid, const WeightedPoint& p, std::vector<std::uint8_t>& near) {
  const double farthest = kFarthestKm - grid.cellKm * kHalfDiagonal;
  for (int row = 0; row < grid.rows; ++row)
    for (int column = 0; column < grid.columns; ++column) {
      const Point c = grid.centre(column, row);
      const double dx = c.x - p.x, dy = c.y - p.y;
      if (dx * dx + dy * dy <= farthest * farthest) near[grid.index(column, row)] = 1;
    }
}

DensityWindow windowOf(const Shape& shape, std::span<const WeightedPoint> all, double cellKm) {
  std::vector<WeightedPoint> own;
  for (const WeightedPoint& p : all)
    if (p.weight > 0 && contains(shape, pointOf(p))) own.push_back(p);
  DensityWindow out;
  if (own.empty()) return out;
  out.grid = windowOver(own, cellKm);
  out.inside = maskOf(out.grid, shape);
  out.near.assign(out.grid.size(), 0);
  for (const WeightedPoint& p : own) markNear(out.grid, p, out.near);
  binPoints(out.grid, own, out.points);
  return out;
}

void smoothWindow(DensityWindow& window, double radiusKm) {
  window.perKm2 = window.points;
  smoothField(window.grid, radiusKm / window.grid.cellKm, window.perKm2);
  double sum = 0;
  for (std::size_t i = 0; i < window.perKm2.size(); ++i) {
    double& value = window.perKm2[i];
    value = window.near[i] ? std::max(value, 0.0) : 0;
    sum += window.part(i);
  }
  if (!(sum > 0)) {
    window = {};
    return;
  }
  for (double& value : window.perKm2) value /= sum;
}

// -1 outside.
int sampleAt(const FieldGrid& grid, Point km, std::size_t& cell) {
  const double x = km.x / grid.cellKm - grid.column0, y = km.y / grid.cellKm - grid.row0;
  if (!(x >= 0 && y >= 0 && x < grid.columns && y < grid.rows)) return -1;
  const int column = static_cast<int>(x), row = static_cast<int>(y);
  cell = grid.index(column, row);
  return static_cast<int>((y - row) * kSamples) * kSamples + static_cast<int>((x - column) * kSamples);
}

double bilinear(const DensityWindow& window, Point km) {
  const FieldGrid& grid = window.grid;
  const double x = std::clamp(km.x / grid.cellKm - grid.column0 - 0.5, 0.0, grid.columns - 1.0);
  const double y = std::clamp(km.y / grid.cellKm - grid.row0 - 0.5, 0.0, grid.rows - 1.0);
  const int column = std::min(static_cast<int>(x), std::max(grid.columns - 2, 0)), row = std::min(static_cast<int>(y), std::max(grid.rows - 2, 0));
  const int east = std::min(column + 1, grid.columns - 1), north = std::min(row + 1, grid.rows - 1);
  const double right = x - column, up = y - row;
  const auto at = [&](int c, int r) { return window.perKm2[grid.index(c, r)]; };
  return (at(column, row) * (1 - right) + at(east, row) * right) * (1 - up) + (at(column, north) * (1 - right) + at(east, north) * right) * up;
}

}  // namespace

std::vector<SampleMask> maskOf(const FieldGrid& grid, const Shape& shape) {
  std::vector<SampleMask> mask(grid.size(), 0);
  for (const Polygon& polygon : shape)
    if (!polygon.outer.empty()) addPolygon(grid, polygon, mask);
  return mask;
}

int countSamples(SampleMask mask) {
  int count = 0;
  for (unsigned bits = mask; bits != 0; bits &= bits - 1) ++count;
  return count;
}

std::vector<WeightedPoint> populationWeights(const Dataset& dataset, const PlaneProjection& projection) {
  std::vector<WeightedPoint> out;
  for (const Place& place : dataset.places.places) {
    if (place.kind != PlaceKind::school && place.kind != PlaceKind::metro) continue;
    const Point km = projection.toPlane(place.position);
    out.push_back({static_cast<float>(km.x), static_cast<float>(km.y), 1});
  }
  return out;
}

DensityField layDensity(std::span<const Shape> shapes, std::span<const WeightedPoint> points, double cellKm) {
  DensityField field;
  for (const Shape& shape : shapes) field.districts.push_back(windowOf(shape, points, cellKm));
  return field;
}

DensityField layDensity(const Dataset& dataset, std::span<const Shape> shapes, const PlaneProjection& projection) {
  std::vector<Shape> ofDistricts;
  for (int t : dataset.districts) ofDistricts.push_back(static_cast<std::size_t>(t) < shapes.size() ? shapes[static_cast<std::size_t>(t)] : Shape{});
  return layDensity(ofDistricts, populationWeights(dataset, projection));
}

void smoothDensity(DensityField& field, double radiusKm) {
  field.radiusKm = std::clamp(radiusKm, kLeastRadiusKm, kMostRadiusKm);
  for (DensityWindow& window : field.districts)
    if (window.exists()) smoothWindow(window, field.radiusKm);
}

std::optional<double> densityAt(const DensityField& field, std::span<const double> persons, Point km) {
  for (std::size_t d = 0; d < field.districts.size(); ++d) {
    const DensityWindow& window = field.districts[d];
    std::size_t cell = 0;
    const int sample = window.perKm2.empty() ? -1 : sampleAt(window.grid, km, cell);
    if (sample >= 0 && (window.inside[cell] >> sample & 1)) return persons[d] * bilinear(window, km);
  }
  return std::nullopt;
}

double peopleOn(const DensityField& field, std::span<const double> persons, int district) {
  const DensityWindow& window = field.districts[static_cast<std::size_t>(district)];
  double sum = 0;
  for (std::size_t i = 0; i < window.perKm2.size(); ++i) sum += window.part(i);
  return sum * persons[static_cast<std::size_t>(district)];
}

std::vector<double> sharesIn(const DensityField& field, const Shape& shape) {
  std::vector<double> out(field.districts.size(), 0.0);
  for (std::size_t d = 0; d < field.districts.size(); ++d) {
    const DensityWindow& window = field.districts[d];
    if (window.perKm2.empty()) continue;
    const std::vector<SampleMask> mask = maskOf(window.grid, shape);
    for (std::size_t i = 0; i < mask.size(); ++i)
      out[d] += window.perKm2[i] * window.grid.cellArea() * countSamples(static_cast<SampleMask>(mask[i] & window.inside[i])) / kSamplesInCell;
  }
  return out;
}

double peopleIn(const DensityField& field, std::span<const double> persons, const Shape& shape) {
  const std::vector<double> shares = sharesIn(field, shape);
  double people = 0;
  for (std::size_t d = 0; d < shares.size(); ++d) people += shares[d] * persons[d];
  return people;
}

}  // namespace kosh
