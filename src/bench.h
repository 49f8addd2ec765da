// Speed of the calculation: times of one evaluation and of the batch kernel, and the kernel's tables for other
// programs.
#pragma once
#include <string>

#include "core/dataset.h"

namespace kosh {

// Medians of `batches` interleaved batches, one JSON object: evaluate_us of the decisions in force (20 evaluations a
// batch), kernel_us_per_run of `runs` runs that differ by multipliers of every component and year; and where the dataset has
// spreads ensemble_ms of as many runs (plan, draws, runs, quantiles of every row) in slices of about 5 ms, with the 95th
// percentile of the slices.
std::string measure(const Dataset& dataset, int batches, int runs);

// What the kernel is given and what it answers, for tests/bench: one line of JSON, filled with spaces to a multiple of
// eight bytes, that names the arrays in their order with their shapes; then the arrays, little-endian float64.
std::string kernelFile(const Dataset& dataset, int runs);

}  // namespace kosh
