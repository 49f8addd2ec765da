// Validation of facts: each broken Tiny City gives its problem at its place, and only that.
#include <functional>

#include "core/dataset.h"
#include "doctest/doctest.h"
#include "tiny_city.h"

using namespace kosh;
using namespace kosh::test;

namespace {

using Break = std::function<void(Dataset&)>;

std::vector<Problem> problemsAfter(const Break& breakIt) {
  Dataset city = tinyCity();
  breakIt(city);
  return validate(city);
}

// Exactly one problem, with its file, path and wording.
void checkOne(const Break& breakIt, const char* file, const char* path, Str id, Severity severity = Severity::error) {
  const std::vector<Problem> problems = problemsAfter(breakIt);
  CAPTURE(std::string(path));
  REQUIRE(problems.size() == 1);
  if (problems.size() != 1) return;
  CHECK(problems[0].file == file);
  CHECK(problems[0].path == path);
  CHECK(problems[0].message.id == id);
  CHECK(problems[0].severity == severity);
}

bool has(const std::vector<Problem>& problems, const std::string& path, Str id) {
  for (const Problem& p : problems)
    if (p.path == path && p.message.id == id) return true;
  return false;
}

QuotaStream& kandas(Dataset& c) { return c.quotas.streams[0]; }
QuotaStream& foreign(Dataset& c) { return c.quotas.streams[1]; }
Rules smallRules() {
  Rules out;
  const Names name{{"a", "b", "c"}};
  const Provenance tiny{"tiny", "2026", Status::official, {}};
  out.acts = {{"order_1", "1", "2024-02-29", name, {}, Status::official}};
  out.paragraphs = {{"7", name, name}, {"8", name, name}};
  out.terms = {{"2.1", name, name, name}};
  out.thresholds = {{"share", "7", name, name, Figure{0.5, tiny}, true}, {"nobody_knows", "8", name, name, std::nullopt, false}};
  out.deadlines = {{"list", "7", name, {}, 12, 1, 12, 14, {}, 0, DeadlineBasis::decision, Status::official, true},
                   {"sent", "8", name, {}, 0, 0, 0, 0, "list", 3, DeadlineBasis::program, Status::illustrative, false}};
  out.receivers = {{"ministry", "8", name}};
  out.measures = {{"skilled", name}};
  return out;
}

// One change in rules that have nothing wrong.
void checkRule(void (*breakIt)(Rules&), const char* path, Str id) {
  checkOne([&](Dataset& c) { breakIt(c.rules = smallRules()); }, "decision-98.json", path, id);
}

Service& school(Dataset& c) { return c.services.services[0]; }
Service& polyclinic(Dataset& c) { return c.services.services[2]; }

}  // namespace

TEST_CASE("A problem says what was found and what was expected") {
  const std::vector<Problem> problems = problemsAfter([](Dataset& c) { c.demography.base.at(kSouth, kMale, 2) += 7; });
  REQUIRE(problems.size() == 1);
  if (problems.size() != 1) return;
  CHECK(problems[0].path == "/city_total/value");
  CHECK(problems[0].message == Message{Str::BadBaseSum, {Number{3007, 0}, Number{3000, 0}}});
}

TEST_CASE("Territories: codes, names, outlines, one city first, ids once") {
  const char* file = "territories.geojson";
  checkOne([](Dataset& c) { c.territories[1].kato = "75"; }, file, "/features/1/properties/kato", Str::BadKato);
  checkOne([](Dataset& c) { c.territories[1].kato = "75121000x"; }, file, "/features/1/properties/kato", Str::BadKato);
  checkOne([](Dataset& c) { c.territories[2].name.by[0].clear(); }, file, "/features/2/properties/name", Str::BadName);
  checkOne([](Dataset& c) { c.territories[1].areaKm2->value = -1; }, file, "/features/1/properties/area_km2/value",
           Str::BadNegative);
  checkOne([](Dataset& c) { c.territories[1].shape[1].outer.resize(2); }, file, "/features/1/geometry/coordinates/1/0",
           Str::BadRing);
  checkOne([](Dataset& c) { c.territories[2].shape[0].holes[0].clear(); }, file, "/features/2/geometry/coordinates/0/1",
           Str::BadRing);
  checkOne([](Dataset& c) { c.territories[2].shape[0].outer[0].y = 430; }, file, "/features/2/geometry/coordinates/0/0",
           Str::BadLonLat);
  checkOne([](Dataset& c) { c.territories[0].population.push_back(c.territories[0].population[0]); }, file,
           "/features/0/properties/population/1/year", Str::BadYearOrder);
  checkOne(
      [](Dataset& c) {
        c.territories[0].kind = TerritoryKind::agglomeration;
        c.services.objects.clear();  // one of them stands in the city
      },
      file, "/features", Str::BadCity);
  checkOne(
      [](Dataset& c) {
        c.territories.push_back(c.territories[0]);
        c.territories[3].id = "town2";
      },
      file, "/features/3/properties/kind", Str::BadCity);
  checkOne(
      [](Dataset& c) {
        c.territories.push_back(c.territories[2]);
        c.territories[3].kind = TerritoryKind::agglomeration;
      },
      file, "/features/3/properties/id", Str::BadRepeatedId);
}

TEST_CASE("A dataset without districts says so") {
  CHECK(has(problemsAfter([](Dataset& c) { c.districts.clear(); }), "/features", Str::BadNoDistricts));
}

TEST_CASE("Demography: the base, its total and the years") {
  const char* file = "demography.json";
  checkOne(
      [](Dataset& c) {
        c.demography.base.at(kNorth, kFemale, 3) = -100;
        c.demography.cityTotal->value = 2800;
      },
      file, "/base/north/f/3", Str::BadNegative);
  checkOne([](Dataset& c) { c.demography.base.values.pop_back(); }, file, "/base", Str::BadLength);
  checkOne([](Dataset& c) { c.demography.baseFrom[1].source = "nobody"; }, file, "/base/south/source",
           Str::BadUnknownSource);
  checkOne([](Dataset& c) { c.demography.cityTotal->from.status = Status::unverified; }, file, "/city_total/status",
           Str::BadWeakTotal, Severity::warning);
  checkOne([](Dataset& c) { c.demography.stepYears = 2; }, file, "/step_years", Str::BadStep);
  checkOne([](Dataset& c) { c.demography.lastFlowYear = 2020, c.services.objects.clear(); }, file, "/last_flow_year",
           Str::BadLastYear);
  checkOne([](Dataset& c) { c.demography.stepYears = 5, c.demography.lastFlowYear = 2031; }, file, "/last_flow_year",
           Str::BadLastYear);
  CHECK(has(problemsAfter([](Dataset& c) { c.demography.ages = 1; }), "/base", Str::BadAges));
}

TEST_CASE("A missing total of the city is no problem: there is nothing to compare with") {
  CHECK(problemsAfter([](Dataset& c) { c.demography.cityTotal.reset(); }).empty());
}

TEST_CASE("Demography: mortality, fertility, the sex ratio and the factors of districts") {
  const char* file = "demography.json";
  checkOne([](Dataset& c) { c.demography.mortality.values[7] = 1.5; }, file, "/mortality/years/2026/m/2",
           Str::BadRange);
  checkOne([](Dataset& c) { c.demography.fertility.values[2] = -1; }, file, "/fertility/years/2026/2", Str::BadRange);
  checkOne([](Dataset& c) { c.demography.sexRatioAtBirth.values[0] = 106; }, file, "/sex_ratio_at_birth/years/2026/0",
           Str::BadRange);
  checkOne(
      [](Dataset& c) {
        c.demography.mortality = {9, {2026}, std::vector<double>(9, 1.0)};
      },
      file, "/mortality/years/2026", Str::BadLength);
  checkOne([](Dataset& c) { c.demography.fertility = {}; }, file, "/fertility/years", Str::BadMissing);
  checkOne(
      [](Dataset& c) {
        c.demography.sexRatioAtBirth = {1, {2030, 2026}, {1, 1}};
      },
      file, "/sex_ratio_at_birth/years/2026", Str::BadYearOrder);
  checkOne([](Dataset& c) { c.demography.mortalityFactor = {1}; }, file, "/mortality/factor", Str::BadLength);
  checkOne([](Dataset& c) { c.demography.fertilityFactor[1] = -1; }, file, "/fertility/factor/south", Str::BadNegative);
  checkOne([](Dataset& c) { c.demography.mortalityFrom.source.clear(); }, file, "/mortality/source", Str::BadNoSource);
}

TEST_CASE("Death rates of five-year groups need one group more: 0 and 1-4 apart") {
  Dataset city = tinyCity();
  city.demography.mortalityInput = MortalityInput::deathRates;
  city.demography.stepYears = 5;
  city.migration.moves = {};
  city.demography.mortality = {12, {2026}, std::vector<double>(12, 0.01)};
  CHECK(validate(city).empty());
  city.demography.mortality = {10, {2026}, std::vector<double>(10, 0.01)};
  CHECK(has(validate(city), "/mortality/years/2026", Str::BadLength));
}

TEST_CASE("Migration: profiles sum to one, flows have a profile, years and positive numbers") {
  const char* file = "migration.json";
  checkOne([](Dataset& c) { c.migration.profiles[0].share[1] = 0.4; }, file, "/profiles/young", Str::BadSumToOne);
  checkOne([](Dataset& c) { c.migration.profiles[1].share.push_back(0); }, file, "/profiles/family", Str::BadLength);
  checkOne([](Dataset& c) { c.migration.flows[0].profile = -1; }, file, "/flows/0/profile", Str::BadUnknownProfile);
  checkOne([](Dataset& c) { c.migration.flows[0].persons.values[1] = -3; }, file, "/flows/0/years/2026/south",
           Str::BadNegative);
  checkOne([](Dataset& c) { c.migration.flows[1].from.source = "x"; }, file, "/flows/1/source", Str::BadUnknownSource);
  checkOne([](Dataset& c) { c.migration.flows[1].id = "interregional_in"; }, file, "/flows/1/id", Str::BadRepeatedId);
  checkOne(
      [](Dataset& c) {
        c.migration.netFlows = {{"net", {}, {3, {2026}, {1, 2, 3}}, c.migration.flows[0].from}};
      },
      file, "/net_flows/0/years/2026", Str::BadLength);
}

TEST_CASE("Shares that differ from one by rounding are accepted") {
  CHECK(problemsAfter([](Dataset& c) { c.migration.profiles[0].share[1] += 5e-7; }).empty());
}

TEST_CASE("Moves: nobody moves to where he lives, and not more than everybody leaves") {
  const char* file = "migration.json";
  checkOne([](Dataset& c) { c.migration.moves.rate[0] = 0.1; }, file, "/moves/rates/north/north", Str::BadDiagonal);
  checkOne([](Dataset& c) { c.migration.moves.rate[2] = -0.1; }, file, "/moves/rates/south/north", Str::BadNegative);
  checkOne([](Dataset& c) { c.migration.moves.rate[1] = 1.1; }, file, "/moves/rates/north", Str::BadMoves);
  checkOne([](Dataset& c) { c.migration.moves.schedule[1] = 6; }, file, "/moves/rates/north", Str::BadMoves);
  checkOne([](Dataset& c) { c.migration.moves.schedule.pop_back(); }, file, "/moves/schedule", Str::BadLength);
  checkOne([](Dataset& c) { c.migration.moves.rate.pop_back(); }, file, "/moves/rates", Str::BadLength);
}

TEST_CASE("A closed population and a single territory are ordinary datasets") {
  CHECK(problemsAfter([](Dataset& c) { c.migration.flows.clear(), c.migration.moves = {}, c.quotas = {}; }).empty());
}

TEST_CASE("Quotas: splits, fill rates, stays, profiles and years") {
  const char* file = "quotas.json";
  checkOne([](Dataset& c) { kandas(c).split = {0.5, 0.6}; }, file, "/streams/0/split/by", Str::BadSumToOne);
  checkOne([](Dataset& c) { kandas(c).split = {1.5, -0.5}; }, file, "/streams/0/split/by/south", Str::BadNegative);
  checkOne([](Dataset& c) { kandas(c).split = {1}; }, file, "/streams/0/split/by", Str::BadLength);
  checkOne([](Dataset& c) { kandas(c).fillRate = 1.2; }, file, "/streams/0/fill_rate/value", Str::BadRange);
  checkOne([](Dataset& c) { kandas(c).profile = 5; }, file, "/streams/0/profile", Str::BadUnknownProfile);
  checkOne([](Dataset& c) { foreign(c).stayYears = -1; }, file, "/streams/1/stay_years/value", Str::BadRange);
  checkOne([](Dataset& c) { foreign(c).stayFrom.source = "?"; }, file, "/streams/1/stay_years/source",
           Str::BadUnknownSource);
  checkOne([](Dataset& c) { foreign(c).baseline[1].year = 2025; }, file, "/streams/1/baseline/1/year",
           Str::BadYearOrder);
  checkOne([](Dataset& c) { foreign(c).ethnicKazakh[0].figure.value = 41; }, file, "/streams/1/ethnic_kazakh/0/value",
           Str::BadPart);
  checkOne([](Dataset& c) { c.quotas.streams[2].id = "foreign_1"; }, file, "/streams/2/id", Str::BadRepeatedId);
}

TEST_CASE("Nobody is both an ethnic Kazakh and a former compatriot of one quota: together they fit into it") {
  const char* file = "quotas.json";
  const auto former = [](Dataset& c, int year, double value) {
    foreign(c).formerCompatriot = foreign(c).ethnicKazakh;
    foreign(c).formerCompatriot[0].year = year;
    foreign(c).formerCompatriot[0].figure.value = value;
  };
  CHECK(problemsAfter([&](Dataset& c) { former(c, 2026, 36); }).empty());
  checkOne([&](Dataset& c) { former(c, 2026, 37); }, file, "/streams/1/former_compatriot/0/value", Str::BadParts);
  checkOne([&](Dataset& c) { former(c, 2025, 37); }, file, "/streams/1/ethnic_kazakh/0/value", Str::BadParts);
  checkOne([&](Dataset& c) { former(c, 2026, 41); }, file, "/streams/1/former_compatriot/0/value", Str::BadPart);
  // From 2028 on the quota is 60.
  CHECK(problemsAfter([&](Dataset& c) { former(c, 2028, 56); }).empty());
}

TEST_CASE("Kandas are counted with their families, permits one by one") {
  const char* file = "quotas.json";
  checkOne([](Dataset& c) { kandas(c).counts = QuotaUnit::permits; }, file, "/streams/0/counts", Str::BadCounts);
  checkOne([](Dataset& c) { foreign(c).counts = QuotaUnit::personsWithFamily; }, file, "/streams/1/counts", Str::BadCounts);
}

TEST_CASE("Kandas and resettlers are allocated to the city by an order only") {
  const char* file = "quotas.json";
  const auto allocate = [](Dataset& c, const char* id, Status status) {
    kandas(c).id = id;
    kandas(c).allocated = true;
    kandas(c).allocatedFrom.status = status;
  };
  for (const char* id : {"kandas", "resettlers"}) {
    checkOne([&](Dataset& c) { allocate(c, id, Status::estimate); }, file, "/streams/0/allocated", Str::BadAllocated);
    checkOne([&](Dataset& c) { allocate(c, id, Status::unverified); }, file, "/streams/0/allocated", Str::BadAllocated);
    CHECK(problemsAfter([&](Dataset& c) { allocate(c, id, Status::official); }).empty());
    checkOne(
        [&](Dataset& c) {
          allocate(c, id, Status::unverified);
          kandas(c).allocatedFrom = {};
          kandas(c).baseline = foreign(c).baseline;
        },
        file, "/streams/0/allocated", Str::BadAllocated);
  }
  CHECK(problemsAfter([&](Dataset& c) { allocate(c, "students", Status::estimate); }).empty());
}

TEST_CASE("Districts that do not sum to their city give a warning that says both numbers") {
  const auto publish = [](Dataset& c, double north) {
    c.territories[1].population = c.territories[2].population = c.territories[0].population;
    c.territories[1].population[0].figure.value = north;
    c.territories[2].population[0].figure.value = 1900;
  };
  CHECK(problemsAfter([&](Dataset& c) { publish(c, 1000); }).empty());
  const std::vector<Problem> problems = problemsAfter([&](Dataset& c) { publish(c, 990); });
  REQUIRE(problems.size() == 1);
  if (problems.size() != 1) return;
  CHECK(problems[0].severity == Severity::warning);
  CHECK(problems[0].path == "/features/0/properties/population/0/value");
  CHECK(problems[0].message == Message{Str::WarnDistrictSum, {"2024", Number{2890, 0}, Number{2900, 0}}});
}

TEST_CASE("A district that is not published leaves nothing to compare with the city") {
  CHECK(problemsAfter([](Dataset& c) { c.territories[1].population = c.territories[0].population; }).empty());
}

TEST_CASE("Labour: participation is a share of each age, jobs are counted, the rate is a percentage") {
  const char* file = "economy.json";
  checkOne([](Dataset& c) { c.labour.participation[8] = 1.5; }, file, "/labour/participation/m/3", Str::BadRange);
  checkOne([](Dataset& c) { c.labour.participation.pop_back(); }, file, "/labour/participation", Str::BadLength);
  checkOne([](Dataset& c) { c.labour.participationFrom.source = "?"; }, file, "/labour/participation/source",
           Str::BadUnknownSource);
  checkOne([](Dataset& c) { c.labour.jobs.values[1] = -1; }, file, "/labour/jobs/years/2027", Str::BadNegative);
  checkOne([](Dataset& c) { c.labour.jobs.years[1] = 2020; }, file, "/labour/jobs/years/2020", Str::BadYearOrder);
  checkOne([](Dataset& c) { c.labour.jobsFrom.source.clear(); }, file, "/labour/jobs/source", Str::BadNoSource);
  checkOne([](Dataset& c) { c.labour.unemploymentRate->value = 101; }, file, "/labour/unemployment_rate/value", Str::BadRange);
  CHECK(problemsAfter([](Dataset& c) { c.labour = {}; }).empty());
}

TEST_CASE("Series: ids of their own, years in order, a source for every figure") {
  const char* file = "environment.json";
  checkOne([](Dataset& c) { c.series[1].id = "PM 2.5"; }, file, "/series/PM 2.5", Str::BadSeriesId);
  checkOne([](Dataset& c) { c.series[1].id = "vacancies_per_unemployed"; }, file, "/series/vacancies_per_unemployed",
           Str::BadRepeatedId);
  checkOne([](Dataset& c) { c.series[1].id = "population"; }, file, "/series/population", Str::BadSeriesTaken);
  checkOne([](Dataset& c) { c.series[1].id = "school_load"; }, file, "/series/school_load", Str::BadSeriesTaken);
  checkOne([](Dataset& c) { c.series[1].values[1][1].year = 2024; }, file, "/series/pm25/values/north/1/year", Str::BadYearOrder);
  checkOne([](Dataset& c) { c.series[1].values[2][0].figure.from.source = "?"; }, file, "/series/pm25/values/south/0/source",
           Str::BadUnknownSource);
  checkOne([](Dataset& c) { c.series[1].threshold->from.source.clear(); }, file, "/series/pm25/threshold/source",
           Str::BadNoSource);
}

TEST_CASE("A published balance may be below zero") {
  CHECK(problemsAfter([](Dataset& c) { c.series[1].values[2][0].figure.value = -8; }).empty());
}

TEST_CASE("Ethnic and religious composition of a district is refused") {
  checkOne([](Dataset& c) { c.series[2].values[1] = c.series[2].values[0]; }, "composition.json",
           "/series/kazakh_share/values/north", Str::BadComposition);
  CHECK(problemsAfter([](Dataset& c) { c.series[2].values[0].clear(); }).empty());
}

TEST_CASE("A baseline for kandas that the order does not allocate is an error") {
  checkOne([](Dataset& c) { kandas(c).baseline = foreign(c).baseline; }, "quotas.json", "/streams/0/baseline",
           Str::BadNotAllocated);
}

TEST_CASE("Kandas outside the quota may not exceed the inflow from abroad of their year") {
  checkOne([](Dataset& c) { c.quotas.kandasOutsideQuota[0].figure.value = 11; }, "quotas.json",
           "/kandas_outside_quota/0/value", Str::BadOutsideQuota);
  CHECK(problemsAfter([](Dataset& c) { c.quotas.kandasOutsideQuota[0].figure.value = 10; }).empty());
}

TEST_CASE("Services: rates, capacities, norms and dated objects") {
  const char* file = "services.json";
  checkOne([](Dataset& c) { school(c).rate.pop_back(); }, file, "/services/0/rate/by_age", Str::BadLength);
  checkOne([](Dataset& c) { school(c).rate[3] = -1; }, file, "/services/0/rate/by_age/3", Str::BadNegative);
  checkOne([](Dataset& c) { school(c).policyFrom.source = "?"; }, file, "/services/0/policy_rate/source",
           Str::BadUnknownSource);
  checkOne([](Dataset& c) { school(c).capacity[1]->value = -1; }, file, "/services/0/capacity/south/value",
           Str::BadNegative);
  checkOne([](Dataset& c) { school(c).capacity.pop_back(); }, file, "/services/0/capacity", Str::BadLength);
  checkOne([](Dataset& c) { school(c).norm.value = 0; }, file, "/services/0/norm/value", Str::BadNorm);
  checkOne([](Dataset& c) { polyclinic(c).shifts->value = 0; }, file, "/services/2/shifts/value", Str::BadZero);
  checkOne([](Dataset& c) { polyclinic(c).typicalSize->value = 0; }, file, "/services/2/typical_size/value", Str::BadZero);
  checkOne([](Dataset& c) { polyclinic(c).unitCost->value = -1; }, file, "/services/2/unit_cost/value", Str::BadNegative);
  checkOne([](Dataset& c) { polyclinic(c).rate.assign(5, -0.5); }, file, "/services/2/rate", Str::BadNegative);
  checkOne([](Dataset& c) { polyclinic(c).cityCapacity->alternatives[0].from.source = "?"; }, file,
           "/services/2/city_capacity/alternatives/0/source", Str::BadUnknownSource);
  checkOne([](Dataset& c) { c.services.services[1].id = "school"; }, file, "/services/1/id", Str::BadRepeatedId);
  checkOne([](Dataset& c) { c.services.objects[0].service = "zoo"; }, file, "/objects/0/service",
           Str::BadUnknownService);
  checkOne([](Dataset& c) { c.services.objects[0].territory = "west"; }, file, "/objects/0/territory",
           Str::BadUnknownTerritory);
  checkOne([](Dataset& c) { c.services.objects[0].year = 2031; }, file, "/objects/0/year", Str::BadYear);
  checkOne([](Dataset& c) { c.services.objects[0].places = -5; }, file, "/objects/0/places", Str::BadNegative);
}

TEST_CASE("An unverified norm that gates is a warning, one that does not is none") {
  const auto unverified = [](Dataset& c) { school(c).norm.status = Status::unverified; };
  checkOne(unverified, "services.json", "/services/0/norm/gate", Str::BadGate, Severity::warning);
  CHECK(problemsAfter([](Dataset& c) { polyclinic(c).norm.status = Status::unverified; }).empty());
}

TEST_CASE("A service of which nobody knows anything is no problem") {
  CHECK(problemsAfter([](Dataset& c) {
          polyclinic(c).rate.clear();
          polyclinic(c).rateFrom = {};
          polyclinic(c).cityCapacity.reset();
          polyclinic(c).typicalSize.reset();
        }).empty());
}

TEST_CASE("An object of the whole city is accepted, one of the agglomeration is not") {
  CHECK(problemsAfter([](Dataset& c) { c.services.objects[0].territory = "town"; }).empty());
  const std::vector<Problem> problems = problemsAfter([](Dataset& c) {
    c.territories.push_back(c.territories[2]);
    c.territories[3].id = "suburb";
    c.territories[3].kind = TerritoryKind::agglomeration;
    c.services.objects[0].territory = "suburb";
  });
  CHECK(has(problems, "/objects/0/territory", Str::BadUnknownTerritory));
}

TEST_CASE("Places: known territories, degrees and a source for each kind that has any") {
  const char* file = "places.json";
  checkOne([](Dataset& c) { c.places.places[2].territory = "west"; }, file, "/metro/items/1/territory",
           Str::BadUnknownTerritory);
  checkOne([](Dataset& c) { c.places.places[0].position.x = 500; }, file, "/schools/items/0/lonlat", Str::BadLonLat);
  checkOne([](Dataset& c) { c.places.metro.source.clear(); }, file, "/metro/source", Str::BadNoSource);
  checkOne([](Dataset& c) { c.places.places[0].kind = PlaceKind::hospital; }, file, "/hospitals/source",
           Str::BadNoSource);
}

TEST_CASE("Sources have ids that are used once") {
  checkOne([](Dataset& c) { c.sources.push_back(c.sources[0]); }, "sources.json", "/sources/1/id", Str::BadRepeatedId);
}

TEST_CASE("Every problem comes in one pass") {
  const std::vector<Problem> problems = problemsAfter([](Dataset& c) {
    c.territories[1].kato = "1";
    c.demography.fertility = {};
    c.migration.profiles[0].share[1] = 0;
    kandas(c).split = {1, 1};
    school(c).norm.value = -1;
  });
  CHECK(problems.size() == 5);
}

TEST_CASE("Rules: small ones have nothing wrong, and none at all neither") {
  CHECK(problemsAfter([](Dataset& c) { c.rules = smallRules(); }).empty());
  CHECK(problemsAfter([](Dataset& c) { c.rules = {}; }).empty());
}

TEST_CASE("Rules: ids once, acts and paragraphs that exist, names in three languages") {
  checkRule([](Rules& r) { r.acts.push_back(r.acts[0]); }, "/acts/1/id", Str::BadRepeatedId);
  checkRule([](Rules& r) { r.thresholds[1].id = "share"; }, "/thresholds/1/id", Str::BadRepeatedId);
  checkRule([](Rules& r) { r.thresholds[0].id = "Share"; }, "/thresholds/0/id", Str::BadSeriesId);
  checkRule([](Rules& r) { r.measures[0].id.clear(); }, "/measures/0/id", Str::BadMissing);
  checkRule([](Rules& r) { r.thresholds[0].paragraph = "9"; }, "/thresholds/0/paragraph", Str::BadUnknownParagraph);
  checkRule([](Rules& r) { r.deadlines[0].paragraph.clear(); }, "/deadlines/0/paragraph", Str::BadUnknownParagraph);
  checkRule([](Rules& r) { r.receivers[0].paragraph = "4.1"; }, "/receivers/0/paragraph", Str::BadUnknownParagraph);
  checkRule([](Rules& r) { r.thresholds[0].ownMethod = false; }, "/thresholds/0/figure/source", Str::BadUnknownAct);
  checkRule([](Rules& r) { r.thresholds[0].value->from.source = "moon"; }, "/thresholds/0/figure/source", Str::BadUnknownSource);
  checkRule([](Rules& r) { r.thresholds[0].value->value = -1; }, "/thresholds/0/figure/value", Str::BadNegative);
  checkRule([](Rules& r) { r.acts[0].title.by[1].clear(); }, "/acts/0/title", Str::BadName);
  checkRule([](Rules& r) { r.terms[0].words.by[2].clear(); }, "/terms/0/words", Str::BadName);
}

TEST_CASE("Rules: days of the year, dates of acts, deadlines that follow others") {
  checkRule([](Rules& r) { r.acts[0].date = "2023-02-29"; }, "/acts/0/date", Str::BadFullDate);
  checkRule([](Rules& r) { r.acts[0].date = "29.03.2024"; }, "/acts/0/date", Str::BadFullDate);
  checkRule([](Rules& r) { r.deadlines[0].lastDay = 32; }, "/deadlines/0/last", Str::BadDay);
  checkRule([](Rules& r) { r.deadlines[0].month = 2, r.deadlines[0].day = 29; }, "/deadlines/0/first", Str::BadDay);
  checkRule([](Rules& r) { r.deadlines[0].day = 15; }, "/deadlines/0/last", Str::BadDayOrder);
  checkRule([](Rules& r) { r.deadlines[1].after = "moon"; }, "/deadlines/1/after", Str::BadUnknownDeadline);
  checkRule([](Rules& r) { r.deadlines[1].after = "sent"; }, "/deadlines/1/after", Str::BadDeadlineLoop);
}

TEST_CASE("Quotas of earlier years: a known stream, one chosen figure, an index above zero; sizes of known services") {
  const char* file = "quotas.json";
  checkOne([](Dataset& c) { c.quotas.past[0].stream = "moon"; }, file, "/past/0/stream", Str::BadUnknownStream);
  checkOne([](Dataset& c) { c.quotas.past[1].chosen = true; }, file, "/past/1/chosen", Str::BadTwoChosen);
  checkOne([](Dataset& c) { c.quotas.past[2].figure.value = -1; }, file, "/past/2/value", Str::BadNegative);
  checkOne([](Dataset& c) { c.quotas.support.push_back(c.quotas.support[0]); }, file, "/support/1/id", Str::BadRepeatedId);
  checkOne([](Dataset& c) { c.quotas.mci[0].figure.value = 0; }, file, "/mci/0/value", Str::BadZero);
  checkOne([](Dataset& c) { c.services.catalogue[0].service = "moon"; }, "services.json", "/catalogue/0/service",
           Str::BadUnknownService);
  checkOne([](Dataset& c) { c.services.catalogue[1].places.value = 0; }, "services.json", "/catalogue/1/places", Str::BadZero);
}
