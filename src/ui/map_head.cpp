// The head plate of the map: what is shown, and the list of indicators to choose from.
#include <algorithm>
#include <cmath>

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

std::string headWords(const MapFrame& map) {
  const Indicator* indicator = map.shownIndicator();
  if (!indicator) return {};
  const bool date = indicator->stock && indicator->service.empty();
  return map.ui.words(Message{date ? Str::MapHeadStock : Str::MapHeadYear, {unitWords(map), std::to_string(map.year)}});
}

}  // namespace

void layHead(MapFrame& map) {
  const Indicator* indicator = map.shownIndicator();
  if (!indicator) return;
  const float left = map.small ? 12 : kEdge;
  const float name = widthOf(map.ui, Weight::bold, nameOf(map.dataset(), *indicator, map.ui.lang)) + 26;
  const float right = !map.small ? 34 + 2 * kEdge : map.nowhere ? left : map.legend.width + 20;
  const float words = map.small ? 0 : widthOf(map.ui, Weight::body, headWords(map));
  const float width = std::min(std::ceil(std::max(name, words)) + 26, map.rect.width - left - right);
  map.head = {map.rect.x + left, map.rect.y + left, std::max(width, 90.0f), map.small ? 36.0f : 60.0f};
}

void drawHead(MapFrame& map) {
  const Indicator* indicator = map.shownIndicator();
  if (!indicator || map.head.width <= 0) return;
  const Rect& head = map.head;
  fill(head, map.ui.colour.panel, 8);
  frame(head, map.ui.colour.line, 1, 8);
  const std::string name = nameOf(map.dataset(), *indicator, map.ui.lang);
  const float room = head.width - 24 - 24;
  const float top = head.y + (map.small ? 7 : 8);
  putFitted(map.ui, {head.x + 12, top}, room, name, map.ui.colour.ink, Weight::bold);
  icon(Icon::down, {head.x + 12 + std::min(room, widthOf(map.ui, Weight::bold, name)) + 15, top + 11}, map.ui.colour.ink2);
  if (!map.small) putFitted(map.ui, {head.x + 12, head.y + 31}, head.width - 24, headWords(map), map.ui.colour.ink2);
  const Chooser chooser = chooserOf(map);
  const auto at = std::find_if(chooser.rows.begin(), chooser.rows.end(),
                               [&](const MenuRow& row) { return row.id == map.ui.session.view.indicator; });
  const std::optional<int> chosen = menu(map.ui, "indicator", head, chooser.rows, static_cast<int>(at - chooser.rows.begin()));
  if (chosen && !chooser.rows[static_cast<std::size_t>(*chosen)].group)
    map.ui.session.view.indicator = chooser.rows[static_cast<std::size_t>(*chosen)].id;
}

}  // namespace kosh::ui
