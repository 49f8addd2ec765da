// The form of an object of the plan: its sizes, what it begins with, its cost, and the same draft wherever it stands.
#include "ui/object_form.h"

#include <memory>

#include "core/tiny_city.h"
#include "doctest/doctest.h"
#include "imgui_page.h"
#include "sized_city.h"

using namespace kosh;
using namespace kosh::ui;
using kosh::test::cityWithSizes;

TEST_CASE("sizes come from the catalogue in order, else the typical size, else there are none") {
  const DatasetPtr city = cityWithSizes({900, 300});
  const std::string id = city->services.services.front().id;
  CHECK(objectSizes(*city, id) == std::vector<double>{300, 900});
  Dataset typical = test::tinyCity();
  typical.services.catalogue.clear();
  typical.services.services.front().typicalSize = Figure{250, {}, {}};
  CHECK(objectSizes(typical, id) == std::vector<double>{250});
  typical.services.services.front().typicalSize.reset();
  CHECK(objectSizes(typical, id).empty());
  CHECK(objectSizes(typical, "no_such_service").empty());
}

TEST_CASE("a new object is thought of in the chosen district and not before two years") {
  const DatasetPtr city = cityWithSizes({900});
  View view;
  view.territory = "south";
  view.year = city->demography.baseYear;
  CHECK(draftFor(*city, view).territory == "south");
  CHECK(draftFor(*city, view).year == city->demography.baseYear + 2);
  view.year = city->demography.lastFlowYear + 1;
  CHECK(draftFor(*city, view).year == city->demography.lastFlowYear);
  view.territory.clear();
  CHECK(draftFor(*city, view).territory == district(*city, 0).id);
}

TEST_CASE("another kind brings the middle of its own sizes") {
  const DatasetPtr city = cityWithSizes({900, 300, 1500});
  NewObject object;
  setKind(*city, object, city->services.services.front().id);
  CHECK(object.places == 900);
  setKind(*city, object, "no_such_service");
  CHECK(object.places == 0);
}

TEST_CASE("the fields of both places edit the one draft, each under its own ids") {
  TestPage page([](Ui& ui) {
    if (!ui.session.dataset) {
      ui.session.dataset = cityWithSizes({900, 300, 600});
      ui.state.objectDraft = draftFor(*ui.session.dataset, ui.session.view);
    }
    objectFields(ui, {16, 16, 320, 0}, ObjectFields{}, ui.state.objectDraft);
    objectFields(ui, {416, 16, 320, 0}, ObjectFields{.prefix = "object", .kind = false, .district = false}, ui.state.objectDraft);
  });
  page.click("object-size");
  page.click("object-size:900");
  CHECK(page.state.objectDraft.places == 900);
  page.click("plan-size");
  page.click("plan-size:300");
  CHECK(page.state.objectDraft.places == 300);
  CHECK(page.find("object-district") == nullptr);
  CHECK(page.find("object-service") == nullptr);
}
