// Validation of services, places and sources.
#include <cmath>

#include "core/check.h"

namespace kosh {
namespace {

// An empty rate is one that nobody knows.
void checkRate(Checker& check, const std::string& path, const std::vector<double>& rate, const Provenance& from) {
  if (rate.empty()) return;
  check.provenance(path, from);
  if (const std::optional<double> each = perPerson(rate)) return check.notNegative(path, *each);
  if (check.length(join(path, "by_age"), rate.size(), check.dataset.demography.ages))
    check.notNegative(join(path, "by_age"), rate);
}

void checkNorm(Checker& check, const std::string& path, const Norm& norm) {
  if (!(norm.value > 0)) check.report(join(path, "value"), Str::BadNorm, {shortestNumber(norm.value)});
  if (norm.gate && norm.status == Status::unverified)
    check.report(join(path, "gate"), Str::BadGate, {}, Severity::warning);
}

void checkAboveZero(Checker& check, const std::string& path, const std::optional<Figure>& figure) {
  check.figure(path, figure);
  if (figure && figure->value == 0) check.report(join(path, "value"), Str::BadZero, {});
}

void checkService(Checker& check, const std::string& path, const Service& service) {
  checkRate(check, join(path, "rate"), service.rate, service.rateFrom);
  checkRate(check, join(path, "policy_rate"), service.policyRate, service.policyFrom);
  if (check.length(join(path, "capacity"), service.capacity.size(), check.dataset.districts.size()))
    for (std::size_t d = 0; d < service.capacity.size(); ++d)
      check.figure(join(path, "capacity/" + district(check.dataset, static_cast<int>(d)).id), service.capacity[d]);
  check.figure(join(path, "city_capacity"), service.cityCapacity);
  checkNorm(check, join(path, "norm"), service.norm);
  checkAboveZero(check, join(path, "shifts"), service.shifts);
  checkAboveZero(check, join(path, "typical_size"), service.typicalSize);
  check.figure(join(path, "unit_cost"), service.unitCost);
}

// An object stands in a district, or in the city where its district is not known.
void checkObject(Checker& check, const std::string& path, const ServiceObject& object) {
  const Dataset& dataset = check.dataset;
  if (findService(dataset, object.service) < 0)
    check.report(join(path, "service"), Str::BadUnknownService, {object.service});
  const int t = findTerritory(dataset, object.territory);
  const bool fits = t >= 0 && dataset.territories[t].kind != TerritoryKind::agglomeration;
  if (!fits) check.report(join(path, "territory"), Str::BadUnknownTerritory, {object.territory});
  if (object.year < dataset.demography.baseYear || object.year > dataset.demography.lastFlowYear)
    check.report(join(path, "year"), Str::BadYear,
                 {std::to_string(object.year), std::to_string(dataset.demography.baseYear),
                  std::to_string(dataset.demography.lastFlowYear)});
  check.notNegative(join(path, "places"), object.places);
  check.provenance(path, object.from);
}

struct PlaceGroup {
  PlaceKind kind;
  const char* path;
  const Provenance& from;
};

void checkGroup(Checker& check, const PlaceGroup& group) {
  std::size_t index = 0;
  for (const Place& place : check.dataset.places.places) {
    if (place.kind != group.kind) continue;
    const std::string path = join(std::string(group.path) + "/items", index++);
    if (!place.territory.empty() && findTerritory(check.dataset, place.territory) < 0)
      check.report(join(path, "territory"), Str::BadUnknownTerritory, {place.territory});
    if (!(std::fabs(place.position.x) <= 180 && std::fabs(place.position.y) <= 90))
      check.report(join(path, "lonlat"), Str::BadLonLat, {shortestNumber(place.position.x), shortestNumber(place.position.y)});
  }
  if (index > 0) check.provenance(group.path, group.from);
}

}  // namespace

void checkServices(Checker check) {
  const Services& facts = check.dataset.services;
  std::vector<std::string> ids;
  for (std::size_t s = 0; s < facts.services.size(); ++s) {
    ids.push_back(facts.services[s].id);
    checkService(check, join("/services", s), facts.services[s]);
  }
  check.unique("/services", ids);
  for (std::size_t o = 0; o < facts.objects.size(); ++o) checkObject(check, join("/objects", o), facts.objects[o]);
  for (std::size_t o = 0; o < facts.catalogue.size(); ++o) {
    const CatalogueObject& object = facts.catalogue[o];
    const std::string path = join("/catalogue", o);
    if (findService(check.dataset, object.service) < 0)
      check.report(join(path, "service"), Str::BadUnknownService, {object.service});
    check.notNegative(join(path, "places"), object.places.value);
    if (object.places.value == 0) check.report(join(path, "places"), Str::BadZero, {});
    check.provenance(path, object.places.from);
  }
}

void checkPlaces(Checker check) {
  const Places& facts = check.dataset.places;
  const PlaceGroup groups[] = {{PlaceKind::school, "/schools", facts.schools},
                               {PlaceKind::hospital, "/hospitals", facts.hospitals},
                               {PlaceKind::metro, "/metro", facts.metro},
                               {PlaceKind::town, "/towns", facts.towns}};
  for (const PlaceGroup& group : groups) checkGroup(check, group);
}

void checkSources(Checker check) {
  std::vector<std::string> ids;
  for (const Source& source : check.dataset.sources) ids.push_back(source.id);
  check.unique("/sources", ids);
}

}  // namespace kosh
