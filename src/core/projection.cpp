// One period of the cohort-component method: survive, move, migrate, give birth, in the order of the method.
#include "core/projection.h"

namespace kosh {
namespace {

// Sizes and views shared by the parts of one step.
struct Frame {
  const StepInput& in;
  StepOutput& out;
  std::size_t ages, rows;  // a row is one territory and sex
  double* before;          // (1) the people who go through the period, [territory][sex][age]
  double* survived;        // (2) the same people at its end

  std::size_t row(int territory, int sex) const { return (static_cast<std::size_t>(territory) * kSexes + sex) * ages; }
};

void reset(std::vector<double>& values, std::size_t size) { values.assign(size, 0.0); }

Frame makeFrame(const StepInput& in, StepOutput& out) {
  assert(in.ages >= 2);
  const std::size_t ages = in.ages, rows = static_cast<std::size_t>(in.territories) * kSexes;
  assert(in.start.size() == rows * ages && in.survival.size() == rows * ages);
  assert(in.migrants.empty() || in.migrants.size() == rows * ages);
  out.end.resize(rows * ages);
  out.scratch.resize(2 * rows * ages);
  reset(out.births, rows);
  reset(out.deaths, in.territories);
  reset(out.migration, in.territories);
  reset(out.movesIn, in.territories);
  reset(out.movesOut, in.territories);
  out.cuts.clear();
  return {in, out, ages, rows, out.scratch.data(), out.scratch.data() + rows * ages};
}

void reportCut(StepOutput& out, int territory, int sex, int age, double persons) {
  for (CutOutflow& cut : out.cuts) {
    if (cut.territory == territory && cut.sex == sex && cut.age == age) {
      cut.persons += persons;
      return;
    }
  }
  out.cuts.push_back({territory, sex, age, persons});
}

// Adds `part` of the migrants to the cells of one territory and sex. Nobody leaves whom the cell does not hold.
double addToRow(const Frame& f, double* people, double part, int t, int s, std::size_t from, std::size_t to) {
  const double* migrants = f.in.migrants.data() + f.row(t, s);
  double* row = people + f.row(t, s);
  double added = 0;
  for (std::size_t a = from; a < to; ++a) {
    const double wanted = row[a] + part * migrants[a];
    const double now = wanted < 0 ? 0 : wanted;
    if (wanted < 0) reportCut(f.out, t, s, static_cast<int>(a), -wanted);
    added += now - row[a];
    row[a] = now;
  }
  return added;
}

// The same for all, at ages from .. to - 1.
void addMigrants(const Frame& f, double* people, double part, std::size_t from, std::size_t to) {
  if (f.in.migrants.empty()) return;
  for (int t = 0; t < f.in.territories; ++t)
    for (int s = 0; s < kSexes; ++s) f.out.migration[t] += addToRow(f, people, part, t, s, from, to);
}

// (2) Everybody who lives on is one age group older; the open group keeps its own.
void survive(const Frame& f) {
  const std::size_t last = f.ages - 1;
  for (std::size_t r = 0; r < f.rows; ++r) {
    const double* a = f.before + r * f.ages;
    const double* s = f.in.survival.data() + r * f.ages;
    double* e = f.survived + r * f.ages;
    e[0] = 0;
    for (std::size_t age = 1; age < last; ++age) e[age] = a[age - 1] * s[age];
    e[last] = (a[last - 1] + a[last]) * s[last];
  }
}

// (3) for one destination row: those who stay plus those who come from each origin, in order of origin.
void moveInto(const Frame& f, int to, int sex) {
  const int n = f.in.territories;
  const double* own = f.survived + f.row(to, sex);
  double* end = f.out.end.data() + f.row(to, sex);
  double leaving = 0;
  for (int d = 0; d < n; ++d) leaving += d == to ? 0 : f.in.moveRate[static_cast<std::size_t>(to) * n + d];
  for (std::size_t a = 0; a < f.ages; ++a) end[a] = 0;
  for (int from = 0; from < n; ++from) {
    const double rate = f.in.moveRate[static_cast<std::size_t>(from) * n + to];
    if (from == to || rate == 0) continue;
    const double* others = f.survived + f.row(from, sex);
    for (std::size_t a = 1; a < f.ages; ++a) end[a] += others[a] * rate;
  }
  double in = 0, out = 0;
  for (std::size_t a = 1; a < f.ages; ++a) {
    const double weight = f.in.moveSchedule.empty() ? 1.0 : f.in.moveSchedule[a];
    const double come = end[a] * weight, go = own[a] * leaving * weight;
    end[a] = own[a] - go + come;
    in += come;
    out += go;
  }
  f.out.movesIn[to] += in;
  f.out.movesOut[to] += out;
}

void moveAll(const Frame& f) {
  if (f.in.moveRate.empty()) {
    for (std::size_t i = 0; i < f.rows * f.ages; ++i) f.out.end[i] = f.survived[i];
    return;
  }
  for (int to = 0; to < f.in.territories; ++to)
    for (int sex = 0; sex < kSexes; ++sex) moveInto(f, to, sex);
}

// (5) Births by the mean of the women in (1) and at the end, and (6) the infants of them who live.
void giveBirth(const Frame& f, int territory) {
  const double* women = f.before + f.row(territory, kFemale);
  const double* later = f.out.end.data() + f.row(territory, kFemale);
  const double* rate = f.in.fertility.data() + static_cast<std::size_t>(territory) * f.ages;
  double births = 0;
  for (std::size_t a = 1; a + 1 < f.ages; ++a) births += rate[a] * 0.5 * (women[a] + later[a]);
  births *= f.in.stepYears;
  const double girls = births / (1 + f.in.boysPerGirl);
  f.out.births[territory * kSexes + kFemale] = girls;
  f.out.births[territory * kSexes + kMale] = births - girls;
}

void addInfants(const Frame& f) {
  for (std::size_t r = 0; r < f.rows; ++r) f.out.end[r * f.ages] = f.out.births[r] * f.in.survival[r * f.ages];
}

// Deaths are what is missing in the balance of people.
void balance(const Frame& f, int territory) {
  double start = 0, end = 0;
  const std::size_t first = f.row(territory, kFemale), count = kSexes * f.ages;
  for (std::size_t i = first; i < first + count; ++i) {
    start += f.in.start[i];
    end += f.out.end[i];
  }
  const double births = f.out.births[territory * kSexes] + f.out.births[territory * kSexes + 1];
  const double come = f.out.migration[territory] + (f.out.movesIn[territory] - f.out.movesOut[territory]);
  f.out.deaths[territory] = start + births + come - end;
}

}  // namespace

void step(const StepInput& in, StepOutput& out) {
  const Frame f = makeFrame(in, out);
  const bool even = in.timing == MigrationTiming::even;
  const bool mothersFirst = in.timing == MigrationTiming::end;  // women who come at the end bear no child yet
  const double atEnd = even ? 0.5 : 1.0;

  for (std::size_t i = 0; i < f.rows * f.ages; ++i) f.before[i] = in.start[i];
  if (even) addMigrants(f, f.before, 0.5, 0, f.ages);
  survive(f);
  moveAll(f);
  if (!mothersFirst) addMigrants(f, out.end.data(), atEnd, 1, f.ages);
  for (int t = 0; t < in.territories; ++t) giveBirth(f, t);
  if (mothersFirst) addMigrants(f, out.end.data(), atEnd, 1, f.ages);
  addInfants(f);
  addMigrants(f, out.end.data(), atEnd, 0, 1);
  for (int t = 0; t < in.territories; ++t) balance(f, t);
}

}  // namespace kosh
