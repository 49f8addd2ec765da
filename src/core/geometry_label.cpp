// Where a label stands: the point of a shape's largest part that is farthest from its border.
#include <algorithm>
#include <cmath>
#include <queue>

#include "core/geometry.h"

namespace kosh {
namespace {

constexpr double kPrecision = 0.002;       // of the longer side of the box; a label needs no more
constexpr double kFewestCells = 1.0 / 64;  // a narrow box is covered by at most about 64 squares
constexpr int kMostCells = 20000;          // an end for shapes so thin that the precision is never reached

// A square of the search. `most` is the distance that no point of it exceeds.
struct Cell {
  Point centre;
  double half = 0;
  double distance = 0;  // to the border; negative outside
  double most = 0;
};

// Highest `most` first; equal ones by place, so that every library takes them in the same order.
struct LessPromising {
  bool operator()(const Cell& a, const Cell& b) const {
    if (a.most != b.most) return a.most < b.most;
    if (a.centre.x != b.centre.x) return a.centre.x > b.centre.x;
    return a.centre.y > b.centre.y;
  }
};

using Queue = std::priority_queue<Cell, std::vector<Cell>, LessPromising>;

Cell cellAt(const Shape& part, Point centre, double half) {
  const double distance = distanceToBorder(part, centre) * (contains(part, centre) ? 1 : -1);
  return {centre, half, distance, distance + half * std::sqrt(2.0)};
}

Shape largestPart(const Shape& shape) {
  Shape largest;
  double area = 0;
  for (const Polygon& polygon : shape) {
    const Shape part{polygon};
    if (areaOf(part) > area) {
      area = areaOf(part);
      largest = part;
    }
  }
  return largest;
}

// The middle of the largest triangle: always inside, so the search starts with a valid answer.
Point safePoint(const Shape& part) {
  const Triangles triangles = triangulate(part);
  Point best = part.front().outer.front();
  double largest = 0;
  for (std::size_t i = 0; i + 2 < triangles.indices.size(); i += 3) {
    const Point a = triangles.points[triangles.indices[i]];
    const Point b = triangles.points[triangles.indices[i + 1]];
    const Point c = triangles.points[triangles.indices[i + 2]];
    const double area = std::fabs((b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x));
    if (area <= largest) continue;
    largest = area;
    best = {(a.x + b.x + c.x) / 3, (a.y + b.y + c.y) / 3};
  }
  return best;
}

Queue coverBox(const Shape& part, const Box& box) {
  const double width = box.high.x - box.low.x, height = box.high.y - box.low.y;
  const double side = std::max(std::min(width, height), std::max(width, height) * kFewestCells);
  Queue queue;
  for (double x = box.low.x; x < box.high.x; x += side)
    for (double y = box.low.y; y < box.high.y; y += side)
      queue.push(cellAt(part, {x + side / 2, y + side / 2}, side / 2));
  return queue;
}

}  // namespace

// Squares are split in four, the most promising first, until none can be noticeably better.
Point labelPoint(const Shape& shape) {
  const Shape part = largestPart(shape);
  if (part.empty()) return {};
  const Box box = bounds(part);
  const double precision = kPrecision * std::max(box.high.x - box.low.x, box.high.y - box.low.y);
  Queue queue = coverBox(part, box);
  Cell best = cellAt(part, safePoint(part), 0);
  for (int seen = 0; !queue.empty() && seen < kMostCells; ++seen) {
    const Cell cell = queue.top();
    queue.pop();
    if (cell.distance > best.distance) best = cell;
    if (cell.most - best.distance <= precision) break;
    const double half = cell.half / 2;
    for (const double dx : {-half, half})
      for (const double dy : {-half, half}) queue.push(cellAt(part, {cell.centre.x + dx, cell.centre.y + dy}, half));
  }
  return best.centre;
}

}  // namespace kosh
