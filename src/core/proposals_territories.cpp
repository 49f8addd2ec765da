// Paragraph 4.1: which districts the gates let in, and the columns of the letter's annex.
#include <algorithm>
#include <cmath>

#include "core/proposal_lines.h"

namespace kosh {
namespace {

const Names& serviceName(const Facts& facts, int service) {
  return facts.dataset.services.services[static_cast<std::size_t>(service)].name;
}

Message serviceUnit(const Facts& facts, int service) {
  return plain(facts.dataset.services.services[static_cast<std::size_t>(service)].unit);
}

const Gate* bindingGate(const Room& room) {
  if (!room.intake || room.intake->gate < 0) return nullptr;
  return &room.intake->gates[static_cast<std::size_t>(room.intake->gate)];
}

const GateYear* bindingYear(const Room& room) {
  const Gate* gate = bindingGate(room);
  if (!gate) return nullptr;
  for (const GateYear& y : gate->years)
    if (y.year == room.intake->gateYear) return &y;
  return nullptr;
}

// A gating service whose reserve is empty in the base year and in every forecast year.
int exhaustedService(const Facts& facts, int territory, int year) {
  const std::optional<int> years = yearsOf(facts.dataset, limit::kForecastYears);
  if (!years) return -1;
  const std::vector<Service>& services = facts.dataset.services.services;
  for (std::size_t s = 0; s < services.size(); ++s) {
    if (!services[s].norm.gate) continue;
    const int deficit = findIndicator(facts.outcome, services[s].id + "_deficit");
    bool empty = true;
    for (int y = year - 1; y < year + *years && empty; ++y) {
      const std::optional<Datum> gap = valueOf(facts.outcome, deficit, territory, y);
      empty = gap && gap->value >= 0;
    }
    if (empty) return static_cast<int>(s);
  }
  return -1;
}

// The smallest reserve of the networks, percent of capacity; known for the whole city only.
Evidence engineeringReserve(const Facts& facts, int territory, int year) {
  std::optional<double> least;
  Status status = Status::official;
  for (const char* id : {"water_load", "sewerage_load", "power_load", "heat_load"}) {
    const Evidence load = ofIndicator(facts, id, territory, year);
    if (!load.value) continue;
    if (!least || 100 - *load.value < *least) least = 100 - *load.value, status = *load.status;
  }
  return ofMethod("engineering_reserve", {Str::FigEngineering, {}}, least, 1, {Str::UnitPercent, {}}, status);
}

}  // namespace

Evidence intakeFigure(const Room& room, int territory) {
  Evidence out = ofMethod("intake", {Str::FigIntake, {}}, room.persons, 0, {Str::UnitPersons, {}},
                          room.intake ? room.intake->status : Status::estimate);
  out.territory = territory;
  return out;
}

namespace {

std::vector<Evidence> columns(const Facts& facts, const Room& room, int t, int year) {
  const Names limit = bindingName(facts, room);
  Evidence jobs = ofMethod("free_jobs", {Str::FigFreeJobs, {}}, std::nullopt, 0, {Str::UnitJobs, {}});
  Evidence care = ofIndicator(facts, "polyclinic_load", t, year);
  care.id = "primary_care";
  care.name = {Str::FigPrimaryCare, {}};
  care.unit = {Str::UnitPercent, {}};
  return {ofIndicator(facts, "population", t, year), ofIndicator(facts, "density", t, year),
          ofIndicator(facts, "net_migration", t, year), ofIndicator(facts, "natural_increase", t, year), jobs,
          reserveOf(facts, "housing", t, year), reserveOf(facts, "school", t, year), reserveOf(facts, "kindergarten", t, year),
          care, engineeringReserve(facts, t, year), intakeFigure(room, t),
          ofWords("limit", {Str::FigLimit, {}}, limit.empty() ? none() : plain(limit))};
}

Message lineReason(const Facts& facts, const Room& room) {
  if (!room.unknown.empty()) return {Str::ReasonNoData, {joined(room.unknown)}};
  if (room.included && room.exhausted >= 0) return {Str::ReasonExhausted, {midSentence(serviceName(facts, room.exhausted))}};
  if (!room.intake || !room.persons) return {Str::ReasonNoData, {midSentence(Message{Str::FigIntake, {}})}};
  return bindingReason(facts, room);
}

}  // namespace

Room roomOf(const Facts& facts, const std::vector<Intake>& intakes, int territory, int year) {
  Room room;
  const std::string& id = facts.dataset.territories[static_cast<std::size_t>(territory)].id;
  room.included = std::binary_search(facts.scenario.included.begin(), facts.scenario.included.end(), id);
  room.minimum = thresholdValue(facts.dataset.rules, limit::kMinCapacity);
  room.exhausted = exhaustedService(facts, territory, year);
  for (const Intake& intake : intakes)
    if (intake.question.territory == territory) room.intake = &intake;
  if (!room.intake) return room;
  // K arrives in equal parts; a quota is of one year.
  const int years = room.intake->question.years;
  if (room.intake->persons && years > 0) room.persons = std::floor(*room.intake->persons / years);
  for (const Gate& gate : room.intake->gates)
    if (!gate.known) room.unknown.push_back(midSentence(serviceName(facts, gate.service)));
  return room;
}

std::optional<Direction> territoryDirection(const Room& room) {
  if (!room.persons || !room.minimum) return std::nullopt;
  if (room.included && room.exhausted >= 0) return Direction::exclude;
  return room.unknown.empty() && *room.persons >= *room.minimum ? Direction::include : Direction::keep;
}

bool hasSlack(const Room& room) {
  const GateYear* year = bindingYear(room);
  return year && year->slack > 0;
}

Names bindingName(const Facts& facts, const Room& room) {
  const Gate* gate = bindingGate(room);
  return gate ? serviceName(facts, gate->service) : Names{};
}

Message bindingReason(const Facts& facts, const Room& room) {
  const Gate* gate = bindingGate(room);
  const GateYear* year = bindingYear(room);
  if (!gate || !year) return none();
  const Names amount = figureOf(ofMethod("slack", none(), std::fabs(year->slack), 0, serviceUnit(facts, gate->service), gate->status));
  return {year->slack > 0 ? Str::ReasonGateRoom : Str::ReasonGateShort,
          {midSentence(serviceName(facts, gate->service)), std::to_string(year->year), amount}};
}

std::vector<Evidence> intakeChain(const Facts& facts, const Room& room, int territory) {
  const Gate* gate = bindingGate(room);
  const GateYear* year = bindingYear(room);
  const Status status = gate ? gate->status : Status::estimate;
  const Names name = gate ? bindingName(facts, room) : spoken({Str::FigLimit, {}});
  const Message unit = gate ? serviceUnit(facts, gate->service) : Message{Str::UnitPlaces, {}};
  Evidence slack = ofMethod("slack", {Str::FigSlack, {name}}, std::nullopt, 0, unit, status);
  Evidence need = ofMethod("need_per_person", {Str::FigNeedPerPerson, {name}}, std::nullopt, 4, unit, status);
  if (year) {
    slack.value = year->slack, need.value = year->need;
    slack.status = need.status = status;
    slack.year = need.year = year->year;
  }
  std::vector<Evidence> out{intakeFigure(room, territory), slack, need, ofThreshold(facts.dataset, limit::kMinCapacity),
                            ofThreshold(facts.dataset, limit::kIntakeYears)};
  if (!room.intake) return out;
  for (const Gate& g : room.intake->gates) {
    Evidence gap = ofMethod("gate/" + facts.dataset.services.services[static_cast<std::size_t>(g.service)].id,
                            {Str::FigSlack, {serviceName(facts, g.service)}},
                            g.known && !g.years.empty() ? std::optional(g.years.front().slack) : std::nullopt, 0,
                            serviceUnit(facts, g.service), g.status);
    gap.territory = g.territory;
    gap.year = g.years.empty() ? 0 : g.years.front().year;
    out.push_back(std::move(gap));
  }
  return out;
}

Evidence reserveOf(const Facts& facts, std::string_view service, int territory, int year) {
  Evidence out = ofIndicator(facts, std::string(service) + "_deficit", territory, year);
  const int s = findService(facts.dataset, service);
  out.id = std::string(service) + "_reserve";
  out.name = s < 0 ? plain(std::string(service)) : Message{Str::FigSlack, {serviceName(facts, s)}};
  if (s < 0) out.unit = {Str::UnitPlaces, {}};
  if (out.value) out.value = 0.0 - *out.value;
  return out;
}

std::vector<ProposalLine> territoryLines(const Facts& facts, const Judgement& judgement) {
  std::vector<ProposalLine> out;
  for (const int t : facts.dataset.districts) {
    const Room room = roomOf(facts, judgement.intakes, t, judgement.year);
    ProposalLine line;
    line.territory = t;
    line.year = judgement.year;
    line.proposed = room.persons;
    line.decided = room.included;
    line.direction = territoryDirection(room).value_or(Direction::none);
    line.reason = lineReason(facts, room);
    line.values = columns(facts, room, t, judgement.year);
    out.push_back(std::move(line));
  }
  return out;
}

}  // namespace kosh
