// Colours of the look as values: tokens by theme, map palettes and the class of a value. No drawing.
#pragma once
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
Classes classesFor(const Indicator& indicator, const Dataset& dataset, const Outcome& baseline, Theme theme);
int classOf(const Classes& classes, double value);
Colour colourOf(const Classes& classes, double value);
Colour mix(Colour from, Colour to, double share);

}  // namespace kosh
