// The slider of a quota, which shows the change and not the size, and the cell where the number is typed.
#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "imgui_internal.h"
#include "ui/widgets.h"

namespace kosh::ui {
namespace {

constexpr float kInset = 8;    // the handle stays inside the row
constexpr float kMagnet = 6;   // pixels in which the mark attracts

struct Track {
  float left = 0, right = 0, y = 0;
  double most = 1;

  float at(double value) const {
    const double share = most > 0 ? std::clamp(value / most, 0.0, 1.0) : 0.0;
    return left + static_cast<float>(share) * (right - left);
  }
  double valueAt(float x) const {
    const double share = std::clamp(static_cast<double>((x - left) / std::max(right - left, 1.0f)), 0.0, 1.0);
    return std::round(share * most);
  }
};

double pointed(const Track& track, const SliderSpec& spec) {
  const float x = ImGui::GetMousePos().x;
  if (spec.mark && std::fabs(x - track.at(*spec.mark)) <= kMagnet) return *spec.mark;
  return track.valueAt(x);
}

// Arrows belong to the focused slider, not to the way of the focus over the page.
double keyed(const SliderSpec& spec, double value) {
  const ImGuiID item = ImGui::GetItemID();
  for (ImGuiKey key : {ImGuiKey_LeftArrow, ImGuiKey_RightArrow, ImGuiKey_UpArrow, ImGuiKey_DownArrow, ImGuiKey_Home})
    ImGui::SetKeyOwner(key, item);
  const auto pressed = [&](ImGuiKey key) { return ImGui::IsKeyPressed(key, item, ImGuiInputFlags_Repeat); };
  const double step = ImGui::GetIO().KeyShift ? 10 : 1;
  if (pressed(ImGuiKey_LeftArrow) || pressed(ImGuiKey_DownArrow)) value -= step;
  if (pressed(ImGuiKey_RightArrow) || pressed(ImGuiKey_UpArrow)) value += step;
  if (pressed(ImGuiKey_Home) && spec.mark) value = *spec.mark;
  return std::clamp(value, 0.0, std::max(spec.most, value > spec.most ? *spec.value : 0.0));
}

void drawMark(const Ui& ui, const Track& track, const SliderSpec& spec) {
  if (!spec.mark) return;
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const float x = std::round(track.at(*spec.mark));
  list.AddRectFilled({x - 1, track.y - 8}, {x + 1, track.y + 6}, ui.colour.ink);
  const ImVec2 a(x, track.y + 4.5f), b(x + 5, track.y + 11), c(x - 5, track.y + 11);
  if (!spec.markEstimated) return list.AddTriangleFilled(a, b, c, ui.colour.ink);
  list.AddTriangleFilled(a, b, c, ui.colour.panel);
  list.AddTriangle(a, b, c, ui.colour.ink, 1.25f);
}

void drawHandle(const Ui& ui, const Track& track, const SliderSpec& spec, const Hit& state) {
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const ImVec2 c(std::round(track.at(*spec.value)), track.y);
  const float radius = spec.changed ? 8.5f : 7;
  list.AddCircleFilled(c, radius, state.held ? ui.colour.accentSoft : ui.colour.panel, 28);
  list.AddCircle(c, radius - (spec.changed ? 1.5f : 1), spec.changed || state.held ? ui.colour.accent : ui.colour.ctl, 28,
                 spec.changed ? 3.0f : 2.0f);
}

void drawTrack(const Ui& ui, const Track& track, const SliderSpec& spec, const Hit& state) {
  const Rect bar{track.left, track.y - 2, track.right - track.left, 4};
  fill(bar, state.hovered ? ui.colour.ctl : ui.colour.track, 2);
  if (spec.value && spec.changed) {
    const float from = track.at(spec.mark.value_or(0)), to = track.at(*spec.value);
    fill({std::min(from, to), track.y - 3, std::fabs(to - from), 6}, ui.colour.accent, 3);
  }
  drawMark(ui, track, spec);
  drawHandle(ui, track, spec, state);
}

// Nothing is known: the track is hatched and the words stand at its right.
void drawNoData(Ui& ui, const Rect& rect) {
  const std::string_view words = ui.words(Str::NoData);
  const float width = widthOf(ui, Weight::body, words);
  const float y = std::round(rect.y + rect.height / 2);
  const Rect bar{rect.x + kInset, y - 3, rect.width - width - kInset - 24, 6};
  fill(bar, ui.colour.panel2);
  hatch(bar, ui.colour.ctl, 5);
  putRight(ui, {rect.x + rect.width, y - kLine / 2}, words, ui.colour.ink3);
}

}  // namespace

std::optional<double> slider(Ui& ui, const char* id, const Rect& rect, const SliderSpec& spec) {
  if (!spec.value) {
    remember(ui, id, rect);
    drawNoData(ui, rect);
    return {};
  }
  const Track track{rect.x + kInset, rect.x + rect.width - kInset, std::round(rect.y + rect.height / 2), spec.most};
  const Hit state = hit(ui, id, rect);
  double value = *spec.value;
  if (state.held && ImGui::IsMouseDown(ImGuiMouseButton_Left))
    value = pointed(track, spec);
  else if (state.focused)
    value = keyed(spec, value);
  SliderSpec now = spec;
  now.value = value;
  if (value != *spec.value) now.changed = !spec.mark || value != *spec.mark;
  drawTrack(ui, track, now, state);
  if (value == *spec.value) return {};
  return value;
}

namespace {

int digitsOnly(ImGuiInputTextCallbackData* data) { return data->EventChar >= '0' && data->EventChar <= '9' ? 0 : 1; }

std::optional<double> numberIn(const std::string& typed) {
  if (typed.empty()) return {};
  return std::strtod(typed.c_str(), nullptr);
}

// The first digit pressed while the cell only has the focus; it begins the typing.
std::string digitPressed() {
  for (ImWchar c : ImGui::GetIO().InputQueueCharacters)
    if (c >= '0' && c <= '9') return std::string(1, static_cast<char>(c));
  return {};
}

// Over whatever stands under the cell.
void limitWords(Ui& ui, const Rect& rect, double most) {
  const std::string words = ui.words(Message{Str::UiAtMost, {Number{most, 0}}});
  const float width = std::ceil(widthOf(ui, Weight::body, words)) + 16;
  const ImVec2 low(rect.x + rect.width - width, rect.y + rect.height + 4), high(low.x + width, low.y + kLine + 4);
  ImDrawList& above = *ImGui::GetForegroundDrawList();
  above.AddRectFilled(low, high, ui.colour.overSoft, 4);
  above.AddText(fontOf(ui, Weight::body), sizeOf(Weight::body), {low.x + 8, low.y + 5}, ui.colour.over, words.c_str());
}

void drawCell(const Ui& ui, const Rect& rect, const CellSpec& spec, bool hovered) {
  const Tokens& colour = ui.colour;
  const float y = rect.y + (rect.height - kLine) / 2, right = rect.x + rect.width - 10;
  fill(rect, hovered ? colour.hover : spec.value ? colour.panel : colour.panel2, 6);
  frame(rect, spec.changed ? colour.accent : colour.ctl, spec.changed ? 2 : 1, 6);
  if (!spec.value && !spec.words.empty()) return putRight(ui, {right, y}, spec.words, colour.ink3);
  if (!spec.changed && (spec.status || !spec.value))
    badge({rect.x + 14, rect.y + rect.height / 2}, spec.value ? spec.status : std::nullopt, colour.ink3);
  if (!spec.value) return putRight(ui, {right, y}, "\u2014", colour.ink3);
  const std::string words = formatNumber(*spec.value, 0, ui.lang);
  putRight(ui, {right, y}, words, spec.changed ? colour.accent : colour.ink, spec.changed ? Weight::bold : Weight::body);
}

bool typing(Ui& ui, const Rect& rect) {
  std::string& text = ui.state.editedText;
  char buffer[16] = {};
  text.copy(buffer, sizeof buffer - 1);
  const float width = std::min(widthOf(ui, Weight::body, text) + 24, rect.width - 8);
  ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, ImVec2(4, (rect.height - 16) / 2));
  ImGui::PushStyleVar(ImGuiStyleVar_FrameBorderSize, 0.0f);
  ImGui::PushStyleColor(ImGuiCol_FrameBg, 0u);
  ImGui::SetCursorScreenPos({rect.x + rect.width - width - 2, rect.y});
  ImGui::SetNextItemWidth(width);
  if (ui.state.editStarts) ImGui::SetKeyboardFocusHere();
  const ImGuiInputTextFlags flags = ImGuiInputTextFlags_CallbackCharFilter |
                                    (ui.state.editAppends ? 0 : ImGuiInputTextFlags_AutoSelectAll);
  ImGui::InputText("##cell", buffer, sizeof buffer, flags, digitsOnly);
  ImGui::PopStyleColor();
  ImGui::PopStyleVar(2);
  text = buffer;
  const bool active = ImGui::IsItemActive();
  ImGuiInputTextState* inside = ImGui::GetInputTextState(ImGui::GetItemID());
  if (active && ui.state.editStarts && ui.state.editAppends && inside) {
    inside->ClearSelection();
    inside->Stb.cursor = inside->CurLenW;
  }
  return active;
}

// The cell while it is typed into. It is left by Enter, Tab, Escape or a press elsewhere.
std::optional<double> editing(Ui& ui, const char* id, const Rect& rect, const CellSpec& spec) {
  UiState& state = ui.state;
  remember(ui, id, rect);
  const std::optional<double> before = numberIn(state.editedText);
  fill(rect, ui.colour.panel, 6);
  frame(rect, before && *before > spec.most ? ui.colour.over : ui.colour.accent, 2, 6);
  const bool active = typing(ui, rect);
  const std::optional<double> typed = numberIn(state.editedText);
  const bool wrong = typed && *typed > spec.most;
  if (wrong) limitWords(ui, rect, spec.most);
  if (active) state.editStarts = false;
  if (active || state.editStarts) return {};
  state.editedCell.clear();
  const bool kept = typed && !wrong && typed != spec.value && !ImGui::IsKeyPressed(ImGuiKey_Escape, false);
  return kept ? typed : std::nullopt;
}

// Text to begin with: the digit that was pressed, or the present number to change.
void beginEditing(UiState& state, const char* id, const CellSpec& spec, const std::string& first) {
  state.editedCell = id;
  state.editedText = !first.empty() ? first : spec.value ? formatNumber(*spec.value, 0, Lang::en) : std::string();
  std::erase_if(state.editedText, [](char c) { return c < '0' || c > '9'; });
  state.editStarts = true;
  state.editAppends = !first.empty();
}

}  // namespace

std::optional<double> numberCell(Ui& ui, const char* id, const Rect& rect, const CellSpec& spec) {
  ImGui::PushID(id);
  std::optional<double> out;
  if (ui.state.editedCell == id) {
    out = editing(ui, id, rect, spec);
  } else {
    remember(ui, id, rect);
    const Hit cell = hit(ui, "##cell", rect);
    const std::string first = cell.focused ? digitPressed() : std::string();
    if (cell.pressed || !first.empty()) beginEditing(ui.state, id, spec, first);
    drawCell(ui, rect, spec, cell.hovered);
  }
  ImGui::PopID();
  return out;
}

}  // namespace kosh::ui
