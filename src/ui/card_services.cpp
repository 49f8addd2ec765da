// The services of the territory card: a load bar a service, and the missing or spare places in words.
#include <algorithm>
#include <cmath>

#include "ui/card_parts.h"
#include "ui/charts.h"

namespace kosh::ui {
namespace {

constexpr float kPad = 12, kTitle = 26, kRow = 24, kWords = 22, kGap = 4;
constexpr float kName = 120, kFigures = 104;

struct ServiceRow {
  const Service* service = nullptr;
  int load = -1;
  std::optional<Datum> now, without, deficit;
};

std::vector<ServiceRow> rowsOf(const Card& card) {
  const Outcome& outcome = card.ui.session.outcome;
  std::vector<ServiceRow> rows;
  for (const Service& service : card.dataset().services.services) {
    ServiceRow row{&service, serviceIndicator(outcome, service.id, IndicatorKind::load), {}, {}, {}};
    const int deficit = serviceIndicator(outcome, service.id, IndicatorKind::deficit);
    if (row.load >= 0) {
      row.now = valueOf(outcome, row.load, card.territory, card.year);
      row.without = valueOf(card.ui.session.baseline, row.load, card.territory, card.year);
    }
    if (deficit >= 0) row.deficit = valueOf(outcome, deficit, card.territory, card.year);
    rows.push_back(row);
  }
  return rows;
}

bool differs(const ServiceRow& row) { return row.now && row.without && std::fabs(row.now->value - row.without->value) > 0.05; }

void drawBar(const Card& card, const ServiceRow& row, float left) {
  LoadBarSpec spec;
  if (row.now) {
    const Indicator& indicator = card.ui.session.outcome.indicators[static_cast<std::size_t>(row.load)];
    const Classes classes = classesFor(indicator, card.dataset(), card.ui.session.baseline, card.ui.session.view.theme);
    spec.percent = row.now->value;
    spec.colour = colourOf(classes, row.now->value);
  }
  if (differs(row)) spec.without = row.without->value;
  loadBar(card.ui, {left, card.y, std::max(40.0f, card.x + card.width - kFigures - left), 22}, spec);
}

void drawFigure(const Card& card, const ServiceRow& row) {
  const Tokens& colour = card.ui.colour;
  const float right = card.x + card.width;
  if (!row.now) {
    badge({right - kFigures + 16, card.y + 11}, std::nullopt, colour.ink3);
    putFitted(card.ui, {right - kFigures + 26, card.y}, kFigures - 24, card.ui.words(Str::NoData), colour.ink3);
    return;
  }
  const Indicator& indicator = card.ui.session.outcome.indicators[static_cast<std::size_t>(row.load)];
  const bool over = std::round(row.now->value) > 100;
  badge({right - kFigures + 16, card.y + 11}, row.now->status, colour.ink3);
  putRight(card.ui, {right - 14, card.y}, shown(indicator, row.now, card.ui.lang), over ? colour.over : colour.ink,
           over ? Weight::bold : Weight::body);
  if (over) triangleUp({right - 5, card.y + 11}, 9, colour.over);
}

// "short of 3 200 places" or "a reserve of 400": rounded as an estimate is.
void drawPlaces(const Card& card, const ServiceRow& row, float left) {
  if (!row.deficit) return;
  const double places = roundSignificant(std::round(std::fabs(row.deficit->value)), 3);
  const bool lack = row.deficit->value >= 0.5;
  if (places < 1) return;
  put(card.ui, {left, card.y}, card.ui.words(Message{lack ? Str::CardLack : Str::CardReserve, {Number{places, 0}}}),
      lack ? card.ui.colour.ink : card.ui.colour.ink3);
}

float nameWidth(const Card& card, const std::vector<ServiceRow>& rows) {
  float width = 60;
  for (const ServiceRow& row : rows) width = std::max(width, widthOf(card.ui, Weight::body, row.service->name.in(card.ui.lang)) + 14);
  return std::min(width, kName + card.width * 0.12f);
}

}  // namespace

float servicesHeight(const Card& card) {
  return kPad + kTitle + static_cast<float>(card.dataset().services.services.size()) * (kRow + kWords + kGap) + 8;
}

void drawServices(Card& card) {
  divider(card);
  const float bottom = card.y + servicesHeight(card);
  card.y += kPad;
  putFitted(card.ui, {card.x, card.y}, card.width, card.ui.words(Message{Str::CardServices, {std::to_string(card.year)}}),
            card.ui.colour.ink, Weight::bold);
  card.y += kTitle;
  const std::vector<ServiceRow> rows = rowsOf(card);
  const float left = card.x + nameWidth(card, rows);
  for (const ServiceRow& row : rows) {
    const std::string& name = row.service->name.in(card.ui.lang);
    putFitted(card.ui, {card.x, card.y}, left - card.x - 8, name, card.ui.colour.ink);
    drawBar(card, row, left);
    drawFigure(card, row);
    explain(card, {card.x, card.y, card.width, kRow + kWords}, name, row.now);
    card.y += kRow;
    drawPlaces(card, row, left);
    card.y += kWords + kGap;
  }
  card.y = bottom;
}

}  // namespace kosh::ui
