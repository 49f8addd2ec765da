// Computes an ensemble, writes the runs of a shard, or merges shards into the bytes of the single job.
#include "cli_ensemble.h"

#include <algorithm>
#include <cstdlib>

#include "core/uncertainty.h"
#include "io/ensemble_text.h"

namespace kosh {
namespace {

constexpr std::uint32_t kShardBatch = 512;  // runs of a shard that are held at a time

struct Job {
  const Dataset& dataset;
  const Scenario& scenario;
  const EnsemblePlan& plan;
  const CliPort& port;
};

bool deliver(const Job& job, std::string_view text) {
  if (job.port.print(text)) return true;
  job.port.tell({Str::CliCannotWrite, {}});
  return false;
}

void tellPasses(const Job& job, std::size_t passes) {
  if (passes > 1) job.port.tell({Str::CliPasses, {std::to_string(passes)}});
}

bool computeWhole(const Job& job, std::uint32_t runs) {
  tellPasses(job, ensembleParts(job.plan, 0, runs).size());
  return deliver(job, ensembleToCsv(job.dataset, job.plan, runEnsemble(job.plan, static_cast<int>(runs))));
}

// The runs of shard i of n: those from runs x (i - 1) / n up to runs x i / n.
bool computeShard(const Job& job, const EnsembleOptions& options) {
  const std::uint64_t runs = options.runs;
  const auto first = static_cast<std::uint32_t>(runs * (options.shard - 1) / options.shards);
  const auto end = static_cast<std::uint32_t>(runs * options.shard / options.shards);
  if (!deliver(job, shardHead(job.dataset, job.scenario, job.plan, {options.seed, options.runs}))) return false;
  for (std::uint32_t run = first; run < end; run += kShardBatch) {
    Ensemble part = startEnsemble(job.plan, {run, std::min(run + kShardBatch, end), 0, job.plan.rows()});
    while (!advance(job.plan, part, 1)) continue;
    std::string text;
    for (std::uint32_t r = part.part.first; r < part.part.end; ++r) appendShardRow(job.plan, part, r, text);
    if (!deliver(job, text)) return false;
  }
  return true;
}

// Reads all shards once and puts their runs into the part. Each run of the job must come exactly once.
bool readShards(const Job& job, const EnsembleOptions& options, const std::string& head, Ensemble& part) {
  std::vector<bool> seen(part.part.runs());
  std::vector<float> values;
  std::uint32_t run = 0;
  bool twice = false;
  for (const std::string& file : options.files) {
    std::string begin;
    Str wrong = Str::CliShardBad;
    bool good = true;
    const bool read = job.port.lines(file, [&](std::string_view line) {
      if (begin.size() < head.size()) {
        begin += std::string(line) + '\n';
        wrong = shardJobOf(begin) ? Str::CliShardOther : Str::CliShardBad;
        return good = head.compare(0, begin.size(), begin) == 0;
      }
      wrong = Str::CliShardBad;
      good = readShardRow(line, job.plan.rows(), run, values) && run < seen.size();
      twice = good && seen[run];
      if (!good || twice) return false;
      seen[run] = true;
      addRun(job.plan, part, run, values);
      return true;
    });
    if (!read) return job.port.tell({Str::CliCannotRead, {file}}), false;
    if (twice) break;
    if (!good || begin.size() < head.size()) return job.port.tell({wrong, {file}}), false;
  }
  const auto found = static_cast<std::uint32_t>(std::count(seen.begin(), seen.end(), true));
  const bool each = !twice && found == seen.size();
  if (!each) job.port.tell({Str::CliShardRuns, {std::to_string(part.done + twice), std::to_string(seen.size())}});
  return each;
}

bool mergeShards(const Job& job, const EnsembleOptions& options, ShardJob shard) {
  const std::string head = shardHead(job.dataset, job.scenario, job.plan, shard);
  const std::vector<EnsemblePart> parts = ensembleParts(job.plan, 0, shard.runs);
  tellPasses(job, parts.size());
  EnsembleSummary summary;
  for (const EnsemblePart& part : parts) {
    Ensemble ensemble = startEnsemble(job.plan, part);
    if (!readShards(job, options, head, ensemble)) return false;
    summarise(job.plan, ensemble, summary);
  }
  return deliver(job, ensembleToCsv(job.dataset, job.plan, summary));
}

// The job that the first file is a shard of; options that are given must say the same.
std::optional<ShardJob> jobOfFiles(const EnsembleOptions& options, const CliPort& port) {
  if (options.files.empty()) return port.tell({Str::CliNoFiles, {std::string("--merge")}}), std::nullopt;
  std::optional<ShardJob> job;
  const bool read = port.lines(options.files[0], [&](std::string_view line) {
    job = shardJobOf(line);
    return false;
  });
  if (!read) return port.tell({Str::CliCannotRead, {options.files[0]}}), std::nullopt;
  if (!job) return port.tell({Str::CliShardBad, {options.files[0]}}), std::nullopt;
  const bool other = (options.runsGiven && options.runs != job->runs) || (options.seedGiven && options.seed != job->seed);
  if (other) return port.tell({Str::CliShardOther, {options.files[0]}}), std::nullopt;
  return job;
}

}  // namespace

bool readShard(std::string_view text, EnsembleOptions& out) {
  const std::size_t slash = text.find('/');
  if (slash == 0 || slash == std::string_view::npos || slash > 6 || text.size() - slash - 1 > 6) return false;
  const std::string first(text.substr(0, slash)), second(text.substr(slash + 1));
  if (second.empty() || (first + second).find_first_not_of("0123456789") != std::string::npos) return false;
  out.shard = static_cast<std::uint32_t>(std::atoi(first.c_str()));
  out.shards = static_cast<std::uint32_t>(std::atoi(second.c_str()));
  return out.shard >= 1 && out.shard <= out.shards;
}

bool runEnsembleVerb(const EnsembleOptions& given, const Dataset& dataset, const Scenario& scenario, const CliPort& port) {
  if (!dataset.uncertainty) return port.tell({Str::CliNoUncertainty, {}}), false;
  EnsembleOptions options = given;
  if (options.merge) {
    const std::optional<ShardJob> job = jobOfFiles(options, port);
    if (!job) return false;
    options.runs = job->runs, options.seed = job->seed;
  } else {
    if (!options.runsGiven) port.tell({Str::CliDefaultValue, {std::string("--runs"), std::to_string(options.runs)}});
    if (!options.seedGiven) port.tell({Str::CliDefaultValue, {std::string("--seed"), std::to_string(options.seed)}});
  }
  const EnsemblePlan plan = planEnsemble(dataset, scenario, evaluate(dataset, scenario), options.seed);
  const Job job{dataset, scenario, plan, port};
  if (options.merge) return mergeShards(job, options, {options.seed, options.runs});
  return options.shards > 0 ? computeShard(job, options) : computeWhole(job, options.runs);
}

}  // namespace kosh
