// Pure edits of a scenario.
#include "core/scenario.h"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace kosh {
namespace {

auto keyOf(const QuotaDecision& q) { return std::tie(q.stream, q.year, q.territory); }

void store(std::vector<QuotaDecision>& quotas, QuotaDecision decision) {
  const auto at = std::lower_bound(quotas.begin(), quotas.end(), decision,
                                   [](const auto& a, const auto& b) { return keyOf(a) < keyOf(b); });
  if (at != quotas.end() && keyOf(*at) == keyOf(decision))
    at->persons = decision.persons;
  else
    quotas.insert(at, std::move(decision));
}

// Without this decision the baseline would be in force, and it says the same.
bool repeatsBaseline(const Scenario& scenario, const Dataset& dataset, int stream, std::size_t index) {
  const QuotaDecision& q = scenario.quotas[index];
  if (!q.territory.empty()) return false;
  Scenario without = scenario;
  without.quotas.erase(without.quotas.begin() + static_cast<std::ptrdiff_t>(index));
  const QuotaInForce force = quotaFor(dataset, without, stream, q.year);
  const QuotaInForce facts = quotaFor(dataset, Scenario{}, stream, q.year);
  if (!facts.persons || *facts.persons != q.persons) return false;
  return force.persons == facts.persons;
}

// A dropped decision may make a later one needless: earlier years first.
void dropRepeats(Scenario& scenario, const Dataset& dataset, std::string_view stream) {
  const int s = findStream(dataset, stream);
  if (s < 0) return;
  for (std::size_t i = 0; i < scenario.quotas.size();) {
    const bool drop = scenario.quotas[i].stream == stream && repeatsBaseline(scenario, dataset, s, i);
    if (drop)
      scenario.quotas.erase(scenario.quotas.begin() + static_cast<std::ptrdiff_t>(i));
    else
      ++i;
  }
}

}  // namespace

void decideQuota(Scenario& scenario, const Dataset& dataset, std::string_view stream, int year, double persons,
                 std::string_view territory) {
  const double whole = persons > 0 ? std::round(persons) : 0;
  store(scenario.quotas, {std::string(stream), year, std::string(territory), whole});
  dropRepeats(scenario, dataset, stream);
}

void clearQuota(Scenario& scenario, std::string_view stream, int year) {
  std::erase_if(scenario.quotas, [&](const QuotaDecision& q) { return q.stream == stream && q.year >= year; });
}

void setIncluded(Scenario& scenario, std::string_view territory, bool included) {
  std::vector<std::string>& all = scenario.included;
  const auto at = std::lower_bound(all.begin(), all.end(), territory);
  const bool there = at != all.end() && *at == territory;
  if (included && !there) all.insert(at, std::string(territory));
  if (!included && there) all.erase(at);
}

int changesIn(const Scenario& scenario) {
  const Assumptions& a = scenario.assumptions;
  const Assumptions none;
  const int assumed = (a.fertility != none.fertility) + (a.mortality != none.mortality) + (a.inflow != none.inflow) +
                      (a.outflow != none.outflow) + (a.unregistered != none.unregistered);
  return static_cast<int>(scenario.quotas.size() + scenario.included.size() + scenario.objects.size()) + assumed;
}

}  // namespace kosh
