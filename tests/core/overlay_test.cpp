// Own figures over the facts: each kind of place, purity, sources, and what is refused.
#include "core/overlay.h"

#include <cmath>
#include <limits>

#include "core/outcome.h"
#include "core/tiny_city.h"
#include "doctest/doctest.h"
#include "io/formats.h"

using namespace kosh;
using namespace kosh::test;

namespace {

Figure own(double value, const std::string& source = "letter No 5 of the akimat") {
  Figure figure;
  figure.value = value;
  figure.from.source = source;
  figure.from.asOf = "2026-03";
  return figure;
}

Overlay with(const std::string& path, const Figure& figure) {
  Overlay out;
  setOwn(out, path, figure);
  return out;
}

// The only problem of an overlay of one figure: its place and message.
void checkRefused(const std::string& path, const Figure& figure, const std::string& place, Str id) {
  const std::vector<Problem> problems = validate(with(path, figure), tinyCity());
  CHECK_MESSAGE(problems.size() == 1, path);
  if (problems.size() != 1) return;
  CHECK(problems[0].path == place);
  CHECK(problems[0].message.id == id);
}

double loadOf(const Dataset& city, const char* indicator, int territory) {
  const Outcome outcome = evaluate(city, Scenario{});
  const auto datum = valueOf(outcome, findIndicator(outcome, indicator), territory, 2026);
  return datum ? datum->value : -1;
}

}  // namespace

TEST_CASE("every kind of place takes a figure and gives it back with its origin") {
  for (const char* path : {"territories/north/area_km2", "territories/town/area_km2", "services/kindergarten/capacity/south",
                           "services/kindergarten/capacity/town", "services/kindergarten/typical_size",
                           "services/school/unit_cost", "quotas/foreign_1/baseline/2027", "quotas/foreign_1/baseline/2028",
                           "quotas/kandas/fill_rate", "quotas/foreign_seasonal/stay_years", "quotas/kandas_outside/2026",
                           "quotas/kandas_outside/2024", "services/polyclinic/rate", "services/school/shifts",
                           "labour/unemployment_rate", "series/pm25/north/2023", "series/pm25/town/2026",
                           "series/vacancies_per_unemployed/town/2025", "series/pm25/threshold", "indicators/jobs/north/2026"}) {
    CHECK_MESSAGE(addressable(tinyCity(), path), path);
    Figure figure = own(0.75);
    figure.from.status = Status::official;
    figure.from.note = sameInAll("by telephone");
    CHECK_MESSAGE(validate(with(path, figure), tinyCity()).empty(), path);
    const Dataset laid = withOverlay(tinyCity(), with(path, figure));
    const std::optional<Figure> now = figureAt(laid, path);
    REQUIRE(now.has_value());
    if (!now) return;
    CHECK(now->value == 0.75);
    CHECK(now->from.source == "user:1");
    CHECK(now->from.asOf == "2026-03");
    CHECK(now->from.status == Status::official);
    CHECK(now->from.note == sameInAll("by telephone"));
    CHECK(validate(laid).empty());
  }
}

TEST_CASE("paths that lead nowhere are not addressable") {
  for (const char* path : {"", "/", "territories", "territories/north", "territories/moon/area_km2", "territories/north/area_km2/",
                           "/territories/north/area_km2", "services/school/capacity/moon", "services/school/capacity",
                           "services/bath/unit_cost", "services/school/norms", "services/school/rate", "series/pm25/moon/2025",
                           "series/pm26/north/2025", "series/pm25/north/20x5", "series/pm25/north/2099", "series/kazakh_share/north/2025",
                           "labour/participation", "labour/jobs/2026", "indicators/luck/north/2026", "indicators/jobs/moon/2026",
                           "indicators/jobs/north/2025", "quotas/foreign_1/baseline/1900",
                           "quotas/foreign_1/baseline/99999", "quotas/foreign_1/baseline/20x7", "quotas/nobody/fill_rate",
                           "quotas/kandas/stay_years", "quotas/kandas_outside/1800", "quotas/kandas_outside/"}) {
    CHECK_MESSAGE(!addressable(tinyCity(), path), path);
    CHECK_FALSE(figureAt(tinyCity(), path).has_value());
  }
}

TEST_CASE("a missing figure is nothing until it is laid over") {
  CHECK_FALSE(figureAt(tinyCity(), "services/kindergarten/capacity/south").has_value());
  CHECK_FALSE(figureAt(tinyCity(), "quotas/foreign_1/baseline/2027").has_value());
  CHECK(figureAt(tinyCity(), "services/kindergarten/capacity/town")->value == 250);
  CHECK(figureAt(tinyCity(), "quotas/kandas/fill_rate")->value == 0.5);
}

TEST_CASE("a filled-in capacity gives the load that was missing, and the facts stay as they were") {
  const Dataset facts = tinyCity();
  const Overlay overlay = with("services/kindergarten/capacity/south", own(200));
  const Dataset laid = withOverlay(facts, overlay);
  CHECK(loadOf(facts, "kindergarten_load", kSouthTerritory) == -1);
  // South 2027: 225 of each sex aged 1, half of 450 people go: 225 for 200 places.
  CHECK(loadOf(laid, "kindergarten_load", kSouthTerritory) == doctest::Approx(112.5));
  CHECK(figureAt(facts, "services/kindergarten/capacity/south") == std::nullopt);
  CHECK(facts.sources == tinyCity().sources);
  CHECK(withOverlay(facts, Overlay{}).services == facts.services);
  CHECK(laid.fingerprint == facts.fingerprint);
}

TEST_CASE("the status that the user gave reaches what is computed from the figure") {
  const auto statusWith = [](Status status) {
    Figure figure = own(200);
    figure.from.status = status;
    const Outcome outcome = evaluate(withOverlay(tinyCity(), with("services/kindergarten/capacity/south", figure)), Scenario{});
    return valueOf(outcome, findIndicator(outcome, "kindergarten_capacity"), kSouthTerritory, 2026)->status;
  };
  CHECK(statusWith(Status::official) == Status::official);
  CHECK(statusWith(Status::unverified) == Status::unverified);
  CHECK(OverlayFigure{}.figure.from.status == Status::unverified);
}

TEST_CASE("a year of a quota is set in its order, and replaced where there is one") {
  Overlay overlay = with("quotas/foreign_1/baseline/2027", own(50));
  setOwn(overlay, "quotas/foreign_1/baseline/2028", own(70));
  const std::vector<YearFigure> baseline = withOverlay(tinyCity(), overlay).quotas.streams[1].baseline;
  const std::vector<YearFigure> before = tinyCity().quotas.streams[1].baseline;
  CHECK(baseline.size() == before.size() + 1);
  for (std::size_t i = 1; i < baseline.size(); ++i) CHECK(baseline[i - 1].year < baseline[i].year);
  CHECK(figureFor(baseline, 2026)->value == 40);
  CHECK(figureFor(baseline, 2027)->value == 50);
  CHECK(figureFor(baseline, 2028)->value == 70);
}

TEST_CASE("each text that was typed is one source, dated by its latest figure") {
  Overlay overlay;
  Figure later = own(7, "the same letter");
  later.from.asOf = "2026-05-01";
  setOwn(overlay, "services/school/unit_cost", later);
  setOwn(overlay, "territories/north/area_km2", own(11, "the same letter"));
  setOwn(overlay, "territories/south/area_km2", own(21, "a map"));
  const Dataset laid = withOverlay(tinyCity(), overlay);
  REQUIRE(laid.sources.size() == tinyCity().sources.size() + 2);
  const Source* letter = findSource(laid, "user:1");
  const Source* map = findSource(laid, "user:2");
  REQUIRE(letter != nullptr);
  REQUIRE(map != nullptr);
  if (!letter || !map) return;
  CHECK(letter->title == sameInAll("the same letter"));
  CHECK(letter->date == "2026-05-01");
  CHECK(letter->kind == kOwnKind);
  CHECK(map->title == sameInAll("a map"));
  CHECK(figureAt(laid, "territories/north/area_km2")->from.source == "user:1");
}

TEST_CASE("two overlays lie over each other without mixing their sources") {
  const Dataset first = withOverlay(tinyCity(), with("territories/north/area_km2", own(11, "first")));
  const Dataset both = withOverlay(first, with("territories/south/area_km2", own(21, "second")));
  CHECK(findSource(both, figureAt(both, "territories/north/area_km2")->from.source)->title == sameInAll("first"));
  CHECK(findSource(both, figureAt(both, "territories/south/area_km2")->from.source)->title == sameInAll("second"));
  CHECK(validate(both).empty());
  const Dataset over = withOverlay(first, with("territories/north/area_km2", own(12, "second")));
  CHECK(figureAt(over, "territories/north/area_km2")->value == 12);
}

TEST_CASE("the figure of a series is published in its year and territory, and a missing series has it alone") {
  Overlay overlay = with("series/vacancies_per_unemployed/north/2024", own(0.8));
  setOwn(overlay, "series/pm25/north/2024", own(11));
  const Dataset laid = withOverlay(tinyCity(), overlay);
  const Series& vacancies = laid.series[static_cast<std::size_t>(findSeries(laid, "vacancies_per_unemployed"))];
  const Series& dust = laid.series[static_cast<std::size_t>(findSeries(laid, "pm25"))];
  CHECK(publishedIn(vacancies, kNorthTerritory, 2024)->value == 0.8);
  CHECK_FALSE(publishedIn(vacancies, 0, 2024).has_value());
  CHECK(lastDistrictYear(laid, vacancies) == 2024);
  CHECK(publishedIn(dust, kNorthTerritory, 2024)->value == 11);
  CHECK(publishedIn(dust, kNorthTerritory, 2025)->value == 12);
  CHECK(validate(laid).empty());
}

TEST_CASE("a balance may be below zero, a capacity may not") {
  CHECK(validate(with("series/pm25/north/2024", own(-3)), tinyCity()).empty());
  CHECK(validate(with("indicators/jobs/north/2026", own(-3)), tinyCity()).empty());
  checkRefused("services/school/capacity/north", own(-3), "/figures/0/value", Str::BadNegative);
  checkRefused("labour/unemployment_rate", own(101), "/figures/0/value", Str::BadRange);
}

TEST_CASE("an own norm has the typed source as its act, and gates no longer when it is unverified") {
  Figure letter = own(0.75);
  letter.from.status = Status::official;
  const Norm known = withOverlay(tinyCity(), with("services/school/norm", letter)).services.services[0].norm;
  CHECK(known.value == 0.75);
  CHECK(known.act == sameInAll("letter No 5 of the akimat"));
  CHECK(known.date == "2026-03");
  CHECK(known.status == Status::official);
  CHECK(known.gate);
  CHECK_FALSE(withOverlay(tinyCity(), with("services/school/norm", own(0.75))).services.services[0].norm.gate);
}

TEST_CASE("a demand that nobody knows is one number for every age, and makes a load") {
  Dataset city = tinyCity();
  Service& clinic = city.services.services[2];
  clinic.rate.clear();
  CHECK_FALSE(figureAt(city, "services/polyclinic/rate").has_value());
  CHECK(loadOf(city, "polyclinic_load", 0) == -1);
  const Dataset laid = withOverlay(city, with("services/polyclinic/rate", own(0.5)));
  CHECK(laid.services.services[2].rate == std::vector<double>(5, 0.5));
  CHECK(loadOf(laid, "polyclinic_load", 0) == loadOf(tinyCity(), "polyclinic_load", 0));
}

TEST_CASE("jobs and participation are taken where there are none, participation for the ages 16 to 62") {
  Dataset city = tinyCity();
  city.labour = {};
  city.demography.ages = 101;
  Overlay overlay = with("labour/jobs/2027", own(600));
  setOwn(overlay, "labour/jobs/2026", own(540));
  setOwn(overlay, "labour/participation", own(0.7));
  const Labour labour = withOverlay(city, overlay).labour;
  CHECK(labour.jobs == YearTable{1, {2026, 2027}, {540, 600}});
  REQUIRE(labour.participation.size() == 202);
  if (labour.participation.size() != 202) return;
  for (const auto& [age, share] : {std::pair(15, 0.0), {16, 0.7}, {62, 0.7}, {63, 0.0}, {100, 0.0}, {101 + 16, 0.7}})
    CHECK(labour.participation[static_cast<std::size_t>(age)] == share);
  city.labour = labour;
  CHECK(figureAt(city, "labour/participation")->value == 0.7);
  city.labour.participation[20] = 0.5;
  CHECK_FALSE(addressable(city, "labour/participation"));
}

TEST_CASE("a value given for an indicator stands where the model has none, and nowhere else") {
  Overlay overlay = with("indicators/jobs/north/2026", own(300));
  setOwn(overlay, "indicators/population/north/2026", own(1));
  const Outcome without = evaluate(tinyCity(), {}), given = evaluate(withOverlay(tinyCity(), overlay), {});
  const int jobs = findIndicator(given, "jobs"), people = findIndicator(given, "population");
  CHECK_FALSE(valueOf(without, jobs, kNorthTerritory, 2026).has_value());
  CHECK(valueOf(given, jobs, kNorthTerritory, 2026) == Datum{300, Status::unverified});
  CHECK_FALSE(valueOf(given, jobs, kNorthTerritory, 2027).has_value());
  CHECK(valueOf(given, people, kNorthTerritory, 2026) == valueOf(without, people, kNorthTerritory, 2026));
  CHECK(valueOf(given, jobs, 0, 2026) == valueOf(without, jobs, 0, 2026));
}

TEST_CASE("a consequence without data asks for the input it waits for, else for itself") {
  Dataset city = tinyCity();
  const auto ask = [&](std::string_view id, int territory) {
    const Outcome out = evaluate(city, {});
    return pathToFill(city, out.indicators[static_cast<std::size_t>(findIndicator(out, id))], territory, 2026);
  };
  CHECK(ask("kindergarten_load", kSouthTerritory) == "services/kindergarten/capacity/south");
  CHECK(ask("kindergarten_objects", 0) == "services/kindergarten/typical_size");
  CHECK(ask("jobs", kNorthTerritory) == "indicators/jobs/north/2026");
  CHECK(ask("births", 0) == "indicators/births/town/2026");
  city.services.services[2].rate.clear();
  CHECK(ask("polyclinic_load", kNorthTerritory) == "services/polyclinic/rate");
  CHECK(ask("polyclinic_demand", kNorthTerritory) == "services/polyclinic/rate");
  city.labour.jobs = {};
  city.labour.unemploymentRate.reset();
  CHECK(ask("jobs", 0) == "labour/jobs/2026");
  CHECK(ask("jobs_needed", 0) == "labour/unemployment_rate");
  city.territories[kNorthTerritory].areaKm2.reset();
  CHECK(ask("density", kNorthTerritory) == "territories/north/area_km2");
}

TEST_CASE("the published figure that an own one replaces stays to be seen") {
  const Dataset laid = withOverlay(tinyCity(), with("territories/north/area_km2", own(11)));
  const std::optional<Figure> area = figureAt(laid, "territories/north/area_km2");
  REQUIRE((area && area->alternatives.size() == 1));
  if (!area || area->alternatives.size() != 1) return;
  CHECK(area->alternatives[0] == *figureAt(tinyCity(), "territories/north/area_km2"));
}

TEST_CASE("figures are kept in the order of their paths, one for each") {
  Overlay overlay;
  for (const char* path : {"territories/north/area_km2", "quotas/kandas/fill_rate", "services/school/unit_cost"})
    setOwn(overlay, path, own(1));
  setOwn(overlay, "quotas/kandas/fill_rate", own(0.5));
  REQUIRE(overlay.figures.size() == 3);
  CHECK(overlay.figures[0].path == "quotas/kandas/fill_rate");
  CHECK(overlay.figures[2].path == "territories/north/area_km2");
  CHECK(ownFigure(overlay, "quotas/kandas/fill_rate")->value == 0.5);
  CHECK(ownFigure(overlay, "quotas/kandas/stay_years") == nullptr);
  removeOwn(overlay, "quotas/kandas/fill_rate");
  CHECK(overlay.figures.size() == 2);
  CHECK(ownFigure(overlay, "quotas/kandas/fill_rate") == nullptr);
}

TEST_CASE("what cannot be a figure is refused at its field") {
  const std::string area = "territories/north/area_km2", fill = "quotas/kandas/fill_rate";
  checkRefused(area, own(-1), "/figures/0/value", Str::BadNegative);
  checkRefused(area, own(std::numeric_limits<double>::quiet_NaN()), "/figures/0/value", Str::BadNegative);
  checkRefused(area, own(std::numeric_limits<double>::infinity()), "/figures/0/value", Str::BadNegative);
  checkRefused(area, own(0), "/figures/0/value", Str::BadZero);
  checkRefused(fill, own(66), "/figures/0/value", Str::BadRange);
  checkRefused("services/school/unit_cost", own(1e12), "/figures/0/value", Str::BadRange);
  checkRefused(area, own(1, "  "), "/figures/0/source", Str::BadNoSource);
  checkRefused(area, own(1, std::string(kMostOwnText + 1, 'a')), "/figures/0/source", Str::BadTooLong);
  checkRefused("territories/moon/area_km2", own(1), "/figures/0/path", Str::BadFigurePath);
  Figure undated = own(1);
  undated.from.asOf.clear();
  checkRefused(area, undated, "/figures/0/as_of", Str::BadNoDate);
  undated.from.asOf = "2026-02-30";
  checkRefused(area, undated, "/figures/0/as_of", Str::BadDate);
  Overlay twice{{{area, own(1)}, {area, own(2)}}};
  CHECK(validate(twice, tinyCity()).at(0).message.id == Str::BadRepeatedId);
}

TEST_CASE("a threshold of the rules takes a figure of the user's, which is no norm of law any more") {
  Dataset city = tinyCity();
  addProgramRules(city);
  const auto problemsOf = [&](const char* path, double value) { return validate(with(path, own(value)), city); };
  CHECK(problemsOf("rules/thresholds/min_capacity", 250).empty());
  CHECK(problemsOf("rules/thresholds/country_unemployment", 4.7).empty());  // the program has no figure there
  CHECK(problemsOf("rules/thresholds/foreign_quota_cap", 0.3).empty());     // an order sets the program's
  CHECK(problemsOf("rules/thresholds/no_such", 1).at(0).message.id == Str::BadFigurePath);
  CHECK(problemsOf("rules/thresholds/quota_step", 25).at(0).message.id == Str::BadRange);
  CHECK(problemsOf("rules/thresholds/use_up", 101).at(0).message.id == Str::BadRange);
  CHECK(problemsOf("rules/thresholds/medium_term", 2.5).at(0).message.id == Str::BadWhole);
  CHECK(problemsOf("rules/thresholds/medium_term", 1000).at(0).message.id == Str::BadRange);
  CHECK(problemsOf("rules/thresholds/intake_years", 0).at(0).message.id == Str::BadZero);
  const Dataset laid = withOverlay(city, with("rules/thresholds/foreign_quota_cap", own(0.3)));
  const Threshold* cap = findThreshold(laid.rules, "foreign_quota_cap");
  CHECK(cap->value->value == 0.3);
  CHECK(cap->ownMethod);
  CHECK(cap->value->alternatives.at(0).value == 0.25);  // the program's stays to be seen
  CHECK(validate(laid).empty());
  CHECK(thresholdValue(city.rules, "foreign_quota_cap") == 0.25);
}

TEST_CASE("a capacity of nothing is a figure") {
  CHECK(validate(with("services/school/capacity/north", own(0)), tinyCity()).empty());
}

TEST_CASE("what the facts would refuse is told of the figure that brings it") {
  checkRefused("quotas/kandas/baseline/2026", own(10), "/figures/0/value", Str::BadNotAllocated);
  // Ten people a year come from abroad.
  Overlay overlay = with("quotas/kandas_outside/2026", own(11));
  setOwn(overlay, "services/school/unit_cost", own(5));
  const std::vector<Problem> problems = validate(overlay, tinyCity());
  REQUIRE(problems.size() == 1);
  if (problems.size() != 1) return;
  CHECK(problems[0].path == "/figures/0/value");
  CHECK(problems[0].message.id == Str::BadOutsideQuota);
}
