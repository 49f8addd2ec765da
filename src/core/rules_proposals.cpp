// Paragraphs 4.1 to 4.4 as findings: the direction and the amount of each proposal with its binding reason.
#include "core/proposal_lines.h"

namespace kosh {
namespace {

const Names& territoryName(const Facts& facts, int territory) {
  return facts.dataset.territories[static_cast<std::size_t>(territory)].name;
}

const Names& streamName(const Facts& facts, int stream) {
  return facts.dataset.quotas.streams[static_cast<std::size_t>(stream)].name;
}

// "no data for ..." or the binding gate, to stand in brackets.
Names why(const ProposalLine& line) { return said(line.reason) ? spoken(line.reason) : spoken({Str::NoData, {}}); }

Message territorySentence(const Facts& facts, const Room& room, const ProposalLine& line) {
  const Names& name = territoryName(facts, line.territory);
  if (line.direction == Direction::none) return {Str::TerritoryUnknown, {name, why(line)}};
  const Evidence intake = intakeFigure(room, line.territory);
  const int digits = digitsToTell(room.persons.value_or(0), room.minimum.value_or(0));
  const Names persons = figureOf(intake, digits);
  if (line.direction == Direction::include) return {room.included ? Str::TerritoryChosen : Str::TerritoryInclude, {name, persons}};
  if (line.direction == Direction::exclude) return {Str::TerritoryExclude, {name, why(line)}};
  if (!room.unknown.empty()) return {Str::TerritoryUnknown, {name, why(line)}};
  if (room.included) return {Str::TerritoryChosenFull, {name, why(line)}};
  if (room.persons.value_or(0) <= 0) return {Str::TerritoryFull, {name, why(line)}};
  return {Str::TerritoryLittle, {name, persons, figureOf(ofThreshold(facts.dataset, limit::kMinCapacity))}};
}

Sign territorySign(const Room& room, const ProposalLine& line) {
  if (line.direction == Direction::none) return Sign::noData;
  if (line.direction != Direction::keep) return Sign::decide;
  if (!room.unknown.empty()) return Sign::noData;
  return room.included ? Sign::check : Sign::inOrder;
}

Finding territoryFinding(const Facts& facts, const Judgement& judgement, const ProposalLine& line) {
  const Room room = roomOf(facts, judgement.intakes, line.territory, judgement.year);
  Finding out = finding(facts, "4.1", line.territory, judgement.year, "");
  out.sign = territorySign(room, line);
  out.direction = line.direction;
  out.message = territorySentence(facts, room, line);
  out.reason = line.reason;
  out.values = intakeChain(facts, room, line.territory);
  out.result = 0;
  out.threshold = 3;
  out.formula = hasSlack(room) ? (room.persons.value_or(0) >= room.minimum.value_or(0) ? Str::FormulaIntake : Str::FormulaIntakeLow)
                               : Str::FormulaNoRoom;
  return out;
}

Sign quotaSign(const ProposalLine& line) {
  if (line.decided) return Sign::decide;
  if (!line.proposed) return Sign::noData;
  return line.direction == Direction::keep ? Sign::inOrder : Sign::decide;
}

Finding quotaFinding(const Facts& facts, const char* paragraph, const ProposalLine& line) {
  const std::string& id = facts.dataset.quotas.streams[static_cast<std::size_t>(line.stream)].id;
  Finding out = finding(facts, paragraph, cityOf(facts.dataset), line.year, id);
  out.sign = quotaSign(line);
  out.direction = line.direction;
  out.message = quotaSentence(facts, line, streamName(facts, line.stream), periodWords(Period::comingYear, line.year, line.year));
  out.reason = line.reason;
  out.result = 0;
  return out;
}

// A number of the scenario has no status and no formula: it is a decision.
void markDecided(const ProposalLine& line, Finding& f) {
  if (!line.decided) return;
  f.values[0].status = std::nullopt;
  f.formula = Str::Count;
}

// Paragraphs 4.2 and 4.4 go one way: a line, the chain behind it, its formula.
using Chain = std::vector<Evidence> (*)(const Facts&, int stream, QuotaYear, std::optional<double> proposed);

std::vector<Finding> permitFindings(const Facts& facts, const char* paragraph, const std::vector<ProposalLine>& lines, int inForce,
                                    Chain chainOf, Str formula) {
  std::vector<Finding> out;
  for (const ProposalLine& line : lines) {
    Finding f = quotaFinding(facts, paragraph, line);
    f.values = chainOf(facts, line.stream, {line.year, inForce}, line.proposed);
    f.threshold = 3;
    f.formula = formula;
    markDecided(line, f);
    out.push_back(std::move(f));
  }
  return out;
}

}  // namespace

std::vector<Finding> rules::territories(const Dataset& dataset, const Scenario& scenario, const Outcome& outcome,
                                        const Judgement& judgement) {
  const Facts facts{dataset, scenario, outcome};
  std::vector<Finding> out;
  for (const ProposalLine& line : territoryLines(facts, judgement)) out.push_back(territoryFinding(facts, judgement, line));
  return out;
}

std::vector<Finding> rules::foreignQuota(const Dataset& dataset, const Scenario& scenario, const Outcome& outcome, int year) {
  const Facts facts{dataset, scenario, outcome};
  const AskedYears term = yearsAsked(facts, year, Period::comingYear);
  return permitFindings(facts, "4.2", foreignLines(facts, term), term.inForce, foreignChain, Str::FormulaForeign);
}

// The coming year of each stream: the later ones of the medium term stand in the letter.
std::vector<Finding> rules::regionalQuota(const Dataset& dataset, const Scenario& scenario, const Outcome& outcome,
                                          const Judgement& judgement) {
  const Facts facts{dataset, scenario, outcome};
  std::vector<Finding> out;
  for (const ProposalLine& line : regionalLines(facts, judgement, yearsAsked(facts, judgement.year, Period::comingYear))) {
    Finding f = quotaFinding(facts, "4.3", line);
    f.values = regionalChain(facts, judgement, line);
    f.formula = Str::FormulaRegional;
    markDecided(line, f);
    f.threshold = 1;
    if (!anyIncluded(scenario)) f.message = {Str::RegionalZero, {streamName(facts, line.stream), periodWords(Period::comingYear, line.year, line.year)}};
    out.push_back(std::move(f));
  }
  return out;
}

std::vector<Finding> rules::labourImmigrants(const Dataset& dataset, const Scenario& scenario, const Outcome& outcome, int year) {
  const Facts facts{dataset, scenario, outcome};
  const AskedYears term = yearsAsked(facts, year, Period::comingYear);
  return permitFindings(facts, "4.4", immigrantLines(facts, term), term.inForce, immigrantChain, Str::FormulaImmigrants);
}

}  // namespace kosh
