// The runs of an ensemble, block by block, and what is kept of them.
#include "core/uncertainty.h"

#include <algorithm>
#include <cassert>

#include "core/quota.h"

namespace kosh {
namespace {

KOSH_INLINE void add(Lanes& sum, const Lanes& part) { store(load(sum) + load(part), sum); }

void keep(const EnsemblePlan& plan, Ensemble& e, std::size_t series, int period, const Lanes& value) {
  Lanes& to = e.rows[series * plan.periods() + period];
  for (int lane = 0; lane < kBlockRuns; ++lane) to.run[lane] = static_cast<float>(value.run[lane]);
}

// Temporary people of the end of a period, by issue year and fill; years before the first were as they were.
void addTemporary(const EnsemblePlan& plan, int period, const BlockDraws& draws, std::vector<Lanes>& present) {
  const std::size_t n = plan.tables.territories, fills = plan.draws.fill.size();
  const int year = plan.stockYear(period), end = plan.tables.firstYear + plan.tables.periods * plan.tables.stepYears;
  const std::size_t years = end - plan.earliestPermit;
  for (std::size_t f = 0; f < fills; ++f) {
    for (int ago = 1; stillHere(plan.stayYears[f], ago) > 0; ++ago) {
      const int issued = year - ago;
      const double* permits = plan.permits.data() + (f * years + (issued - plan.earliestPermit)) * n;
      const int since = issued - plan.tables.firstYear;
      const Wide factor = (since < 0 ? wide(1) : load(draws.fillFactors[since * fills + f])) * wide(stillHere(plan.stayYears[f], ago));
      for (std::size_t d = 0; d < n; ++d) store(load(present[d]) + factor * wide(permits[d]), present[d]);
    }
  }
}

void countPeople(const EnsemblePlan& plan, int period, Ensemble& e) {
  const std::size_t n = plan.tables.territories;
  blockTotals(plan.tables, e.block, std::span(e.residents).first(n));
  for (std::size_t d = 0; d < n; ++d) store(load(e.residents[d]) * wide(1 + plan.unregistered), e.present[d]);
  addTemporary(plan, period, e.draws, e.present);
  e.residents[n] = e.present[n] = Lanes{};
  for (std::size_t d = 0; d < n; ++d) add(e.residents[n], e.residents[d]), add(e.present[n], e.present[d]);
}

}  // namespace

Lanes demandOf(const EnsemblePlan& plan, const EnsembleDemand& demand, std::size_t d, const Ensemble& e) {
  Lanes out;
  if (demand.each) {
    store(load(demand.byPresent ? e.present[d] : e.residents[d]) * wide(*demand.each), out);
    return out;
  }
  const std::size_t n = plan.tables.territories, ages = plan.tables.ages;
  Wide sum = wide(0);
  for (std::size_t age = demand.from; age < demand.to; ++age) {
    const Wide people = load(e.block.people[age * n + d]) + load(e.block.people[(ages + age) * n + d]);
    sum = sum + people * wide(demand.rate[age]);
  }
  store(sum, out);
  for (int lane = 0; lane < kBlockRuns && demand.byPresent; ++lane)
    if (e.residents[d].run[lane] > 0) out.run[lane] *= e.present[d].run[lane] / e.residents[d].run[lane];
  return out;
}

namespace {

void measureDemand(const EnsemblePlan& plan, int period, Ensemble& e) {
  const std::size_t n = plan.tables.territories;
  for (const EnsembleDemand& demand : plan.demands) {
    Lanes city{};
    for (std::size_t d = 0; d < n; ++d) {
      const Lanes part = demandOf(plan, demand, d, e);
      add(city, part);
      if (demand.series[d] >= 0) keep(plan, e, demand.series[d], period, part);
    }
    if (demand.series[n] >= 0) keep(plan, e, demand.series[n], period, city);
  }
}

}  // namespace

void measureBlock(const EnsemblePlan& plan, int period, Ensemble& e) {
  const std::size_t n = plan.tables.territories;
  countPeople(plan, period, e);
  Lanes born{};
  for (std::size_t slot = 0; slot <= n; ++slot) {
    keep(plan, e, slot, period, e.residents[slot]);
    keep(plan, e, n + 1 + slot, period, e.present[slot]);
    Lanes births = born;
    if (slot < n) store(load(e.block.births[slot]) * wide(1.0 / plan.tables.stepYears), births), add(born, births);
    keep(plan, e, 2 * (n + 1) + slot, period, births);
  }
  measureDemand(plan, period, e);
}

namespace {

// One run of any origin: `valueAt` gives a row of it.
template <class ValueAt>
void take(const EnsemblePlan& plan, Ensemble& e, std::uint32_t run, const ValueAt& valueAt) {
  const std::size_t place = run - e.part.first, runs = e.part.runs(), periods = plan.periods();
  for (std::size_t row = e.part.firstRow; row < e.part.endRow; ++row)
    e.kept[(row - e.part.firstRow) * runs + place] = static_cast<float>(valueAt(row));
  for (std::size_t norm = 0; norm < plan.norms.size(); ++norm) {
    bool before = false;
    for (std::size_t period = 0; period < periods; ++period) {
      const bool broken = valueAt(plan.norms[norm].series * periods + period) > plan.norms[norm].allowed[period];
      before = before || broken;
      e.brokenIn[norm * periods + period] += broken;
      e.brokenBy[norm * periods + period] += before;
    }
  }
}

void runBlock(const EnsemblePlan& plan, Ensemble& e) {
  const std::uint32_t first = e.part.first + e.done;
  startBlock(plan.tables, e.block);
  startDraws(plan.tables, plan.draws, first, e.draws);
  for (int period = 0; period < plan.tables.periods; ++period) {
    drawPeriod(plan.tables, plan.draws, period, e.draws);
    stepBlock(plan.tables, period, e.draws.factors, e.block);
    measureBlock(plan, period, e);
  }
  const std::uint32_t count = std::min<std::uint32_t>(kBlockRuns, e.part.end - first);
  for (std::uint32_t lane = 0; lane < count; ++lane)
    take(plan, e, first + lane, [&](std::size_t row) { return e.rows[row].run[lane]; });
  e.done += count;
}

}  // namespace

Ensemble startEnsemble(const EnsemblePlan& plan, EnsemblePart part) {
  assert(part.bytes() <= kEnsembleBytes && part.endRow <= plan.rows());
  Ensemble e;
  e.part = part;
  e.kept.resize((part.endRow - part.firstRow) * part.runs());
  e.brokenIn.assign(plan.norms.size() * plan.periods(), 0);
  e.brokenBy = e.brokenIn;
  e.rows.resize(plan.rows());
  e.residents.resize(plan.tables.territories + 1);
  e.present = e.residents;
  return e;
}

bool advance(const EnsemblePlan& plan, Ensemble& ensemble, int blocks) {
  for (int i = 0; i < blocks && ensemble.done < ensemble.part.runs(); ++i) runBlock(plan, ensemble);
  return ensemble.done == ensemble.part.runs();
}

void addRun(const EnsemblePlan& plan, Ensemble& ensemble, std::uint32_t run, const std::vector<float>& rows) {
  assert(run >= ensemble.part.first && run < ensemble.part.end && rows.size() == plan.rows());
  take(plan, ensemble, run, [&](std::size_t row) { return static_cast<double>(rows[row]); });
  ++ensemble.done;
}

}  // namespace kosh
