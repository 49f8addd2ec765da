// The left panel and the bar: what a press changes in the scenario, the view and the requests.
#include <memory>

#include "doctest/doctest.h"
#include "imgui_page.h"
#include "ui/assumptions.h"

using namespace kosh;
using namespace kosh::ui;

namespace {

QuotaStream streamOf(const char* id, bool allocated, std::optional<double> quota) {
  QuotaStream stream;
  stream.id = id;
  stream.name.by = {id, id, id};
  stream.allocated = allocated;
  stream.sliderMax = 1000;
  stream.split = {1};
  if (!quota) return stream;
  Figure figure;
  figure.value = *quota;
  figure.from.status = Status::estimate;
  stream.baseline = {{2026, figure}};
  return stream;
}

DatasetPtr smallCity() {
  Dataset dataset;
  Territory district;
  district.id = "alatau";
  dataset.territories = {district};
  dataset.districts = {0};
  dataset.demography.baseYear = 2026;
  dataset.demography.lastFlowYear = 2030;
  dataset.quotas.streams = {streamOf("kandas", false, {}), streamOf("foreign_1", true, 400),
                            streamOf("labour_immigrants", true, {})};
  return std::make_shared<const Dataset>(std::move(dataset));
}

struct PanelCase {
  TestPage page;

  PanelCase() : page([](Ui& ui) {
    if (!ui.session.dataset) ui.session.dataset = smallCity();
    topBar(ui, {0, 0, 1280, 56});
    decisionsPanel(ui, {0, 56, 352, 664});
    problemsPanel(ui, {360, 56, 700, 600});
  }) {
    page.session.view.quotaYear = 2027;
    page.frame();
  }

  const Scenario& scenario() const { return page.session.scenario; }
  std::optional<double> quota(int stream, int year) const {
    return quotaFor(*page.session.dataset, scenario(), stream, year).persons;
  }
  void enter(std::string_view cell, const char* digits) {
    page.click(cell);
    page.type(digits);
    page.key(ImGuiKey_Enter);
  }
  // Presses the slider at a share of its track and lets go.
  void slide(std::string_view id, float share) {
    const ControlRect* rect = page.find(id);
    REQUIRE(rect != nullptr);
    if (rect) page.click(rect->x + 8 + share * (rect->width - 16), rect->y + rect->height / 2);
  }
};

}  // namespace

TEST_CASE("a quota typed into its cell is a decision of the shown year") {
  PanelCase test;
  test.enter("quota-cell:foreign_1", "600");
  REQUIRE(test.scenario().quotas.size() == 1);
  if (test.scenario().quotas.size() != 1) return;
  CHECK(test.scenario().quotas[0] == QuotaDecision{"foreign_1", 2027, "", 600});
  CHECK(test.quota(1, 2026) == 400);
  CHECK(test.quota(1, 2029) == 600);
}

TEST_CASE("typing the quota in force leaves no decision") {
  PanelCase test;
  test.enter("quota-cell:foreign_1", "600");
  test.enter("quota-cell:foreign_1", "400");
  CHECK(test.scenario() == Scenario{});
}

TEST_CASE("a number typed where there are no data creates the quota") {
  PanelCase test;
  test.slide("quota:labour_immigrants", 0.5f);
  CHECK(test.scenario() == Scenario{});
  test.enter("quota-cell:labour_immigrants", "90");
  CHECK(test.quota(2, 2027) == 90);
}

TEST_CASE("a stream that is not allocated can be tried, and brought back to nothing rather than to zero") {
  PanelCase test;
  CHECK_FALSE(test.quota(0, 2027).has_value());
  test.slide("quota:kandas", 0.5f);
  CHECK(test.quota(0, 2027).value_or(0) == doctest::Approx(500).epsilon(0.01));  // a pixel is three persons
  CHECK_FALSE(test.quota(0, 2026).has_value());
  test.slide("quota:kandas", 0);
  CHECK_FALSE(test.quota(0, 2027).has_value());
  CHECK(test.scenario() == Scenario{});
}

TEST_CASE("an unallocated quota can be ended by a zero in a later year") {
  PanelCase test;
  test.enter("quota-cell:kandas", "300");
  test.page.session.view.quotaYear = 2029;
  test.page.frame();
  test.slide("quota:kandas", 0);
  CHECK(test.quota(0, 2028) == 300);
  CHECK(test.quota(0, 2029) == 0);
}

TEST_CASE("the cross of a row takes back that stream only, and the word above takes back all") {
  PanelCase test;
  CHECK(test.page.find("quota-reset:foreign_1") == nullptr);
  CHECK(test.page.find("reset-all") == nullptr);
  test.enter("quota-cell:foreign_1", "600");
  test.enter("quota-cell:kandas", "300");
  test.page.click("quota-reset:foreign_1");
  CHECK(test.quota(1, 2027) == 400);
  CHECK(test.quota(0, 2027) == 300);
  test.page.click("reset-all");
  CHECK(test.scenario() == Scenario{});
}

TEST_CASE("the year menu shows the quotas of another year") {
  PanelCase test;
  test.page.click("quota-year");
  CHECK(test.page.find("quota-year:2031") == nullptr);
  test.page.click("quota-year:2030");
  CHECK(test.page.session.view.quotaYear == 2030);
  test.enter("quota-cell:foreign_1", "10");
  CHECK(test.quota(1, 2029) == 400);
  CHECK(test.quota(1, 2030) == 10);
}

TEST_CASE("the bar changes language, page and theme, and only asks for the rest") {
  PanelCase test;
  test.page.click("lang:kk");
  CHECK(test.page.session.view.lang == Lang::kk);
  test.page.click("tab:data");
  CHECK(test.page.session.view.page == Page::data);
  test.page.click("theme");
  CHECK(test.page.session.view.theme == Theme::dark);
  test.page.click("share");
  CHECK(test.page.requests.share);
  test.page.click("open");
  CHECK(test.page.requests.pickFiles);
  test.page.click("save");
  CHECK(test.page.requests.saveScenario);
}

TEST_CASE("undo can be pressed only when there is something to undo") {
  PanelCase test;
  test.page.click("undo");
  CHECK_FALSE(test.page.requests.undo);
  Scenario changed;
  changed.name = "plan";
  test.page.session.history.observe(changed, true);
  test.page.frame();
  test.page.click("undo");
  CHECK(test.page.requests.undo);
}

TEST_CASE("problems are shown until they are closed") {
  PanelCase test;
  CHECK(test.page.find("problems-close") == nullptr);
  test.page.session.problems.push_back({Severity::error, "services.json", "/services/0", 3, {Str::NoData, {}}});
  test.page.frame();
  test.page.frame();
  test.page.click("problems-close");
  CHECK(test.page.requests.dismissProblems);
}

TEST_CASE("at rest nothing is active, so that no more frames are wanted") {
  PanelCase test;
  test.enter("quota-cell:foreign_1", "600");
  test.page.frame();
  CHECK_FALSE(ImGui::IsAnyItemActive());
  CHECK_FALSE(ImGui::GetIO().WantTextInput);
  CHECK(test.page.state.animateUntil == 0);
}

TEST_CASE("the assumptions open and close, and while closed they change nothing") {
  PanelCase test;
  CHECK(test.page.find("assume-cell:fertility") == nullptr);
  test.page.click("assumptions");
  CHECK(test.page.find("assume-cell:fertility") != nullptr);
  CHECK(test.scenario() == Scenario{});
  test.page.click("assumptions");
  CHECK(test.page.find("assume-cell:fertility") == nullptr);
}

TEST_CASE("a percent typed for an assumption is its multiplier, and the reset takes it back") {
  PanelCase test;
  test.page.click("assumptions");
  const std::pair<const char*, double Assumptions::*> kinds[] = {{"fertility", &Assumptions::fertility},
                                                                 {"mortality", &Assumptions::mortality},
                                                                 {"inflow", &Assumptions::inflow},
                                                                 {"outflow", &Assumptions::outflow}};
  for (const auto& [id, member] : kinds) {
    test.page.session.scenario = {};
    test.page.frame();
    test.enter("assume-cell:" + std::string(id), "120");
    CHECK(test.scenario().assumptions.*member == 1.2);
    CHECK(changesIn(test.scenario()) == 1);
    test.page.click("assume-reset:" + std::string(id));
    CHECK(test.scenario() == Scenario{});
  }
}

TEST_CASE("the slider of an assumption is in the middle when nothing is changed") {
  PanelCase test;
  test.page.click("assumptions");
  test.slide("assume:inflow", 0.75f);
  CHECK(test.scenario().assumptions.inflow == doctest::Approx(1.5).epsilon(0.02));
  test.slide("assume:inflow", 0.5f);
  CHECK(test.scenario() == Scenario{});
}

TEST_CASE("unregistered people have a switch and a number per 100 residents") {
  PanelCase test;
  test.page.click("assumptions");
  CHECK(test.page.find("assume-cell:unregistered") == nullptr);
  test.page.click("assume-unregistered");
  CHECK(test.scenario().assumptions.unregistered == 0.01);
  test.enter("assume-cell:unregistered", "15");
  CHECK(test.scenario().assumptions.unregistered == 0.15);
  test.enter("assume-cell:unregistered", "101");
  CHECK(test.scenario().assumptions.unregistered == 0.15);
  test.page.click("assume-unregistered");
  CHECK(test.scenario() == Scenario{});
}

TEST_CASE("the switch begins with the published commuters where there are any") {
  Dataset dataset;
  dataset.demography.base = Cells(1, 5);
  dataset.demography.base.values.assign(10, 100.0);
  CHECK(unregisteredToBegin(dataset) == 1);
  Series commuters;
  commuters.id = "commuters";
  Figure figure;
  figure.value = 213;
  commuters.values = {{{2023, figure}}};
  dataset.series = {commuters};
  CHECK(unregisteredToBegin(dataset) == 21);
  dataset.series[0].values[0][0].figure.value = 5000;
  CHECK(unregisteredToBegin(dataset) == 100);
}
