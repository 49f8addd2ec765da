// Which figure would fill in a consequence that has no data: the input it waits for, else the consequence itself.
#include <algorithm>

#include "core/labour.h"
#include "core/overlay.h"

namespace kosh {
namespace {

std::string ofService(const Dataset& dataset, const Indicator& indicator, int territory) {
  const int at = findService(dataset, indicator.service);
  if (at < 0) return {};
  const Service& service = dataset.services.services[static_cast<std::size_t>(at)];
  const std::string path = "services/" + service.id, &where = dataset.territories[static_cast<std::size_t>(territory)].id;
  const int d = findDistrict(dataset, where);
  const bool stands = d >= 0 ? service.capacity[static_cast<std::size_t>(d)].has_value()
                             : service.cityCapacity || std::all_of(service.capacity.begin(), service.capacity.end(),
                                                                   [](const auto& figure) { return figure.has_value(); });
  const bool demand = indicator.kind != IndicatorKind::places || indicator.id.ends_with("_demand");
  const bool capacity = indicator.kind != IndicatorKind::places || !demand;
  const bool objects = indicator.kind == IndicatorKind::objects || indicator.kind == IndicatorKind::cost;
  if (demand && service.rate.empty()) return path + "/rate";
  if (capacity && !stands) return path + "/capacity/" + where;
  if (objects && !service.typicalSize) return path + "/typical_size";
  if (indicator.kind == IndicatorKind::cost && !service.unitCost) return path + "/unit_cost";
  return {};
}

// The city's alone, but for the labour force.
std::string ofLabour(const Dataset& dataset, std::string_view id, bool city) {
  const Labour& labour = dataset.labour;
  const bool supply = id == "labour_force" || id == "jobs_needed";
  const bool jobs = city && (id == "jobs" || id == "unemployment_rate" || id == "foreign_labour_share" || id == "local_content");
  if ((supply || (city && id == "unemployment_rate")) && labour.participation.empty()) return "labour/participation";
  if (id == "jobs_needed" && !labour.unemploymentRate) return "labour/unemployment_rate";
  if (jobs && labour.jobs.empty()) return "labour/jobs/" + std::to_string(dataset.demography.baseYear);
  return {};
}

// Foreign workers are known where the permits of all their streams are.
std::string ofPermits(const Dataset& dataset, std::string_view id, bool city) {
  if (id != "foreign_labour" && !(city && (id == "foreign_labour_share" || id == "local_content"))) return {};
  for (const QuotaStream& stream : dataset.quotas.streams)
    if (isForeignLabour(stream) && stream.allocated && stream.baseline.empty())
      return "quotas/" + stream.id + "/baseline/" + std::to_string(dataset.demography.baseYear);
  return {};
}

std::string inputOf(const Dataset& dataset, const Indicator& indicator, int territory) {
  const Territory& where = dataset.territories[static_cast<std::size_t>(territory)];
  if (where.kind == TerritoryKind::agglomeration) return {};  // not projected: no input makes a figure
  const bool city = where.kind == TerritoryKind::city;
  if (!indicator.service.empty()) return ofService(dataset, indicator, territory);
  if (indicator.id == "density" && !where.areaKm2) return "territories/" + where.id + "/area_km2";
  const std::string labour = ofLabour(dataset, indicator.id, city);
  return labour.empty() ? ofPermits(dataset, indicator.id, city) : labour;
}

}  // namespace

std::string indicatorPath(const Dataset& dataset, const Indicator& indicator, int territory, int year) {
  const std::string& where = dataset.territories[static_cast<std::size_t>(territory)].id;
  return "indicators/" + indicator.id + "/" + where + "/" + std::to_string(year);
}

std::string pathToFill(const Dataset& dataset, const Indicator& indicator, int territory, int year) {
  const std::string input = inputOf(dataset, indicator, territory);
  if (!input.empty() && addressable(dataset, input) && !figureAt(dataset, input)) return input;
  return indicatorPath(dataset, indicator, territory, year);
}

}  // namespace kosh
