// Validation of migration and quotas: shares, flows, moves, streams, and what the order on quotas allows.
#include <algorithm>

#include "core/check.h"

namespace kosh {
namespace {

std::string districtPath(const Checker& check, const std::string& path, std::size_t d) {
  return join(path, district(check.dataset, static_cast<int>(d)).id);
}

void checkProfile(Checker& check, const AgeProfile& profile) {
  const std::string path = join("/profiles", profile.id);
  const std::size_t ages = check.dataset.demography.ages;
  check.provenance(path, profile.from);
  if (!check.length(path, profile.share.size(), kSexes * ages)) return;
  for (int sex = 0; sex < kSexes; ++sex)
    check.notNegative(sexPath(path, sex), std::span(profile.share).subspan(sex * ages, ages));
  check.sumsToOne(path, profile.share);
}

bool knownProfile(const Checker& check, int profile) {
  return profile >= 0 && static_cast<std::size_t>(profile) < check.dataset.migration.profiles.size();
}

void checkFlow(Checker& check, const std::string& path, const Flow& flow) {
  check.provenance(path, flow.from);
  if (!knownProfile(check, flow.profile)) check.report(join(path, "profile"), Str::BadUnknownProfile, {flow.id});
  const std::size_t n = check.dataset.districts.size();
  if (!check.years(join(path, "years"), flow.persons, n)) return;
  for (std::size_t i = 0; i < flow.persons.values.size(); ++i) {
    const std::string year = join(join(path, "years"), std::to_string(flow.persons.years[i / n]));
    check.notNegative(districtPath(check, year, i % n), flow.persons.values[i]);
  }
}

// Nobody may leave twice: the rates of one origin, at the age that moves most, sum to one at most.
void checkMoves(Checker& check) {
  const Moves& moves = check.dataset.migration.moves;
  if (moves.rate.empty()) return;
  const std::size_t n = check.dataset.districts.size();
  check.provenance("/moves", moves.from);
  double most = 1;
  if (!moves.schedule.empty() &&
      check.length("/moves/schedule", moves.schedule.size(), check.dataset.demography.ages)) {
    check.notNegative("/moves/schedule", moves.schedule);
    most = *std::max_element(moves.schedule.begin(), moves.schedule.end());
  }
  if (!check.length("/moves/rates", moves.rate.size(), n * n)) return;
  for (std::size_t from = 0; from < n; ++from) {
    const std::string path = districtPath(check, "/moves/rates", from);
    double sum = 0;
    for (std::size_t to = 0; to < n; ++to) {
      const double rate = moves.rate[from * n + to];
      check.notNegative(districtPath(check, path, to), rate);
      if (from == to && rate != 0) check.report(districtPath(check, path, to), Str::BadDiagonal, {});
      sum += rate;
    }
    if (sum * most * check.dataset.demography.stepYears > 1 + kSumTolerance)
      check.report(path, Str::BadMoves, {Number{sum * most * check.dataset.demography.stepYears, 6}});
  }
}

// Streams whose regions an order of the Government names.
bool isRegional(const QuotaStream& stream) { return stream.id == "kandas" || stream.id == "resettlers"; }

// Kandas and resettlers settle where an order says so: a quota needs that order, and without one there is no baseline.
void checkAllocation(Checker& check, const std::string& path, const QuotaStream& stream) {
  const bool stated = !stream.allocatedFrom.source.empty();
  if (stated || !stream.allocated) check.provenance(join(path, "allocated"), stream.allocatedFrom);
  if (!isRegional(stream)) return;
  if (!stream.allocated && !stream.baseline.empty())
    check.report(join(path, "baseline"), Str::BadNotAllocated, {stream.id});
  const bool byOrder = stream.allocatedFrom.status == Status::official;
  if (stream.allocated && !byOrder && (stated || !stream.baseline.empty()))
    check.report(join(path, "allocated"), Str::BadAllocated, {stream.id});
}

void checkStream(Checker& check, const std::string& path, const QuotaStream& stream) {
  const std::size_t n = check.dataset.districts.size();
  if (stream.permanent && !knownProfile(check, stream.profile))
    check.report(join(path, "profile"), Str::BadUnknownProfile, {stream.id});
  if (!(stream.fillRate >= 0 && stream.fillRate <= 1))
    check.report(join(path, "fill_rate/value"), Str::BadRange, {shortestNumber(stream.fillRate), "0", "1"});
  check.provenance(join(path, "fill_rate"), stream.fillFrom);
  if (!stream.permanent) {
    if (!(stream.stayYears >= 0 && stream.stayYears <= 50))
      check.report(join(path, "stay_years/value"), Str::BadRange, {shortestNumber(stream.stayYears), "0", "50"});
    check.provenance(join(path, "stay_years"), stream.stayFrom);
  }
  check.provenance(join(path, "split"), stream.splitFrom);
  if (check.length(join(path, "split/by"), stream.split.size(), n)) {
    for (std::size_t d = 0; d < n; ++d)
      check.notNegative(districtPath(check, join(path, "split/by"), d), stream.split[d]);
    check.sumsToOne(join(path, "split/by"), stream.split);
  }
  check.figures(join(path, "baseline"), stream.baseline);
  check.figures(join(path, "ethnic_kazakh"), stream.ethnicKazakh);
  check.figures(join(path, "former_compatriot"), stream.formerCompatriot);
  const bool families = stream.counts == QuotaUnit::personsWithFamily;
  if (families != stream.permanent) check.report(join(path, "counts"), Str::BadCounts, {stream.id});
  checkAllocation(check, path, stream);
}


// "Of which" counts are parts of the quota of the same year.
void checkPart(Checker& check, const std::string& path, const QuotaStream& stream,
               const std::vector<YearFigure>& part) {
  for (std::size_t i = 0; i < part.size(); ++i) {
    const Figure* whole = figureFor(stream.baseline, part[i].year);
    if (whole && part[i].figure.value > whole->value)
      check.report(join(join(path, i), "value"), Str::BadPart,
                   {Number{part[i].figure.value, 0}, Number{whole->value, 0}, std::to_string(part[i].year)});
  }
}

// The two counts are of different people: in every year that names one of them they are no more than the quota.
void checkParts(Checker& check, const std::string& path, const QuotaStream& stream) {
  const auto whole = [&](int year) { return figureFor(stream.baseline, year); };
  const auto checkYear = [&](const std::string& where, const YearFigure& part, const std::vector<YearFigure>& others) {
    const Figure* other = figureFor(others, part.year);
    const Figure* quota = whole(part.year);
    if (!other || !quota || part.figure.value > quota->value || other->value > quota->value) return;  // told before
    const double both = part.figure.value + other->value;
    if (both > quota->value)
      check.report(where + "/value", Str::BadParts, {Number{both, 0}, Number{quota->value, 0}, std::to_string(part.year)});
  };
  for (std::size_t i = 0; i < stream.formerCompatriot.size(); ++i)
    checkYear(join(join(path, "former_compatriot"), i), stream.formerCompatriot[i], stream.ethnicKazakh);
  for (std::size_t i = 0; i < stream.ethnicKazakh.size(); ++i) {
    const Figure* former = figureFor(stream.formerCompatriot, stream.ethnicKazakh[i].year);
    const Figure* before = figureFor(stream.formerCompatriot, stream.ethnicKazakh[i].year - 1);
    if (former == before)  // else that year was judged above
      checkYear(join(join(path, "ethnic_kazakh"), i), stream.ethnicKazakh[i], stream.formerCompatriot);
  }
}

// Kandas who come without a quota are counted in the inflow from abroad: the part may not exceed the whole.
void checkOutsideQuota(Checker& check) {
  const std::vector<YearFigure>& kandas = check.dataset.quotas.kandasOutsideQuota;
  check.figures("/kandas_outside_quota", kandas);
  for (std::size_t i = 0; i < kandas.size(); ++i) {
    double inflow = 0;
    bool known = false;
    for (const Flow& flow : check.dataset.migration.flows) {
      if (flow.kind != FlowKind::externalIn || flow.persons.empty()) continue;
      if (kandas[i].year < flow.persons.years.front()) continue;
      known = true;
      for (int d = 0; d < flow.persons.columns; ++d) inflow += flow.persons.at(kandas[i].year, d);
    }
    if (known && kandas[i].figure.value > inflow)
      check.report(join(join("/kandas_outside_quota", i), "value"), Str::BadOutsideQuota,
                   {Number{kandas[i].figure.value, 0}, Number{inflow, 0}, std::to_string(kandas[i].year)});
  }
}

// The same year, stream and kind of figure.
bool sameRecord(const QuotaRecord& a, const QuotaRecord& b) {
  return a.year == b.year && a.stream == b.stream && a.scope == b.scope && a.kind == b.kind;
}

// Quotas of earlier years and what came of them: of one figure one is chosen at most.
void checkPast(Checker& check) {
  const std::vector<QuotaRecord>& past = check.dataset.quotas.past;
  for (std::size_t i = 0; i < past.size(); ++i) {
    const std::string path = join("/past", i);
    check.figure(path, past[i].figure);
    if (past[i].stream != "foreign_all" && findStream(check.dataset, past[i].stream) < 0)
      check.report(join(path, "stream"), Str::BadUnknownStream, {past[i].stream});
    for (std::size_t j = 0; j < i && past[i].chosen; ++j)
      if (past[j].chosen && sameRecord(past[i], past[j]))
        check.report(join(path, "chosen"), Str::BadTwoChosen, {past[i].stream, std::to_string(past[i].year)});
  }
}

// What the measures of support cost: monthly calculation indices, each of so many tenge.
void checkSupport(Checker& check) {
  const Quotas& facts = check.dataset.quotas;
  std::vector<std::string> ids;
  for (std::size_t i = 0; i < facts.support.size(); ++i) {
    ids.push_back(facts.support[i].id);
    check.figure(join("/support", i), facts.support[i].figure);
  }
  check.unique("/support", ids);
  check.figures("/mci", facts.mci);
  for (std::size_t i = 0; i < facts.mci.size(); ++i)
    if (facts.mci[i].figure.value == 0) check.report(join(join("/mci", i), "value"), Str::BadZero, {});
}

}  // namespace

void checkMigration(Checker check) {
  const Migration& facts = check.dataset.migration;
  std::vector<std::string> ids;
  for (const AgeProfile& profile : facts.profiles) {
    ids.push_back(profile.id);
    checkProfile(check, profile);
  }
  check.unique("/profiles", ids);
  ids.clear();
  for (std::size_t f = 0; f < facts.flows.size(); ++f) {
    ids.push_back(facts.flows[f].id);
    checkFlow(check, join("/flows", f), facts.flows[f]);
  }
  check.unique("/flows", ids);
  const std::size_t cells = check.dataset.districts.size() * kSexes * check.dataset.demography.ages;
  for (std::size_t f = 0; f < facts.netFlows.size(); ++f) {
    check.provenance(join("/net_flows", f), facts.netFlows[f].from);
    check.years(join("/net_flows", f) + "/years", facts.netFlows[f].persons, cells);
  }
  checkMoves(check);
}

void checkQuotas(Checker check) {
  const Quotas& facts = check.dataset.quotas;
  std::vector<std::string> ids;
  for (std::size_t s = 0; s < facts.streams.size(); ++s) {
    const std::string path = join("/streams", s);
    ids.push_back(facts.streams[s].id);
    checkStream(check, path, facts.streams[s]);
    checkPart(check, join(path, "ethnic_kazakh"), facts.streams[s], facts.streams[s].ethnicKazakh);
    checkPart(check, join(path, "former_compatriot"), facts.streams[s], facts.streams[s].formerCompatriot);
    checkParts(check, path, facts.streams[s]);
  }
  check.unique("/streams", ids);
  checkOutsideQuota(check);
  checkPast(check);
  checkSupport(check);
}

}  // namespace kosh
