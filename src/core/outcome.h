// Outcome: the consequences. The pure result of evaluate(); never saved, never edited.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/dataset.h"
#include "core/projection.h"
#include "core/scenario.h"

namespace kosh {

// What kind of figure an indicator is: decides its palette, its decimals and its sign on screen.
enum class IndicatorKind : std::uint8_t { persons, change, density, share, rate, load, deficit, places, objects, cost };

struct Indicator {
  std::string id;  // snake_case, as the command line prints it: "population", "school_load"
  IndicatorKind kind = IndicatorKind::persons;
  Str name{};                   // wording; of a service without the service's name
  Str unit{};                   // as people read it: unitOf, which knows the units of services
  std::string service;          // the service's id, or empty
  bool stock = true;            // true: at 1 January of the year; false: during the year
};

// A number of the outcome with its status.
struct Datum {
  double value = 0;
  Status status = Status::estimate;
  bool operator==(const Datum&) const = default;
};

// Flows of one district in one year, persons.
struct YearFlows {
  double births = 0, deaths = 0;
  double netMigration = 0;   // streams, quotas and moves between districts
  double quotaArrivals = 0;  // permanent quota streams, after fill rates
  double moves = 0;          // net moves between districts
  // Gross flows, kandas and resettlers of the quotas among the arrivals; departures without those that were cut. Net
  // flows are in none of them.
  double fromAbroad = 0, toAbroad = 0;
  double fromRegions = 0, toRegions = 0;

  YearFlows& operator+=(const YearFlows& other);
};

// Persons whose departure in a period was cut; `year` is the first of the period.
struct YearCut {
  int year = 0;
  CutOutflow cut;
  bool operator==(const YearCut&) const = default;
};

// Stocks of years first .. last (last = last flow year + 1), flows of first .. last - 1.
// Territory indices are those of Dataset::territories; `d` counts districts.
struct Outcome {
  int firstYear = 0;
  int lastYear = 0;  // of the stocks
  int ages = 0;
  int districts = 0;
  std::vector<double> people;      // [year][d][sex][age]
  std::vector<double> temporary;   // [year][d]: temporary stock of the quota streams on 1 January
  std::vector<std::optional<double>> foreignLabour;  // [year][d]: of it foreign workers; nothing: no permits are known
  std::vector<YearFlows> flows;    // [year][d]
  std::vector<Indicator> indicators;
  std::vector<std::optional<Datum>> values;  // [indicator][territory][year], all stock years
  std::vector<YearCut> cuts;       // departures that found nobody left to leave
  std::vector<Message> notes;      // a sentence for each territory with cuts

  int years() const { return lastYear - firstYear + 1; }
  double persons(int year, int d, int sex, int age) const;
  const YearFlows& flow(int year, int d) const;
};

// The only verb: a pure function. The dataset has passed validate(), the scenario too.
// Indicators: population, population_present, density, births, deaths, natural_increase, net_migration,
// share_under_16, share_60_plus (percent); dependency (people of other ages per 100 aged 16-62), growth (population of
// the next year less this one), natural_increase_rate (per 1,000 of the mean population), growth_share (of the district
// in the city's growth, percent), immigration, emigration, internal_arrivals, internal_departures (other regions),
// district_moves (net), migration_effectiveness (internal balance / turnover, percent); labour_force, jobs,
// unemployment_rate, jobs_needed, foreign_labour, foreign_labour_share, local_content (see labour.h);
// then for each service, in its own unit, <id>_demand, <id>_capacity,
// <id>_load (percent of the norm, 100 is full), <id>_deficit (demand / norm - capacity; below zero a reserve),
// <id>_objects (of the typical size, to close the deficit), <id>_cost (thousand tenge: the objects of the year that are
// more than any year before asked for) and, where a policy need is given, <id>_policy_deficit. Each territory counts
// with its own deficit: in the city's a reserve of one district makes up for another. Demand of year t is that of the
// school year t/t+1: people of 1 January t+1. A value's status is the worst of its inputs', a projected one at
// best an estimate. With periods of five years the years between are linear and flows even.
Outcome evaluate(const Dataset& dataset, const Scenario& scenario);

// -1 when there is none.
int findIndicator(const Outcome& outcome, std::string_view id);

// Nothing where the year is outside, the figure does not exist for the territory or data are missing.
std::optional<Datum> valueOf(const Outcome& outcome, int indicator, int territory, int year);

// A series as the map shows it: an indicator whose words are those of the series. The other way round: null for an
// indicator of the model.
Indicator asIndicator(const Series& series);

// The figure of a series of exactly this year.
std::optional<Datum> publishedIn(const Series& series, int territory, int year);
const Series* seriesOf(const Dataset& dataset, const Indicator& indicator);

// The unit in one language; of demand, capacity and deficit it is the service's own, in its last plural form.
std::string_view unitOf(const Dataset& dataset, const Indicator& indicator, Lang lang);

// The indicator of a service with the given kind, or -1.
int serviceIndicator(const Outcome& outcome, std::string_view service, IndicatorKind kind);

// The first year in which a load passes 100 %, in whole percent, as people read it.
struct Overload {
  bool known = false;       // false: there is no load to judge by
  std::optional<int> year;  // nothing: not before the last year
  bool operator==(const Overload&) const = default;
};
Overload firstOverload(const Outcome& outcome, int loadIndicator, int territory);

// Persons by sex and age group of a territory; the city is the sum of its districts. [sex][age]; empty: no cells.
std::vector<double> ageStructure(const Dataset& dataset, const Outcome& outcome, int territory, int year);

// Whole numbers that keep the rounded total: the largest remainders are rounded up, ties by position.
std::vector<double> wholeByLargestRemainder(const std::vector<double>& parts, double total);

}  // namespace kosh
