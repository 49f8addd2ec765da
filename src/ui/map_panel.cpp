// The map: camera, colours of the areas, what the pointer and the keys do on it; its parts are drawn by map_*.cpp.
#include <algorithm>
#include <cmath>

#include "imgui_internal.h"  // SetKeyOwner: the arrows move the map, not the focus
#include "ui/map_parts.h"

namespace kosh::ui {
namespace {

constexpr double kWheelFactor = 1.15, kStepFactor = 1.5;
constexpr double kYearFade = 0.24, kColourFade = 0.12, kCameraMove = 0.32;  // seconds
constexpr float kSmallWidth = 420, kClickPixels = 4, kArrowPixels = 80, kButton = 34;
constexpr int kButtons = 5;

double easeOut(double t) {
  const double left = 1 - std::clamp(t, 0.0, 1.0);
  return 1 - left * left * left;
}

void animate(UiState& state, double until) { state.animateUntil = std::max(state.animateUntil, until); }

// --- camera

void moveTo(MapFrame& map, const Camera& target) {
  MapMemory& memory = map.ui.state.map;
  const Camera goal = clampCamera(target, map.mesh(), map.rect);
  if (map.ui.state.reducedMotion) {
    map.ui.session.view.camera = goal;
    memory.moveEnd = 0;
    return;
  }
  memory.from = map.camera();
  memory.to = goal;
  memory.moveStart = map.ui.state.now;
  memory.moveEnd = memory.moveStart + kCameraMove;
  animate(map.ui.state, memory.moveEnd + 0.05);
}

bool moving(const MapFrame& map) { return map.ui.state.map.moveEnd > 0; }
Camera goal(const MapFrame& map) { return moving(map) ? map.ui.state.map.to : map.camera(); }

void jumpTo(MapFrame& map, const Camera& camera) {
  map.ui.state.map.moveEnd = 0;
  map.ui.session.view.camera = clampCamera(camera, map.mesh(), map.rect);
}

// Fits when nothing is set, follows the window while the map stands at home, and runs the move.
void updateCamera(MapFrame& map) {
  MapMemory& memory = map.ui.state.map;
  Camera& camera = map.ui.session.view.camera;
  if (map.ui.state.picture && camera.pixelsPerKm > 0) return;  // what is on the screen
  const Camera home = homeCamera(map);
  const bool atHome = camera == memory.home && !(home == memory.home), resized = !(memory.homeRect == map.rect);
  if (camera.pixelsPerKm <= 0 || (atHome && (resized || memory.shownMode == static_cast<int>(map.view().mode)))) camera = home;
  else if (atHome) moveTo(map, home);  // another mode
  if (moving(map) && memory.to == memory.home && !(home == memory.home)) memory.to = home;  // on its way there
  memory.home = home;
  memory.homeRect = map.rect;
  memory.shownMode = static_cast<int>(map.view().mode);
  if (!moving(map)) return;
  const double t = (map.ui.state.now - memory.moveStart) / (memory.moveEnd - memory.moveStart);
  if (t >= 1) {
    camera = memory.to;
    memory.moveEnd = 0;
    return;
  }
  const double share = easeOut(t);
  camera.pixelsPerKm = memory.from.pixelsPerKm * std::pow(memory.to.pixelsPerKm / memory.from.pixelsPerKm, share);
  camera.centre = {memory.from.centre.x + (memory.to.centre.x - memory.from.centre.x) * share,
                   memory.from.centre.y + (memory.to.centre.y - memory.from.centre.y) * share};
}

// --- colours

Colour targetOf(const MapFrame& map, int territory) {
  if (map.dataset().territories[static_cast<std::size_t>(territory)].kind != TerritoryKind::district) return regionColour(map, territory);
  if (map.view().mode == MapMode::objects && map.value(territory)) return map.ui.colour.panel2;  // the rings carry the colours
  if (showsSurface(map.view()) && map.surface(territory)) return map.ui.colour.map;
  const std::optional<Datum> datum = map.value(territory);
  return datum && !map.classes.colours.empty() ? colourOf(map.classes, datum->value) : map.ui.colour.panel;
}

// Has a colour: a value, or a surface.
bool covered(const MapFrame& map, int territory) {
  return showsSurface(map.view()) ? map.surface(territory) : map.value(territory).has_value();
}

void updateFade(MapFrame& map, const std::vector<Colour>& target) {
  UiState& state = map.ui.state;
  MapMemory& memory = state.map;
  const bool yearMoved = memory.shownYear != map.year;
  memory.shownYear = map.year;
  if (target == memory.fadeTo && state.colours.size() == target.size()) return;
  const bool fresh = state.colours.size() != target.size() || state.reducedMotion;
  memory.fadeFrom = fresh ? target : state.colours;
  memory.fadeTo = target;
  memory.fadeStart = state.now;
  memory.fadeEnd = state.now + (fresh ? 0 : yearMoved ? kYearFade : kColourFade);
  animate(state, memory.fadeEnd + 0.05);
}

void paintAreas(MapFrame& map) {
  UiState& state = map.ui.state;
  const int count = static_cast<int>(map.dataset().territories.size());
  std::vector<Colour> target;
  for (int t = 0; t < count; ++t) target.push_back(targetOf(map, t));
  updateFade(map, target);
  const MapMemory& memory = state.map;
  const double length = memory.fadeEnd - memory.fadeStart;
  const double share = length > 0 ? easeOut((state.now - memory.fadeStart) / length) : 1;
  state.colours.resize(target.size());
  state.areas.assign(target.size(), {});
  for (std::size_t t = 0; t < target.size(); ++t) {
    state.colours[t] = share >= 1 ? target[t] : mix(memory.fadeFrom[t], target[t], share);
    const bool district = map.dataset().territories[t].kind == TerritoryKind::district;
    const bool hatched = district ? !covered(map, static_cast<int>(t)) : regionWithout(map, static_cast<int>(t));
    state.areas[t] = {state.colours[t], hatched ? map.ui.colour.ctl : 0};
  }
  state.shownIndicator = map.ui.session.view.indicator;
}

// --- frame

MapFrame frameOf(Ui& ui, const Rect& rect) {
  const Session& session = ui.session;
  MapFrame map{.ui = ui, .rect = rect};
  map.small = rect.width < kSmallWidth;
  showMode(map);
  map.wide = showsRegion(map);
  map.nowhere = true;
  for (int t : session.dataset->districts) {
    map.missing = map.missing || !map.value(t);
    map.nowhere = map.nowhere && !map.value(t);
  }
  layModes(map);
  if (!map.small) {
    const bool beside = map.modes.x + map.modes.width + 8 > rect.x + rect.width - kButton - 16;
    map.buttons = {rect.x + rect.width - kButton - 16, beside ? map.modes.y + map.modes.height + 8 : rect.y + 16, kButton, kButtons * kButton + kButtons - 1};
  }
  layLegend(map);
  layScale(map);
  layHead(map);
  layCaptions(map);
  layLayer(map);
  return map;
}

void zoomButtons(MapFrame& map) {
  if (map.small || map.ui.state.picture) return;
  const Rect& plate = map.buttons;
  const Tokens& colour = map.ui.colour;
  fill(plate, colour.panel, 8);
  const auto cell = [&](int row) { return Rect{plate.x, plate.y + static_cast<float>(row) * (kButton + 1), kButton, kButton}; };
  const Point middle{map.rect.x + map.rect.width / 2.0, map.rect.y + map.rect.height / 2.0};
  if (iconButton(map.ui, "zoom-in", cell(0), Icon::plus, map.ui.words(Str::MapZoomIn)))
    moveTo(map, zoomAt(goal(map), map.rect, middle, kStepFactor));
  if (iconButton(map.ui, "zoom-out", cell(1), Icon::minus, map.ui.words(Str::MapZoomOut)))
    moveTo(map, zoomAt(goal(map), map.rect, middle, 1 / kStepFactor));
  if (iconButton(map.ui, "zoom-home", cell(2), Icon::home, map.ui.words(Str::MapZoomHome))) moveTo(map, map.ui.state.map.home);
  if (iconButton(map.ui, "zoom-region", cell(3), Icon::region, map.ui.words(Str::MapZoomRegion))) moveTo(map, regionCamera(map));
  if (iconButton(map.ui, "export-map", cell(4), Icon::save, map.ui.words(Str::MapExport))) map.ui.requests.exportMap = true;
  for (int row = 1; row < kButtons; ++row) lineH(plate.x, plate.y + static_cast<float>(row) * (kButton + 1) - 1, kButton, colour.line);
  frame(plate, colour.line, 1, 8);
}

// --- input

void wheel(MapFrame& map) {
  const float notches = map.ui.state.wheelNotches;
  if (notches == 0 || !ImGui::IsWindowHovered(ImGuiHoveredFlags_AllowWhenBlockedByActiveItem)) return;
  const ImVec2 mouse = ImGui::GetMousePos();
  jumpTo(map, zoomAt(goal(map), map.rect, {mouse.x, mouse.y}, std::pow(kWheelFactor, static_cast<double>(notches))));
  map.ui.state.wheelNotches = 0;
}

void drag(MapFrame& map) {
  const ImGuiIO& io = ImGui::GetIO();
  map.ui.state.map.dragging = io.MouseDragMaxDistanceSqr[0] > kClickPixels * kClickPixels;
  if (!map.ui.state.map.dragging || (io.MouseDelta.x == 0 && io.MouseDelta.y == 0)) return;
  Camera camera = map.camera();
  camera.centre.x -= io.MouseDelta.x / camera.pixelsPerKm;
  camera.centre.y += io.MouseDelta.y / camera.pixelsPerKm;
  jumpTo(map, camera);
}

void keys(MapFrame& map) {
  const ImGuiID id = ImGui::GetItemID();
  for (ImGuiKey key : {ImGuiKey_LeftArrow, ImGuiKey_RightArrow, ImGuiKey_UpArrow, ImGuiKey_DownArrow}) ImGui::SetKeyOwner(key, id);
  const auto pressed = [&](ImGuiKey key) { return ImGui::IsKeyPressed(key, ImGuiKeyOwner_Any, ImGuiInputFlags_Repeat); };
  const Point middle{map.rect.x + map.rect.width / 2.0, map.rect.y + map.rect.height / 2.0};
  Point step;
  step.x = (pressed(ImGuiKey_RightArrow) ? 1 : 0) - (pressed(ImGuiKey_LeftArrow) ? 1 : 0);
  step.y = (pressed(ImGuiKey_UpArrow) ? 1 : 0) - (pressed(ImGuiKey_DownArrow) ? 1 : 0);
  if (step.x != 0 || step.y != 0) {
    Camera camera = goal(map);
    camera.centre.x += step.x * kArrowPixels / camera.pixelsPerKm;
    camera.centre.y += step.y * kArrowPixels / camera.pixelsPerKm;
    moveTo(map, camera);
  }
  if (pressed(ImGuiKey_Equal) || pressed(ImGuiKey_KeypadAdd)) moveTo(map, zoomAt(goal(map), map.rect, middle, kStepFactor));
  if (pressed(ImGuiKey_Minus) || pressed(ImGuiKey_KeypadSubtract)) moveTo(map, zoomAt(goal(map), map.rect, middle, 1 / kStepFactor));
  if (pressed(ImGuiKey_Home)) moveTo(map, map.ui.state.map.home);
}

int underPointer(const MapFrame& map) {
  const ImVec2 mouse = ImGui::GetMousePos();
  return territoryAt(map.mesh(), map.dataset(), toKm(map.camera(), map.rect, {mouse.x, mouse.y}));
}

// A press without a drag: the place of an object, else the territory under the pointer, on empty ground the city.
void choose(MapFrame& map) {
  const ImVec2 mouse = ImGui::GetMousePos();
  const Point at{static_cast<double>(mouse.x), static_cast<double>(mouse.y)};
  for (const Rect& plate : map.obstacles())
    if (inside(plate, at)) return;  // a plate lies over the map
  if (placeObject(map, toKm(map.camera(), map.rect, {mouse.x, mouse.y}))) return;
  const int territory = underPointer(map);
  map.ui.session.view.territory = territory < 0 ? std::string() : map.dataset().territories[static_cast<std::size_t>(territory)].id;
}

// The map is the last control: plates and buttons submitted before it take the pointer first.
void pointer(MapFrame& map) {
  MapMemory& memory = map.ui.state.map;
  const Hit state = hit(map.ui, "map", map.rect);
  const bool byMouse = ImGui::IsMouseDown(ImGuiMouseButton_Left);
  if (state.focused) keys(map);
  if (state.held && byMouse) drag(map);
  if (state.hovered && ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left)) {
    const ImVec2 mouse = ImGui::GetMousePos();
    moveTo(map, zoomAt(goal(map), map.rect, {mouse.x, mouse.y}, 2));
  }
  if (state.pressed && ImGui::IsMouseReleased(ImGuiMouseButton_Left) && !memory.dragging) choose(map);
  if (!byMouse) memory.dragging = false;
  const ImVec2 mouse = ImGui::GetMousePos();
  const std::vector<Rect> plates = map.obstacles();
  memory.over = state.hovered && std::none_of(plates.begin(), plates.end(), [&](const Rect& plate) { return inside(plate, {mouse.x, mouse.y}); });
  const int hovered = memory.over ? underPointer(map) : map.hoveredPlate;
  memory.hovered = hovered;
}

}  // namespace

bool MapFrame::over(const std::optional<Datum>& datum) const {
  const Indicator* which = shownIndicator();
  if (!which || !datum) return false;
  if (which->kind == IndicatorKind::deficit) return std::round(datum->value) > 0;
  return which->kind == IndicatorKind::load && classes.hasNorm && std::round(datum->value) > classes.norm;
}

void mapPanel(Ui& ui, const Rect& rect) {
  ui.state.mapRect = rect;
  if (!ui.session.dataset || rect.width < 40 || rect.height < 40) return;
  refreshSurface(ui.session);
  MapFrame map = frameOf(ui, rect);
  updateCamera(map);
  paintAreas(map);
  ui.state.surface = surfaceStyle(map);
  paintLeft(map);
  layPlates(map);
  if (beginPanel("map-panel", rect, 0)) {
    wheel(map);
    drawMapLines(map);
    drawLayerShapes(map);
    drawSymbols(map);
    drawLegend(map);
    drawScale(map);
    drawContourFigures(map);
    drawRegionPlates(map);
    drawPlaceNames(map);
    drawModes(map);
    drawHead(map);
    zoomButtons(map);
    drawSwipe(map);
    drawPlates(map);
    drawLayer(map);
    pointer(map);
    drawHover(map);
  }
  endPanel();
}

}  // namespace kosh::ui
