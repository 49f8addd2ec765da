// Scale bar and north, at the right end of the map's foot.
#include <algorithm>
#include <cmath>

#include "ui/map_parts.h"

namespace kosh::ui {
namespace {

constexpr float kMost = 110, kPad = 8, kNorth = 26;

// The longest of 1, 2, 5, 10 .. kilometres (or hundreds of metres) that fits.
double lengthKm(const MapFrame& map) {
  double best = 0.1;
  for (double power : {0.1, 1.0, 10.0, 100.0})
    for (double step : {1.0, 2.0, 5.0})
      if (step * power * map.camera().pixelsPerKm <= kMost) best = std::max(best, step * power);
  return best;
}

std::string words(const MapFrame& map) {
  const double km = lengthKm(map);
  return km < 1 ? map.ui.words(Message{Str::MapMetres, {Number{km * 1000, 0}}}) : map.ui.words(Message{Str::MapKm, {Number{km, 0}}});
}

}  // namespace

void layScale(MapFrame& map) {
  if (map.small || map.camera().pixelsPerKm <= 0 || map.rect.height < 300) return;
  const float width = kMost + 2 * kPad + kNorth, height = 44;
  const float foot = map.credit.width > 0 ? map.credit.y : map.rect.y + map.rect.height;
  const Rect place{map.rect.x + map.rect.width - width - 10, foot - height - 6, width, height};
  if (!overlap(place, map.legend, 8)) map.scale = place;
}

void drawScale(const MapFrame& map) {
  if (map.scale.width <= 0) return;
  const Rect& r = map.scale;
  remember(map.ui, "scale", r);
  const auto length = static_cast<float>(lengthKm(map) * map.camera().pixelsPerKm);
  const float right = r.x + r.width - kPad - kNorth, y = r.y + r.height - 10;
  const Tokens& colour = map.ui.colour;
  fill(r, colour.panel, 4);
  putRight(map.ui, {right, r.y + 4}, words(map), colour.ink2);
  fill({right - length, y, length, 2}, colour.ink);
  fill({right - length, y - 5, 2, 7}, colour.ink);
  fill({right - 2, y - 5, 2, 7}, colour.ink);
  const float x = r.x + r.width - 16;
  triangleUp({x, r.y + 12}, 10, colour.ink);
  putCentre(map.ui, {x, r.y + 18}, map.ui.words(Str::MapNorth), colour.ink, Weight::bold);
}

}  // namespace kosh::ui
