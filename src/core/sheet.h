// The table of values of an outcome while it is filled: by indicator, slot (districts, then the city) and year.
#pragma once
#include <vector>

#include "core/slots.h"

namespace kosh {

// A dataset without a city has no territory for the last slot.
struct Sheet {
  const Dataset& dataset;
  Outcome& out;
  SlotYears grid;
  std::vector<int> territory;  // by slot, -1: none

  void set(int indicator, std::size_t slot, std::size_t year, double value, Status status) {
    if (territory[slot] < 0) return;
    const std::size_t row = static_cast<std::size_t>(indicator) * dataset.territories.size() + territory[slot];
    out.values[row * grid.years + year] = Datum{value, status};
  }
};

// An empty table for the indicators that the outcome lists.
Sheet makeSheet(const Dataset& dataset, Outcome& out);

// Growth, rates and gross flows of migration; the labour market.
void fillMigration(Sheet& sheet, const PeopleYears& people, const Trust& trust);
void fillLabour(Sheet& sheet, const Trust& trust);

}  // namespace kosh
