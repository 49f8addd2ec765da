// Small parts of the pages about decision No 98: signs, counters, the countdown, fields of the records.
#include "ui/pages.h"

#include <algorithm>
#include <cmath>

namespace kosh::ui {
namespace {

constexpr float kPill = 22, kGap = 10;

ImDrawList& list() { return *ImGui::GetWindowDrawList(); }

// "31.12.2026" from "2026-12-31".
std::string typedDay(const std::string& iso) {
  return iso.size() == 10 ? iso.substr(8, 2) + "." + iso.substr(5, 2) + "." + iso.substr(0, 4) : iso;
}

bool isDay(const std::string& iso) { return iso.size() == 10 && isDate(iso); }

void exclamation(ImVec2 c, Colour colour) {
  list().AddRectFilled({c.x - 1, c.y - 2}, {c.x + 1, c.y + 3}, colour);
  list().AddRectFilled({c.x - 1, c.y + 4}, {c.x + 1, c.y + 6}, colour);
}

}  // namespace

void signMark(const Ui& ui, ImVec2 centre, Sign sign) {
  const ImVec2 c(std::round(centre.x), std::round(centre.y));
  const ImVec2 top(c.x, c.y - 8), right(c.x + 9, c.y + 8), left(c.x - 9, c.y + 8);
  switch (sign) {
    case Sign::decide:
      list().AddTriangleFilled(top, right, left, ui.colour.over);
      return exclamation(c, ui.colour.panel);
    case Sign::check:
      list().AddTriangle(top, right, left, ui.colour.ink2, 1.5f);
      return exclamation({c.x, c.y + 0.5f}, ui.colour.ink2);
    case Sign::inOrder: {
      const ImVec2 points[] = {{c.x - 7, c.y}, {c.x - 2, c.y + 5}, {c.x + 7, c.y - 6}};
      list().AddPolyline(points, 3, ui.colour.ink2, 0, 2);
      return;
    }
    case Sign::noData: {
      const Rect box{c.x - 8, c.y - 8, 16, 16};
      hatch(box, ui.colour.ink3, 5);
      return frame(box, ui.colour.ink3, 1.5f);
    }
  }
}

Str wordsOf(Sign sign) {
  constexpr Str kWords[] = {Str::SignDecide, Str::SignCheck, Str::SignInOrder, Str::NoData};
  return kWords[static_cast<std::size_t>(sign)];
}

float counter(const Ui& ui, ImVec2 at, int count, bool draw) {
  const std::string words = formatNumber(count, 0, ui.lang);
  const float width = std::max(kPill, std::ceil(widthOf(ui, Weight::bold, words)) + 12);
  if (!draw) return width;
  fill({at.x, std::round(at.y - kPill / 2), width, kPill}, ui.colour.overSoft, kPill / 2);
  putCentre(ui, {at.x + width / 2, std::round(at.y - kPill / 2)}, words, ui.colour.over, Weight::bold);
  return width;
}

bool inSight(float y, float height) {
  const ImVec2 low = list().GetClipRectMin(), high = list().GetClipRectMax();
  return y < high.y && y + height > low.y;
}

bool nearSight(float y, float height) {
  constexpr float kNear = 120;
  return inSight(y - kNear, height + 2 * kNear);
}

void scrollByKeys(const Ui& ui, const Rect& rect, Keys keys, bool arrows) {
  const ImVec2 mouse = ImGui::GetMousePos();
  const bool right = mouse.x >= rect.x + rect.width, inside = mouse.x >= rect.x && !right;
  if ((keys == Keys::whenPointed && !inside) || (keys == Keys::unlessRight && right)) return;
  const float height = rect.height;
  if (ImGui::IsPopupOpen(nullptr, ImGuiPopupFlags_AnyPopupId) || ImGui::GetIO().WantTextInput || !ui.state.editedCell.empty()) return;
  const auto by = [](float pixels) { ImGui::SetScrollY(std::clamp(ImGui::GetScrollY() + pixels, 0.0f, ImGui::GetScrollMaxY())); };
  if (ImGui::IsKeyPressed(ImGuiKey_PageDown)) by(height - kControl);
  if (ImGui::IsKeyPressed(ImGuiKey_PageUp)) by(kControl - height);
  if (arrows && ImGui::IsKeyPressed(ImGuiKey_DownArrow)) by(48);
  if (arrows && ImGui::IsKeyPressed(ImGuiKey_UpArrow)) by(-48);
  if (ImGui::IsKeyPressed(ImGuiKey_Home)) ImGui::SetScrollY(0);
  if (ImGui::IsKeyPressed(ImGuiKey_End)) ImGui::SetScrollY(ImGui::GetScrollMaxY());
}

bool deadlineAlarms(const CalendarLine& line, const Deadline& deadline) {
  const bool binding = deadline.basis == DeadlineBasis::decision || deadline.basis == DeadlineBasis::law;
  if (line.state == DeadlineState::missed) return binding;
  return line.state != DeadlineState::done && binding && line.soon;
}

std::string deadlineWords(const CalendarLine& line, const Deadline& deadline, Lang lang) {
  const bool binding = deadline.basis == DeadlineBasis::decision || deadline.basis == DeadlineBasis::law;
  const Number days{std::fabs(static_cast<double>(line.daysLeft)), 0};
  switch (line.state) {
    case DeadlineState::ahead: return say(Message{Str::CPageLeft, {days}}, lang);
    case DeadlineState::today: return std::string(text(Str::YearToday, lang));
    case DeadlineState::lastDay: return std::string(text(Str::CPageLastDay, lang));
    case DeadlineState::missed: return say(Message{binding ? Str::CPageMissed : Str::CPagePast, {days}}, lang);
    case DeadlineState::done: break;
  }
  return std::string(text(Str::CPageDone, lang));
}

float countdownHeight(const Ui& ui, float width) {
  const CalendarLine* line = listDeadline(ui.session);
  if (!line) return 0;
  const Deadline& deadline = ui.session.dataset->rules.deadlines[static_cast<std::size_t>(line->deadline)];
  if (line->state != DeadlineState::ahead) return 16 + heightWrapped(ui, width - 16, startUpper(deadlineWords(*line, deadline, ui.lang)), Weight::title);
  return 44 + heightWrapped(ui, width - 16, ui.words(Message{Str::DaysToList, {Date{line->last}}})) + 8;
}

void countdown(Ui& ui, const Rect& rect) {
  const CalendarLine* line = listDeadline(ui.session);
  if (!line) return;
  const Deadline& deadline = ui.session.dataset->rules.deadlines[static_cast<std::size_t>(line->deadline)];
  const Hit state = hit(ui, "countdown", rect);
  if (state.hovered) fill(rect, ui.colour.hover, 6);
  const Colour ink = deadlineAlarms(*line, deadline) ? ui.colour.over : ui.colour.ink;
  const bool counts = line->state == DeadlineState::ahead;
  const float x = rect.x + 8, width = rect.width - 16;
  if (counts) {
    put(ui, {x, rect.y + 6}, ui.words(Message{Str::DaysOnly, {Number{static_cast<double>(line->daysLeft), 0}}}), ink, Weight::figure);
    const std::string under = ui.words(Message{Str::DaysToList, {Date{line->last}}});
    putWrapped(ui, {x, rect.y + 44}, width, under, ui.colour.ink2);
  } else {
    putWrapped(ui, {x, rect.y + 8}, width, startUpper(deadlineWords(*line, deadline, ui.lang)), ink, Weight::title);
  }
  if (state.pressed) ui.session.view.page = Page::calendar;
}

float pagePad(const Rect& rect) { return rect.width < 600 ? 16 : 24; }

float pageTop(Ui& ui, const Rect& rect, Page back, std::string_view title, std::string_view under) {
  const float pad = pagePad(rect), size = ui.state.touchSized ? 44 : kControl, x = rect.x + pad, width = rect.width - 2 * pad;
  float y = rect.y + 12;
  if (iconButton(ui, "back", {x - 8, y, size, size}, Icon::left, ui.words(Str::PageBack))) ui.session.view.page = back;
  const float tall = putWrapped(ui, {x + size, y + (size - 28) / 2}, width - size, title, ui.colour.ink, Weight::title);
  y += std::max(size, tall + (size - 28) / 2) + 4;
  y += putWrapped(ui, {x, y}, width, under, ui.colour.ink2) + 10;
  lineH(rect.x, y, rect.width, ui.colour.line);
  return y + 1 - rect.y;
}

void openDocument(Ui& ui, std::string_view kind) {
  ui.session.view.document = std::string(kind);
  ui.session.view.page = Page::proposals;
  ui.state.paperOpen = true;
}

bool RecordForm::text(const char* id, Str label, std::string& words) {
  y += putWrapped(ui, {x, y}, width, ui.words(label), ui.colour.ink2) + 2;
  const std::string before = words;
  textField(ui, id, {x, y, width, control()}, words, {});
  y += control() + kGap;
  return words != before;
}

bool RecordForm::day(const char* id, Str label, std::string& iso) {
  y += putWrapped(ui, {x, y}, width, ui.words(label), ui.colour.ink2) + 2;
  std::map<std::string, std::string>& drafts = ui.state.dayDrafts;
  const auto kept = drafts.find(id);
  std::string typed = kept == drafts.end() ? typedDay(iso) : kept->second;
  const std::string read = isoDate(typed);
  const bool wrong = !read.empty() && !isDay(read);
  const Typing typing = textField(ui, id, {x, y, std::min(width, 200.0f), control()}, typed, {ui.words(Str::RecordDateHint), false, wrong && kept != drafts.end()});
  y += control();
  const std::string now = isoDate(typed);
  const bool good = now.empty() || isDay(now);
  if (typing == Typing::active || !good) drafts[id] = typed;
  else drafts.erase(id);
  if (!good && typing != Typing::active) y += putWrapped(ui, {x, y + 2}, width, ui.words(Str::RecordBadDate), ui.colour.over) + 2;
  y += kGap;
  if (!good || now == iso) return false;
  iso = now;
  return true;
}

}  // namespace kosh::ui
