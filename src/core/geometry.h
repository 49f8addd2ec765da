// Plane geometry of the map: projection to kilometres, areas, hit tests, triangles. No drawing.
#pragma once
#include <cstdint>
#include <vector>

namespace kosh {

// Longitude and latitude in degrees (WGS84), or x and y in kilometres: the context says which.
struct Point {
  double x = 0;
  double y = 0;
  bool operator==(const Point&) const = default;
};

struct Box {
  Point low{1e300, 1e300};
  Point high{-1e300, -1e300};
  bool empty() const { return low.x > high.x; }
  void add(Point p);
};

using Ring = std::vector<Point>;  // not repeated at the end

// One outer ring and the holes inside it.
struct Polygon {
  Ring outer;
  std::vector<Ring> holes;
  bool operator==(const Polygon&) const = default;
};

// A territory may have several parts (Medeu has two).
using Shape = std::vector<Polygon>;

// Equirectangular projection about a centre: x east, y north, kilometres. Over 100 km around Almaty the
// error in distance stays under 0.5 % (radius 6371.0088 km, IUGG mean).
class PlaneProjection {
 public:
  explicit PlaneProjection(Point centreDegrees);
  Point toPlane(Point degrees) const;
  Point toDegrees(Point km) const;
  Shape toPlane(const Shape& degrees) const;

 private:
  Point centre_;
  double kmPerDegreeX_ = 0;
  double kmPerDegreeY_ = 0;
};

Box bounds(const Shape& shape);
double areaOf(const Shape& shape);             // square units of the coordinates, holes taken out
bool contains(const Shape& shape, Point p);    // even-odd rule; a point on the border may fall on either side
Point labelPoint(const Shape& shape);          // inside the largest part, far from its border (pole of inaccessibility)
double distanceToBorder(const Shape& shape, Point p);

// Triangles of a shape: three indices each into `points`. Holes and concave rings are handled (ear clipping
// with bridges). Degenerate rings (fewer than three points) give nothing.
struct Triangles {
  std::vector<Point> points;
  std::vector<std::uint32_t> indices;
};
Triangles triangulate(const Shape& shape);

}  // namespace kosh
