// Begins, advances and stops the ensembles of the session, in slices of main-thread time.
#include "app/forecast.h"

#include <algorithm>

#include "app/session.h"

namespace kosh {
namespace {

constexpr std::size_t kSlicesKept = 512;

bool showsBands(const Session& session) { return session.view.page == Page::plan; }
bool showsIntakes(const Session& session) { return session.view.page == Page::intake; }

RunState begun(const Session& session) { return session.forecast.waits ? RunState::stopped : RunState::running; }

// --- bands

bool isOf(const BandsRun& run, const Session& session) {
  return run.dataset == session.dataset && run.scenario == session.evaluated;
}

// Only what is cheap: a slider that moves begins anew in every frame. The first slice makes the plan.
void beginBands(Session& session) {
  BandsRun& run = session.forecast.bands;
  const bool possible = session.dataset->uncertainty != nullptr;
  const int version = run.version + 1;
  run = {};
  run.version = version;
  run.progress = {possible ? begun(session) : RunState::idle, 0, kScreenRuns};
  run.dataset = session.dataset;
  run.scenario = session.evaluated;
}

void countRuns(BandsRun& run) {
  const auto parts = static_cast<std::uint32_t>(std::max<std::size_t>(1, run.parts.size()));
  const std::uint32_t before = static_cast<std::uint32_t>(run.part) * kScreenRuns;
  run.progress.done = std::min((before + run.runs.done) / parts, kScreenRuns);  // a large city is drawn in several passes
}

// One step of the bands: the plan, or a block, or the quantiles of some rows.
void stepBands(Session& session) {
  constexpr std::size_t kRowsAtOnce = 16;
  BandsRun& run = session.forecast.bands;
  if (run.parts.empty()) {
    run.plan = planEnsemble(*session.dataset, session.evaluated, session.outcome, kScreenSeed);
    run.parts = ensembleParts(run.plan, 0, kScreenRuns);
    run.runs = startEnsemble(run.plan, run.parts.front());
    run.coming.bands.resize(run.plan.rows());
    return;
  }
  const EnsemblePart& part = run.parts[run.part];
  if (!advance(run.plan, run.runs, 1)) return countRuns(run);
  for (std::size_t i = 0; i < kRowsAtOnce && run.row < part.endRow; ++i, ++run.row)
    run.coming.bands[run.row] = quantilesOf(run.plan, run.runs, run.row / run.plan.periods(), run.row % run.plan.periods());
  if (run.row < part.endRow) return;
  run.coming.runs = run.runs.done;
  run.coming.brokenIn = run.runs.brokenIn;
  run.coming.brokenBy = run.runs.brokenBy;
  if (++run.part < run.parts.size()) {
    run.runs = startEnsemble(run.plan, run.parts[run.part]);
    return countRuns(run);
  }
  run.progress = {RunState::done, kScreenRuns, kScreenRuns};
  run.summary = std::move(run.coming);
  run.runs = {};  // the figures of every run are not needed any more
  ++run.version;
}

// --- intakes

bool isOf(const LikelyRun& run, const Session& session) {
  return run.dataset == session.dataset && run.scenario == session.evaluated && run.ask == askOf(session);
}

void answerAgain(LikelyRun& run, double probability) {
  if (run.probability == probability) return;
  run.probability = probability;
  for (std::size_t i = 0; i < run.answers.size(); ++i) run.answers[i] = likelyIntake(run.draws[i], probability);
  ++run.version;
}

void beginIntakes(Session& session) {
  LikelyRun& run = session.forecast.likely;
  const int version = run.version + 1;
  run = {};
  run.version = version;
  run.ask = askOf(session);
  run.probability = session.view.probability;
  run.dataset = session.dataset;
  run.scenario = session.evaluated;
  const std::vector<int> asked = askedTerritories(*session.dataset);
  const bool possible = run.ask.stream >= 0 && !asked.empty() && canDraw(*session.dataset, questionOf(run.ask, asked.front()));
  run.progress = {possible ? begun(session) : RunState::idle, 0, kScreenRuns * static_cast<std::uint32_t>(asked.size())};
}

void stepIntakes(Session& session) {
  LikelyRun& run = session.forecast.likely;
  const std::vector<int> asked = askedTerritories(*session.dataset);
  if (run.draws.size() == run.answers.size()) {
    const IntakeQuestion question = questionOf(run.ask, asked[run.draws.size()]);
    run.draws.push_back(startIntake(*session.dataset, session.evaluated, session.outcome, question, kScreenRuns, kScreenSeed));
    return;
  }
  IntakeDraws& draws = run.draws.back();
  const bool finished = advance(draws, 1);
  run.progress.done = kScreenRuns * static_cast<std::uint32_t>(run.draws.size() - 1) + draws.done;
  if (!finished) return;
  run.answers.push_back(likelyIntake(draws, run.probability));
  draws.alone = {};  // for another probability the slacks are enough
  draws.people = draws.one = {};
  ++run.version;
  if (run.answers.size() == asked.size()) run.progress.state = RunState::done;
}

// --- central intakes

void refreshCentral(Session& session) {
  Forecast& forecast = session.forecast;
  const IntakeAsk ask = askOf(session);
  if (forecast.centralDataset == session.dataset && forecast.centralScenario == session.evaluated && forecast.centralAsk == ask) return;
  forecast.central.clear();
  for (const int territory : askedTerritories(*session.dataset))
    if (ask.stream >= 0) forecast.central.push_back(centralIntake(*session.dataset, session.evaluated, questionOf(ask, territory)));
  forecast.centralAsk = ask;
  forecast.centralDataset = session.dataset;
  forecast.centralScenario = session.evaluated;
}

RunProgress* shownRun(Session& session) {
  if (showsBands(session)) return &session.forecast.bands.progress;
  return showsIntakes(session) ? &session.forecast.likely.progress : nullptr;
}

// A plan takes as long as some blocks: it begins a slice.
bool beginsNext(const Session& session) {
  const Forecast& forecast = session.forecast;
  return showsBands(session) ? forecast.bands.parts.empty() : forecast.likely.draws.size() == forecast.likely.answers.size();
}

void record(std::vector<float>& slices, double ms) {
  if (slices.size() == kSlicesKept) slices.erase(slices.begin());
  slices.push_back(static_cast<float>(ms));
}

}  // namespace

IntakeAsk askOf(const Session& session) {
  const View& view = session.view;
  const std::vector<QuotaStream>& streams = session.dataset->quotas.streams;
  IntakeAsk out{.stream = -1, .from = comingYear(session), .years = view.intakeYears, .alone = view.intakeAlone, .gates = {}};
  for (std::size_t i = 0; i < streams.size(); ++i)
    if (streams[i].id == view.intakeStream) out.stream = static_cast<int>(i);
  for (std::string_view ids = view.intakeGates; !ids.empty();) {
    const std::size_t end = std::min(ids.find('+'), ids.size());
    if (end > 0) out.gates.emplace_back(ids.substr(0, end));
    ids.remove_prefix(std::min(end + 1, ids.size()));
  }
  return out;
}

IntakeQuestion questionOf(const IntakeAsk& ask, int territory) {
  return {territory, ask.stream, ask.from, ask.years, ask.alone, ask.gates};
}

std::vector<int> askedTerritories(const Dataset& dataset) {
  std::vector<int> out;
  for (std::size_t t = 0; t < dataset.territories.size() && out.empty(); ++t)
    if (dataset.territories[t].kind == TerritoryKind::city) out.push_back(static_cast<int>(t));
  out.insert(out.end(), dataset.districts.begin(), dataset.districts.end());
  return out;
}

void refreshForecast(Session& session) {
  if (showsBands(session) && !isOf(session.forecast.bands, session)) beginBands(session);
  if (!showsIntakes(session)) return;
  refreshCentral(session);
  if (!isOf(session.forecast.likely, session)) beginIntakes(session);
  answerAgain(session.forecast.likely, session.view.probability);
}

bool advanceForecast(Session& session, double budgetMs, double (*nowMs)()) {
  if (!runsForecast(session)) return false;
  const double start = nowMs();
  double spent = 0, longest = 0;
  do {
    showsBands(session) ? stepBands(session) : stepIntakes(session);
    const double now = nowMs() - start;
    longest = std::max(longest, now - spent);
    spent = now;
  } while (runsForecast(session) && !beginsNext(session) && spent + longest <= budgetMs);
  record(session.forecast.sliceMs, spent);
  return runsForecast(session);
}

const RunProgress* progressOf(const Session& session) {
  const Forecast& forecast = session.forecast;
  const RunProgress* run = showsBands(session) ? &forecast.bands.progress : showsIntakes(session) ? &forecast.likely.progress : nullptr;
  return run && (run->state == RunState::running || run->state == RunState::stopped) ? run : nullptr;
}

bool runsForecast(const Session& session) {
  const RunProgress* run = progressOf(session);
  return run && run->state == RunState::running;
}

void stopForecast(Session& session) {
  RunProgress* run = shownRun(session);
  if (run && run->state == RunState::running) run->state = RunState::stopped;
}

void continueForecast(Session& session) {
  RunProgress* run = shownRun(session);
  if (run && run->state == RunState::stopped) run->state = RunState::running;
}

}  // namespace kosh
