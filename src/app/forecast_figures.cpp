// What the finished bands say about one indicator or one norm of a territory.
#include <algorithm>

#include "app/session.h"

namespace kosh {
namespace {

// The slot of a territory: a district's position, the number of districts for the city, -1 for others.
int slotOf(const Dataset& dataset, int territory) {
  for (std::size_t d = 0; d < dataset.districts.size(); ++d)
    if (dataset.districts[d] == territory) return static_cast<int>(d);
  if (territory < 0 || static_cast<std::size_t>(territory) >= dataset.territories.size()) return -1;
  return dataset.territories[territory].kind == TerritoryKind::city ? static_cast<int>(dataset.districts.size()) : -1;
}

}  // namespace

const BandsRun* bandsOf(const Session& session) {
  const BandsRun& run = session.forecast.bands;
  const bool current = run.dataset == session.dataset && run.scenario == session.evaluated;
  return current && run.summary.runs > 0 ? &run : nullptr;
}

// Before the plan is made it is told by what a plan would find: people and births always, a service by its places.
bool drawsIndicator(const Session& session, std::string_view indicator, int territory) {
  const int slot = slotOf(*session.dataset, territory);
  if (!session.dataset->uncertainty || slot < 0) return false;
  if (indicator == "population" || indicator == "population_present" || indicator == "births") return true;
  for (const Service& service : session.dataset->services.services) {
    if (service.rate.empty() || service.norm.value <= 0) continue;
    if (indicator != service.id + "_demand" && indicator != service.id + "_load" && indicator != service.id + "_deficit") continue;
    const int places = findIndicator(session.outcome, service.id + "_capacity");
    return valueOf(session.outcome, places, territory, session.outcome.firstYear).has_value();
  }
  return false;
}

std::vector<BandPoint> bandPoints(const Session& session, std::string_view indicator, int territory) {
  const BandsRun* run = bandsOf(session);
  const int slot = slotOf(*session.dataset, territory);
  std::vector<BandPoint> out;
  if (!run) return out;
  for (const EnsembleFigure& figure : run->plan.figures) {
    if (figure.indicator != indicator || static_cast<int>(figure.slot) != slot) continue;
    if (figure.stock) {
      out.push_back({run->plan.tables.firstYear, {}});
      out.back().band.fill(run->plan.first[figure.series]);
    }
    for (std::size_t period = 0; period < run->plan.periods(); ++period)
      out.push_back({run->plan.stockYear(period) - (figure.stock ? 0 : 1),
                     bandOf(figure, run->summary.bands[figure.series * run->plan.periods() + period], period)});
    break;
  }
  return out;
}

std::vector<RiskPoint> riskPoints(const Session& session, std::string_view service, int territory) {
  const BandsRun* run = bandsOf(session);
  const int slot = slotOf(*session.dataset, territory);
  std::vector<RiskPoint> out;
  if (!run) return out;
  for (std::size_t norm = 0; norm < run->plan.norms.size(); ++norm) {
    const EnsembleNorm& which = run->plan.norms[norm];
    if (static_cast<int>(which.slot) != slot || session.dataset->services.services[which.service].id != service) continue;
    for (std::size_t period = 0; period < run->plan.periods(); ++period)
      out.push_back({run->plan.stockYear(period) - 1, run->summary.probabilityIn(run->plan, norm, period),
                     run->summary.probabilityBy(run->plan, norm, period)});
    break;
  }
  return out;
}

bool isWeak(const Session& session, int territory, int year) {
  const std::optional<Datum> people = valueOf(session.outcome, findIndicator(session.outcome, "population"), territory, year);
  return people && people->value < kWeakUnder;
}

}  // namespace kosh
