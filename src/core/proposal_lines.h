// The lines of the four proposals, from which findings and letters are both made, so that they say the same.
#pragma once
#include <string>
#include <vector>

#include "core/evidence.h"
#include "core/proposals.h"

namespace kosh {

// The years that a proposal asks for, and the year whose quota is in force today.
struct AskedYears {
  Period period = Period::comingYear;
  int first = 0, last = 0;
  int inForce = 0;
};
AskedYears yearsAsked(const Facts& facts, int comingYear, Period period);

// One of them.
struct QuotaYear {
  int year = 0, inForce = 0;
};

// What the gates say about one district and one stream.
struct Room {
  const Intake* intake = nullptr;     // null: not computed
  bool included = false;              // the scenario includes the district
  std::optional<double> persons;      // a year, by the known gates; nothing: no gate is known or none limits
  std::vector<Names> unknown;         // gates without data: never taken as met
  int exhausted = -1;                 // a gating service without reserve in the base year and all forecast years
  std::optional<double> minimum;      // N_min
};
Room roomOf(const Facts& facts, const std::vector<Intake>& intakes, int territory, int year);

// Paragraph 4.1: include, exclude or keep; nothing where the capacity is not known.
std::optional<Direction> territoryDirection(const Room& room);

// The binding gate in words: which, when, how much is left or missing. Str::Count: no gate is known.
Message bindingReason(const Facts& facts, const Room& room);
Names bindingName(const Facts& facts, const Room& room);

// The chain of a capacity: people a year, slack, need of one arrival, N_min, years, then every gate of the first year.
std::vector<Evidence> intakeChain(const Facts& facts, const Room& room, int territory);
Evidence intakeFigure(const Room& room, int territory);  // people a year that the gates let in
bool hasSlack(const Room& room);  // the binding gate leaves something

// Reserve of a service: norm x capacity - demand.
Evidence reserveOf(const Facts& facts, std::string_view service, int territory, int year);

std::vector<ProposalLine> territoryLines(const Facts& facts, const Judgement& judgement);             // 4.1
std::vector<ProposalLine> foreignLines(const Facts& facts, const AskedYears& term);                           // 4.2
std::vector<ProposalLine> regionalLines(const Facts& facts, const Judgement& judgement, const AskedYears& term);  // 4.3
std::vector<ProposalLine> immigrantLines(const Facts& facts, const AskedYears& term);                         // 4.4

// The chains behind the lines of 4.2 and 4.4, as the formulas number them: Q*, need or issued, ...
std::vector<Evidence> foreignChain(const Facts& facts, int stream, QuotaYear at, std::optional<double> proposed);
std::vector<Evidence> immigrantChain(const Facts& facts, int stream, QuotaYear at, std::optional<double> proposed);
std::vector<Evidence> regionalChain(const Facts& facts, const Judgement& judgement, const ProposalLine& line);

// The quota of the scenario for a year where it is not the one of the baseline.
std::optional<double> decidedQuota(const Facts& facts, int stream, int year);

// Sentence of a quota line: "for .. increase from .. to ..", "keep ..", "cannot be computed, no data for ..".
Message quotaSentence(const Facts& facts, const ProposalLine& line, const Names& name, const Names& period);

// Budget of support measures for a number of people, thousand tenge: lowest and highest rent, no certificates.
struct Funds {
  std::optional<double> low, high;
  Status status = Status::estimate;
};
Funds fundsFor(const Dataset& dataset, std::optional<double> persons, int year);

bool anyIncluded(const Scenario& scenario);

// Paragraph 10, where the need is high: a programme only where every gate passes; need without capacity asks for
// infrastructure first.
enum class NeedAnswer : std::uint8_t { programme, infrastructureFirst, unknown };
NeedAnswer needAnswer(std::optional<double> persons, std::optional<double> minimum, bool allKnown);

}  // namespace kosh
