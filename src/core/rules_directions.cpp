// Paragraphs 5 to 8: the two directions of settlement, and the list of localities with its date and receivers.
#include <algorithm>
#include <cstdio>

#include "core/proposal_lines.h"
#include "core/records.h"

namespace kosh {
namespace {

const Names& cityName(const Facts& facts) { return facts.dataset.territories[static_cast<std::size_t>(cityOf(facts.dataset))].name; }

// A quota of people who settle for good, in the first year of the flows in which the scenario has one.
struct FirstQuota {
  int year = 0;  // 0: none
  double persons = 0;
};

FirstQuota firstQuota(const Facts& facts, int stream) {
  for (int year = facts.outcome.firstYear; year < facts.outcome.lastYear; ++year) {
    const std::optional<double> own = decidedQuota(facts, stream, year);
    if (own && *own > 0) return {year, *own};
  }
  return {};
}

// 5.1: nobody can be settled in a city that no order names and where nothing is even proposed for inclusion.
Finding settledHere(const Facts& facts, int stream, int year) {
  const QuotaStream& facts_ = facts.dataset.quotas.streams[static_cast<std::size_t>(stream)];
  Finding out = finding(facts, "5", cityOf(facts.dataset), year, facts_.id);
  const FirstQuota first = firstQuota(facts, stream);
  const bool included = anyIncluded(facts.scenario);
  const Message persons{Str::UnitPersons, {}};
  Evidence quota = ofMethod("quota_scenario", {Str::FigQuotaScenario, {}}, first.persons, 0, persons);
  quota.status = std::nullopt;
  quota.year = first.year;
  Evidence count = ofMethod("included", {Str::FigIncluded, {}}, static_cast<double>(facts.scenario.included.size()), 0, {Str::UnitTerritories, {}});
  Evidence order = ofWords("allocated", {Str::FigAllocated, {}}, {facts_.allocated ? Str::AnswerYes : Str::AnswerNo, {}});
  order.status = facts_.allocatedFrom.status;
  order.source = facts_.allocatedFrom.source;
  order.asOf = facts_.allocatedFrom.asOf;
  out.values = {quota, count, order};
  out.result = 0;
  out.threshold = 1;
  const Names people = figureOf(first.persons, 0, persons);
  if (first.year == 0) {
    out.message = {Str::DirectionNobody, {facts_.name}};
  } else if (!included) {
    out.sign = Sign::decide;
    out.direction = Direction::warn;
    out.message = {Str::DirectionConflict, {facts_.name, std::to_string(first.year), people}};
    out.reason = {Str::ReasonNoneIncluded, {}};
  } else {
    out.sign = facts_.allocated ? Sign::inOrder : Sign::check;
    out.message = {Str::DirectionPresumes, {facts_.name, std::to_string(first.year), people}};
  }
  return out;
}

Finding donor(const Facts& facts, int year) {
  Finding out = finding(facts, "5", cityOf(facts.dataset), year, "regions");
  bool receives = false;
  for (const QuotaStream& s : facts.dataset.quotas.streams) receives = receives || (s.permanent && s.allocated);
  out.values = {ofMethod("left_under_quota", {Str::FigLeftUnderQuota, {}}, std::nullopt, 0, {Str::UnitPersons, {}})};
  out.result = 0;
  out.sign = Sign::noData;
  out.message = {receives ? Str::DirectionReceives : Str::DirectionDonor, {cityName(facts)}};
  return out;
}

std::vector<int> agglomerationOf(const Dataset& dataset) {
  std::vector<int> out;
  for (std::size_t t = 0; t < dataset.territories.size(); ++t)
    if (dataset.territories[t].kind == TerritoryKind::agglomeration) out.push_back(static_cast<int>(t));
  return out;
}

// 5.2: within one oblast; the city itself has no villages, so the partner is the agglomeration, by agreement.
Finding withinRegion(const Facts& facts, int year) {
  Finding out = finding(facts, "5", cityOf(facts.dataset), year, "agglomeration");
  const double count = static_cast<double>(agglomerationOf(facts.dataset).size());
  out.values = {ofMethod("territories", {Str::FigAgglomeration, {}}, count, 0, {Str::UnitTerritories, {}}),
                ofMethod("free_jobs", {Str::FigFreeJobs, {}}, std::nullopt, 0, {Str::UnitJobs, {}}),
                ofMethod("free_dwellings", {Str::FigDwellings, {}}, std::nullopt, 0, {Str::UnitDwellings, {}})};
  out.sign = Sign::noData;
  out.message = {Str::DirectionRegion, {std::to_string(static_cast<int>(count))}};
  return out;
}

// Columns of the form that no candidate has a figure or a word for.
std::vector<Names> emptyColumns(const std::vector<Locality>& list) {
  std::vector<Names> out;
  if (list.empty()) return out;
  for (std::size_t c = 0; c < list[0].columns.size(); ++c) {
    const bool empty = std::all_of(list.begin(), list.end(), [c](const Locality& l) {
      return !l.columns[c].value && !said(l.columns[c].text);
    });
    if (empty) out.push_back(midSentence(list[0].columns[c].name));
  }
  return out;
}

Finding candidates(const Facts& facts, const std::vector<Locality>& list, int year) {
  Finding out = finding(facts, "6", cityOf(facts.dataset), year, "");
  const std::vector<Names> missing = emptyColumns(list);
  const double proposed = static_cast<double>(std::count_if(list.begin(), list.end(), [](const Locality& l) { return l.state == ListState::proposed; }));
  out.values = {ofMethod("candidates", {Str::FigCandidates, {}}, static_cast<double>(list.size()), 0, {Str::UnitTerritories, {}}),
                ofMethod("proposed", {Str::FigProposed, {}}, proposed, 0, {Str::UnitTerritories, {}}),
                ofMethod("empty_columns", {Str::FigEmptyColumns, {}}, static_cast<double>(missing.size()), 0, {Str::UnitColumns, {}})};
  out.result = 0;
  out.sign = missing.empty() ? Sign::inOrder : Sign::check;
  out.message = {Str::ListCandidates, {std::to_string(list.size()), std::to_string(static_cast<int>(proposed)), std::to_string(missing.size())}};
  if (!missing.empty()) out.reason = {Str::ReasonNoData, {joined(missing)}};
  return out;
}

// The day before which the list is due: the one after the last day that is inside.
std::string dueDate(const Dataset& dataset, int year) {
  for (const Deadline& d : dataset.rules.deadlines) {
    if (d.id != deadline::kListDetermined || d.lastMonth < 1) continue;
    char text[32];
    std::snprintf(text, sizeof text, "%04d-%02d-%02d", year - 1, d.lastMonth, d.lastDay + 1);
    return text;
  }
  return {};
}

Finding due(const Facts& facts, int year) {
  Finding out = finding(facts, "7", cityOf(facts.dataset), year, "");
  const std::string date = dueDate(facts.dataset, year);
  out.ownMethod = false;
  out.direction = Direction::fix;
  out.sign = date.empty() ? Sign::noData : Sign::decide;
  out.message = date.empty() ? Message{Str::MonitorNone, {cityName(facts)}} : Message{Str::ListDue, {std::to_string(year), Date{date}}};
  Evidence day = ofWords("due", {Str::FigDue, {}}, date.empty() ? none() : Message{Str::Plain, {Date{date}}});
  if (!date.empty()) day.status = Status::official, day.asOf = date;
  out.values = {day};
  out.result = 0;
  return out;
}

Finding sending(const Facts& facts, int year) {
  Finding out = finding(facts, "8", cityOf(facts.dataset), year, "");
  std::vector<Names> names;
  for (const Receiver& receiver : facts.dataset.rules.receivers) {
    if (receiver.paragraph != "8") continue;
    names.push_back(receiver.name);
    out.values.push_back(ofWords("receiver/" + receiver.id, plain(receiver.name), none()));
  }
  out.ownMethod = false;
  out.direction = Direction::fix;
  out.sign = names.empty() ? Sign::noData : Sign::check;
  out.message = names.empty() ? Message{Str::MonitorNone, {cityName(facts)}} : Message{Str::ListSend, {std::to_string(year), joined(names)}};
  return out;
}

}  // namespace

std::vector<Finding> rules::directions(const Dataset& dataset, const Scenario& scenario, const Outcome& outcome, int year) {
  const Facts facts{dataset, scenario, outcome};
  std::vector<Finding> out{donor(facts, year)};
  for (std::size_t s = 0; s < dataset.quotas.streams.size(); ++s)
    if (dataset.quotas.streams[s].permanent) out.push_back(settledHere(facts, static_cast<int>(s), year));
  out.push_back(withinRegion(facts, year));
  return out;
}

std::vector<Finding> rules::localities(const Dataset& dataset, const Scenario& scenario, const Outcome& outcome,
                                       const Judgement& judgement) {
  const Facts facts{dataset, scenario, outcome};
  const std::vector<Locality> list = localityList(dataset, scenario, outcome, judgement);
  return {candidates(facts, list, judgement.year), due(facts, judgement.year), sending(facts, judgement.year)};
}

}  // namespace kosh
