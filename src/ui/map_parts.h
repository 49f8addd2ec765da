// What the parts of the map share while one frame is drawn.
#pragma once
#include <string>
#include <vector>

#include "map/surface.h"
#include "ui/map_labels.h"
#include "ui/widgets.h"

namespace kosh::ui {

struct MapFrame {
  Ui& ui;
  Rect rect;
  int indicator = -1;    // index into Outcome::indicators
  const Series* series = nullptr;  // a published series instead, in the last year it has districts for
  Indicator published{};           // the same as an indicator
  std::vector<std::optional<Datum>> own{};  // [territory] instead of both: access, change
  Indicator ownAs{};                        // how they are written
  int year = 0;
  Classes classes{};
  Classes leftClasses{};  // of the part left of the swipe line
  bool small = false;    // a phone: plates are key numbers, the legend is short
  bool creditCut = false; // the attribution is longer than a line of the map
  bool missing = false;  // some district has no value
  bool nowhere = false;  // none has
  bool wide = false;     // the territories round the city have their figures too
  int hoveredPlate = -1; // territory whose plate is under the pointer
  std::vector<Rect> captions{};  // beside the swipe line, and its handle
  std::vector<Rect> regionPlates{};  // [territory]; no width: none
  Rect modes{}, head{}, buttons{}, legend{}, credit{}, scale{}, layer{};
  std::vector<Rect> obstacles() const;  // what no plate and no name may touch
  std::vector<Rect> taken() const;      // these and the plates
  std::vector<LabelSpec> labels{};  // of the plates, by layPlates
  std::vector<int> labelled{};      // position in Dataset::districts of each label

  const Dataset& dataset() const { return *ui.session.dataset; }
  const View& view() const { return ui.session.view; }
  bool surface(int territory) const;  // the surface covers this district
  const MapMesh& mesh() const { return ui.session.mesh; }
  const Camera& camera() const { return ui.session.view.camera; }
  Point screen(Point km) const { return toScreen(ui.session.view.camera, rect, km); }
  bool beforeLine(const Rect& plate) const;  // left of the swipe line: what was before stands there
  const Indicator* shownIndicator() const {
    if (!own.empty()) return &ownAs;
    if (series) return &published;
    return indicator < 0 ? nullptr : &ui.session.outcome.indicators[static_cast<std::size_t>(indicator)];
  }
  std::optional<Datum> value(int territory) const {
    if (!own.empty()) return own[static_cast<std::size_t>(territory)];
    if (series) return publishedIn(*series, territory, year);
    return indicator < 0 ? std::nullopt : valueOf(ui.session.outcome, indicator, territory, year);
  }
  // Over the norm as it is shown: whole percent.
  bool over(const std::optional<Datum>& datum) const;
};

// map_modes.cpp: the switch of modes, what each of them shows, and its controls under the words of the head.
void layModes(MapFrame& map);       // first of all
void drawModes(MapFrame& map);
void showMode(MapFrame& map);       // indicator, own values, classes
float controlsHeight(const MapFrame& map);
float controlsWidth(const MapFrame& map);   // at least
void drawControls(MapFrame& map, const Rect& rect);
std::string titleOf(const MapFrame& map);      // of what the mode shows
std::string underTitle(const MapFrame& map);   // unit and year
std::optional<double> plainSlider(Ui& ui, const char* id, const Rect& rect, double low, double high, double step, double value);

// map_surface.cpp: the surface's colours, its legend, the figures of the contours.
SurfaceStyle surfaceStyle(const MapFrame& map);
void layRamp(MapFrame& map);
void drawRamp(const MapFrame& map);
void drawContourFigures(const MapFrame& map);

bool notesShown(const MapFrame& map);

// map_objects.cpp: schools and hospitals with the load of their district, objects of the plan and their editing.
void drawSymbols(MapFrame& map);       // with the objects of the plan, which can be pressed in their mode
bool objectFieldsOpen(const MapFrame& map);  // of a new object or of the chosen one
float objectControlsHeight(const MapFrame& map);
void drawObjectControls(MapFrame& map, const Rect& rect);
bool placeObject(MapFrame& map, Point km);  // where the pointer pressed; false: nothing was to be placed
const Service* shownService(const MapFrame& map);
std::vector<std::string> serviceLines(const MapFrame& map, int territory);  // deficit and first overload

// map_change.cpp: the plan against the decisions in force, with the line that divides the map.
void showChange(MapFrame& map);
void paintLeft(MapFrame& map);
std::string sideWords(const MapFrame& map, bool before);  // of the left and the right of the line
float changeControlsWidth(const MapFrame& map);
float changeControlsHeight(const MapFrame& map);
void drawChangeControls(MapFrame& map, const Rect& rect);
void layCaptions(MapFrame& map);       // after the head
void drawSwipe(MapFrame& map);

// map_layer.cpp: a GeoJSON of the user.
void layLayer(MapFrame& map);          // after the head
void drawLayerShapes(const MapFrame& map);
void drawLayer(MapFrame& map);

// map_home.cpp: where the map stands by itself.
Camera homeCamera(const MapFrame& map);
Camera regionCamera(const MapFrame& map);

// map_region.cpp: the territories round the city, once the map is wide enough: last published figures.
struct RegionFigure {
  Datum datum;
  int year = 0;
};
bool showsRegion(const MapFrame& map);
bool oneCity(const MapFrame& map);  // so wide that the city has one plate
std::optional<RegionFigure> regionFigure(const MapFrame& map, int territory);
Colour regionColour(const MapFrame& map, int territory);
bool regionWithout(const MapFrame& map, int territory);  // is hatched
bool regionMissing(const MapFrame& map);                 // some territory is
void drawRegionPlates(MapFrame& map);

// map_scale.cpp: scale bar and north.
void layScale(MapFrame& map);          // after the attribution
void drawScale(const MapFrame& map);

// map_lines.cpp: borders, outlines, metro, selection, names of places.
void drawMapLines(const MapFrame& map);
void drawPlaceNames(const MapFrame& map);

// map_legend.cpp: legend and attribution.
std::string unitWords(const MapFrame& map);  // of the shown indicator
void layLegend(MapFrame& map);
void drawLegend(const MapFrame& map);

// map_head.cpp: the head with the menu of indicators.
void layHead(MapFrame& map);  // after the legend
void drawHead(MapFrame& map);

// map_plates.cpp: the plates of the districts, the plate under the pointer.
void layPlates(MapFrame& map);  // after legend and head: they are obstacles
void drawPlates(MapFrame& map);
void drawHover(const MapFrame& map);

// The last published total at or before a year, else the first one; none: nothing is published.
const YearFigure* publishedBy(const Territory& territory, int year);

}  // namespace kosh::ui
