// Figures of the user as a document names them: what stands at the path of an overlay, in words.
#include "core/evidence.h"
#include "report/desk.h"

namespace kosh {
namespace {

using Steps = std::vector<std::string>;

Steps stepsOf(const std::string& path) {
  Steps out(1);
  for (char c : path) {
    if (c == '/') out.emplace_back();
    else out.back() += c;
  }
  return out;
}

std::string place(const Desk& desk, const std::string& id) {
  const int territory = findTerritory(desk.dataset, id);
  return territory < 0 ? id : territoryName(desk, territory);
}

std::string ofThresholds(const Desk& desk, const Steps& steps) {
  const Threshold* threshold = findThreshold(desk.dataset.rules, steps[2]);
  if (!threshold) return {};
  return words(desk, Str::DataThresholdOf, {threshold->paragraph, startLower(threshold->name.in(desk.lang))});
}

std::string ofSeries(const Desk& desk, const Steps& steps) {
  const int at = findSeries(desk.dataset, steps[1]);
  if (at < 0) return {};
  const std::string& name = desk.dataset.series[static_cast<std::size_t>(at)].name.in(desk.lang);
  if (steps.size() == 3) return words(desk, Str::DataThreshold, {name});
  return words(desk, Str::DataSeriesOf, {name, place(desk, steps[2]), steps[3]});
}

std::string ofIndicators(const Desk& desk, const Steps& steps) {
  const int at = findIndicator(desk.outcome, steps[1]);
  if (at < 0) return {};
  const Message name = nameOf(desk.dataset, desk.outcome.indicators[static_cast<std::size_t>(at)]);
  return words(desk, Str::DataSeriesOf, {words(desk, name), place(desk, steps[2]), steps[3]});
}

std::string ofServices(const Desk& desk, const Steps& steps) {
  const int service = findService(desk.dataset, steps[1]);
  if (service < 0) return {};
  struct Part {
    std::string_view id;
    Str words;
  };
  constexpr Part kParts[] = {{"rate", Str::DataRate}, {"norm", Str::DataNorm}, {"shifts", Str::DataShifts},
                             {"typical_size", Str::DataTypical}, {"unit_cost", Str::DataCost}};
  std::string what = steps.size() > 3 ? words(desk, Str::DataCapacity, {place(desk, steps[3])}) : steps[2];
  for (const Part& part : kParts)
    if (steps[2] == part.id) what = words(desk, part.words);
  return words(desk, Str::IndOfService, {serviceName(desk, service), startLower(what)});
}

std::string ofQuotas(const Desk& desk, const Steps& steps) {
  if (steps[1] == "kandas_outside") return words(desk, Str::DataOutside, {steps[2]});
  const int stream = findStream(desk.dataset, steps[1]);
  if (stream < 0) return {};
  const std::string& name = desk.dataset.quotas.streams[static_cast<std::size_t>(stream)].name.in(desk.lang);
  if (steps.size() > 3) return words(desk, Str::DataQuotaYear, {name, steps[3]});
  return words(desk, steps[2] == "fill_rate" ? Str::DataFill : Str::DataStay, {name});
}

std::string ofLabour(const Desk& desk, const Steps& steps) {
  if (steps.size() > 2) return words(desk, Str::DataJobs, {steps[2]});
  return words(desk, steps[1] == "participation" ? Str::DataParticipation : Str::DataUnemployment);
}

}  // namespace

std::string ownName(const Desk& desk, const std::string& path) {
  std::string out;
  const Steps steps = stepsOf(path);
  if (!addressable(desk.dataset, path)) return path;
  if (steps[0] == "rules") out = ofThresholds(desk, steps);
  if (steps[0] == "series") out = ofSeries(desk, steps);
  if (steps[0] == "indicators") out = ofIndicators(desk, steps);
  if (steps[0] == "services") out = ofServices(desk, steps);
  if (steps[0] == "quotas") out = ofQuotas(desk, steps);
  if (steps[0] == "labour") out = ofLabour(desk, steps);
  if (steps[0] == "territories") out = words(desk, Str::DataAreaOf, {place(desk, steps[1])});
  return out.empty() ? path : out;
}

}  // namespace kosh
