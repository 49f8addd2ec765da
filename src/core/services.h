// Demand and capacity of a service by territory and year.
#pragma once
#include <optional>
#include <vector>

#include "core/slots.h"

namespace kosh {

// Layout [slot][year], see SlotYears.
struct ServiceYears {
  std::vector<double> demand;                  // in the unit of the service; the last year has none; empty: not known
  std::vector<double> policy;                  // the same if everybody were served; empty: no such need is given
  std::vector<std::optional<Datum>> capacity;  // what is there; nothing where it is not known
};

// Demand of year t is made of the people of 1 January t+1 (the middle of the school year t/t+1). For a service of
// the people present, temporary and unregistered people need as much as the mean resident of their district.
// Capacity of year t counts the objects commissioned up to t, and every place as often as there are shifts.
ServiceYears serviceYears(const Dataset& dataset, const Scenario& scenario, const Outcome& outcome, int service,
                          const PeopleYears& people);

// What one object of the typical size serves, with its shifts.
std::optional<Datum> objectCapacity(const Service& service);

// Objects that a deficit asks for: deficit / capacity of one, rounded up; none for a reserve.
double objectsNeeded(double deficit, double capacityOfOne);

}  // namespace kosh
