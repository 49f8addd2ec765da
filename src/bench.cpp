// Measures evaluate() and the batch kernel; writes the kernel's tables so that others can do the same work.
#include "bench.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <vector>

#include "core/batch.h"
#include "core/outcome.h"
#include "core/uncertainty.h"

namespace kosh {
namespace {

constexpr int kEvaluations = 20;  // in one batch
constexpr double kSliceMs = 5;    // a page begins another block as long as a slice has taken less

// The decisions in force, and a quota of 1,000 persons a year in every permanent stream, so that no stream is empty.
BatchTables benchTables(const Dataset& dataset) {
  Scenario scenario;
  for (const QuotaStream& stream : dataset.quotas.streams)
    if (stream.permanent) decideQuota(scenario, dataset, stream.id, dataset.demography.baseYear, 1000);
  return prepareBatch(dataset, scenario);
}

// A number from 0 to 1 that depends on its counter alone (Steele, Lea, Flood 2014: SplitMix64).
double noise(std::uint64_t counter) {
  std::uint64_t z = (counter + 1) * 0x9e3779b97f4a7c15ull;
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ull;
  z = (z ^ (z >> 27)) * 0x94d049bb133111ebull;
  return static_cast<double>((z ^ (z >> 31)) >> 11) * 0x1p-53;
}

// [period][component][run], from 0.8 to 1.2; a run has the same numbers whatever the count of runs.
std::vector<double> benchMultipliers(const BatchTables& tables, int runs) {
  const std::size_t rows = tables.periods * tables.components();
  std::vector<double> out;
  out.reserve(rows * runs);
  for (std::size_t row = 0; row < rows; ++row)
    for (int run = 0; run < runs; ++run) out.push_back(0.8 + 0.4 * noise(run * rows + row));
  return out;
}

std::size_t totalsSize(const BatchTables& tables, int runs) {
  return static_cast<std::size_t>(tables.periods + 1) * tables.territories * runs;
}

template <class Work>
double microseconds(const Work& work) {
  using Clock = std::chrono::steady_clock;
  const Clock::time_point start = Clock::now();
  work();
  return std::chrono::duration<double, std::micro>(Clock::now() - start).count();
}

// The median, so that one interruption does not count.
double median(std::vector<double> times) {
  std::sort(times.begin(), times.end());
  return times[times.size() / 2];
}

// The time under which 95 of 100 slices stay.
double percentile95(std::vector<double> times) {
  if (times.empty()) return 0;
  std::sort(times.begin(), times.end());
  return times[(times.size() - 1) * 95 / 100];
}

// What an ensemble takes as a page runs it: in slices. Milliseconds.
struct EnsembleTimes {
  std::vector<double> whole;   // plan, runs, quantiles of every row
  std::vector<double> slices;  // of the runs
};

void timeEnsemble(const Dataset& dataset, const Outcome& outcome, int runs, EnsembleTimes& times, std::size_t& used) {
  const double whole = microseconds([&] {
    const EnsemblePlan plan = planEnsemble(dataset, {}, outcome, 1);
    EnsembleSummary summary;
    for (const EnsemblePart& part : ensembleParts(plan, 0, static_cast<std::uint32_t>(runs))) {
      Ensemble ensemble = startEnsemble(plan, part);
      for (bool done = false; !done;) {
        double slice = 0;
        while (!done && slice < kSliceMs) slice += microseconds([&] { done = advance(plan, ensemble, 1); }) / 1000;
        times.slices.push_back(slice);
      }
      summarise(plan, ensemble, summary);
    }
    used += summary.bands.size();
  });
  times.whole.push_back(whole / 1000);
}

void append(std::string& bytes, const std::vector<double>& values) {
  const std::size_t at = bytes.size();
  bytes.resize(at + values.size() * sizeof(double));
  if (!values.empty()) std::memcpy(bytes.data() + at, values.data(), values.size() * sizeof(double));
}

std::string shape(const char* name, std::initializer_list<std::size_t> sizes) {
  std::string out = std::string("\"") + name + "\":[";
  for (const std::size_t size : sizes) out += std::to_string(size) + ",";
  out.back() = ']';
  return out + ",";
}

std::string kernelHeader(const BatchTables& t, std::size_t runs) {
  const std::size_t n = t.territories, ages = t.ages, periods = t.periods, profiles = t.profiles;
  const std::size_t gross = t.profileOf.size(), net = t.netFlows;
  std::string out = "{\"format\":\"kosh/kernel\",\"version\":1,\"timing\":";
  out += std::to_string(static_cast<int>(t.timing)) + ",\"profile_of\":[";
  for (const int profile : t.profileOf) out += std::to_string(profile) + ",";
  if (gross > 0) out.pop_back();
  out += "],\"arrays\":{" + shape("start", {2, ages, n});
  out += shape("stay", {t.stay.empty() ? 0 : ages, n, n}) + shape("dying", {periods, 2, ages, n});
  out += shape("fertility", {periods, ages, n}) + shape("girls", {periods}) + shape("share", {2, ages, profiles});
  out += shape("persons", {periods, gross, n}) + shape("net", {periods, net, 2, ages, n});
  out += shape("multipliers", {periods, t.components(), runs}) + shape("totals", {periods + 1, n, runs});
  out.back() = '}';
  out += "}";
  out.resize((out.size() / 8 + 1) * 8, ' ');
  out.back() = '\n';
  return out;
}

}  // namespace

std::string measure(const Dataset& dataset, int batches, int runs) {
  const BatchTables tables = benchTables(dataset);
  const std::vector<double> multipliers = benchMultipliers(tables, runs);
  std::vector<double> totals(totalsSize(tables, runs)), single, kernel;
  EnsembleTimes ensemble;
  const Outcome outcome = evaluate(dataset, {});
  std::size_t used = 0;  // the results are looked at, so that no run can be left out
  for (int batch = -1; batch < batches; ++batch) {
    const double one = microseconds([&] {
      for (int i = 0; i < kEvaluations; ++i) used += evaluate(dataset, Scenario{}).people.size();
    });
    const double many = microseconds([&] { projectBatch(tables, runs, multipliers, totals); });
    if (batch < 0) continue;  // the first round warms up
    if (dataset.uncertainty) timeEnsemble(dataset, outcome, runs, ensemble, used);
    single.push_back(used > 0 ? one / kEvaluations : 0);
    kernel.push_back(totals.back() >= 0 ? many / runs : 0);
  }
  char line[240];
  std::snprintf(line, sizeof line, "{\"evaluate_us\":%.1f,\"kernel_us_per_run\":%.2f,\"batches\":%d,\"runs\":%d", median(single),
                median(kernel), batches, runs);
  std::string out = line;
  if (dataset.uncertainty) {
    std::snprintf(line, sizeof line, ",\"ensemble_ms\":%.1f,\"ensemble_slice_ms_p95\":%.2f", median(ensemble.whole),
                  percentile95(ensemble.slices));
    out += line;
  }
  return out + "}\n";
}

std::string kernelFile(const Dataset& dataset, int runs) {
  const BatchTables tables = benchTables(dataset);
  const std::vector<double> multipliers = benchMultipliers(tables, runs);
  std::vector<double> totals(totalsSize(tables, runs));
  projectBatch(tables, runs, multipliers, totals);
  std::string bytes = kernelHeader(tables, runs);
  const std::vector<double>* const arrays[] = {&tables.start, &tables.stay,  &tables.dying,   &tables.fertility,
                                               &tables.girls, &tables.share, &tables.persons, &tables.net,
                                               &multipliers,  &totals};
  for (const std::vector<double>* values : arrays) append(bytes, *values);
  return bytes;
}

}  // namespace kosh
