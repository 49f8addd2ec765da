// Schools and hospitals as symbols with a ring of their district's load; the plan's objects, placed and edited on the map.
#include <algorithm>
#include <cmath>

#include "ui/map_parts.h"
#include "ui/object_form.h"

namespace kosh::ui {
namespace {

constexpr float kRow = 40, kMenuHigh = 32, kObject = 18, kTitle = 28;

ImVec2 toImVec(Point p) { return {static_cast<float>(p.x), static_cast<float>(p.y)}; }

bool visible(const MapFrame& map, ImVec2 at) {
  return at.x > map.rect.x - 10 && at.x < map.rect.x + map.rect.width + 10 && at.y > map.rect.y - 10 && at.y < map.rect.y + map.rect.height + 10;
}

// --- symbols

// Clinics and beds stand where the hospitals are; nothing is known of the places of the other services.
std::optional<PlaceKind> placesOf(const Service* service) {
  if (!service) return std::nullopt;
  if (service->id == "school") return PlaceKind::school;
  if (service->id == "hospital_beds" || service->id == "polyclinic") return PlaceKind::hospital;
  return std::nullopt;
}

Colour ringOf(const MapFrame& map, const Place& place) {
  const int t = findTerritory(map.dataset(), place.territory);
  std::optional<Datum> load = t < 0 ? std::nullopt : map.value(t);
  if (!load) load = map.value(0);  // only the city's is known
  return load && !map.classes.colours.empty() ? colourOf(map.classes, load->value) : map.ui.colour.panel;
}

// School: a square in the ring; hospital: a cross.
void drawPlace(const MapFrame& map, ImDrawList& list, const Place& place, bool ringed) {
  const ImVec2 at = toImVec(map.screen(map.mesh().projection.toPlane(place.position)));
  if (!visible(map, at)) return;
  const float r = std::clamp(3.5f + static_cast<float>(map.camera().pixelsPerKm) / 12, 4.5f, 9.0f);
  const Tokens& colour = map.ui.colour;
  if (!ringed) {
    list.AddCircleFilled(at, 2, colour.ink3, 8);
    return;
  }
  list.AddCircleFilled(at, r + 1, colour.ink2, 16);
  list.AddCircleFilled(at, r, ringOf(map, place), 16);
  list.AddCircleFilled(at, r * 0.55f, colour.panel, 12);
  const float s = r * 0.3f;
  if (place.kind == PlaceKind::school) {
    list.AddRectFilled({at.x - s, at.y - s}, {at.x + s, at.y + s}, colour.ink);
    return;
  }
  list.AddRectFilled({at.x - s * 1.5f, at.y - s * 0.5f}, {at.x + s * 1.5f, at.y + s * 0.5f}, colour.ink);
  list.AddRectFilled({at.x - s * 0.5f, at.y - s * 1.5f}, {at.x + s * 0.5f, at.y + s * 1.5f}, colour.ink);
}

// Accent square with a plus; hollow until the year of its opening.
void drawObject(MapFrame& map, ImDrawList& list, int index) {
  const NewObject& object = map.ui.session.scenario.objects[static_cast<std::size_t>(index)];
  if (!object.position) return;
  const ImVec2 at = toImVec(map.screen(map.mesh().projection.toPlane(*object.position)));
  if (!visible(map, at)) return;
  const Tokens& colour = map.ui.colour;
  const bool open = object.year <= map.view().year, chosen = map.ui.state.map.object == index && map.view().mode == MapMode::objects;
  const float half = kObject / 2;
  list.AddRectFilled({at.x - half - 2, at.y - half - 2}, {at.x + half + 2, at.y + half + 2}, chosen ? colour.ink : colour.panel, 4);
  list.AddRectFilled({at.x - half, at.y - half}, {at.x + half, at.y + half}, open ? colour.accent : colour.panel, 3);
  if (!open) list.AddRect({at.x - half + 1, at.y - half + 1}, {at.x + half - 1, at.y + half - 1}, colour.accent, 3, 0, 2);
  const Colour ink = open ? colour.accentInk : colour.accent;
  list.AddRectFilled({at.x - 5, at.y - 1}, {at.x + 5, at.y + 1}, ink);
  list.AddRectFilled({at.x - 1, at.y - 5}, {at.x + 1, at.y + 5}, ink);
  const Point pixel{static_cast<double>(at.x), static_cast<double>(at.y)};
  const std::vector<Rect> above = map.obstacles();
  const bool hidden = std::any_of(above.begin(), above.end(), [&](const Rect& rect) { return inside(rect, pixel); });
  if (map.view().mode != MapMode::objects || hidden) return;
  const std::string id = "object:" + std::to_string(index);
  if (hit(map.ui, id.c_str(), {at.x - 13, at.y - 13, 26, 26}).pressed) {
    map.ui.state.map.object = map.ui.state.map.object == index ? -1 : index;
    map.ui.state.objectForm = ObjectForm::closed;
  }
}

// --- editing

// A phone's map has room for size and year only; the head's menu says the kind there.
ObjectFields newFields(const MapFrame& map) { return {.prefix = "object", .kind = !map.small, .district = false, .compact = map.small}; }
ObjectFields editFields(const MapFrame& map) { return {.prefix = "object", .kind = false, .district = false, .compact = map.small}; }

NewObject* chosenObject(MapFrame& map) {
  std::vector<NewObject>& objects = map.ui.session.scenario.objects;
  const int at = map.ui.state.map.object;
  if (at < 0 || at >= static_cast<int>(objects.size())) return nullptr;
  return &objects[static_cast<std::size_t>(at)];
}

void editObject(MapFrame& map, NewObject& object, Rect rect) {
  const int s = findService(map.dataset(), object.service);
  if (s < 0) return;
  const Service& service = map.dataset().services.services[static_cast<std::size_t>(s)];
  putFitted(map.ui, {rect.x, rect.y}, rect.width, service.name.in(map.ui.lang) + ": " + std::string(map.ui.words(Str::ObjectsPlan)), map.ui.colour.accent, Weight::bold);
  rect.y += kTitle;
  objectFields(map.ui, rect, editFields(map), object);
  rect.y += objectFieldsHeight(editFields(map));
  const std::string_view remove = map.ui.words(Str::ObjectsRemove);
  if (!button(map.ui, "object-remove", {rect.x, rect.y, buttonWidth(map.ui, remove, ButtonKind::second), kMenuHigh}, remove, ButtonKind::second)) return;
  std::vector<NewObject>& objects = map.ui.session.scenario.objects;
  objects.erase(objects.begin() + map.ui.state.map.object);
  map.ui.state.map.object = -1;
}

// The rings follow the kind that is to be built.
void followKind(MapFrame& map, std::string_view before) {
  const NewObject& draft = map.ui.state.objectDraft;
  if (draft.service != before && findIndicator(map.ui.session.outcome, draft.service + "_load") >= 0) map.ui.session.view.indicator = draft.service + "_load";
}

void placingControls(MapFrame& map, Rect rect) {
  NewObject& draft = map.ui.state.objectDraft;
  const std::string before = draft.service;
  objectFields(map.ui, rect, newFields(map), draft);
  followKind(map, before);
  rect.y += objectFieldsHeight(newFields(map));
  putFitted(map.ui, {rect.x, rect.y + 4}, rect.width - 40, map.ui.words(Str::ObjectsPoint), map.ui.colour.accent, Weight::bold);
  const bool close = iconButton(map.ui, "object-cancel", {rect.x + rect.width - 34, rect.y - 2, 34, 34}, Icon::close, map.ui.words(Str::ObjectsCancel));
  if (close || ImGui::IsKeyPressed(ImGuiKey_Escape, false)) map.ui.state.objectForm = ObjectForm::closed;
}

// Opens in the shown year, so that it is seen to act.
void beginPlacing(MapFrame& map, const Service& service) {
  const Demography& demography = map.dataset().demography;
  NewObject& draft = map.ui.state.objectDraft;
  draft = draftFor(map.dataset(), map.view());
  if (canBeBuilt(service)) setKind(map.dataset(), draft, service.id);
  draft.year = std::clamp(map.view().year, demography.baseYear, demography.lastFlowYear);
  map.ui.state.objectForm = ObjectForm::map;
  map.ui.state.map.object = -1;
}

bool placing(const MapFrame& map) { return map.view().mode == MapMode::objects && map.ui.state.objectForm == ObjectForm::map; }

bool anyChosen(const MapFrame& map) {
  const int at = map.ui.state.map.object;
  return at >= 0 && at < static_cast<int>(map.ui.session.scenario.objects.size());
}

}  // namespace

const Service* shownService(const MapFrame& map) {
  const Outcome& outcome = map.ui.session.outcome;
  const std::vector<Service>& services = map.dataset().services.services;
  const int indicator = findIndicator(outcome, map.view().indicator);
  const int at = indicator < 0 ? -1 : findService(map.dataset(), outcome.indicators[static_cast<std::size_t>(indicator)].service);
  if (at >= 0) return &services[static_cast<std::size_t>(at)];
  return services.empty() ? nullptr : &services.front();
}

void drawSymbols(MapFrame& map) {
  ImDrawList& list = *ImGui::GetBackgroundDrawList();
  list.PushClipRect({map.rect.x, map.rect.y}, {map.rect.x + map.rect.width, map.rect.y + map.rect.height}, true);
  const MapMode mode = map.view().mode;
  const std::optional<PlaceKind> ringed = mode == MapMode::objects ? placesOf(shownService(map)) : std::nullopt;
  const PlaceKind walked = map.view().facility == FacilityKind::hospital ? PlaceKind::hospital : PlaceKind::school;
  for (bool last : {false, true})  // those with rings over the others
    for (const Place& place : map.dataset().places.places) {
      const bool dot = mode == MapMode::objects ? (place.kind == PlaceKind::school || place.kind == PlaceKind::hospital)
                                                : mode == MapMode::access && map.view().facility != FacilityKind::metro && place.kind == walked;
      if (dot && (ringed == place.kind) == last) drawPlace(map, list, place, ringed == place.kind);
    }
  for (int i = 0; i < static_cast<int>(map.ui.session.scenario.objects.size()); ++i) drawObject(map, list, i);
  list.PopClipRect();
}

bool objectFieldsOpen(const MapFrame& map) { return map.view().mode == MapMode::objects && (placing(map) || anyChosen(map)); }

float objectControlsHeight(const MapFrame& map) {
  if (placing(map)) return objectFieldsHeight(newFields(map)) + 38;
  return anyChosen(map) ? kTitle + objectFieldsHeight(editFields(map)) + kRow : kRow + 4;
}

void drawObjectControls(MapFrame& map, const Rect& rect) {
  const Service* service = shownService(map);
  if (!service) return;
  if (placing(map)) return placingControls(map, rect);
  if (NewObject* object = chosenObject(map)) return editObject(map, *object, rect);
  const std::string_view words = map.ui.words(Str::MapObjectAdd);
  if (button(map.ui, "object-add", {rect.x, rect.y, buttonWidth(map.ui, words, ButtonKind::second), 34}, words, ButtonKind::second)) beginPlacing(map, *service);
}

bool placeObject(MapFrame& map, Point km) {
  if (!placing(map) || map.ui.state.objectDraft.places <= 0) return false;
  UiState& state = map.ui.state;
  const int t = territoryAt(map.mesh(), map.dataset(), km);
  if (t < 0 || map.dataset().territories[static_cast<std::size_t>(t)].kind != TerritoryKind::district) {
    tell(state, Str::ObjectsOutside);
    return true;
  }
  const Point degrees = map.mesh().projection.toDegrees(km);
  const auto rounded = [](double value) { return std::round(value * 1e5) / 1e5; };  // a metre; short in a link
  NewObject object = state.objectDraft;
  object.territory = map.dataset().territories[static_cast<std::size_t>(t)].id;
  object.position = Point{rounded(degrees.x), rounded(degrees.y)};
  std::vector<NewObject>& objects = map.ui.session.scenario.objects;
  objects.push_back(std::move(object));
  state.map.object = static_cast<int>(objects.size()) - 1;
  state.objectForm = ObjectForm::closed;
  return true;
}

std::vector<std::string> serviceLines(const MapFrame& map, int territory) {
  const Service* service = shownService(map);
  if (!service) return {};
  const Outcome& outcome = map.ui.session.outcome;
  std::vector<std::string> out;
  const int deficit = serviceIndicator(outcome, service->id, IndicatorKind::deficit);
  if (const std::optional<Datum> lack = deficit < 0 ? std::nullopt : valueOf(outcome, deficit, territory, map.year)) {
    Datum amount{std::fabs(lack->value), lack->status};
    const Indicator& which = outcome.indicators[static_cast<std::size_t>(deficit)];
    out.push_back(std::string(map.ui.words(lack->value > 0 ? Str::ObjectsDeficit : Str::ObjectsReserve)) + ": " + shown(which, amount, map.ui.lang) + " " +
                  std::string(unitOf(map.dataset(), which, map.ui.lang)));
  }
  const Overload first = firstOverload(outcome, serviceIndicator(outcome, service->id, IndicatorKind::load), territory);
  if (first.known && first.year) out.push_back(map.ui.words(Message{Str::ObjectsFirst, {std::to_string(*first.year)}}));
  else if (first.known) out.push_back(map.ui.words(Message{Str::ObjectsNever, {std::to_string(outcome.lastYear)}}));
  return out;
}

}  // namespace kosh::ui
