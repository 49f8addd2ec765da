// Sums the streams of a period by kind, and takes the cut departures back out.
#include "core/gross_flows.h"

namespace kosh {
namespace {

// Where a stream comes from or goes to; streams are those of migrationStreams().
double GrossFlows::*kindOf(const Dataset& dataset, std::size_t stream, std::string_view id) {
  if (stream < dataset.migration.flows.size()) {
    switch (dataset.migration.flows[stream].kind) {
      case FlowKind::externalIn: return &GrossFlows::fromAbroad;
      case FlowKind::externalOut: return &GrossFlows::toAbroad;
      case FlowKind::interregionalIn: return &GrossFlows::fromRegions;
      case FlowKind::interregionalOut: return &GrossFlows::toRegions;
    }
  }
  return id == "resettlers" ? &GrossFlows::fromRegions : &GrossFlows::fromAbroad;
}

// Departures of one cell by kind, before any cut.
GrossFlows departuresOf(const Dataset& dataset, const PeriodRates& rates, const CutOutflow& cell) {
  GrossFlows out;
  const std::size_t n = dataset.districts.size();
  const std::size_t at = static_cast<std::size_t>(cell.sex) * dataset.demography.ages + cell.age;
  for (std::size_t i = 0; i < dataset.migration.flows.size(); ++i) {
    const Flow& flow = dataset.migration.flows[i];
    if (!isOutflow(flow.kind)) continue;
    out.*kindOf(dataset, i, flow.id) -= rates.streams[i * n + cell.territory] * dataset.migration.profiles[flow.profile].share[at];
  }
  return out;
}

void takeBack(const Dataset& dataset, const PeriodRates& rates, const CutOutflow& cut, GrossFlows& flows) {
  const GrossFlows wanted = departuresOf(dataset, rates, cut);
  const double all = wanted.toAbroad + wanted.toRegions;
  if (all <= 0) return;  // a net flow took them
  flows.toAbroad -= cut.persons * wanted.toAbroad / all;
  flows.toRegions -= cut.persons * wanted.toRegions / all;
}

}  // namespace

std::vector<GrossFlows> grossFlows(const Dataset& dataset, const PeriodRates& rates, std::span<const CutOutflow> cuts) {
  const std::size_t n = dataset.districts.size();
  std::vector<GrossFlows> out(n);
  const std::vector<MigrationStream> streams = migrationStreams(dataset);
  for (std::size_t i = 0; i < streams.size(); ++i) {
    double GrossFlows::*kind = kindOf(dataset, i, streams[i].id);
    const bool leaves = kind == &GrossFlows::toAbroad || kind == &GrossFlows::toRegions;
    for (std::size_t d = 0; d < n; ++d) out[d].*kind += leaves ? -rates.streams[i * n + d] : rates.streams[i * n + d];
  }
  for (const CutOutflow& cut : cuts) takeBack(dataset, rates, cut, out[cut.territory]);
  return out;
}

}  // namespace kosh
