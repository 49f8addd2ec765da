// Projection to kilometres, boxes, areas, hit tests and distances of shapes.
#include "core/geometry.h"

#include <algorithm>
#include <cmath>

namespace kosh {
namespace {

constexpr double kPi = 3.14159265358979323846;
constexpr double kEarthRadiusKm = 6371.0088;  // IUGG mean radius R1
constexpr double kMaxLatitude = 89.0;         // nearer to a pole the projection has no meaning

// Cosine by its Taylor series up to x^22: the error is under 1e-15 for |x| <= pi / 2 (the first term left
// out is 8.2e-20). Our own, because the C libraries differ in the last bits.
double cosine(double x) {
  const double square = x * x;
  double sum = 1;
  for (int n = 22; n >= 2; n -= 2) sum = 1 - square / (n * (n - 1)) * sum;
  return sum;
}

double clamped(double value, double low, double high) { return std::max(low, std::min(value, high)); }

// Signed: positive when counter-clockwise. Coordinates are taken from the first point, which keeps digits.
double signedArea(const Ring& ring) {
  double twice = 0;
  for (std::size_t i = 1; i + 1 < ring.size(); ++i) {
    const double ax = ring[i].x - ring[0].x, ay = ring[i].y - ring[0].y;
    const double bx = ring[i + 1].x - ring[0].x, by = ring[i + 1].y - ring[0].y;
    twice += ax * by - bx * ay;
  }
  return twice / 2;
}

// Does a ray to the east cross the ring an odd number of times? Half-open edges count a vertex once.
bool crossesOddly(const Ring& ring, Point p) {
  bool odd = false;
  for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
    const Point a = ring[j], b = ring[i];
    if ((a.y > p.y) == (b.y > p.y)) continue;
    if (p.x < (b.x - a.x) * (p.y - a.y) / (b.y - a.y) + a.x) odd = !odd;
  }
  return odd;
}

double squaredDistance(Point a, Point b, Point p) {
  const double dx = b.x - a.x, dy = b.y - a.y;
  const double length = dx * dx + dy * dy;
  const double along = length > 0 ? clamped(((p.x - a.x) * dx + (p.y - a.y) * dy) / length, 0, 1) : 0;
  const double ex = p.x - (a.x + along * dx), ey = p.y - (a.y + along * dy);
  return ex * ex + ey * ey;
}

double squaredDistance(const Ring& ring, Point p) {
  double nearest = 1e300;
  for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++)
    nearest = std::min(nearest, squaredDistance(ring[j], ring[i], p));
  return nearest;
}

}  // namespace

void Box::add(Point p) {
  low.x = std::min(low.x, p.x);
  low.y = std::min(low.y, p.y);
  high.x = std::max(high.x, p.x);
  high.y = std::max(high.y, p.y);
}

PlaneProjection::PlaneProjection(Point centreDegrees) : centre_(centreDegrees) {
  const double latitude = clamped(centreDegrees.y, -kMaxLatitude, kMaxLatitude);
  kmPerDegreeY_ = kEarthRadiusKm * kPi / 180;
  kmPerDegreeX_ = kmPerDegreeY_ * cosine(latitude * kPi / 180);
}

Point PlaneProjection::toPlane(Point degrees) const {
  return {(degrees.x - centre_.x) * kmPerDegreeX_, (degrees.y - centre_.y) * kmPerDegreeY_};
}

Point PlaneProjection::toDegrees(Point km) const {
  return {centre_.x + km.x / kmPerDegreeX_, centre_.y + km.y / kmPerDegreeY_};
}

Shape PlaneProjection::toPlane(const Shape& degrees) const {
  Shape plane = degrees;
  for (Polygon& polygon : plane) {
    for (Point& p : polygon.outer) p = toPlane(p);
    for (Ring& hole : polygon.holes)
      for (Point& p : hole) p = toPlane(p);
  }
  return plane;
}

// Holes lie inside, so the outer rings are enough.
Box bounds(const Shape& shape) {
  Box box;
  for (const Polygon& polygon : shape)
    for (const Point p : polygon.outer) box.add(p);
  return box;
}

double areaOf(const Shape& shape) {
  double sum = 0;
  for (const Polygon& polygon : shape) {
    sum += std::fabs(signedArea(polygon.outer));
    for (const Ring& hole : polygon.holes) sum -= std::fabs(signedArea(hole));
  }
  return sum;
}

bool contains(const Shape& shape, Point p) {
  for (const Polygon& polygon : shape) {
    bool inside = crossesOddly(polygon.outer, p);
    for (const Ring& hole : polygon.holes) inside = inside != crossesOddly(hole, p);
    if (inside) return true;
  }
  return false;
}

// Never negative; 1e150 for a shape without points.
double distanceToBorder(const Shape& shape, Point p) {
  double nearest = 1e300;
  for (const Polygon& polygon : shape) {
    nearest = std::min(nearest, squaredDistance(polygon.outer, p));
    for (const Ring& hole : polygon.holes) nearest = std::min(nearest, squaredDistance(hole, p));
  }
  return std::sqrt(nearest);
}

}  // namespace kosh
