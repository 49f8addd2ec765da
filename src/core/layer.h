// A layer of the user: areas and points of a GeoJSON, beside the facts and never mixed with them.
#pragma once
#include <string>
#include <vector>

#include "core/geometry.h"

namespace kosh {

struct LayerArea {
  std::string name;  // may be empty
  Shape shape;       // degrees
};

struct LayerPoint {
  std::string name;
  Point position;    // degrees
};

struct Layer {
  std::string name;  // of the file
  std::vector<LayerArea> areas;
  std::vector<LayerPoint> points;
};

}  // namespace kosh
