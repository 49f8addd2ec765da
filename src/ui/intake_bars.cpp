// The territories of the Intake page as rows: proposed, fits, too many; as figures, as a bar, and why.
#include <algorithm>
#include <array>
#include <cmath>

#include "ui/intake_parts.h"

namespace kosh::ui {
namespace {

constexpr float kPad = 16, kRow = 50, kHead = 48, kBar = 10;

// Right edges of the figures; in a narrow list the name has a line of its own and "too many" stands in the words.
struct Figures {
  float name = 0, nameWidth = 0;
  std::array<float, 4> right{};  // proposed, central, likely, too many
  bool narrow = false;
};

Figures figuresFor(const Ui& ui, const Rect& rect) {
  Figures out;
  const float left = rect.x + kPad, right = rect.x + rect.width - kPad - 4;
  out.name = left;
  out.narrow = rect.width < 480;
  if (out.narrow) {
    const float each = (right - left) / 3;
    out.right = {left + each - 8, left + 2 * each, right, right};
    out.nameWidth = right - left;
    return out;
  }
  const auto wide = [&](std::string_view bold, std::string_view body) {
    return 14 + std::ceil(std::max(widthOf(ui, Weight::bold, bold), widthOf(ui, Weight::body, body)));
  };
  const std::string none(ui.words(Str::TakeNoRoom)), likely = ui.words(Message{Str::TakeLikely, {formatPercent(99, 0, ui.lang)}});
  out.right[3] = right;
  out.right[2] = out.right[3] - std::max(wide(ui.words(Str::TakeTooMany), ui.words(Str::TakePerYear)), 64.f);
  out.right[1] = out.right[2] - wide(none, likely);
  out.right[0] = out.right[1] - wide(none, ui.words(Str::TakeCentral));
  out.nameWidth = out.right[0] - wide(ui.words(Str::TakeProposed), ui.words(Str::TakePerYear)) - left;
  return out;
}

// What a bar is drawn to: the largest figure of its kind, the city or the districts.
double scaleOf(const IntakeFrame& page, bool city) {
  double most = 0;
  for (std::size_t i = city ? 0 : 1; i < (city ? 1 : page.bars.size()); ++i) {
    const IntakeBar& bar = page.bars[i];
    most = std::max({most, bar.proposed.value_or(0), bar.central.perYear, bar.likely ? bar.likely->perYear : 0});
  }
  return most;
}

// Light: what fits by the central figure; a tick each for the two figures; inside it what is proposed, hatched beyond.
void drawBar(const Ui& ui, const Rect& rect, const IntakeBar& bar, double most) {
  fill(rect, ui.colour.panel2, 2);
  const auto at = [&](double persons) { return most > 0 ? std::round(static_cast<float>(std::clamp(persons / most, 0.0, 1.0)) * rect.width) : 0.f; };
  const bool open = bar.central.room == Room::open;
  fill({rect.x, rect.y, open ? rect.width : at(bar.central.perYear), rect.height}, ui.colour.accentSoft, 2);
  const double proposed = bar.proposed.value_or(0), inside = proposed - bar.tooMany.value_or(0);
  fill({rect.x, rect.y + 3, at(inside), rect.height - 6}, ui.colour.accent);
  if (bar.tooMany.value_or(0) > 0) {
    const Rect beyond{rect.x + at(inside), rect.y + 1, std::max(2.f, at(proposed) - at(inside)), rect.height - 2};
    fill(beyond, ui.colour.overSoft);
    hatch(beyond, ui.colour.over, 5);
    frame(beyond, ui.colour.over);
  }
  frame(rect, ui.colour.line, 1, 2);
  if (bar.central.room == Room::none || bar.central.room == Room::some)
    fill({rect.x + std::min(at(bar.central.perYear), rect.width - 2), rect.y - 3, 2, rect.height + 6}, ui.colour.ink);
  if (bar.likely && bar.likely->room == Room::some) {
    const float x = rect.x + std::min(at(bar.likely->perYear), rect.width - 2) + 1;
    dashed({x, rect.y - 3}, {x, rect.y + rect.height + 3}, ui.colour.accent, 2, 3, 2);
  }
}

void putFit(const Ui& ui, ImVec2 at, const Fit& fit, bool bold) {
  const Colour ink = fit.room == Room::some || fit.room == Room::open ? ui.colour.ink : fit.room == Room::none ? ui.colour.over : ui.colour.ink3;
  putRight(ui, at, fitWords(ui, fit), ink, bold ? Weight::bold : Weight::body);
}

void drawFigures(const IntakeFrame& page, const Figures& columns, const IntakeBar& bar, float y) {
  const Ui& ui = page.ui;
  if (bar.proposed) putRight(ui, {columns.right[0], y}, formatNumber(*bar.proposed, 0, ui.lang), ui.colour.ink);
  else putRight(ui, {columns.right[0], y}, "\u2013", ui.colour.ink3);
  putFit(ui, {columns.right[1], y}, bar.central, false);
  if (bar.likely) putFit(ui, {columns.right[2], y}, *bar.likely, true);
  else putRight(ui, {columns.right[2], y}, noLikelyWords(ui), ui.colour.ink3);
  if (columns.narrow) return;
  if (!bar.tooMany) return putRight(ui, {columns.right[3], y}, "\u2013", ui.colour.ink3);
  const bool over = *bar.tooMany > 0;
  putRight(ui, {columns.right[3], y}, formatNumber(*bar.tooMany, 0, ui.lang), over ? ui.colour.over : ui.colour.ink, over ? Weight::bold : Weight::body);
}

std::string wordsOf(const IntakeFrame& page, const IntakeBar& bar, bool narrow) {
  std::string out = page.ui.words(bar.words);
  if (narrow && bar.tooMany.value_or(0) > 0) out = std::string(page.ui.words(Str::TakeTooMany)) + " " + formatNumber(*bar.tooMany, 0, page.ui.lang) + "; " + out;
  return out;
}

float drawRow(const IntakeFrame& page, const Rect& rect, float y, const Figures& columns, std::size_t i) {
  Ui& ui = page.ui;
  const IntakeBar& bar = page.bars[i];
  const Territory& place = page.place(i);
  const std::string words = wordsOf(page, bar, columns.narrow);
  const float wide = rect.width - 2 * kPad;
  const float height = columns.narrow ? 2 * kLine + 24 + heightWrapped(ui, wide, words) + 8 : kRow;
  if (!nearSight(y, height)) return height;
  const Rect row{rect.x, y, rect.width - 1, height};
  const Hit state = hit(ui, ("intake:" + place.id).c_str(), row);
  const bool on = i == page.chosen;
  if (on || state.hovered) fill(row, on ? ui.colour.accentSoft : ui.colour.hover);
  if (on) fill({row.x, row.y, 4, row.height}, ui.colour.accent);
  badge({columns.name + 6, y + 16}, bar.status, ui.colour.ink3);
  const std::string& name = place.shortName.in(ui.lang);
  putFitted(ui, {columns.name + 18, y + 5}, columns.nameWidth - 18, name, ui.colour.ink, on || i == 0 ? Weight::bold : Weight::body);
  float line = y + 5;
  if (columns.narrow) line += kLine;
  drawFigures(page, columns, bar, line);
  line += kLine;
  const double most = scaleOf(page, i == 0);
  if (columns.narrow) {
    drawBar(ui, {columns.name, line + 6, wide, kBar}, bar, most);
    putWrapped(ui, {columns.name, line + 22}, wide, words, ui.colour.ink2);
  } else {
    const float bars = std::round(wide * 0.4f), left = columns.name + bars + 12;
    drawBar(ui, {columns.name, line + 6, bars, kBar}, bar, most);
    putFitted(ui, {left, line}, rect.x + rect.width - kPad - left, words, ui.colour.ink2);
  }
  lineH(rect.x + kPad, y + height - 1, wide, ui.colour.line);
  if (state.pressed) chooseIntake(page, i);
  return height;
}

// Swatches of the bar.
float legend(const IntakeFrame& page, const Rect& rect, float top) {
  const Ui& ui = page.ui;
  const float left = rect.x + kPad, right = rect.x + rect.width - kPad;
  float x = left, y = top + 4;
  const std::array<std::string, 4> words{std::string(ui.words(Str::TakeProposed)), std::string(ui.words(Str::TakeTooMany)), std::string(ui.words(Str::TakeCentral)),
                                         ui.words(Message{Str::TakeLikely, {page.percent()}})};
  for (std::size_t i = 0; i < words.size(); ++i) {
    const float width = 22 + std::ceil(widthOf(ui, Weight::body, words[i]));
    if (x > left && x + width > right) x = left, y += kLine;
    const Rect box{x, y + 6, 14, kBar};
    if (i == 0) fill({box.x, box.y + 3, box.width, 4}, ui.colour.accent);
    if (i == 1) fill(box, ui.colour.overSoft), hatch(box, ui.colour.over, 5), frame(box, ui.colour.over);
    if (i == 2) fill(box, ui.colour.accentSoft), fill({box.x + 12, box.y - 3, 2, 16}, ui.colour.ink);
    if (i == 3) dashed({box.x + 8, box.y - 3}, {box.x + 8, box.y + 13}, ui.colour.accent, 2, 3, 2);
    put(ui, {x + 22, y}, words[i], ui.colour.ink2);
    x += width + 14;
  }
  return y + kLine - top;
}

}  // namespace

float intakeBarsHead(const IntakeFrame& page, const Rect& rect, float y) {
  const Ui& ui = page.ui;
  const Figures columns = figuresFor(ui, rect);
  const std::string likely = ui.words(Message{Str::TakeLikely, {page.percent()}});
  const float first = y + 3, second = first + kLine;
  putRight(ui, {columns.right[0], first}, ui.words(Str::TakeProposed), ui.colour.ink, Weight::bold);
  putRight(ui, {columns.right[0], second}, ui.words(Str::TakePerYear), ui.colour.ink3);
  putCentre(ui, {(columns.right[1] - widthOf(ui, Weight::body, ui.words(Str::TakeCentral)) + columns.right[2]) / 2, first}, ui.words(Str::TakeFits), ui.colour.ink, Weight::bold);
  putRight(ui, {columns.right[1], second}, ui.words(Str::TakeCentral), ui.colour.ink3);
  putRight(ui, {columns.right[2], second}, likely, ui.colour.ink3);
  if (!columns.narrow) {
    putRight(ui, {columns.right[3], first}, ui.words(Str::TakeTooMany), ui.colour.ink, Weight::bold);
    putRight(ui, {columns.right[3], second}, ui.words(Str::TakePerYear), ui.colour.ink3);
  }
  lineH(rect.x, y + kHead - 1, rect.width, ui.colour.line);
  return kHead;
}

float intakeBarsRows(const IntakeFrame& page, const Rect& rect, float y) {
  const Figures columns = figuresFor(page.ui, rect);
  const float top = y;
  for (std::size_t i = 0; i < page.bars.size(); ++i) y += drawRow(page, rect, y, columns, i);
  y += legend(page, rect, y);
  return y - top;
}

}  // namespace kosh::ui
