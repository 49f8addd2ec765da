// The whole screen as one function of the session: draws it, edits scenario and view, returns what only main can do.
#pragma once
#include <string>
#include <vector>

#include "app/palette.h"
#include "app/session.h"
#include "imgui.h"
#include "map/mesh.h"

namespace kosh::ui {

// Fonts of one density. Sizes are CSS pixels; the atlas is baked at size x scale.
struct Fonts {
  ImFont* body = nullptr;
  ImFont* bold = nullptr;
  ImFont* title = nullptr;   // 20 bold
  ImFont* figure = nullptr;  // 28 bold
};

struct FontFiles {
  std::string_view regular, bold, symbols;  // bytes of the subset fonts, kept alive by the caller
};

// Builds the atlas for a density. Call before a frame, never inside one.
Fonts buildFonts(const FontFiles& files, float scale);

// Where a control stands on the page: for the tests' seam.
struct ControlRect {
  std::string id;  // "quota:kandas", "undo", "lang:kk", "district:alatau", "year", "play"
  float x = 0, y = 0, width = 0, height = 0;
};

// What lives between frames besides the session: scroll, animations, open menus. Never part of a file.
struct UiState {
  Fonts fonts;
  std::vector<ControlRect> rects;     // of the last frame
  Rect mapRect;                       // where the map goes this frame
  std::vector<AreaStyle> areas;       // [territory], for the renderer
  double now = 0;                     // seconds
  double animateUntil = 0;            // the screen wants frames until then
  bool reducedMotion = false;
  float wheelNotches = 0;             // of this frame, over the map
  bool wheelPinch = false;
  bool keyboardUsed = false;          // focus rings are shown only after the keyboard was used
  double playNext = 0;                // when the year moves on
  std::string shownIndicator;         // for the cross-fade of colours
  std::vector<Colour> colours;        // [territory], what is shown now
  bool sheetOpen = true;              // phone
  int sheet = 1;                      // phone: 0 peek, 1 half, 2 full
  bool decisionsOpen = false;         // narrow windows: the left panel as a sheet
};

struct Requests {
  bool undo = false, redo = false, pickFiles = false, saveScenario = false, share = false;
  bool dismissProblems = false;
};

// Call between NewFrame and Render. Edits session.scenario and session.view only.
Requests draw(UiState& state, Session& session, float width, float height);

}  // namespace kosh::ui
