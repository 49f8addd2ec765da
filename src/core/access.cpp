// Nearest facilities on a grid, and the two steps of the floating catchments.
#include "core/access.h"

#include <algorithm>
#include <cmath>

namespace kosh {
namespace {

double squared(Point a, Point b) { return (a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y); }

// Calls use(cell, weight of its zone) for every cell whose centre is in the catchment.
template <class Use>
void eachInCatchment(const FieldGrid& grid, Point km, double straightKm, const Use& use) {
  const auto cell = [&](double value) { return static_cast<int>(std::floor(value / grid.cellKm)); };
  const int west = std::max(cell(km.x - straightKm) - grid.column0, 0), east = std::min(cell(km.x + straightKm) - grid.column0, grid.columns - 1);
  const int south = std::max(cell(km.y - straightKm) - grid.row0, 0), north = std::min(cell(km.y + straightKm) - grid.row0, grid.rows - 1);
  const double whole = straightKm * straightKm;
  for (int row = south; row <= north; ++row)
    for (int column = west; column <= east; ++column) {
      const double share = squared(grid.centre(column, row), km) / whole;  // squared share of the catchment's radius
      if (share > 1) continue;
      use(grid.index(column, row), kZoneWeights[share <= 1.0 / 9 ? 0 : share <= 4.0 / 9 ? 1 : 2]);
    }
}

double weightedPeople(const DensityField& field, std::span<const double> persons, Point km, double straightKm) {
  double sum = 0;
  for (std::size_t d = 0; d < field.districts.size(); ++d) {
    const DensityWindow& window = field.districts[d];
    if (window.perKm2.empty()) continue;
    double part = 0;
    eachInCatchment(window.grid, km, straightKm, [&](std::size_t cell, double weight) { part += weight * window.part(cell); });
    sum += part * persons[d];
  }
  return sum;
}

}  // namespace

std::vector<double> walkingKm(const FieldGrid& grid, std::span<const Facility> facilities, double detour) {
  std::vector<double> out(grid.size(), kNowhere);
  if (facilities.empty()) return out;
  for (int row = 0; row < grid.rows; ++row)
    for (int column = 0; column < grid.columns; ++column) {
      const Point centre = grid.centre(column, row);
      double nearest = 1e300;
      for (const Facility& facility : facilities) nearest = std::min(nearest, squared(centre, facility.km));
      out[grid.index(column, row)] = std::sqrt(nearest) * detour;
    }
  return out;
}

double shareWithin(const DensityWindow& window, std::span<const double> walking, double km) {
  double sum = 0;
  for (std::size_t i = 0; i < window.perKm2.size(); ++i)
    if (walking[i] <= km) sum += window.part(i);
  return std::min(sum, 1.0);
}

std::vector<std::vector<double>> provisionPerPerson(const DensityField& field, std::span<const double> persons,
                                                    std::span<const Facility> facilities, double catchmentKm, double detour) {
  const double straight = catchmentKm / detour;
  std::vector<std::vector<double>> out;
  for (const DensityWindow& window : field.districts) out.emplace_back(window.perKm2.size(), 0.0);
  for (const Facility& facility : facilities) {
    const double people = weightedPeople(field, persons, facility.km, straight);
    if (!(people > 0)) continue;
    const double ratio = facility.supply / people;
    for (std::size_t d = 0; d < out.size(); ++d) {
      if (out[d].empty()) continue;
      eachInCatchment(field.districts[d].grid, facility.km, straight, [&](std::size_t cell, double weight) { out[d][cell] += weight * ratio; });
    }
  }
  return out;
}

double meanProvision(const DensityWindow& window, std::span<const double> perPerson) {
  double sum = 0;
  for (std::size_t i = 0; i < perPerson.size(); ++i) sum += perPerson[i] * window.part(i);
  return sum;
}

}  // namespace kosh
