// The plates of the districts with their leaders, and the plate under the pointer.
#include <algorithm>
#include <cmath>
#include <cstdio>

#include "ui/map_parts.h"

namespace kosh::ui {
namespace {

constexpr float kPad = 8, kHeight = 44, kKeySize = 28, kBadge = 18, kTriangle = 16;
constexpr float kTightPad = 6, kTightHeight = 24, kTightBadge = 16;
constexpr float kOwnMost = 320;         // of the words on a figure of the user's
constexpr double kMostOfDistrict = 0.5;  // a plate with the name may take this part of its district

ImVec2 toImVec(Point p) { return {static_cast<float>(p.x), static_cast<float>(p.y)}; }

std::string keyOf(int d) { return std::to_string(d + 1); }

// Key numbers instead of full plates: on a phone, and when the city is too small on the page to hold eight plates.
bool keysOnly(const MapFrame& map) {
  constexpr double kLeastCity = 260;       // pixels
  constexpr float kRoomForPlates = 900;
  const Box& city = map.mesh().city;
  const bool crowded = map.view().mode == MapMode::density && map.rect.width < kRoomForPlates;  // the surface is to be seen
  return map.small || crowded || (!city.empty() && (city.high.x - city.low.x) * map.camera().pixelsPerKm < kLeastCity);
}

// The widest value an indicator may show: plates are solved for it, so that they stay where they are while years play.
std::string_view reserveFor(const MapFrame& map) {
  const Indicator* indicator = map.shownIndicator();
  if (!indicator) return "";
  switch (indicator->kind) {
    case IndicatorKind::load: return "\u2248 188\u00A0%";
    case IndicatorKind::share: return "\u2248 88,8\u00A0%";
    case IndicatorKind::rate: return "\u2248 888,8";
    case IndicatorKind::change: return "\u2248 +888 888";
    case IndicatorKind::density: return "\u2248 88 888";
    default: return "\u2248 888 888";
  }
}

float plateWidth(const MapFrame& map, int d) {
  const Ui& ui = map.ui;
  const float name = widthOf(ui, Weight::bold, keyOf(d)) + 6 + widthOf(ui, Weight::body, district(map.dataset(), d).shortName.in(ui.lang));
  float value = kBadge + widthOf(ui, Weight::bold, reserveFor(map));
  const Indicator* indicator = map.shownIndicator();
  if (indicator && indicator->kind == IndicatorKind::load) value += kTriangle;
  if (map.missing) value = std::max(value, kBadge + widthOf(ui, Weight::bold, ui.words(Str::NoData)));
  return std::ceil(std::max(name, value)) + 2 * kPad;
}

// Key number, badge and value in one line: what a district too small for its name gets; the name is under the pointer.
float tightWidth(const MapFrame& map, int d) {
  const Ui& ui = map.ui;
  float value = widthOf(ui, Weight::bold, reserveFor(map));
  if (map.missing) value = std::max(value, widthOf(ui, Weight::bold, ui.words(Str::NoData)));
  return std::ceil(widthOf(ui, Weight::body, keyOf(d)) + 5 + kTightBadge + value) + 2 * kTightPad;
}

// Width and height of a district's plate.
ImVec2 plateSize(const MapFrame& map, int d, const Shape& shape) {
  if (keysOnly(map)) return {kKeySize, kKeySize};
  const double scale = map.camera().pixelsPerKm, district = areaOf(shape) * scale * scale;
  const float width = plateWidth(map, d);
  if (map.view().mode == MapMode::access) return {tightWidth(map, d), kTightHeight};
  if (width * kHeight <= kMostOfDistrict * district || !map.shownIndicator()) return {width, kHeight};
  return {tightWidth(map, d), kTightHeight};
}

void addLabels(MapFrame& map) {
  if (oneCity(map)) return;
  for (int d = 0; d < static_cast<int>(map.dataset().districts.size()); ++d) {
    const auto t = static_cast<std::size_t>(map.dataset().districts[static_cast<std::size_t>(d)]);
    if (t >= map.mesh().shapes.size() || map.mesh().shapes[t].empty()) continue;
    const Shape& shape = map.mesh().shapes[t];
    const std::optional<Point> anchor = anchorInSight(shape, map.mesh().anchors[t], map.camera(), map.rect, 24);
    if (!anchor) continue;
    const ImVec2 size = plateSize(map, d, shape);
    map.labels.push_back({*anchor, size.x, size.y, &shape});
    map.labelled.push_back(d);
  }
}

std::string keyFor(const MapFrame& map) {
  char text[260];
  const Camera& camera = map.camera();
  std::snprintf(text, sizeof text, "%.9g %.9g %.9g|%g %g %g %g|%g %g %g %g %g %g %g|%d", camera.centre.x, camera.centre.y, camera.pixelsPerKm,
                static_cast<double>(map.rect.x), static_cast<double>(map.rect.y), static_cast<double>(map.rect.width),
                static_cast<double>(map.rect.height), static_cast<double>(map.head.width), static_cast<double>(map.head.height), static_cast<double>(map.modes.width), static_cast<double>(map.legend.width),
                static_cast<double>(map.legend.y), static_cast<double>(map.credit.x), static_cast<double>(map.credit.y), map.ui.session.meshVersion);
  std::string key = text;
  for (const Rect& rect : map.obstacles()) key += ' ' + std::to_string(static_cast<int>(rect.x)) + ',' + std::to_string(static_cast<int>(rect.width));
  for (const LabelSpec& label : map.labels) key += ' ' + std::to_string(static_cast<int>(label.width + 1000 * label.height));
  return key;
}

// Solves anew only when geometry or sizes changed; remembers the plates by district.
void solve(const MapFrame& map) {
  MapMemory& memory = map.ui.state.map;
  const std::string key = keyFor(map);
  const std::size_t count = map.dataset().districts.size();
  if (key == memory.platesKey && memory.plates.size() == count) return;
  LabelField field{map.camera(), map.rect, {map.rect.x + 6, map.rect.y + 6, map.rect.width - 12, map.rect.height - 12}, {}, keysOnly(map)};
  for (const Rect& rect : map.obstacles())
    if (rect.width > 0) field.obstacles.push_back(rect);
  const std::vector<LabelPlace> places = placeLabels(map.labels, field);
  memory.plates.assign(count, Rect{});
  memory.leaders.assign(count, false);
  for (std::size_t i = 0; i < places.size(); ++i) {
    const auto d = static_cast<std::size_t>(map.labelled[i]);
    if (places[i].shown) memory.plates[d] = places[i].plate;
    memory.leaders[d] = places[i].shown && places[i].leader;
  }
  memory.platesKey = key;
}

// Under the legend and the head, which may cover a part of it.
void drawLeader(const MapFrame& map, const Rect& plate, Point anchor) {
  ImDrawList* list = ImGui::GetBackgroundDrawList();
  const ImVec2 from = toImVec(nearestOn(plate, anchor)), to = toImVec(anchor);
  list->AddLine(from, to, map.ui.colour.panel, 4);
  list->AddCircleFilled(to, 5, map.ui.colour.panel);
  list->AddLine(from, to, map.ui.colour.ink, 1.5f);
  list->AddCircleFilled(to, 3.5f, map.ui.colour.ink);
}

// What a plate tells: of the change, left of the line what was before.
struct PlateValue {
  const Indicator* indicator = nullptr;
  std::optional<Datum> datum;
  bool over = false;
};

PlateValue valueFor(const MapFrame& map, const Rect& plate, int d) {
  const int t = map.dataset().districts[static_cast<std::size_t>(d)];
  if (!map.beforeLine(plate)) return {map.shownIndicator(), map.value(t), map.over(map.value(t))};
  const Indicator& of = map.ui.session.outcome.indicators[static_cast<std::size_t>(map.indicator)];
  const std::optional<Datum> datum = valueOf(comparedWith(map.ui.session), map.indicator, t, map.year);
  const bool over = datum && of.kind == IndicatorKind::load && map.leftClasses.hasNorm && std::round(datum->value) > map.leftClasses.norm;
  return {&of, datum, over};
}

void drawTight(const MapFrame& map, const Rect& plate, int d, bool chosen) {
  const Tokens& colour = map.ui.colour;
  const Colour ink = chosen ? colour.accentInk : colour.ink, quiet = chosen ? colour.accentInk : colour.ink3;
  const PlateValue value = valueFor(map, plate, d);
  const std::optional<Datum>& datum = value.datum;
  const std::string words = datum ? shown(*value.indicator, datum, map.ui.lang) : std::string(map.ui.words(Str::NoData));
  const float x = plate.x + kTightPad, at = x + widthOf(map.ui, Weight::body, keyOf(d)) + 5;
  put(map.ui, {x, plate.y + 1}, keyOf(d), quiet);
  badge({at + 6, plate.y + 12}, datum ? std::optional<Status>(datum->status) : std::nullopt, quiet);
  put(map.ui, {at + kTightBadge, plate.y + 1}, words, value.over && !chosen ? colour.over : ink, Weight::bold);
}

void drawFull(const MapFrame& map, const Rect& plate, int d, bool chosen) {
  const Tokens& colour = map.ui.colour;
  const Colour ink = chosen ? colour.accentInk : colour.ink, quiet = chosen ? colour.accentInk : colour.ink3;
  const float x = plate.x + kPad;
  put(map.ui, {x, plate.y + 1}, keyOf(d), quiet);
  put(map.ui, {x + widthOf(map.ui, Weight::body, keyOf(d)) + 6, plate.y + 1}, district(map.dataset(), d).shortName.in(map.ui.lang), ink);
  const PlateValue value = valueFor(map, plate, d);
  if (!value.indicator) return;
  const std::optional<Datum>& datum = value.datum;
  const bool over = value.over;
  const std::string words = datum ? shown(*value.indicator, datum, map.ui.lang) : std::string(map.ui.words(Str::NoData));
  const Colour figure = over && !chosen ? colour.over : ink;
  badge({x + 6, plate.y + 31}, datum ? std::optional<Status>(datum->status) : std::nullopt, quiet);
  put(map.ui, {x + kBadge, plate.y + 20}, words, figure, Weight::bold);
  if (over) triangleUp({x + kBadge + widthOf(map.ui, Weight::bold, words) + 11, plate.y + 31}, 9, figure);
}

void drawPlate(MapFrame& map, const Rect& plate, int d) {
  const Territory& territory = district(map.dataset(), d);
  const bool chosen = map.ui.session.view.territory == territory.id;
  const bool hovered = map.ui.state.map.hovered == map.dataset().districts[static_cast<std::size_t>(d)];
  const Tokens& colour = map.ui.colour;
  fill(plate, chosen ? colour.accent : hovered ? colour.hover : colour.panel, 4);
  if (!chosen) frame(plate, colour.line, 1, 4);
  if (keysOnly(map))
    putCentre(map.ui, {plate.x + plate.width / 2, plate.y + 3}, keyOf(d), chosen ? colour.accentInk : colour.ink, Weight::bold);
  else if (plate.height < kHeight)
    drawTight(map, plate, d, chosen);
  else
    drawFull(map, plate, d, chosen);
  const Hit press = hit(map.ui, ("district:" + territory.id).c_str(), plate);
  if (press.hovered) map.hoveredPlate = map.dataset().districts[static_cast<std::size_t>(d)];
  if (press.pressed) map.ui.session.view.territory = territory.id;
}

struct HoverText {
  std::string name, caption, value, unit, status;
  std::string own;  // the source of a figure of the user's, cut where it is long
  std::optional<Status> badge;
  bool over = false;
  std::vector<std::string> more{};  // of the service, or of the surface under the pointer
};

// Where the shown figure of a territory was given from; null: computed by the program.
const Provenance* originOf(const MapFrame& map, int territory) {
  const auto t = static_cast<std::size_t>(territory);
  if (map.series) {
    const Figure* figure = t < map.series->values.size() ? figureIn(map.series->values[t], map.year) : nullptr;
    return figure ? &figure->from : nullptr;
  }
  const Indicator* indicator = map.shownIndicator();
  const GivenValue* given = indicator ? findGiven(map.dataset().given, indicator->id, territory, map.year) : nullptr;
  return given && map.value(territory) == Datum{given->figure.value, given->figure.from.status} ? &given->figure.from : nullptr;
}

// What the surface says under the pointer.
std::string densityHere(const MapFrame& map) {
  const ImVec2 mouse = ImGui::GetMousePos();
  const SurfaceCache& cache = map.ui.session.surface;
  const std::optional<double> value = densityAt(cache.field, cache.persons, toKm(map.camera(), map.rect, {mouse.x, mouse.y}));
  if (!value) return std::string(map.ui.words(Str::DensityWithout));
  if (*value < 0.5) return std::string(map.ui.words(Str::DensityEmpty));
  return map.ui.words(Message{Str::DensityHere, {std::string("\u2248\u00A0") + formatNumber(roundSignificant(*value, 2), 0, map.ui.lang)}});
}

HoverText projectedText(const MapFrame& map, int t) {
  HoverText out;
  const Indicator* indicator = map.shownIndicator();
  if (!indicator) return out;
  const std::optional<Datum> datum = map.value(t);
  out.caption = nameOf(map.dataset(), *indicator, map.ui.lang);
  out.value = datum ? shown(*indicator, datum, map.ui.lang) : std::string(map.ui.words(Str::NoData));
  out.unit = map.ui.words(Message{Str::MapHeadYear, {unitWords(map), std::to_string(map.year)}});
  if (datum) {
    out.badge = datum->status;
    out.status = map.ui.words(wordsOf(datum->status));
  }
  const Provenance* from = datum ? originOf(map, t) : nullptr;
  const Source* source = from ? findSource(map.dataset(), from->source) : nullptr;
  if (source && source->kind == kOwnKind)
    out.own = map.ui.words(Message{Str::ChartLine, {Str::OwnFigure, source->title.in(map.ui.lang)}});
  out.over = map.over(datum);
  if (map.view().mode == MapMode::objects) out.more = serviceLines(map, t);
  if (map.view().mode == MapMode::density) out.more = {densityHere(map)};
  return out;
}

HoverText publishedText(const MapFrame& map, const Territory& territory) {
  HoverText out;
  const YearFigure* published = publishedBy(territory, map.year);
  if (!published) {
    out.value = map.ui.words(Str::NoData);
    return out;
  }
  out.caption = map.ui.words(Message{Str::CardPopulation, {std::to_string(published->year)}});
  out.value = formatNumber(published->figure.value, 0, map.ui.lang);
  out.badge = published->figure.from.status;
  out.status = map.ui.words(wordsOf(*out.badge));
  return out;
}

// Round the city: what was published last of the shown indicator.
HoverText regionText(const MapFrame& map, int t) {
  HoverText out;
  const Indicator* indicator = map.shownIndicator();
  if (!indicator) return out;
  out.caption = nameOf(map.dataset(), *indicator, map.ui.lang);
  const std::optional<RegionFigure> figure = regionFigure(map, t);
  out.value = figure ? shown(*indicator, figure->datum, map.ui.lang) : std::string(map.ui.words(Str::NoData));
  if (!figure) return out;
  out.unit = map.ui.words(Message{Str::MapHeadYear, {unitWords(map), std::to_string(figure->year)}});
  out.badge = figure->datum.status;
  out.status = map.ui.words(wordsOf(figure->datum.status));
  return out;
}

Rect hoverRect(const MapFrame& map, const HoverText& words, int lines) {
  const Ui& ui = map.ui;
  float width = std::max(widthOf(ui, Weight::bold, words.name), kBadge + widthOf(ui, Weight::bold, words.value) + kTriangle);
  for (const std::string* line : {&words.caption, &words.unit, &words.status}) width = std::max(width, widthOf(ui, Weight::body, *line));
  width = std::max(width, std::min(kOwnMost, widthOf(ui, Weight::bold, words.own)));
  const ImVec2 mouse = ImGui::GetMousePos();
  for (const std::string& line : words.more) width = std::max(width, widthOf(ui, Weight::body, line));
  Rect rect{mouse.x + 14, mouse.y + 18, std::ceil(width) + 24, 22.0f * static_cast<float>(lines) + 14};
  const float right = map.rect.x + map.rect.width - 4, bottom = map.rect.y + map.rect.height - 4;
  if (rect.x + rect.width > right) rect.x = mouse.x - 10 - rect.width;
  if (rect.y + rect.height > bottom) rect.y = mouse.y - 10 - rect.height;
  rect.x = std::round(std::max(rect.x, map.rect.x + 4));
  rect.y = std::round(std::max(rect.y, map.rect.y + 4));
  return rect;
}

}  // namespace

void layPlates(MapFrame& map) {
  addLabels(map);
  solve(map);
}

void drawPlates(MapFrame& map) {
  const MapMemory& memory = map.ui.state.map;
  for (std::size_t i = 0; i < map.labelled.size(); ++i) {
    const auto d = static_cast<std::size_t>(map.labelled[i]);
    if (memory.leaders[d]) drawLeader(map, memory.plates[d], map.labels[i].anchor);
  }
  for (std::size_t d = 0; d < memory.plates.size(); ++d)
    if (memory.plates[d].width > 0) drawPlate(map, memory.plates[d], static_cast<int>(d));
}

void drawHover(const MapFrame& map) {
  const MapMemory& memory = map.ui.state.map;
  if (!memory.over || memory.dragging || memory.hovered < 0) return;
  const Territory& territory = map.dataset().territories[static_cast<std::size_t>(memory.hovered)];
  const bool around = territory.kind == TerritoryKind::agglomeration;
  HoverText words = !around ? projectedText(map, memory.hovered) : map.wide ? regionText(map, memory.hovered) : publishedText(map, territory);
  words.name = territory.name.in(map.ui.lang);
  int lines = 2 + static_cast<int>(words.more.size());
  for (const std::string* line : {&words.caption, &words.unit, &words.status, &words.own}) lines += line->empty() ? 0 : 1;
  const Rect rect = hoverRect(map, words, lines);
  const Tokens& colour = map.ui.colour;
  fill(rect, colour.panel, 4);
  frame(rect, colour.ctl, 1, 4);
  float y = rect.y + 7;
  const float x = rect.x + 12;
  const auto line = [&](const std::string& text, Colour ink, Weight weight = Weight::body) {
    if (text.empty()) return;
    put(map.ui, {x, y}, text, ink, weight);
    y += kLine;
  };
  line(words.name, colour.ink, Weight::bold);
  line(words.caption, colour.ink2);
  badge({x + 6, y + 11}, words.badge, colour.ink3);
  put(map.ui, {x + kBadge, y}, words.value, words.over ? colour.over : colour.ink, Weight::bold);
  if (words.over) triangleUp({x + kBadge + widthOf(map.ui, Weight::bold, words.value) + 11, y + 11}, 9, colour.over);
  y += kLine;
  line(words.unit, colour.ink2);
  line(words.status, colour.ink3);
  if (!words.own.empty()) putFitted(map.ui, {x, y}, rect.width - 24, words.own, colour.accent, Weight::bold);
  for (const std::string& more : words.more) line(more, colour.ink2);
}

const YearFigure* publishedBy(const Territory& territory, int year) {
  const YearFigure* best = nullptr;
  for (const YearFigure& figure : territory.population)
    if (!best || figure.year <= year) best = &figure;
  return best;
}

}  // namespace kosh::ui
