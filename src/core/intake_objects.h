// The smallest set of catalogue objects that makes room for one person.
#pragma once
#include <vector>

#include "core/intake_gates.h"

namespace kosh {

// Sizes that add up to `places` or more: the fewest objects, among those the fewest places; larger sizes first. Each size
// may be taken any number of times. Empty: no size is above zero.
std::vector<double> smallestSet(std::vector<double> sizes, double places);

// For every gate that has no room for one person in the tested years (the first is the flow year `first`, counted from
// the base year) the objects to commission in it. False where the catalogue has none for a gate that lacks room.
bool objectsForOne(const Dataset& dataset, const std::vector<GateCurve>& curves, int first, std::vector<GateObjects>& out);

}  // namespace kosh
