// The four proposals of paragraph 4: sentence, justification, formula, cost, effect and what a refusal means.
#include "core/proposals.h"

#include <algorithm>

#include "core/proposal_lines.h"

namespace kosh {
namespace {

constexpr const char* kParagraphs[kProposalKinds] = {"4.1", "4.2", "4.3", "4.4"};

int termOf(const Facts& facts) { return yearsOf(facts.dataset, limit::kMediumTerm).value_or(kMediumTermYears); }

Proposal begin(const Facts& facts, const Judgement& judgement, ProposalKind kind) {
  Proposal out;
  out.kind = kind;
  out.year = judgement.year;
  out.lastYear = judgement.year + termOf(facts) - 1;
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

Proposal territories(const Facts& facts, const Judgement& judgement) {
  Proposal out = begin(facts, judgement, ProposalKind::territories);
  out.lines = territoryLines(facts, judgement);
  const int in = countOf(out, Direction::include), gone = countOf(out, Direction::exclude);
  const int unknown = countOf(out, Direction::none);
  out.direction = in > 0 ? Direction::include : gone > 0 ? Direction::exclude
                  : unknown == static_cast<int>(out.lines.size()) ? Direction::none : Direction::keep;
  const int kept = static_cast<int>(out.lines.size()) - in - gone - unknown;
  out.sentence = {Str::ProposalTerritories, {std::to_string(in), std::to_string(gone), std::to_string(kept), std::to_string(unknown)}};
  const int city = cityOf(facts.dataset);
  out.values = intakeChain(facts, roomOf(facts, judgement.intakes, city, judgement.year), city);
  out.values.resize(std::min<std::size_t>(out.values.size(), 5));
  out.values.push_back(ofIndicator(facts, "population", city, judgement.year));
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

// The sentence of a whole kind, as that of one line.
Message totalSentence(const Facts& facts, const Proposal& proposal, const Sum& sum, const Names& name) {
  ProposalLine total;
  total.stream = proposal.lines.front().stream;
  total.year = proposal.year;
  total.present = sum.present;
  total.proposed = sum.proposed;
  total.direction = proposal.direction;
  return quotaSentence(facts, total, name);
}

void addTotals(const Sum& sum, int year, std::vector<Evidence>& values) {
  Evidence present = ofMethod("quota_present", {Str::FigQuotaPresent, {std::to_string(year - 1)}}, std::nullopt, 0, {Str::UnitPermits, {}});
  if (sum.present) present.value = sum.present->value, present.status = sum.present->status;
  values.push_back(present);
  values.push_back(ofMethod("quota_proposed", {Str::FigQuotaProposed, {std::to_string(year)}}, sum.proposed, 0, {Str::UnitPermits, {}}));
}

Proposal foreign(const Facts& facts, const Judgement& judgement) {
  Proposal out = begin(facts, judgement, ProposalKind::foreignLabour);
  out.lines = foreignLines(facts, judgement.year);
  if (out.lines.empty()) return out;
  const Sum sum = sumOf(out.lines, out.year);
  out.direction = directionOf(sum);
  out.sentence = totalSentence(facts, out, sum, spoken({Str::FigForeignQuota, {}}));
  out.values = foreignChain(facts, out.lines.front().stream, out.year, out.lines.front().proposed);
  out.values.resize(10);
  addTotals(sum, out.year, out.values);
  out.formula = out.lines.front().decided ? Str::Count : Str::FormulaForeign;
  out.cost = unknownCost(out);
  out.effect = {Str::EffectForeign, {}};
  out.refusal = {Str::RefusalForeign, {}};
  return out;
}

Proposal regional(const Facts& facts, const Judgement& judgement) {
  Proposal out = begin(facts, judgement, ProposalKind::regionalQuotas);
  out.lines = regionalLines(facts, judgement);
  if (out.lines.empty()) return out;
  const Sum sum = sumOf(out.lines, out.year);
  out.direction = anyIncluded(facts.scenario) ? directionOf(sum) : Direction::keep;
  const Names name = spoken({Str::FigRegionalQuotas, {}});
  out.sentence = anyIncluded(facts.scenario) ? totalSentence(facts, out, sum, name)
                                             : Message{Str::RegionalZero, {name, std::to_string(out.year)}};
  out.values = regionalChain(facts, judgement, out.lines.front());
  out.formula = out.lines.front().decided ? Str::Count : Str::FormulaRegional;
  out.cost = regionalCost(facts, out);
  addFamilyCost(facts, out, out.cost);
  out.effect = {anyIncluded(facts.scenario) ? Str::EffectRegional : Str::EffectRegionalZero, {}};
  out.refusal = {anyIncluded(facts.scenario) ? Str::RefusalRegional : Str::RefusalRegionalZero, {}};
  return out;
}

Proposal immigrants(const Facts& facts, const Judgement& judgement) {
  Proposal out = begin(facts, judgement, ProposalKind::labourImmigrants);
  out.lines = immigrantLines(facts, judgement.year);
  if (out.lines.empty()) return out;
  const Sum sum = sumOf(out.lines, out.year);
  out.direction = directionOf(sum);
  out.sentence = totalSentence(facts, out, sum, spoken({Str::FigImmigrantQuota, {}}));
  out.values = immigrantChain(facts, out.lines.front().stream, out.year, out.lines.front().proposed);
  out.formula = out.lines.front().decided ? Str::Count : Str::FormulaImmigrants;
  out.cost = unknownCost(out);
  out.effect = {Str::EffectImmigrants, {}};
  out.refusal = {Str::RefusalImmigrants, {}};
  return out;
}

}  // namespace

std::vector<Proposal> proposals(const Dataset& dataset, const Scenario& scenario, const Outcome& outcome, const Judgement& judgement) {
  const Facts facts{dataset, scenario, outcome};
  return {territories(facts, judgement), foreign(facts, judgement), regional(facts, judgement), immigrants(facts, judgement)};
}

}  // namespace kosh
