// Reads places.json: schools, hospitals, metro stations and towns as points of the map.
#include "io/read_parts.h"

namespace kosh {
namespace {

constexpr int kMaxOrder = 1000;  // stations along a line

Place readPlace(const Field& field, PlaceKind kind) {
  Place out;
  out.kind = kind;
  out.name = readNamesOrText(field.at("name"));
  out.territory = readOptionalText(field.at("territory"));
  out.position = readPosition(field.at("lonlat"));
  if (field.at("order").given()) out.order = field.at("order").whole(0, kMaxOrder);
  out.note = readOptionalNames(field.at("note"));
  return out;
}

void readKind(const Field& field, PlaceKind kind, Provenance& from, Dataset& data) {
  if (!field.given() || !field.expectObject()) return;
  from = readProvenance(field);
  for (const Field& item : field.at("items").items())
    if (item.expectObject()) data.places.places.push_back(readPlace(item, kind));
}

}  // namespace

void readPlaces(const Field& part, Dataset& data) {
  readKind(part.at("schools"), PlaceKind::school, data.places.schools, data);
  readKind(part.at("hospitals"), PlaceKind::hospital, data.places.hospitals, data);
  readKind(part.at("metro"), PlaceKind::metro, data.places.metro, data);
  readKind(part.at("towns"), PlaceKind::town, data.places.towns, data);
}

}  // namespace kosh
