// Tests of the places of the district plates.
#include "ui/map_labels.h"

#include <algorithm>

#include "doctest/doctest.h"

using namespace kosh;
using namespace kosh::ui;

namespace {

// One pixel a kilometre, and the point (0, 0) in the middle of a map of 600 x 600.
LabelField field(std::vector<Rect> obstacles = {}) {
  return {{{0, 0}, 1}, {0, 0, 600, 600}, {0, 0, 600, 600}, std::move(obstacles), false};
}

// A square district about a point of the page.
Shape square(double x, double y, double half) {
  const double kx = x - 300, ky = 300 - y;
  return {{{{kx - half, ky - half}, {kx + half, ky - half}, {kx + half, ky + half}, {kx - half, ky + half}}, {}}};
}

struct Town {
  std::vector<Shape> shapes;
  std::vector<LabelSpec> labels;
};

// Eight districts in two columns; `half` is half their side in pixels.
Town town(double half, float width, float height) {
  Town out;
  std::vector<Point> anchors;
  for (int row = 0; row < 4; ++row)
    for (int column = 0; column < 2; ++column) {
      anchors.push_back({300.0 + (column == 0 ? -half : half), 300.0 + (row * 2 - 3) * half});
      out.shapes.push_back(square(anchors.back().x, anchors.back().y, half));
    }
  for (std::size_t i = 0; i < anchors.size(); ++i) out.labels.push_back({anchors[i], width, height, nullptr});
  return out;
}

std::vector<LabelPlace> placed(Town& town, const LabelField& field) {
  for (std::size_t i = 0; i < town.labels.size(); ++i) town.labels[i].shape = &town.shapes[i];
  return placeLabels(town.labels, field);
}

bool apart(const std::vector<LabelPlace>& places, float gap) {
  for (std::size_t i = 0; i < places.size(); ++i)
    for (std::size_t k = i + 1; k < places.size(); ++k)
      if (places[i].shown && places[k].shown && overlap(places[i].plate, places[k].plate, gap)) return false;
  return true;
}

int shownCount(const std::vector<LabelPlace>& places) {
  return static_cast<int>(std::count_if(places.begin(), places.end(), [](const LabelPlace& place) { return place.shown; }));
}

}  // namespace

TEST_CASE("A plate that fits into its district stands on its anchor and needs no leader") {
  const Shape shape = square(300, 300, 100);
  const auto places = placeLabels({{{300, 300}, 80, 40, &shape}}, field());
  REQUIRE(places.size() == 1);
  if (places.size() != 1) return;
  CHECK(places[0].shown);
  CHECK_FALSE(places[0].leader);
  CHECK(places[0].plate == Rect{260, 280, 80, 40});
}

TEST_CASE("Plates of roomy districts stay on their anchors") {
  Town eight = town(70, 90, 40);
  const auto places = placed(eight, field());
  REQUIRE(shownCount(places) == 8);
  for (std::size_t i = 0; i < places.size(); ++i) {
    CHECK_FALSE(places[i].leader);
    CHECK(inside(places[i].plate, eight.labels[i].anchor));
  }
  CHECK(apart(places, 4));
}

TEST_CASE("Plates larger than their districts keep the gap and some move out with a leader") {
  Town eight = town(18, 110, 44);
  const auto places = placed(eight, field());
  CHECK(shownCount(places) == 8);
  CHECK(apart(places, 4));
  CHECK(std::any_of(places.begin(), places.end(), [](const LabelPlace& place) { return place.leader; }));
  for (std::size_t i = 0; i < places.size(); ++i)
    if (places[i].leader) CHECK_FALSE(inside(places[i].plate, eight.labels[i].anchor));
}

TEST_CASE("No plate touches an obstacle or leaves the map") {
  const std::vector<Rect> obstacles{{0, 0, 260, 330}, {400, 420, 200, 180}};
  Town eight = town(60, 110, 44);
  const LabelField with = field(obstacles);
  const auto places = placed(eight, with);
  CHECK(shownCount(places) >= 6);
  for (const LabelPlace& place : places) {
    if (!place.shown) continue;
    for (const Rect& obstacle : obstacles) CHECK_FALSE(overlap(place.plate, obstacle, 4));
    CHECK(place.plate.x >= 0);
    CHECK(place.plate.y >= 0);
    CHECK(place.plate.x + place.plate.width <= 600);
    CHECK(place.plate.y + place.plate.height <= 600);
  }
  CHECK(apart(places, 4));
}

TEST_CASE("A plate without any room is not shown") {
  const Shape shape = square(300, 300, 100);
  const auto places = placeLabels({{{300, 300}, 80, 40, &shape}}, field({{0, 0, 600, 600}}));
  REQUIRE(places.size() == 1);
  if (places.size() == 1) CHECK_FALSE(places[0].shown);
}

TEST_CASE("A plate does not hide most of a small district unless it may") {
  const Shape small = square(300, 300, 30);
  LabelField strict = field();
  const std::vector<LabelSpec> labels{{{300, 300}, 58, 50, &small}};
  const auto beside = placeLabels(labels, strict);
  strict.mayHide = true;
  const auto over = placeLabels(labels, strict);
  REQUIRE(beside.size() == 1);
  REQUIRE(over.size() == 1);
  if (beside.size() != 1 || over.size() != 1) return;
  const auto hidden = [](const Rect& plate) {  // share of the district, which reaches from 270 to 330 both ways
    const float wide = std::min(plate.x + plate.width, 330.0f) - std::max(plate.x, 270.0f);
    const float high = std::min(plate.y + plate.height, 330.0f) - std::max(plate.y, 270.0f);
    return std::max(wide, 0.0f) * std::max(high, 0.0f) / 3600;
  };
  CHECK(hidden(beside[0].plate) < 0.55f);
  CHECK(hidden(over[0].plate) > 0.75f);
}

TEST_CASE("The same question has the same answer") {
  Town first = town(30, 110, 44), second = town(30, 110, 44);
  const auto a = placed(first, field()), b = placed(second, field());
  REQUIRE(a.size() == b.size());
  for (std::size_t i = 0; i < a.size() && i < b.size(); ++i) CHECK(a[i].plate == b[i].plate);
}

TEST_CASE("The district that has room keeps its anchor, its small neighbour moves") {
  const Shape large = square(300, 300, 120), small = square(300, 170, 10);
  const std::vector<LabelSpec> labels{{{300, 170}, 110, 44, &small}, {{300, 210}, 110, 44, &large}};
  const auto places = placeLabels(labels, field());
  REQUIRE(places.size() == 2);
  if (places.size() != 2) return;
  CHECK_FALSE(places[1].leader);
  CHECK_FALSE(overlap(places[0].plate, places[1].plate, 4));
  CHECK_FALSE(inside(places[1].plate, labels[0].anchor));  // and does not hide the other's anchor
}

TEST_CASE("An anchor in sight is kept, one out of sight moves to the visible part of its district") {
  const Shape shape = square(300, 300, 250);
  const Rect map{0, 0, 600, 600};
  const Camera home{{0, 0}, 1}, shifted{{-400, 0}, 1};
  const auto kept = anchorInSight(shape, {0, 0}, home, map, 20);
  REQUIRE(kept);
  if (kept) CHECK(*kept == Point{300, 300});
  const auto moved = anchorInSight(shape, {0, 0}, shifted, map, 20);  // the middle is at x = 700 now
  REQUIRE(moved);
  if (!moved) return;
  CHECK(moved->x <= 580);
  CHECK(moved->x >= 450);
  CHECK(contains(shape, toKm(shifted, map, *moved)));
  CHECK_FALSE(anchorInSight(shape, {0, 0}, Camera{{-900, 0}, 1}, map, 20));
}

TEST_CASE("The nearest point of a plate lies on its edge towards the anchor") {
  const Rect plate{100, 100, 50, 20};
  CHECK(nearestOn(plate, {0, 110}) == Point{100, 110});
  CHECK(nearestOn(plate, {200, 200}) == Point{150, 120});
}
