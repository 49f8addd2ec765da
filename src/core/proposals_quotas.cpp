// Paragraphs 4.2 and 4.4: the lines of the foreign-labour quota by category and of the quota of labour immigrants.
#include <algorithm>
#include <cmath>
#include <numeric>

#include "core/labour.h"
#include "core/proposal_lines.h"
#include "core/quota.h"
#include "core/quota_method.h"

namespace kosh {
namespace {

const QuotaStream& streamAt(const Facts& facts, int stream) {
  return facts.dataset.quotas.streams[static_cast<std::size_t>(stream)];
}

Message permits() { return {Str::UnitPermits, {}}; }

// A figure that the dataset may hold as a series "<stream>_<what>" of the city; else it is not known.
Evidence given(const Facts& facts, int stream, const char* what, Str name, int year, Message unit) {
  Evidence out = ofSeries(facts.dataset, streamAt(facts, stream).id + "_" + what, cityOf(facts.dataset), year);
  out.id = what;
  out.name = {name, {}};
  if (!said(out.unit)) out.unit = std::move(unit);
  return out;
}

// The last record of the city up to a year.
const QuotaRecord* lastRecord(const Facts& facts, const std::string& stream, QuotaRecordKind kind, int upTo) {
  const QuotaRecord* last = nullptr;
  for (const QuotaRecord& r : facts.dataset.quotas.past)
    if (r.stream == stream && r.scope == QuotaScope::city && r.kind == kind && r.chosen && r.year <= upTo)
      if (!last || r.year >= last->year) last = &r;
  return last;
}

Evidence issued(const Facts& facts, int stream, int year) {
  const QuotaRecord* record = lastRecord(facts, streamAt(facts, stream).id, QuotaRecordKind::issued, year - 1);
  if (!record) return given(facts, stream, "issued", Str::FigIssued, year - 1, permits());
  return ofFigure("issued", {Str::FigIssued, {}}, 0, permits(), &record->figure, record->year);
}

// Percent of the quota that was issued: published, or the permits over the quota of the same year.
Evidence useOf(const Facts& facts, int stream, int year) {
  Evidence out = given(facts, stream, "use", Str::FigUse, year - 1, {Str::UnitPercent, {}});
  if (out.value) return out;
  const Evidence permitted = issued(facts, stream, year);
  const Figure* quota = permitted.value ? figureIn(streamAt(facts, stream).baseline, permitted.year) : nullptr;
  if (quota && quota->value > 0) {
    out.value = 100 * *permitted.value / quota->value;
    out.status = worse(*permitted.status, quota->from.status);
    out.decimals = 1;
    out.year = permitted.year;
    return out;
  }
  if (!isForeignLabour(streamAt(facts, stream))) return out;
  Evidence all = ofSeries(facts.dataset, "foreign_quota_use", cityOf(facts.dataset), year - 1);
  all.id = "use";
  all.name = out.name;
  all.unit = {Str::UnitPercent, {}};
  return all;
}

// Upper limit of a category: p x labour force of the city, shared out as the quotas in force are.
Evidence foreignCap(const Facts& facts, int stream, QuotaYear at) {
  Evidence out = ofMethod("cap", {Str::FigCap, {}}, std::nullopt, 0, permits());
  const Evidence force = ofIndicator(facts, "labour_force", cityOf(facts.dataset), at.year);
  const Evidence share = ofThreshold(facts.dataset, limit::kForeignCap);
  double own = 0, all = 0;
  Status status = Status::official;
  for (std::size_t s = 0; s < facts.dataset.quotas.streams.size(); ++s) {
    if (!isForeignLabour(facts.dataset.quotas.streams[s])) continue;
    const Evidence present = presentQuota(facts, static_cast<int>(s), at.inForce);
    if (!present.value) return out;
    all += *present.value;
    status = worse(status, *present.status);
    if (static_cast<int>(s) == stream) own = *present.value;
  }
  if (!force.value || !share.value || all <= 0) return out;
  out.value = std::floor(*share.value / 100 * *force.value * own / all);
  out.status = worse(status, worse(*force.status, *share.status));
  return out;
}

Evidence unemployment(const Facts& facts, int year) {
  const Evidence published = ofSeries(facts.dataset, "unemployment_rate_published", cityOf(facts.dataset), year);
  return published.value ? published : ofIndicator(facts, "unemployment_rate", cityOf(facts.dataset), year);
}

Evidence vacancies(const Facts& facts, int year) {
  Evidence out = ofSeries(facts.dataset, "vacancies_per_unemployed", cityOf(facts.dataset), year);
  if (!said(out.unit)) out.name = {Str::FigVacancies, {}}, out.unit = {Str::UnitJobs, {}};
  return out;
}

// Names of what is missing, in the order of the formula.
Names missing(const std::vector<Evidence>& values) {
  std::vector<Names> names;
  for (const Evidence& value : values)
    if (!value.value && !said(value.text)) names.push_back(midSentence(value.name));
  return joined(names);
}

struct Decision {
  std::optional<double> proposed;
  Direction direction = Direction::none;
  Message reason{Str::Count, {}};
  bool decided = false;
};

Direction changeOf(std::optional<double> present, double proposed) {
  if (!present) return Direction::increase;
  return proposed > *present ? Direction::increase : proposed < *present ? Direction::decrease : Direction::keep;
}

// The scenario's number stands; else the rule's direction with the formula's amount; else nothing.
Decision decide(const Facts& facts, int stream, int year, std::optional<double> present, std::optional<Direction> direction,
                std::optional<double> amount, const Names& lacking, const Message& why) {
  if (const std::optional<double> own = decidedQuota(facts, stream, year))
    return {own, changeOf(present, *own), {Str::ReasonDecided, {}}, true};
  if (!direction) return {std::nullopt, Direction::none, {Str::ReasonNoData, {lacking}}, false};
  const std::optional<double> proposed = amountInDirection(*direction, present, amount);
  if (!proposed) return {std::nullopt, *direction, {Str::ReasonNoData, {lacking}}, false};
  return {proposed, changeOf(present, *proposed), why, false};
}

Message whyForeign(std::optional<Direction> direction, const std::vector<Evidence>& market) {
  if (!direction || *direction == Direction::keep) return {Str::ReasonCorridor, {}};
  const Names use = figureOf(market[0]);
  if (*direction == Direction::increase) return {Str::ReasonUseHigh, {use, figureOf(market[1])}};
  const bool idle = market[0].value && market[4].value && *market[0].value <= *market[4].value;
  return idle ? Message{Str::ReasonUseLow, {use}} : Message{Str::ReasonUnemployment, {figureOf(market[2]), figureOf(market[3])}};
}

// Use, vacancies, unemployment, the country's, and the two thresholds of use.
std::vector<Evidence> marketOf(const Facts& facts, int stream, int year) {
  return {useOf(facts, stream, year), vacancies(facts, year), unemployment(facts, year),
          ofThreshold(facts.dataset, limit::kUnemployment), ofThreshold(facts.dataset, limit::kUseDown),
          ofThreshold(facts.dataset, limit::kUseUp), ofThreshold(facts.dataset, limit::kVacanciesUp)};
}

void addChange(std::vector<Evidence>& values, std::optional<double> present, std::optional<double> proposed, const Message& unit) {
  std::optional<double> change, percent;
  if (present && proposed) change = *proposed - *present;
  if (change && *present > 0) percent = 100 * *change / *present;
  values.push_back(ofMethod("change", {Str::FigChange, {}}, change, 0, unit));
  values.push_back(ofMethod("change_percent", {Str::FigChangePercent, {}}, percent, 1, {Str::UnitPercent, {}}));
}

Evidence proposedQuota(std::optional<double> proposed, bool decided, int year, const Message& unit) {
  Evidence out = ofMethod("quota_proposed", {Str::FigQuotaProposed, {std::to_string(year)}}, proposed, 0, unit);
  if (decided) out.status = std::nullopt;
  out.year = year;
  return out;
}

std::vector<Evidence> foreignColumns(const Facts& facts, int stream, QuotaYear at, const Decision& decision) {
  const int year = at.year;
  const QuotaStream& facts_ = streamAt(facts, stream);
  const Evidence present = presentQuota(facts, stream, at.inForce);
  std::vector<Evidence> out{ofWords("sector", {Str::FigSector, {}}, none()),
                            ofWords("category", {Str::FigCategory, {}}, plain(facts_.name)),
                            present,
                            issued(facts, stream, year),
                            useOf(facts, stream, year),
                            given(facts, stream, "requested", Str::FigRequested, year, permits()),
                            given(facts, stream, "checked", Str::FigChecked, year, permits()),
                            given(facts, stream, "seekers", Str::FigSeekers, year, {Str::UnitPersons, {}}),
                            proposedQuota(decision.proposed, decision.decided, year, permits())};
  addChange(out, present.value, decision.proposed, permits());
  out.push_back(ofFigure("ethnic_kazakh", {Str::FigEthnic, {}}, 0, permits(), figureFor(facts_.ethnicKazakh, year), year));
  out.push_back(ofFigure("former_compatriot", {Str::FigCompatriots, {}}, 0, permits(), figureFor(facts_.formerCompatriot, year), year));
  return out;
}

ProposalLine lineOf(const Facts& facts, int stream, QuotaYear at, const Decision& decision) {
  ProposalLine line;
  line.stream = stream;
  line.territory = cityOf(facts.dataset);
  line.year = at.year;
  const Evidence present = presentQuota(facts, stream, at.inForce);
  if (present.value) line.present = Datum{*present.value, *present.status};
  line.proposed = decision.proposed;
  line.direction = decision.direction;
  line.reason = decision.reason;
  line.decided = decision.decided;
  return line;
}

ProposalLine foreignLine(const Facts& facts, int stream, QuotaYear at) {
  const std::vector<Evidence> chain = foreignChain(facts, stream, at, std::nullopt), market = marketOf(facts, stream, at.year);
  const std::optional<Direction> direction = foreignDirection({market[0].value, market[1].value, market[2].value, market[3].value,
                                                               market[5].value, market[4].value, market[6].value});
  const std::optional<double> amount = foreignAmount(chain[1].value, chain[2].value, chain[3].value, chain[4].value, chain[5].value);
  std::vector<Evidence> needed(chain.begin() + 1, chain.begin() + 6);
  needed.insert(needed.end(), market.begin(), market.begin() + 4);
  const Decision decision =
      decide(facts, stream, at.year, chain[3].value, direction, amount, missing(needed), whyForeign(direction, market));
  ProposalLine line = lineOf(facts, stream, at, decision);
  line.values = foreignColumns(facts, stream, at, decision);
  return line;
}

// --- labour immigrants

Evidence issuedBefore(const Facts& facts, int stream, int year) {
  const int back = yearsOf(facts.dataset, limit::kTrendYears).value_or(0);
  Evidence out = ofMethod("issued_before", {Str::FigIssuedBefore, {}}, std::nullopt, 0, permits());
  const Evidence last = issued(facts, stream, year);
  if (!last.value || back < 2) return out;
  for (const QuotaRecord& r : facts.dataset.quotas.past)
    if (r.stream == streamAt(facts, stream).id && r.scope == QuotaScope::city && r.kind == QuotaRecordKind::issued && r.chosen &&
        r.year == last.year - back + 1)
      out = ofFigure("issued_before", {Str::FigIssuedBefore, {}}, 0, permits(), &r.figure, r.year);
  return out;
}

// p x labour force of the country x share of the city in permits.
Evidence immigrantsCap(const Facts& facts) {
  const Evidence p = ofThreshold(facts.dataset, limit::kImmigrantsCap), force = ofThreshold(facts.dataset, limit::kCountryForce),
                 share = ofThreshold(facts.dataset, limit::kCityShare);
  std::optional<double> cap;
  Status status = Status::computed;
  if (p.value && force.value && share.value) {
    cap = std::floor(*p.value / 100 * *force.value * 1000 * *share.value / 100);
    status = worse(worse(*p.status, *force.status), *share.status);
  }
  return ofMethod("cap", {Str::FigCap, {}}, cap, 0, permits(), status);
}

// Use at or below the threshold in each of the last years: down. Else the formula decides.
std::optional<Direction> immigrantsDirection(const Facts& facts, int stream, int year, std::optional<double> present,
                                             std::optional<double> amount) {
  const std::optional<double> low = thresholdValue(facts.dataset.rules, limit::kImmigrantsUseDown);
  const std::optional<int> years = yearsOf(facts.dataset, limit::kImmigrantsUseYears);
  if (!low || !years) return std::nullopt;
  bool idle = true;
  for (int ago = 1; ago <= *years; ++ago) {
    const Evidence use = useOf(facts, stream, year - ago + 1);
    if (!use.value) return std::nullopt;
    idle = idle && *use.value <= *low;
  }
  if (idle) return Direction::decrease;
  if (!present || !amount) return std::nullopt;
  return changeOf(present, *amount);
}

// Advance payments of a year: permits x months x tax in calculation indices, thousand tenge, into the local budget.
Evidence incomeTax(const Facts& facts, int stream, int year) {
  const Evidence permitted = issued(facts, stream, year), tax = ofThreshold(facts.dataset, "immigrant_tax");
  const Figure* mci = figureFor(facts.dataset.quotas.mci, year);
  std::optional<double> sum;
  Status status = Status::computed;
  if (permitted.value && tax.value && mci) {
    sum = *permitted.value * 12 * streamAt(facts, stream).stayYears * *tax.value * mci->value / 1000;
    status = worse(worse(*permitted.status, *tax.status), mci->from.status);
  }
  return ofMethod("income_tax", {Str::FigIncomeTax, {}}, sum, 0, {Str::UnitThousandTenge, {}}, status);
}

std::vector<Evidence> immigrantColumns(const Facts& facts, int stream, QuotaYear at, const Decision& decision) {
  const int year = at.year;
  const QuotaStream& facts_ = streamAt(facts, stream);
  const Evidence present = presentQuota(facts, stream, at.inForce);
  std::vector<Evidence> out{ofWords("period", {Str::FigPeriod, {}}, plain(std::to_string(year))),
                            present,
                            issued(facts, stream, year),
                            given(facts, stream, "extended", Str::FigExtended, year - 1, permits()),
                            given(facts, stream, "refused", Str::FigRefused, year - 1, permits()),
                            useOf(facts, stream, year),
                            given(facts, stream, "employers", Str::FigEmployers, year - 1, {Str::UnitPersons, {}}),
                            ofMethod("stay_months", {Str::FigStay, {}}, 12 * facts_.stayYears, 1, {Str::UnitMonths, {}},
                                     facts_.stayFrom.status),
                            incomeTax(facts, stream, year),
                            proposedQuota(decision.proposed, decision.decided, year, permits())};
  addChange(out, present.value, decision.proposed, permits());
  out.erase(out.end() - 2);  // the form has the change in percent only
  return out;
}

}  // namespace

std::optional<double> decidedQuota(const Facts& facts, int stream, int year) {
  const std::size_t n = facts.dataset.districts.size();
  std::vector<double> mine(n), base(n);
  if (!quotaByDistrict(facts.dataset, facts.scenario, stream, year, mine)) return std::nullopt;
  const bool known = quotaByDistrict(facts.dataset, Scenario{}, stream, year, base);
  const double own = std::round(std::accumulate(mine.begin(), mine.end(), 0.0));
  const double before = std::round(std::accumulate(base.begin(), base.end(), 0.0));
  return known && own == before ? std::nullopt : std::optional(own);
}

std::vector<Evidence> foreignChain(const Facts& facts, int stream, QuotaYear at, std::optional<double> proposed) {
  const int year = at.year;
  std::vector<Evidence> out{proposedQuota(proposed, false, year, permits()),
                            given(facts, stream, "checked", Str::FigChecked, year, permits()),
                            given(facts, stream, "seekers", Str::FigSeekers, year, {Str::UnitPersons, {}}),
                            presentQuota(facts, stream, at.inForce), ofThreshold(facts.dataset, limit::kQuotaStep),
                            foreignCap(facts, stream, at)};
  for (Evidence& value : marketOf(facts, stream, year)) out.push_back(std::move(value));
  const Figure* baseline = quotaFor(facts.dataset, Scenario{}, stream, at.inForce).baseline;
  if (baseline) addAlternatives(out, out[3], *baseline);
  return out;
}

AskedYears yearsAsked(const Facts& facts, int comingYear, Period period) {
  const int today = std::max(comingYear - 1, facts.outcome.firstYear);
  const int years = yearsOf(facts.dataset, limit::kMediumTerm).value_or(kMediumTermYears);
  if (period == Period::currentYear) return {period, today, today, comingYear - 1};
  return {period, comingYear, period == Period::mediumTerm ? comingYear + years - 1 : comingYear, comingYear - 1};
}

std::vector<ProposalLine> foreignLines(const Facts& facts, const AskedYears& term) {
  std::vector<ProposalLine> out;
  for (std::size_t s = 0; s < facts.dataset.quotas.streams.size(); ++s)
    for (int year = term.first; isForeignLabour(facts.dataset.quotas.streams[s]) && year <= term.last; ++year)
      out.push_back(foreignLine(facts, static_cast<int>(s), {year, term.inForce}));
  return out;
}

std::vector<Evidence> immigrantChain(const Facts& facts, int stream, QuotaYear at, std::optional<double> proposed) {
  const int year = at.year;
  return {proposedQuota(proposed, false, year, permits()), issued(facts, stream, year), issuedBefore(facts, stream, year),
          presentQuota(facts, stream, at.inForce),           ofThreshold(facts.dataset, limit::kQuotaStep),
          immigrantsCap(facts),                            useOf(facts, stream, year),
          ofThreshold(facts.dataset, limit::kImmigrantsUseDown)};
}

namespace {

ProposalLine immigrantLine(const Facts& facts, int stream, QuotaYear at) {
  const std::vector<Evidence> chain = immigrantChain(facts, stream, at, std::nullopt);
  const std::optional<double> amount =
      immigrantsAmount(chain[1].value, chain[2].value, yearsOf(facts.dataset, limit::kTrendYears).value_or(0), chain[3].value,
                       chain[4].value, chain[5].value);
  const std::optional<Direction> direction = immigrantsDirection(facts, stream, at.year, chain[3].value, amount);
  const bool idle = direction && *direction == Direction::decrease && chain[6].value;
  const Message why = idle ? Message{Str::ReasonUseLow, {figureOf(chain[6])}} : Message{Str::ReasonTrend, {}};
  std::vector<Evidence> needed(chain.begin() + 1, chain.begin() + 7);
  const Decision decision = decide(facts, stream, at.year, chain[3].value, direction, amount, missing(needed), why);
  ProposalLine line = lineOf(facts, stream, at, decision);
  line.values = immigrantColumns(facts, stream, at, decision);
  return line;
}

}  // namespace

std::vector<ProposalLine> immigrantLines(const Facts& facts, const AskedYears& term) {
  const int stream = findStream(facts.dataset, "labour_immigrants");
  std::vector<ProposalLine> out;
  for (int year = term.first; stream >= 0 && year <= term.last; ++year) out.push_back(immigrantLine(facts, stream, {year, term.inForce}));
  return out;
}

Message quotaSentence(const Facts& facts, const ProposalLine& line, const Names& name, const Names& year) {
  if (!line.proposed) return {Str::QuotaUnknown, {name, year}};
  const Message unit{facts.dataset.quotas.streams[static_cast<std::size_t>(line.stream)].counts == QuotaUnit::permits
                         ? Str::UnitPermits
                         : Str::UnitPersons,
                     {}};
  const Names to = figureOf(*line.proposed, 0, unit);
  const bool allocated = facts.dataset.quotas.streams[static_cast<std::size_t>(line.stream)].allocated;
  if (!line.present) return {allocated ? Str::QuotaNewUnknown : Str::QuotaNew, {name, year, to}};
  if (line.direction == Direction::keep) return {Str::QuotaKeep, {name, year, to}};
  const Names from = figureOf(line.present->value, 0, none());
  return {line.direction == Direction::increase ? Str::QuotaUp : Str::QuotaDown, {name, year, from, to}};
}

}  // namespace kosh
