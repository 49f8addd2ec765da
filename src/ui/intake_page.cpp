// The Intake page: the question in one sentence with its sliders, every territory as a bar, the map, the chosen answer.
#include <algorithm>
#include <array>
#include <cmath>

#include "ui/forecast_parts.h"
#include "ui/intake_parts.h"
#include "ui/map_parts.h"

namespace kosh::ui {
namespace {

constexpr float kGap = 16, kMapWide = 1280, kDetailWide = 1024;
constexpr int kMostYears = 10;

struct Columns {
  Rect bars, map, detail;  // no width: not shown; without a column of its own the map stands under the bars
  bool phone = false;      // the detail takes the place of the bars
};

Columns columnsFor(const Rect& rect, bool open) {
  Columns out;
  const auto column = [&](float x, float width) { return Rect{x, rect.y, width, rect.height}; };
  if (rect.width < kDetailWide) {
    out.phone = true;
    (open ? out.detail : out.bars) = rect;
    return out;
  }
  const float detail = std::clamp(std::round(rect.width * 0.35f), 420.f, 640.f);
  const float map = rect.width < kMapWide ? 0 : std::clamp(std::round(rect.width * 0.22f) - 56, 226.f, 520.f);
  out.bars = column(rect.x, rect.width - detail - map);
  if (map > 0) out.map = column(rect.x + out.bars.width, map);
  out.detail = column(rect.x + rect.width - detail, detail);
  return out;
}

// --- the question: controls beside each other, in as many lines as they need

struct Flow {
  float left = 0, right = 0, x = 0, y = 0, height = 0;

  Rect take(float width) {
    width = std::min(width, right - left);
    if (x > left && x + width > right) x = left, y += height + 8;
    const Rect out{x, y, width, height};
    x += width + kGap;
    return out;
  }
};

std::string streamName(const Ui& ui, const QuotaStream& stream) { return stream.name.in(ui.lang); }

void streamMenu(Ui& ui, Flow& flow) {
  const std::vector<QuotaStream>& streams = ui.session.dataset->quotas.streams;
  std::vector<MenuRow> rows;
  int chosen = -1;
  for (std::size_t s = 0; s < streams.size(); ++s) {
    if (streams[s].id == ui.session.view.intakeStream) chosen = static_cast<int>(s);
    rows.push_back({streams[s].id, streamName(ui, streams[s]), {}, false});
  }
  if (chosen < 0) return;
  const std::string& words = rows[static_cast<std::size_t>(chosen)].words;
  const Rect face = flow.take(menuFaceWidth(ui, words));
  menuFace(ui, face, words);
  if (const std::optional<int> row = menu(ui, "ask-stream", face, rows, chosen)) ui.session.view.intakeStream = rows[static_cast<std::size_t>(*row)].id;
}

void aloneSwitch(Ui& ui, Flow& flow) {
  constexpr std::array<const char*, 2> kIds{"ask-with", "ask-alone"};
  const std::array<std::string_view, 2> words{ui.words(Str::AskWith), ui.words(Str::AskAlone)};
  float wide = 0;
  for (std::string_view each : words) wide += std::ceil(widthOf(ui, Weight::bold, each)) + 24;
  Rect rect = flow.take(wide);
  if (wide > rect.width) {  // a phone: a tick in the place of the switch
    if (checkbox(ui, "ask-alone", rect, words[1], ui.session.view.intakeAlone)) ui.session.view.intakeAlone = !ui.session.view.intakeAlone;
    return;
  }
  if (const std::optional<int> part = segmented(ui, "ask-others", rect, words, kIds, ui.session.view.intakeAlone ? 1 : 0))
    ui.session.view.intakeAlone = *part == 1;
}

// Caption, slider, value.
std::optional<double> askSlider(Ui& ui, Flow& flow, const char* id, Str caption, std::string_view most, std::string_view now, float track,
                                double low, double high, double step, double value) {
  const std::string_view words = ui.words(caption);
  const float left = std::ceil(widthOf(ui, Weight::body, words)) + 10, right = std::ceil(widthOf(ui, Weight::bold, most)) + 10;
  const Rect rect = flow.take(left + track + right);
  const float y = rect.y + (rect.height - kLine) / 2;
  put(ui, {rect.x, y}, words, ui.colour.ink2);
  putRight(ui, {rect.x + rect.width, y}, now, ui.colour.ink, Weight::bold);
  return plainSlider(ui, id, {rect.x + left, rect.y, rect.width - left - right, rect.height}, low, high, step, value);
}

void sliders(Ui& ui, Flow& flow, int mostYears) {
  View& view = ui.session.view;
  const auto percent = [&](double value) { return formatPercent(value * 100, 0, ui.lang); };
  const float track = ui.state.touchSized ? 170.f : 130.f;
  if (const auto p = askSlider(ui, flow, "ask-probability", Str::AskProbability, percent(0.99), percent(view.probability), track,
                               kLeastProbability, kMostProbability, 0.01, view.probability))
    view.probability = std::round(*p * 100) / 100;
  if (mostYears < 2) return;
  if (const auto years = askSlider(ui, flow, "ask-years", Str::AskInRow, "10", std::to_string(view.intakeYears), track * 0.8f, 1, mostYears, 1,
                                   view.intakeYears))
    view.intakeYears = static_cast<int>(std::lround(*years));
}

float question(Ui& ui, const Rect& rect, float top) {
  const float pad = pagePad(rect), width = rect.width - 2 * pad;
  const IntakeAsk ask = askOf(ui.session);
  float y = top + 12;
  const IntakeQuestion whole = questionOf(ask, 0);
  const Message words = questionWords(*ui.session.dataset, whole, ui.session.view.probability, ui.lang);
  y += putWrapped(ui, {rect.x + pad, y}, width, ui.words(words), ui.colour.ink, Weight::title) + 8;
  Flow flow{rect.x + pad, rect.x + pad + width, rect.x + pad, y, ui.state.touchSized ? 44 : kControl};
  streamMenu(ui, flow);
  aloneSwitch(ui, flow);
  sliders(ui, flow, std::min(kMostYears, ui.session.dataset->demography.lastFlowYear - ask.from + 1));
  return flow.y + flow.height + 12 - top;
}

constexpr float kNarrowRuns = 320;

float progressHeight(const Ui& ui, const Rect& rect) { return rect.width < kNarrowRuns ? 2 * kLine + 12 : runsRowHeight(ui); }

// How far the draws are; in a narrow column the button stands under the words. Its place is kept when nothing runs:
// nothing jumps.
void progress(Ui& ui, const Rect& rect, float y) {
  const RunProgress* run = progressOf(ui.session);
  if (!run) return;
  const float left = rect.x + 16, width = rect.width - 32;
  if (rect.width >= kNarrowRuns) return runsRow(ui, {left, y, width, runsRowHeight(ui)}, *run);
  const bool runs = run->state == RunState::running;
  const auto whole = [](std::uint32_t value) { return Number{static_cast<double>(value), 0}; };
  put(ui, {left, y + 4}, ui.words(Message{runs ? Str::RunsOf : Str::RunsStopped, {whole(run->done), whole(run->total)}}), ui.colour.ink2);
  const std::string_view act = ui.words(runs ? Str::RunsStop : Str::RunsContinue);
  if (button(ui, "runs", {left, y + 4 + kLine, buttonWidth(ui, act, ButtonKind::quiet), kLine + 6}, act, ButtonKind::quiet))
    (runs ? ui.requests.stopRuns : ui.requests.continueRuns) = true;
}

// --- columns

void barsColumn(const IntakeFrame& page, const Columns& columns) {
  Ui& ui = page.ui;
  const Rect& rect = columns.bars;
  if (beginPanel("intake-bars", rect, ui.colour.panel, true)) {
    scrollByKeys(ui, rect, Keys::unlessRight);
    float y = panelTop().y;
    if (columns.phone) y += question(ui, rect, y);
    y += intakeBarsHead(page, rect, y);
    y += intakeBarsRows(page, rect, y) + 8;
    if (columns.map.width <= 0) {
      const float height = std::min(320.f, rect.width * 0.8f);
      intakeMap(page, {rect.x, y, rect.width, height});
      y += height;
      y += intakeMapLegend(page, rect, y);
      progress(ui, rect, y);
      y += progressHeight(ui, rect) + 12;
    }
    panelBottom(y);
  }
  endPanel();
}

void mapColumn(const IntakeFrame& page, const Rect& rect) {
  Ui& ui = page.ui;
  if (beginPanel("intake-map", rect, ui.colour.panel)) {
    const float foot = 6 * 26 + 8, run = progressHeight(ui, rect) + 4;
    putFitted(ui, {rect.x + 16, rect.y + 12}, rect.width - 32, ui.words(Str::TakeMapTitle), ui.colour.ink, Weight::bold);
    const float height = std::min(rect.height - 44 - foot - run, rect.width * 1.4f);
    intakeMap(page, {rect.x + 1, rect.y + 40, rect.width - 2, height});
    const float y = rect.y + 44 + height;
    const float legend = intakeMapLegend(page, rect, y);
    progress(ui, rect, y + legend);
  }
  endPanel();
  lineV(rect.x, rect.y, rect.height, ui.colour.line);
}

void detailTabs(const IntakeFrame& page, const Rect& rect, bool phone) {
  Ui& ui = page.ui;
  constexpr std::array<const char*, 2> kIds{"intake:answer", "intake:split"};
  const std::array<std::string_view, 2> words{ui.words(Str::TakeTabAnswer), ui.words(Str::TakeTabSplit)};
  const float pad = phone ? 16 : 20, back = phone ? page.control() + 4 : 0;
  if (phone && iconButton(ui, "intake-back", {rect.x + pad - 8, rect.y + 10, page.control(), page.control()}, Icon::left, ui.words(Str::PageBack))) ui.state.intake.open = false;
  const Rect place{rect.x + pad + back, rect.y + 12, rect.width - 2 * pad - back, phone ? 40.f : 32.f};
  if (const std::optional<int> part = segmented(ui, "intake-part", place, words, kIds, ui.state.intake.part)) ui.state.intake.part = *part;
}

void detailColumn(const IntakeFrame& page, const Columns& columns) {
  Ui& ui = page.ui;
  const Rect& rect = columns.detail;
  const float head = columns.phone ? 64 : 56;
  if (beginPanel("intake-side", rect, ui.colour.panel)) {
    detailTabs(page, rect, columns.phone);
    const Rect below{rect.x + 1, rect.y + head, rect.width - 1, rect.height - head};
    const bool split = ui.state.intake.part == 1;
    const std::string name = split ? std::string("intake-split") : "intake-answer:" + page.place(page.chosen).id;
    if (beginPanel(name.c_str(), below, ui.colour.panel, true)) {
      remember(ui, split ? "intake-split" : "intake-answer", below);
      const float pad = columns.phone ? 16 : 20;
      IntakeColumn column{ui, rect.x + pad, rect.width - 2 * pad, panelTop().y + 4};
      scrollByKeys(ui, below, columns.phone ? Keys::always : Keys::whenPointed);
      if (split) intakeSplit(page, column);
      else intakeDetail(page, column);
      panelBottom(column.y + 20);
    }
    endPanel();
  }
  endPanel();
  if (!columns.phone) lineV(rect.x, rect.y, rect.height, ui.colour.line);
}

std::size_t chosenIn(const Session& session, const std::vector<Intake>& central) {
  for (std::size_t i = 0; i < central.size(); ++i)
    if (session.dataset->territories[static_cast<std::size_t>(central[i].question.territory)].id == session.view.territory) return i;
  return 0;
}

void noStream(Ui& ui, const Rect& rect) {
  if (beginPanel("intake-page", rect, ui.colour.panel))
    putWrapped(ui, {rect.x + 24, rect.y + 24}, rect.width - 48, ui.words(Str::AskNoStream), ui.colour.ink);
  endPanel();
}

}  // namespace

std::string_view noLikelyWords(const Ui& ui) {
  const RunState state = ui.session.forecast.likely.progress.state;
  return ui.words(state == RunState::running ? Str::TakeRunning : state == RunState::stopped ? Str::TakeStopped : Str::NoData);
}

std::string fitWords(const Ui& ui, const Fit& fit) {
  if (fit.room == Room::some) return "\u2248 " + formatNumber(fit.perYear, 0, ui.lang);
  return std::string(ui.words(fit.room == Room::none ? Str::TakeNoRoom : fit.room == Room::open ? Str::TakeOpen : Str::NoData));
}

void chooseIntake(const IntakeFrame& page, std::size_t i) {
  page.ui.session.view.territory = i == 0 ? std::string() : page.place(i).id;
  page.ui.state.intake.open = true;
  page.ui.state.intake.part = 0;
}

void intakePage(Ui& ui, const Rect& rect) {
  const Forecast& forecast = ui.session.forecast;
  if (forecast.central.empty() || forecast.centralAsk.stream < 0 || forecast.centralDataset != ui.session.dataset) return noStream(ui, rect);
  static const std::vector<LikelyIntake> kNone;
  const bool drawn = forecast.likely.ask == forecast.centralAsk && forecast.likely.dataset == ui.session.dataset &&
                     forecast.likely.scenario == forecast.centralScenario;
  IntakeFrame page{ui, forecast.centralAsk, forecast.central, drawn ? forecast.likely.answers : kNone, {}, chosenIn(ui.session, forecast.central)};
  page.bars = intakeBars(page.dataset(), ui.session.scenario, page.central, page.likely);
  if (beginPanel("intake-page", rect, ui.colour.panel)) {
    float top = 0;
    if (rect.width >= kDetailWide) {
      top = question(ui, rect, rect.y) + 1;
      lineH(rect.x, rect.y + top - 1, rect.width, ui.colour.line);
    }
    const Columns columns = columnsFor({rect.x, rect.y + top, rect.width, rect.height - top}, ui.state.intake.open);
    if (columns.bars.width > 0) barsColumn(page, columns);
    if (columns.map.width > 0) mapColumn(page, columns.map);
    if (columns.detail.width > 0) detailColumn(page, columns);
  }
  endPanel();
}

}  // namespace kosh::ui
