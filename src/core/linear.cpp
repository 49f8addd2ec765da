// The dense tableau of the simplex method; rows that begin below their bound get an artificial variable first.
#include "core/linear.h"

#include <cmath>

namespace kosh {
namespace {

constexpr double kNothing = 1e-9;

// Rows of the constraints, then the row of the value; the last column is the right side. Columns: variables, one slack a
// row, and in the first phase one artificial variable that all rows share.
struct Tableau {
  std::vector<std::vector<double>> rows;
  std::vector<std::size_t> basis;  // [row] its variable
  std::size_t columns = 0;         // without the right side

  std::vector<double>& value() { return rows.back(); }

  void pivot(std::size_t row, std::size_t column) {
    const double by = rows[row][column];
    for (double& x : rows[row]) x /= by;
    for (std::size_t r = 0; r < rows.size(); ++r) {
      const double factor = rows[r][column];
      if (r == row || factor == 0) continue;
      for (std::size_t c = 0; c <= columns; ++c) rows[r][c] -= factor * rows[row][c];
    }
    basis[row] = column;
  }

  // The row that limits a column first, ties by the variable with the smallest number; rows.size(): none does.
  std::size_t leaving(std::size_t column) const {
    std::size_t best = rows.size();
    double least = 0;
    for (std::size_t r = 0; r + 1 < rows.size(); ++r) {
      if (rows[r][column] <= kNothing) continue;
      const double ratio = rows[r][columns] / rows[r][column];
      const bool better = best == rows.size() || ratio < least - kNothing || (ratio <= least + kNothing && basis[r] < basis[best]);
      if (better) best = r, least = ratio;
    }
    return best;
  }

  // False: the value has no limit. The value row holds what a column would take from the value.
  bool climb(std::size_t usable) {
    for (;;) {
      std::size_t column = 0;
      while (column < usable && value()[column] >= -kNothing) ++column;
      if (column == usable) return true;
      const std::size_t row = leaving(column);
      if (row == rows.size()) return false;
      pivot(row, column);
    }
  }
};

Tableau makeTableau(const LinearProgram& program) {
  const std::size_t n = program.value.size(), m = program.rows.size();
  Tableau t;
  t.columns = n + m + 1;
  for (std::size_t r = 0; r < m; ++r) {
    std::vector<double> row = program.rows[r];
    row.resize(t.columns + 1, 0.0);
    row[n + r] = 1;
    row[n + m] = -1;
    row[t.columns] = program.bounds[r];
    t.rows.push_back(std::move(row));
    t.basis.push_back(n + r);
  }
  t.rows.emplace_back(t.columns + 1, 0.0);
  return t;
}

// Makes every right side at least zero; false where that cannot be.
bool begin(Tableau& t, std::size_t artificial) {
  std::size_t lowest = 0;
  for (std::size_t r = 0; r + 1 < t.rows.size(); ++r)
    if (t.rows[r][t.columns] < t.rows[lowest][t.columns]) lowest = r;
  if (t.rows.size() == 1 || t.rows[lowest][t.columns] >= 0) return true;
  t.value()[artificial] = 1;  // the artificial variable is made as small as can be
  t.pivot(lowest, artificial);
  if (!t.climb(artificial + 1) || std::fabs(t.value()[t.columns]) > 1e-7) return false;
  for (std::size_t r = 0; r + 1 < t.rows.size(); ++r) {
    if (t.basis[r] != artificial) continue;
    std::size_t column = 0;
    while (column < artificial && std::fabs(t.rows[r][column]) <= kNothing) ++column;
    if (column < artificial) t.pivot(r, column);
  }
  return true;
}

}  // namespace

std::optional<std::vector<double>> maximise(const LinearProgram& program) {
  const std::size_t n = program.value.size(), artificial = n + program.rows.size();
  Tableau t = makeTableau(program);
  if (!begin(t, artificial)) return std::nullopt;
  for (double& x : t.value()) x = 0;
  for (std::size_t c = 0; c < n; ++c) t.value()[c] = -program.value[c];
  for (std::size_t r = 0; r + 1 < t.rows.size(); ++r) {
    const double factor = t.value()[t.basis[r]];
    if (factor == 0) continue;
    for (std::size_t c = 0; c <= t.columns; ++c) t.value()[c] -= factor * t.rows[r][c];
  }
  if (!t.climb(artificial)) return std::nullopt;
  std::vector<double> x(n, 0.0);
  for (std::size_t r = 0; r + 1 < t.rows.size(); ++r)
    if (t.basis[r] < n) x[t.basis[r]] = t.rows[r][t.columns];
  return x;
}

}  // namespace kosh
