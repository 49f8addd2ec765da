// Proposed territories and objects of the plan: what a press changes in the scenario.
#include "ui/plan_groups.h"

#include <memory>

#include "core/tiny_city.h"
#include "doctest/doctest.h"
#include "imgui_page.h"
#include "sized_city.h"

using namespace kosh;
using namespace kosh::ui;
using kosh::test::cityWithSizes;

namespace {

struct GroupsCase {
  TestPage page;

  GroupsCase() : page([](Ui& ui) {
    if (!ui.session.dataset) ui.session.dataset = cityWithSizes({900, 300, 1500});
    const float used = territoriesGroup(ui, {16, 60, 320, 0});
    objectsGroup(ui, {16, 60 + used, 320, 0});
  }) {}
  const Scenario& scenario() const { return page.session.scenario; }
};

}  // namespace

TEST_CASE("a check box proposes a district and takes the proposal back") {
  GroupsCase test;
  test.page.click("include:south");
  test.page.click("include:north");
  CHECK(test.scenario().included == std::vector<std::string>{"north", "south"});
  test.page.click("include:north");
  CHECK(test.scenario().included == std::vector<std::string>{"south"});
  CHECK(changesIn(test.scenario()) == 1);
}

TEST_CASE("the form adds an object of a size of the catalogue to the plan, and its cross takes it out") {
  GroupsCase test;
  CHECK(test.page.find("plan-add") == nullptr);
  test.page.click("plan-new");
  REQUIRE(test.page.find("plan-add") != nullptr);
  test.page.click("plan-add");
  REQUIRE(test.scenario().objects.size() == 1);
  if (test.scenario().objects.size() != 1) return;
  const NewObject object = test.scenario().objects[0];
  const Dataset& city = *test.page.session.dataset;
  CHECK(object.service == city.services.services.front().id);
  CHECK(object.places == 900);  // the middle size
  CHECK(object.territory == "north");
  CHECK(validate(test.scenario(), city).empty());
  CHECK(test.page.find("plan-add") == nullptr);
  test.page.click("plan-remove:0");
  CHECK(test.scenario().objects.empty());
}

TEST_CASE("any number of places can be typed, and cancelling adds nothing") {
  GroupsCase test;
  test.page.click("plan-new");
  test.page.click("plan-places");
  test.page.type("720");
  test.page.key(ImGuiKey_Enter);
  CHECK(test.page.state.objectDraft.places == 720);
  test.page.click("plan-cancel");
  CHECK(test.scenario() == Scenario{});
  test.page.click("plan-new");
  CHECK(test.page.state.objectDraft.places == 900);
}
