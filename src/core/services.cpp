// Services: what the people need, and what stands there with dated objects.
#include "core/services.h"

#include <algorithm>
#include <cmath>

namespace kosh {
namespace {

// Ages [from, to) outside of which nobody asks for the service.
struct Span {
  std::size_t from = 0, to = 0;
};

Span agesOf(const std::vector<double>& rate) {
  Span span{0, rate.size()};
  while (span.to > 0 && rate[span.to - 1] == 0) --span.to;
  while (span.from < span.to && rate[span.from] == 0) ++span.from;
  return span;
}

// Demand of one district from its people [sex][age] of a 1 January.
double demandOf(const double* women, const std::vector<double>& rate, Span ages) {
  const double* men = women + rate.size();
  double sum = 0;
  for (std::size_t a = ages.from; a < ages.to; ++a) sum += (women[a] + men[a]) * rate[a];
  return sum;
}

std::vector<double> demandBy(const Outcome& outcome, const std::vector<double>& rate, DemandBase base,
                             const SlotYears& grid, const PeopleYears& people) {
  if (rate.empty()) return {};
  std::vector<double> out(grid.size(), 0.0);
  const std::optional<double> each = perPerson(rate);
  const Span ages = agesOf(rate);
  const std::size_t cells = static_cast<std::size_t>(kSexes) * outcome.ages;
  for (std::size_t y = 0; y + 1 < grid.years; ++y) {
    for (std::size_t d = 0; d < grid.districts; ++d) {
      const double residents = people.residents[grid.at(d, y + 1)];
      const double* women = outcome.people.data() + ((y + 1) * grid.districts + d) * cells;
      double demand = each ? residents * *each : demandOf(women, rate, ages);
      if (base == DemandBase::populationPresent && residents > 0)
        demand *= people.present[grid.at(d, y + 1)] / residents;
      out[grid.at(d, y)] = demand;
      out[grid.at(grid.city(), y)] += demand;
    }
  }
  return out;
}

// Places of dated objects that stand in a year, [slot][year]; the city's slot counts every object.
struct Added {
  std::vector<double> places;
  std::vector<Status> status;
};

void addFrom(const SlotYears& grid, std::size_t slot, std::size_t from, double places, Status status, Added& added) {
  for (std::size_t y = from; y < grid.years; ++y) {
    Status& known = added.status[grid.at(slot, y)];
    known = worse(known, status);
    added.places[grid.at(slot, y)] += places;
  }
}

void addObject(const Dataset& dataset, const SlotYears& grid, std::string_view territory, int yearsAfterFirst,
               double places, Status status, Added& added) {
  const int t = findTerritory(dataset, territory), d = findDistrict(dataset, territory);
  const std::size_t from = yearsAfterFirst > 0 ? static_cast<std::size_t>(yearsAfterFirst) : 0;
  if (d >= 0) addFrom(grid, d, from, places, status, added);
  if (d >= 0 || (t >= 0 && dataset.territories[t].kind == TerritoryKind::city))
    addFrom(grid, grid.city(), from, places, status, added);
}

Added addedPlaces(const Dataset& dataset, const Scenario& scenario, const Outcome& outcome, const SlotYears& grid,
                  const std::string& service) {
  Added added{std::vector<double>(grid.size(), 0.0), std::vector<Status>(grid.size(), Status::official)};
  for (const ServiceObject& o : dataset.services.objects)
    if (o.service == service)
      addObject(dataset, grid, o.territory, o.year - outcome.firstYear, o.places, o.from.status, added);
  for (const NewObject& o : scenario.objects)
    if (o.service == service)
      addObject(dataset, grid, o.territory, o.year - outcome.firstYear, o.places, Status::official, added);
  return added;
}

// What stands before any dated object, by slot. The city: the sum when every district is known, else its own figure.
std::vector<std::optional<Datum>> standing(const Service& service, const SlotYears& grid) {
  std::vector<std::optional<Datum>> result(grid.districts + 1);
  Datum sum{0, Status::official};
  bool all = grid.districts > 0 && service.capacity.size() == grid.districts;
  for (std::size_t d = 0; d < grid.districts && d < service.capacity.size(); ++d) {
    const std::optional<Figure>& figure = service.capacity[d];
    all = all && figure;
    if (!figure) continue;
    result[d] = Datum{figure->value, figure->from.status};
    sum = {sum.value + figure->value, worse(sum.status, figure->from.status)};
  }
  if (all)
    result[grid.city()] = sum;
  else if (service.cityCapacity)
    result[grid.city()] = {service.cityCapacity->value, service.cityCapacity->from.status};
  return result;
}

}  // namespace

ServiceYears serviceYears(const Dataset& dataset, const Scenario& scenario, const Outcome& outcome, int service,
                          const PeopleYears& people) {
  const Service& facts = dataset.services.services[service];
  const SlotYears grid = slotYears(outcome);
  ServiceYears out{demandBy(outcome, facts.rate, facts.base, grid, people),
                   demandBy(outcome, facts.policyRate, facts.base, grid, people),
                   std::vector<std::optional<Datum>>(grid.size())};
  const double shifts = facts.shifts ? facts.shifts->value : 1;
  const Status counted = facts.shifts ? facts.shifts->from.status : Status::official;
  const Added added = addedPlaces(dataset, scenario, outcome, grid, facts.id);
  const auto base = standing(facts, grid);
  for (std::size_t slot = 0; slot <= grid.city(); ++slot) {
    if (!base[slot]) continue;
    for (std::size_t y = 0; y < grid.years; ++y) {
      const std::size_t i = grid.at(slot, y);
      const Status status = worse(worse(base[slot]->status, added.status[i]), counted);
      out.capacity[i] = Datum{(base[slot]->value + added.places[i]) * shifts, status};
    }
  }
  return out;
}

std::optional<Datum> objectCapacity(const Service& service) {
  if (!service.typicalSize) return std::nullopt;
  Datum one{service.typicalSize->value, service.typicalSize->from.status};
  if (service.shifts) one = {one.value * service.shifts->value, worse(one.status, service.shifts->from.status)};
  return one;
}

double objectsNeeded(double deficit, double capacityOfOne) {
  constexpr double kNoise = 1e-9;  // a deficit of exactly two objects must not become three by the last bit
  return deficit > 0 && capacityOfOne > 0 ? std::max(0.0, std::ceil(deficit / capacityOfOne - kNoise)) : 0;
}

}  // namespace kosh
