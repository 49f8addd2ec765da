// Weighted points on a grid of square cells, smoothed by three box blurs: the surface of any points, without a GPU.
#pragma once
#include <cstddef>
#include <span>
#include <vector>

#include "core/geometry.h"

namespace kosh {

// Cells of a lattice over the plane: cell (column, row) of a grid covers
// [(column0 + column) cell, (column0 + column + 1) cell) kilometres east, and so north; row 0 is the southern one.
// All grids of one cell size lie on the same lattice, so their cells coincide.
struct FieldGrid {
  double cellKm = 0.1;
  int column0 = 0, row0 = 0;  // of the lattice
  int columns = 0, rows = 0;

  std::size_t size() const { return static_cast<std::size_t>(columns) * static_cast<std::size_t>(rows); }
  std::size_t index(int column, int row) const { return static_cast<std::size_t>(row) * static_cast<std::size_t>(columns) + static_cast<std::size_t>(column); }
  Point centre(int column, int row) const { return {(column0 + column + 0.5) * cellKm, (row0 + row + 0.5) * cellKm}; }
  double cellArea() const { return cellKm * cellKm; }
  bool operator==(const FieldGrid&) const = default;
};

// The smallest grid of the lattice that covers a box; an empty box gives no cells.
FieldGrid gridOver(const Box& km, double cellKm);

// A point of the plane (kilometres) that carries a weight. Single precision: a million of them are read at every
// redraw, and 24 bits of 100 km are centimetres.
struct WeightedPoint {
  float x = 0, y = 0, weight = 1;
};

// Spreads every weight over the four cell centres around its point ("cloud in cell"), so that the sum and the centre of
// mass stay those of the points. A point in the grid keeps its whole weight: the outermost cells take what would fall
// beside them. Points outside the grid are left out. `values` is [row][column] and is overwritten.
void binPoints(const FieldGrid& grid, std::span<const WeightedPoint> points, std::vector<double>& values);

// How far from its point a smoothed weight reaches along an axis, in cells: 3 (l + 1), see smoothField.
int reachInCells(double radiusCells);

// Three box blurs by rows and three by columns. The kernel K(x, y) = B(x) B(y) is separable and has exactly the variance
// radius^2 along either axis: each box has 2 l + 1 cells of weight one and two of the weight
//   a = (2 l + 1) (3 v - l (l + 1)) / (6 ((l + 1)^2 - v)),   v = radius^2 / 3,   l = floor((sqrt(12 v + 1) - 1) / 2)
// (Gwosdek, Grewenig, Bruhn, Weickert: Theoretical Foundations of Gaussian Convolution by Extended Box Filtering, SSVM
// 2011). Computed exactly it is a piecewise polynomial, not a
// Gaussian: it stays under that by 12 % of the peak at the peak and by less elsewhere (a test measures it), and it ends
// after three boxes, that is after about three radii. What leaves the grid is lost: leave reachInCells() empty cells around.
// `radiusCells` is in cells, 0.5 at least; the work does not depend on it.
void smoothField(const FieldGrid& grid, double radiusCells, std::vector<double>& values);

}  // namespace kosh
