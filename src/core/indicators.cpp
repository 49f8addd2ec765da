// The table of indicators and how each value is made.
#include "core/indicators.h"

#include <algorithm>

#include "core/services.h"
#include "core/sheet.h"

namespace kosh {
namespace {

struct Row {
  const char* id;
  IndicatorKind kind;
  Str name, unit;
  bool stock;
};

constexpr Row kPeople[] = {
    {"population", IndicatorKind::persons, Str::IndPopulation, Str::UnitPersons, true},
    {"population_present", IndicatorKind::persons, Str::IndPopulationPresent, Str::UnitPersons, true},
    {"density", IndicatorKind::density, Str::IndDensity, Str::UnitPersonsPerKm2, true},
    {"births", IndicatorKind::persons, Str::IndBirths, Str::UnitPersons, false},
    {"deaths", IndicatorKind::persons, Str::IndDeaths, Str::UnitPersons, false},
    {"natural_increase", IndicatorKind::change, Str::IndNaturalIncrease, Str::UnitPersons, false},
    {"net_migration", IndicatorKind::change, Str::IndNetMigration, Str::UnitPersons, false},
    {"share_under_16", IndicatorKind::share, Str::IndShareUnder16, Str::UnitPercent, true},
    {"share_60_plus", IndicatorKind::share, Str::IndShare60Plus, Str::UnitPercent, true},
    {"dependency", IndicatorKind::rate, Str::IndDependency, Str::UnitPer100Working, true},
    {"growth", IndicatorKind::change, Str::IndGrowth, Str::UnitPersons, false},
    {"natural_increase_rate", IndicatorKind::rate, Str::IndNaturalRate, Str::UnitPerThousand, false},
    {"growth_share", IndicatorKind::share, Str::IndGrowthShare, Str::UnitPercent, false},
    {"immigration", IndicatorKind::persons, Str::IndImmigration, Str::UnitPersons, false},
    {"emigration", IndicatorKind::persons, Str::IndEmigration, Str::UnitPersons, false},
    {"internal_arrivals", IndicatorKind::persons, Str::IndInternalArrivals, Str::UnitPersons, false},
    {"internal_departures", IndicatorKind::persons, Str::IndInternalDepartures, Str::UnitPersons, false},
    {"district_moves", IndicatorKind::change, Str::IndDistrictMoves, Str::UnitPersons, false},
    {"migration_effectiveness", IndicatorKind::share, Str::IndMigrationEffectiveness, Str::UnitPercent, false},
    {"labour_force", IndicatorKind::persons, Str::IndLabourForce, Str::UnitPersons, true},
    {"jobs", IndicatorKind::persons, Str::IndJobs, Str::UnitJobs, true},
    {"unemployment_rate", IndicatorKind::share, Str::IndUnemployment, Str::UnitPercent, true},
    {"jobs_needed", IndicatorKind::persons, Str::IndJobsNeeded, Str::UnitJobs, true},
    {"foreign_labour", IndicatorKind::persons, Str::IndForeignLabour, Str::UnitPersons, true},
    {"foreign_labour_share", IndicatorKind::share, Str::IndForeignShare, Str::UnitPercent, true},
    {"local_content", IndicatorKind::share, Str::IndLocalContent, Str::UnitPercent, true},
};
constexpr Row kOfService[] = {
    {"_demand", IndicatorKind::places, Str::IndServiceDemand, Str::UnitPlaces, false},
    {"_capacity", IndicatorKind::places, Str::IndServiceCapacity, Str::UnitPlaces, false},
    {"_load", IndicatorKind::load, Str::IndServiceLoad, Str::UnitPercent, false},
    {"_deficit", IndicatorKind::deficit, Str::IndServiceDeficit, Str::UnitPlaces, false},
    {"_objects", IndicatorKind::objects, Str::IndServiceObjects, Str::UnitObjects, false},
    {"_cost", IndicatorKind::cost, Str::IndServiceCost, Str::UnitThousandTenge, false},
    // Last: only where a policy need is given.
    {"_policy_deficit", IndicatorKind::deficit, Str::IndServicePolicyDeficit, Str::UnitPlaces, false},
};
enum PeopleRow { kPopulation, kPresent, kDensity, kBirths, kDeaths, kNatural, kNetMigration, kUnder16, kFrom60 };
enum ServiceRow { kDemand, kCapacity, kLoad, kDeficit, kObjects, kCost, kPolicyDeficit };

// Official area of a slot; a city without one of its own is the sum of its districts.
std::optional<Datum> areaOfSlot(const Sheet& sheet, std::size_t slot) {
  const int t = sheet.territory[slot];
  if (t >= 0 && sheet.dataset.territories[t].areaKm2) {
    const Figure& area = *sheet.dataset.territories[t].areaKm2;
    return Datum{area.value, area.from.status};
  }
  if (slot != sheet.grid.city() || slot == 0) return std::nullopt;
  Datum sum{0, Status::computed};
  for (std::size_t d = 0; d < sheet.grid.districts; ++d) {
    const std::optional<Datum> part = areaOfSlot(sheet, d);
    if (!part) return std::nullopt;
    sum = {sum.value + part->value, worse(sum.status, part->status)};
  }
  return sum;
}

void fillStocks(Sheet& sheet, const PeopleYears& people, const Trust& trust) {
  for (std::size_t slot = 0; slot < sheet.grid.slots(); ++slot) {
    const std::optional<Datum> area = areaOfSlot(sheet, slot);
    for (std::size_t y = 0; y < sheet.grid.years; ++y) {
      const std::size_t i = sheet.grid.at(slot, y);
      const double residents = people.residents[i];
      // The age structure of the base year is not the published total: it has the status of the cells.
      const Status status = trust.residents[i], byAge = trust.byAge[i];
      sheet.set(kPopulation, slot, y, residents, status);
      sheet.set(kPresent, slot, y, people.present[i], trust.present[i]);
      if (area && area->value > 0) sheet.set(kDensity, slot, y, residents / area->value, worse(status, area->status));
      if (residents <= 0) continue;
      sheet.set(kUnder16, slot, y, 100 * people.under16[i] / residents, byAge);
      sheet.set(kFrom60, slot, y, 100 * people.from60[i] / residents, byAge);
    }
  }
}

void setFlows(Sheet& sheet, std::size_t slot, std::size_t y, const YearFlows& f, Status status) {
  sheet.set(kBirths, slot, y, f.births, status);
  sheet.set(kDeaths, slot, y, f.deaths, status);
  sheet.set(kNatural, slot, y, f.births - f.deaths, status);
  sheet.set(kNetMigration, slot, y, f.netMigration, status);
}

void fillFlows(Sheet& sheet, const Trust& trust) {
  const SlotYears& grid = sheet.grid;
  for (std::size_t y = 0; y + 1 < grid.years; ++y) {
    YearFlows city;
    for (std::size_t d = 0; d < grid.districts; ++d) {
      const YearFlows& f = sheet.out.flows[y * grid.districts + d];
      setFlows(sheet, d, y, f, trust.residents[grid.at(d, y + 1)]);
      city += f;
    }
    setFlows(sheet, grid.city(), y, city, trust.residents[grid.at(grid.city(), y + 1)]);
  }
}

// What the values of one service are made of.
struct ServiceSheet {
  const Service& service;
  const ServiceYears& years;
  int first;                 // indicator of kDemand
  std::optional<Datum> one;  // what an object of the typical size serves
};

// Objects that the year's deficit asks for, and the cost of those that are more than ever before; returns the most so far.
double fillObjects(Sheet& sheet, const ServiceSheet& s, std::size_t slot, std::size_t y, const Datum& deficit, double before) {
  if (!s.one) return before;
  const double objects = objectsNeeded(deficit.value, s.one->value);
  const Status status = worse(deficit.status, s.one->status);
  sheet.set(s.first + kObjects, slot, y, objects, status);
  const std::optional<Figure>& price = s.service.unitCost;
  if (price)
    sheet.set(s.first + kCost, slot, y, std::max(0.0, objects - before) * s.service.typicalSize->value * price->value,
              worse(status, price->from.status));
  return std::max(before, objects);
}

// Load and deficit of a year; returns the deficit.
std::optional<Datum> fillLoad(Sheet& sheet, const ServiceSheet& s, std::size_t slot, std::size_t y, Status people) {
  const std::size_t i = sheet.grid.at(slot, y);
  const Norm& norm = s.service.norm;
  if (!s.years.capacity[i] || norm.value <= 0) return std::nullopt;
  const Datum capacity = *s.years.capacity[i];
  // With a norm of one nothing but the places themselves is compared: its status says nothing then.
  const Status judged = worse(worse(people, capacity.status), norm.value == 1 ? Status::official : norm.status);
  const auto deficit = [&](int row, double demand, Status status) {
    const Datum datum{demand / norm.value - capacity.value, worse(judged, status)};
    sheet.set(s.first + row, slot, y, datum.value, datum.status);
    return datum;
  };
  if (!s.years.policy.empty()) deficit(kPolicyDeficit, s.years.policy[i], s.service.policyFrom.status);
  if (s.years.demand.empty()) return std::nullopt;
  const Status rate = s.service.rateFrom.status;
  if (capacity.value > 0)
    sheet.set(s.first + kLoad, slot, y, 100 * (s.years.demand[i] / norm.value) / capacity.value, worse(judged, rate));
  return deficit(kDeficit, s.years.demand[i], rate);
}

void fillService(Sheet& sheet, const ServiceSheet& s, const Trust& trust) {
  const bool byPresent = s.service.base == DemandBase::populationPresent;
  for (std::size_t slot = 0; slot < sheet.grid.slots(); ++slot) {
    double objects = 0;
    for (std::size_t y = 0; y + 1 < sheet.grid.years; ++y) {
      const std::size_t i = sheet.grid.at(slot, y), next = sheet.grid.at(slot, y + 1);
      const Status people = byPresent ? trust.present[next] : trust.residents[next];
      if (!s.years.demand.empty())
        sheet.set(s.first + kDemand, slot, y, s.years.demand[i], worse(people, s.service.rateFrom.status));
      if (s.years.capacity[i])
        sheet.set(s.first + kCapacity, slot, y, s.years.capacity[i]->value, s.years.capacity[i]->status);
      if (const std::optional<Datum> deficit = fillLoad(sheet, s, slot, y, people))
        objects = fillObjects(sheet, s, slot, y, *deficit, objects);
    }
  }
}

void fillServices(Sheet& sheet, const Scenario& scenario, const PeopleYears& people, const Trust& trust) {
  for (std::size_t i = 0; i < sheet.dataset.services.services.size(); ++i) {
    const Service& service = sheet.dataset.services.services[i];
    const ServiceYears years = serviceYears(sheet.dataset, scenario, sheet.out, static_cast<int>(i), people);
    const int first = findIndicator(sheet.out, service.id + kOfService[kDemand].id);
    fillService(sheet, {service, years, first, objectCapacity(service)}, trust);
  }
}

// Territories that are not projected have facts only: the totals published for years in the range.
void fillPublished(Sheet& sheet) {
  for (std::size_t t = 0; t < sheet.dataset.territories.size(); ++t) {
    const Territory& territory = sheet.dataset.territories[t];
    if (territory.kind != TerritoryKind::agglomeration) continue;
    for (const YearFigure& f : territory.population) {
      if (f.year < sheet.out.firstYear || f.year > sheet.out.lastYear) continue;
      const std::size_t row = (kPopulation * sheet.dataset.territories.size() + t) * sheet.grid.years;
      sheet.out.values[row + (f.year - sheet.out.firstYear)] = Datum{f.figure.value, f.figure.from.status};
    }
  }
}

// What was given by hand stands only where the model has nothing.
void fillGiven(Sheet& sheet) {
  for (const GivenValue& given : sheet.dataset.given) {
    const int indicator = findIndicator(sheet.out, given.indicator);
    if (indicator < 0 || given.year < sheet.out.firstYear || given.year > sheet.out.lastYear) continue;
    const std::size_t row = static_cast<std::size_t>(indicator) * sheet.dataset.territories.size() + given.territory;
    std::optional<Datum>& cell = sheet.out.values[row * sheet.grid.years + (given.year - sheet.out.firstYear)];
    if (!cell) cell = Datum{given.figure.value, given.figure.from.status};
  }
}

}  // namespace

std::vector<Indicator> indicatorsOf(const Dataset& dataset) {
  std::vector<Indicator> out;
  for (const Row& r : kPeople) out.push_back({r.id, r.kind, r.name, r.unit, {}, r.stock});
  for (const Service& s : dataset.services.services)
    for (const Row& r : kOfService)
      if (&r != &kOfService[kPolicyDeficit] || !s.policyRate.empty())
        out.push_back({s.id + r.id, r.kind, r.name, r.unit, s.id, r.stock});
  return out;
}

Sheet makeSheet(const Dataset& dataset, Outcome& out) {
  Sheet sheet{dataset, out, slotYears(out), dataset.districts};
  int city = -1;
  for (std::size_t t = 0; t < dataset.territories.size() && city < 0; ++t)
    if (dataset.territories[t].kind == TerritoryKind::city) city = static_cast<int>(t);
  sheet.territory.push_back(city);
  out.values.assign(out.indicators.size() * dataset.territories.size() * sheet.grid.years, std::nullopt);
  return sheet;
}

void fillIndicators(const Dataset& dataset, const Scenario& scenario, Outcome& outcome) {
  outcome.indicators = indicatorsOf(dataset);
  Sheet sheet = makeSheet(dataset, outcome);
  const PeopleYears people = peopleYears(dataset, scenario, outcome);
  const Trust trust = trustOf(dataset, scenario, outcome);
  fillStocks(sheet, people, trust);
  fillFlows(sheet, trust);
  fillMigration(sheet, people, trust);
  fillLabour(sheet, trust);
  fillServices(sheet, scenario, people, trust);
  fillPublished(sheet);
  fillGiven(sheet);
}

}  // namespace kosh
