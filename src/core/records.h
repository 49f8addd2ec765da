// Records: what the office does with proposals and lists. Kept on the user's machine only; not in undo, not in a link.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "core/proposals.h"

namespace kosh {

// The life cycle of a proposal (domain A3); `answer` says how it ended.
enum class Stage : std::uint8_t { draft, computed, checked, agreed, signedOff, sent, answered };
inline constexpr int kStages = 7;
enum class Answer : std::uint8_t { none, accepted, partly, refused };

struct ProposalRecord {
  std::string kind;  // "4.1" .. "4.4"
  int year = 0;      // the coming year at the time of its making
  Stage stage = Stage::draft;
  Answer answer = Answer::none;
  std::string number, date;              // outgoing number and ISO date
  std::string answerNumber, answerDate;
  std::string note;
  std::optional<Period> period = {};     // for which years it asks; nothing: as usual for its kind
  bool operator==(const ProposalRecord&) const = default;
};

// What the list said of a candidate of one of its parts.
struct ListEntry {
  ListPart part{};
  std::string territory;                 // its id
  ListState state{};
  std::string weakest;                   // id of the weakest link; empty: none was known
  std::optional<int> covered;            // percent of the need that it covered, as shown
  bool operator==(const ListEntry&) const = default;
};

// A version of the list that was fixed: what was on it, of which data and scenario.
struct ListVersion {
  int year = 0;                          // for which the list is; it is determined in December of the year before
  std::string fixedOn;                   // ISO date
  std::string dataset, scenario;         // fingerprints
  std::vector<ListEntry> entries;        // by part, ranked
  std::string actNumber, actDate;        // of the akimat's act of approval; empty: not yet
  bool operator==(const ListVersion&) const = default;
};

// Placing and sending of a list (paragraph 8), one entry a receiver.
struct Sending {
  int year = 0;
  std::string receiver;                  // id of Rules::receivers
  std::string date, number, confirmation;
  bool operator==(const Sending&) const = default;
};

// A measure of paragraph 9 that the office plans.
struct Measure {
  std::string group;                     // id of Rules::measures
  std::string text, target, term, responsible, money;
  bool operator==(const Measure&) const = default;
};

// Execution of a quota in a month.
struct Execution {
  std::string stream;
  int year = 0, month = 0;
  std::optional<double> planned, arrived, permits;
  bool operator==(const Execution&) const = default;
};

struct Records {
  std::string signatory, signatoryPost, executor, executorPhone, agreedBy, letterhead;  // names of persons, settings of the head
  std::vector<ProposalRecord> proposals;
  std::vector<ListVersion> lists;
  std::vector<Sending> sendings;
  std::vector<Measure> measures;
  std::vector<Execution> execution;
  bool operator==(const Records&) const = default;
};

// The list as a version holds it, and what differs between two of them: nothing on a side where the candidate is absent.
std::vector<ListEntry> listEntries(const Dataset& dataset, const std::vector<Locality>& localities);
struct ListChange {
  std::optional<ListEntry> was, now;
};
std::vector<ListChange> listChanges(const std::vector<ListEntry>& was, const std::vector<ListEntry>& now);
Names linkName(const Dataset& dataset, const std::string& id);             // of a weakest link
Names entryWords(const Dataset& dataset, const std::optional<ListEntry>& entry);  // "no room; schools, 91 %"
Names changeWords(const Dataset& dataset, const ListChange& change);       // "Almaly district: was .., now .."

// The years that each kind asks for when `year` is the coming one.
Periods periodsOf(const Records& records, int year);

// `today`: the last day that is inside is today. `lastDay`: the day after it, where the inclusive reading of a
// deadline is unconfirmed.
enum class DeadlineState : std::uint8_t { ahead, today, lastDay, missed, done };

// Ids of Rules::deadlines that the records know to be done.
namespace deadline {
inline constexpr const char* kListDetermined = "list_determined";  // a version of the list is fixed
inline constexpr const char* kListSent = "list_sent";              // every receiver of paragraph 8 has confirmed
inline constexpr const char* kProposalsSent = "proposals_sent";    // all four proposals are sent
}  // namespace deadline
inline constexpr int kSoonDays = 30;

// A line of the calendar. daysLeft: from today to the last day that is inside; negative: missed by so many days.
struct CalendarLine {
  int deadline = 0;       // index into Rules::deadlines
  std::string first, last;  // ISO dates of the year
  int daysLeft = 0;
  DeadlineState state = DeadlineState::ahead;
  bool soon = false;      // within 30 days
};

// The calendar of the year of `today` (ISO), in order of dates; done ones come from the records (a fixed list, all
// receivers confirmed, proposals sent). Inside through 14 December, the 15th is the last day in a reading that nobody
// has confirmed, from the 16th on the deadline is missed.
std::vector<CalendarLine> calendar(const Rules& rules, const Records& records, const std::string& today);

// Whether the list of a year is placed and sent: every receiver of paragraph 8 has confirmed.
bool listSent(const Rules& rules, const Records& records, int year);

// Days between two ISO dates; nothing when one is not a full date.
std::optional<int> daysBetween(const std::string& from, const std::string& to);

}  // namespace kosh
