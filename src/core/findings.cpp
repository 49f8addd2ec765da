// What decision No 98 says about a scenario: the rules of all paragraphs in their order.
#include "core/findings.h"

#include <algorithm>

#include "core/evidence.h"

namespace kosh {
namespace {

void append(std::vector<Finding>& all, std::vector<Finding> more) {
  for (Finding& f : more) all.push_back(std::move(f));
}

// How far [first, first + width) lies inside from .. to, as a share of the group.
double shareInside(int first, int width, bool open, int from, int to) {
  if (open) return first >= from && first <= to ? 1 : 0;
  const int low = std::max(first, from), high = std::min(first + width - 1, to);
  return high < low ? 0 : static_cast<double>(high - low + 1) / width;
}

}  // namespace

Judgement judge(const Dataset& dataset, const Scenario& scenario, const Outcome& outcome, int year) {
  Judgement out;
  out.year = year;
  const int years = yearsOf(dataset, limit::kIntakeYears).value_or(kFiveYears);
  if (const int s = findStream(dataset, "kandas"); s >= 0) out.intakes = allIntakes(dataset, scenario, s, year, years);
  if (const int s = findStream(dataset, "resettlers"); s >= 0) out.resettlerIntakes = allIntakes(dataset, scenario, s, year, years);
  append(out.findings, rules::monitoring(dataset, scenario, outcome, year));
  append(out.findings, rules::territories(dataset, scenario, outcome, out));
  append(out.findings, rules::foreignQuota(dataset, scenario, outcome, year));
  append(out.findings, rules::regionalQuota(dataset, scenario, outcome, out));
  append(out.findings, rules::labourImmigrants(dataset, scenario, outcome, year));
  append(out.findings, rules::directions(dataset, scenario, outcome, year));
  append(out.findings, rules::localities(dataset, scenario, outcome, out));
  append(out.findings, rules::outflow(dataset, scenario, outcome, year));
  append(out.findings, rules::agglomeration(dataset, scenario, outcome, out));
  append(out.findings, rules::objects(dataset, scenario, outcome, year));
  return out;
}

Outflow outflowState(double naturalIncrease, double netMigration, double warningShare) {
  if (netMigration >= 0) return Outflow::none;
  if (-netMigration > naturalIncrease) return Outflow::above;
  // Here the increase is at least the outflow, so it is above zero.
  return -netMigration >= naturalIncrease * warningShare ? Outflow::warning : Outflow::none;
}

double personsAged(const Dataset& dataset, const Outcome& outcome, int territory, int year, int from, int to) {
  const std::vector<double> cells = ageStructure(dataset, outcome, territory, year);
  const int width = dataset.demography.stepYears;
  double sum = 0;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const int age = static_cast<int>(i) % outcome.ages;
    sum += cells[i] * shareInside(age * width, width, age + 1 == outcome.ages, from, to);
  }
  return sum;
}

}  // namespace kosh
