// Packs the windows of the districts side by side on shelves of one texture.
#include "map/surface.h"

#include <algorithm>

namespace kosh {
namespace {

constexpr int kLeastWidth = 1024;  // texels; every device takes 2048 each way
constexpr int kGap = 1;            // a sample never reads a neighbour: edges are held, but rows stay apart for the eye

// Places windows on shelves in their order; returns the height.
int place(SurfaceAtlas& atlas) {
  int x = 0, y = 0, shelf = 0;
  for (SurfaceWindow& window : atlas.windows) {
    const FieldGrid& grid = window.grid;
    if (grid.size() == 0) continue;
    if (x + grid.columns > atlas.width) {
      y += shelf + kGap;
      x = shelf = 0;
    }
    window.x = x;
    window.y = y;
    x += grid.columns + kGap;
    shelf = std::max(shelf, grid.rows);
  }
  return y + shelf;
}

void copy(SurfaceAtlas& atlas, const SurfaceWindow& window, const DensityWindow& from, std::span<const double> second) {
  for (int row = 0; row < window.grid.rows; ++row)
    for (int column = 0; column < window.grid.columns; ++column) {
      const std::size_t cell = window.grid.index(column, row);
      const auto at = (static_cast<std::size_t>(window.y + row) * static_cast<std::size_t>(atlas.width) + static_cast<std::size_t>(window.x + column)) * 2;
      atlas.texels[at] = static_cast<float>(from.perKm2[cell]);
      if (cell < second.size()) atlas.texels[at + 1] = static_cast<float>(second[cell]);
    }
}

}  // namespace

SurfaceAtlas packSurface(const DensityField& field, std::span<const int> territories, std::size_t territoryCount,
                         std::span<const std::vector<double>> second) {
  SurfaceAtlas atlas;
  atlas.width = kLeastWidth;
  atlas.windows.resize(territoryCount);
  for (std::size_t d = 0; d < field.districts.size(); ++d) {
    const DensityWindow& window = field.districts[d];
    if (window.perKm2.empty()) continue;
    atlas.windows[static_cast<std::size_t>(territories[d])].grid = window.grid;
    atlas.width = std::max(atlas.width, window.grid.columns);
    atlas.cellKm = window.grid.cellKm;
  }
  atlas.height = place(atlas);
  atlas.texels.assign(static_cast<std::size_t>(atlas.width) * static_cast<std::size_t>(atlas.height) * 2, 0.0f);
  for (std::size_t d = 0; d < field.districts.size(); ++d)
    if (!field.districts[d].perKm2.empty())
      copy(atlas, atlas.windows[static_cast<std::size_t>(territories[d])], field.districts[d], d < second.size() ? std::span<const double>(second[d]) : std::span<const double>());
  return atlas;
}

}  // namespace kosh
