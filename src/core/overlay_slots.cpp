// The table of places for typed figures. A new kind of place is one function and one row.
#include "core/overlay_slots.h"

#include <algorithm>
#include <cstdlib>
#include <string>

namespace kosh {
namespace {

using Steps = std::vector<std::string_view>;  // "services/school/unit_cost" in its three parts

Slot at(std::optional<Figure>& figure) {
  Slot slot;
  slot.figure = &figure;
  return slot;
}

Slot at(std::vector<YearFigure>& years, int year) {
  Slot slot;
  slot.years = &years;
  slot.year = year;
  return slot;
}

Slot at(double& value, Provenance& from) {
  Slot slot;
  slot.value = &value;
  slot.from = &from;
  return slot;
}

// Four digits within the years that can matter: a lifetime before the base year up to the last projected one.
std::optional<int> yearIn(const Dataset& dataset, std::string_view text) {
  constexpr int kLifetime = 100;
  const bool digits = text.size() == 4 && text.find_first_not_of("0123456789") == std::string_view::npos;
  const int year = digits ? std::atoi(std::string(text).c_str()) : 0;
  const Demography& d = dataset.demography;
  return year >= d.baseYear - kLifetime && year <= d.lastFlowYear ? std::optional(year) : std::nullopt;
}

Service* serviceOf(Dataset& dataset, std::string_view id) {
  const int s = findService(dataset, id);
  return s < 0 ? nullptr : &dataset.services.services[static_cast<std::size_t>(s)];
}

QuotaStream* streamOf(Dataset& dataset, std::string_view id) {
  const int s = findStream(dataset, id);
  return s < 0 ? nullptr : &dataset.quotas.streams[static_cast<std::size_t>(s)];
}

std::optional<Slot> area(Dataset& dataset, const Steps& steps) {
  const int t = findTerritory(dataset, steps[1]);
  return t < 0 ? std::nullopt : std::optional(at(dataset.territories[static_cast<std::size_t>(t)].areaKm2));
}

std::optional<Slot> capacity(Dataset& dataset, const Steps& steps) {
  Service* service = serviceOf(dataset, steps[1]);
  const int t = findTerritory(dataset, steps[3]);
  if (!service || t < 0) return std::nullopt;
  if (dataset.territories[static_cast<std::size_t>(t)].kind == TerritoryKind::city) return at(service->cityCapacity);
  const auto d = static_cast<std::size_t>(findDistrict(dataset, steps[3]));  // -1 is past every size
  return d < service->capacity.size() ? std::optional(at(service->capacity[d])) : std::nullopt;
}

std::optional<Slot> typicalSize(Dataset& dataset, const Steps& steps) {
  Service* service = serviceOf(dataset, steps[1]);
  return service ? std::optional(at(service->typicalSize)) : std::nullopt;
}

std::optional<Slot> unitCost(Dataset& dataset, const Steps& steps) {
  Service* service = serviceOf(dataset, steps[1]);
  return service ? std::optional(at(service->unitCost)) : std::nullopt;
}

std::optional<Slot> baseline(Dataset& dataset, const Steps& steps) {
  QuotaStream* stream = streamOf(dataset, steps[1]);
  const std::optional<int> year = yearIn(dataset, steps[3]);
  return stream && year ? std::optional(at(stream->baseline, *year)) : std::nullopt;
}

std::optional<Slot> fillRate(Dataset& dataset, const Steps& steps) {
  QuotaStream* stream = streamOf(dataset, steps[1]);
  return stream ? std::optional(at(stream->fillRate, stream->fillFrom)) : std::nullopt;
}

std::optional<Slot> stayYears(Dataset& dataset, const Steps& steps) {
  QuotaStream* stream = streamOf(dataset, steps[1]);
  const bool fits = stream && !stream->permanent;
  return fits ? std::optional(at(stream->stayYears, stream->stayFrom)) : std::nullopt;
}

std::optional<Slot> kandasOutside(Dataset& dataset, const Steps& steps) {
  const std::optional<int> year = yearIn(dataset, steps[2]);
  return year ? std::optional(at(dataset.quotas.kandasOutsideQuota, *year)) : std::nullopt;
}

struct Kind {
  std::string_view pattern;  // '*' stands for an id or a year
  Bounds bounds;
  std::optional<Slot> (*find)(Dataset&, const Steps&);
};

constexpr Kind kKinds[] = {
    {"territories/*/area_km2", {1e6, false}, area},
    {"services/*/capacity/*", {}, capacity},
    {"services/*/typical_size", {1e9, false}, typicalSize},
    {"services/*/unit_cost", {}, unitCost},
    {"quotas/kandas_outside/*", {}, kandasOutside},
    {"quotas/*/baseline/*", {}, baseline},
    {"quotas/*/fill_rate", {1}, fillRate},
    {"quotas/*/stay_years", {50, false}, stayYears},
};

Steps split(std::string_view path) {
  Steps out;
  for (std::size_t end = 0; end != std::string_view::npos; path.remove_prefix(end == std::string_view::npos ? 0 : end + 1)) {
    end = path.find('/');
    out.push_back(path.substr(0, end));
  }
  return out;
}

bool fits(const Steps& pattern, const Steps& steps) {
  return std::equal(pattern.begin(), pattern.end(), steps.begin(), steps.end(),
                    [](std::string_view wanted, std::string_view step) { return wanted == "*" || wanted == step; });
}

}  // namespace

std::optional<Figure> Slot::read() const {
  if (figure) return *figure;
  if (value) return Figure{*value, *from};
  for (const YearFigure& each : *years)
    if (each.year == year) return each.figure;
  return std::nullopt;
}

void Slot::write(const Figure& given) const {
  if (figure) {
    *figure = given;
  } else if (value) {
    *value = given.value;
    *from = given.from;
  } else {
    const auto place = std::lower_bound(years->begin(), years->end(), year,
                                        [](const YearFigure& each, int wanted) { return each.year < wanted; });
    if (place != years->end() && place->year == year) place->figure = given;
    else years->insert(place, {year, given});
  }
}

std::optional<Slot> findSlot(Dataset& dataset, std::string_view path) {
  const Steps steps = split(path);
  for (const Kind& kind : kKinds) {
    if (!fits(split(kind.pattern), steps)) continue;
    std::optional<Slot> slot = kind.find(dataset, steps);
    if (slot) slot->bounds = kind.bounds;
    return slot;
  }
  return std::nullopt;
}

}  // namespace kosh
