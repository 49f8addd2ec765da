// Reads quotas.json: the streams of the quota, their splits and the decisions in force.
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

}  // namespace

void readQuotas(const Field& part, Dataset& data) {
  for (const Field& item : part.at("streams").items())
    if (item.expectObject()) data.quotas.streams.push_back(readStream(item, data));
  data.quotas.kandasOutsideQuota = readYearFigures(part.at("kandas_outside_quota"));
}

}  // namespace kosh
