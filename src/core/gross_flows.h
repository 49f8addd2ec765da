// Arrivals and departures of a period by kind: from and to other countries, from and to other regions.
#pragma once
#include <span>
#include <vector>

#include "core/rates.h"

namespace kosh {

// Persons of the whole period in one district, none of them negative.
struct GrossFlows {
  double fromAbroad = 0, toAbroad = 0;
  double fromRegions = 0, toRegions = 0;
};

// [d]. Resettlers of a quota come from other regions, every other permanent stream of the quotas from abroad. The
// departures that `cuts` took back are shared between the two kinds as the departures of that sex and age are.
std::vector<GrossFlows> grossFlows(const Dataset& dataset, const PeriodRates& rates, std::span<const CutOutflow> cuts);

}  // namespace kosh
