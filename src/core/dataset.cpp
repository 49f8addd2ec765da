// Finding things in a dataset by id and figures by year.
#include "core/dataset.h"

namespace kosh {
namespace {

template <class T>
int findById(const std::vector<T>& items, std::string_view id) {
  for (std::size_t i = 0; i < items.size(); ++i)
    if (items[i].id == id) return static_cast<int>(i);
  return -1;
}

}  // namespace

int findTerritory(const Dataset& dataset, std::string_view id) { return findById(dataset.territories, id); }
int findStream(const Dataset& dataset, std::string_view id) { return findById(dataset.quotas.streams, id); }
int findService(const Dataset& dataset, std::string_view id) { return findById(dataset.services.services, id); }
int findSeries(const Dataset& dataset, std::string_view id) { return findById(dataset.series, id); }

int findDistrict(const Dataset& dataset, std::string_view id) {
  for (std::size_t d = 0; d < dataset.districts.size(); ++d)
    if (district(dataset, static_cast<int>(d)).id == id) return static_cast<int>(d);
  return -1;
}

const Source* findSource(const Dataset& dataset, std::string_view id) {
  const int i = findById(dataset.sources, id);
  return i < 0 ? nullptr : &dataset.sources[i];
}

std::optional<double> perPerson(const std::vector<double>& rate) {
  for (double value : rate)
    if (value != rate.front()) return std::nullopt;
  return rate.empty() ? std::nullopt : std::optional<double>(rate.front());
}

int lastDistrictYear(const Dataset& dataset, const Series& series) {
  int last = 0;
  for (const int t : dataset.districts)
    if (static_cast<std::size_t>(t) < series.values.size())
      for (const YearFigure& f : series.values[t]) last = f.year > last ? f.year : last;
  return last;
}

const Figure* figureIn(const std::vector<YearFigure>& figures, int year) {
  for (const YearFigure& f : figures)
    if (f.year == year) return &f.figure;
  return nullptr;
}

const Figure* figureFor(const std::vector<YearFigure>& figures, int year) {
  const YearFigure* best = nullptr;
  for (const YearFigure& f : figures)
    if (f.year <= year && (!best || f.year >= best->year)) best = &f;
  return best ? &best->figure : nullptr;
}

const GivenValue* findGiven(const std::vector<GivenValue>& list, std::string_view indicator, int territory, int year) {
  for (const GivenValue& each : list)
    if (each.territory == territory && each.year == year && each.indicator == indicator) return &each;
  return nullptr;
}

}  // namespace kosh
