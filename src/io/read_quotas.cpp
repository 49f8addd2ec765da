// Reads quotas.json: the streams of the quota and the decisions in force, quotas of earlier years, support and its unit.
#include <initializer_list>

#include "io/read_parts.h"

namespace kosh {
namespace {

void readSplit(const Field& field, const Dataset& data, QuotaStream& out) {
  if (!field.given() || !field.expectObject()) return;
  out.splitFrom = readProvenance(field);
  forDistricts(field.at("by"), data, [&](const Field& share, int) { out.split.push_back(share.number()); });
}

void readOptionalNumber(const Field& field, double& value, Provenance& from) {
  if (const std::optional<Figure> figure = readOptionalFigure(field)) {
    value = figure->value;
    from = figure->from;
  }
}

void readAllocated(const Field& field, QuotaStream& out) {
  if (!field.given() || !field.expectObject()) return;
  out.allocated = field.at("value").boolean();
  out.allocatedFrom = readProvenance(field);
}

// What the quota counts; where the file does not say it, what the kind of the stream counts.
QuotaUnit readCounts(const Field& field, bool permanent) {
  if (!field.given()) return permanent ? QuotaUnit::personsWithFamily : QuotaUnit::permits;
  const std::string counts = field.is(JsonKind::string) ? field.value()->text : "";
  if (counts == "persons_with_family") return QuotaUnit::personsWithFamily;
  if (counts != "permits") field.oneOf("persons_with_family, permits");
  return QuotaUnit::permits;
}

QuotaStream readStream(const Field& field, const Dataset& data) {
  QuotaStream out;
  out.id = field.at("id").text();
  out.name = readNames(field.at("name"));
  out.permanent = field.at("permanent").boolean();
  out.counts = readCounts(field.at("counts"), out.permanent);
  if (field.at("profile").given()) out.profile = readProfileName(field.at("profile"), data);
  readOptionalNumber(field.at("fill_rate"), out.fillRate, out.fillFrom);
  readOptionalNumber(field.at("stay_years"), out.stayYears, out.stayFrom);
  readSplit(field.at("split"), data, out);
  readAllocated(field.at("allocated"), out);
  out.baseline = readYearFigures(field.at("baseline"));
  if (field.at("slider_max").given()) out.sliderMax = field.at("slider_max").number();
  out.ethnicKazakh = readYearFigures(field.at("ethnic_kazakh"));
  out.formerCompatriot = readYearFigures(field.at("former_compatriot"));
  return out;
}

QuotaScope readScope(const Field& field) {
  const std::string name = field.is(JsonKind::string) ? field.value()->text : "";
  if (name == "city") return QuotaScope::city;
  if (name != "country") field.oneOf("city, country");
  return QuotaScope::country;
}

QuotaRecordKind readRecordKind(const Field& field) {
  const std::string name = field.is(JsonKind::string) ? field.value()->text : "";
  if (name == "arrived") return QuotaRecordKind::arrived;
  if (name == "issued") return QuotaRecordKind::issued;
  if (name != "quota") field.oneOf("quota, arrived, issued");
  return QuotaRecordKind::quota;
}

// One of a few words, kept as it is.
std::string readUnit(const Field& field, std::initializer_list<const char*> units) {
  std::string list;
  for (const char* unit : units) {
    if (field.is(JsonKind::string) && field.value()->text == unit) return unit;
    list += (list.empty() ? "" : ", ") + std::string(unit);
  }
  field.oneOf(list);
  return {};
}

QuotaRecord readRecord(const Field& field) {
  QuotaRecord out;
  out.year = field.at("year").year();
  out.stream = field.at("stream").text();
  out.scope = readScope(field.at("scope"));
  out.kind = readRecordKind(field.at("kind"));
  out.unit = readUnit(field.at("unit"), {"persons", "families", "permits"});
  if (field.at("chosen").given()) out.chosen = field.at("chosen").boolean();
  out.figure = readFigure(field);
  return out;
}

Support readSupport(const Field& field) {
  return {field.at("id").text(), readNames(field.at("name")),
          readUnit(field.at("unit"), {"mci_per_person_once", "mci_per_person", "mci_per_family_month", "mci_per_family_at_most"}),
          readFigure(field)};
}

template <class T>
void readOptionalItems(const Field& list, T (*read)(const Field&), std::vector<T>& out) {
  if (!list.given()) return;
  for (const Field& item : list.items())
    if (item.expectObject()) out.push_back(read(item));
}

}  // namespace

void readQuotas(const Field& part, Dataset& data) {
  for (const Field& item : part.at("streams").items())
    if (item.expectObject()) data.quotas.streams.push_back(readStream(item, data));
  data.quotas.kandasOutsideQuota = readYearFigures(part.at("kandas_outside_quota"));
  readOptionalItems(part.at("past"), readRecord, data.quotas.past);
  readOptionalItems(part.at("support"), readSupport, data.quotas.support);
  data.quotas.mci = readYearFigures(part.at("mci"));
}

}  // namespace kosh
