// What every panel stands on: fixed windows, invisible buttons with a focus ring, shapes and the status badges.
#include "ui/widgets.h"

#include <algorithm>
#include <cmath>

#include "imgui_internal.h"  // the stack of open windows

namespace kosh::ui {
namespace {

constexpr float kPi = 3.14159265f;
constexpr ImGuiWindowFlags kFixed = ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                                    ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoBringToFrontOnFocus;

ImDrawList& list() { return *ImGui::GetWindowDrawList(); }

ImVec2 low(const Rect& rect) { return {rect.x, rect.y}; }
ImVec2 high(const Rect& rect) { return {rect.x + rect.width, rect.y + rect.height}; }

// Over everything in the panel, but not outside it.
void focusRing(const Ui& ui, const Rect& rect) {
  ImDrawList& above = *ImGui::GetForegroundDrawList();
  above.PushClipRect(list().GetClipRectMin(), list().GetClipRectMax());
  above.AddRect({rect.x - 4, rect.y - 4}, {rect.x + rect.width + 4, rect.y + rect.height + 4},
                ui.colour.accent, 8, 0, 3);
  above.PopClipRect();
}

void sixArcs(ImVec2 centre, Colour colour) {
  for (int i = 0; i < 6; ++i) {
    const float from = static_cast<float>(i) * kPi / 3;
    list().PathArcTo(centre, 4.75f, from, from + kPi / 5, 4);
    list().PathStroke(colour, 0, 1.5f);
  }
}

void noDataBadge(ImVec2 c, Colour colour) {
  list().AddRect({c.x - 5, c.y - 5}, {c.x + 5, c.y + 5}, colour, 0, 0, 1.25f);
  list().AddLine({c.x - 5, c.y + 1}, {c.x + 1, c.y - 5}, colour, 1);
  list().AddLine({c.x - 5, c.y + 5}, {c.x + 5, c.y - 5}, colour, 1);
  list().AddLine({c.x - 1, c.y + 5}, {c.x + 5, c.y - 1}, colour, 1);
}

}  // namespace

void remember(Ui& ui, std::string_view id, const Rect& rect) {
  const ImVec2 from = list().GetClipRectMin(), to = list().GetClipRectMax();
  const float x = rect.x + rect.width / 2, y = rect.y + rect.height / 2;
  const bool seen = x >= from.x && x < to.x && y >= from.y && y < to.y;  // scrolled away: nowhere on the page
  if (seen) ui.state.rects.push_back({std::string(id), rect.x, rect.y, rect.width, rect.height});
}

Hit hit(Ui& ui, const char* id, const Rect& rect, bool enabled) {
  remember(ui, id, rect);
  if (rect.width < 1 || rect.height < 1) return {};
  ImGui::BeginDisabled(!enabled);
  ImGui::SetCursorScreenPos(low(rect));
  Hit out;
  out.pressed = ImGui::InvisibleButton(id, {rect.width, rect.height});
  out.hovered = ImGui::IsItemHovered();
  out.held = ImGui::IsItemActive();
  // Dear ImGui gives the first item of a page the focus at once: it counts only after a key or a press.
  const ImGuiContext& context = *ImGui::GetCurrentContext();
  const bool chosen = !context.NavDisableHighlight || context.LastActiveId == ImGui::GetItemID();
  out.focused = enabled && ImGui::IsItemFocused() && chosen;
  ImGui::EndDisabled();
  if (out.focused) ui.state.focused = id;
  if (out.focused && ui.state.keyboardUsed) focusRing(ui, rect);
  return out;
}

void fill(const Rect& rect, Colour colour, float radius) { list().AddRectFilled(low(rect), high(rect), colour, radius); }

void frame(const Rect& rect, Colour colour, float thickness, float radius) {
  const float inset = thickness / 2;  // the stroke stays inside the rectangle
  // Dear ImGui moves the corners in by half a pixel itself.
  const float own = inset - 0.5f;
  list().AddRect({rect.x + own, rect.y + own}, {rect.x + rect.width - own, rect.y + rect.height - own}, colour, radius, 0,
                 thickness);
}

void lineH(float x, float y, float width, Colour colour) {
  list().AddRectFilled({x, std::round(y)}, {x + width, std::round(y) + 1}, colour);
}

void lineV(float x, float y, float height, Colour colour) {
  list().AddRectFilled({std::round(x), y}, {std::round(x) + 1, y + height}, colour);
}

void hatch(const Rect& rect, Colour colour, float stepPixels) {
  list().PushClipRect(low(rect), high(rect), true);
  for (float x = rect.x - rect.height; x < rect.x + rect.width; x += stepPixels)
    list().AddLine({x, rect.y + rect.height}, {x + rect.height, rect.y}, colour, 1);
  list().PopClipRect();
}

void dashed(ImVec2 from, ImVec2 to, Colour colour, float thickness, float dash, float gap) {
  const float dx = to.x - from.x, dy = to.y - from.y;
  const float length = std::sqrt(dx * dx + dy * dy);
  if (length <= 0 || dash + gap <= 0) return;
  const auto at = [&](float along) { return ImVec2(from.x + dx * along / length, from.y + dy * along / length); };
  for (float along = 0; along < length; along += dash + gap)
    list().AddLine(at(along), at(std::min(along + dash, length)), colour, thickness);
}

void badge(ImVec2 centre, std::optional<Status> status, Colour colour) {
  const ImVec2 c(std::round(centre.x) + 0.5f, std::round(centre.y) + 0.5f);
  if (!status) return noDataBadge(c, colour);
  switch (*status) {
    case Status::official:
      return list().AddCircleFilled(c, 5.5f, colour, 20);
    case Status::computed:
      list().PathArcTo(c, 4.75f, -kPi / 2, kPi / 2, 12);
      list().PathFillConvex(colour);
      return list().AddCircle(c, 4.75f, colour, 20, 1.5f);
    case Status::estimate:
      return list().AddCircle(c, 4.75f, colour, 20, 1.5f);
    case Status::illustrative:
      return list().AddQuad({c.x, c.y - 5.5f}, {c.x + 5.5f, c.y}, {c.x, c.y + 5.5f}, {c.x - 5.5f, c.y}, colour, 1.5f);
    case Status::unverified:
      return sixArcs(c, colour);
  }
}

void triangleUp(ImVec2 c, float size, Colour colour) {
  const float half = size / 2;
  list().AddTriangleFilled({c.x, c.y - half}, {c.x + half, c.y + half}, {c.x - half, c.y + half}, colour);
}

void triangleDown(ImVec2 c, float size, Colour colour) {
  const float half = size / 2;
  list().AddTriangleFilled({c.x - half, c.y - half}, {c.x + half, c.y - half}, {c.x, c.y + half}, colour);
}

void beginPage(float width, float height) {
  ImGui::SetNextWindowPos({0, 0});
  ImGui::SetNextWindowSize({width, height});
  ImGui::Begin("page", nullptr, kFixed | ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoScrollWithMouse);
}

void endPage() { ImGui::End(); }

bool beginPanel(const char* name, const Rect& rect, Colour ground, bool scroll) {
  ImGuiWindowFlags flags = kFixed;
  if (scroll)
    flags &= ~ImGuiWindowFlags_NoScrollbar;
  else
    flags |= ImGuiWindowFlags_NoScrollWithMouse;
  const bool inside = ImGui::GetCurrentContext()->CurrentWindowStack.Size > 1;
  ImGui::PushStyleColor(inside ? ImGuiCol_ChildBg : ImGuiCol_WindowBg, ground);
  bool visible;
  if (inside) {
    ImGui::SetCursorScreenPos(low(rect));
    visible = ImGui::BeginChild(name, {rect.width, rect.height}, ImGuiChildFlags_None, flags | ImGuiWindowFlags_NavFlattened);
  } else {
    ImGui::SetNextWindowPos(low(rect));
    ImGui::SetNextWindowSize({rect.width, rect.height});
    visible = ImGui::Begin(name, nullptr, flags);
  }
  ImGui::PopStyleColor();
  return visible;
}

void endPanel() {
  if (ImGui::GetCurrentWindowRead()->Flags & ImGuiWindowFlags_ChildWindow)
    ImGui::EndChild();
  else
    ImGui::End();
}

ImVec2 panelTop() {
  const ImVec2 corner = ImGui::GetWindowPos();
  return {corner.x - ImGui::GetScrollX(), corner.y - ImGui::GetScrollY()};
}

void panelBottom(float y) {
  ImGui::SetCursorScreenPos({ImGui::GetWindowPos().x, y});
  ImGui::Dummy({0, 0});
}

}  // namespace kosh::ui
