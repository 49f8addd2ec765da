// The pyramid and the curve of the territory card.
#include <algorithm>
#include <cmath>

#include "ui/card_parts.h"
#include "ui/charts.h"
#include "ui/forecast_parts.h"

namespace kosh::ui {
namespace {

constexpr float kPad = 12, kTitle = 24;

std::vector<double> sexOf(const Card& card, const std::vector<double>& cells, int sex) {
  const int ages = card.ui.session.outcome.ages, step = card.dataset().demography.stepYears;
  std::vector<double> out;
  if (static_cast<int>(cells.size()) != kSexes * ages) return out;
  for (int age = 0; age < ages; ++age) {
    const double persons = cells[static_cast<std::size_t>(sex * ages + age)];
    for (int i = 0; i < step; ++i) out.push_back(persons / step);  // groups of five years count once in their bar
  }
  return out;
}

PyramidSpec pyramidOf(const Card& card) {
  const int base = card.dataset().demography.baseYear;
  const auto cells = [&](int year) { return ageStructure(card.dataset(), card.ui.session.outcome, card.territory, year); };
  const std::vector<double> now = cells(card.year);
  PyramidSpec spec{sexOf(card, now, kFemale), sexOf(card, now, kMale), {}, {}};
  if (card.year == base) return spec;
  const std::vector<double> then = cells(base);
  spec.womenThen = sexOf(card, then, kFemale);
  spec.menThen = sexOf(card, then, kMale);
  return spec;
}

// The line of the base year as a sample with its year, at the right of the title.
void drawThen(const Card& card) {
  const int base = card.dataset().demography.baseYear;
  if (card.year == base) return;
  const std::string words = card.ui.words(Message{Str::CardYear, {std::to_string(base)}});
  const float right = card.x + card.width, left = right - widthOf(card.ui, Weight::body, words) - 26;
  const ImVec2 step[] = {{left, card.y + 15.5f}, {left + 9.5f, card.y + 15.5f}, {left + 9.5f, card.y + 7.5f}, {left + 19, card.y + 7.5f}};
  ImGui::GetWindowDrawList()->AddPolyline(step, 4, card.ui.colour.ink, ImDrawFlags_None, 1.5f);
  putRight(card.ui, {right, card.y}, words, card.ui.colour.ink3);
}

void drawTitle(Card& card, const std::string& title, std::optional<Status> status, float room) {
  putFitted(card.ui, {card.x, card.y}, room - 20, title, card.ui.colour.ink, Weight::bold);
  const float width = std::min(room - 20, widthOf(card.ui, Weight::bold, title));
  badge({card.x + width + 14, card.y + 11}, status, card.ui.colour.ink3);
}

// The pyramid in one sentence, when there is no height for it.
void drawFolded(Card& card, const std::string& title) {
  const CardValue young = valueOf(card, "share_under_16", card.year), old = valueOf(card, "share_60_plus", card.year);
  put(card.ui, {card.x, card.y}, title, card.ui.colour.ink, Weight::bold);
  if (!young.now || !old.now) return;
  const auto percent = [&](const Datum& datum) { return formatPercent(datum.value, 0, card.ui.lang); };
  const std::string words = card.ui.words(Message{Str::CardPyramidFolded, {percent(*young.now), percent(*old.now)}});
  const float room = card.width - widthOf(card.ui, Weight::bold, title) - 12;
  if (widthOf(card.ui, Weight::body, words) <= room) putRight(card.ui, {card.x + card.width, card.y}, words, card.ui.colour.ink2);
}

// --- curve

std::vector<CurvePoint> pointsOf(const Card& card, const Outcome& outcome, int indicator) {
  std::vector<CurvePoint> out;
  const int last = std::min(outcome.lastYear, card.dataset().demography.lastFlowYear);
  for (int year = outcome.firstYear; year <= last; ++year)
    if (const std::optional<Datum> datum = valueOf(outcome, indicator, card.territory, year)) out.push_back({year, datum->value});
  return out;
}

std::vector<CurvePoint> factsOf(const Card& card) {
  std::vector<CurvePoint> out;
  for (const YearFigure& figure : card.place().population)
    if (figure.year >= card.dataset().demography.baseYear - 10) out.push_back({figure.year, figure.figure.value});
  return out;
}

// The indicator of the map, or the load of the schools where it says nothing about this territory.
int curveIndicator(const Card& card) {
  const Outcome& outcome = card.ui.session.outcome;
  const int chosen = findIndicator(outcome, card.ui.session.view.indicator);
  if (chosen >= 0 && !pointsOf(card, outcome, chosen).empty()) return chosen;
  return serviceIndicator(outcome, "school", IndicatorKind::load);
}

// The bands, and their bounds for the axis: those of before while other ones are on their way.
void addBands(const Card& card, const Indicator& which, CurveSpec& spec) {
  UiState& state = card.ui.state;
  const std::string key = which.id + '/' + card.place().id;
  for (const BandPoint& point : bandPoints(card.ui.session, which.id, card.territory)) {
    const Quantiles& q = point.band;
    if (point.year <= card.dataset().demography.lastFlowYear) spec.bands.push_back({point.year, q[0], q[1], q[2], q[3], q[4]});
  }
  if (!spec.bands.empty()) {
    state.bandsOf = key;
    state.bandsLow = state.bandsHigh = spec.bands.front().median;
    for (const CurveBand& band : spec.bands)
      state.bandsLow = std::min(state.bandsLow, band.low95), state.bandsHigh = std::max(state.bandsHigh, band.high95);
  } else if (state.bandsOf == key && drawsIndicator(card.ui.session, which.id, card.territory)) {
    spec.room = {0, state.bandsLow, 0, 0, 0, state.bandsHigh};
  }
}

CurveSpec curveOf(const Card& card, int indicator) {
  const Indicator& which = card.ui.session.outcome.indicators[static_cast<std::size_t>(indicator)];
  CurveSpec spec;
  spec.base = pointsOf(card, card.ui.session.baseline, indicator);
  spec.scenario = pointsOf(card, card.ui.session.outcome, indicator);
  if (which.id == "population") spec.fact = factsOf(card);
  if (which.kind == IndicatorKind::load) spec.norm = 100;
  addBands(card, which, spec);
  spec.chosenYear = card.year;
  spec.amounts = which.kind == IndicatorKind::places || which.kind == IndicatorKind::deficit || which.kind == IndicatorKind::cost;
  spec.decimals = which.kind == IndicatorKind::share ? 1 : 0;
  spec.baseName = card.ui.words(Str::ChartWithout);
  spec.scenarioName = card.ui.words(Str::ChartWith);
  return spec;
}

bool hasBands(const Card& card, int indicator) {
  const Outcome& outcome = card.ui.session.outcome;
  return indicator >= 0 && drawsIndicator(card.ui.session, outcome.indicators[static_cast<std::size_t>(indicator)].id, card.territory);
}

constexpr float kSample = 16, kSampleGap = 6, kPartGap = 11;

// A sample and its words; returns where the next one begins.
float legendPart(const Card& card, float x, float y, const std::string& words, Colour veil) {
  const Rect sample{x, y + 5, kSample, 12};
  if (veil) {
    fill(sample, veil);
    lineH(sample.x, sample.y, sample.width, card.ui.colour.ink3);
    lineH(sample.x, sample.y + sample.height, sample.width, card.ui.colour.ink3);
  } else {
    dashed({x, y + 11}, {x + kSample, y + 11}, card.ui.colour.accent, 1.5f, 3, 3);
  }
  const float from = x + kSample + kSampleGap, room = card.x + card.width - from;
  putFitted(card.ui, {from, y}, room, words, card.ui.colour.ink2);
  return from + std::min(room, widthOf(card.ui, Weight::body, words)) + kPartGap;
}

// What the bands are, or how far the runs are. Why: on the pointer and on the keyboard.
void drawBandsRow(Card& card) {
  Ui& ui = card.ui;
  const Rect row{card.x, card.y, card.width, runsRowHeight(ui)};
  if (const RunProgress* run = progressOf(ui.session)) return runsRow(ui, row, *run);
  const BandsRun* bands = bandsOf(ui.session);
  if (!bands) return;
  const Hit pointer = hit(ui, "bands", {row.x, row.y + 1, row.width, row.height - 6});
  badge({card.x + 6, card.y + 13}, spreadStatusOf(ui.session), ui.colour.ink3);
  const Colour veil = ui.colour.band, half = (veil & 0xFFFFFF) | ((veil >> 24) / 2 << 24);
  float x = legendPart(card, card.x + 17, card.y + 2, formatPercent(80, 0, ui.lang), veil);
  x = legendPart(card, x, card.y + 2, formatPercent(95, 0, ui.lang), half);
  const std::string median = ui.words(Message{Str::BandMedian, {Number{static_cast<double>(bands->summary.runs), 0}}});
  const bool fits = x + kSample + kSampleGap + widthOf(ui, Weight::body, median) <= card.x + card.width;
  if (fits || row.height < 2 * kLine) legendPart(card, x, card.y + 2, median, 0);
  else legendPart(card, card.x + 17, card.y + 2 + kLine, median, 0);
  if (pointer.hovered || (pointer.focused && ui.state.keyboardUsed)) tooltip(ui, spreadLines(ui));
}

std::string curveTitle(const Card& card, int indicator) {
  const Indicator& which = card.ui.session.outcome.indicators[static_cast<std::size_t>(indicator)];
  return card.ui.words(Message{Str::CardTitleUnit,
                               {nameOf(card.dataset(), which, card.ui.lang), std::string(unitOf(card.dataset(), which, card.ui.lang))}});
}

}  // namespace

float pyramidSectionHeight(const Card& card) {
  return card.pyramidOpen ? kPad + 2 * 22 + 6 + card.pyramidHeight + kPad : kPad + 22 + kPad;
}

float curveSectionHeight(const Card& card) {
  return kPad + kTitle + card.curveHeight + (hasBands(card, curveIndicator(card)) ? runsRowHeight(card.ui) : 8);
}

void drawPyramidSection(Card& card) {
  divider(card);
  const float bottom = card.y + pyramidSectionHeight(card);
  card.y += kPad;
  const std::string title = card.ui.words(Message{Str::CardPyramid, {std::to_string(card.year)}});
  if (!card.pyramidOpen) {
    drawFolded(card, title);
    card.y = bottom;
    return;
  }
  // The ages are not as sure as the total: in the base year they are estimates beside a published number of people.
  const std::optional<Datum> ages = valueOf(card, "share_under_16", card.year).now;
  drawTitle(card, title, ages ? std::optional<Status>(ages->status) : std::nullopt, card.width - 110);
  drawThen(card);
  explain(card, {card.x, card.y, card.width - 110, 22}, title, ages);
  card.y += 22;
  put(card.ui, {card.x, card.y}, card.ui.words(Str::CardMen), card.ui.colour.ink3);
  putRight(card.ui, {card.x + card.width, card.y}, card.ui.words(Str::CardWomen), card.ui.colour.ink3);
  card.y += 26;
  pyramid(card.ui, {card.x, card.y, card.width, card.pyramidHeight}, pyramidOf(card));
  card.y = bottom;
}

void drawCurveSection(Card& card) {
  const int indicator = curveIndicator(card);
  if (indicator < 0) return;
  divider(card);
  const float bottom = card.y + curveSectionHeight(card);
  card.y += kPad;
  const std::optional<Datum> datum = valueOf(card.ui.session.outcome, indicator, card.territory, card.year);
  const std::string title = curveTitle(card, indicator);
  drawTitle(card, title, datum ? std::optional<Status>(datum->status) : std::nullopt, card.width);
  explain(card, {card.x, card.y, card.width, 22}, title, datum);
  card.y += kTitle;
  const std::optional<int> year = curve(card.ui, "curve", {card.x, card.y, card.width, card.curveHeight}, curveOf(card, indicator));
  const Demography& demography = card.dataset().demography;
  if (year) card.ui.session.view.year = std::clamp(*year, demography.baseYear, demography.lastFlowYear);
  card.y += card.curveHeight;
  if (hasBands(card, indicator)) drawBandsRow(card);
  card.y = bottom;
}

}  // namespace kosh::ui
