// The map's foot and plates, the year line's stem of today, and what a screen reader hears, on the small city.
#include "core/tiny_city.h"
#include "doctest/doctest.h"
#include "imgui_page.h"
#include "ui/charts_logic.h"

using namespace kosh;
using namespace kosh::ui;

namespace {

struct PlanCase {
  TestPage page;

  explicit PlanCase(std::string attribution, float width = 512, float height = 572)
      : page([width, height, attribution](Ui& ui) {
          if (!ui.session.dataset) {
            Dataset city = test::tinyCity();
            city.attribution = attribution;
            city.territories[test::kNorthTerritory].shape = {{{{76, 44}, {76.4, 44}, {76.4, 44.4}, {76, 44.4}}, {}}};  // small
            adopt(ui.session, std::move(city));
            ui.session.view.indicator = "population";
          }
          mapPanel(ui, {0, 0, width, height});
          yearLine(ui, {0, height, width, 92});
        }) {}

  Rect rect(std::string_view id) const {
    const ControlRect* found = page.find(id);
    return found ? Rect{found->x, found->y, found->width, found->height} : Rect{};
  }
};

const std::string kLong(200, 'x');

}  // namespace

TEST_CASE("A long attribution takes one line under the legend and opens by a press") {
  PlanCase plan(kLong);
  const Rect credit = plan.rect("credit"), legend = plan.rect("legend");
  REQUIRE(credit.width > 0);
  REQUIRE(legend.width > 0);
  CHECK(credit.height == kLine);
  CHECK(credit.x >= 0);
  CHECK(credit.x + credit.width <= 512);
  CHECK(legend.y + legend.height < credit.y);
  plan.page.click("credit");
  CHECK(plan.rect("credit").height > kLine);
  CHECK(plan.rect("legend").y + plan.rect("legend").height < plan.rect("credit").y);
  plan.page.click("credit");
  CHECK(plan.rect("credit").height == kLine);
}

TEST_CASE("A short attribution stands beside the legend and has nothing to open") {
  PlanCase plan("short");
  CHECK(plan.page.find("credit") == nullptr);
  const Rect legend = plan.rect("legend");
  CHECK(legend.y + legend.height == 572 - 16);
}

TEST_CASE("A district too small for its name gets a plate of one line") {
  PlanCase plan("", 1000, 900);
  CHECK(plan.rect("district:south").height == 44);
  CHECK(plan.rect("district:north").height == 24);
}

TEST_CASE("Today stands on the year line only inside its years") {
  PlanCase plan("");
  for (const char* outside : {"", "2025-12-31", "2031-01-02", "soon"}) {
    plan.page.session.today = outside;
    plan.page.frame();
    CHECK_MESSAGE(plan.page.find("today") == nullptr, outside);
  }
  plan.page.session.today = "2026-01-01";
  plan.page.frame();
  const float start = plan.rect("today").x;
  plan.page.session.today = "2028-07-01";
  plan.page.frame();
  CHECK(plan.rect("today").x > start + 20);
}

TEST_CASE("A date is a place among the years") {
  CHECK(yearOfDate("2026-01-01") == 2026);
  CHECK(yearOfDate("2026-07-01") == 2026.5);
  CHECK(*yearOfDate("2026-12-31") < 2027);
  for (const char* bad : {"", "2026", "2026-13-01", "2026-00-01", "2026-01-32", "x"}) CHECK_FALSE(yearOfDate(bad));
}

TEST_CASE("A screen reader hears territory, year, indicator, value, unit and status, in the chosen language") {
  Session session;
  adopt(session, test::tinyCity());
  session.view.indicator = "population";
  session.view.lang = Lang::en;
  const std::string town = spoken(session);
  CHECK(town.find(session.dataset->territories[0].name.in(Lang::en) + ", 2026. Population: 3") == 0);
  CHECK(town.find("people, ") != std::string::npos);
  session.view.territory = "north";
  const std::string north = spoken(session);
  CHECK(north != town);
  session.view.lang = Lang::kk;
  CHECK(spoken(session) != north);
  session.view.indicator = "school_load";
  CHECK(spoken(session).find("% %") == std::string::npos);
  session.view.territory = "north";
  session.view.lang = Lang::en;
  session.view.indicator = "pm25";
  CHECK(spoken(session) == "North, 2025. Dust: 12 mg, mean, official");
  session.view.territory = "nowhere";  // as the city
  session.view.lang = Lang::en;
  session.view.indicator = "population";
  CHECK(spoken(session) == town);
}
