// The step of a block of runs: the order of step() in projection.cpp, with the runs innermost.
#include "core/batch.h"

#include <algorithm>

namespace kosh {
namespace {

// What one period of one block works with; passed by value, so that no store can be thought to change it. Rows hold
// one value a territory; those of the working memory are even, because territories go in pairs.
struct Period {
  std::size_t n, even, ages, profiles, netFlows, firstMothers, endMothers;
  const double *dying, *fertility, *share, *stay, *net;
  const Lanes* netFactor;
  Lanes *people, *births;
  Lanes *half, *survived, *next;  // migrants at one time; who lives on into this age, and into the next
  Lanes* weight;                  // [pair of territories][profile][2] persons at one time
  double part;                    // of the migrants of the period who come at one time
  bool early;                     // some come at the start
  bool mothersFirst;              // women who come at the end bear no child yet
  Wide mortality;

  std::size_t row(int sex, std::size_t age) const { return (sex * ages + age) * n; }
};

// Nobody leaves whom the cell does not hold. `cut` gets those who could not, as a negative number.
KOSH_INLINE Wide cap(Wide wanted, Wide& cut) {
  const Wide lost = below(wanted);
  cut = cut + lost;
  return wanted - lost;
}

KOSH_INLINE Wide survival(const Period p, double dying) {
  const Wide share = wide(1) - p.mortality * wide(dying);
  return share - below(share);
}

void addNetFlows(const Period p, std::size_t row) {
  for (std::size_t f = 0; f < p.netFlows; ++f) {
    const double* persons = p.net + f * kSexes * p.ages * p.n + row;
    for (std::size_t d = 0; d < p.n; ++d)
      store(load(p.half[d]) + load(p.netFactor[f]) * wide(p.part * persons[d]), p.half[d]);
  }
}

// Migrants of one sex and age at one time, into `half`.
KOSH_INLINE void arrive(const Period p, int sex, std::size_t age) {
  const double* share = p.share + (sex * p.ages + age) * p.profiles;
  const Lanes* weight = p.weight;
  for (std::size_t d = 0; d < p.n; d += 2) {
    Wide x = wide(0), y = wide(0);
    for (std::size_t i = 0; i < p.profiles; ++i, weight += 2) {
      const Wide part = wide(share[i]);
      x = x + load(weight[0]) * part;
      y = y + load(weight[1]) * part;
    }
    store(x, p.half[d]);
    store(y, p.half[d + 1]);
  }
  if (p.netFlows > 0) addNetFlows(p, p.row(sex, age));
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
    const Wide alive = before * survival(p, dying[d]);
    if (open)
      store(load(p.survived[d]) + alive, p.survived[d]);
    else
      store(alive, p.next[d]);
    if (fertility) bear(p, d, before, fertility[d]);
  }
}

// (3) Those of territories `to` and the next one after the moves.
KOSH_INLINE void move(const Period p, const double* stay, Wide& x, Wide& y) {
  x = wide(0), y = wide(0);
  for (std::size_t from = 0; from < p.n; ++from, stay += p.n) {
    const Wide people = load(p.survived[from]);
    x = x + people * wide(stay[0]);
    y = y + people * wide(stay[1]);
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
    Wide x, y;
    move(p, p.stay + age * p.n * p.n + to, x, y);
    if (to == d) settle(p, row, to, x, fertility, cut);
    settle(p, row, to + 1, y, fertility, cut);
  }
}

void ageSex(Period p, int sex, Lanes& cuts) {
  Wide cut = load(cuts);
  for (std::size_t age = 0; age < p.ages; ++age) {
    const std::size_t row = p.row(sex, age);
    const bool mothers = sex == kFemale && age >= p.firstMothers && age < p.endMothers;
    const double* fertility = mothers ? p.fertility + age * p.n : nullptr;
    arrive(p, sex, age);
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
  arrive(p, sex, 0);
  for (std::size_t d = 0; d < p.n; ++d) {
    const Wide infants = load(p.births[d]) * share * survival(p, p.dying[row + d]);
    store(cap(infants + load(p.half[d]), cut), p.people[row + d]);
  }
  store(cut, cuts);
}

// Persons by territory and profile at one time, from all streams of the profile.
void weighProfiles(const BatchTables& t, const Period p, int period, const Lanes* multipliers) {
  const std::size_t streams = t.profileOf.size();
  const double* persons = t.persons.data() + period * streams * p.n;
  std::fill(p.weight, p.weight + p.even * p.profiles, Lanes{});
  for (std::size_t s = 0; s < streams; ++s) {
    const Wide k = load(multipliers[BatchTables::kStreams + s]);
    for (std::size_t d = 0; d < p.n; ++d) {
      Lanes& to = p.weight[(d / 2 * p.profiles + t.profileOf[s]) * 2 + d % 2];
      store(load(to) + k * wide(p.part * persons[s * p.n + d]), to);
    }
  }
}

Period makePeriod(const BatchTables& t, int period, const Lanes* multipliers, BatchBlock& block) {
  Period p;
  p.n = t.territories, p.even = p.n + p.n % 2, p.ages = t.ages, p.profiles = t.profiles, p.netFlows = t.netFlows;
  p.firstMothers = t.firstMothers, p.endMothers = t.endMothers;
  p.dying = t.dying.data() + period * t.cells();
  p.fertility = t.fertility.data() + period * p.ages * p.n;
  p.share = t.share.data();
  p.stay = t.stay.empty() ? nullptr : t.stay.data();
  p.net = t.net.data() + period * p.netFlows * t.cells();
  p.netFactor = multipliers + BatchTables::kStreams + t.profileOf.size();
  p.people = block.people.data(), p.births = block.births.data();
  p.half = block.scratch.data(), p.survived = p.half + p.even, p.next = p.survived + p.even, p.weight = p.next + p.even;
  p.early = t.timing == MigrationTiming::even;
  p.mothersFirst = t.timing == MigrationTiming::end;
  p.part = p.early ? 0.5 : 1.0;
  p.mortality = load(multipliers[BatchTables::kMortality]);
  return p;
}

}  // namespace

void startBlock(const BatchTables& tables, BatchBlock& block) {
  const std::size_t even = tables.territories + tables.territories % 2;
  block.people.resize(tables.cells());
  for (std::size_t i = 0; i < tables.cells(); ++i) store(wide(tables.start[i]), block.people[i]);
  block.births.assign(tables.territories, Lanes{});
  block.cut = {};
  block.scratch.resize(even * (3 + tables.profiles));
}

void stepBlock(const BatchTables& tables, int period, std::span<const Lanes> multipliers, BatchBlock& block) {
  assert(multipliers.size() == tables.components() && block.people.size() == tables.cells());
  const Period p = makePeriod(tables, period, multipliers.data(), block);
  weighProfiles(tables, p, period, multipliers.data());
  std::fill(block.births.begin(), block.births.end(), Lanes{});
  block.cut = {};
  for (int sex = 0; sex < kSexes; ++sex) ageSex(p, sex, block.cut);
  const Wide fertility = load(multipliers[BatchTables::kFertility]), girls = wide(tables.girls[period]);
  for (Lanes& births : block.births) store(load(births) * fertility, births);
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
