// Charts of the territory card: curve with and without decisions, pyramid, load bar. Drawing only.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "ui/widgets.h"

namespace kosh::ui {

struct CurvePoint {
  int year = 0;
  double value = 0;
};

// What the runs say of a year: the bands of 80 and 95 % and the median.
struct CurveBand {
  int year = 0;
  double low95 = 0, low80 = 0, median = 0, high80 = 0, high95 = 0;
};

struct CurveSpec {
  std::vector<CurvePoint> fact;      // published, ink dots
  std::vector<CurvePoint> base;      // without decisions, dotted ink3
  std::vector<CurvePoint> scenario;  // with decisions, accent; drawn from the first year that differs
  std::vector<CurveBand> bands;      // veils under the lines, and the median as a thin line of short dashes
  std::optional<double> norm;        // dashed line, bold figure
  std::optional<CurveBand> room;     // the axis holds these bounds too: so it stays while the bands are computed anew
  int chosenYear = 0;
  int decimals = 0;
  bool amounts = false;           // figures in the unit of a service: millions are shortened
  std::string baseName, scenarioName;
};
// Returns the year under the pointer when pressed.
std::optional<int> curve(Ui& ui, const char* id, const Rect& rect, const CurveSpec& spec);

struct PyramidSpec {
  std::vector<double> women, men;           // by single age, chosen year
  std::vector<double> womenThen, menThen;   // the other year, drawn as a stepped line; may be empty
};
void pyramid(Ui& ui, const Rect& rect, const PyramidSpec& spec);

struct LoadBarSpec {
  std::optional<double> percent;
  std::optional<double> without;  // value without decisions, dotted tick
  Colour colour = 0;
};
void loadBar(Ui& ui, const Rect& rect, const LoadBarSpec& spec);

}  // namespace kosh::ui
