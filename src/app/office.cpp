// Reads and edits the office's records; every edit leaves them in a stable order.
#include "app/office.h"

#include <algorithm>
#include <tuple>

#include "io/sha256.h"

namespace kosh {

const char* kindName(ProposalKind kind) {
  constexpr const char* kNames[kProposalKinds] = {"4.1", "4.2", "4.3", "4.4"};
  return kNames[static_cast<std::size_t>(kind)];
}

ProposalRecord proposalRecord(const Session& session, std::string_view kind) {
  const int year = comingYear(session);
  for (const ProposalRecord& record : session.records.proposals)
    if (record.kind == kind && record.year == year) return record;
  ProposalRecord out;
  out.kind = std::string(kind);
  out.year = year;
  return out;
}

void setProposalRecord(Records& records, const ProposalRecord& record) {
  std::vector<ProposalRecord>& all = records.proposals;
  const auto same = [&](const ProposalRecord& other) { return other.kind == record.kind && other.year == record.year; };
  all.erase(std::remove_if(all.begin(), all.end(), same), all.end());
  ProposalRecord empty;
  empty.kind = record.kind;
  empty.year = record.year;
  if (record == empty) return;
  all.push_back(record);
  std::sort(all.begin(), all.end(), [](const ProposalRecord& a, const ProposalRecord& b) {
    return std::tie(a.year, a.kind) < std::tie(b.year, b.kind);
  });
}

ProposalRecord atStage(ProposalRecord record, Stage stage, const std::string& today) {
  record.stage = stage;
  if (stage >= Stage::sent && record.date.empty()) record.date = today;
  if (stage == Stage::answered && record.answerDate.empty()) record.answerDate = today;
  return record;
}

bool isComputed(const Proposal& proposal) {
  if (proposal.kind == ProposalKind::territories) return !proposal.lines.empty();
  bool any = false;
  for (const ProposalLine& line : proposal.lines) {
    if (line.year != proposal.year) continue;
    if (!line.proposed) return false;
    any = true;
  }
  return any;
}

Stage shownStage(const Session& session, std::string_view kind) {
  const Stage written = proposalRecord(session, kind).stage;
  for (const Proposal& proposal : session.legal.proposals)
    if (kindName(proposal.kind) == kind && isComputed(proposal)) return std::max(written, Stage::computed);
  return written;
}

const ListVersion* listVersion(const Records& records, int year) {
  for (const ListVersion& list : records.lists)
    if (list.year == year) return &list;
  return nullptr;
}

ListVersion versionOf(const Session& session) {
  ListVersion out;
  out.year = comingYear(session);
  out.fixedOn = session.today;
  out.dataset = session.dataset->fingerprint;
  out.scenario = scenarioFingerprint(session);
  out.entries = listEntries(*session.dataset, session.legal.localities);
  return out;
}

void setListVersion(Records& records, const ListVersion& version) {
  std::vector<ListVersion>& all = records.lists;
  all.erase(std::remove_if(all.begin(), all.end(), [&](const ListVersion& other) { return other.year == version.year; }), all.end());
  all.push_back(version);
  std::sort(all.begin(), all.end(), [](const ListVersion& a, const ListVersion& b) { return a.year < b.year; });
}

bool sameList(const ListVersion& fixed, const ListVersion& now) { return listChanges(fixed.entries, now.entries).empty(); }

Execution executionOf(const Records& records, std::string_view stream, int year, int month) {
  for (const Execution& one : records.execution)
    if (one.stream == stream && one.year == year && one.month == month) return one;
  return {std::string(stream), year, month, {}, {}, {}};
}

void setExecution(Records& records, const Execution& month) {
  std::vector<Execution>& all = records.execution;
  const auto key = [](const Execution& e) { return std::tie(e.year, e.stream, e.month); };
  all.erase(std::remove_if(all.begin(), all.end(), [&](const Execution& other) { return key(other) == key(month); }), all.end());
  if (!month.planned && !month.arrived && !month.permits) return;
  all.push_back(month);
  std::sort(all.begin(), all.end(), [&](const Execution& a, const Execution& b) { return key(a) < key(b); });
}

Sending sendingTo(const Records& records, int year, std::string_view receiver) {
  for (const Sending& sending : records.sendings)
    if (sending.year == year && sending.receiver == receiver) return sending;
  Sending out;
  out.year = year;
  out.receiver = std::string(receiver);
  return out;
}

void setSending(Records& records, const Sending& sending) {
  std::vector<Sending>& all = records.sendings;
  const auto same = [&](const Sending& other) { return other.year == sending.year && other.receiver == sending.receiver; };
  all.erase(std::remove_if(all.begin(), all.end(), same), all.end());
  if (sending.date.empty() && sending.number.empty() && sending.confirmation.empty()) return;
  all.push_back(sending);
  std::sort(all.begin(), all.end(), [](const Sending& a, const Sending& b) {
    return std::tie(a.year, a.receiver) < std::tie(b.year, b.receiver);
  });
}

std::vector<const Receiver*> listReceivers(const Rules& rules) {
  std::vector<const Receiver*> out;
  for (const Receiver& receiver : rules.receivers)
    if (receiver.paragraph == "8") out.push_back(&receiver);
  return out;
}

int confirmedCount(const Rules& rules, const Records& records, int year) {
  int count = 0;
  for (const Receiver* receiver : listReceivers(rules)) count += !sendingTo(records, year, receiver->id).confirmation.empty();
  return count;
}

std::string scenarioFingerprint(const Session& session) {
  return sha256Hex(writeScenario(session.scenario, *session.dataset)).substr(0, 16);
}

const CalendarLine* listDeadline(const Session& session) {
  const std::vector<Deadline>& deadlines = session.dataset->rules.deadlines;
  for (const CalendarLine& line : session.calendar)
    if (deadlines[static_cast<std::size_t>(line.deadline)].id == "list_determined") return &line;
  return nullptr;
}

int countOf(const std::vector<Finding>& findings, Sign sign) {
  return static_cast<int>(std::count_if(findings.begin(), findings.end(), [&](const Finding& f) { return f.sign == sign; }));
}

}  // namespace kosh
