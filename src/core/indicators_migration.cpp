// Indicators of growth and of the flows of migration by kind.
#include "core/sheet.h"

namespace kosh {
namespace {

// Positions of the indicators that this file fills.
struct MigrationRows {
  int dependency, growth, naturalRate, growthShare;
  int immigration, emigration, arrivals, departures, moves, effectiveness;
};

MigrationRows rowsOf(const Outcome& out) {
  return {findIndicator(out, "dependency"),          findIndicator(out, "growth"),
          findIndicator(out, "natural_increase_rate"), findIndicator(out, "growth_share"),
          findIndicator(out, "immigration"),         findIndicator(out, "emigration"),
          findIndicator(out, "internal_arrivals"),   findIndicator(out, "internal_departures"),
          findIndicator(out, "district_moves"),      findIndicator(out, "migration_effectiveness")};
}

void fillDependency(Sheet& sheet, const PeopleYears& people, const Trust& trust, int row) {
  for (std::size_t slot = 0; slot < sheet.grid.slots(); ++slot) {
    for (std::size_t y = 0; y < sheet.grid.years; ++y) {
      const std::size_t i = sheet.grid.at(slot, y);
      const double working = people.working[i];
      if (working > 0) sheet.set(row, slot, y, 100 * (people.residents[i] - working) / working, trust.byAge[i]);
    }
  }
}

// Growth of a year; the share of a district says something only while the city grows.
void setGrowth(Sheet& sheet, const PeopleYears& people, const Trust& trust, const MigrationRows& rows, std::size_t slot,
               std::size_t y, const YearFlows& f) {
  const auto growthOf = [&](std::size_t s) {
    return people.residents[sheet.grid.at(s, y + 1)] - people.residents[sheet.grid.at(s, y)];
  };
  const double start = people.residents[sheet.grid.at(slot, y)], city = growthOf(sheet.grid.city());
  const double mean = start + growthOf(slot) / 2;
  const Status status = trust.residents[sheet.grid.at(slot, y + 1)];
  sheet.set(rows.growth, slot, y, growthOf(slot), status);
  if (mean > 0) sheet.set(rows.naturalRate, slot, y, 1000 * (f.births - f.deaths) / mean, status);
  if (city > 0) sheet.set(rows.growthShare, slot, y, 100 * growthOf(slot) / city, status);
}

// Which kinds of gross flows the dataset knows. A net flow does not say who came and who left.
struct KnownKinds {
  bool in[2] = {false, false}, out[2] = {false, false};  // abroad, regions
};

KnownKinds knownKinds(const Migration& migration) {
  KnownKinds known;
  if (!migration.netFlows.empty()) return known;
  for (const Flow& flow : migration.flows) {
    const bool regions = flow.kind == FlowKind::interregionalIn || flow.kind == FlowKind::interregionalOut;
    (isOutflow(flow.kind) ? known.out : known.in)[regions] = true;
  }
  return known;
}

void setFlows(Sheet& sheet, const MigrationRows& rows, const KnownKinds& known, std::size_t slot, std::size_t y,
              const YearFlows& f, Status status) {
  sheet.set(rows.moves, slot, y, slot == sheet.grid.city() ? 0 : f.moves, status);
  if (known.in[0]) sheet.set(rows.immigration, slot, y, f.fromAbroad, status);
  if (known.out[0]) sheet.set(rows.emigration, slot, y, f.toAbroad, status);
  if (known.in[1]) sheet.set(rows.arrivals, slot, y, f.fromRegions, status);
  if (known.out[1]) sheet.set(rows.departures, slot, y, f.toRegions, status);
  const double turnover = f.fromRegions + f.toRegions;
  if (known.in[1] && known.out[1] && turnover > 0)
    sheet.set(rows.effectiveness, slot, y, 100 * (f.fromRegions - f.toRegions) / turnover, status);
}

}  // namespace

void fillMigration(Sheet& sheet, const PeopleYears& people, const Trust& trust) {
  const SlotYears& grid = sheet.grid;
  const MigrationRows rows = rowsOf(sheet.out);
  const KnownKinds known = knownKinds(sheet.dataset.migration);
  fillDependency(sheet, people, trust, rows.dependency);
  for (std::size_t y = 0; y + 1 < grid.years; ++y) {
    YearFlows city;
    for (std::size_t slot = 0; slot < grid.slots(); ++slot) {
      const bool isCity = slot == grid.city();
      if (!isCity) city += sheet.out.flows[y * grid.districts + slot];
      const YearFlows& f = isCity ? city : sheet.out.flows[y * grid.districts + slot];
      setGrowth(sheet, people, trust, rows, slot, y, f);
      setFlows(sheet, rows, known, slot, y, f, trust.residents[grid.at(slot, y + 1)]);
    }
  }
}

}  // namespace kosh
