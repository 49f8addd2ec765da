// The texture of the surface: every window where it says, none over another, both channels in their places.
#include "map/surface.h"

#include "doctest/doctest.h"

using namespace kosh;

namespace {

DensityWindow windowOf(int columns, int rows, double first) {
  DensityWindow out;
  out.grid = {0.1, -3, 7, columns, rows};
  for (std::size_t i = 0; i < out.grid.size(); ++i) out.perKm2.push_back(first + static_cast<double>(i));
  return out;
}

float texel(const SurfaceAtlas& atlas, int x, int y, int channel) {
  return atlas.texels[(static_cast<std::size_t>(y) * static_cast<std::size_t>(atlas.width) + static_cast<std::size_t>(x)) * 2 + static_cast<std::size_t>(channel)];
}

}  // namespace

TEST_CASE("Every window is found in the texture at its place, by territory") {
  DensityField field;
  field.districts = {windowOf(600, 3, 1000), {}, windowOf(500, 5, 9000), windowOf(2, 2, 50)};
  const std::vector<int> territories{4, 1, 2, 3};
  const SurfaceAtlas atlas = packSurface(field, territories, 6, {});
  REQUIRE(atlas.windows.size() == 6);
  CHECK(atlas.windows[0].grid.size() == 0);
  CHECK(atlas.windows[1].grid.size() == 0);  // a district without a surface
  for (std::size_t d : {0u, 2u, 3u}) {
    const SurfaceWindow& window = atlas.windows[static_cast<std::size_t>(territories[d])];
    const FieldGrid& grid = field.districts[d].grid;
    CHECK(window.grid == grid);
    CHECK(window.x + grid.columns <= atlas.width);
    CHECK(window.y + grid.rows <= atlas.height);
    int wrong = 0;
    for (int row = 0; row < grid.rows; ++row)
      for (int column = 0; column < grid.columns; ++column)
        wrong += texel(atlas, window.x + column, window.y + row, 0) != static_cast<float>(field.districts[d].perKm2[grid.index(column, row)]);
    CHECK(wrong == 0);
  }
}

TEST_CASE("The second channel holds what it is given and zeros where nothing is given") {
  DensityField field;
  field.districts = {windowOf(2, 1, 5), windowOf(1, 1, 8)};
  const std::vector<std::vector<double>> second{{0.25, 0.5}};
  const SurfaceAtlas atlas = packSurface(field, std::vector<int>{0, 1}, 2, second);
  CHECK(texel(atlas, atlas.windows[0].x + 1, atlas.windows[0].y, 1) == 0.5f);
  CHECK(texel(atlas, atlas.windows[1].x, atlas.windows[1].y, 1) == 0);
  CHECK(texel(atlas, atlas.windows[1].x, atlas.windows[1].y, 0) == 8);
}

TEST_CASE("A window wider than a shelf widens the texture, and without windows it is empty") {
  DensityField field;
  field.districts = {windowOf(3000, 1, 0)};
  CHECK(packSurface(field, std::vector<int>{0}, 1, {}).width >= 3000);
  field.districts = {{}};
  const SurfaceAtlas empty = packSurface(field, std::vector<int>{0}, 1, {});
  CHECK(empty.height == 0);
  CHECK(empty.texels.empty());
}
