// The answer of the Intake page for one territory: two figures, the reason, the way out, how it was computed.
#include <algorithm>
#include <cmath>

#include "ui/forecast_parts.h"
#include "ui/intake_parts.h"

namespace kosh::ui {
namespace {

constexpr float kBox = 14;

void title(IntakeColumn& column, Str words) {
  column.y += 14;
  column.line(column.ui.words(words), column.ui.colour.ink, Weight::bold);
  column.y += 2;
}

void figure(const Ui& ui, ImVec2 at, float width, std::string_view caption, const std::optional<Fit>& fit, std::optional<Status> status) {
  putFitted(ui, at, width, caption, ui.colour.ink2);
  const float y = at.y + kLine;
  if (!fit) return put(ui, {at.x, y + 4}, noLikelyWords(ui), ui.colour.ink3, Weight::title);
  const bool some = fit->room == Room::some;
  badge({at.x + 6, y + (some ? 18 : 16)}, fit->room == Room::unknown ? std::nullopt : status, ui.colour.ink3);
  const Colour ink = some || fit->room == Room::open ? ui.colour.accent : fit->room == Room::none ? ui.colour.over : ui.colour.ink3;
  put(ui, {at.x + 18, y + (some ? 0.f : 3.f)}, fitWords(ui, *fit), ink, some ? Weight::figure : Weight::title);
  if (some) putFitted(ui, {at.x, y + 36}, width, ui.words(Str::TakePeopleYear), ui.colour.ink2);
}

// The two figures beside each other, each told which it is.
void figures(const IntakeFrame& page, IntakeColumn& column) {
  const Ui& ui = page.ui;
  const IntakeBar& bar = page.bars[page.chosen];
  const bool some = bar.central.room == Room::some || (bar.likely && bar.likely->room == Room::some);
  const float height = 2 * kBox + kLine + (some ? 36 + kLine : 28);
  const Rect box{column.x - 8, column.y, column.width + 16, height};
  fill(box, ui.colour.accentSoft, 6);
  const float half = std::floor((column.width - 12) / 2);
  figure(ui, {column.x + 4, column.y + kBox}, half, ui.words(Str::TakeFigureCentral), bar.central, bar.status);
  std::optional<Status> drawn;
  if (const std::optional<Status> spreads = spreadStatusOf(ui.session)) drawn = worse(bar.status, *spreads);
  const std::string caption = ui.words(Message{Str::TakeFigureLikely, {page.percent()}});
  figure(ui, {column.x + 12 + half, column.y + kBox}, half, caption, bar.likely, drawn);
  column.y += height + 10;
}

void reasons(const IntakeFrame& page, IntakeColumn& column) {
  const Ui& ui = page.ui;
  const Intake& intake = page.central[page.chosen];
  const IntakeBar& bar = page.bars[page.chosen];
  const IntakeWords words = intakeWords(page.dataset(), intake);
  const std::optional<Message> beyond = beyondWords(page.dataset(), intake);
  if (beyond) column.line(*beyond, ui.colour.ink);
  else if (bar.central.room != Room::some) column.line(words.answer, ui.colour.ink, Weight::bold);
  for (const Message& line : words.lines)
    if (line.id == Str::IntakeFirstYear || line.id == Str::IntakeNoYear || (line.id == Str::IntakeLimit && bar.central.room == Room::some))
      column.line(line, ui.colour.ink);
  const LikelyIntake* likely = page.likelyOf(page.chosen);
  if (likely && !(beyond && bar.likely->room == Room::open)) column.line(likelyWords(page.dataset(), *likely, ui.lang), ui.colour.ink);
  if (const std::optional<Message> proposed = proposedWords(bar)) column.line(*proposed, bar.tooMany.value_or(0) > 0 ? ui.colour.over : ui.colour.ink2);
  if (const std::string unknown = unknownGates(page.dataset(), intake, ui.lang); !unknown.empty())
    column.line(Message{Str::TakeUnknownGates, {unknown}}, ui.colour.ink2);
  if (intake.bisected) column.line(ui.words(Str::TakeBisected), ui.colour.ink2);
}

void objects(const IntakeFrame& page, IntakeColumn& column) {
  Ui& ui = page.ui;
  const Intake& intake = page.central[page.chosen];
  if (intake.objects.empty() && (intake.objectsSuffice || page.bars[page.chosen].central.room != Room::none)) return;
  title(column, Str::TakeObjectsTitle);
  for (const GateObjects& each : intake.objects) column.line(objectWords(page.dataset(), each, intake.question.from), ui.colour.ink);
  if (!intake.objectsSuffice) column.line(ui.words(Str::TakeObjectsPart), ui.colour.over);
  if (intake.objects.empty()) return;
  const Scenario built = withObjects(page.dataset(), ui.session.scenario, intake, page.central);
  if (built == ui.session.scenario) return;
  if (page.chosen == 0) column.line(ui.words(Str::TakeObjectsSpread), ui.colour.ink2);
  column.y += 6;
  const std::string_view words = ui.words(Str::TakeObjectsAdd);
  if (button(ui, "intake-build", {column.x, column.y, buttonWidth(ui, words, ButtonKind::main), page.control()}, words, ButtonKind::main)) {
    ui.session.scenario = built;
    ui.state.toast = Str::TakeObjectsAdded;
    ui.state.toastUntil = ui.state.now + 4;
    ui.state.animateUntil = std::max(ui.state.animateUntil, ui.state.toastUntil);
  }
  column.y += page.control() + 2;
}

// The model runs again with the object, so it is kept until the question or the plan changes.
void refreshMore(const IntakeFrame& page) {
  IntakeMemory& memory = page.ui.state.intake;
  const Session& session = page.ui.session;
  const Intake& intake = page.central[page.chosen];
  const Scenario& plan = session.forecast.centralScenario;
  if (memory.moreDataset == session.dataset && memory.moreQuestion == intake.question && memory.moreScenario == plan) return;
  memory.moreDataset = session.dataset;
  memory.moreQuestion = intake.question;
  memory.moreScenario = plan;
  memory.moreObject = oneMore(page.dataset(), intake);
  if (memory.moreObject) memory.more = withOneMore(page.dataset(), plan, intake, *memory.moreObject);
}

void more(const IntakeFrame& page, IntakeColumn& column) {
  const Ui& ui = page.ui;
  const Intake& intake = page.central[page.chosen];
  if (intake.gate < 0 || page.bars[page.chosen].central.room == Room::open) return;
  refreshMore(page);
  title(column, Str::TakeMoreTitle);
  const IntakeMemory& memory = ui.state.intake;
  const Names& service = page.dataset().services.services[static_cast<std::size_t>(intake.gates[static_cast<std::size_t>(intake.gate)].service)].name;
  if (memory.moreObject) column.line(oneMoreWords(page.dataset(), intake, *memory.moreObject, memory.more), ui.colour.ink);
  else column.line(Message{Str::TakeMoreNone, {service}}, ui.colour.ink2);
}

void formula(const IntakeFrame& page, IntakeColumn& column) {
  Ui& ui = page.ui;
  const Intake& intake = page.central[page.chosen];
  title(column, Str::TakeFormulaTitle);
  column.line(ui.words(Str::TakeFormula), ui.colour.ink);
  if (intake.gate >= 0) column.line(formulaWords(page.dataset(), intake, ui.lang), ui.colour.ink);
  if (page.dataset().uncertainty)
    column.line(Message{Str::TakeLikelyMethod, {page.percent(), Number{static_cast<double>(kScreenRuns), 0}}}, ui.colour.ink2);
  column.line(ui.words(Str::RiskMethod), ui.colour.ink2);
  const std::string finding = page.stream().id == "kandas" ? intakeFinding(ui.session.legal.judgement, intake.question.territory) : std::string();
  if (finding.empty()) return;
  column.y += 4;
  const std::string words = ui.words(Message{Str::WhyOpenProposal, {page.chosen == 0 ? std::string("4.3") : std::string("4.1")}});
  if (button(ui, "intake-proposal", {column.x, column.y, buttonWidth(ui, words, ButtonKind::quiet), page.control()}, words, ButtonKind::quiet)) {
    ui.session.view.finding = finding;
    openDocument(ui, page.chosen == 0 ? "4.3" : "4.1");
  }
  column.y += page.control();
}

}  // namespace

void intakeDetail(const IntakeFrame& page, IntakeColumn& column) {
  const Ui& ui = page.ui;
  const Intake& intake = page.central[page.chosen];
  column.line(Message{Str::TakeHowMany, {page.place(page.chosen).name}}, ui.colour.ink, Weight::title);
  column.y += 6;
  if (const std::string weak = weakWords(ui, intake.question.territory, intake.question.from); !weak.empty()) {
    column.line(weak, ui.colour.over);
    column.y += 6;
  }
  figures(page, column);
  reasons(page, column);
  objects(page, column);
  more(page, column);
  intakeGates(page, column);
  formula(page, column);
}

}  // namespace kosh::ui
