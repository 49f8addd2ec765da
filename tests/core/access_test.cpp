// Walking distances and floating catchments on a square district whose numbers a reader checks in the head.
#include "core/access.h"

#include <cmath>

#include "doctest/doctest.h"

using namespace kosh;

namespace {

Shape rectangle(double x0, double y0, double x1, double y1) { return {{{{x0, y0}, {x1, y0}, {x1, y1}, {x0, y1}}, {}}}; }

// Two districts side by side, a square of 4 km cut in the middle, with a point each.
DensityField twoSquares() {
  const std::vector<Shape> shapes{rectangle(0, 0, 2, 4), rectangle(2, 0, 4, 4)};
  DensityField field = layDensity(shapes, std::vector<WeightedPoint>{{1, 2, 1}, {3, 2, 1}});
  smoothDensity(field, 0.5);
  return field;
}

// A window in which everybody lives in one cell: (0.05, 0.05).
DensityField oneCell() {
  DensityField field;
  DensityWindow window;
  window.grid = {0.1, 0, 0, 1, 1};
  window.inside = {0xFFFF};
  window.near = {1};
  window.points = {1};
  window.perKm2 = {1 / window.grid.cellArea()};
  field.districts.push_back(window);
  return field;
}

}  // namespace

TEST_CASE("The walk is the straight line to the nearest facility times the detour factor") {
  const FieldGrid grid{0.1, 0, 0, 11, 1};
  const std::vector<Facility> facilities{{{0.05, 0.05}, 0}, {{1.05, 0.05}, 0}};
  const std::vector<double> walk = walkingKm(grid, facilities, 1.5);
  CHECK(walk[0] == 0);
  CHECK(walk[2] == doctest::Approx(0.3));
  CHECK(walk[5] == doctest::Approx(0.75));
  CHECK(walk[8] == doctest::Approx(0.3));
  CHECK(walkingKm(grid, {}, 1.5)[3] == kNowhere);
}

TEST_CASE("The share within a distance grows from nobody to everybody") {
  const DensityField field = twoSquares();
  const DensityWindow& west = field.districts[0];
  const std::vector<double> walk = walkingKm(west.grid, std::vector<Facility>{{{1, 2}, 0}}, 1.3);
  CHECK(shareWithin(west, walk, 0) == 0);
  const double near = shareWithin(west, walk, 0.65), far = shareWithin(west, walk, 1.3);
  CHECK(near > 0.2);
  CHECK(far > near);
  CHECK(far < 1);
  CHECK(shareWithin(west, walk, 4) == doctest::Approx(1).epsilon(1e-9));
}

TEST_CASE("Without a facility nobody is within any distance") {
  const DensityField field = twoSquares();
  CHECK(shareWithin(field.districts[0], walkingKm(field.districts[0].grid, {}), 100) == 0);
}

TEST_CASE("In a catchment with one cell the provision is supply by people, whatever the zone") {
  const DensityField field = oneCell();
  const std::vector<double> persons{200};
  for (double away : {0.0, 0.5, 0.9}) {
    const std::vector<Facility> facilities{{{0.05 + away, 0.05}, 50}};
    const auto provision = provisionPerPerson(field, persons, facilities, 1, 1);
    CHECK(provision[0][0] == doctest::Approx(0.25));
  }
}

TEST_CASE("Beyond the catchment there is no provision, and supply without people goes to nobody") {
  const DensityField field = oneCell();
  const auto provision = provisionPerPerson(field, std::vector<double>{200}, std::vector<Facility>{{{1.06, 0.05}, 50}}, 1, 1);
  CHECK(provision[0][0] == 0);
}

TEST_CASE("Zones weigh 1, 0.68 and 0.22: two cells share a facility by their zones") {
  DensityField field = oneCell();
  field.districts.push_back(field.districts[0]);
  field.districts[1].grid.column0 = 5;  // its centre is 0.5 km east: the middle third of a catchment of 1 km
  const std::vector<Facility> facilities{{{0.05, 0.05}, 84}};
  const auto provision = provisionPerPerson(field, std::vector<double>{100, 100}, facilities, 1, 1);
  // R = 84 / (100 + 0.68 x 100) = 0.5; A = 1 x 0.5 and 0.68 x 0.5
  CHECK(provision[0][0] == doctest::Approx(0.5));
  CHECK(provision[1][0] == doctest::Approx(0.34));
}

TEST_CASE("A detour factor makes the catchment smaller on the map") {
  const DensityField field = oneCell();
  const std::vector<Facility> facilities{{{0.85, 0.05}, 50}};
  CHECK(provisionPerPerson(field, std::vector<double>{10}, facilities, 1, 1)[0][0] > 0);
  CHECK(provisionPerPerson(field, std::vector<double>{10}, facilities, 1, 1.3)[0][0] == 0);
}

TEST_CASE("What is handed out is what there is: provision times people sums to the supply, across districts") {
  const DensityField field = twoSquares();
  const std::vector<double> persons{12000, 3000};
  const std::vector<Facility> facilities{{{1.2, 2}, 700}, {{2.1, 2.4}, 400}, {{3.5, 1}, 150}};
  const auto provision = provisionPerPerson(field, persons, facilities, 2);
  double handed = 0;
  for (std::size_t d = 0; d < 2; ++d) handed += meanProvision(field.districts[d], provision[d]) * persons[d];
  CHECK(handed == doctest::Approx(1250).epsilon(1e-10));
}

TEST_CASE("A district without a surface has no provision and disturbs nobody") {
  DensityField field = twoSquares();
  const std::vector<Facility> facilities{{{1, 2}, 100}};
  const double alone = meanProvision(field.districts[0], provisionPerPerson(field, std::vector<double>{1000, 500}, facilities, 0.8)[0]);
  field.districts[1] = {};
  const auto provision = provisionPerPerson(field, std::vector<double>{1000, 500}, facilities, 0.8);
  CHECK(provision[1].empty());
  CHECK(meanProvision(field.districts[0], provision[0]) == doctest::Approx(alone));
}
