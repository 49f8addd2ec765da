// Draws the futures of an intake: slack with nobody of the asked arrivals, need of one arrival, K of every draw.
#include "core/intake_draws.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>

#include "core/intake_people.h"
#include "core/quota.h"

namespace kosh {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr double kCutNoise = 1e-6;   // persons
constexpr double kFull = 1e-9;       // relative to the places: a gate that is just full is not broken
constexpr double kMostPersons = 1e9; // above this nothing limits the intake

// Shares of the asked people by district: all in the one asked, or the split of the stream.
std::vector<double> sharesOf(const Dataset& dataset, const IntakeQuestion& q) {
  const int asked = askedDistrict(dataset, q.territory).value_or(-1);
  if (asked < 0) return dataset.quotas.streams[q.stream].split;
  std::vector<double> share(dataset.districts.size(), 0.0);
  share[asked] = 1;
  return share;
}

// Whether the stream's own arrivals of a district make room for those asked for.
bool isAsked(const Dataset& dataset, const IntakeQuestion& q, std::size_t d) {
  const int asked = askedDistrict(dataset, q.territory).value_or(-1);
  return asked < 0 || static_cast<std::size_t>(asked) == d;
}

// One person in equal parts in the place of the stream's own arrivals.
void putOne(const Dataset& dataset, IntakeDraws& draws, BatchTables& tables) {
  const IntakeQuestion& q = draws.question;
  const std::size_t n = tables.territories, streams = tables.profileOf.size();
  for (int period = q.from - tables.firstYear; period < tables.periods; ++period) {
    double* persons = tables.persons.data() + (period * streams + draws.component - BatchTables::kStreams) * n;
    const bool comes = period < q.from - tables.firstYear + q.years;
    for (std::size_t d = 0; d < n; ++d)
      if (isAsked(dataset, q, d)) persons[d] = comes ? draws.share[d] / q.years : 0;
  }
}

// The same cities with nobody but the one person.
EnsemblePlan onlyOne(const IntakeDraws& draws) {
  EnsemblePlan alone = draws.plan;
  BatchTables& t = alone.tables;
  const std::size_t n = t.territories, streams = t.profileOf.size();
  std::fill(t.start.begin(), t.start.end(), 0.0);
  std::fill(t.net.begin(), t.net.end(), 0.0);
  std::fill(alone.permits.begin(), alone.permits.end(), 0.0);
  for (std::size_t i = 0; i < t.persons.size(); ++i)
    if (i / n % streams != draws.component - BatchTables::kStreams) t.persons[i] = 0;
  for (int period = 0; period < t.periods; ++period)  // own arrivals before, and of districts that are not asked
    for (std::size_t d = 0; d < n; ++d)
      if (draws.share[d] == 0 || period < draws.first)
        t.persons[(period * streams + draws.component - BatchTables::kStreams) * n + d] = 0;
  return alone;
}

// Takes the permits of the asked districts out from the first asked year on.
void takePermits(const Dataset& dataset, IntakeDraws& draws) {
  EnsemblePlan& plan = draws.plan;
  const std::vector<int>& streams = plan.draws.streamOfFill;
  const std::size_t f = std::find(streams.begin(), streams.end(), draws.question.stream) - streams.begin();
  const std::size_t n = plan.tables.territories, years = plan.permits.size() / streams.size() / n;
  for (std::size_t y = draws.question.from - plan.earliestPermit; y < years; ++y)
    for (std::size_t d = 0; d < n; ++d)
      if (isAsked(dataset, draws.question, d)) plan.permits[(f * years + y) * n + d] = 0;
}

// Multipliers of the stream from the first asked year on: K of each run in the asked districts, what was drawn elsewhere.
void ask(const IntakeDraws& draws, int period, const Lanes& persons, std::vector<Lanes>& factors) {
  const std::size_t n = draws.plan.tables.territories;
  if (period < draws.first) return;
  for (std::size_t d = 0; d < n; ++d)
    if (draws.share[d] > 0) factors[draws.component * n + d] = persons;
}

void start(const EnsemblePlan& plan, std::uint32_t firstRun, Ensemble& e) {
  startBlock(plan.tables, e.block);
  startDraws(plan.tables, plan.draws, firstRun, e.draws);
}

// The projection of a block up to the last tested year, with so many persons asked for. `each` sees every tested period.
template <class Each>
void project(const IntakeDraws& draws, const Lanes& persons, std::uint32_t firstRun, Ensemble& e, const Each& each) {
  start(draws.plan, firstRun, e);
  for (int period = 0; period < draws.last; ++period) {
    drawPeriod(draws.plan.tables, draws.plan.draws, period, e.draws);
    if (draws.permanent) ask(draws, period, persons, e.draws.factors);
    stepBlock(draws.plan.tables, period, e.draws.factors, e.block);
    measureBlock(draws.plan, period, e);
    if (period >= draws.first) each(period);
  }
}

const Lanes& demandRow(const IntakeDraws& draws, const Ensemble& e, std::size_t place, int period) {
  const EnsembleNorm& norm = draws.plan.norms[draws.normOf[place]];
  return e.rows[norm.series * draws.plan.periods() + period];
}

double allowedPlaces(const IntakeDraws& draws, std::size_t place, int period) {
  return draws.plan.norms[draws.normOf[place]].allowed[period];
}

std::size_t cellOf(const IntakeDraws& draws, std::size_t place, int period, std::uint32_t run) {
  return (place * draws.years() + (period - draws.first)) * draws.runs + run;
}

// Demand of one guest: what a person present needs where they live.
Lanes needOfGuest(const IntakeDraws& draws, std::size_t place, int period) {
  const EnsembleNorm& norm = draws.plan.norms[draws.normOf[place]];
  const std::size_t city = draws.plan.tables.territories;
  Lanes out{};
  for (const EnsembleDemand& demand : draws.plan.demands) {
    if (demand.service != norm.service || !demand.byPresent) continue;
    for (std::size_t d = 0; d < city; ++d) {
      if (draws.share[d] == 0 || (norm.slot != city && norm.slot != d)) continue;
      const Lanes all = demandOf(draws.plan, demand, d, draws.people);
      for (int lane = 0; lane < kBlockRuns; ++lane)
        if (const double present = draws.people.present[d].run[lane]; present > 0)
          out.run[lane] += draws.share[d] * draws.guests[period - draws.first] * all.run[lane] / present;
    }
  }
  return out;
}

std::uint32_t lanesOf(const IntakeDraws& draws, std::uint32_t firstRun) { return std::min<std::uint32_t>(kBlockRuns, draws.runs - firstRun); }

void keep(IntakeDraws& draws, std::vector<double>& to, std::size_t place, int period, const Lanes& values) {
  for (std::uint32_t lane = 0; lane < lanesOf(draws, draws.done); ++lane)
    to[cellOf(draws, place, period, draws.done + lane)] = values.run[lane];
}

// Slack without the asked arrivals; which draws cut departures.
void drawSlack(IntakeDraws& draws, Lanes& cut) {
  project(draws, Lanes{}, draws.done, draws.people, [&](int period) {
    for (int lane = 0; lane < kBlockRuns; ++lane) cut.run[lane] += draws.people.block.cut.run[lane];
    for (std::size_t place = 0; place < draws.places.size(); ++place) {
      if (draws.normOf[place] < 0) continue;
      Lanes slack;
      store(wide(allowedPlaces(draws, place, period)) - load(demandRow(draws, draws.people, place, period)), slack);
      keep(draws, draws.slack, place, period, slack);
      if (!draws.permanent) keep(draws, draws.need, place, period, needOfGuest(draws, place, period));
    }
  });
}

// Demand of one arrival, who lives with the rates of the same draw.
void drawNeed(IntakeDraws& draws) {
  Lanes one;
  store(wide(1), one);
  start(draws.alone, draws.done, draws.one);
  for (int period = 0; period < draws.last; ++period) {
    drawPeriod(draws.alone.tables, draws.alone.draws, period, draws.one.draws);
    ask(draws, period, one, draws.one.draws.factors);
    if (period < draws.first) continue;
    stepBlock(draws.alone.tables, period, draws.one.draws.factors, draws.one.block);
    measureBlock(draws.alone, period, draws.one);
    for (std::size_t place = 0; place < draws.places.size(); ++place)
      if (draws.normOf[place] >= 0) keep(draws, draws.need, place, period, demandRow(draws, draws.one, place, period));
  }
}

double limitOf(double slack, double need, double places) {
  if (slack < -kFull * (1 + places)) return 0;
  return need > 0 ? std::max(slack, 0.0) / need : kInfinity;
}

double allowedIn(const IntakeDraws& draws, std::uint32_t run) {
  double least = kInfinity;
  for (std::size_t place = 0; place < draws.places.size(); ++place) {
    if (draws.normOf[place] < 0) continue;
    for (int period = draws.first; period < draws.last; ++period) {
      const std::size_t cell = cellOf(draws, place, period, run);
      least = std::min(least, limitOf(draws.slack[cell], draws.need[cell], allowedPlaces(draws, place, period)));
    }
  }
  return least;
}

void runBlock(IntakeDraws& draws) {
  Lanes cut{};
  drawSlack(draws, cut);
  if (draws.permanent) drawNeed(draws);
  const std::uint32_t count = lanesOf(draws, draws.done);
  bool any = false;
  for (std::uint32_t lane = 0; lane < count; ++lane) {
    const std::uint32_t run = draws.done + lane;
    draws.bisected[run] = draws.permanent && (!draws.linear || cut.run[lane] > kCutNoise);
    any = any || draws.bisected[run];
    draws.allowed[run] = allowedIn(draws, run);
  }
  if (any) {
    const std::array<double, kBlockRuns> exact = intakeByBisection(draws, draws.done);
    for (std::uint32_t lane = 0; lane < count; ++lane)
      if (draws.bisected[draws.done + lane]) draws.allowed[draws.done + lane] = exact[lane];
  }
  draws.done += count;
}

// The value that at least `count` of the values reach.
double reachedBy(std::vector<double> values, std::size_t count) {
  std::nth_element(values.begin(), values.begin() + (count - 1), values.end(), std::greater<>());
  return values[count - 1];
}

LikelyGateYear gateYearOf(const IntakeDraws& draws, std::size_t place, int period, std::size_t count) {
  const auto at = draws.slack.begin() + static_cast<std::ptrdiff_t>(cellOf(draws, place, period, 0));
  const std::vector<double> slack(at, at + draws.runs);
  std::vector<double> limits;
  double need = 0;
  for (std::uint32_t run = 0; run < draws.runs; ++run) {
    const double n = draws.need[cellOf(draws, place, period, run)];
    need += n;
    limits.push_back(limitOf(slack[run], n, allowedPlaces(draws, place, period)));
  }
  LikelyGateYear out{draws.plan.stockYear(period) - 1, reachedBy(slack, count), need / draws.runs, std::nullopt};
  if (const double limit = reachedBy(std::move(limits), count); limit < kInfinity) out.limit = limit;
  return out;
}

}  // namespace

bool canDraw(const Dataset& dataset, const IntakeQuestion& q) {
  const Demography& demography = dataset.demography;
  return dataset.uncertainty && demography.stepYears == 1 && askedDistrict(dataset, q.territory) && q.years >= 1 &&
         q.from >= demography.baseYear && q.from <= demography.lastFlowYear;
}

IntakeDraws startIntake(const Dataset& dataset, const Scenario& scenario, const Outcome& outcome, const IntakeQuestion& question,
                        std::uint32_t runs, std::uint64_t seed) {
  assert(canDraw(dataset, question) && runs > 0);
  Scenario counted = scenario;
  if (question.alone) counted.quotas.clear();
  IntakeDraws draws;
  draws.question = question;
  draws.runs = runs;
  draws.plan = planEnsemble(dataset, counted, question.alone ? evaluate(dataset, counted) : outcome, seed);
  draws.first = question.from - draws.plan.tables.firstYear;
  draws.last = std::min(draws.first + question.years, draws.plan.tables.periods);
  draws.share = sharesOf(dataset, question);
  const QuotaStream& stream = dataset.quotas.streams[question.stream];
  draws.permanent = stream.permanent;
  draws.places = gatePlaces(dataset, question);
  for (const GatePlace& place : draws.places) {
    int found = -1;
    for (std::size_t i = 0; place.known && i < draws.plan.norms.size(); ++i)
      if (draws.plan.norms[i].service == place.service && static_cast<int>(draws.plan.norms[i].slot) == place.slot)
        found = static_cast<int>(i);
    draws.normOf.push_back(found);
    const Service& service = dataset.services.services[place.service];
    if (found >= 0 && service.base == DemandBase::populationPresent && !perPerson(service.rate)) draws.linear = false;
  }
  if (draws.permanent) {
    const std::vector<std::string>& streams = draws.plan.tables.streams;
    draws.component = BatchTables::kStreams + (std::find(streams.begin(), streams.end(), stream.id) - streams.begin());
    putOne(dataset, draws, draws.plan.tables);
    draws.alone = onlyOne(draws);
    draws.one = startEnsemble(draws.alone, {0, kBlockRuns, 0, 0});
  } else {
    takePermits(dataset, draws);
    draws.guests = oneGuest(stream, question.years);
  }
  draws.people = startEnsemble(draws.plan, {0, kBlockRuns, 0, 0});
  draws.slack.assign(draws.places.size() * draws.years() * runs, 0.0);
  draws.need = draws.slack;
  draws.allowed.assign(runs, kInfinity);
  draws.bisected.assign(runs, false);
  return draws;
}

bool advance(IntakeDraws& draws, int blocks) {
  for (int i = 0; i < blocks && draws.done < draws.runs; ++i) runBlock(draws);
  return draws.done == draws.runs;
}

LikelyIntake likelyIntake(const IntakeDraws& draws, double probability) {
  assert(draws.done == draws.runs && probability > 0 && probability <= 1);
  const double wanted = std::ceil(probability * draws.runs - 1e-9);  // 0.9 x 10 is 9, whatever its last bit says
  const std::size_t count = std::clamp<std::size_t>(static_cast<std::size_t>(wanted), 1, draws.runs);
  LikelyIntake out;
  out.question = draws.question;
  out.probability = probability;
  out.runs = draws.runs;
  out.bisected = static_cast<std::uint32_t>(std::count(draws.bisected.begin(), draws.bisected.end(), true));
  double least = kInfinity, worst = kInfinity;
  for (std::size_t place = 0; place < draws.places.size(); ++place) {
    out.gates.push_back({draws.places[place], {}});
    for (int period = draws.first; period < draws.last && draws.normOf[place] >= 0; ++period) {
      const LikelyGateYear year = gateYearOf(draws, place, period, count);
      out.gates.back().years.push_back(year);
      if (!year.limit) continue;
      // Where none has room the largest gap, as a part of the places, is named.
      const double gap = std::min(year.slack, 0.0) / std::max(1.0, allowedPlaces(draws, place, period));
      if (*year.limit > least || (*year.limit == least && gap >= worst)) continue;
      least = *year.limit, worst = gap;
      out.gate = static_cast<int>(place), out.gateYear = year.year;
    }
  }
  const double reached = reachedBy(draws.allowed, count);
  out.bounded = reached < kMostPersons;
  if (out.bounded) out.persons = std::floor(reached + 1e-6);
  return out;
}

std::array<double, kBlockRuns> intakeByBisection(IntakeDraws& draws, std::uint32_t firstRun) {
  assert(draws.permanent);
  std::array<double, kBlockRuns> good{}, bad{};
  std::array<bool, kBlockRuns> pass{};
  const auto test = [&](const Lanes& persons) {
    pass.fill(true);
    project(draws, persons, firstRun, draws.people, [&](int period) {
      for (std::size_t place = 0; place < draws.places.size(); ++place) {
        if (draws.normOf[place] < 0) continue;
        const double places = allowedPlaces(draws, place, period);
        for (int lane = 0; lane < kBlockRuns; ++lane)
          if (demandRow(draws, draws.people, place, period).run[lane] > places + kFull * (1 + places)) pass[lane] = false;
      }
    });
  };
  Lanes persons;
  store(wide(1), persons);
  test(persons);
  for (int lane = 0; lane < kBlockRuns; ++lane) good[lane] = pass[lane] ? 1 : 0, bad[lane] = pass[lane] ? kInfinity : 1;
  for (bool again = true; again;) {
    again = false;
    for (int lane = 0; lane < kBlockRuns; ++lane) {
      const bool doubling = bad[lane] == kInfinity && good[lane] <= kMostPersons;
      persons.run[lane] = doubling ? 2 * good[lane] : bad[lane] == kInfinity ? good[lane] : std::floor((good[lane] + bad[lane]) / 2);
      again = again || doubling || bad[lane] - good[lane] > 1;
    }
    if (!again) break;
    test(persons);
    for (int lane = 0; lane < kBlockRuns; ++lane) {
      if (bad[lane] - good[lane] <= 1 || persons.run[lane] == good[lane]) continue;
      (pass[lane] ? good : bad)[lane] = persons.run[lane];
    }
  }
  for (int lane = 0; lane < kBlockRuns; ++lane)
    if (bad[lane] == kInfinity) good[lane] = kInfinity;
  return good;
}

}  // namespace kosh
