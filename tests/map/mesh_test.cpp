// The mesh of a small made-up city, the camera, and the outlines of Almaty as they are shipped.
#include "map/mesh.h"

#include <cmath>
#include <fstream>
#include <iterator>
#include <string>

#include "doctest/doctest.h"
#include "io/formats.h"

using namespace kosh;

namespace {

Polygon rectangle(double x0, double y0, double x1, double y1) { return {{{x0, y0}, {x1, y0}, {x1, y1}, {x0, y1}}, {}}; }

Territory territory(const char* id, TerritoryKind kind, Shape shape) {
  Territory made;
  made.id = id;
  made.kind = kind;
  made.shape = std::move(shape);
  return made;
}

// A city without an outline, two districts side by side, and a region that lies under both and further out.
// One more region has no outline.
Dataset smallCity() {
  Dataset dataset;
  dataset.territories = {territory("city", TerritoryKind::city, {}),
                         territory("west", TerritoryKind::district, {rectangle(76.8, 43.2, 76.9, 43.3)}),
                         territory("east", TerritoryKind::district, {rectangle(76.9, 43.2, 77.0, 43.3)}),
                         territory("region", TerritoryKind::agglomeration, {rectangle(76.0, 43.0, 77.2, 43.8)}),
                         territory("unknown", TerritoryKind::agglomeration, {})};
  dataset.districts = {1, 2};
  return dataset;
}

Point place(const MapMesh& mesh, double longitude, double latitude) {
  return mesh.projection.toPlane(Point{longitude, latitude});
}

const Rect kRect{352, 56, 672, 728};

double widthOf(const Box& box) { return box.high.x - box.low.x; }
double heightOf(const Box& box) { return box.high.y - box.low.y; }

std::string bytesOf(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

Result<Dataset> readAlmaty() {
  std::vector<InputFile> files;
  for (const char* name : {"territories.geojson", "demography.json", "migration.json", "quotas.json", "services.json",
                           "places.json", "sources.json"})
    files.push_back({name, bytesOf(std::string(KOSH_SOURCE_DIR) + "/data/almaty/" + name)});
  return readDataset(files);
}

double turn(Point a, Point b, Point c) { return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x); }

// An outline rounded to ten metres may cross itself in a spot; triangles cannot then be exact there.
bool crossesItself(const Ring& ring) {
  const auto at = [&](std::size_t i) { return ring[i % ring.size()]; };
  for (std::size_t i = 0; i < ring.size(); ++i)
    for (std::size_t k = i + 1; k < ring.size(); ++k)
      if (turn(at(i), at(i + 1), at(k)) * turn(at(i), at(i + 1), at(k + 1)) < 0 &&
          turn(at(k), at(k + 1), at(i)) * turn(at(k), at(k + 1), at(i + 1)) < 0)
        return true;
  return false;
}

bool crossesItself(const Shape& shape) {
  for (const Polygon& polygon : shape) {
    if (crossesItself(polygon.outer)) return true;
    for (const Ring& hole : polygon.holes)
      if (crossesItself(hole)) return true;
  }
  return false;
}

double sumOfAreas(const Triangles& triangles) {
  double sum = 0;
  for (std::size_t i = 0; i + 2 < triangles.indices.size(); i += 3)
    sum += std::fabs(turn(triangles.points[triangles.indices[i]], triangles.points[triangles.indices[i + 1]],
                          triangles.points[triangles.indices[i + 2]])) /
           2;
  return sum;
}

}  // namespace

TEST_CASE("The mesh is centred on the middle of the districts") {
  const MapMesh mesh = buildMesh(smallCity());
  CHECK(place(mesh, 76.9, 43.25).x == doctest::Approx(0));
  CHECK(place(mesh, 76.9, 43.25).y == doctest::Approx(0));
  CHECK(mesh.city.low.x == doctest::Approx(-mesh.city.high.x));
  CHECK(heightOf(mesh.city) == doctest::Approx(11.119508));
}

TEST_CASE("Everything holds the city and the region, and territories without outline have empty boxes") {
  const MapMesh mesh = buildMesh(smallCity());
  REQUIRE(mesh.boxes.size() == 5);
  if (mesh.boxes.size() != 5) return;
  CHECK(mesh.boxes[0].empty());
  CHECK(mesh.boxes[4].empty());
  CHECK(mesh.shapes[4].empty());
  CHECK(mesh.everything.low == mesh.boxes[3].low);
  CHECK(mesh.everything.high == mesh.boxes[3].high);
  CHECK(mesh.city.low == mesh.boxes[1].low);
  CHECK(mesh.city.high == mesh.boxes[2].high);
}

TEST_CASE("Triangles of the agglomeration come first and districts are drawn over them") {
  const MapMesh mesh = buildMesh(smallCity());
  REQUIRE(mesh.indices.size() == 3 * 2 * 3);
  if (mesh.indices.size() != 18) return;
  const auto owner = [&](std::size_t i) { return static_cast<int>(mesh.vertices[mesh.indices[i]].territory); };
  for (std::size_t i = 0; i < 6; ++i) CHECK(owner(i) == 3);
  for (std::size_t i = 6; i < 12; ++i) CHECK(owner(i) == 1);
  for (std::size_t i = 12; i < 18; ++i) CHECK(owner(i) == 2);
}

TEST_CASE("An outline of the city itself is not drawn and not hit") {
  Dataset dataset = smallCity();
  dataset.territories[0].shape = {rectangle(76.8, 43.2, 77.0, 43.4)};
  const MapMesh mesh = buildMesh(dataset);
  for (const MapVertex& vertex : mesh.vertices) CHECK(vertex.territory != 0);
  CHECK(territoryAt(mesh, dataset, place(mesh, 76.9, 43.35)) == 3);
}

TEST_CASE("Anchors lie inside their territories") {
  const MapMesh mesh = buildMesh(smallCity());
  for (const std::size_t t : {1u, 2u, 3u}) CHECK(contains(mesh.shapes[t], mesh.anchors[t]));
}

TEST_CASE("A point belongs to the district rather than to the region under it, and to nobody outside") {
  const Dataset dataset = smallCity();
  const MapMesh mesh = buildMesh(dataset);
  CHECK(territoryAt(mesh, dataset, place(mesh, 76.85, 43.25)) == 1);
  CHECK(territoryAt(mesh, dataset, place(mesh, 76.95, 43.25)) == 2);
  CHECK(territoryAt(mesh, dataset, place(mesh, 76.5, 43.5)) == 3);
  CHECK(territoryAt(mesh, dataset, place(mesh, 78.0, 43.25)) == -1);
}

TEST_CASE("A dataset without outlines gives an empty mesh and a camera that still works") {
  Dataset dataset;
  dataset.territories = {territory("city", TerritoryKind::city, {}), territory("only", TerritoryKind::district, {})};
  const MapMesh mesh = buildMesh(dataset);
  CHECK(mesh.indices.empty());
  CHECK(mesh.everything.empty());
  CHECK(territoryAt(mesh, dataset, {0, 0}) == -1);
  const Camera camera = clampCamera({}, mesh, kRect);
  CHECK(camera.pixelsPerKm > 0);
  CHECK(toScreen(camera, kRect, {0, 0}) == Point{688, 420});
}

TEST_CASE("Fitting a box puts its middle into the middle and leaves the margin on the tighter side") {
  const Box wide{{-10, 2}, {30, 6}};
  const Camera camera = fit(wide, kRect, 16);
  CHECK(camera.centre == Point{10, 4});
  CHECK(camera.pixelsPerKm == doctest::Approx((672.0 - 32) / 40));
  CHECK(toScreen(camera, kRect, {-10, 4}).x == doctest::Approx(352 + 16));
  CHECK(toScreen(camera, kRect, {30, 4}).x == doctest::Approx(352 + 672 - 16));
  const Camera tall = fit({{0, 0}, {1, 100}}, kRect, 0);
  CHECK(tall.pixelsPerKm == doctest::Approx(7.28));
}

TEST_CASE("Fitting a point or a rectangle smaller than its margins stays finite") {
  CHECK(fit({{3, 3}, {3, 3}}, kRect, 10).pixelsPerKm > 0);
  CHECK(fit({{3, 3}, {3, 3}}, kRect, 10).pixelsPerKm <= 400);
  CHECK(fit({{0, 0}, {10, 10}}, {0, 0, 20, 20}, 40).pixelsPerKm == doctest::Approx(0.1));
}

TEST_CASE("North is up and east is right on the screen") {
  const Camera camera{{0, 0}, 10};
  CHECK(toScreen(camera, kRect, {0, 0}) == Point{688, 420});
  CHECK(toScreen(camera, kRect, {1, 0}) == Point{698, 420});
  CHECK(toScreen(camera, kRect, {0, 1}) == Point{688, 410});
}

TEST_CASE("From kilometres to the screen and back is the same point") {
  const Camera camera{{12.5, -7.25}, 33.3};
  for (const Point km : {Point{0, 0}, Point{12.5, -7.25}, Point{-80, 41}, Point{3.3, 99}}) {
    const Point back = toKm(camera, kRect, toScreen(camera, kRect, km));
    CHECK(back.x == doctest::Approx(km.x));
    CHECK(back.y == doctest::Approx(km.y));
  }
}

TEST_CASE("A camera that is not set yet maps every pixel to its centre") {
  CHECK(toKm({{1, 2}, 0}, kRect, {500, 500}) == Point{1, 2});
}

TEST_CASE("Zooming keeps the point under the pointer where it is") {
  const Camera camera{{3, 4}, 20};
  for (const Point pixel : {Point{352, 56}, Point{700, 300}, Point{1024, 784}})
    for (const double factor : {0.5, 1.1, 4.0}) {
      const Camera zoomed = zoomAt(camera, kRect, pixel, factor);
      CHECK(zoomed.pixelsPerKm == doctest::Approx(20 * factor));
      const Point before = toKm(camera, kRect, pixel), after = toKm(zoomed, kRect, pixel);
      CHECK(after.x == doctest::Approx(before.x));
      CHECK(after.y == doctest::Approx(before.y));
    }
}

TEST_CASE("Zooming in and out again is the same camera") {
  const Camera camera{{3, 4}, 20};
  const Camera back = zoomAt(zoomAt(camera, kRect, {400, 700}, 1.25), kRect, {400, 700}, 0.8);
  CHECK(back.pixelsPerKm == doctest::Approx(20));
  CHECK(back.centre.x == doctest::Approx(3));
  CHECK(back.centre.y == doctest::Approx(4));
}

TEST_CASE("A camera that is not set yet is fitted to the city") {
  const MapMesh mesh = buildMesh(smallCity());
  const Camera camera = clampCamera({}, mesh, kRect);
  CHECK(camera == fit(mesh.city, kRect, 24));
  CHECK(toScreen(camera, kRect, mesh.city.low).x >= 352 + 23.9);
}

TEST_CASE("Zoomed out, everything still takes half of the rectangle") {
  const MapMesh mesh = buildMesh(smallCity());
  const Camera camera = clampCamera({{0, 0}, 1e-6}, mesh, kRect);
  CHECK(camera.pixelsPerKm * widthOf(mesh.everything) == doctest::Approx(672.0 / 2));
  CHECK(camera.pixelsPerKm * heightOf(mesh.everything) <= 728.0 / 2);
}

TEST_CASE("Zoomed in, a kilometre takes at most 400 pixels") {
  const MapMesh mesh = buildMesh(smallCity());
  CHECK(clampCamera({{0, 0}, 1e9}, mesh, kRect).pixelsPerKm == 400);
  CHECK(clampCamera({{0, 0}, 120}, mesh, kRect).pixelsPerKm == 120);
}

TEST_CASE("The middle of the rectangle stays on the map") {
  const MapMesh mesh = buildMesh(smallCity());
  CHECK(clampCamera({{1e6, -1e6}, 50}, mesh, kRect).centre == Point{mesh.everything.high.x, mesh.everything.low.y});
  CHECK(clampCamera({{-1e6, 1e6}, 50}, mesh, kRect).centre == Point{mesh.everything.low.x, mesh.everything.high.y});
  CHECK(clampCamera({{1, 2}, 50}, mesh, kRect) == Camera{{1, 2}, 50});
}

TEST_CASE("A map so small that the limits cross keeps the upper one") {
  Dataset dataset;
  dataset.territories = {territory("tiny", TerritoryKind::district, {rectangle(76.9, 43.2, 76.9001, 43.2001)})};
  CHECK(clampCamera({{0, 0}, 5}, buildMesh(dataset), kRect).pixelsPerKm == 400);
}

TEST_CASE("The outlines of Almaty are cut into triangles that cover them exactly") {
  const Result<Dataset> almaty = readAlmaty();
  REQUIRE(almaty);
  if (!almaty) return;
  const MapMesh mesh = buildMesh(*almaty.value);
  int drawn = 0;
  for (std::size_t t = 0; t < mesh.shapes.size(); ++t) {
    if (mesh.shapes[t].empty()) continue;
    ++drawn;
    CAPTURE(almaty.value->territories[t].id);
    const double area = areaOf(mesh.shapes[t]);
    const double allowed = crossesItself(mesh.shapes[t]) ? 1e-5 : 1e-9;
    CHECK(std::fabs(sumOfAreas(triangulate(mesh.shapes[t])) - area) <= allowed * area);
    CHECK(contains(mesh.shapes[t], mesh.anchors[t]));
  }
  CHECK(drawn == 15);
}

TEST_CASE("The districts of Almaty have simple outlines, and their areas are near the official ones") {
  const Result<Dataset> almaty = readAlmaty();
  REQUIRE(almaty);
  if (!almaty) return;
  const MapMesh mesh = buildMesh(*almaty.value);
  double sum = 0;
  for (const int t : almaty.value->districts) {
    CAPTURE(almaty.value->territories[t].id);
    CHECK_FALSE(crossesItself(mesh.shapes[t]));
    sum += areaOf(mesh.shapes[t]);
  }
  CHECK(sum == doctest::Approx(702.8).epsilon(0.005));  // the outlines' own areas in the source: 702.83 km2
}

TEST_CASE("The triangles in the mesh of Almaty add up to its shapes in single precision") {
  const Result<Dataset> almaty = readAlmaty();
  REQUIRE(almaty);
  if (!almaty) return;
  const MapMesh mesh = buildMesh(*almaty.value);
  std::vector<double> sums(mesh.shapes.size(), 0);
  for (std::size_t i = 0; i + 2 < mesh.indices.size(); i += 3) {
    const MapVertex a = mesh.vertices[mesh.indices[i]], b = mesh.vertices[mesh.indices[i + 1]];
    const MapVertex c = mesh.vertices[mesh.indices[i + 2]];
    sums[static_cast<std::size_t>(a.territory)] += std::fabs(turn({a.x, a.y}, {b.x, b.y}, {c.x, c.y})) / 2;
    CHECK(a.territory == b.territory);
    CHECK(a.territory == c.territory);
  }
  for (std::size_t t = 0; t < sums.size(); ++t) CHECK(sums[t] == doctest::Approx(areaOf(mesh.shapes[t])).epsilon(1e-4));
}

TEST_CASE("Known places of Almaty lie in their districts") {
  const Result<Dataset> almaty = readAlmaty();
  REQUIRE(almaty);
  if (!almaty) return;
  const MapMesh mesh = buildMesh(*almaty.value);
  const auto at = [&](double longitude, double latitude) {
    const int t = territoryAt(mesh, *almaty.value, place(mesh, longitude, latitude));
    return t < 0 ? std::string() : almaty.value->territories[t].id;
  };
  CHECK(at(76.9456, 43.2385) == "bostandyk");  // Republic Square, south side
  CHECK(at(76.9285, 43.2605) == "almaly");     // Tole bi street, middle of the district
  CHECK(at(77.0578, 43.1575) == "medeu");      // the Medeu skating rink
  CHECK(at(77.0130, 43.3470) == "turksib");    // the airport's terminal
  CHECK(at(10, 50).empty());
}
