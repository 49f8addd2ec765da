// The step of one period: its order by hand-computed numbers, and the identities it must keep.
#include "core/projection.h"

#include <cmath>

#include "doctest/doctest.h"

using namespace kosh;

namespace {

// A step that owns its numbers. Every territory begins with 100 people in each cell of four ages.
struct Case {
  int territories;
  int ages = 4;
  MigrationTiming timing = MigrationTiming::end;
  std::vector<double> start, survival, fertility, migrants, moves, schedule;
  double boysPerGirl = 1;
  int stepYears = 1;

  explicit Case(int n)
      : territories(n), start(n * 8, 100.0), survival(n * 8, 1.0), fertility(n * 4, 0.0), migrants(n * 8, 0.0) {}

  StepOutput run() const {
    StepInput in;
    in.territories = territories;
    in.ages = ages;
    in.stepYears = stepYears;
    in.timing = timing;
    in.start = start;
    in.survival = survival;
    in.fertility = fertility;
    in.migrants = migrants;
    in.moveRate = moves;
    in.moveSchedule = schedule;
    in.boysPerGirl = boysPerGirl;
    StepOutput out;
    step(in, out);
    return out;
  }
  std::size_t at(int t, int sex, int age) const { return (static_cast<std::size_t>(t) * 2 + sex) * ages + age; }
};

// Numbers that look like noise but are the same everywhere.
double noise(int i) { return std::fmod(i * 0.6180339887498949, 1.0); }

Case noisyCase(int n) {
  Case c(n);
  for (std::size_t i = 0; i < c.start.size(); ++i) {
    c.start[i] = 50 + 100 * noise(static_cast<int>(i) + 1);
    c.survival[i] = 0.8 + 0.2 * noise(static_cast<int>(i) + 77);
    c.migrants[i] = 20 * noise(static_cast<int>(i) + 5) - 8;
  }
  for (std::size_t i = 0; i < c.fertility.size(); ++i) c.fertility[i] = 0.3 * noise(static_cast<int>(i) + 9);
  return c;
}

void addMoves(Case& c) {
  const int n = c.territories;
  c.moves.assign(static_cast<std::size_t>(n) * n, 0.0);
  for (int i = 0; i < n; ++i)
    for (int j = 0; j < n; ++j)
      if (i != j) c.moves[static_cast<std::size_t>(i) * n + j] = 0.1 * noise(i * n + j);
  c.schedule = {0.5, 1.5, 1.2, 0.3};
}

double sum(const std::vector<double>& values) {
  double total = 0;
  for (const double v : values) total += v;
  return total;
}

}  // namespace

TEST_CASE("Everybody grows a year older and the open group keeps its own") {
  Case c(1);
  c.start = {1, 2, 3, 4, 10, 20, 30, 40};
  const StepOutput out = c.run();
  CHECK(out.end == std::vector<double>{0, 1, 2, 7, 0, 10, 20, 70});
  CHECK(out.deaths[0] == 0);
}

TEST_CASE("Survival ratios of the open group apply to the last two groups together") {
  Case c(1);
  c.start = {0, 0, 30, 50, 0, 0, 0, 0};
  c.survival[3] = 0.25;
  const StepOutput out = c.run();
  CHECK(out.end[3] == 20);
  CHECK(out.deaths[0] == 60);
}

TEST_CASE("The youngest and the open group bear no children") {
  Case c(1);
  c.fertility = {1, 0, 0, 1};
  CHECK(sum(c.run().births) == 0);
  c.fertility = {0, 0.5, 0, 0};
  CHECK(sum(c.run().births) == 50);
}

TEST_CASE("Births are divided by the sex ratio and infants die at the ratio of age 0") {
  Case c(1);
  c.fertility = {0, 1, 0, 0};  // 100 births
  c.boysPerGirl = 1.5;
  c.survival[0] = 0.9;
  c.survival[4] = 0.8;
  const StepOutput out = c.run();
  CHECK(out.births[kFemale] == doctest::Approx(40));
  CHECK(out.births[kMale] == doctest::Approx(60));
  CHECK(out.end[0] == doctest::Approx(36));
  CHECK(out.end[4] == doctest::Approx(48));
  CHECK(out.deaths[0] == doctest::Approx(16));
}

// One territory, women of age 1 bear one child a year, 20 women come at age 1, half of everybody aged 1 survives to 2.
TEST_CASE("The three timings of migration differ as the method says") {
  Case c(1);
  c.fertility = {0, 1, 0, 0};
  c.survival[2] = c.survival[6] = 0.5;
  c.migrants[1] = 20;

  // end: 20 women aged 1 are added at the end and bear nothing: (100 + 100)/2 births.
  c.timing = MigrationTiming::end;
  StepOutput out = c.run();
  CHECK(out.end[1] == doctest::Approx(120));
  CHECK(out.end[2] == doctest::Approx(50));
  CHECK(sum(out.births) == doctest::Approx(100));

  // end_births: the same people, but they count among the women of the end: (100 + 120)/2 births.
  c.timing = MigrationTiming::endBirths;
  out = c.run();
  CHECK(out.end[1] == doctest::Approx(120));
  CHECK(out.end[2] == doctest::Approx(50));
  CHECK(sum(out.births) == doctest::Approx(110));

  // even: 10 come at the start, age and die with the others, 10 at the end: (110 + 110)/2 births.
  c.timing = MigrationTiming::even;
  out = c.run();
  CHECK(out.end[1] == doctest::Approx(110));
  CHECK(out.end[2] == doctest::Approx(55));
  CHECK(sum(out.births) == doctest::Approx(110));
  CHECK(out.migration[0] == doctest::Approx(20));
  CHECK(out.deaths[0] == doctest::Approx(50 + 55));
}

TEST_CASE("Migrants of age 0 are added to the infants and do not die at the ratio of births") {
  Case c(1);
  c.migrants[0] = 8;
  c.survival[0] = 0.5;
  CHECK(c.run().end[0] == doctest::Approx(8));
  c.timing = MigrationTiming::even;
  const StepOutput out = c.run();
  CHECK(out.end[0] == doctest::Approx(4));
  CHECK(out.end[1] == doctest::Approx(104));
}

TEST_CASE("Nobody leaves whom a cell does not hold, and the cut is reported") {
  Case c(1);
  c.migrants[2] = -130;
  const StepOutput out = c.run();
  CHECK(out.end[2] == 0);
  CHECK(out.migration[0] == doctest::Approx(-100));
  REQUIRE(out.cuts.size() == 1);
  CHECK(out.cuts[0] == CutOutflow{0, kFemale, 2, 30});
  CHECK(out.deaths[0] == doctest::Approx(0));
}

TEST_CASE("With even timing both halves of an outflow are cut where they are added, in one report") {
  Case c(1);
  c.timing = MigrationTiming::even;
  c.migrants[1] = -240;  // 120 of 100 at the start: cut 20; 120 of the 100 who grew into the age: cut 20
  const StepOutput out = c.run();
  CHECK(out.end[1] == 0);
  CHECK(out.end[2] == 0);
  REQUIRE(out.cuts.size() == 1);
  CHECK(out.cuts[0] == CutOutflow{0, kFemale, 1, 40});
}

TEST_CASE("Infants who are not there cannot leave") {
  Case c(1);
  c.migrants[4] = -5;
  const StepOutput out = c.run();
  CHECK(out.end[4] == 0);
  CHECK(out.cuts == std::vector<CutOutflow>{{0, kMale, 0, 5}});
}

TEST_CASE("Moves follow the rate and the schedule, by age at the end of the year") {
  Case c(2);
  c.moves = {0, 0.2, 0.1, 0};
  c.schedule = {1, 1, 0, 0.5};
  const StepOutput out = c.run();
  CHECK(out.end[c.at(0, kFemale, 1)] == doctest::Approx(100 - 20 + 10));
  CHECK(out.end[c.at(1, kFemale, 1)] == doctest::Approx(100 + 20 - 10));
  CHECK(out.end[c.at(0, kFemale, 2)] == 100);
  CHECK(out.end[c.at(0, kMale, 3)] == doctest::Approx(200 - 20 + 10));
  CHECK(out.movesOut[0] == doctest::Approx(2 * (20 + 20)));
  CHECK(out.movesIn[0] == doctest::Approx(2 * (10 + 10)));
}

TEST_CASE("Infants do not move in the year of their birth, and mothers who moved bear half their children there") {
  Case c(2);
  c.moves = {0, 1, 0, 0};  // everybody leaves the first territory
  c.fertility = {0, 1, 0, 0, 0, 1, 0, 0};
  const StepOutput out = c.run();
  // First: women (100 + 0)/2 = 50 births, second: (100 + 200)/2 = 150; the infants stay where they are born.
  CHECK(out.end[c.at(0, kFemale, 0)] == doctest::Approx(25));
  CHECK(out.end[c.at(1, kFemale, 0)] == doctest::Approx(75));
  CHECK(out.end[c.at(0, kFemale, 1)] == 0);
}

TEST_CASE("Moves conserve people in every age and sex") {
  Case with = noisyCase(5), without = noisyCase(5);
  with.fertility.assign(20, 0.0);
  without.fertility.assign(20, 0.0);
  addMoves(with);
  const StepOutput a = with.run(), b = without.run();
  CHECK(sum(a.movesIn) == doctest::Approx(sum(a.movesOut)).epsilon(1e-13));
  for (int sex = 0; sex < 2; ++sex) {
    for (int age = 0; age < 4; ++age) {
      double moved = 0, stayed = 0;
      for (int t = 0; t < 5; ++t) {
        moved += a.end[with.at(t, sex, age)];
        stayed += b.end[with.at(t, sex, age)];
      }
      CHECK(moved == doctest::Approx(stayed).epsilon(1e-13));
    }
  }
}

TEST_CASE("Start, births, deaths, migration and moves balance in every territory and timing") {
  for (const MigrationTiming timing : {MigrationTiming::even, MigrationTiming::end, MigrationTiming::endBirths}) {
    Case c = noisyCase(3);
    c.timing = timing;
    addMoves(c);
    const StepOutput out = c.run();
    for (int t = 0; t < 3; ++t) {
      double start = 0, end = 0, born = out.births[t * 2] + out.births[t * 2 + 1];
      for (int i = 0; i < 8; ++i) start += c.start[t * 8 + i], end += out.end[t * 8 + i];
      const double balance = start + born - out.deaths[t] + out.migration[t] + out.movesIn[t] - out.movesOut[t];
      CHECK(end == doctest::Approx(balance).epsilon(1e-13));
      CHECK(out.deaths[t] > 0);
    }
  }
}

TEST_CASE("Without mobility every territory goes its own way") {
  Case all = noisyCase(4);
  all.moves.assign(16, 0.0);
  const StepOutput together = all.run();
  for (int t = 0; t < 4; ++t) {
    Case one(1);
    for (int i = 0; i < 8; ++i) {
      one.start[i] = all.start[t * 8 + i];
      one.survival[i] = all.survival[t * 8 + i];
      one.migrants[i] = all.migrants[t * 8 + i];
    }
    for (int a = 0; a < 4; ++a) one.fertility[a] = all.fertility[t * 4 + a];
    const StepOutput alone = one.run();
    for (int i = 0; i < 8; ++i) CHECK(together.end[t * 8 + i] == alone.end[i]);
  }
}

TEST_CASE("With equal rates the territories are one region whatever the mobility") {
  Case many = noisyCase(4), one(1);
  one.start.assign(8, 0.0);
  one.migrants.assign(8, 0.0);
  for (int t = 0; t < 4; ++t) {
    for (int i = 0; i < 8; ++i) {
      many.survival[t * 8 + i] = many.survival[i];
      one.survival[i] = many.survival[i];
      one.start[i] += many.start[t * 8 + i];
      one.migrants[i] += many.migrants[t * 8 + i];
    }
    for (int a = 0; a < 4; ++a) one.fertility[a] = many.fertility[t * 4 + a] = many.fertility[a];
  }
  addMoves(many);
  const StepOutput parts = many.run(), whole = one.run();
  for (int i = 0; i < 8; ++i) {
    double total = 0;
    for (int t = 0; t < 4; ++t) total += parts.end[t * 8 + i];
    CHECK(total == doctest::Approx(whole.end[i]).epsilon(1e-12));
  }
  CHECK(sum(parts.deaths) == doctest::Approx(sum(whole.deaths)).epsilon(1e-12));
}

TEST_CASE("A closed population without births dies out and never grows") {
  Case c(1);
  c.survival.assign(8, 0.5);
  double before = sum(c.start);
  for (int year = 0; year < 20; ++year) {
    c.start = c.run().end;
    CHECK(sum(c.start) < before);
    before = sum(c.start);
  }
  CHECK(before < 1);
}

TEST_CASE("A step of five years counts births of five years") {
  Case c(1);
  c.fertility = {0, 0.2, 0, 0};
  c.stepYears = 5;
  CHECK(sum(c.run().births) == doctest::Approx(100));
}

TEST_CASE("No migrants at all are the same as zero migrants") {
  Case zero = noisyCase(2);
  zero.migrants.assign(16, 0.0);
  Case none = zero;
  none.migrants.clear();
  CHECK(zero.run().end == none.run().end);
}

TEST_CASE("The outcome may be reused: sizes are kept and nothing is left over") {
  Case c = noisyCase(3);
  addMoves(c);
  const StepOutput fresh = c.run();
  StepOutput reused = noisyCase(3).run();
  const double* memory = reused.end.data();
  StepInput in;
  in.territories = 3;
  in.ages = 4;
  in.timing = c.timing;
  in.start = c.start;
  in.survival = c.survival;
  in.fertility = c.fertility;
  in.migrants = c.migrants;
  in.moveRate = c.moves;
  in.moveSchedule = c.schedule;
  in.boysPerGirl = 1;
  step(in, reused);
  CHECK(reused.end.data() == memory);
  CHECK(reused.end == fresh.end);
  CHECK(reused.births == fresh.births);
  CHECK(reused.deaths == fresh.deaths);
  CHECK(reused.movesIn == fresh.movesIn);
}
