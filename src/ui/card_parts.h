// What the sections of the territory card share while one frame is drawn.
#pragma once
#include <span>
#include <string>
#include <vector>

#include "ui/charts_logic.h"
#include "ui/widgets.h"

namespace kosh::ui {

struct Card {
  Ui& ui;
  int territory = 0;  // index; 0 is the city
  int year = 0;
  float x = 0, y = 0, width = 0;  // the column of text; y moves down
  bool pyramidOpen = true;
  float pyramidHeight = 0, curveHeight = 0;

  const Dataset& dataset() const { return *ui.session.dataset; }
  const Territory& place() const { return dataset().territories[static_cast<std::size_t>(territory)]; }
  int districtIndex() const { return findDistrict(dataset(), place().id); }  // -1 for the city and the agglomeration
  bool projected() const { return territory == 0 || districtIndex() >= 0; }
};

// A value of the outcome under its indicator's id; the indicator is -1 when there is none.
struct CardValue {
  int indicator = -1;
  std::optional<Datum> now, without;  // with and without the decisions
};
CardValue valueOf(const Card& card, std::string_view indicator, int year);

void divider(Card& card);
// Words of status, the projection and what it starts from, beside the pointer while the rectangle is under it.
void explain(Card& card, const Rect& rect, std::string_view name, const std::optional<Datum>& datum,
             std::span<const std::string> more = {});
void explain(Card& card, const Rect& rect, const Provenance& from);
bool pointedAt(const Rect& rect);

// Badge, then the figure; returns its width with the badge.
float putFigure(const Card& card, ImVec2 at, std::optional<Status> status, std::string_view words, Weight weight);

// card_charts.cpp
void drawPyramidSection(Card& card);
void drawCurveSection(Card& card);
float pyramidSectionHeight(const Card& card);
float curveSectionHeight(const Card& card);

// card_services.cpp
void drawServices(Card& card);
float servicesFirstHeight(const Card& card);  // of what should be seen before the card scrolls

// card_intake.cpp; zero where there is no judgement of the territory yet
float intakeHeight(const Card& card);
void drawIntake(Card& card);

}  // namespace kosh::ui
