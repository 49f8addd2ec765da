// The gates of an intake: which norms are tested where, how much room they leave and what one arrival takes of it.
#pragma once
#include <vector>

#include "core/intake.h"
#include "core/intake_people.h"
#include "core/services.h"

namespace kosh {

// A norm and the slot (SlotYears) whose capacity it is tested with: of the district where its capacity is known, else of
// the city where that is known. Temporary people do not send children to school: of a temporary stream only services of
// the people present are gates.
struct GatePlace {
  int service = 0;
  int slot = 0;
  int territory = 0;
  bool known = true;  // capacity, rate and norm are there
};
std::vector<GatePlace> gatePlaces(const Dataset& dataset, const IntakeQuestion& question);

// Position in Dataset::districts of the asked territory; -1 the city; nothing for a territory that is not projected.
std::optional<int> askedDistrict(const Dataset& dataset, int territory);

// A gate over all flow years of the dataset.
struct GateCurve {
  GatePlace place;
  Status status = Status::estimate;
  std::vector<double> slack, demand;  // [flow year - base year], in the unit of the service
  std::vector<double> need;           // [tested year], per person of K
  double perPlace = 1;                // what a place of one shift adds to the slack
};

// Services of one outcome, in the order of `services`.
struct ServiceSheet {
  PeopleYears people;
  std::vector<ServiceYears> years;
};
ServiceSheet serviceSheet(const Dataset& dataset, const Scenario& scenario, const Outcome& outcome,
                          const std::vector<int>& services);

// Demand of one guest (a temporary person) of a district, in a flow year.
double needOfGuest(const ServiceSheet& sheet, const SlotYears& grid, std::size_t service, std::size_t d, std::size_t year);

}  // namespace kosh
