// Projection, boxes, areas, hit tests, distances and label points.
#include "core/geometry.h"

#include <cmath>

#include "doctest/doctest.h"

using namespace kosh;

namespace {

Ring rectangle(double x0, double y0, double x1, double y1) { return {{x0, y0}, {x1, y0}, {x1, y1}, {x0, y1}}; }

Ring reversed(const Ring& ring) { return Ring(ring.rbegin(), ring.rend()); }

// A square of ten with a hole of two by four and another that is a unit square.
Shape framed() { return {{rectangle(0, 0, 10, 10), {rectangle(1, 1, 3, 5), rectangle(6, 6, 7, 7)}}}; }

// A thick letter C: its centre of gravity lies outside of it.
Shape letterC() { return {{{{0, 0}, {10, 0}, {10, 2}, {2, 2}, {2, 8}, {10, 8}, {10, 10}, {0, 10}}, {}}}; }

constexpr double kKmPerDegree = 111.19508;  // 6371.0088 km * pi / 180, by hand

}  // namespace

TEST_CASE("A box is empty until a point is added and then grows by points") {
  Box box;
  CHECK(box.empty());
  box.add({2, -1});
  CHECK_FALSE(box.empty());
  CHECK(box.low == Point{2, -1});
  CHECK(box.high == Point{2, -1});
  box.add({-3, 5});
  CHECK(box.low == Point{-3, -1});
  CHECK(box.high == Point{2, 5});
}

TEST_CASE("The centre of the projection is the origin, east is x and north is y") {
  const PlaneProjection projection({76.9, 43.25});
  CHECK(projection.toPlane(Point{76.9, 43.25}) == Point{0, 0});
  CHECK(projection.toPlane(Point{77.0, 43.25}).x > 0);
  CHECK(projection.toPlane(Point{76.9, 43.35}).y > 0);
}

TEST_CASE("A degree of latitude is 111.195 km everywhere") {
  for (const double latitude : {-60.0, 0.0, 43.25, 80.0}) {
    const PlaneProjection projection({10, latitude});
    CHECK(projection.toPlane(Point{10, latitude + 1}).y == doctest::Approx(kKmPerDegree).epsilon(1e-7));
  }
}

TEST_CASE("A degree of longitude shrinks with the cosine of the latitude to an accuracy of 1e-12") {
  for (int tenths = -890; tenths <= 890; ++tenths) {
    const double latitude = tenths / 10.0;
    const PlaneProjection projection({0, latitude});
    const Point corner = projection.toPlane(Point{1, latitude + 1});
    const double expected = std::cos(latitude * 3.14159265358979323846 / 180);
    CHECK(std::fabs(corner.x / corner.y - expected) < 1e-12);
  }
}

TEST_CASE("Projecting there and back returns the point") {
  const PlaneProjection projection({76.9, 43.25});
  for (const Point degrees : {Point{76.9, 43.25}, Point{77.4, 42.9}, Point{73.8, 45.5}, Point{79.6, 43.0}}) {
    const Point back = projection.toDegrees(projection.toPlane(degrees));
    CHECK(back.x == doctest::Approx(degrees.x).epsilon(1e-13));
    CHECK(back.y == doctest::Approx(degrees.y).epsilon(1e-13));
  }
}

TEST_CASE("At a pole the projection stays finite") {
  const PlaneProjection projection({0, 90});
  const Point back = projection.toDegrees(projection.toPlane(Point{1, 89}));
  CHECK(back.x == doctest::Approx(1));
  CHECK(back.y == doctest::Approx(89));
}

TEST_CASE("Within 100 km of Almaty distances differ from those on the sphere by less than half a percent") {
  const Point centre{76.93, 43.24};
  const PlaneProjection projection(centre);
  const double degree = 3.14159265358979323846 / 180;
  for (const Point far : {Point{77.9, 43.24}, Point{76.93, 44.1}, Point{77.6, 43.8}, Point{76.2, 42.7}}) {
    const double a = std::sin((far.y - centre.y) * degree / 2), b = std::sin((far.x - centre.x) * degree / 2);
    const double h = a * a + std::cos(centre.y * degree) * std::cos(far.y * degree) * b * b;
    const double sphere = 2 * 6371.0088 * std::asin(std::sqrt(h));
    const Point km = projection.toPlane(far);
    CHECK(std::hypot(km.x, km.y) == doctest::Approx(sphere).epsilon(0.005));
  }
}

TEST_CASE("Projecting a shape moves outer rings and holes alike") {
  const PlaneProjection projection({5, 5});
  const Shape plane = projection.toPlane(framed());
  REQUIRE(plane.size() == 1);
  REQUIRE(plane[0].holes.size() == 2);
  if (plane.size() != 1 || plane[0].holes.size() != 2) return;
  CHECK(plane[0].outer[2] == projection.toPlane(Point{10, 10}));
  CHECK(plane[0].holes[1][0] == projection.toPlane(Point{6, 6}));
}

TEST_CASE("The bounds of a shape hold all its parts; nothing has empty bounds") {
  const Shape two{{rectangle(0, 0, 1, 1), {}}, {rectangle(5, -2, 6, 0), {}}};
  CHECK(bounds(two).low == Point{0, -2});
  CHECK(bounds(two).high == Point{6, 1});
  CHECK(bounds({}).empty());
}

TEST_CASE("The area takes holes out and adds parts, whatever way the rings run") {
  CHECK(areaOf(framed()) == doctest::Approx(100 - 8 - 1));
  Shape turned = framed();
  turned[0].outer = reversed(turned[0].outer);
  turned[0].holes[0] = reversed(turned[0].holes[0]);
  CHECK(areaOf(turned) == doctest::Approx(91));
  CHECK(areaOf({{rectangle(0, 0, 2, 3), {}}, {reversed(rectangle(9, 9, 10, 10)), {}}}) == doctest::Approx(7));
  CHECK(areaOf(letterC()) == doctest::Approx(100 - 8 * 6));
}

TEST_CASE("The area of nothing, of a point and of a line is zero") {
  CHECK(areaOf({}) == 0);
  CHECK(areaOf({{{}, {}}}) == 0);
  CHECK(areaOf({{{{1, 1}}, {}}}) == 0);
  CHECK(areaOf({{{{1, 1}, {4, 5}}, {}}}) == 0);
}

TEST_CASE("The area far from the origin keeps its digits") {
  const double far = 1e6;
  CHECK(areaOf({{rectangle(far, far, far + 0.5, far + 0.25), {}}}) == 0.125);
}

TEST_CASE("A point is inside the outer ring and not inside a hole") {
  const Shape shape = framed();
  CHECK(contains(shape, {0.5, 0.5}));
  CHECK(contains(shape, {5, 5}));
  CHECK_FALSE(contains(shape, {2, 3}));
  CHECK_FALSE(contains(shape, {6.5, 6.5}));
  CHECK_FALSE(contains(shape, {10.5, 5}));
  CHECK_FALSE(contains(shape, {5, -0.5}));
  CHECK_FALSE(contains({}, {0, 0}));
}

TEST_CASE("A ray through corners counts each of them once") {
  const Shape diamond{{{{0, -1}, {1, 0}, {0, 1}, {-1, 0}}, {}}};
  CHECK(contains(diamond, {0, 0}));           // the ray leaves through the corner (1, 0)
  CHECK_FALSE(contains(diamond, {-2, 0}));    // through two corners
  CHECK_FALSE(contains(diamond, {-0.5, 1}));  // along the top corner
}

TEST_CASE("A point in the mouth of a concave shape is outside") {
  CHECK_FALSE(contains(letterC(), {6, 5}));
  CHECK(contains(letterC(), {1, 5}));
  CHECK(contains(letterC(), {9, 9}));
}

TEST_CASE("Any part of a shape with several parts may hold the point") {
  const Shape two{{rectangle(0, 0, 1, 1), {}}, {rectangle(5, 5, 6, 6), {}}};
  CHECK(contains(two, {0.5, 0.5}));
  CHECK(contains(two, {5.5, 5.5}));
  CHECK_FALSE(contains(two, {3, 3}));
}

TEST_CASE("An island in the hole of another part is inside") {
  const Shape lake{{rectangle(0, 0, 10, 10), {rectangle(2, 2, 8, 8)}}, {rectangle(4, 4, 6, 6), {}}};
  CHECK(contains(lake, {5, 5}));
  CHECK_FALSE(contains(lake, {3, 3}));
}

TEST_CASE("The distance to the border is taken to edges, corners and holes, inside and outside") {
  const Shape shape = framed();
  CHECK(distanceToBorder(shape, {0.25, 8}) == doctest::Approx(0.25));
  CHECK(distanceToBorder(shape, {13, 14}) == doctest::Approx(5));
  CHECK(distanceToBorder(shape, {3.5, 3}) == doctest::Approx(0.5));
  CHECK(distanceToBorder(shape, {2, 3}) == doctest::Approx(1));
  CHECK(distanceToBorder(shape, {10, 5}) == 0);
}

TEST_CASE("The distance to a ring with a repeated point is still right") {
  const Shape shape{{{{0, 0}, {0, 0}, {4, 0}, {4, 4}, {0, 4}, {0, 0}}, {}}};
  CHECK(distanceToBorder(shape, {2, 1}) == doctest::Approx(1));
}

TEST_CASE("The label of a rectangle stands in its middle line") {
  const Point label = labelPoint({{rectangle(0, 0, 4, 10), {}}});
  CHECK(label.x == doctest::Approx(2).epsilon(0.02));
  CHECK(label.y > 1.9);
  CHECK(label.y < 8.1);
}

TEST_CASE("The label of a square with a hole in its middle is inside and far from both borders") {
  const Shape ring{{rectangle(0, 0, 10, 10), {rectangle(4, 4, 6, 6)}}};
  const Point label = labelPoint(ring);
  CHECK(contains(ring, label));
  // A circle in the corner between the outer corner and the hole's corner: r (1 + 1 / sqrt 2) = 4 sqrt 2 / sqrt 2.
  CHECK(distanceToBorder(ring, label) > 2.32);
}

TEST_CASE("The label of a concave shape is inside, where the shape is widest") {
  Shape shape = letterC();
  CHECK(contains(shape, labelPoint(shape)));
  const Shape hammer{{{{0, 4}, {20, 4}, {20, 0}, {29, 0}, {29, 9}, {20, 9}, {20, 5}, {0, 5}}, {}}};
  const Point label = labelPoint(hammer);
  CHECK(label.x == doctest::Approx(24.5).epsilon(0.01));
  CHECK(label.y == doctest::Approx(4.5).epsilon(0.02));
}

TEST_CASE("The label stands in the largest part") {
  const Shape two{{rectangle(0, 0, 1, 1), {}}, {rectangle(5, 5, 9, 9), {}}, {rectangle(20, 0, 21, 2), {}}};
  const Point label = labelPoint(two);
  CHECK(label.x == doctest::Approx(7).epsilon(0.01));
  CHECK(label.y == doctest::Approx(7).epsilon(0.01));
}

TEST_CASE("The label of a shape thinner than the search's precision is still inside") {
  const Shape sliver{{{{0, 0}, {100, 99.9}, {100, 100}}, {}}};
  CHECK(contains(sliver, labelPoint(sliver)));
  const Shape bent{{{{0, 0}, {50, 0}, {100, 50}, {100, 50.01}, {50, 0.01}, {0, 0.01}}, {}}};
  CHECK(contains(bent, labelPoint(bent)));
}

TEST_CASE("No grid of points finds a noticeably better label than the search") {
  const Shape shape{{{{0, 0}, {7, 1}, {9, 6}, {6, 5}, {5, 9}, {3, 4}, {-2, 6}}, {rectangle(2, 1.5, 3, 2.5)}}};
  const double found = distanceToBorder(shape, labelPoint(shape));
  CHECK(contains(shape, labelPoint(shape)));
  for (int i = 0; i <= 110; ++i)
    for (int k = 0; k <= 90; ++k) {
      const Point p{-2 + i * 0.1, k * 0.1};
      if (contains(shape, p)) CHECK(distanceToBorder(shape, p) <= found + 0.03);
    }
}

TEST_CASE("A shape without area has a label at the origin") {
  CHECK(labelPoint({}) == Point{0, 0});
  CHECK(labelPoint({{{{3, 3}, {4, 4}}, {}}}) == Point{0, 0});
}
