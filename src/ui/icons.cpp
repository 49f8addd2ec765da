// Icons as strokes in a 20 px box, and the mark of the program.
#include <cmath>

#include "ui/widgets.h"

namespace kosh::ui {
namespace {

constexpr float kPi = 3.14159265f;
constexpr float kStroke = 1.75f;

// Strokes about a centre, so that a picture reads as coordinates.
struct Pen {
  ImDrawList& list;
  ImVec2 centre;
  Colour colour;

  ImVec2 at(float x, float y) const { return {centre.x + x, centre.y + y}; }
  void line(std::initializer_list<ImVec2> points) const {
    for (const ImVec2& p : points) list.PathLineTo(at(p.x, p.y));
    list.PathStroke(colour, 0, kStroke);
  }
  void arc(float x, float y, float radius, float from, float to) const {
    list.PathArcTo(at(x, y), radius, from, to, 20);
    list.PathStroke(colour, 0, kStroke);
  }
  void solid(ImVec2 a, ImVec2 b, ImVec2 c) const {
    list.AddTriangleFilled(at(a.x, a.y), at(b.x, b.y), at(c.x, c.y), colour);
  }
};

// side -1: back, 1: forth.
void turn(const Pen& pen, float side) {
  pen.line({{side * 7, -3}, {-side * 1, -3}});
  const float from = side < 0 ? -kPi / 2 : kPi * 1.5f;
  pen.arc(-side * 1, 1.5f, 4.5f, from, side < 0 ? kPi / 2 : kPi / 2);
  pen.line({{-side * 1, 6}, {side * 3, 6}});
  pen.line({{side * 3, -7}, {side * 7, -3}, {side * 3, 1}});
}

void half(const Pen& pen) {
  pen.arc(0, 0, 7, 0, 2 * kPi);
  pen.list.PathArcTo(pen.centre, 7, kPi / 2, kPi * 1.5f, 16);
  pen.list.PathFillConvex(pen.colour);
}

void share(const Pen& pen) {
  pen.line({{-6, 1}, {-6, 7}, {6, 7}, {6, 1}});
  pen.line({{0, 3}, {0, -7}});
  pen.line({{-4, -3}, {0, -7}, {4, -3}});
}

void folder(const Pen& pen) {
  pen.line({{-8, 6}, {-8, -6}, {-3, -6}, {-1, -4}, {6, -4}, {6, -1}});
  pen.line({{-8, 6}, {-5, -1}, {9, -1}, {6, 6}, {-8, 6}});
}

void save(const Pen& pen) {
  pen.line({{0, -7}, {0, 3}});
  pen.line({{-4, -1}, {0, 3}, {4, -1}});
  pen.line({{-7, 3}, {-7, 7}, {7, 7}, {7, 3}});
}

void home(const Pen& pen) {
  pen.line({{-7, 0}, {0, -7}, {7, 0}});
  pen.line({{-5, -1}, {-5, 7}, {5, 7}, {5, -1}});
}

// A small place in the middle of a wide one.
void region(const Pen& pen) {
  pen.line({{-8, -4}, {-3, -8}, {6, -7}, {8, 2}, {4, 8}, {-6, 6}, {-8, -4}});
  pen.line({{-2, -2}, {2, -2}, {2, 2}, {-2, 2}, {-2, -2}});
}

void pencil(const Pen& pen) {
  pen.line({{-7, 7}, {-6, 2.5f}, {3.5f, -7}, {7, -3.5f}, {-2.5f, 6}, {-7, 7}});
  pen.line({{1, -4.5f}, {4.5f, -1}});
}

// The shanyrak: the ring at the top of a yurt, with its crossed rods.
void shanyrak(const Pen& pen) {
  pen.arc(0, 0, 9, 0, 2 * kPi);
  for (float side : {-1.0f, 1.0f}) {
    pen.line({{side * 3, -8.5f}, {side * 2, 0}, {side * 3, 8.5f}});
    pen.line({{-8.5f, side * 3}, {0, side * 2}, {8.5f, side * 3}});
  }
}

}  // namespace

void icon(Icon which, ImVec2 centre, Colour colour) {
  const Pen pen{*ImGui::GetWindowDrawList(), {std::round(centre.x), std::round(centre.y)}, colour};
  switch (which) {
    case Icon::undo: return turn(pen, -1);
    case Icon::redo: return turn(pen, 1);
    case Icon::theme: return half(pen);
    case Icon::share: return share(pen);
    case Icon::open: return folder(pen);
    case Icon::save: return save(pen);
    case Icon::home: return home(pen);
    case Icon::region: return region(pen);
    case Icon::pencil: return pencil(pen);
    case Icon::mark: return shanyrak(pen);
    case Icon::plus: pen.line({{0, -6}, {0, 6}}); [[fallthrough]];
    case Icon::minus: return pen.line({{-6, 0}, {6, 0}});
    case Icon::left: return pen.line({{3, -6}, {-3, 0}, {3, 6}});
    case Icon::right: return pen.line({{-3, -6}, {3, 0}, {-3, 6}});
    case Icon::down: return pen.line({{-5, -2.5f}, {0, 2.5f}, {5, -2.5f}});
    case Icon::play: return pen.solid({-5, -8}, {9, 0}, {-5, 8});
    case Icon::pause:
      for (float x : {-6.0f, 2.0f}) pen.list.AddRectFilled(pen.at(x, -7), pen.at(x + 4, 7), colour, 1);
      return;
    case Icon::close:
      pen.line({{-5, -5}, {5, 5}});
      return pen.line({{-5, 5}, {5, -5}});
    case Icon::menu:
      for (float y : {-5.0f, 0.0f, 5.0f}) pen.line({{-7, y}, {7, y}});
      return;
  }
}

void mark(ImVec2 centre, const Ui& ui) {
  fill({centre.x - 15, centre.y - 15, 30, 30}, ui.colour.accent, 6);
  icon(Icon::mark, centre, ui.colour.accentInk);
}

}  // namespace kosh::ui
