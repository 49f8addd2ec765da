// Places the district plates: candidates by distance, a cost for each, greedy choice and a few rounds of correction.
#include "ui/map_labels.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

namespace kosh::ui {
namespace {

constexpr float kGap = 4;
constexpr double kCostOutside = 60;   // plate wholly outside its district
constexpr double kCostLeader = 25;
constexpr double kCostAnchor = 200;   // hides the anchor of another district
constexpr double kCostCrossing = 40;  // a leader under another plate
constexpr double kCostHiding = 500;   // hides all of its district; counted beyond kMayHide
constexpr double kMayHide = 0.4;
constexpr int kRounds = 4;

struct Candidate {
  Rect plate;
  bool leader = false;
  double cost = 0;  // without the other plates
};

Rect centred(Point at, float width, float height) {
  return {std::round(static_cast<float>(at.x) - width / 2), std::round(static_cast<float>(at.y) - height / 2), width,
          height};
}

Point centreOf(const Rect& rect) { return {rect.x + rect.width / 2.0, rect.y + rect.height / 2.0}; }

// Share of the plate inside its district, from the centre and the corners.
double shareInside(const Rect& plate, const LabelSpec& label, const LabelField& field) {
  if (!label.shape) return 0;
  const double dx = plate.width * 0.46, dy = plate.height * 0.46;
  const Point c = centreOf(plate);
  const std::array<Point, 5> points{{c, {c.x - dx, c.y - dy}, {c.x + dx, c.y - dy}, {c.x - dx, c.y + dy}, {c.x + dx, c.y + dy}}};
  int count = 0;
  for (const Point& p : points) count += contains(*label.shape, toKm(field.camera, field.map, p)) ? 1 : 0;
  return count / 5.0;
}

bool allowed(const Rect& plate, const LabelField& field) {
  const Rect& b = field.bounds;
  if (plate.x < b.x || plate.y < b.y || plate.x + plate.width > b.x + b.width || plate.y + plate.height > b.y + b.height)
    return false;
  return std::none_of(field.obstacles.begin(), field.obstacles.end(),
                      [&](const Rect& obstacle) { return overlap(plate, obstacle, kGap); });
}

double ownCost(const Candidate& candidate, double share, std::size_t own, const std::vector<LabelSpec>& labels) {
  const Point anchor = labels[own].anchor, c = centreOf(candidate.plate);
  double cost = kCostOutside * (1 - share) + (candidate.leader ? kCostLeader : 0);
  cost += 0.25 * std::hypot(c.x - anchor.x, c.y - anchor.y);
  const Rect wide{candidate.plate.x - 6, candidate.plate.y - 6, candidate.plate.width + 12, candidate.plate.height + 12};
  for (std::size_t i = 0; i < labels.size(); ++i)
    if (i != own && inside(wide, labels[i].anchor)) cost += kCostAnchor;
  return cost;
}

// A plate that hides most of a small district takes away what the map is for: better beside it, with a leader.
// `pixels`: the district's area.
double hidingCost(const LabelSpec& label, double pixels, double share, const LabelField& field) {
  if (!label.shape || field.mayHide) return 0;
  const double hidden = pixels > 0 ? share * label.width * label.height / pixels : 1;
  return kCostHiding * std::clamp(hidden - kMayHide, 0.0, 1.0);
}

// Offsets of the plate's centre: shifts by parts of the plate near the anchor, then rings further out.
std::vector<Point> offsets(float width, float height) {
  std::vector<Point> out;
  for (double dy : {0.0, -0.4, 0.4, -0.8, 0.8, -1.2, 1.2, -1.6, 1.6, -2.2, 2.2, -3.0, 3.0})
    for (double dx : {0.0, -0.12, 0.12, -0.25, 0.25, -0.37, 0.37, -0.5, 0.5, -0.65, 0.65, -0.8, 0.8})
      out.push_back({dx * width, dy * height});
  for (double ring : {12.0, 30.0, 52.0, 80.0, 115.0, 160.0})
    for (int turn = 0; turn < 16; ++turn) {
      // Directions as points of an octagon-like ring: no library trigonometry is needed for sixteen of them.
      constexpr std::array<double, 16> kX{1, .92, .71, .38, 0, -.38, -.71, -.92, -1, -.92, -.71, -.38, 0, .38, .71, .92};
      const double x = kX[static_cast<std::size_t>(turn)], y = kX[static_cast<std::size_t>((turn + 12) % 16)];
      out.push_back({x * (width / 2 + ring), y * (height / 2 + ring)});
    }
  return out;
}

std::vector<Candidate> candidatesOf(std::size_t own, const std::vector<LabelSpec>& labels, const LabelField& field) {
  const LabelSpec& label = labels[own];
  const double scale = field.camera.pixelsPerKm, pixels = label.shape ? areaOf(*label.shape) * scale * scale : 0;
  std::vector<Candidate> out;
  for (const Point& offset : offsets(label.width, label.height)) {
    Candidate candidate{centred({label.anchor.x + offset.x, label.anchor.y + offset.y}, label.width, label.height)};
    if (!allowed(candidate.plate, field)) continue;
    const double share = shareInside(candidate.plate, label, field);
    candidate.leader = !inside(candidate.plate, label.anchor) && share < 0.6;
    candidate.cost = ownCost(candidate, share, own, labels) + hidingCost(label, pixels, share, field);
    out.push_back(candidate);
  }
  std::stable_sort(out.begin(), out.end(), [](const Candidate& a, const Candidate& b) { return a.cost < b.cost; });
  return out;
}

// Whether the straight line between two points meets the rectangle (sampled every 4 px: plates are larger).
bool meets(const Rect& rect, Point from, Point to) {
  const int steps = std::max(1, static_cast<int>(std::hypot(to.x - from.x, to.y - from.y) / 4));
  for (int i = 0; i <= steps; ++i) {
    const double t = static_cast<double>(i) / steps;
    if (inside(rect, {from.x + (to.x - from.x) * t, from.y + (to.y - from.y) * t})) return true;
  }
  return false;
}

// Cost of a candidate among the plates chosen so far; negative: it may not stand there.
double costAmong(const Candidate& candidate, std::size_t own, const std::vector<LabelSpec>& labels,
                 const std::vector<LabelPlace>& places) {
  double cost = candidate.cost;
  for (std::size_t i = 0; i < places.size(); ++i) {
    if (i == own || !places[i].shown) continue;
    if (overlap(candidate.plate, places[i].plate, kGap)) return -1;
    if (candidate.leader && meets(places[i].plate, centreOf(candidate.plate), labels[own].anchor)) cost += kCostCrossing;
    if (places[i].leader && meets(candidate.plate, centreOf(places[i].plate), labels[i].anchor)) cost += kCostCrossing;
  }
  return cost;
}

// Takes the cheapest candidate; returns whether the place changed.
bool choose(std::size_t own, const std::vector<Candidate>& candidates, const std::vector<LabelSpec>& labels,
            std::vector<LabelPlace>& places) {
  LabelPlace best;
  double bestCost = 0;
  for (const Candidate& candidate : candidates) {
    if (best.shown && candidate.cost >= bestCost) break;  // sorted: nothing cheaper follows
    const double cost = costAmong(candidate, own, labels, places);
    if (cost < 0 || (best.shown && cost >= bestCost)) continue;
    best = {candidate.plate, true, candidate.leader};
    bestCost = cost;
  }
  const bool changed = best.shown != places[own].shown || !(best.plate == places[own].plate);
  places[own] = best;
  return changed;
}

}  // namespace

bool overlap(const Rect& a, const Rect& b, float gap) {
  return a.x < b.x + b.width + gap && b.x < a.x + a.width + gap && a.y < b.y + b.height + gap && b.y < a.y + a.height + gap;
}

bool inside(const Rect& rect, Point p) {
  return p.x >= rect.x && p.x < rect.x + rect.width && p.y >= rect.y && p.y < rect.y + rect.height;
}

Point nearestOn(const Rect& rect, Point p) {
  return {std::clamp(p.x, static_cast<double>(rect.x), static_cast<double>(rect.x + rect.width)),
          std::clamp(p.y, static_cast<double>(rect.y), static_cast<double>(rect.y + rect.height))};
}

std::vector<LabelPlace> placeLabels(const std::vector<LabelSpec>& labels, const LabelField& field) {
  std::vector<std::vector<Candidate>> candidates;
  for (std::size_t i = 0; i < labels.size(); ++i) candidates.push_back(candidatesOf(i, labels, field));
  std::vector<std::size_t> order(labels.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  const auto cheapest = [&](std::size_t i) { return candidates[i].empty() ? 1e9 : candidates[i].front().cost; };
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return cheapest(a) < cheapest(b); });
  std::vector<LabelPlace> places(labels.size());
  for (int round = 0; round < kRounds; ++round) {
    bool changed = false;
    for (std::size_t i : order) changed = choose(i, candidates[i], labels, places) || changed;
    if (!changed) break;
  }
  return places;
}

std::optional<Point> anchorInSight(const Shape& shape, Point anchorKm, const Camera& camera, const Rect& map, float margin) {
  constexpr int kGrid = 14;
  const Rect sight{map.x + margin, map.y + margin, map.width - 2 * margin, map.height - 2 * margin};
  const Point anchor = toScreen(camera, map, anchorKm);
  if (inside(sight, anchor)) return anchor;
  std::optional<Point> best;
  double bestDistance = 0;
  for (int row = 0; row <= kGrid; ++row)
    for (int column = 0; column <= kGrid; ++column) {
      const Point p{sight.x + sight.width * column / kGrid, sight.y + sight.height * row / kGrid};
      const double distance = std::hypot(p.x - anchor.x, p.y - anchor.y);
      if (best && distance >= bestDistance) continue;
      if (!contains(shape, toKm(camera, map, p))) continue;
      best = p;
      bestDistance = distance;
    }
  return best;
}

}  // namespace kosh::ui
