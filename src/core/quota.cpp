// Which quota is in force, and how it falls on districts and years.
#include "core/quota.h"

#include <algorithm>
#include <cmath>

namespace kosh {
namespace {

// The decision for a stream and territory (empty: the city's total) that holds in a year, or null.
// It ends where a later figure of the baseline begins.
const QuotaDecision* decisionFor(const Dataset& dataset, const Scenario& scenario, int stream,
                                 std::string_view territory, int year) {
  const QuotaStream& facts = dataset.quotas.streams[stream];
  const QuotaDecision* best = nullptr;
  for (const QuotaDecision& q : scenario.quotas) {
    if (q.year > year || q.stream != facts.id || q.territory != territory) continue;
    if (!best || q.year > best->year) best = &q;
  }
  if (!best) return nullptr;
  for (const YearFigure& f : facts.baseline)
    if (f.year > best->year && f.year <= year) return nullptr;
  return best;
}

bool hasFixedDistricts(const Scenario& scenario, const QuotaStream& stream) {
  return std::any_of(scenario.quotas.begin(), scenario.quotas.end(),
                     [&](const QuotaDecision& q) { return !q.territory.empty() && q.stream == stream.id; });
}

// Kandas and resettlers settle in the districts that the scenario proposes for them.
bool proposed(const Dataset& dataset, const Scenario& scenario, const QuotaStream& stream, std::size_t d) {
  return stream.counts == QuotaUnit::personsWithFamily &&
         std::binary_search(scenario.included.begin(), scenario.included.end(), district(dataset, static_cast<int>(d)).id);
}

}  // namespace

QuotaInForce quotaFor(const Dataset& dataset, const Scenario& scenario, int stream, int year) {
  QuotaInForce force;
  force.baseline = figureFor(dataset.quotas.streams[stream].baseline, year);
  if (const QuotaDecision* q = decisionFor(dataset, scenario, stream, {}, year)) {
    force.persons = q->persons;
    force.decided = q->year == year;
  } else if (force.baseline) {
    force.persons = force.baseline->value;
  }
  return force;
}

bool quotaByDistrict(const Dataset& dataset, const Scenario& scenario, int stream, int year,
                     std::span<double> byDistrict) {
  const QuotaStream& facts = dataset.quotas.streams[stream];
  const QuotaInForce force = quotaFor(dataset, scenario, stream, year);
  std::fill(byDistrict.begin(), byDistrict.end(), 0.0);
  const bool anyFixed = hasFixedDistricts(scenario, facts);
  if (!anyFixed && !force.persons) return false;
  constexpr double kOpen = -1;  // marks a district without a fixed number
  double rest = force.persons.value_or(0), open = 0, openProposed = 0;
  bool known = force.persons.has_value();
  for (std::size_t d = 0; d < byDistrict.size(); ++d) {
    const QuotaDecision* q =
        anyFixed ? decisionFor(dataset, scenario, stream, district(dataset, static_cast<int>(d)).id, year) : nullptr;
    byDistrict[d] = q ? q->persons : kOpen;
    if (q) rest -= q->persons;
    else open += facts.split[d];
    if (!q && proposed(dataset, scenario, facts, d)) openProposed += facts.split[d];
    known = known || q;
  }
  rest = std::max(rest, 0.0);
  const bool only = openProposed > 0;  // nobody is lost when every proposed district has a fixed number
  const double total = only ? openProposed : open;
  for (std::size_t d = 0; d < byDistrict.size(); ++d) {
    if (byDistrict[d] >= 0) continue;
    const bool part = total > 0 && (!only || proposed(dataset, scenario, facts, d));
    byDistrict[d] = part ? rest * (facts.split[d] / total) : 0;
  }
  return known;
}

double stillHere(double stayYears, int yearsAgo) { return std::clamp(stayYears - (yearsAgo - 1), 0.0, 1.0); }

bool addTemporaryStock(const Dataset& dataset, const Scenario& scenario, int stream, int year,
                       std::span<double> stock) {
  const QuotaStream& facts = dataset.quotas.streams[stream];
  std::vector<double> permits(stock.size());
  bool known = false;
  for (int ago = 1; stillHere(facts.stayYears, ago) > 0; ++ago) {
    if (!quotaByDistrict(dataset, scenario, stream, year - ago, permits)) continue;
    known = true;
    const double share = facts.fillRate * stillHere(facts.stayYears, ago);
    for (std::size_t d = 0; d < stock.size(); ++d) stock[d] += permits[d] * share;
  }
  return known;
}

}  // namespace kosh
