// The surface keeps people in their district, near a school, and in number: on squares, and on the districts of Almaty.
#include "core/density.h"

#include <cmath>
#include <numeric>

#include "doctest/doctest.h"
#include "io/files.h"
#include "io/formats.h"

using namespace kosh;

namespace {

Shape rectangle(double x0, double y0, double x1, double y1) { return {{{{x0, y0}, {x1, y0}, {x1, y1}, {x0, y1}}, {}}}; }

double samplesIn(const std::vector<SampleMask>& mask) {
  double sum = 0;
  for (const SampleMask m : mask) sum += countSamples(m);
  return sum;
}

std::vector<InputFile> almatyFiles() {
  std::vector<InputFile> files;
  for (const char* name : {"composition.json", "demography.json", "economy.json", "environment.json", "hindcast.json", "migration.json",
                           "places.json", "quotas.json", "services.json", "sources.json", "territories.geojson"})
    files.push_back({name, test::fileBytes(std::string("data/almaty/") + name)});
  return files;
}

struct Almaty {
  Dataset data;
  PlaneProjection projection{Point{0, 0}};
  std::vector<Shape> shapes;  // [d], kilometres
  std::vector<double> persons;
  DensityField field;
};

const Almaty& almaty() {
  static const Almaty all = [] {
    Almaty out;
    Result<Dataset> read = readDataset(almatyFiles());
    REQUIRE(read);
    if (!read) return out;
    out.data = std::move(*read.value);
    out.projection = PlaneProjection({76.95, 43.24});
    std::vector<Shape> byTerritory;
    for (const Territory& t : out.data.territories) byTerritory.push_back(out.projection.toPlane(t.shape));
    const Cells& base = out.data.demography.base;
    for (std::size_t d = 0; d < out.data.districts.size(); ++d) {
      out.shapes.push_back(byTerritory[static_cast<std::size_t>(out.data.districts[d])]);
      const std::size_t cells = static_cast<std::size_t>(kSexes * base.ages);
      const auto from = base.values.begin() + static_cast<std::ptrdiff_t>(d * cells);
      out.persons.push_back(std::accumulate(from, from + static_cast<std::ptrdiff_t>(cells), 0.0));
    }
    out.field = layDensity(out.data, byTerritory, out.projection);
    smoothDensity(out.field, kUsualRadiusKm);
    return out;
  }();
  return all;
}

}  // namespace

TEST_CASE("The mask of a shape holds the sample points that contains() holds, with holes and parts") {
  Shape shape = rectangle(0.03, 0.02, 1.01, 0.87);
  shape[0].holes.push_back({{0.3017, 0.3031}, {0.6213, 0.3549}, {0.4107, 0.6083}});
  shape.push_back({{{1.2019, 0.1043}, {1.7057, 0.5071}, {1.3037, 0.9089}}, {}});
  const FieldGrid grid = gridOver(bounds(shape), 0.1);
  const std::vector<SampleMask> mask = maskOf(grid, shape);
  int wrong = 0, inside = 0;
  for (int row = 0; row < grid.rows; ++row)
    for (int column = 0; column < grid.columns; ++column)
      for (int s = 0; s < kSamplesInCell; ++s) {
        const Point p{(grid.column0 + column + (s % kSamples + 0.5) / kSamples) * 0.1, (grid.row0 + row + (s / kSamples + 0.5) / kSamples) * 0.1};
        const bool set = mask[grid.index(column, row)] >> s & 1;
        wrong += set != contains(shape, p);
        inside += set;
      }
  CHECK(wrong == 0);
  CHECK(inside > 500);
  CHECK(samplesIn(mask) / kSamplesInCell * 0.01 == doctest::Approx(areaOf(shape)).epsilon(0.02));
}

TEST_CASE("A shape far from the grid or without points has no samples") {
  const FieldGrid grid{0.1, 0, 0, 5, 5};
  CHECK(samplesIn(maskOf(grid, rectangle(3, 3, 4, 4))) == 0);
  CHECK(samplesIn(maskOf(grid, rectangle(-4, 0, -3, 1))) == 0);
  CHECK(samplesIn(maskOf(grid, Shape{Polygon{}})) == 0);
  CHECK(samplesIn(maskOf(grid, rectangle(-1, -1, 2, 2))) == 25 * 16);
}

TEST_CASE("Nobody crosses the border: a neighbour's points change nothing") {
  const std::vector<Shape> shapes{rectangle(0, 0, 2, 4), rectangle(2, 0, 4, 4)};
  const std::vector<double> persons{1000, 50};
  DensityField alone = layDensity(shapes, std::vector<WeightedPoint>{{1.9f, 2, 1}});
  DensityField both = layDensity(shapes, std::vector<WeightedPoint>{{1.9f, 2, 1}, {2.05f, 2, 1}, {2.3f, 2.5f, 1}});
  smoothDensity(alone, 0.5);
  smoothDensity(both, 0.5);
  CHECK(alone.districts[0].perKm2 == both.districts[0].perKm2);
  CHECK_FALSE(alone.districts[1].exists());
  CHECK(peopleIn(both, persons, shapes[0]) == doctest::Approx(1000).epsilon(1e-12));
  CHECK(peopleIn(both, persons, shapes[1]) == doctest::Approx(50).epsilon(1e-12));
  CHECK(*densityAt(both, persons, {1.95, 2}) > 15 * *densityAt(both, persons, {2.05, 2}));
}

TEST_CASE("Weights count: a point of weight three draws three times the people of a point far away") {
  const std::vector<Shape> shapes{rectangle(0, 0, 10, 4)};
  DensityField field = layDensity(shapes, std::vector<WeightedPoint>{{2, 2, 3}, {8, 2, 1}, {5, 2, 0}});
  smoothDensity(field, 0.5);
  const std::vector<double> persons{4000};
  CHECK(peopleIn(field, persons, rectangle(0, 0, 5, 4)) == doctest::Approx(3000).epsilon(1e-9));
  CHECK(peopleIn(field, persons, rectangle(5, 0, 10, 4)) == doctest::Approx(1000).epsilon(1e-9));
}

TEST_CASE("A wider radius makes the surface flatter, and the radius is held within its limits") {
  const std::vector<Shape> shapes{rectangle(0, 0, 6, 6)};
  DensityField field = layDensity(shapes, std::vector<WeightedPoint>{{3, 3, 1}});
  const std::vector<double> persons{1000};
  double before = 1e9;
  for (double radius : {0.3, 0.5, 0.8, 1.0}) {
    smoothDensity(field, radius);
    CHECK(field.radiusKm == radius);
    const double peak = *densityAt(field, persons, {3, 3});
    CHECK(peak < before);
    // the peak of a Gaussian of this radius, under which the kernel stays by at most 16 % with its binning
    CHECK(peak == doctest::Approx(1000 / (2 * 3.14159265 * radius * radius)).epsilon(0.16));
    before = peak;
  }
  smoothDensity(field, 9);
  CHECK(field.radiusKm == kMostRadiusKm);
  smoothDensity(field, 0);
  CHECK(field.radiusKm == kLeastRadiusKm);
}

TEST_CASE("Outside every surface there is no density") {
  DensityField field = layDensity(std::vector<Shape>{rectangle(0, 0, 2, 2)}, std::vector<WeightedPoint>{{1, 1, 1}});
  CHECK_FALSE(densityAt(field, std::vector<double>{10}, {1, 1}));  // not smoothed yet
  smoothDensity(field, 0.5);
  CHECK(densityAt(field, std::vector<double>{10}, {1, 1}));
  CHECK_FALSE(densityAt(field, std::vector<double>{10}, {2.5, 1}));
  CHECK_FALSE(densityAt(field, std::vector<double>{10}, {100, 1}));
}

TEST_CASE("The surface of Almaty sums to the population of every district and of the city") {
  const Almaty& a = almaty();
  double sum = 0, wanted = 0;
  for (std::size_t d = 0; d < a.shapes.size(); ++d) {
    CHECK(std::fabs(peopleOn(a.field, a.persons, static_cast<int>(d)) / a.persons[d] - 1) < 1e-12);
    CHECK(std::fabs(peopleIn(a.field, a.persons, a.shapes[d]) / a.persons[d] - 1) < 2e-2);  // neighbours' outlines overlap a little
    sum += peopleOn(a.field, a.persons, static_cast<int>(d));
    wanted += a.persons[d];
  }
  CHECK(std::fabs(sum / wanted - 1) < 1e-9);
  CHECK(std::fabs(peopleIn(a.field, a.persons, rectangle(-50, -50, 50, 50)) / wanted - 1) < 1e-9);
}

TEST_CASE("Areas that share the plane share the people of Almaty without a rest") {
  const Almaty& a = almaty();
  const Shape north = {{{{-50, 1.2345}, {50, -2.345}, {50, 60}, {-50, 60}}, {}}};
  const Shape south = {{{{-50, 1.2345}, {-50, -60}, {50, -60}, {50, -2.345}}, {}}};
  const double all = peopleIn(a.field, a.persons, rectangle(-50, -60, 50, 60));
  const double parts = peopleIn(a.field, a.persons, north) + peopleIn(a.field, a.persons, south);
  CHECK(std::fabs(parts / all - 1) < 1e-9);
  CHECK(peopleIn(a.field, a.persons, north) > 0.2 * all);
  CHECK(peopleIn(a.field, a.persons, south) > 0.2 * all);
}

TEST_CASE("Nobody in Almaty lives farther than three kilometres from a school or a metro station of the district") {
  const Almaty& a = almaty();
  const std::vector<WeightedPoint> points = populationWeights(a.data, a.projection);
  CHECK(points.size() == 220);
  DensityField field = a.field;
  smoothDensity(field, kMostRadiusKm);
  for (std::size_t d = 0; d < a.shapes.size(); ++d) {
    const DensityWindow& window = field.districts[d];
    double farthest = 0;  // the farthest corner of a populated cell from the nearest point
    for (int row = 0; row < window.grid.rows; ++row)
      for (int column = 0; column < window.grid.columns; ++column) {
        if (window.part(window.grid.index(column, row)) <= 0) continue;
        double nearest = 1e300;
        for (const WeightedPoint& p : points)
          if (contains(a.shapes[d], {p.x, p.y}))
            nearest = std::min(nearest, std::hypot(std::fabs(window.grid.centre(column, row).x - p.x) + 0.05, std::fabs(window.grid.centre(column, row).y - p.y) + 0.05));
        farthest = std::max(farthest, nearest);
      }
    CHECK(farthest <= kFarthestKm);
    CHECK(farthest > 1.2);
  }
}

TEST_CASE("The mountains of Medeu are empty and the middle of Almaly is full") {
  const Almaty& a = almaty();
  const Point mountain = a.projection.toPlane({77.08, 43.10}), almaly = a.projection.toPlane({76.93, 43.255});
  CHECK(densityAt(a.field, a.persons, mountain).value_or(0) < 50);
  CHECK(*densityAt(a.field, a.persons, almaly) > 8000);
  CHECK(*densityAt(a.field, a.persons, almaly) < 40000);
}
