// Paragraph 3 as rows of the Data page: each factor a caption, under it what shows it in the chosen territory and year.
#include <algorithm>

#include "core/factors.h"
#include "core/overlay.h"
#include "ui/data_rows.h"
#include "ui/widgets.h"

namespace kosh::ui {
namespace {

DataRow caption(std::string words, bool title) {
  DataRow row;
  row.group = true;
  row.title = title;
  row.name = std::move(words);
  return row;
}

// Of which territory and year the rows are.
struct Place {
  int territory = 0, year = 0;
};

// The input that a missing consequence waits for, as the editor asks for it.
void askFor(const Dataset& dataset, const std::string& service, int territory, Lang lang, DataRow& row) {
  const auto starts = [&](std::string_view start) { return row.path.starts_with(start); };
  const auto ends = [&](std::string_view end) { return row.path.ends_with(end); };
  const auto ask = [&](std::string asks, std::string unit) {
    row.asks = std::move(asks);
    row.unit = std::move(unit);
  };
  const auto words = [&](Str id) { return std::string(text(id, lang)); };
  const auto with = [&](Str id, std::string arg) { return say(Message{id, {std::move(arg)}}, lang); };
  const std::string& where = dataset.territories[static_cast<std::size_t>(territory)].name.in(lang);
  const int at = findService(dataset, service);
  std::string unit = at < 0 ? "" : dataset.services.services[static_cast<std::size_t>(at)].unit.in(lang);
  unit = unit.substr(unit.rfind('|') + 1);
  if (starts("territories/")) ask(with(Str::DataAreaOf, where), words(Str::UnitKm2));
  else if (starts("labour/jobs/")) ask(with(Str::DataJobs, row.path.substr(row.path.rfind('/') + 1)), words(Str::UnitJobs));
  else if (starts("labour/participation")) ask(words(Str::DataParticipation), words(Str::UnitShare));
  else if (starts("labour/")) ask(words(Str::DataUnemployment), words(Str::UnitPercent));
  else if (ends("/rate")) ask(words(Str::DataRate), with(Str::UnitOnePerson, unit));
  else if (ends("/typical_size")) ask(words(Str::DataTypical), unit);
  else if (ends("/unit_cost")) ask(words(Str::DataCost), words(Str::UnitThousandTenge));
  else if (starts("services/")) ask(with(Str::DataCapacity, where), unit);
}

// A quota that foreign workers wait for.
void askForQuota(const Dataset& dataset, Lang lang, DataRow& row) {
  for (const QuotaStream& stream : dataset.quotas.streams) {
    if (!row.path.starts_with("quotas/" + stream.id + "/")) continue;
    const std::string year = row.path.substr(row.path.rfind('/') + 1);
    row.asks = say(Message{Str::DataQuotaYear, {stream.name.in(lang), year}}, lang);
    row.unit = text(Str::UnitPermits, lang);
  }
}

// The figure of a series with its own year in the name.
void fillSeries(const Dataset& dataset, const FactorRow& from, const Place& at, Lang lang, DataRow& row) {
  const Series& series = dataset.series[static_cast<std::size_t>(from.series)];
  row.name = say(Message{Str::CardTitleUnit, {series.name.in(lang), series.unit.in(lang)}}, lang);
  row.unit = series.unit.in(lang);
  row.byDate = !from.value;
  row.path = seriesPath(series, dataset.territories[static_cast<std::size_t>(at.territory)], from.value ? from.year : at.year);
  const bool cityOnly = series.part == SeriesPart::composition && at.territory > 0;
  if (cityOnly) {
    row.path.clear();
    row.unit.clear();
    row.note = text(Str::DataCityOnly, lang);
  }
  if (!from.value || !from.from) return;
  row.name = say(Message{Str::DataObject, {row.name, std::to_string(from.year)}}, lang);
  row.value = givenNumber(from.value->value, series.decimals, from.value->status, lang);
  setOrigin(row, dataset, *from.from, lang);
}

void fillIndicator(const Dataset& dataset, const Outcome& outcome, const FactorRow& from, const Place& at, Lang lang, DataRow& row) {
  const Indicator& indicator = outcome.indicators[static_cast<std::size_t>(from.indicator)];
  row.name = say(Message{Str::CardTitleUnit, {nameOf(dataset, indicator, lang), std::string(unitOf(dataset, indicator, lang))}}, lang);
  if (!from.value || from.from) {
    row.unit = unitOf(dataset, indicator, lang);
    row.under += indicator.id + "/";  // load and deficit wait for the same input
    row.path = from.from ? indicatorPath(dataset, indicator, at.territory, at.year) : pathToFill(dataset, indicator, at.territory, at.year);
    askFor(dataset, indicator.service, at.territory, lang, row);
    askForQuota(dataset, lang, row);
  }
  if (!from.value) return;
  row.value = shown(indicator, from.value, lang);
  if (from.from) return setOrigin(row, dataset, *from.from, lang);
  row.date = std::to_string(from.year) + (indicator.stock ? "-01-01" : "");
  row.source = text(Str::DataComputed, lang);
}

DataRow rowOf(const Dataset& dataset, const Outcome& outcome, const FactorRow& from, const Place& at, Lang lang) {
  const Factor& factor = factors()[static_cast<std::size_t>(from.factor)];
  DataRow row;
  row.value = text(Str::NoData, lang);
  row.under = std::string(factor.id) + "/";
  if (from.value) row.status = from.value->status;
  if (from.series >= 0) fillSeries(dataset, from, at, lang, row);
  else if (from.indicator >= 0) fillIndicator(dataset, outcome, from, at, lang, row);
  else row.name = text(factor.name, lang);
  if (from.part >= 0) row.name = say(Message{Str::ChartLine, {factor.part[from.part], row.name}}, lang);
  return row;
}

}  // namespace

std::vector<DataRow> factorDataRows(const Dataset& dataset, const Outcome& outcome, int territory, int year, Lang lang) {
  if (territory < 0 || static_cast<std::size_t>(territory) >= dataset.territories.size()) return {};
  const std::string& name = dataset.territories[static_cast<std::size_t>(territory)].name.in(lang);
  std::vector<DataRow> out{caption(say(Message{Str::DataFactors, {name, std::to_string(year)}}, lang), true)};
  int factor = -1;
  for (const FactorRow& row : factorRows(dataset, outcome, territory, year)) {
    if (row.factor != factor) {
      factor = row.factor;
      const Factor& of = factors()[static_cast<std::size_t>(factor)];
      out.push_back(caption(say(Message{Str::DataFactor, {of.id, of.name}}, lang), false));
    }
    out.push_back(rowOf(dataset, outcome, row, {territory, year}, lang));
  }
  return out;
}

std::vector<DataRow> pageRows(const Session& session) {
  const Dataset& dataset = *session.dataset;
  const View& view = session.view;
  const int territory = std::max(0, findTerritory(dataset, view.territory));
  std::vector<DataRow> out = factorDataRows(dataset, session.outcome, territory, view.year, view.lang);
  out.push_back(caption(std::string(text(Str::DataInputs, view.lang)), true));
  for (DataRow& row : dataRows(dataset, session.hindcast, view.lang)) out.push_back(std::move(row));
  return out;
}

}  // namespace kosh::ui
