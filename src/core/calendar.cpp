// The calendar of the decision: deadlines of a year, how many days are left, and what the records say is done.
#include <algorithm>
#include <cstdio>
#include <cstdlib>

#include "core/proposals.h"
#include "core/records.h"

namespace kosh {
namespace {

// Days since 1 March of the year 0 (Gregorian), so that leap days end a year.
int dayNumber(int year, int month, int day) {
  const int y = month <= 2 ? year - 1 : year, m = (month + 9) % 12;
  return 365 * y + y / 4 - y / 100 + y / 400 + (m * 306 + 5) / 10 + day - 1;
}

std::string isoOf(int number) {
  int year = static_cast<int>((10000LL * number + 14780) / 3652425);
  int rest = number - dayNumber(year, 3, 1);
  if (rest < 0) rest = number - dayNumber(--year, 3, 1);
  const int m = (100 * rest + 52) / 3060;
  const int month = (m + 2) % 12 + 1, day = rest - (m * 306 + 5) / 10 + 1;
  char text[32];
  std::snprintf(text, sizeof text, "%04d-%02d-%02d", year + (m >= 10), month, day);
  return text;
}

std::optional<int> numberOf(const std::string& iso) {
  if (iso.size() != 10 || iso[4] != '-' || iso[7] != '-') return std::nullopt;
  for (std::size_t i = 0; i < iso.size(); ++i)
    if (i != 4 && i != 7 && (iso[i] < '0' || iso[i] > '9')) return std::nullopt;
  const int year = std::atoi(iso.substr(0, 4).c_str()), month = std::atoi(iso.substr(5, 2).c_str()), day = std::atoi(iso.substr(8).c_str());
  if (month < 1 || month > 12 || day < 1 || day > 31) return std::nullopt;
  const int number = dayNumber(year, month, day);
  return isoOf(number) == iso ? std::optional(number) : std::nullopt;  // 31 April is no date
}

const ListVersion* listOf(const Records& records, int year) {
  for (const ListVersion& list : records.lists)
    if (list.year == year && !list.fixedOn.empty()) return &list;
  return nullptr;
}

// All four kinds have left the house.
bool proposalsSent(const Records& records, int year) {
  for (int kind = 1; kind <= kProposalKinds; ++kind) {
    const std::string name = "4." + std::to_string(kind);
    const bool sent = std::any_of(records.proposals.begin(), records.proposals.end(), [&](const ProposalRecord& p) {
      return p.kind == name && p.year == year && p.stage >= Stage::sent;
    });
    if (!sent) return false;
  }
  return true;
}

// What the records know to be done; everything else is never called done.
bool isDone(const Rules& rules, const Records& records, const std::string& id, int year) {
  if (id == deadline::kListDetermined) return listOf(records, year + 1) != nullptr;
  if (id == deadline::kListSent) return listSent(rules, records, year + 1);
  if (id == deadline::kProposalsSent) return proposalsSent(records, year + 1);
  return false;
}

struct Span {
  int first = 0, last = 0;
};

std::optional<Span> spanOf(const Rules& rules, const Records& records, const Deadline& deadline, int year, int depth = 0) {
  if (!deadline.after.empty()) {
    for (const Deadline& other : rules.deadlines) {
      if (other.id != deadline.after || depth > 8) continue;
      const std::optional<Span> before = spanOf(rules, records, other, year, depth + 1);
      if (!before) return std::nullopt;
      int from = before->last;
      // The days run from the day on which the list was really determined.
      const ListVersion* list = other.id == deadline::kListDetermined ? listOf(records, year + 1) : nullptr;
      if (list) from = numberOf(list->fixedOn).value_or(from);
      return Span{from, from + deadline.afterDays};
    }
    return std::nullopt;
  }
  const bool from = deadline.month > 0, to = deadline.lastMonth > 0;
  if (!from && !to) return std::nullopt;
  const bool over = from && to && deadline.lastMonth < deadline.month;  // a period over New Year
  const int first = from ? dayNumber(year, deadline.month, deadline.day) : 0;
  const int last = to ? dayNumber(year + over, deadline.lastMonth, deadline.lastDay) : first;
  return Span{from ? first : last, last};
}

DeadlineState stateOf(const Deadline& deadline, int daysLeft) {
  if (daysLeft > 0) return DeadlineState::ahead;
  if (daysLeft == 0) return DeadlineState::today;
  if (daysLeft == -1 && deadline.inclusiveUnconfirmed) return DeadlineState::lastDay;
  return DeadlineState::missed;
}

}  // namespace

std::vector<CalendarLine> calendar(const Rules& rules, const Records& records, const std::string& today) {
  std::vector<CalendarLine> lines;
  const std::optional<int> now = numberOf(today);
  if (!now) return lines;
  const int year = std::atoi(today.substr(0, 4).c_str());
  for (std::size_t i = 0; i < rules.deadlines.size(); ++i) {
    const Deadline& deadline = rules.deadlines[i];
    const std::optional<Span> span = spanOf(rules, records, deadline, year);
    if (!span) continue;
    CalendarLine line;
    line.deadline = static_cast<int>(i);
    line.first = isoOf(span->first);
    line.last = isoOf(span->last);
    line.daysLeft = span->last - *now;
    line.state = isDone(rules, records, deadline.id, year) ? DeadlineState::done : stateOf(deadline, line.daysLeft);
    const bool open = line.state != DeadlineState::done && line.state != DeadlineState::missed;
    line.soon = open && line.daysLeft <= kSoonDays;
    lines.push_back(std::move(line));
  }
  std::stable_sort(lines.begin(), lines.end(), [](const CalendarLine& a, const CalendarLine& b) {
    return a.last != b.last ? a.last < b.last : a.first < b.first;
  });
  return lines;
}

bool listSent(const Rules& rules, const Records& records, int year) {
  bool any = false;
  for (const Receiver& receiver : rules.receivers) {
    if (receiver.paragraph != "8") continue;
    any = true;
    const bool confirmed = std::any_of(records.sendings.begin(), records.sendings.end(), [&](const Sending& s) {
      return s.year == year && s.receiver == receiver.id && !s.confirmation.empty();
    });
    if (!confirmed) return false;
  }
  return any;
}

std::optional<int> daysBetween(const std::string& from, const std::string& to) {
  const std::optional<int> a = numberOf(from), b = numberOf(to);
  return a && b ? std::optional(*b - *a) : std::nullopt;
}

}  // namespace kosh
