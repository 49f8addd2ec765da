// Why a file was refused, or what was remarked when it was opened: how many problems, then each with its place.
#include <algorithm>

#include "app/session.h"
#include "ui/widgets.h"

namespace kosh::ui {
namespace {

constexpr float kPad = 18, kMostWidth = 640;

std::string fileOf(const Session& session, const Problem& problem) {
  return problem.file.empty() ? session.problemFile : problem.file;
}

std::string placeOf(const Ui& ui, const Problem& problem) {
  const std::string file = fileOf(ui.session, problem);
  if (problem.line > 0) return ui.words(Message{Str::ProblemsWhereLine, {file, problem.path, std::to_string(problem.line)}});
  return problem.path.empty() ? file : ui.words(Message{Str::ProblemsWhere, {file, problem.path}});
}

int errorsIn(const std::vector<Problem>& problems) {
  return static_cast<int>(std::count_if(problems.begin(), problems.end(),
                                        [](const Problem& p) { return p.severity == Severity::error; }));
}

// With warnings alone the file was opened.
bool refused(const Ui& ui) { return errorsIn(ui.session.problems) > 0; }

std::string headOf(const Ui& ui) {
  const int errors = errorsIn(ui.session.problems), all = static_cast<int>(ui.session.problems.size());
  return ui.words(Message{errors > 0 ? Str::ProblemsCount : Str::ProblemsWarned, {Number{static_cast<double>(errors > 0 ? errors : all), 0}}});
}

std::string everything(const Ui& ui) {
  std::string out = headOf(ui) + "\n";
  for (const Problem& problem : ui.session.problems) {
    Problem named = problem;
    named.file = fileOf(ui.session, problem);
    out += say(named, ui.lang) + "\n";
  }
  return out;
}

float drawProblem(const Ui& ui, ImVec2 at, float width, const Problem& problem) {
  float y = at.y;
  y += putWrapped(ui, {at.x, y}, width, placeOf(ui, problem), ui.colour.ink2);
  y += putWrapped(ui, {at.x, y}, width, ui.words(problem.message), ui.colour.ink);
  return y - at.y + 8;
}

float heightOf(const Ui& ui, float width) {
  float height = 0;
  for (const Problem& problem : ui.session.problems)
    height += heightWrapped(ui, width, placeOf(ui, problem)) + heightWrapped(ui, width, ui.words(problem.message)) + 8;
  return height;
}

void list(Ui& ui, const Rect& rect) {
  if (beginPanel("problem-list", rect, 0, true)) {
    const ImVec2 top = panelTop();
    float y = top.y;
    for (const Problem& problem : ui.session.problems) y += drawProblem(ui, {top.x, y}, rect.width - 16, problem);
    panelBottom(y);
  }
  endPanel();
}

void head(Ui& ui, const Rect& rect) {
  const float right = rect.x + rect.width - 12, y = rect.y + 12;
  putWrapped(ui, {rect.x + kPad + 4, y + 6}, rect.width - 190, headOf(ui), refused(ui) ? ui.colour.over : ui.colour.ink, Weight::bold);
  const std::string_view copy = ui.words(Str::ProblemsCopy);
  const float width = buttonWidth(ui, copy, ButtonKind::quiet);
  if (button(ui, "problems-copy", {right - kControl - 8 - width, y, width, kControl}, copy, ButtonKind::quiet))
    ImGui::SetClipboardText(everything(ui).c_str());
  if (iconButton(ui, "problems-close", {right - kControl, y, kControl, kControl}, Icon::close, ui.words(Str::ProblemsClose)))
    ui.requests.dismissProblems = true;
}

}  // namespace

void problemsPanel(Ui& ui, const Rect& rect) {
  if (ui.session.problems.empty()) return;
  const float width = std::min(rect.width - 32, kMostWidth), inner = width - 2 * kPad - 4;
  const float headHeight = 12 + std::max(kControl, heightWrapped(ui, width - 190, headOf(ui), Weight::bold) + 6) + 8;
  const float most = std::max(rect.height - 32, headHeight + 80);
  const float listHeight = std::min(heightOf(ui, inner - 16), most - headHeight - kLine - 2 * 12);
  const float height = headHeight + listHeight + (refused(ui) ? kLine : 0) + 2 * 12;
  const Rect plate{rect.x + std::max((rect.width - width) / 2, 8.0f), rect.y + 16, width, height};
  if (beginPanel("problems", plate, 0)) {
    const Colour edge = refused(ui) ? ui.colour.over : ui.colour.accent;
    fill(plate, refused(ui) ? ui.colour.overSoft : ui.colour.panel, 4);
    frame(plate, edge, 1, 4);
    fill({plate.x, plate.y, 4, plate.height}, edge);
    head(ui, plate);
    list(ui, {plate.x + kPad + 4, plate.y + headHeight, inner, listHeight});
    if (refused(ui))
      putFitted(ui, {plate.x + kPad + 4, plate.y + height - 12 - kLine}, inner, ui.words(Str::ProblemsKept), ui.colour.ink2);
  }
  endPanel();
}

}  // namespace kosh::ui
