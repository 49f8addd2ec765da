// The intake with probability p: how many arrivals every drawn future can take, and what at least a share p of them can.
#pragma once
#include "core/intake.h"
#include "core/intake_gates.h"
#include "core/uncertainty.h"

namespace kosh {

// One gate in one year, over all draws.
struct LikelyGateYear {
  int year = 0;
  double slack = 0;             // at least so much in a share p of the draws; below zero: the gap
  double need = 0;              // demand per person of K, mean over the draws
  std::optional<double> limit;  // persons that this gate and year alone allow in a share p of the draws; nothing: no limit
};

struct LikelyGate {
  GatePlace place;
  std::vector<LikelyGateYear> years;  // empty where there are no data for the gate: never taken as met
};

struct LikelyIntake {
  IntakeQuestion question;
  double probability = 0;
  std::uint32_t runs = 0, bisected = 0;  // draws; those in which departures were cut, so that a bisection was used
  std::optional<double> persons;         // whole K; nothing: no gate is known or none limits it
  bool bounded = true;
  int gate = -1, gateYear = 0;           // the gate and year that alone allow the fewest, index into `gates`
  std::vector<LikelyGate> gates;
};

// An intake on its way, in blocks of kBlockRuns. Method: in every draw the model is linear in arrivals as the central one
// is (core/intake.h), so K of a draw = min over gates and years of slack / need, the need from a second projection with
// the same rates that holds the arrivals alone, because in the draw their survival and births differ too. The arrivals
// asked for are certain, the scenario's other ones are drawn.
struct IntakeDraws {
  IntakeQuestion question;
  std::uint32_t runs = 0, done = 0;
  int first = 0, last = 0;            // tested periods first .. last - 1
  bool permanent = true, linear = true;
  std::size_t component = 0;          // of the stream among the multipliers; permanent streams only
  std::vector<double> share;          // [d] of the persons asked for
  EnsemblePlan plan;                  // with one person in the place of the stream's own arrivals, times the multiplier
  EnsemblePlan alone;                 // the same without anybody else
  std::vector<GatePlace> places;
  std::vector<int> normOf;            // [place] index into EnsemblePlan::norms; -1: not known
  std::vector<double> guests;         // [tested period] stock of one temporary person
  std::vector<double> slack, need;    // [place][tested period][run]
  std::vector<double> allowed;        // [run] K, not rounded; infinite: nothing limits it
  std::vector<bool> bisected;         // [run]
  Ensemble people, one;               // working memory

  std::size_t years() const { return last - first; }
};

// The dataset must have spreads and a step of one year; the question must be about a projected territory and years that
// are projected. `outcome` is evaluate() of the dataset and scenario.
IntakeDraws startIntake(const Dataset& dataset, const Scenario& scenario, const Outcome& outcome, const IntakeQuestion& question,
                        std::uint32_t runs, std::uint64_t seed);
bool canDraw(const Dataset& dataset, const IntakeQuestion& question);

// Up to so many blocks more; true when all draws are done.
bool advance(IntakeDraws& draws, int blocks);

// The largest K that passes all known gates in at least ceil(p x runs) of the draws. All draws must be done.
LikelyIntake likelyIntake(const IntakeDraws& draws, double probability);

// The whole K of each lane of the block that begins with `firstRun`, by bisection through the full projection of that
// draw: the check of the tests, and the way where departures are cut. Permanent streams only.
std::array<double, kBlockRuns> intakeByBisection(IntakeDraws& draws, std::uint32_t firstRun);

}  // namespace kosh
