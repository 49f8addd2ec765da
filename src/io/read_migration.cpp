// Reads migration.json: age profiles, gross and net flows, moves between districts.
#include "io/read_parts.h"

namespace kosh {
namespace {

MigrationTiming readTiming(const Field& field) {
  const std::string timing = field.is(JsonKind::string) ? field.value()->text : "";
  if (timing == "end") return MigrationTiming::end;
  if (timing == "end_births") return MigrationTiming::endBirths;
  if (timing != "even") field.oneOf("even, end, end_births");
  return MigrationTiming::even;
}

FlowKind readFlowKind(const Field& field) {
  const std::string kind = field.is(JsonKind::string) ? field.value()->text : "";
  if (kind == "external_in") return FlowKind::externalIn;
  if (kind == "external_out") return FlowKind::externalOut;
  if (kind == "interregional_out") return FlowKind::interregionalOut;
  if (kind != "interregional_in") field.oneOf("external_in, external_out, interregional_in, interregional_out");
  return FlowKind::interregionalIn;
}

Flow readFlow(const Field& field, const Dataset& data) {
  Flow out;
  out.id = field.at("id").text();
  out.name = readNames(field.at("name"));
  out.kind = readFlowKind(field.at("kind"));
  out.profile = readProfileName(field.at("profile"), data);
  out.from = readProvenance(field);
  const auto columns = static_cast<int>(data.districts.size());
  out.persons = readYearTable(field.at("years"), columns, [&](const Field& row, std::vector<double>& to) {
    forDistricts(row, data, [&](const Field& persons, int) { to.push_back(persons.number()); });
  });
  return out;
}

NetFlow readNetFlow(const Field& field, const Dataset& data) {
  NetFlow out;
  out.id = field.at("id").text();
  out.name = readNames(field.at("name"));
  out.from = readProvenance(field);
  const int columns = static_cast<int>(data.districts.size()) * kSexes * data.demography.ages;
  out.persons = readYearTable(field.at("years"), columns, [&](const Field& row, std::vector<double>& to) {
    forDistricts(row, data, [&](const Field& persons, int) { appendBothSexes(persons, singleAges(data), OfGroup::sum, to); });
  });
  return out;
}

// Pairs that are not listed exchange nobody; a listed pair must be a number.
Moves readMoves(const Field& field, const Dataset& data) {
  Moves out;
  if (!field.given() || !field.expectObject()) return out;
  const std::size_t n = data.districts.size();
  out.from = readProvenance(field);
  out.rate.assign(n * n, 0.0);
  forDistricts(field.at("rates"), data, [&](const Field& origin, int from) {
    if (origin.absent()) return;
    forDistricts(origin, data, [&](const Field& rate, int to) {
      if (!rate.absent()) out.rate[static_cast<std::size_t>(from) * n + static_cast<std::size_t>(to)] = rate.number();
    });
  });
  const Field schedule = field.at("schedule");
  if (schedule.given()) out.schedule = schedule.numbers(ageCount(data));
  return out;
}

}  // namespace

int readProfileName(const Field& field, const Dataset& data) {
  const std::string id = field.text();
  const std::vector<AgeProfile>& profiles = data.migration.profiles;
  for (std::size_t i = 0; i < profiles.size(); ++i)
    if (profiles[i].id == id) return static_cast<int>(i);
  if (field.is(JsonKind::string) && !profiles.empty()) field.fail({Str::IoUnknownId, {field.found()}});
  return -1;
}

void readMigration(const Field& part, Dataset& data) {
  Migration& out = data.migration;
  out.timing = readTiming(part.at("timing"));
  const Field profiles = part.at("profiles");
  if (profiles.given()) {
    for (const auto& [id, field] : profiles.members()) {
      Provenance from = readProvenance(field);
      out.profiles.push_back({id, readShares(field, data), std::move(from)});
    }
  }
  if (part.at("flows").given())
    for (const Field& item : part.at("flows").items())
      if (item.expectObject()) out.flows.push_back(readFlow(item, data));
  if (part.at("net_flows").given())
    for (const Field& item : part.at("net_flows").items())
      if (item.expectObject()) out.netFlows.push_back(readNetFlow(item, data));
  out.moves = readMoves(part.at("moves"), data);
}

}  // namespace kosh
