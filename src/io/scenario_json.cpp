// Scenario files and share links: only what differs from the baseline, keyed by ids.
#include <algorithm>
#include <map>
#include <tuple>

#include "io/base64url.h"
#include "io/own_file.h"

namespace kosh {
namespace {

constexpr const char* kFormat = "kosh/scenario";
constexpr int kVersion = 1;
constexpr std::string_view kLinkStart = "s=1.";

struct AssumptionKey {
  const char* key;
  double Assumptions::*member;
};
constexpr AssumptionKey kAssumptions[] = {
    {"fertility", &Assumptions::fertility},       {"inflow", &Assumptions::inflow},   {"mortality", &Assumptions::mortality},
    {"outflow", &Assumptions::outflow},           {"unregistered", &Assumptions::unregistered},
};

// --- reading

void readCityQuotas(const Field& field, Scenario& out) {
  for (const auto& [stream, years] : field.members())
    for (const auto& [key, persons] : years.members())
      out.quotas.push_back({stream, persons.yearKey(key), "", persons.number()});
}

void readDistrictQuotas(const Field& field, Scenario& out) {
  for (const auto& [stream, years] : field.members())
    for (const auto& [key, territories] : years.members())
      for (const auto& [territory, persons] : territories.members())
        out.quotas.push_back({stream, territories.yearKey(key), territory, persons.number()});
}

NewObject readNewObject(const Field& field) {
  NewObject out;
  readObjectHead(field, out);
  if (field.at("lonlat").given()) out.position = readPosition(field.at("lonlat"));
  return out;
}

void readAssumptions(const Field& field, Assumptions& out) {
  if (!field.expectObject()) return;
  for (const AssumptionKey& a : kAssumptions)
    if (field.at(a.key).given()) out.*a.member = field.at(a.key).number();
}

void sortDecisions(Scenario& scenario) {
  std::sort(scenario.quotas.begin(), scenario.quotas.end(), [](const QuotaDecision& a, const QuotaDecision& b) {
    return std::tie(a.stream, a.year, a.territory) < std::tie(b.stream, b.year, b.territory);
  });
  std::sort(scenario.included.begin(), scenario.included.end());
  scenario.included.erase(std::unique(scenario.included.begin(), scenario.included.end()), scenario.included.end());
}

Scenario readBody(const Field& root) {
  Scenario out;
  out.name = readOptionalText(root.at("name"));
  if (root.at("quotas").given()) readCityQuotas(root.at("quotas"), out);
  if (root.at("districts").given()) readDistrictQuotas(root.at("districts"), out);
  if (root.at("included").given())
    for (const Field& item : root.at("included").items()) out.included.push_back(item.text());
  if (root.at("objects").given()) readItems(root.at("objects"), readNewObject, out.objects);
  if (root.at("assumptions").given()) readAssumptions(root.at("assumptions"), out.assumptions);
  sortDecisions(out);
  return out;
}

// --- writing

using ByYear = std::map<std::string, ObjectText>;

std::string nested(const std::map<std::string, ByYear>& streams) {
  ObjectText out;
  for (const auto& [stream, years] : streams) {
    ObjectText inner;
    for (const auto& [year, entries] : years) inner.raw(year, entries.str());
    out.raw(stream, inner.str());
  }
  return out.str();
}

std::string cityQuotas(const Scenario& scenario) {
  std::map<std::string, ObjectText> streams;
  for (const QuotaDecision& q : scenario.quotas)
    if (q.territory.empty()) streams[q.stream].number(std::to_string(q.year), q.persons);
  ObjectText out;
  for (const auto& [stream, years] : streams) out.raw(stream, years.str());
  return out.empty() ? "" : out.str();
}

std::string districtQuotas(const Scenario& scenario) {
  std::map<std::string, ByYear> streams;
  for (const QuotaDecision& q : scenario.quotas)
    if (!q.territory.empty()) streams[q.stream][std::to_string(q.year)].number(q.territory, q.persons);
  return streams.empty() ? "" : nested(streams);
}

std::string objectText(const NewObject& object) {
  ObjectText out;
  out.text("service", object.service);
  out.text("territory", object.territory);
  out.number("year", object.year);
  out.number("places", object.places);
  if (object.position)
    out.raw("lonlat", "[" + shortestNumber(object.position->x) + "," + shortestNumber(object.position->y) + "]");
  return out.str();
}

std::string assumptionsText(const Assumptions& assumptions) {
  ObjectText out;
  for (const AssumptionKey& a : kAssumptions)
    if (assumptions.*a.member != Assumptions{}.*a.member) out.number(a.key, assumptions.*a.member);
  return out.empty() ? "" : out.str();
}

std::vector<std::string> quotedAll(const std::vector<std::string>& items) {
  std::vector<std::string> out(items.size());
  for (std::size_t i = 0; i < items.size(); ++i) appendQuoted(out[i], items[i]);
  return out;
}

}  // namespace

std::string writeScenario(const Scenario& given, const Dataset& dataset) {
  Scenario scenario = given;
  sortDecisions(scenario);
  std::vector<std::string> objects;
  for (const NewObject& object : scenario.objects) objects.push_back(objectText(object));
  ObjectText out = ownFileHead(kFormat, kVersion, dataset.fingerprint);
  if (!scenario.name.empty()) out.text("name", scenario.name);
  const std::pair<const char*, std::string> members[] = {
      {"quotas", cityQuotas(scenario)},          {"districts", districtQuotas(scenario)},
      {"included", listText(quotedAll(scenario.included))}, {"objects", listText(objects)},
      {"assumptions", assumptionsText(scenario.assumptions)},
  };
  for (const auto& [key, json] : members)
    if (!json.empty()) out.raw(key, json);
  return out.str() + "\n";
}

Result<Scenario> readScenario(const InputFile& file, const Dataset& dataset) {
  return readOwnFile<Scenario>(file, kFormat, kVersion, [&](const Field& root, ProblemList& problems) {
    warnOtherData(root.at("dataset"), dataset, Str::IoOtherData);
    Scenario scenario = readBody(root);
    if (problems.anyError) return scenario;
    for (Problem& problem : validate(scenario, dataset)) {
      problem.file = file.name;
      problems.add(std::move(problem));
    }
    return scenario;
  });
}

std::string scenarioToLink(const Scenario& scenario, const Dataset& dataset) {
  return std::string(kLinkStart) + toBase64Url(writeScenario(scenario, dataset));
}

Result<Scenario> scenarioFromLink(std::string_view fragment, const Dataset& dataset) {
  if (!fragment.empty() && fragment[0] == '#') fragment.remove_prefix(1);
  const bool known = fragment.substr(0, kLinkStart.size()) == kLinkStart;
  const std::optional<std::string> bytes =
      known ? fromBase64Url(fragment.substr(kLinkStart.size(), fragment.find('&') - kLinkStart.size())) : std::nullopt;
  if (!bytes) return {std::nullopt, {{Severity::error, "", "", 0, {Str::IoNotALink, {}}}}};
  return readScenario({"", *bytes}, dataset);
}

}  // namespace kosh
