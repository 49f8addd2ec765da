// A GeoJSON of the user: areas, points, names, and clear words for what is wrong.
#include "doctest/doctest.h"
#include "io/formats.h"

using namespace kosh;

namespace {

constexpr const char* kSquare = R"({"type":"Polygon","coordinates":[[[76,43],[77,43],[77,44],[76,43]]]})";

std::string collection(const std::string& features) { return R"({"type":"FeatureCollection","features":[)" + features + "]}"; }
std::string feature(const std::string& geometry, const std::string& properties = "{}") {
  return R"({"type":"Feature","properties":)" + properties + R"(,"geometry":)" + geometry + "}";
}
Result<Layer> read(const std::string& bytes) { return readLayer({"areas.geojson", bytes}); }

std::string problemsOf(const std::string& bytes) {
  std::string out;
  for (const Problem& problem : read(bytes).problems) out += say(problem, Lang::en) + "\n";
  return out;
}

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("Areas and points of a collection become a layer with their names") {
  const Result<Layer> layer = read(collection(feature(kSquare, R"({"name":"Okrug 1"})") + "," + feature(R"({"type":"Point","coordinates":[76.9,43.2]})", R"({"id":7})") + "," +
                                              feature(R"({"type":"MultiPoint","coordinates":[[76,43],[77,44]]})", "null")));
  REQUIRE(layer);
  CHECK(layer.value->name == "areas.geojson");
  REQUIRE(layer.value->areas.size() == 1);
  CHECK(layer.value->areas[0].name == "Okrug 1");
  CHECK(layer.value->areas[0].shape[0].outer.size() == 3);  // the repeated point is dropped
  REQUIRE(layer.value->points.size() == 3);
  CHECK(layer.value->points[0].name == "7");
  CHECK(layer.value->points[2].position == Point{77, 44});
}

TEST_CASE("A single feature, a bare geometry and a collection of geometries are layers too") {
  CHECK(read(feature(kSquare)).value->areas.size() == 1);
  CHECK(read(kSquare).value->areas.size() == 1);
  CHECK(read(R"({"type":"GeometryCollection","geometries":[)" + std::string(kSquare) + R"(,{"type":"Point","coordinates":[1,2]}]})").value->points.size() == 1);
}

TEST_CASE("A feature without a place is passed over, a layer without any is refused") {
  CHECK(read(collection(feature("null") + "," + feature(kSquare))).value->areas.size() == 1);
  const std::string told = problemsOf(collection(feature("null")));
  CHECK(has(told, "neither areas nor points"));
  CHECK_FALSE(read(collection("")));
}

TEST_CASE("Every problem is told with its place") {
  const std::string told = problemsOf(collection(feature(R"({"type":"LineString","coordinates":[[76,43],[77,44]]})") + "," +
                                                 feature(R"({"type":"Point","coordinates":[760,43]})")));
  CHECK(has(told, "/features/0/geometry/type"));
  CHECK(has(told, "LineString"));
  CHECK(has(told, "/features/1/geometry/coordinates"));
  CHECK(has(told, "760"));
  CHECK(has(problemsOf(feature(R"({"type":"Polygon","coordinates":[[[76,43],[77,43]]]})")), "2"));
  CHECK_FALSE(problemsOf("{nonsense").empty());
}

TEST_CASE("Too many areas are refused with the limit") {
  std::string features = feature(kSquare);
  for (std::size_t i = 0; i < kMaxLayerAreas; ++i) features += "," + feature(kSquare);
  CHECK(has(problemsOf(collection(features)), "500"));
}

TEST_CASE("A file of ours or any other JSON is not a layer") {
  CHECK(isGeoJson(collection("")));
  CHECK(isGeoJson(kSquare));
  CHECK_FALSE(isGeoJson(R"({"format":"kosh/territories","type":"FeatureCollection","features":[]})"));
  CHECK_FALSE(isGeoJson(R"({"format":"kosh/scenario"})"));
  CHECK_FALSE(isGeoJson(R"({"type":"car"})"));
  CHECK_FALSE(isGeoJson("[1,2]"));
  CHECK_FALSE(isGeoJson("no json"));
}
