// Builds the map's mesh, finds territories under a point and moves the camera.
#include "map/mesh.h"

#include <algorithm>

namespace kosh {
namespace {

constexpr double kMostPixelsPerKm = 400;    // a pixel is 2.5 m; the outlines are generalised to 50 m
constexpr double kSmallestShare = 0.5;      // zoomed out, everything still takes half of the rectangle
constexpr float kFirstMarginPixels = 24;    // around the city when no camera is set yet
constexpr double kFallbackPixelsPerKm = 1;  // where there is nothing to fit

Point middleOf(const Box& box) { return {(box.low.x + box.high.x) / 2, (box.low.y + box.high.y) / 2}; }

void join(Box& box, const Box& other) {
  if (other.empty()) return;
  box.add(other.low);
  box.add(other.high);
}

double clamped(double value, double low, double high) { return std::max(low, std::min(value, high)); }

// Degrees. The districts decide; a dataset without their outlines is centred on what there is.
Point projectionCentre(const Dataset& dataset) {
  Box districts, all;
  for (const Territory& territory : dataset.territories) {
    const Box box = bounds(territory.shape);
    join(all, box);
    if (territory.kind == TerritoryKind::district) join(districts, box);
  }
  if (!districts.empty()) return middleOf(districts);
  return all.empty() ? Point{0, 0} : middleOf(all);
}

void addTriangles(MapMesh& mesh, std::size_t territory) {
  const Triangles triangles = triangulate(mesh.shapes[territory]);
  const auto base = static_cast<std::uint32_t>(mesh.vertices.size());
  for (const Point p : triangles.points)
    mesh.vertices.push_back({static_cast<float>(p.x), static_cast<float>(p.y), static_cast<float>(territory)});
  for (const std::uint32_t index : triangles.indices) mesh.indices.push_back(base + index);
}

void addTriangles(MapMesh& mesh, const Dataset& dataset, TerritoryKind kind) {
  for (std::size_t t = 0; t < dataset.territories.size(); ++t)
    if (dataset.territories[t].kind == kind) addTriangles(mesh, t);
}

int find(const MapMesh& mesh, const Dataset& dataset, Point km, TerritoryKind kind) {
  for (std::size_t t = 0; t < mesh.shapes.size(); ++t) {
    if (dataset.territories[t].kind != kind) continue;
    const Box& box = mesh.boxes[t];
    if (km.x < box.low.x || km.x > box.high.x || km.y < box.low.y || km.y > box.high.y) continue;
    if (contains(mesh.shapes[t], km)) return static_cast<int>(t);
  }
  return -1;
}

Point middleOf(const Rect& rect) { return {rect.x + rect.width / 2.0, rect.y + rect.height / 2.0}; }

}  // namespace

// The city is the sum of its districts and is not drawn itself, whatever outline a dataset gives it.
MapMesh buildMesh(const Dataset& dataset) {
  MapMesh mesh;
  mesh.projection = PlaneProjection(projectionCentre(dataset));
  for (const Territory& territory : dataset.territories) {
    mesh.shapes.push_back(mesh.projection.toPlane(territory.shape));
    mesh.anchors.push_back(labelPoint(mesh.shapes.back()));
    mesh.boxes.push_back(bounds(mesh.shapes.back()));
    join(mesh.everything, mesh.boxes.back());
    if (territory.kind == TerritoryKind::district) join(mesh.city, mesh.boxes.back());
  }
  addTriangles(mesh, dataset, TerritoryKind::agglomeration);
  addTriangles(mesh, dataset, TerritoryKind::district);
  return mesh;
}

int territoryAt(const MapMesh& mesh, const Dataset& dataset, Point km) {
  const int district = find(mesh, dataset, km, TerritoryKind::district);
  return district >= 0 ? district : find(mesh, dataset, km, TerritoryKind::agglomeration);
}

Camera fit(const Box& box, const Rect& rect, float marginPixels) {
  if (box.empty()) return {{0, 0}, kFallbackPixelsPerKm};
  const double width = std::max(1.0, rect.width - 2.0 * marginPixels);
  const double height = std::max(1.0, rect.height - 2.0 * marginPixels);
  const double kmWide = box.high.x - box.low.x, kmHigh = box.high.y - box.low.y;
  double scale = 1e300;
  if (kmWide > 0) scale = std::min(scale, width / kmWide);
  if (kmHigh > 0) scale = std::min(scale, height / kmHigh);
  return {middleOf(box), scale < 1e300 ? scale : kMostPixelsPerKm};
}

Point toScreen(const Camera& camera, const Rect& rect, Point km) {
  const Point middle = middleOf(rect);
  return {middle.x + (km.x - camera.centre.x) * camera.pixelsPerKm,
          middle.y - (km.y - camera.centre.y) * camera.pixelsPerKm};
}

Point toKm(const Camera& camera, const Rect& rect, Point pixel) {
  if (camera.pixelsPerKm <= 0) return camera.centre;
  const Point middle = middleOf(rect);
  return {camera.centre.x + (pixel.x - middle.x) / camera.pixelsPerKm,
          camera.centre.y - (pixel.y - middle.y) / camera.pixelsPerKm};
}

Camera zoomAt(const Camera& camera, const Rect& rect, Point pixel, double factor) {
  const Point before = toKm(camera, rect, pixel);
  Camera zoomed{camera.centre, camera.pixelsPerKm * factor};
  const Point after = toKm(zoomed, rect, pixel);
  zoomed.centre.x += before.x - after.x;
  zoomed.centre.y += before.y - after.y;
  return zoomed;
}

Camera clampCamera(const Camera& camera, const MapMesh& mesh, const Rect& rect) {
  if (!(camera.pixelsPerKm > 0)) return fit(mesh.city.empty() ? mesh.everything : mesh.city, rect, kFirstMarginPixels);
  if (mesh.everything.empty()) return camera;
  const double least = std::min(kMostPixelsPerKm, kSmallestShare * fit(mesh.everything, rect, 0).pixelsPerKm);
  return {{clamped(camera.centre.x, mesh.everything.low.x, mesh.everything.high.x),
           clamped(camera.centre.y, mesh.everything.low.y, mesh.everything.high.y)},
          clamped(camera.pixelsPerKm, least, kMostPixelsPerKm)};
}

}  // namespace kosh
