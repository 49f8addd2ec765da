// The multipliers of an ensemble: mean one, the stated spread and memory, parts of districts that keep the city's flow.
#include "core/uncertainty_draws.h"

#include <cmath>

#include "doctest/doctest.h"
#include "spreads.h"

using namespace kosh;
using namespace kosh::test;

namespace {

constexpr int kPeriods = 5;  // of Tiny City

// Multipliers of many runs, [period][run].
std::vector<std::vector<double>> multipliers(const Dataset& city, const Scenario& plan, std::size_t component, std::size_t d, int blocks) {
  const BatchTables tables = prepareBatch(city, plan);
  const DrawTables draws = prepareDraws(city, tables, 1);
  std::vector<std::vector<double>> out(kPeriods);
  BlockDraws block;
  for (int b = 0; b < blocks; ++b) {
    startDraws(tables, draws, static_cast<std::uint64_t>(b) * kBlockRuns, block);
    for (int period = 0; period < kPeriods; ++period) {
      drawPeriod(tables, draws, period, block);
      for (const double x : block.factors[component * tables.territories + d].run) out[period].push_back(x);
    }
  }
  return out;
}

double mean(const std::vector<double>& values) {
  double sum = 0;
  for (const double v : values) sum += v;
  return sum / static_cast<double>(values.size());
}

// Covariance of two rows of logarithms.
double covariance(const std::vector<double>& a, const std::vector<double>& b) {
  std::vector<double> logA, logB, both;
  for (const double v : a) logA.push_back(std::log(v));
  for (const double v : b) logB.push_back(std::log(v));
  const double meanA = mean(logA), meanB = mean(logB);
  for (std::size_t i = 0; i < a.size(); ++i) both.push_back((logA[i] - meanA) * (logB[i] - meanB));
  return mean(both);
}

}  // namespace

TEST_CASE("A spread of zero leaves every multiplier at one") {
  const Dataset city = uncertainCity(0);
  for (std::size_t component = 0; component < 5; ++component)
    for (const std::vector<double>& row : multipliers(city, {}, component, kNorth, 1))
      for (const double x : row) CHECK(x == 1);
}

TEST_CASE("Multipliers have mean one and the variance and memory that are stated") {
  const double sd = 0.2, rho = 0.6;
  const auto rows = multipliers(uncertainCity(sd, rho, false), {}, BatchTables::kFertility, kSouth, 2500);
  double variance = 0;
  for (int period = 0; period < kPeriods; ++period) {
    const double before = variance;
    variance = rho * rho * variance + sd * sd;
    CHECK(std::fabs(mean(rows[period]) - 1) < 4 * std::sqrt(variance / 20000));
    CHECK(std::fabs(covariance(rows[period], rows[period]) / variance - 1) < 0.05);
    if (period > 0) CHECK(std::fabs(covariance(rows[period], rows[period - 1]) - rho * before) < 0.05 * variance);
  }
}

TEST_CASE("Components are independent of one another") {
  const Dataset city = uncertainCity(0.2, 0.5, false);
  const auto fertility = multipliers(city, {}, BatchTables::kFertility, kNorth, 1000);
  for (std::size_t component : {1, 2, 3}) {
    const auto other = multipliers(city, {}, component, kNorth, 1000);
    CHECK(std::fabs(covariance(fertility[2], other[2])) < 0.04 * 4 / std::sqrt(8000.0) * 2);
  }
}

TEST_CASE("The parts of the districts change and the flow of the city does not") {
  Dataset city = uncertainCity(0.3);
  Uncertainty only = *city.uncertainty;
  for (StreamSpread& flow : only.spreads.flows) flow.whole = spreadOf(0, 0);
  city.uncertainty = std::make_shared<const Uncertainty>(only);
  const auto north = multipliers(city, {}, BatchTables::kStreams, kNorth, 10);
  const auto south = multipliers(city, {}, BatchTables::kStreams, kSouth, 10);
  double most = 0;
  for (int period = 0; period < kPeriods; ++period) {
    for (std::size_t run = 0; run < north[period].size(); ++run) {
      CHECK(20 * north[period][run] + 10 * south[period][run] == doctest::Approx(30).epsilon(1e-12));
      most = std::fmax(most, std::fabs(north[period][run] - 1));
    }
  }
  CHECK(most > 0.1);
}

TEST_CASE("A quota is never more than filled") {
  const Dataset city = uncertainCity(1.5);
  const std::size_t kandas = BatchTables::kStreams + 2;
  bool full = false;
  for (const std::vector<double>& row : multipliers(city, hundredKandas(city), kandas, kNorth, 20)) {
    for (const double x : row) {
      CHECK(x <= 2);  // half of the quota comes
      full = full || x == 2;
    }
  }
  CHECK(full);
}

TEST_CASE("A run has its numbers whatever block it is in") {
  const Dataset city = uncertainCity(0.2);
  const BatchTables tables = prepareBatch(city, {});
  const DrawTables draws = prepareDraws(city, tables, 9);
  BlockDraws a, b;
  startDraws(tables, draws, 0, a);
  startDraws(tables, draws, 3, b);
  for (int period = 0; period < kPeriods; ++period) {
    drawPeriod(tables, draws, period, a);
    drawPeriod(tables, draws, period, b);
    for (std::size_t i = 0; i < a.factors.size(); ++i) CHECK(a.factors[i].run[3] == b.factors[i].run[0]);
    for (std::size_t f = 0; f < draws.fill.size(); ++f)
      CHECK(a.fillFactors[period * draws.fill.size() + f].run[5] == b.fillFactors[period * draws.fill.size() + f].run[2]);
  }
}

TEST_CASE("A stream without a spread is certain") {
  Dataset city = uncertainCity(0.3);
  Uncertainty less = *city.uncertainty;
  less.spreads.flows.erase(less.spreads.flows.begin());
  city.uncertainty = std::make_shared<const Uncertainty>(less);
  for (const std::vector<double>& row : multipliers(city, {}, BatchTables::kStreams, kNorth, 1))
    for (const double x : row) CHECK(x == 1);
}
