// The split as a linear program: needs of one arrival in each district, room of each norm, largest smallest reserve.
#include "core/distribute.h"

#include <algorithm>
#include <cmath>

#include "core/intake_gates.h"
#include "core/linear.h"

namespace kosh {
namespace {

constexpr double kFull = 1e-9;  // share of the places: a gate that is just full is not broken

// One norm in one tested year, as shares of its places; needs are those of the whole total.
struct Row {
  std::size_t norm = 0;
  int year = 0;
  double free = 0;           // without the arrivals
  std::vector<double> need;  // [asked district]
};

struct Task {
  const Dataset& dataset;
  const DistributeQuestion& question;
  std::vector<int> districts;     // asked
  std::vector<GatePlace> norms;
  std::vector<bool> brokenAnyway; // [norm]
  std::vector<Row> rows;
};

std::vector<int> askedDistricts(const Dataset& dataset, const Scenario& scenario, const DistributeQuestion& q) {
  if (!q.districts.empty()) return q.districts;
  std::vector<int> all, included;
  for (int d = 0; d < static_cast<int>(dataset.districts.size()); ++d) {
    all.push_back(d);
    if (std::binary_search(scenario.included.begin(), scenario.included.end(), district(dataset, d).id)) included.push_back(d);
  }
  return included.empty() ? all : included;
}

// The known gates of every district, each place once: arrivals of one district move on to others.
std::vector<GatePlace> normsOf(const Dataset& dataset, const DistributeQuestion& q) {
  std::vector<GatePlace> out;
  IntakeQuestion ask;
  ask.stream = q.stream, ask.from = q.from, ask.years = q.years, ask.gates = q.gates;
  for (const int territory : dataset.districts) {
    ask.territory = territory;
    for (const GatePlace& place : gatePlaces(dataset, ask)) {
      const auto same = [&](const GatePlace& p) { return p.service == place.service && p.slot == place.slot; };
      if (place.known && std::none_of(out.begin(), out.end(), same)) out.push_back(place);
    }
  }
  return out;
}

struct Sheets {
  ServiceSheet base;
  std::vector<ServiceSheet> one;  // [asked district]
  std::size_t baseYears = 0, oneYears = 0;
  int baseFirst = 0, oneFirst = 0;
};

Sheets sheetsOf(const Task& task, const IntakePeople& people, const std::vector<int>& services) {
  const DistributeQuestion& q = task.question;
  Sheets out;
  const std::vector<double> own = ownArrivals(people, q.stream, -1, q.from);
  const Outcome base = own.empty() ? people.plain : withoutArrivals(people, q.stream, q.from, own);
  out.base = serviceSheet(task.dataset, people.scenario, base, services);
  out.baseYears = base.years(), out.baseFirst = base.firstYear;
  for (const int d : task.districts) {
    const Outcome one = oneArrival(people, q.stream, d, q.from, q.years);
    out.one.push_back(serviceSheet(task.dataset, people.scenario, one, services));
    out.oneYears = one.years(), out.oneFirst = one.firstYear;
  }
  return out;
}

void fillRows(Task& task, const Scenario& scenario) {
  const DistributeQuestion& q = task.question;
  const IntakePeople people = intakePeople(task.dataset, scenario);
  std::vector<int> services;
  for (const GatePlace& place : task.norms)
    if (std::find(services.begin(), services.end(), place.service) == services.end()) services.push_back(place.service);
  const Sheets sheets = sheetsOf(task, people, services);
  const int last = std::min(q.from + q.years, task.dataset.demography.lastFlowYear + 1);
  for (std::size_t norm = 0; norm < task.norms.size(); ++norm) {
    const GatePlace& place = task.norms[norm];
    const std::size_t s = std::find(services.begin(), services.end(), place.service) - services.begin();
    const ServiceYears& base = sheets.base.years[s];
    bool broken = false;
    for (int year = q.from; year < last; ++year) {
      const std::size_t at = place.slot * sheets.baseYears + (year - sheets.baseFirst);
      const double places = task.dataset.services.services[place.service].norm.value * base.capacity[at]->value;
      const double scale = std::max(places, 1.0);  // without any places a person counts whole
      Row row{norm, year, (places - base.demand[at]) / scale, {}};
      for (const ServiceSheet& one : sheets.one)
        row.need.push_back(q.total * one.years[s].demand[place.slot * sheets.oneYears + (year - sheets.oneFirst)] / scale);
      broken = broken || row.free < -kFull;
      task.rows.push_back(std::move(row));
    }
    task.brokenAnyway.push_back(broken);
  }
}

// Shares of the total by asked district with the largest smallest reserve while the kept norms hold; nothing: they cannot.
// The reserve counts from below everything that can be, so that it is a variable above zero.
std::optional<std::vector<double>> bestShares(const Task& task, const std::vector<bool>& kept) {
  const std::size_t n = task.districts.size();
  double floor = 0;
  for (const Row& row : task.rows)
    floor = std::min(floor, row.free - *std::max_element(row.need.begin(), row.need.end()));
  LinearProgram program;
  program.value.assign(n + 1, 0.0);
  program.value[n] = 1;
  for (const Row& row : task.rows) {
    std::vector<double> line = row.need;
    line.push_back(1);
    program.rows.push_back(line);
    program.bounds.push_back(row.free - floor);
    if (!kept[row.norm]) continue;
    line[n] = 0;
    program.rows.push_back(std::move(line));
    program.bounds.push_back(std::max(row.free, 0.0));
  }
  std::vector<double> all(n + 1, 1.0), less(n + 1, -1.0);
  all[n] = less[n] = 0;
  program.rows.push_back(std::move(all)), program.bounds.push_back(1);
  program.rows.push_back(std::move(less)), program.bounds.push_back(-1);
  std::optional<std::vector<double>> x = maximise(program);
  if (x) x->resize(n);
  return x;
}

double smallestReserve(const Task& task, const std::vector<double>& shares) {
  double least = task.rows.empty() ? 0 : 1e300;
  for (const Row& row : task.rows) {
    double reserve = row.free;
    for (std::size_t i = 0; i < shares.size(); ++i) reserve -= row.need[i] * shares[i];
    least = std::min(least, reserve);
  }
  return least;
}

// Looks for a split that gives up `left` more of the norms from `next` on. What is not yet decided is not kept, so a branch
// without any split ends early.
struct Search {
  const Task& task;
  std::vector<bool> kept;
  std::optional<std::vector<double>> best;
  double reserve = 0;

  void look(std::size_t next, int left) {
    const std::optional<std::vector<double>> shares = bestShares(task, kept);
    if (!shares) return;
    while (next < kept.size() && task.brokenAnyway[next]) ++next;
    if (next == kept.size()) {
      const double found = smallestReserve(task, *shares);
      if (!best || found > reserve + 1e-12) best = shares, reserve = found;
      return;
    }
    kept[next] = true;
    look(next + 1, left);
    kept[next] = false;
    if (left > 0) look(next + 1, left - 1);
  }
};

std::vector<double> sharesOf(const Task& task) {
  const std::size_t norms = task.norms.size();
  Search search{task, std::vector<bool>(norms, false), std::nullopt};
  if (task.question.goal == DistributeGoal::largestReserve) return bestShares(task, search.kept).value_or(std::vector<double>());
  for (int given = 0; given <= static_cast<int>(norms) && !search.best; ++given) search.look(0, given);
  return search.best.value_or(std::vector<double>());
}

void judge(const Task& task, Distribution& out) {
  for (std::size_t norm = 0; norm < task.norms.size(); ++norm)
    out.norms.push_back({task.norms[norm].service, task.norms[norm].territory, 0, 1e300, false, task.brokenAnyway[norm]});
  for (const Row& row : task.rows) {
    double reserve = row.free, onePerson = 0;
    for (std::size_t i = 0; i < task.districts.size(); ++i) {
      reserve -= row.need[i] * out.persons[task.districts[i]] / std::max(1.0, task.question.total);
      onePerson = std::max(onePerson, row.need[i] / std::max(1.0, task.question.total));
    }
    DistributeNorm& norm = out.norms[row.norm];
    if (reserve < -kFull - onePerson) norm.broken = true;  // less than one person is the rounding to whole ones
    if (reserve < norm.reserve) norm.reserve = reserve, norm.year = row.year;
  }
  for (std::size_t i = 0; i < out.norms.size(); ++i) {
    out.broken += out.norms[i].broken;
    out.brokenAnyway += out.norms[i].brokenAnyway;
    if (out.tightest < 0 || out.norms[i].reserve < out.norms[out.tightest].reserve) out.tightest = static_cast<int>(i);
  }
}

Number percent(double share) { return {std::round(std::fabs(share) * 1000) / 10, 1}; }

void explain(const Task& task, Distribution& out) {
  const Dataset& data = task.dataset;
  const bool fewest = task.question.goal == DistributeGoal::fewestBroken;
  out.words.push_back({fewest ? Str::DistributeFewest : Str::DistributeReserve, {}});
  const DistributeNorm& worst = out.norms[out.tightest];
  const Number total{task.question.total, 0};
  const Names& place = data.territories[worst.territory].name;
  const Names& service = data.services.services[worst.service].name;
  if (out.broken == 0)
    out.words.push_back({Str::DistributeFits, {total, percent(worst.reserve), service, place, std::to_string(worst.year)}});
  else
    out.words.push_back({Str::DistributeBreaks, {total, Number{static_cast<double>(out.broken), 0}, Number{static_cast<double>(out.brokenAnyway), 0},
                                                 percent(worst.reserve), service, place, std::to_string(worst.year)}});
  for (const int d : task.districts) {
    const DistributeNorm* limit = nullptr;
    for (const DistributeNorm& norm : out.norms)
      if (norm.territory == data.districts[d] && (!limit || norm.reserve < limit->reserve)) limit = &norm;
    const Names& name = district(data, d).name;
    const Number persons{out.persons[d], 0};
    if (limit)
      out.words.push_back({Str::DistributePart, {name, persons, data.services.services[limit->service].name, std::to_string(limit->year)}});
    else
      out.words.push_back({Str::DistributeUnlimited, {name, persons}});
  }
}

}  // namespace

std::optional<Distribution> distribute(const Dataset& dataset, const Scenario& scenario, const DistributeQuestion& question) {
  const Demography& demography = dataset.demography;
  const bool years = question.years >= 1 && question.from >= demography.baseYear && question.from <= demography.lastFlowYear;
  if (!years || question.total < 0 || !dataset.quotas.streams[question.stream].permanent) return std::nullopt;
  Task task{dataset, question, askedDistricts(dataset, scenario, question), normsOf(dataset, question), {}, {}};
  if (task.districts.empty() || task.norms.empty()) return std::nullopt;
  fillRows(task, scenario);
  const std::vector<double> shares = sharesOf(task);
  if (shares.empty()) return std::nullopt;
  std::vector<double> parts;
  for (const double share : shares) parts.push_back(std::max(0.0, share) * question.total);
  const std::vector<double> whole = wholeByLargestRemainder(parts, question.total);
  Distribution out;
  out.persons.assign(dataset.districts.size(), 0.0);
  for (std::size_t i = 0; i < whole.size(); ++i) out.persons[task.districts[i]] = whole[i];
  judge(task, out);
  explain(task, out);
  return out;
}

Scenario withDistribution(const Dataset& dataset, const Scenario& scenario, const DistributeQuestion& question,
                          const Distribution& split) {
  Scenario out = scenario;
  const std::string& stream = dataset.quotas.streams[question.stream].id;
  const int last = std::min(question.from + question.years - 1, dataset.demography.lastFlowYear);
  // A year's part of each district; what does not divide comes in the first years.
  const auto part = [&](double persons, int year) {
    const double each = std::floor(persons / question.years);
    return each + (year - question.from < persons - each * question.years ? 1 : 0);
  };
  for (int year = question.from; year <= last; ++year) {
    double total = 0;
    for (const double persons : split.persons) total += part(persons, year);
    decideQuota(out, dataset, stream, year, total);
    for (std::size_t d = 0; d < split.persons.size(); ++d)
      decideQuota(out, dataset, stream, year, part(split.persons[d], year), district(dataset, static_cast<int>(d)).id);
  }
  return out;
}

}  // namespace kosh
