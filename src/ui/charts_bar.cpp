// The load bar: 0 to 140 % of the norm, with the norm as a tick across.
#include <algorithm>
#include <cmath>

#include "ui/charts.h"

namespace kosh::ui {
namespace {

constexpr float kHeight = 10;
constexpr double kMostPercent = 140;

}  // namespace

void loadBar(Ui& ui, const Rect& rect, const LoadBarSpec& spec) {
  const Rect bar{rect.x, std::round(rect.y + (rect.height - kHeight) / 2), rect.width, kHeight};
  const auto at = [&](double percent) {
    return std::round(bar.x + bar.width * static_cast<float>(std::clamp(percent, 0.0, kMostPercent) / kMostPercent));
  };
  fill(bar, ui.colour.panel2, 2);
  frame(bar, ui.colour.line, 1, 2);
  if (spec.percent) {
    const Rect part{bar.x, bar.y, at(*spec.percent) - bar.x, bar.height};
    fill(part, spec.colour, 2);
    frame(part, ui.colour.ink3, 1, 2);
  } else {
    hatch(bar, ui.colour.ctl);
  }
  if (spec.without) {
    const float x = at(*spec.without);
    dashed({x, bar.y - 3}, {x, bar.y + bar.height + 3}, ui.colour.ink3, 2, 2, 2);
  }
  const float norm = at(100);
  fill({norm - 1, bar.y - 4, 2, bar.height + 8}, ui.colour.ink);
}

}  // namespace kosh::ui
