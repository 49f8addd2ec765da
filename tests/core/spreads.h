// Tiny City with spreads, for the tests of what is drawn.
#pragma once
#include <memory>

#include "core/scenario.h"
#include "tiny_city.h"

namespace kosh::test {

inline Figure spreadFigure(double value) { return {value, {"tiny", "2026-01-01", Status::estimate, {}}}; }
inline Spread spreadOf(double sd, double rho) { return {spreadFigure(sd), spreadFigure(rho)}; }

// Everything drawn with one spread; `split`: the parts of the districts too.
inline Uncertainty spreads(double sd, double rho, bool split) {
  Uncertainty out;
  out.spreads.fertility = out.spreads.mortality = spreadOf(sd, rho);
  for (const char* id : {"interregional_in", "external_in"}) {
    out.spreads.flows.push_back({id, spreadOf(sd, rho), std::nullopt});
    if (split) out.spreads.flows.back().split = spreadOf(sd, rho);
  }
  for (const char* id : {"kandas", "foreign_1", "foreign_seasonal"})
    out.spreads.fillRates.push_back({id, spreadOf(sd, rho), std::nullopt});
  return out;
}

// Arrivals from the regions to both districts, 20 and 10.
inline Dataset uncertainCity(double sd, double rho = 0.5, bool split = true) {
  Dataset city = tinyCity();
  city.migration.flows[0].persons.values = {20, 10};
  city.uncertainty = std::make_shared<const Uncertainty>(spreads(sd, rho, split));
  return city;
}

// A quota of kandas, so that its stream is not empty.
inline Scenario hundredKandas(const Dataset& city) {
  Scenario plan;
  decideQuota(plan, city, "kandas", city.demography.baseYear, 100);
  return plan;
}

}  // namespace kosh::test
