// Reads hindcast.json: the inputs of an earlier date, in the forms of demography and migration, and later published totals.
#include <algorithm>

#include "io/read_parts.h"

namespace kosh {
namespace {

// The city or a district; -1 with a problem.
int readPlace(const Field& field, const Dataset& data) {
  const int t = findTerritory(data, field.text());
  const auto is = [&](int district) { return district == t; };
  if (t >= 0 && (data.territories[static_cast<std::size_t>(t)].kind == TerritoryKind::city ||
                 std::any_of(data.districts.begin(), data.districts.end(), is)))
    return t;
  if (field.is(JsonKind::string)) field.fail({t < 0 ? Str::IoUnknownId : Str::IoNotProjected, {field.found()}});
  return -1;
}

}  // namespace

void readHindcast(const Field& part, Dataset& data) {
  const Field inputs = part.at("inputs"), people = inputs.at("demography"), migration = inputs.at("migration");
  if (!inputs.expectObject() || !people.expectObject() || !migration.expectObject()) return;
  Dataset past;
  past.territories = data.territories;
  readDemography(people, past);
  if (past.demography.ages == 0) return;  // told
  if (past.districts != data.districts) return people.at("base").fail({Str::IoOtherDistricts, {}});
  readMigration(migration, past);
  Hindcast out{std::move(past.demography), std::move(past.migration), {}};
  for (const Field& item : part.at("compare").items()) {
    if (!item.expectObject()) continue;
    out.published.push_back({readPlace(item.at("territory"), data), item.at("year").year(), readFigure(item)});
  }
  data.hindcast = std::make_shared<const Hindcast>(std::move(out));
}

}  // namespace kosh
