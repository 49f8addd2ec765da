// Services: what the people need, and what stands there with dated objects.
#include "core/services.h"

namespace kosh {
namespace {

// Demand of one district from its people [sex][age] of a 1 January.
double demandOf(const double* women, const Service& service) {
  const std::size_t ages = service.rate.size();
  double sum = 0;
  for (std::size_t a = 0; a < ages; ++a) sum += (women[a] + women[ages + a]) * service.rate[a];
  return sum;
}

void fillDemand(const Outcome& outcome, const Service& service, const SlotYears& grid, const PeopleYears& people,
                ServiceYears& out) {
  const bool byPresent = service.base == DemandBase::populationPresent;
  const std::size_t cells = static_cast<std::size_t>(kSexes) * outcome.ages;
  for (std::size_t y = 0; y + 1 < grid.years; ++y) {
    for (std::size_t d = 0; d < grid.districts; ++d) {
      double demand = demandOf(outcome.people.data() + ((y + 1) * grid.districts + d) * cells, service);
      const double residents = people.residents[grid.at(d, y + 1)];
      if (byPresent && residents > 0) demand *= people.present[grid.at(d, y + 1)] / residents;
      out.demand[grid.at(d, y)] = demand;
      out.demand[grid.at(grid.city(), y)] += demand;
    }
  }
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
  ServiceYears out{std::vector<double>(grid.size(), 0.0), std::vector<std::optional<Datum>>(grid.size())};
  fillDemand(outcome, facts, grid, people, out);
  const Added added = addedPlaces(dataset, scenario, outcome, grid, facts.id);
  const auto base = standing(facts, grid);
  for (std::size_t slot = 0; slot <= grid.city(); ++slot) {
    if (!base[slot]) continue;
    for (std::size_t y = 0; y < grid.years; ++y) {
      const std::size_t i = grid.at(slot, y);
      out.capacity[i] = Datum{base[slot]->value + added.places[i], worse(base[slot]->status, added.status[i])};
    }
  }
  return out;
}

}  // namespace kosh
