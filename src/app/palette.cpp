// The colours of both themes, the palettes of the map, and class edges at round numbers.
#include "app/palette.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace kosh {
namespace {

constexpr Tokens kLight{
    .ground = rgb(0xE9EDF0), .map = rgb(0xEDF1F3), .panel = rgb(0xFFFFFF), .panel2 = rgb(0xF4F6F8), .hover = rgb(0xE7EDF1),
    .line = rgb(0xD2D9DF), .grid = rgb(0xDCE2E7), .track = rgb(0xBCC6CE), .ctl = rgb(0x7A8690),
    .ink = rgb(0x14202A), .ink2 = rgb(0x3F4D59), .ink3 = rgb(0x55626E),
    .accent = rgb(0x0A5A78), .accentHover = rgb(0x084A63), .accentPressed = rgb(0x063A4E), .accentInk = rgb(0xFFFFFF),
    .accentSoft = rgb(0xDCEAF0), .over = rgb(0x94320F), .overSoft = rgb(0xFBEAE1), .band = rgb(0x0A5A78, 41),
    .men = rgb(0x6F8D9D), .women = rgb(0xB98D4B), .toast = rgb(0x14202A), .toastInk = rgb(0xFFFFFF), .toastLink = rgb(0x9FD8EA)};

constexpr Tokens kDark{
    .ground = rgb(0x0C1318), .map = rgb(0x10191F), .panel = rgb(0x17212A), .panel2 = rgb(0x1E2A34), .hover = rgb(0x263542),
    .line = rgb(0x2D3A45), .grid = rgb(0x2D3A45), .track = rgb(0x3C4C59), .ctl = rgb(0x738490),
    .ink = rgb(0xEDF2F5), .ink2 = rgb(0xBECAD2), .ink3 = rgb(0x9CABB6),
    .accent = rgb(0x6FC6E0), .accentHover = rgb(0x8DD4E9), .accentPressed = rgb(0xAADFEF), .accentInk = rgb(0x06212C),
    .accentSoft = rgb(0x14394A), .over = rgb(0xF6A581), .overSoft = rgb(0x3B241A), .band = rgb(0x6FC6E0, 51),
    .men = rgb(0x6D8C9D), .women = rgb(0xB5884F), .toast = rgb(0xEDF2F5), .toastInk = rgb(0x14202A), .toastLink = rgb(0x0A5A78)};

using Six = std::array<Colour, 6>;
using Seven = std::array<Colour, 7>;

// Heavier is darker in light and lighter in dark: always away from the ground.
constexpr Six kLoadLight{rgb(0xF8F1E1), rgb(0xEBD8AA), rgb(0xE2C283), rgb(0xD0914F), rgb(0xB05C2C), rgb(0x7C2F17)};
constexpr Six kLoadDark{rgb(0x26292A), rgb(0x43392B), rgb(0x654A2B), rgb(0x96612F), rgb(0xCF874A), rgb(0xFBC79B)};
constexpr Seven kDifferenceLight{rgb(0x0A5A78), rgb(0x4F94AE), rgb(0xB4D3DD), rgb(0xF1F1EE),
                                 rgb(0xEACBA0), rgb(0xC68543), rgb(0x853F16)};
constexpr Seven kDifferenceDark{rgb(0x8FDBF0), rgb(0x4A9DB8), rgb(0x235468), rgb(0x2A3339),
                                rgb(0x5E4328), rgb(0xB0763C), rgb(0xF4B987)};
constexpr Six kAmountLight{rgb(0xD6E7DF), rgb(0xA9D2C6), rgb(0x6FB3B5), rgb(0x3E8CA3), rgb(0x245F88), rgb(0x1C3568)};
constexpr Six kAmountDark{rgb(0x14303A), rgb(0x1B4C57), rgb(0x2A6F76), rgb(0x4A9690), rgb(0x86BFA4), rgb(0xD9EBC2)};

constexpr std::array<double, 7> kDensityStops{0, 2000, 4000, 8000, 12000, 16000, 20000};  // people per km2
constexpr Seven kDensityLight{rgb(0xEDF1F3), rgb(0xD6E7DF), rgb(0xA9D2C6), rgb(0x6FB3B5), rgb(0x3E8CA3), rgb(0x245F88), rgb(0x1C3568)};
constexpr Seven kDensityDark{rgb(0x10191F), rgb(0x14303A), rgb(0x1B4C57), rgb(0x2A6F76), rgb(0x4A9690), rgb(0x86BFA4), rgb(0xD9EBC2)};
// The warm colours of the loads, as light and as dark as those of the density at the same value.
constexpr Seven kFarLight{rgb(0xEDF1F3), rgb(0xEBD8AA), rgb(0xE2C283), rgb(0xD0914F), rgb(0xB05C2C), rgb(0x94431F), rgb(0x7C2F17)};
constexpr Seven kFarDark{rgb(0x10191F), rgb(0x43392B), rgb(0x654A2B), rgb(0x96612F), rgb(0xCF874A), rgb(0xE5A771), rgb(0xFBC79B)};

// Without a hue, for paper: as light and as dark as the others at the same value.
constexpr Seven kGreyLight{rgb(0xEDF1F3), rgb(0xDCDFE1), rgb(0xBFC4C8), rgb(0x9AA1A7), rgb(0x757D84), rgb(0x525A61), rgb(0x30363C)};
constexpr Seven kGreyDark{rgb(0x10191F), rgb(0x27323A), rgb(0x3E4A53), rgb(0x5B6871), rgb(0x84909A), rgb(0xB0BAC2), rgb(0xE3E9ED)};

constexpr std::array<double, 5> kLoadEdges{85, 95, 100, 110, 120};                  // percent of the norm
constexpr std::array<double, 5> kDensityEdges{2000, 4000, 8000, 12000, 16000};      // people per km2

// The smallest number of the row times a power of ten that is not under the value; the largest not over it when `down`.
double round(std::span<const double> row, double value, bool down) {
  double power = 1;
  while (power * 10 <= value) power *= 10;
  while (power > value) power /= 10;
  double best = down ? power : power * 10;
  for (double step : row) {
    const double candidate = step * power;
    if (down && candidate <= value) best = std::max(best, candidate);
    if (!down && candidate >= value) best = std::min(best, candidate);
  }
  return best;
}

struct Extent {
  double low = 0, high = 0;
  bool any = false;
};

void widen(Extent& extent, double value) {
  extent.low = extent.any ? std::min(extent.low, value) : value;
  extent.high = extent.any ? std::max(extent.high, value) : value;
  extent.any = true;
}

// Of all districts and years.
std::vector<double> valuesOf(const Indicator& indicator, const Dataset& dataset, const Outcome& outcome) {
  std::vector<double> out;
  const Series* series = seriesOf(dataset, indicator);
  const int at = findIndicator(outcome, indicator.id);
  for (int territory : dataset.districts) {
    if (series && static_cast<std::size_t>(territory) < series->values.size())
      for (const YearFigure& f : series->values[static_cast<std::size_t>(territory)]) out.push_back(f.figure.value);
    for (int year = outcome.firstYear; at >= 0 && year <= outcome.lastYear; ++year)
      if (const std::optional<Datum> datum = valueOf(outcome, at, territory, year)) out.push_back(datum->value);
  }
  return out;
}

Extent extentOf(const Indicator& indicator, const Dataset& dataset, const Outcome& outcome) {
  Extent out;
  for (double value : valuesOf(indicator, dataset, outcome)) widen(out, value);
  return out;
}

// Five edges one round step apart, so that the extent falls into six classes.
std::vector<double> evenEdges(const Extent& extent) {
  constexpr std::array<double, 9> kSteps{1, 1.5, 2, 2.5, 3, 4, 5, 6, 8};
  const double span = extent.high > extent.low ? extent.high - extent.low : std::max(std::fabs(extent.high), 6.0);
  const double step = round(kSteps, span / 6, false);
  const double first = (std::floor(extent.low / step) + 1) * step;
  std::vector<double> edges;
  for (int i = 0; i < 5; ++i) edges.push_back(first + i * step);
  return edges;
}

// Six edges about zero: a narrow middle class of "almost no change", then two on either side.
std::vector<double> symmetricEdges(const Extent& extent) {
  constexpr std::array<double, 3> kSteps{1, 2, 5};
  const double reach = std::max({std::fabs(extent.low), std::fabs(extent.high), 20.0});
  const double outer = round(kSteps, reach * 0.75, true);
  return {-outer, -outer / 2, -outer / 10, outer / 10, outer / 2, outer};
}

template <std::size_t N>
std::vector<Colour> listOf(const std::array<Colour, N>& light, const std::array<Colour, N>& dark, Theme theme) {
  const std::array<Colour, N>& from = theme == Theme::light ? light : dark;
  return {from.begin(), from.end()};
}

// Colours by kind; edges at quantiles or equal steps, told to four digits. Edges that fall together are one, so there may
// be fewer classes than colours: those at the ends are kept.
Classes classesBy(ClassMethod method, const Indicator& indicator, std::vector<double> values, Theme theme) {
  Classes out;
  const bool load = indicator.kind == IndicatorKind::load;
  out.colours = load ? listOf(kLoadLight, kLoadDark, theme) : listOf(kAmountLight, kAmountDark, theme);
  if (values.empty()) values = {0};
  std::sort(values.begin(), values.end());
  const int parts = static_cast<int>(out.colours.size());
  for (int i = 1; i < parts; ++i) {
    const std::size_t rank = values.size() * static_cast<std::size_t>(i) / static_cast<std::size_t>(parts);
    const double equal = values.front() + (values.back() - values.front()) * i / parts;
    const double edge = roundSignificant(method == ClassMethod::quantile ? values[rank] : equal, 4);
    if (out.edges.empty() || edge > out.edges.back()) out.edges.push_back(edge);
  }
  while (out.colours.size() > out.edges.size() + 1) out.colours.erase(out.colours.begin() + static_cast<std::ptrdiff_t>(out.colours.size() / 2));
  return out;
}

}  // namespace

const Tokens& tokens(Theme theme) { return theme == Theme::light ? kLight : kDark; }

Ramp densityRamp(Theme theme, Palette palette) {
  const bool light = theme == Theme::light;
  if (palette == Palette::warm) return farRamp(theme);
  if (palette == Palette::grey) return {kDensityStops, light ? kGreyLight : kGreyDark};
  return {kDensityStops, light ? kDensityLight : kDensityDark};
}
Ramp farRamp(Theme theme) { return {kDensityStops, theme == Theme::light ? kFarLight : kFarDark}; }

Classes changeClasses(std::span<const double> changes, Theme theme) {
  constexpr std::array<double, 3> kSteps{1, 2, 5};
  double reach = 0;
  for (double change : changes) reach = std::max(reach, std::fabs(change));
  const double outer = reach > 0 ? round(kSteps, reach * 0.75, true) : 1;
  return {{-outer, -outer / 2, -outer / 10, outer / 10, outer / 2, outer}, listOf(kDifferenceLight, kDifferenceDark, theme)};
}

Classes classesFor(const Indicator& indicator, const Dataset& dataset, const Outcome& baseline, Theme theme, ClassMethod method) {
  if (method != ClassMethod::usual) return classesBy(method, indicator, valuesOf(indicator, dataset, baseline), theme);
  Classes out;
  switch (indicator.kind) {
    case IndicatorKind::load:
      out.edges.assign(kLoadEdges.begin(), kLoadEdges.end());
      out.colours = listOf(kLoadLight, kLoadDark, theme);
      out.norm = 100;
      out.hasNorm = true;
      return out;
    case IndicatorKind::change:
    case IndicatorKind::deficit:
      out.edges = symmetricEdges(extentOf(indicator, dataset, baseline));
      out.colours = listOf(kDifferenceLight, kDifferenceDark, theme);
      return out;
    case IndicatorKind::density:
      out.edges.assign(kDensityEdges.begin(), kDensityEdges.end());
      break;
    case IndicatorKind::persons:
    case IndicatorKind::share:
    case IndicatorKind::rate:
    case IndicatorKind::places:
    case IndicatorKind::objects:
    case IndicatorKind::cost:
      out.edges = evenEdges(extentOf(indicator, dataset, baseline));
      break;
  }
  out.colours = listOf(kAmountLight, kAmountDark, theme);
  return out;
}

int classOf(const Classes& classes, double value) {
  return static_cast<int>(std::upper_bound(classes.edges.begin(), classes.edges.end(), value) - classes.edges.begin());
}

Colour colourOf(const Classes& classes, double value) {
  return classes.colours[static_cast<std::size_t>(classOf(classes, value))];
}

Colour mix(Colour from, Colour to, double share) {
  const double s = std::clamp(share, 0.0, 1.0);
  Colour out = 0;
  for (int shift = 0; shift < 32; shift += 8) {
    const double a = (from >> shift) & 0xFF, b = (to >> shift) & 0xFF;
    out |= static_cast<Colour>(std::lround(a + (b - a) * s)) << shift;
  }
  return out;
}

}  // namespace kosh
