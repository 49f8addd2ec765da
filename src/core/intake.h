// How many arrivals a territory can take while its norms hold: the central intake, without draws.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "core/outcome.h"

namespace kosh {

// K persons of one stream (families included, fill rate 1) arrive in equal parts in each of the years
// from .. from + years - 1. Tested are the gates of the territory and those of the whole city, with the people of
// 1 January of from + 1 .. from + years (up to the last projected one). They take the place of what the scenario and the
// decisions in force bring by this stream to this territory from `from` on; all other arrivals stay. The city is tested
// as a whole, as in its deficit: a reserve of one district makes up for another's gap.
struct IntakeQuestion {
  int territory = 0;  // index into Dataset::territories: a district, or the city (split over its districts)
  int stream = 0;     // index into Dataset::quotas.streams; a permanent one
  int from = 0;       // the coming year
  int years = 5;
  bool alone = false;               // true: without the quotas of the scenario; false: with its other arrivals in place
  std::vector<std::string> gates;   // services that gate; empty: those whose norm gates by default
  bool operator==(const IntakeQuestion&) const = default;
};

// A gate in one year: slack / need is the intake that it allows.
struct GateYear {
  int year = 0;         // of the demand: people of 1 January year + 1
  double slack = 0;     // norm x capacity - demand, in the unit of the service; below zero: the gap
  double need = 0;      // demand of the year per person of K, in the unit of the service
  std::optional<double> limit;  // persons; nothing: arrivals need nothing of it (need is zero and slack is not negative)
};

struct Gate {
  int service = 0;
  int territory = 0;    // the district, or the city for a city-wide capacity
  bool known = true;    // false: no capacity or no rate: "no data for this gate", never taken as met
  Status status = Status::estimate;
  std::vector<GateYear> years;
};

// An object of the catalogue that would be commissioned in the first year.
struct GateObjects {
  int service = 0;
  int territory = 0;
  double places = 0;  // of one object, as the catalogue gives it
  int count = 0;
};

struct Intake {
  IntakeQuestion question;
  std::optional<double> persons;  // the whole K, rounded down; zero: none; nothing: no gate is known, or none limits it
  bool bounded = true;            // false: no known gate limits it
  bool bisected = false;          // the cap of departures binds in the tested range, so the bisection was used
  int gate = -1;                  // the binding gate, index into `gates`; with none left, the one whose gap is the
                                  // largest share of its demand
  int gateYear = 0;
  std::vector<Gate> gates;        // known ones and those without data
  std::optional<int> firstYear;   // the first `from` up to the last flow year with room for at least one person
  std::vector<GateObjects> objects;  // the smallest set of catalogue objects that makes room; empty: none needed or none known
  bool objectsSuffice = false;
  Status status = Status::estimate;
};

// Method: the model is linear in arrivals, so K = min over gates and years of slack / need, where need is the
// difference of two projections per person. Where the cap of departures binds in the tested range a bisection through
// evaluate() is used instead, and where guests use a service whose demand depends on age. Ratio norms x / y <= c are tested as
// x - c y <= 0. The first year with room is looked for with the needs of the asked year.
Intake centralIntake(const Dataset& dataset, const Scenario& scenario, const IntakeQuestion& question);

// The same answer by bisection through evaluate(): the check of the tests, and the fallback.
std::optional<double> intakeByBisection(const Dataset& dataset, const Scenario& scenario, const IntakeQuestion& question);

// Central intakes of every district and the city for one stream, [0] the city, then the districts in order.
std::vector<Intake> allIntakes(const Dataset& dataset, const Scenario& scenario, int stream, int from, int years);

}  // namespace kosh
