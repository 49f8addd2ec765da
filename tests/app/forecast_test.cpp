// Ensembles between frames: begun anew when what they rest on changes, stopped by the user, within their budget of time.
#include "app/forecast.h"

#include "app/session.h"
#include "core/spreads.h"
#include "doctest/doctest.h"

using namespace kosh;
using namespace kosh::test;

namespace {

double clockMs = 0;
double still() { return clockMs; }
double ticking() { return clockMs += 1; }  // every look at the clock takes a millisecond

Session uncertainSession(Page page = Page::plan) {
  Session session;
  adopt(session, uncertainCity(0.1));
  session.view.page = page;
  refresh(session, true);
  return session;
}

void finish(Session& session) {
  while (advanceForecast(session, 1, still)) continue;
}

void decide(Session& session, double persons) {
  decideQuota(session.scenario, *session.dataset, "kandas", session.dataset->demography.baseYear, persons);
  refresh(session, false);
}

EnsembleSummary wholeJob(const Session& session) {
  return runEnsemble(planEnsemble(*session.dataset, session.scenario, session.outcome, kScreenSeed), kScreenRuns);
}

}  // namespace

TEST_CASE("bands in slices are those of the whole job, and nothing is shown of them before") {
  Session session = uncertainSession();
  decide(session, 100);
  REQUIRE(advanceForecast(session, 3, ticking));
  CHECK(bandsOf(session) == nullptr);
  CHECK(bandPoints(session, "population", 0).empty());
  finish(session);
  const BandsRun& bands = session.forecast.bands;
  CHECK(bands.progress.state == RunState::done);
  const EnsembleSummary whole = wholeJob(session);
  CHECK(bands.summary.runs == kScreenRuns);
  CHECK(bands.summary.bands == whole.bands);
  CHECK(bands.summary.brokenBy == whole.brokenBy);
  CHECK(bands.summary.brokenIn == whole.brokenIn);
  CHECK_FALSE(advanceForecast(session, 3, ticking));
}

TEST_CASE("a decision begins the bands anew, and what was known of another scenario is not shown") {
  Session session = uncertainSession();
  finish(session);
  REQUIRE(bandsOf(session));
  const int version = session.forecast.bands.version;
  decide(session, 100);
  CHECK(bandsOf(session) == nullptr);
  CHECK(session.forecast.bands.progress.state == RunState::running);
  CHECK(session.forecast.bands.progress.done == 0);
  CHECK(session.forecast.bands.version > version);
  refresh(session, false);
  advanceForecast(session, 3, ticking);
  refresh(session, false);
  CHECK(session.forecast.bands.runs.done > 0);  // another frame without a change goes on
}

TEST_CASE("a slice ends when its budget is used, and does at least one step") {
  Session session = uncertainSession();
  clockMs = 0;
  CHECK(advanceForecast(session, 5, ticking));  // the plan and blocks of eight, a millisecond each
  CHECK(session.forecast.bands.runs.done == 4 * kBlockRuns);
  CHECK(advanceForecast(session, 0.5, ticking));
  CHECK(session.forecast.bands.runs.done == 5 * kBlockRuns);
  REQUIRE(session.forecast.sliceMs.size() == 2);
  CHECK(session.forecast.sliceMs[0] == 5);
  CHECK(session.forecast.sliceMs[1] == 1);
  finish(session);
  CHECK(session.forecast.sliceMs.size() <= 512);
}

TEST_CASE("what was stopped stays where it is, goes on when asked for, and another decision begins anew") {
  Session session = uncertainSession();
  advanceForecast(session, 5, ticking);
  const std::uint32_t done = session.forecast.bands.progress.done;
  CHECK(done > 0);
  stopForecast(session);
  CHECK_FALSE(advanceForecast(session, 5, ticking));
  refresh(session, true);
  CHECK(session.forecast.bands.progress.state == RunState::stopped);
  CHECK(session.forecast.bands.progress.done == done);
  REQUIRE(progressOf(session));
  continueForecast(session);
  CHECK(advanceForecast(session, 5, ticking));
  stopForecast(session);
  decide(session, 50);
  CHECK(session.forecast.bands.progress.state == RunState::running);
  finish(session);
  CHECK(progressOf(session) == nullptr);
  stopForecast(session);  // nothing runs: nothing is stopped
  CHECK(session.forecast.bands.progress.state == RunState::done);
}

TEST_CASE("without spreads nothing runs and nothing is known") {
  Session session;
  adopt(session, tinyCity());
  refresh(session, true);
  CHECK(session.forecast.bands.progress.state == RunState::idle);
  CHECK_FALSE(advanceForecast(session, 5, ticking));
  CHECK(riskPoints(session, "school", 0).empty());
}

TEST_CASE("the intakes are those of whole jobs, the city first, and another probability draws nothing anew") {
  Session session = uncertainSession(Page::intake);
  session.view.intakeYears = 2;
  refresh(session, true);
  const LikelyRun& likely = session.forecast.likely;
  CHECK(likely.progress.total == 3 * kScreenRuns);
  finish(session);
  REQUIRE(likely.answers.size() == 3);
  const auto check = [&](double probability) {
    for (std::size_t i = 0; i < likely.answers.size(); ++i) {
      const IntakeQuestion question = questionOf(likely.ask, askedTerritories(*session.dataset)[i]);
      IntakeDraws draws = startIntake(*session.dataset, session.scenario, session.outcome, question, kScreenRuns, kScreenSeed);
      while (!advance(draws, 8)) continue;
      const LikelyIntake whole = likelyIntake(draws, probability);
      CHECK(likely.answers[i].persons == whole.persons);
      CHECK(likely.answers[i].gate == whole.gate);
      CHECK(likely.answers[i].probability == probability);
    }
  };
  check(0.9);
  const int version = likely.version;
  session.view.probability = 0.6;
  refresh(session, true);
  CHECK_FALSE(advanceForecast(session, 5, ticking));
  CHECK(likely.version > version);
  check(0.6);
}

TEST_CASE("another question begins the intakes anew; the central ones are there at once") {
  Session session = uncertainSession(Page::intake);
  finish(session);
  REQUIRE(session.forecast.central.size() == 3);
  session.view.intakeYears = 1;
  refresh(session, true);
  CHECK(session.forecast.likely.progress.state == RunState::running);
  CHECK(session.forecast.likely.answers.empty());
  const Intake alone = centralIntake(*session.dataset, session.scenario, questionOf(askOf(session), session.dataset->districts[0]));
  CHECK(session.forecast.central[1].persons == alone.persons);
  CHECK(session.forecast.central[1].question == alone.question);
}

TEST_CASE("where an address wants no runs they wait until they are asked for, after every change") {
  CHECK(runsWait("lang=ru&runs=off"));
  CHECK_FALSE(runsWait("runs=on&lang=ru"));
  Session session;
  session.forecast.waits = true;
  adopt(session, uncertainCity(0.1));
  refresh(session, true);
  CHECK(session.forecast.bands.progress.state == RunState::stopped);
  CHECK_FALSE(advanceForecast(session, 1, still));
  continueForecast(session);
  finish(session);
  REQUIRE(bandsOf(session));
  decide(session, 100);
  CHECK(session.forecast.bands.progress.state == RunState::stopped);
}

TEST_CASE("what another page shows waits where it is") {
  Session session = uncertainSession();
  advanceForecast(session, 5, ticking);
  const std::uint32_t done = session.forecast.bands.progress.done;
  session.view.page = Page::findings;
  refresh(session, true);
  CHECK_FALSE(advanceForecast(session, 5, ticking));
  session.view.page = Page::plan;
  refresh(session, true);
  CHECK(session.forecast.bands.progress.done == done);
  CHECK(advanceForecast(session, 5, ticking));
}

TEST_CASE("bands of a stock begin with its certain year, those of a flow with the first projected one") {
  Session session = uncertainSession();
  finish(session);
  const int base = session.dataset->demography.baseYear, first = session.dataset->districts[0];
  const std::vector<BandPoint> people = bandPoints(session, "population", first), births = bandPoints(session, "births", first);
  REQUIRE(people.size() > 1);
  REQUIRE_FALSE(births.empty());
  CHECK(people[0].year == base);
  CHECK(people[0].band.front() == people[0].band.back());
  CHECK(people[1].band.front() < people[1].band.back());
  CHECK(births[0].year == base);
  CHECK(births.size() + 1 == people.size());
  CHECK(bandPoints(session, "net_migration", first).empty());
}

TEST_CASE("a norm that was broken up to a year was broken in it or before") {
  Session session = uncertainSession();
  finish(session);
  const std::vector<RiskPoint> risk = riskPoints(session, "school", session.dataset->districts[0]);
  REQUIRE_FALSE(risk.empty());
  CHECK(risk[0].year == session.dataset->demography.baseYear);
  for (std::size_t i = 0; i < risk.size(); ++i) {
    CHECK(risk[i].by >= risk[i].in);
    if (i > 0) CHECK(risk[i].by >= risk[i - 1].by);
  }
  CHECK(riskPoints(session, "no_such_service", 0).empty());
}

TEST_CASE("a statement about few people is weak") {
  Session session = uncertainSession();
  CHECK(isWeak(session, session.dataset->districts[0], session.dataset->demography.baseYear));
  Dataset large = uncertainCity(0.1);
  for (double& cell : large.demography.base.values) cell *= 1000;
  adopt(session, std::move(large));
  CHECK_FALSE(isWeak(session, session.dataset->districts[0], session.dataset->demography.baseYear));
}

TEST_CASE("the question keeps to what the dataset can answer") {
  Session session = uncertainSession(Page::intake);
  viewFromText(session.view, "probability=20&intake-years=99&intake-stream=nobody&intake-gates=school+nothing&intake-alone=1");
  refresh(session, true);
  CHECK(session.view.probability == kLeastProbability);
  CHECK(session.view.intakeYears == session.dataset->demography.lastFlowYear - comingYear(session) + 1);
  CHECK(session.view.intakeStream == "kandas");
  const IntakeAsk ask = askOf(session);
  CHECK(ask.gates == std::vector<std::string>{"school"});
  CHECK(ask.alone);
  CHECK(ask.from == comingYear(session));
  View again;
  viewFromText(again, viewToText(session.view));
  CHECK(again.probability == session.view.probability);
  CHECK(again.intakeYears == session.view.intakeYears);
  CHECK(again.intakeGates == "school");
  CHECK(again.intakeAlone);
}
