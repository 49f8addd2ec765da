// A small map of the districts: where there is room, with the probability or by the central figure only, and where not.
#include <algorithm>
#include <array>
#include <cmath>

#include "ui/intake_parts.h"

namespace kosh::ui {
namespace {

enum class Shade : std::uint8_t { likely, central, none, unknown };

// By the likely figure where it is drawn, else by the central one alone.
Shade shadeOf(const IntakeBar& bar) {
  const auto roomy = [](const Fit& fit) { return fit.room == Room::some || fit.room == Room::open; };
  if (bar.central.room == Room::unknown) return Shade::unknown;
  if (bar.likely && roomy(*bar.likely)) return Shade::likely;
  return roomy(bar.central) ? Shade::central : Shade::none;
}

// Ends of the palettes of the map: blue for room, brown for none; their lightness differs too.
Colour colourOf(const Ui& ui, Shade shade) {
  const bool light = ui.session.view.theme == Theme::light;
  switch (shade) {
    case Shade::likely: return light ? rgb(0x4F94AE) : rgb(0x8FDBF0);
    case Shade::central: return light ? rgb(0xB4D3DD) : rgb(0x235468);
    case Shade::none: return light ? rgb(0xB05C2C) : rgb(0x96612F);
    case Shade::unknown: break;
  }
  return ui.colour.panel;
}

struct SmallMap {
  const IntakeFrame& page;
  Rect rect;
  Camera camera;

  const MapMesh& mesh() const { return page.ui.session.mesh; }
  ImVec2 at(Point km) const {
    const Point p = toScreen(camera, rect, km);
    return {static_cast<float>(p.x), static_cast<float>(p.y)};
  }
};

const IntakeBar* barOf(const IntakeFrame& page, int territory) {
  for (std::size_t i = 1; i < page.bars.size(); ++i)
    if (page.bars[i].territory == territory) return &page.bars[i];
  return nullptr;
}

void paint(const SmallMap& map) {
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const ImDrawListFlags before = list.Flags;
  list.Flags &= ~ImDrawListFlags_AntiAliasedFill;  // else the triangles show their seams
  const std::vector<MapVertex>& vertices = map.mesh().vertices;
  const std::vector<std::uint32_t>& indices = map.mesh().indices;
  for (std::size_t i = 0; i + 2 < indices.size(); i += 3) {
    const MapVertex& first = vertices[indices[i]];
    const IntakeBar* bar = barOf(map.page, static_cast<int>(std::lround(first.territory)));
    if (!bar) continue;
    std::array<ImVec2, 3> p;
    for (std::size_t k = 0; k < 3; ++k) p[k] = map.at({vertices[indices[i + k]].x, vertices[indices[i + k]].y});
    list.AddTriangleFilled(p[0], p[1], p[2], colourOf(map.page.ui, shadeOf(*bar)));
  }
  list.Flags = before;
}

void addCrossings(const std::vector<ImVec2>& ring, float sum, std::vector<float>& out) {
  for (std::size_t i = 0; i < ring.size(); ++i) {
    const ImVec2 a = ring[i], b = ring[(i + 1) % ring.size()];
    const float from = a.x + a.y - sum, to = b.x + b.y - sum;
    if ((from < 0) == (to < 0)) continue;
    out.push_back(a.x + (b.x - a.x) * from / (from - to));
  }
}

std::vector<ImVec2> projected(const SmallMap& map, const Ring& ring) {
  std::vector<ImVec2> out;
  for (const Point& km : ring) out.push_back(map.at(km));
  return out;
}

// Lines of 45 degrees inside a shape: no data.
void hatchShape(const SmallMap& map, const Shape& shape) {
  ImDrawList& list = *ImGui::GetWindowDrawList();
  for (const Polygon& polygon : shape) {
    std::vector<std::vector<ImVec2>> rings{projected(map, polygon.outer)};
    for (const Ring& hole : polygon.holes) rings.push_back(projected(map, hole));
    const float low = map.rect.x + map.rect.y, high = low + map.rect.width + map.rect.height;
    for (float sum = low; sum < high; sum += 8) {
      std::vector<float> xs;
      for (const std::vector<ImVec2>& ring : rings) addCrossings(ring, sum, xs);
      std::sort(xs.begin(), xs.end());
      for (std::size_t i = 0; i + 1 < xs.size(); i += 2) list.AddLine({xs[i], sum - xs[i]}, {xs[i + 1], sum - xs[i + 1]}, map.page.ui.colour.ctl);
    }
  }
}

void outline(const SmallMap& map, int territory, Colour colour, float thickness) {
  for (const Polygon& polygon : map.mesh().shapes[static_cast<std::size_t>(territory)]) {
    const std::vector<ImVec2> ring = projected(map, polygon.outer);
    ImGui::GetWindowDrawList()->AddPolyline(ring.data(), static_cast<int>(ring.size()), colour, ImDrawFlags_Closed, thickness);
  }
}

bool touches(const Rect& a, const Rect& b) {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

// Beside its point where another plate stands already.
Rect freePlace(const Rect& wanted, const std::vector<Rect>& taken) {
  constexpr std::array<std::array<float, 2>, 5> kMoves{{{0, 0}, {0, -13}, {0, 13}, {-24, 0}, {24, 0}}};
  for (const auto& [dx, dy] : kMoves) {
    const Rect place{wanted.x + dx, wanted.y + dy, wanted.width, wanted.height};
    if (std::none_of(taken.begin(), taken.end(), [&](const Rect& other) { return touches(place, other); })) return place;
  }
  return wanted;
}

// Key number of the district, with the triangle of what is over the norm where there is no room.
void plate(const SmallMap& map, std::size_t i, std::vector<Rect>& taken) {
  const Ui& ui = map.page.ui;
  const int territory = map.page.bars[i].territory;
  const bool none = shadeOf(map.page.bars[i]) == Shade::none, on = i == map.page.chosen;
  const std::string key = std::to_string(i);
  const float width = std::ceil(widthOf(ui, Weight::bold, key)) + (none ? 24 : 12);
  const ImVec2 c = map.at(map.mesh().anchors[static_cast<std::size_t>(territory)]);
  const Rect rect = freePlace({std::round(c.x - width / 2), std::round(c.y - 12), width, 24}, taken);
  taken.push_back(rect);
  fill(rect, on ? ui.colour.accent : ui.colour.panel, 4);
  frame(rect, on ? ui.colour.accent : ui.colour.ctl, 1, 4);
  put(ui, {rect.x + 6, rect.y + 1}, key, on ? ui.colour.accentInk : ui.colour.ink, Weight::bold);
  if (none) triangleUp({rect.x + width - 11, rect.y + 12}, 9, on ? ui.colour.accentInk : ui.colour.over);
}

void press(const SmallMap& map) {
  const Hit state = hit(map.page.ui, "intake-map", map.rect);
  const ImVec2 mouse = ImGui::GetMousePos();
  const int territory = territoryAt(map.mesh(), map.page.dataset(), toKm(map.camera, map.rect, {mouse.x, mouse.y}));
  for (std::size_t i = 1; i < map.page.bars.size(); ++i) {
    if (map.page.bars[i].territory != territory) continue;
    if (state.pressed && over(map.rect)) chooseIntake(map.page, i);
    if (!over(map.rect)) continue;
    const std::vector<std::string> lines{map.page.place(i).name.in(map.page.ui.lang), map.page.ui.words(map.page.bars[i].words)};
    tooltip(map.page.ui, lines);
  }
}

}  // namespace

void intakeMap(const IntakeFrame& page, const Rect& rect) {
  const MapMesh& mesh = page.ui.session.mesh;
  fill(rect, page.ui.colour.map);
  if (mesh.city.empty() || rect.height < 40) return;
  const SmallMap map{page, rect, fit(mesh.city, rect, 14)};
  ImGui::GetWindowDrawList()->PushClipRect({rect.x, rect.y}, {rect.x + rect.width, rect.y + rect.height}, true);
  paint(map);
  for (std::size_t i = 1; i < page.bars.size(); ++i)
    if (shadeOf(page.bars[i]) == Shade::unknown) hatchShape(map, mesh.shapes[static_cast<std::size_t>(page.bars[i].territory)]);
  for (std::size_t i = 1; i < page.bars.size(); ++i) outline(map, page.bars[i].territory, page.ui.colour.panel, 3.25f);
  for (std::size_t i = 1; i < page.bars.size(); ++i) outline(map, page.bars[i].territory, page.ui.colour.ink2, 1.25f);
  if (page.chosen > 0) outline(map, page.bars[page.chosen].territory, page.ui.colour.panel, 6), outline(map, page.bars[page.chosen].territory, page.ui.colour.accent, 3);
  std::vector<Rect> taken;
  for (std::size_t i = 1; i < page.bars.size(); ++i) plate(map, i, taken);
  ImGui::GetWindowDrawList()->PopClipRect();
  press(map);
}

float intakeMapLegend(const IntakeFrame& page, const Rect& rect, float top) {
  const Ui& ui = page.ui;
  const std::array<std::string, 4> words{ui.words(Message{Str::TakeMapRoom, {page.percent()}}), std::string(ui.words(Str::TakeMapCentral)),
                                         std::string(ui.words(Str::TakeNoRoom)), std::string(ui.words(Str::NoData))};
  float y = top + 6;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const Rect box{rect.x + 16, y + 4, 24, 14};
    const Shade shade = static_cast<Shade>(i);
    fill(box, colourOf(ui, shade));
    if (shade == Shade::unknown) hatch(box, ui.colour.ctl, 5);
    frame(box, ui.colour.ink3);
    const float tall = putWrapped(ui, {rect.x + 50, y}, rect.width - 62, words[i], ui.colour.ink2);
    if (shade == Shade::none) triangleUp({box.x + 12, box.y + 7}, 8, ui.colour.panel);
    y += tall + 4;
  }
  return y - top;
}

}  // namespace kosh::ui
