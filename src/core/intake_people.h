// The people behind an intake: those of the scenario without the asked arrivals, and those that one arrival becomes.
#pragma once
#include <vector>

#include "core/outcome.h"
#include "core/rates.h"

namespace kosh {

// What all questions about one dataset and scenario share.
struct IntakePeople {
  const Dataset& dataset;
  Scenario scenario;                 // without its quotas where they do not count
  std::vector<PeriodRates> periods;  // of the whole horizon, in order
  Outcome plain;                     // people, temporary stock and cuts; no flows and no indicators
};

IntakePeople intakePeople(const Dataset& dataset, Scenario scenario);

// Persons (permits of a temporary stream), after the fill rate, that the scenario itself brings by this stream to the
// district d (-1: to all of them), [flow year - from][district] up to the last flow year. Empty: none.
std::vector<double> ownArrivals(const IntakePeople& people, int stream, int d, int from);

// `plain` without these arrivals.
Outcome withoutArrivals(const IntakePeople& people, int stream, int from, const std::vector<double>& own);

// One person of a permanent stream who comes to a district, in equal parts in each of the years from .. from + years - 1,
// with what follows: births, deaths, moves. The outcome holds nobody else; it begins with the period of `from`.
Outcome oneArrival(const IntakePeople& people, int stream, int d, int from, int years);

// The same of a temporary stream: the stock on 1 January of from + 1 .. from + years.
std::vector<double> oneGuest(const QuotaStream& stream, int years);

}  // namespace kosh
