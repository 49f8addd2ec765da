// The curve: published dots, the dotted line without decisions, the accent line with them, the norm, the chosen year.
#include <algorithm>
#include <cmath>

#include "ui/charts.h"
#include "ui/charts_logic.h"

namespace kosh::ui {
namespace {

constexpr float kTop = 10, kBottom = 26, kAxisGap = 8;
constexpr float kMostRight = 132;   // room for the names at the ends of the lines
constexpr float kLabelGap = 20;

// Everything the parts of one drawing share.
struct Plot {
  Ui& ui;
  const CurveSpec& spec;
  Scale scale;
  Rect area;        // of the lines
  int first = 0, last = 0;
  ImDrawList* list = nullptr;
  float left = 0;   // of the whole chart

  float x(int year) const { return area.x + area.width * static_cast<float>(year - first) / static_cast<float>(std::max(1, last - first)); }
  float y(double value) const {
    return area.y + area.height * static_cast<float>((scale.high - value) / (scale.high - scale.low));
  }
  ImVec2 at(const CurvePoint& point) const { return {x(point.year), y(point.value)}; }
  std::string number(double value) const {
    return spec.amounts ? formatAmount(roundSignificant(value, 3), ui.lang) : formatNumber(value, spec.decimals, ui.lang);
  }
  std::string tick(double value) const {
    if (spec.amounts) return formatAmount(value, ui.lang);
    return formatNumber(value, scale.step < 1 ? 1 : scale.step == 2.5 ? 1 : 0, ui.lang);
  }
};

float axisWidth(const Ui& ui, const Plot& plot) {
  float width = 0;
  for (int i = 0; i < plot.scale.lines(); ++i)
    width = std::max(width, widthOf(ui, Weight::bold, plot.tick(plot.scale.at(i))));
  return width;
}

float rightMargin(const Ui& ui, const CurveSpec& spec) {
  const float width = std::max(widthOf(ui, Weight::body, spec.baseName), widthOf(ui, Weight::bold, spec.scenarioName));
  return std::min(width + 10, kMostRight);
}

void drawGrid(const Plot& plot) {
  const bool thin = plot.area.height < 80;  // low charts: every other line
  for (int i = 0; i < plot.scale.lines(); i += thin ? 2 : 1) {
    const double value = plot.scale.at(i);
    const float y = std::round(plot.y(value));
    const bool isNorm = plot.spec.norm && std::fabs(*plot.spec.norm - value) < 1e-9;
    const bool nearNorm = plot.spec.norm && std::fabs(plot.y(*plot.spec.norm) - y) < 18;
    if (isNorm) continue;
    lineH(plot.area.x, y, plot.area.width, plot.ui.colour.grid);
    if (!nearNorm) putRight(plot.ui, {plot.area.x - kAxisGap, y - 11}, plot.tick(value), plot.ui.colour.ink3);
  }
  if (!plot.spec.norm) return;
  const float y = std::round(plot.y(*plot.spec.norm)) + 0.5f;
  dashed({plot.area.x, y}, {plot.area.x + plot.area.width, y}, plot.ui.colour.ink, 1.5f, 6, 4);
  putRight(plot.ui, {plot.area.x - kAxisGap, y - 11}, plot.tick(*plot.spec.norm), plot.ui.colour.ink, Weight::bold);
}

// Every second, fifth or tenth year, as many as fit.
void drawYears(const Plot& plot) {
  int every = 2;
  const auto room = [&](int step) { return plot.area.width * static_cast<float>(step) / static_cast<float>(std::max(1, plot.last - plot.first)); };
  for (int step : {2, 4, 5, 10, 20})
    if (room(every = step) >= 58) break;
  for (int year = (plot.first + every - 1) / every * every; year <= plot.last; year += every) {
    const float x = std::round(plot.x(year));
    lineV(x, plot.area.y + plot.area.height, 4, plot.ui.colour.ctl);
    putCentre(plot.ui, {x, plot.area.y + plot.area.height + 5}, std::to_string(year), plot.ui.colour.ink3);
  }
}

// Dots of 2 px with gaps of 4, running on over the corners.
void drawBase(const Plot& plot) {
  const std::vector<CurvePoint>& points = plot.spec.base;
  float phase = 0;  // how far into the period of 6 px the path is
  for (std::size_t i = 0; i + 1 < points.size(); ++i) {
    const ImVec2 a = plot.at(points[i]), b = plot.at(points[i + 1]);
    const float length = std::hypot(b.x - a.x, b.y - a.y);
    const auto on = [&](float along) { return ImVec2(a.x + (b.x - a.x) * along / length, a.y + (b.y - a.y) * along / length); };
    for (float along = -phase; along < length; along += 6) {
      const float from = std::max(along, 0.0f), to = std::min(along + 2, length);
      if (to > from) plot.list->AddLine(on(from), on(to), plot.ui.colour.ink3, 2);
    }
    phase = std::fmod(phase + length, 6.0f);
  }
}

// A quad a year without smoothed edges, which would show as seams. The wings of the wider band have half the veil.
void drawBands(const Plot& plot) {
  const std::vector<CurveBand>& bands = plot.spec.bands;
  const ImU32 veil = plot.ui.colour.band;
  const ImU32 half = (veil & ~IM_COL32_A_MASK) | ((veil >> IM_COL32_A_SHIFT) / 2 << IM_COL32_A_SHIFT);
  const ImDrawListFlags flags = plot.list->Flags;
  plot.list->Flags &= ~ImDrawListFlags_AntiAliasedFill;
  for (std::size_t i = 0; i + 1 < bands.size(); ++i) {
    const CurveBand &a = bands[i], &b = bands[i + 1];
    const float left = plot.x(a.year), right = plot.x(b.year);
    const auto quad = [&](double fromA, double toA, double fromB, double toB, ImU32 colour) {
      plot.list->AddQuadFilled({left, plot.y(toA)}, {right, plot.y(toB)}, {right, plot.y(fromB)}, {left, plot.y(fromA)}, colour);
    };
    quad(a.low95, a.low80, b.low95, b.low80, half);
    quad(a.low80, a.high80, b.low80, b.high80, veil);
    quad(a.high80, a.high95, b.high80, b.high95, half);
  }
  plot.list->Flags = flags;
}

void drawMedian(const Plot& plot) {
  const std::vector<CurveBand>& bands = plot.spec.bands;
  for (std::size_t i = 0; i + 1 < bands.size(); ++i)
    dashed({plot.x(bands[i].year), plot.y(bands[i].median)}, {plot.x(bands[i + 1].year), plot.y(bands[i + 1].median)},
           plot.ui.colour.accent, 1.5f, 3, 3);
}

void drawScenario(const Plot& plot, std::size_t from) {
  std::vector<ImVec2> line;
  for (std::size_t i = from; i < plot.spec.scenario.size(); ++i) line.push_back(plot.at(plot.spec.scenario[i]));
  plot.list->AddPolyline(line.data(), static_cast<int>(line.size()), plot.ui.colour.accent, ImDrawFlags_None, 3);
}

void drawFacts(const Plot& plot) {
  for (const CurvePoint& point : plot.spec.fact) plot.list->AddCircleFilled(plot.at(point), 3.5f, plot.ui.colour.ink);
}

void drawChosenYear(const Plot& plot) {
  const int year = plot.spec.chosenYear;
  if (year < plot.first || year > plot.last) return;
  const float x = std::round(plot.x(year)) + 0.5f;
  plot.list->AddLine({x, plot.area.y - 6}, {x, plot.area.y + plot.area.height}, plot.ui.colour.accent, 1.5f);
  std::optional<double> value = valueAt(plot.spec.scenario, year);
  if (!value) value = valueAt(plot.spec.base, year);
  if (!value) value = valueAt(plot.spec.fact, year);
  if (!value) return;
  plot.list->AddCircleFilled({x, plot.y(*value)}, 5, plot.ui.colour.panel);
  plot.list->AddCircle({x, plot.y(*value)}, 5, plot.ui.colour.accent, 0, 2.5f);
}

void drawNames(const Plot& plot, bool differs) {
  if (plot.spec.base.empty()) return;
  const float x = plot.area.x + plot.area.width + 10;
  const float room = kMostRight;
  float base = plot.y(plot.spec.base.back().value);
  if (!differs) {
    putFitted(plot.ui, {x, base - 11}, room, plot.spec.baseName, plot.ui.colour.ink3);
    return;
  }
  float scenario = plot.y(plot.spec.scenario.back().value);
  pushApart(base, scenario, kLabelGap, plot.area.y, plot.area.y + plot.area.height);
  putFitted(plot.ui, {x, base - 11}, room, plot.spec.baseName, plot.ui.colour.ink3);
  putFitted(plot.ui, {x, scenario - 11}, room, plot.spec.scenarioName, plot.ui.colour.accent, Weight::bold);
}

// The value plate of the year under the pointer, inside the chart.
void drawPlate(const Plot& plot, int year, bool differs) {
  std::vector<std::string> lines{std::to_string(year)};
  const auto add = [&](std::string_view name, const std::optional<double>& value) {
    if (value) lines.push_back(plot.ui.words(Message{Str::ChartLine, {std::string(name), plot.number(*value)}}));
  };
  add(plot.ui.words(Str::ChartFact), valueAt(plot.spec.fact, year));
  add(plot.spec.baseName, valueAt(plot.spec.base, year));
  if (differs) add(plot.spec.scenarioName, valueAt(plot.spec.scenario, year));
  for (const CurveBand& band : plot.spec.bands) {
    if (band.year != year) continue;
    const auto about = [&](double value) { return plot.number(roundSignificant(value, 3)); };  // a quantile of draws is an estimate
    add(plot.ui.words(Str::ChartMedian), roundSignificant(band.median, 3));
    const auto share = [&](double percent, double low, double high) {
      lines.push_back(plot.ui.words(Message{Str::ChartBand, {formatPercent(percent, 0, plot.ui.lang), about(low), about(high)}}));
    };
    share(80, band.low80, band.high80);
    share(95, band.low95, band.high95);
  }
  if (lines.size() == 1) return;
  float width = 0;
  for (const std::string& line : lines) width = std::max(width, widthOf(plot.ui, Weight::body, line));
  const float x = plot.x(year), height = 8 + 20.0f * static_cast<float>(lines.size());
  Rect plate{std::round(x + 10), plot.area.y, width + 16, height};
  const float right = plot.area.x + plot.area.width + kMostRight;
  if (plate.x + plate.width > right) plate.x = std::round(x - 10 - plate.width);
  plate.x = std::max(plate.x, plot.left);  // wide words in a narrow chart
  lineV(std::round(x), plot.area.y, plot.area.height, plot.ui.colour.ctl);
  fill(plate, plot.ui.colour.panel, 4);
  frame(plate, plot.ui.colour.ctl, 1, 4);
  for (std::size_t i = 0; i < lines.size(); ++i)
    put(plot.ui, {plate.x + 8, plate.y + 3 + 20.0f * static_cast<float>(i)}, lines[i], plot.ui.colour.ink,
        i == 0 ? Weight::bold : Weight::body);
}

int yearUnder(const Plot& plot, float x) {
  const float share = (x - plot.area.x) / std::max(1.0f, plot.area.width);
  return std::clamp(plot.first + static_cast<int>(std::lround(share * static_cast<float>(plot.last - plot.first))), plot.first, plot.last);
}

void drawEmpty(Ui& ui, const Rect& rect) {
  frame(rect, ui.colour.line);
  const float width = widthOf(ui, Weight::body, ui.words(Str::NoData));
  badge({rect.x + rect.width / 2 - width / 2 - 12, rect.y + rect.height / 2}, std::nullopt, ui.colour.ink3);
  putCentre(ui, {rect.x + rect.width / 2, rect.y + rect.height / 2 - 11}, ui.words(Str::NoData), ui.colour.ink3);
}

}  // namespace

std::optional<int> curve(Ui& ui, const char* id, const Rect& rect, const CurveSpec& spec) {
  Plot plot{ui, spec, scaleFor(spec), rect, firstYearOf(spec), lastYearOf(spec), ImGui::GetWindowDrawList(), rect.x};
  if (plot.first == 0) {
    drawEmpty(ui, rect);
    return std::nullopt;
  }
  const float left = axisWidth(ui, plot) + kAxisGap;
  plot.area = {std::round(rect.x + left), rect.y + kTop, std::max(40.0f, std::round(rect.width - left - rightMargin(ui, spec))),
               std::max(30.0f, rect.height - kTop - kBottom)};
  const std::optional<std::size_t> from = firstDifference(spec.base, spec.scenario);
  drawBands(plot);
  drawGrid(plot);
  drawYears(plot);
  drawMedian(plot);
  drawBase(plot);
  if (from) drawScenario(plot, *from);
  drawFacts(plot);
  drawChosenYear(plot);
  drawNames(plot, from.has_value());
  const Hit pointer = hit(ui, id, rect);
  const ImVec2 mouse = ImGui::GetMousePos();
  const int year = yearUnder(plot, mouse.x);
  if (pointer.hovered || (pointer.held && ImGui::IsMouseDown(ImGuiMouseButton_Left))) drawPlate(plot, year, from.has_value());
  if (pointer.held && ImGui::IsMouseDown(ImGuiMouseButton_Left)) return year;
  return std::nullopt;
}

}  // namespace kosh::ui
