// The Intake page under the mouse and the keyboard: who is chosen, which norms are tested, what goes into the plan.
#include <cmath>
#include <memory>

#include "core/spreads.h"
#include "doctest/doctest.h"
#include "imgui_page.h"
#include "ui/pages.h"

using namespace kosh;
using namespace kosh::ui;
using namespace kosh::test;

namespace {

double still() { return 0; }

struct IntakeCase {
  TestPage page;
  float width;

  explicit IntakeCase(float windowWidth = 1280) : page([this](Ui& ui) { draw(ui); }), width(windowWidth) {
    page.session.today = "2026-11-25";
    adopt(page.session, uncertainCity(0.1));
    page.session.view.page = Page::intake;
    page.session.view.intakeYears = 1;
    refresh(page.session, true);
    frames();
  }
  void draw(Ui& ui) {
    if (!ui.session.dataset) return;
    ui.state.touchSized = width < 700;
    ui::page(ui, {0, 56, width, 664});
    refresh(ui.session, true);
  }
  void frames() {
    for (int i = 0; i < 4; ++i) page.frame();
  }
  void finish() {
    while (advanceForecast(session(), 1, still)) continue;
    frames();
  }
  void click(std::string_view id) {
    CHECK_MESSAGE(page.find(id) != nullptr, id);
    page.click(id);
    frames();
  }
  void scrollDown() {
    const ControlRect* answer = page.find("intake-answer");
    if (!answer) return;
    page.moveTo(answer->x + answer->width / 2, answer->y + answer->height / 2);
    for (int i = 0; i < 12; ++i) {
      ImGui::GetIO().AddMouseWheelEvent(0, -5);
      frames();
    }
  }
  Session& session() { return page.session; }
  View& view() { return page.session.view; }
};

}  // namespace

TEST_CASE("a row chooses its territory and the answer stands beside it") {
  IntakeCase test;
  CHECK(test.page.find("intake-answer") != nullptr);
  test.click("intake:north");
  CHECK(test.view().territory == "north");
  test.click("intake:town");
  CHECK(test.view().territory.empty());
}

TEST_CASE("a norm that is ticked joins the question, and the last one cannot be taken away") {
  IntakeCase test;
  test.click("intake:north");
  test.scrollDown();
  test.click("gate:polyclinic");
  CHECK(test.view().intakeGates == "school+polyclinic");
  test.click("gate:school");
  CHECK(test.view().intakeGates == "polyclinic");
  test.click("gate:polyclinic");
  CHECK(test.view().intakeGates == "polyclinic");
  CHECK(test.page.state.toast == Str::TakeGateLast);
}

TEST_CASE("the sliders move by keys: another probability sorts the same draws anew") {
  IntakeCase test;
  test.finish();
  const std::size_t answers = test.session().forecast.likely.answers.size();
  CHECK(answers == 3);
  test.click("ask-probability");
  test.page.key(ImGuiKey_Home);
  CHECK(test.view().probability == 0.5);
  CHECK(test.session().forecast.likely.progress.state == RunState::done);
  CHECK(test.session().forecast.likely.probability == 0.5);
  CHECK(test.session().forecast.likely.answers[0].probability == 0.5);
  test.click("ask-years");
  test.page.key(ImGuiKey_End);
  CHECK(test.view().intakeYears > 1);
}

TEST_CASE("the objects that make room go into the plan as one step") {
  IntakeCase test;
  test.session().scenario = {};
  Dataset city = uncertainCity(0.1);
  city.services.services[0].capacity[kNorth]->value = 10;
  adopt(test.session(), city);
  refresh(test.session(), true);
  test.frames();
  test.click("intake:north");
  test.click("intake-build");
  CHECK(test.session().scenario.objects.size() == 3);  // 294 children and one arrival in schools of 50 and 100
  CHECK(test.session().history.canUndo());
  undo(test.session());
  refresh(test.session(), true);
  CHECK(test.session().scenario == Scenario{});
}

TEST_CASE("a total is distributed into the plan as one step, told in words, and undone") {
  IntakeCase test;
  test.click("intake:split");
  CHECK(test.page.find("split-result") == nullptr);
  test.click("split-go");
  CHECK(test.page.find("split-result") != nullptr);
  double total = 0;
  for (const QuotaDecision& quota : test.session().scenario.quotas)
    if (quota.territory.empty()) total += quota.persons;
  CHECK(total == 1000);
  CHECK(test.session().scenario == test.page.state.intake.splitAfter);
  undo(test.session());
  refresh(test.session(), true);
  CHECK(test.session().scenario == Scenario{});
  test.view().intakeStream = "foreign_1";
  refresh(test.session(), true);
  test.frames();
  CHECK(test.page.find("split-go") == nullptr);  // permits are not distributed over districts
}

TEST_CASE("on a phone the answer takes the place of the list, and back leads to it") {
  IntakeCase test(390);
  CHECK(test.page.find("intake-answer") == nullptr);
  test.click("intake:north");
  CHECK(test.page.find("intake-answer") != nullptr);
  CHECK(test.page.find("intake:north") == nullptr);
  test.click("intake-back");
  CHECK(test.page.find("intake:north") != nullptr);
}
