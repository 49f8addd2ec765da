// Walks a dataset in the order of its parts and writes down each figure with its origin.
#include "ui/data_rows.h"

#include <cmath>

#include "core/overlay.h"

namespace kosh::ui {
namespace {

// As many decimals as the figure itself has, three at most.
int decimalsOf(double value) {
  double scaled = std::fabs(value);
  for (int decimals = 0; decimals < 3; ++decimals, scaled *= 10)
    if (std::fabs(scaled - std::round(scaled)) < 1e-6) return decimals;
  return 3;
}

class Rows {
 public:
  Rows(const Dataset& dataset, Lang lang) : dataset_(dataset), lang_(lang) {}

  std::string say(Str id, std::vector<Arg> args) const { return kosh::say(Message{id, std::move(args)}, lang_); }
  std::string words(Str id) const { return std::string(text(id, lang_)); }
  const std::string& in(const Names& names) const { return names.in(lang_); }

  void group(std::string name) {
    DataRow row;
    row.group = true;
    row.name = std::move(name);
    out.push_back(std::move(row));
  }

  // An input that is a table: only its origin is shown.
  DataRow& table(std::string name, const Provenance& from) {
    DataRow row;
    row.name = std::move(name);
    row.status = from.status;
    row.date = from.asOf;
    row.note = in(from.note);
    const Source* source = findSource(dataset_, from.source);
    row.source = source ? in(source->title) : from.source;
    row.own = source && source->kind == kOwnKind;
    out.push_back(std::move(row));
    return out.back();
  }

  DataRow& value(std::string name, double value, const Provenance& from) {
    const bool about = from.status >= Status::estimate;
    DataRow& row = table(std::move(name), from);
    row.value = (about ? "\u2248\u00A0" : "") + formatNumber(value, decimalsOf(value), lang_);
    return row;
  }

  DataRow& figure(std::string name, const std::optional<Figure>& figure) {
    return figure ? value(std::move(name), figure->value, figure->from) : none(std::move(name));
  }

  // The row's figure can be filled in or corrected.
  static void fillable(DataRow& row, std::string path, std::string unit) {
    row.path = std::move(path);
    row.unit = std::move(unit);
  }

  DataRow& none(std::string name) {
    DataRow row;
    row.name = std::move(name);
    row.value = words(Str::NoData);
    out.push_back(std::move(row));
    return out.back();
  }

  const Dataset& dataset() const { return dataset_; }
  Lang lang() const { return lang_; }

  std::vector<DataRow> out;

 private:
  const Dataset& dataset_;
  Lang lang_;
};

void addPeople(Rows& rows) {
  const Demography& demography = rows.dataset().demography;
  rows.group(rows.words(Str::DataGroupPeople));
  rows.figure(rows.words(Str::DataCityTotal), demography.cityTotal);
  for (std::size_t d = 0; d < demography.baseFrom.size(); ++d) {
    double people = 0;
    for (int sex = 0; sex < kSexes; ++sex)
      for (int age = 0; age < demography.ages; ++age) people += demography.base.at(static_cast<int>(d), sex, age);
    const Territory& territory = district(rows.dataset(), static_cast<int>(d));
    rows.value(rows.say(Str::DataBaseOf, {rows.in(territory.name)}), people, demography.baseFrom[d]);
  }
  for (const Territory& territory : rows.dataset().territories) {
    if (territory.population.empty()) continue;
    const YearFigure& last = territory.population.back();
    rows.value(rows.say(Str::DataObject, {rows.in(territory.name), std::to_string(last.year)}), last.figure.value,
               last.figure.from);
  }
}

void addRates(Rows& rows) {
  const Demography& demography = rows.dataset().demography;
  rows.group(rows.words(Str::DataGroupRates));
  rows.table(rows.words(Str::DataMortality), demography.mortalityFrom);
  rows.table(rows.words(Str::DataFertility), demography.fertilityFrom);
  const YearTable& ratio = demography.sexRatioAtBirth;
  if (ratio.empty()) return void(rows.table(rows.words(Str::DataSexRatio), demography.sexRatioFrom));
  rows.value(rows.words(Str::DataSexRatio), ratio.at(demography.baseYear, 0), demography.sexRatioFrom);
}

void addMigration(Rows& rows) {
  const Migration& migration = rows.dataset().migration;
  rows.group(rows.words(Str::DataGroupMigration));
  for (const Flow& flow : migration.flows) rows.table(rows.in(flow.name), flow.from);
  for (const NetFlow& flow : migration.netFlows) rows.table(rows.in(flow.name), flow.from);
  if (!migration.moves.rate.empty()) rows.table(rows.words(Str::DataMoves), migration.moves.from);
  for (const AgeProfile& profile : migration.profiles) rows.table(rows.say(Str::DataProfile, {profile.id}), profile.from);
}

void addStream(Rows& rows, const QuotaStream& stream) {
  const std::string &name = rows.in(stream.name), path = "quotas/" + stream.id;
  const std::string unit = rows.words(stream.permanent ? Str::UnitPersons : Str::UnitPermits);
  if (!stream.allocated) rows.table(rows.say(Str::DataAllocated, {name}), stream.allocatedFrom).value = rows.words(Str::DecisionsNotAllocated);
  const auto quotaOf = [&](int year) { return path + "/baseline/" + std::to_string(year); };
  for (const YearFigure& quota : stream.baseline)
    rows.fillable(rows.value(rows.say(Str::DataQuotaYear, {name, std::to_string(quota.year)}), quota.figure.value, quota.figure.from),
                  quotaOf(quota.year), unit);
  const int first = rows.dataset().demography.baseYear;
  if (stream.baseline.empty() && stream.allocated)
    rows.fillable(rows.none(rows.say(Str::DataQuotaYear, {name, std::to_string(first)})), quotaOf(first), unit);
  rows.fillable(rows.value(rows.say(Str::DataFill, {name}), stream.fillRate, stream.fillFrom), path + "/fill_rate",
                rows.words(Str::UnitShare));
  if (!stream.permanent)
    rows.fillable(rows.value(rows.say(Str::DataStay, {name}), stream.stayYears, stream.stayFrom), path + "/stay_years",
                  rows.words(Str::UnitYears));
  rows.table(rows.say(Str::DataSplit, {name}), stream.splitFrom);
}

void addQuotas(Rows& rows) {
  rows.group(rows.words(Str::DataGroupQuotas));
  for (const QuotaStream& stream : rows.dataset().quotas.streams) addStream(rows, stream);
  for (const YearFigure& outside : rows.dataset().quotas.kandasOutsideQuota)
    rows.fillable(rows.value(rows.say(Str::DataOutside, {std::to_string(outside.year)}), outside.figure.value, outside.figure.from),
                  "quotas/kandas_outside/" + std::to_string(outside.year), rows.words(Str::UnitPersons));
}

void addNorm(Rows& rows, const Norm& norm) {
  Provenance from;
  from.status = norm.status;
  from.asOf = norm.date;
  DataRow& row = rows.table(rows.words(Str::DataNorm), from);
  row.value = formatPercent(100 * norm.value, decimalsOf(100 * norm.value), rows.lang());
  row.source = rows.in(norm.act).empty() ? rows.words(Str::DataOwnMethod) : rows.in(norm.act);
}

// The city has a figure of its own where that of a district is missing.
void addCapacities(Rows& rows, const Service& service) {
  const Dataset& dataset = rows.dataset();
  const auto capacity = [&](const Territory& territory, const std::optional<Figure>& figure) {
    rows.fillable(rows.figure(rows.say(Str::DataCapacity, {rows.in(territory.name)}), figure),
                  "services/" + service.id + "/capacity/" + territory.id, rows.in(service.unit));
  };
  bool all = true;
  for (const std::optional<Figure>& figure : service.capacity) all = all && figure;
  if (service.cityCapacity || !all) capacity(dataset.territories.front(), service.cityCapacity);
  for (std::size_t d = 0; d < service.capacity.size(); ++d) capacity(district(dataset, static_cast<int>(d)), service.capacity[d]);
}

void addService(Rows& rows, const Service& service) {
  rows.group(rows.say(Str::DataGroupService, {rows.in(service.name), rows.in(service.unit)}));
  rows.table(rows.words(Str::DataRate), service.rateFrom);
  if (!service.policyRate.empty()) rows.table(rows.words(Str::DataPolicy), service.policyFrom);
  addNorm(rows, service.norm);
  addCapacities(rows, service);
  const std::string path = "services/" + service.id;
  rows.fillable(rows.figure(rows.words(Str::DataTypical), service.typicalSize), path + "/typical_size", rows.in(service.unit));
  rows.fillable(rows.figure(rows.words(Str::DataCost), service.unitCost), path + "/unit_cost", rows.words(Str::UnitThousandTenge));
  for (const ServiceObject& object : rows.dataset().services.objects)
    if (object.service == service.id)
      rows.value(rows.say(Str::DataObject, {rows.in(object.name), std::to_string(object.year)}), object.places, object.from);
}

void addMap(Rows& rows) {
  const Places& places = rows.dataset().places;
  rows.group(rows.words(Str::DataGroupPlaces));
  if (!places.schools.source.empty()) rows.table(rows.words(Str::DataSchools), places.schools);
  if (!places.hospitals.source.empty()) rows.table(rows.words(Str::DataHospitals), places.hospitals);
  if (!places.metro.source.empty()) rows.table(rows.words(Str::DataMetro), places.metro);
  if (!places.towns.source.empty()) rows.table(rows.words(Str::DataTowns), places.towns);
  rows.group(rows.words(Str::DataGroupAreas));
  for (const Territory& territory : rows.dataset().territories) 
    rows.fillable(rows.figure(rows.in(territory.name), territory.areaKm2), "territories/" + territory.id + "/area_km2",
                  rows.words(Str::UnitKm2));
}

}  // namespace

std::vector<DataRow> dataRows(const Dataset& dataset, Lang lang) {
  Rows rows(dataset, lang);
  addPeople(rows);
  addRates(rows);
  addMigration(rows);
  addQuotas(rows);
  for (const Service& service : dataset.services.services) addService(rows, service);
  addMap(rows);
  return std::move(rows.out);
}

std::array<int, kStatusKinds> countByStatus(const std::vector<DataRow>& rows) {
  std::array<int, kStatusKinds> counts{};
  for (const DataRow& row : rows)
    if (!row.group) ++counts[static_cast<std::size_t>(kindOf(row))];
  return counts;
}

std::vector<DataRow> onlyKind(const std::vector<DataRow>& rows, int kind) {
  if (kind < 0) return rows;
  std::vector<DataRow> out;
  const DataRow* caption = nullptr;
  for (const DataRow& row : rows) {
    if (row.group) {
      caption = &row;
    } else if (kind == kOwnRows ? row.own : kindOf(row) == kind) {
      if (caption) out.push_back(*caption);
      caption = nullptr;
      out.push_back(row);
    }
  }
  return out;
}

}  // namespace kosh::ui
