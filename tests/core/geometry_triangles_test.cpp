// Triangles must cover a shape exactly once, however concave, pierced, repeated or touching its rings are.
#include <cmath>
#include <cstdint>

#include "core/geometry.h"
#include "doctest/doctest.h"

using namespace kosh;

namespace {

Ring rectangle(double x0, double y0, double x1, double y1) { return {{x0, y0}, {x1, y0}, {x1, y1}, {x0, y1}}; }

Ring reversed(const Ring& ring) { return Ring(ring.rbegin(), ring.rend()); }

double twiceArea(Point a, Point b, Point c) { return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x); }

// Areas without sign: a triangle outside the shape or one over another makes the sum too large.
double sumOfAreas(const Triangles& triangles) {
  double sum = 0;
  for (std::size_t i = 0; i + 2 < triangles.indices.size(); i += 3)
    sum += std::fabs(twiceArea(triangles.points[triangles.indices[i]], triangles.points[triangles.indices[i + 1]],
                               triangles.points[triangles.indices[i + 2]])) /
           2;
  return sum;
}

int trianglesAt(const Triangles& triangles, Point p) {
  int count = 0;
  for (std::size_t i = 0; i + 2 < triangles.indices.size(); i += 3) {
    const Point a = triangles.points[triangles.indices[i]];
    const Point b = triangles.points[triangles.indices[i + 1]];
    const Point c = triangles.points[triangles.indices[i + 2]];
    count += twiceArea(a, b, p) > 0 && twiceArea(b, c, p) > 0 && twiceArea(c, a, p) > 0;
  }
  return count;
}

// A small generator of our own, so that every machine tests the same cases.
struct Dice {
  std::uint64_t state;
  double next() {
    state = state * 6364136223846793005u + 1442695040888963407u;
    return static_cast<double>(state >> 11) / 9007199254740992.0;
  }
};

// Where points fall: one triangle inside the shape, none outside. Points near an edge are left out.
int wrongPoints(const Shape& shape, const Triangles& triangles) {
  const Box box = bounds(shape);
  Dice dice{7};
  int wrong = 0;
  for (int i = 0; i < 400; ++i) {
    const Point p{box.low.x + (box.high.x - box.low.x) * dice.next(),
                  box.low.y + (box.high.y - box.low.y) * dice.next()};
    const int count = trianglesAt(triangles, p);
    const int allowed = contains(shape, p) ? 1 : 0;
    if (count > allowed) ++wrong;
    if (count == 0 && allowed == 1) {
      const Point moved{p.x + 1e-7 * (box.high.x - box.low.x), p.y + 2.3e-7 * (box.high.y - box.low.y)};
      wrong += contains(shape, moved) && trianglesAt(triangles, moved) != 1;
    }
  }
  return wrong;
}

void checkCovered(const Shape& shape) {
  const Triangles triangles = triangulate(shape);
  CHECK(triangles.indices.size() % 3 == 0);
  for (const std::uint32_t index : triangles.indices) CHECK(index < triangles.points.size());
  CHECK(std::fabs(sumOfAreas(triangles) - areaOf(shape)) <= 1e-9 * areaOf(shape));
  CHECK(wrongPoints(shape, triangles) == 0);
}

// The same shape with every ring as it is, the outer ring turned round, the holes turned round, and both.
void checkInAllDirections(const Shape& shape) {
  for (int way = 0; way < 4; ++way) {
    Shape turned = shape;
    for (Polygon& polygon : turned) {
      if (way & 1) polygon.outer = reversed(polygon.outer);
      for (Ring& hole : polygon.holes)
        if (way & 2) hole = reversed(hole);
    }
    CAPTURE(way);
    checkCovered(turned);
  }
}

Ring comb(int teeth) {
  Ring ring{{0, 0}, {2.0 * teeth, 0}};
  for (int i = teeth; i-- > 0;) {
    ring.push_back({2.0 * i + 1.6, 9.0 + i % 3});
    ring.push_back({2.0 * i + 1.0, 1.0});
  }
  return ring;
}

// A band that winds inwards with square corners.
Ring spiral(int turns) {
  Ring outside, inside;
  for (int i = 0; i < turns; ++i) {
    const double low = 2.0 * i, high = 8.0 * turns - 2.0 * i;
    for (const Point p : {Point{low, low}, Point{high, low}, Point{high, high}, Point{low + 2, high}})
      outside.push_back(p);
    for (const Point p :
         {Point{low + 1, low + 1}, Point{high - 1, low + 1}, Point{high - 1, high - 1}, Point{low + 3, high - 1}})
      inside.push_back(p);
  }
  outside.insert(outside.end(), inside.rbegin(), inside.rend());
  return outside;
}

// Points of one turn about a centre at random distances: concave, never crossing itself.
Ring star(Dice& dice, Point centre, double least, double most, int points) {
  Ring ring;
  for (int i = 0; i < points; ++i) {
    const double angle = 2 * 3.14159265358979323846 * i / points;
    const double radius = least + (most - least) * dice.next();
    ring.push_back({centre.x + radius * std::cos(angle), centre.y + radius * std::sin(angle)});
  }
  return ring;
}

}  // namespace

TEST_CASE("A triangle stays one triangle and keeps its points") {
  const Triangles triangles = triangulate({{{{0, 0}, {4, 0}, {0, 3}}, {}}});
  CHECK(triangles.points == std::vector<Point>{{0, 0}, {4, 0}, {0, 3}});
  CHECK(triangles.indices.size() == 3);
  CHECK(sumOfAreas(triangles) == 6);
}

TEST_CASE("A convex ring of n points gives n - 2 triangles, all counter-clockwise") {
  const Ring ring{{0, 0}, {3, -1}, {6, 0}, {8, 3}, {6, 6}, {3, 7}, {0, 6}};
  for (const Ring& way : {ring, reversed(ring)}) {
    const Triangles triangles = triangulate({{way, {}}});
    REQUIRE(triangles.indices.size() == 15);
    for (std::size_t i = 0; i + 2 < triangles.indices.size(); i += 3)
      CHECK(twiceArea(triangles.points[triangles.indices[i]], triangles.points[triangles.indices[i + 1]],
                      triangles.points[triangles.indices[i + 2]]) > 0);
  }
}

TEST_CASE("Concave rings are covered exactly once") {
  checkInAllDirections({{{{0, 0}, {10, 0}, {10, 2}, {2, 2}, {2, 8}, {10, 8}, {10, 10}, {0, 10}}, {}}});
  checkInAllDirections({{{{0, 0}, {4, 3}, {8, 0}, {5, 4}, {8, 8}, {4, 5}, {0, 8}, {3, 4}}, {}}});
  checkInAllDirections({{{{0, 0}, {9, 1}, {1, 2}, {9, 3}, {0, 4}}, {}}});
}

TEST_CASE("Combs are covered exactly once") {
  for (const int teeth : {2, 5, 40}) checkInAllDirections({{comb(teeth), {}}});
}

TEST_CASE("Spirals are covered exactly once") {
  for (const int turns : {1, 2, 3}) checkInAllDirections({{spiral(turns), {}}});
}

TEST_CASE("Points on straight lines and repeated points change nothing") {
  const Ring ring{{0, 0}, {0, 0}, {2, 0}, {5, 0}, {5, 0}, {5, 0}, {5, 2}, {5, 5},
                  {3, 5}, {3, 3}, {2, 3}, {2, 5}, {0, 5}, {0, 1}, {0, 0}};
  checkInAllDirections({{ring, {}}});
  CHECK(areaOf({{ring, {}}}) == doctest::Approx(23));
}

TEST_CASE("Points on a slanting line that binary fractions miss change nothing") {
  Ring ring{{0, 0}};
  for (int i = 1; i <= 30; ++i) ring.push_back({0.1 * i, 0.07 * i});
  ring.push_back({0, 3});
  checkInAllDirections({{ring, {}}});
}

TEST_CASE("Spikes without area are cut off") {
  const Ring ring{{0, 0}, {4, 0}, {4, 2}, {9, 2}, {4, 2}, {4, 4}, {2, 4}, {2, 1}, {2, 4}, {0, 4}};
  checkInAllDirections({{ring, {}}});
  CHECK(sumOfAreas(triangulate({{ring, {}}})) == doctest::Approx(16));
}

TEST_CASE("A ring that touches itself in a point is covered exactly once") {
  checkInAllDirections({{{{0, 0}, {2, 2}, {4, 0}, {4, 4}, {2, 2}, {0, 4}}, {}}});  // a bow of two triangles
  checkInAllDirections(
      {{{{0, 0}, {8, 0}, {8, 8}, {4, 4}, {6, 2}, {2, 2}, {4, 4}, {0, 8}}, {}}});  // a bay closed in a point
  checkInAllDirections({{{{0, 0}, {8, 0}, {8, 8}, {4, 0}, {0, 8}}, {}}});         // a tip on an edge
}

TEST_CASE("A square with a hole in its middle is covered exactly once") {
  checkInAllDirections({{rectangle(0, 0, 10, 10), {rectangle(4, 4, 6, 6)}}});
  checkInAllDirections({{rectangle(0, 0, 10, 10), {{{5, 1}, {9, 5}, {5, 9}, {1, 5}}}}});
}

TEST_CASE("Many holes in rows hide each other and are still taken out") {
  Polygon sieve{rectangle(0, 0, 25, 25), {}};
  for (int i = 0; i < 6; ++i)
    for (int k = 0; k < 6; ++k) sieve.holes.push_back(rectangle(4 * i + 1, 4 * k + 1, 4 * i + 4, 4 * k + 4));
  checkInAllDirections({sieve});
  CHECK(areaOf({sieve}) == 625 - 36 * 9);
}

TEST_CASE("Holes in a concave ring are reached round the corner") {
  Polygon polygon{spiral(3), {}};
  polygon.holes.push_back(rectangle(10.25, 0.25, 12, 0.75));
  polygon.holes.push_back(rectangle(2.25, 10, 2.75, 12));
  polygon.holes.push_back(rectangle(8, 4.25, 9, 4.75));
  checkInAllDirections({polygon});
}

TEST_CASE("A hole inside the horseshoe of another hole is taken out") {
  const Ring horseshoe{{2, 2}, {8, 2}, {8, 8}, {7, 8}, {7, 3}, {3, 3}, {3, 8}, {2, 8}};
  checkInAllDirections({{rectangle(0, 0, 10, 10), {horseshoe, rectangle(4, 4, 6, 7)}}});
}

TEST_CASE("Holes may touch the outer ring in a corner or with a corner on an edge") {
  checkInAllDirections({{rectangle(0, 0, 10, 10), {{{0, 0}, {3, 1}, {1, 3}}}}});
  checkInAllDirections({{rectangle(0, 0, 10, 10), {{{5, 0}, {7, 3}, {3, 3}}}}});
  checkInAllDirections(
      {{rectangle(0, 0, 10, 10), {{{5, 0}, {7, 3}, {3, 3}}, {{10, 10}, {6, 9}, {9, 6}}, {{0, 5}, {2, 4}, {2, 6}}}}});
}

TEST_CASE("Holes may touch each other in a corner or with a corner on an edge") {
  checkInAllDirections(
      {{rectangle(0, 0, 10, 10), {rectangle(2, 2, 4, 4), rectangle(4, 4, 6, 6), rectangle(6, 6, 8, 8)}}});
  checkInAllDirections({{rectangle(0, 0, 10, 10), {rectangle(2, 2, 6, 4), {{4, 4}, {6, 8}, {2, 8}}}}});
  checkInAllDirections({{rectangle(0, 0, 10, 10), {{{0, 0}, {5, 4}, {4, 5}}, {{5, 4}, {10, 0}, {8, 6}}}}});
}

TEST_CASE("A hole touches the outer ring where the outer ring touches itself") {
  const Ring bow{{0, 0}, {5, 4}, {10, 0}, {10, 8}, {5, 4}, {0, 8}};
  checkInAllDirections({{bow, {{{5, 4}, {8, 3}, {8, 5}}, {{5, 4}, {2, 5}, {2, 3}}}}});
}

TEST_CASE("Holes with repeated points or without area do no harm") {
  const Shape shape{
      {rectangle(0, 0, 10, 10), {{{4, 4}, {4, 4}, {6, 4}, {6, 6}, {4, 6}, {4, 4}}, {{1, 1}, {2, 2}}, {{8, 8}}, {}}}};
  checkInAllDirections(shape);
  CHECK(sumOfAreas(triangulate(shape)) == doctest::Approx(96));
}

TEST_CASE("Rings without area give no triangles") {
  for (const Ring& ring :
       {Ring{}, Ring{{1, 1}}, Ring{{1, 1}, {2, 2}}, Ring{{1, 1}, {2, 2}, {3, 3}}, Ring{{5, 5}, {5, 5}, {5, 5}}})
    CHECK(triangulate({{ring, {}}}).indices.empty());
  CHECK(triangulate({}).indices.empty());
}

TEST_CASE("Several parts are covered one by one and share one list of points") {
  const Shape shape{{rectangle(0, 0, 4, 4), {rectangle(1, 1, 2, 2)}}, {{}, {}}, {reversed(rectangle(6, 0, 8, 9)), {}}};
  checkCovered(shape);
  CHECK(triangulate(shape).points.size() == 12);
}

TEST_CASE("Random concave rings with random holes are covered exactly once") {
  Dice dice{2024};
  for (int round = 0; round < 60; ++round) {
    CAPTURE(round);
    Polygon polygon{star(dice, {3, -2}, 10, 30, 8 + round * 3), {}};
    for (const Point centre : {Point{3, -2}, Point{8, 1}, Point{-2, 0}, Point{4, -8}})
      if (dice.next() < 0.7)
        polygon.holes.push_back(star(dice, centre, 0.2, 2, 3 + static_cast<int>(20 * dice.next())));
    checkCovered({polygon});
  }
}

TEST_CASE("The size and the place of a shape do not matter") {
  for (const double size : {1e-6, 1.0, 1e7})
    for (const double shift : {0.0, 1000.0}) {
      Shape shape{{spiral(2), {rectangle(2.25, 6, 2.75, 8)}}};
      for (Point& p : shape[0].outer) p = {p.x * size + shift * size, p.y * size - shift * size};
      for (Point& p : shape[0].holes[0]) p = {p.x * size + shift * size, p.y * size - shift * size};
      CAPTURE(size);
      checkCovered(shape);
    }
}

TEST_CASE("A ring that crosses itself and a hole outside still come to an end") {
  const Triangles crossed = triangulate({{{{0, 0}, {4, 4}, {4, 0}, {0, 5}}, {}}});
  CHECK(crossed.indices.size() <= 6);
  const Triangles outside = triangulate({{rectangle(0, 0, 2, 2), {rectangle(5, 5, 6, 6)}}});
  CHECK(sumOfAreas(outside) == doctest::Approx(4));
}

TEST_CASE("The same shape gives the same triangles every time") {
  Dice dice{5};
  const Shape shape{{star(dice, {0, 0}, 5, 9, 50), {star(dice, {0, 0}, 1, 4, 20)}}};
  CHECK(triangulate(shape).indices == triangulate(shape).indices);
}
