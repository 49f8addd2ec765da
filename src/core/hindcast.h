// The hindcast: the model run from what was known earlier, beside the totals published since.
#pragma once
#include <vector>

#include "core/dataset.h"

namespace kosh {

// The dataset of the earlier date: same territories (without outlines) and sources, the hindcast's people, rates and
// flows and spreads, no quotas, no services. The dataset must have a hindcast.
Dataset hindcastDataset(const Dataset& dataset);

struct HindcastRow {
  int territory = 0;     // index into Dataset::territories
  int year = 0;          // 1 January
  double projected = 0;  // whole persons; districts sum to the city
  Figure published;

  double error() const { return projected - published.value; }  // persons, above zero: projected too many
  double percent() const { return 100 * error() / published.value; }
};

// One row for each published total, in the order of the file; none without a hindcast. The dataset has passed validate().
std::vector<HindcastRow> hindcastRows(const Dataset& dataset);

}  // namespace kosh
