// The parts of evaluate() that others need alone: people by period and the temporary stock, without any indicator.
#pragma once
#include "core/outcome.h"
#include "core/rates.h"

namespace kosh {

// An outcome of the right size with nobody in it: stocks of firstYear .. lastYear.
Outcome emptyOutcome(const Dataset& dataset, int firstYear, int lastYear);

// The people of the years inside a period, on a straight line between its ends; `offset` counts from the first year.
void fillBetween(Outcome& out, int offset, int stepYears);

// Outcome::temporary and Outcome::foreignLabour.
void fillTemporary(const Dataset& dataset, const Scenario& scenario, Outcome& out);

}  // namespace kosh
