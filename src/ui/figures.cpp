// Figures in words: value with its sign of certainty, unit and name, status, and where a figure comes from.
#include <algorithm>
#include <array>

#include "ui/widgets.h"

namespace kosh::ui {
namespace {

constexpr const char* kAbout = "\u2248\u00A0";

// What a reader must not take for a counted number.
bool isEstimate(Status status) { return status >= Status::estimate; }

int decimalsOf(IndicatorKind kind) { return kind == IndicatorKind::share ? 1 : 0; }

std::string numberOf(IndicatorKind kind, double value, Lang lang) {
  if (kind == IndicatorKind::share || kind == IndicatorKind::load) return formatPercent(value, decimalsOf(kind), lang);
  return kind == IndicatorKind::change ? formatSigned(value, 0, lang) : formatNumber(value, 0, lang);
}

const Service* serviceOf(const Dataset& dataset, const Indicator& indicator) {
  const int at = indicator.service.empty() ? -1 : findService(dataset, indicator.service);
  return at < 0 ? nullptr : &dataset.services.services[static_cast<std::size_t>(at)];
}

}  // namespace

std::string shown(const Indicator& indicator, const std::optional<Datum>& datum, Lang lang, int significant) {
  if (!datum) return std::string(text(Str::NoData, lang));
  if (!isEstimate(datum->status)) return numberOf(indicator.kind, datum->value, lang);
  return kAbout + numberOf(indicator.kind, roundSignificant(datum->value, significant), lang);
}

std::string unitOf(const Dataset& dataset, const Indicator& indicator, Lang lang) {
  const Service* service = serviceOf(dataset, indicator);
  const bool places = indicator.kind == IndicatorKind::places || indicator.kind == IndicatorKind::deficit;
  if (service && places && !service->unit.in(lang).empty()) return service->unit.in(lang);
  return std::string(text(indicator.unit, lang));
}

std::string nameOf(const Dataset& dataset, const Indicator& indicator, Lang lang) {
  const Service* service = serviceOf(dataset, indicator);
  return say(Message{indicator.name, {service ? service->name.in(lang) : std::string()}}, lang);
}

std::string spoken(const Session& session) {
  const Lang lang = session.view.lang;
  const Dataset& dataset = *session.dataset;
  const int territory = std::max(findTerritory(dataset, session.view.territory), 0);
  const int index = findIndicator(session.outcome, session.view.indicator);
  if (index < 0) return {};
  const Indicator& indicator = session.outcome.indicators[static_cast<std::size_t>(index)];
  const std::optional<Datum> datum = valueOf(session.outcome, index, territory, session.view.year);
  std::string value = shown(indicator, datum, lang);
  const bool percent = indicator.kind == IndicatorKind::share || indicator.kind == IndicatorKind::load;
  if (datum && !percent) value += ' ' + unitOf(dataset, indicator, lang);
  if (datum) value += ", " + std::string(text(wordsOf(datum->status), lang));
  return say(Message{Str::SpokenFigure, {dataset.territories[static_cast<std::size_t>(territory)].name.in(lang),
                                         std::to_string(session.view.year), nameOf(dataset, indicator, lang), value}}, lang);
}

Str wordsOf(Status status) {
  constexpr std::array<Str, 5> kWords{Str::StatusOfficial, Str::StatusComputed, Str::StatusEstimate,
                                      Str::StatusIllustrative, Str::StatusUnverified};
  return kWords[static_cast<std::size_t>(status)];
}

std::vector<std::string> sourceLines(const Ui& ui, const Provenance& from) {
  std::vector<std::string> lines{std::string(ui.words(wordsOf(from.status)))};
  if (const Source* source = findSource(*ui.session.dataset, from.source)) {
    lines.push_back(ui.words(Message{Str::TipSource, {source->title.in(ui.lang)}}));
    if (source->kind == kOwnKind) lines.push_back(std::string(ui.words(Str::OwnFigure)));
    if (!source->publisher.empty()) lines.push_back(source->publisher);
  }
  if (!from.asOf.empty()) lines.push_back(ui.words(Message{Str::TipDate, {formatDate(from.asOf, ui.lang)}}));
  if (!from.note.empty()) lines.push_back(from.note.in(ui.lang));
  return lines;
}

void sourceTooltip(Ui& ui, const Provenance& from) { tooltip(ui, sourceLines(ui, from)); }

}  // namespace kosh::ui
