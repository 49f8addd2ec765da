// Buttons, switches and check boxes, drawn to the look over invisible buttons.
#include <array>
#include <cmath>

#include "ui/widgets.h"

namespace kosh::ui {
namespace {

constexpr float kPadding = 14;
constexpr float kRadius = 6;

// Alpha of what cannot be used now.
Colour faded(Colour colour) {
  const auto alpha = static_cast<Colour>(static_cast<float>(colour >> 24) * 0.45f);
  return (colour & 0xFFFFFF) | (alpha << 24);
}

Colour mainGround(const Tokens& colour, const Hit& state) {
  return state.held ? colour.accentPressed : state.hovered ? colour.accentHover : colour.accent;
}

void quietFace(const Ui& ui, const Rect& rect, std::string_view words, const Hit& state, bool enabled) {
  const Colour ink = state.held ? ui.colour.accentPressed : state.hovered ? ui.colour.accentHover : ui.colour.accent;
  const Colour shown = enabled ? ink : faded(ink);
  const float y = rect.y + (rect.height - kLine) / 2;
  put(ui, {rect.x, y}, words, shown);
  lineH(rect.x, y + kLine - 2, widthOf(ui, Weight::body, words), shown);
}

void face(const Ui& ui, const Rect& rect, std::string_view words, const Hit& state, bool isMain, bool enabled) {
  const Tokens& colour = ui.colour;
  const auto tone = [&](Colour c) { return enabled ? c : faded(c); };
  const float y = rect.y + (rect.height - kLine) / 2, middle = rect.x + rect.width / 2;
  if (isMain) {
    fill(rect, tone(mainGround(colour, state)), kRadius);
    putCentre(ui, {middle, y}, words, tone(colour.accentInk), Weight::bold);
    return;
  }
  fill(rect, state.held ? colour.line : state.hovered ? colour.hover : colour.panel, kRadius);
  frame(rect, tone(colour.ctl), 1, kRadius);
  putCentre(ui, {middle, y}, words, tone(colour.ink));
}

// Corners of one part of a segmented switch.
ImDrawFlags cornersOf(int part, int parts) {
  ImDrawFlags corners = 0;
  if (part == 0) corners |= ImDrawFlags_RoundCornersLeft;
  if (part == parts - 1) corners |= ImDrawFlags_RoundCornersRight;
  return corners ? corners : static_cast<ImDrawFlags>(ImDrawFlags_RoundCornersNone);
}

void tick(ImVec2 c, Colour colour) {
  const std::array<ImVec2, 3> points{ImVec2(c.x - 4.5f, c.y), ImVec2(c.x - 1.5f, c.y + 3.5f), ImVec2(c.x + 4.5f, c.y - 3.5f)};
  ImGui::GetWindowDrawList()->AddPolyline(points.data(), 3, colour, 0, 2);
}

}  // namespace

float buttonWidth(const Ui& ui, std::string_view words, ButtonKind kind) {
  const Weight weight = kind == ButtonKind::main ? Weight::bold : Weight::body;
  return std::ceil(widthOf(ui, weight, words)) + (kind == ButtonKind::quiet ? 0 : 2 * kPadding);
}

bool button(Ui& ui, const char* id, const Rect& rect, std::string_view words, ButtonKind kind, bool enabled) {
  const Hit state = hit(ui, id, rect, enabled);
  if (kind == ButtonKind::quiet)
    quietFace(ui, rect, words, state, enabled);
  else
    face(ui, rect, words, state, kind == ButtonKind::main, enabled);
  return state.pressed;
}

bool iconButton(Ui& ui, const char* id, const Rect& rect, Icon which, std::string_view tip, bool enabled) {
  const Hit state = hit(ui, id, rect, enabled);
  if (enabled && (state.hovered || state.held)) fill(rect, state.held ? ui.colour.line : ui.colour.hover, kRadius);
  icon(which, {rect.x + rect.width / 2, rect.y + rect.height / 2}, enabled ? ui.colour.ink : faded(ui.colour.ink));
  const bool told = state.hovered || (state.focused && ui.state.keyboardUsed);
  if (told && !tip.empty()) {
    const std::string words(tip);
    tooltip(ui, {&words, 1});
  }
  return state.pressed;
}

std::optional<int> segmented(Ui& ui, const char* id, const Rect& rect, std::span<const std::string_view> parts,
                             std::span<const char* const> ids, int chosen) {
  std::optional<int> out;
  const int count = static_cast<int>(parts.size());
  ImDrawList& list = *ImGui::GetWindowDrawList();
  fill(rect, ui.colour.panel, kRadius);
  ImGui::PushID(id);
  float x = rect.x, total = 0;
  for (std::string_view words : parts) total += widthOf(ui, Weight::bold, words);
  const float padding = (rect.width - total) / static_cast<float>(2 * count);
  for (int i = 0; i < count; ++i) {
    const auto at = static_cast<std::size_t>(i);
    const float end = i + 1 == count ? rect.x + rect.width
                                     : std::round(x + widthOf(ui, Weight::bold, parts[at]) + 2 * padding);
    const Rect part{x, rect.y, end - x, rect.height};
    const Hit state = hit(ui, ids[at], part);
    if (state.pressed && i != chosen) out = i;
    const bool on = i == chosen;
    const Colour ground = on ? ui.colour.accent : state.hovered ? ui.colour.hover : 0;
    if (ground) list.AddRectFilled({x, rect.y}, {end, rect.y + rect.height}, ground, kRadius, cornersOf(i, count));
    if (i > 0) lineV(x, rect.y, rect.height, ui.colour.ctl);
    putCentre(ui, {(x + end) / 2, rect.y + (rect.height - kLine) / 2}, parts[at], on ? ui.colour.accentInk : ui.colour.ink2,
              on ? Weight::bold : Weight::body);
    x = end;
  }
  ImGui::PopID();
  frame(rect, ui.colour.ctl, 1, kRadius);
  return out;
}

bool checkbox(Ui& ui, const char* id, const Rect& row, std::string_view words, bool on) {
  const Hit state = hit(ui, id, row);
  const Rect box{row.x, std::round(row.y + (row.height - 18) / 2), 18, 18};
  if (on) {
    fill(box, mainGround(ui.colour, state), 4);
    tick({box.x + 9, box.y + 9}, ui.colour.accentInk);
  } else {
    fill(box, state.hovered ? ui.colour.hover : ui.colour.panel, 4);
    frame(box, ui.colour.ctl, 1.5f, 4);
  }
  put(ui, {row.x + 26, row.y + (row.height - kLine) / 2}, words, ui.colour.ink, on ? Weight::bold : Weight::body);
  return state.pressed;
}

}  // namespace kosh::ui
