// The status of projected totals: the worst of all that went into them.
#include "core/labour.h"
#include "core/quota.h"

namespace kosh {
namespace {

// What every projected year rests on, whatever the territory.
Status statusOfRates(const Dataset& dataset) {
  const Demography& demography = dataset.demography;
  const Migration& migration = dataset.migration;
  Status status = Status::estimate;
  for (const Provenance* from : {&demography.mortalityFrom, &demography.fertilityFrom, &demography.sexRatioFrom})
    status = worse(status, from->status);
  for (const Flow& flow : migration.flows) {
    status = worse(status, flow.from.status);
    status = worse(status, migration.profiles[flow.profile].from.status);
  }
  for (const NetFlow& flow : migration.netFlows) status = worse(status, flow.from.status);
  return status;
}

// Status of a quota's persons; a decision of the scenario is an assumption, not a doubtful figure.
Status statusOfQuota(const QuotaInForce& force) {
  const bool fromBaseline = force.persons && force.baseline && *force.persons == force.baseline->value;
  return fromBaseline ? force.baseline->from.status : Status::estimate;
}

// Worst status of the streams that bring somebody in a year: index 0 for the city, 1 where the split counts too.
struct StreamStatus {
  Status permanent[2] = {Status::official, Status::official};
  Status temporary[2] = {Status::official, Status::official};
  Status foreign[2] = {Status::official, Status::official};  // of the temporary ones, foreign workers

  void add(Status (&sum)[2], Status status, Status split) {
    sum[0] = worse(sum[0], status);
    sum[1] = worse(sum[1], worse(status, split));
  }
};

StreamStatus statusOfStreams(const Dataset& dataset, const Scenario& scenario, int year) {
  StreamStatus result;
  for (std::size_t s = 0; s < dataset.quotas.streams.size(); ++s) {
    const QuotaStream& stream = dataset.quotas.streams[s];
    const QuotaInForce force = quotaFor(dataset, scenario, static_cast<int>(s), year);
    if (!force.persons || *force.persons == 0) continue;
    Status status = worse(statusOfQuota(force), stream.fillFrom.status);
    const Provenance& other = stream.permanent ? dataset.migration.profiles[stream.profile].from : stream.stayFrom;
    status = worse(status, other.status);
    result.add(stream.permanent ? result.permanent : result.temporary, status, stream.splitFrom.status);
    if (isForeignLabour(stream)) result.add(result.foreign, status, stream.splitFrom.status);
  }
  return result;
}

std::vector<Status> baseStatus(const Dataset& dataset, std::size_t districts) {
  std::vector<Status> base(districts + 1, Status::official);
  for (std::size_t d = 0; d < districts; ++d) {
    base[d] = dataset.demography.baseFrom[d].status;
    base[districts] = worse(base[districts], base[d]);
  }
  return base;
}

}  // namespace

Trust trustOf(const Dataset& dataset, const Scenario& scenario, const Outcome& outcome) {
  const SlotYears grid = slotYears(outcome);
  std::vector<Status> now = baseStatus(dataset, grid.districts);
  const Status rates = statusOfRates(dataset);
  const Status moves = dataset.migration.moves.rate.empty() ? rates : worse(rates, dataset.migration.moves.from.status);
  const std::vector<Status> none(grid.size());
  Trust trust{none, none, none, none};
  for (std::size_t y = 0; y < grid.years; ++y) {
    // The year whose flows came last.
    const StreamStatus streams = statusOfStreams(dataset, scenario, outcome.firstYear + static_cast<int>(y) - 1);
    for (std::size_t slot = 0; slot < grid.slots(); ++slot) {
      const bool split = slot != grid.city();
      if (y > 0) {
        now[slot] = worse(now[slot], split ? moves : rates);
        now[slot] = worse(now[slot], streams.permanent[split]);
      }
      Status& residents = trust.residents[grid.at(slot, y)];
      residents = trust.byAge[grid.at(slot, y)] = now[slot];
      const bool published = y == 0 && !split && dataset.demography.cityTotal.has_value();
      if (published) residents = dataset.demography.cityTotal->from.status;
      const Status hidden = scenario.assumptions.unregistered > 0 ? Status::estimate : Status::official;
      trust.foreignLabour[grid.at(slot, y)] = streams.foreign[split];
      trust.present[grid.at(slot, y)] = worse(residents, worse(streams.temporary[split], hidden));
    }
  }
  return trust;
}

}  // namespace kosh
