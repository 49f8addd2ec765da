// Figures in words: value with its sign of certainty, unit and name, status, and where a figure comes from.
#include <algorithm>
#include <array>

#include "ui/finding_rows.h"
#include "ui/intake_answer.h"
#include "ui/widgets.h"

namespace kosh::ui {
namespace {

constexpr const char* kAbout = "\u2248\u00A0";

// What a reader must not take for a counted number.
bool isEstimate(Status status) { return status >= Status::estimate; }

int decimalsOf(IndicatorKind kind) { return kind == IndicatorKind::share || kind == IndicatorKind::rate ? 1 : 0; }

std::string numberOf(IndicatorKind kind, double value, Lang lang) {
  if (kind == IndicatorKind::share || kind == IndicatorKind::load) return formatPercent(value, decimalsOf(kind), lang);
  if (kind == IndicatorKind::change) return formatSigned(value, 0, lang);
  const bool amount = kind == IndicatorKind::places || kind == IndicatorKind::deficit || kind == IndicatorKind::cost;
  return amount ? formatAmount(value, lang) : formatNumber(value, decimalsOf(kind), lang);
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

std::string nameOf(const Dataset& dataset, const Indicator& indicator, Lang lang) {
  const Service* service = serviceOf(dataset, indicator);
  if (const Series* series = seriesOf(dataset, indicator)) return series->name.in(lang);
  if (!service) return std::string(text(indicator.name, lang));
  return say(Message{Str::IndOfService, {service->name.in(lang), indicator.name}}, lang);
}

namespace {

// What the view shows of a territory: an indicator in the shown year, or a published series in its own.
struct ShownFigure {
  Indicator indicator;
  int year = 0;
  std::optional<Datum> datum;
};

std::optional<ShownFigure> shownFigure(const Session& session, int territory) {
  const View& view = session.view;
  if (const int index = findIndicator(session.outcome, view.indicator); index >= 0)
    return ShownFigure{session.outcome.indicators[static_cast<std::size_t>(index)], view.year,
                       valueOf(session.outcome, index, territory, view.year)};
  const int at = findSeries(*session.dataset, view.indicator);
  if (at < 0) return std::nullopt;
  const Series& series = session.dataset->series[static_cast<std::size_t>(at)];
  const int year = lastDistrictYear(*session.dataset, series);
  return ShownFigure{asIndicator(series), year, publishedIn(series, territory, year)};
}

}  // namespace

// On the Findings page the chosen finding, with its figures.
static std::string spokenFinding(const Session& session) {
  const std::vector<Finding>& findings = session.legal.judgement.findings;
  const int chosen = findFinding(findings, session.view.finding);
  if (session.view.page != Page::findings || chosen < 0) return {};
  const Finding& finding = findings[static_cast<std::size_t>(chosen)];
  const std::string words = say(finding.message, session.view.lang), numbers = numbersLine(finding, session.view.lang);
  return numbers.empty() ? words : words + ". " + numbers;
}

std::string spoken(const Session& session) {
  if (const std::string words = spokenFinding(session); !words.empty()) return words;
  if (session.view.page == Page::intake)
    if (const std::string words = spokenIntake(session); !words.empty()) return words;
  const Lang lang = session.view.lang;
  const Dataset& dataset = *session.dataset;
  const int territory = std::max(findTerritory(dataset, session.view.territory), 0);
  const std::optional<ShownFigure> figure = shownFigure(session, territory);
  if (!figure) return {};
  const Indicator& indicator = figure->indicator;
  std::string value = shown(indicator, figure->datum, lang);
  const bool percent = indicator.kind == IndicatorKind::share || indicator.kind == IndicatorKind::load;
  if (figure->datum && !percent) value += " " + std::string(unitOf(dataset, indicator, lang));
  if (figure->datum) value += ", " + std::string(text(wordsOf(figure->datum->status), lang));
  return say(Message{Str::SpokenFigure, {dataset.territories[static_cast<std::size_t>(territory)].name.in(lang),
                                         std::to_string(figure->year), nameOf(dataset, indicator, lang), value}}, lang);
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
