// What the screen shows of the ensembles, for every page: how far they are, strips of probability, their words.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "ui/widgets.h"

namespace kosh::ui {

// One line: a thin bar with "340 of 1 000 runs", and a button that stops them or goes on.
float runsRowHeight(const Ui& ui);
void runsRow(Ui& ui, const Rect& rect, const RunProgress& run);

// What is known of the probability that a norm of a service is broken in a territory.
enum class RiskState : std::uint8_t { known, running, stopped, noData, noSpreads };
struct Risk {
  RiskState state = RiskState::noData;
  std::vector<RiskPoint> points;  // by year; empty unless known

  const RiskPoint* in(int year) const;
  std::optional<int> firstLikely() const;  // the first year up to which the norm is broken in more than half of the runs
};
Risk riskOf(const Session& session, std::string_view service, int territory);

// "83 %"; a share of runs is never quite nothing or all: "< 1 %", "> 99 %".
std::string probabilityWords(double share, Lang lang);
// "by 2030 the norm is broken with probability 83 %", or why it is not known.
std::string riskWords(const Ui& ui, const Risk& risk, int year);

// A column a year, as high as the probability up to it; a triangle over the first year above 50 %; hatched without data.
// Words of the year under the pointer, or of `year` when the keyboard has come. Returns the year that was pressed.
inline constexpr float kStrip = 26;
std::optional<int> riskStrip(Ui& ui, const char* id, const Rect& rect, std::string_view name, const Risk& risk, int year);

// What the spreads are and where they come from, and that the program's method is no norm.
std::vector<std::string> spreadLines(const Ui& ui);
// The worst status of the spreads; nothing without them.
std::optional<Status> spreadStatusOf(const Session& session);

// "Fewer than 8 000 people live here ..." where a statement about a territory is weak, else empty.
std::string weakWords(const Ui& ui, int territory, int year);

}  // namespace kosh::ui
