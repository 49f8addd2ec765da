// What the parts of the map share while one frame is drawn.
#pragma once
#include <string>
#include <vector>

#include "ui/map_labels.h"
#include "ui/widgets.h"

namespace kosh::ui {

struct MapFrame {
  Ui& ui;
  Rect rect;
  int indicator = -1;    // index into Outcome::indicators
  const Series* series = nullptr;  // a published series instead, in the last year it has districts for
  Indicator published{};           // the same as an indicator
  int year = 0;
  Classes classes{};
  bool small = false;    // a phone: plates are key numbers, the legend is short
  bool creditCut = false; // the attribution is longer than a line of the map
  bool missing = false;  // some district has no value
  bool nowhere = false;  // none has
  int hoveredPlate = -1; // territory whose plate is under the pointer
  Rect head{}, buttons{}, legend{}, credit{};
  std::vector<LabelSpec> labels{};  // of the plates, by layPlates
  std::vector<int> labelled{};      // position in Dataset::districts of each label

  const Dataset& dataset() const { return *ui.session.dataset; }
  const MapMesh& mesh() const { return ui.session.mesh; }
  const Camera& camera() const { return ui.session.view.camera; }
  Point screen(Point km) const { return toScreen(ui.session.view.camera, rect, km); }
  const Indicator* shownIndicator() const {
    if (series) return &published;
    return indicator < 0 ? nullptr : &ui.session.outcome.indicators[static_cast<std::size_t>(indicator)];
  }
  std::optional<Datum> value(int territory) const {
    if (series) return publishedIn(*series, territory, year);
    return indicator < 0 ? std::nullopt : valueOf(ui.session.outcome, indicator, territory, year);
  }
  // Over the norm as it is shown: whole percent.
  bool over(const std::optional<Datum>& datum) const;
};

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
