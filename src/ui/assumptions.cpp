// Multipliers in percent, and the switch with the number of unregistered people and commuters.
#include "ui/assumptions.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace kosh::ui {
namespace {

constexpr float kHead = 38, kRow = 49, kCell = 76, kCellHigh = 28, kCheck = 34;
constexpr double kSliderMost = 200, kCellMost = 1000;  // percent; the scenario accepts up to ten times

struct Kind {
  const char* id;
  Str name;
  double Assumptions::*value;
};
constexpr std::array<Kind, 4> kKinds{{{"fertility", Str::AssumeFertility, &Assumptions::fertility},
                                      {"mortality", Str::AssumeMortality, &Assumptions::mortality},
                                      {"inflow", Str::AssumeInflow, &Assumptions::inflow},
                                      {"outflow", Str::AssumeOutflow, &Assumptions::outflow}}};

int changedIn(const Assumptions& now) {
  const Assumptions none;
  int count = now.unregistered != none.unregistered;
  for (const Kind& kind : kKinds) count += now.*kind.value != none.*kind.value;
  return count;
}

const YearFigure* commutersOf(const Dataset& dataset) {
  const int at = findSeries(dataset, "commuters");
  if (at < 0 || dataset.series[static_cast<std::size_t>(at)].values.empty()) return nullptr;
  const std::vector<YearFigure>& city = dataset.series[static_cast<std::size_t>(at)].values[0];
  return city.empty() ? nullptr : &city.back();
}

// One number with its slider; `normal` is what changes nothing.
struct NumberRow {
  std::string id;
  std::string name;
  double percent = 100, normal = 100, sliderMost = kSliderMost, cellMost = kCellMost;
  std::vector<std::string> tip;
};

// The new percent where one was typed or slid.
std::optional<double> drawNumber(Ui& ui, const Rect& rect, const NumberRow& row) {
  std::optional<double> out;
  const bool changed = row.percent != row.normal;
  const Rect cell{rect.x + rect.width - kCell, rect.y, kCell, kCellHigh};
  float right = cell.x - 8;
  if (changed) {
    const Rect reset{right - kCellHigh, rect.y, kCellHigh, kCellHigh};
    if (iconButton(ui, ("assume-reset:" + row.id).c_str(), reset, Icon::close, ui.words(Str::AssumeReset))) out = row.normal;
    right = reset.x - 4;
  }
  putFitted(ui, {rect.x, rect.y + 3}, right - rect.x, row.name, ui.colour.ink);
  CellSpec spec;
  spec.value = row.percent;
  spec.changed = changed;
  spec.most = row.cellMost;
  if (const auto typed = numberCell(ui, ("assume-cell:" + row.id).c_str(), cell, spec)) out = *typed;
  const bool told = over({rect.x, rect.y, right - rect.x, kCellHigh}) || over(cell);
  if (told && ui.state.editedCell.empty()) tooltip(ui, row.tip, ImVec2(rect.x + rect.width + 24, rect.y));
  SliderSpec track;
  track.value = row.percent;
  track.mark = row.normal;
  track.most = row.sliderMost;
  track.changed = changed;
  const Rect bar{rect.x, rect.y + kCellHigh - 1, rect.width, 22};
  if (const auto moved = slider(ui, ("assume:" + row.id).c_str(), bar, track)) out = *moved;
  return out;
}

void drawKind(Ui& ui, const Rect& rect, const Kind& kind) {
  double& value = ui.session.scenario.assumptions.*kind.value;
  NumberRow row;
  row.id = kind.id;
  row.name = ui.words(kind.name);
  row.percent = std::round(100 * value);
  row.tip = {row.name, std::string(ui.words(Str::AssumeTip))};
  if (const auto percent = drawNumber(ui, rect, row)) value = *percent / 100;
}

std::vector<std::string> unregisteredTip(const Ui& ui) {
  std::vector<std::string> tip{std::string(ui.words(Str::AssumeUnregistered)), std::string(ui.words(Str::AssumeUnregisteredTip))};
  if (const YearFigure* commuters = commutersOf(*ui.session.dataset)) {
    tip.push_back(ui.words(Message{Str::AssumeCommuters, {Number{commuters->figure.value, 0}, std::to_string(commuters->year)}}));
    for (std::string& line : sourceLines(ui, commuters->figure.from)) tip.push_back(std::move(line));
  }
  return tip;
}

// The switch, and while it is on the number. Returns the height used.
float drawUnregistered(Ui& ui, const Rect& rect) {
  double& value = ui.session.scenario.assumptions.unregistered;
  const bool on = value > 0;
  const Rect row{rect.x, rect.y, rect.width, kCheck};
  if (checkbox(ui, "assume-unregistered", row, ui.words(Str::AssumeUnregistered), on))
    value = on ? 0 : unregisteredToBegin(*ui.session.dataset) / 100;
  if (!on && over(row)) tooltip(ui, unregisteredTip(ui), ImVec2(rect.x + rect.width + 24, rect.y));
  if (!on) return kCheck;
  NumberRow number;
  number.id = "unregistered";
  number.name = ui.words(Str::AssumePer100);
  number.percent = std::round(100 * value);
  number.normal = 0;
  number.sliderMost = number.cellMost = 100;
  number.tip = unregisteredTip(ui);
  if (const auto percent = drawNumber(ui, {rect.x, rect.y + kCheck, rect.width, kRow}, number)) value = *percent / 100;
  return kCheck + kRow;
}

void drawHead(Ui& ui, const Rect& rect) {
  const bool open = ui.state.assumptionsOpen;
  const Hit pressed = hit(ui, "assumptions", rect);
  if (pressed.hovered || pressed.held) fill(rect, ui.colour.hover, 6);
  icon(open ? Icon::down : Icon::right, {rect.x + 8, rect.y + kHead / 2}, ui.colour.ink2);
  const std::string_view words = ui.words(Str::Assumptions);
  put(ui, {rect.x + 22, rect.y + 8}, words, ui.colour.ink, Weight::bold);
  const int changed = changedIn(ui.session.scenario.assumptions);
  if (changed > 0)
    putRight(ui, {rect.x + rect.width - 8, rect.y + 8}, formatNumber(changed, 0, ui.lang), ui.colour.accent, Weight::bold);
  if (!pressed.pressed) return;
  ui.state.assumptionsOpen = !open;
  if (!open) ImGui::SetScrollFromPosY(rect.y - ImGui::GetWindowPos().y, 0);  // what opens comes into sight
}

}  // namespace

double unregisteredToBegin(const Dataset& dataset) {
  const YearFigure* commuters = commutersOf(dataset);
  double residents = 0;
  for (const double persons : dataset.demography.base.values) residents += persons;
  if (!commuters || residents <= 0) return 1;
  return std::clamp(std::round(100 * commuters->figure.value / residents), 1.0, 100.0);
}

float assumptionsGroup(Ui& ui, const Rect& rect) {
  drawHead(ui, {rect.x, rect.y, rect.width, kHead});
  if (!ui.state.assumptionsOpen) return kHead;
  float y = rect.y + kHead;
  y += drawUnregistered(ui, {rect.x, y, rect.width, 0}) + 4;
  for (const Kind& kind : kKinds) {
    drawKind(ui, {rect.x, y, rect.width, kRow}, kind);
    y += kRow;
  }
  return y - rect.y;
}

}  // namespace kosh::ui
