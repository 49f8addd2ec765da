// The verb `ensemble` of the command line: one machine, a shard of a job, or the merging of shards.
#pragma once
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "core/scenario.h"

namespace kosh {

// What the command line gives its verbs: results, messages, lines of files.
struct CliPort {
  std::function<bool(std::string_view)> print;  // to standard output; false: it could not be written
  std::function<void(const Message&)> tell;     // to standard error
  // Calls `each` with every line until it says no; false where the file cannot be read.
  std::function<bool(const std::string& path, const std::function<bool(std::string_view)>& each)> lines;
};

struct EnsembleOptions {
  std::uint32_t runs = 1000;
  std::uint64_t seed = 1;
  bool runsGiven = false, seedGiven = false;
  std::uint32_t shard = 0, shards = 0;  // shard 1 .. shards; 0: the whole job
  bool merge = false;
  std::vector<std::string> files;  // the shards to merge
};

// "2/3"; false where it is no such thing.
bool readShard(std::string_view text, EnsembleOptions& out);

// True: done; false: told what is wrong.
bool runEnsembleVerb(const EnsembleOptions& options, const Dataset& dataset, const Scenario& scenario, const CliPort& port);

}  // namespace kosh
