// The legend and the attribution.
#include <algorithm>
#include <cmath>

#include "ui/map_parts.h"

namespace kosh::ui {
namespace {

constexpr float kLowMap = 620;  // in a lower one the legend tells only what cannot be guessed
constexpr float kPad = 14, kEdge = 16, kCellHeight = 14, kRow = 24, kArrow = 24;

float cellWidth(const MapFrame& map) { return map.small ? 20.0f : 34.0f; }

bool low(const MapFrame& map) { return map.rect.height < kLowMap; }

bool hasMetro(const MapFrame& map) {
  const std::vector<Place>& places = map.dataset().places.places;
  return std::any_of(places.begin(), places.end(), [](const Place& place) { return place.kind == PlaceKind::metro; });
}

// Which classes a bar shows, and of what.
struct Bar {
  const Classes& classes;
  const Indicator* indicator = nullptr;
};

Bar barOf(const MapFrame& map) { return {map.classes, map.shownIndicator()}; }

// Left of the swipe line: the indicator itself, without the plan.
Bar leftBar(const MapFrame& map) { return {map.leftClasses, &map.ui.session.outcome.indicators[static_cast<std::size_t>(map.indicator)]}; }

std::string edgeWords(const MapFrame& map, const Bar& bar, double edge) {
  const auto whole = [edge](double times) { return std::fabs(edge * times - std::round(edge * times)) < 1e-6; };
  const int decimals = whole(1) ? 0 : whole(10) ? 1 : 2;
  if (bar.indicator && bar.indicator->kind == IndicatorKind::change) return formatSigned(edge, decimals, map.ui.lang);
  const bool amount = decimals == 0 && bar.indicator && !bar.indicator->service.empty();
  return amount ? formatAmount(edge, map.ui.lang) : formatNumber(edge, decimals, map.ui.lang);
}

bool isNorm(const Bar& bar, double edge) { return bar.classes.hasNorm && std::fabs(edge - bar.classes.norm) < 1e-9; }

// Wide figures: cells grow to hold them, up to 62 px and half of the map; beyond that every other edge is named.
float grownCell(const MapFrame& map, const Bar& bar) {
  if (map.small) return cellWidth(map);
  float widest = 0;
  for (double edge : bar.classes.edges) widest = std::max(widest, widthOf(map.ui, Weight::bold, edgeWords(map, bar, edge)));
  const float most = std::floor((map.rect.width * 0.5f - 2 * kPad) / static_cast<float>(bar.classes.colours.size()));
  return std::clamp(std::ceil(widest + 8), cellWidth(map), std::clamp(most, cellWidth(map), 62.0f));
}

void drawEdges(const MapFrame& map, const Bar& bar, float x, float y, float cell) {
  float taken = -1e9f;
  for (std::size_t i = 0; i < bar.classes.edges.size(); ++i) {
    const double edge = bar.classes.edges[i];
    if (map.small && !isNorm(bar, edge)) continue;
    const Weight weight = isNorm(bar, edge) ? Weight::bold : Weight::body;
    const std::string words = edgeWords(map, bar, edge);
    const float centre = x + cell * static_cast<float>(i + 1), half = widthOf(map.ui, weight, words) / 2;
    if (centre - half < taken + 6) continue;
    putCentre(map.ui, {centre, y}, words, weight == Weight::bold ? map.ui.colour.ink : map.ui.colour.ink2, weight);
    taken = centre + half;
  }
}

// Classes as cells, the norm as a line through them with its word above.
void drawCells(const MapFrame& map, const Bar& bar, float x, float y, float cell) {
  for (std::size_t i = 0; i < bar.classes.colours.size(); ++i) {
    const Rect rect{x + cell * static_cast<float>(i), y, cell + 1, kCellHeight};
    fill(rect, bar.classes.colours[i]);
    frame(rect, map.ui.colour.ink3);
  }
  for (std::size_t i = 0; i < bar.classes.edges.size(); ++i) {
    if (!isNorm(bar, bar.classes.edges[i])) continue;
    const float at = x + cell * static_cast<float>(i + 1);
    fill({at - 0.75f, y - 5, 2.5f, kCellHeight + 9}, map.ui.colour.ink);
    if (!map.small && !low(map) && map.view().mode != MapMode::change) putCentre(map.ui, {at, y - 28}, map.ui.words(Str::MapNorm), map.ui.colour.ink, Weight::bold);
  }
}

bool changes(const MapFrame& map) { return map.view().mode == MapMode::change && map.indicator >= 0; }
bool hasMenu(const MapFrame& map) { return map.view().mode == MapMode::areas && !map.small; }
float aboveCells(const MapFrame& map) { return changes(map) ? 24.0f : map.classes.hasNorm && !low(map) ? 26.0f : 0.0f; }

// --- symbols of the objects' mode

const Service* withoutPoints(const MapFrame& map) {
  const Service* service = shownService(map);
  const bool known = service && (service->id == "school" || service->id == "hospital_beds" || service->id == "polyclinic");
  return known ? nullptr : service;
}

// In a narrow map only what cannot be guessed.
bool brief(const MapFrame& map) { return low(map) || (map.view().mode != MapMode::areas && map.rect.width < 700); }

float symbolsHeight(const MapFrame& map) { return map.view().mode == MapMode::objects && !map.small ? (brief(map) ? kRow : 3 * kRow) : 0; }
bool showsMetro(const MapFrame& map) { return !map.small && !brief(map) && hasMetro(map); }

void ringSample(const MapFrame& map, ImVec2 at) {
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->AddCircleFilled(at, 8, map.ui.colour.ink2, 16);
  list->AddCircleFilled(at, 7, map.classes.colours.empty() ? map.ui.colour.panel : map.classes.colours[map.classes.colours.size() / 2], 16);
  list->AddCircleFilled(at, 4, map.ui.colour.panel, 12);
}

void drawSymbolSamples(const MapFrame& map, float x, float y) {
  const Tokens& colour = map.ui.colour;
  if (const Service* service = withoutPoints(map)) {
    badge({x + 12, y + 11}, std::nullopt, colour.ink3);
    putFitted(map.ui, {x + 32, y}, map.legend.width - 32 - kPad - 8, map.ui.words(Message{Str::ObjectsNoPoints, {service->name.in(map.ui.lang)}}), colour.ink2);
  } else {
    ringSample(map, {x + 12, y + 11});
    put(map.ui, {x + 32, y}, map.ui.words(Str::ObjectsRing), colour.ink);
  }
  if (brief(map)) return;
  y += kRow;
  fill({x + 9, y + 8, 6, 6}, colour.ink);
  const std::string_view schools = map.ui.words(Str::ObjectsSchools);
  put(map.ui, {x + 32, y}, schools, colour.ink);
  const float next = x + 32 + widthOf(map.ui, Weight::body, schools) + 16;
  fill({next, y + 9.5f, 9, 3}, colour.ink);
  fill({next + 3, y + 6.5f, 3, 9}, colour.ink);
  put(map.ui, {next + 16, y}, map.ui.words(Str::ObjectsHospitals), colour.ink);
  y += kRow;
  fill({x + 5, y + 4, 15, 15}, colour.accent, 3);
  fill({x + 9, y + 10.5f, 7, 2}, colour.accentInk);
  fill({x + 11.5f, y + 8, 2, 7}, colour.accentInk);
  put(map.ui, {x + 32, y}, map.ui.words(Str::ObjectsPlan), colour.ink);
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

int regionRows(const MapFrame& map) { return map.wide && !map.small ? 1 : 0; }
bool sourceRow(const MapFrame& map) { return !(low(map) && (map.wide || changes(map))); }

// What the figures rest on: their weakest status, and who gives them.
std::string sourceWords(const MapFrame& map, Status& status) {
  status = Status::official;
  std::string from(map.ui.words(Str::MapLegendModel));
  for (int t : map.dataset().districts)
    if (const std::optional<Datum> datum = map.value(t)) status = worse(status, datum->status);
  for (int t : map.dataset().districts) {
    if (!map.series || static_cast<std::size_t>(t) >= map.series->values.size()) break;
    const Figure* figure = figureIn(map.series->values[static_cast<std::size_t>(t)], map.year);
    if (const Source* source = figure ? findSource(map.dataset(), figure->from.source) : nullptr) from = source->title.in(map.ui.lang);
  }
  return map.ui.words(Message{Str::ChartLine, {std::string(map.ui.words(wordsOf(status))), from}});
}

// Where the row of the source has no room its badge stands before the captions.
float captionX(const MapFrame& map, float x, float y) {
  if (sourceRow(map)) return x;
  Status status;
  sourceWords(map, status);
  badge({x + 6, y + 11}, status, map.ui.colour.ink3);
  return x + 18;
}

void drawSourceRow(const MapFrame& map, float x, float y) {
  Status status;
  const std::string words = sourceWords(map, status);
  badge({x + 12, y + 11}, status, map.ui.colour.ink3);
  const bool cut = putFitted(map.ui, {x + 32, y}, map.legend.x + map.legend.width - x - 32 - 8, words, map.ui.colour.ink2);
  if (cut && over({x, y, map.legend.width - 2 * kPad, kRow})) tooltip(map.ui, {&words, 1});
}

bool hatchSample(const MapFrame& map) { return map.missing || regionMissing(map); }

void drawSamples(const MapFrame& map, float x, float y) {
  if (!map.nowhere && sourceRow(map)) {
    drawSourceRow(map, x, y);
    y += kRow;
  }
  if (regionRows(map) > 0) {
    put(map.ui, {x + 32, y}, map.ui.words(Str::RegionNote), map.ui.colour.ink2);
    y += kRow;
  }
  if (hatchSample(map)) {
    const Rect cell{x, y + 4, 24, kCellHeight};
    fill(cell, map.ui.colour.panel);
    hatch(cell, map.ui.colour.ctl);
    frame(cell, map.ui.colour.ink3);
    put(map.ui, {x + 32, y}, map.ui.words(missingWords(map)), map.ui.colour.ink);
    y += kRow;
  }
  if (symbolsHeight(map) > 0) {
    drawSymbolSamples(map, x, y);
    y += symbolsHeight(map);
  }
  if (!showsMetro(map)) return;
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
  const float note = regionRows(map) > 0 ? widthOf(map.ui, Weight::body, map.ui.words(Str::RegionNote)) : 0;
  const float words = std::max({widthOf(map.ui, Weight::body, map.ui.words(missingWords(map))), city, note});
  const float pad = map.small ? 10 : kPad, width = 32 + std::ceil(words) + 2 * pad;
  const float height = pad + static_cast<float>((map.value(0) ? 2 : 1) + regionRows(map)) * kRow + (showsMetro(map) ? kRow : 0) + 4;
  if (map.small) map.legend = {map.rect.x + 12, map.rect.y + 56, width, kRow + 12};
  else map.legend = {map.rect.x + kEdge, map.rect.y + map.rect.height - kEdge - height, width, height};
}

void layClasses(MapFrame& map) {
  float wide = grownCell(map, barOf(map)) * static_cast<float>(map.classes.colours.size());
  if (changes(map)) wide = std::max(wide, grownCell(map, leftBar(map)) * static_cast<float>(map.leftClasses.colours.size()));
  if (symbolsHeight(map) > 0) wide = std::max({wide, 32 + widthOf(map.ui, Weight::body, map.ui.words(Str::ObjectsRing)), 32 + widthOf(map.ui, Weight::body, map.ui.words(Str::ObjectsPlan)),
                                               64 + widthOf(map.ui, Weight::body, map.ui.words(Str::ObjectsSchools)) + widthOf(map.ui, Weight::body, map.ui.words(Str::ObjectsHospitals))});
  if (map.wide && !map.small) wide = std::max(wide, 32 + widthOf(map.ui, Weight::body, map.ui.words(Str::RegionNote)));
  const float width = std::ceil(wide) + 1 + 2 * (map.small ? 10.0f : kPad) + (hasMenu(map) ? kArrow : 0);
  if (map.small) {
    map.legend = {map.rect.x + map.rect.width - width - 12, map.rect.y + 12, width, map.classes.hasNorm ? 52.0f : 30.0f};
    return;
  }
  const float height = kPad + aboveCells(map) + kCellHeight + 24 + (changes(map) ? 24 + kCellHeight + 30 : 0) + (hatchSample(map) ? kRow : 0) + static_cast<float>((sourceRow(map) ? 1 : 0) + regionRows(map)) * kRow + symbolsHeight(map) +
                       (showsMetro(map) ? kRow : 0) + 8;
  map.legend = {map.rect.x + kEdge, map.rect.y + map.rect.height - kEdge - height, width, height};
}

// By the norm or at round numbers, or by counts, or in equal steps.
void drawClassMenu(const MapFrame& map) {
  if (!hasMenu(map)) return;
  const Rect& legend = map.legend;
  const Indicator* indicator = map.shownIndicator();
  const bool byNorm = indicator && indicator->kind == IndicatorKind::load;
  const auto row = [&](const char* id, Str words) { return MenuRow{id, std::string(map.ui.words(words)), "", false}; };
  const std::vector<MenuRow> rows{row("usual", byNorm ? Str::MapClassesNorm : Str::MapClassesUsual), row("quantile", Str::MapClassesQuantile),
                                  row("equal", Str::MapClassesEqual)};
  icon(Icon::down, {legend.x + legend.width - 18, legend.y + kPad + aboveCells(map) + kCellHeight / 2}, map.ui.colour.ink2);
  if (const std::optional<int> chosen = menu(map.ui, "classes", legend, rows, static_cast<int>(map.view().classes)))
    map.ui.session.view.classes = static_cast<ClassMethod>(*chosen);
}

void drawClasses(const MapFrame& map) {
  const Bar bar = barOf(map);
  const float cell = grownCell(map, bar), x = map.legend.x + (map.small ? 10 : kPad);
  float top = map.legend.y + (map.small ? 8 : kPad + aboveCells(map));
  if (changes(map) && !map.small) put(map.ui, {captionX(map, x, top - 26), top - 26}, sideWords(map, false), map.ui.colour.ink);
  drawCells(map, bar, x, top, cell);
  drawEdges(map, bar, x, top + kCellHeight + 4, cell);
  if (map.small) return;
  if (changes(map)) {
    top += kCellHeight + 54;
    put(map.ui, {captionX(map, x, top - 26), top - 26}, sideWords(map, true), map.ui.colour.ink);
    drawCells(map, leftBar(map), x, top, grownCell(map, leftBar(map)));
    drawEdges(map, leftBar(map), x, top + kCellHeight + 4, grownCell(map, leftBar(map)));
  }
  drawSamples(map, x, top + kCellHeight + 30);
  drawClassMenu(map);
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

std::string accessUnit(const MapFrame& map) {
  if (measureOf(map.view()) == AccessMeasure::share) return std::string(map.ui.words(Str::AccessShareUnit));
  return map.ui.words(Message{Str::AccessProvisionUnit, {map.view().facility == FacilityKind::school ? Str::AccessPlaces : Str::AccessBeds}});
}

}  // namespace

std::string unitWords(const MapFrame& map) {
  const Indicator* indicator = map.shownIndicator();
  if (!indicator) return {};
  if (map.view().mode == MapMode::access) return accessUnit(map);
  if (indicator->kind == IndicatorKind::load) return std::string(map.ui.words(Str::MapLoadUnit));
  return std::string(unitOf(map.dataset(), *indicator, map.ui.lang));
}

void layLegend(MapFrame& map) {
  if (map.rect.height >= 220 && showsSurface(map.view())) layRamp(map);
  else if (map.shownIndicator() && map.rect.height >= 220 && !map.classes.colours.empty()) {
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
  if (showsSurface(map.view())) drawRamp(map);
  else if (map.nowhere) drawWithout(map);
  else drawClasses(map);
}

}  // namespace kosh::ui
