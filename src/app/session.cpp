// Keeps the four nouns together: new facts, files, undo, and the recomputation after every decision.
#include "app/session.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace kosh {
namespace {

bool hasErrors(const std::vector<Problem>& problems) {
  return std::any_of(problems.begin(), problems.end(),
                     [](const Problem& p) { return p.severity == Severity::error; });
}

void recompute(Session& session) {
  session.outcome = session.scenario == Scenario{} ? session.baseline : evaluate(*session.dataset, session.scenario);
  session.evaluated = session.scenario;
}

// Errors of a file that was refused, or the warnings of one that was opened.
void tell(Session& session, std::string file, std::vector<Problem> problems) {
  session.problems = std::move(problems);
  session.problemFile = std::move(file);
}

void clampView(View& view, const Dataset& dataset, const Outcome& outcome) {
  const int first = dataset.demography.baseYear, last = dataset.demography.lastFlowYear;
  if (view.year < first || view.year > last) view.year = std::clamp(view.year == 0 ? first : view.year, first, last);
  if (view.quotaYear < first || view.quotaYear > last) view.quotaYear = std::min(first + 1, last);
  if (!view.territory.empty() && findTerritory(dataset, view.territory) < 0) view.territory.clear();
  const int series = findSeries(dataset, view.indicator);
  const bool ofDistricts = series >= 0 && lastDistrictYear(dataset, dataset.series[static_cast<std::size_t>(series)]) > 0;
  if (findIndicator(outcome, view.indicator) < 0 && !ofDistricts) view.indicator = "population";
}

// Ids of services that are there, each once.
std::string knownServices(const Dataset& dataset, std::string_view ids) {
  std::string out;
  for (const Service& service : dataset.services.services) {
    const std::string framed = '+' + std::string(ids) + '+';
    if (framed.find('+' + service.id + '+') != std::string::npos) out += (out.empty() ? "" : "+") + service.id;
  }
  return out;
}

// The question of the Intake page keeps to what the dataset can answer.
void clampQuestion(Session& session) {
  View& view = session.view;
  const Dataset& dataset = *session.dataset;
  view.probability = std::clamp(std::round(view.probability * 100) / 100, kLeastProbability, kMostProbability);
  view.intakeYears = std::clamp(view.intakeYears, 1, dataset.demography.lastFlowYear - comingYear(session) + 1);
  view.intakeGates = knownServices(dataset, view.intakeGates);
  const std::vector<QuotaStream>& streams = dataset.quotas.streams;
  const auto chosen = [&](const QuotaStream& stream) { return stream.id == view.intakeStream; };
  if (streams.empty() || std::any_of(streams.begin(), streams.end(), chosen)) return;
  const auto permanent = std::find_if(streams.begin(), streams.end(), [](const QuotaStream& stream) { return stream.permanent; });
  view.intakeStream = (permanent == streams.end() ? streams.front() : *permanent).id;
}

std::string withoutExtension(const std::string& name) { return name.substr(0, name.rfind('.')); }

// For other facts the kept plan is computed anew, or forgotten where it does not fit them.
void recomputeKept(Session& session) {
  if (!session.kept) return;
  if (validate(session.kept->scenario, *session.dataset).empty()) session.kept->outcome = evaluate(*session.dataset, session.kept->scenario);
  else session.kept.reset();
  session.againstKept = session.againstKept && session.kept;
}

bool openScenario(Session& session, const InputFile& file, bool beside) {
  Result<Scenario> read = readScenario(file, *session.dataset);
  const bool good = read && !hasErrors(read.problems);
  tell(session, file.name, std::move(read.problems));
  if (!good) return false;
  if (beside) keepPlan(session, std::move(*read.value), withoutExtension(file.name));
  else session.scenario = std::move(*read.value);
  return true;
}

bool openOverlay(Session& session, const InputFile& file) {
  Result<Overlay> read = readOverlay(file, *session.facts);
  Overlay all = session.overlay;
  if (read) {
    for (OverlayFigure& own : read.value->figures) setOwn(all, own.path, std::move(own.figure));
    for (Problem& problem : validate(all, *session.facts)) read.problems.push_back(std::move(problem));  // only together
  }
  const bool good = read && !hasErrors(read.problems);
  tell(session, file.name, std::move(read.problems));
  if (good) setOverlay(session, std::move(all));
  return good;
}

bool openRecords(Session& session, const InputFile& file) {
  Result<Records> read = readRecords(file);
  const bool good = read && !hasErrors(read.problems);
  tell(session, file.name, std::move(read.problems));
  if (good) session.records = std::move(*read.value);
  return good;
}

void projectLayer(Session& session) {
  session.layerKm.clear();
  if (session.layer)
    for (const LayerArea& area : session.layer->areas) session.layerKm.push_back(session.mesh.projection.toPlane(area.shape));
  ++session.layerVersion;
}

bool openLayer(Session& session, const InputFile& file) {
  Result<Layer> read = readLayer(file);
  tell(session, file.name, std::move(read.problems));
  if (!read) return false;
  session.layer = std::move(read.value);
  projectLayer(session);
  return true;
}

}  // namespace

void adopt(Session& session, Dataset dataset) {
  session.facts = session.dataset = std::make_shared<const Dataset>(std::move(dataset));
  session.overlay = {};
  session.baseline = evaluate(*session.dataset, Scenario{});
  session.hindcast = hindcastRows(*session.dataset);
  session.mesh = buildMesh(*session.dataset);
  ++session.meshVersion;
  projectLayer(session);
  if (!validate(session.scenario, *session.dataset).empty()) {
    session.scenario = Scenario{};
    session.history = History<Scenario>{Scenario{}};
  }
  session.view.camera = Camera{};
  recompute(session);
  recomputeKept(session);
  clampView(session.view, *session.dataset, session.outcome);
}

void setOverlay(Session& session, Overlay overlay) {
  session.overlay = std::move(overlay);
  session.dataset = session.overlay == Overlay{} ? session.facts
                                                 : std::make_shared<const Dataset>(withOverlay(*session.facts, session.overlay));
  session.baseline = evaluate(*session.dataset, Scenario{});
  recompute(session);
  recomputeKept(session);
}

bool openFiles(Session& session, std::vector<InputFile> files, bool beside) {
  std::stable_sort(files.begin(), files.end(), [](const InputFile& a, const InputFile& b) { return a.name < b.name; });
  if (session.dataset && files.size() == 1 && formatOf(files[0].bytes) == "kosh/scenario")
    return openScenario(session, files[0], beside);
  if (session.facts && files.size() == 1 && formatOf(files[0].bytes) == "kosh/overlay")
    return openOverlay(session, files[0]);
  if (session.facts && files.size() == 1 && formatOf(files[0].bytes) == "kosh/records")
    return openRecords(session, files[0]);
  if (session.dataset && files.size() == 1 && files[0].readable && isGeoJson(files[0].bytes)) return openLayer(session, files[0]);
  Result<Dataset> read = readDataset(files);
  const bool good = read && !hasErrors(read.problems);
  tell(session, files.size() == 1 ? files[0].name : "", std::move(read.problems));
  if (!good) return false;
  adopt(session, std::move(*read.value));
  return true;
}

void refresh(Session& session, bool settled) {
  clampView(session.view, *session.dataset, session.outcome);
  clampQuestion(session);
  if (!(session.scenario == session.evaluated)) recompute(session);
  session.history.observe(session.scenario, settled);
  refreshLegal(session, settled);
  refreshForecast(session);
}

void keepPlan(Session& session, Scenario scenario, std::string name) {
  if (!scenario.name.empty()) name = scenario.name;
  Outcome outcome = evaluate(*session.dataset, scenario);
  session.kept = KeptPlan{std::move(scenario), std::move(outcome), std::move(name)};
  session.againstKept = true;
}

void swapPlans(Session& session) {
  if (!session.kept) return;
  Scenario mine = std::exchange(session.scenario, session.kept->scenario);
  keepPlan(session, std::move(mine), {});
}

const Outcome& comparedWith(const Session& session) {
  return session.againstKept && session.kept ? session.kept->outcome : session.baseline;
}

void undo(Session& session) { session.scenario = session.history.undo(); }

void redo(Session& session) { session.scenario = session.history.redo(); }

}  // namespace kosh
