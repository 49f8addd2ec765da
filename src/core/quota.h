// Quotas turned into people: the share of each district, arrivals a year, temporary stocks.
#pragma once
#include <span>

#include "core/scenario.h"

namespace kosh {

// Persons or permits of one stream and year by district, before the fill rate. `byDistrict` has one entry a
// district. Decisions fixed for a district are taken out of the city's total first; the rest goes to the other
// districts by their split. Kandas and resettlers (quotas of persons with their families) are split over the
// territories that the scenario includes (paragraph 4.1), where one of them has no fixed number. False where no quota is known: nothing is added then, and that is no zero.
bool quotaByDistrict(const Dataset& dataset, const Scenario& scenario, int stream, int year,
                     std::span<double> byDistrict);

// Share of the people who came in the year before last (yearsAgo = 1), the one before that, ... still here:
// with a stay of 2.5 years 1, 1, 0.5; with a stay of 0.4 years 0.4.
double stillHere(double stayYears, int yearsAgo);

// Temporary people on 1 January `year`: sum over issue years t-1, t-2, ... of permits x fill x stillHere.
// Constant permits give permits x fill x stay. Adds to `stock` [d]; false where no issue year is known.
bool addTemporaryStock(const Dataset& dataset, const Scenario& scenario, int stream, int year, std::span<double> stock);

}  // namespace kosh
