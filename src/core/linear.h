// A small linear program: the two-phase simplex method for some dozens of rows.
#pragma once
#include <optional>
#include <vector>

namespace kosh {

// Maximise `value` x under row x <= bound for every row, x >= 0. Rows are [row][variable].
struct LinearProgram {
  std::vector<double> value;
  std::vector<std::vector<double>> rows;
  std::vector<double> bounds;
};

// x, or nothing where no x keeps to the bounds or the value has no limit. Pivots by Bland's rule (Mathematics of
// Operations Research 2, 1977), which always ends and depends on nothing but the numbers. Write rows so that their numbers
// are about one: differences below 1e-9 count as none.
std::optional<std::vector<double>> maximise(const LinearProgram& program);

}  // namespace kosh
