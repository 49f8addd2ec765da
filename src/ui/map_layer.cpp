// The user's own layer on the map: outlines and points, the people of its areas, a plate to take it away.
#include <algorithm>
#include <cmath>

#include "ui/map_parts.h"

namespace kosh::ui {
namespace {

constexpr float kHigh = 62, kPlate = 26, kBadge = 18;
constexpr std::size_t kFewPoints = 2000;  // more are drawn as small squares

ImVec2 toImVec(Point p) { return {static_cast<float>(p.x), static_cast<float>(p.y)}; }

void drawRing(const MapFrame& map, ImDrawList& list, const Ring& ring) {
  std::vector<ImVec2> points;
  for (const Point& km : ring) points.push_back(toImVec(map.screen(km)));
  const int count = static_cast<int>(points.size());
  list.AddPolyline(points.data(), count, map.ui.colour.panel, ImDrawFlags_Closed, 4.5f);
  list.AddPolyline(points.data(), count, map.ui.colour.accent, ImDrawFlags_Closed, 2);
}

void drawPoints(const MapFrame& map, ImDrawList& list, const std::vector<LayerPoint>& points) {
  const float half = points.size() > kFewPoints ? 1.5f : 4.5f;
  for (const LayerPoint& point : points) {
    const ImVec2 at = toImVec(map.screen(map.mesh().projection.toPlane(point.position)));
    if (at.x < map.rect.x - 5 || at.y < map.rect.y - 5 || at.x > map.rect.x + map.rect.width + 5 || at.y > map.rect.y + map.rect.height + 5) continue;
    if (half > 2) list.AddCircleFilled(at, half + 1.5f, map.ui.colour.panel, 12);
    list.AddCircleFilled(at, half, map.ui.colour.accent, half > 2 ? 12 : 4);
  }
}

std::string peopleWords(const MapFrame& map, std::size_t area) {
  const double people = roundSignificant(peopleOfArea(map.ui.session, area), 3);
  return "\u2248\u00A0" + map.ui.words(Message{Str::LayerPeople, {Number{std::round(people), 0}}});
}

std::string summary(const MapFrame& map) {
  const Layer& layer = *map.ui.session.layer;
  if (layer.areas.empty()) return map.ui.words(Message{Str::LayerPoints, {Number{static_cast<double>(layer.points.size()), 0}}});
  return std::string(map.ui.words(Str::LayerNote));
}

// Name and people of an area on a plate, where nothing else stands.
void drawAreaPlate(const MapFrame& map, std::size_t area, std::vector<Rect>& taken) {
  const Shape& shape = map.ui.session.layerKm[area];
  const std::string people = peopleWords(map, area), name = map.ui.session.layer->areas[area].name;
  const float first = name.empty() ? 0 : widthOf(map.ui, Weight::body, name) + 8;
  const float width = std::ceil(first + kBadge + widthOf(map.ui, Weight::bold, people)) + 16;
  const Point at = map.screen(labelPoint(shape));
  const Rect plate{std::round(static_cast<float>(at.x) - width / 2), std::round(static_cast<float>(at.y) - kPlate / 2), width, kPlate};
  const Rect& m = map.rect;
  if (plate.x < m.x + 4 || plate.y < m.y + 4 || plate.x + width > m.x + m.width - 4 || plate.y + kPlate > m.y + m.height - 4) return;
  for (const Rect& other : taken)
    if (other.width > 0 && overlap(plate, other, 4)) return;
  remember(map.ui, "layer-area:" + std::to_string(area), plate);
  fill(plate, map.ui.colour.panel, 4);
  frame(plate, map.ui.colour.accent, 1, 4);
  put(map.ui, {plate.x + 8, plate.y + 2}, name, map.ui.colour.ink);
  badge({plate.x + 8 + first + 6, plate.y + 13}, Status::illustrative, map.ui.colour.ink3);
  put(map.ui, {plate.x + 8 + first + kBadge, plate.y + 2}, people, map.ui.colour.ink, Weight::bold);
  taken.push_back(plate);
}

}  // namespace

void layLayer(MapFrame& map) {
  if (!map.ui.session.layer || map.rect.height < 240) return;
  const std::string title = map.ui.words(Message{Str::LayerTitle, {map.ui.session.layer->name}});
  const float width = std::ceil(std::max(widthOf(map.ui, Weight::bold, title), widthOf(map.ui, Weight::body, summary(map)) + kBadge)) + 24 + 40;
  map.layer = {map.head.x, map.head.y + map.head.height + 8, std::min(width, map.rect.width - 2 * (map.head.x - map.rect.x)), kHigh};
}

void drawLayerShapes(const MapFrame& map) {
  if (!map.ui.session.layer) return;
  ImDrawList& list = *ImGui::GetBackgroundDrawList();
  list.PushClipRect({map.rect.x, map.rect.y}, {map.rect.x + map.rect.width, map.rect.y + map.rect.height}, true);
  for (const Shape& shape : map.ui.session.layerKm)
    for (const Polygon& polygon : shape) {
      drawRing(map, list, polygon.outer);
      for (const Ring& hole : polygon.holes) drawRing(map, list, hole);
    }
  drawPoints(map, list, map.ui.session.layer->points);
  list.PopClipRect();
}

void drawLayer(MapFrame& map) {
  if (!map.ui.session.layer || map.layer.width <= 0) return;
  std::vector<Rect> taken = map.taken();
  for (std::size_t area = 0; area < map.ui.session.layerKm.size(); ++area) drawAreaPlate(map, area, taken);
  const Rect& plate = map.layer;
  fill(plate, map.ui.colour.panel, 8);
  frame(plate, map.ui.colour.line, 1, 8);
  putFitted(map.ui, {plate.x + 12, plate.y + 8}, plate.width - 60, map.ui.words(Message{Str::LayerTitle, {map.ui.session.layer->name}}), map.ui.colour.ink, Weight::bold);
  badge({plate.x + 18, plate.y + 43}, Status::illustrative, map.ui.colour.ink3);
  putFitted(map.ui, {plate.x + 12 + kBadge, plate.y + 32}, plate.width - 60 - kBadge, summary(map), map.ui.colour.ink2);
  if (iconButton(map.ui, "layer-remove", {plate.x + plate.width - 42, plate.y + 14, 34, 34}, Icon::close, map.ui.words(Str::LayerRemove))) {
    map.ui.session.layer.reset();
    map.ui.session.layerKm.clear();
    ++map.ui.session.layerVersion;
  }
}

}  // namespace kosh::ui
