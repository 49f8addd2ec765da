// The intake of a territory as sentences: what it can take, what stops it, what would make room.
#pragma once
#include <string>
#include <vector>

#include "core/findings.h"

namespace kosh::ui {

// To three digits; not negative values.
double roundedDown(double value);
double roundedUp(double value);

struct IntakeWords {
  Message title;                  // whose intake, which years
  std::optional<double> perYear;  // whole persons a year, rounded down to three digits; nothing: `answer` says why
  Status status = Status::estimate;
  Message answer;                 // the sentence in the place of the figure, or what stands after it
  std::vector<Message> lines;     // the limit, the first year with room, the way out
};

// `intake` is of kandas. Persons are rounded down, gaps up, both to three digits: an estimate has no more.
IntakeWords intakeWords(const Dataset& dataset, const Intake& intake);

// The intake of a territory among those of a judgement, or null: [0] is the city's, then the districts'.
const Intake* intakeOf(const Dataset& dataset, const Judgement& judgement, int territory);

// The finding that tells why: of paragraph 4.1 for a district, else of 4.3 for the city; empty: there is none.
std::string intakeFinding(const Judgement& judgement, int territory);

}  // namespace kosh::ui
