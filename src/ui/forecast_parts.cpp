// Progress of the ensembles, strips of probability by year, and the words beside them.
#include "ui/forecast_parts.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace kosh::ui {
namespace {

constexpr float kMarkRoom = 8;  // over the columns, for the triangle
constexpr double kHalf = 0.5;

Number whole(double value) { return {value, 0}; }

std::string percent(const Figure& logarithm, Lang lang) { return formatPercent(logarithm.value * 100, 1, lang); }

Str unknownWords(RiskState state) {
  if (state == RiskState::running) return Str::RiskRunning;
  if (state == RiskState::stopped) return Str::RiskStopped;
  return state == RiskState::noSpreads ? Str::RiskNoSpreads : Str::RiskUnknown;
}

void addSource(const Ui& ui, const Spread& spread, std::set<std::string>& seen, std::vector<std::string>& lines) {
  for (const Figure* figure : {&spread.sd, &spread.rho}) {
    const Source* source = findSource(*ui.session.dataset, figure->from.source);
    if (source && seen.insert(source->id).second) lines.push_back(ui.words(Message{Str::TipSource, {source->title.in(ui.lang)}}));
  }
}

// --- strip

struct Strip {
  Ui& ui;
  const Risk& risk;
  Rect rect;  // of the columns

  float left(std::size_t i) const { return std::round(rect.x + rect.width * static_cast<float>(i) / static_cast<float>(risk.points.size())); }
  std::size_t under(float x) const {
    const float share = (x - rect.x) / std::max(1.0f, rect.width) * static_cast<float>(risk.points.size());
    return static_cast<std::size_t>(std::clamp(share, 0.0f, static_cast<float>(risk.points.size()) - 1));
  }
};

void drawColumns(const Strip& strip, int year) {
  const Tokens& colour = strip.ui.colour;
  fill(strip.rect, colour.panel2);
  for (std::size_t i = 0; i < strip.risk.points.size(); ++i) {
    const RiskPoint& point = strip.risk.points[i];
    const float x = strip.left(i), width = std::max(1.0f, strip.left(i + 1) - x - 1);
    const float height = std::round(strip.rect.height * static_cast<float>(point.by));
    if (point.by > 0) {
      const Colour paint = point.by > kHalf ? colour.over : mix(colour.ctl, colour.over, point.by);
      fill({x, strip.rect.y + strip.rect.height - std::max(1.0f, height), width, std::max(1.0f, height)}, paint);
    }
    if (point.year == year) frame({x - 2, strip.rect.y - 2, width + 4, strip.rect.height + 4}, colour.accent, 2, 2);
  }
  const float middle = strip.rect.y + std::round(strip.rect.height / 2) + 0.5f;
  dashed({strip.rect.x, middle}, {strip.rect.x + strip.rect.width, middle}, colour.ink3, 1, 2, 3);
  lineH(strip.rect.x, strip.rect.y + strip.rect.height, strip.rect.width, colour.ink3);
}

void drawFirst(const Strip& strip) {
  const std::optional<int> first = strip.risk.firstLikely();
  for (std::size_t i = 0; first && i < strip.risk.points.size(); ++i)
    if (strip.risk.points[i].year == *first)
      triangleDown({(strip.left(i) + strip.left(i + 1) - 1) / 2, strip.rect.y - kMarkRoom / 2 - 1}, 8, strip.ui.colour.over);
}

void explainYear(Ui& ui, std::string_view name, const Risk& risk, const RiskPoint& point, std::optional<ImVec2> beside) {
  const std::uint32_t runs = ui.session.forecast.bands.summary.runs;
  std::vector<std::string> lines{std::string(name)};
  lines.push_back(riskWords(ui, risk, point.year));
  lines.push_back(ui.words(Message{Str::RunsOf, {whole(std::round(point.by * runs)), whole(runs)}}));
  lines.push_back(ui.words(Message{Str::RiskIn, {std::to_string(point.year), probabilityWords(point.in, ui.lang)}}));
  if (const std::optional<Status> status = spreadStatusOf(ui.session)) lines.emplace_back(ui.words(wordsOf(*status)));
  lines.emplace_back(ui.words(Str::RiskMethod));
  tooltip(ui, lines, beside);
}

}  // namespace

float runsRowHeight(const Ui& ui) { return ui.state.touchSized ? 48.0f : 30.0f; }

void runsRow(Ui& ui, const Rect& rect, const RunProgress& run) {
  const bool runs = run.state == RunState::running;
  const float share = run.total > 0 ? static_cast<float>(run.done) / static_cast<float>(run.total) : 0;
  fill({rect.x, rect.y + 2, rect.width, 2}, ui.colour.track);
  fill({rect.x, rect.y + 2, std::round(rect.width * share), 2}, ui.colour.accent);
  const std::string words = ui.words(Message{runs ? Str::RunsOf : Str::RunsStopped, {whole(run.done), whole(run.total)}});
  const std::string_view act = ui.words(runs ? Str::RunsStop : Str::RunsContinue);
  const float width = buttonWidth(ui, act, ButtonKind::quiet), left = rect.x + rect.width - width;
  const Rect face{left, rect.y + 4, width, runsRowHeight(ui) - 4};
  putFitted(ui, {rect.x, face.y + (face.height - kLine) / 2}, left - rect.x - 8, words, ui.colour.ink2);
  if (!button(ui, "runs", face, act, ButtonKind::quiet)) return;
  (runs ? ui.requests.stopRuns : ui.requests.continueRuns) = true;
}

const RiskPoint* Risk::in(int year) const {
  for (const RiskPoint& point : points)
    if (point.year == year) return &point;
  return nullptr;
}

std::optional<int> Risk::firstLikely() const {
  for (const RiskPoint& point : points)
    if (point.by > kHalf) return point.year;
  return std::nullopt;
}

Risk riskOf(const Session& session, std::string_view service, int territory) {
  Risk out;
  if (!session.dataset->uncertainty) return {RiskState::noSpreads, {}};
  if (!drawsIndicator(session, std::string(service) + "_deficit", territory)) return out;
  out.points = riskPoints(session, service, territory);
  const bool stopped = session.forecast.bands.progress.state == RunState::stopped;
  out.state = !out.points.empty() ? RiskState::known : stopped ? RiskState::stopped : RiskState::running;
  return out;
}

std::string probabilityWords(double share, Lang lang) {
  const double percent = share * 100;
  if (percent < 1) return "< " + formatPercent(1, 0, lang);
  return percent > 99 ? "> " + formatPercent(99, 0, lang) : formatPercent(percent, 0, lang);
}

std::string riskWords(const Ui& ui, const Risk& risk, int year) {
  const RiskPoint* point = risk.in(year);
  if (!point) return std::string(ui.words(unknownWords(risk.state)));
  return ui.words(Message{Str::RiskBy, {std::to_string(year), probabilityWords(point->by, ui.lang)}});
}

std::optional<int> riskStrip(Ui& ui, const char* id, const Rect& rect, std::string_view name, const Risk& risk, int year) {
  const Rect columns{rect.x, rect.y + kMarkRoom, rect.width, rect.height - kMarkRoom - 1};
  if (risk.points.empty()) {
    if (risk.state == RiskState::running || risk.state == RiskState::stopped) fill(columns, ui.colour.panel2);
    else hatch(columns, ui.colour.ctl);
    frame(columns, ui.colour.line);
    if (over(rect)) tooltip(ui, std::vector{std::string(name), std::string(ui.words(unknownWords(risk.state)))});
    remember(ui, id, rect);
    return std::nullopt;
  }
  const Strip strip{ui, risk, columns};
  drawColumns(strip, year);
  drawFirst(strip);
  const Hit pointer = hit(ui, id, rect);
  const RiskPoint* chosen = risk.in(year);
  const RiskPoint& under = risk.points[strip.under(ImGui::GetMousePos().x)];
  if (pointer.hovered) explainYear(ui, name, risk, under, std::nullopt);
  else if (pointer.focused && ui.state.keyboardUsed && chosen) explainYear(ui, name, risk, *chosen, ImVec2(rect.x, rect.y + rect.height + 6));
  if (pointer.pressed && pointer.hovered) return under.year;
  return std::nullopt;
}

std::optional<Status> spreadStatusOf(const Session& session) {
  if (!session.dataset->uncertainty) return std::nullopt;
  return spreadStatus(*session.dataset->uncertainty);
}

std::vector<std::string> spreadLines(const Ui& ui) {
  std::vector<std::string> lines;
  const std::optional<Status> status = spreadStatusOf(ui.session);
  if (!status) return {std::string(ui.words(Str::RiskNoSpreads))};
  const Spreads& spreads = ui.session.dataset->uncertainty->spreads;
  lines.push_back(ui.words(Message{Str::BandShares, {formatPercent(80, 0, ui.lang), formatPercent(95, 0, ui.lang)}}));
  lines.emplace_back(ui.words(wordsOf(*status)));
  lines.emplace_back(ui.words(Str::BandCentral));
  lines.push_back(ui.words(Message{Str::BandDrawn, {percent(spreads.fertility.sd, ui.lang), percent(spreads.mortality.sd, ui.lang)}}));
  std::set<std::string> seen;
  addSource(ui, spreads.fertility, seen, lines);
  addSource(ui, spreads.mortality, seen, lines);
  for (const auto* streams : {&spreads.flows, &spreads.fillRates}) {
    for (const StreamSpread& stream : *streams) {
      addSource(ui, stream.whole, seen, lines);
      if (stream.split) addSource(ui, *stream.split, seen, lines);
    }
  }
  lines.emplace_back(ui.words(Str::RiskMethod));
  return lines;
}

std::string weakWords(const Ui& ui, int territory, int year) {
  return isWeak(ui.session, territory, year) ? ui.words(Message{Str::WeakStatement, {whole(kWeakUnder)}}) : std::string();
}

}  // namespace kosh::ui
