// The indicators of an outcome: which there are, and their values by territory and year.
#pragma once
#include "core/outcome.h"

namespace kosh {

// The indicators of a dataset in their order; their values are made by fillIndicators.
std::vector<Indicator> indicatorsOf(const Dataset& dataset);

// Fills Outcome::indicators and Outcome::values from people, temporary and flows.
void fillIndicators(const Dataset& dataset, const Scenario& scenario, Outcome& outcome);

}  // namespace kosh
