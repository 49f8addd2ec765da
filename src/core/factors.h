// Paragraph 3 of decision No 98 as a table: four influences and eleven features, each with what shows it.
#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/outcome.h"

namespace kosh {

// One factor in the law's own short words.
struct Factor {
  const char* id;  // "I1" .. "I4" influences, "F1" .. "F11" features
  Str name;
  Str part[3] = {Str::Count, Str::Count, Str::Count};  // F11: engineering, transport, social; Str::Count: none
};
std::span<const Factor> factors();  // 15

// One line under a factor: an indicator of the model or a published series, with its value for a territory.
// Neither of them: the dataset has nothing that shows the factor.
struct FactorRow {
  int factor = 0;                 // index into factors()
  int part = -1;                  // of Factor::part; -1: none
  int indicator = -1;             // index into Outcome::indicators
  int series = -1;                // index into Dataset::series
  std::optional<Datum> value = std::nullopt;  // nothing: no data
  int year = 0;                   // of the value; 0 where there is none
  const Provenance* from = nullptr;  // of a series or a value given by hand; null: computed by the program
};

// At least one row for each factor, in the order of the factors. An indicator is that of `year`; a series shows the
// last figure published up to `year`, with its own year: of the territory, else none.
std::vector<FactorRow> factorRows(const Dataset& dataset, const Outcome& outcome, int territory, int year);

}  // namespace kosh
