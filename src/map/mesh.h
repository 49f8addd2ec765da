// The map's geometry, made once per dataset: projected shapes and one triangle mesh whose vertices know their territory.
#pragma once
#include <cstdint>
#include <vector>

#include "core/dataset.h"

namespace kosh {

struct MapVertex {
  float x = 0, y = 0;      // kilometres
  float territory = 0;     // index into Dataset::territories
};

struct MapMesh {
  PlaneProjection projection{Point{0, 0}};
  std::vector<MapVertex> vertices;
  std::vector<std::uint32_t> indices;     // triangles; agglomeration first, then districts
  std::vector<Shape> shapes;              // [territory], kilometres; empty where there is no polygon
  std::vector<Point> anchors;             // [territory], label points, kilometres
  std::vector<Box> boxes;                 // [territory], kilometres
  Box city;                               // of all districts
  Box everything;
};

MapMesh buildMesh(const Dataset& dataset);

// The territory at a point in kilometres; districts win over the agglomeration. -1: none.
int territoryAt(const MapMesh& mesh, const Dataset& dataset, Point km);

// Camera: which kilometres stand in the middle of the map rectangle, and how many pixels a kilometre takes.
struct Camera {
  Point centre;
  double pixelsPerKm = 0;  // 0: not set yet, fit the city
  bool operator==(const Camera&) const = default;
};

struct Rect {
  float x = 0, y = 0, width = 0, height = 0;  // pixels of the page, y down
  bool operator==(const Rect&) const = default;
};

Camera fit(const Box& box, const Rect& rect, float marginPixels);
Point toScreen(const Camera& camera, const Rect& rect, Point km);
Point toKm(const Camera& camera, const Rect& rect, Point pixel);
Camera zoomAt(const Camera& camera, const Rect& rect, Point pixel, double factor);  // the point under the pixel stays
Camera clampCamera(const Camera& camera, const MapMesh& mesh, const Rect& rect);    // cannot lose the map

// How one territory is filled.
struct AreaStyle {
  std::uint32_t colour = 0;   // 0xAABBGGRR, as Dear ImGui packs it
  std::uint32_t hatch = 0;    // 0: none; else the colour of 45 degree lines, 8 px step, 1 px wide ("no data")
  bool operator==(const AreaStyle&) const = default;
};

}  // namespace kosh
