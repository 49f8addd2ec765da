// The switch of the map's modes, what each of them shows of a district, and the controls of a mode in the head.
#include <algorithm>
#include <array>
#include <cmath>

#include "imgui_internal.h"  // SetKeyOwner: the arrows move the handle, not the focus
#include "ui/map_parts.h"

namespace kosh::ui {
namespace {

constexpr float kSwitch = 32, kEdge = 16, kRow = 40;
constexpr std::array<Str, 5> kModeWords{Str::MapModeAreas, Str::MapModeDensity, Str::MapModeObjects, Str::MapModeAccess, Str::MapModeChange};
constexpr std::array<const char*, 5> kModeIds{"mode:areas", "mode:density", "mode:objects", "mode:access", "mode:change"};
constexpr std::array<const char*, 5> kModeRows{"areas", "density", "objects", "access", "change"};

float partsWidth(const Ui& ui, float padding) {
  float width = 0;
  for (Str id : kModeWords) width += std::ceil(widthOf(ui, Weight::bold, ui.words(id))) + 2 * padding;
  return width;
}

// A published figure keeps its year: the year line does not move it.
void showSeries(MapFrame& map) {
  const Dataset& dataset = map.dataset();
  const int at = map.indicator >= 0 ? -1 : findSeries(dataset, map.view().indicator);
  if (at < 0) return;
  map.series = &dataset.series[static_cast<std::size_t>(at)];
  map.published = asIndicator(*map.series);
  map.year = lastDistrictYear(dataset, *map.series);
}

void showIndicator(MapFrame& map, std::string_view id) {
  map.indicator = findIndicator(map.ui.session.outcome, id);
  showSeries(map);
  if (map.shownIndicator())
    map.classes = classesFor(*map.shownIndicator(), map.dataset(), map.ui.session.baseline, map.view().theme, map.view().classes);
}

// Every figure of access rests on the surface: illustrative at best.
void showAccess(MapFrame& map) {
  const SurfaceCache& cache = map.ui.session.surface;
  const bool share = measureOf(map.view()) == AccessMeasure::share;
  map.ownAs.id = "access";
  map.ownAs.kind = share ? IndicatorKind::share : IndicatorKind::rate;
  map.own.assign(map.dataset().territories.size(), std::nullopt);
  for (std::size_t d = 0; d < cache.shares.size() && d < map.dataset().districts.size(); ++d)
    if (cache.shares[d]) map.own[static_cast<std::size_t>(map.dataset().districts[d])] = Datum{*cache.shares[d], Status::illustrative};
  if (cache.cityShare) map.own[0] = Datum{*cache.cityShare, Status::illustrative};
}

std::string kilometres(const Ui& ui, double km) {
  return km < 0.9995 ? ui.words(Message{Str::MapMetres, {Number{std::round(km * 100) * 10, 0}}})
                     : ui.words(Message{Str::MapKm, {Number{km, 1}}});
}

// A caption left, the value right, the slider between.
std::optional<double> sliderRow(MapFrame& map, const char* id, const Rect& rect, Str caption, double low, double high, double step, double value) {
  const std::string_view words = map.ui.words(caption);
  const std::string figure = kilometres(map.ui, value);
  const float left = std::ceil(widthOf(map.ui, Weight::body, words)) + 12, right = std::ceil(widthOf(map.ui, Weight::bold, kilometres(map.ui, 0.88))) + 12;
  const float y = rect.y + (rect.height - kLine) / 2;
  put(map.ui, {rect.x, y}, words, map.ui.colour.ink2);
  putRight(map.ui, {rect.x + rect.width, y}, figure, map.ui.colour.ink, Weight::bold);
  return plainSlider(map.ui, id, {rect.x + left, rect.y, rect.width - left - right, rect.height}, low, high, step, value);
}

// In the low map of a phone there is no room for them: its sheet has to be drawn down.
bool hasMeasures(const MapFrame& map) { return map.view().facility != FacilityKind::metro && !(map.small && map.rect.height < 400); }

void accessControls(MapFrame& map, Rect row) {
  View& view = map.ui.session.view;
  if (hasMeasures(map)) {
    constexpr std::array<const char*, 2> kIds{"measure:share", "measure:provision"};
    const std::array<std::string_view, 2> words{map.ui.words(Str::AccessShare), map.ui.words(Str::AccessProvision)};
    if (const std::optional<int> chosen = segmented(map.ui, "measure", {row.x, row.y, row.width, kSwitch}, words, kIds, static_cast<int>(view.measure)))
      view.measure = static_cast<AccessMeasure>(*chosen);
    row.y += kRow;
  }
  if (const std::optional<double> km = sliderRow(map, "walk", row, Str::AccessWalk, kLeastWalkKm, kMostWalkKm, 0.1, view.walkKm)) view.walkKm = *km;
}

bool nothingChanged(const MapFrame& map) {
  return std::all_of(map.own.begin(), map.own.end(), [](const std::optional<Datum>& datum) { return !datum || datum->value == 0; });
}

Str facilityWords(FacilityKind kind) {
  return kind == FacilityKind::school ? Str::AccessSchool : kind == FacilityKind::hospital ? Str::AccessHospital : Str::AccessMetro;
}

}  // namespace

std::vector<Rect> MapFrame::obstacles() const {
  std::vector<Rect> out{modes, head, buttons, legend, credit, scale, layer};
  out.insert(out.end(), captions.begin(), captions.end());
  return out;
}

std::vector<Rect> MapFrame::taken() const {
  std::vector<Rect> out = obstacles();
  out.insert(out.end(), ui.state.map.plates.begin(), ui.state.map.plates.end());
  out.insert(out.end(), regionPlates.begin(), regionPlates.end());
  return out;
}

bool MapFrame::surface(int territory) const {
  const std::vector<DensityWindow>& windows = ui.session.surface.field.districts;
  for (std::size_t d = 0; d < windows.size() && d < dataset().districts.size(); ++d)
    if (dataset().districts[d] == territory) return !windows[d].perKm2.empty();
  return false;
}

void layModes(MapFrame& map) {
  const float edge = map.small ? 12 : kEdge, most = map.rect.width - 2 * edge;
  if (map.small) {
    map.modes = {map.rect.x + edge, map.rect.y + edge, menuFaceWidth(map.ui, map.ui.words(kModeWords[static_cast<std::size_t>(map.view().mode)])), 36};
    return;
  }
  const float room = most - 34 - kEdge, wide = partsWidth(map.ui, 12), narrow = partsWidth(map.ui, 7);
  const float width = wide <= room ? wide : narrow <= most ? std::max(narrow, std::min(room, wide)) : menuFaceWidth(map.ui, map.ui.words(Str::MapModeAccess));
  map.modes = {map.rect.x + edge, map.rect.y + edge, width, kSwitch};
}

void drawModes(MapFrame& map) {
  if (map.ui.state.picture) return;
  View& view = map.ui.session.view;
  const int chosen = static_cast<int>(view.mode);
  if (!map.small && map.modes.width >= partsWidth(map.ui, 7)) {
    std::array<std::string_view, 5> words;
    for (std::size_t i = 0; i < words.size(); ++i) words[i] = map.ui.words(kModeWords[i]);
    if (const std::optional<int> pressed = segmented(map.ui, "modes", map.modes, words, kModeIds, chosen)) view.mode = static_cast<MapMode>(*pressed);
    return;
  }
  std::vector<MenuRow> rows;
  for (std::size_t i = 0; i < kModeRows.size(); ++i) rows.push_back({kModeRows[i], std::string(map.ui.words(kModeWords[i])), "", false});
  fill(map.modes, map.ui.colour.panel, 6);
  menuFace(map.ui, map.modes, rows[static_cast<std::size_t>(chosen)].words);
  if (const std::optional<int> pressed = menu(map.ui, "mode", map.modes, rows, chosen)) view.mode = static_cast<MapMode>(*pressed);
}

void showMode(MapFrame& map) {
  map.year = map.view().year;
  switch (map.view().mode) {
    case MapMode::density: return showIndicator(map, "density");
    case MapMode::access: return showAccess(map);
    case MapMode::change: return showChange(map);
    case MapMode::areas: return showIndicator(map, map.view().indicator);
    case MapMode::objects: {
      const Service* service = shownService(map);
      return showIndicator(map, service ? service->id + "_load" : map.view().indicator);
    }
  }
}

float controlsHeight(const MapFrame& map) {
  const MapMode mode = map.view().mode;
  if (mode == MapMode::density) return kRow;
  if (map.ui.state.picture && (mode == MapMode::objects || mode == MapMode::change)) return 0;  // nothing of a form tells a fact
  if (mode == MapMode::objects) return objectControlsHeight(map);
  if (mode == MapMode::change) return changeControlsHeight(map);
  return mode == MapMode::access ? (hasMeasures(map) ? 2 * kRow + 4 : kRow) : 0;
}

float controlsWidth(const MapFrame& map) {
  constexpr float kLeast = 248, kFields = 324;
  if (map.view().mode == MapMode::objects && !map.small && objectFieldsOpen(map)) return kFields;
  if (map.view().mode == MapMode::change) return std::max(kLeast, changeControlsWidth(map));
  if (map.view().mode != MapMode::access || !hasMeasures(map)) return kLeast;
  const float words = widthOf(map.ui, Weight::bold, map.ui.words(Str::AccessShare)) + widthOf(map.ui, Weight::bold, map.ui.words(Str::AccessProvision));
  return std::max(kLeast, std::ceil(words) + 4 * 10);
}

void drawControls(MapFrame& map, const Rect& rect) {
  View& view = map.ui.session.view;
  const Rect row{rect.x, rect.y, rect.width, kRow - 6};
  if (view.mode == MapMode::objects) return drawObjectControls(map, rect);
  if (view.mode == MapMode::access) return accessControls(map, row);
  if (view.mode == MapMode::change) return drawChangeControls(map, rect);
  if (const std::optional<double> km = sliderRow(map, "radius", row, Str::DensityRadius, kLeastRadiusKm, kMostRadiusKm, 0.05, view.radiusKm))
    view.radiusKm = *km;
}

std::string titleOf(const MapFrame& map) {
  if (map.view().mode == MapMode::density) return std::string(map.ui.words(Str::DensityTitle));
  if (map.view().mode == MapMode::access) return std::string(map.ui.words(facilityWords(map.view().facility)));
  const Indicator* indicator = map.shownIndicator();
  return indicator ? nameOf(map.dataset(), *indicator, map.ui.lang) : std::string();
}

std::string underTitle(const MapFrame& map) {
  const Indicator* indicator = map.shownIndicator();
  if (!indicator) return {};
  if (map.view().mode == MapMode::change && nothingChanged(map))
    return std::string(map.ui.words(&comparedWith(map.ui.session) == &map.ui.session.baseline ? Str::ChangeNone : Str::ChangeSame));
  if (map.view().mode == MapMode::change) {
    const Indicator* of = map.indicator < 0 ? indicator : &map.ui.session.outcome.indicators[static_cast<std::size_t>(map.indicator)];
    const bool points = of->kind == IndicatorKind::load || of->kind == IndicatorKind::share;
    const std::string unit = points ? std::string(map.ui.words(Str::ChangePoints)) : map.ui.words(Message{Str::ChangeUnit, {std::string(unitOf(map.dataset(), *of, map.ui.lang))}});
    return map.ui.words(Message{Str::MapHeadYear, {unit, std::to_string(map.year)}});
  }
  const bool date = map.own.empty() && indicator->stock && indicator->service.empty();
  return map.ui.words(Message{date ? Str::MapHeadStock : Str::MapHeadYear, {unitWords(map), std::to_string(map.year)}});
}

// A track with a handle; the arrows move it a step, Home and End to its ends.
std::optional<double> plainSlider(Ui& ui, const char* id, const Rect& rect, double low, double high, double step, double value) {
  const Hit state = hit(ui, id, rect);
  const float left = rect.x + 8, width = rect.width - 16, y = std::round(rect.y + rect.height / 2);
  double wanted = value;
  if (state.held && ImGui::IsMouseDown(ImGuiMouseButton_Left)) wanted = low + (high - low) * std::clamp((ImGui::GetMousePos().x - left) / std::max(width, 1.0f), 0.0f, 1.0f);
  if (state.focused) {
    for (ImGuiKey key : {ImGuiKey_LeftArrow, ImGuiKey_RightArrow, ImGuiKey_Home, ImGuiKey_End}) ImGui::SetKeyOwner(key, ImGui::GetItemID());
    const auto pressed = [](ImGuiKey key) { return ImGui::IsKeyPressed(key, ImGuiKeyOwner_Any, ImGuiInputFlags_Repeat); };
    if (pressed(ImGuiKey_LeftArrow)) wanted = value - step;
    if (pressed(ImGuiKey_RightArrow)) wanted = value + step;
    if (pressed(ImGuiKey_Home)) wanted = low;
    if (pressed(ImGuiKey_End)) wanted = high;
  }
  wanted = std::clamp(std::round(wanted / step) * step, low, high);
  const float x = left + width * static_cast<float>((wanted - low) / (high - low));
  fill({left, y - 2, width, 4}, ui.colour.track, 2);
  fill({left, y - 2, x - left, 4}, ui.colour.accent, 2);
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->AddCircleFilled({x, y}, 8, ui.colour.panel, 24);
  list->AddCircle({x, y}, 7, ui.colour.accent, 24, 2.5f);
  return std::fabs(wanted - value) > 1e-9 ? std::optional<double>(wanted) : std::nullopt;
}

}  // namespace kosh::ui
