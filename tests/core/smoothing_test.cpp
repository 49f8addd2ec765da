// Binning keeps sums and centres of mass; three box blurs keep the variance, stay near the Gaussian and end where they say.
#include "core/smoothing.h"

#include <cmath>
#include <numeric>

#include "core/portable_math.h"
#include "doctest/doctest.h"

using namespace kosh;

namespace {

double sumOf(const std::vector<double>& values) { return std::accumulate(values.begin(), values.end(), 0.0); }

FieldGrid square(int cells) { return {0.1, -cells / 2, -cells / 2, cells, cells}; }

// One weight in the middle cell of an odd grid, smoothed.
std::vector<double> pulse(const FieldGrid& grid, double radius) {
  std::vector<double> values(grid.size(), 0.0);
  values[grid.index(grid.columns / 2, grid.rows / 2)] = 1;
  smoothField(grid, radius, values);
  return values;
}

// The same kernel by plain sums: three boxes of the formula in the header.
std::vector<double> kernelByHand(double radius) {
  const double v = radius * radius / 3;
  const int l = static_cast<int>(std::floor((std::sqrt(12 * v + 1) - 1) / 2));
  const double a = (2 * l + 1) * (3 * v - l * (l + 1)) / (6 * ((l + 1.0) * (l + 1.0) - v));
  std::vector<double> box(static_cast<std::size_t>(2 * l + 3), 1.0);
  box.front() = box.back() = a;
  std::vector<double> out{1};
  for (int pass = 0; pass < 3; ++pass) {
    std::vector<double> wider(out.size() + box.size() - 1, 0.0);
    for (std::size_t i = 0; i < out.size(); ++i)
      for (std::size_t j = 0; j < box.size(); ++j) wider[i + j] += out[i] * box[j] / (2 * l + 1 + 2 * a);
    out = wider;
  }
  return out;
}

}  // namespace

TEST_CASE("A grid over a box lies on the lattice and covers the box") {
  Box box;
  box.add({-0.25, 1.01});
  box.add({0.31, 1.29});
  const FieldGrid grid = gridOver(box, 0.1);
  CHECK(grid.column0 == -3);
  CHECK(grid.row0 == 10);
  CHECK(grid.columns == 7);
  CHECK(grid.rows == 3);
  CHECK(grid.centre(0, 0).x == doctest::Approx(-0.25));
  CHECK(grid.centre(6, 2).y == doctest::Approx(1.25));
  CHECK(gridOver(Box{}, 0.1).size() == 0);
}

TEST_CASE("Points keep their weight and their centre of mass when they are binned") {
  const FieldGrid grid = square(21);
  const std::vector<WeightedPoint> points{{0.03f, 0.08f, 2}, {-0.51f, 0.27f, 3}, {0.4f, -0.66f, 0.5f}};
  std::vector<double> values;
  binPoints(grid, points, values);
  CHECK(sumOf(values) == doctest::Approx(5.5).epsilon(1e-12));
  double x = 0, y = 0, wantedX = 0, wantedY = 0;
  for (int row = 0; row < grid.rows; ++row)
    for (int column = 0; column < grid.columns; ++column) {
      x += values[grid.index(column, row)] * grid.centre(column, row).x;
      y += values[grid.index(column, row)] * grid.centre(column, row).y;
    }
  for (const WeightedPoint& p : points) {
    wantedX += p.weight * p.x;
    wantedY += p.weight * p.y;
  }
  CHECK(x == doctest::Approx(wantedX).epsilon(1e-6));
  CHECK(y == doctest::Approx(wantedY).epsilon(1e-6));
}

TEST_CASE("A point at the edge of the grid keeps its weight, a point outside is left out") {
  const FieldGrid grid{0.1, 0, 0, 3, 2};
  std::vector<double> values;
  binPoints(grid, std::vector<WeightedPoint>{{0.01f, 0.01f, 1}, {0.29f, 0.19f, 4}}, values);
  CHECK(values[0] == doctest::Approx(1));
  CHECK(values[5] == doctest::Approx(4));
  binPoints(grid, std::vector<WeightedPoint>{{-0.01f, 0.1f, 1}, {0.31f, 0.1f, 1}, {0.1f, 0.2001f, 1}}, values);
  CHECK(sumOf(values) == 0);
  binPoints(FieldGrid{}, std::vector<WeightedPoint>{{0, 0, 1}}, values);
  CHECK(values.empty());
}

TEST_CASE("The smoothed pulse is the product of two kernels computed by plain sums") {
  for (double radius : {0.5, 0.7, 1.0, 2.4, 7.0}) {
    const FieldGrid grid = square(61);
    const std::vector<double> values = pulse(grid, radius), kernel = kernelByHand(radius);
    const int half = static_cast<int>(kernel.size()) / 2;
    CHECK(half == reachInCells(radius));
    double worst = 0;
    for (int row = 0; row < grid.rows; ++row)
      for (int column = 0; column < grid.columns; ++column) {
        const int i = column - 30 + half, j = row - 30 + half, n = static_cast<int>(kernel.size());
        const double wanted = i < 0 || j < 0 || i >= n || j >= n ? 0 : kernel[static_cast<std::size_t>(i)] * kernel[static_cast<std::size_t>(j)];
        worst = std::max(worst, std::fabs(values[grid.index(column, row)] - wanted));
      }
    CHECK(worst < 1e-14);
  }
}

TEST_CASE("Smoothing keeps the sum, and its variance is the square of the radius along either axis") {
  for (double radius : {1.0, 3.3, 7.0, 10.0}) {
    const FieldGrid grid = square(101);
    const std::vector<double> values = pulse(grid, radius);
    CHECK(sumOf(values) == doctest::Approx(1).epsilon(1e-12));
    double x = 0, y = 0;
    for (int row = 0; row < grid.rows; ++row)
      for (int column = 0; column < grid.columns; ++column) {
        x += values[grid.index(column, row)] * (column - 50) * (column - 50);
        y += values[grid.index(column, row)] * (row - 50) * (row - 50);
      }
    CHECK(x == doctest::Approx(radius * radius).epsilon(1e-10));
    CHECK(y == doctest::Approx(radius * radius).epsilon(1e-10));
  }
}

TEST_CASE("The kernel follows the Gaussian of the same radius within 12 % of its peak") {
  const double pi = 3.14159265358979;
  for (double radius : {3.0, 7.0, 10.0}) {
    const FieldGrid grid = square(101);
    const std::vector<double> values = pulse(grid, radius);
    const double peak = 1 / (2 * pi * radius * radius);
    double worst = 0;
    for (int row = 0; row < grid.rows; ++row)
      for (int column = 0; column < grid.columns; ++column) {
        const double square = (column - 50.0) * (column - 50.0) + (row - 50.0) * (row - 50.0);
        worst = std::max(worst, std::fabs(values[grid.index(column, row)] - peak * portableExp(-square / (2 * radius * radius))));
      }
    CHECK(worst / peak < 0.12);
    CHECK(values[grid.index(50, 50)] == doctest::Approx(peak - worst).epsilon(1e-9));  // at the peak itself
  }
}

TEST_CASE("What leaves the grid is lost and does not come back at the other side") {
  const FieldGrid grid{0.1, 0, 0, 5, 40};
  std::vector<double> values(grid.size(), 0.0);
  values[grid.index(0, 20)] = 1;
  smoothField(grid, 4, values);
  CHECK(sumOf(values) < 0.7);
  CHECK(sumOf(values) > 0.3);
  CHECK(values[grid.index(4, 20)] < values[grid.index(0, 20)]);
  CHECK(values[grid.index(4, 0)] < 1e-12);
}
