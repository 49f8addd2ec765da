// The screen: which panels stand where, keys that work everywhere, the one toast.
#include "ui/ui.h"

#include <algorithm>
#include <cstdio>

#include "ui/layout.h"
#include "ui/widgets.h"

namespace kosh::ui {
namespace {

void chooseDistrict(Session& session, int position) {
  if (position >= static_cast<int>(session.dataset->districts.size())) return;
  const std::string& id = district(*session.dataset, position).id;
  session.view.territory = session.view.territory == id ? std::string() : id;
}

// Escape closes what lies over something else.
void leave(Ui& ui) {
  ui.state.decisionsOpen = ui.state.paperOpen = false;
  if (ui.session.view.page == Page::findings) ui.session.view.finding.clear();
  if (ui.session.view.page == Page::localities) ui.state.chosenPlace.clear();
  if (ui.session.view.page == Page::intake) ui.state.intake.open = false;
}

// Keys that act wherever the focus is, except while a text is typed.
void keys(Ui& ui) {
  const ImGuiIO& io = ImGui::GetIO();
  if (ImGui::IsMouseClicked(ImGuiMouseButton_Left)) ui.state.keyboardUsed = false;
  if (ImGui::IsKeyPressed(ImGuiKey_Tab, false)) ui.state.keyboardUsed = true;
  if (io.WantTextInput || !ui.state.editedCell.empty()) return;
  const bool command = io.KeyCtrl || io.KeySuper;
  if (command && ImGui::IsKeyPressed(ImGuiKey_Z)) (io.KeyShift ? ui.requests.redo : ui.requests.undo) = true;
  if (command && ImGui::IsKeyPressed(ImGuiKey_Y)) ui.requests.redo = true;
  if (command) return;
  const Page page = ui.session.view.page;
  const bool ofPlaces = page == Page::plan || page == Page::intake || page == Page::data;
  for (int i = 0; ofPlaces && i < 8; ++i)
    if (ImGui::IsKeyPressed(static_cast<ImGuiKey>(ImGuiKey_1 + i), false)) chooseDistrict(ui.session, i);
  if (ofPlaces && ImGui::IsKeyPressed(ImGuiKey_0, false)) ui.session.view.territory.clear();
  if (!ImGui::IsKeyPressed(ImGuiKey_Escape, false)) return;
  if (runsForecast(ui.session) && !ImGui::IsPopupOpen(nullptr, ImGuiPopupFlags_AnyPopup)) ui.requests.stopRuns = true;
  else leave(ui);
}

void edges(const Layout& layout, const Ui& ui) {
  if (layout.decisions.width > 0)
    lineV(layout.decisions.x + layout.decisions.width - 1, layout.decisions.y, layout.decisions.height, ui.colour.line);
  if (layout.card.width > 0) lineV(layout.card.x, layout.card.y, layout.card.height, ui.colour.line);
}

// In a narrow window the decisions open over the map by this button.
void decisionsButton(Ui& ui, const Layout& layout) {
  if (layout.form != Form::sheets) return;
  const std::string_view words = ui.words(Str::Decisions);
  const float width = buttonWidth(ui, words, ButtonKind::main);
  const float x = layout.decisions.width > 0 ? layout.decisions.width + 16 : 16;
  const Rect rect{x, layout.map.y + layout.map.height - kControl - 16, width, kControl};
  if (beginPanel("decisions-button", {rect.x - 4, rect.y - 4, rect.width + 8, rect.height + 8}, 0)) {
    if (button(ui, "decisions", rect, words, ButtonKind::main)) ui.state.decisionsOpen = !ui.state.decisionsOpen;
  }
  endPanel();
}

void plan(Ui& ui, const Layout& layout) {
  mapPanel(ui, layout.map);
  yearLine(ui, layout.year);
  if (layout.decisions.width > 0) decisionsPanel(ui, layout.decisions);
  if (layout.card.width > 0) territoryCard(ui, layout.card);
  decisionsButton(ui, layout);
  edges(layout, ui);
  problemsPanel(ui, layout.map);
}

void toast(Ui& ui, const Rect& area) {
  if (ui.requests.share) tell(ui.state, Str::LinkCopied);
  if (ui.state.toast == Str::Count || ui.state.now >= ui.state.toastUntil) return;
  const std::string_view words = ui.words(ui.state.toast);
  const float width = widthOf(ui, Weight::body, words) + 32;
  const Rect rect{area.x + (area.width - width) / 2, area.y + area.height - 60, width, 44};
  if (beginPanel("toast", rect, 0)) {
    fill(rect, ui.colour.toast, 8);
    put(ui, {rect.x + 16, rect.y + 11}, words, ui.colour.toastInk);
  }
  endPanel();
}

}  // namespace

void tell(UiState& state, Str words) {
  constexpr double kSeconds = 4;
  state.toast = words;
  state.toastUntil = state.now + kSeconds;
}

void page(Ui& ui, const Rect& rect) {
  if (ui.session.view.page != Page::calendar) ui.state.calendarPlaced = false;
  switch (ui.session.view.page) {
    case Page::plan: break;
    case Page::findings: findingsPage(ui, rect); break;
    case Page::proposals: proposalsPage(ui, rect); break;
    case Page::localities: localitiesPage(ui, rect); break;
    case Page::calendar: calendarPage(ui, rect); break;
    case Page::terms: termsPage(ui, rect); break;
    case Page::intake: intakePage(ui, rect); break;
    case Page::data: dataPage(ui, rect); break;
  }
  if (ui.session.view.page != Page::data) problemsPanel(ui, rect);
}

bool busy() { return ImGui::IsAnyItemActive() || ImGui::GetIO().WantTextInput; }

std::string rectOf(const UiState& state, std::string_view id) {
  for (const ControlRect& control : state.rects) {
    if (control.id != id) continue;
    char text[160];
    std::snprintf(text, sizeof text, "{\"x\":%.9g,\"y\":%.9g,\"width\":%.9g,\"height\":%.9g}", control.x, control.y,
                  control.width, control.height);
    return text;
  }
  return "null";
}

Requests draw(UiState& state, Session& session, float width, float height) {
  Requests requests;
  state.rects.clear();
  state.focused.clear();
  state.mapRect = {};
  Ui ui{state, session, requests, tokens(session.view.theme), session.view.lang};
  applyTheme(ui.colour);
  ImGui::PushFont(state.fonts.body);
  beginPage(width, height);
  keys(ui);
  const Layout layout = layoutFor(width, height, !session.view.territory.empty(), state.decisionsOpen);
  state.touchSized = layout.form == Form::phone;
  if (layout.form == Form::phone) {
    phone(ui, {0, 0, width, height});
  } else {
    if (session.view.page == Page::plan) plan(ui, layout);
    else page(ui, layout.page);
    topBar(ui, layout.bar);
  }
  toast(ui, layout.form == Form::phone ? Rect{0, 0, width, height} : layout.map);
  endPage();
  ImGui::PopFont();
  state.wheelNotches = 0;
  return requests;
}

}  // namespace kosh::ui
