// One form for an object of the plan: the decisions and the map draw it over the same draft.
#include "ui/object_form.h"

#include <algorithm>
#include <cmath>

namespace kosh::ui {
namespace {

constexpr float kField = 34, kGap = 8, kCell = 80, kYear = 86;
constexpr double kMostPlaces = 1e7;
constexpr int kYearsAhead = 2;  // a school is not built sooner

std::vector<int> servicesToBuild(const Dataset& dataset) {
  std::vector<int> out;
  for (std::size_t i = 0; i < dataset.services.services.size(); ++i)
    if (canBeBuilt(dataset.services.services[i])) out.push_back(static_cast<int>(i));
  return out;
}

const Service* serviceOf(const Ui& ui, std::string_view id) {
  const int at = findService(*ui.session.dataset, id);
  return at < 0 ? nullptr : &ui.session.dataset->services.services[static_cast<std::size_t>(at)];
}

// The fields while they are drawn.
struct Form {
  Ui& ui;
  const ObjectFields& fields;
  NewObject& object;

  std::string id(const char* field) const { return std::string(fields.prefix) + field; }
};

// A menu that fills its field; returns the chosen row.
std::optional<int> choice(const Form& form, const char* field, const Rect& rect, const std::vector<MenuRow>& rows, int chosen) {
  const std::size_t at = static_cast<std::size_t>(std::clamp(chosen, 0, std::max(0, static_cast<int>(rows.size()) - 1)));
  menuFace(form.ui, rect, rows.empty() ? std::string_view() : std::string_view(rows[at].words), true);
  return menu(form.ui, form.id(field).c_str(), rect, rows, chosen);
}

void serviceField(const Form& form, const Rect& rect) {
  const Dataset& dataset = *form.ui.session.dataset;
  std::vector<MenuRow> rows;
  int chosen = 0;
  for (int at : servicesToBuild(dataset)) {
    const Service& service = dataset.services.services[static_cast<std::size_t>(at)];
    if (service.id == form.object.service) chosen = static_cast<int>(rows.size());
    rows.push_back({service.id, service.name.in(form.ui.lang), {}, false});
  }
  if (const auto row = choice(form, "-service", rect, rows, chosen)) setKind(dataset, form.object, rows[static_cast<std::size_t>(*row)].id);
}

void districtField(const Form& form, const Rect& rect) {
  const Dataset& dataset = *form.ui.session.dataset;
  std::vector<MenuRow> rows;
  for (int at : dataset.districts) {
    const Territory& territory = dataset.territories[static_cast<std::size_t>(at)];
    rows.push_back({territory.id, territory.name.in(form.ui.lang), {}, false});
  }
  const int chosen = std::max(0, findDistrict(dataset, form.object.territory));
  if (const auto row = choice(form, "-district", rect, rows, chosen)) form.object.territory = rows[static_cast<std::size_t>(*row)].id;
}

void yearField(const Form& form, const Rect& rect) {
  const Demography& demography = form.ui.session.dataset->demography;
  std::vector<MenuRow> rows;
  for (int y = demography.baseYear; y <= demography.lastFlowYear; ++y) rows.push_back({std::to_string(y), std::to_string(y), {}, false});
  if (const auto row = choice(form, "-year", rect, rows, form.object.year - demography.baseYear)) form.object.year = demography.baseYear + *row;
}

void sizeMenu(const Form& form, const Rect& rect, const Service& service, const std::vector<double>& sizes) {
  std::vector<MenuRow> rows;
  int chosen = -1;
  for (double size : sizes) {
    if (size == form.object.places) chosen = static_cast<int>(rows.size());
    rows.push_back({formatNumber(size, 0, Lang::en), placesWords(form.ui, service, size), {}, false});
  }
  menuFace(form.ui, rect, placesWords(form.ui, service, form.object.places), true);
  if (const auto row = menu(form.ui, form.id("-size").c_str(), rect, rows, chosen)) form.object.places = sizes[static_cast<std::size_t>(*row)];
}

// A menu of the catalogue's sizes and beside it a cell for any other.
void sizeFields(const Form& form, const Rect& rect, const Service& service) {
  const std::vector<double> sizes = objectSizes(*form.ui.session.dataset, service.id);
  const bool both = !sizes.empty() && !form.fields.compact;
  if (!sizes.empty()) sizeMenu(form, {rect.x, rect.y, both ? rect.width - kCell - kGap : rect.width, rect.height}, service, sizes);
  if (!sizes.empty() && !both) return;
  CellSpec spec;
  if (form.object.places > 0) spec.value = form.object.places;
  spec.changed = true;
  spec.most = kMostPlaces;
  const Rect cell{both ? rect.x + rect.width - kCell : rect.x, rect.y + 3, kCell, 28};
  if (const auto typed = numberCell(form.ui, form.id("-places").c_str(), cell, spec)) form.object.places = *typed;
}

// In money of the prices that the dataset gives, or the plain word that nobody has published them.
void costLine(const Form& form, const Rect& rect, const Service& service) {
  const std::optional<Figure>& price = service.unitCost;
  const std::string words = price ? form.ui.words(Message{Str::ObjectsCost, {Number{roundSignificant(price->value * form.object.places, 3), 0}}})
                                  : std::string(form.ui.words(Str::ObjectsNoCost));
  badge({rect.x + 6, rect.y + 11}, price ? std::optional(price->from.status) : std::nullopt, form.ui.colour.ink3);
  putFitted(form.ui, {rect.x + 18, rect.y}, rect.width - 18, words, form.ui.colour.ink2);
}

}  // namespace

bool canBeBuilt(const Service& service) {
  return service.typicalSize.has_value() ||
         std::any_of(service.capacity.begin(), service.capacity.end(), [](const auto& c) { return c.has_value(); });
}

float objectFieldsHeight(const ObjectFields& fields) {
  const int rows = 1 + (fields.kind ? 1 : 0) + (fields.district ? 1 : 0);
  return static_cast<float>(rows) * (kField + kGap) + kLine + 6;
}

void objectFields(Ui& ui, const Rect& rect, const ObjectFields& fields, NewObject& object) {
  const Form form{ui, fields, object};
  float y = rect.y;
  const auto row = [&] {
    const Rect out{rect.x, y, rect.width, kField};
    y += kField + kGap;
    return out;
  };
  if (fields.kind) serviceField(form, row());
  const Service* service = serviceOf(ui, object.service);
  if (!service) return;
  Rect line = row();
  yearField(form, {line.x + line.width - kYear, line.y, kYear, kField});
  const Rect left{line.x, line.y, line.width - kYear - kGap, kField};
  if (fields.district) districtField(form, left);
  sizeFields(form, fields.district ? row() : left, *service);
  costLine(form, {rect.x, y - 2, rect.width, kLine}, *service);
}

void setKind(const Dataset& dataset, NewObject& object, std::string_view service) {
  object.service = service;
  const std::vector<double> sizes = objectSizes(dataset, service);
  object.places = sizes.empty() ? 0 : sizes[sizes.size() / 2];
}

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
  if (!services.empty()) setKind(dataset, draft, dataset.services.services[static_cast<std::size_t>(services.front())].id);
  const int chosen = std::max(0, findDistrict(dataset, view.territory));
  if (!dataset.districts.empty()) draft.territory = district(dataset, chosen).id;
  const Demography& demography = dataset.demography;
  draft.year = std::clamp(std::max(view.year, demography.baseYear + kYearsAhead), demography.baseYear, demography.lastFlowYear);
  return draft;
}

std::string placesWords(const Ui& ui, const Service& service, double places) {
  return ui.words(Message{Str::ObjectsPlaces, {Number{places, 0}, service.unit}});
}

}  // namespace kosh::ui
