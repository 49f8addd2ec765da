// The norms that an intake is tested with: ticked or not, year by year by the central figure and with the probability.
#include <algorithm>
#include <cmath>

#include "ui/intake_parts.h"

namespace kosh::ui {
namespace {

constexpr float kGapX = 6;

const Service& serviceOf(const IntakeFrame& page, const GateRow& row) {
  return page.dataset().services.services[static_cast<std::size_t>(row.service)];
}

// "School places, places - binds": what stands after the name.
std::string remark(const IntakeFrame& page, const GateRow& row) {
  const Ui& ui = page.ui;
  if (!row.known) return std::string(ui.words(Str::NoData));
  if (!row.ticked) return std::string(ui.words(Str::TakeGateOff));
  std::string out(formOf(serviceOf(page, row).unit.in(ui.lang), Number{5, 0}, ui.lang));
  if (row.ofCity && page.chosen > 0) out += ", " + std::string(ui.words(Str::TakeGateCity));
  return out;
}

void toggle(const IntakeFrame& page, const GateRow& row) {
  Ui& ui = page.ui;
  const std::optional<std::string> gates = toggledGates(page.dataset(), page.central[page.chosen].question, row.service);
  if (gates) {
    ui.session.view.intakeGates = *gates;
    return;
  }
  ui.state.toast = Str::TakeGateLast;
  ui.state.toastUntil = ui.state.now + 4;
  ui.state.animateUntil = std::max(ui.state.animateUntil, ui.state.toastUntil);
}

struct Table {
  float label = 0, column = 0;
  std::size_t each = 1;  // years beside each other
};

Table tableFor(const IntakeFrame& page, const GateRow& row, float width) {
  const Ui& ui = page.ui;
  Table out;
  out.label = std::ceil(std::max(widthOf(ui, Weight::body, ui.words(Str::TakeRowCentral)), widthOf(ui, Weight::body, page.percent()))) + kGapX;
  float most = 44;
  for (const GateCell& cell : row.years) {
    most = std::max(most, widthOf(ui, Weight::bold, slackWords(cell.central, ui.lang)));
    if (cell.likely) most = std::max(most, widthOf(ui, Weight::body, slackWords(*cell.likely, ui.lang)));
  }
  out.each = std::max<std::size_t>(1, static_cast<std::size_t>((width - out.label) / (most + kGapX)));
  const std::size_t count = std::max<std::size_t>(1, row.years.size()), lines = (count + out.each - 1) / out.each;
  out.each = (count + lines - 1) / lines;  // lines of about the same length
  out.column = std::min((width - out.label) / static_cast<float>(out.each), 110.f);
  return out;
}

void years(const IntakeFrame& page, IntakeColumn& column, const GateRow& row) {
  const Ui& ui = page.ui;
  const Table table = tableFor(page, row, column.width);
  for (std::size_t first = 0; first < row.years.size(); first += table.each) {
    put(ui, {column.x, column.y + kLine}, ui.words(Str::TakeRowCentral), ui.colour.ink2);
    put(ui, {column.x, column.y + 2 * kLine}, page.percent(), ui.colour.ink2);
    float right = column.x + table.label;
    for (std::size_t i = first; i < std::min(first + table.each, row.years.size()); ++i) {
      const GateCell& cell = row.years[i];
      right += table.column;
      putRight(ui, {right, column.y}, std::to_string(cell.year), ui.colour.ink3);
      putRight(ui, {right, column.y + kLine}, slackWords(cell.central, ui.lang), cell.central < 0 ? ui.colour.over : ui.colour.ink,
               cell.binds ? Weight::bold : Weight::body);
      if (cell.likely) putRight(ui, {right, column.y + 2 * kLine}, slackWords(*cell.likely, ui.lang), *cell.likely < 0 ? ui.colour.over : ui.colour.ink);
      else putRight(ui, {right, column.y + 2 * kLine}, "\u2026", ui.colour.ink3);
    }
    column.y += 3 * kLine + 6;
  }
}

void gate(const IntakeFrame& page, IntakeColumn& column, const GateRow& row) {
  Ui& ui = page.ui;
  const Service& service = serviceOf(page, row);
  const float height = ui.state.touchSized ? 44 : 30;
  if (checkbox(ui, ("gate:" + service.id).c_str(), {column.x, column.y, column.width, height}, {}, row.ticked)) toggle(page, row);
  const float y = column.y + (height - kLine) / 2, left = column.x + 26;
  badge({left + 6, y + 11}, row.known ? std::optional(row.status) : std::nullopt, ui.colour.ink3);
  const std::string& name = service.name.in(ui.lang);
  const Weight weight = row.binds ? Weight::bold : Weight::body;
  const float room = column.x + column.width - left - 18;
  const float wide = std::min(room, std::ceil(widthOf(ui, weight, name)));
  putFitted(ui, {left + 18, y}, room, name, row.ticked ? ui.colour.ink : ui.colour.ink2, weight);
  float x = left + 18 + wide + 10;
  if (row.binds) {
    const std::string_view binds = ui.words(Str::TakeGateBinds);
    const float width = std::ceil(widthOf(ui, Weight::bold, binds)) + 16;
    if (x + width <= column.x + column.width) {
      fill({x, y, width, kLine}, ui.colour.overSoft, 4);
      put(ui, {x + 8, y}, binds, ui.colour.over, Weight::bold);
    }
    x += width + 8;
  }
  if (x + 40 < column.x + column.width) putFitted(ui, {x, y}, column.x + column.width - x, remark(page, row), ui.colour.ink3);
  column.y += height;
  if (row.ticked && row.known) years(page, column, row);
}

}  // namespace

void intakeGates(const IntakeFrame& page, IntakeColumn& column) {
  column.y += 14;
  column.line(page.ui.words(Str::TakeGatesTitle), page.ui.colour.ink, Weight::bold);
  bool told = false;
  for (const GateRow& row : gateRows(page.dataset(), page.central[page.chosen], page.likelyOf(page.chosen))) {
    if (!row.known && !told) {
      column.y += 6;
      column.line(page.ui.words(Str::TakeGateNoData), page.ui.colour.ink2);
    }
    told = told || !row.known;
    gate(page, column, row);
  }
}

}  // namespace kosh::ui
