// Joins the holes of a polygon to its outer ring by the shortest bridges that cross nothing.
#include <algorithm>
#include <cmath>

#include "core/geometry_grid.h"

namespace kosh::grid {
namespace {

// A possible bridge: position in the outer chain, hole, position in the hole.
struct Bridge {
  std::int64_t squaredLength = 0;
  std::size_t outer = 0, hole = 0, inner = 0;
};

// A full order, so that every library sorts alike.
bool shorter(const Bridge& a, const Bridge& b) {
  if (a.squaredLength != b.squaredLength) return a.squaredLength < b.squaredLength;
  if (a.outer != b.outer) return a.outer < b.outer;
  if (a.hole != b.hole) return a.hole < b.hole;
  return a.inner < b.inner;
}

std::int64_t squaredLength(Node a, Node b) { return (a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y); }

Node nodeAt(const Nodes& nodes, const Chain& chain, std::size_t at) { return nodes[chain[at % chain.size()]]; }

// Does the way from chain[at] to the target begin inside, that is between the two edges that meet there?
bool startsInside(const Nodes& nodes, const Chain& chain, std::size_t at, Node target) {
  const Node before = nodeAt(nodes, chain, at + chain.size() - 1);
  const Node here = nodeAt(nodes, chain, at);
  const Node after = nodeAt(nodes, chain, at + 1);
  const std::int64_t bend = turn(before, here, after);
  const bool leftOfFirst = turn(before, here, target) > 0;
  const bool leftOfSecond = turn(here, after, target) > 0;
  if (bend > 0) return leftOfFirst && leftOfSecond;
  if (bend < 0) return leftOfFirst || leftOfSecond;
  return leftOfSecond && between(before, after, here);
}

// Does the edge r-s forbid the bridge p-q? It may touch the bridge only at p or q.
bool forbids(Node p, Node q, Node r, Node s) {
  const std::int64_t sideR = turn(p, q, r), sideS = turn(p, q, s);
  if (sideR == 0 && between(p, q, r)) return true;
  if (sideS == 0 && between(p, q, s)) return true;
  if (sideR == 0 && sideS == 0) return between(r, s, p) || between(r, s, q);
  const std::int64_t sideP = turn(r, s, p), sideQ = turn(r, s, q);
  return ((sideR > 0) != (sideS > 0)) && sideR != 0 && sideS != 0 && ((sideP > 0) != (sideQ > 0)) && sideP != 0 &&
         sideQ != 0;
}

bool forbids(const Nodes& nodes, const Chain& chain, Node p, Node q) {
  for (std::size_t i = 0; i < chain.size(); ++i)
    if (forbids(p, q, nodes[chain[i]], nodeAt(nodes, chain, i + 1))) return true;
  return false;
}

// A hole that touches the outer chain needs no way across, only the right one of several visits to that node.
bool touchesFromInside(const Nodes& nodes, const Chain& outer, const Chain& hole, const Bridge& bridge) {
  const Node after = nodeAt(nodes, hole, bridge.inner + 1);
  const Node before = nodeAt(nodes, hole, bridge.inner + hole.size() - 1);
  return startsInside(nodes, outer, bridge.outer, after) || startsInside(nodes, outer, bridge.outer, before);
}

bool allowed(const Nodes& nodes, const Chain& outer, const std::vector<Chain>& holes, const Bridge& bridge) {
  const Chain& hole = holes[bridge.hole];
  if (bridge.squaredLength == 0) return touchesFromInside(nodes, outer, hole, bridge);
  const Node p = nodes[outer[bridge.outer]], q = nodes[hole[bridge.inner]];
  if (!startsInside(nodes, outer, bridge.outer, q) || !startsInside(nodes, hole, bridge.inner, p)) return false;
  if (forbids(nodes, outer, p, q)) return false;
  for (const Chain& other : holes)
    if (forbids(nodes, other, p, q)) return false;
  return true;
}

std::vector<Bridge> allBridges(const Nodes& nodes, const Chain& outer, const std::vector<Chain>& holes) {
  std::vector<Bridge> bridges;
  for (std::size_t o = 0; o < outer.size(); ++o)
    for (std::size_t h = 0; h < holes.size(); ++h)
      for (std::size_t i = 0; i < holes[h].size(); ++i)
        bridges.push_back({squaredLength(nodes[outer[o]], nodes[holes[h][i]]), o, h, i});
  std::sort(bridges.begin(), bridges.end(), shorter);
  return bridges;
}

// outer ... o, then once round the hole from i back to i, then o again and on. Where the hole touches the outer
// chain the bridge has no length, and o and i are one visit.
Chain joined(const Chain& outer, const Chain& hole, const Bridge& bridge) {
  const std::size_t o = bridge.outer, i = bridge.inner, touching = bridge.squaredLength == 0 ? 1 : 0;
  Chain chain(outer.begin(), outer.begin() + o + 1);
  chain.insert(chain.end(), hole.begin() + i + touching, hole.end());
  chain.insert(chain.end(), hole.begin(), hole.begin() + i + 1);
  chain.insert(chain.end(), outer.begin() + o + touching, outer.end());
  return chain;
}

}  // namespace

Nodes snap(const std::vector<Point>& points) {
  Box box;
  for (const Point p : points) box.add(p);
  if (box.empty()) return {};
  const Point middle{(box.low.x + box.high.x) / 2, (box.low.y + box.high.y) / 2};
  const double extent = std::max(box.high.x - box.low.x, box.high.y - box.low.y);
  double steps = 1;  // steps per unit, a power of two
  if (extent > 0 && extent < 1e200) {
    while (extent * steps > 1073741824.0) steps /= 2;
    while (extent * steps <= 536870912.0) steps *= 2;
  }
  Nodes nodes;
  for (const Point p : points)
    nodes.push_back({static_cast<std::int64_t>(std::floor((p.x - middle.x) * steps + 0.5)),
                     static_cast<std::int64_t>(std::floor((p.y - middle.y) * steps + 0.5))});
  return nodes;
}

bool between(Node a, Node b, Node p) { return (p.x - a.x) * (b.x - p.x) + (p.y - a.y) * (b.y - p.y) > 0; }

Chain mergeHoles(const Nodes& nodes, Chain outer, std::vector<Chain> holes) {
  while (!holes.empty()) {
    const std::vector<Bridge> bridges = allBridges(nodes, outer, holes);
    const auto best =
        std::find_if(bridges.begin(), bridges.end(), [&](const Bridge& b) { return allowed(nodes, outer, holes, b); });
    if (best == bridges.end()) break;
    outer = joined(outer, holes[best->hole], *best);
    holes.erase(holes.begin() + best->hole);
  }
  return outer;
}

}  // namespace kosh::grid
