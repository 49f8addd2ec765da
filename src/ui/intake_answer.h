// The answers of the Intake page as values: bars, gates, one more object, sentences; no drawing.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "app/session.h"
#include "ui/intake_rows.h"

namespace kosh::ui {

// open: the tested norms do not limit, or only beyond the people of the city.
enum class Room : std::uint8_t { unknown, none, some, open };

struct Fit {
  Room room = Room::unknown;
  double perYear = 0;  // whole persons of `some`, rounded down to three digits
};
Fit fitOf(const Dataset& dataset, const Intake& intake);
Fit fitOf(const Dataset& dataset, const LikelyIntake& likely);

// One territory as a bar. The central figure and the one with a probability stand beside each other and are never mixed.
struct IntakeBar {
  int territory = 0;
  std::optional<double> proposed;  // persons a year of the plan's quota, mean of the asked years, rounded down; nothing:
                                   // it has none
  Fit central;
  std::optional<Fit> likely;       // nothing: not drawn (yet)
  std::optional<double> tooMany;   // of the proposed ones, by the likely figure where there is one, else by the central
  Status status = Status::estimate;
  Message words;                   // the gap or the limit of the central figure, in short
};

// `central`: [0] the city, then the districts; `likely` the same, as far as it is drawn.
std::vector<IntakeBar> intakeBars(const Dataset& dataset, const Scenario& scenario, const std::vector<Intake>& central,
                                  const std::vector<LikelyIntake>& likely);

// Persons a year of a plan's quota of a stream for a territory, mean of the years; as if all came, as the intake is asked.
std::optional<double> proposedPerYear(const Dataset& dataset, const Scenario& scenario, const IntakeQuestion& question);

// --- gates
struct GateCell {
  int year = 0;
  double central = 0;            // slack in the unit of the service, below zero the gap
  std::optional<double> likely;  // at least so much in the asked share of the runs
  bool binds = false;            // the central figure comes from this year
};
struct GateRow {
  int service = 0;
  bool ticked = false, known = true, binds = false, ofCity = false;
  Status status = Status::unverified;
  std::vector<GateCell> years;   // of a known gate that is ticked
};
// Every service that could gate this stream: ticked known ones first, then the other known ones, then those without data.
std::vector<GateRow> gateRows(const Dataset& dataset, const Intake& intake, const LikelyIntake* likely);

// The gates with this one ticked or not, as View::intakeGates has them; nothing: it would be the last one.
std::optional<std::string> toggledGates(const Dataset& dataset, const IntakeQuestion& question, int service);

// --- the way out
// The scenario with the objects of an intake, each on its own, commissioned in its first year. An object stands in a
// district: those that the city lacks go one by one to the district with the largest gap of that service. `all`: [0] the
// city, then the districts. Where no district has data for the service its objects are left out.
Scenario withObjects(const Dataset& dataset, const Scenario& scenario, const Intake& intake, const std::vector<Intake>& all);

// One more object of the catalogue for the binding gate: of the typical size of the service, else the largest one.
std::optional<GateObjects> oneMore(const Dataset& dataset, const Intake& intake);
Intake withOneMore(const Dataset& dataset, const Scenario& scenario, const Intake& intake, const GateObjects& more);
Message oneMoreWords(const Dataset& dataset, const Intake& intake, const GateObjects& more, const Intake& after);

// --- sentences
// Slots as Str::AskYears: the stream, the years, the probability.
Message questionWords(const Dataset& dataset, const IntakeQuestion& question, double probability, Lang lang);
Message likelyWords(const Dataset& dataset, const LikelyIntake& likely, Lang lang);   // gap or limit
std::optional<Message> beyondWords(const Dataset& dataset, const Intake& intake);    // of an open one: that it is open
std::optional<Message> proposedWords(const IntakeBar& bar);                           // against what fits
Message formulaWords(const Dataset& dataset, const Intake& intake, Lang lang);        // with the figures put in
Message objectWords(const Dataset& dataset, const GateObjects& objects, int year);
std::string unknownGates(const Dataset& dataset, const Intake& intake, Lang lang);    // "sewerage, heat"; empty: none

// Of the proposals of paragraphs 4.1 and 4.3: their figure is the central one; beside it, where the same question is drawn,
// in how many districts there is room with the probability.
std::vector<Message> basisWords(const Session& session);

// What a screen reader hears on the Intake page: the territory, its answer and the reason. Empty: no answer yet.
std::string spokenIntake(const Session& session);

// "-9 890", "+494 000": an estimate keeps three digits, and a reserve is never rounded up.
std::string slackWords(double slack, Lang lang);

}  // namespace kosh::ui
