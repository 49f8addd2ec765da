// The plan against the decisions in force or a kept plan: right of a line the change of every district, left of it the other.
#include <algorithm>
#include <cmath>

#include "imgui_internal.h"  // SetKeyOwner: the arrows move the line, not the focus
#include "ui/map_parts.h"

namespace kosh::ui {
namespace {

constexpr float kHandle = 36, kCaption = 26, kStep = 0.05f, kEdge = 24, kRow = 40, kField = 32;

std::optional<Datum> difference(const std::optional<Datum>& now, const std::optional<Datum>& before) {
  if (!now || !before) return std::nullopt;
  return Datum{now->value - before->value, worse(now->status, before->status)};
}

const KeptPlan* keptPlan(const MapFrame& map) { return map.ui.session.againstKept && map.ui.session.kept ? &*map.ui.session.kept : nullptr; }

std::string nameOfKept(const MapFrame& map) {
  const std::string& name = map.ui.session.kept->name;
  return name.empty() ? std::string(map.ui.words(Str::ChangeKept)) : map.ui.words(Message{Str::ChangeKeptNamed, {name}});
}

// A plan without changes is what is in force; one that is kept already needs no keeping.
bool mayKeep(const MapFrame& map) {
  const Session& session = map.ui.session;
  return changesIn(session.scenario) > 0 && !(session.kept && session.kept->scenario == session.scenario);
}

// Of all districts and years, so that a colour means the same while the years play.
std::vector<double> allChanges(const MapFrame& map) {
  const Session& session = map.ui.session;
  std::vector<double> out;
  for (int t : map.dataset().districts)
    for (int year = session.outcome.firstYear; year <= session.outcome.lastYear; ++year)
      if (const std::optional<Datum> change = difference(valueOf(session.outcome, map.indicator, t, year), valueOf(comparedWith(session), map.indicator, t, year)))
        out.push_back(change->value);
  return out;
}

float lineX(const MapFrame& map) {
  const float share = map.ui.state.map.swipe;
  return std::round(map.rect.x + std::clamp(share * map.rect.width, kEdge, map.rect.width - kEdge));
}

Rect handleOf(const MapFrame& map) {
  return {lineX(map) - kHandle / 2, std::round(map.rect.y + map.rect.height / 2 - kHandle / 2), kHandle, kHandle};
}

void moveLine(MapFrame& map, float x) {
  map.ui.state.map.swipe = std::clamp((x - map.rect.x) / std::max(map.rect.width, 1.0f), 0.0f, 1.0f);
}

void keys(MapFrame& map) {
  for (ImGuiKey key : {ImGuiKey_LeftArrow, ImGuiKey_RightArrow}) ImGui::SetKeyOwner(key, ImGui::GetItemID());
  const auto pressed = [](ImGuiKey key) { return ImGui::IsKeyPressed(key, ImGuiKeyOwner_Any, ImGuiInputFlags_Repeat); };
  float& share = map.ui.state.map.swipe;
  if (pressed(ImGuiKey_LeftArrow)) share = std::max(share - kStep, 0.0f);
  if (pressed(ImGuiKey_RightArrow)) share = std::min(share + kStep, 1.0f);
}

}  // namespace

void showChange(MapFrame& map) {
  const Session& session = map.ui.session;
  map.indicator = findIndicator(session.outcome, map.view().indicator);
  if (map.indicator < 0) map.indicator = findIndicator(session.outcome, "population");  // a published series changes with no plan
  if (map.indicator < 0) return;
  const Indicator& of = session.outcome.indicators[static_cast<std::size_t>(map.indicator)];
  map.leftClasses = classesFor(of, map.dataset(), session.baseline, map.view().theme, map.view().classes);
  map.own.resize(map.dataset().territories.size());
  for (std::size_t t = 0; t < map.own.size(); ++t)
    map.own[t] = difference(valueOf(session.outcome, map.indicator, static_cast<int>(t), map.year), valueOf(comparedWith(session), map.indicator, static_cast<int>(t), map.year));
  map.ownAs = of;
  map.ownAs.kind = IndicatorKind::change;
  map.classes = changeClasses(allChanges(map), map.view().theme);
}

void paintLeft(MapFrame& map) {
  UiState& state = map.ui.state;
  state.areasLeft.clear();
  if (map.view().mode != MapMode::change || map.indicator < 0) return;
  state.swipeX = lineX(map);
  for (std::size_t t = 0; t < map.dataset().territories.size(); ++t) {
    const bool district = map.dataset().territories[t].kind == TerritoryKind::district;
    const std::optional<Datum> before = district ? valueOf(comparedWith(map.ui.session), map.indicator, static_cast<int>(t), map.year) : std::nullopt;
    if (!district) state.areasLeft.push_back({map.ui.colour.map, 0});
    else if (before) state.areasLeft.push_back({colourOf(map.leftClasses, before->value), 0});
    else state.areasLeft.push_back({map.ui.colour.panel, map.ui.colour.ctl});
  }
}

std::string sideWords(const MapFrame& map, bool before) {
  if (!keptPlan(map)) return std::string(map.ui.words(before ? Str::ChangeWithout : Str::ChangeWith));
  return before ? nameOfKept(map) : std::string(map.ui.words(Str::ChangeMine));
}

std::string againstWords(const MapFrame& map) {
  const std::string other = keptPlan(map) ? nameOfKept(map) : std::string(map.ui.words(Str::ChangeBase));
  return map.small ? other : map.ui.words(Message{Str::ChangeAgainst, {other}});
}

float changeControlsWidth(const MapFrame& map) { return menuFaceWidth(map.ui, againstWords(map)) + 8; }
float changeControlsHeight(const MapFrame& map) { return mayKeep(map) ? 2 * kRow : kRow; }

// With what the plan is compared, and what can be done with the other one; a button keeps the plan that is on the screen.
void drawChangeControls(MapFrame& map, const Rect& rect) {
  Session& session = map.ui.session;
  const bool kept = keptPlan(map) != nullptr;
  std::vector<MenuRow> rows{{"base", std::string(map.ui.words(Str::ChangeBase)), "", false}};
  if (session.kept) {
    rows.push_back({"kept", nameOfKept(map), "", false});
    rows.push_back({"swap", std::string(map.ui.words(Str::ChangeSwap)), "", false});
    rows.push_back({"drop", std::string(map.ui.words(Str::ChangeDrop)), "", false});
  }
  const Rect face{rect.x, rect.y, rect.width, kField};
  menuFace(map.ui, face, againstWords(map));
  if (const std::optional<int> row = menu(map.ui, "against", face, rows, kept ? 1 : 0)) {
    if (*row < 2) session.againstKept = *row == 1;
    if (*row == 2) swapPlans(session);
    if (*row == 3) session.kept.reset();
  }
  if (!mayKeep(map)) return;
  const std::string_view words = map.ui.words(Str::ChangeKeep);
  if (!button(map.ui, "keep-plan", {rect.x, rect.y + kRow, buttonWidth(map.ui, words, ButtonKind::second), kField}, words, ButtonKind::second)) return;
  keepPlan(session, session.scenario, {});
  tell(map.ui.state, Str::ChangeKeptToast);
}

// Where a caption has no room beside the line it is left out.
void layCaptions(MapFrame& map) {
  if (map.view().mode != MapMode::change || map.indicator < 0) return;
  const float x = lineX(map), y = map.head.y + map.head.height + 8;
  const auto width = [&](bool before) { return std::ceil(widthOf(map.ui, Weight::body, sideWords(map, before))) + 16; };
  const float left = width(true), right = width(false);
  map.captions = {Rect{x - 8 - left, y, left, kCaption}, Rect{x + 8, y, right, kCaption}};
  for (Rect& caption : map.captions)
    if (caption.x < map.rect.x + 4 || caption.x + caption.width > map.rect.x + map.rect.width - 4) caption = {};
  map.captions.push_back(handleOf(map));
}

bool MapFrame::beforeLine(const Rect& plate) const {
  return view().mode == MapMode::change && indicator >= 0 && plate.x + plate.width / 2 < lineX(*this);
}

void drawSwipe(MapFrame& map) {
  if (map.view().mode != MapMode::change || map.indicator < 0) return;
  const float x = lineX(map), y = handleOf(map).y + kHandle / 2;
  const Tokens& colour = map.ui.colour;
  ImDrawList* under = ImGui::GetBackgroundDrawList();  // head, legend and plates lie over the line
  under->AddRectFilled({x - 2, map.rect.y}, {x + 2, map.rect.y + map.rect.height}, colour.panel);
  under->AddRectFilled({x - 1, map.rect.y}, {x + 1, map.rect.y + map.rect.height}, colour.ink);
  for (std::size_t i = 0; i < map.captions.size() && i < 2; ++i) {
    const Rect& caption = map.captions[i];
    if (caption.width <= 0) continue;
    fill(caption, colour.panel, 4);
    frame(caption, colour.line, 1, 4);
    put(map.ui, {caption.x + 8, caption.y + 2}, sideWords(map, i == 0), colour.ink);
  }
  const Rect handle = handleOf(map);
  fill(handle, colour.panel, kHandle / 2);
  frame(handle, colour.accent, 2, kHandle / 2);
  icon(Icon::left, {x - 7, y}, colour.accent);
  icon(Icon::right, {x + 7, y}, colour.accent);
  const Hit state = hit(map.ui, "swipe", handle);
  if (state.held && ImGui::IsMouseDown(ImGuiMouseButton_Left)) moveLine(map, ImGui::GetMousePos().x);
  if (state.focused) keys(map);
}

}  // namespace kosh::ui
