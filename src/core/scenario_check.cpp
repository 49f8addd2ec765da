// What in a scenario does not fit a dataset: unknown names, years outside, impossible numbers.
#include <cmath>

#include "core/check.h"
#include "core/scenario.h"

namespace kosh {
namespace {

bool isWhole(double value) { return value >= 0 && value < 1e12 && value == std::floor(value); }

void checkYear(Checker& check, const std::string& path, int year) {
  const Demography& facts = check.dataset.demography;
  if (year < facts.baseYear || year > facts.lastFlowYear)
    check.report(path, Str::BadYear,
                 {std::to_string(year), std::to_string(facts.baseYear), std::to_string(facts.lastFlowYear)});
}

// Paths are those of the scenario file: city totals and numbers of districts stand apart.
std::string pathOf(const QuotaDecision& q) {
  const std::string year = std::to_string(q.year);
  if (q.territory.empty()) return join(join("/quotas", q.stream), year);
  return join(join(join("/districts", q.stream), year), q.territory);
}

void checkDecision(Checker& check, const QuotaDecision& q) {
  const std::string path = pathOf(q);
  if (findStream(check.dataset, q.stream) < 0) check.report(path, Str::BadUnknownStream, {q.stream});
  if (!q.territory.empty() && findDistrict(check.dataset, q.territory) < 0)
    check.report(path, Str::BadUnknownTerritory, {q.territory});
  checkYear(check, path, q.year);
  if (!isWhole(q.persons)) check.report(path, Str::BadWhole, {shortestNumber(q.persons)});
}

// The numbers fixed for districts may not exceed the city's total of the year.
void checkFixed(Checker& check, const Scenario& scenario, const QuotaDecision& total) {
  if (!total.territory.empty()) return;
  double fixed = 0;
  for (const QuotaDecision& q : scenario.quotas)
    if (q.stream == total.stream && q.year == total.year && !q.territory.empty()) fixed += q.persons;
  if (fixed > 0 && fixed > total.persons)
    check.report(pathOf(total), Str::BadFixedSum, {Number{fixed, 0}, Number{total.persons, 0}});
}

void checkNewObject(Checker& check, const std::string& path, const NewObject& object) {
  if (findService(check.dataset, object.service) < 0)
    check.report(join(path, "service"), Str::BadUnknownService, {object.service});
  if (findDistrict(check.dataset, object.territory) < 0)
    check.report(join(path, "territory"), Str::BadUnknownTerritory, {object.territory});
  checkYear(check, join(path, "year"), object.year);
  check.notNegative(join(path, "places"), object.places);
}

void checkAssumption(Checker& check, const char* name, double value, double most) {
  if (!(value >= 0 && value <= most))
    check.report(join("/assumptions", name), Str::BadRange, {shortestNumber(value), "0", shortestNumber(most)});
}

}  // namespace

std::vector<Problem> validate(const Scenario& scenario, const Dataset& dataset) {
  std::vector<Problem> problems;
  Checker check{dataset, problems, "scenario"};
  for (const QuotaDecision& q : scenario.quotas) {
    checkDecision(check, q);
    checkFixed(check, scenario, q);
  }
  for (std::size_t i = 0; i < scenario.included.size(); ++i)
    if (findDistrict(dataset, scenario.included[i]) < 0)
      check.report(join("/included", i), Str::BadUnknownTerritory, {scenario.included[i]});
  for (std::size_t i = 0; i < scenario.objects.size(); ++i)
    checkNewObject(check, join("/objects", i), scenario.objects[i]);
  const Assumptions& a = scenario.assumptions;
  checkAssumption(check, "fertility", a.fertility, 10);
  checkAssumption(check, "mortality", a.mortality, 10);
  checkAssumption(check, "inflow", a.inflow, 10);
  checkAssumption(check, "outflow", a.outflow, 10);
  checkAssumption(check, "unregistered", a.unregistered, 1);
  return problems;
}

}  // namespace kosh
