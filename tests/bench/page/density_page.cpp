// A page for the benchmark: a million points binned, smoothed, uploaded and drawn by the code of the density surface.
#include <emscripten.h>
#include <emscripten/html5.h>

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include "assets.h"
#include "core/smoothing.h"
#include "map/renderer_surface.h"

namespace {

using namespace kosh;

constexpr double kCellPixels = 4;

struct Bench {
  FieldGrid grid;
  std::vector<WeightedPoint> points;
  DensityField field;
  SurfaceRenderer renderer;
  float width = 0, height = 0;
};

Bench* bench = nullptr;

// A quad over the page; one pixel is a kilometre.
void uploadQuad(Bench& b) {
  const float w = b.width, h = b.height;
  b.renderer.upload({{0, 0, 0}, {w, 0, 0}, {w, h, 0}, {0, h, 0}}, {0, 1, 2, 0, 2, 3});
}

SurfaceStyle styleFor(double most) {
  SurfaceStyle style;
  style.kind = SurfaceKind::density;
  for (std::size_t i = 0; i < style.stops.size(); ++i) {
    style.stops[i] = most * static_cast<double>(i) / 6;
    style.inside[i] = 0xFFF3F1ED - static_cast<std::uint32_t>(i) * 0x00182018;
  }
  for (std::size_t i = 0; i < style.contours.size(); ++i) style.contours[i] = style.stops[i + 1];
  style.boldContour = style.stops[3];
  style.lowLine = style.highLine = 0xC0201814;
  style.persons = {1};
  return style;
}

}  // namespace

extern "C" {

// Takes the canvas "#kosh"; false: no context, or the shaders do not compile.
EMSCRIPTEN_KEEPALIVE int benchBegin(int width, int height) {
  EmscriptenWebGLContextAttributes attributes;
  emscripten_webgl_init_context_attributes(&attributes);
  attributes.majorVersion = 2;
  attributes.antialias = 0;
  const auto context = emscripten_webgl_create_context("#kosh", &attributes);
  if (context <= 0 || emscripten_webgl_make_context_current(context) != EMSCRIPTEN_RESULT_SUCCESS) return 0;
  static Bench made;
  bench = &made;
  made.width = static_cast<float>(width);
  made.height = static_cast<float>(height);
  made.grid = gridOver({{0, 0}, {width - 1.0, height - 1.0}}, kCellPixels);
  made.field.districts.resize(1);
  made.field.districts[0].grid = made.grid;
  const std::string vertex(asset("shaders/surface.vert")), fragment(asset("shaders/surface.frag"));
  if (!made.renderer.create(vertex.c_str(), fragment.c_str(), "#version 300 es\nprecision highp float;\n")) return 0;
  uploadQuad(made);
  return 1;
}

// Room for so many points, three floats each (x, y in pixels with y up, weight), for the page to fill.
EMSCRIPTEN_KEEPALIVE float* benchPoints(int count) {
  bench->points.resize(static_cast<std::size_t>(count));
  return &bench->points[0].x;
}

// One redraw with a new radius (cells): bin, smooth, upload, draw. Returns the densest cell, so that it can be checked.
EMSCRIPTEN_KEEPALIVE double benchRedraw(double radiusCells) {
  DensityWindow& window = bench->field.districts[0];
  binPoints(bench->grid, bench->points, window.perKm2);
  smoothField(bench->grid, radiusCells, window.perKm2);
  const double most = *std::max_element(window.perKm2.begin(), window.perKm2.end());
  const int territory = 0;
  bench->renderer.upload(packSurface(bench->field, {&territory, 1}, 1, {}));
  const Rect page{0, 0, bench->width, bench->height};
  const Camera camera{{bench->width / 2.0, bench->height / 2.0}, 1};
  bench->renderer.draw(camera, page, page, bench->height, 1, styleFor(most));
  return most;
}

EMSCRIPTEN_KEEPALIVE double benchSum() {
  double sum = 0;
  for (double value : bench->field.districts[0].perKm2) sum += value;
  return sum;
}
}
