// The office's records as the screen edits and reads them: proposals by kind, fixed lists, sendings, the countdown.
#pragma once
#include <string_view>

#include "app/session.h"

namespace kosh {

const char* kindName(ProposalKind kind);  // "4.1" .. "4.4"

// The record of a proposal of the coming year; an empty draft where nobody has written one.
ProposalRecord proposalRecord(const Session& session, std::string_view kind);
// Puts it in the place of the old one; a record that says nothing is not kept.
void setProposalRecord(Records& records, const ProposalRecord& record);
// The record with another stage. Sent and answered get today's date where none was written.
ProposalRecord atStage(ProposalRecord record, Stage stage, const std::string& today);

// Whether every line of the coming year has a number, so that there is something to send.
bool isComputed(const Proposal& proposal);
// The stage that is shown: a computed proposal is past its draft although nobody has pressed anything.
Stage shownStage(const Session& session, std::string_view kind);

// The version of the list of a year that was fixed last; null: none.
const ListVersion* listVersion(const Records& records, int year);
// What a version fixed now would hold: every candidate of the three parts with its state and reason.
ListVersion versionOf(const Session& session);
void setListVersion(Records& records, const ListVersion& version);
// Whether a version says what the list says now.
bool sameList(const ListVersion& fixed, const ListVersion& now);

// Execution of a quota in a month; empty where nothing was filled in. A month that says nothing is not kept.
Execution executionOf(const Records& records, std::string_view stream, int year, int month);
void setExecution(Records& records, const Execution& month);

Sending sendingTo(const Records& records, int year, std::string_view receiver);  // empty where nothing was sent
void setSending(Records& records, const Sending& sending);
// Receivers of paragraph 8, in order.
std::vector<const Receiver*> listReceivers(const Rules& rules);
int confirmedCount(const Rules& rules, const Records& records, int year);

// The line of the deadline of paragraph 7; null: the rules have none.
const CalendarLine* listDeadline(const Session& session);

// First 16 hex digits of SHA-256 over the scenario's file.
std::string scenarioFingerprint(const Session& session);

int countOf(const std::vector<Finding>& findings, Sign sign);

}  // namespace kosh
