// Which indicators and series show each factor of paragraph 3, and their values for a territory.
#include "core/factors.h"

namespace kosh {
namespace {

enum Part { kWhole = -1, kEngineering, kTransport, kSocial };
enum FactorAt { kI1, kI2, kI3, kI4, kF1, kF2, kF3, kF4, kF5, kF6, kF7, kF8, kF9, kF10, kF11 };

constexpr Factor kFactors[] = {
    {"I1", Str::FactorI1}, {"I2", Str::FactorI2}, {"I3", Str::FactorI3}, {"I4", Str::FactorI4}, {"F1", Str::FactorF1},
    {"F2", Str::FactorF2}, {"F3", Str::FactorF3}, {"F4", Str::FactorF4}, {"F5", Str::FactorF5}, {"F6", Str::FactorF6},
    {"F7", Str::FactorF7}, {"F8", Str::FactorF8}, {"F9", Str::FactorF9}, {"F10", Str::FactorF10},
    {"F11", Str::FactorF11, {Str::FactorEngineering, Str::FactorTransport, Str::FactorSocial}}};

// What shows a factor: the id of an indicator or of a series. Paragraph 3 names the environment twice, as an influence
// and as a feature.
struct Shows {
  FactorAt factor;
  std::string_view id;
  Part part = kWhole;
};
constexpr Shows kShows[] = {
    {kI1, "growth"},
    {kI1, "natural_increase"},
    {kI1, "net_migration"},
    {kI1, "budget_per_resident"},
    {kI1, "housing_built_per_1000"},
    {kI2, "births"},
    {kI2, "deaths"},
    {kI2, "natural_increase"},
    {kI2, "natural_increase_rate"},
    {kI2, "share_under_16"},
    {kI2, "share_60_plus"},
    {kI2, "dependency"},
    {kI3, "culture_centre_places"},
    {kI3, "kandas_adapted_share"},
    {kF1, "density"},
    {kF1, "density_built"},
    {kF2, "immigration"},
    {kF3, "emigration"},
    {kF3, "emigrants_higher_education"},
    {kF4, "foreign_labour"},
    {kF4, "foreign_labour_share"},
    {kF4, "local_content"},
    {kF4, "foreign_permits"},
    {kF4, "foreign_quota_use"},
    {kF5, "internal_arrivals"},
    {kF5, "internal_departures"},
    {kF5, "migration_effectiveness"},
    {kF5, "district_moves"},
    {kF5, "arrivals_from_almaty_region"},
    {kF6, "growth_share"},
    {kF6, "agglomeration_population"},
    {kF6, "rural_arrivals_share"},
    {kF7, "religious_associations"},
    {kF7, "confession_shares"},
    {kF8, "pm25"},
    {kF8, "clean_days"},
    {kF8, "pm25_stations"},
    {kF8, "days_over_35"},
    {kF8, "air_pollution_index"},
    {kF8, "cars_per_1000"},
    {kF9, "kazakh_share"},
    {kF9, "russian_share"},
    {kF9, "ethnic_diversity"},
    {kF10, "labour_force"},
    {kF10, "jobs"},
    {kF10, "unemployment_rate"},
    {kF10, "jobs_needed"},
    {kF10, "labour_force_published"},
    {kF10, "employed_published"},
    {kF10, "unemployed_published"},
    {kF10, "unemployment_rate_published"},
    {kF10, "registered_unemployed"},
    {kF10, "employment_office_applicants"},
    {kF10, "vacancies_per_unemployed"},
    {kF10, "occupation_mismatch"},
    {kF11, "network_wear_water", kEngineering},
    {kF11, "network_wear_sewerage", kEngineering},
    {kF11, "homes_connected", kEngineering},
    {kF11, "commuters", kTransport},
    {kF11, "road_density", kTransport},
    {kF11, "travel_time", kTransport},
};

// Services stand under the infrastructure of their kind, but for green space (environment) and adaptation (culture).
struct ServicePlace {
  std::string_view service;
  FactorAt factor;
  Part part;
};
constexpr ServicePlace kServicePlaces[] = {
    {"water", kF11, kEngineering},  {"sewerage", kF11, kEngineering}, {"power", kF11, kEngineering},
    {"heat", kF11, kEngineering},   {"transport", kF11, kTransport},  {"green", kF8, kWhole},
    {"adaptation_centre", kI3, kWhole}};

ServicePlace placeOf(std::string_view service) {
  for (const ServicePlace& place : kServicePlaces)
    if (place.service == service) return place;
  return {service, kF11, kSocial};
}

// The facts and consequences that rows are made of.
struct Maker {
  const Dataset& dataset;
  const Outcome& outcome;
  int territory, year;
  std::vector<FactorRow> rows = {};

  void addIndicator(int factor, int part, int indicator) {
    FactorRow row{factor, part, indicator};
    row.value = valueOf(outcome, indicator, territory, year);
    if (row.value) row.year = year;
    const GivenValue* given = findGiven(dataset.given, outcome.indicators[static_cast<std::size_t>(indicator)].id, territory, year);
    if (given && row.value == Datum{given->figure.value, given->figure.from.status}) row.from = &given->figure.from;
    rows.push_back(row);
  }

  void addSeries(int factor, int part, int series) {
    FactorRow row{factor, part, -1, series};
    const Series& facts = dataset.series[series];
    if (territory >= 0 && static_cast<std::size_t>(territory) < facts.values.size()) {
      for (const YearFigure& f : facts.values[territory]) {
        if (f.year > year) break;
        row.value = Datum{f.figure.value, f.figure.from.status};
        row.year = f.year;
        row.from = &f.figure.from;
      }
    }
    rows.push_back(row);
  }

  void add(int factor, int part, std::string_view id) {
    const int indicator = findIndicator(outcome, id), series = findSeries(dataset, id);
    if (indicator >= 0) addIndicator(factor, part, indicator);
    else if (series >= 0) addSeries(factor, part, series);
  }

  // A part without a row says that nothing is known of it.
  void addPart(FactorAt as, FactorAt factor, Part part) {
    const std::size_t before = rows.size();
    for (const Shows& shows : kShows)
      if (shows.factor == factor && shows.part == part) add(as, part, shows.id);
    for (const Service& service : dataset.services.services) {
      const ServicePlace place = placeOf(service.id);
      if (place.factor != factor || place.part != part) continue;
      add(as, part, service.id + "_load");
      add(as, part, service.id + "_deficit");
    }
    if (rows.size() == before) rows.push_back({as, part});
  }
};

}  // namespace

std::span<const Factor> factors() { return kFactors; }

std::vector<FactorRow> factorRows(const Dataset& dataset, const Outcome& outcome, int territory, int year) {
  Maker maker{dataset, outcome, territory, year};
  for (int f = kI1; f < kF11; ++f) {
    const FactorAt factor = static_cast<FactorAt>(f);
    maker.addPart(factor, factor == kI4 ? kF8 : factor, kWhole);
  }
  for (const Part part : {kEngineering, kTransport, kSocial}) maker.addPart(kF11, kF11, part);
  return std::move(maker.rows);
}

}  // namespace kosh
