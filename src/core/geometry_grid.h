// Exact tests on a grid of whole numbers, shared by the files that cut shapes into triangles.
#pragma once
#include <cstdint>
#include <vector>

#include "core/geometry.h"

namespace kosh::grid {

// A polygon fits into 2^30 steps, so products of two differences stay within 2^60: nothing overflows and no
// test is rounded. The step is a power of two, so coordinates that are short binary fractions stay exact.
struct Node {
  std::int64_t x = 0, y = 0;
  bool operator==(const Node&) const = default;
};
using Nodes = std::vector<Node>;

// A closed chain of indices into Nodes; the inside lies to the left.
using Chain = std::vector<std::uint32_t>;

Nodes snap(const std::vector<Point>& points);

// Positive when a, b, c turn left, negative to the right, zero on a line.
inline std::int64_t turn(Node a, Node b, Node c) { return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x); }

// Is p, which lies on the line through a and b, strictly between them?
bool between(Node a, Node b, Node p);

// Cuts the holes (clockwise) into the outer chain (counter-clockwise) by bridges walked there and back.
// A hole that cannot be reached, being outside, is left out.
Chain mergeHoles(const Nodes& nodes, Chain outer, std::vector<Chain> holes);

}  // namespace kosh::grid
