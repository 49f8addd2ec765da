// The step of a block of runs: the order of step() in projection.cpp, with the runs innermost.
#include "core/batch.h"

#include <algorithm>
#include <cassert>

namespace kosh {
namespace {

// What one period of one block works with; passed by value, so that no store can be thought to change it. Rows hold
// one value a territory.
struct Period {
  std::size_t n, ages, profiles, netFlows, firstMothers, endMothers;
  const double *dying, *fertility, *share, *stay, *net;
  const Lanes* netFactor;    // [net flow][d]
  Lanes *people, *births;
  const Lanes* weight;     // [d][profile] persons at one time
  Lanes* half;             // [d] migrants of an age at one time
  Lanes *survived, *next;  // [d] who lives on into an age, and into the next one
  double part;             // of the migrants of the period who come at one time
  bool early;              // some come at the start
  bool mothersFirst;       // women who come at the end bear no child yet
  const Lanes* mortality;  // [d]

  std::size_t row(int sex, std::size_t age) const { return (sex * ages + age) * n; }
};

// Nobody leaves whom the cell does not hold. `cut` gets those who could not, as a negative number.
KOSH_INLINE Wide cap(Wide wanted, Wide& cut) {
  const Wide lost = below(wanted);
  cut = cut + lost;
  return wanted - lost;
}

KOSH_INLINE Wide survival(const Period p, std::size_t d, double dying) {
  const Wide share = wide(1) - load(p.mortality[d]) * wide(dying);
  return share - below(share);
}

void addNetFlows(const Period p, std::size_t row, Lanes* half) {
  for (std::size_t f = 0; f < p.netFlows; ++f) {
    const double* persons = p.net + f * kSexes * p.ages * p.n + row;
    for (std::size_t d = 0; d < p.n; ++d)
      store(load(half[d]) + load(p.netFactor[f * p.n + d]) * wide(p.part * persons[d]), half[d]);
  }
}

// Migrants of one sex at one time, of two ages at once because both read the same weights; into `half` [2][d].
KOSH_INLINE void arrive(const Period p, int sex, std::size_t age, std::size_t other) {
  const double* shareA = p.share + (sex * p.ages + age) * p.profiles;
  const double* shareB = p.share + (sex * p.ages + other) * p.profiles;
  const Lanes* weight = p.weight;
  for (std::size_t d = 0; d < p.n; ++d) {
    Wide a = wide(0), b = wide(0);
    for (std::size_t i = 0; i < p.profiles; ++i, ++weight) {
      const Wide persons = load(*weight);
      a = a + persons * wide(shareA[i]);
      b = b + persons * wide(shareB[i]);
    }
    store(a, p.half[d]);
    store(b, p.half[p.n + d]);
  }
  if (p.netFlows == 0) return;
  addNetFlows(p, p.row(sex, age), p.half);
  addNetFlows(p, p.row(sex, other), p.half + p.n);
}

KOSH_INLINE void bear(const Period p, std::size_t d, Wide women, double fertility) {
  store(load(p.births[d]) + women * wide(fertility), p.births[d]);
}

// (1) The people of an age who go through the period, and (2) how many of them live on into the next age; in the
// open group they join those who come into it.
KOSH_INLINE void survive(const Period p, std::size_t row, bool open, const double* fertility, Wide& cut) {
  const double* dying = p.dying + row + (open ? 0 : p.n);
  for (std::size_t d = 0; d < p.n; ++d) {
    const Wide here = load(p.people[row + d]);
    const Wide before = p.early ? cap(here + load(p.half[d]), cut) : here;
    const Wide alive = before * survival(p, d, dying[d]);
    if (open)
      store(load(p.survived[d]) + alive, p.survived[d]);
    else
      store(alive, p.next[d]);
    if (fertility) bear(p, d, before, fertility[d]);
  }
}

// (3) Those of two neighbouring territories after the moves; `stay` begins at the first of them.
KOSH_INLINE void move(const Period p, const double* stay, Wide& a, Wide& b) {
  a = wide(0), b = wide(0);
  for (std::size_t from = 0; from < p.n; ++from, stay += p.n) {
    const Wide people = load(p.survived[from]);
    a = a + people * wide(stay[0]);
    b = b + people * wide(stay[1]);
  }
}

// (4) and (5) The cell at the end of the period, and the other half of its mothers' children.
KOSH_INLINE void settle(const Period p, std::size_t row, std::size_t d, Wide end, const double* fertility, Wide& cut) {
  const Wide settled = cap(end + load(p.half[d]), cut);
  store(settled, p.people[row + d]);
  if (fertility) bear(p, d, p.mothersFirst ? end : settled, fertility[d]);
}

KOSH_INLINE void settleRow(const Period p, std::size_t row, std::size_t age, const double* fertility, Wide& cut) {
  if (!p.stay) {
    for (std::size_t d = 0; d < p.n; ++d) settle(p, row, d, load(p.survived[d]), fertility, cut);
    return;
  }
  for (std::size_t d = 0; d < p.n; d += 2) {
    const std::size_t to = std::min(d, p.n - 2);  // with an odd number the last pair is the last two
    Wide a, b;
    move(p, p.stay + age * p.n * p.n + to, a, b);
    if (to == d) settle(p, row, to, a, fertility, cut);
    settle(p, row, to + 1, b, fertility, cut);
  }
}

void ageSex(const Period all, int sex, Lanes& cuts) {
  Period p = all;
  Wide cut = load(cuts);
  for (std::size_t age = 0; age < p.ages; ++age) {
    const std::size_t row = p.row(sex, age);
    const bool mothers = sex == kFemale && age >= p.firstMothers && age < p.endMothers;
    const double* fertility = mothers ? p.fertility + age * p.n : nullptr;
    if (age % 2 == 0) arrive(all, sex, age, std::min(age + 1, p.ages - 1));
    p.half = all.half + age % 2 * p.n;
    survive(p, row, age + 1 == p.ages, fertility, cut);
    if (age > 0) settleRow(p, row, age, fertility, cut);
    std::swap(p.survived, p.next);
  }
  store(cut, cuts);
}

// (6) Infants of one sex; `share` of the births is of that sex.
void addInfants(const Period p, int sex, Wide share, Lanes& cuts) {
  const std::size_t row = p.row(sex, 0);
  Wide cut = load(cuts);
  arrive(p, sex, 0, 0);
  for (std::size_t d = 0; d < p.n; ++d) {
    const Wide infants = load(p.births[d]) * share * survival(p, d, p.dying[row + d]);
    store(cap(infants + load(p.half[d]), cut), p.people[row + d]);
  }
  store(cut, cuts);
}

// Persons by territory and profile at one time, from all streams of the profile.
void weighProfiles(const BatchTables& t, int period, double part, const Lanes* streamFactor, Lanes* weight) {
  const std::size_t n = t.territories, profiles = t.profiles, streams = t.profileOf.size();
  const double* persons = t.persons.data() + period * streams * n;
  std::fill(weight, weight + n * profiles, Lanes{});
  for (std::size_t s = 0; s < streams; ++s) {
    for (std::size_t d = 0; d < n; ++d) {
      Lanes& to = weight[d * profiles + t.profileOf[s]];
      store(load(to) + load(streamFactor[s * n + d]) * wide(part * persons[s * n + d]), to);
    }
  }
}

// Multipliers [component][d], made of those of the whole city where only these are given.
const Lanes* byTerritory(const BatchTables& t, std::span<const Lanes> multipliers, Lanes* room) {
  if (multipliers.size() != t.components()) return multipliers.data();
  Lanes* to = room;
  for (const Lanes& lanes : multipliers) to = std::fill_n(to, t.territories, lanes);
  return room;
}

Period makePeriod(const BatchTables& t, int period, const Lanes* multipliers, BatchBlock& block) {
  const std::size_t n = t.territories;
  const Lanes* streamFactor = multipliers + BatchTables::kStreams * n;
  Lanes* room = block.scratch.data();
  Period p;
  p.n = n, p.ages = t.ages, p.profiles = t.profiles, p.netFlows = t.netFlows;
  p.firstMothers = t.firstMothers, p.endMothers = t.endMothers;
  p.dying = t.dying.data() + period * t.cells();
  p.fertility = t.fertility.data() + period * p.ages * p.n;
  p.share = t.share.data();
  p.stay = t.stay.empty() ? nullptr : t.stay.data();
  p.net = t.net.data() + period * p.netFlows * t.cells();
  p.netFactor = streamFactor + t.profileOf.size() * n;
  p.people = block.people.data(), p.births = block.births.data();
  p.half = room, p.survived = room + 2 * p.n, p.next = room + 3 * p.n, p.weight = room + 4 * p.n;
  p.early = t.timing == MigrationTiming::even;
  p.mothersFirst = t.timing == MigrationTiming::end;
  p.part = p.early ? 0.5 : 1.0;
  p.mortality = multipliers + BatchTables::kMortality * n;
  weighProfiles(t, period, p.part, streamFactor, room + 4 * p.n);
  return p;
}

}  // namespace

void startBlock(const BatchTables& tables, BatchBlock& block) {
  block.people.resize(tables.cells());
  for (std::size_t i = 0; i < tables.cells(); ++i) store(wide(tables.start[i]), block.people[i]);
  block.births.assign(tables.territories, Lanes{});
  block.cut = {};
  block.scratch.resize(static_cast<std::size_t>(tables.territories) * (4 + tables.profiles + tables.components()));
}

void stepBlock(const BatchTables& tables, int period, std::span<const Lanes> multipliers, BatchBlock& block) {
  assert(period >= 0 && period < tables.periods);
  const std::size_t n = tables.territories;
  [[maybe_unused]] const std::size_t components = tables.components();
  assert(multipliers.size() == components || multipliers.size() == components * n);
  assert(block.people.size() == tables.cells());
  const Lanes* factors = byTerritory(tables, multipliers, block.scratch.data() + n * (4 + tables.profiles));
  const Period p = makePeriod(tables, period, factors, block);
  std::fill(block.births.begin(), block.births.end(), Lanes{});
  block.cut = {};
  for (int sex = 0; sex < kSexes; ++sex) ageSex(p, sex, block.cut);
  const Wide girls = wide(tables.girls[period]);
  for (std::size_t d = 0; d < n; ++d)
    store(load(block.births[d]) * load(factors[BatchTables::kFertility * n + d]), block.births[d]);
  addInfants(p, kFemale, girls, block.cut);
  addInfants(p, kMale, wide(1) - girls, block.cut);
  store(wide(0) - load(block.cut), block.cut);
}

void blockTotals(const BatchTables& tables, const BatchBlock& block, std::span<Lanes> totals) {
  const std::size_t n = tables.territories;
  for (std::size_t d = 0; d < n; ++d) {
    Wide sum = wide(0);
    for (std::size_t i = d; i < block.people.size(); i += n) sum = sum + load(block.people[i]);
    store(sum, totals[d]);
  }
}

void projectBatch(const BatchTables& tables, int runs, std::span<const double> multipliers, std::span<double> totals) {
  const std::size_t n = tables.territories, components = tables.components(), all = runs;
  assert(multipliers.size() == tables.periods * components * all && totals.size() == (tables.periods + 1) * n * all);
  BatchBlock block;
  std::vector<Lanes> factors(components), sums(n);
  for (std::size_t first = 0; first < all; first += kBlockRuns) {
    const std::size_t count = std::min<std::size_t>(kBlockRuns, all - first);
    startBlock(tables, block);
    for (int period = 0; period <= tables.periods; ++period) {
      blockTotals(tables, block, sums);
      for (std::size_t d = 0; d < n; ++d)
        std::copy_n(sums[d].run, count, totals.data() + (period * n + d) * all + first);
      if (period == tables.periods) break;
      for (std::size_t c = 0; c < components; ++c)
        std::copy_n(multipliers.data() + (period * components + c) * all + first, count, factors[c].run);
      stepBlock(tables, period, factors, block);
    }
  }
}

}  // namespace kosh
