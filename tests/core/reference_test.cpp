// The step against an independent plain implementation, written from the formulas of the method cell by cell.
#include <cmath>
#include <cstdint>
#include <map>

#include "core/projection.h"
#include "doctest/doctest.h"

using namespace kosh;

namespace {

// Persons by (territory, sex, age): slow, but every line is a formula.
using People = std::map<std::array<int, 3>, double>;

struct Plain {
  int territories, ages, width;
  MigrationTiming timing;
  People start, survival, migrants;
  std::map<std::array<int, 2>, double> fertility, moves;  // (territory, age), (from, to)
  std::vector<double> schedule;
  double boysPerGirl;
};

// What may be added of m to a cell that holds p.
double allowed(double p, double m) { return std::fmax(m, -p); }

People plainStep(const Plain& in) {
  const int last = in.ages - 1;
  People before, grown, end;
  for (const auto& [cell, persons] : in.start) {
    const double half = in.timing == MigrationTiming::even ? in.migrants.at(cell) / 2 : 0;
    before[cell] = persons + allowed(persons, half);
  }
  for (const auto& [cell, ignored] : in.start) {
    const auto [t, s, a] = cell;
    if (a == 0) continue;
    double from = before.at({t, s, a - 1});
    if (a == last) from += before.at({t, s, a});
    grown[cell] = from * in.survival.at(cell);
  }
  for (const auto& [cell, persons] : grown) {
    const auto [t, s, a] = cell;
    double here = persons;
    for (int o = 0; o < in.territories; ++o) {
      if (o == t) continue;
      here -= persons * in.moves.at({t, o}) * in.schedule[a];
      here += grown.at({o, s, a}) * in.moves.at({o, t}) * in.schedule[a];
    }
    end[cell] = here;
  }
  const double part = in.timing == MigrationTiming::even ? 0.5 : 1;
  People settled = end;
  for (auto& [cell, persons] : settled) persons += allowed(persons, part * in.migrants.at(cell));
  const People& mothers = in.timing == MigrationTiming::end ? end : settled;
  for (int t = 0; t < in.territories; ++t) {
    double births = 0;
    for (int a = 1; a < last; ++a) {
      const double women = (before.at({t, kFemale, a}) + mothers.at({t, kFemale, a})) / 2;
      births += in.width * in.fertility.at({t, a}) * women;
    }
    const double girls = births / (1 + in.boysPerGirl);
    for (int s = 0; s < kSexes; ++s) {
      const double born = s == kFemale ? girls : girls * in.boysPerGirl;
      const double infants = born * in.survival.at({t, s, 0});
      settled[{t, s, 0}] = infants + allowed(infants, part * in.migrants.at({t, s, 0}));
    }
  }
  return settled;
}

// A counter-based number between 0 and 1: the same on every platform.
double draw(std::uint64_t& counter) {
  std::uint64_t z = (counter += 0x9e3779b97f4a7c15ull);
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ull;
  z = (z ^ (z >> 27)) * 0x94d049bb133111ebull;
  return static_cast<double>((z ^ (z >> 31)) >> 11) * 0x1p-53;
}

Plain randomCase(std::uint64_t seed, MigrationTiming timing) {
  std::uint64_t counter = seed * 1000003;
  Plain in;
  in.territories = 1 + static_cast<int>(draw(counter) * 5);
  in.ages = 2 + static_cast<int>(draw(counter) * 12);
  in.width = draw(counter) < 0.5 ? 1 : 5;
  in.timing = timing;
  in.boysPerGirl = 1 + 0.1 * draw(counter);
  for (int t = 0; t < in.territories; ++t) {
    for (int a = 0; a < in.ages; ++a) {
      in.fertility[{t, a}] = 0.2 * draw(counter);
      for (int s = 0; s < kSexes; ++s) {
        in.start[{t, s, a}] = 1000 * draw(counter);
        in.survival[{t, s, a}] = draw(counter);
        in.migrants[{t, s, a}] = 600 * (draw(counter) - 0.6);  // often more leave than there are
      }
    }
    for (int o = 0; o < in.territories; ++o) in.moves[{t, o}] = t == o ? 0 : 0.1 * draw(counter);
  }
  for (int a = 0; a < in.ages; ++a) in.schedule.push_back(2 * draw(counter));
  return in;
}

template <class Map>
std::vector<double> values(const Map& map) {
  std::vector<double> result;
  for (const auto& [key, value] : map) result.push_back(value);
  return result;
}

StepOutput coreStep(const Plain& plain) {
  const std::vector<double> start = values(plain.start), survival = values(plain.survival);
  const std::vector<double> migrants = values(plain.migrants), fertility = values(plain.fertility);
  const std::vector<double> moves = values(plain.moves);
  StepInput in;
  in.territories = plain.territories;
  in.ages = plain.ages;
  in.stepYears = plain.width;
  in.timing = plain.timing;
  in.start = start;
  in.survival = survival;
  in.fertility = fertility;
  in.migrants = migrants;
  in.moveRate = moves;
  in.moveSchedule = plain.schedule;
  in.boysPerGirl = plain.boysPerGirl;
  StepOutput out;
  step(in, out);
  return out;
}

void compare(MigrationTiming timing) {
  bool anyCut = false;
  for (std::uint64_t seed = 1; seed <= 100; ++seed) {
    const Plain plain = randomCase(seed, timing);
    const std::vector<double> expected = values(plainStep(plain));
    const StepOutput out = coreStep(plain);
    anyCut = anyCut || !out.cuts.empty();
    REQUIRE(out.end.size() == expected.size());
    double worst = 0;
    for (std::size_t i = 0; i < expected.size(); ++i)
      worst = std::fmax(worst, std::fabs(out.end[i] - expected[i]) / std::fmax(1, expected[i]));
    CAPTURE(seed);
    CHECK(worst <= 1e-12);
  }
  CHECK(anyCut);
}

}  // namespace

TEST_CASE("A hundred random cities with migration through the year agree with the formulas") {
  compare(MigrationTiming::even);
}

TEST_CASE("A hundred random cities with migration at the end agree with the formulas") {
  compare(MigrationTiming::end);
}

TEST_CASE("A hundred random cities with mothers who come at the end agree with the formulas") {
  compare(MigrationTiming::endBirths);
}

TEST_CASE("Cuts, migration and deaths of random cities balance") {
  for (std::uint64_t seed = 1; seed <= 100; ++seed) {
    const Plain plain = randomCase(seed, MigrationTiming::even);
    const StepOutput out = coreStep(plain);
    double wanted = 0, cut = 0, added = 0, start = 0, end = 0, born = 0, dead = 0;
    for (const double m : values(plain.migrants)) wanted += m;
    for (const CutOutflow& c : out.cuts) cut += c.persons;
    for (const double m : out.migration) added += m;
    for (const double p : values(plain.start)) start += p;
    for (const double p : out.end) end += p;
    for (const double b : out.births) born += b;
    for (const double d : out.deaths) dead += d;
    CHECK(added == doctest::Approx(wanted + cut).epsilon(1e-10));
    CHECK(end == doctest::Approx(start + born - dead + added).epsilon(1e-10));
    for (const double p : out.end) CHECK(p >= 0);
  }
}
