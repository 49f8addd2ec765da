// How a total of arrivals falls on the districts so that the norms suffer least.
#pragma once
#include "core/intake.h"

namespace kosh {

// What a split is good by. fewestBroken: as few norms as possible are broken, then the smallest reserve is as large as
// possible; largestReserve: only the latter. A reserve is (norm x capacity - demand) / (norm x capacity), below zero a gap.
enum class DistributeGoal : std::uint8_t { fewestBroken, largestReserve };

// `total` persons of a permanent stream in equal parts in each of the years from .. from + years - 1, in the place of the
// stream's own arrivals of those years; tested as an intake is (core/intake.h).
struct DistributeQuestion {
  double total = 0;                   // whole persons
  int stream = 0;                     // index into Dataset::quotas.streams
  int from = 0, years = 5;
  std::vector<int> districts;         // positions in Dataset::districts; empty: those of Scenario::included, else all
  std::vector<std::string> gates;     // services; empty: those whose norm gates by default
  DistributeGoal goal = DistributeGoal::fewestBroken;
};

// Where a norm has its smallest reserve over the tested years, with the split.
struct DistributeNorm {
  int service = 0, territory = 0, year = 0;
  double reserve = 0;                 // share of the places
  bool broken = false, brokenAnyway = false;  // with the split; with nobody of these arrivals
};

struct Distribution {
  std::vector<double> persons;        // [d] whole, they add up to the total
  std::vector<DistributeNorm> norms;  // every known gate of every district and of the city
  int broken = 0, brokenAnyway = 0;
  int tightest = -1;                  // index into `norms`: the smallest reserve
  std::vector<Message> words;         // the rule, the result, and what limits each district
};

// Exact up to the rounding to whole persons: a linear program for the reserve, and a search over the norms that may be
// broken. Nothing for a question without years, districts or known gates, or about a temporary stream.
std::optional<Distribution> distribute(const Dataset& dataset, const Scenario& scenario, const DistributeQuestion& question);

// The scenario with the split as fixed numbers of the districts, for each year of the question: one step for undo.
Scenario withDistribution(const Dataset& dataset, const Scenario& scenario, const DistributeQuestion& question,
                          const Distribution& split);

}  // namespace kosh
