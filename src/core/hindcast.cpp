// Projects the earlier inputs and sets the result beside what was published later.
#include "core/hindcast.h"

#include <cassert>
#include <cmath>

#include "core/outcome.h"

namespace kosh {
namespace {

// Whole persons of a year: the districts, then the city as their sum.
std::vector<double> wholePersons(const Outcome& outcome, int year) {
  std::vector<double> parts(outcome.districts);
  double city = 0;
  for (int d = 0; d < outcome.districts; ++d) {
    for (int sex = 0; sex < kSexes; ++sex)
      for (int age = 0; age < outcome.ages; ++age) parts[d] += outcome.persons(year, d, sex, age);
    city += parts[d];
  }
  std::vector<double> whole = wholeByLargestRemainder(parts, city);
  whole.push_back(std::round(city));
  return whole;
}

// Where a territory stands in wholePersons().
int placeOfTerritory(const Dataset& dataset, int territory) {
  for (std::size_t d = 0; d < dataset.districts.size(); ++d)
    if (dataset.districts[d] == territory) return static_cast<int>(d);
  return static_cast<int>(dataset.districts.size());
}

}  // namespace

Dataset hindcastDataset(const Dataset& dataset) {
  assert(dataset.hindcast);
  Dataset past;
  past.territories = dataset.territories;
  for (Territory& territory : past.territories) territory.shape.clear();
  past.districts = dataset.districts;
  past.sources = dataset.sources;
  past.demography = dataset.hindcast->demography;
  past.migration = dataset.hindcast->migration;
  if (dataset.uncertainty && dataset.uncertainty->hindcast)
    past.uncertainty = std::make_shared<const Uncertainty>(Uncertainty{*dataset.uncertainty->hindcast, std::nullopt});
  return past;
}

std::vector<HindcastRow> hindcastRows(const Dataset& dataset) {
  std::vector<HindcastRow> rows;
  if (!dataset.hindcast) return rows;
  const Outcome outcome = evaluate(hindcastDataset(dataset), {});
  for (const PublishedTotal& total : dataset.hindcast->published) {
    const double projected = wholePersons(outcome, total.year)[placeOfTerritory(dataset, total.territory)];
    rows.push_back({total.territory, total.year, projected, total.figure});
  }
  return rows;
}

}  // namespace kosh
