// Scenario: the decisions. A small plain value; Scenario{} means the decisions in force.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/dataset.h"

namespace kosh {

// A quota that differs from the baseline. Without a territory it is the city's total of that year;
// with one it is a fixed number for that district, taken out of the total before the split.
struct QuotaDecision {
  std::string stream;
  int year = 0;
  std::string territory;  // empty: the city's total
  double persons = 0;     // whole, not negative
  bool operator==(const QuotaDecision&) const = default;
};

// An object that the scenario adds.
struct NewObject {
  std::string service;
  std::string territory;
  int year = 0;
  double places = 0;
  std::optional<Point> position;  // degrees
  bool operator==(const NewObject&) const = default;
};

// Multipliers and switches of the calculation; the defaults change nothing.
struct Assumptions {
  double fertility = 1;     // multiplies births per woman
  double mortality = 1;     // multiplies death rates
  double inflow = 1;        // multiplies the gross inflows outside the quotas
  double outflow = 1;
  double unregistered = 0;  // persons present but not registered, per resident; 0: none
  bool operator==(const Assumptions&) const = default;
};

struct Scenario {
  std::string name;
  std::vector<QuotaDecision> quotas;  // kept sorted by stream, year, territory; no repeats
  std::vector<std::string> included;  // districts proposed for kandas and resettlers (paragraph 4.1), sorted; while
                                      // there are any, their quotas are split over these districts only
  std::vector<NewObject> objects;
  Assumptions assumptions;
  bool operator==(const Scenario&) const = default;
};

// The quota of one stream and year: the decision where there is one, else the baseline, else nothing.
// A decision holds from its year on until the next decision or until a baseline year of a later date.
// The same holds for the fixed number of a district. `stream` is an index into Dataset::quotas.streams.
struct QuotaInForce {
  std::optional<double> persons;  // nothing: no quota is known ("no data" or "not allocated")
  bool decided = false;           // by the scenario, in exactly this year
  const Figure* baseline = nullptr;
};
QuotaInForce quotaFor(const Dataset& dataset, const Scenario& scenario, int stream, int year);

// Sets a quota; with a territory the fixed number of that district. Keeps the order. A decision is dropped where
// the baseline says the same and no earlier decision would hold in its place. Negative numbers become zero,
// fractions are rounded.
void decideQuota(Scenario& scenario, const Dataset& dataset, std::string_view stream, int year, double persons,
                 std::string_view territory = {});

// Takes back the decisions of a stream (its districts too) from `year` on; with year 0 all of them.
void clearQuota(Scenario& scenario, std::string_view stream, int year);

// Proposes a district for kandas and resettlers, or takes the proposal back.
void setIncluded(Scenario& scenario, std::string_view territory, bool included);

// How many decisions a scenario holds: quotas, included territories, objects and changed assumptions.
int changesIn(const Scenario& scenario);

// What in a scenario does not fit this dataset (unknown ids, years outside, negative numbers).
std::vector<Problem> validate(const Scenario& scenario, const Dataset& dataset);

}  // namespace kosh
