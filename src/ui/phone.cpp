// The screen of a phone: map above, a sheet with three heights below, tabs at the foot.
#include <algorithm>
#include <array>

#include "imgui_internal.h"  // ClearActiveID
#include "ui/pages.h"

namespace kosh::ui {
namespace {

constexpr float kBar = 56, kTabs = 60, kHandle = 24, kYear = 84;

float sheetHeight(int sheet, float room) {
  if (sheet == 0) return 96;
  return sheet == 1 ? std::min(412.f, room * 0.58f) : room - 96;
}

// What the phone's tabs have no room for.
struct MenuAct {
  const char* id;
  Str words;
};
constexpr std::array<MenuAct, 10> kMenu{{{"intake", Str::TabIntake}, {"localities", Str::TabLocalities}, {"calendar", Str::TabCalendar},
                                         {"terms", Str::TabTerms}, {"theme", Str::SwitchTheme}, {"undo", Str::BarUndo}, {"redo", Str::BarRedo},
                                         {"open", Str::BarOpen}, {"save", Str::BarSave}, {"share", Str::BarShare}}};

void act(Ui& ui, int row) {
  View& view = ui.session.view;
  Requests& wants = ui.requests;
  switch (row) {
    case 0: view.page = Page::intake; return;
    case 1: view.page = Page::localities; return;
    case 2: view.page = Page::calendar; return;
    case 3: view.page = Page::terms; return;
    case 4: view.theme = view.theme == Theme::light ? Theme::dark : Theme::light; return;
    case 5: wants.undo = true; return;
    case 6: wants.redo = true; return;
    case 7: wants.pickFiles = true; return;
    case 8: wants.saveScenario = true; return;
    default: wants.share = true; return;
  }
}

void bar(Ui& ui, const Rect& rect) {
  if (beginPanel("phone-bar", rect, ui.colour.panel)) {
    mark({rect.x + 27, rect.y + rect.height / 2}, ui);
    put(ui, {rect.x + 52, rect.y + 14}, ui.words(Str::AppName), ui.colour.ink, Weight::title);
    const float right = rect.x + rect.width - 8;
    languageSwitch(ui, {right - 44 - 8 - 148, rect.y + 10, 148, 36});
    const Rect face{right - 44, rect.y + 6, 44, 44};
    icon(Icon::menu, {face.x + 22, face.y + 22}, ui.colour.ink);
    std::vector<MenuRow> rows;
    for (const MenuAct& item : kMenu) rows.push_back({item.id, std::string(ui.words(item.words)), {}, false});
    if (const std::optional<int> row = menu(ui, "menu", face, rows, -1)) act(ui, *row);
    lineH(rect.x, rect.y + rect.height - 1, rect.width, ui.colour.line);
  }
  endPanel();
}

struct Tab {
  const char* id;
  Str words;
  Page page;
};
constexpr std::array<Tab, 4> kPhoneTabs{{{"tab:plan", Str::TabPlan, Page::plan}, {"tab:findings", Str::TabFindings, Page::findings},
                                         {"tab:proposals", Str::TabProposals, Page::proposals}, {"tab:data", Str::TabData, Page::data}}};

void choose(Ui& ui, Page page) {
  ui.session.view.page = page;
  ui.state.decisionsOpen = ui.state.paperOpen = false;
  if (page == Page::plan) ui.state.sheet = std::max(ui.state.sheet, 1);
}

// Cells as wide as their words; the counter stands at the upper corner of its word, where it takes no room.
void tabs(Ui& ui, const Rect& rect) {
  if (beginPanel("phone-tabs", rect, ui.colour.panel)) {
    float total = 0;
    for (const Tab& tab : kPhoneTabs) total += widthOf(ui, Weight::bold, ui.words(tab.words));
    const float pad = std::max((rect.width - total) / (2 * kPhoneTabs.size()), 0.f);
    float x = rect.x;
    for (const Tab& tab : kPhoneTabs) {
      const std::string_view words = ui.words(tab.words);
      const Rect cell{x, rect.y, widthOf(ui, Weight::bold, words) + 2 * pad, rect.height};
      const bool chosen = ui.session.view.page == tab.page;
      const Hit pressed = hit(ui, tab.id, cell);
      if (chosen) fill({cell.x + pad, cell.y, cell.width - 2 * pad, 3}, ui.colour.accent);
      putCentre(ui, {cell.x + cell.width / 2, cell.y + 24}, words, chosen ? ui.colour.ink : ui.colour.ink2, chosen ? Weight::bold : Weight::body);
      const int count = tab.page == Page::findings ? countOf(ui.session.legal.judgement.findings, Sign::decide) : 0;
      if (count > 0) counter(ui, {cell.x + cell.width - pad - 16, cell.y + 16}, count);
      if (pressed.pressed) choose(ui, tab.page);
      x += cell.width;
    }
    lineH(rect.x, rect.y, rect.width, ui.colour.line);
  }
  endPanel();
}

// The quotas take the place of the card in the sheet.
void quotasButton(Ui& ui, const Rect& map) {
  if (map.height < 160) return;
  const std::string_view words = ui.words(Str::Quotas);
  const float width = buttonWidth(ui, words, ButtonKind::main);
  const Rect rect{map.x + map.width - 12 - width, map.y + map.height - 44 - 36, width, 44};  // over the attribution
  if (beginPanel("quotas-button", {rect.x - 4, rect.y - 4, rect.width + 8, rect.height + 8}, 0)) {
    const ButtonKind kind = ui.state.decisionsOpen ? ButtonKind::second : ButtonKind::main;
    if (button(ui, "tab:quotas", rect, words, kind)) {
      ui.state.decisionsOpen = !ui.state.decisionsOpen;
      ui.state.sheet = std::max(ui.state.sheet, 1);
    }
  }
  endPanel();
}

// Dragging the handle up or down moves the sheet one height; a press cycles.
void handle(Ui& ui, const Rect& rect) {
  if (beginPanel("phone-handle", rect, ui.colour.panel)) {
    fill({rect.x + rect.width / 2 - 20, rect.y + 10, 40, 4}, ui.colour.ctl, 2);
    const Hit pressed = hit(ui, "sheet", rect);
    const float moved = ImGui::GetMouseDragDelta(ImGuiMouseButton_Left, 12).y;
    if (pressed.held && moved != 0) {
      ui.state.sheet = std::clamp(ui.state.sheet + (moved < 0 ? 1 : -1), 0, 2);
      ImGui::ResetMouseDragDelta(ImGuiMouseButton_Left);
      ImGui::ClearActiveID();
    } else if (pressed.pressed) {
      ui.state.sheet = (ui.state.sheet + 1) % 3;
    }
    lineH(rect.x, rect.y, rect.width, ui.colour.line);
  }
  endPanel();
}

void sheet(Ui& ui, const Rect& rect) {
  handle(ui, {rect.x, rect.y, rect.width, kHandle});
  const float top = rect.y + kHandle;
  if (ui.state.decisionsOpen) {
    decisionsPanel(ui, {rect.x, top, rect.width, rect.height - kHandle});
    return;
  }
  const float year = std::min(kYear, rect.height - kHandle);
  yearLine(ui, {rect.x, top, rect.width, year});
  if (rect.height - kHandle - year > 40)
    territoryCard(ui, {rect.x, top + year, rect.width, rect.height - kHandle - year});
}

}  // namespace

void phone(Ui& ui, const Rect& rect) {
  const float room = rect.height - kBar - kTabs;
  bar(ui, {rect.x, rect.y, rect.width, kBar});
  if (ui.session.view.page != Page::plan) {
    page(ui, {rect.x, kBar, rect.width, room});
  } else {
    const float height = sheetHeight(ui.state.sheet, room);
    mapPanel(ui, {rect.x, kBar, rect.width, room - height});
    quotasButton(ui, {rect.x, kBar, rect.width, room - height});
    sheet(ui, {rect.x, kBar + room - height, rect.width, height});
    problemsPanel(ui, {rect.x, kBar, rect.width, room});
  }
  tabs(ui, {rect.x, kBar + room, rect.width, kTabs});
}

}  // namespace kosh::ui
