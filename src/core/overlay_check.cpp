// What in an overlay does not fit the facts it is laid over.
#include <algorithm>
#include <cmath>

#include "core/check.h"
#include "core/overlay.h"
#include "core/overlay_slots.h"

namespace kosh {
namespace {

std::string figurePath(std::size_t index) { return join("/figures", index); }

bool isBlank(std::string_view text) { return text.find_first_not_of(" \t\r\n") == std::string_view::npos; }

void checkValue(Checker& check, const std::string& path, double value, const Bounds& bounds) {
  const bool negative = bounds.least == 0 && value < 0;
  if (std::isnan(value) || std::isinf(value) || negative) return check.report(path, Str::BadNegative, {shortestNumber(value)});
  if (value == 0 && !bounds.zero) return check.report(path, Str::BadZero, {});
  if (bounds.whole && value != std::floor(value)) return check.report(path, Str::BadWhole, {shortestNumber(value)});
  if (value < bounds.least || value > bounds.most)
    check.report(path, Str::BadRange, {shortestNumber(value), shortestNumber(bounds.least), shortestNumber(bounds.most)});
}

void checkText(Checker& check, const std::string& path, const std::string& text) {
  if (text.size() > kMostOwnText)
    check.report(path, Str::BadTooLong, {Number{static_cast<double>(text.size()), 0}, Number{kMostOwnText, 0}});
}

void checkFigure(Checker& check, const std::string& path, const OverlayFigure& own, const std::optional<Slot>& slot) {
  if (!slot) check.report(join(path, "path"), Str::BadFigurePath, {own.path});
  checkValue(check, join(path, "value"), own.figure.value, slot && slot->bounds ? *slot->bounds : Bounds{});
  const Provenance& from = own.figure.from;
  if (isBlank(from.source)) check.report(join(path, "source"), Str::BadNoSource, {});
  checkText(check, join(path, "source"), from.source);
  if (from.asOf.empty()) check.report(join(path, "as_of"), Str::BadNoDate, {});
  else if (!isDate(from.asOf)) check.report(join(path, "as_of"), Str::BadDate, {from.asOf});
  for (const std::string& note : from.note.by) checkText(check, join(path, "note"), note);
}

std::vector<Message> refusals(const Dataset& dataset, const Overlay& overlay) {
  std::vector<Message> out;
  for (const Problem& problem : validate(withOverlay(dataset, overlay)))
    if (problem.severity == Severity::error) out.push_back(problem.message);
  return out;
}

// The facts have passed their own checks, so what they refuse now comes from a figure, or from several together.
void checkTogether(Checker& check, const Overlay& overlay) {
  const std::vector<Message> together = refusals(check.dataset, overlay);
  if (together.empty()) return;
  const std::size_t before = check.problems.size();
  for (std::size_t i = 0; i < overlay.figures.size(); ++i)
    for (const Message& message : refusals(check.dataset, Overlay{{overlay.figures[i]}}))
      check.report(join(figurePath(i), "value"), message.id, message.args);
  if (check.problems.size() > before) return;
  for (const Message& message : together) check.report("/figures", message.id, message.args);
}

}  // namespace

std::vector<Problem> validate(const Overlay& overlay, const Dataset& dataset) {
  std::vector<Problem> problems;
  Checker check{dataset, problems, ""};
  std::vector<std::string> paths;
  Dataset copy = dataset;
  for (std::size_t i = 0; i < overlay.figures.size(); ++i) {
    const OverlayFigure& own = overlay.figures[i];
    checkFigure(check, figurePath(i), own, findSlot(copy, own.path));
    if (std::find(paths.begin(), paths.end(), own.path) != paths.end())
      check.report(join(figurePath(i), "path"), Str::BadRepeatedId, {own.path});
    paths.push_back(own.path);
  }
  if (problems.empty()) checkTogether(check, overlay);
  return problems;
}

}  // namespace kosh
