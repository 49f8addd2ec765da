// Whether the bands hold what they promise: the hindcast as an ensemble, beside the totals published since.
#pragma once
#include <vector>

#include "core/uncertainty.h"

namespace kosh {

// A published total and the band of the hindcast for it.
struct CoverageRow {
  int territory = 0;  // index into Dataset::territories
  int year = 0;       // 1 January
  Quantiles band{};   // persons
  Figure published;
  bool in80() const { return published.value >= band[1] && published.value <= band[3]; }
  bool in95() const { return published.value >= band[0] && published.value <= band[4]; }
};

// One row for each published total, in the order of the file; none without a hindcast. Spreads: those of
// Dataset::uncertainty->hindcast, or others to see what they would have given.
std::vector<CoverageRow> coverageOf(const Dataset& dataset, const Spreads& spreads, int runs, std::uint64_t seed);

}  // namespace kosh
