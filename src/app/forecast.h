// Ensembles of the session: computed in slices between frames, begun anew when what they rest on changes.
#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "core/intake_draws.h"
#include "core/uncertainty.h"

namespace kosh {

struct Session;

// stopped: by the user; it begins anew when its question changes or it is asked for again.
enum class RunState : std::uint8_t { idle, running, stopped, done };

struct RunProgress {
  RunState state = RunState::idle;
  std::uint32_t done = 0, total = 0;  // runs; of the intakes the sum over the territories
};

inline constexpr std::uint32_t kScreenRuns = 1000;
inline constexpr std::uint64_t kScreenSeed = 1;
inline constexpr double kSliceMs = 6;  // main-thread time a frame; the aim is that 95 of 100 slices stay under 8

// Bands of every kept figure, and for every norm how often it is broken, of the scenario on screen.
struct BandsRun {
  RunProgress progress;
  EnsemblePlan plan;
  Ensemble runs;
  EnsembleSummary summary;    // of the finished job; runs == 0 before
  DatasetPtr dataset;         // what it was begun for
  Scenario scenario;
  int version = 0;            // grows when `summary` changes
};

// The question of the Intake page, asked of the city and of every district.
struct IntakeAsk {
  int stream = 0, from = 0, years = 5;
  bool alone = false;
  std::vector<std::string> gates;  // empty: those whose norm gates by default
  bool operator==(const IntakeAsk&) const = default;
};

// Draws are kept, so that another probability only sorts them anew.
struct LikelyRun {
  RunProgress progress;
  IntakeAsk ask;
  std::vector<IntakeDraws> draws;  // [0] the city, then the districts in order; the last one may be on its way
  DatasetPtr dataset;
  Scenario scenario;
  int version = 0;                 // grows when a territory is finished
};

struct Forecast {
  BandsRun bands;
  LikelyRun likely;
  std::vector<Intake> central;     // the same question without draws: [0] the city, then the districts; at once
  IntakeAsk centralAsk;
  DatasetPtr centralDataset;
  Scenario centralScenario;
  std::vector<float> sliceMs;      // time of the last slices, at most 512: for the benchmark
};

// Called once a frame: begins anew, in the order bands, intakes, what the open page shows and what has changed; the central
// intakes are computed here at once. Nothing begins while the dataset has no spreads.
void refreshForecast(Session& session);

// One slice: blocks of runs until `budgetMs` have passed by the clock. True while something is left to do.
bool advanceForecast(Session& session, double budgetMs, double (*nowMs)());

// Esc: what runs stops where it is; what is known stays on screen.
void stopForecast(Session& session);

}  // namespace kosh
