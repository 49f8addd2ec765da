// Supply of labour and the indicators of the labour market.
#include "core/labour.h"

#include <algorithm>
#include <string_view>

#include "core/sheet.h"

namespace kosh {
namespace {

double forceOf(const double* people, const std::vector<double>& participation) {
  double sum = 0;
  for (std::size_t i = 0; i < participation.size(); ++i) sum += people[i] * participation[i];
  return sum;
}

// Labour force and the jobs that it needs at the unemployment last published (paragraph 11).
void fillSupply(Sheet& sheet, const std::vector<double>& force, const Trust& trust) {
  const Labour& facts = sheet.dataset.labour;
  const int supply = findIndicator(sheet.out, "labour_force"), needed = findIndicator(sheet.out, "jobs_needed");
  for (std::size_t slot = 0; slot < sheet.grid.slots(); ++slot) {
    for (std::size_t y = 0; y < sheet.grid.years; ++y) {
      const std::size_t i = sheet.grid.at(slot, y);
      const Status status = worse(trust.byAge[i], facts.participationFrom.status);
      sheet.set(supply, slot, y, force[i], status);
      if (!facts.unemploymentRate) continue;
      const Figure& rate = *facts.unemploymentRate;
      sheet.set(needed, slot, y, force[i] * (1 - rate.value / 100), worse(status, rate.from.status));
    }
  }
}

// Jobs are known for the city only.
void fillJobs(Sheet& sheet, const std::vector<double>& force, const Trust& trust) {
  const Labour& facts = sheet.dataset.labour;
  const std::size_t city = sheet.grid.city();
  const int jobs = findIndicator(sheet.out, "jobs"), rate = findIndicator(sheet.out, "unemployment_rate");
  for (std::size_t y = 0; y < sheet.grid.years; ++y) {
    const double count = facts.jobs.at(sheet.out.firstYear + static_cast<int>(y), 0);
    sheet.set(jobs, city, y, count, facts.jobsFrom.status);
    if (force.empty()) continue;
    const std::size_t i = sheet.grid.at(city, y);
    const Status supply = worse(trust.byAge[i], facts.participationFrom.status);
    if (force[i] > 0)
      sheet.set(rate, city, y, unemploymentRate(force[i], count), worse(supply, facts.jobsFrom.status));
  }
}

// Foreign workers beside the jobs of residents. What is left is an upper bound of local content: the rule itself holds
// for the staff of one employer.
void fillForeign(Sheet& sheet, const Trust& trust) {
  const SlotYears& grid = sheet.grid;
  const YearTable& path = sheet.dataset.labour.jobs;
  const int workers = findIndicator(sheet.out, "foreign_labour"), share = findIndicator(sheet.out, "foreign_labour_share"),
            local = findIndicator(sheet.out, "local_content");
  for (std::size_t y = 0; y < grid.years; ++y) {
    double city = 0;
    bool known = grid.districts > 0;
    for (std::size_t d = 0; d < grid.districts; ++d) {
      const std::optional<double>& stock = sheet.out.foreignLabour[y * grid.districts + d];
      known = known && stock;
      if (!stock) continue;
      city += *stock;
      sheet.set(workers, d, y, *stock, trust.foreignLabour[grid.at(d, y)]);
    }
    if (!known) continue;
    const Status status = trust.foreignLabour[grid.at(grid.city(), y)];
    sheet.set(workers, grid.city(), y, city, status);
    const double jobs = path.empty() ? 0 : path.at(sheet.out.firstYear + static_cast<int>(y), 0);
    if (jobs <= 0) continue;
    const Status judged = worse(status, sheet.dataset.labour.jobsFrom.status);
    sheet.set(share, grid.city(), y, 100 * city / jobs, judged);
    sheet.set(local, grid.city(), y, std::max(0.0, 100 - 100 * city / jobs), judged);
  }
}

}  // namespace

bool isForeignLabour(const QuotaStream& stream) {
  return !stream.permanent && std::string_view(stream.id).substr(0, 8) == "foreign_";
}

double unemploymentRate(double force, double jobs) { return std::max(0.0, 100 * (1 - jobs / force)); }

std::vector<double> labourForce(const Dataset& dataset, const Outcome& outcome) {
  const std::vector<double>& participation = dataset.labour.participation;
  if (participation.empty()) return {};
  const SlotYears grid = slotYears(outcome);
  std::vector<double> force(grid.size(), 0.0);
  for (std::size_t y = 0; y < grid.years; ++y) {
    for (std::size_t d = 0; d < grid.districts; ++d) {
      const double* people = outcome.people.data() + (y * grid.districts + d) * participation.size();
      force[grid.at(d, y)] = forceOf(people, participation);
      force[grid.at(grid.city(), y)] += force[grid.at(d, y)];
    }
  }
  return force;
}

void fillLabour(Sheet& sheet, const Trust& trust) {
  const std::vector<double> force = labourForce(sheet.dataset, sheet.out);
  if (!force.empty()) fillSupply(sheet, force, trust);
  if (!sheet.dataset.labour.jobs.empty()) fillJobs(sheet, force, trust);
  fillForeign(sheet, trust);
}

}  // namespace kosh
