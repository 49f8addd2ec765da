// Colours of the look as values: tokens by theme, map palettes and the class of a value. No drawing.
#pragma once
#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "app/view.h"
#include "core/outcome.h"

namespace kosh {

using Colour = std::uint32_t;  // 0xAABBGGRR

constexpr Colour rgb(std::uint32_t hex, std::uint32_t alpha = 255) {  // rgb(0x14202A)
  return (alpha << 24) | ((hex & 0xFF) << 16) | (hex & 0xFF00) | (hex >> 16);
}

// The tokens of the look, one set per theme. Names as in the design.
struct Tokens {
  Colour ground, map, panel, panel2, hover, line, grid, track, ctl, ink, ink2, ink3;
  Colour accent, accentHover, accentPressed, accentInk, accentSoft;
  Colour over, overSoft, band, men, women, toast, toastInk, toastLink;
};
const Tokens& tokens(Theme theme);

// Class edges and colours of one indicator on the map. `colours` has one more entry than `edges`.
struct Classes {
  std::vector<double> edges;
  std::vector<Colour> colours;
  double norm = 0;        // drawn as the bold edge when hasNorm
  bool hasNorm = false;
};

// Loads: fixed edges by the norm. Changes: symmetric about zero. Others: edges at round numbers over the values of
// all districts and years, so that colours mean the same in every year and scenario.
// By another method the edges are quantiles of the same values, or cut their extent into equal parts; the norm of a load is
// then not an edge.
Classes classesFor(const Indicator& indicator, const Dataset& dataset, const Outcome& baseline, Theme theme,
                   ClassMethod method = ClassMethod::usual);

// The classes of a difference between two outcomes: symmetric about zero, in steps that hold the largest change.
Classes changeClasses(std::span<const double> changes, Theme theme);

// Residents per km2 on the surface: values and colours of the ramp, the first colour is the ground; the values at which
// contours are drawn. `far` is the ramp of those who live too far from what is looked for.
struct Ramp {
  std::array<double, 7> stops;
  std::array<Colour, 7> colours;
};
Ramp densityRamp(Theme theme, Palette palette = Palette::usual);
Ramp farRamp(Theme theme);
inline constexpr std::array<double, 5> kContourValues{2000, 4000, 8000, 12000, 16000};
inline constexpr double kBoldContour = 8000;
int classOf(const Classes& classes, double value);
Colour colourOf(const Classes& classes, double value);
Colour mix(Colour from, Colour to, double share);

}  // namespace kosh
