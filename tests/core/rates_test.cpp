// What one period of the projection is given: migrants by cell, rates by district, moves.
#include "core/rates.h"

#include <algorithm>

#include "core/outcome.h"
#include "doctest/doctest.h"
#include "tiny_city.h"

using namespace kosh;
using namespace kosh::test;

namespace {

PeriodRates prepared(const Dataset& city, const Scenario& scenario, int year) {
  PeriodRates rates;
  preparePeriod(city, scenario, year, rates);
  return rates;
}

double sum(const std::vector<double>& values) {
  double total = 0;
  for (const double v : values) total += v;
  return total;
}

}  // namespace

TEST_CASE("Migrants are persons of a flow times the shares of its profile") {
  const PeriodRates rates = prepared(tinyCity(), {}, 2026);
  REQUIRE(rates.migrants.size() == 20);
  if (rates.migrants.size() != 20) return;
  CHECK(rates.migrants[1] == 10);  // north, women aged 1: half of 20
  CHECK(rates.migrants[6] == 10);  // north, men
  CHECK(rates.migrants[11] == 5);  // south, women: half of 10 from abroad
  CHECK(sum(rates.migrants) == doctest::Approx(30));
}

TEST_CASE("Outflows are subtracted and only outflows follow their assumption") {
  Dataset city = tinyCity();
  city.migration.flows[1].kind = FlowKind::externalOut;
  CHECK(sum(prepared(city, {}, 2026).migrants) == doctest::Approx(20 - 10));
  Scenario scenario;
  scenario.assumptions.outflow = 3;
  CHECK(sum(prepared(city, scenario, 2026).migrants) == doctest::Approx(20 - 30));
  scenario.assumptions.inflow = 0;
  CHECK(sum(prepared(city, scenario, 2026).migrants) == doctest::Approx(-30));
}

TEST_CASE("Quotas do not follow the assumption on inflows") {
  const Dataset city = tinyCity();
  Scenario scenario;
  scenario.assumptions.inflow = 0;
  decideQuota(scenario, city, "kandas", 2027, 40);
  const PeriodRates rates = prepared(city, scenario, 2027);
  CHECK(sum(rates.migrants) == doctest::Approx(20));
  CHECK(rates.quota == std::vector<double>{5, 15});
}

TEST_CASE("Flows between two given years are on a straight line, beyond them held") {
  Dataset city = tinyCity();
  city.migration.flows.pop_back();
  city.migration.flows[0].persons = {2, {2026, 2030}, {20, 0, 60, 0}};
  CHECK(sum(prepared(city, {}, 2028).migrants) == doctest::Approx(40));
  CHECK(sum(prepared(city, {}, 2049).migrants) == doctest::Approx(60));
}

TEST_CASE("A period of five years has the migrants and the moves of five years") {
  Dataset city = tinyCity();
  city.demography.stepYears = 5;
  city.migration.moves.rate = {0, 0.1, 0, 0};
  const PeriodRates rates = prepared(city, {}, 2026);
  CHECK(sum(rates.migrants) == doctest::Approx(150));
  CHECK(rates.moveRate == std::vector<double>{0, 0.5, 0, 0});
}

TEST_CASE("Rates prepared year after year are the same as prepared at once") {
  Dataset city = tinyCity();
  city.demography.mortality = {10, {2026, 2030}, std::vector<double>(20, 0.9)};
  for (int i = 0; i < 10; ++i) city.demography.mortality.values[i] = 0.5;
  city.demography.fertility = {5, {2027, 2029}, {0, 0, 1, 0, 0, 0, 0, 0.5, 0.25, 0}};
  PeriodRates walking;
  for (int year = 2026; year <= 2034; ++year) {
    preparePeriod(city, {}, year, walking);
    const PeriodRates fresh = prepared(city, {}, year);
    CHECK(walking.survival == fresh.survival);
    CHECK(walking.fertility == fresh.fertility);
    CHECK(walking.migrants == fresh.migrants);
    CHECK(walking.boysPerGirl == fresh.boysPerGirl);
  }
}

TEST_CASE("Two scenarios stepped in turn, year by year, end where each ends alone") {
  const Dataset city = tinyCity();
  Scenario changed;
  changed.quotas = {{"kandas", 2026, "", 400}};
  changed.assumptions.mortality = 1.2;
  const Scenario scenarios[] = {{}, changed};
  std::vector<double> people[] = {city.demography.base.values, city.demography.base.values};
  PeriodRates rates[2];
  StepOutput out[2];
  for (int year = 2026; year <= 2030; ++year) {
    for (int s : {0, 1}) {
      preparePeriod(city, scenarios[s], year, rates[s]);
      step(stepInput(city, rates[s], people[s]), out[s]);
      people[s] = out[s].end;
    }
  }
  for (int s : {1, 0}) {
    const std::vector<double> alone = evaluate(city, scenarios[s]).people;
    CHECK(std::equal(people[s].begin(), people[s].end(), alone.end() - 20));
  }
  CHECK(people[0] != people[1]);
}

TEST_CASE("The factor of a district and the assumption raise survival ratios to their product") {
  Dataset city = tinyCity();
  city.demography.mortalityFactor = {2, 0};
  Scenario scenario;
  scenario.assumptions.mortality = 1.5;
  const PeriodRates rates = prepared(city, scenario, 2026);
  CHECK(rates.survival[4] == doctest::Approx(0.125).epsilon(1e-14));  // 0.5 cubed
  CHECK(rates.survival[14] == 1);                                     // no deaths at all
  CHECK(rates.survival[0] == 1);
}

TEST_CASE("The sex ratio is that of the year") {
  Dataset city = tinyCity();
  city.demography.sexRatioAtBirth = {1, {2026, 2036}, {1.05, 1.15}};
  CHECK(prepared(city, {}, 2031).boysPerGirl == doctest::Approx(1.10));
}

TEST_CASE("A step gets views of the prepared rates, not copies") {
  const Dataset city = tinyCity();
  const PeriodRates rates = prepared(city, {}, 2026);
  const StepInput in = stepInput(city, rates, city.demography.base.values);
  CHECK(in.territories == 2);
  CHECK(in.ages == 5);
  CHECK(in.survival.data() == rates.survival.data());
  CHECK(in.migrants.data() == rates.migrants.data());
  CHECK(in.moveSchedule.data() == city.migration.moves.schedule.data());
  CHECK(in.timing == MigrationTiming::end);
}
