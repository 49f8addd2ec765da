// The grid of the screen at the sizes people have.
#include "ui/layout.h"

#include "doctest/doctest.h"

using namespace kosh;
using namespace kosh::ui;

TEST_CASE("at 1440 x 900 the panels have the widths of the drawing") {
  const Layout l = layoutFor(1440, 900, false, false);
  CHECK(l.form == Form::wide);
  CHECK(l.decisions.width == 352);
  CHECK(l.map.width == 672);
  CHECK(l.map.height == 728);
  CHECK(l.card.width == 416);
  CHECK(l.year.height == 116);
}

TEST_CASE("the map takes what a wider window adds") {
  CHECK(layoutFor(1920, 1080, false, false).map.width == 1920 - 352 - 416);
}

TEST_CASE("panels, map and year line tile the window without gaps") {
  for (const float width : {1280.f, 1366.f, 1680.f, 2560.f}) {
    const Layout l = layoutFor(width, 720, true, true);
    CHECK(l.decisions.width + l.map.width + l.card.width == width);
    CHECK(l.bar.height + l.map.height + l.year.height == 720);
    CHECK(l.map.x == l.decisions.width);
    CHECK(l.card.x == l.map.x + l.map.width);
  }
}

TEST_CASE("between 1024 and 1280 px the card is a drawer that opens when a territory is chosen") {
  CHECK(layoutFor(1100, 800, false, false).card.width == 0);
  const Layout open = layoutFor(1100, 800, true, false);
  CHECK(open.card.width == 360);
  CHECK(open.card.x + open.card.width == 1100);
  CHECK(open.map.x + open.map.width == open.card.x);
  CHECK(open.year.width == 1100 - 320);
  CHECK(open.decisions.width == 320);
}

TEST_CASE("under 1024 px the decisions are a sheet") {
  CHECK(layoutFor(800, 800, false, false).decisions.width == 0);
  CHECK(layoutFor(800, 800, false, true).decisions.width == 320);
  CHECK(layoutFor(800, 800, false, false).map.width == 800);
  CHECK(layoutFor(390, 844, false, false).form == Form::phone);
}
