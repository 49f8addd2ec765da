// Lays, smooths and packs the surface when something it rests on changed; shares and supply of those who walk.
#include "app/surface.h"

#include <algorithm>

#include "app/session.h"

namespace kosh {
namespace {

PlaceKind placeKindOf(FacilityKind kind) {
  return kind == FacilityKind::school ? PlaceKind::school : kind == FacilityKind::hospital ? PlaceKind::hospital : PlaceKind::metro;
}

std::string bitsOf(const std::vector<double>& values) {
  return {reinterpret_cast<const char*>(values.data()), values.size() * sizeof(double)};
}

void appendFacility(std::string& key, const Facility& facility) { key += bitsOf({facility.km.x, facility.km.y, facility.supply}); }

bool needsSecond(const View& view) { return view.mode == MapMode::access; }

// What is there in a district in the year, less what objects of the plan with a place of their own bring.
struct Supply {
  std::vector<double> points;    // [d] points that share it
  std::vector<double> capacity;  // [d]
  double cityPoints = 0, cityCapacity = 0;
  bool byDistrict = false;
};

double shiftsOf(const Dataset& dataset, const std::string& service) {
  const int s = findService(dataset, service);
  if (s < 0) return 1;
  const std::optional<Figure>& shifts = dataset.services.services[static_cast<std::size_t>(s)].shifts;
  return shifts ? shifts->value : 1;
}

double capacityIn(const Session& session, const std::string& service, int territory) {
  const int indicator = findIndicator(session.outcome, service + "_capacity");
  const std::optional<Datum> datum = indicator < 0 ? std::nullopt : valueOf(session.outcome, indicator, territory, session.view.year);
  return datum ? datum->value : 0;
}

int districtAt(const Session& session, Point km) {
  const int t = territoryAt(session.mesh, *session.dataset, km);
  for (std::size_t d = 0; d < session.dataset->districts.size(); ++d)
    if (session.dataset->districts[d] == t) return static_cast<int>(d);
  return -1;
}

Supply supplyOf(const Session& session, const std::string& service, const std::vector<Facility>& points) {
  const Dataset& dataset = *session.dataset;
  Supply out;
  out.points.assign(dataset.districts.size(), 0);
  for (const Facility& point : points)
    if (const int d = districtAt(session, point.km); d >= 0) out.points[static_cast<std::size_t>(d)] += 1;
  out.cityPoints = static_cast<double>(points.size());
  out.cityCapacity = capacityIn(session, service, 0);
  for (int t : dataset.districts) {
    out.capacity.push_back(capacityIn(session, service, t));
    out.byDistrict = out.byDistrict || out.capacity.back() > 0;
  }
  return out;
}

std::vector<Facility> placedIn(const Session& session, const std::string& service) {
  std::vector<Facility> out;
  for (const NewObject& object : session.scenario.objects)
    if (object.position && object.service == service && object.year <= session.view.year)
      out.push_back({session.mesh.projection.toPlane(*object.position), object.places * shiftsOf(*session.dataset, service)});
  return out;
}

void smooth(Session& session) {
  SurfaceCache& cache = session.surface;
  const bool fresh = cache.laidFor != session.meshVersion;
  if (fresh) cache.field = layDensity(*session.dataset, session.mesh.shapes, session.mesh.projection);
  cache.laidFor = session.meshVersion;
  if (!fresh && cache.field.radiusKm == std::clamp(session.view.radiusKm, kLeastRadiusKm, kMostRadiusKm)) return;
  smoothDensity(cache.field, session.view.radiusKm);
  cache.shareFor.clear();
  if (session.view.mode == MapMode::access && measureOf(session.view) == AccessMeasure::provision) cache.secondFor.clear();
  cache.atlas.width = 0;  // to be packed anew
}

void countLayer(Session& session) {
  SurfaceCache& cache = session.surface;
  const std::string key = std::to_string(session.layerVersion) + '/' + std::to_string(session.meshVersion) + bitsOf({cache.field.radiusKm});
  if (key == cache.layerFor) return;
  cache.layerFor = key;
  cache.layerShares.clear();
  for (const Shape& shape : session.layerKm) cache.layerShares.push_back(sharesIn(cache.field, shape));
}

std::string secondKey(const Session& session, const std::vector<Facility>& facilities) {
  const View& view = session.view;
  if (!needsSecond(view)) return "none";
  std::string key = std::to_string(session.meshVersion) + (measureOf(view) == AccessMeasure::share ? "walk" : "supply");
  for (const Facility& facility : facilities) appendFacility(key, facility);
  if (measureOf(view) == AccessMeasure::provision) key += bitsOf({view.walkKm, view.radiusKm}) + bitsOf(session.surface.persons);
  return key;
}

void computeSecond(Session& session, const std::vector<Facility>& facilities) {
  SurfaceCache& cache = session.surface;
  cache.second.clear();
  if (!needsSecond(session.view)) return;
  if (measureOf(session.view) == AccessMeasure::share) {
    for (const DensityWindow& window : cache.field.districts) cache.second.push_back(walkingKm(window.grid, facilities));
    return;
  }
  cache.second = provisionPerPerson(cache.field, cache.persons, facilities, session.view.walkKm);
  for (std::vector<double>& cells : cache.second)
    for (double& value : cells) value *= 1000;
}

void computeShares(SurfaceCache& cache, const View& view) {
  cache.shares.assign(cache.field.districts.size(), std::nullopt);
  cache.cityShare.reset();
  double people = 0, sum = 0;
  for (std::size_t d = 0; d < cache.shares.size() && d < cache.second.size(); ++d) {
    const DensityWindow& window = cache.field.districts[d];
    if (window.perKm2.empty()) continue;
    const bool share = measureOf(view) == AccessMeasure::share;
    cache.shares[d] = share ? 100 * shareWithin(window, cache.second[d], view.walkKm) : meanProvision(window, cache.second[d]);
    people += cache.persons[d];
    sum += *cache.shares[d] * cache.persons[d];
  }
  if (people > 0) cache.cityShare = sum / people;
}

}  // namespace

std::vector<double> residentsOf(const Dataset& dataset, const Outcome& outcome, int year) {
  const int indicator = findIndicator(outcome, "population");
  std::vector<double> out;
  for (int t : dataset.districts) {
    const std::optional<Datum> datum = indicator < 0 ? std::nullopt : valueOf(outcome, indicator, t, year);
    out.push_back(datum ? datum->value : 0);
  }
  return out;
}

std::string serviceOfFacility(const Session& session) {
  switch (session.view.facility) {
    case FacilityKind::school: return "school";
    case FacilityKind::hospital: return "hospital_beds";
    case FacilityKind::metro: return "";
  }
  return "";
}

// Capacities of single schools are not published: what a district has (or, where only the city's figure is known, the
// city) is split evenly over its points, after the objects of the plan that have a place of their own.
std::vector<Facility> facilitiesOf(const Session& session) {
  const Dataset& dataset = *session.dataset;
  const PlaceKind kind = placeKindOf(session.view.facility);
  std::vector<Facility> out;
  for (const Place& place : dataset.places.places)
    if (place.kind == kind) out.push_back({session.mesh.projection.toPlane(place.position), 0});
  const std::string service = serviceOfFacility(session);
  if (service.empty()) return out;
  const std::vector<Facility> placed = placedIn(session, service);
  Supply supply = supplyOf(session, service, out);
  for (const Facility& object : placed) {
    if (const int d = districtAt(session, object.km); d >= 0) supply.capacity[static_cast<std::size_t>(d)] -= object.supply;
    supply.cityCapacity -= object.supply;
  }
  for (Facility& point : out) {
    const int d = districtAt(session, point.km);
    if (!supply.byDistrict) point.supply = std::max(supply.cityCapacity, 0.0) / supply.cityPoints;
    else if (d >= 0) point.supply = std::max(supply.capacity[static_cast<std::size_t>(d)], 0.0) / supply.points[static_cast<std::size_t>(d)];
  }
  out.insert(out.end(), placed.begin(), placed.end());
  return out;
}

double peopleOfArea(const Session& session, std::size_t area) {
  const SurfaceCache& cache = session.surface;
  double sum = 0;
  for (std::size_t d = 0; area < cache.layerShares.size() && d < cache.layerShares[area].size(); ++d) sum += cache.layerShares[area][d] * cache.persons[d];
  return sum;
}

void refreshSurface(Session& session) {
  if (!session.dataset || !(showsSurface(session.view) || session.layer)) return;
  SurfaceCache& cache = session.surface;
  cache.persons = residentsOf(*session.dataset, session.outcome, session.view.year);
  smooth(session);
  countLayer(session);
  const std::vector<Facility> facilities = needsSecond(session.view) ? facilitiesOf(session) : std::vector<Facility>{};
  const std::string second = secondKey(session, facilities);
  const bool changed = second != cache.secondFor;
  if (changed) computeSecond(session, facilities);
  cache.secondFor = second;
  const std::string share = bitsOf({session.view.walkKm, cache.field.radiusKm}) + bitsOf(cache.persons);
  if (needsSecond(session.view) && (changed || share != cache.shareFor)) computeShares(cache, session.view);
  cache.shareFor = share;
  if (!changed && cache.atlas.width > 0) return;
  cache.atlas = packSurface(cache.field, session.dataset->districts, session.dataset->territories.size(), cache.second);
  ++cache.version;
}

}  // namespace kosh
