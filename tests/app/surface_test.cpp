// The surface between frames: computed when something it rests on changed and only then, with the plan's objects.
#include "app/surface.h"

#include <cmath>

#include "app/session.h"
#include "core/tiny_city.h"
#include "doctest/doctest.h"

using namespace kosh;

namespace {

// Tiny City on the ground: two districts of 0.1 x 0.1 degrees side by side, a school in each, a hospital in north.
Session townOnTheGround() {
  Dataset city = test::tinyCity();
  city.territories[test::kNorthTerritory].shape = {{{{76, 43}, {76.1, 43}, {76.1, 43.1}, {76, 43.1}}, {}}};
  city.territories[test::kSouthTerritory].shape = {{{{76.1, 43}, {76.2, 43}, {76.2, 43.1}, {76.1, 43.1}}, {}}};
  city.places.places.clear();
  for (const Point at : {Point{76.05, 43.05}, Point{76.15, 43.05}}) city.places.places.push_back({PlaceKind::school, {}, "", at, 0, {}});
  city.places.places.push_back({PlaceKind::hospital, {}, "", {76.05, 43.05}, 0, {}});
  Session session;
  adopt(session, std::move(city));
  return session;
}

double peopleDrawn(const Session& session) {
  double sum = 0;
  for (std::size_t d = 0; d < session.surface.persons.size(); ++d) sum += peopleOn(session.surface.field, session.surface.persons, static_cast<int>(d));
  return sum;
}

}  // namespace

TEST_CASE("Where the map shows districts no surface is computed") {
  Session session = townOnTheGround();
  refreshSurface(session);
  CHECK(session.surface.version == 0);
  CHECK(session.surface.field.districts.empty());
}

TEST_CASE("The surface holds the residents of the shown year and follows the plan") {
  Session session = townOnTheGround();
  session.view.mode = MapMode::density;
  refreshSurface(session);
  CHECK(peopleDrawn(session) == doctest::Approx(3000).epsilon(1e-9));
  session.view.year = 2027;
  refreshSurface(session);
  CHECK(peopleDrawn(session) == doctest::Approx(2730).epsilon(1e-9));
  decideQuota(session.scenario, *session.dataset, "kandas", 2026, 200);
  refresh(session, true);
  refreshSurface(session);
  CHECK(peopleDrawn(session) == doctest::Approx(2830).epsilon(1e-9));  // half of the quota comes
}

TEST_CASE("Year and plan change no texture, the radius does") {
  Session session = townOnTheGround();
  session.view.mode = MapMode::density;
  refreshSurface(session);
  const int first = session.surface.version;
  CHECK(first > 0);
  session.view.year = 2028;
  refreshSurface(session);
  refreshSurface(session);
  CHECK(session.surface.version == first);
  session.view.radiusKm = 0.5;
  refreshSurface(session);
  CHECK(session.surface.version == first + 1);
  refreshSurface(session);
  CHECK(session.surface.version == first + 1);
}

TEST_CASE("The share who can walk grows with the walk and with a school of the plan, once it is open") {
  Session session = townOnTheGround();
  session.view.mode = MapMode::access;
  session.view.walkKm = 0.8;
  refreshSurface(session);
  REQUIRE(session.surface.shares.size() == 2);
  REQUIRE(session.surface.shares[0]);
  const double near = *session.surface.shares[0];
  CHECK(near > 5);
  CHECK(near < 60);
  session.scenario.objects.push_back({"school", "north", 2028, 300, Point{76.06, 43.05}});
  refresh(session, true);
  refreshSurface(session);
  CHECK(*session.surface.shares[0] == near);
  session.view.year = 2028;
  refreshSurface(session);
  CHECK(*session.surface.shares[0] > near + 3);
  session.view.walkKm = 3;
  refreshSurface(session);
  CHECK(*session.surface.shares[0] > 90);
  REQUIRE(session.surface.cityShare);
  CHECK(*session.surface.cityShare > 90);
}

TEST_CASE("Provision hands out the school places of the districts to their people") {
  Session session = townOnTheGround();
  session.view.mode = MapMode::access;
  session.view.measure = AccessMeasure::provision;
  session.view.walkKm = 3;
  refreshSurface(session);
  const std::vector<Facility> schools = facilitiesOf(session);
  REQUIRE(schools.size() == 2);
  CHECK(schools[0].supply == doctest::Approx(400));
  CHECK(schools[1].supply == doctest::Approx(1000));
  double handed = 0;
  for (std::size_t d = 0; d < 2; ++d) handed += *session.surface.shares[d] * session.surface.persons[d] / 1000;
  CHECK(handed == doctest::Approx(1400).epsilon(1e-9));
}

TEST_CASE("An object of the plan brings its own places and takes none from the schools that are there") {
  Session session = townOnTheGround();
  session.view.mode = MapMode::access;
  session.view.year = 2027;
  session.scenario.objects.push_back({"school", "north", 2027, 300, Point{76.06, 43.05}});
  refresh(session, true);
  const std::vector<Facility> schools = facilitiesOf(session);
  REQUIRE(schools.size() == 3);
  CHECK(schools[0].supply == doctest::Approx(400));
  CHECK(schools[2].supply == doctest::Approx(300));
}

TEST_CASE("The metro has no supply: there only who can walk is shown") {
  View view;
  view.measure = AccessMeasure::provision;
  CHECK(measureOf(view) == AccessMeasure::provision);
  view.facility = FacilityKind::metro;
  CHECK(measureOf(view) == AccessMeasure::share);
}

TEST_CASE("The map's mode, radius and walk go through the address and come back") {
  View view;
  view.mode = MapMode::access;
  view.radiusKm = 0.45;
  view.walkKm = 1.2;
  view.facility = FacilityKind::metro;
  view.classes = ClassMethod::quantile;
  View back;
  viewFromText(back, viewToText(view));
  CHECK(back.mode == MapMode::access);
  CHECK(back.radiusKm == doctest::Approx(0.45));
  CHECK(back.walkKm == doctest::Approx(1.2));
  CHECK(back.facility == FacilityKind::metro);
  CHECK(back.classes == ClassMethod::quantile);
}

TEST_CASE("Nonsense in the address changes nothing, and too large a radius is held at its limit") {
  View view;
  viewFromText(view, "mode=fly&radius=-5&walk=abc&to=moon&measure=&radius=1e3");
  CHECK(view.mode == MapMode::areas);
  CHECK(view.radiusKm == kUsualRadiusKm);
  CHECK(view.walkKm == 0.8);
  viewFromText(view, "radius=99999&walk=1");
  CHECK(view.radiusKm == kMostRadiusKm);
  CHECK(view.walkKm == kLeastWalkKm);
}

TEST_CASE("A dropped GeoJSON becomes a layer whose areas hold the people of the surface, in every mode") {
  Session session = townOnTheGround();
  const std::string west = R"({"type":"Polygon","coordinates":[[[75,42],[76.1,42],[76.1,44],[75,44],[75,42]]]})";
  const std::string all = R"({"type":"Polygon","coordinates":[[[75,42],[78,42],[78,44],[75,44],[75,42]]]})";
  REQUIRE(openFiles(session, {{"areas.geojson", R"({"type":"GeometryCollection","geometries":[)" + west + "," + all + "]}"}}));
  refreshSurface(session);
  CHECK(session.view.mode == MapMode::areas);
  CHECK(peopleOfArea(session, 0) == doctest::Approx(1000).epsilon(1e-6));
  CHECK(peopleOfArea(session, 1) == doctest::Approx(3000).epsilon(1e-9));
  session.view.year = 2027;
  refreshSurface(session);
  CHECK(peopleOfArea(session, 0) == doctest::Approx(830).epsilon(1e-6));
}

TEST_CASE("A wrong GeoJSON is told and the layer before it stays") {
  Session session = townOnTheGround();
  REQUIRE(openFiles(session, {{"good.geojson", R"({"type":"Point","coordinates":[76.05,43.05]})"}}));
  CHECK_FALSE(openFiles(session, {{"bad.geojson", R"({"type":"LineString","coordinates":[[1,2],[3,4]]})"}}));
  REQUIRE(session.layer);
  CHECK(session.layer->name == "good.geojson");
  CHECK(session.problems.size() == 1);
}
