// The density surface as the renderer takes it: the windows of all districts in one texture, and how they are coloured.
#pragma once
#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "core/density.h"

namespace kosh {

// Where the window of a territory lies in the texture; the lattice of its cells as in FieldGrid.
struct SurfaceWindow {
  int x = 0, y = 0;             // texels
  FieldGrid grid;               // no cells: nothing is drawn
};

// One texture of two channels: residents per km2 for one resident, and a second quantity (walking kilometres, provision).
struct SurfaceAtlas {
  int width = 0, height = 0;
  double cellKm = kDensityCellKm;
  std::vector<float> texels;    // [row][column][2]
  std::vector<SurfaceWindow> windows;  // [territory]
};

// `territories` says which territory each district is; `second` is [d][cell] or empty (zeros).
SurfaceAtlas packSurface(const DensityField& field, std::span<const int> territories, std::size_t territoryCount,
                         std::span<const std::vector<double>> second);

enum class SurfaceKind : std::uint8_t {
  none,
  density,  // residents per km2 by the ramp `inside`
  reach,    // the same, where the second channel passes `limit` by the ramp `outside`
  amount,   // the second channel by the ramp `inside`, where anybody lives
};

inline constexpr int kRampStops = 7, kContours = 5;

struct SurfaceStyle {
  SurfaceKind kind = SurfaceKind::none;
  std::array<double, kRampStops> stops{};                 // values, ascending
  std::array<std::uint32_t, kRampStops> inside{}, outside{};  // 0xAABBGGRR; the first is the ground
  std::array<double, kContours> contours{};               // values; not drawn at zero
  double boldContour = 0;                                 // this one is 2.25 px wide, the others 1.1
  std::uint32_t lowLine = 0, highLine = 0;                // up to boldContour, above it
  double limit = 0;
  std::vector<double> persons;                            // [territory]
  bool operator==(const SurfaceStyle&) const = default;
};

}  // namespace kosh
