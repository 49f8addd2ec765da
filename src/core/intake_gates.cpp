// Which norms gate an intake, and where their capacity is known.
#include "core/intake_gates.h"

#include <algorithm>

namespace kosh {
namespace {

bool isAsked(const Service& service, const IntakeQuestion& question, bool permanent) {
  if (!permanent && service.base == DemandBase::population) return false;
  if (question.gates.empty()) return service.norm.gate;
  return std::find(question.gates.begin(), question.gates.end(), service.id) != question.gates.end();
}

bool knownEverywhere(const Service& service, std::size_t districts) {
  return districts > 0 && service.capacity.size() == districts &&
         std::all_of(service.capacity.begin(), service.capacity.end(), [](const auto& figure) { return figure.has_value(); });
}

int cityOf(const Dataset& dataset) {
  for (std::size_t t = 0; t < dataset.territories.size(); ++t)
    if (dataset.territories[t].kind == TerritoryKind::city) return static_cast<int>(t);
  return 0;
}

}  // namespace

std::optional<int> askedDistrict(const Dataset& dataset, int territory) {
  if (territory < 0 || static_cast<std::size_t>(territory) >= dataset.territories.size()) return std::nullopt;
  for (std::size_t d = 0; d < dataset.districts.size(); ++d)
    if (dataset.districts[d] == territory) return static_cast<int>(d);
  return dataset.territories[territory].kind == TerritoryKind::city ? std::optional(-1) : std::nullopt;
}

std::vector<GatePlace> gatePlaces(const Dataset& dataset, const IntakeQuestion& question) {
  std::vector<GatePlace> out;
  const std::optional<int> d = askedDistrict(dataset, question.territory);
  if (!d) return out;
  const bool permanent = dataset.quotas.streams[question.stream].permanent;
  const int n = static_cast<int>(dataset.districts.size());
  for (std::size_t s = 0; s < dataset.services.services.size(); ++s) {
    const Service& service = dataset.services.services[s];
    if (!isAsked(service, question, permanent)) continue;
    const bool ofDistrict = *d >= 0 && static_cast<std::size_t>(*d) < service.capacity.size() && service.capacity[*d];
    const bool ofCity = service.cityCapacity || knownEverywhere(service, n);
    const bool judged = !service.rate.empty() && service.norm.value > 0;
    GatePlace place{static_cast<int>(s), *d, question.territory, judged && (ofDistrict || ofCity)};
    if (!ofDistrict && (ofCity || *d < 0)) place.slot = n, place.territory = cityOf(dataset);
    out.push_back(place);
  }
  return out;
}

ServiceSheet serviceSheet(const Dataset& dataset, const Scenario& scenario, const Outcome& outcome,
                          const std::vector<int>& services) {
  ServiceSheet sheet{peopleYears(dataset, scenario, outcome), {}};
  for (const int s : services) sheet.years.push_back(serviceYears(dataset, scenario, outcome, s, sheet.people));
  return sheet;
}

double needOfGuest(const ServiceSheet& sheet, const SlotYears& grid, std::size_t service, std::size_t d, std::size_t year) {
  const double present = sheet.people.present[grid.at(d, year + 1)];
  return present > 0 ? sheet.years[service].demand[grid.at(d, year)] / present : 0;
}

}  // namespace kosh
