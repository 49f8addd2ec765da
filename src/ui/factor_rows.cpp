// Paragraph 3 as rows of the Data page: each factor a caption, under it what shows it in the chosen territory and year.
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
  const bool about = from.value->status >= Status::estimate;
  row.value = (about ? "\u2248\u00A0" : "") + formatNumber(from.value->value, series.decimals, lang);
  row.date = from.from->asOf;
  row.note = from.from->note.in(lang);
  const Source* source = findSource(dataset, from.from->source);
  row.source = source ? source->title.in(lang) : from.from->source;
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

std::vector<DataRow> pageRows(const Dataset& dataset, const Outcome& outcome, int territory, int year, Lang lang) {
  std::vector<DataRow> out = factorDataRows(dataset, outcome, territory, year, lang);
  out.push_back(caption(std::string(text(Str::DataInputs, lang)), true));
  for (DataRow& row : dataRows(dataset, lang)) out.push_back(std::move(row));
  return out;
}

}  // namespace kosh::ui
