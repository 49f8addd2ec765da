// Long runs of a city of 101 ages: balances over 25 years and what the theory of stable populations says.
#include <cmath>
#include <numeric>

#include "core/outcome.h"
#include "doctest/doctest.h"
#include "tiny_city.h"

using namespace kosh;
using namespace kosh::test;

namespace {

constexpr int kAges = 101;

// Death rates that rise with age as people's do: high at birth, lowest at ten, then 9 % a year.
std::vector<double> deathRates(double level) {
  std::vector<double> mx(kAges);
  double rate = 0.0003;
  for (int a = 0; a < kAges; ++a) {
    mx[a] = level * (a == 0 ? 0.008 : rate);
    if (a >= 10) rate *= 1.09;
    mx[a] = std::fmin(mx[a], 1.0);
  }
  return mx;
}

// Births from 18 to 41, most at 30.
std::vector<double> birthRates(double level) {
  std::vector<double> rates(kAges);
  for (int a = 18; a < 42; ++a) rates[a] = level * (12 - std::fabs(a - 29.5)) / 100;
  return rates;
}

// Tiny City's districts with 101 ages, the years to 2050 and, if asked, all streams.
Dataset longCity(bool open) {
  Dataset city = tinyCity();
  city.services = {};
  city.labour = {};
  Demography& d = city.demography;
  d.lastFlowYear = 2050;
  d.ages = kAges;
  d.base = Cells(2, kAges);
  for (std::size_t i = 0; i < d.base.values.size(); ++i) d.base.values[i] = 1000 - 9 * static_cast<double>(i % kAges);
  d.cityTotal = std::nullopt;
  d.mortalityInput = MortalityInput::deathRates;
  std::vector<double> both = deathRates(1), men = deathRates(1.6);
  both.insert(both.end(), men.begin(), men.end());
  d.mortality = {2 * kAges, {2026}, both};
  d.mortalityFactor = {1.1, 0.95};
  d.fertility = {kAges, {2026}, birthRates(1)};
  d.sexRatioAtBirth.values = {1.06};
  city.migration.moves = {};
  if (!open) {
    city.migration.flows.clear();
    city.quotas = {};
    return city;
  }
  for (AgeProfile& p : city.migration.profiles) {
    p.share.assign(2 * kAges, 0.0);
    for (int a = 15; a < 40; ++a) p.share[a] = p.share[kAges + a] = 0.02;
  }
  city.migration.timing = MigrationTiming::even;
  city.migration.moves = {{0, 0.02, 0.01, 0}, std::vector<double>(kAges, 1.0), city.migration.profiles[0].from};
  Flow leaving = city.migration.flows[0];
  leaving.id = "interregional_out";
  leaving.kind = FlowKind::interregionalOut;
  leaving.persons = {2, {2026, 2050}, {300, 500, 900, 100}};
  city.migration.flows.push_back(leaving);
  return city;
}

double total(const Outcome& out, int d, int year) {
  double sum = 0;
  for (int sex = 0; sex < kSexes; ++sex)
    for (int age = 0; age < out.ages; ++age) sum += out.persons(year, d, sex, age);
  return sum;
}

}  // namespace

TEST_CASE("Over 25 years start, births, deaths and migration give the people at the end") {
  const Dataset city = longCity(true);
  REQUIRE(validate(city).empty());
  Scenario scenario;
  decideQuota(scenario, city, "kandas", 2030, 700);
  const Outcome out = evaluate(city, scenario);
  for (int d = 0; d < 2; ++d) {
    double people = total(out, d, 2026);
    for (int year = 2026; year <= 2050; ++year) {
      const YearFlows& f = out.flow(year, d);
      people += f.births - f.deaths + f.netMigration;
      CHECK(total(out, d, year + 1) == doctest::Approx(people).epsilon(1e-11));
      CHECK(f.births > 0);
      CHECK(f.deaths > 0);
    }
  }
}

TEST_CASE("Net migration is the flows, the quotas and the moves, nothing else") {
  const Dataset city = longCity(true);
  Scenario scenario;
  decideQuota(scenario, city, "kandas", 2030, 700);
  const Outcome out = evaluate(city, scenario);
  for (int year = 2026; year <= 2050; ++year) {
    double moves = 0;
    for (int d = 0; d < 2; ++d) {
      double streams = 0;
      for (const Flow& flow : city.migration.flows)
        streams += (isOutflow(flow.kind) ? -1 : 1) * flow.persons.at(year, d);
      const YearFlows& f = out.flow(year, d);
      CHECK(f.netMigration == doctest::Approx(streams + f.quotaArrivals + f.moves).epsilon(1e-10));
      CHECK(f.quotaArrivals == doctest::Approx(year < 2030 ? 0 : 350 * city.quotas.streams[0].split[d]));
      moves += f.moves;
    }
    CHECK(std::fabs(moves) < 1e-8);
  }
  CHECK(out.cuts.empty());
  CHECK(out.notes.empty());
}

TEST_CASE("No cell is ever negative, also where far more people leave than there are") {
  Dataset city = longCity(true);
  for (double& v : city.migration.flows.back().persons.values) v *= 50;
  const Outcome out = evaluate(city, {});
  for (const double persons : out.people) CHECK_MESSAGE(persons >= 0, persons);
  CHECK(out.cuts.size() > 100);
  REQUIRE(out.notes.size() == 2);
  double cut = 0;
  for (const YearCut& c : out.cuts) cut += c.cut.territory == kNorth ? c.cut.persons : 0;
  const Number* told = std::get_if<Number>(&out.notes[0].args[3]);
  REQUIRE(told != nullptr);
  if (told) CHECK(told->value == doctest::Approx(cut).epsilon(1e-12));
}

TEST_CASE("Evaluated twice the outcome is the same to the last bit") {
  const Dataset city = longCity(true);
  const Outcome a = evaluate(city, {}), b = evaluate(city, {});
  CHECK(a.people == b.people);
  CHECK(a.values == b.values);
  CHECK(a.temporary == b.temporary);
}

TEST_CASE("Under constant rates any population comes to one growth rate at every age") {
  Dataset city = longCity(false);
  city.demography.lastFlowYear = 2026 + 799;
  const Outcome out = evaluate(city, {});
  const int last = out.lastYear;
  const double growth = total(out, kSouth, last) / total(out, kSouth, last - 1);
  for (int sex = 0; sex < kSexes; ++sex)
    for (int age = 0; age < kAges; ++age)
      CHECK(out.persons(last, kSouth, sex, age) / out.persons(last - 1, kSouth, sex, age) ==
            doctest::Approx(growth).epsilon(2e-4));
}

TEST_CASE("The growth of a stable population solves the equation of Lotka") {
  Dataset city = longCity(false);
  city.demography.lastFlowYear = 2026 + 799;
  const Outcome out = evaluate(city, {});
  const double growth = total(out, kSouth, out.lastYear) / total(out, kSouth, out.lastYear - 1);
  // Girls born per woman: of each age, half of the births by the women of the start and half by those of the end.
  std::vector<double> mx = deathRates(1);
  for (double& m : mx) m *= 0.95;
  const Survival survival = survivalFromRates(mx, kFemale, 1);
  const std::vector<double> births = birthRates(1);
  double lived = survival.ratio[0], sum = 0;
  for (int a = 1; a < kAges - 1; ++a) {
    lived *= survival.ratio[a];
    // Women of age a at the end of a year were born a years before its start: weight growth^-a, at the start one more.
    sum += births[a] / 2.06 * lived * 0.5 * (std::pow(growth, -a) + std::pow(growth, -a - 1));
  }
  CHECK(sum == doctest::Approx(1).epsilon(1e-3));
}

TEST_CASE("Fewer deaths and more births never make a city smaller") {
  const Dataset city = longCity(true);
  Scenario fewerDeaths, moreBirths;
  fewerDeaths.assumptions.mortality = 0.8;
  moreBirths.assumptions.fertility = 1.2;
  const Outcome base = evaluate(city, {}), healthy = evaluate(city, fewerDeaths), young = evaluate(city, moreBirths);
  for (int year = 2027; year <= 2051; ++year) {
    for (int d = 0; d < 2; ++d) {
      CHECK(total(healthy, d, year) > total(base, d, year));
      CHECK(total(young, d, year) > total(base, d, year));
    }
  }
}

TEST_CASE("Whole persons by largest remainder keep the total of every year") {
  const Outcome out = evaluate(longCity(true), {});
  for (int year = 2026; year <= 2051; ++year) {
    const std::vector<double> parts{total(out, kNorth, year), total(out, kSouth, year)};
    const double sum = parts[0] + parts[1];
    const std::vector<double> whole = wholeByLargestRemainder(parts, sum);
    CHECK(std::accumulate(whole.begin(), whole.end(), 0.0) == std::round(sum));
    for (std::size_t i = 0; i < 2; ++i) CHECK(std::fabs(whole[i] - parts[i]) < 1);
  }
}
