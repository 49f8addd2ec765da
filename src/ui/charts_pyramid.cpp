// The pyramid: five-year bars, men left and women right, the other year as one stepped line.
#include <algorithm>
#include <cmath>

#include "ui/charts.h"
#include "ui/charts_logic.h"

namespace kosh::ui {
namespace {

constexpr float kMiddle = 52;  // the column of the ages

struct Sides {
  std::vector<double> women, men, womenThen, menThen;  // five-year groups
  double most = 0;
};

Sides sidesOf(const PyramidSpec& spec) {
  Sides out{fiveYearGroups(spec.women), fiveYearGroups(spec.men), fiveYearGroups(spec.womenThen), fiveYearGroups(spec.menThen)};
  for (const auto* side : {&out.women, &out.men, &out.womenThen, &out.menThen})
    for (double value : *side) out.most = std::max(out.most, value);
  return out;
}

// One side grows from x0 in `direction`; the youngest group stands at the bottom.
struct Side {
  Rect rect;
  float x0 = 0, direction = 1, width = 0, step = 0;
  double most = 1;

  float length(double value) const { return static_cast<float>(value / most) * width; }
  float top(std::size_t group) const { return rect.y + rect.height - step * static_cast<float>(group + 1); }
};

void drawBars(const Side& side, const std::vector<double>& groups, Colour colour) {
  for (std::size_t i = 0; i < groups.size(); ++i) {
    const float length = side.length(groups[i]);
    const float y0 = std::round(side.top(i)), y1 = std::round(side.top(i) + side.step) - 1;
    fill({side.direction > 0 ? side.x0 : side.x0 - length, y0, length, std::max(1.0f, y1 - y0)}, colour);
  }
}

// The stepped line in axis-parallel pieces: joins of a thick polyline break where two groups are equally long.
void strokeSteps(const Side& side, const std::vector<double>& groups, Colour colour, float thickness) {
  const float half = thickness / 2;
  const auto at = [&](std::size_t i) { return std::round(side.x0 + side.direction * side.length(groups[i])); };
  for (std::size_t i = 0; i < groups.size(); ++i) {
    const float top = std::round(side.top(i)), bottom = std::round(side.top(i) + side.step), x = at(i);
    fill({x - half, top - half, thickness, bottom - top + thickness}, colour);
    const float next = i + 1 < groups.size() ? at(i + 1) : x;
    fill({std::min(x, next) - half, top - half, std::fabs(next - x) + thickness, thickness}, colour);
  }
}

void drawSteps(const Ui& ui, const Side& side, const std::vector<double>& groups) {
  strokeSteps(side, groups, ui.colour.panel, 3.5f);
  strokeSteps(side, groups, ui.colour.ink, 1.5f);
}

// Every twentieth year of age where the words have room, and the open group at the top.
void drawAges(const Ui& ui, const Side& side, float centre, std::size_t groups) {
  const float bottomOfAll = side.rect.y + side.rect.height;
  float lastY = 1e9f;
  for (std::size_t i = 0; i < groups; i += 4) {
    const float y = std::min(side.top(i) + side.step / 2 - 11, bottomOfAll - 18);
    if (lastY - y < 20) continue;
    const bool open = i + 1 == groups;
    putCentre(ui, {centre, y}, std::to_string(i * 5) + (open ? "+" : ""), ui.colour.ink3);
    lastY = y;
  }
}

std::string agesOf(const Ui& ui, std::size_t group, std::size_t groups) {
  const auto from = std::to_string(group * 5);
  if (group + 1 == groups) return ui.words(Message{Str::ChartAgesOpen, {from}});
  return ui.words(Message{Str::ChartAges, {from, std::to_string(group * 5 + 4)}});
}

void drawHover(Ui& ui, const Rect& rect, const Side& side, const Sides& sides) {
  const ImVec2 mouse = ImGui::GetMousePos();
  ImGui::SetCursorScreenPos({rect.x, rect.y});
  ImGui::Dummy({rect.width, rect.height});
  if (!ImGui::IsItemHovered()) return;
  const int group = static_cast<int>((rect.y + rect.height - mouse.y) / side.step);
  if (group < 0 || group >= static_cast<int>(sides.women.size())) return;
  const auto at = static_cast<std::size_t>(group);
  const auto line = [&](Str who, double value) {
    return ui.words(Message{Str::ChartLine, {std::string(ui.words(who)), formatNumber(value, 0, ui.lang)}});
  };
  const std::vector<std::string> lines{agesOf(ui, at, sides.women.size()), line(Str::CardMen, sides.men[at]),
                                       line(Str::CardWomen, sides.women[at])};
  tooltip(ui, lines);
}

}  // namespace

void pyramid(Ui& ui, const Rect& rect, const PyramidSpec& spec) {
  remember(ui, "pyramid", rect);
  const Sides sides = sidesOf(spec);
  if (sides.women.empty() || sides.men.size() != sides.women.size() || sides.most <= 0) {
    putCentre(ui, {rect.x + rect.width / 2, rect.y + rect.height / 2 - 11}, ui.words(Str::NoData), ui.colour.ink3);
    return;
  }
  const float width = std::floor((rect.width - kMiddle) / 2), step = rect.height / static_cast<float>(sides.women.size());
  const Side men{rect, rect.x + width, -1, width, step, sides.most};
  const Side women{rect, rect.x + rect.width - width, 1, width, step, sides.most};
  drawBars(men, sides.men, ui.colour.men);
  drawBars(women, sides.women, ui.colour.women);
  if (sides.menThen.size() == sides.men.size()) drawSteps(ui, men, sides.menThen);
  if (sides.womenThen.size() == sides.women.size()) drawSteps(ui, women, sides.womenThen);
  drawAges(ui, women, rect.x + rect.width / 2, sides.women.size());
  drawHover(ui, rect, women, sides);
}

}  // namespace kosh::ui
