// The Findings page: paragraphs at the left, the list of findings, the card that answers "why?".
#include <algorithm>
#include <cmath>

#include "ui/pages.h"

namespace kosh::ui {
namespace {

constexpr float kRail = 264, kNarrowRail = 240, kHead = 64, kRailRow = 40, kPad = 20;

// Where the parts stand; a part that is not shown has no width.
struct Columns {
  Rect rail, list, card;
  bool cardOver = false;  // the card takes the place of the list
};

Columns columnsFor(const Rect& rect, bool chosen) {
  Columns out;
  const auto column = [&](float x, float width) { return Rect{x, rect.y, width, rect.height}; };
  if (rect.width < 1024) {
    out.cardOver = chosen;
    (chosen ? out.card : out.list) = rect;
    return out;
  }
  const float rail = rect.width < 1280 ? 0 : rect.width < 1440 ? kNarrowRail : kRail;
  const float card = std::clamp(std::round((rect.width - rail) * 0.48f), 440.f, 720.f);
  if (rail > 0) out.rail = column(rect.x, rail);
  out.list = column(rect.x + rail, rect.width - rail - card);
  out.card = column(rect.x + rect.width - card, card);
  return out;
}

FindingFilter filterOf(const Ui& ui) {
  FindingFilter out;
  out.group = ui.session.view.paragraph;
  out.territory = ui.state.findingTerritory;
  out.year = ui.state.findingYear;
  if (ui.state.findingSign >= 0) out.sign = static_cast<Sign>(ui.state.findingSign);
  return out;
}

const std::vector<Finding>& findingsOf(const Ui& ui) { return ui.session.legal.judgement.findings; }

// --- rail

void railMark(const Ui& ui, float right, float middle, const GroupCount& count) {
  if (count.decide > 0) return void(counter(ui, {right - counter(ui, {}, count.decide, false), middle}, count.decide));
  const ImVec2 at(right - 10, middle);
  if (count.check > 0) signMark(ui, at, Sign::check);
  else if (count.all > 0 && count.noData == count.all) signMark(ui, at, Sign::noData);
  else if (count.all > 0) signMark(ui, at, Sign::inOrder);
}

bool railRow(Ui& ui, const std::string& id, const Rect& row, bool on, std::string_view first, std::string_view words) {
  const Hit state = hit(ui, id.c_str(), row);
  if (on || state.hovered) fill(row, on ? ui.colour.accentSoft : ui.colour.hover);
  if (on) fill({row.x, row.y, 4, row.height}, ui.colour.accent);
  const float y = row.y + (row.height - kLine) / 2, words0 = row.x + (first.empty() ? kPad : 78);
  put(ui, {row.x + kPad, y}, first, ui.colour.ink2);
  putFitted(ui, {words0, y}, row.x + row.width - 48 - words0, words, ui.colour.ink, on ? Weight::bold : Weight::body);
  return state.pressed;
}

// The signs in words; a press shows only them, another one all again.
float railSigns(Ui& ui, const Rect& rect, float y) {
  lineH(rect.x + kPad, y + 10, rect.width - 2 * kPad, ui.colour.line);
  y += 22;
  for (Sign sign : {Sign::decide, Sign::check, Sign::inOrder, Sign::noData}) {
    const int index = static_cast<int>(sign);
    const Rect row{rect.x, y, rect.width - 1, 32};
    const bool on = ui.state.findingSign == index;
    const Hit state = hit(ui, ("sign:" + std::to_string(index)).c_str(), row);
    if (on || state.hovered) fill(row, on ? ui.colour.accentSoft : ui.colour.hover);
    signMark(ui, {row.x + kPad + 10, row.y + 16}, sign);
    put(ui, {row.x + kPad + 30, row.y + 5}, ui.words(wordsOf(sign)), ui.colour.ink, on ? Weight::bold : Weight::body);
    putRight(ui, {row.x + row.width - kPad, row.y + 5}, formatNumber(countOf(findingsOf(ui), sign), 0, ui.lang), ui.colour.ink2);
    if (state.pressed) ui.state.findingSign = on ? -1 : index;
    y += row.height;
  }
  return y;
}

void rail(Ui& ui, const Rect& rect) {
  if (beginPanel("findings-rail", rect, ui.colour.panel, true)) {
    const Rules& rules = ui.session.dataset->rules;
    std::string& chosen = ui.session.view.paragraph;
    float y = panelTop().y + 16;
    put(ui, {rect.x + kPad, y}, ui.words(Str::FPageDecision), ui.colour.ink, Weight::title);
    const Act* act = findAct(rules, "decision_98");
    y += 28;
    if (act) y += putWrapped(ui, {rect.x + kPad, y}, rect.width - 2 * kPad, ui.words(Message{Str::FPageAct, {Date{act->date}}}), ui.colour.ink2);
    y += 12;
    const Rect all{rect.x, y, rect.width - 1, kRailRow};
    if (railRow(ui, "paragraph:all", all, chosen.empty(), {}, ui.words(Str::FPageAll))) chosen.clear();
    putRight(ui, {all.x + all.width - kPad, y + 9}, formatNumber(static_cast<double>(findingsOf(ui).size()), 0, ui.lang), ui.colour.ink2);
    y += kRailRow;
    for (const GroupCount& count : groupCounts(findingsOf(ui))) {
      const Rect row{rect.x, y, rect.width - 1, kRailRow};
      const std::string first = ui.words(Message{Str::FPageShort, {groupTitle(count.group)}});
      if (railRow(ui, "paragraph:" + count.group, row, chosen == count.group, first, ui.words(groupWord(count.group))))
        chosen = chosen == count.group ? std::string() : count.group;
      railMark(ui, row.x + row.width - kPad + 4, y + kRailRow / 2, count);
      y += kRailRow;
    }
    y = railSigns(ui, rect, y) + 14;
    const std::string_view terms = ui.words(Str::FPageTerms);
    if (button(ui, "terms", {rect.x + kPad, y, buttonWidth(ui, terms, ButtonKind::quiet), kControl}, terms, ButtonKind::quiet))
      ui.session.view.page = Page::terms;
    panelBottom(y + kControl + 16);
  }
  endPanel();
  lineV(rect.x + rect.width - 1, rect.y, rect.height, ui.colour.line);
}

// --- head of the list: how many, filters

std::string placeName(const Ui& ui, int territory) {
  if (territory < 0) return std::string(ui.words(Str::FPageAllPlaces));
  return ui.session.dataset->territories[static_cast<std::size_t>(territory)].name.in(ui.lang);
}

struct Filter {
  const char* id;
  std::vector<MenuRow> rows;
  int chosen = 0;
};

Filter placeFilter(const Ui& ui, const std::vector<int>& places) {
  Filter out{"filter-place", {{"all", placeName(ui, -1), {}, false}}, 0};
  for (int place : places) {
    if (place == ui.state.findingTerritory) out.chosen = static_cast<int>(out.rows.size());
    out.rows.push_back({ui.session.dataset->territories[static_cast<std::size_t>(place)].id, placeName(ui, place), {}, false});
  }
  return out;
}

Filter yearFilter(const Ui& ui, const std::vector<int>& years) {
  Filter out{"filter-year", {{"all", std::string(ui.words(Str::FPageAllYears)), {}, false}}, 0};
  for (int year : years) {
    if (year == ui.state.findingYear) out.chosen = static_cast<int>(out.rows.size());
    out.rows.push_back({std::to_string(year), std::to_string(year), {}, false});
  }
  return out;
}

// Where there is no rail the paragraphs are a menu too.
Filter paragraphFilter(const Ui& ui) {
  Filter out{"filter-paragraph", {{"all", std::string(ui.words(Str::FPageAll)), {}, false}}, 0};
  for (const GroupCount& count : groupCounts(findingsOf(ui))) {
    if (count.group == ui.session.view.paragraph) out.chosen = static_cast<int>(out.rows.size());
    const std::string number = ui.words(Message{Str::FPageShort, {groupTitle(count.group)}});
    out.rows.push_back({count.group, number + " " + std::string(ui.words(groupWord(count.group))),
                        formatNumber(count.all, 0, ui.lang), false});
  }
  return out;
}

float filterWidth(const Ui& ui, const Filter& filter) {
  return menuFaceWidth(ui, filter.rows[static_cast<std::size_t>(filter.chosen)].words);
}

std::optional<int> showFilter(Ui& ui, const Filter& filter, const Rect& rect) {
  menuFace(ui, rect, filter.rows[static_cast<std::size_t>(filter.chosen)].words);
  return menu(ui, filter.id, rect, filter.rows, filter.chosen);
}

void takeFilter(Ui& ui, const Filter& filter, int row, const std::vector<int>& places, const std::vector<int>& years) {
  const std::size_t at = static_cast<std::size_t>(row);
  if (filter.id == std::string_view("filter-place")) ui.state.findingTerritory = row == 0 ? -1 : places[at - 1];
  else if (filter.id == std::string_view("filter-year")) ui.state.findingYear = row == 0 ? 0 : years[at - 1];
  else ui.session.view.paragraph = row == 0 ? std::string() : filter.rows[at].id;
}

// Filters from the right where they fit beside the count, else in lines under it. Returns the height of the head.
float listHead(Ui& ui, const Rect& rect, int shown, bool withParagraphs) {
  const std::vector<int> places = territoriesOf(findingsOf(ui)), years = yearsOf(findingsOf(ui));
  std::vector<Filter> filters;
  if (withParagraphs) filters.push_back(paragraphFilter(ui));
  filters.push_back(placeFilter(ui, places));
  filters.push_back(yearFilter(ui, years));
  const std::string words = ui.words(Message{Str::FPageCount, {Number{static_cast<double>(shown), 0}}});
  float total = 0;
  for (const Filter& filter : filters) total += filterWidth(ui, filter) + 8;
  const float pad = rect.width < 700 ? 16 : kPad;
  const bool oneRow = widthOf(ui, Weight::title, words) + 24 + total <= rect.width - 2 * pad;
  put(ui, {rect.x + pad, rect.y + (oneRow ? 18 : 12)}, words, ui.colour.ink, Weight::title);
  float x = oneRow ? rect.x + rect.width - pad - total + 8 : rect.x + pad, y = rect.y + (oneRow ? 15 : 46);
  for (const Filter& filter : filters) {
    const float width = std::min(filterWidth(ui, filter), rect.width - 2 * pad);
    if (!oneRow && x > rect.x + pad && x + width > rect.x + rect.width - pad) {
      x = rect.x + pad;
      y += kControl + 8;
    }
    if (const std::optional<int> row = showFilter(ui, filter, {x, y, width, kControl})) takeFilter(ui, filter, *row, places, years);
    x += width + 8;
  }
  return std::max(kHead, y + kControl + 12 - rect.y);
}

void noRows(Ui& ui, const Rect& rect) {
  const float width = std::min(rect.width - 40, 420.f), x = rect.x + (rect.width - width) / 2;
  float y = rect.y + 48;
  putCentre(ui, {rect.x + rect.width / 2, y}, ui.words(Str::FPageNone), ui.colour.ink, Weight::bold);
  y += kLine + 4;
  const int all = static_cast<int>(findingsOf(ui).size());
  if (all == 0) return;
  const std::string hint = ui.words(Message{Str::FPageNoneHint, {Number{static_cast<double>(all), 0}}});
  y += putWrapped(ui, {x + std::max(0.f, (width - widthOf(ui, Weight::body, hint)) / 2), y}, width, hint, ui.colour.ink2) + 16;
  const std::string_view words = ui.words(Str::FPageShowAll);
  const float button0 = buttonWidth(ui, words, ButtonKind::main);
  if (button(ui, "show-all", {rect.x + (rect.width - button0) / 2, y, button0, kControl}, words, ButtonKind::main)) {
    ui.state.findingTerritory = ui.state.findingSign = -1;
    ui.state.findingYear = 0;
    ui.session.view.paragraph.clear();
  }
}

void card(Ui& ui, const Columns& columns) {
  const int chosen = findFinding(findingsOf(ui), ui.session.view.finding);
  if (chosen >= 0) return whyCard(ui, columns.card, findingsOf(ui)[static_cast<std::size_t>(chosen)], columns.cardOver);
  if (beginPanel("why", columns.card, ui.colour.panel)) {
    const Rect& rect = columns.card;
    putWrapped(ui, {rect.x + 28, rect.y + 28}, rect.width - 56, ui.words(Str::WhyChoose), ui.colour.ink2);
  }
  endPanel();
}

// Where the card has a place of its own it is never empty: the first finding that needs a decision, else the first one.
void chooseFirst(Ui& ui) {
  const FindingFilter filter = filterOf(ui);
  const int chosen = findFinding(findingsOf(ui), ui.session.view.finding);
  if (chosen >= 0 && passes(findingsOf(ui)[static_cast<std::size_t>(chosen)], filter)) return;
  const Finding* first = nullptr;
  for (const Finding& finding : findingsOf(ui)) {
    if (!passes(finding, filter)) continue;
    if (!first || (finding.sign == Sign::decide && first->sign != Sign::decide)) first = &finding;
  }
  if (first) ui.session.view.finding = first->id;
}

}  // namespace

void findingsPage(Ui& ui, const Rect& rect) {
  if (rect.width >= 1024) chooseFirst(ui);
  const bool chosen = findFinding(findingsOf(ui), ui.session.view.finding) >= 0;
  const Columns columns = columnsFor(rect, chosen);
  if (columns.rail.width > 0) rail(ui, columns.rail);
  if (columns.list.width > 0) {
    const std::vector<FindingRow> rows = findingRows(findingsOf(ui), filterOf(ui));
    const int shown = static_cast<int>(std::count_if(rows.begin(), rows.end(), [](const FindingRow& r) { return r.finding >= 0; }));
    if (beginPanel("findings", columns.list, ui.colour.panel)) {
      const float head = listHead(ui, columns.list, shown, columns.rail.width <= 0);
      const Rect below{columns.list.x, columns.list.y + head, columns.list.width, columns.list.height - head};
      lineH(below.x, below.y - 1, below.width, ui.colour.line);
      if (rows.empty()) noRows(ui, below);
      else findingsList(ui, below, rows);
    }
    endPanel();
  }
  if (columns.card.width > 0) {
    card(ui, columns);
    if (!columns.cardOver) lineV(columns.card.x, rect.y, rect.height, ui.colour.line);
  }
}

}  // namespace kosh::ui
