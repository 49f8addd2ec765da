// Cuts shapes into triangles by ear clipping; holes are joined to the outer ring first.
#include <cstdlib>

#include "core/geometry_grid.h"

namespace kosh {
namespace {

using grid::Chain;
using grid::Node;
using grid::Nodes;
using grid::turn;

struct Ear {
  Node a, b, c;  // counter-clockwise
};

// Does the way from p (in the closed triangle) to q lead into the open triangle? On an edge it must turn
// left of that edge; strictly inside it always does.
bool leadsIn(const Ear& ear, Node p, Node q) {
  if (turn(ear.a, ear.b, p) == 0 && turn(ear.a, ear.b, q) <= 0) return false;
  if (turn(ear.b, ear.c, p) == 0 && turn(ear.b, ear.c, q) <= 0) return false;
  if (turn(ear.c, ear.a, p) == 0 && turn(ear.c, ear.a, q) <= 0) return false;
  return true;
}

bool covers(const Ear& ear, Node p) {
  return turn(ear.a, ear.b, p) >= 0 && turn(ear.b, ear.c, p) >= 0 && turn(ear.c, ear.a, p) >= 0;
}

// The chain as it is being clipped.
struct Clipper {
  const Nodes& nodes;
  Chain chain;

  std::size_t next(std::size_t at) const { return at + 1 == chain.size() ? 0 : at + 1; }
  std::size_t previous(std::size_t at) const { return at == 0 ? chain.size() - 1 : at - 1; }
  Node node(std::size_t at) const { return nodes[chain[at]]; }
  Ear earAt(std::size_t at) const { return {node(previous(at)), node(at), node(next(at))}; }
  std::int64_t turnAt(std::size_t at) const { return turn(node(previous(at)), node(at), node(next(at))); }

  // An edge of a simple chain enters the open triangle only if one of its ends lies in the closed triangle.
  // So looking at nodes alone is exact, also where parts of the chain touch or run along each other.
  bool isEar(std::size_t at) const {
    if (turnAt(at) <= 0) return false;
    const Ear ear = earAt(at);
    for (std::size_t i = 0; i < chain.size(); ++i) {
      if (!covers(ear, node(i))) continue;
      if (leadsIn(ear, node(i), node(next(i))) || leadsIn(ear, node(i), node(previous(i)))) return false;
    }
    return true;
  }

  void drop(std::size_t at) { chain.erase(chain.begin() + at); }

  // Repeated nodes, nodes on a straight line and spikes bound no area.
  bool dropFlat() {
    for (std::size_t i = 0; i < chain.size(); ++i)
      if (turnAt(i) == 0) {
        drop(i);
        return true;
      }
    return false;
  }

  // A ring that crosses itself may have no ear. The smallest left turn then does the least harm.
  std::size_t leastBad() const {
    std::size_t best = 0;
    for (std::size_t i = 1; i < chain.size(); ++i) {
      const std::int64_t a = turnAt(i), b = turnAt(best);
      if ((a > 0) == (b > 0) ? std::llabs(a) < std::llabs(b) : a > 0) best = i;
    }
    return best;
  }

  // Starting from a moving place keeps the triangles from becoming a fan.
  std::size_t findEar(std::size_t start) const {
    for (std::size_t i = 0; i < chain.size(); ++i) {
      const std::size_t at = (start + i) % chain.size();
      if (isEar(at)) return at;
    }
    return leastBad();
  }

  void clip(std::vector<std::uint32_t>& indices) {
    std::size_t start = 0;
    while (chain.size() >= 3) {
      if (dropFlat()) continue;
      const std::size_t at = findEar(start);
      if (turnAt(at) > 0) indices.insert(indices.end(), {chain[previous(at)], chain[at], chain[next(at)]});
      drop(at);
      start = at + 1;
    }
  }
};

// Twice the signed area. Doubles, since many products of the grid would overflow; only its sign is used.
double signedArea(const Nodes& nodes, const Chain& chain) {
  double twice = 0;
  for (std::size_t i = 1; i + 1 < chain.size(); ++i)
    twice += static_cast<double>(turn(nodes[chain[0]], nodes[chain[i]], nodes[chain[i + 1]]));
  return twice;
}

// A ring as a chain without repeated nodes, turned so that the inside is on the left. Empty: no area.
Chain chainOf(const Nodes& nodes, std::uint32_t first, std::size_t count, bool counterClockwise) {
  Chain chain;
  for (std::uint32_t i = first; i < first + count; ++i)
    if (chain.empty() || !(nodes[chain.back()] == nodes[i])) chain.push_back(i);
  while (chain.size() > 1 && nodes[chain.front()] == nodes[chain.back()]) chain.pop_back();
  const double area = signedArea(nodes, chain);
  if (area == 0) return {};
  if ((area > 0) != counterClockwise) chain = Chain(chain.rbegin(), chain.rend());
  return chain;
}

void addPolygon(const Polygon& polygon, Triangles& triangles) {
  std::vector<Point> points = polygon.outer;
  for (const Ring& hole : polygon.holes) points.insert(points.end(), hole.begin(), hole.end());
  const Nodes nodes = grid::snap(points);

  Chain outer = chainOf(nodes, 0, polygon.outer.size(), true);
  std::vector<Chain> holes;
  std::size_t first = polygon.outer.size();
  for (const Ring& hole : polygon.holes) {
    Chain chain = chainOf(nodes, static_cast<std::uint32_t>(first), hole.size(), false);
    if (!chain.empty()) holes.push_back(std::move(chain));
    first += hole.size();
  }
  if (outer.empty()) return;

  std::vector<std::uint32_t> indices;
  Clipper{nodes, grid::mergeHoles(nodes, std::move(outer), std::move(holes))}.clip(indices);
  const auto base = static_cast<std::uint32_t>(triangles.points.size());
  triangles.points.insert(triangles.points.end(), points.begin(), points.end());
  for (const std::uint32_t index : indices) triangles.indices.push_back(base + index);
}

}  // namespace

Triangles triangulate(const Shape& shape) {
  Triangles triangles;
  for (const Polygon& polygon : shape) addPolygon(polygon, triangles);
  return triangles;
}

}  // namespace kosh
