// Series by year: linear between the given years, held beyond them.
#include "core/types.h"

#include <algorithm>

#include "core/interpolate.h"

namespace kosh {

YearPlace placeOf(std::span<const int> years, int year) {
  assert(!years.empty());
  const int last = static_cast<int>(years.size()) - 1;
  if (year <= years[0]) return {0, 0, 0};
  if (year >= years[last]) return {last, last, 0};
  const auto above = std::upper_bound(years.begin(), years.end(), year);
  const int high = static_cast<int>(above - years.begin());
  const int low = high - 1;
  if (years[low] == year) return {low, low, 0};
  return {low, high, static_cast<double>(year - years[low]) / (years[high] - years[low])};
}

void rowAt(const YearTable& table, int year, std::span<double> row) {
  const YearPlace place = placeOf(table.years, year);
  const double* low = table.values.data() + static_cast<std::size_t>(place.low) * table.columns;
  const double* high = table.values.data() + static_cast<std::size_t>(place.high) * table.columns;
  for (int c = 0; c < table.columns; ++c) row[c] = low[c] + (high[c] - low[c]) * place.part;
}

double YearTable::at(int year, int column) const {
  const YearPlace place = placeOf(years, year);
  const double low = values[static_cast<std::size_t>(place.low) * columns + column];
  const double high = values[static_cast<std::size_t>(place.high) * columns + column];
  return low + (high - low) * place.part;
}

}  // namespace kosh
