// What an ensemble keeps: series, the indicators made of them, norms, and the tables of demand and permits.
#include <algorithm>
#include <cassert>

#include "core/quota.h"
#include "core/uncertainty.h"

namespace kosh {
namespace {

struct Planner {
  const Dataset& dataset;
  const Scenario& scenario;
  const Outcome& outcome;
  EnsemblePlan& plan;

  std::size_t districts() const { return dataset.districts.size(); }

  // The territory of a slot, or -1: a dataset without a city.
  int territoryOf(std::size_t slot) const {
    if (slot < districts()) return dataset.districts[slot];
    for (std::size_t t = 0; t < dataset.territories.size(); ++t)
      if (dataset.territories[t].kind == TerritoryKind::city) return static_cast<int>(t);
    return -1;
  }
  std::size_t addSeries(EnsembleWhat what, int service, std::size_t slot) {
    plan.series.push_back({what, service, slot});
    plan.first.push_back(0);
    return plan.series.size() - 1;
  }
  void addFigure(std::string indicator, std::size_t series, bool stock, std::vector<double> scale = {}, std::vector<double> shift = {}) {
    scale.resize(plan.periods(), 1.0);
    shift.resize(plan.periods(), 0.0);
    plan.figures.push_back({std::move(indicator), plan.series[series].slot, series, stock, std::move(scale), std::move(shift)});
  }
};

void planPeople(Planner& p) {
  struct Row {
    EnsembleWhat what;
    const char* indicator;
    bool stock;
  };
  constexpr Row kRows[] = {{EnsembleWhat::population, "population", true},
                           {EnsembleWhat::present, "population_present", true},
                           {EnsembleWhat::births, "births", false}};
  for (const Row& row : kRows) {
    for (std::size_t slot = 0; slot <= p.districts(); ++slot) {
      const std::size_t series = p.addSeries(row.what, -1, slot);
      const std::optional<Datum> first =
          valueOf(p.outcome, findIndicator(p.outcome, row.indicator), p.territoryOf(slot), p.outcome.firstYear);
      if (row.stock && first) p.plan.first[series] = first->value;
      p.addFigure(row.indicator, series, row.stock);
    }
  }
}

// Places of a slot by period, in the last year of each; empty where they are not known.
std::vector<double> capacityOf(const Planner& p, const Service& service, std::size_t slot) {
  const int indicator = findIndicator(p.outcome, service.id + "_capacity");
  std::vector<double> out;
  for (std::size_t period = 0; period < p.plan.periods(); ++period) {
    const std::optional<Datum> places = valueOf(p.outcome, indicator, p.territoryOf(slot), p.plan.stockYear(period) - 1);
    if (!places) return {};
    out.push_back(places->value);
  }
  return out;
}

void planNorm(Planner& p, int index, std::size_t slot, std::size_t series, const std::vector<double>& capacity) {
  const Service& service = p.dataset.services.services[index];
  std::vector<double> load, deficit, shift, allowed;
  for (const double places : capacity) {
    load.push_back(places > 0 ? 100 / (service.norm.value * places) : 0);
    deficit.push_back(1 / service.norm.value);
    shift.push_back(-places);
    allowed.push_back(service.norm.value * places);
  }
  p.addFigure(service.id + "_demand", series, false);
  if (std::all_of(capacity.begin(), capacity.end(), [](double places) { return places > 0; }))
    p.addFigure(service.id + "_load", series, false, std::move(load));
  p.addFigure(service.id + "_deficit", series, false, std::move(deficit), std::move(shift));
  p.plan.norms.push_back({index, slot, series, std::move(allowed)});
}

void planService(Planner& p, int index) {
  const Service& service = p.dataset.services.services[index];
  if (service.rate.empty() || service.norm.value <= 0) return;
  EnsembleDemand demand{index, service.base == DemandBase::populationPresent, perPerson(service.rate), 0, service.rate.size(),
                        service.rate, std::vector<int>(p.districts() + 1, -1)};
  while (demand.to > 0 && service.rate[demand.to - 1] == 0) --demand.to;
  while (demand.from < demand.to && service.rate[demand.from] == 0) ++demand.from;
  bool any = false;
  for (std::size_t slot = 0; slot <= p.districts(); ++slot) {
    const std::vector<double> capacity = capacityOf(p, service, slot);
    if (capacity.empty()) continue;
    any = true;
    const std::size_t series = p.addSeries(EnsembleWhat::demand, index, slot);
    demand.series[slot] = static_cast<int>(series);
    planNorm(p, index, slot, series, capacity);
  }
  if (any) p.plan.demands.push_back(std::move(demand));
}

// People by year of issue, as addTemporaryStock() counts them; permits of years without a quota bring nobody.
void planPermits(Planner& p) {
  int longest = 1;
  for (const int stream : p.plan.draws.streamOfFill) {
    const double stay = p.dataset.quotas.streams[stream].stayYears;
    p.plan.stayYears.push_back(stay);
    while (stillHere(stay, longest + 1) > 0) ++longest;
  }
  p.plan.earliestPermit = p.plan.tables.firstYear - longest;
  const int end = p.plan.tables.firstYear + p.plan.tables.periods * p.plan.tables.stepYears;
  std::vector<double> permits(p.districts());
  for (const int stream : p.plan.draws.streamOfFill) {
    for (int year = p.plan.earliestPermit; year < end; ++year) {
      const bool known = quotaByDistrict(p.dataset, p.scenario, stream, year, permits);
      for (const double count : permits) p.plan.permits.push_back(known ? count * p.dataset.quotas.streams[stream].fillRate : 0);
    }
  }
}

}  // namespace

EnsemblePlan planEnsemble(const Dataset& dataset, const Scenario& scenario, const Outcome& outcome, std::uint64_t seed) {
  EnsemblePlan plan;
  plan.tables = prepareBatch(dataset, scenario);
  plan.draws = prepareDraws(dataset, plan.tables, seed);
  plan.unregistered = scenario.assumptions.unregistered;
  Planner planner{dataset, scenario, outcome, plan};
  planPeople(planner);
  for (std::size_t s = 0; s < dataset.services.services.size(); ++s) planService(planner, static_cast<int>(s));
  planPermits(planner);
  return plan;
}

std::vector<EnsemblePart> ensembleParts(const EnsemblePlan& plan, std::uint32_t first, std::uint32_t end) {
  assert(end > first && end <= static_cast<std::uint32_t>(kMaxRuns));
  const std::size_t rows = std::max<std::size_t>(1, kEnsembleBytes / sizeof(float) / (end - first));
  std::vector<EnsemblePart> parts;
  for (std::size_t row = 0; row < plan.rows(); row += rows)
    parts.push_back({first, end, row, std::min(row + rows, plan.rows())});
  return parts;
}

}  // namespace kosh
