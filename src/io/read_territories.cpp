// Reads territories.geojson (names, areas, totals, polygons) and sources.json.
#include "io/read_parts.h"

namespace kosh {
namespace {

TerritoryKind readKind(const Field& field) {
  const std::string kind = field.is(JsonKind::string) ? field.value()->text : "";
  if (kind == "city") return TerritoryKind::city;
  if (kind == "agglomeration") return TerritoryKind::agglomeration;
  if (kind != "district") field.oneOf("city, district, agglomeration");
  return TerritoryKind::district;
}

Territory readTerritoryFeature(const Field& feature) {
  const Field properties = feature.at("properties");
  properties.expectObject();
  Territory out;
  out.id = properties.at("id").text();
  out.kato = readOptionalText(properties.at("kato"));
  out.name = readNames(properties.at("name"));
  out.shortName = properties.at("short").given() ? readNames(properties.at("short")) : out.name;
  out.kind = readKind(properties.at("kind"));
  out.areaKm2 = readOptionalFigure(properties.at("area_km2"));
  out.population = readYearFigures(properties.at("population"));
  out.shape = readShape(feature.at("geometry"));
  return out;
}

}  // namespace

void readTerritories(const Field& part, Dataset& data) {
  data.id = part.at("id").text();
  data.name = readNames(part.at("name"));
  data.attribution = readOptionalText(part.at("attribution"));
  for (const Field& feature : part.at("features").items()) {
    if (feature.expectObject()) data.territories.push_back(readTerritoryFeature(feature));
  }
}

Source readSource(const Field& item) {
  Source source;
  source.id = item.at("id").text();
  source.publisher = readOptionalText(item.at("publisher"));
  source.title = readNamesOrText(item.at("title"));
  source.date = readOptionalText(item.at("date"));
  source.kind = readOptionalText(item.at("kind"));
  source.licence = readOptionalText(item.at("licence"));
  source.note = readOptionalNames(item.at("note"));
  return source;
}

void readSources(const Field& part, Dataset& data) {
  for (const Field& item : part.at("sources").items())
    if (item.expectObject()) data.sources.push_back(readSource(item));
}

}  // namespace kosh
