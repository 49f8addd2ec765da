// The intake by bisection through evaluate(): asked people are a stream of their own in a copy of the dataset.
#include <algorithm>
#include <cmath>

#include "core/intake_gates.h"
#include "core/quota.h"

namespace kosh {
namespace {

constexpr const char* kAskedStream = "asked";
constexpr double kNoise = 1e-9;         // relative to the capacity: a gate that is just full is not broken
constexpr double kMostPersons = 1e9;    // above this nothing limits the intake

// A dataset and a scenario with the arrivals asked for in the place of the scenario's own ones.
struct Trial {
  Dataset dataset;
  Scenario scenario;
  std::vector<GatePlace> places;
  int from = 0, last = 0;  // tested stocks: from + 1 .. last
  int years = 1;
};

// No more years than are tested; whole periods.
void shorten(Demography& demography, int last) {
  const int width = demography.stepYears, periods = (last - demography.baseYear + width - 1) / width;
  demography.lastFlowYear = std::min(demography.lastFlowYear, demography.baseYear + periods * width - 1);
}

// Fixes every district's number of the stream in a year, with none in the asked ones.
void takeOut(const Dataset& dataset, const QuotaStream& stream, int asked, int year, const std::vector<double>& byDistrict,
             std::vector<QuotaDecision>& decisions) {
  double total = 0;
  for (std::size_t d = 0; d < byDistrict.size(); ++d) {
    const bool out = asked < 0 || static_cast<std::size_t>(asked) == d;
    total += out ? 0 : byDistrict[d];
    decisions.push_back({stream.id, year, district(dataset, static_cast<int>(d)).id, out ? 0 : byDistrict[d]});
  }
  decisions.push_back({stream.id, year, {}, total});
}

Trial makeTrial(const Dataset& dataset, const Scenario& scenario, const IntakeQuestion& question) {
  Trial trial{dataset, scenario, gatePlaces(dataset, question), question.from, 0, question.years};
  if (question.alone) trial.scenario.quotas.clear();
  const int asked = askedDistrict(dataset, question.territory).value_or(-1);
  trial.last = std::min(question.from + question.years, dataset.demography.lastFlowYear + 1);
  const QuotaStream& facts = dataset.quotas.streams[question.stream];
  std::vector<QuotaDecision> decisions;
  std::vector<double> byDistrict(dataset.districts.size());
  for (int year = question.from; year < trial.last; ++year)
    if (quotaByDistrict(dataset, trial.scenario, question.stream, year, byDistrict))
      takeOut(dataset, facts, asked, year, byDistrict, decisions);
  std::erase_if(trial.scenario.quotas,
                [&](const QuotaDecision& q) { return q.stream == facts.id && q.year >= question.from; });
  trial.scenario.quotas.insert(trial.scenario.quotas.end(), decisions.begin(), decisions.end());
  QuotaStream stream = facts;
  stream.id = kAskedStream;
  stream.fillRate = 1;
  stream.baseline.clear();
  if (asked >= 0) {
    std::fill(stream.split.begin(), stream.split.end(), 0.0);
    stream.split[asked] = 1;
  }
  trial.dataset.quotas.streams.push_back(std::move(stream));
  trial.scenario.quotas.push_back({kAskedStream, question.from, {}, 0});
  trial.scenario.quotas.push_back({kAskedStream, question.from + question.years, {}, 0});
  shorten(trial.dataset.demography, trial.last);
  return trial;
}

bool passes(Trial& trial, double persons) {
  trial.scenario.quotas[trial.scenario.quotas.size() - 2].persons = persons / trial.years;
  const Outcome outcome = evaluate(trial.dataset, trial.scenario);
  for (const GatePlace& place : trial.places) {
    if (!place.known) continue;
    const std::string& service = trial.dataset.services.services[place.service].id;
    const int deficit = serviceIndicator(outcome, service, IndicatorKind::deficit);
    const int capacity = findIndicator(outcome, service + "_capacity");
    for (int year = trial.from; year < trial.last; ++year) {
      const std::optional<Datum> gap = valueOf(outcome, deficit, place.territory, year);
      const std::optional<Datum> places = valueOf(outcome, capacity, place.territory, year);
      if (gap && gap->value > kNoise * (1 + (places ? places->value : 0))) return false;
    }
  }
  return true;
}

}  // namespace

std::optional<double> intakeByBisection(const Dataset& dataset, const Scenario& scenario, const IntakeQuestion& question) {
  const Demography& facts = dataset.demography;
  Trial trial = makeTrial(dataset, scenario, question);
  const bool any = std::any_of(trial.places.begin(), trial.places.end(), [](const GatePlace& place) { return place.known; });
  if (!any || question.years < 1 || question.from < facts.baseYear || question.from > facts.lastFlowYear) return std::nullopt;
  if (!passes(trial, 1)) return 0;
  double good = 1, bad = 2;
  for (; passes(trial, bad); bad *= 2) {
    if (bad > kMostPersons) return std::nullopt;
    good = bad;
  }
  while (bad - good > 1) {
    const double middle = std::floor((good + bad) / 2);
    (passes(trial, middle) ? good : bad) = middle;
  }
  return good;
}

}  // namespace kosh
