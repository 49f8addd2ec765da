// Bands and probabilities as CSV; runs as lines of a shard.
#include "io/ensemble_text.h"

#include <cstdio>
#include <cstdlib>

#include "io/canonical.h"
#include "io/formats.h"
#include "io/sha256.h"

namespace kosh {
namespace {

constexpr std::string_view kShardMark = "# kosh ensemble 1 ";

// The city comes first among the territories and last among the slots.
std::size_t slotOfPlace(const Dataset& dataset, std::size_t place) { return place == 0 ? dataset.districts.size() : place - 1; }

const std::string& territoryId(const Dataset& dataset, std::size_t slot) {
  if (slot < dataset.districts.size()) return district(dataset, static_cast<int>(slot)).id;
  for (const Territory& territory : dataset.territories)
    if (territory.kind == TerritoryKind::city) return territory.id;
  static const std::string kNone;
  return kNone;
}

void appendBand(std::string& out, int year, const std::string& territory, const std::string& indicator, const Quantiles& band) {
  out += std::to_string(year) + ',' + territory + ',' + indicator;
  for (const double q : band) out += ',' + fullNumber(q);
  out += '\n';
}

// Rows of one year: stocks of that day, flows of that year. `at` is the number of periods that end on that day.
void appendYear(std::string& out, const Dataset& dataset, const EnsemblePlan& plan, const EnsembleSummary& summary, std::size_t slot,
                std::size_t at, bool stocks) {
  for (const EnsembleFigure& figure : plan.figures) {
    if (figure.slot != slot || figure.stock != stocks) continue;
    const int year = stocks ? plan.tables.firstYear + static_cast<int>(at) * plan.tables.stepYears : plan.stockYear(at) - 1;
    Quantiles band;
    band.fill(plan.first[figure.series]);
    if (!stocks || at > 0) {
      const std::size_t period = stocks ? at - 1 : at;
      band = bandOf(figure, summary.bands[figure.series * plan.periods() + period], period);
    }
    appendBand(out, year, territoryId(dataset, slot), figure.indicator, band);
  }
}

const char* seriesName(const Dataset& dataset, const EnsembleSeries& series, std::string& room) {
  switch (series.what) {
    case EnsembleWhat::population: return "population";
    case EnsembleWhat::present: return "population_present";
    case EnsembleWhat::births: return "births";
    case EnsembleWhat::demand: break;
  }
  room = dataset.services.services[series.service].id + "_demand";
  return room.c_str();
}

// A whole number of at most 19 digits behind `key` in the line.
bool numberBehind(std::string_view line, std::string_view key, std::uint64_t& out) {
  const std::size_t at = line.find(key);
  if (at == std::string_view::npos) return false;
  out = 0;
  std::size_t digits = 0;
  for (std::size_t i = at + key.size(); i < line.size() && line[i] >= '0' && line[i] <= '9'; ++i, ++digits)
    out = out * 10 + static_cast<std::uint64_t>(line[i] - '0');
  return digits > 0 && digits < 20;
}

}  // namespace

std::string ensembleToCsv(const Dataset& dataset, const EnsemblePlan& plan, const EnsembleSummary& summary) {
  std::string out = "year,territory,indicator,q025,q10,q50,q90,q975\n";
  for (std::size_t at = 0; at <= plan.periods(); ++at) {
    for (std::size_t place = 0; place <= dataset.districts.size(); ++place) {
      appendYear(out, dataset, plan, summary, slotOfPlace(dataset, place), at, true);
      if (at < plan.periods()) appendYear(out, dataset, plan, summary, slotOfPlace(dataset, place), at, false);
    }
  }
  out += "\nnorm,territory,year,p_broken\n";
  for (std::size_t norm = 0; norm < plan.norms.size(); ++norm) {
    const EnsembleNorm& n = plan.norms[norm];
    for (std::size_t period = 0; period < plan.periods(); ++period)
      out += dataset.services.services[n.service].id + ',' + territoryId(dataset, n.slot) + ',' +
             std::to_string(plan.stockYear(period) - 1) + ',' + fullNumber(summary.probabilityBy(plan, norm, period)) + '\n';
  }
  return out;
}

std::string shardHead(const Dataset& dataset, const Scenario& scenario, const EnsemblePlan& plan, ShardJob job) {
  std::string out(kShardMark);
  out += "dataset=" + dataset.fingerprint + " scenario=" + sha256Hex(writeScenario(scenario, dataset)).substr(0, 16) +
         " seed=" + std::to_string(job.seed) + " runs=" + std::to_string(job.runs) + "\nrun";
  std::string room;
  for (const EnsembleSeries& series : plan.series) {
    const bool stock = series.what == EnsembleWhat::population || series.what == EnsembleWhat::present;
    for (std::size_t period = 0; period < plan.periods(); ++period)
      out += ',' + std::to_string(plan.stockYear(period) - (stock ? 0 : 1)) + '/' + territoryId(dataset, series.slot) + '/' +
             seriesName(dataset, series, room);
  }
  return out + '\n';
}

std::optional<ShardJob> shardJobOf(std::string_view line) {
  ShardJob job;
  std::uint64_t runs = 0;
  if (line.substr(0, kShardMark.size()) != kShardMark) return std::nullopt;
  if (!numberBehind(line, " seed=", job.seed) || !numberBehind(line, " runs=", runs)) return std::nullopt;
  if (runs == 0 || runs > static_cast<std::uint64_t>(kMaxRuns)) return std::nullopt;
  job.runs = static_cast<std::uint32_t>(runs);
  return job;
}

void appendShardRow(const EnsemblePlan& plan, const Ensemble& ensemble, std::uint32_t run, std::string& out) {
  out += std::to_string(run);
  char number[32];
  for (std::size_t row = 0; row < plan.rows(); ++row) {
    const float value = ensemble.kept[row * ensemble.part.runs() + (run - ensemble.part.first)];
    std::snprintf(number, sizeof number, ",%.9g", static_cast<double>(value));
    out += number;
  }
  out += '\n';
}

bool readShardRow(std::string_view line, std::size_t rows, std::uint32_t& run, std::vector<float>& values) {
  const std::string text(line);  // strtod wants an end
  const char* at = text.c_str();
  char* end = nullptr;
  if (*at < '0' || *at > '9') return false;
  const unsigned long number = std::strtoul(at, &end, 10);
  if (end == at || number >= static_cast<unsigned long>(kMaxRuns)) return false;
  run = static_cast<std::uint32_t>(number);
  values.clear();
  while (*end == ',') {
    at = end + 1;
    const double value = std::strtod(at, &end);
    if (end == at || !(value >= 0 && value < 1e30)) return false;
    values.push_back(static_cast<float>(value));
  }
  return *end == '\0' && values.size() == rows;
}

}  // namespace kosh
