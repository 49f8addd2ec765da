// Distributes a total of arrivals over the included districts: what is asked, the split into the plan, its reasons in words.
#include <algorithm>
#include <array>
#include <cmath>

#include "ui/intake_parts.h"

namespace kosh::ui {
namespace {

constexpr double kUsualTotal = 1000, kMostTotal = 1e6;

DistributeQuestion questionFor(const IntakeFrame& page) {
  const IntakeMemory& memory = page.ui.state.intake;
  return {memory.total.value_or(kUsualTotal), page.ask.stream, page.ask.from, page.ask.years, {}, page.ask.gates, memory.goal};
}

bool sameQuestion(const DistributeQuestion& a, const DistributeQuestion& b) {
  return a.total == b.total && a.stream == b.stream && a.from == b.from && a.years == b.years && a.gates == b.gates && a.goal == b.goal;
}

// The split goes into the plan at once: one step of undo takes it back.
void carryOut(const IntakeFrame& page) {
  IntakeMemory& memory = page.ui.state.intake;
  Scenario& plan = page.ui.session.scenario;
  memory.splitQuestion = questionFor(page);
  memory.split = distribute(page.dataset(), plan, memory.splitQuestion);
  memory.splitFailed = !memory.split;
  if (!memory.split) return;
  memory.splitBefore = plan;
  plan = withDistribution(page.dataset(), plan, memory.splitQuestion, *memory.split);
  memory.splitAfter = plan;
}

void among(const IntakeFrame& page, IntakeColumn& column) {
  const Ui& ui = page.ui;
  std::string names;
  for (const int t : page.dataset().districts) {
    const Territory& place = page.dataset().territories[static_cast<std::size_t>(t)];
    const std::vector<std::string>& included = ui.session.scenario.included;
    if (std::find(included.begin(), included.end(), place.id) != included.end()) names += (names.empty() ? "" : ", ") + place.shortName.in(ui.lang);
  }
  if (names.empty()) column.line(ui.words(Str::SplitAmongAll), ui.colour.ink2);
  else column.line(Message{Str::SplitAmong, {names}}, ui.colour.ink2);
}

void asked(const IntakeFrame& page, IntakeColumn& column) {
  Ui& ui = page.ui;
  IntakeMemory& memory = ui.state.intake;
  const float height = page.control(), cell = 110;
  const std::string words = ui.words(Message{Str::SplitTotal, {std::to_string(page.ask.from), std::to_string(page.ask.from + page.ask.years - 1)}});
  const float tall = heightWrapped(ui, column.width - cell - 12, words);
  putWrapped(ui, {column.x, column.y + std::max(0.f, (height - tall) / 2)}, column.width - cell - 12, words, ui.colour.ink);
  const CellSpec spec{memory.total.value_or(kUsualTotal), std::nullopt, false, {}, kMostTotal};
  if (const std::optional<double> total = numberCell(ui, "split-total", {column.x + column.width - cell, column.y, cell, height}, spec)) memory.total = *total;
  column.y += std::max(height, tall) + 8;
  constexpr std::array<const char*, 2> kIds{"split-fewest", "split-reserve"};
  const std::array<std::string_view, 2> goals{ui.words(Str::SplitFewest), ui.words(Str::SplitReserve)};
  if (const std::optional<int> goal = segmented(ui, "split-goal", {column.x, column.y, column.width, ui.state.touchSized ? 40.f : 32.f}, goals, kIds, static_cast<int>(memory.goal)))
    memory.goal = static_cast<DistributeGoal>(*goal);
  column.y += (ui.state.touchSized ? 40.f : 32.f) + 8;
  among(page, column);
  column.y += 6;
  const std::string_view go = ui.words(Str::SplitGo);
  if (button(ui, "split-go", {column.x, column.y, buttonWidth(ui, go, ButtonKind::main), height}, go, ButtonKind::main)) carryOut(page);
  column.y += height + 10;
}

std::string figureWords(const Ui& ui, const std::optional<double>& persons) { return persons ? formatNumber(*persons, 0, ui.lang) : std::string("\u2013"); }

void table(const IntakeFrame& page, IntakeColumn& column) {
  const Ui& ui = page.ui;
  const IntakeMemory& memory = ui.state.intake;
  const float right = column.x + column.width, before = right - 110;
  putFitted(ui, {column.x, column.y}, before - 80 - column.x, ui.words(Str::SplitDistrict), ui.colour.ink3);
  putRight(ui, {before, column.y}, ui.words(Str::SplitBefore), ui.colour.ink3);
  putRight(ui, {right, column.y}, ui.words(Str::SplitAfter), ui.colour.ink3);
  column.y += kLine + 2;
  lineH(column.x, column.y - 1, column.width, ui.colour.line);
  for (std::size_t i = 0; i < page.central.size(); ++i) {
    IntakeQuestion question = page.central[i].question;
    question.stream = memory.splitQuestion.stream, question.from = memory.splitQuestion.from, question.years = memory.splitQuestion.years;
    const std::optional<double> was = proposedPerYear(page.dataset(), memory.splitBefore, question);
    const std::optional<double> now = proposedPerYear(page.dataset(), memory.splitAfter, question);
    const Weight weight = i == 0 ? Weight::bold : Weight::body;
    putFitted(ui, {column.x, column.y + 2}, before - 80 - column.x, page.place(i).shortName.in(ui.lang), ui.colour.ink, weight);
    putRight(ui, {before, column.y + 2}, figureWords(ui, was), ui.colour.ink2, weight);
    putRight(ui, {right, column.y + 2}, figureWords(ui, now), was == now ? ui.colour.ink : ui.colour.accent, was == now ? weight : Weight::bold);
    column.y += kLine + 4;
  }
}

void result(const IntakeFrame& page, IntakeColumn& column) {
  const Ui& ui = page.ui;
  const IntakeMemory& memory = ui.state.intake;
  if (memory.splitFailed) return column.line(ui.words(Str::SplitNothing), ui.colour.over);
  if (!memory.split) return;
  const bool current = ui.session.scenario == memory.splitAfter && sameQuestion(questionFor(page), memory.splitQuestion);
  remember(page.ui, "split-result", {column.x, column.y, column.width, 1});
  column.line(ui.words(current ? Str::SplitDone : Str::SplitStale), current ? ui.colour.ink : ui.colour.over, Weight::bold);
  column.y += 8;
  const std::vector<Message>& words = memory.split->words;  // the rule, the result, a sentence a district
  if (words.size() > 1) column.line(words[1], ui.colour.ink);
  column.y += 8;
  table(page, column);
  column.y += 8;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i == 1) continue;
    column.line(words[i], i == 0 ? ui.colour.ink2 : ui.colour.ink);
    column.y += 2;
  }
}

}  // namespace

void intakeSplit(const IntakeFrame& page, IntakeColumn& column) {
  const Ui& ui = page.ui;
  column.line(page.stream().name.in(ui.lang), ui.colour.ink, Weight::title);
  column.y += 6;
  if (!page.stream().permanent) return column.line(ui.words(Str::SplitOnlyPermanent), ui.colour.ink2);
  asked(page, column);
  result(page, column);
}

}  // namespace kosh::ui
