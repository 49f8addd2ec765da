// The map's modes on a small city: the switch, the sliders, an object placed by a press, the line that divides the map.
#include "core/tiny_city.h"
#include "doctest/doctest.h"
#include "imgui_page.h"
#include "ui/map_labels.h"

using namespace kosh;
using namespace kosh::ui;

namespace {

// Two districts of 0.1 x 0.1 degrees side by side, a school in each, on a map of 900 x 620.
struct MapCase {
  TestPage page;
  explicit MapCase(MapMode mode, float width = 900)
      : page([mode, width](Ui& ui) {
          if (!ui.session.dataset) {
            Dataset city = test::tinyCity();
            city.territories[test::kNorthTerritory].shape = {{{{76, 43}, {76.1, 43}, {76.1, 43.1}, {76, 43.1}}, {}}};
            city.territories[test::kSouthTerritory].shape = {{{{76.1, 43}, {76.2, 43}, {76.2, 43.1}, {76.1, 43.1}}, {}}};
            for (const Point at : {Point{76.05, 43.05}, Point{76.15, 43.05}}) city.places.places.push_back({PlaceKind::school, {}, "", at, 0, {}});
            adopt(ui.session, std::move(city));
            ui.session.view.indicator = "school_load";
            ui.session.view.mode = mode;
          }
          mapPanel(ui, {0, 0, width, 620});
          refresh(ui.session, !busy());
        }) {
    page.frame();
    page.frame();
  }

  Rect rect(std::string_view id) const {
    const ControlRect* found = page.find(id);
    return found ? Rect{found->x, found->y, found->width, found->height} : Rect{};
  }
  Point pixelOf(Point degrees) {
    const Session& session = page.session;
    return toScreen(session.view.camera, {0, 0, 900, 620}, session.mesh.projection.toPlane(degrees));
  }
  void settle(double seconds) {  // an animation runs by the clock of the state
    page.state.now += seconds;
    page.frame();
    page.frame();
  }
};

}  // namespace

TEST_CASE("A press on the switch changes what the map shows, and only density and access have a surface") {
  MapCase map(MapMode::areas);
  CHECK(map.page.state.surface.kind == SurfaceKind::none);
  map.page.click("mode:density");
  CHECK(map.page.session.view.mode == MapMode::density);
  CHECK(map.page.state.surface.kind == SurfaceKind::density);
  map.page.click("mode:access");
  CHECK(map.page.state.surface.kind == SurfaceKind::reach);
  map.page.click("measure:provision");
  CHECK(map.page.state.surface.kind == SurfaceKind::amount);
  map.page.click("mode:objects");
  CHECK(map.page.state.surface.kind == SurfaceKind::none);
}

TEST_CASE("In a narrow map the modes are a list") {
  MapCase map(MapMode::density, 390);
  CHECK(map.page.find("mode:areas") == nullptr);
  map.page.click("mode");
  map.page.click("mode:areas");
  CHECK(map.page.session.view.mode == MapMode::areas);
}

TEST_CASE("The surface is drawn with the residents of the shown year and the lines of the look") {
  MapCase map(MapMode::density);
  const SurfaceStyle& style = map.page.state.surface;
  REQUIRE(style.persons.size() == map.page.session.dataset->territories.size());
  CHECK(style.persons[test::kNorthTerritory] == 1000);
  CHECK(style.persons[test::kTown] == 0);
  CHECK(style.contours[2] == 8000);
  CHECK(style.boldContour == 8000);
  CHECK(style.inside[0] == tokens(Theme::light).map);
  for (const AreaStyle& area : map.page.state.areas) CHECK(area.hatch == 0);
}

TEST_CASE("The radius moves by keyboard in steps and stops at its ends") {
  MapCase map(MapMode::density);
  const Rect radius = map.rect("radius");
  REQUIRE(radius.width > 40);
  map.page.click("radius");
  map.page.key(ImGuiKey_Home);
  CHECK(map.page.session.view.radiusKm == doctest::Approx(kLeastRadiusKm));
  map.page.key(ImGuiKey_RightArrow);
  CHECK(map.page.session.view.radiusKm == doctest::Approx(kLeastRadiusKm + 0.05));
  map.page.key(ImGuiKey_End);
  CHECK(map.page.session.view.radiusKm == doctest::Approx(kMostRadiusKm));
  map.page.key(ImGuiKey_RightArrow);
  CHECK(map.page.session.view.radiusKm == doctest::Approx(kMostRadiusKm));
}

TEST_CASE("An object is placed where the map is pressed, acts at once, is edited, removed and brought back") {
  MapCase map(MapMode::objects);
  Session& session = map.page.session;
  const int load = findIndicator(session.outcome, "school_load");
  const double before = valueOf(session.outcome, load, test::kNorthTerritory, 2027)->value;
  session.view.year = 2027;
  map.page.frame();
  map.page.click("object-add");
  CHECK(map.page.state.objectForm == ObjectForm::map);
  const Point at = map.pixelOf({76.08, 43.05});
  map.page.click(static_cast<float>(at.x), static_cast<float>(at.y));
  REQUIRE(session.scenario.objects.size() == 1);
  const NewObject object = session.scenario.objects[0];
  CHECK(object.service == "school");
  CHECK(object.territory == session.dataset->territories[test::kNorthTerritory].id);
  CHECK(object.year == 2027);
  CHECK(object.places > 0);
  REQUIRE(object.position);
  CHECK(object.position->x == doctest::Approx(76.08).epsilon(1e-4));
  CHECK(valueOf(session.outcome, load, test::kNorthTerritory, 2027)->value < before);
  CHECK(validate(session.scenario, *session.dataset).empty());
  map.page.click("object-year");
  map.page.click("object-year:2028");
  CHECK(session.scenario.objects[0].year == 2028);
  map.page.click("object-remove");
  CHECK(session.scenario.objects.empty());
  undo(session);
  CHECK(session.scenario.objects.size() == 1);
}

TEST_CASE("A press on a placed object chooses it, a second one lets it go") {
  MapCase map(MapMode::objects);
  map.page.session.scenario.objects.push_back({"school", map.page.session.dataset->territories[test::kNorthTerritory].id, 2026, 100, Point{76.08, 43.05}});
  map.page.frame();
  map.page.click("object:0");
  CHECK(map.page.find("object-remove") != nullptr);
  map.page.click("object:0");
  CHECK(map.page.find("object-remove") == nullptr);
}

TEST_CASE("A press on the legend places nothing under it") {
  MapCase map(MapMode::objects);
  map.page.click("object-add");
  const Rect legend = map.rect("legend");
  map.page.click(legend.x + legend.width / 2, legend.y + 30);
  CHECK(map.page.session.scenario.objects.empty());
  CHECK(map.page.session.view.territory.empty());
}

TEST_CASE("Outside the districts nothing is placed") {
  MapCase map(MapMode::objects);
  map.page.click("object-add");
  const Point west = map.pixelOf({76, 43.05}), east = map.pixelOf({76.2, 43.05});
  const double x = west.x > 40 ? west.x - 20 : east.x + 20;  // where the map has room beside them
  REQUIRE(x < 890);
  map.page.click(static_cast<float>(x), static_cast<float>(west.y));
  CHECK(map.page.session.scenario.objects.empty());
  CHECK(map.page.state.objectForm == ObjectForm::map);
  CHECK(map.page.state.toast == Str::ObjectsOutside);
}

TEST_CASE("The change of a district is the plan less what is in force, left of the line stands what was") {
  MapCase map(MapMode::change);
  Session& session = map.page.session;
  session.view.year = 2028;
  session.scenario.objects.push_back({"school", session.dataset->territories[test::kNorthTerritory].id, 2027, 400, std::nullopt});
  map.page.frame();
  map.settle(1);
  map.settle(1);
  const std::vector<AreaStyle>& right = map.page.state.areas;
  const std::vector<AreaStyle>& left = map.page.state.areasLeft;
  REQUIRE(left.size() == right.size());
  CHECK(right[test::kNorthTerritory].colour == rgb(0x0A5A78));  // the load fell by most of the scale
  CHECK(right[test::kSouthTerritory].colour == rgb(0xF1F1EE));  // nothing changed
  const int load = findIndicator(session.outcome, "school_load");
  const Classes classes = classesFor(session.outcome.indicators[static_cast<std::size_t>(load)], *session.dataset, session.baseline, Theme::light);
  CHECK(left[test::kNorthTerritory].colour == colourOf(classes, valueOf(session.baseline, load, test::kNorthTerritory, 2028)->value));
}

TEST_CASE("The line follows the pointer and the arrows, and other modes have none") {
  MapCase map(MapMode::change);
  CHECK(map.page.state.swipeX == doctest::Approx(450));
  const Rect handle = map.rect("swipe");
  map.page.press(handle.x + 18, handle.y + 18);
  map.page.moveTo(300, 300);
  map.page.moveTo(300, 300);
  map.page.release();
  CHECK(map.page.state.swipeX == doctest::Approx(300).epsilon(0.01));
  map.page.key(ImGuiKey_RightArrow);
  CHECK(map.page.state.swipeX > 330);
  map.page.click("mode:areas");
  CHECK(map.page.state.areasLeft.empty());
}

TEST_CASE("The kept plan takes the place of the decisions in force, is swapped with the own one and forgotten") {
  MapCase map(MapMode::change);
  Session& session = map.page.session;
  session.view.year = 2028;
  const std::string& north = session.dataset->territories[test::kNorthTerritory].id;
  CHECK(map.page.find("keep-plan") == nullptr);  // nothing has been decided
  session.scenario.objects.push_back({"school", north, 2027, 400, std::nullopt});
  map.page.frame();
  map.page.frame();
  map.page.click("keep-plan");
  REQUIRE(session.kept);
  CHECK(session.againstKept);
  CHECK(map.page.find("keep-plan") == nullptr);
  map.settle(1);
  map.settle(1);
  CHECK(map.page.state.areas[test::kNorthTerritory].colour == rgb(0xF1F1EE));  // the same plan
  session.scenario = Scenario{};
  map.page.frame();
  map.settle(1);
  map.settle(1);
  CHECK(map.page.state.areas[test::kNorthTerritory].colour == rgb(0x853F16));  // without the school the load is higher
  map.page.click("against");
  map.page.click("against:swap");
  CHECK(session.scenario.objects.size() == 1);
  CHECK(session.kept->scenario == Scenario{});
  map.page.click("against");
  map.page.click("against:base");
  CHECK_FALSE(session.againstKept);
  map.page.click("against");
  map.page.click("against:drop");
  CHECK_FALSE(session.kept);
}

TEST_CASE("A press on the ramp changes its colours, not those of the walk") {
  MapCase map(MapMode::density);
  map.page.click("palette");
  map.page.click("palette:grey");
  CHECK(map.page.session.view.palette == Palette::grey);
  CHECK(map.page.state.surface.inside == densityRamp(Theme::light, Palette::grey).colours);
  map.page.click("mode:access");
  CHECK(map.page.find("palette") == nullptr);
  CHECK(map.page.state.surface.inside == densityRamp(Theme::light).colours);
}

TEST_CASE("The form of an object goes from the decisions to the map with the same draft") {
  MapCase map(MapMode::areas);
  NewObject& draft = map.page.state.objectDraft;
  draft = {"school", map.page.session.dataset->territories[test::kSouthTerritory].id, 2029, 777, std::nullopt};
  map.page.state.objectForm = ObjectForm::map;
  map.page.session.view.mode = MapMode::objects;
  map.page.frame();
  map.page.frame();
  CHECK(map.page.find("object-places") != nullptr);
  CHECK(map.page.find("object-service") != nullptr);
  const Point at = map.pixelOf({76.08, 43.05});
  map.page.click(static_cast<float>(at.x), static_cast<float>(at.y));
  REQUIRE(map.page.session.scenario.objects.size() == 1);
  const NewObject& object = map.page.session.scenario.objects[0];
  CHECK(object.places == 777);
  CHECK(object.year == 2029);
  CHECK(object.territory == map.page.session.dataset->territories[test::kNorthTerritory].id);
}

TEST_CASE("Nothing of the map's furniture lies over another part of it") {
  for (MapMode mode : {MapMode::areas, MapMode::density, MapMode::objects, MapMode::access, MapMode::change}) {
    MapCase map(mode);
    std::vector<Rect> parts;
    for (const char* id : {"legend", "scale", "zoom-in", "export-map"})
      if (map.rect(id).width > 0) parts.push_back(map.rect(id));
    CHECK(parts.size() >= 3);
    for (std::size_t i = 0; i < parts.size(); ++i)
      for (std::size_t j = i + 1; j < parts.size(); ++j) CHECK_FALSE(overlap(parts[i], parts[j]));
  }
}

TEST_CASE("For a picture the map is drawn without its buttons") {
  MapCase map(MapMode::density);
  map.page.state.picture = true;
  map.page.frame();
  CHECK(map.page.find("zoom-in") == nullptr);
  CHECK(map.page.find("mode:areas") == nullptr);
  CHECK(map.page.find("legend") != nullptr);
}
