// Versions of the list of localities: what one holds, what has changed since; and the periods that the records choose.
#include <algorithm>
#include <cmath>

#include "core/evidence.h"
#include "core/records.h"

namespace kosh {
namespace {

ListEntry entryOf(const Dataset& dataset, const Locality& locality, ListPart part) {
  ListEntry out{part, dataset.territories[static_cast<std::size_t>(locality.territory)].id, locality.state, locality.weakest, {}};
  if (locality.coverage) out.covered = static_cast<int>(std::lround(100 * *locality.coverage));
  return out;
}

bool sameCandidate(const ListEntry& a, const ListEntry& b) { return a.part == b.part && a.territory == b.territory; }

std::optional<ListEntry> findIn(const std::vector<ListEntry>& entries, const ListEntry& wanted) {
  for (const ListEntry& entry : entries)
    if (sameCandidate(entry, wanted)) return entry;
  return std::nullopt;
}

}  // namespace

std::vector<ListEntry> listEntries(const Dataset& dataset, const std::vector<Locality>& localities) {
  std::vector<ListEntry> out;
  for (const ListPart part : {ListPart::kandas, ListPart::resettlers, ListPart::intraOblast})
    for (const Locality& locality : localities)
      if (std::find(locality.parts.begin(), locality.parts.end(), part) != locality.parts.end())
        out.push_back(entryOf(dataset, locality, part));
  return out;
}

std::vector<ListChange> listChanges(const std::vector<ListEntry>& was, const std::vector<ListEntry>& now) {
  std::vector<ListChange> out;
  for (const ListEntry& before : was)
    if (const std::optional<ListEntry> after = findIn(now, before); !after || !(*after == before)) out.push_back({before, after});
  for (const ListEntry& after : now)
    if (!findIn(was, after)) out.push_back({std::nullopt, after});
  return out;
}

Names linkName(const Dataset& dataset, const std::string& id) {
  const int service = findService(dataset, id);
  if (service >= 0) return dataset.services.services[static_cast<std::size_t>(service)].name;
  return id == "jobs" ? spoken({Str::IndJobs, {}}) : sameInAll(id);
}

Names entryWords(const Dataset& dataset, const std::optional<ListEntry>& entry) {
  if (!entry) return spoken({Str::ListAbsent, {}});
  if (entry->weakest.empty() || !entry->covered) return spoken({wordsOf(entry->state), {}});
  const Names percent = figureOf(static_cast<double>(*entry->covered), 0, {Str::UnitPercent, {}});
  return spoken({Str::ListLink, {wordsOf(entry->state), midSentence(linkName(dataset, entry->weakest)), percent}});
}

Names changeWords(const Dataset& dataset, const ListChange& change) {
  const ListEntry& any = change.was ? *change.was : change.now.value_or(ListEntry{});
  const int territory = findTerritory(dataset, any.territory);
  const Names name = territory < 0 ? sameInAll(any.territory) : dataset.territories[static_cast<std::size_t>(territory)].name;
  return spoken({Str::ListChange, {name, entryWords(dataset, change.was), entryWords(dataset, change.now)}});
}

Periods periodsOf(const Records& records, int year) {
  constexpr const char* kKinds[kProposalKinds] = {"4.1", "4.2", "4.3", "4.4"};
  Periods out = kUsualPeriods;
  for (const ProposalRecord& record : records.proposals)
    for (std::size_t k = 0; k < out.size(); ++k)
      if (record.kind == kKinds[k] && record.year == year && record.period) out[k] = *record.period;
  return out;
}

}  // namespace kosh
