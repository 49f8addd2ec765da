// Runs the ensemble of the hindcast and looks where the published totals lie.
#include "core/coverage.h"

#include "core/hindcast.h"

namespace kosh {
namespace {

std::size_t slotOf(const Dataset& dataset, int territory) {
  for (std::size_t d = 0; d < dataset.districts.size(); ++d)
    if (dataset.districts[d] == territory) return d;
  return dataset.districts.size();
}

}  // namespace

std::vector<CoverageRow> coverageOf(const Dataset& dataset, const Spreads& spreads, int runs, std::uint64_t seed) {
  std::vector<CoverageRow> rows;
  if (!dataset.hindcast) return rows;
  Dataset past = hindcastDataset(dataset);
  past.uncertainty = std::make_shared<const Uncertainty>(Uncertainty{spreads, std::nullopt});
  const EnsemblePlan plan = planEnsemble(past, {}, evaluate(past, {}), seed);
  const EnsembleSummary summary = runEnsemble(plan, runs);
  for (const PublishedTotal& total : dataset.hindcast->published) {
    CoverageRow row{total.territory, total.year, {}, total.figure};
    // The first series are the population by slot (planEnsemble).
    const std::size_t series = slotOf(dataset, total.territory);
    for (std::size_t period = 0; period < plan.periods(); ++period)
      if (plan.stockYear(period) == total.year) row.band = summary.bands[series * plan.periods() + period];
    rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace kosh
