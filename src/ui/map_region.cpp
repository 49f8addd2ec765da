// The territories round the city on a wide map: coloured by the last published figures, with plates, hatched without.
#include <algorithm>
#include <array>
#include <cmath>

#include "ui/map_parts.h"

namespace kosh::ui {
namespace {

constexpr double kWideShare = 0.7;  // of the scale at which the city fills the map
constexpr float kPad = 8, kHeight = 46, kBadge = 18;

const Territory& territoryOf(const MapFrame& map, int t) { return map.dataset().territories[static_cast<std::size_t>(t)]; }
bool around(const MapFrame& map, int t) { return territoryOf(map, t).kind == TerritoryKind::agglomeration; }

std::optional<RegionFigure> population(const Territory& territory, int year) {
  const YearFigure* published = publishedBy(territory, year);
  if (!published) return std::nullopt;
  return RegionFigure{{published->figure.value, published->figure.from.status}, published->year};
}

// People of the whole territory over its whole area.
std::optional<RegionFigure> density(const Territory& territory, int year) {
  std::optional<RegionFigure> out = population(territory, year);
  if (!out || !territory.areaKm2 || territory.areaKm2->value <= 0) return std::nullopt;
  out->datum = {out->datum.value / territory.areaKm2->value, worse(worse(out->datum.status, territory.areaKm2->from.status), Status::computed)};
  return out;
}

std::optional<RegionFigure> ofSeries(const Series& series, int territory) {
  if (static_cast<std::size_t>(territory) >= series.values.size()) return std::nullopt;
  const std::vector<YearFigure>& figures = series.values[static_cast<std::size_t>(territory)];
  if (figures.empty()) return std::nullopt;
  const YearFigure& last = *std::max_element(figures.begin(), figures.end(), [](const YearFigure& a, const YearFigure& b) { return a.year < b.year; });
  return RegionFigure{{last.figure.value, last.figure.from.status}, last.year};
}

std::string valueWords(const MapFrame& map, const std::optional<RegionFigure>& figure) {
  if (!figure) return std::string(map.ui.words(Str::NoData));
  return shown(*map.shownIndicator(), figure->datum, map.ui.lang);
}

// Beside the value, in a quieter ink.
std::string yearWords(const std::optional<RegionFigure>& figure) { return figure ? std::to_string(figure->year) : std::string(); }

float plateWidth(const MapFrame& map, int t, const std::optional<RegionFigure>& figure) {
  const float name = widthOf(map.ui, Weight::body, territoryOf(map, t).shortName.in(map.ui.lang));
  const float value = kBadge + widthOf(map.ui, Weight::bold, valueWords(map, figure)) + (figure ? 8 + widthOf(map.ui, Weight::body, yearWords(figure)) : 0);
  return std::ceil(std::max(name, value)) + 2 * kPad;
}

// About the anchor, then a little aside, where it meets nothing and its middle stays in the territory.
std::optional<Rect> placeFor(const MapFrame& map, int t, float width, const std::vector<Rect>& taken) {
  const Rect& m = map.rect;
  const Shape& shape = map.mesh().shapes[static_cast<std::size_t>(t)];
  const std::optional<Point> anchor = anchorInSight(shape, map.mesh().anchors[static_cast<std::size_t>(t)], map.camera(), m, 24);
  if (!anchor) return std::nullopt;
  const Point at = *anchor;
  for (float ring : {0.0f, 0.6f, 1.2f, 1.8f, 2.4f})
    for (const auto& [dx, dy] : std::array<std::array<float, 2>, 8>{{{0, -1}, {0, 1}, {-1, 0}, {1, 0}, {-1, -1}, {1, -1}, {-1, 1}, {1, 1}}}) {
      const Point centre{at.x + dx * ring * width / 2, at.y + dy * ring * kHeight};
      const Rect plate{std::round(static_cast<float>(centre.x) - width / 2), std::round(static_cast<float>(centre.y) - kHeight / 2), width, kHeight};
      if (plate.x < m.x + 4 || plate.y < m.y + 4 || plate.x + width > m.x + m.width - 4 || plate.y + kHeight > m.y + m.height - 4) continue;
      if (territoryAt(map.mesh(), map.dataset(), toKm(map.camera(), m, centre)) != t) continue;
      if (std::none_of(taken.begin(), taken.end(), [&](const Rect& other) { return other.width > 0 && overlap(plate, other, 4); })) return plate;
    }
  return std::nullopt;
}

// The city is one territory here: its own figure of the shown year.
std::optional<RegionFigure> figureOf(const MapFrame& map, int t) {
  if (around(map, t)) return regionFigure(map, t);
  const std::optional<Datum> datum = map.value(t);
  return datum ? std::optional(RegionFigure{*datum, map.year}) : std::nullopt;
}

// The city's plate stands beside it, with a line to it.
std::optional<Rect> placeForCity(const MapFrame& map, float width) {
  const Box& city = map.mesh().city;
  if (city.empty()) return std::nullopt;
  const Point low = map.screen(city.low), high = map.screen(city.high);
  const Rect& m = map.rect;
  const float x = static_cast<float>((low.x + high.x) / 2), y = static_cast<float>((low.y + high.y) / 2);
  const float above = static_cast<float>(high.y) - kHeight - 14, below = static_cast<float>(low.y) + 14;
  for (const Rect& plate : {Rect{x - width / 2, below, width, kHeight}, Rect{x - width / 2, above, width, kHeight}, Rect{static_cast<float>(low.x) - width - 14, y, width, kHeight},
                            Rect{static_cast<float>(high.x) + 14, y, width, kHeight}}) {
    const Rect whole{std::round(plate.x), std::round(plate.y), plate.width, plate.height};
    if (whole.x < m.x + 4 || whole.y < m.y + 4 || whole.x + width > m.x + m.width - 4 || whole.y + kHeight > m.y + m.height - 4) continue;
    const std::vector<Rect> taken = map.obstacles();
    if (std::none_of(taken.begin(), taken.end(), [&](const Rect& other) { return other.width > 0 && overlap(whole, other, 4); })) return whole;
  }
  return std::nullopt;
}

void leadToCity(const MapFrame& map, const Rect& plate) {
  const Box& city = map.mesh().city;
  const Point at = map.screen({(city.low.x + city.high.x) / 2, (city.low.y + city.high.y) / 2}), from = nearestOn(plate, at);
  ImDrawList* list = ImGui::GetBackgroundDrawList();
  const ImVec2 a{static_cast<float>(from.x), static_cast<float>(from.y)}, b{static_cast<float>(at.x), static_cast<float>(at.y)};
  list->AddLine(a, b, map.ui.colour.panel, 4);
  list->AddCircleFilled(b, 5, map.ui.colour.panel);
  list->AddLine(a, b, map.ui.colour.ink, 1.5f);
  list->AddCircleFilled(b, 3.5f, map.ui.colour.ink);
}

void drawPlate(MapFrame& map, const Rect& plate, int t, const std::optional<RegionFigure>& figure) {
  const Territory& territory = territoryOf(map, t);
  const bool chosen = around(map, t) && map.view().territory == territory.id;
  const Tokens& colour = map.ui.colour;
  const Colour ink = chosen ? colour.accentInk : colour.ink, quiet = chosen ? colour.accentInk : colour.ink3;
  fill(plate, chosen ? colour.accent : map.ui.state.map.hovered == t ? colour.hover : colour.panel, 4);
  if (!chosen) frame(plate, colour.line, 1, 4);
  put(map.ui, {plate.x + kPad, plate.y + 1}, territory.shortName.in(map.ui.lang), ink);
  badge({plate.x + kPad + 6, plate.y + 33}, figure ? std::optional(figure->datum.status) : std::nullopt, quiet);
  const std::string words = valueWords(map, figure);
  put(map.ui, {plate.x + kPad + kBadge, plate.y + 22}, words, ink, figure ? Weight::bold : Weight::body);
  if (figure) putRight(map.ui, {plate.x + plate.width - kPad, plate.y + 22}, yearWords(figure), quiet);
  const Hit press = hit(map.ui, ("region:" + territory.id).c_str(), plate);
  if (press.hovered) map.hoveredPlate = t;
  if (press.pressed) map.ui.session.view.territory = around(map, t) ? territory.id : std::string();
}

// Where there is not room for all, the largest figures stand.
std::vector<int> byFigure(const MapFrame& map) {
  std::vector<int> out;
  for (int t = 0; t < static_cast<int>(map.dataset().territories.size()); ++t)
    if (around(map, t) && !map.mesh().shapes[static_cast<std::size_t>(t)].empty()) out.push_back(t);
  const auto value = [&](int t) {
    const std::optional<RegionFigure> figure = regionFigure(map, t);
    return figure ? figure->datum.value : -1e300;
  };
  std::stable_sort(out.begin(), out.end(), [&](int a, int b) { return value(a) > value(b); });
  return out;
}

}  // namespace

bool showsRegion(const MapFrame& map) {
  const double home = map.ui.state.map.home.pixelsPerKm;
  return map.view().mode == MapMode::areas && home > 0 && map.camera().pixelsPerKm < kWideShare * home;
}

bool oneCity(const MapFrame& map) {
  constexpr double kLeastCity = 130;  // pixels: in less the districts are not to be told apart
  const Box& city = map.mesh().city;
  return map.wide && !city.empty() && (city.high.x - city.low.x) * map.camera().pixelsPerKm < kLeastCity;
}

std::optional<RegionFigure> regionFigure(const MapFrame& map, int territory) {
  const Indicator* indicator = map.shownIndicator();
  if (!indicator) return std::nullopt;
  if (map.series) return ofSeries(*map.series, territory);
  if (indicator->id == "population") return population(territoryOf(map, territory), map.year);
  if (indicator->id == "density") return density(territoryOf(map, territory), map.year);
  return std::nullopt;
}

Colour regionColour(const MapFrame& map, int territory) {
  if (!map.wide || !around(map, territory)) return map.ui.colour.map;
  const std::optional<RegionFigure> figure = regionFigure(map, territory);
  return figure && !map.classes.colours.empty() ? colourOf(map.classes, figure->datum.value) : map.ui.colour.panel;
}

bool regionWithout(const MapFrame& map, int territory) { return map.wide && around(map, territory) && !regionFigure(map, territory); }

bool regionMissing(const MapFrame& map) {
  for (int t = 0; t < static_cast<int>(map.dataset().territories.size()); ++t)
    if (regionWithout(map, t)) return true;
  return false;
}

void drawRegionPlates(MapFrame& map) {
  if (!map.wide || !map.shownIndicator()) return;
  map.regionPlates.assign(map.dataset().territories.size(), Rect{});
  if (oneCity(map))
    if (const std::optional<Rect> plate = placeForCity(map, plateWidth(map, 0, figureOf(map, 0)))) {
      map.regionPlates[0] = *plate;
      leadToCity(map, *plate);
      drawPlate(map, *plate, 0, figureOf(map, 0));
    }
  for (int t : byFigure(map)) {
    const std::optional<RegionFigure> figure = regionFigure(map, t);
    const std::optional<Rect> plate = placeFor(map, t, plateWidth(map, t, figure), map.taken());
    if (!plate) continue;
    map.regionPlates[static_cast<std::size_t>(t)] = *plate;
    drawPlate(map, *plate, t, figure);
  }
}

}  // namespace kosh::ui
