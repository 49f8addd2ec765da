// The density surface on the map: its colours, its legend with the method, the figures on the contours.
#include <algorithm>
#include <array>
#include <cmath>
#include <tuple>

#include "ui/map_parts.h"

namespace kosh::ui {
namespace {

constexpr float kPad = 14, kEdge = 16, kBar = 14;
constexpr double kContourInk = 0.75;  // of the lines up to the bold one

Colour withAlpha(Colour colour, double alpha) {
  return (colour & 0xFFFFFF) | (static_cast<Colour>(std::lround(alpha * 255)) << 24);
}

std::array<std::uint32_t, kRampStops> packed(const std::array<Colour, 7>& colours) { return colours; }

bool provision(const MapFrame& map) { return map.view().mode == MapMode::access && measureOf(map.view()) == AccessMeasure::provision; }
bool reach(const MapFrame& map) { return map.view().mode == MapMode::access && !provision(map); }

// Supply per 1,000 residents: round steps about the mean of the city, which is the bold one.
std::array<double, 7> provisionStops(const MapFrame& map) {
  const double mean = map.own.empty() || !map.own[0] ? 1 : map.own[0]->value;
  const double unit = std::max(roundSignificant(mean, 1), 1e-3);
  return {0, unit / 4, unit / 2, unit * 3 / 4, unit, unit * 3 / 2, unit * 2};
}

std::vector<double> personsByTerritory(const MapFrame& map) {
  std::vector<double> out(map.dataset().territories.size(), 0.0);
  const std::vector<double>& persons = map.ui.session.surface.persons;
  for (std::size_t d = 0; d < persons.size() && d < map.dataset().districts.size(); ++d)
    out[static_cast<std::size_t>(map.dataset().districts[d])] = persons[d];
  return out;
}

double surfaceArea(const MapFrame& map) {
  double sum = 0;
  for (int t : map.dataset().districts) sum += areaOf(map.mesh().shapes[static_cast<std::size_t>(t)]);
  return sum;
}

double officialArea(const MapFrame& map) {
  double sum = 0;
  for (int t : map.dataset().districts)
    if (const std::optional<Figure>& area = map.dataset().territories[static_cast<std::size_t>(t)].areaKm2) sum += area->value;
  return sum;
}

// The two bases of the area, with the district where they differ most.
std::string areaNote(const MapFrame& map) {
  int widest = -1;
  double most = -1;
  for (int t : map.dataset().districts) {
    const std::optional<Figure>& area = map.dataset().territories[static_cast<std::size_t>(t)].areaKm2;
    const double difference = area ? std::fabs(areaOf(map.mesh().shapes[static_cast<std::size_t>(t)]) - area->value) : -1;
    if (difference > most) std::tie(most, widest) = std::pair(difference, t);
  }
  if (widest < 0) return {};
  const Territory& territory = map.dataset().territories[static_cast<std::size_t>(widest)];
  const double outline = areaOf(map.mesh().shapes[static_cast<std::size_t>(widest)]);
  return map.ui.words(Message{Str::DensityArea, {Number{surfaceArea(map), 1}, Number{officialArea(map), 0}, territory.shortName.in(map.ui.lang),
                                                 Number{std::round(outline), 0}, Number{std::round(territory.areaKm2->value), 0}}});
}

int weightCount(const MapFrame& map) {
  int count = 0;
  for (const Place& place : map.dataset().places.places) count += place.kind == PlaceKind::school || place.kind == PlaceKind::metro;
  return count;
}

std::vector<std::string> notesOf(const MapFrame& map) {
  const auto whole = [](double value, int decimals) { return Number{value, decimals}; };
  std::vector<std::string> out{map.ui.words(Message{Str::DensityMethod, {whole(weightCount(map), 0)}})};
  if (map.view().mode == MapMode::density) {
    out.push_back(areaNote(map));
    return out;
  }
  if (provision(map)) out.push_back(std::string(map.ui.words(Str::AccessMethod)));
  out.push_back(map.ui.words(Message{Str::AccessDistance, {whole(kDetour, 1)}}));
  return out;
}

float barWidth(const MapFrame& map) { return map.rect.width >= 900 ? 372.0f : std::min(292.0f, map.rect.width * 0.6f); }

constexpr float kTall = 620;  // a map of this height shows the notes without being asked

float notesHeight(const MapFrame& map, float width) {
  if (map.small) return 0;
  if (!notesShown(map)) return kLine + 4;
  float height = 4;
  for (const std::string& note : notesOf(map)) height += heightWrapped(map.ui, width - 20, note) + 2;
  return height;
}

// A bar of the ramp's colours, linear between its stops.
void drawBar(const MapFrame& map, const Rect& bar, const std::array<double, 7>& stops, const std::array<Colour, 7>& colours) {
  ImDrawList* list = ImGui::GetWindowDrawList();
  const auto at = [&](double value) { return bar.x + bar.width * static_cast<float>(value / stops.back()); };
  for (std::size_t i = 0; i + 1 < stops.size(); ++i)
    list->AddRectFilledMultiColor({at(stops[i]), bar.y}, {at(stops[i + 1]), bar.y + bar.height}, colours[i], colours[i + 1], colours[i + 1], colours[i]);
  frame(bar, map.ui.colour.ink3);
}

// Ticks through the bar and their figures; the bold one is longer and thicker.
void drawTicks(const MapFrame& map, const Rect& bar, std::span<const double> values, double most, double bold, double unit) {
  float taken = -1e9f;
  for (double value : values) {
    const float x = bar.x + bar.width * static_cast<float>(value / most);
    const bool heavy = std::fabs(value - bold) < 1e-9;
    if (value > 0 && value < most) fill({x - (heavy ? 1.25f : 0.5f), bar.y - (heavy ? 4.0f : 0.0f), heavy ? 2.5f : 1.0f, bar.height + (heavy ? 8.0f : 0.0f)}, map.ui.colour.ink);
    const double shownValue = value / unit;
    const std::string words = formatNumber(shownValue, std::fabs(shownValue - std::round(shownValue)) > 1e-6 ? (shownValue < 1 ? 2 : 1) : 0, map.ui.lang);
    const Weight weight = heavy ? Weight::bold : Weight::body;
    const float half = widthOf(map.ui, weight, words) / 2;
    if (x - half < taken + 4) continue;
    putCentre(map.ui, {x, bar.y + bar.height + 4}, words, heavy ? map.ui.colour.ink : map.ui.colour.ink2, weight);
    taken = x + half;
  }
}

// On a phone the legend has only its badge; a press on it opens the words at the foot of the map.
void drawSmallNotes(const MapFrame& map) {
  badge({map.legend.x + map.legend.width - 12, map.legend.y + 12}, Status::illustrative, map.ui.colour.ink3);
  bool& open = map.ui.state.map.notesOpen;
  if (hit(map.ui, "notes", map.legend).pressed) open = !open;
  if (!open) return;
  const float width = map.rect.width - 24 - 40;
  float height = 12;
  for (const std::string& note : notesOf(map)) height += heightWrapped(map.ui, width, note) + 2;
  const Rect plate{map.rect.x + 12, map.rect.y + map.rect.height - height - 12, map.rect.width - 24, height};
  fill(plate, map.ui.colour.panel, 8);
  frame(plate, map.ui.colour.line, 1, 8);
  badge({plate.x + 16, plate.y + 17}, Status::illustrative, map.ui.colour.ink3);
  float y = plate.y + 6;
  for (const std::string& note : notesOf(map)) y += putWrapped(map.ui, {plate.x + 30, y}, width, note, map.ui.colour.ink2) + 2;
}

// In a low map they are one line with the status, which opens by a press.
void drawNotes(const MapFrame& map, float x, float y, float width) {
  if (map.small) return drawSmallNotes(map);
  badge({x + 6, y + 11}, Status::illustrative, map.ui.colour.ink3);
  const bool mayClose = map.rect.height < kTall;
  if (mayClose && hit(map.ui, "notes", {x, y, width, kLine}).pressed) map.ui.state.map.notesOpen = !map.ui.state.map.notesOpen;
  if (!notesShown(map)) {
    const std::string words = std::string(map.ui.words(Str::StatusIllustrative)) + ": " + std::string(map.ui.words(Str::MapNotes));
    putFitted(map.ui, {x + 20, y}, width - 44, words, map.ui.colour.ink2);
    icon(Icon::right, {x + width - 8, y + 11}, map.ui.colour.ink2);
    return;
  }
  for (const std::string& note : notesOf(map)) y += putWrapped(map.ui, {x + 20, y}, width - 20, note, map.ui.colour.ink2) + 2;
}

// A press on the ramp offers other colours; beside two ramps that are told apart by colour there is no choice.
void paletteMenu(const MapFrame& map, const Rect& rect) {
  if (map.small || map.ui.state.picture) return;
  const auto row = [&](const char* id, Str words) { return MenuRow{id, std::string(map.ui.words(words)), "", false}; };
  const std::array<MenuRow, 4> rows{MenuRow{"", std::string(map.ui.words(Str::PaletteCaption)), "", true}, row("usual", Str::PaletteUsual),
                                    row("warm", Str::PaletteWarm), row("grey", Str::PaletteGrey)};
  icon(Icon::down, {rect.x + rect.width - 6, rect.y + 17}, map.ui.colour.ink2);
  const std::optional<int> chosen = menu(map.ui, "palette", rect, rows, 1 + static_cast<int>(map.view().palette));
  if (chosen && *chosen > 0) map.ui.session.view.palette = static_cast<Palette>(*chosen - 1);
}

float reachBar(const MapFrame& map) { return map.small ? 36.0f : 120.0f; }
std::string withinWords(const MapFrame& map) { return map.ui.words(Message{Str::AccessInside, {Number{map.view().walkKm, 1}}}); }

// Near and far as two bars with the same people's scale.
float drawReach(const MapFrame& map, const Rect& room) {
  const Ramp near = densityRamp(map.view().theme), far = farRamp(map.view().theme);
  const float bar = reachBar(map);
  const std::string within = withinWords(map);
  drawBar(map, {room.x, room.y + 4, bar, kBar}, near.stops, near.colours);
  put(map.ui, {room.x + bar + 10, room.y}, within, map.ui.colour.ink, Weight::bold);
  drawBar(map, {room.x, room.y + 28, bar, kBar}, far.stops, far.colours);
  put(map.ui, {room.x + bar + 10, room.y + 24}, map.ui.words(Str::AccessOutside), map.ui.colour.ink);
  if (map.small) return 52;
  const std::array<double, 3> few{0, kBoldContour, far.stops.back()};
  drawTicks(map, {room.x, room.y + 28, bar, kBar}, few, far.stops.back(), kBoldContour, 1000);
  put(map.ui, {room.x + bar + 18, room.y + 46}, map.ui.words(Str::DensityLegend), map.ui.colour.ink2);
  return 76;
}

// --- figures on the contours

constexpr std::array<double, 5> kFigureOrder{8000, 4000, 12000, 2000, 16000};  // the bold one first

// Where every fourth row of the grid meets a level, in kilometres.
std::vector<Point> crossingsOf(const MapFrame& map, double level) {
  const SurfaceCache& cache = map.ui.session.surface;
  std::vector<Point> out;
  for (std::size_t d = 0; d < cache.field.districts.size(); ++d) {
    const DensityWindow& window = cache.field.districts[d];
    if (window.perKm2.empty()) continue;
    const double per = level / std::max(cache.persons[d], 1e-9);
    for (int row = 1; row < window.grid.rows; row += 4)
      for (int column = 1; column < window.grid.columns; ++column) {
        const std::size_t here = window.grid.index(column, row);
        if (window.inside[here] == 0 || (window.perKm2[here] > per) == (window.perKm2[here - 1] > per)) continue;
        const Point a = window.grid.centre(column - 1, row), b = window.grid.centre(column, row);
        const double share = (per - window.perKm2[here - 1]) / (window.perKm2[here] - window.perKm2[here - 1]);
        out.push_back({a.x + (b.x - a.x) * share, a.y});
      }
  }
  return out;
}

// Found anew only when the surface changed, not when the map moves.
void findCrossings(const MapFrame& map) {
  const SurfaceCache& cache = map.ui.session.surface;
  MapMemory& memory = map.ui.state.map;
  std::string key(reinterpret_cast<const char*>(cache.persons.data()), cache.persons.size() * sizeof(double));
  key += std::to_string(cache.version);
  if (key == memory.contoursKey) return;
  memory.contoursKey = std::move(key);
  memory.crossings.clear();
  for (double level : kFigureOrder) memory.crossings.push_back(crossingsOf(map, level));
}

// The first crossing, from the middle of the map outwards, whose plate meets nothing.
void putFigure(const MapFrame& map, std::size_t which, bool keys, std::vector<Rect>& taken) {
  const std::string figure = formatNumber(kFigureOrder[which] / 1000, 0, map.ui.lang);
  const std::string words = keys ? map.ui.words(Message{Str::DensityThousand, {figure}}) : figure;  // not to be taken for a key number
  const float width = std::max(20.0f, std::ceil(widthOf(map.ui, Weight::bold, words)) + 8);
  std::vector<Point> points;
  for (const Point& km : map.ui.state.map.crossings[which]) points.push_back(map.screen(km));
  const Point middle{map.rect.x + map.rect.width * 0.5, map.rect.y + map.rect.height * 0.5};
  const auto far = [&](Point p) { return (p.x - middle.x) * (p.x - middle.x) + (p.y - middle.y) * (p.y - middle.y); };
  std::stable_sort(points.begin(), points.end(), [&](Point a, Point b) { return far(a) < far(b); });
  for (const Point& p : points) {
    const Rect plate{std::round(static_cast<float>(p.x) - width / 2), std::round(static_cast<float>(p.y) - 10), width, 20};
    if (plate.x < map.rect.x + 4 || plate.y < map.rect.y + 4 || plate.x + width > map.rect.x + map.rect.width - 4 || plate.y + 20 > map.rect.y + map.rect.height - 4) continue;
    if (std::any_of(taken.begin(), taken.end(), [&](const Rect& other) { return other.width > 0 && overlap(plate, other, 6); })) continue;
    fill(plate, map.ui.colour.panel, 4);
    putCentre(map.ui, {plate.x + width / 2, plate.y - 1}, words, map.ui.colour.ink, Weight::bold);
    taken.push_back(plate);
    return;
  }
}

}  // namespace

bool notesShown(const MapFrame& map) { return map.rect.height >= kTall || map.ui.state.map.notesOpen; }

SurfaceStyle surfaceStyle(const MapFrame& map) {
  SurfaceStyle out;
  if (!showsSurface(map.view())) return out;
  const Ramp near = densityRamp(map.view().theme, reach(map) ? Palette::usual : map.view().palette);
  out.kind = provision(map) ? SurfaceKind::amount : reach(map) ? SurfaceKind::reach : SurfaceKind::density;
  out.stops = provision(map) ? provisionStops(map) : near.stops;
  out.inside = packed(near.colours);
  out.outside = packed(farRamp(map.view().theme).colours);
  if (map.view().mode == MapMode::density) out.contours = kContourValues;
  out.boldContour = kBoldContour;
  out.lowLine = withAlpha(map.ui.colour.ink, kContourInk);
  out.highLine = map.view().theme == Theme::light ? map.ui.colour.panel : map.ui.colour.ground;
  out.limit = map.view().walkKm;
  out.persons = personsByTerritory(map);
  return out;
}

void layRamp(MapFrame& map) {
  float width = map.small ? 178.0f : barWidth(map) + 2 * kPad;
  if (map.small && reach(map)) width = 12 + reachBar(map) + 10 + std::ceil(std::max(widthOf(map.ui, Weight::bold, withinWords(map)), widthOf(map.ui, Weight::body, map.ui.words(Str::AccessOutside)))) + 24;
  if (map.small) {
    map.legend = {map.rect.x + map.rect.width - width - 12, map.rect.y + 12, width, reach(map) ? 64.0f : 50.0f};
    return;
  }
  const float top = reach(map) ? 76 : 24 + kBar + 30;
  const float height = kPad + top + notesHeight(map, width - 2 * kPad) + kPad - 4;
  map.legend = {map.rect.x + kEdge, map.rect.y + map.rect.height - kEdge - height, width, height};
}

void drawRamp(const MapFrame& map) {
  const float pad = map.small ? 12 : kPad, x = map.legend.x + pad, width = map.legend.width - 2 * pad;
  float y = map.legend.y + (map.small ? 8 : kPad - 4);
  if (reach(map)) {
    y += drawReach(map, {x, y, width, 0});
    return drawNotes(map, x, y, width);
  }
  const std::array<double, 7> stops = provision(map) ? provisionStops(map) : densityRamp(map.view().theme).stops;
  if (!map.small) put(map.ui, {x, y}, provision(map) ? unitWords(map) : std::string(map.ui.words(Str::DensityLegend)), map.ui.colour.ink);
  y += map.small ? 2 : 28;
  const Rect bar{x + 4, y, width - (map.small ? 26 : 12), kBar};
  drawBar(map, bar, stops, densityRamp(map.view().theme, map.view().palette).colours);
  paletteMenu(map, {x, map.legend.y + 4, width, y + kBar - map.legend.y + 2});
  const double bold = provision(map) ? stops[4] : kBoldContour;
  const std::array<double, 3> few{0, bold, stops.back()};
  const std::span<const double> ticks = map.small ? std::span<const double>(few) : std::span<const double>(stops);
  drawTicks(map, bar, ticks, stops.back(), bold, provision(map) ? 1 : 1000);
  drawNotes(map, x, y + kBar + 30, width);
}

void drawContourFigures(const MapFrame& map) {
  if (map.view().mode != MapMode::density || map.small) return;
  std::vector<Rect> taken = map.taken();
  const std::vector<Rect>& plates = map.ui.state.map.plates;
  findCrossings(map);
  for (std::size_t i = 0; i < kFigureOrder.size(); ++i) putFigure(map, i, plates.empty() || plates.front().width < 40, taken);
}

}  // namespace kosh::ui
