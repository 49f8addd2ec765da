// Where the panels stand for a window size: the grid of the look, as a pure function.
#pragma once
#include "map/mesh.h"

namespace kosh::ui {

enum class Form : std::uint8_t { phone, sheets, drawer, wide };  // under 700, 1024, 1280 px, and above

struct Layout {
  Form form = Form::wide;
  Rect bar, decisions, map, year, card, page;  // a part that is not shown has no width
};

// `cardOpen` and `decisionsOpen` matter where these panels are drawers.
Layout layoutFor(float width, float height, bool cardOpen, bool decisionsOpen);

}  // namespace kosh::ui
