// The card of the chosen territory: key figures, pyramid, curve, services; for the agglomeration published facts only.
#include <algorithm>
#include <cmath>

#include "ui/card_parts.h"

namespace kosh::ui {
namespace {

constexpr float kRoomForFoot = 560;
constexpr float kPad = 16, kBadge = 18, kRow = 24;
constexpr float kLeastPyramid = 74, kBestPyramid = 130, kMostPyramid = 170;
constexpr float kLeastCurve = 110, kBestCurve = 160, kMostCurve = 230;

int chosenTerritory(const Ui& ui) { return std::max(0, findTerritory(*ui.session.dataset, ui.session.view.territory)); }

// City, districts, agglomeration, and round again.
void step(Card& card, int by) {
  const int count = static_cast<int>(card.dataset().territories.size());
  const int next = (card.territory + by + count) % count;
  card.ui.session.view.territory = next == 0 ? std::string() : card.dataset().territories[static_cast<std::size_t>(next)].id;
}

Str kindWords(TerritoryKind kind) {
  if (kind == TerritoryKind::city) return Str::CardKindCity;
  return kind == TerritoryKind::district ? Str::CardKindDistrict : Str::CardKindAgglomeration;
}

void drawKey(const Card& card, float right) {
  const int d = card.districtIndex();
  if (d < 0) return;
  const Rect box{right - 28, card.y + 4, 28, 26};
  frame(box, card.ui.colour.ctl, 1, 6);
  putCentre(card.ui, {box.x + 14, box.y + 2}, std::to_string(d + 1), card.ui.colour.ink);
}

void drawName(Card& card) {
  if (iconButton(card.ui, "territory-prev", {card.x - 10, card.y, 28, 34}, Icon::left, card.ui.words(Str::CardPrevious))) step(card, -1);
  const float right = card.x + card.width;
  if (iconButton(card.ui, "territory-next", {right - 18, card.y, 28, 34}, Icon::right, card.ui.words(Str::CardNext))) step(card, 1);
  putFitted(card.ui, {card.x + 22, card.y + 3}, card.width - 22 - 60, card.place().name.in(card.ui.lang), card.ui.colour.ink, Weight::title);
  drawKey(card, right - 24);
  card.y += 36;
}

void drawArea(Card& card) {
  float x = card.x;
  if (const std::optional<Figure>& area = card.place().areaKm2) {
    const int decimals = area->value < 100 ? 1 : 0;
    const std::string words = card.ui.words(Message{Str::CardArea, {Number{area->value, decimals}}});
    badge({x + 6, card.y + 11}, area->from.status, card.ui.colour.ink3);
    put(card.ui, {x + kBadge, card.y}, words, card.ui.colour.ink2);
    const float width = kBadge + widthOf(card.ui, Weight::body, words);
    explain(card, {x, card.y, width, 22}, area->from);
    x += width + 16;
  }
  putFitted(card.ui, {x, card.y}, card.x + card.width - x, card.ui.words(kindWords(card.place().kind)), card.ui.colour.ink3);
  card.y += 30;
}

const YearFigure* publishedIn(const Card& card, int year) {
  for (const YearFigure& figure : card.place().population)
    if (figure.year == year) return &figure;
  return nullptr;
}

std::string populationCaption(const Card& card, Str caption, int year) {
  return card.ui.words(Message{caption, {std::to_string(year)}});
}

// People of the base year as they are published, else as the base of the projection has them.
void drawBasePopulation(Card& card, float x, float width) {
  const int base = card.dataset().demography.baseYear;
  putFitted(card.ui, {x, card.y}, width - 8, populationCaption(card, Str::CardPopulation, base), card.ui.colour.ink3);
  const Rect rect{x, card.y, width - 8, 50};
  const YearFigure* published = publishedIn(card, base);
  if (published || (card.territory == 0 && card.dataset().demography.cityTotal)) {
    const Figure& figure = published ? published->figure : *card.dataset().demography.cityTotal;
    putFigure(card, {x, card.y + 22}, figure.from.status, formatNumber(figure.value, 0, card.ui.lang), Weight::title);
    explain(card, rect, figure.from);
    return;
  }
  const CardValue people = valueOf(card, "population", base);
  if (people.indicator < 0) return;
  const Indicator& indicator = card.ui.session.outcome.indicators[static_cast<std::size_t>(people.indicator)];
  putFigure(card, {x, card.y + 22}, people.now ? std::optional<Status>(people.now->status) : std::nullopt,
            shown(indicator, people.now, card.ui.lang, 4), Weight::title);
  explain(card, rect, populationCaption(card, Str::CardPopulation, base), people.now);
}

void drawChosenPopulation(Card& card, float x, float width) {
  const CardValue people = valueOf(card, "population", card.year);
  if (people.indicator < 0) return;
  const Indicator& indicator = card.ui.session.outcome.indicators[static_cast<std::size_t>(people.indicator)];
  putFitted(card.ui, {x, card.y}, width, populationCaption(card, Str::CardPopulationYear, card.year), card.ui.colour.ink3);
  putFigure(card, {x, card.y + 22}, people.now ? std::optional<Status>(people.now->status) : std::nullopt,
            shown(indicator, people.now, card.ui.lang, 4), Weight::title);
  explain(card, {x, card.y, width, 50}, populationCaption(card, Str::CardPopulationYear, card.year), people.now);
}

void drawChangeRow(Card& card, Str caption, std::string_view id) {
  const CardValue value = valueOf(card, id, card.year);
  if (value.indicator < 0) return;
  const Indicator& indicator = card.ui.session.outcome.indicators[static_cast<std::size_t>(value.indicator)];
  const std::string words = card.ui.words(Message{caption, {std::to_string(card.year)}});
  const float right = card.x + card.width;
  putFitted(card.ui, {card.x, card.y}, card.width - 124, words, card.ui.colour.ink2);
  badge({right - 104, card.y + 11}, value.now ? std::optional<Status>(value.now->status) : std::nullopt, card.ui.colour.ink3);
  putRight(card.ui, {right, card.y}, shown(indicator, value.now, card.ui.lang), card.ui.colour.ink, Weight::bold);
  explain(card, {card.x, card.y, card.width, 22}, words, value.now);
  card.y += kRow;
}

bool hasDecisions(const Card& card) { return changesIn(card.ui.session.scenario) > 0; }

// What the decisions change by the chosen year, in words: a quota of hundreds cannot be seen in a pyramid.
void drawDecisions(Card& card) {
  const CardValue people = valueOf(card, "population", card.year);
  if (!hasDecisions(card) || !people.now || !people.without) return;
  const double change = roundSignificant(std::round(people.now->value - people.without->value), 4);
  const std::string year = std::to_string(card.year);
  const Message message = change == 0 ? Message{Str::CardNoChange, {year}}
                                      : Message{Str::CardChange, {formatSigned(change, 0, card.ui.lang), year}};
  card.y += putWrapped(card.ui, {card.x, card.y}, card.width, card.ui.words(message),
                       change == 0 ? card.ui.colour.ink2 : card.ui.colour.accent, change == 0 ? Weight::body : Weight::bold) + 2;
}

void drawKeyFigures(Card& card) {
  const bool same = card.year == card.dataset().demography.baseYear;
  const float left = std::round(card.width * 0.54f);
  drawBasePopulation(card, card.x, same ? card.width : left);
  if (!same) drawChosenPopulation(card, card.x + left, card.width - left);
  card.y += 56;
  drawChangeRow(card, Str::CardNatural, "natural_increase");
  drawChangeRow(card, Str::CardMigration, "net_migration");
  drawDecisions(card);
  card.y += 8;
}

// Which heights the sections get: the pyramid gives way first, then the curve, then the card scrolls.
// The longer part of the services is reached by scrolling anyway.
void layOut(Card& card, float room) {
  card.pyramidHeight = kBestPyramid;
  card.curveHeight = kBestCurve;
  const auto spare = [&] { return room - pyramidSectionHeight(card) - curveSectionHeight(card) - servicesFirstHeight(card); };
  const float more = std::max(0.0f, spare());
  card.pyramidHeight = std::min(kMostPyramid, card.pyramidHeight + more * 0.4f);
  card.curveHeight = std::min(kMostCurve, card.curveHeight + std::max(0.0f, spare()));
  if (spare() >= 0) return;
  card.pyramidHeight = std::max(kLeastPyramid, card.pyramidHeight + spare());
  if (spare() >= 0) return;
  card.pyramidOpen = false;
  if (spare() >= 0) {
    card.curveHeight = std::min(kMostCurve, card.curveHeight + spare());
    return;
  }
  card.curveHeight = std::max(kLeastCurve, card.curveHeight + spare());
}

void drawProjected(Card& card, float bottom) {
  drawKeyFigures(card);
  layOut(card, bottom - card.y);
  drawPyramidSection(card);
  drawCurveSection(card);
  drawServices(card);
}

// The agglomeration: what is published, latest first, and the words that nothing is projected.
void drawPublished(Card& card) {
  divider(card);
  card.y += 12;
  put(card.ui, {card.x, card.y}, card.ui.words(Str::CardPublished), card.ui.colour.ink, Weight::bold);
  card.y += 28;
  std::vector<YearFigure> figures = card.place().population;
  std::stable_sort(figures.begin(), figures.end(), [](const YearFigure& a, const YearFigure& b) { return a.year > b.year; });
  if (figures.empty()) {
    putFigure(card, {card.x, card.y}, std::nullopt, card.ui.words(Str::NoData), Weight::bold);
    card.y += kRow;
  }
  for (const YearFigure& figure : figures) {
    put(card.ui, {card.x, card.y}, std::to_string(figure.year), card.ui.colour.ink2);
    const float width = putFigure(card, {card.x + 56, card.y}, figure.figure.from.status, formatNumber(figure.figure.value, 0, card.ui.lang), Weight::bold);
    explain(card, {card.x, card.y, 56 + width, 22}, figure.figure.from);
    card.y += 22;
    const Source* source = findSource(card.dataset(), figure.figure.from.source);
    if (source) {
      const std::string words = card.ui.words(Message{Str::CardSource, {source->title.in(card.ui.lang)}});
      card.y += putWrapped(card.ui, {card.x + 56 + kBadge, card.y}, card.width - 56 - kBadge, words, card.ui.colour.ink3);
    }
    card.y += 6;
  }
  card.y += 6;
  divider(card);
  card.y += 12;
  card.y += putWrapped(card.ui, {card.x, card.y}, card.width, card.ui.words(Str::CardNoForecast), card.ui.colour.ink2) + 12;
}

}  // namespace

CardValue valueOf(const Card& card, std::string_view indicator, int year) {
  CardValue out;
  out.indicator = findIndicator(card.ui.session.outcome, indicator);
  if (out.indicator < 0) return out;
  out.now = valueOf(card.ui.session.outcome, out.indicator, card.territory, year);
  out.without = valueOf(card.ui.session.baseline, out.indicator, card.territory, year);
  return out;
}

void divider(Card& card) { lineH(card.x - kPad, card.y, card.width + 2 * kPad, card.ui.colour.line); }

bool pointedAt(const Rect& rect) {
  ImGui::SetCursorScreenPos({rect.x, rect.y});
  ImGui::Dummy({rect.width, rect.height});
  return ImGui::IsItemHovered();
}

void explain(Card& card, const Rect& rect, const Provenance& from) {
  if (pointedAt(rect)) sourceTooltip(card.ui, from);
}

void explain(Card& card, const Rect& rect, std::string_view name, const std::optional<Datum>& datum,
             std::span<const std::string> more) {
  if (!pointedAt(rect)) return;
  std::vector<std::string> lines{std::string(name)};
  lines.push_back(std::string(card.ui.words(datum ? wordsOf(datum->status) : Str::NoData)));
  lines.insert(lines.end(), more.begin(), more.end());
  const Demography& demography = card.dataset().demography;
  if (datum) lines.push_back(card.ui.words(Message{Str::CardProjection, {std::to_string(demography.baseYear)}}));
  const int d = std::max(0, card.districtIndex());
  if (static_cast<std::size_t>(d) < demography.baseFrom.size())
    if (const Source* source = findSource(card.dataset(), demography.baseFrom[static_cast<std::size_t>(d)].source))
      lines.push_back(card.ui.words(Message{Str::CardBaseSource, {source->title.in(card.ui.lang)}}));
  tooltip(card.ui, lines);
}

float putFigure(const Card& card, ImVec2 at, std::optional<Status> status, std::string_view words, Weight weight) {
  const float middle = weight == Weight::title ? 14 : 11;
  badge({at.x + 6, at.y + middle}, status, card.ui.colour.ink3);
  put(card.ui, {at.x + kBadge, at.y}, words, card.ui.colour.ink, weight);
  return kBadge + widthOf(card.ui, weight, words);
}

void territoryCard(Ui& ui, const Rect& rect) {
  if (!ui.session.dataset || ui.session.dataset->territories.empty() || rect.width < 200) return;
  Card card{.ui = ui, .territory = chosenTerritory(ui), .year = ui.session.view.year};
  card.x = rect.x + kPad;
  card.width = rect.width - 2 * kPad;
  const bool foot = rect.height >= kRoomForFoot;  // the intake stays in sight; in a low window it ends the card
  const float intake = foot ? std::min(intakeHeight(card), rect.height / 2) : 0;
  if (beginPanel("territory-card", {rect.x, rect.y, rect.width, rect.height - intake}, ui.colour.panel, true)) {
    card.y = panelTop().y + 12;
    const float bottom = card.y - 12 + rect.height - intake;
    drawName(card);
    drawArea(card);
    if (card.projected()) drawProjected(card, bottom);
    else drawPublished(card);
    if (!foot) drawIntake(card);
    panelBottom(card.y);
  }
  endPanel();
  if (intake <= 0) return;
  if (beginPanel("territory-intake", {rect.x, rect.y + rect.height - intake, rect.width, intake}, ui.colour.accentSoft)) {
    card.y = rect.y + rect.height - intake;
    drawIntake(card);
  }
  endPanel();
}

}  // namespace kosh::ui
