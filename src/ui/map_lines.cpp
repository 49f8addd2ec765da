// Lines of the map: outlines of the agglomeration, borders with their casing, the metro, selection and place names.
#include <algorithm>
#include <cmath>

#include "ui/map_parts.h"

namespace kosh::ui {
namespace {

constexpr double kLeastStep = 1.6;  // pixels between drawn points: fewer vertices, no visible difference
constexpr float kMargin = 12;       // around the map, where lines are still drawn

struct Run {
  std::vector<ImVec2> points;
  bool closed = false;
};

ImVec2 toImVec(Point p) { return {static_cast<float>(p.x), static_cast<float>(p.y)}; }

// Points of a ring on the page, without those too close to see.
std::vector<ImVec2> projected(const MapFrame& map, const Ring& ring) {
  std::vector<ImVec2> out;
  Point last{1e300, 1e300};
  for (const Point& km : ring) {
    const Point p = map.screen(km);
    if (std::fabs(p.x - last.x) < kLeastStep && std::fabs(p.y - last.y) < kLeastStep) continue;
    out.push_back(toImVec(p));
    last = p;
  }
  return out;
}

bool inSight(const Rect& rect, ImVec2 a, ImVec2 b) {
  return std::max(a.x, b.x) > rect.x - kMargin && std::min(a.x, b.x) < rect.x + rect.width + kMargin &&
         std::max(a.y, b.y) > rect.y - kMargin && std::min(a.y, b.y) < rect.y + rect.height + kMargin;
}

// The visible pieces of a ring: closed when all of it is in sight.
void addRuns(const MapFrame& map, const Ring& ring, std::vector<Run>& out) {
  const std::vector<ImVec2> points = projected(map, ring);
  const std::size_t count = points.size();
  if (count < 3) return;
  std::size_t visible = 0;
  for (std::size_t i = 0; i < count; ++i) visible += inSight(map.rect, points[i], points[(i + 1) % count]) ? 1 : 0;
  if (visible == count) {
    out.push_back({points, true});
    return;
  }
  bool open = false;
  for (std::size_t i = 0; visible > 0 && i < count; ++i) {
    const ImVec2 a = points[i], b = points[(i + 1) % count];
    const bool seen = inSight(map.rect, a, b);
    if (seen && !open) out.push_back({{a}, false});
    if (seen) out.back().points.push_back(b);
    open = seen;
  }
}

void addRuns(const MapFrame& map, int territory, std::vector<Run>& out) {
  const auto at = static_cast<std::size_t>(territory);
  if (at >= map.mesh().shapes.size() || map.mesh().boxes[at].empty()) return;
  const Box& box = map.mesh().boxes[at];
  if (!inSight(map.rect, toImVec(map.screen(box.low)), toImVec(map.screen(box.high)))) return;
  for (const Polygon& polygon : map.mesh().shapes[at]) {
    addRuns(map, polygon.outer, out);
    for (const Ring& hole : polygon.holes) addRuns(map, hole, out);
  }
}

void stroke(const std::vector<Run>& runs, Colour colour, float thickness) {
  ImDrawList* list = ImGui::GetBackgroundDrawList();
  for (const Run& run : runs)
    list->AddPolyline(run.points.data(), static_cast<int>(run.points.size()), colour,
                      run.closed ? ImDrawFlags_Closed : ImDrawFlags_None, thickness);
}

void drawAgglomeration(const MapFrame& map) {
  std::vector<Run> runs;
  for (std::size_t t = 0; t < map.dataset().territories.size(); ++t)
    if (map.dataset().territories[t].kind == TerritoryKind::agglomeration) addRuns(map, static_cast<int>(t), runs);
  stroke(runs, map.wide ? map.ui.colour.ctl : map.ui.colour.grid, 1);
}

void drawDistricts(const MapFrame& map) {
  std::vector<Run> runs;
  for (int t : map.dataset().districts) addRuns(map, t, runs);
  stroke(runs, map.ui.colour.panel, 3.25f);
  stroke(runs, map.ui.colour.ink2, 1.25f);
}

void outline(const MapFrame& map, int territory, Colour casing, float casingWidth, Colour colour, float width) {
  std::vector<Run> runs;
  addRuns(map, territory, runs);
  if (casingWidth > 0) stroke(runs, casing, casingWidth);
  stroke(runs, colour, width);
}

std::vector<const Place*> stationsOf(const Dataset& dataset) {
  std::vector<const Place*> stations;
  for (const Place& place : dataset.places.places)
    if (place.kind == PlaceKind::metro) stations.push_back(&place);
  std::stable_sort(stations.begin(), stations.end(), [](const Place* a, const Place* b) { return a->order < b->order; });
  return stations;
}

void drawMetro(const MapFrame& map) {
  std::vector<ImVec2> line;
  for (const Place* station : stationsOf(map.dataset()))
    line.push_back(toImVec(map.screen(map.mesh().projection.toPlane(station->position))));
  if (line.size() < 2) return;
  ImDrawList* list = ImGui::GetBackgroundDrawList();
  list->AddPolyline(line.data(), static_cast<int>(line.size()), map.ui.colour.panel, ImDrawFlags_None, 5.5f);
  list->AddPolyline(line.data(), static_cast<int>(line.size()), map.ui.colour.ink, ImDrawFlags_None, 2.5f);
  for (const ImVec2& at : line) {
    list->AddCircleFilled(at, 3.5f, map.ui.colour.panel);
    list->AddCircle(at, 3, map.ui.colour.ink, 0, 1.5f);
  }
}

// Text never stands on a filled area: the colours under it would change its contrast.
bool onFilled(const MapFrame& map, const Rect& place) {
  for (float share : {0.0f, 0.17f, 0.33f, 0.5f, 0.67f, 0.83f, 1.0f})
    for (float down : {0.15f, 0.5f, 0.85f}) {
      const Point km = toKm(map.camera(), map.rect, {place.x + place.width * share, place.y + place.height * down});
      const int t = territoryAt(map.mesh(), map.dataset(), km);
      if (t >= 0 && map.dataset().territories[static_cast<std::size_t>(t)].kind == TerritoryKind::district) return true;
      if (t >= 0 && map.wide) return true;
    }
  return false;
}

// Writes a name where nothing else stands; returns whether it did.
bool putName(const MapFrame& map, Rect place, std::string_view words, Colour colour, std::vector<Rect>& taken) {
  const Rect& m = map.rect;
  if (place.x < m.x + 4 || place.y < m.y + 4 || place.x + place.width > m.x + m.width - 4 || place.y + place.height > m.y + m.height - 4)
    return false;
  for (const Rect& other : taken)
    if (other.width > 0 && overlap(place, other, 4)) return false;
  if (onFilled(map, place)) return false;
  put(map.ui, {place.x, place.y}, words, colour);
  taken.push_back(place);
  return true;
}

// The names of the agglomeration's territories, once the city no longer fills the map.
void drawAgglomerationNames(const MapFrame& map, std::vector<Rect>& taken) {
  if (map.camera().pixelsPerKm > 0.7 * map.ui.state.map.home.pixelsPerKm) return;
  for (std::size_t t = 0; t < map.dataset().territories.size(); ++t) {
    const Territory& territory = map.dataset().territories[t];
    if (territory.kind != TerritoryKind::agglomeration || t >= map.mesh().shapes.size() || map.mesh().shapes[t].empty()) continue;
    if (map.wide && t < map.regionPlates.size() && map.regionPlates[t].width > 0) continue;  // the plate has the name
    const std::string& name = territory.shortName.in(map.ui.lang);
    const float width = widthOf(map.ui, Weight::body, name);
    const Point at = map.screen(map.mesh().anchors[t]);
    putName(map, {static_cast<float>(at.x) - width / 2, static_cast<float>(at.y) - 11, width, kLine}, name, map.ui.colour.ink2, taken);
  }
}

void drawTowns(const MapFrame& map, std::vector<Rect>& taken) {
  for (const Place& place : map.dataset().places.places) {
    if (place.kind != PlaceKind::town || findDistrict(map.dataset(), place.territory) >= 0) continue;
    const Point km = map.mesh().projection.toPlane(place.position);
    const ImVec2 at = toImVec(map.screen(km));
    if (!inSight(map.rect, at, at)) continue;
    const std::string& name = place.name.in(map.ui.lang);
    const float width = widthOf(map.ui, Weight::body, name);
    const bool right = putName(map, {at.x + 8, at.y - 11, width, kLine}, name, map.ui.colour.ink3, taken);
    if (!right && !putName(map, {at.x - 8 - width, at.y - 11, width, kLine}, name, map.ui.colour.ink3, taken)) continue;
    ImGui::GetWindowDrawList()->AddCircleFilled(at, 2.5f, map.ui.colour.ink3);
  }
}

}  // namespace

void drawMapLines(const MapFrame& map) {
  ImDrawList* list = ImGui::GetBackgroundDrawList();
  list->PushClipRect({map.rect.x, map.rect.y}, {map.rect.x + map.rect.width, map.rect.y + map.rect.height}, true);
  drawAgglomeration(map);
  drawDistricts(map);
  const Tokens& colour = map.ui.colour;
  const int chosen = findTerritory(map.dataset(), map.ui.session.view.territory);
  const int hovered = map.ui.state.map.hovered;
  drawMetro(map);
  if (hovered >= 0 && hovered != chosen) outline(map, hovered, colour.panel, 4, colour.ink2, 2);
  if (chosen >= 0) outline(map, chosen, colour.panel, 6, colour.accent, 3);
  list->PopClipRect();
}

void drawPlaceNames(const MapFrame& map) {
  if (map.small) return;
  std::vector<Rect> taken = map.taken();
  drawAgglomerationNames(map, taken);
  drawTowns(map, taken);
}

}  // namespace kosh::ui
