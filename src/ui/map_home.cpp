// Where the map stands by itself: as large as it can without a plate, a legend or a button over what is to be seen.
#include <algorithm>
#include <array>
#include <cmath>
#include <set>

#include "ui/map_parts.h"

namespace kosh::ui {
namespace {

constexpr double kGridKm = 1.2, kPlaceKm = 1.0;
constexpr float kMargin = 10, kEdge = 16, kLow = 620;
constexpr double kScaleStep = 0.97, kLeastShare = 0.2;

// What concerns people is looked at where they live; districts and changes with all their land.
bool ofPeople(MapMode mode) { return mode == MapMode::density || mode == MapMode::access || mode == MapMode::objects; }

void addLand(const MapFrame& map, std::vector<Point>& out) {
  const Box& city = map.mesh().city;
  for (double x = city.low.x; x <= city.high.x; x += kGridKm)
    for (double y = city.low.y; y <= city.high.y; y += kGridKm) {
      const int t = territoryAt(map.mesh(), map.dataset(), {x, y});
      if (t >= 0 && map.dataset().territories[static_cast<std::size_t>(t)].kind == TerritoryKind::district) out.push_back({x, y});
    }
  for (int t : map.dataset().districts)
    for (const Polygon& polygon : map.mesh().shapes[static_cast<std::size_t>(t)]) {
      Point last{1e300, 1e300};
      for (const Point& km : polygon.outer) {
        if (std::fabs(km.x - last.x) + std::fabs(km.y - last.y) < kGridKm) continue;
        out.push_back(last = km);
      }
    }
}

// Corners of the kilometre squares that hold a school, a hospital or a station.
void addLived(const MapFrame& map, std::vector<Point>& out) {
  std::set<std::pair<int, int>> corners;
  for (const Place& place : map.dataset().places.places) {
    if (place.kind == PlaceKind::town) continue;
    const Point km = map.mesh().projection.toPlane(place.position);
    const int x = static_cast<int>(std::floor(km.x / kPlaceKm)), y = static_cast<int>(std::floor(km.y / kPlaceKm));
    for (int dx : {0, 1})
      for (int dy : {0, 1}) corners.insert({x + dx, y + dy});
  }
  for (const auto& [x, y] : corners) out.push_back({x * kPlaceKm, y * kPlaceKm});
}

std::vector<Point> pointsToSee(const MapFrame& map) {
  std::vector<Point> out;
  if (ofPeople(map.view().mode)) addLived(map, out);
  if (out.empty()) addLand(map, out);
  return out;
}

// Sizes by mode, not those of the moment: another indicator or an opened form must not move the map.
Rect headRoom(const MapFrame& map) {
  const float words = map.small ? 36 : 60;
  const MapMode mode = map.view().mode;
  const float controls = mode == MapMode::areas ? 0 : mode == MapMode::access ? controlsHeight(map) : 40;
  const float width = mode == MapMode::access ? map.head.width : mode == MapMode::areas ? 200 : 280;
  return {map.head.x, map.head.y, map.small ? map.head.width : width, words + controls};
}

Rect legendRoom(const MapFrame& map) {
  Rect out = map.legend;
  if (map.small || out.width <= 0) return out;
  const bool low = map.rect.height < kLow;
  const float foot = map.credit.width > 0 && map.rect.width < 900 ? map.credit.y - 8 : map.rect.y + map.rect.height - kEdge;
  if (!showsSurface(map.view())) out.width = 272;
  if (map.view().mode == MapMode::areas) out.height = low ? 100 : 136;
  if (map.view().mode == MapMode::objects) out.height = low ? 110 : 206;
  if (showsSurface(map.view()) && low) out.height = std::min(out.height, 122.0f);
  out.y = foot - out.height;
  return out;
}

std::vector<Rect> inTheWay(const MapFrame& map) {
  const Rect& r = map.rect;
  std::vector<Rect> out{map.modes, headRoom(map), map.buttons, legendRoom(map), {r.x, r.y + r.height - kLine - 4, r.width, kLine + 4}};
  if (!map.small) out.push_back({r.x + r.width - 162, r.y + r.height - 76, 152, 44});
  else if (r.height >= 160) out.push_back({r.x + r.width - 132, r.y + r.height - 84, 120, 48});  // the button of the quotas
  return out;
}

bool clear(const MapFrame& map, const Camera& camera, const std::vector<Point>& points, const std::vector<Rect>& plates) {
  const Rect& r = map.rect;
  const float gap = map.small ? 1 : 6;
  const Rect within{r.x + kMargin, r.y + kMargin, r.width - 2 * kMargin, r.height - 2 * kMargin};
  for (const Point& km : points) {
    const Point p = toScreen(camera, r, km);
    if (!inside(within, p)) return false;
    for (const Rect& plate : plates)
      if (plate.width > 0 && inside({plate.x - gap, plate.y - gap, plate.width + 2 * gap, plate.height + 2 * gap}, p)) return false;
  }
  return true;
}

Box boundsOf(const std::vector<Point>& points) {
  Box out;
  for (const Point& p : points) out.add(p);
  return out;
}

// The largest scale at which the points find a place between the plates, the most central place first.
Camera largest(const MapFrame& map, const std::vector<Point>& points, const std::vector<Rect>& plates) {
  constexpr std::array<double, 7> kPlaces{0.5, 0.35, 0.65, 0.2, 0.8, 0, 1};
  const Box box = boundsOf(points);
  const Rect& r = map.rect;
  const Camera whole = fit(box, r, kMargin);
  for (double share = 1; share > kLeastShare; share *= kScaleStep) {
    const double scale = whole.pixelsPerKm * share;
    const double slackX = r.width - 2 * kMargin - (box.high.x - box.low.x) * scale, slackY = r.height - 2 * kMargin - (box.high.y - box.low.y) * scale;
    for (double down : kPlaces)
      for (double right : kPlaces) {
        const Camera camera{{whole.centre.x - (right - 0.5) * slackX / scale, whole.centre.y + (down - 0.5) * slackY / scale}, scale};
        if (clear(map, camera, points, plates)) return camera;
      }
  }
  return whole;  // no room at all: the plates lie over it
}

std::string keyOf(const MapFrame& map, const std::vector<Rect>& plates) {
  std::string key = std::to_string(map.ui.session.meshVersion) + (ofPeople(map.view().mode) ? 'p' : 'l');
  const auto add = [&](const Rect& rect) {
    for (float value : {rect.x, rect.y, rect.width, rect.height}) key += ' ' + std::to_string(static_cast<int>(value));
  };
  add(map.rect);
  for (const Rect& plate : plates) add(plate);
  return key;
}

}  // namespace

Camera homeCamera(const MapFrame& map) {
  MapMemory& memory = map.ui.state.map;
  const std::vector<Rect> plates = inTheWay(map);
  std::string key = keyOf(map, plates);
  if (key == memory.homeKey) return memory.homeFound;
  memory.homeKey = std::move(key);
  const std::vector<Point> points = pointsToSee(map);
  memory.homeFound = points.empty() ? fit(map.mesh().everything, map.rect, kMargin) : largest(map, points, plates);
  return memory.homeFound;
}

// The city with the territories round it.
Camera regionCamera(const MapFrame& map) {
  const Rect& r = map.rect;
  const float top = map.head.y + map.head.height - r.y, foot = map.small ? 30 : map.rect.height < kLow ? 140 : 60;
  const Rect free{r.x + 8, r.y + top, std::max(40.0f, r.width - 16), std::max(40.0f, r.height - top - foot)};
  Camera camera = fit(map.mesh().everything, free, 4);
  camera.centre = toKm(camera, free, {r.x + r.width / 2.0, r.y + r.height / 2.0});
  return camera;
}

}  // namespace kosh::ui
