// The four proposals of paragraph 4: sentence, justification, formula, cost, effect and what a refusal means.
#include "core/proposals.h"

#include <algorithm>

#include "core/proposal_lines.h"

namespace kosh {
namespace {

constexpr const char* kParagraphs[kProposalKinds] = {"4.1", "4.2", "4.3", "4.4"};

Proposal begin(const Facts& facts, const Judgement& judgement, ProposalKind kind, const AskedYears& term) {
  Proposal out;
  out.kind = kind;
  out.period = term.period;
  out.year = term.first;
  out.lastYear = term.last;
  out.horizon = yearsAsked(facts, judgement.year, Period::mediumTerm).last;
  for (std::size_t i = 0; i < judgement.findings.size(); ++i)
    if (judgement.findings[i].paragraph == kParagraphs[static_cast<int>(kind)]) out.findings.push_back(static_cast<int>(i));
  return out;
}

// --- money by level and year

Evidence costOf(const char* id, Str name, int year, std::optional<double> thousandTenge, Status status) {
  Evidence out = ofMethod(std::string(id) + "/" + std::to_string(year), {name, {std::to_string(year)}}, thousandTenge, 0,
                          {Str::UnitThousandTenge, {}}, status);
  out.year = year;
  return out;
}

// The support of quota members is paid by the republican budget; of places in schools and clinics no cost is published.
std::vector<Evidence> regionalCost(const Facts& facts, const Proposal& proposal) {
  std::vector<Evidence> out;
  for (int year = proposal.year; year <= proposal.lastYear; ++year) {
    double low = 0, high = 0;
    bool known = true;
    Status status = Status::computed;
    for (const ProposalLine& line : proposal.lines) {
      if (line.year != year) continue;
      const Funds funds = fundsFor(facts.dataset, line.proposed, year);
      // Nobody costs nothing, whatever the rates are.
      known = known && (funds.low || (line.proposed && *line.proposed == 0));
      low += funds.low.value_or(0), high += funds.high.value_or(0);
      if (line.proposed.value_or(0) > 0) status = worse(status, funds.status);
    }
    out.push_back(costOf("republican_low", Str::CostRepublicanLow, year, known ? std::optional(low) : std::nullopt, status));
    out.push_back(costOf("republican_high", Str::CostRepublicanHigh, year, known ? std::optional(high) : std::nullopt, status));
    out.push_back(costOf("local", Str::CostLocal, year, std::nullopt, Status::computed));
  }
  return out;
}

std::vector<Evidence> unknownCost(const Proposal& proposal) {
  std::vector<Evidence> out;
  for (int year = proposal.year; year <= proposal.lastYear; ++year) {
    out.push_back(costOf("republican", Str::CostRepublican, year, std::nullopt, Status::computed));
    out.push_back(costOf("local", Str::CostLocal, year, std::nullopt, Status::computed));
  }
  return out;
}

// What one family of the size of the rules would get where a territory is a receiving one: a what-if for Almaty.
void addFamilyCost(const Facts& facts, const Proposal& proposal, std::vector<Evidence>& out) {
  const std::optional<double> family = thresholdValue(facts.dataset.rules, limit::kFamilySize);
  const Funds funds = fundsFor(facts.dataset, family, proposal.year);
  const Names size = family ? figureOf(*family, 0, {Str::UnitPersons, {}}) : spoken({Str::NoData, {}});
  out.push_back(ofMethod("family_low", {Str::CostFamilyLow, {size}}, funds.low, 1, {Str::UnitThousandTenge, {}}, funds.status));
  out.push_back(ofMethod("family_high", {Str::CostFamilyHigh, {size}}, funds.high, 1, {Str::UnitThousandTenge, {}}, funds.status));
  const Figure* mci = figureFor(facts.dataset.quotas.mci, proposal.year);
  out.push_back(ofFigure("mci", {Str::FigMci, {}}, 0, {Str::UnitTenge, {}}, mci, proposal.year));
  out.push_back(ofWords("in_law", {Str::CostInLaw, {}}, {anyIncluded(facts.scenario) ? Str::CostWhatIf : Str::CostZero, {}}));
}

// --- the kinds

int countOf(const Proposal& proposal, Direction direction) {
  return static_cast<int>(std::count_if(proposal.lines.begin(), proposal.lines.end(),
                                        [direction](const ProposalLine& l) { return l.direction == direction; }));
}

// The territories of a direction, by name.
Names namesOf(const Facts& facts, const Proposal& proposal, Direction direction) {
  std::vector<Names> names;
  for (const ProposalLine& line : proposal.lines)
    if (line.direction == direction) names.push_back(facts.dataset.territories[static_cast<std::size_t>(line.territory)].name);
  return joined(names);
}

Message territoriesSentence(const Facts& facts, const Proposal& proposal) {
  const Names period = periodWords(proposal.period, proposal.year, proposal.lastYear);
  const Names in = namesOf(facts, proposal, Direction::include), gone = namesOf(facts, proposal, Direction::exclude);
  if (proposal.direction == Direction::none) return {Str::TerritoriesUnknown, {period}};
  if (!in.empty() && !gone.empty()) return {Str::TerritoriesBoth, {period, in, gone}};
  if (!in.empty()) return {Str::TerritoriesInclude, {period, in}};
  if (!gone.empty()) return {Str::TerritoriesExclude, {period, gone}};
  const std::optional<double> minimum = thresholdValue(facts.dataset.rules, limit::kMinCapacity);
  const auto enough = std::count_if(proposal.lines.begin(), proposal.lines.end(), [&](const ProposalLine& line) {
    return line.direction != Direction::none && minimum && line.proposed.value_or(-1) >= *minimum;
  });
  return {Str::TerritoriesKeep, {period, std::to_string(enough), std::to_string(proposal.lines.size())}};
}

Proposal territories(const Facts& facts, const Judgement& judgement, const AskedYears& term) {
  Proposal out = begin(facts, judgement, ProposalKind::territories, term);
  out.lines = territoryLines(facts, judgement);
  const int in = countOf(out, Direction::include), gone = countOf(out, Direction::exclude);
  const int unknown = countOf(out, Direction::none);
  out.direction = in > 0 ? Direction::include : gone > 0 ? Direction::exclude
                  : unknown == static_cast<int>(out.lines.size()) ? Direction::none : Direction::keep;
  out.sentence = territoriesSentence(facts, out);
  const int city = cityOf(facts.dataset);
  out.values = intakeChain(facts, roomOf(facts, judgement.intakes, city, judgement.year), city);
  out.values.resize(std::min<std::size_t>(out.values.size(), 5));
  out.grounds = {ofIndicator(facts, "population", city, judgement.year), out.values[0], out.values[1], out.values[2], out.values[3]};
  out.values.push_back(out.grounds[0]);
  out.formula = Str::FormulaIncludeRule;
  out.cost = unknownCost(out);
  out.effect = {Str::EffectTerritories, {}};
  out.refusal = {Str::RefusalTerritories, {}};
  return out;
}

// The sum over categories, where every one of them is known.
struct Sum {
  std::optional<Datum> present;
  std::optional<double> proposed;
};

Sum sumOf(const std::vector<ProposalLine>& lines, int year) {
  Sum sum{Datum{0, Status::official}, 0};
  for (const ProposalLine& line : lines) {
    if (line.year != year) continue;
    if (!line.present) sum.present = std::nullopt;
    if (!line.proposed) sum.proposed = std::nullopt;
    if (sum.present) sum.present = Datum{sum.present->value + line.present->value, worse(sum.present->status, line.present->status)};
    if (sum.proposed) sum.proposed = *sum.proposed + *line.proposed;
  }
  return sum;
}

Direction directionOf(const Sum& sum) {
  if (!sum.proposed) return Direction::none;
  const double before = sum.present ? sum.present->value : 0;
  return *sum.proposed > before ? Direction::increase : *sum.proposed < before ? Direction::decrease : Direction::keep;
}

// The sentence of a whole kind: that of one line for the sum, then the sums of the later years.
Message totalSentence(const Facts& facts, const Proposal& proposal, const Names& name) {
  const Sum first = sumOf(proposal.lines, proposal.year);
  const Names all = periodWords(proposal.period, proposal.year, proposal.lastYear);
  ProposalLine total;
  total.stream = proposal.lines.front().stream;
  total.year = proposal.year;
  total.present = first.present;
  total.proposed = first.proposed;
  total.direction = proposal.direction;
  const bool oneByOne = first.proposed && proposal.lastYear > proposal.year;
  Message out = quotaSentence(facts, total, name, oneByOne ? periodWords(Period::comingYear, proposal.year, proposal.year) : all);
  const bool permits = facts.dataset.quotas.streams[static_cast<std::size_t>(total.stream)].counts == QuotaUnit::permits;
  for (int year = proposal.year + 1; oneByOne && year <= proposal.lastYear; ++year) {
    const Evidence sum = ofMethod("sum", none(), sumOf(proposal.lines, year).proposed, 0, {permits ? Str::UnitPermits : Str::UnitPersons, {}});
    out = {Str::QuotaThen, {spoken(out), periodWords(Period::comingYear, year, year), figureOf(sum)}};
  }
  return out;
}

// Present and proposed sums of the first year: what a letter about several categories begins with.
std::vector<Evidence> totalsOf(const Proposal& proposal, const AskedYears& term) {
  const Sum sum = sumOf(proposal.lines, proposal.year);
  Evidence present = ofMethod("total_present", {Str::FigQuotaPresent, {std::to_string(term.inForce)}}, std::nullopt, 0, {Str::UnitPermits, {}});
  if (sum.present) present.value = sum.present->value, present.status = sum.present->status;
  return {present, ofMethod("total_proposed", {Str::FigQuotaProposed, {std::to_string(proposal.year)}}, sum.proposed, 0, {Str::UnitPermits, {}})};
}

Proposal foreign(const Facts& facts, const Judgement& judgement, const AskedYears& term) {
  Proposal out = begin(facts, judgement, ProposalKind::foreignLabour, term);
  out.lines = foreignLines(facts, term);
  if (out.lines.empty()) return out;
  out.direction = directionOf(sumOf(out.lines, out.year));
  out.sentence = totalSentence(facts, out, spoken({Str::FigForeignQuota, {}}));
  out.values = foreignChain(facts, out.lines.front().stream, {out.year, term.inForce}, out.lines.front().proposed);
  out.values.resize(10);
  out.grounds = totalsOf(out, term);
  out.grounds.insert(out.grounds.end(), out.values.begin() + 6, out.values.begin() + 10);  // use, vacancies, unemployment
  out.formula = out.lines.front().decided ? Str::Count : Str::FormulaForeign;
  out.cost = unknownCost(out);
  out.effect = {Str::EffectForeign, {}};
  out.refusal = {Str::RefusalForeign, {}};
  return out;
}

Proposal regional(const Facts& facts, const Judgement& judgement, const AskedYears& term) {
  Proposal out = begin(facts, judgement, ProposalKind::regionalQuotas, term);
  out.lines = regionalLines(facts, judgement, term);
  if (out.lines.empty()) return out;
  const bool included = anyIncluded(facts.scenario);
  out.direction = included ? directionOf(sumOf(out.lines, out.year)) : Direction::keep;
  const Names name = spoken({Str::FigRegionalQuotas, {}});
  out.sentence = included ? totalSentence(facts, out, name)
                          : Message{Str::RegionalZero, {name, periodWords(out.period, out.year, out.lastYear)}};
  out.values = regionalChain(facts, judgement, out.lines.front());
  out.grounds.assign(out.values.begin() + 1, out.values.end());
  out.formula = out.lines.front().decided ? Str::Count : Str::FormulaRegional;
  out.cost = regionalCost(facts, out);
  addFamilyCost(facts, out, out.cost);
  out.effect = {included ? Str::EffectRegional : Str::EffectRegionalZero, {}};
  out.refusal = {included ? Str::RefusalRegional : Str::RefusalRegionalZero, {}};
  return out;
}

Proposal immigrants(const Facts& facts, const Judgement& judgement, const AskedYears& term) {
  Proposal out = begin(facts, judgement, ProposalKind::labourImmigrants, term);
  out.lines = immigrantLines(facts, term);
  if (out.lines.empty()) return out;
  out.direction = directionOf(sumOf(out.lines, out.year));
  out.sentence = totalSentence(facts, out, spoken({Str::FigImmigrantQuota, {}}));
  out.values = immigrantChain(facts, out.lines.front().stream, {out.year, term.inForce}, out.lines.front().proposed);
  out.grounds = {out.values[3], out.values[1], out.values[2], out.values[6], out.values[5]};  // quota, permits, use, limit
  out.formula = out.lines.front().decided ? Str::Count : Str::FormulaImmigrants;
  out.cost = unknownCost(out);
  out.effect = {Str::EffectImmigrants, {}};
  out.refusal = {Str::RefusalImmigrants, {}};
  return out;
}

}  // namespace

Names periodWords(Period period, int year, int lastYear) {
  const std::string first = std::to_string(year), last = std::to_string(lastYear);
  if (period == Period::mediumTerm && lastYear > year) return spoken({Str::PeriodMedium, {first, last}});
  return spoken({period == Period::currentYear ? Str::PeriodCurrent : Str::PeriodComing, {first}});
}

std::vector<Proposal> proposals(const Dataset& dataset, const Scenario& scenario, const Outcome& outcome, const Judgement& judgement,
                                const Periods& periods) {
  const Facts facts{dataset, scenario, outcome};
  const auto term = [&](ProposalKind kind) { return yearsAsked(facts, judgement.year, periods[static_cast<std::size_t>(kind)]); };
  return {territories(facts, judgement, term(ProposalKind::territories)), foreign(facts, judgement, term(ProposalKind::foreignLabour)),
          regional(facts, judgement, term(ProposalKind::regionalQuotas)), immigrants(facts, judgement, term(ProposalKind::labourImmigrants))};
}

}  // namespace kosh
