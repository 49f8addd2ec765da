// Totals of people by slot and year.
#include "core/slots.h"

#include <algorithm>

namespace kosh {
namespace {

// Share of an age group `width` years wide, starting at `from`, that is younger than `age`; people are spread evenly.
double shareBelow(int from, int width, int age) {
  return std::clamp(static_cast<double>(age - from) / width, 0.0, 1.0);
}

// Shares of each age group under an age; the open group is never under it.
std::vector<double> sharesBelow(int ages, int width, int age) {
  std::vector<double> shares(ages);
  for (int a = 0; a + 1 < ages; ++a) shares[a] = shareBelow(a * width, width, age);
  return shares;
}

}  // namespace

PeopleYears peopleYears(const Dataset& dataset, const Scenario& scenario, const Outcome& outcome) {
  const SlotYears grid = slotYears(outcome);
  const std::size_t ages = outcome.ages;
  const int width = dataset.demography.stepYears;
  const auto young = sharesBelow(outcome.ages, width, 16), below60 = sharesBelow(outcome.ages, width, 60);
  const auto below63 = sharesBelow(outcome.ages, width, 63);
  const std::vector<double> none(grid.size(), 0.0);
  PeopleYears out{none, none, none, none, none};
  for (std::size_t y = 0; y < grid.years; ++y) {
    for (std::size_t d = 0; d < grid.districts; ++d) {
      const double* women = outcome.people.data() + (y * grid.districts + d) * kSexes * ages;
      double all = 0, children = 0, older = 0, notOver62 = 0;
      for (std::size_t a = 0; a < ages; ++a) {
        const double persons = women[a] + women[ages + a];
        all += persons;
        children += persons * young[a];
        older += persons * (1 - below60[a]);
        notOver62 += persons * below63[a];
      }
      const double present = all + outcome.temporary[y * grid.districts + d] + scenario.assumptions.unregistered * all;
      for (const std::size_t slot : {d, grid.city()}) {
        out.residents[grid.at(slot, y)] += all;
        out.present[grid.at(slot, y)] += present;
        out.under16[grid.at(slot, y)] += children;
        out.from60[grid.at(slot, y)] += older;
        out.working[grid.at(slot, y)] += notOver62 - children;
      }
    }
  }
  return out;
}

}  // namespace kosh
