// The legend and the attribution.
#include <algorithm>
#include <cmath>

#include "ui/map_parts.h"

namespace kosh::ui {
namespace {

constexpr float kPad = 14, kEdge = 16, kCellHeight = 14, kRow = 24;

float cellWidth(const MapFrame& map) { return map.small ? 20.0f : 34.0f; }

bool hasMetro(const MapFrame& map) {
  const std::vector<Place>& places = map.dataset().places.places;
  return std::any_of(places.begin(), places.end(), [](const Place& place) { return place.kind == PlaceKind::metro; });
}

std::string edgeWords(const MapFrame& map, double edge) {
  const Indicator* indicator = map.shownIndicator();
  const int decimals = std::fabs(edge - std::round(edge)) > 1e-9 ? 1 : 0;
  if (indicator && indicator->kind == IndicatorKind::change) return formatSigned(edge, decimals, map.ui.lang);
  return decimals == 0 && !indicator->service.empty() ? formatAmount(edge, map.ui.lang) : formatNumber(edge, decimals, map.ui.lang);
}

bool isNorm(const MapFrame& map, double edge) { return map.classes.hasNorm && std::fabs(edge - map.classes.norm) < 1e-9; }

// Wide figures: cells grow to hold them, up to 62 px and half of the map; beyond that every other edge is named.
float grownCell(const MapFrame& map) {
  if (map.small) return cellWidth(map);
  float widest = 0;
  for (double edge : map.classes.edges) widest = std::max(widest, widthOf(map.ui, Weight::bold, edgeWords(map, edge)));
  const float most = std::floor((map.rect.width * 0.5f - 2 * kPad) / static_cast<float>(map.classes.colours.size()));
  return std::clamp(std::ceil(widest + 8), cellWidth(map), std::clamp(most, cellWidth(map), 62.0f));
}

void drawEdges(const MapFrame& map, float x, float y, float cell) {
  float taken = -1e9f;
  for (std::size_t i = 0; i < map.classes.edges.size(); ++i) {
    const double edge = map.classes.edges[i];
    if (map.small && !isNorm(map, edge)) continue;
    const Weight weight = isNorm(map, edge) ? Weight::bold : Weight::body;
    const std::string words = edgeWords(map, edge);
    const float centre = x + cell * static_cast<float>(i + 1), half = widthOf(map.ui, weight, words) / 2;
    if (centre - half < taken + 6) continue;
    putCentre(map.ui, {centre, y}, words, weight == Weight::bold ? map.ui.colour.ink : map.ui.colour.ink2, weight);
    taken = centre + half;
  }
}

// Classes as cells, the norm as a line through them with its word above.
void drawCells(const MapFrame& map, float x, float y, float cell) {
  for (std::size_t i = 0; i < map.classes.colours.size(); ++i) {
    const Rect rect{x + cell * static_cast<float>(i), y, cell + 1, kCellHeight};
    fill(rect, map.classes.colours[i]);
    frame(rect, map.ui.colour.ink3);
  }
  for (std::size_t i = 0; i < map.classes.edges.size(); ++i) {
    if (!isNorm(map, map.classes.edges[i])) continue;
    const float at = x + cell * static_cast<float>(i + 1);
    fill({at - 0.75f, y - 5, 2.5f, kCellHeight + 9}, map.ui.colour.ink);
    if (!map.small) putCentre(map.ui, {at, y - 28}, map.ui.words(Str::MapNorm), map.ui.colour.ink, Weight::bold);
  }
}

Str missingWords(const MapFrame& map) {
  if (!map.nowhere || !map.value(0)) return Str::NoData;
  return map.small ? Str::MapCityOnlyShort : Str::MapCityOnly;
}

// The city's figure beside its name: "Almaty: 74 %".
std::string cityWords(const MapFrame& map) {
  const Indicator* indicator = map.shownIndicator();
  const std::optional<Datum> city = map.value(0);
  if (!indicator || !city) return {};
  return map.ui.words(Message{Str::ChartLine, {map.dataset().territories.front().shortName.in(map.ui.lang), shown(*indicator, city, map.ui.lang)}});
}

void drawSamples(const MapFrame& map, float x, float y) {
  if (map.missing) {
    const Rect cell{x, y + 4, 24, kCellHeight};
    fill(cell, map.ui.colour.panel);
    hatch(cell, map.ui.colour.ctl);
    frame(cell, map.ui.colour.ink3);
    put(map.ui, {x + 32, y}, map.ui.words(missingWords(map)), map.ui.colour.ink);
    y += kRow;
  }
  if (map.small || !hasMetro(map)) return;
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->AddLine({x, y + 11.5f}, {x + 24, y + 11.5f}, map.ui.colour.ink, 2.5f);
  list->AddCircleFilled({x + 12, y + 11.5f}, 3.5f, map.ui.colour.panel);
  list->AddCircle({x + 12, y + 11.5f}, 3, map.ui.colour.ink, 0, 1.5f);
  put(map.ui, {x + 32, y}, map.ui.words(Str::MapMetro), map.ui.colour.ink);
}

// One line at the foot of the map; the legend makes room above it where the two would meet. Cut where it is too long,
// it is read in full under the pointer or, after a press, in as many lines as it takes.
void layCredit(MapFrame& map) {
  const std::string& words = map.dataset().attribution;
  const float room = map.rect.width - 8 - 12;
  if (words.empty() || room < 80) return;
  const float whole = std::ceil(widthOf(map.ui, Weight::body, words)) + 1, width = std::min(room, whole);
  map.creditCut = whole > room;
  const float height = map.creditCut && map.ui.state.map.creditOpen ? heightWrapped(map.ui, width, words) : kLine;
  map.credit = {map.rect.x + map.rect.width - width - 16, map.rect.y + map.rect.height - height - 4, width + 12, height};
  if (!map.small && overlap(map.legend, map.credit, kEdge)) map.legend.y = map.credit.y - 8 - map.legend.height;
}

void drawCredit(const MapFrame& map) {
  if (map.credit.width <= 0) return;
  const Rect& credit = map.credit;
  const std::string& words = map.dataset().attribution;
  fill(credit, map.ui.colour.panel, 4);
  bool& open = map.ui.state.map.creditOpen;
  if (open) putWrapped(map.ui, {credit.x + 6, credit.y}, credit.width - 12, words, map.ui.colour.ink3);
  else putFitted(map.ui, {credit.x + 6, credit.y}, credit.width - 12, words, map.ui.colour.ink3);
  if (!map.creditCut) return;
  const Hit press = hit(map.ui, "credit", credit);
  if (press.hovered && !open) tooltip(map.ui, {&words, 1});
  if (press.pressed) open = !open;
}

// Where no district has a figure there are no classes to show: the hatch and its words, and the figure of the city.
void layWithout(MapFrame& map) {
  const float city = map.small ? 0 : widthOf(map.ui, Weight::bold, cityWords(map));
  const float words = std::max(widthOf(map.ui, Weight::body, map.ui.words(missingWords(map))), city);
  const float pad = map.small ? 10 : kPad, width = 32 + std::ceil(words) + 2 * pad;
  const float height = pad + (map.value(0) ? 2 : 1) * kRow + (!map.small && hasMetro(map) ? kRow : 0) + 4;
  if (map.small) map.legend = {map.rect.x + 12, map.rect.y + 56, width, kRow + 12};
  else map.legend = {map.rect.x + kEdge, map.rect.y + map.rect.height - kEdge - height, width, height};
}

void layClasses(MapFrame& map) {
  const float width = grownCell(map) * static_cast<float>(map.classes.colours.size()) + 1 + 2 * (map.small ? 10.0f : kPad);
  if (map.small) {
    map.legend = {map.rect.x + map.rect.width - width - 12, map.rect.y + 12, width, map.classes.hasNorm ? 52.0f : 30.0f};
    return;
  }
  const float height = kPad + (map.classes.hasNorm ? 26 : 0) + kCellHeight + 24 + (map.missing ? kRow : 0) +
                       (hasMetro(map) ? kRow : 0) + 8;
  map.legend = {map.rect.x + kEdge, map.rect.y + map.rect.height - kEdge - height, width, height};
}

void drawClasses(const MapFrame& map) {
  const float cell = grownCell(map), x = map.legend.x + (map.small ? 10 : kPad);
  const float top = map.legend.y + (map.small ? 8 : kPad + (map.classes.hasNorm ? 26 : 0));
  drawCells(map, x, top, cell);
  drawEdges(map, x, top + kCellHeight + 4, cell);
  if (!map.small) drawSamples(map, x, top + kCellHeight + 30);
}

void drawWithout(const MapFrame& map) {
  const float x = map.legend.x + (map.small ? 10 : kPad);
  float y = map.legend.y + (map.small ? 6 : kPad - 4);
  if (const std::optional<Datum> city = map.value(0); city && !map.small) {
    badge({x + 12, y + 11}, city->status, map.ui.colour.ink3);
    put(map.ui, {x + 32, y}, cityWords(map), map.over(city) ? map.ui.colour.over : map.ui.colour.ink, Weight::bold);
    y += kRow;
  }
  drawSamples(map, x, y);
}

}  // namespace

std::string unitWords(const MapFrame& map) {
  const Indicator* indicator = map.shownIndicator();
  if (!indicator) return {};
  if (indicator->kind == IndicatorKind::load) return std::string(map.ui.words(Str::MapLoadUnit));
  return std::string(unitOf(map.dataset(), *indicator, map.ui.lang));
}

void layLegend(MapFrame& map) {
  if (map.shownIndicator() && map.rect.height >= 220 && !map.classes.colours.empty()) {
    if (map.nowhere) layWithout(map);
    else layClasses(map);
  }
  layCredit(map);
}

void drawLegend(const MapFrame& map) {
  drawCredit(map);
  if (map.legend.width <= 0) return;
  remember(map.ui, "legend", map.legend);
  fill(map.legend, map.ui.colour.panel, 8);
  frame(map.legend, map.ui.colour.line, 1, 8);
  if (map.nowhere) drawWithout(map);
  else drawClasses(map);
}

}  // namespace kosh::ui
