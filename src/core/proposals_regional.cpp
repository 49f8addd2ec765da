// Paragraph 4.3: the lines of the regional quotas of kandas and resettlers, and what their support costs.
#include <algorithm>
#include <cmath>

#include "core/proposal_lines.h"
#include "core/quota_method.h"

namespace kosh {
namespace {

Message persons() { return {Str::UnitPersons, {}}; }

const QuotaStream& streamAt(const Facts& facts, int stream) {
  return facts.dataset.quotas.streams[static_cast<std::size_t>(stream)];
}

// Sum of the capacities of the included districts: zero while there are none. Nothing: one of them is not known.
Evidence includedCapacity(const Facts& facts, const std::vector<Intake>& intakes, int year) {
  double sum = 0;
  bool known = true;
  Status status = Status::computed;
  for (const std::string& id : facts.scenario.included) {
    const int t = findTerritory(facts.dataset, id);
    if (t < 0) continue;
    const Room room = roomOf(facts, intakes, t, year);
    known = known && room.persons && room.unknown.empty();
    sum += room.persons.value_or(0);
    if (room.intake) status = worse(status, room.intake->status);
  }
  return ofMethod("capacity", {Str::FigIncludedCapacity, {}}, known ? std::optional(std::floor(sum)) : std::nullopt, 0, persons(),
                  status);
}

// The share of a stream's people in from .. to years of age.
std::optional<double> shareAged(const Facts& facts, int stream, int from, int to) {
  const int profile = streamAt(facts, stream).profile;
  if (profile < 0) return std::nullopt;
  const std::vector<double>& share = facts.dataset.migration.profiles[static_cast<std::size_t>(profile)].share;
  const int ages = facts.dataset.demography.ages, width = facts.dataset.demography.stepYears;
  double sum = 0;
  for (std::size_t i = 0; i < share.size(); ++i) {
    const int age = static_cast<int>(i) % ages * width;
    if (age >= from && age <= to) sum += share[i];
  }
  return sum;
}

Evidence peopleAged(const Facts& facts, int stream, std::optional<double> proposed, const char* id, Str name, int from, int to) {
  const std::optional<double> share = shareAged(facts, stream, from, to);
  std::optional<double> count;
  if (proposed && share) count = std::round(*proposed * *share);
  return ofMethod(id, {name, {}}, count, 0, persons(), Status::estimate);
}

Evidence arrivedInQuota(const Facts& facts, int stream, int year) {
  Evidence out = ofMethod("arrived_in_quota", {Str::FigArrived, {}}, std::nullopt, 0, persons());
  for (const QuotaRecord& r : facts.dataset.quotas.past)
    if (r.stream == streamAt(facts, stream).id && r.scope == QuotaScope::city && r.kind == QuotaRecordKind::arrived && r.chosen &&
        r.year < year)
      out = ofFigure("arrived_in_quota", out.name, 0, persons(), &r.figure, r.year);
  return out;
}

// The last published number of a full year; estimates of part of a year are behind it.
const YearFigure* lastOutside(const Facts& facts, int year) {
  const YearFigure* last = nullptr;
  for (const YearFigure& f : facts.dataset.quotas.kandasOutsideQuota)
    if (f.year < year && (!last || f.figure.from.status <= last->figure.from.status)) last = &f;
  return last;
}

Evidence outsideQuota(const Facts& facts, int stream, int year) {
  const bool kandas = streamAt(facts, stream).id == "kandas";
  const YearFigure* last = kandas ? lastOutside(facts, year) : nullptr;
  const std::string when = last ? std::to_string(last->year) : std::to_string(year - 1);
  return ofFigure("arrived_outside", kandas ? Message{Str::DataOutside, {when}} : Message{Str::FigOutside, {}}, 0, persons(),
                  last ? &last->figure : nullptr, last ? last->year : year - 1);
}

std::vector<Evidence> columns(const Facts& facts, const ProposalLine& line, int inForce, const Evidence& capacity) {
  const int s = line.stream, year = line.year;
  const Evidence present = presentQuota(facts, s, inForce);
  const std::optional<double> family = thresholdValue(facts.dataset.rules, limit::kFamilySize);
  std::optional<double> families, change;
  if (line.proposed && family && *family > 0) families = std::ceil(*line.proposed / *family);
  if (line.proposed && present.value) change = *line.proposed - *present.value;
  const Funds funds = fundsFor(facts.dataset, line.proposed, year);
  Evidence proposed = ofMethod("quota_proposed", {Str::FigQuotaProposed, {std::to_string(year)}}, line.proposed, 0, persons(),
                               capacity.status.value_or(Status::computed));
  if (line.decided) proposed.status = std::nullopt;
  return {ofWords("category", {Str::FigCategory, {}}, plain(streamAt(facts, s).name)),
          ofWords("period", {Str::FigPeriod, {}}, plain(std::to_string(year))),
          present,
          arrivedInQuota(facts, s, year),
          outsideQuota(facts, s, year),
          ofMethod("use", {Str::FigUse, {}}, std::nullopt, 1, {Str::UnitPercent, {}}),
          capacity,
          proposed,
          ofMethod("change", {Str::FigChange, {}}, change, 0, persons()),
          ofMethod("families", {Str::FigFamilies, {}}, families, 0, {Str::UnitFamilies, {}}, Status::illustrative),
          peopleAged(facts, s, line.proposed, "able", Str::FigAble, 16, 62),
          peopleAged(facts, s, line.proposed, "children", Str::FigChildren, 0, 15),
          ofMethod("funds_low", {Str::FigFundsLow, {}}, funds.low, 0, {Str::UnitThousandTenge, {}}, funds.status),
          ofMethod("funds_high", {Str::FigFundsHigh, {}}, funds.high, 0, {Str::UnitThousandTenge, {}}, funds.status)};
}

// No territory is assigned, so the quota stays zero whatever the scenario says: its number is a what-if.
Message zeroReason(const Facts& facts, int stream, int year, bool decided) {
  if (decided) return {Str::ReasonWhatIf, {}};
  const YearFigure* last = streamAt(facts, stream).id == "kandas" ? lastOutside(facts, year) : nullptr;
  if (!last) return {Str::ReasonNoneIncluded, {}};
  return {Str::ReasonOutside, {Number{last->figure.value, 0}, std::to_string(last->year)}};
}

void judgeLine(const Facts& facts, const Evidence& capacity, ProposalLine& line) {
  const std::optional<double> own = decidedQuota(facts, line.stream, line.year);
  if (!anyIncluded(facts.scenario)) {
    line.proposed = 0;
    line.direction = Direction::keep;
    line.reason = zeroReason(facts, line.stream, line.year, own && *own > 0);
    return;
  }
  line.decided = own.has_value();
  line.proposed = own ? own : capacity.value;
  const double before = line.present ? line.present->value : 0;
  if (!line.proposed) {
    line.direction = Direction::none;
    line.reason = {Str::ReasonNoData, {midSentence(capacity.name)}};
    return;
  }
  line.direction = *line.proposed > before ? Direction::increase : *line.proposed < before ? Direction::decrease : Direction::keep;
  const bool over = own && capacity.value && *own > *capacity.value;
  if (over) line.reason = {Str::ReasonOverCapacity, {figureOf(*own, 0, none()), figureOf(capacity, digitsToTell(*own, *capacity.value))}};
  else if (own) line.reason = {Str::ReasonDecided, {}};
  else line.reason = {Str::ReasonCapacity, {figureOf(capacity)}};
}

}  // namespace

bool anyIncluded(const Scenario& scenario) { return !scenario.included.empty(); }

Funds fundsFor(const Dataset& dataset, std::optional<double> persons, int year) {
  Funds out;
  const Figure* mci = figureFor(dataset.quotas.mci, year);
  const std::optional<double> family = thresholdValue(dataset.rules, limit::kFamilySize);
  const std::optional<int> months = yearsOf(dataset, limit::kRentMonths);
  std::optional<double> subsidy, low, high;
  for (const Support& s : dataset.quotas.support) {
    if (s.id == "moving_subsidy") subsidy = s.figure.value;
    if (s.id == "rent_lowest") low = s.figure.value;
    if (s.id == "rent_highest") high = s.figure.value;
  }
  if (!persons || !mci || !family || !months || !subsidy || !low || !high || *family <= 0) return out;
  const double families = std::ceil(*persons / *family);
  out.low = supportCost(mci->value, {*subsidy, *low, 0, *months}, *persons, families, 0) / 1000;
  out.high = supportCost(mci->value, {*subsidy, *high, 0, *months}, *persons, families, 0) / 1000;
  out.status = Status::illustrative;  // the size of a family is not published
  return out;
}

std::vector<ProposalLine> regionalLines(const Facts& facts, const Judgement& judgement, const AskedYears& term) {
  std::vector<ProposalLine> out;
  for (const char* id : {"kandas", "resettlers"}) {
    const int stream = findStream(facts.dataset, id);
    if (stream < 0) continue;
    const Evidence capacity = includedCapacity(
        facts, std::string_view(id) == "kandas" ? judgement.intakes : judgement.resettlerIntakes, judgement.year);
    for (int year = term.first; year <= term.last; ++year) {
      ProposalLine line;
      line.territory = cityOf(facts.dataset);
      line.stream = stream;
      line.year = year;
      const Evidence present = presentQuota(facts, stream, term.inForce);
      if (present.value) line.present = Datum{*present.value, *present.status};
      judgeLine(facts, capacity, line);
      line.values = columns(facts, line, term.inForce, capacity);
      out.push_back(std::move(line));
    }
  }
  return out;
}

std::vector<Evidence> regionalChain(const Facts& facts, const Judgement& judgement, const ProposalLine& line) {
  const bool kandas = streamAt(facts, line.stream).id == "kandas";
  const Evidence capacity = includedCapacity(facts, kandas ? judgement.intakes : judgement.resettlerIntakes, judgement.year);
  Evidence proposed = ofMethod("quota_proposed", {Str::FigQuotaProposed, {std::to_string(line.year)}}, line.proposed, 0, persons());
  if (line.decided) proposed.status = std::nullopt;
  return {proposed, capacity, ofMethod("budget_people", {Str::FigBudget, {}}, std::nullopt, 0, persons()),
          ofMethod("included", {Str::FigIncluded, {}}, static_cast<double>(facts.scenario.included.size()), 0, {Str::UnitTerritories, {}}),
          presentQuota(facts, line.stream, judgement.year - 1), outsideQuota(facts, line.stream, judgement.year)};
}

}  // namespace kosh
