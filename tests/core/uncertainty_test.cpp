// The ensemble: without spreads it is evaluate(); slices, parts and other machines give the same numbers.
#include "core/uncertainty.h"

#include <cmath>

#include "doctest/doctest.h"
#include "io/files.h"
#include "spreads.h"

using namespace kosh;
using namespace kosh::test;

namespace {

EnsemblePlan planOf(const Dataset& city, const Scenario& plan = {}, std::uint64_t seed = 1) {
  return planEnsemble(city, plan, evaluate(city, plan), seed);
}

EnsemblePart whole(const EnsemblePlan& plan, std::uint32_t first, std::uint32_t end) { return {first, end, 0, plan.rows()}; }

Ensemble runPart(const EnsemblePlan& plan, EnsemblePart part, int blocks = 1000) {
  Ensemble out = startEnsemble(plan, part);
  while (!advance(plan, out, blocks)) continue;
  return out;
}

const EnsembleFigure* figure(const EnsemblePlan& plan, const std::string& indicator, std::size_t slot) {
  for (const EnsembleFigure& f : plan.figures)
    if (f.indicator == indicator && f.slot == slot) return &f;
  return nullptr;
}

int territoryOf(const Dataset& city, std::size_t slot) { return slot < city.districts.size() ? city.districts[slot] : 0; }

// Every figure of every run beside evaluate(), relative to it, to one, or to the places that a deficit is the rest of.
double difference(const Dataset& city, const Scenario& scenario) {
  const Outcome outcome = evaluate(city, scenario);
  const EnsemblePlan plan = planEnsemble(city, scenario, outcome, 1);
  const EnsembleSummary summary = runEnsemble(plan, 9);
  double worst = 0;
  for (const EnsembleFigure& f : plan.figures) {
    for (std::size_t period = 0; period < plan.periods(); ++period) {
      const int year = plan.stockYear(period) - (f.stock ? 0 : 1);
      const auto expected = valueOf(outcome, findIndicator(outcome, f.indicator), territoryOf(city, f.slot), year);
      REQUIRE(expected);
      if (!expected) return 1;
      for (const double q : bandOf(f, summary.bands[f.series * plan.periods() + period], period))
        worst = std::fmax(worst, std::fabs(q - expected->value) / std::fmax(1 - f.shift[period], std::fabs(expected->value)));
    }
  }
  return worst;
}

Dataset almaty() {
  std::vector<InputFile> files;
  for (const char* name : {"demography.json", "migration.json", "quotas.json", "services.json", "sources.json", "territories.geojson",
                           "uncertainty.json"})
    files.push_back({name, fileBytes(std::string("data/almaty/") + name)});
  Result<Dataset> read = readDataset(files);
  REQUIRE(read.value);
  return read.value ? std::move(*read.value) : uncertainCity(0.1);
}

// The dataset with nothing left to chance.
Dataset certain(Dataset city) {
  Uncertainty none = *city.uncertainty;
  const Spread zero = spreadOf(0, 0);
  none.spreads.fertility = none.spreads.mortality = zero;
  for (auto* streams : {&none.spreads.flows, &none.spreads.fillRates})
    for (StreamSpread& stream : *streams) stream = {stream.id, zero, std::nullopt};
  city.uncertainty = std::make_shared<const Uncertainty>(none);
  return city;
}

}  // namespace

TEST_CASE("Without spreads every run is evaluate()") {
  const Dataset city = uncertainCity(0);
  CHECK(difference(city, {}) < 1e-6);
  CHECK(difference(city, hundredKandas(city)) < 1e-6);
  Scenario guests;
  guests.assumptions.unregistered = 0.1;
  guests.assumptions.fertility = 1.2;
  CHECK(difference(city, guests) < 1e-6);
}

TEST_CASE("Without spreads every run of Almaty is evaluate()") { CHECK(difference(certain(almaty()), {}) < 1e-6); }

TEST_CASE("What is kept: people, births, and services whose capacity is known") {
  const EnsemblePlan plan = planOf(uncertainCity(0.1));
  CHECK(figure(plan, "population", kNorth));
  CHECK(figure(plan, "population_present", 2));
  CHECK(figure(plan, "births", 2));
  CHECK(figure(plan, "school_load", kSouth));
  CHECK(figure(plan, "school_deficit", 2));
  CHECK(figure(plan, "kindergarten_load", kNorth));
  CHECK_FALSE(figure(plan, "kindergarten_load", kSouth));  // its places are not known
  CHECK(figure(plan, "polyclinic_load", 2));
  CHECK_FALSE(figure(plan, "polyclinic_load", kNorth));
  CHECK(plan.norms.size() == 3 + 2 + 1);
  CHECK(plan.first[0] == 1000);
  CHECK(plan.first[2] == 3000);
}

TEST_CASE("Slices of any size give the same floats, and so do parts of the runs") {
  const EnsemblePlan plan = planOf(uncertainCity(0.2));
  const Ensemble all = runPart(plan, whole(plan, 0, 21));
  CHECK(runPart(plan, whole(plan, 0, 21), 2).kept == all.kept);
  const Ensemble some = runPart(plan, whole(plan, 11, 21));
  for (std::size_t row = 0; row < plan.rows(); ++row)
    for (std::size_t run = 0; run < 10; ++run) CHECK(some.kept[row * 10 + run] == all.kept[row * 21 + 11 + run]);
  CHECK(runPart(planOf(uncertainCity(0.2), {}, 2), whole(plan, 0, 21)).kept != all.kept);
}

TEST_CASE("A slice does what it was told and no more") {
  const EnsemblePlan plan = planOf(uncertainCity(0.2));
  Ensemble ensemble = startEnsemble(plan, whole(plan, 0, 20));
  CHECK_FALSE(advance(plan, ensemble, 1));
  CHECK(ensemble.done == 8);
  CHECK_FALSE(advance(plan, ensemble, 1));
  CHECK(advance(plan, ensemble, 1));
  CHECK(ensemble.done == 20);
  CHECK(advance(plan, ensemble, 1));
  CHECK(ensemble.done == 20);
}

TEST_CASE("Rows computed in several parts are those of one part") {
  const EnsemblePlan plan = planOf(uncertainCity(0.2));
  EnsembleSummary one, several;
  summarise(plan, runPart(plan, whole(plan, 0, 50)), one);
  for (std::size_t row = 0; row < plan.rows(); row += 7)
    summarise(plan, runPart(plan, {0, 50, row, std::min(row + 7, plan.rows())}), several);
  CHECK(one.bands == several.bands);
  CHECK(one.brokenBy == several.brokenBy);
  CHECK(one.runs == several.runs);
}

TEST_CASE("Parts keep to the limit of memory and hold every row once") {
  const EnsemblePlan plan = planOf(uncertainCity(0.2));
  CHECK(ensembleParts(plan, 0, 1000).size() == 1);
  for (const std::uint32_t runs : {1u, 1000u, 1000000u, static_cast<std::uint32_t>(kMaxRuns)}) {
    std::size_t next = 0;
    for (const EnsemblePart& part : ensembleParts(plan, 0, runs)) {
      CHECK(part.bytes() <= kEnsembleBytes);
      CHECK(part.firstRow == next);
      CHECK(part.endRow > part.firstRow);
      next = part.endRow;
    }
    CHECK(next == plan.rows());
  }
}

TEST_CASE("10,000 runs of Almaty fit into the limit at once") {
  const Dataset city = almaty();
  CHECK(ensembleParts(planOf(city), 0, 10000).size() == 1);
}

TEST_CASE("A run that was computed elsewhere is put in as if it were computed here") {
  const EnsemblePlan plan = planOf(uncertainCity(0.4));
  const Ensemble all = runPart(plan, whole(plan, 0, 12));
  Ensemble put = startEnsemble(plan, whole(plan, 0, 12));
  for (std::uint32_t run = 12; run-- > 0;) {
    std::vector<float> rows;
    for (std::size_t row = 0; row < plan.rows(); ++row) rows.push_back(all.kept[row * 12 + run]);
    addRun(plan, put, run, rows);
  }
  CHECK(put.kept == all.kept);
  CHECK(put.brokenIn == all.brokenIn);
  CHECK(put.brokenBy == all.brokenBy);
  CHECK(put.done == all.done);
}

TEST_CASE("Quantiles lie between the nearest runs on a straight line") {
  const EnsemblePlan plan = planOf(uncertainCity(0));
  Ensemble ensemble = startEnsemble(plan, whole(plan, 0, 5));
  for (std::uint32_t run = 0; run < 5; ++run) addRun(plan, ensemble, run, std::vector<float>(plan.rows(), 10.0f * static_cast<float>((run * 3) % 5)));
  const Quantiles q = quantilesOf(plan, ensemble, 0, 0);  // of 0 10 20 30 40
  const double expected[] = {1, 4, 20, 36, 39};
  for (int i = 0; i < 5; ++i) CHECK(q[i] == doctest::Approx(expected[i]));
}

TEST_CASE("Of one run all quantiles are that run") {
  const EnsemblePlan plan = planOf(uncertainCity(0.3));
  const Ensemble one = runPart(plan, whole(plan, 0, 1));
  for (const double q : quantilesOf(plan, one, 0, 2)) CHECK(q == one.kept[2]);
}

TEST_CASE("A norm is broken when the demand is above the places") {
  const Dataset city = uncertainCity(0);
  const Outcome outcome = evaluate(city, {});
  const EnsemblePlan plan = planOf(city);
  const EnsembleSummary summary = runEnsemble(plan, 3);
  for (std::size_t norm = 0; norm < plan.norms.size(); ++norm) {
    bool before = false;
    const EnsembleNorm& n = plan.norms[norm];
    const int deficit = findIndicator(outcome, city.services.services[n.service].id + "_deficit");
    for (std::size_t period = 0; period < plan.periods(); ++period) {
      const bool broken = valueOf(outcome, deficit, territoryOf(city, n.slot), plan.stockYear(period) - 1)->value > 0;
      before = before || broken;
      CHECK(summary.probabilityIn(plan, norm, period) == (broken ? 1 : 0));
      CHECK(summary.probabilityBy(plan, norm, period) == (before ? 1 : 0));
    }
  }
}

TEST_CASE("With spreads a norm is broken in some runs, and by a later year in no fewer") {
  const EnsemblePlan plan = planOf(uncertainCity(0.3));
  const EnsembleSummary summary = runEnsemble(plan, 400);
  bool some = false;
  for (std::size_t norm = 0; norm < plan.norms.size(); ++norm) {
    for (std::size_t period = 0; period < plan.periods(); ++period) {
      const double in = summary.probabilityIn(plan, norm, period), by = summary.probabilityBy(plan, norm, period);
      CHECK(in <= by);
      if (period > 0) CHECK(by >= summary.probabilityBy(plan, norm, period - 1));
      some = some || (in > 0 && in < 1);
    }
  }
  CHECK(some);
}

TEST_CASE("Bands of Almaty are in order, hold the central path and widen with the years") {
  const Dataset city = almaty();
  const Outcome outcome = evaluate(city, {});
  const EnsemblePlan plan = planEnsemble(city, {}, outcome, 1);
  const EnsembleSummary summary = runEnsemble(plan, 200);
  const std::size_t districts = city.districts.size();
  for (std::size_t slot = 0; slot <= districts; ++slot) {
    double width = 0;
    for (const std::size_t period : {std::size_t{0}, std::size_t{4}, std::size_t{14}}) {
      const Quantiles q = summary.bands[slot * plan.periods() + period];
      for (int i = 1; i < 5; ++i) CHECK(q[i - 1] < q[i]);
      const int territory = slot < districts ? city.districts[slot] : 0;
      const double central = valueOf(outcome, 0, territory, plan.stockYear(period))->value;
      CHECK(q[0] < central);
      CHECK(central < q[4]);
      CHECK(q[4] - q[0] > width);
      width = q[4] - q[0];
    }
  }
}
