// Demand and capacity of a service by territory and year.
#pragma once
#include <optional>
#include <vector>

#include "core/slots.h"

namespace kosh {

// Layout [slot][year], see SlotYears.
struct ServiceYears {
  std::vector<double> demand;                  // places needed; the last year has none
  std::vector<std::optional<Datum>> capacity;  // places there; nothing where they are not known
};

// Demand of year t is made of the people of 1 January t+1 (the middle of the school year t/t+1). For a service of
// the people present, temporary and unregistered people need as much as the mean resident of their district.
// Capacity of year t counts the objects commissioned up to t.
ServiceYears serviceYears(const Dataset& dataset, const Scenario& scenario, const Outcome& outcome, int service,
                          const PeopleYears& people);

}  // namespace kosh
