// Tables by slot and year: the districts in order, then one slot for the city as their sum.
#pragma once
#include <vector>

#include "core/outcome.h"

namespace kosh {

// Layout [slot][year]; years count from Outcome::firstYear.
struct SlotYears {
  std::size_t districts = 0, years = 0;
  std::size_t city() const { return districts; }
  std::size_t slots() const { return districts + 1; }
  std::size_t size() const { return slots() * years; }
  std::size_t at(std::size_t slot, std::size_t year) const { return slot * years + year; }
};

inline SlotYears slotYears(const Outcome& outcome) {
  return {static_cast<std::size_t>(outcome.districts), static_cast<std::size_t>(outcome.years())};
}

// Totals of people on 1 January, [slot][year].
struct PeopleYears {
  std::vector<double> residents;
  std::vector<double> present;  // + temporary stock + unregistered people
  std::vector<double> under16, from60;
  std::vector<double> working;  // aged 16-62
};

PeopleYears peopleYears(const Dataset& dataset, const Scenario& scenario, const Outcome& outcome);

// How far totals can be trusted, [slot][year]: the worst status of what they were made of.
// Flows of a year have the status of the people at its end.
struct Trust {
  std::vector<Status> residents, present;
  std::vector<Status> byAge;  // of the age structure; in the base year not the same as the published total
  std::vector<Status> foreignLabour;
};

Trust trustOf(const Dataset& dataset, const Scenario& scenario, const Outcome& outcome);

}  // namespace kosh
