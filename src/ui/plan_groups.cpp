// Territories proposed for settlement as check boxes, objects of the plan as a list with a form.
#include "ui/plan_groups.h"

#include <algorithm>
#include <cmath>

#include "ui/object_form.h"

namespace kosh::ui {
namespace {

constexpr float kHead = 38, kCheck = 28, kRow = 28, kField = 34, kGap = 8;

const Service* serviceOf(const Ui& ui, std::string_view id) {
  const int at = findService(*ui.session.dataset, id);
  return at < 0 ? nullptr : &ui.session.dataset->services.services[static_cast<std::size_t>(at)];
}

// To the map, where a press says the place: the form goes on there with the same draft.
void goToMap(Ui& ui) {
  ui.state.objectForm = ObjectForm::map;
  ui.state.decisionsOpen = false;
  ui.state.map.object = -1;
  ui.session.view.mode = MapMode::objects;
}

float form(Ui& ui, const Rect& rect) {
  const ObjectFields fields;
  NewObject& draft = ui.state.objectDraft;
  if (!serviceOf(ui, draft.service)) return 0;
  float y = rect.y + 4;
  objectFields(ui, {rect.x, y, rect.width, 0}, fields, draft);
  y += objectFieldsHeight(fields);
  const std::string_view add = ui.words(Str::ObjectsAddThis), cancel = ui.words(Str::ObjectsCancel), place = ui.words(Str::ObjectsOnMap);
  const float width = buttonWidth(ui, add, ButtonKind::main), left = buttonWidth(ui, cancel, ButtonKind::quiet);
  if (button(ui, "plan-cancel", {rect.x, y, left, kField}, cancel, ButtonKind::quiet)) ui.state.objectForm = ObjectForm::closed;
  if (button(ui, "plan-map", {rect.x + left + kGap, y, buttonWidth(ui, place, ButtonKind::quiet), kField}, place, ButtonKind::quiet)) goToMap(ui);
  if (button(ui, "plan-add", {rect.x + rect.width - width, y, width, kField}, add, ButtonKind::main, draft.places > 0)) {
    ui.session.scenario.objects.push_back(draft);
    ui.state.objectForm = ObjectForm::closed;
  }
  return y + kField + kGap - rect.y;
}

// One object of the plan; returns whether it was taken back.
bool objectRow(Ui& ui, const Rect& rect, const NewObject& object, int index) {
  const Service* service = serviceOf(ui, object.service);
  const int place = findTerritory(*ui.session.dataset, object.territory);
  if (!service || place < 0) return false;
  const Rect remove{rect.x + rect.width - kRow, rect.y, kRow, kRow};
  const std::string year = std::to_string(object.year);
  const float yearAt = remove.x - 8 - widthOf(ui, Weight::body, year);
  fill({rect.x, rect.y + 7, 14, 14}, ui.colour.accent, 2);
  fill({rect.x + 3.5f, rect.y + 13.25f, 7, 1.5f}, ui.colour.accentInk);
  fill({rect.x + 6.25f, rect.y + 10.5f, 1.5f, 7}, ui.colour.accentInk);
  const std::string where = ui.session.dataset->territories[static_cast<std::size_t>(place)].shortName.in(ui.lang);
  const std::string words = ui.words(Message{Str::ObjectsRow, {service->name, placesWords(ui, *service, object.places), where}});
  const bool cut = putFitted(ui, {rect.x + 22, rect.y + 3}, yearAt - rect.x - 30, words, ui.colour.ink);
  put(ui, {yearAt, rect.y + 3}, year, ui.colour.ink2);
  if (cut && over({rect.x, rect.y, yearAt - rect.x, rect.height})) {
    const std::string line = words + ", " + year;
    tooltip(ui, {&line, 1}, ImVec2(rect.x + rect.width + 24, rect.y));
  }
  return iconButton(ui, ("plan-remove:" + std::to_string(index)).c_str(), remove, Icon::close, ui.words(Str::ObjectsRemove));
}

}  // namespace

float territoriesGroup(Ui& ui, const Rect& rect) {
  const Dataset& dataset = *ui.session.dataset;
  Scenario& scenario = ui.session.scenario;
  const int count = static_cast<int>(dataset.districts.size());
  put(ui, {rect.x, rect.y + 8}, ui.words(Str::Territories), ui.colour.ink, Weight::bold);
  const std::string of = ui.words(Message{Str::TerritoriesOf, {std::to_string(scenario.included.size()), std::to_string(count)}});
  putRight(ui, {rect.x + rect.width, rect.y + 8}, of, ui.colour.ink2);
  float y = rect.y + kHead;
  for (int d = 0; d < count; ++d) {
    const Territory& territory = district(dataset, d);
    const bool on = std::binary_search(scenario.included.begin(), scenario.included.end(), territory.id);
    const Rect row{rect.x + static_cast<float>(d % 2) * rect.width / 2, y + static_cast<float>(d / 2) * kCheck, rect.width / 2, kCheck};
    if (checkbox(ui, ("include:" + territory.id).c_str(), row, territory.shortName.in(ui.lang), on))
      setIncluded(scenario, territory.id, !on);
  }
  y += static_cast<float>((count + 1) / 2) * kCheck + 2;
  const Str note = scenario.included.empty() ? Str::TerritoriesNone : Str::TerritoriesNote;
  return y + putWrapped(ui, {rect.x, y}, rect.width, ui.words(note), ui.colour.ink2) + 6 - rect.y;
}

float objectsGroup(Ui& ui, const Rect& rect) {
  put(ui, {rect.x, rect.y + 8}, ui.words(Str::Objects), ui.colour.ink, Weight::bold);
  const std::string_view add = ui.words(Str::ObjectsAdd);
  const float width = buttonWidth(ui, add, ButtonKind::quiet);
  if (ui.state.objectForm != ObjectForm::decisions && button(ui, "plan-new", {rect.x + rect.width - width, rect.y + 4, width, 30}, add, ButtonKind::quiet)) {
    ui.state.objectDraft = draftFor(*ui.session.dataset, ui.session.view);
    ui.state.objectForm = ObjectForm::decisions;
    ImGui::SetScrollY(ImGui::GetScrollY() + objectFieldsHeight({}) + kField + 2 * kGap);  // its buttons come into sight
  }
  float y = rect.y + kHead;
  std::vector<NewObject>& objects = ui.session.scenario.objects;
  int taken = -1;
  for (int i = 0; i < static_cast<int>(objects.size()); ++i, y += kRow)
    if (objectRow(ui, {rect.x, y, rect.width, kRow}, objects[static_cast<std::size_t>(i)], i)) taken = i;
  if (taken >= 0) objects.erase(objects.begin() + taken);
  if (ui.state.objectForm == ObjectForm::decisions) y += form(ui, {rect.x, y, rect.width, 0});
  else if (objects.empty()) y += putWrapped(ui, {rect.x, y}, rect.width, ui.words(Str::ObjectsNone), ui.colour.ink2) + 6;
  return y - rect.y;
}

}  // namespace kosh::ui
