// Bands and probabilities out of the runs of an ensemble.
#include <algorithm>
#include <cassert>
#include <cmath>

#include "core/uncertainty.h"

namespace kosh {
namespace {

// Quantiles of values, which are put out of order. Each order statistic is looked for behind the one before.
Quantiles quantiles(std::vector<float>& values) {
  Quantiles out{};
  std::size_t sorted = 0;  // the values before this place are in their places
  const auto statistic = [&](std::size_t place) {
    if (place >= sorted) {
      std::nth_element(values.begin() + sorted, values.begin() + place, values.end());
      sorted = place + 1;
    }
    return static_cast<double>(values[place]);
  };
  for (std::size_t i = 0; i < kBands.size(); ++i) {
    const double place = kBands[i] * static_cast<double>(values.size() - 1);
    const auto below = static_cast<std::size_t>(std::floor(place));
    const double low = statistic(below), part = place - static_cast<double>(below);
    out[i] = part > 0 ? low + part * (statistic(below + 1) - low) : low;
  }
  return out;
}

}  // namespace

Quantiles quantilesOf(const EnsemblePlan& plan, const Ensemble& ensemble, std::size_t series, std::size_t period) {
  assert(ensemble.done > 0);
  const std::size_t row = series * plan.periods() + period - ensemble.part.firstRow;
  const float* first = ensemble.kept.data() + row * ensemble.part.runs();
  std::vector<float> values(first, first + ensemble.done);
  return quantiles(values);
}

void summarise(const EnsemblePlan& plan, const Ensemble& ensemble, EnsembleSummary& out) {
  out.runs = ensemble.done;
  out.bands.resize(plan.rows());
  for (std::size_t row = ensemble.part.firstRow; row < ensemble.part.endRow; ++row)
    out.bands[row] = quantilesOf(plan, ensemble, row / plan.periods(), row % plan.periods());
  out.brokenIn = ensemble.brokenIn;
  out.brokenBy = ensemble.brokenBy;
}

EnsembleSummary runEnsemble(const EnsemblePlan& plan, int runs) {
  EnsembleSummary out;
  for (const EnsemblePart& part : ensembleParts(plan, 0, static_cast<std::uint32_t>(runs))) {
    Ensemble ensemble = startEnsemble(plan, part);
    while (!advance(plan, ensemble, 1)) continue;
    summarise(plan, ensemble, out);
  }
  return out;
}

double EnsembleSummary::probabilityIn(const EnsemblePlan& plan, std::size_t norm, std::size_t period) const {
  return static_cast<double>(brokenIn[norm * plan.periods() + period]) / runs;
}

double EnsembleSummary::probabilityBy(const EnsemblePlan& plan, std::size_t norm, std::size_t period) const {
  return static_cast<double>(brokenBy[norm * plan.periods() + period]) / runs;
}

Status spreadStatus(const Uncertainty& facts) {
  Status worst = Status::official;
  const auto see = [&](const Spread& spread) { worst = worse(worst, worse(spread.sd.from.status, spread.rho.from.status)); };
  see(facts.spreads.fertility);
  see(facts.spreads.mortality);
  for (const auto* streams : {&facts.spreads.flows, &facts.spreads.fillRates}) {
    for (const StreamSpread& stream : *streams) {
      see(stream.whole);
      if (stream.split) see(*stream.split);
    }
  }
  return worst;
}

Quantiles bandOf(const EnsembleFigure& figure, const Quantiles& row, std::size_t period) {
  Quantiles out;
  for (std::size_t i = 0; i < row.size(); ++i) out[i] = figure.scale[period] * row[i] + figure.shift[period];
  return out;
}

}  // namespace kosh
