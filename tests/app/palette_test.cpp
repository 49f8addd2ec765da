// Colours that can be read, classes that can be told apart, edges at round numbers.
#include "app/palette.h"

#include <algorithm>
#include <cmath>
#include <memory>

#include "doctest/doctest.h"

using namespace kosh;

namespace {

constexpr Theme kThemes[] = {Theme::light, Theme::dark};

// Relative luminance and contrast as WCAG 2.2 defines them.
double luminance(Colour colour) {
  const auto part = [&](int shift) {
    const double c = ((colour >> shift) & 0xFF) / 255.0;
    return c <= 0.03928 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
  };
  return 0.2126 * part(0) + 0.7152 * part(8) + 0.0722 * part(16);
}

double contrast(Colour a, Colour b) {
  const double high = std::max(luminance(a), luminance(b)), low = std::min(luminance(a), luminance(b));
  return (high + 0.05) / (low + 0.05);
}

// One district whose only indicator has these values by year.
struct Case {
  Dataset dataset;
  Outcome outcome;
};

Case caseOf(IndicatorKind kind, std::vector<double> values) {
  Case c;
  c.dataset.territories.resize(1);
  c.dataset.districts = {0};
  c.outcome.firstYear = 2026;
  c.outcome.lastYear = 2026 + static_cast<int>(values.size()) - 1;
  c.outcome.districts = 1;
  Indicator indicator;
  indicator.id = "figure";
  indicator.kind = kind;
  c.outcome.indicators = {indicator};
  for (double value : values) c.outcome.values.push_back(Datum{value, Status::estimate});
  return c;
}

Classes classesOf(const Case& c, Theme theme = Theme::light) {
  return classesFor(c.outcome.indicators[0], c.dataset, c.outcome, theme);
}

}  // namespace

TEST_CASE("black on white has the contrast 21 that the standard names") {
  CHECK(contrast(rgb(0x000000), rgb(0xFFFFFF)) == doctest::Approx(21));
  CHECK(contrast(rgb(0x777777), rgb(0xFFFFFF)) < 4.5);
}

TEST_CASE("every text colour can be read on every ground it is used on") {
  for (Theme theme : kThemes) {
    const Tokens& t = tokens(theme);
    for (Colour ground : {t.panel, t.panel2, t.hover, t.accentSoft})
      for (Colour text : {t.ink, t.ink2, t.ink3, t.accent}) CHECK(contrast(text, ground) >= 4.5);
    for (Colour ground : {t.ground, t.map, t.overSoft}) CHECK(contrast(t.ink, ground) >= 4.5);
    for (Colour ground : {t.panel, t.map, t.overSoft}) CHECK(contrast(t.over, ground) >= 4.5);
    for (Colour ground : {t.accent, t.accentHover, t.accentPressed}) CHECK(contrast(t.accentInk, ground) >= 4.5);
    CHECK(contrast(t.toastInk, t.toast) >= 4.5);
    CHECK(contrast(t.toastLink, t.toast) >= 4.5);
  }
}

TEST_CASE("borders of controls and bars of the pyramid stand out by three to one") {
  for (Theme theme : kThemes) {
    const Tokens& t = tokens(theme);
    for (Colour ground : {t.panel, t.panel2, t.map}) CHECK(contrast(t.ctl, ground) >= 3);
    for (Colour bar : {t.men, t.women}) CHECK(contrast(bar, t.panel) >= 3);
  }
}

TEST_CASE("a colour written as web hexadecimal is packed with red in the lowest byte") {
  CHECK(rgb(0x0A5A78) == 0xFF785A0Au);
  CHECK(rgb(0x0A5A78, 41) == 0x29785A0Au);
}

TEST_CASE("neighbouring classes of every palette differ in lightness, and the ends differ most") {
  for (Theme theme : kThemes)
    for (IndicatorKind kind : {IndicatorKind::persons, IndicatorKind::density, IndicatorKind::load}) {
      const std::vector<Colour> colours = classesOf(caseOf(kind, {100, 900}), theme).colours;
      REQUIRE(colours.size() == 6);
      if (colours.size() != 6) return;
      const bool rising = luminance(colours[5]) > luminance(colours[0]);
      for (std::size_t i = 1; i < colours.size(); ++i) {
        CHECK(contrast(colours[i - 1], colours[i]) > 1.1);
        CHECK((luminance(colours[i]) > luminance(colours[i - 1])) == rising);
      }
      CHECK(contrast(colours[0], colours[5]) > 4.5);
    }
}

TEST_CASE("a load at the norm falls into the first class over it") {
  const Classes classes = classesOf(caseOf(IndicatorKind::load, {70, 130}));
  CHECK(classes.edges == std::vector<double>{85, 95, 100, 110, 120});
  CHECK(classes.hasNorm);
  CHECK(classes.norm == 100);
  CHECK(classOf(classes, 84.9) == 0);
  CHECK(classOf(classes, 99.9) == 2);
  CHECK(classOf(classes, 100) == 3);
  CHECK(classOf(classes, 500) == 5);
  CHECK(colourOf(classes, 124) == rgb(0x7C2F17));
}

TEST_CASE("edges of amounts are round and hold the values of all years between them") {
  const Classes classes = classesOf(caseOf(IndicatorKind::persons, {41200, 369998, 205000}));
  REQUIRE(classes.edges.size() == 5);
  if (classes.edges.size() != 5) return;
  CHECK(classes.edges == std::vector<double>{60000, 120000, 180000, 240000, 300000});
  CHECK(classOf(classes, 41200) == 0);
  CHECK(classOf(classes, 369998) == 5);
}

TEST_CASE("a figure that is the same everywhere still has edges") {
  for (double value : {0.0, 5.0, -3.0}) {
    const Classes classes = classesOf(caseOf(IndicatorKind::share, {value, value}));
    REQUIRE(classes.edges.size() == 5);
    if (classes.edges.size() != 5) return;
    for (std::size_t i = 1; i < 5; ++i) CHECK(classes.edges[i] > classes.edges[i - 1]);
    CHECK(classOf(classes, value) == 0);
  }
}

TEST_CASE("missing data leave the edges to what is known") {
  Case c = caseOf(IndicatorKind::persons, {0, 600});
  c.outcome.values[0].reset();
  CHECK(classesOf(c).edges.front() > 600);
}

TEST_CASE("changes and deficits are symmetric about zero, with a quiet middle") {
  for (IndicatorKind kind : {IndicatorKind::change, IndicatorKind::deficit}) {
    const Classes classes = classesOf(caseOf(kind, {-1200, 7745}));
    CHECK(classes.edges == std::vector<double>{-5000, -2500, -500, 500, 2500, 5000});
    REQUIRE(classes.colours.size() == 7);
    if (classes.colours.size() != 7) return;
    CHECK(classOf(classes, 0) == 3);
    for (std::size_t i = 0; i < 3; ++i)
      CHECK(classOf(classes, classes.edges[i] - 1) + classOf(classes, classes.edges[5 - i] + 1) == 6);
    CHECK(colourOf(classes, -9000) != colourOf(classes, 9000));
  }
}

TEST_CASE("classes do not depend on the theme, only their colours do") {
  const Case c = caseOf(IndicatorKind::density, {900, 17000});
  CHECK(classesOf(c, Theme::light).edges == classesOf(c, Theme::dark).edges);
  CHECK(classesOf(c, Theme::light).colours != classesOf(c, Theme::dark).colours);
}

TEST_CASE("a mixed colour is between its two colours and reaches both") {
  const Colour a = rgb(0x102030, 0), b = rgb(0x30A010, 200);
  CHECK(mix(a, b, 0) == a);
  CHECK(mix(a, b, 1) == b);
  CHECK(mix(a, b, 0.5) == rgb(0x206020, 100));
  CHECK(mix(a, b, 7) == b);
}

TEST_CASE("the classes of a published series are made of its own figures") {
  Case c = caseOf(IndicatorKind::persons, {1});
  Series dust;
  dust.id = "pm25";
  dust.decimals = 1;
  Figure low, high;
  low.value = 22.1;
  high.value = 46.8;
  dust.values = {{{2024, low}, {2025, high}}};
  c.dataset.series = {dust};
  const Classes classes = classesFor(asIndicator(dust), c.dataset, c.outcome, Theme::light);
  CHECK(classes.edges == std::vector<double>{25, 30, 35, 40, 45});
  CHECK(classOf(classes, 22.1) == 0);
  CHECK(classOf(classes, 46.8) == 5);
}

TEST_CASE("Quantile classes hold about as many values each, equal ones are as wide each") {
  std::vector<double> values;
  for (int i = 0; i < 60; ++i) values.push_back(i < 30 ? i : 100 + 10 * i);
  const Case c = caseOf(IndicatorKind::persons, values);
  const Classes quantile = classesFor(c.outcome.indicators[0], c.dataset, c.outcome, Theme::light, ClassMethod::quantile);
  REQUIRE(quantile.edges.size() == 5);
  std::vector<int> counts(quantile.colours.size(), 0);
  for (double value : values) ++counts[static_cast<std::size_t>(classOf(quantile, value))];
  for (int count : counts) CHECK(count == 10);
  const Classes equal = classesFor(c.outcome.indicators[0], c.dataset, c.outcome, Theme::light, ClassMethod::equal);
  REQUIRE(equal.edges.size() == 5);
  for (std::size_t i = 1; i < equal.edges.size(); ++i)
    CHECK(equal.edges[i] - equal.edges[i - 1] == doctest::Approx(690.0 / 6).epsilon(0.01));
}

TEST_CASE("Where values fall together there are fewer classes, and the palest and the darkest stay") {
  const Case c = caseOf(IndicatorKind::persons, {5, 5, 5, 5, 5, 9});
  const Classes classes = classesFor(c.outcome.indicators[0], c.dataset, c.outcome, Theme::light, ClassMethod::quantile);
  CHECK(classes.colours.size() == classes.edges.size() + 1);
  CHECK(classes.colours.size() < 6);
  const Classes usual = classesFor(c.outcome.indicators[0], c.dataset, c.outcome, Theme::light);
  CHECK(classes.colours.front() == usual.colours.front());
  CHECK(classes.colours.back() == usual.colours.back());
}

TEST_CASE("A change has symmetric classes, and no change falls into the middle one") {
  const std::vector<double> changes{-3, 0, 70, 12};
  for (Theme theme : kThemes) {
    const Classes classes = changeClasses(changes, theme);
    REQUIRE(classes.edges.size() == 6);
    REQUIRE(classes.colours.size() == 7);
    for (std::size_t i = 0; i < 3; ++i) CHECK(classes.edges[i] == -classes.edges[5 - i]);
    CHECK(classOf(classes, 0) == 3);
    CHECK(classOf(classes, 70) == 6);
    CHECK(classes.edges.back() <= 70);
  }
  CHECK(classOf(changeClasses({}, Theme::light), 0) == 3);
}

TEST_CASE("Every palette of the surface goes away from the ground without a turn") {
  for (Theme theme : kThemes)
    for (Palette palette : {Palette::usual, Palette::warm, Palette::grey}) {
      const Ramp ramp = densityRamp(theme, palette);
      CHECK(ramp.colours.front() == tokens(theme).map);
      for (std::size_t i = 1; i < ramp.colours.size(); ++i)
        CHECK(contrast(ramp.colours[i], tokens(theme).map) > contrast(ramp.colours[i - 1], tokens(theme).map));
    }
}

TEST_CASE("The ramps of the surface begin with the ground of the map, and near and far are as dark as each other") {
  for (Theme theme : kThemes) {
    const Ramp near = densityRamp(theme), far = farRamp(theme);
    CHECK(near.colours.front() == tokens(theme).map);
    CHECK(far.colours.front() == tokens(theme).map);
    for (std::size_t i = 1; i < near.stops.size(); ++i) CHECK(near.stops[i] > near.stops[i - 1]);
    CHECK(near.stops == far.stops);
    for (std::size_t i = 2; i < near.colours.size(); ++i) CHECK(contrast(near.colours[i], far.colours[i]) < 1.8);
    for (double value : kContourValues) CHECK(std::count(near.stops.begin(), near.stops.end(), value) == 1);
  }
}
