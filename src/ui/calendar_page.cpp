// The Calendar page: every date of the year with what is due, on what basis, and how many days are left.
#include <algorithm>

#include "ui/pages.h"

namespace kosh::ui {
namespace {

constexpr float kMost = 1100;

struct Columns {
  float left = 0, width = 0, date = 0, event = 0, state = 0;  // widths of the columns; no date: stacked
};

Columns columnsFor(const Rect& rect) {
  Columns out;
  const float pad = pagePad(rect);
  out.width = std::min(rect.width - 2 * pad - 10, kMost);
  out.left = rect.x + pad;
  if (rect.width < 800) return out;
  out.date = 250;
  out.state = 270;
  out.event = out.width - out.date - out.state - 32;
  return out;
}

std::string dates(const Ui& ui, const CalendarLine& line) {
  if (line.first == line.last || line.first.empty()) return formatDate(line.last, ui.lang);
  return ui.words(Message{Str::CPageRange, {Date{line.first}, Date{line.last}}});
}

std::string basisOf(const Ui& ui, const Deadline& deadline) {
  switch (deadline.basis) {
    case DeadlineBasis::decision: return ui.words(Message{Str::BasisDecision, {deadline.paragraph}});
    case DeadlineBasis::law: return std::string(ui.words(Str::BasisLaw));
    case DeadlineBasis::practice: return std::string(ui.words(Str::BasisPractice));
    case DeadlineBasis::program: break;
  }
  return std::string(ui.words(Str::BasisProgram));
}

// Event, basis and note below each other; returns the height.
float event(const Ui& ui, ImVec2 at, float width, const Deadline& deadline, bool bold, bool draw) {
  const std::string basis = basisOf(ui, deadline);
  const std::string event0 = deadline.event.in(ui.lang), note = deadline.note.in(ui.lang);
  const Weight weight = bold ? Weight::bold : Weight::body;
  float y = heightWrapped(ui, width, event0, weight);
  if (draw) putWrapped(ui, at, width, event0, ui.colour.ink, weight);
  if (draw) badge({at.x + 6, at.y + y + 11}, deadline.status, ui.colour.ink3);
  if (draw) putWrapped(ui, {at.x + 18, at.y + y}, width - 18, basis, ui.colour.ink2);
  y += heightWrapped(ui, width - 18, basis);
  if (!note.empty()) {
    if (draw) putWrapped(ui, {at.x, at.y + y}, width, note, ui.colour.ink3);
    y += heightWrapped(ui, width, note);
  }
  return y;
}

float row(Ui& ui, const Columns& columns, float y, const CalendarLine& line) {
  const Deadline& deadline = ui.session.dataset->rules.deadlines[static_cast<std::size_t>(line.deadline)];
  const std::string when = dates(ui, line), words = deadlineWords(line, deadline, ui.lang);
  const bool alarm = deadlineAlarms(line, deadline), binding = deadline.basis == DeadlineBasis::decision;
  const bool over0 = line.state == DeadlineState::missed || line.state == DeadlineState::done;
  const Colour ink = alarm ? ui.colour.over : over0 ? ui.colour.ink3 : ui.colour.ink;
  float height = 20;
  remember(ui, "deadline:" + deadline.id, {columns.left, y, columns.width, 40});
  if (columns.date > 0) {
    const float x = columns.left + columns.date + 16;
    const float tall = std::max({heightWrapped(ui, columns.date, when), event(ui, {x, y + 10}, columns.event, deadline, binding, false),
                                 heightWrapped(ui, columns.state, words, alarm ? Weight::bold : Weight::body)});
    putWrapped(ui, {columns.left, y + 10}, columns.date, when, ui.colour.ink2);
    event(ui, {x, y + 10}, columns.event, deadline, binding, true);
    putWrapped(ui, {x + columns.event + 16, y + 10}, columns.state, words, ink, alarm ? Weight::bold : Weight::body);
    height += tall;
  } else {
    float at = y + 10;
    at += putWrapped(ui, {columns.left, at}, columns.width, when, ui.colour.ink2);
    at += event(ui, {columns.left, at}, columns.width, deadline, binding, true);
    at += putWrapped(ui, {columns.left, at}, columns.width, words, ink, alarm ? Weight::bold : Weight::body);
    height = at + 10 - y;
  }
  lineH(columns.left, y + height - 1, columns.width, ui.colour.line);
  return height;
}

void lines(Ui& ui, const Rect& rect) {
  if (beginPanel("calendar-lines", rect, ui.colour.panel, true)) {
    scrollByKeys(ui, rect, Keys::always, true);
    const Columns columns = columnsFor(rect);
    const float top = panelTop().y;
    float y = top, next = -1;  // the first line that is not over
    if (ui.session.calendar.empty()) y += 12 + putWrapped(ui, {columns.left, y + 12}, columns.width, ui.words(Str::PageNoRules), ui.colour.ink2);
    for (const CalendarLine& line : ui.session.calendar) {
      if (next < 0 && line.state != DeadlineState::missed && line.state != DeadlineState::done) next = y - top;
      y += row(ui, columns, y, line);
    }
    panelBottom(y + 32);
    if (!ui.state.calendarPlaced && next > rect.height / 2) ImGui::SetScrollY(next - rect.height / 3);
    ui.state.calendarPlaced = next >= 0;
  }
  endPanel();
}

}  // namespace

void calendarPage(Ui& ui, const Rect& rect) {
  if (beginPanel("calendar", rect, ui.colour.panel)) {
    const std::string title = ui.words(Message{Str::CPageTitle, {ui.session.today.substr(0, 4)}});
    const float head = pageTop(ui, rect, Page::proposals, title, ui.words(Message{Str::YearTodayDate, {Date{ui.session.today}}}));
    lines(ui, {rect.x, rect.y + head, rect.width, rect.height - head});
  }
  endPanel();
}

}  // namespace kosh::ui
