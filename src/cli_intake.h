// The verb `intake` of the command line: how many arrivals a territory can take.
#pragma once
#include <optional>
#include <string>

#include "cli_ensemble.h"

namespace kosh {

struct IntakeOptions {
  std::optional<double> probability;  // nothing: the central intake
  std::optional<int> years, from;
  std::string stream, territory;      // empty: kandas or the first permanent stream; the city and every district
};

// Runs and seed are those of an ensemble. True: done; false: told what is wrong.
bool runIntakeVerb(const IntakeOptions& options, const EnsembleOptions& draws, const Dataset& dataset, const Scenario& scenario,
                   const CliPort& port);

}  // namespace kosh
