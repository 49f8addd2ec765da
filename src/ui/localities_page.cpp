// The Localities page: steps of the list with their checklist, candidates in parts A, B and C, the chosen one in full.
#include <algorithm>
#include <cmath>

#include "ui/locality_rows.h"
#include "ui/pages.h"

namespace kosh::ui {
namespace {

constexpr float kSteps = 320, kRow = 44, kGroup = 34, kPad = 20;

struct Columns {
  Rect steps, table, detail;
  bool stacked = false;  // one column: steps, then the table, or the detail alone
};

Columns columnsFor(const Rect& rect, bool chosen) {
  Columns out;
  const auto column = [&](float x, float width) { return Rect{x, rect.y, width, rect.height}; };
  if (rect.width < 1024) {
    out.stacked = true;
    (chosen ? out.detail : out.table) = rect;
    return out;
  }
  const float steps = rect.width < 1280 ? 280 : kSteps;
  const float detail = std::clamp(std::round((rect.width - steps) * 0.42f), 360.f, 600.f);
  out.steps = column(rect.x, steps);
  out.table = column(rect.x + steps, rect.width - steps - detail);
  out.detail = column(rect.x + rect.width - detail, detail);
  return out;
}

float padOf(const Rect& rect) { return rect.width < 600 ? 16 : kPad; }
const std::vector<Locality>& listOf(const Ui& ui) { return ui.session.legal.localities; }

// --- steps

std::string idOf(const Ui& ui, const ListStep& step) {
  if (step.kind == ListStep::Kind::send) return "receiver:" + ui.session.dataset->rules.receivers[static_cast<std::size_t>(step.receiver)].id;
  return step.kind == ListStep::Kind::approve ? "act" : step.kind == ListStep::Kind::determine ? "determine" : "form";
}

void stepMark(const Ui& ui, ImVec2 centre, bool done) {
  ImDrawList& list = *ImGui::GetWindowDrawList();
  if (!done) return list.AddCircle(centre, 8, ui.colour.ctl, 24, 1.5f);
  list.AddCircleFilled(centre, 9, ui.colour.accent, 24);
  const ImVec2 points[] = {{centre.x - 4, centre.y}, {centre.x - 1, centre.y + 3.5f}, {centre.x + 4.5f, centre.y - 3.5f}};
  list.AddPolyline(points, 3, ui.colour.accentInk, 0, 2);
}

float stepRow(Ui& ui, const Rect& rect, float y, const ListStep& step) {
  const float pad = padOf(rect), left = rect.x + pad + 32, room = rect.x + rect.width - pad - 16 - left;
  std::string words = step.words;
  if (step.kind != ListStep::Kind::send && !step.paragraph.empty())
    words = ui.words(Message{Str::TipStatus, {words, ui.words(Message{Str::FPageShort, {step.paragraph}})}});
  const float height = 20 + heightWrapped(ui, room, words) + heightWrapped(ui, room, step.state);
  const std::string id = idOf(ui, step);
  const bool opens = step.kind != ListStep::Kind::form, on = ui.state.chosenPlace == id;
  const Rect row{rect.x, y, rect.width - 1, height};
  const Hit state = opens ? hit(ui, id.c_str(), row) : Hit{};
  if (on || state.hovered) fill(row, on ? ui.colour.accentSoft : ui.colour.hover);
  if (on) fill({row.x, row.y, 4, row.height}, ui.colour.accent);
  stepMark(ui, {row.x + pad + 10, y + 21}, step.done);
  const float first = putWrapped(ui, {left, y + 10}, room, words, ui.colour.ink, on ? Weight::bold : Weight::body);
  putWrapped(ui, {left, y + 10 + first}, room, step.state, ui.colour.ink2);
  if (opens) icon(Icon::right, {row.x + row.width - pad, y + height / 2}, ui.colour.ink3);
  lineH(rect.x + pad, y + height - 1, rect.width - 2 * pad, ui.colour.line);
  if (state.pressed) ui.state.chosenPlace = id;
  return height;
}

// Title, countdown, steps; returns the height used.
float steps(Ui& ui, const Rect& rect, float top) {
  const float pad = padOf(rect), width = rect.width - 2 * pad;
  float y = top + 16;
  y += putWrapped(ui, {rect.x + pad, y}, width, ui.words(Message{Str::LPageTitle, {std::to_string(comingYear(ui.session))}}), ui.colour.ink, Weight::title) + 4;
  const float days = countdownHeight(ui, width);
  countdown(ui, {rect.x + pad - 8, y, width, days});
  y += days + 6;
  const Rules& rules = ui.session.dataset->rules;
  const int all = static_cast<int>(listReceivers(rules).size());
  for (const ListStep& step : listSteps(ui.session, ui.lang)) y += stepRow(ui, rect, y, step);
  const int confirmed = confirmedCount(rules, ui.session.records, comingYear(ui.session));
  y += 8;
  if (all > 0)
    put(ui, {rect.x + pad, y}, ui.words(Message{Str::LPageSentCount, {std::to_string(confirmed), std::to_string(all)}}), ui.colour.ink2);
  y += kLine + 12;
  const std::string_view words = ui.words(Str::LPageOpenDocument);
  const float height = ui.state.touchSized ? 44 : kControl;
  if (button(ui, "list-document", {rect.x + pad, y, buttonWidth(ui, words, ButtonKind::main), height}, words, ButtonKind::main)) openDocument(ui, "list");
  return y + height + 20 - top;
}

// --- the table

struct TableColumns {
  float rank = 0, name = 0, nameRight = 0, covered = 0, weakest = 0, weakestRight = 0, proposal = 0;
  bool wide = true;  // else a row has two lines
};

TableColumns tableColumns(const Rect& rect) {
  const float pad = padOf(rect), left = rect.x + pad, right = rect.x + rect.width - pad - 10;
  TableColumns out;
  out.wide = rect.width >= 700;
  out.rank = left;
  out.name = left + 32;
  const float room = right - out.name;
  out.covered = out.name + std::round(room * (out.wide ? 0.48f : 1));
  out.nameRight = out.covered - 96;
  out.weakest = out.covered + 20;
  out.proposal = right;
  out.weakestRight = out.proposal - 190;
  return out;
}

void tableHead(Ui& ui, const Rect& rect, float y, const TableColumns& columns) {
  put(ui, {columns.name, y + 6}, ui.words(Str::LPagePlace), ui.colour.ink3);
  putRight(ui, {columns.covered, y + 6}, ui.words(Str::LPageCovered), ui.colour.ink3);
  if (columns.wide) {
    putFitted(ui, {columns.weakest, y + 6}, columns.weakestRight - columns.weakest, ui.words(Str::LPageWeakest), ui.colour.ink3);
    putRight(ui, {columns.proposal, y + 6}, ui.words(Str::LPageProposal), ui.colour.ink3);
  }
  lineH(rect.x, y + kGroup - 1, rect.width, ui.colour.line);
}

void placeRow(Ui& ui, const Rect& row, const TableColumns& columns, const LocalityRow& of) {
  const Dataset& dataset = *ui.session.dataset;
  const Locality& locality = listOf(ui)[static_cast<std::size_t>(of.locality)];
  const Territory& place = dataset.territories[static_cast<std::size_t>(locality.territory)];
  const std::string id = "place:" + place.id, key = id + ":" + std::to_string(static_cast<int>(of.part));
  const bool on = ui.state.chosenPlace == id;
  const Hit state = hit(ui, key.c_str(), row);
  if (on || state.hovered) fill(row, on ? ui.colour.accentSoft : ui.colour.hover);
  if (on) fill({row.x, row.y, 4, row.height}, ui.colour.accent);
  const float y = row.y + (columns.wide ? (row.height - kLine) / 2 : 10);
  putRight(ui, {columns.rank + 20, y}, std::to_string(of.rank), ui.colour.ink2);
  putFitted(ui, {columns.name, y}, columns.nameRight - columns.name, place.name.in(ui.lang), ui.colour.ink, on ? Weight::bold : Weight::body);
  const Colour ink = locality.coverage ? ui.colour.ink : ui.colour.ink3;
  putRight(ui, {columns.covered, y}, coverageWords(locality, ui.lang), ink, locality.coverage ? Weight::bold : Weight::body);
  const std::string weakest = locality.weakest.empty() ? "" : linkName(dataset, locality.weakest).in(ui.lang);
  const std::string_view proposal = ui.words(wordsOf(locality.state));
  if (columns.wide) {
    putFitted(ui, {columns.weakest, y}, columns.weakestRight - columns.weakest, startLower(weakest), ui.colour.ink2);
    putRight(ui, {columns.proposal, y}, proposal, ui.colour.ink2);
  } else {
    const std::string link = ui.words(Message{Str::FigureNamed, {std::string(ui.words(Str::LPageWeakest)), startLower(weakest)}});
    putFitted(ui, {columns.name, y + kLine}, columns.covered - columns.name, proposal, ui.colour.ink2);
    if (!weakest.empty()) putFitted(ui, {columns.name, y + 2 * kLine}, columns.covered - columns.name, link, ui.colour.ink2);
  }
  lineH(row.x, row.y + row.height - 1, row.width, ui.colour.line);
  if (state.pressed) ui.state.chosenPlace = id;
}

void partRow(Ui& ui, const Rect& row, ListPart part, int count) {
  fill(row, ui.colour.panel2);
  put(ui, {row.x + padOf(row), row.y + 6}, ui.words(wordsOf(part)), ui.colour.ink, Weight::bold);
  putRight(ui, {row.x + row.width - padOf(row) - 10, row.y + 6}, formatNumber(count, 0, ui.lang), ui.colour.ink2);
  lineH(row.x, row.y + row.height - 1, row.width, ui.colour.line);
}

float tableRows(Ui& ui, const Rect& rect, float top) {
  const TableColumns columns = tableColumns(rect);
  float y = top;
  tableHead(ui, rect, y, columns);
  y += kGroup;
  for (const LocalityRow& row : localityRows(listOf(ui), ui.state.listPart)) {
    const bool head = row.locality < 0;
    const float height = head ? kGroup : columns.wide ? kRow : listOf(ui)[static_cast<std::size_t>(row.locality)].weakest.empty() ? 64 : 86;
    const Rect place{rect.x, y, rect.width - 1, height};
    const int count = head ? countIn(listOf(ui), row.part) : 0;
    if (head && nearSight(y, height)) partRow(ui, place, row.part, count);
    else if (!head && nearSight(y, height)) placeRow(ui, place, columns, row);
    y += height;
    if (!head || count > 0) continue;
    put(ui, {rect.x + padOf(rect), y + 10}, ui.words(Str::LPageEmptyPart), ui.colour.ink3);
    y += kRow;
  }
  y += 16;
  y += putWrapped(ui, {rect.x + padOf(rect), y}, std::min(rect.width - 2 * padOf(rect) - 10, 640.f), ui.words(Str::LPageMethod), ui.colour.ink2);
  return y + 24 - top;
}

void table(Ui& ui, const Rect& rect, bool withSteps) {
  if (beginPanel("localities", rect, ui.colour.panel, true)) {
    scrollByKeys(ui, rect, Keys::unlessRight);
    float y = panelTop().y;
    if (withSteps) y += steps(ui, rect, y);
    y += tableRows(ui, rect, y);
    panelBottom(y);
  }
  endPanel();
}

}  // namespace

void localitiesPage(Ui& ui, const Rect& rect) {
  std::string& chosen = ui.state.chosenPlace;
  if (rect.width >= 1024 && chosen.empty() && !listOf(ui).empty())  // beside the list the detail is never empty
    chosen = "place:" + ui.session.dataset->territories[static_cast<std::size_t>(listOf(ui).front().territory)].id;
  const Columns columns = columnsFor(rect, !chosen.empty());
  if (columns.steps.width > 0) {
    if (beginPanel("list-steps", columns.steps, ui.colour.panel, true)) {
      const float top = panelTop().y;
      panelBottom(top + steps(ui, columns.steps, top));
    }
    endPanel();
    lineV(columns.steps.x + columns.steps.width - 1, rect.y, rect.height, ui.colour.line);
  }
  if (columns.table.width > 0) table(ui, columns.table, columns.stacked);
  if (columns.detail.width > 0) {
    localityDetail(ui, columns.detail, columns.stacked);
    if (!columns.stacked) lineV(columns.detail.x, rect.y, rect.height, ui.colour.line);
  }
}

}  // namespace kosh::ui
