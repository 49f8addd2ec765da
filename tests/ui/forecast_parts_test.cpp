// Progress, bands and strips of probability on the territory card of the small city with spreads.
#include "ui/forecast_parts.h"

#include "core/spreads.h"
#include "doctest/doctest.h"
#include "imgui_page.h"
#include "ui/charts_logic.h"

using namespace kosh;
using namespace kosh::ui;

namespace {

double tickingClock() {  // every look at it takes a millisecond
  static double now = 0;
  return ++now;
}

struct CardCase {
  TestPage page;

  CardCase() : page([](Ui& ui) {
    if (!ui.session.dataset) {
      adopt(ui.session, test::uncertainCity(0.1));
      ui.session.view.territory = district(*ui.session.dataset, 0).id;
      refresh(ui.session, true);
    }
    territoryCard(ui, {0, 0, 416, 720});
  }) {}

  void run(bool all) {
    while (advanceForecast(page.session, 4, tickingClock) && all) continue;
    page.frame();
    page.frame();
  }
  const std::string& service() const { return page.session.dataset->services.services[0].id; }
};

}  // namespace

TEST_CASE("While the runs go on a press stops them, and another goes on") {
  CardCase test;
  test.run(false);
  test.page.click("runs");
  CHECK(test.page.requests.stopRuns);
  CHECK_FALSE(test.page.requests.continueRuns);
  test.page.requests = {};
  stopForecast(test.page.session);
  test.page.click("runs");
  CHECK(test.page.requests.continueRuns);
  CHECK(test.page.find("bands") == nullptr);
}

TEST_CASE("Bands and their legend are there when the runs are done, not before") {
  CardCase test;
  test.run(false);
  CHECK(test.page.find("bands") == nullptr);
  CHECK(test.page.state.bandsOf.empty());
  test.run(true);
  CHECK(test.page.find("bands"));
  CHECK(test.page.find("runs") == nullptr);
  CHECK_FALSE(test.page.state.bandsOf.empty());
  CHECK(test.page.state.bandsLow < test.page.state.bandsHigh);
}

TEST_CASE("A pressed column of a strip chooses its year") {
  CardCase test;
  test.run(true);
  const ControlRect* strip = test.page.find("risk:" + test.service());
  REQUIRE(strip);
  if (!strip) return;
  const Risk risk = riskOf(test.page.session, test.service(), test.page.session.dataset->districts[0]);
  REQUIRE(risk.state == RiskState::known);
  test.page.click(strip->x + strip->width - 2, strip->y + strip->height / 2);
  CHECK(test.page.session.view.year == risk.points.back().year);
}

TEST_CASE("The probability is unknown while the runs go on, without spreads, and where there are no places") {
  CardCase test;
  const int district = test.page.session.dataset->districts[0];
  CHECK(riskOf(test.page.session, test.service(), district).state == RiskState::running);
  stopForecast(test.page.session);
  CHECK(riskOf(test.page.session, test.service(), district).state == RiskState::stopped);
  CHECK(riskOf(test.page.session, "no_such_service", district).state == RiskState::noData);
  Session plain;
  adopt(plain, test::tinyCity());
  refresh(plain, true);
  CHECK(riskOf(plain, test.service(), district).state == RiskState::noSpreads);
}

TEST_CASE("A share of the runs is never told as nothing or as all of them") {
  CHECK(probabilityWords(0, Lang::en) == "< 1\u00a0%");
  CHECK(probabilityWords(1, Lang::en) == "> 99\u00a0%");
  CHECK(probabilityWords(0.834, Lang::en) == "83\u00a0%");
}

TEST_CASE("The first likely year is the first with more than half of the runs") {
  Risk risk{RiskState::known, {{2026, 0.1, 0.1}, {2027, 0.4, 0.5}, {2028, 0.3, 0.51}, {2029, 0.9, 0.9}}};
  CHECK(risk.firstLikely() == 2028);
  risk.points.resize(2);
  CHECK_FALSE(risk.firstLikely());
  CHECK(risk.in(2027)->by == 0.5);
  CHECK(risk.in(2040) == nullptr);
}

TEST_CASE("The axis holds the bands, and keeps their room while they are computed anew") {
  CurveSpec spec;
  spec.base = {{2026, 90}, {2027, 95}};
  const Scale plain = scaleFor(spec);
  spec.bands = {{2027, 60, 80, 95, 110, 140}};
  const Scale banded = scaleFor(spec);
  CHECK(banded.low <= 60);
  CHECK(banded.high >= 140);
  CHECK(plain.high < 140);
  spec.room = spec.bands.front();
  spec.bands.clear();
  CHECK(scaleFor(spec).high == banded.high);
  CHECK(scaleFor(spec).low == banded.low);
}
