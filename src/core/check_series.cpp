// Validation of the labour market and of published series; what composition may say, and of whom.
#include "core/check.h"
#include "core/indicators.h"

namespace kosh {
namespace {

constexpr const char* kFiles[kSeriesParts] = {"economy.json", "environment.json", "composition.json"};

// A series may be below zero (a balance); years ascend and every figure has its source.
void checkValues(Checker& check, const std::string& path, const std::vector<YearFigure>& figures) {
  for (std::size_t i = 0; i < figures.size(); ++i) {
    check.provenance(join(path, i), figures[i].figure.from);
    if (i > 0 && figures[i].year <= figures[i - 1].year)
      check.report(join(join(path, i), "year"), Str::BadYearOrder,
                   {std::to_string(figures[i].year), std::to_string(figures[i - 1].year)});
  }
}

void checkOne(Checker& check, const Series& series) {
  const Dataset& dataset = check.dataset;
  const std::string path = join("/series", series.id);
  if (!isSnakeCase(series.id)) check.report(path, Str::BadSeriesId, {series.id});
  for (std::size_t t = 0; t < series.values.size() && t < dataset.territories.size(); ++t) {
    const std::string where = join(join(path, "values"), dataset.territories[t].id);
    checkValues(check, where, series.values[t]);
    const bool ofPart = t > 0 && !series.values[t].empty();  // the city comes first
    if (ofPart && series.part == SeriesPart::composition) check.report(where, Str::BadComposition, {dataset.territories[t].id});
  }
  check.figure(join(path, "threshold"), series.threshold);
}

void checkShare(Checker& check, const std::string& path, double value, double most) {
  if (!(value >= 0 && value <= most)) check.report(path, Str::BadRange, {shortestNumber(value), "0", shortestNumber(most)});
}

void checkLabour(Checker& check) {
  const Labour& facts = check.dataset.labour;
  const std::size_t ages = check.dataset.demography.ages;
  if (!facts.participation.empty()) {
    check.provenance("/labour/participation", facts.participationFrom);
    if (check.length("/labour/participation", facts.participation.size(), kSexes * ages))
      for (std::size_t i = 0; i < facts.participation.size(); ++i)
        checkShare(check, join(sexPath("/labour/participation", static_cast<int>(i / ages)), i % ages), facts.participation[i], 1);
  }
  if (!facts.jobs.empty()) {
    check.provenance("/labour/jobs", facts.jobsFrom);
    if (check.years("/labour/jobs/years", facts.jobs, 1))
      for (std::size_t i = 0; i < facts.jobs.values.size(); ++i)
        check.notNegative(join("/labour/jobs/years", std::to_string(facts.jobs.years[i])), facts.jobs.values[i]);
  }
  if (!facts.unemploymentRate) return;
  check.provenance("/labour/unemployment_rate", facts.unemploymentRate->from);
  checkShare(check, "/labour/unemployment_rate/value", facts.unemploymentRate->value, 100);
}

// One id is one figure: in all parts together, and beside the indicators of the model.
void checkIds(Checker& check, SeriesPart part) {
  const std::vector<Series>& all = check.dataset.series;
  const std::vector<Indicator> computed = indicatorsOf(check.dataset);
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (all[i].part != part) continue;
    const std::string path = join("/series", all[i].id);
    for (std::size_t j = 0; j < i; ++j)
      if (all[j].id == all[i].id) check.report(path, Str::BadRepeatedId, {all[i].id});
    for (const Indicator& indicator : computed)
      if (indicator.id == all[i].id) check.report(path, Str::BadSeriesTaken, {all[i].id});
  }
}

}  // namespace

void checkSeries(Checker check) {
  for (int part = 0; part < kSeriesParts; ++part) {
    check.file = kFiles[part];
    if (part == static_cast<int>(SeriesPart::economy)) checkLabour(check);
    for (const Series& series : check.dataset.series)
      if (static_cast<int>(series.part) == part) checkOne(check, series);
    checkIds(check, static_cast<SeriesPart>(part));
  }
}

}  // namespace kosh
