// Values that occur in every part: provenance, figures, names, tables by year and by district.
#include <algorithm>

#include "io/formats.h"
#include "io/read_parts.h"

namespace kosh {
namespace {

constexpr Status kStatuses[] = {Status::official, Status::computed, Status::estimate, Status::illustrative,
                                Status::unverified};
constexpr const char* kLanguageKeys[kLangs] = {"kk", "ru", "en"};

}  // namespace

Status readStatus(const Field& field) {
  if (field.is(JsonKind::string))
    for (Status status : kStatuses)
      if (field.value()->text == statusName(status)) return status;
  field.oneOf("official, computed, estimate, illustrative, unverified");
  return Status::unverified;
}

std::string readOptionalText(const Field& field) { return field.given() ? field.text() : std::string(); }

Provenance readProvenance(const Field& field) {
  if (!field.expectObject()) return {};
  return {field.at("source").text(), field.at("as_of").text(), readStatus(field.at("status")),
          readOptionalNames(field.at("note"))};
}

Figure readFigure(const Field& field) {
  if (!field.expectObject()) return {};
  Figure out{field.at("value").number(), readProvenance(field)};
  if (field.at("alternatives").given())
    for (const Field& item : field.at("alternatives").items()) out.alternatives.push_back(readFigure(item));
  return out;
}

std::optional<Figure> readOptionalFigure(const Field& field) {
  if (!field.given()) return std::nullopt;
  if (field.is(JsonKind::object) && field.at("value").isNull()) return std::nullopt;
  return readFigure(field);
}

std::vector<YearFigure> readYearFigures(const Field& field) {
  std::vector<YearFigure> out;
  if (!field.given()) return out;
  for (const Field& item : field.items()) {
    if (!item.expectObject()) continue;
    const int year = item.at("year").year();
    if (const std::optional<Figure> figure = readOptionalFigure(item)) out.push_back({year, *figure});
  }
  std::stable_sort(out.begin(), out.end(), [](const YearFigure& a, const YearFigure& b) { return a.year < b.year; });
  return out;
}

Names readNames(const Field& field) {
  Names out;
  if (!field.is(JsonKind::object)) field.wrongKind(Str::IoKindNames);
  for (std::size_t i = 0; i < kLangs; ++i) out.by[i] = field.at(kLanguageKeys[i]).text();
  return out;
}

Names readNamesOrText(const Field& field) {
  return field.is(JsonKind::string) ? sameInAll(field.text()) : readNames(field);
}

Names readOptionalNames(const Field& field) { return field.given() ? readNamesOrText(field) : Names(); }

// Longitude and latitude in degrees; a third number (height) is ignored, as GeoJSON allows.
Point readPosition(const Field& field) {
  const JsonValue* value = field.value();
  const auto numberAt = [&](std::size_t i) { return value->items.size() > i && value->items[i].kind == JsonKind::number; };
  if (!field.is(JsonKind::array) || !numberAt(0) || !numberAt(1)) {
    field.wrongKind(Str::IoKindPoint);
    return {};
  }
  const Point p{value->items[0].number, value->items[1].number};
  if (p.x < -180 || p.x > 180) field.fail({Str::IoRange, {shortestNumber(p.x), "-180", "180"}});
  if (p.y < -90 || p.y > 90) field.fail({Str::IoRange, {shortestNumber(p.y), "-90", "90"}});
  return p;
}

YearTable readYearTable(const Field& years, int columns,
                        const std::function<void(const Field&, std::vector<double>&)>& readRow) {
  std::vector<std::pair<int, std::vector<double>>> rows;
  for (const auto& [key, field] : years.members()) {
    std::vector<double> row;
    const int year = field.yearKey(key);
    readRow(field, row);
    row.resize(static_cast<std::size_t>(columns), 0.0);
    rows.emplace_back(year, std::move(row));
  }
  std::sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  YearTable out;
  out.columns = columns;
  for (const auto& [year, row] : rows) {
    out.years.push_back(year);
    out.values.insert(out.values.end(), row.begin(), row.end());
  }
  return out;
}

void forDistricts(const Field& byId, const Dataset& data, const std::function<void(const Field&, int)>& each) {
  for (const auto& [id, field] : byId.members()) {
    if (data.territories.empty() || findDistrict(data, id) >= 0) continue;
    field.fail({findTerritory(data, id) < 0 ? Str::IoUnknownId : Str::IoNotProjected, {'"' + id + '"'}});
  }
  for (int d = 0; d < static_cast<int>(data.districts.size()); ++d) each(byId.at(district(data, d).id), d);
}

bool checkHead(const Field& root, const char* expected, int number) {
  const Field format = root.at("format"), version = root.at("version");
  if (!format.is(JsonKind::string) || format.value()->text != expected) {
    format.fail({Str::IoFormat, {format.found(), std::string(expected)}});
    return false;
  }
  if (version.is(JsonKind::number) && version.value()->number == number) return true;
  version.fail({Str::IoVersion, {version.found(), std::to_string(number)}});
  return false;
}

void warnOtherData(const Field& field, const Dataset& dataset, Str message) {
  if (!field.given()) return;
  const std::string made = field.text();
  if (!made.empty() && made != dataset.fingerprint) field.warn({message, {made, dataset.fingerprint}});
}

}  // namespace kosh
