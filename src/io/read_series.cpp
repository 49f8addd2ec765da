// Reads economy.json, environment.json and composition.json: published series, and the labour market of the first.
#include "io/read_parts.h"

namespace kosh {
namespace {

Labour readLabour(const Field& field, const Dataset& data) {
  Labour out;
  if (!field.given() || !field.expectObject()) return out;
  const Field participation = field.at("participation"), jobs = field.at("jobs");
  if (participation.given()) {
    appendBothSexes(participation, readGroups(participation.at("groups"), data), OfGroup::rate, out.participation);
    out.participationFrom = readProvenance(participation);
  }
  if (jobs.given() && jobs.expectObject()) {
    out.jobs = readYearTable(jobs.at("years"), 1, [](const Field& row, std::vector<double>& to) { to.push_back(row.number()); });
    out.jobsFrom = readProvenance(jobs);
  }
  out.unemploymentRate = readOptionalFigure(field.at("unemployment_rate"));
  return out;
}

void readValues(const Field& field, const Dataset& data, Series& out) {
  out.values.resize(data.territories.size());
  if (!field.given()) return;
  for (const auto& [id, figures] : field.members()) {
    const int territory = findTerritory(data, id);
    if (territory >= 0) out.values[static_cast<std::size_t>(territory)] = readYearFigures(figures);
    else if (!data.territories.empty()) figures.fail({Str::IoUnknownId, {'"' + id + '"'}});
  }
}

Series readOne(const std::string& id, const Field& field, const Dataset& data, SeriesPart part) {
  Series out;
  out.part = part;
  out.id = id;
  if (!field.expectObject()) return out;
  out.name = readNames(field.at("name"));
  out.unit = readNames(field.at("unit"));
  if (field.at("decimals").given()) out.decimals = field.at("decimals").whole(0, 6);
  readValues(field.at("values"), data, out);
  const Field threshold = field.at("threshold");
  out.threshold = readOptionalFigure(threshold);
  if (out.threshold && threshold.at("act").given()) out.act = readNames(threshold.at("act"));
  return out;
}

void readAll(const Field& part, Dataset& data, SeriesPart kind) {
  if (!part.at("series").given()) return;
  for (const auto& [id, field] : part.at("series").members()) data.series.push_back(readOne(id, field, data, kind));
}

}  // namespace

void readEconomy(const Field& part, Dataset& data) {
  data.labour = readLabour(part.at("labour"), data);
  readAll(part, data, SeriesPart::economy);
}

void readEnvironment(const Field& part, Dataset& data) { readAll(part, data, SeriesPart::environment); }
void readComposition(const Field& part, Dataset& data) { readAll(part, data, SeriesPart::composition); }

}  // namespace kosh
