// What the parts of the Intake page share while one frame is drawn.
#pragma once
#include <string>
#include <vector>

#include "ui/intake_answer.h"
#include "ui/pages.h"

namespace kosh::ui {

struct IntakeFrame {
  Ui& ui;
  const IntakeAsk& ask;
  const std::vector<Intake>& central;        // [0] the city, then the districts
  const std::vector<LikelyIntake>& likely;   // the same, as far as it is drawn
  std::vector<IntakeBar> bars;
  std::size_t chosen = 0;                    // index into `central`

  const Dataset& dataset() const { return *ui.session.dataset; }
  const Territory& place(std::size_t i) const { return dataset().territories[static_cast<std::size_t>(central[i].question.territory)]; }
  const LikelyIntake* likelyOf(std::size_t i) const { return i < likely.size() ? &likely[i] : nullptr; }
  const QuotaStream& stream() const { return dataset().quotas.streams[static_cast<std::size_t>(ask.stream)]; }
  float control() const { return ui.state.touchSized ? 44 : kControl; }
  std::string percent() const { return formatPercent(ui.session.view.probability * 100, 0, ui.lang); }
};

// A column of text whose y moves down.
struct IntakeColumn {
  Ui& ui;
  float x = 0, width = 0, y = 0;

  void line(std::string_view words, Colour colour, Weight weight = Weight::body) { y += putWrapped(ui, {x, y}, width, words, colour, weight); }
  void line(const Message& message, Colour colour, Weight weight = Weight::body) { line(ui.words(message), colour, weight); }
};

void chooseIntake(const IntakeFrame& page, std::size_t i);  // shows the answer for this territory

// What stands in the place of a figure of the draws that is not there: running, stopped, no data.
std::string_view noLikelyWords(const Ui& ui);
std::string fitWords(const Ui& ui, const Fit& fit);  // "about 640", "no room", "no limit", "no data"

// intake_bars.cpp: head of the columns, then a row a territory. Returns the height; draws what is in sight.
float intakeBarsHead(const IntakeFrame& page, const Rect& rect, float y);
float intakeBarsRows(const IntakeFrame& page, const Rect& rect, float y);

// intake_map.cpp: where there is room; a press chooses a district.
void intakeMap(const IntakeFrame& page, const Rect& rect);
float intakeMapLegend(const IntakeFrame& page, const Rect& rect, float y);  // returns the height

// intake_detail.cpp: the answer for the chosen territory. intake_gates.cpp: its norms.
void intakeDetail(const IntakeFrame& page, IntakeColumn& column);
void intakeGates(const IntakeFrame& page, IntakeColumn& column);

// intake_split.cpp: a total over the districts.
void intakeSplit(const IntakeFrame& page, IntakeColumn& column);

}  // namespace kosh::ui
