// The head plate of the map: what is shown, and the list of indicators to choose from.
#include <algorithm>
#include <cmath>
#include <functional>

#include "ui/map_parts.h"

namespace kosh::ui {
namespace {

constexpr float kEdge = 16;

// Whether an indicator has a figure for the city, and for any district. What is known is known in every year.
struct Reach {
  bool city = false, districts = false;
};

Reach reachOf(const MapFrame& map, int indicator) {
  const Outcome& outcome = map.ui.session.outcome;
  Reach out;
  out.city = valueOf(outcome, indicator, 0, outcome.firstYear).has_value();
  for (int t : map.dataset().districts) out.districts = out.districts || valueOf(outcome, indicator, t, outcome.firstYear);
  return out;
}

// The list of indicators: captions and rows.
struct Chooser {
  const MapFrame& map;
  std::vector<MenuRow> rows{};

  void caption(std::string words, std::string right) {
    rows.push_back({"", std::move(words), std::move(right), true});
  }
  void row(int indicator, std::string right) {
    const Indicator& which = map.ui.session.outcome.indicators[static_cast<std::size_t>(indicator)];
    rows.push_back({which.id, std::string(map.ui.words(which.name)), std::move(right), false});
  }
};

// What there is no figure of at all is left out, what only the city has is marked.
void addKnown(Chooser& out, int indicator) {
  const Reach reach = reachOf(out.map, indicator);
  if (reach.districts) out.row(indicator, "");
  else if (reach.city) out.row(indicator, std::string(out.map.ui.words(Str::MapCityOnlyShort)));
}

void addPeople(Chooser& out, Str caption, bool changes) {
  const std::vector<Indicator>& all = out.map.ui.session.outcome.indicators;
  out.caption(std::string(out.map.ui.words(caption)), "");
  for (std::size_t i = 0; i < all.size(); ++i)
    if (all[i].service.empty() && (all[i].kind == IndicatorKind::change) == changes) addKnown(out, static_cast<int>(i));
}

// Published series that have figures of districts, with their year.
void addSeries(Chooser& out) {
  const Dataset& dataset = out.map.dataset();
  const std::size_t head = out.rows.size();
  out.caption(std::string(out.map.ui.words(Str::MapGroupPublished)), "");
  for (const Series& series : dataset.series)
    if (const int year = lastDistrictYear(dataset, series))
      out.rows.push_back({series.id, series.name.in(out.map.ui.lang), std::to_string(year), false});
  if (out.rows.size() == head + 1) out.rows.pop_back();
}

void addService(Chooser& out, const Service& service) {
  const std::vector<Indicator>& all = out.map.ui.session.outcome.indicators;
  const std::size_t head = out.rows.size();
  out.caption(service.name.in(out.map.ui.lang), "");
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (all[i].service != service.id) continue;
    addKnown(out, static_cast<int>(i));
  }
  if (out.rows.size() == head + 1) out.rows.back().right = out.map.ui.words(Str::NoData);
}

Chooser chooserOf(const MapFrame& map) {
  Chooser out{map};
  addPeople(out, Str::MapGroupPeople, false);
  addPeople(out, Str::MapGroupChange, true);
  addSeries(out);
  for (const Service& service : map.dataset().services.services) addService(out, service);
  return out;
}

// The list that opens under the words of the head; without rows there is none.
struct MenuSpec {
  const char* id = "indicator";
  std::vector<MenuRow> rows{};
  int chosen = -1;
  std::function<void(MapFrame&, int)> choose{};
};

MenuSpec indicatorMenu(const MapFrame& map) {
  MenuSpec out;
  Chooser chooser = chooserOf(map);
  const auto at = std::find_if(chooser.rows.begin(), chooser.rows.end(), [&](const MenuRow& row) { return row.id == map.view().indicator; });
  out.chosen = static_cast<int>(at - chooser.rows.begin());
  out.rows = std::move(chooser.rows);
  out.choose = [rows = out.rows](MapFrame& frame, int row) {
    if (!rows[static_cast<std::size_t>(row)].group) frame.ui.session.view.indicator = rows[static_cast<std::size_t>(row)].id;
  };
  return out;
}

MenuSpec facilityMenu(const MapFrame& map) {
  const auto row = [&](const char* id, Str words) { return MenuRow{id, std::string(map.ui.words(words)), "", false}; };
  MenuSpec out{.id = "facility", .rows = {row("school", Str::AccessSchool), row("hospital", Str::AccessHospital), row("metro", Str::AccessMetro)}};
  out.chosen = static_cast<int>(map.view().facility);
  out.choose = [](MapFrame& frame, int chosen) { frame.ui.session.view.facility = static_cast<FacilityKind>(chosen); };
  return out;
}

// Services whose load is known somewhere.
MenuSpec serviceMenu(const MapFrame& map) {
  MenuSpec out{.id = "service"};
  const Service* shownNow = shownService(map);
  for (const Service& service : map.dataset().services.services) {
    const int load = serviceIndicator(map.ui.session.outcome, service.id, IndicatorKind::load);
    if (load < 0 || !(reachOf(map, load).city || reachOf(map, load).districts)) continue;
    if (&service == shownNow) out.chosen = static_cast<int>(out.rows.size());
    const bool city = !reachOf(map, load).districts;
    out.rows.push_back({service.id, service.name.in(map.ui.lang), city ? std::string(map.ui.words(Str::MapCityOnlyShort)) : std::string(), false});
  }
  out.choose = [rows = out.rows](MapFrame& frame, int row) { frame.ui.session.view.indicator = rows[static_cast<std::size_t>(row)].id + "_load"; };
  return out;
}

MenuSpec menuOf(const MapFrame& map) {
  switch (map.view().mode) {
    case MapMode::density: return {};
    case MapMode::access: return facilityMenu(map);
    case MapMode::objects: return serviceMenu(map);
    default: return indicatorMenu(map);
  }
}

}  // namespace

void layHead(MapFrame& map) {
  if (!map.shownIndicator()) return;
  const float left = map.small ? 12 : kEdge;
  const float name = widthOf(map.ui, Weight::bold, titleOf(map)) + 26;
  const float right = map.small ? left : 34 + 2 * kEdge;
  const float words = map.small ? 0 : widthOf(map.ui, Weight::body, underTitle(map)), controls = controlsHeight(map);
  const float most = map.rect.width - left - right;
  const float width = std::min(std::max(std::ceil(std::max(name, words)) + 26, controls > 0 ? controlsWidth(map) + 24 : 90.0f), most);
  float top = map.modes.y + map.modes.height + 8;
  if (map.small && map.legend.width > 0) top = std::max(top, map.legend.y + map.legend.height + 6);
  map.head = {map.rect.x + left, top, width, (map.small ? 36.0f : 60.0f) + controls};
}

void drawHead(MapFrame& map) {
  if (!map.shownIndicator() || map.head.width <= 0) return;
  const Rect& head = map.head;
  const float controls = controlsHeight(map);
  const Rect words{head.x, head.y, head.width, head.height - controls};
  fill(head, map.ui.colour.panel, 8);
  frame(head, map.ui.colour.line, 1, 8);
  const MenuSpec spec = menuOf(map);
  const std::string name = titleOf(map);
  const float room = head.width - 24 - (spec.rows.empty() ? 0 : 24);
  const float top = head.y + (map.small ? 7 : 8);
  putFitted(map.ui, {head.x + 12, top}, room, name, map.ui.colour.ink, Weight::bold);
  if (!map.small) putFitted(map.ui, {head.x + 12, head.y + 31}, head.width - 24, underTitle(map), map.ui.colour.ink2);
  if (controls > 0) drawControls(map, {head.x + 12, words.y + words.height, head.width - 24, controls});
  if (spec.rows.empty()) return;
  icon(Icon::down, {head.x + 12 + std::min(room, widthOf(map.ui, Weight::bold, name)) + 15, top + 11}, map.ui.colour.ink2);
  const std::optional<int> chosen = menu(map.ui, spec.id, words, spec.rows, spec.chosen);
  if (chosen) spec.choose(map, *chosen);
}

}  // namespace kosh::ui
