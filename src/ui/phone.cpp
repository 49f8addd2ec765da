// The screen of a phone: map above, a sheet with three heights below, tabs at the foot.
#include <algorithm>
#include <array>

#include "imgui_internal.h"  // ClearActiveID
#include "ui/widgets.h"

namespace kosh::ui {
namespace {

constexpr float kBar = 56, kTabs = 60, kHandle = 24, kYear = 84;

float sheetHeight(int sheet, float room) {
  if (sheet == 0) return 96;
  return sheet == 1 ? std::min(412.f, room * 0.58f) : room - 96;
}

void bar(Ui& ui, const Rect& rect) {
  if (beginPanel("phone-bar", rect, ui.colour.panel)) {
    mark({rect.x + 27, rect.y + rect.height / 2}, ui);
    put(ui, {rect.x + 52, rect.y + 14}, ui.words(Str::AppName), ui.colour.ink, Weight::title);
    const float right = rect.x + rect.width - 12;
    if (iconButton(ui, "theme", {right - 44, rect.y + 6, 44, 44}, Icon::theme, ui.words(Str::SwitchTheme)))
      ui.session.view.theme = ui.session.view.theme == Theme::light ? Theme::dark : Theme::light;
    languageSwitch(ui, {right - 44 - 8 - 148, rect.y + 10, 148, 36});
    lineH(rect.x, rect.y + rect.height - 1, rect.width, ui.colour.line);
  }
  endPanel();
}

enum class Tab { plan, quotas, data };

Tab tabOf(const Ui& ui) {
  if (ui.session.view.page == Page::data) return Tab::data;
  return ui.state.decisionsOpen ? Tab::quotas : Tab::plan;
}

void choose(Ui& ui, Tab tab) {
  ui.session.view.page = tab == Tab::data ? Page::data : Page::plan;
  ui.state.decisionsOpen = tab == Tab::quotas;
  if (tab != Tab::data) ui.state.sheet = std::max(ui.state.sheet, 1);
}

void tabs(Ui& ui, const Rect& rect) {
  constexpr std::array<const char*, 3> kIds{"tab:plan", "tab:quotas", "tab:data"};
  const std::array<std::string_view, 3> words{ui.words(Str::TabPlan), ui.words(Str::Quotas), ui.words(Str::TabData)};
  if (beginPanel("phone-tabs", rect, ui.colour.panel)) {
    const float width = rect.width / 3;
    for (int i = 0; i < 3; ++i) {
      const Rect cell{rect.x + width * static_cast<float>(i), rect.y, width, rect.height};
      const bool chosen = static_cast<int>(tabOf(ui)) == i;
      const Hit pressed = hit(ui, kIds[static_cast<std::size_t>(i)], cell);
      if (chosen) fill({cell.x + 16, cell.y, cell.width - 32, 3}, ui.colour.accent);
      putCentre(ui, {cell.x + cell.width / 2, cell.y + 19}, words[static_cast<std::size_t>(i)],
                chosen ? ui.colour.ink : ui.colour.ink2, chosen ? Weight::bold : Weight::body);
      if (pressed.pressed) choose(ui, static_cast<Tab>(i));
    }
    lineH(rect.x, rect.y, rect.width, ui.colour.line);
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
  if (tabOf(ui) == Tab::quotas) {
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
  if (ui.session.view.page == Page::data) {
    dataPage(ui, {rect.x, kBar, rect.width, room});
  } else {
    const float height = sheetHeight(ui.state.sheet, room);
    mapPanel(ui, {rect.x, kBar, rect.width, room - height});
    sheet(ui, {rect.x, kBar + room - height, rect.width, height});
    problemsPanel(ui, {rect.x, kBar, rect.width, room});
  }
  tabs(ui, {rect.x, kBar + room, rect.width, kTabs});
}

}  // namespace kosh::ui
