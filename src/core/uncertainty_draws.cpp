// Autocorrelated log-normal multipliers from counted random numbers.
#include "core/uncertainty_draws.h"

#include <algorithm>
#include <cassert>
#include <limits>

#include "core/portable_math.h"
#include "core/random.h"

namespace kosh {
namespace {

constexpr double kNoLimit = std::numeric_limits<double>::infinity();
constexpr std::uint32_t kFillComponent = 32768;  // behind every component of the tables

const StreamSpread* spreadOf(const std::vector<StreamSpread>& streams, const std::string& id) {
  for (const StreamSpread& stream : streams)
    if (stream.id == id) return &stream;
  return nullptr;
}

DrawnSpread drawn(const Spread& spread) { return {spread.sd.value, spread.rho.value}; }

double mostFill(const QuotaStream& stream) { return stream.fillRate > 0 ? 1 / stream.fillRate : kNoLimit; }

void prepareStreams(const Dataset& dataset, const Spreads& spreads, const BatchTables& tables, DrawTables& out) {
  for (const std::string& id : tables.streams) {
    const int quota = findStream(dataset, id);
    const StreamSpread* spread = spreadOf(quota < 0 ? spreads.flows : spreads.fillRates, id);
    out.whole.push_back(spread ? drawn(spread->whole) : DrawnSpread{});
    out.most.push_back(quota < 0 ? kNoLimit : mostFill(dataset.quotas.streams[quota]));
  }
  for (const Flow& flow : dataset.migration.flows) {
    const StreamSpread* spread = spreadOf(spreads.flows, flow.id);
    out.split.push_back(spread && spread->split ? drawn(*spread->split) : DrawnSpread{});
  }
}

// The gross flows come first among the streams of the tables. Where nobody moves there is nothing to split.
void prepareWeights(const BatchTables& tables, DrawTables& out) {
  const std::size_t n = tables.territories, streams = tables.profileOf.size();
  for (int period = 0; period < tables.periods; ++period) {
    for (std::size_t s = 0; s < out.split.size(); ++s) {
      const double* persons = tables.persons.data() + (period * streams + s) * n;
      double city = 0;
      for (std::size_t d = 0; d < n; ++d) city += persons[d];
      for (std::size_t d = 0; d < n; ++d) out.weight.push_back(city != 0 ? persons[d] / city : 0);
    }
  }
}

// The next year of one deviation, for all runs of the block.
void advance(const BlockDraws& block, DrawnSpread spread, DrawPlace at, Lanes& x) {
  for (int lane = 0; lane < kBlockRuns; ++lane)
    x.run[lane] = spread.rho * x.run[lane] + spread.sd * normalAt(block.key[lane], at);
}

// The multiplier of a deviation, with mean one before the limit.
void multiplier(const Lanes& x, double variance, double most, Lanes& out) {
  for (int lane = 0; lane < kBlockRuns; ++lane) out.run[lane] = std::min(portableExp(x.run[lane] - 0.5 * variance), most);
}

void nextVariance(DrawnSpread spread, double& variance) {
  variance = spread.rho * spread.rho * variance + spread.sd * spread.sd;
}

void addTo(Lanes& sum, const Lanes& part, double times) { store(load(sum) + load(part) * wide(times), sum); }

void drawWhole(const DrawTables& draws, std::uint32_t year, std::size_t c, BlockDraws& block, Lanes& out) {
  out = Lanes{};
  const DrawnSpread spread = draws.whole[c];
  if (spread.sd == 0) return store(wide(1), out);
  advance(block, spread, {year, 0, static_cast<std::uint32_t>(c)}, block.whole[c]);
  nextVariance(spread, block.wholeVariance[c]);
  multiplier(block.whole[c], block.wholeVariance[c], draws.most[c], out);
}

// Multiplies the flow's factor of each district by exp(z) / sum of weight x exp(z): the city's flow is not changed.
void drawSplit(const BatchTables& tables, const DrawTables& draws, int period, std::uint32_t year, std::size_t s,
               BlockDraws& block, Lanes* factors) {
  const std::size_t n = tables.territories;
  const DrawnSpread spread = draws.split[s];
  if (spread.sd == 0) return;
  const double* weight = draws.weight.data() + (period * draws.split.size() + s) * n;
  const auto component = static_cast<std::uint32_t>(BatchTables::kStreams + s);
  Lanes* part = block.yearly.data();
  for (int lane = 0; lane < kBlockRuns; ++lane) {
    double city = 0;
    for (std::size_t d = 0; d < n; ++d) {
      double& z = block.split[s * n + d].run[lane];
      z = spread.rho * z + spread.sd * normalAt(block.key[lane], {year, static_cast<std::uint32_t>(d) + 1, component});
      part[d].run[lane] = portableExp(z);
      city += weight[d] * part[d].run[lane];
    }
    for (std::size_t d = 0; d < n && city > 0; ++d) factors[d].run[lane] *= part[d].run[lane] / city;
  }
}

void drawFill(const DrawTables& draws, std::uint32_t year, std::size_t f, BlockDraws& block, Lanes& out) {
  const DrawnSpread spread = draws.fill[f];
  out = Lanes{};
  if (spread.sd == 0) return store(wide(1), out);
  advance(block, spread, {year, 0, kFillComponent + static_cast<std::uint32_t>(f)}, block.fill[f]);
  nextVariance(spread, block.fillVariance[f]);
  multiplier(block.fill[f], block.fillVariance[f], draws.mostFill[f], out);
}

}  // namespace

DrawTables prepareDraws(const Dataset& dataset, const BatchTables& tables, std::uint64_t seed) {
  assert(dataset.uncertainty);
  const Spreads& spreads = dataset.uncertainty->spreads;
  DrawTables out;
  out.seed = seed;
  out.whole = {drawn(spreads.fertility), drawn(spreads.mortality)};
  out.most = {kNoLimit, kNoLimit};
  prepareStreams(dataset, spreads, tables, out);
  prepareWeights(tables, out);
  for (std::size_t s = 0; s < dataset.quotas.streams.size(); ++s) {
    const QuotaStream& stream = dataset.quotas.streams[s];
    if (stream.permanent) continue;
    const StreamSpread* spread = spreadOf(spreads.fillRates, stream.id);
    out.fill.push_back(spread ? drawn(spread->whole) : DrawnSpread{});
    out.mostFill.push_back(mostFill(stream));
    out.streamOfFill.push_back(static_cast<int>(s));
  }
  return out;
}

void startDraws(const BatchTables& tables, const DrawTables& draws, std::uint64_t firstRun, BlockDraws& block) {
  const std::size_t n = tables.territories;
  block.key.resize(kBlockRuns);
  for (int lane = 0; lane < kBlockRuns; ++lane) block.key[lane] = runKey(draws.seed, firstRun + lane);
  block.whole.assign(tables.components(), Lanes{});
  block.fill.assign(draws.fill.size(), Lanes{});
  block.split.assign(draws.split.size() * n, Lanes{});
  block.wholeVariance.assign(tables.components(), 0.0);
  block.fillVariance.assign(draws.fill.size(), 0.0);
  block.factors.resize(tables.components() * n);
  block.fillFactors.resize(tables.periods * tables.stepYears * draws.fill.size());
  block.yearly.resize(2 * n + 1);
}

void drawPeriod(const BatchTables& tables, const DrawTables& draws, int period, BlockDraws& block) {
  const std::size_t n = tables.territories;
  std::fill(block.factors.begin(), block.factors.end(), Lanes{});
  for (int k = 0; k < tables.stepYears; ++k) {
    const auto year = static_cast<std::uint32_t>(tables.firstYear + period * tables.stepYears + k);
    for (std::size_t c = 0; c < tables.components(); ++c) {
      Lanes whole;
      drawWhole(draws, year, c, block, whole);
      Lanes* ofYear = block.yearly.data() + n;
      std::fill_n(ofYear, n, whole);
      const std::size_t stream = c - BatchTables::kStreams;
      if (c >= BatchTables::kStreams && stream < draws.split.size())
        drawSplit(tables, draws, period, year, stream, block, ofYear);
      for (std::size_t d = 0; d < n; ++d) addTo(block.factors[c * n + d], ofYear[d], 1.0 / tables.stepYears);
    }
    for (std::size_t f = 0; f < draws.fill.size(); ++f)
      drawFill(draws, year, f, block, block.fillFactors[(period * tables.stepYears + k) * draws.fill.size() + f]);
  }
}

}  // namespace kosh
