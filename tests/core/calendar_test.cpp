// The calendar: the clock of 15 December, deadlines that follow others, what the records know to be done.
#include "core/proposals.h"
#include "core/records.h"
#include "judged.h"

using namespace kosh;
using namespace kosh::test;

namespace {

CalendarLine lineOf(const Rules& rules, const Records& records, const std::string& today, const std::string& id) {
  for (const CalendarLine& line : calendar(rules, records, today))
    if (rules.deadlines[static_cast<std::size_t>(line.deadline)].id == id) return line;
  FAIL_CHECK("no line " << id);
  return {};
}

Rules ruled() { return ruledCity().rules; }

Records withList(const char* fixedOn) {
  Records records;
  records.lists = {{2027, fixedOn, "", "", {}, "", ""}};
  return records;
}

}  // namespace

TEST_CASE("14 December is inside, 15 December the last day in an unconfirmed reading, on 16 December the deadline is missed") {
  const Rules rules = ruled();
  const auto state = [&](const char* today) { return lineOf(rules, {}, today, "list_determined").state; };
  CHECK(state("2026-12-13") == DeadlineState::ahead);
  CHECK(state("2026-12-14") == DeadlineState::today);
  CHECK(state("2026-12-15") == DeadlineState::lastDay);
  CHECK(state("2026-12-16") == DeadlineState::missed);
  CHECK(state("2026-12-31") == DeadlineState::missed);
}

TEST_CASE("Days left are counted to the last day that is inside, and from thirty on the deadline is soon") {
  const Rules rules = ruled();
  const CalendarLine far = lineOf(rules, {}, "2026-11-13", "list_determined"), near = lineOf(rules, {}, "2026-11-14", "list_determined");
  CHECK(far.daysLeft == 31);
  CHECK_FALSE(far.soon);
  CHECK(near.daysLeft == 30);
  CHECK(near.soon);
  CHECK(near.last == "2026-12-14");
  CHECK(lineOf(rules, {}, "2026-12-16", "list_determined").daysLeft == -2);
  CHECK_FALSE(lineOf(rules, {}, "2026-12-16", "list_determined").soon);
  CHECK(lineOf(rules, {}, "2026-12-15", "list_determined").soon);
}

TEST_CASE("A deadline without an unconfirmed day is missed on the day after") {
  const Rules rules = ruled();
  CHECK(lineOf(rules, {}, "2026-11-01", "proposals_sent").state == DeadlineState::today);
  CHECK(lineOf(rules, {}, "2026-11-02", "proposals_sent").state == DeadlineState::missed);
}

TEST_CASE("A fixed list is done, also after the day") {
  const Rules rules = ruled();
  CHECK(lineOf(rules, withList("2026-12-10"), "2026-12-20", "list_determined").state == DeadlineState::done);
  CHECK(lineOf(rules, withList(""), "2026-12-20", "list_determined").state == DeadlineState::missed);
  Records other = withList("2025-12-10");
  other.lists[0].year = 2026;  // the list of this year does not stand for that of the next
  CHECK(lineOf(rules, other, "2026-12-20", "list_determined").state == DeadlineState::missed);
}

TEST_CASE("Sending hangs on the day of the list: three days after the deadline, or after the day it was really fixed") {
  const Rules rules = ruled();
  CHECK(lineOf(rules, {}, "2026-12-01", "list_sent").last == "2026-12-17");
  CHECK(lineOf(rules, withList("2026-12-01"), "2026-12-01", "list_sent").last == "2026-12-04");
}

TEST_CASE("A list is not sent until all three receivers have confirmed") {
  const Rules rules = ruled();
  Records records = withList("2026-12-10");
  CHECK_FALSE(listSent(rules, records, 2027));
  for (const char* id : {"labour_exchange", "mobility_centre"}) records.sendings.push_back({2027, id, "2026-12-11", "5", "17"});
  records.sendings.push_back({2027, "career_centres", "2026-12-11", "6", ""});
  CHECK_FALSE(listSent(rules, records, 2027));
  CHECK(lineOf(rules, records, "2026-12-12", "list_sent").state == DeadlineState::ahead);
  records.sendings.back().confirmation = "18";
  CHECK(listSent(rules, records, 2027));
  CHECK(lineOf(rules, records, "2026-12-12", "list_sent").state == DeadlineState::done);
  CHECK_FALSE(listSent(rules, records, 2026));
  CHECK_FALSE(listSent(Rules{}, records, 2027));  // without receivers nothing can have been confirmed
}

TEST_CASE("Proposals are sent when all four kinds are") {
  const Rules rules = ruled();
  Records records;
  for (const char* kind : {"4.1", "4.2", "4.3"}) records.proposals.push_back({kind, 2027, Stage::sent, Answer::none, "", "", "", "", ""});
  records.proposals.push_back({"4.4", 2027, Stage::signedOff, Answer::none, "", "", "", "", ""});
  CHECK(lineOf(rules, records, "2026-10-20", "proposals_sent").state == DeadlineState::ahead);
  records.proposals.back().stage = Stage::answered;
  CHECK(lineOf(rules, records, "2026-10-20", "proposals_sent").state == DeadlineState::done);
}

TEST_CASE("The calendar of a year stands in the order of its dates, with every deadline of the rules") {
  const Rules rules = ruled();
  const std::vector<CalendarLine> lines = calendar(rules, {}, "2026-06-01");
  CHECK(lines.size() == rules.deadlines.size());
  for (std::size_t i = 1; i < lines.size(); ++i) CHECK(lines[i - 1].last <= lines[i].last);
  for (const CalendarLine& line : lines) CHECK(line.first <= line.last);
  CHECK(lineOf(rules, {}, "2026-06-01", "report").first == "2026-01-01");
}

TEST_CASE("A day that is none gives no calendar") {
  CHECK(calendar(ruled(), {}, "2026-13-01").empty());
  CHECK(calendar(ruled(), {}, "").empty());
}

TEST_CASE("A period over New Year ends in the next year, and a deadline that follows itself has no line") {
  Rules rules;
  rules.deadlines.resize(2);
  rules.deadlines[0] = {"winter", "3", {}, {}, 12, 20, 1, 31, "", 0, DeadlineBasis::program, Status::illustrative, false};
  rules.deadlines[1].id = "loop";
  rules.deadlines[1].after = "loop";
  const std::vector<CalendarLine> lines = calendar(rules, {}, "2026-12-31");
  REQUIRE(lines.size() == 1);
  if (lines.size() != 1) return;
  CHECK(lines[0].first == "2026-12-20");
  CHECK(lines[0].last == "2027-01-31");
}

TEST_CASE("Days between dates count leap days, and nothing comes of a text that is no date") {
  CHECK(daysBetween("2026-11-25", "2026-12-15") == 20);
  CHECK(daysBetween("2028-02-28", "2028-03-01") == 2);
  CHECK(daysBetween("2027-02-28", "2027-03-01") == 1);
  CHECK(daysBetween("1999-12-31", "2000-03-01") == 61);
  CHECK(daysBetween("2026-12-15", "2026-12-14") == -1);
  for (const char* bad : {"2026", "2026-02-30", "2026-2-03", "15.12.2026", "2026-00-10", "2026-04-31"}) {
    CHECK_FALSE(daysBetween(bad, "2026-01-01").has_value());
    CHECK_FALSE(daysBetween("2026-01-01", bad).has_value());
  }
}
