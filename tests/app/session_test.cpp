// The session: files, undo, recomputation. Written against the small city whose numbers fit in the head.
#include "app/session.h"

#include <algorithm>

#include "core/tiny_city.h"
#include "doctest/doctest.h"
#include "io/files.h"

using namespace kosh;
using kosh::test::tinyCity;

namespace {

Session tinySession() {
  Session session;
  adopt(session, tinyCity());
  refresh(session, true);
  return session;
}

// The first stream of the city's quotas that enters the cohorts.
const QuotaStream& permanentStream(const Dataset& dataset) {
  for (const QuotaStream& stream : dataset.quotas.streams)
    if (stream.permanent) return stream;
  return dataset.quotas.streams.front();
}

double cityPeople(const Outcome& outcome, int year) {
  const auto datum = valueOf(outcome, findIndicator(outcome, "population"), 0, year);
  return datum ? datum->value : -1;
}

}  // namespace

TEST_CASE("a decision changes the outcome at the next refresh and leaves the baseline alone") {
  Session session = tinySession();
  const int last = session.outcome.lastYear;
  const double before = cityPeople(session.outcome, last);
  decideQuota(session.scenario, *session.dataset, permanentStream(*session.dataset).id,
              session.dataset->demography.baseYear, 500);
  refresh(session, true);
  CHECK(cityPeople(session.outcome, last) > before);
  CHECK(cityPeople(session.baseline, last) == before);
}

TEST_CASE("a drag is one undo step however many values it passes through") {
  Session session = tinySession();
  const std::string stream = permanentStream(*session.dataset).id;
  const int year = session.dataset->demography.baseYear;
  for (int persons = 10; persons <= 100; persons += 10) {
    decideQuota(session.scenario, *session.dataset, stream, year, persons);
    refresh(session, false);
  }
  refresh(session, true);
  CHECK(session.history.size() == 2);
  undo(session);
  refresh(session, true);
  CHECK(session.scenario == Scenario{});
  CHECK(cityPeople(session.outcome, session.outcome.lastYear) == cityPeople(session.baseline, session.outcome.lastYear));
  redo(session);
  refresh(session, true);
  CHECK(changesIn(session.scenario) == 1);
}

TEST_CASE("undo at the beginning and redo at the end change nothing") {
  Session session = tinySession();
  undo(session);
  redo(session);
  CHECK(session.scenario == Scenario{});
}

TEST_CASE("a new decision after an undo drops what could have been redone") {
  History<int> history{1};
  history.observe(2, true);
  history.observe(3, true);
  CHECK(history.undo() == 2);
  history.observe(7, true);
  CHECK_FALSE(history.canRedo());
  CHECK(history.undo() == 2);
}

TEST_CASE("a refused file leaves data and decisions on the screen and says what is wrong") {
  Session session = tinySession();
  decideQuota(session.scenario, *session.dataset, permanentStream(*session.dataset).id,
              session.dataset->demography.baseYear, 500);
  refresh(session, true);
  const Scenario kept = session.scenario;
  const DatasetPtr dataset = session.dataset;
  const InputFile broken{"broken.json", "{\"format\": \"kosh/dataset\", "};
  CHECK_FALSE(openFiles(session, {broken}));
  CHECK(session.problems.size() >= 1);
  CHECK(session.problemFile == "broken.json");
  CHECK(session.dataset == dataset);
  CHECK(session.scenario == kept);
}

TEST_CASE("a file that opens with a warning is on the screen, and the warning is told") {
  Session session = tinySession();
  const InputFile file{"plan.json", "{\"format\": \"kosh/scenario\", \"version\": 1, \"dataset\": \"ffff\", \"name\": \"B\"}"};
  CHECK(openFiles(session, {file}));
  CHECK(session.scenario.name == "B");
  REQUIRE(session.problems.size() == 1);
  CHECK(session.problems[0].severity == Severity::warning);
  CHECK(session.problemFile == "plan.json");
}

TEST_CASE("a scenario file written by the program is read back as the same decisions") {
  Session session = tinySession();
  decideQuota(session.scenario, *session.dataset, permanentStream(*session.dataset).id,
              session.dataset->demography.baseYear, 321);
  refresh(session, true);
  const InputFile file{"plan.json", writeScenario(session.scenario, *session.dataset)};
  const Scenario saved = session.scenario;
  session.scenario = Scenario{};
  refresh(session, true);
  CHECK(openFiles(session, {file}));
  CHECK(session.scenario == saved);
}

TEST_CASE("a plan is kept beside the own one, by hand or from a file, and goes with facts that it does not fit") {
  Session session = tinySession();
  const std::string stream = permanentStream(*session.dataset).id;
  decideQuota(session.scenario, *session.dataset, stream, session.dataset->demography.baseYear, 500);
  refresh(session, true);
  CHECK(&comparedWith(session) == &session.baseline);
  keepPlan(session, session.scenario, "by hand");
  CHECK(session.kept->name == "by hand");
  const int last = session.outcome.lastYear;
  CHECK(cityPeople(comparedWith(session), last) == cityPeople(session.outcome, last));
  const InputFile file{"wide.json", writeScenario(Scenario{}, *session.dataset)};
  const Scenario mine = session.scenario;
  CHECK(openFiles(session, {file}, true));
  CHECK(session.scenario == mine);
  CHECK(session.kept->scenario == Scenario{});
  CHECK(session.kept->name == "wide");
  swapPlans(session);
  refresh(session, true);
  CHECK(session.scenario == Scenario{});
  CHECK(session.kept->scenario == mine);
  undo(session);
  CHECK(session.scenario == mine);
  Dataset other = tinyCity();
  other.quotas.streams.clear();
  adopt(session, std::move(other));
  CHECK_FALSE(session.kept);
  CHECK_FALSE(session.againstKept);
}

TEST_CASE("the view survives the way through a text, and unknown parts are ignored") {
  View view;
  view.year = 2031;
  view.quotaYear = 2027;
  view.lang = Lang::kk;
  view.theme = Theme::dark;
  view.page = Page::data;
  view.indicator = "population";
  view.territory = "alatau-city";
  view.palette = Palette::grey;
  View read;
  viewFromText(read, viewToText(view));
  CHECK(read == view);
  View untouched = view;
  viewFromText(untouched, "year=20x1&lang=de&theme=&nonsense&indicator=%3Cscript%3E&=5");
  CHECK(untouched == view);
}

TEST_CASE("a view that points outside the data is brought inside") {
  Session session = tinySession();
  session.view.year = 1900;
  session.view.territory = "atlantis";
  session.view.indicator = "happiness";
  refresh(session, true);
  CHECK(session.view.year == session.dataset->demography.baseYear);
  CHECK(session.view.territory.empty());
  CHECK(session.view.indicator == "population");
}

TEST_CASE("the parts of a dataset are opened together, whatever their order") {
  Session session;
  std::vector<InputFile> files = test::tinyFiles();
  std::reverse(files.begin(), files.end());
  CHECK(openFiles(session, files));
  REQUIRE(session.dataset);
  if (!session.dataset) return;
  CHECK(session.dataset->demography == tinyCity().demography);
  CHECK(session.problems.empty());
}

TEST_CASE("problems of parts name their files, do not depend on the order, and change nothing") {
  Session session = tinySession();
  const DatasetPtr dataset = session.dataset;
  std::vector<InputFile> files = test::tinyWith("demography.json", "\"value\": 3000", "\"value\": \"many\"");
  test::fileNamed(files, "places.json").readable = false;
  test::fileNamed(files, "quotas.json").bytes += "}";
  CHECK_FALSE(openFiles(session, files));
  CHECK(session.dataset == dataset);
  CHECK(session.problemFile.empty());
  const std::vector<Problem> told = session.problems;
  REQUIRE(told.size() == 3);
  CHECK(told[0].file == "places.json");
  CHECK(told[0].message.id == Str::IoCannotRead);
  CHECK(told[1].file == "quotas.json");
  CHECK(told[1].message.id == Str::IoNotJson);
  CHECK(told[2].file == "demography.json");
  std::reverse(files.begin(), files.end());
  CHECK_FALSE(openFiles(session, files));
  CHECK(session.problems == told);
}

TEST_CASE("a scenario among the parts is asked to come by itself, and nothing is called missing for two of them") {
  Session session = tinySession();
  const InputFile plan{"plan.json", writeScenario(Scenario{}, *session.dataset)};
  std::vector<InputFile> files = test::tinyFiles();
  files.push_back(plan);
  CHECK_FALSE(openFiles(session, files));
  REQUIRE(session.problems.size() == 1);
  CHECK(session.problems[0].message == Message{Str::IoScenario, {}});
  CHECK(session.problems[0].file == "plan.json");
  CHECK_FALSE(openFiles(session, {plan, plan}));
  CHECK(session.problems.size() == 2);
  const InputFile own{"own.json", writeOverlay(Overlay{}, *session.facts)};
  CHECK_FALSE(openFiles(session, {own, plan}));
  REQUIRE(session.problems.size() == 2);
  CHECK(session.problems[0].message == Message{Str::IoOverlay, {}});
}

TEST_CASE("nothing at all is a dataset without its parts, and too many files are one problem") {
  Session session = tinySession();
  CHECK_FALSE(openFiles(session, {}));
  REQUIRE(session.problems.size() == 4);
  CHECK(session.problems[0].message.id == Str::IoMissingPart);
  CHECK_FALSE(openFiles(session, std::vector<InputFile>(kMaxDatasetFiles + 1, {"a.json", "{}"})));
  REQUIRE(session.problems.size() == 1);
  CHECK(session.problems[0].message.id == Str::IoTooManyFiles);
}

TEST_CASE("the map keeps a published series of districts, and no series that only the city has") {
  Session session = tinySession();
  for (const auto& [asked, kept] : {std::pair("pm25", "pm25"), {"kazakh_share", "population"},
                                    {"vacancies_per_unemployed", "population"}, {"labour_force", "labour_force"}}) {
    session.view.indicator = asked;
    refresh(session, true);
    CHECK(session.view.indicator == kept);
  }
}

namespace {

const std::string kPlaces = "services/kindergarten/capacity/south";

Figure typed(double value) {
  Figure figure;
  figure.value = value;
  figure.from.source = "letter No 5";
  figure.from.asOf = "2026-03";
  return figure;
}

Overlay places(double value) {
  Overlay out;
  setOwn(out, kPlaces, typed(value));
  return out;
}

std::optional<Datum> kindergartenLoad(const Outcome& outcome) {
  return valueOf(outcome, findIndicator(outcome, "kindergarten_load"), kosh::test::kSouthTerritory, 2026);
}

}  // namespace

TEST_CASE("own figures change baseline and outcome at once and leave facts, decisions, view and undo alone") {
  Session session = tinySession();
  decideQuota(session.scenario, *session.dataset, permanentStream(*session.dataset).id, 2026, 500);
  refresh(session, true);
  const Scenario scenario = session.scenario;
  const View view = session.view;
  const DatasetPtr facts = session.facts;
  const int mesh = session.meshVersion;
  CHECK_FALSE(kindergartenLoad(session.baseline));
  setOverlay(session, places(200));
  refresh(session, true);
  CHECK(kindergartenLoad(session.baseline));
  CHECK(kindergartenLoad(session.outcome));
  CHECK(session.facts == facts);
  CHECK_FALSE(figureAt(*session.facts, kPlaces));
  CHECK(session.scenario == scenario);
  CHECK(session.view == view);
  CHECK(session.meshVersion == mesh);
  CHECK(session.history.size() == 2);
  CHECK(cityPeople(session.outcome, 2030) > cityPeople(session.baseline, 2030));
  setOverlay(session, Overlay{});
  CHECK_FALSE(kindergartenLoad(session.outcome));
  CHECK(session.dataset == session.facts);
}

TEST_CASE("a file of own figures is laid over those there are, and other facts start without them") {
  Session session = tinySession();
  Overlay other;
  setOwn(other, "territories/north/area_km2", typed(11));
  setOverlay(session, other);
  const InputFile file{"own.json", writeOverlay(places(200), *session.facts)};
  CHECK(openFiles(session, {file}));
  CHECK(session.overlay.figures.size() == 2);
  CHECK(figureAt(*session.dataset, kPlaces)->value == 200);
  CHECK(figureAt(*session.dataset, "territories/north/area_km2")->value == 11);
  adopt(session, tinyCity());
  CHECK(session.overlay == Overlay{});
  CHECK_FALSE(figureAt(*session.dataset, kPlaces));
}

TEST_CASE("a refused file of own figures leaves those on the screen") {
  Session session = tinySession();
  setOverlay(session, places(200));
  const InputFile file{"own.json", "{\"format\":\"kosh/overlay\",\"version\":1,\"figures\":[{\"path\":\"territories/moon/area_km2\"}]}"};
  CHECK_FALSE(openFiles(session, {file}));
  CHECK(session.problemFile == "own.json");
  CHECK(session.problems.size() >= 2);
  CHECK(session.overlay == places(200));
  CHECK(figureAt(*session.dataset, kPlaces)->value == 200);
}
