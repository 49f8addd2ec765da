// Reads polygons of GeoJSON, and a whole GeoJSON of the user as a layer.
#include <algorithm>

#include "io/formats.h"
#include "io/read_parts.h"

namespace kosh {
namespace {

// GeoJSON repeats the first point at the end of a ring; ours does not.
Ring readRing(const Field& field) {
  Ring ring;
  for (const Field& item : field.items()) ring.push_back(readPosition(item));
  if (ring.size() > 1 && ring.front() == ring.back()) ring.pop_back();
  return ring;
}

Polygon readPolygon(const Field& field) {
  Polygon out;
  bool first = true;
  for (const Field& item : field.items()) {
    if (first) out.outer = readRing(item);
    else out.holes.push_back(readRing(item));
    first = false;
  }
  return out;
}

std::string nameOf(const Field& properties) {
  for (const char* key : {"name", "title", "id"}) {
    const Field field = properties.at(key);
    if (field.is(JsonKind::string)) return field.value()->text;
    if (field.is(JsonKind::number)) return shortestNumber(field.value()->number);
  }
  return {};
}

void readGeometry(const Field& geometry, const std::string& name, Layer& layer) {
  if (!geometry.given() || !geometry.expectObject()) return;  // a feature without a place
  const Field type = geometry.at("type"), coordinates = geometry.at("coordinates");
  const std::string kind = type.is(JsonKind::string) ? type.value()->text : "";
  if (kind == "Polygon" || kind == "MultiPolygon") layer.areas.push_back({name, readShape(geometry)});
  else if (kind == "Point") layer.points.push_back({name, readPosition(coordinates)});
  else if (kind == "MultiPoint")
    for (const Field& item : coordinates.items()) layer.points.push_back({name, readPosition(item)});
  else if (kind == "GeometryCollection")
    for (const Field& item : geometry.at("geometries").items()) readGeometry(item, name, layer);
  else type.oneOf("Polygon, MultiPolygon, Point, MultiPoint");
}

void readFeature(const Field& feature, Layer& layer) {
  if (!feature.expectObject()) return;
  const Field properties = feature.at("properties");
  readGeometry(feature.at("geometry"), properties.is(JsonKind::object) ? nameOf(properties) : std::string(), layer);
}

void checkSize(const Field& root, const Layer& layer) {
  const auto count = [](std::size_t n) { return Number{static_cast<double>(n), 0}; };
  if (layer.areas.empty() && layer.points.empty()) root.fail({Str::BadLayerEmpty, {}});
  if (layer.areas.size() > kMaxLayerAreas || layer.points.size() > kMaxLayerPoints)
    root.fail({Str::BadLayerLarge, {count(layer.areas.size()), count(layer.points.size()), count(kMaxLayerAreas), count(kMaxLayerPoints)}});
}

// An area of fewer than three corners is none.
void checkRings(const Field& root, const Layer& layer) {
  for (const LayerArea& area : layer.areas)
    for (const Polygon& polygon : area.shape)
      if (polygon.outer.size() < 3) root.fail({Str::BadRing, {Number{static_cast<double>(polygon.outer.size()), 0}}});
}

std::string typeOf(const JsonValue& tree) {
  const JsonValue* type = tree.find("type");
  return type && type->kind == JsonKind::string ? type->text : std::string();
}

}  // namespace

Shape readShape(const Field& field) {
  Shape out;
  if (!field.given() || !field.expectObject()) return out;
  const Field type = field.at("type");
  const std::string name = type.is(JsonKind::string) ? type.value()->text : "";
  if (name == "Polygon") out.push_back(readPolygon(field.at("coordinates")));
  else if (name != "MultiPolygon") type.oneOf("Polygon, MultiPolygon");
  else
    for (const Field& item : field.at("coordinates").items()) out.push_back(readPolygon(item));
  return out;
}

bool isGeoJson(std::string_view bytes) {
  ProblemList ignored;
  const std::optional<JsonValue> tree = readJson(bytes, "", ignored);
  if (!tree || tree->find("format")) return false;
  const std::string type = typeOf(*tree);
  return type == "FeatureCollection" || type == "Feature" || (!type.empty() && (tree->find("coordinates") || tree->find("geometries")));
}

Result<Layer> readLayer(const InputFile& file) {
  ProblemList problems;
  Result<Layer> out;
  const std::optional<JsonValue> tree = readJson(file.bytes, file.name, problems);
  Layer layer;
  layer.name = file.name;
  if (tree) {
    const Field root(*tree, file.name, "", problems);
    const std::string type = typeOf(*tree);
    if (type == "FeatureCollection")
      for (const Field& feature : root.at("features").items()) readFeature(feature, layer);
    else if (type == "Feature") readFeature(root, layer);
    else readGeometry(root, "", layer);
    checkRings(root, layer);
    if (!problems.anyError) checkSize(root, layer);
  }
  if (tree && !problems.anyError) out.value = std::move(layer);
  out.problems = problems.take();
  return out;
}

}  // namespace kosh
