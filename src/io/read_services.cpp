// Reads services.json: demand rates, capacities, norms and dated objects of the services, and the sizes that the city builds.
#include "io/read_parts.h"

namespace kosh {
namespace {

DemandBase readBaseKind(const Field& field) {
  const std::string base = field.is(JsonKind::string) ? field.value()->text : "";
  if (base == "population_present") return DemandBase::populationPresent;
  if (base != "population") field.oneOf("population, population_present");
  return DemandBase::population;
}

// Absent or null: not known. "per_person" is short for the same number at every age.
void readRate(const Field& field, const Dataset& data, std::vector<double>& rate, Provenance& from) {
  if (!field.given() || !field.expectObject()) return;
  from = readProvenance(field);
  if (field.at("per_person").given())
    rate.assign(static_cast<std::size_t>(data.demography.ages), field.at("per_person").number());
  else
    rate = field.at("by_age").numbers(ageCount(data));
}

Norm readNorm(const Field& field) {
  Norm out;
  if (!field.expectObject()) return out;
  out.value = field.at("value").number();
  if (field.at("act").given()) out.act = readNames(field.at("act"));
  out.date = readOptionalText(field.at("date"));
  out.status = readStatus(field.at("status"));
  out.gate = field.at("gate").given() && field.at("gate").boolean();
  return out;
}

Service readService(const Field& field, const Dataset& data) {
  Service out;
  out.id = field.at("id").text();
  out.name = readNames(field.at("name"));
  out.unit = readNames(field.at("unit"));
  out.base = readBaseKind(field.at("base"));
  if (field.at("note").given()) out.note = readNamesOrText(field.at("note"));
  readRate(field.at("rate"), data, out.rate, out.rateFrom);
  readRate(field.at("policy_rate"), data, out.policyRate, out.policyFrom);
  out.capacity.resize(data.districts.size());
  if (field.at("capacity").given())
    forDistricts(field.at("capacity"), data, [&](const Field& places, int d) {
      out.capacity[static_cast<std::size_t>(d)] = readOptionalFigure(places);
    });
  out.cityCapacity = readOptionalFigure(field.at("city_capacity"));
  out.shifts = readOptionalFigure(field.at("shifts"));
  out.norm = readNorm(field.at("norm"));
  out.typicalSize = readOptionalFigure(field.at("typical_size"));
  out.unitCost = readOptionalFigure(field.at("unit_cost"));
  return out;
}

ServiceObject readObject(const Field& field) {
  ServiceObject out;
  readObjectHead(field, out);
  if (field.at("name").given()) out.name = readNamesOrText(field.at("name"));
  out.from = readProvenance(field);
  return out;
}

CatalogueObject readCatalogueObject(const Field& field) {
  return {field.at("service").text(), {field.at("places").number(), readProvenance(field)}};
}

}  // namespace

void readServices(const Field& part, Dataset& data) {
  for (const Field& item : part.at("services").items())
    if (item.expectObject()) data.services.services.push_back(readService(item, data));
  if (part.at("objects").given())
    for (const Field& item : part.at("objects").items())
      if (item.expectObject()) data.services.objects.push_back(readObject(item));
  if (part.at("catalogue").given())
    for (const Field& item : part.at("catalogue").items())
      if (item.expectObject()) data.services.catalogue.push_back(readCatalogueObject(item));
}

}  // namespace kosh
