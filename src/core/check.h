// What the validation of facts is written with: a list of problems of one file and the checks used everywhere.
#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/dataset.h"

namespace kosh {

// Collects problems of one file. Paths are those of the JSON files ("/base/almaly/f/3").
struct Checker {
  const Dataset& dataset;
  std::vector<Problem>& problems;
  std::string file;

  void report(std::string path, Str id, std::vector<Arg> args, Severity severity = Severity::error);
  void provenance(const std::string& path, const Provenance& from);  // its source is listed
  void figure(const std::string& path, const Figure& figure);        // not negative, with provenance
  void figure(const std::string& path, const std::optional<Figure>& figure);
  void figures(const std::string& path, const std::vector<YearFigure>& figures);  // years ascending too
  bool length(const std::string& path, std::size_t found, std::size_t expected);
  void notNegative(const std::string& path, double value);  // and finite
  void notNegative(const std::string& path, std::span<const double> values);
  void sumsToOne(const std::string& path, std::span<const double> values);
  bool years(const std::string& path, const YearTable& table, std::size_t columns);  // shape, ascending years
  void unique(const std::string& path, const std::vector<std::string>& ids);
};

inline constexpr double kSumTolerance = 1e-6;

std::string join(const std::string& path, std::string_view part);
std::string join(const std::string& path, std::size_t index);
std::string sexPath(const std::string& path, int sex);  // ".../f" or ".../m"

// Whether a figure speaks of a time after 1 January of a year. A year or a month counts as a whole.
bool isLate(const std::string& asOf, int year);
bool isSnakeCase(std::string_view id);  // small Latin letters, digits and '_'

// The parts of validate(Dataset), one for each file or two.
void checkTerritories(Checker check);
void checkDemography(Checker check);
void checkMigration(Checker check);
void checkQuotas(Checker check);
void checkServices(Checker check);
void checkSeries(Checker check);
void checkPlaces(Checker check);
void checkHindcast(Checker check);
void checkUncertainty(Checker check);
void checkRules(Checker check);
void checkSources(Checker check);

}  // namespace kosh
