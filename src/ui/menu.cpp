// A list that opens under a button, and the plate of words beside the pointer.
#include <algorithm>
#include <cmath>

#include "ui/widgets.h"

namespace kosh::ui {
namespace {

constexpr float kRow = 34;
constexpr float kTickColumn = 30;
constexpr float kMostHeight = 12 * kRow;

float rowWidth(const Ui& ui, const MenuRow& row) {
  const float right = row.right.empty() ? 0 : 24 + widthOf(ui, Weight::body, row.right);
  return (row.group ? 12 : kTickColumn) + widthOf(ui, Weight::bold, row.words) + right + 16;
}

void drawRow(const Ui& ui, const Rect& rect, const MenuRow& row, const Hit& state, bool on) {
  const Tokens& colour = ui.colour;
  const float y = rect.y + (rect.height - kLine) / 2;
  if (row.group) {
    put(ui, {rect.x + 12, y + 4}, row.words, colour.ink3);
    if (!row.right.empty()) putRight(ui, {rect.x + rect.width - 16, y + 4}, row.right, colour.ink3);
    return;
  }
  if (on) fill(rect, colour.accentSoft);
  if (state.hovered || state.focused) fill(rect, on ? colour.accentSoft : colour.hover);
  if (on) {
    const ImVec2 c(rect.x + 16, std::round(rect.y + rect.height / 2));
    const ImVec2 points[] = {{c.x - 5, c.y}, {c.x - 1.5f, c.y + 3.5f}, {c.x + 5, c.y - 4}};
    ImGui::GetWindowDrawList()->AddPolyline(points, 3, colour.accent, 0, 2);
  }
  put(ui, {rect.x + kTickColumn, y}, row.words, colour.ink, on ? Weight::bold : Weight::body);
  if (!row.right.empty()) putRight(ui, {rect.x + rect.width - 16, y}, row.right, colour.ink3);
}

// Under the button, or above it where there is more room; never outside the page.
Rect placeFor(const Rect& button, float width, float height) {
  const ImVec2 page = ImGui::GetIO().DisplaySize;
  const float below = page.y - (button.y + button.height + 4) - 8, above = button.y - 12;
  const bool under = height <= below || below >= above;
  const float tall = std::min(height, std::max(under ? below : above, kRow));
  const float x = std::clamp(button.x, 8.0f, std::max(8.0f, page.x - width - 8));
  return {x, under ? button.y + button.height + 4 : button.y - 4 - tall, width, tall};
}

std::optional<int> rowsOf(Ui& ui, const std::string& prefix, std::span<const MenuRow> rows, int chosen) {
  std::optional<int> out;
  const ImVec2 top = panelTop();
  const float width = ImGui::GetContentRegionAvail().x;
  float y = top.y + 6;
  for (std::size_t i = 0; i < rows.size(); ++i, y += kRow) {
    const Rect rect{top.x, y, width, kRow};
    const bool on = static_cast<int>(i) == chosen;
    const std::string id = prefix + ":" + rows[i].id;
    const Hit state = rows[i].group ? Hit{} : hit(ui, id.c_str(), rect);
    drawRow(ui, rect, rows[i], state, on);
    if (on && ImGui::IsWindowAppearing()) {
      ImGui::SetItemDefaultFocus();
      ImGui::SetScrollHereY();
    }
    if (state.pressed) out = static_cast<int>(i);
  }
  panelBottom(y + 6);
  return out;
}

}  // namespace

float menuFaceWidth(const Ui& ui, std::string_view words, bool framed) {
  return std::ceil(widthOf(ui, framed ? Weight::bold : Weight::body, words)) + (framed ? 2 * 12 + 22 : 22);
}

void menuFace(const Ui& ui, const Rect& button, std::string_view words, bool framed) {
  if (framed) {
    fill(button, ui.colour.panel, 6);
    frame(button, ui.colour.ctl, 1, 6);
  }
  const float pad = framed ? 12 : 0;
  putFitted(ui, {button.x + pad, button.y + (button.height - kLine) / 2}, button.width - 2 * pad - 18, words,
            framed ? ui.colour.ink : ui.colour.ink2, framed ? Weight::bold : Weight::body);
  icon(Icon::down, {button.x + button.width - pad - 7, button.y + button.height / 2 + 1}, ui.colour.ink2);
}

std::optional<int> menu(Ui& ui, const char* id, const Rect& button, std::span<const MenuRow> rows, int chosen) {
  const Hit state = hit(ui, id, button);
  if (state.hovered || state.held) fill(button, (ui.colour.ink & 0xFFFFFF) | (14u << 24), 6);
  ImGui::PushID(id);
  if (state.pressed) ImGui::OpenPopup("list");
  float width = button.width;
  for (const MenuRow& row : rows) width = std::max(width, std::ceil(rowWidth(ui, row)) + 10);
  const float height = std::min(static_cast<float>(rows.size()) * kRow + 12, kMostHeight);
  const Rect place = placeFor(button, width, height);
  ImGui::SetNextWindowPos({place.x, place.y});
  ImGui::SetNextWindowSize({place.width, place.height});
  std::optional<int> out;
  if (ImGui::BeginPopup("list", ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoResize)) {
    out = rowsOf(ui, id, rows, chosen);
    if (out) ImGui::CloseCurrentPopup();
    ImGui::EndPopup();
  }
  ImGui::PopID();
  return out;
}

bool over(const Rect& rect) {
  return ImGui::IsWindowHovered() && !ImGui::IsAnyItemActive() &&
         ImGui::IsMouseHoveringRect({rect.x, rect.y}, {rect.x + rect.width, rect.y + rect.height});
}

namespace {

// Where a plate of this size goes; never outside the page.
Rect plateFor(const Ui& ui, ImVec2 size, std::optional<ImVec2> beside) {
  const ImVec2 page = ImGui::GetIO().DisplaySize;
  const bool pointed = !ui.state.keyboardUsed && ImGui::IsMousePosValid();
  const ImVec2 mouse = ImGui::GetMousePos(), item = ImGui::GetItemRectMin(), end = ImGui::GetItemRectMax();
  ImVec2 at = beside ? *beside : pointed ? ImVec2(mouse.x + 12, mouse.y + 20) : ImVec2(item.x, end.y + 8);
  float above = (beside ? beside->y : pointed ? mouse.y - 10 : item.y - 8) - size.y;
  if (beside && at.x + size.x > page.x - 8) at.y += kRow + 16;  // under the row instead of over it
  else if (beside) above = page.y - 8 - size.y;
  const float y = at.y + size.y > page.y - 8 ? above : at.y;
  const float x = std::clamp(at.x, 8.0f, std::max(8.0f, page.x - size.x - 8));
  return {std::round(x), std::round(std::max(y, 8.0f)), size.x, size.y};
}

}  // namespace

void tooltip(Ui& ui, std::span<const std::string> lines, std::optional<ImVec2> beside) {
  constexpr float kMost = 380, kPad = 12;
  const float most = std::min(kMost, ImGui::GetIO().DisplaySize.x - 2 * kPad - 16);
  float width = 0, height = 0;
  for (const std::string& line : lines) {
    width = std::max(width, std::min(most, std::ceil(widthOf(ui, Weight::body, line)) + 1));
    height += heightWrapped(ui, most, line);
  }
  const Rect plate = plateFor(ui, {width + 2 * kPad, height + 2 * 8}, beside);
  ImGui::SetNextWindowPos({plate.x, plate.y});
  ImGui::SetNextWindowSize({plate.width, plate.height});
  if (!ImGui::BeginTooltip()) return;
  float y = plate.y + 8;
  for (std::size_t i = 0; i < lines.size(); ++i)
    y += putWrapped(ui, {plate.x + kPad, y}, most, lines[i], i == 0 ? ui.colour.ink : ui.colour.ink2);
  ImGui::EndTooltip();
}

}  // namespace kosh::ui
