// Where a year falls between the given years of a table, so that whole rows can be interpolated at once.
#pragma once
#include <span>
#include <vector>

#include "core/types.h"

namespace kosh {

// value(year) = row(low) + (row(high) - row(low)) * part; part is 0 on a given year and beyond the ends.
struct YearPlace {
  int low = 0, high = 0;
  double part = 0;
  bool operator==(const YearPlace&) const = default;
};

// `years` ascending and not empty.
YearPlace placeOf(std::span<const int> years, int year);

// One row of a table (table.columns values) for a year. `table` must not be empty.
void rowAt(const YearTable& table, int year, std::span<double> row);

}  // namespace kosh
