// A block of runs is the ordinary projection many times over: the same people, multiplied rates, untouched neighbours.
#include "core/batch.h"

#include <cmath>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "core/outcome.h"
#include "doctest/doctest.h"
#include "io/formats.h"
#include "tiny_city.h"

using namespace kosh;
using namespace kosh::test;

namespace {

Dataset almaty() {
  std::vector<InputFile> files;
  for (const auto& entry : std::filesystem::directory_iterator(std::string(KOSH_SOURCE_DIR) + "/data/almaty")) {
    if (!entry.is_regular_file()) continue;
    std::ifstream in(entry.path(), std::ios::binary);
    files.push_back({entry.path().filename().string(), {std::istreambuf_iterator<char>(in), {}}});
  }
  Result<Dataset> read = readDataset(files);
  REQUIRE(read.value);
  return read.value ? std::move(*read.value) : tinyCity();
}

// Tiny City with n districts: the others are like north and south, with numbers that differ.
Dataset cityOf(int n) {
  Dataset city = tinyCity();
  city.services = {};
  Demography& d = city.demography;
  const std::vector<double> base = d.base.values;
  d.base = Cells(n, 5);
  city.districts.assign(n, 1);
  for (int i = 0; i < n * 10; ++i) d.base.values[i] = base[i % 20] + 7 * (i / 10);
  d.baseFrom.resize(n, d.baseFrom[0]);
  d.cityTotal = std::nullopt;
  d.mortalityFactor = d.fertilityFactor = std::vector<double>(n, 1.0);
  for (Flow& flow : city.migration.flows) flow.persons = {n, {2026}, std::vector<double>(n, 12.0)};
  for (QuotaStream& stream : city.quotas.streams) stream.split = std::vector<double>(n, 1.0 / n);
  city.migration.moves.rate.clear();
  for (int from = 0; from < n; ++from)
    for (int to = 0; to < n; ++to) city.migration.moves.rate.push_back(from == to ? 0 : 0.01 * (1 + (from * 3 + to) % 5));
  return city;
}

double noise(std::size_t i) { return std::fmod((i + 1) * 0.6180339887498949, 1.0); }

std::vector<Lanes> ones(const BatchTables& tables) {
  std::vector<Lanes> out(tables.components());
  for (Lanes& lanes : out)
    for (double& factor : lanes.run) factor = 1;
  return out;
}

std::size_t component(const BatchTables& tables, const std::string& stream) {
  for (std::size_t s = 0; s < tables.streams.size(); ++s)
    if (tables.streams[s] == stream) return BatchTables::kStreams + s;
  FAIL_CHECK("no stream " << stream);
  return BatchTables::kStreams;
}

// The largest relative difference of any cell of any year, whatever the lane. Cells under one person count as one.
double difference(const BatchTables& tables, const std::vector<Lanes>& factors, const Outcome& expected) {
  BatchBlock block;
  startBlock(tables, block);
  double worst = 0;
  for (int period = 0; period <= tables.periods; ++period) {
    const int year = tables.firstYear + period * tables.stepYears;
    for (std::size_t i = 0; i < block.people.size(); ++i) {
      const int d = static_cast<int>(i) % tables.territories, row = static_cast<int>(i) / tables.territories;
      const double persons = expected.persons(year, d, row / tables.ages, row % tables.ages);
      for (const double lane : block.people[i].run)
        if (!(std::fabs(lane - persons) <= worst * std::fmax(1, persons)))
          worst = std::fabs(lane - persons) / std::fmax(1, persons);
    }
    if (period < tables.periods) stepBlock(tables, period, factors, block);
  }
  return worst;
}

double differenceOfOnes(const Dataset& city, const Scenario& scenario = {}) {
  const BatchTables tables = prepareBatch(city, scenario);
  return difference(tables, ones(tables), evaluate(city, scenario));
}

// One component times `factor` in the batch against `other`, a dataset or scenario that says the same.
double differenceOf(const Dataset& city, const Scenario& scenario, std::size_t which, double factor, const Outcome& other) {
  const BatchTables tables = prepareBatch(city, scenario);
  std::vector<Lanes> factors = ones(tables);
  for (double& lane : factors[which].run) lane = factor;
  return difference(tables, factors, other);
}

std::vector<double> noisyMultipliers(const BatchTables& tables, std::size_t runs) {
  std::vector<double> out(tables.periods * tables.components() * runs);
  for (std::size_t row = 0; row < out.size() / runs; ++row)
    for (std::size_t run = 0; run < runs; ++run) out[row * runs + run] = 0.5 + noise(run * 1000 + row);
  return out;
}

std::vector<double> totalsOf(const BatchTables& tables, int runs, const std::vector<double>& multipliers) {
  std::vector<double> totals(static_cast<std::size_t>(tables.periods + 1) * tables.territories * runs, -1.0);
  projectBatch(tables, runs, multipliers, totals);
  return totals;
}

// One run out of values [row][run].
std::vector<double> column(const std::vector<double>& values, std::size_t runs, std::size_t run) {
  std::vector<double> out;
  for (std::size_t i = run; i < values.size(); i += runs) out.push_back(values[i]);
  return out;
}

constexpr double kSame = 1e-12;

}  // namespace

TEST_CASE("With all multipliers one the batch is the ordinary projection of Almaty, also under quotas") {
  const Dataset city = almaty();
  CHECK(differenceOfOnes(city) <= kSame);
  Scenario scenario;
  decideQuota(scenario, city, "kandas", 2027, 3000);
  decideQuota(scenario, city, "resettlers", 2030, 500);
  scenario.assumptions = {1.1, 0.9, 1.2, 0.8, 0};
  CHECK(differenceOfOnes(city, scenario) <= kSame);
}

TEST_CASE("With all multipliers one the batch is the ordinary projection in every timing and any number of districts") {
  for (const MigrationTiming timing : {MigrationTiming::even, MigrationTiming::end, MigrationTiming::endBirths}) {
    for (int n = 1; n <= 5; ++n) {
      Dataset city = cityOf(n);
      city.migration.timing = timing;
      CAPTURE(n);
      CHECK(differenceOfOnes(city) <= kSame);
      city.migration.moves = {};
      CHECK(differenceOfOnes(city) <= kSame);
    }
  }
}

TEST_CASE("Steps of five years and more than one stream of a profile are the ordinary projection too") {
  Dataset city = tinyCity();
  city.services = {};
  city.demography.stepYears = 5;
  city.demography.lastFlowYear = 2035;
  city.migration.timing = MigrationTiming::even;
  city.migration.flows.push_back(city.migration.flows[0]);
  CHECK(differenceOfOnes(city) <= kSame);
}

TEST_CASE("A batch knows its streams by name: flows, permanent quotas, net flows") {
  Dataset city = tinyCity();
  city.migration.netFlows = {{"balance", {}, {20, {2026}, std::vector<double>(20, 1.0)}, {}}};
  const BatchTables tables = prepareBatch(city, {});
  CHECK(tables.streams == std::vector<std::string>{"interregional_in", "external_in", "kandas", "balance"});
  CHECK(tables.components() == 6);
  CHECK(tables.periods == 5);
}

TEST_CASE("A multiplier of fertility is the assumption on births") {
  const Dataset city = tinyCity();
  Scenario scenario;
  scenario.assumptions.fertility = 1.25;
  CHECK(differenceOf(city, {}, BatchTables::kFertility, 1.25, evaluate(city, scenario)) <= kSame);
  CHECK(differenceOf(city, {}, BatchTables::kFertility, 1.25, evaluate(city, {})) > 0.01);
}

TEST_CASE("A multiplier of mortality multiplies the share that dies, at most everybody") {
  Dataset city = tinyCity(), half = city, all = city;
  city.demography.mortality.values = {0.9, 1, 1, 0.8, 0.5, 0.9, 1, 1, 0.8, 0.5};
  half.demography.mortality.values = {0.85, 1, 1, 0.7, 0.25, 0.85, 1, 1, 0.7, 0.25};
  all.demography.mortality.values = {0.6, 1, 1, 0.2, 0, 0.6, 1, 1, 0.2, 0};
  CHECK(differenceOf(city, {}, BatchTables::kMortality, 1.5, evaluate(half, {})) <= kSame);
  CHECK(differenceOf(city, {}, BatchTables::kMortality, 4, evaluate(all, {})) <= kSame);
}

TEST_CASE("A multiplier of mortality near one is close to the assumption on death rates") {
  const Dataset city = almaty();
  Scenario scenario;
  scenario.assumptions.mortality = 1.05;
  const Outcome expected = evaluate(city, scenario);
  const BatchTables tables = prepareBatch(city, {});
  std::vector<double> multipliers(tables.periods * tables.components(), 1.0);
  for (int period = 0; period < tables.periods; ++period) multipliers[period * tables.components() + 1] = 1.05;
  const std::vector<double> totals = totalsOf(tables, 1, multipliers);
  for (int d = 0; d < expected.districts; ++d) {
    double people = 0;
    for (int sex = 0; sex < kSexes; ++sex)
      for (int age = 0; age < expected.ages; ++age) people += expected.persons(2051, d, sex, age);
    CHECK(totals[25 * expected.districts + d] == doctest::Approx(people).epsilon(0.001));
  }
}

TEST_CASE("A multiplier of a stream multiplies its persons and no other's") {
  Dataset city = tinyCity();
  city.migration.flows[1].kind = FlowKind::externalOut;
  city.migration.netFlows = {{"balance", {}, {20, {2026}, std::vector<double>(20, 3.0)}, {}}};
  Scenario quota;
  decideQuota(quota, city, "kandas", 2027, 200);
  const BatchTables tables = prepareBatch(city, quota);
  for (const MigrationTiming timing : {MigrationTiming::even, MigrationTiming::end}) {
    city.migration.timing = timing;
    Scenario more = quota;
    more.assumptions.inflow = 1.5;
    CHECK(differenceOf(city, quota, component(tables, "interregional_in"), 1.5, evaluate(city, more)) <= kSame);
    more = quota;
    more.assumptions.outflow = 1.5;
    CHECK(differenceOf(city, quota, component(tables, "external_in"), 1.5, evaluate(city, more)) <= kSame);
    Dataset other = city;
    other.quotas.streams[0].fillRate = 0.75;
    CHECK(differenceOf(city, quota, component(tables, "kandas"), 1.5, evaluate(other, quota)) <= kSame);
    other = city;
    other.migration.netFlows[0].persons.values.assign(20, 4.5);
    CHECK(differenceOf(city, quota, component(tables, "balance"), 1.5, evaluate(other, quota)) <= kSame);
    CHECK(differenceOf(city, quota, component(tables, "balance"), 1.5, evaluate(city, quota)) > 0.001);
  }
}

TEST_CASE("Nobody leaves whom a cell does not hold, and the persons cut are those of the ordinary step") {
  Dataset city = tinyCity();
  city.migration.flows[0].kind = FlowKind::interregionalOut;
  city.migration.flows[0].persons = {2, {2026}, {300, 0}};
  for (const MigrationTiming timing : {MigrationTiming::even, MigrationTiming::end, MigrationTiming::endBirths}) {
    city.migration.timing = timing;
    const Outcome expected = evaluate(city, {});
    REQUIRE(!expected.cuts.empty());
    CHECK(differenceOfOnes(city) <= kSame);
    const BatchTables tables = prepareBatch(city, {});
    std::vector<Lanes> factors = ones(tables);
    factors[component(tables, "interregional_in")].run[3] = 0;  // nobody leaves in this run
    BatchBlock block;
    startBlock(tables, block);
    for (int period = 0; period < tables.periods; ++period) {
      stepBlock(tables, period, factors, block);
      double cut = 0;
      for (const YearCut& c : expected.cuts) cut += c.year == tables.firstYear + period ? c.cut.persons : 0;
      CHECK(block.cut.run[0] == doctest::Approx(cut).epsilon(1e-12));
      CHECK(block.cut.run[3] == 0);
    }
  }
}

TEST_CASE("Neither the order nor the number of runs changes the bits of a run") {
  const Dataset city = almaty();
  const BatchTables tables = prepareBatch(city, {});
  constexpr std::size_t kRuns = 19;
  const std::vector<double> multipliers = noisyMultipliers(tables, kRuns);
  const std::vector<double> together = totalsOf(tables, kRuns, multipliers);
  std::vector<double> turned(multipliers.size());
  for (std::size_t i = 0; i < turned.size(); ++i) turned[i] = multipliers[i / kRuns * kRuns + (kRuns - 1 - i % kRuns)];
  const std::vector<double> backwards = totalsOf(tables, kRuns, turned);
  for (std::size_t run = 0; run < kRuns; ++run) {
    const std::vector<double> one = column(together, kRuns, run);
    CHECK(one == totalsOf(tables, 1, column(multipliers, kRuns, run)));
    CHECK(one == column(backwards, kRuns, kRuns - 1 - run));
  }
  CHECK(column(together, kRuns, 0) != column(together, kRuns, 1));
}

TEST_CASE("A multiplier of one year changes nothing before it and something after it") {
  const BatchTables tables = prepareBatch(tinyCity(), {});
  const std::size_t rows = tables.components(), n = tables.territories;
  for (std::size_t which = 0; which < rows; ++which) {
    if (tables.streams.size() > 2 && which == component(tables, "kandas")) continue;  // no quota, no persons
    std::vector<double> multipliers(tables.periods * rows, 1.0);
    const std::vector<double> before = totalsOf(tables, 1, multipliers);
    multipliers[2 * rows + which] = 1.5;
    const std::vector<double> after = totalsOf(tables, 1, multipliers);
    for (std::size_t i = 0; i < 3 * n; ++i) CHECK(before[i] == after[i]);
    CHECK((before[3 * n] != after[3 * n] || before[3 * n + 1] != after[3 * n + 1]));
  }
}

TEST_CASE("Totals are the sums of the people by territory, births those of the ordinary year") {
  const Dataset city = tinyCity();
  const BatchTables tables = prepareBatch(city, {});
  BatchBlock block;
  std::vector<Lanes> totals(2);
  startBlock(tables, block);
  blockTotals(tables, block, totals);
  CHECK(totals[kNorth].run[5] == 1000);
  CHECK(totals[kSouth].run[0] == 2000);
  stepBlock(tables, 0, ones(tables), block);
  blockTotals(tables, block, totals);
  CHECK(totals[kNorth].run[5] == doctest::Approx(830));
  CHECK(totals[kSouth].run[7] == doctest::Approx(1900));
  CHECK(block.births[kNorth].run[0] == doctest::Approx(90));
  CHECK(block.births[kSouth].run[0] == doctest::Approx(210));
}

TEST_CASE("After the first period a block allocates nothing") {
  const BatchTables tables = prepareBatch(tinyCity(), {});
  BatchBlock block;
  startBlock(tables, block);
  const void* before[] = {block.people.data(), block.births.data(), block.scratch.data()};
  stepBlock(tables, 0, ones(tables), block);
  startBlock(tables, block);
  stepBlock(tables, 0, ones(tables), block);
  const void* after[] = {block.people.data(), block.births.data(), block.scratch.data()};
  for (int i = 0; i < 3; ++i) CHECK(before[i] == after[i]);
}

TEST_CASE("Multipliers by territory do what the factors of the districts do") {
  Dataset city = tinyCity();
  city.services = {};
  const BatchTables tables = prepareBatch(city, {});
  const std::size_t n = tables.territories;
  std::vector<Lanes> factors(tables.components() * n, ones(tables)[0]);
  for (double& lane : factors[BatchTables::kFertility * n + kSouth].run) lane = 1.5;
  for (double& lane : factors[component(tables, "interregional_in") * n + kNorth].run) lane = 3;
  Dataset other = city;
  other.demography.fertilityFactor = {1, 1.5};
  for (Flow& flow : other.migration.flows)
    if (flow.id == "interregional_in") flow.persons.values[kNorth] *= 3;
  CHECK(difference(tables, factors, evaluate(other, {})) < kSame);
}

TEST_CASE("Mortality by territory touches its own people only") {
  Dataset city = cityOf(3);
  city.migration.moves.rate.clear();
  const BatchTables tables = prepareBatch(city, {});
  const std::size_t n = tables.territories;
  std::vector<Lanes> apart(tables.components() * n, ones(tables)[0]), alike = ones(tables);
  for (double& lane : apart[BatchTables::kMortality * n + 1].run) lane = 1.7;
  for (double& lane : alike[BatchTables::kMortality].run) lane = 1.7;
  BatchBlock one, all, none;
  startBlock(tables, one), startBlock(tables, all), startBlock(tables, none);
  stepBlock(tables, 0, apart, one);
  stepBlock(tables, 0, alike, all);
  stepBlock(tables, 0, ones(tables), none);
  for (std::size_t i = 0; i < one.people.size(); ++i)
    CHECK(one.people[i].run[2] == (i % n == 1 ? all : none).people[i].run[2]);
}
