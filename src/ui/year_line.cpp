// The year line: track with its handle, play, commissioned objects and the first year of an overload.
#include <algorithm>
#include <cmath>

#include "imgui_internal.h"  // SetKeyOwner: the arrows move the year, not the focus
#include "ui/charts_logic.h"
#include "ui/widgets.h"

namespace kosh::ui {
namespace {

constexpr float kPlay = 40, kTrack = 5, kHandle = 8, kFlagWidth = 54, kFlagHeight = 26, kSquare = 13;
constexpr double kPlaySeconds = 0.7;

struct Line {
  Ui& ui;
  Rect rect;
  int first = 0, last = 0;
  float left = 0, right = 0, y = 0;  // of the track

  int year() const { return std::clamp(ui.session.view.year, first, last); }
  float x(double year) const { return left + (right - left) * static_cast<float>((year - first) / std::max(1, last - first)); }
  Rect flag() const {
    const float x0 = std::clamp(x(year()) - kFlagWidth / 2, rect.x + 4, rect.x + rect.width - kFlagWidth - 4);
    return {std::round(x0), y - 44, kFlagWidth, kFlagHeight};
  }
};

Line lineOf(Ui& ui, const Rect& rect) {
  const Demography& demography = ui.session.dataset->demography;
  Line line{ui, rect, demography.baseYear, demography.lastFlowYear};
  line.left = rect.x + 16 + kPlay + 24;
  line.right = rect.x + rect.width - 32;
  line.y = std::round(rect.y + (rect.height > 100 ? 60 : rect.height > 88 ? 52 : 46));
  return line;
}

// --- play

void startPlay(Line& line) {
  View& view = line.ui.session.view;
  view.playing = !view.playing;
  if (!view.playing) return;
  if (view.year >= line.last) view.year = line.first;
  line.ui.state.playNext = line.ui.state.now + kPlaySeconds;
}

void advance(Line& line) {
  View& view = line.ui.session.view;
  UiState& state = line.ui.state;
  if (!view.playing) return;
  if (view.year >= line.last) {
    view.playing = false;
    return;
  }
  if (state.playNext < state.now - 2 || state.playNext > state.now + kPlaySeconds) state.playNext = state.now + kPlaySeconds;
  if (state.now >= state.playNext) {
    ++view.year;
    state.playNext += kPlaySeconds;
  }
  state.animateUntil = std::max(state.animateUntil, state.playNext + 0.05);
}

void drawPlay(Line& line) {
  const Rect rect{line.rect.x + 16, line.y - kPlay / 2, kPlay, kPlay};
  const bool playing = line.ui.session.view.playing;
  const Hit press = hit(line.ui, "year-play", rect);
  const Tokens& colour = line.ui.colour;
  const Colour ground = press.held ? colour.accentPressed : press.hovered ? colour.accentHover : colour.accent;
  const ImVec2 centre{rect.x + kPlay / 2, rect.y + kPlay / 2};
  ImGui::GetWindowDrawList()->AddCircleFilled(centre, kPlay / 2, ground);
  icon(playing ? Icon::pause : Icon::play, centre, colour.accentInk);
  if (press.hovered) {
    const std::vector<std::string> lines{std::string(line.ui.words(playing ? Str::YearPause : Str::YearPlay))};
    tooltip(line.ui, lines);
  }
  if (press.pressed) startPlay(line);
}

// --- track

void drawTrack(const Line& line) {
  const Tokens& colour = line.ui.colour;
  const float x = line.x(line.year());
  fill({line.left, line.y - kTrack / 2, line.right - line.left, kTrack}, colour.track, 2);
  fill({line.left, line.y - kTrack / 2, x - line.left, kTrack}, colour.accent, 2);
}

// The word "today" in the row of the years: under its stem or beside it, clear of the first and the last year.
Rect todayWord(const Line& line, float stem) {
  const float width = widthOf(line.ui, Weight::body, line.ui.words(Str::YearToday)), y = line.y + 17;
  const auto edge = [&](int year) { return widthOf(line.ui, Weight::body, std::to_string(year)) / 2 + 6; };
  const float low = line.x(line.first) + edge(line.first), high = line.x(line.last) - edge(line.last) - width;
  return {std::round(std::clamp(stem - width / 2, low, std::max(low, high))), y, width, kLine};
}

// Where today stands, and its word; nothing when it is outside the years of the line.
struct Today {
  float stem = 0;
  Rect word{};
};
std::optional<Today> todayOn(const Line& line) {
  const std::optional<double> year = yearOfDate(line.ui.session.today);
  if (!year || *year < line.first || *year > line.last) return std::nullopt;
  const float stem = std::round(line.x(*year));
  return Today{stem, todayWord(line, stem)};
}

void drawToday(const Line& line) {
  const std::optional<Today> today = todayOn(line);
  if (!today) return;
  const Rect stem{today->stem - 1, line.y - 8, 2, 24};
  remember(line.ui, "today", stem);
  fill(stem, line.ui.colour.ink);
  put(line.ui, {today->word.x, today->word.y}, line.ui.words(Str::YearToday), line.ui.colour.ink);
  if (!over({stem.x - 6, stem.y, 14, stem.height}) && !over(today->word)) return;
  const std::string date = line.ui.words(Message{Str::YearTodayDate, {formatDate(line.ui.session.today, line.ui.lang)}});
  tooltip(line.ui, {&date, 1});
}

void drawTicks(const Line& line) {
  const Tokens& colour = line.ui.colour;
  const std::optional<Today> today = todayOn(line);
  const float gap = (line.right - line.left) / static_cast<float>(std::max(1, line.last - line.first));
  const int every = gap * 5 >= 50 ? 5 : 10;
  for (int year = line.first; year <= line.last; ++year) {
    const bool end = year == line.first || year == line.last;
    const bool named = end || (year % every == 0 && gap * static_cast<float>(std::min(year - line.first, line.last - year)) >= 46);
    if (!named && gap < 5) continue;
    const float x = std::round(line.x(year));
    lineV(x, line.y + 9, named ? 7 : 4, colour.ctl);
    const float half = widthOf(line.ui, Weight::body, std::to_string(year)) / 2 + 3;
    const bool covered = today && !end && x + half > today->word.x && x - half < today->word.x + today->word.width;
    if (named && !covered) putCentre(line.ui, {x, line.y + 17}, std::to_string(year), year == line.year() ? colour.ink : colour.ink3);
  }
}

void drawHandle(const Line& line, bool active) {
  const Tokens& colour = line.ui.colour;
  const ImVec2 at{std::round(line.x(line.year())), line.y};
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->AddCircleFilled(at, kHandle, active ? colour.accentSoft : colour.panel);
  list->AddCircle(at, kHandle - 1, colour.accent, 0, 3);
  fill(line.flag(), colour.accent, 4);
  putCentre(line.ui, {line.flag().x + kFlagWidth / 2, line.flag().y + 2}, std::to_string(line.year()), colour.accentInk, Weight::bold);
}

// --- marks above the track

void drawSquare(const Line& line, int year, Colour colour) {
  if (year < line.first || year > line.last) return;
  const Rect rect{std::round(line.x(year) - kSquare / 2), line.y - 22, kSquare, kSquare};
  fill(rect, colour, 2);
  const float x = rect.x + kSquare / 2, y = rect.y + kSquare / 2;
  fill({x - 3.5f, y - 0.75f, 7, 1.5f}, line.ui.colour.panel);
  fill({x - 0.75f, y - 3.5f, 1.5f, 7}, line.ui.colour.panel);
}

bool concerns(const Line& line, const std::string& territory) {
  const std::string& chosen = line.ui.session.view.territory;
  return chosen.empty() || chosen == territory || line.ui.session.dataset->territories.front().id == chosen;
}

// Objects of the baseline are grey, those of the scenario stand out.
void drawObjects(const Line& line) {
  for (const ServiceObject& object : line.ui.session.dataset->services.objects)
    if (concerns(line, object.territory)) drawSquare(line, object.year, line.ui.colour.ctl);
  for (const NewObject& object : line.ui.session.scenario.objects)
    if (concerns(line, object.territory)) drawSquare(line, object.year, line.ui.colour.accent);
}

// Room above the track, beside the flag.
bool freeAt(const Line& line, float from, float to) {
  const Rect flag = line.flag();
  const float low = line.rect.x + 8, high = line.rect.x + line.rect.width - 8;
  return from >= low && to <= high && (to < flag.x - 4 || from > flag.x + flag.width + 4);
}

// Beside the flag, right or left, with a triangle of their own; returns whether there was room.
bool putBesideFlag(const Line& line, const std::string& words) {
  const float width = 16 + widthOf(line.ui, Weight::body, words);
  const Rect flag = line.flag();
  for (float at : {flag.x + flag.width + 10, flag.x - 10 - width}) {
    if (!freeAt(line, at, at + width)) continue;
    triangleDown({at + 6, flag.y + 11}, 10, line.ui.colour.over);
    put(line.ui, {at + 16, flag.y}, words, line.ui.colour.over);
    return true;
  }
  return false;
}

// The service whose figure the map shows, else the first one.
const Service* serviceOnLine(const Ui& ui) {
  const Outcome& outcome = ui.session.outcome;
  const std::vector<Service>& services = ui.session.dataset->services.services;
  const int shown = findIndicator(outcome, ui.session.view.indicator);
  const int at = shown < 0 ? -1 : findService(*ui.session.dataset, outcome.indicators[static_cast<std::size_t>(shown)].service);
  if (at >= 0) return &services[static_cast<std::size_t>(at)];
  return services.empty() ? nullptr : &services.front();
}

// The words stand right or left of the triangle of the year. Where the flag covers the triangle they stand beside it
// and name the year; in a narrow window they may have to do without it.
void drawOverload(const Line& line) {
  const Session& session = line.ui.session;
  const int chosen = findTerritory(*session.dataset, session.view.territory);
  const Service* service = serviceOnLine(line.ui);
  if (!service) return;
  const int load = serviceIndicator(session.outcome, service->id, IndicatorKind::load);
  const std::optional<int> year = firstOverload(session.outcome, load, std::max(chosen, 0)).year;
  if (!year) return;
  const std::string& name = service->name.in(line.ui.lang);
  const std::string plain = line.ui.words(Message{Str::YearOverload, {name}});
  const std::string dated = line.ui.words(Message{Str::YearOverloadFrom, {name, std::to_string(*year)}});
  const float x = line.x(*year), top = line.flag().y;
  const Colour colour = line.ui.colour.over;
  const std::string& beside = *year == line.first ? dated : plain;
  const bool fits = freeAt(line, x - 8, x + 12 + widthOf(line.ui, Weight::body, beside));
  if (!fits && (putBesideFlag(line, dated) || putBesideFlag(line, plain))) return;
  if (freeAt(line, x - 8, x + 8)) triangleDown({x, top + 11}, 10, colour);
  if (fits) put(line.ui, {x + 10, top}, beside, colour);
}

// --- input

void keys(Line& line) {
  const ImGuiID id = ImGui::GetItemID();
  for (ImGuiKey key : {ImGuiKey_LeftArrow, ImGuiKey_RightArrow}) ImGui::SetKeyOwner(key, id);
  const auto pressed = [](ImGuiKey key) { return ImGui::IsKeyPressed(key, ImGuiKeyOwner_Any, ImGuiInputFlags_Repeat); };
  int year = line.ui.session.view.year;
  if (pressed(ImGuiKey_RightArrow)) ++year;
  if (pressed(ImGuiKey_LeftArrow)) --year;
  if (pressed(ImGuiKey_Home)) year = line.first;
  if (pressed(ImGuiKey_End)) year = line.last;
  line.ui.session.view.year = std::clamp(year, line.first, line.last);
}

// Space plays from anywhere, unless a text is typed or a control that was reached by Tab would take it.
void spaceKey(Line& line, bool trackFocused) {
  const ImGuiIO& io = ImGui::GetIO();
  if (io.WantTextInput || !ImGui::IsKeyPressed(ImGuiKey_Space, false)) return;
  if (ImGui::IsPopupOpen("", ImGuiPopupFlags_AnyPopupId | ImGuiPopupFlags_AnyPopupLevel)) return;
  if (trackFocused || !(io.NavVisible && ImGui::IsAnyItemFocused())) startPlay(line);
}

// Returns whether the handle is held.
bool track(Line& line) {
  const Rect rect{line.left - 12, line.y - 20, line.right - line.left + 24, 40};
  const Hit state = hit(line.ui, "year", rect);
  if (state.focused) keys(line);
  spaceKey(line, state.focused);
  if (!state.held || !ImGui::IsMouseDown(ImGuiMouseButton_Left)) return state.hovered;
  const float share = (ImGui::GetMousePos().x - line.left) / std::max(1.0f, line.right - line.left);
  const int year = line.first + static_cast<int>(std::lround(share * static_cast<float>(line.last - line.first)));
  line.ui.session.view.year = std::clamp(year, line.first, line.last);
  line.ui.session.view.playing = false;
  return true;
}

}  // namespace

void yearLine(Ui& ui, const Rect& rect) {
  if (!ui.session.dataset || rect.width < 160 || rect.height < 60) return;
  Line line = lineOf(ui, rect);
  if (beginPanel("year-line", rect, ui.colour.panel)) {
    lineH(rect.x, rect.y, rect.width, ui.colour.line);
    advance(line);
    drawPlay(line);
    const bool active = track(line);
    drawTrack(line);
    drawTicks(line);
    drawToday(line);
    drawObjects(line);
    drawOverload(line);
    drawHandle(line, active);
  }
  endPanel();
}

}  // namespace kosh::ui
