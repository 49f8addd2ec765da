// The checks that every part of the facts needs: sources, lengths, signs, sums, years.
#include "core/check.h"

#include <cmath>

namespace kosh {
namespace {

Number count(std::size_t value) { return Number{static_cast<double>(value), 0}; }

}  // namespace

std::string join(const std::string& path, std::string_view part) { return path + "/" + std::string(part); }
std::string join(const std::string& path, std::size_t index) { return path + "/" + std::to_string(index); }
bool isSnakeCase(std::string_view id) {
  for (const char c : id)
    if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_')) return false;
  return !id.empty();
}

std::string sexPath(const std::string& path, int sex) { return path + (sex == kMale ? "/m" : "/f"); }

void Checker::report(std::string path, Str id, std::vector<Arg> args, Severity severity) {
  problems.push_back({severity, file, std::move(path), 0, {id, std::move(args)}});
}

void Checker::provenance(const std::string& path, const Provenance& from) {
  if (from.source.empty())
    report(join(path, "source"), Str::BadNoSource, {});
  else if (!findSource(dataset, from.source))
    report(join(path, "source"), Str::BadUnknownSource, {from.source});
}

void Checker::figure(const std::string& path, const Figure& figure) {
  notNegative(join(path, "value"), figure.value);
  provenance(path, figure.from);
  for (std::size_t i = 0; i < figure.alternatives.size(); ++i)
    this->figure(join(join(path, "alternatives"), i), figure.alternatives[i]);
}

void Checker::figure(const std::string& path, const std::optional<Figure>& figure) {
  if (figure) this->figure(path, *figure);
}

void Checker::figures(const std::string& path, const std::vector<YearFigure>& figures) {
  for (std::size_t i = 0; i < figures.size(); ++i) {
    figure(join(path, i), figures[i].figure);
    if (i > 0 && figures[i].year <= figures[i - 1].year)
      report(join(join(path, i), "year"), Str::BadYearOrder,
             {std::to_string(figures[i].year), std::to_string(figures[i - 1].year)});
  }
}

bool Checker::length(const std::string& path, std::size_t found, std::size_t expected) {
  if (found == expected) return true;
  report(path, Str::BadLength, {count(found), count(expected)});
  return false;
}

void Checker::notNegative(const std::string& path, double value) {
  if (!(value >= 0) || std::isinf(value)) report(path, Str::BadNegative, {shortestNumber(value)});
}

void Checker::notNegative(const std::string& path, std::span<const double> values) {
  for (std::size_t i = 0; i < values.size(); ++i) notNegative(join(path, i), values[i]);
}

void Checker::sumsToOne(const std::string& path, std::span<const double> values) {
  double sum = 0;
  for (const double v : values) sum += v;
  if (!(std::fabs(sum - 1) <= kSumTolerance)) report(path, Str::BadSumToOne, {Number{sum, 6}});
}

bool Checker::years(const std::string& path, const YearTable& table, std::size_t columns) {
  if (table.empty()) {
    report(path, Str::BadMissing, {});
    return false;
  }
  for (std::size_t i = 1; i < table.years.size(); ++i)
    if (table.years[i] <= table.years[i - 1])
      report(join(path, std::to_string(table.years[i])), Str::BadYearOrder,
             {std::to_string(table.years[i]), std::to_string(table.years[i - 1])});
  if (table.columns >= 0 && static_cast<std::size_t>(table.columns) != columns)
    return length(join(path, std::to_string(table.years[0])), table.columns, columns);
  return length(path, table.values.size(), table.years.size() * columns);
}

void Checker::unique(const std::string& path, const std::vector<std::string>& ids) {
  for (std::size_t i = 0; i < ids.size(); ++i) {
    if (ids[i].empty()) report(join(join(path, i), "id"), Str::BadMissing, {});
    for (std::size_t j = 0; j < i; ++j) {
      if (ids[i] != ids[j]) continue;
      report(join(join(path, i), "id"), Str::BadRepeatedId, {ids[i]});
      break;
    }
  }
}

std::vector<Problem> validate(const Dataset& dataset) {
  std::vector<Problem> problems;
  checkTerritories({dataset, problems, "territories.geojson"});
  checkDemography({dataset, problems, "demography.json"});
  checkMigration({dataset, problems, "migration.json"});
  checkQuotas({dataset, problems, "quotas.json"});
  checkServices({dataset, problems, "services.json"});
  checkSeries({dataset, problems, {}});
  checkPlaces({dataset, problems, "places.json"});
  checkHindcast({dataset, problems, "hindcast.json"});
  checkUncertainty({dataset, problems, "uncertainty.json"});
  checkRules({dataset, problems, "decision-98.json"});
  checkSources({dataset, problems, "sources.json"});
  return problems;
}

}  // namespace kosh
