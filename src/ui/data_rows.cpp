// Walks a dataset in the order of its parts and writes down each figure with its origin.
#include "ui/data_rows.h"

#include <algorithm>
#include <cmath>

#include "core/indicators.h"
#include "core/overlay.h"
#include "ui/widgets.h"

namespace kosh::ui {
namespace {

// As many decimals as the figure itself has, three at most; of a small one three that say something.
int decimalsOf(double value) {
  double scaled = std::fabs(value);
  for (int decimals = 0; decimals <= 3; ++decimals, scaled *= 10)
    if (std::fabs(scaled - std::round(scaled)) < (value < 1 ? 1e-9 : 1e-6)) return decimals;
  int decimals = 3;
  for (double rest = std::fabs(value); rest > 0 && rest < 0.1; rest *= 10) ++decimals;
  return decimals;
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
    setOrigin(row, dataset_, from, lang_);
    out.push_back(std::move(row));
    return out.back();
  }

  DataRow& value(std::string name, double value, const Provenance& from) {
    DataRow& row = table(std::move(name), from);
    row.value = givenNumber(value, decimalsOf(value), from.status, lang_);
    return row;
  }

  // What other sources say stands below; returned is the figure in use.
  DataRow& figure(std::string name, const std::optional<Figure>& figure) {
    if (!figure) return none(std::move(name));
    const std::size_t at = out.size();
    value(name, figure->value, figure->from);
    for (const Figure& other : figure->alternatives) value(say(Str::DataAlternative, {name}), other.value, other.from);
    return out[at];
  }

  // The row's figure can be filled in or corrected.
  void fillable(DataRow& row, std::string path, std::string unit) const {
    if (!addressable(dataset_, path)) return;
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
  const std::string first = std::to_string(rows.dataset().demography.baseYear);
  if (rows.dataset().quotas.kandasOutsideQuota.empty() && findStream(rows.dataset(), "kandas") >= 0)
    rows.fillable(rows.none(rows.say(Str::DataOutside, {first})), "quotas/kandas_outside/" + first, rows.words(Str::UnitPersons));
}

void addNorm(Rows& rows, const Norm& norm, std::string path) {
  Provenance from;
  from.status = norm.status;
  from.asOf = norm.date;
  DataRow& row = rows.table(rows.words(Str::DataNorm), from);
  row.value = formatPercent(100 * norm.value, decimalsOf(100 * norm.value), rows.lang());
  row.source = rows.in(norm.act).empty() ? rows.words(Str::DataOwnMethod) : rows.in(norm.act);
  for (const Source& source : rows.dataset().sources)
    row.own = row.own || (source.kind == kOwnKind && source.title == norm.act);
  rows.fillable(row, path, rows.words(Str::UnitNorm));
}

DataRow& addRate(Rows& rows, Str name, const std::vector<double>& rate, const Provenance& from) {
  if (const std::optional<double> each = perPerson(rate)) return rows.value(rows.words(name), *each, from);
  return rate.empty() ? rows.none(rows.words(name)) : rows.table(rows.words(name), from);
}

// The unit in one form, without those of plurals.
std::string unitWords(const Rows& rows, const Service& service) {
  const std::string& unit = rows.in(service.unit);
  return unit.substr(unit.rfind('|') + 1);
}

// By district where any of them is known, of the city where that of a district is missing; what else is known of the
// service stands under the first row.
void addCapacity(Rows& rows, const Service& service) {
  const std::size_t first = rows.out.size();
  const auto add = [&](const Territory& territory, const std::string& name, const std::optional<Figure>& figure) {
    rows.fillable(rows.figure(rows.say(Str::DataCapacity, {name}), figure),
                  "services/" + service.id + "/capacity/" + territory.id, unitWords(rows, service));
  };
  const auto known = [](const std::optional<Figure>& figure) { return figure.has_value(); };
  const bool byDistrict = std::any_of(service.capacity.begin(), service.capacity.end(), known);
  const bool all = std::all_of(service.capacity.begin(), service.capacity.end(), known);
  const Dataset& dataset = rows.dataset();
  if (!byDistrict || !all || service.cityCapacity) add(dataset.territories.front(), rows.in(dataset.name), service.cityCapacity);
  for (std::size_t d = 0; byDistrict && d < service.capacity.size(); ++d) {
    const Territory& territory = district(dataset, static_cast<int>(d));
    add(territory, rows.in(territory.name), service.capacity[d]);
  }
  std::string& note = rows.out[first].note;
  note += (note.empty() ? "" : " ") + rows.in(service.note);
}

void addService(Rows& rows, const Service& service) {
  const std::string unit = unitWords(rows, service), path = "services/" + service.id;
  rows.group(rows.say(Str::DataGroupService, {rows.in(service.name), unit}));
  rows.fillable(addRate(rows, Str::DataRate, service.rate, service.rateFrom), path + "/rate", rows.say(Str::UnitOnePerson, {unit}));
  if (!service.policyRate.empty()) addRate(rows, Str::DataPolicy, service.policyRate, service.policyFrom);
  addNorm(rows, service.norm, path + "/norm");
  addCapacity(rows, service);
  if (service.shifts)
    rows.fillable(rows.figure(rows.words(Str::DataShifts), service.shifts), path + "/shifts", rows.words(Str::UnitShifts));
  rows.fillable(rows.figure(rows.words(Str::DataTypical), service.typicalSize), path + "/typical_size", unit);
  rows.fillable(rows.figure(rows.words(Str::DataCost), service.unitCost), path + "/unit_cost", rows.words(Str::UnitThousandTenge));
  for (const ServiceObject& object : rows.dataset().services.objects)
    if (object.service == service.id)
      rows.value(rows.say(Str::DataObject, {rows.in(object.name), std::to_string(object.year)}), object.places, object.from);
}

void addLabour(Rows& rows) {
  const Labour& labour = rows.dataset().labour;
  const std::string word = rows.words(Str::DataParticipation), share = "labour/participation";
  const std::optional<Figure> single = figureAt(rows.dataset(), share);
  rows.fillable(!labour.participation.empty() && !single ? rows.table(word, labour.participationFrom) : rows.figure(word, single),
                share, rows.words(Str::UnitShare));
  const auto jobsOf = [&](int year) { return rows.say(Str::DataJobs, {std::to_string(year)}); };
  const auto canFill = [&](DataRow& row, int year) {
    rows.fillable(row, "labour/jobs/" + std::to_string(year), rows.words(Str::UnitJobs));
  };
  for (std::size_t i = 0; i < labour.jobs.years.size(); ++i)
    canFill(rows.value(jobsOf(labour.jobs.years[i]), labour.jobs.values[i], labour.jobsFrom), labour.jobs.years[i]);
  const int first = rows.dataset().demography.baseYear;
  if (labour.jobs.empty()) canFill(rows.none(jobsOf(first)), first);
  rows.fillable(rows.figure(rows.words(Str::DataUnemployment), labour.unemploymentRate), "labour/unemployment_rate",
                rows.words(Str::UnitPercent));
}

// Every published figure, and a row without one for a series that nobody publishes.
void addSeries(Rows& rows, const Series& series) {
  const std::string name = rows.say(Str::CardTitleUnit, {rows.in(series.name), rows.in(series.unit)});
  bool any = false;
  for (std::size_t t = 0; t < series.values.size(); ++t) {
    for (const YearFigure& f : series.values[t]) {
      const std::string where = rows.in(rows.dataset().territories[t].name);
      rows.fillable(rows.value(rows.say(Str::DataSeriesOf, {name, where, std::to_string(f.year)}), f.figure.value, f.figure.from),
                    seriesPath(series, rows.dataset().territories[t], f.year), rows.in(series.unit));
      any = true;
    }
  }
  if (!any) {
    DataRow& row = rows.none(name);
    rows.fillable(row, seriesPath(series, rows.dataset().territories.front(), rows.dataset().demography.baseYear), rows.in(series.unit));
    row.byDate = true;
  }
  if (!series.threshold) return;
  rows.fillable(rows.figure(rows.say(Str::DataThreshold, {name}), series.threshold), "series/" + series.id + "/threshold",
                rows.in(series.unit));
}

void addPart(Rows& rows, SeriesPart part, Str group) {
  const Dataset& dataset = rows.dataset();
  const bool labour = part == SeriesPart::economy && !(dataset.labour == Labour{});
  const auto ofPart = [&](const Series& series) { return series.part == part; };
  if (!labour && std::none_of(dataset.series.begin(), dataset.series.end(), ofPart)) return;
  rows.group(rows.words(group));
  if (labour) addLabour(rows);
  for (const Series& series : dataset.series)
    if (ofPart(series)) addSeries(rows, series);
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

// What the methods of decision No 98 compare with. A threshold is a given number, also one that nobody has confirmed.
void addThresholds(Rows& rows) {
  const std::vector<Threshold>& thresholds = rows.dataset().rules.thresholds;
  if (!thresholds.empty()) rows.group(rows.words(Str::DataGroupThresholds));
  for (const Threshold& threshold : thresholds) {
    const std::string unit = rows.in(threshold.unit);
    const std::string name = rows.say(Str::DataThresholdOf, {threshold.paragraph, startLower(rows.in(threshold.name))});
    const std::size_t at = rows.out.size();
    rows.fillable(rows.figure(rows.say(Str::CardTitleUnit, {name, unit}), threshold.value), "rules/thresholds/" + threshold.id, unit);
    if (threshold.value) rows.out[at].value = formatNumber(threshold.value->value, decimalsOf(threshold.value->value), rows.lang());
  }
}

// What the user gave for consequences that the model has none of.
void addGiven(Rows& rows) {
  const Dataset& dataset = rows.dataset();
  if (dataset.given.empty()) return;
  rows.group(rows.say(Str::OwnCount, {Number{static_cast<double>(dataset.given.size()), 0}}));
  for (const Indicator& indicator : indicatorsOf(dataset)) {
    for (const GivenValue& given : dataset.given) {
      if (given.indicator != indicator.id) continue;
      const Territory& territory = dataset.territories[static_cast<std::size_t>(given.territory)];
      const std::string year = std::to_string(given.year), unit(unitOf(dataset, indicator, rows.lang()));
      const std::string name = rows.say(Str::CardTitleUnit, {nameOf(dataset, indicator, rows.lang()), unit});
      rows.fillable(rows.value(rows.say(Str::DataSeriesOf, {name, rows.in(territory.name), year}), given.figure.value, given.figure.from),
                    "indicators/" + indicator.id + "/" + territory.id + "/" + year, unit);
    }
  }
}

// What went into the hindcast, then one row for each published total: how far the model was from it.
void addHindcast(Rows& rows, std::span<const HindcastRow> hindcast) {
  if (!rows.dataset().hindcast) return;
  const Demography& people = rows.dataset().hindcast->demography;
  const std::string base = std::to_string(people.baseYear);
  rows.group(rows.say(Str::DataGroupHindcast, {base}));
  rows.table(rows.say(Str::DataHindcastPeople, {base}), people.baseFrom[0]);
  rows.table(rows.words(Str::DataMortality), people.mortalityFrom);
  rows.table(rows.words(Str::DataFertility), people.fertilityFrom);
  for (const Flow& flow : rows.dataset().hindcast->migration.flows) rows.table(rows.in(flow.name), flow.from);
  for (const HindcastRow& row : hindcast) {
    const Territory& territory = rows.dataset().territories[row.territory];
    const auto persons = [&](double value) { return formatNumber(value, 0, rows.lang()); };
    const std::string name = rows.say(Str::DataHindcastRow, {rows.in(territory.name), std::to_string(row.year),
                                                             persons(row.projected), persons(row.published.value)});
    rows.table(name, row.published.from).value =
        rows.say(Str::DataHindcastError, {formatSigned(row.error(), 0, rows.lang()), formatPercent(row.percent(), 1, rows.lang())});
  }
}

}  // namespace

void setOrigin(DataRow& row, const Dataset& dataset, const Provenance& from, Lang lang) {
  row.status = from.status;
  row.date = from.asOf;
  row.note = from.note.in(lang);
  const Source* source = findSource(dataset, from.source);
  row.source = source ? source->title.in(lang) : from.source;
  row.own = source && source->kind == kOwnKind;
}

std::string givenNumber(double value, int decimals, Status status, Lang lang) {
  return (status >= Status::estimate ? "\u2248\u00A0" : "") + formatNumber(value, decimals, lang);
}

std::string seriesPath(const Series& series, const Territory& territory, int year) {
  return "series/" + series.id + "/" + territory.id + "/" + std::to_string(year);
}

std::vector<DataRow> dataRows(const Dataset& dataset, std::span<const HindcastRow> hindcast, Lang lang) {
  Rows rows(dataset, lang);
  addPeople(rows);
  addRates(rows);
  addMigration(rows);
  addQuotas(rows);
  for (const Service& service : dataset.services.services) addService(rows, service);
  addPart(rows, SeriesPart::economy, Str::DataGroupEconomy);
  addPart(rows, SeriesPart::environment, Str::DataGroupEnvironment);
  addPart(rows, SeriesPart::composition, Str::DataGroupComposition);
  addMap(rows);
  addThresholds(rows);
  addGiven(rows);
  addHindcast(rows, hindcast);
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
  const DataRow *title = nullptr, *caption = nullptr;
  for (const DataRow& row : rows) {
    if (row.title) {
      title = &row;
      caption = nullptr;
    } else if (row.group) {
      caption = &row;
    } else if (kind == kOwnRows ? row.own && row.under.empty() : kindOf(row) == kind) {
      if (title) out.push_back(*title);
      if (caption) out.push_back(*caption);
      title = caption = nullptr;
      out.push_back(row);
    }
  }
  return out;
}

}  // namespace kosh::ui
