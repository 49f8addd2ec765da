// The services of the territory card: a load bar each, what is missing or spare, the first year over the norm.
#include <algorithm>
#include <cmath>

#include "ui/card_parts.h"
#include "ui/charts.h"
#include "ui/forecast_parts.h"

namespace kosh::ui {
namespace {

constexpr float kPad = 12, kTitle = 26, kRow = 24, kGap = 6;
constexpr float kUnknownHead = kGap + kTitle + kStrip + kLine + 4;
constexpr float kName = 130, kFigures = 104, kBadge = 18;

struct ServiceRow {
  const Service* service = nullptr;
  std::optional<Datum> demand, capacity, load, without, deficit;  // without: the load without decisions
  Overload first{};
  Risk risk;

  bool known() const { return load.has_value(); }
};

std::optional<Datum> valueIn(const Card& card, const Outcome& outcome, const std::string& id) {
  return valueOf(outcome, findIndicator(outcome, id), card.territory, card.year);
}

ServiceRow rowOf(const Card& card, const Service& service) {
  const Outcome& outcome = card.ui.session.outcome;
  ServiceRow row{&service, valueIn(card, outcome, service.id + "_demand"), valueIn(card, outcome, service.id + "_capacity"),
                 valueIn(card, outcome, service.id + "_load"), valueIn(card, card.ui.session.baseline, service.id + "_load"),
                 valueIn(card, outcome, service.id + "_deficit"), {}, riskOf(card.ui.session, service.id, card.territory)};
  row.first = firstOverload(outcome, findIndicator(outcome, service.id + "_load"), card.territory);
  return row;
}

// Those whose load is known come first; the others keep their order too.
std::vector<ServiceRow> rowsOf(const Card& card) {
  std::vector<ServiceRow> rows;
  for (const Service& service : card.dataset().services.services) rows.push_back(rowOf(card, service));
  std::stable_partition(rows.begin(), rows.end(), [](const ServiceRow& row) { return row.known(); });
  return rows;
}

// "12 300 places": about, and rounded, where it is no counted number; the unit in the form of the number.
std::string amountWords(const Card& card, const Service& service, const Datum& datum, Str words) {
  const Lang lang = card.ui.lang;
  Indicator places;
  places.kind = IndicatorKind::places;
  const double value = datum.status >= Status::estimate ? roundSignificant(datum.value, 3) : datum.value;
  const std::string unit(formOf(service.unit.in(lang), Number{value, 0}, lang));
  return card.ui.words(Message{words, {shown(places, datum, lang), unit}});
}

// "short of 3 200 places", "a reserve of 400": rounded as an estimate is. Nothing when both are even.
std::string balanceWords(const Card& card, const ServiceRow& row) {
  const double amount = row.deficit ? roundSignificant(std::round(std::fabs(row.deficit->value)), 3) : 0;
  if (amount < 1) return {};
  const Lang lang = card.ui.lang;
  const std::string unit(formOf(row.service->unit.in(lang), Number{amount, 0}, lang));
  return card.ui.words(Message{row.deficit->value > 0 ? Str::CardLack : Str::CardReserve, {formatAmount(amount, lang), unit}});
}

std::string overloadWords(const Card& card, const ServiceRow& row) {
  const int last = card.dataset().demography.lastFlowYear;
  return card.ui.words(Message{row.first.year ? Str::CardOverloadFrom : Str::CardEnoughTo, {std::to_string(row.first.year.value_or(last))}});
}

// What is known beside the load: the need, else what is there, else nothing.
std::string partWords(const Card& card, const ServiceRow& row) {
  if (row.demand) return amountWords(card, *row.service, *row.demand, Str::CardNeeds);
  if (row.capacity) return amountWords(card, *row.service, *row.capacity, Str::CardHas);
  return std::string(card.ui.words(Str::NoData));
}

// --- lines: words at the left and at the right, under each other where the card is too narrow

bool fits(const Card& card, std::string_view left, float right) {
  return widthOf(card.ui, Weight::body, left) + 12 + right <= card.width;
}

float overloadWidth(const Card& card, const ServiceRow& row) {
  return widthOf(card.ui, Weight::body, overloadWords(card, row)) + (row.first.year ? 14.0f : 0.0f);
}
float partWidth(const Card& card, const ServiceRow& row) { return widthOf(card.ui, Weight::body, partWords(card, row)) + kBadge; }

// "by 2030: 83 %" at the left, since when it is above a half at the right; or why it is not known.
std::string chanceWords(const Card& card, const ServiceRow& row) {
  const RiskPoint* point = row.risk.in(card.year);
  if (!point) return riskWords(card.ui, row.risk, card.year);
  return card.ui.words(Message{Str::RiskShort, {std::to_string(card.year), probabilityWords(point->by, card.ui.lang)}});
}
std::string halfWords(const Card& card, const ServiceRow& row) {
  if (row.risk.points.empty()) return {};
  const std::optional<int> first = row.risk.firstLikely();
  return card.ui.words(Message{first ? Str::RiskHalf : Str::RiskNoHalf, {std::to_string(first.value_or(row.risk.points.back().year))}});
}
Weight halfWeight(const ServiceRow& row) { return row.risk.firstLikely() ? Weight::bold : Weight::body; }

bool hasStrip(const ServiceRow& row) { return row.known() && row.risk.state != RiskState::noSpreads; }
bool chanceFits(const Card& card, const ServiceRow& row) {
  return fits(card, chanceWords(card, row), widthOf(card.ui, halfWeight(row), halfWords(card, row)));
}
float stripHeight(const Card& card, const ServiceRow& row) {
  return hasStrip(row) ? kStrip + 2 + (chanceFits(card, row) ? 1 : 2) * kLine : 0;
}

float heightOf(const Card& card, const ServiceRow& row) {
  if (!row.known()) return fits(card, row.service->name.in(card.ui.lang), partWidth(card, row)) ? kRow : 2 * kLine + 4;
  const std::string left = balanceWords(card, row);
  const bool two = !left.empty() && !fits(card, left, overloadWidth(card, row));
  return kRow + (two ? 2 : 1) * kLine + stripHeight(card, row) + kGap;
}

bool differs(const ServiceRow& row) { return row.load && row.without && std::fabs(row.load->value - row.without->value) > 0.05; }

const Indicator& loadOf(const Card& card, const ServiceRow& row) {
  const Outcome& outcome = card.ui.session.outcome;
  return outcome.indicators[static_cast<std::size_t>(findIndicator(outcome, row.service->id + "_load"))];
}

void drawBar(const Card& card, const ServiceRow& row, float left) {
  const Classes classes = classesFor(loadOf(card, row), card.dataset(), card.ui.session.baseline, card.ui.session.view.theme);
  LoadBarSpec spec;
  spec.percent = row.load->value;
  spec.colour = colourOf(classes, row.load->value);
  if (differs(row)) spec.without = row.without->value;
  loadBar(card.ui, {left, card.y, std::max(40.0f, card.x + card.width - kFigures - left), 22}, spec);
}

void drawFigure(const Card& card, const ServiceRow& row) {
  const Tokens& colour = card.ui.colour;
  const float right = card.x + card.width;
  const bool over = std::round(row.load->value) > 100;
  badge({right - kFigures + 16, card.y + 11}, row.load->status, colour.ink3);
  putRight(card.ui, {right - 14, card.y}, shown(loadOf(card, row), row.load, card.ui.lang), over ? colour.over : colour.ink,
           over ? Weight::bold : Weight::body);
  if (over) triangleUp({right - 5, card.y + 11}, 9, colour.over);
}

void drawBalance(const Card& card, const ServiceRow& row) {
  const Tokens& colour = card.ui.colour;
  const std::string left = balanceWords(card, row), right = overloadWords(card, row);
  const float width = overloadWidth(card, row), end = card.x + card.width;
  put(card.ui, {card.x, card.y + kRow}, left, row.deficit && row.deficit->value > 0 ? colour.ink : colour.ink3);
  const float y = card.y + kRow + (left.empty() || fits(card, left, width) ? 0 : kLine);
  putRight(card.ui, {end, y}, right, row.first.year ? colour.over : colour.ink3);
  if (row.first.year) triangleDown({end - width + 5, y + 11}, 9, colour.over);
}

void drawPart(const Card& card, const ServiceRow& row) {
  const std::string words = partWords(card, row);
  const float width = partWidth(card, row), end = card.x + card.width;
  const bool one = fits(card, row.service->name.in(card.ui.lang), width);
  const float y = card.y + (one ? 0 : kLine);
  badge({end - width + 6, y + 11}, std::nullopt, card.ui.colour.ink3);
  putFitted(card.ui, {end - width + kBadge, y}, width - kBadge + 1, words, card.ui.colour.ink3);
}

// Every known figure of the service, the first year over the norm, and what is told of those that are not known.
std::vector<std::string> linesOf(const Card& card, const ServiceRow& row) {
  const Outcome& outcome = card.ui.session.outcome;
  std::vector<std::string> lines;
  for (std::size_t i = 0; i < outcome.indicators.size(); ++i) {
    const Indicator& which = outcome.indicators[i];
    const std::optional<Datum> datum = valueOf(outcome, static_cast<int>(i), card.territory, card.year);
    if (which.service != row.service->id || !datum) continue;
    const bool plain = which.kind == IndicatorKind::load || which.kind == IndicatorKind::objects;
    const std::string unit(plain ? std::string_view() : unitOf(card.dataset(), which, card.ui.lang));
    lines.push_back(card.ui.words(Message{Str::CardFigure, {which.name, shown(which, datum, card.ui.lang), unit}}));
  }
  if (row.first.known) {
    const std::string year = std::to_string(row.first.year.value_or(card.dataset().demography.lastFlowYear));
    lines.push_back(card.ui.words(Message{row.first.year ? Str::CardFirstOverload : Str::CardNoOverload, {year}}));
  }
  if (const std::string& note = row.service->note.in(card.ui.lang); !row.known() && !note.empty()) lines.push_back(note);
  return lines;
}

void drawStrip(const Card& card, const ServiceRow& row, float y) {
  Ui& ui = card.ui;
  const std::string id = "risk:" + row.service->id;
  const std::optional<int> year = riskStrip(ui, id.c_str(), {card.x, y, card.width, kStrip}, row.service->name.in(ui.lang), row.risk, card.year);
  if (year) ui.session.view.year = *year;
  y += kStrip + 2;
  put(ui, {card.x, y}, chanceWords(card, row), row.risk.points.empty() ? ui.colour.ink3 : ui.colour.ink);
  if (!chanceFits(card, row)) y += kLine;
  putRight(ui, {card.x + card.width, y}, halfWords(card, row), row.risk.firstLikely() ? ui.colour.ink : ui.colour.ink3, halfWeight(row));
}

float nameWidth(const Card& card, const std::vector<ServiceRow>& rows) {
  float width = 60;
  for (const ServiceRow& row : rows)
    if (row.known()) width = std::max(width, widthOf(card.ui, Weight::body, row.service->name.in(card.ui.lang)) + 14);
  return std::min(width, kName + card.width * 0.12f);
}

void drawRow(Card& card, const ServiceRow& row, float left) {
  const std::string& name = row.service->name.in(card.ui.lang);
  const float height = heightOf(card, row);
  putFitted(card.ui, {card.x, card.y}, row.known() ? left - card.x - 8 : card.width, name, row.known() ? card.ui.colour.ink : card.ui.colour.ink2);
  if (row.known()) {
    drawBar(card, row, left);
    drawFigure(card, row);
    drawBalance(card, row);
  } else {
    drawPart(card, row);
  }
  const float strip = stripHeight(card, row);
  if (strip > 0) drawStrip(card, row, card.y + height - strip - kGap);
  const Rect rect{card.x, card.y, card.width, height - strip};
  const std::vector<std::string> lines = over(rect) ? linesOf(card, row) : std::vector<std::string>();
  explain(card, rect, name, row.load ? row.load : row.demand ? row.demand : row.capacity, lines);
  card.y += height;
}

// Under the title: what the columns are, and that a statement about few people is weak.
std::vector<std::string> headLines(const Card& card, const std::vector<ServiceRow>& rows) {
  std::vector<std::string> lines;
  const Demography& years = card.dataset().demography;
  const bool known = !rows.empty() && rows.front().known();
  if (!card.dataset().uncertainty) lines.emplace_back(card.ui.words(Str::RiskNoSpreads));
  else if (known) lines.push_back(card.ui.words(Message{Str::RiskTitle, {std::to_string(years.baseYear), std::to_string(years.lastFlowYear)}}));
  if (std::string weak = weakWords(card.ui, card.territory, card.year); !weak.empty()) lines.push_back(std::move(weak));
  return lines;
}

float headHeight(const Card& card, const std::vector<ServiceRow>& rows) {
  float height = 0;
  for (const std::string& line : headLines(card, rows)) height += heightWrapped(card.ui, card.width, line) + 2;
  return height;
}

float servicesHeight(const Card& card) {
  const std::vector<ServiceRow> rows = rowsOf(card);
  float height = kPad + kTitle + headHeight(card, rows) + 8;
  for (const ServiceRow& row : rows) height += heightOf(card, row);
  return height + (rows.empty() || rows.back().known() ? 0 : kUnknownHead);
}

// Before the services without a load: no probability either.
void drawUnknownHead(Card& card) {
  putFitted(card.ui, {card.x, card.y + kGap}, card.width, card.ui.words(Str::CardLoadUnknown), card.ui.colour.ink3);
  riskStrip(card.ui, "risk:none", {card.x, card.y + kGap + kTitle - 4, card.width, kStrip}, card.ui.words(Str::CardLoadUnknown), {}, card.year);
  putFitted(card.ui, {card.x, card.y + kGap + kTitle + kStrip - 2}, card.width, card.ui.words(Str::RiskUnknown), card.ui.colour.ink3);
  card.y += kUnknownHead;
}

}  // namespace

float servicesFirstHeight(const Card& card) {
  constexpr int kFirst = 3;
  return std::min(servicesHeight(card), kPad + kTitle + kFirst * (kRow + kLine + kGap));
}

void drawServices(Card& card) {
  divider(card);
  card.y += kPad;
  putFitted(card.ui, {card.x, card.y}, card.width, card.ui.words(Message{Str::CardServices, {std::to_string(card.year)}}),
            card.ui.colour.ink, Weight::bold);
  card.y += kTitle;
  const std::vector<ServiceRow> rows = rowsOf(card);
  for (const std::string& line : headLines(card, rows))
    card.y += putWrapped(card.ui, {card.x, card.y}, card.width, line, card.ui.colour.ink3) + 2;
  const float left = card.x + nameWidth(card, rows);
  bool known = true;
  for (const ServiceRow& row : rows) {
    if (known && !row.known()) drawUnknownHead(card);
    known = row.known();
    drawRow(card, row, left);
  }
  card.y += 8;
}

}  // namespace kosh::ui
