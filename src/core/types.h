// The small values everything else is made of: status and source of a figure, cells of people, series by year.
#pragma once
#include <array>
#include <cassert>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "text/text.h"

namespace kosh {

// How much a figure can be trusted, best first. The worst of the inputs is the status of a result.
enum class Status : std::uint8_t { official, computed, estimate, illustrative, unverified };

inline Status worse(Status a, Status b) { return a < b ? b : a; }

// Where a figure comes from. `source` is a key of sources.json; `asOf` an ISO date, or its year or month only.
struct Provenance {
  std::string source;
  std::string asOf;
  Status status = Status::unverified;
  Names note;  // how an estimate was made; shown on the Data page and in tooltips
  bool operator==(const Provenance&) const = default;
};

// A number that people may quote. Missing is std::optional<Figure> without a value, never zero.
struct Figure {
  double value = 0;
  Provenance from;
  std::vector<Figure> alternatives = {};  // what other sources say; kept to be seen, never used in the calculation
  bool operator==(const Figure&) const = default;
};

enum Sex : int { kFemale = 0, kMale = 1 };
inline constexpr int kSexes = 2;

// Persons (or a rate per person) by territory, sex and age group, row-major: [territory][sex][age].
struct Cells {
  int territories = 0;
  int ages = 0;
  std::vector<double> values;

  Cells() = default;
  Cells(int territoryCount, int ageCount)
      : territories(territoryCount), ages(ageCount),
        values(static_cast<std::size_t>(territoryCount) * kSexes * ageCount, 0.0) {}

  std::size_t index(int territory, int sex, int age) const {
    return (static_cast<std::size_t>(territory) * kSexes + sex) * ages + age;
  }
  double& at(int territory, int sex, int age) { return values[index(territory, sex, age)]; }
  double at(int territory, int sex, int age) const { return values[index(territory, sex, age)]; }
  bool operator==(const Cells&) const = default;
};

// Rows of numbers given for some years. Between given years each column is linear, beyond them it is held.
struct YearTable {
  int columns = 0;
  std::vector<int> years;      // ascending, no repeats
  std::vector<double> values;  // [year][column]

  bool empty() const { return years.empty(); }
  double at(int year, int column) const;
  bool operator==(const YearTable&) const = default;
};

// A figure known for single years only; nothing is interpolated.
struct YearFigure {
  int year = 0;
  Figure figure;
  bool operator==(const YearFigure&) const = default;
};

}  // namespace kosh
