// Where the district plates stand on the map: a pure function of geometry and sizes, without drawing.
#pragma once
#include <optional>
#include <vector>

#include "map/mesh.h"

namespace kosh::ui {

// One plate to place. All lengths are pixels of the page; the shape is in kilometres.
struct LabelSpec {
  Point anchor;                  // where the plate would best stand: inside its district
  float width = 0, height = 0;
  const Shape* shape = nullptr;  // of its district
};

struct LabelField {
  Camera camera;                 // how the shapes lie on the page
  Rect map;
  Rect bounds;                   // plates stay inside
  std::vector<Rect> obstacles;   // legend, head, buttons: no plate touches them
  bool mayHide = false;          // key numbers may cover a small district, full plates stand beside it
};

struct LabelPlace {
  Rect plate;
  bool shown = false;   // false: there was no room
  bool leader = false;  // the plate stands outside its district: a line leads to the anchor
};

// Plates keep a gap of 4 px to each other and to obstacles. Those that fit into their district choose first, so the
// ones of small districts move. The answer depends on the arguments alone: no values, no random numbers, no history.
std::vector<LabelPlace> placeLabels(const std::vector<LabelSpec>& labels, const LabelField& field);

// The anchor itself where it is in sight, else the point of the visible part of the shape nearest to it; nothing
// when no part is in sight. `margin` keeps it off the edge of the map.
std::optional<Point> anchorInSight(const Shape& shape, Point anchorKm, const Camera& camera, const Rect& map, float margin);

bool overlap(const Rect& a, const Rect& b, float gap = 0);
bool inside(const Rect& rect, Point p);
Point nearestOn(const Rect& rect, Point p);  // of the rectangle, to a point outside it

}  // namespace kosh::ui
