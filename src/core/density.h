// Where people live, as a continuous surface: a district's people spread over its schools and metro stations.
#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "core/dataset.h"
#include "core/smoothing.h"

namespace kosh {

// Method (of the program, not a norm of law; status illustrative, because nothing published says where in a district
// people live): every school and every metro station counts one. The points of a district are smoothed on a window of
// the district's own (smoothField), nothing is left farther than kFarthestKm from the nearest of them, the rest is cut
// at the district's border and scaled to its population. So nobody crosses a border, nobody lives in mountains without a
// school, the sum over a district is its population and the sum over the city the sum of the districts.
// A district without points, or without an outline, has no surface: its people are in no sum here.
inline constexpr double kDensityCellKm = 0.1;
inline constexpr double kFarthestKm = 3;
inline constexpr double kLeastRadiusKm = 0.3, kMostRadiusKm = 1.2, kUsualRadiusKm = 0.9;

// A cell on a border is held by its sample points: kSamples x kSamples of them at equal steps, each in the middle of its
// part of the cell. Whatever is cut by an outline is cut by sample points, so areas that share the plane share its people
// without a rest.
inline constexpr int kSamples = 4;
inline constexpr int kSamplesInCell = kSamples * kSamples;
using SampleMask = std::uint16_t;  // bit (row * kSamples + column), the south-west sample first

// The sample points of every cell that lie inside a shape (kilometres; even-odd rule as in contains()).
std::vector<SampleMask> maskOf(const FieldGrid& grid, const Shape& shape);
int countSamples(SampleMask mask);

// The surface of one district for one resident.
struct DensityWindow {
  FieldGrid grid;                     // no cells: the district has no surface
  std::vector<SampleMask> inside;     // [cell] of the district
  std::vector<std::uint8_t> near;     // [cell] all of it is at most kFarthestKm from some point of the district
  std::vector<double> points;         // [cell] weights binned, not smoothed
  // [cell] residents per km2 for one resident, also beyond the border, where only pictures look: a smooth surface has no
  // step there. The sum over the inside, value x cell area x samples / kSamplesInCell, is one.
  std::vector<double> perKm2;

  bool exists() const { return grid.size() > 0; }
  double part(std::size_t cell) const {  // of the residents in a cell
    return perKm2[cell] * grid.cellArea() * countSamples(inside[cell]) / kSamplesInCell;
  }
};

struct DensityField {
  double radiusKm = 0;
  std::vector<DensityWindow> districts;  // [d]
};

// The schools and metro stations, in kilometres.
std::vector<WeightedPoint> populationWeights(const Dataset& dataset, const PlaneProjection& projection);

// Windows, masks and binned points: what does not depend on the radius. `shapes` are kilometres, [d].
DensityField layDensity(std::span<const Shape> shapes, std::span<const WeightedPoint> points, double cellKm = kDensityCellKm);

// The same for the districts of a dataset, whose `shapes` are in kilometres by territory.
DensityField layDensity(const Dataset& dataset, std::span<const Shape> shapes, const PlaneProjection& projection);

// Smooths all districts anew. The radius is held between kLeastRadiusKm and kMostRadiusKm, but not under half a cell.
void smoothDensity(DensityField& field, double radiusKm);

// The part of every district's residents that lives inside a shape (kilometres), [d]. It depends on the radius alone.
std::vector<double> sharesIn(const DensityField& field, const Shape& shape);

// The rest is cheap and so follows year and scenario: `persons` are the residents by district.

// People per km2 at a point: of the district whose cell's samples hold it; nothing outside all surfaces. Between cell
// centres bilinear, as the picture is drawn.
std::optional<double> densityAt(const DensityField& field, std::span<const double> persons, Point km);

// The people of a district on its surface: its population, but zero without a surface.
double peopleOn(const DensityField& field, std::span<const double> persons, int district);

// The people inside any shape (kilometres), for areas of a user. Shapes that cover the city without overlaps get sums
// that add up to the city's.
double peopleIn(const DensityField& field, std::span<const double> persons, const Shape& shape);

}  // namespace kosh
