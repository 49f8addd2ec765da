// Paragraph 3 as rows of the Data page: each factor a caption, under it what shows it in the chosen territory and year.
#include <algorithm>

#include "core/factors.h"
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

// The figure of a series with its own year in the name.
void fillSeries(const Dataset& dataset, const FactorRow& from, Lang lang, DataRow& row) {
  const Series& series = dataset.series[static_cast<std::size_t>(from.series)];
  row.name = say(Message{Str::CardTitleUnit, {series.name.in(lang), series.unit.in(lang)}}, lang);
  if (!from.value || !from.from) return;
  row.name = say(Message{Str::DataObject, {row.name, std::to_string(from.year)}}, lang);
  row.value = givenNumber(from.value->value, series.decimals, from.value->status, lang);
  setOrigin(row, dataset, *from.from, lang);
}

void fillIndicator(const Dataset& dataset, const Outcome& outcome, const FactorRow& from, Lang lang, DataRow& row) {
  const Indicator& indicator = outcome.indicators[static_cast<std::size_t>(from.indicator)];
  row.name = say(Message{Str::CardTitleUnit, {nameOf(dataset, indicator, lang), std::string(unitOf(dataset, indicator, lang))}}, lang);
  if (!from.value) return;
  row.value = shown(indicator, from.value, lang);
  row.date = std::to_string(from.year) + (indicator.stock ? "-01-01" : "");
  row.source = text(Str::DataComputed, lang);
}

DataRow rowOf(const Dataset& dataset, const Outcome& outcome, const FactorRow& from, Lang lang) {
  const Factor& factor = factors()[static_cast<std::size_t>(from.factor)];
  DataRow row;
  row.value = text(Str::NoData, lang);
  if (from.value) row.status = from.value->status;
  if (from.series >= 0) fillSeries(dataset, from, lang, row);
  else if (from.indicator >= 0) fillIndicator(dataset, outcome, from, lang, row);
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
    out.push_back(rowOf(dataset, outcome, row, lang));
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
