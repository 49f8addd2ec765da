// Paragraph 10: which territories need support of their demographic development, and whether they have room for it.
#include <array>

#include "core/proposal_lines.h"

namespace kosh {
namespace {

constexpr std::size_t kParts = 5;

// What the index is made of, each so that a larger number means more need.
struct Need {
  int territory = 0;
  std::array<Evidence, kParts> parts;
  bool known = false;
  double index = 0;
  std::array<double, kParts> rank{};
};

Evidence netRate(const Facts& facts, int territory, int year) {
  Evidence out = ofIndicator(facts, "net_migration", territory, year);
  const Evidence people = ofIndicator(facts, "population", territory, year), next = ofIndicator(facts, "population", territory, year + 1);
  out.id = "net_migration_rate";
  out.name = {Str::FigNetRate, {}};
  out.unit = {Str::UnitPerThousand, {}};
  out.decimals = 1;
  const bool known = out.value && people.value && next.value && *people.value + *next.value > 0;
  if (known) out.value = 2000 * *out.value / (*people.value + *next.value);
  else out.value = std::nullopt, out.status = std::nullopt;
  return out;
}

double womenAged(const Facts& facts, int territory, int year, int from, int to) {
  const std::vector<double> cells = ageStructure(facts.dataset, facts.outcome, territory, year);
  const int width = facts.dataset.demography.stepYears;
  double sum = 0;
  for (int a = 0; a < facts.outcome.ages && !cells.empty(); ++a)
    if (a * width >= from && a * width <= to) sum += cells[static_cast<std::size_t>(a)];  // women come first
  return sum;
}

Evidence shareOfWomen(const Facts& facts, int territory, int year) {
  const std::optional<int> from = yearsOf(facts.dataset, limit::kWomenFrom), to = yearsOf(facts.dataset, limit::kWomenTo);
  const Evidence people = ofIndicator(facts, "population", territory, year);
  std::optional<double> share;
  if (from && to && people.value && *people.value > 0) share = 100 * womenAged(facts, territory, year, *from, *to) / *people.value;
  return ofMethod("women_share", {Str::FigWomen, {std::to_string(from.value_or(0)), std::to_string(to.value_or(0))}}, share, 1,
                  {Str::UnitPercent, {}}, Status::estimate);
}

// Change of the school demand, percent: the past is not published by district, so the coming years are taken.
Evidence changeOfPupils(const Facts& facts, int territory, int year) {
  const std::optional<int> years = yearsOf(facts.dataset, limit::kPupilsYears);
  std::optional<double> change;
  if (years) {
    const Evidence now = ofIndicator(facts, "school_demand", territory, year), then = ofIndicator(facts, "school_demand", territory, year + *years);
    if (now.value && then.value && *now.value > 0) change = 100 * (*then.value - *now.value) / *now.value;
  }
  return ofMethod("pupils_change", {Str::FigPupilsChange, {std::to_string(years.value_or(0))}}, change, 1, {Str::UnitPercent, {}},
                  Status::estimate);
}

// Signs of the five parts: little increase, migration, young women or pupils, and many old people mean need.
constexpr double kTowardsNeed[kParts] = {-1, -1, 1, -1, -1};

Need needOf(const Facts& facts, int territory, int year) {
  Need need;
  need.territory = territory;
  need.parts = {ofIndicator(facts, "natural_increase_rate", territory, year), netRate(facts, territory, year),
                ofIndicator(facts, "share_60_plus", territory, year), shareOfWomen(facts, territory, year),
                changeOfPupils(facts, territory, year)};
  need.known = true;
  for (Evidence& part : need.parts) {
    need.known = need.known && part.value;
    part.territory = territory;
  }
  return need;
}

// Place among the territories, 0 least need .. 1 most; equal ones share their place.
void rankAll(std::vector<Need>& needs) {
  int known = 0;
  for (const Need& n : needs) known += n.known;
  for (Need& own : needs) {
    if (!own.known || known < 2) continue;
    for (std::size_t p = 0; p < kParts; ++p) {
      double below = 0;
      for (const Need& other : needs) {
        if (!other.known || &other == &own) continue;
        const double mine = kTowardsNeed[p] * *own.parts[p].value, theirs = kTowardsNeed[p] * *other.parts[p].value;
        below += theirs < mine ? 1 : theirs == mine ? 0.5 : 0;
      }
      own.rank[p] = below / (known - 1);
      own.index += own.rank[p] / kParts;
    }
  }
}

Status worstOf(const Need& need) {
  Status status = Status::computed;
  for (const Evidence& part : need.parts)
    if (part.status) status = worse(status, *part.status);
  return status;
}

void fillValues(const Facts& facts, const Need& need, const Room& room, Finding& out) {
  const std::optional<double> index = need.known ? std::optional(need.index) : std::nullopt;
  out.values.push_back(ofMethod("need", {Str::FigNeedIndex, {}}, index, 2, {Str::UnitIndex, {}}, worstOf(need)));
  for (std::size_t p = 0; p < kParts; ++p)
    out.values.push_back(ofMethod(need.parts[p].id + "_rank", {Str::FigRank, {spoken(need.parts[p].name)}},
                                  need.known ? std::optional(need.rank[p]) : std::nullopt, 2, {Str::UnitIndex, {}}, worstOf(need)));
  out.values.push_back(ofThreshold(facts.dataset, limit::kNeedFlag));
  for (const Evidence& part : need.parts) out.values.push_back(part);
  for (Evidence& v : intakeChain(facts, room, need.territory)) out.values.push_back(std::move(v));
  out.result = 0;
  out.threshold = 1 + static_cast<int>(kParts);
  out.formula = Str::FormulaNeed;
}

Finding judgeNeed(const Facts& facts, const Judgement& judgement, const Need& need, int known) {
  Finding out = finding(facts, "10", need.territory, judgement.year, "");
  const Names& name = facts.dataset.territories[static_cast<std::size_t>(need.territory)].name;
  const Room room = roomOf(facts, judgement.intakes, need.territory, judgement.year);
  fillValues(facts, need, room, out);
  const std::optional<double> flag = thresholdValue(facts.dataset.rules, limit::kNeedFlag);
  if (!need.known || !flag || known < 2) {
    out.sign = Sign::noData;
    out.message = {Str::NeedUnknown, {name}};
    return out;
  }
  const Names index = figureOf(need.index, 2, none()), least = figureOf(*flag, 2, none());
  constexpr double kNoise = 1e-9;  // five ranks that sum to the flag exactly
  if (need.index < *flag - kNoise) {
    out.message = {Str::NeedLow, {name, index, least}};
    return out;
  }
  const NeedAnswer answer = needAnswer(room.persons, room.minimum, room.unknown.empty());
  out.sign = answer == NeedAnswer::unknown ? Sign::noData : Sign::decide;
  out.direction = answer == NeedAnswer::programme ? Direction::programme
                  : answer == NeedAnswer::infrastructureFirst ? Direction::infrastructureFirst : Direction::none;
  out.message = {answer == NeedAnswer::programme ? Str::NeedProgramme
                 : answer == NeedAnswer::infrastructureFirst ? Str::NeedInfrastructure : Str::NeedNoRoomKnown, {name, index}};
  out.reason = room.unknown.empty() ? bindingReason(facts, room) : Message{Str::ReasonNoData, {joined(room.unknown)}};
  return out;
}

}  // namespace

NeedAnswer needAnswer(std::optional<double> persons, std::optional<double> minimum, bool allKnown) {
  if (!persons || !minimum) return NeedAnswer::unknown;
  if (*persons < *minimum) return NeedAnswer::infrastructureFirst;
  return allKnown ? NeedAnswer::programme : NeedAnswer::unknown;
}

std::vector<Finding> rules::agglomeration(const Dataset& dataset, const Scenario& scenario, const Outcome& outcome,
                                          const Judgement& judgement) {
  const Facts facts{dataset, scenario, outcome};
  std::vector<Need> needs;
  int known = 0;
  for (std::size_t t = 0; t < dataset.territories.size(); ++t) {
    if (dataset.territories[t].kind == TerritoryKind::city) continue;
    needs.push_back(needOf(facts, static_cast<int>(t), judgement.year));
    known += needs.back().known;
  }
  rankAll(needs);
  std::vector<Finding> out;
  for (const Need& need : needs) out.push_back(judgeNeed(facts, judgement, need, known));
  return out;
}

}  // namespace kosh
