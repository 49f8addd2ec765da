// Prints central intakes, or those with a probability, one row a territory.
#include "cli_intake.h"

#include <algorithm>
#include <cstdio>

#include "core/intake_draws.h"
#include "io/formats.h"

namespace kosh {
namespace {

struct Row {
  std::optional<double> persons, gap;
  std::string norm, year, status;
};

std::string numberText(const std::optional<double>& value) {
  if (!value) return {};
  char text[40];
  std::snprintf(text, sizeof text, "%.17g", *value);
  return text;
}

// Known gates are those with years; none of them: no data, however many norms there are.
Row rowOf(const Dataset& dataset, const Intake& intake) {
  Row row{intake.persons, std::nullopt, {}, {}, std::string(statusName(intake.status))};
  const bool any = std::any_of(intake.gates.begin(), intake.gates.end(), [](const Gate& gate) { return gate.known; });
  if (!any) row.status = "no_data";
  else if (!intake.bounded) row.status = "no_limit";
  if (intake.gate < 0) return row;
  const Gate& gate = intake.gates[intake.gate];
  row.norm = dataset.services.services[gate.service].id;
  row.year = std::to_string(intake.gateYear);
  for (const GateYear& year : gate.years)
    if (year.year == intake.gateYear) row.gap = year.slack;
  return row;
}

Row rowOf(const Dataset& dataset, const LikelyIntake& likely, Status central) {
  Row row{likely.persons, std::nullopt, {}, {}, std::string(statusName(worse(central, spreadStatus(*dataset.uncertainty))))};
  const bool any = std::any_of(likely.gates.begin(), likely.gates.end(), [](const LikelyGate& gate) { return !gate.years.empty(); });
  if (!any) row.status = "no_data";
  else if (!likely.bounded) row.status = "no_limit";
  if (likely.gate < 0) return row;
  const LikelyGate& gate = likely.gates[likely.gate];
  row.norm = dataset.services.services[gate.place.service].id;
  row.year = std::to_string(likely.gateYear);
  for (const LikelyGateYear& year : gate.years)
    if (year.year == likely.gateYear) row.gap = year.slack;
  return row;
}

int defaultStream(const Dataset& dataset) {
  const int kandas = findStream(dataset, "kandas");
  if (kandas >= 0) return kandas;
  for (std::size_t s = 0; s < dataset.quotas.streams.size(); ++s)
    if (dataset.quotas.streams[s].permanent) return static_cast<int>(s);
  return -1;
}

std::vector<int> askedTerritories(const Dataset& dataset, const std::string& id) {
  std::vector<int> out;
  for (std::size_t t = 0; t < dataset.territories.size(); ++t) {
    const bool projected = askedDistrict(dataset, static_cast<int>(t)).has_value();
    if (projected && (id.empty() || dataset.territories[t].id == id)) out.push_back(static_cast<int>(t));
  }
  return out;
}

LikelyIntake drawn(const Dataset& dataset, const Scenario& scenario, const Outcome& outcome, const IntakeQuestion& question,
                   const EnsembleOptions& draws, double probability) {
  IntakeDraws intake = startIntake(dataset, scenario, outcome, question, draws.runs, draws.seed);
  while (!advance(intake, 1)) continue;
  return likelyIntake(intake, probability);
}

void tellDefaults(const IntakeOptions& options, const EnsembleOptions& draws, const IntakeQuestion& question, const Dataset& dataset,
                  const CliPort& port) {
  const auto tell = [&](const char* name, const std::string& value) { port.tell({Str::CliDefaultValue, {std::string(name), value}}); };
  if (!options.years) tell("--years", std::to_string(question.years));
  if (!options.from) tell("--from", std::to_string(question.from));
  if (options.stream.empty()) tell("--stream", dataset.quotas.streams[question.stream].id);
  if (options.probability && !draws.runsGiven) tell("--runs", std::to_string(draws.runs));
  if (options.probability && !draws.seedGiven) tell("--seed", std::to_string(draws.seed));
}

}  // namespace

bool runIntakeVerb(const IntakeOptions& options, const EnsembleOptions& draws, const Dataset& dataset, const Scenario& scenario,
                   const CliPort& port) {
  if (options.probability && !dataset.uncertainty) return port.tell({Str::CliNoUncertainty, {}}), false;
  IntakeQuestion question;
  question.stream = options.stream.empty() ? defaultStream(dataset) : findStream(dataset, options.stream);
  if (question.stream < 0) return port.tell({Str::BadUnknownStream, {options.stream}}), false;
  question.from = options.from.value_or(dataset.demography.baseYear + 1);
  question.years = options.years.value_or(question.years);
  const std::vector<int> territories = askedTerritories(dataset, options.territory);
  if (territories.empty()) return port.tell({Str::BadUnknownTerritory, {options.territory}}), false;
  const bool projected = question.from >= dataset.demography.baseYear && question.from <= dataset.demography.lastFlowYear;
  tellDefaults(options, draws, question, dataset, port);
  const Outcome outcome = options.probability ? evaluate(dataset, scenario) : Outcome{};
  std::string out = "territory,stream,probability,from,years,persons,gap,norm,year,status\n";
  for (const int territory : territories) {
    question.territory = territory;
    const std::string& id = dataset.territories[territory].id;
    if (!projected || (options.probability && !canDraw(dataset, question))) return port.tell({Str::CliIntakeNothing, {id}}), false;
    const Intake central = centralIntake(dataset, scenario, question);
    const Row row = options.probability
                        ? rowOf(dataset, drawn(dataset, scenario, outcome, question, draws, *options.probability), central.status)
                        : rowOf(dataset, central);
    out += id + ',' + dataset.quotas.streams[question.stream].id + ',' + numberText(options.probability) + ',' +
           std::to_string(question.from) + ',' + std::to_string(question.years) + ',' + numberText(row.persons) + ',' +
           numberText(row.gap) + ',' + row.norm + ',' + row.year + ',' + row.status + '\n';
  }
  if (port.print(out)) return true;
  port.tell({Str::CliCannotWrite, {}});
  return false;
}

}  // namespace kosh
