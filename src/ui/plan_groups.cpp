// Territories proposed for settlement as check boxes, objects of the plan as a list with a form.
#include "ui/plan_groups.h"

#include <algorithm>
#include <cmath>

namespace kosh::ui {
namespace {

constexpr float kHead = 38, kCheck = 28, kRow = 28, kField = 34, kGap = 8;
constexpr double kMostPlaces = 1e7;
constexpr int kYearsAhead = 2;  // a school is not built sooner

bool hasPlaces(const Service& service) {
  return service.typicalSize.has_value() ||
         std::any_of(service.capacity.begin(), service.capacity.end(), [](const auto& c) { return c.has_value(); });
}

std::vector<int> servicesToBuild(const Dataset& dataset) {
  std::vector<int> out;
  for (std::size_t i = 0; i < dataset.services.services.size(); ++i)
    if (hasPlaces(dataset.services.services[i])) out.push_back(static_cast<int>(i));
  return out;
}

const Service* serviceOf(const Ui& ui, std::string_view id) {
  const int at = findService(*ui.session.dataset, id);
  return at < 0 ? nullptr : &ui.session.dataset->services.services[static_cast<std::size_t>(at)];
}

// A menu that fills its field; returns the chosen row.
std::optional<int> choice(Ui& ui, const char* id, const Rect& rect, const std::vector<MenuRow>& rows, int chosen) {
  const std::size_t at = static_cast<std::size_t>(std::clamp(chosen, 0, std::max(0, static_cast<int>(rows.size()) - 1)));
  menuFace(ui, rect, rows.empty() ? std::string_view() : std::string_view(rows[at].words), true);
  return menu(ui, id, rect, rows, chosen);
}

void serviceField(Ui& ui, const Rect& rect) {
  NewObject& draft = ui.state.objectDraft;
  const std::vector<int> services = servicesToBuild(*ui.session.dataset);
  std::vector<MenuRow> rows;
  int chosen = 0;
  for (int at : services) {
    const Service& service = ui.session.dataset->services.services[static_cast<std::size_t>(at)];
    if (service.id == draft.service) chosen = static_cast<int>(rows.size());
    rows.push_back({service.id, service.name.in(ui.lang), {}, false});
  }
  const auto row = choice(ui, "plan-service", rect, rows, chosen);
  if (!row) return;
  draft.service = rows[static_cast<std::size_t>(*row)].id;
  const std::vector<double> sizes = objectSizes(*ui.session.dataset, draft.service);
  draft.places = sizes.empty() ? 0 : sizes[sizes.size() / 2];
}

void districtField(Ui& ui, const Rect& rect) {
  NewObject& draft = ui.state.objectDraft;
  std::vector<MenuRow> rows;
  for (int at : ui.session.dataset->districts) {
    const Territory& territory = ui.session.dataset->territories[static_cast<std::size_t>(at)];
    rows.push_back({territory.id, territory.name.in(ui.lang), {}, false});
  }
  const int chosen = std::max(0, findDistrict(*ui.session.dataset, draft.territory));
  if (const auto row = choice(ui, "plan-district", rect, rows, chosen)) draft.territory = rows[static_cast<std::size_t>(*row)].id;
}

void yearField(Ui& ui, const Rect& rect) {
  const Demography& demography = ui.session.dataset->demography;
  std::vector<MenuRow> rows;
  for (int y = demography.baseYear; y <= demography.lastFlowYear; ++y) rows.push_back({std::to_string(y), std::to_string(y), {}, false});
  if (const auto row = choice(ui, "plan-year", rect, rows, ui.state.objectDraft.year - demography.baseYear))
    ui.state.objectDraft.year = demography.baseYear + *row;
}

std::string placesWords(const Ui& ui, const Service& service, double places) {
  return ui.words(Message{Str::ObjectsPlaces, {Number{places, 0}, service.unit}});
}

// A menu of the catalogue's sizes and beside it a cell for any other.
void sizeFields(Ui& ui, const Rect& rect, const Service& service) {
  NewObject& draft = ui.state.objectDraft;
  const std::vector<double> sizes = objectSizes(*ui.session.dataset, draft.service);
  constexpr float kCell = 92;
  float x = rect.x;
  if (!sizes.empty()) {
    std::vector<MenuRow> rows;
    int chosen = -1;
    for (double size : sizes) {
      if (size == draft.places) chosen = static_cast<int>(rows.size());
      rows.push_back({formatNumber(size, 0, Lang::en), placesWords(ui, service, size), {}, false});
    }
    const Rect face{x, rect.y, rect.width - kCell - kGap, rect.height};
    menuFace(ui, face, placesWords(ui, service, draft.places), true);
    if (const auto row = menu(ui, "plan-size", face, rows, chosen)) draft.places = sizes[static_cast<std::size_t>(*row)];
    x += face.width + kGap;
  }
  CellSpec spec;
  if (draft.places > 0) spec.value = draft.places;
  spec.changed = true;
  spec.most = kMostPlaces;
  if (const auto typed = numberCell(ui, "plan-places", {x, rect.y + 3, kCell, 28}, spec)) draft.places = *typed;
}

float form(Ui& ui, const Rect& rect) {
  const Service* service = serviceOf(ui, ui.state.objectDraft.service);
  if (!service) return 0;
  float y = rect.y + 4;
  serviceField(ui, {rect.x, y, rect.width, kField});
  y += kField + kGap;
  constexpr float kYear = 92;
  districtField(ui, {rect.x, y, rect.width - kYear - kGap, kField});
  yearField(ui, {rect.x + rect.width - kYear, y, kYear, kField});
  y += kField + kGap;
  sizeFields(ui, {rect.x, y, rect.width, kField}, *service);
  y += kField + kGap;
  const std::string_view add = ui.words(Str::ObjectsAddThis), cancel = ui.words(Str::ObjectsCancel);
  const float width = buttonWidth(ui, add, ButtonKind::main);
  const Rect right{rect.x + rect.width - width, y, width, kField};
  if (button(ui, "plan-cancel", {rect.x, y, buttonWidth(ui, cancel, ButtonKind::quiet), kField}, cancel, ButtonKind::quiet))
    ui.state.objectFormOpen = false;
  if (button(ui, "plan-add", right, add, ButtonKind::main, ui.state.objectDraft.places > 0)) {
    ui.session.scenario.objects.push_back(ui.state.objectDraft);
    ui.state.objectFormOpen = false;
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

std::vector<double> objectSizes(const Dataset& dataset, std::string_view service) {
  std::vector<double> out;
  for (const CatalogueObject& object : dataset.services.catalogue)
    if (object.service == service) out.push_back(object.places.value);
  const int at = findService(dataset, service);
  if (out.empty() && at >= 0 && dataset.services.services[static_cast<std::size_t>(at)].typicalSize)
    out.push_back(dataset.services.services[static_cast<std::size_t>(at)].typicalSize->value);
  std::sort(out.begin(), out.end());
  return out;
}

NewObject draftFor(const Dataset& dataset, const View& view) {
  NewObject draft;
  const std::vector<int> services = servicesToBuild(dataset);
  if (!services.empty()) draft.service = dataset.services.services[static_cast<std::size_t>(services.front())].id;
  const int chosen = std::max(0, findDistrict(dataset, view.territory));
  if (!dataset.districts.empty()) draft.territory = district(dataset, chosen).id;
  const Demography& demography = dataset.demography;
  draft.year = std::clamp(std::max(view.year, demography.baseYear + kYearsAhead), demography.baseYear, demography.lastFlowYear);
  const std::vector<double> sizes = objectSizes(dataset, draft.service);
  if (!sizes.empty()) draft.places = sizes[sizes.size() / 2];
  return draft;
}

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
  if (!ui.state.objectFormOpen && button(ui, "plan-new", {rect.x + rect.width - width, rect.y + 4, width, 30}, add, ButtonKind::quiet)) {
    ui.state.objectDraft = draftFor(*ui.session.dataset, ui.session.view);
    ui.state.objectFormOpen = true;
  }
  float y = rect.y + kHead;
  std::vector<NewObject>& objects = ui.session.scenario.objects;
  int taken = -1;
  for (int i = 0; i < static_cast<int>(objects.size()); ++i, y += kRow)
    if (objectRow(ui, {rect.x, y, rect.width, kRow}, objects[static_cast<std::size_t>(i)], i)) taken = i;
  if (taken >= 0) objects.erase(objects.begin() + taken);
  if (ui.state.objectFormOpen) y += form(ui, {rect.x, y, rect.width, 0});
  else if (objects.empty()) y += putWrapped(ui, {rect.x, y}, rect.width, ui.words(Str::ObjectsNone), ui.colour.ink2) + 6;
  return y - rect.y;
}

}  // namespace kosh::ui
