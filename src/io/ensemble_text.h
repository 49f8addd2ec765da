// An ensemble as CSV, and the rows that machines who share a job hand over.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/uncertainty.h"

namespace kosh {

// CSV "year,territory,indicator,q025,q10,q50,q90,q975", an empty line, then CSV "norm,territory,year,p_broken": the
// probability that the norm is broken in some year up to this one. Full precision (%.17g); lines end with \n.
std::string ensembleToCsv(const Dataset& dataset, const EnsemblePlan& plan, const EnsembleSummary& summary);

// What a shard is of. Shards of one job begin with the same bytes.
struct ShardJob {
  std::uint64_t seed = 1;
  std::uint32_t runs = 1000;  // of the whole job
};

// The beginning of a shard: a line that says dataset, scenario, seed and count of runs, and a line that names the columns.
std::string shardHead(const Dataset& dataset, const Scenario& scenario, const EnsemblePlan& plan, ShardJob job);

// The job of a first line; nothing where the line begins no shard.
std::optional<ShardJob> shardJobOf(std::string_view line);

// One run as a line: its number in the job, then every row (%.9g gives a 32-bit float back exactly). The part keeps all rows.
void appendShardRow(const EnsemblePlan& plan, const Ensemble& ensemble, std::uint32_t run, std::string& out);

// False where the line is not a run with so many rows.
bool readShardRow(std::string_view line, std::size_t rows, std::uint32_t& run, std::vector<float>& values);

}  // namespace kosh
