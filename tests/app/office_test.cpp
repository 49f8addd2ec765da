// What decision No 98 says in a session, and the office's records: when it is judged, what a press writes, what is kept.
#include "app/office.h"

#include "app/peek.h"
#include "doctest/doctest.h"
#include "io/files.h"

using namespace kosh;
using namespace kosh::test;

namespace {

Session sessionAt(const std::string& today) {
  Session session;
  openFiles(session, tinyFiles());
  session.today = today;
  refresh(session, true);
  return session;
}

const CalendarLine& ofList(const Session& session) {
  static const CalendarLine kNone;
  const CalendarLine* line = listDeadline(session);
  CHECK(line != nullptr);
  return line ? *line : kNone;
}

void decide(Session& session, double persons) {
  decideQuota(session.scenario, *session.dataset, session.dataset->quotas.streams.front().id, session.dataset->demography.baseYear, persons);
}

void confirmAll(Session& session) {
  for (const Receiver* receiver : listReceivers(session.dataset->rules))
    setSending(session.records, {comingYear(session), receiver->id, "2026-12-10", "1", "yes"});
}

}  // namespace

TEST_CASE("proposals are for the year after today's, inside the flows of the data") {
  Session session = sessionAt("2026-11-25");
  CHECK(comingYear(session) == 2027);
  session.today = "2027-01-02";
  CHECK(comingYear(session) == 2028);
  session.today = "2120-01-02";
  CHECK(comingYear(session) == session.dataset->demography.lastFlowYear);
}

TEST_CASE("nothing is judged before the date is known") {
  Session session;
  openFiles(session, tinyFiles());
  refresh(session, true);
  CHECK(session.legal.version == 0);
  CHECK(session.calendar.empty());
}

TEST_CASE("while a slider moves the judgement waits, unless the open page shows it") {
  Session session = sessionAt("2026-11-25");
  CHECK(session.legal.version == 1);
  CHECK_FALSE(session.legal.judgement.findings.empty());
  CHECK(session.legal.proposals.size() == 4);
  decide(session, 50);
  refresh(session, false);
  CHECK(session.legal.version == 1);
  refresh(session, true);
  CHECK(session.legal.version == 2);
  refresh(session, true);
  CHECK(session.legal.version == 2);
  session.view.page = Page::findings;
  decide(session, 60);
  refresh(session, false);
  CHECK(session.legal.version == 3);
}

TEST_CASE("another year and other facts are judged anew") {
  Session session = sessionAt("2026-11-25");
  session.today = "2027-01-02";
  refresh(session, true);
  CHECK(session.legal.judgement.year == 2028);
  const int version = session.legal.version;
  openFiles(session, tinyFiles());
  refresh(session, true);
  CHECK(session.legal.version == version + 1);
}

TEST_CASE("the clock at 16 December shows the missed deadline, the 15th that nobody has confirmed it, the 14th the last day") {
  CHECK(ofList(sessionAt("2026-11-25")).daysLeft == 19);
  CHECK(ofList(sessionAt("2026-12-13")).state == DeadlineState::ahead);
  CHECK(ofList(sessionAt("2026-12-14")).state == DeadlineState::today);
  CHECK(ofList(sessionAt("2026-12-15")).state == DeadlineState::lastDay);
  Session late = sessionAt("2026-12-16");
  CHECK(ofList(late).state == DeadlineState::missed);
  CHECK(peekSession(late, "legal").find("\"state\":\"missed\"") != std::string::npos);
  setListVersion(late.records, versionOf(late));
  refresh(late, true);
  CHECK(ofList(late).state == DeadlineState::done);
}

TEST_CASE("a proposal's record is a draft until something is written, and is forgotten when it says nothing again") {
  Session session = sessionAt("2026-11-25");
  ProposalRecord record = proposalRecord(session, "4.2");
  CHECK(record.year == 2027);
  CHECK(record.stage == Stage::draft);
  record.number = "12";
  setProposalRecord(session.records, record);
  setProposalRecord(session.records, record);
  CHECK(session.records.proposals.size() == 1);
  CHECK(proposalRecord(session, "4.2").number == "12");
  CHECK(proposalRecord(session, "4.1").number.empty());
  record.number.clear();
  setProposalRecord(session.records, record);
  CHECK(session.records.proposals.empty());
}

TEST_CASE("a sent proposal gets today's date where none was written, an answered one two") {
  ProposalRecord record;
  CHECK(atStage(record, Stage::agreed, "2026-11-25").date.empty());
  CHECK(atStage(record, Stage::sent, "2026-11-25").date == "2026-11-25");
  record.date = "2026-11-01";
  const ProposalRecord answered = atStage(record, Stage::answered, "2026-12-25");
  CHECK(answered.date == "2026-11-01");
  CHECK(answered.answerDate == "2026-12-25");
}

TEST_CASE("a proposal with a number for every line is past its draft, one without stays a draft") {
  Session session = sessionAt("2026-11-25");
  for (Proposal& proposal : session.legal.proposals)
    if (proposal.kind == ProposalKind::foreignLabour) {
      proposal.lines = {ProposalLine{}, ProposalLine{}};
      for (ProposalLine& line : proposal.lines) line.year = proposal.year;
      proposal.lines[0].proposed = 5;
    }
  CHECK(shownStage(session, "4.2") == Stage::draft);
  for (Proposal& proposal : session.legal.proposals)
    if (proposal.kind == ProposalKind::foreignLabour) proposal.lines[1].proposed = 0;
  CHECK(shownStage(session, "4.2") == Stage::computed);
  setProposalRecord(session.records, atStage(proposalRecord(session, "4.2"), Stage::sent, session.today));
  CHECK(shownStage(session, "4.2") == Stage::sent);
}

TEST_CASE("a fixed list is of its year, and tells when the calculation says something else") {
  Session session = sessionAt("2026-11-25");
  CHECK(listVersion(session.records, 2027) == nullptr);
  const ListVersion now = versionOf(session);
  CHECK(now.fixedOn == "2026-11-25");
  CHECK(now.dataset == session.dataset->fingerprint);
  CHECK(now.scenario.size() == 16);
  setListVersion(session.records, now);
  const ListVersion* fixed = listVersion(session.records, 2027);
  REQUIRE(fixed);
  if (!fixed) return;
  CHECK(sameList(*fixed, now));
  ListVersion other = now;
  other.entries.push_back({ListPart::kandas, "elsewhere", ListState::proposed, {}, {}});
  CHECK_FALSE(sameList(*fixed, other));
  setListVersion(session.records, other);
  CHECK(session.records.lists.size() == 1);
}

TEST_CASE("execution is kept by month, and a month that says nothing is forgotten") {
  Records records;
  setExecution(records, {"kandas", 2026, 3, 10, std::nullopt, std::nullopt});
  setExecution(records, {"kandas", 2026, 1, 4, 2, std::nullopt});
  setExecution(records, {"foreign_1", 2026, 3, std::nullopt, std::nullopt, 5});
  REQUIRE(records.execution.size() == 3);
  if (records.execution.size() != 3) return;
  CHECK(records.execution[0].stream == "foreign_1");
  CHECK(records.execution[1].month == 1);
  CHECK(executionOf(records, "kandas", 2026, 3).planned == 10);
  CHECK_FALSE(executionOf(records, "kandas", 2026, 2).planned.has_value());
  setExecution(records, {"kandas", 2026, 3, 12, std::nullopt, std::nullopt});
  CHECK(records.execution.size() == 3);
  CHECK(executionOf(records, "kandas", 2026, 3).planned == 12);
  setExecution(records, {"kandas", 2026, 3, std::nullopt, std::nullopt, std::nullopt});
  CHECK(records.execution.size() == 2);
}

TEST_CASE("another period in the records makes other proposals of the same judgement") {
  Session session = sessionAt("2026-11-25");
  const int version = session.legal.version;
  ProposalRecord record = proposalRecord(session, "4.2");
  record.period = Period::mediumTerm;
  setProposalRecord(session.records, record);
  refresh(session, true);
  CHECK(session.legal.version == version + 1);
  CHECK(session.legal.proposals[1].period == Period::mediumTerm);
  CHECK(session.legal.proposals[1].lastYear == session.legal.proposals[1].year + 2);
  CHECK(session.legal.proposals[3].lastYear == session.legal.proposals[3].year);
  refresh(session, true);
  CHECK(session.legal.version == version + 1);
}

TEST_CASE("a threshold that the user gives is judged by at once") {
  Session session = sessionAt("2026-11-25");
  Overlay own;
  setOwn(own, "rules/thresholds/medium_term", {5, {"letter", "2026-10", Status::official, {}}, {}});
  setOverlay(session, own);
  refresh(session, true);
  CHECK(session.legal.proposals[2].lastYear == session.legal.proposals[2].year + 4);
}

TEST_CASE("a list is sent only when every receiver of paragraph 8 has confirmed") {
  Session session = sessionAt("2026-11-25");
  const Rules& rules = session.dataset->rules;
  CHECK(listReceivers(rules).size() == 3);
  CHECK(confirmedCount(rules, session.records, 2027) == 0);
  setSending(session.records, {2027, "labour_exchange", "2026-12-10", "", ""});
  CHECK(confirmedCount(rules, session.records, 2027) == 0);
  CHECK(sendingTo(session.records, 2027, "labour_exchange").date == "2026-12-10");
  confirmAll(session);
  CHECK(confirmedCount(rules, session.records, 2027) == 3);
  CHECK(listSent(rules, session.records, 2027));
  CHECK_FALSE(listSent(rules, session.records, 2028));
  setSending(session.records, {2027, "labour_exchange", "", "", ""});
  CHECK(session.records.sendings.size() == 2);
}

TEST_CASE("a file of records takes the place of those there are, and touches neither plan nor undo") {
  Session session = sessionAt("2026-11-25");
  decide(session, 50);
  refresh(session, true);
  const Scenario plan = session.scenario;
  session.records.signatory = "old";
  CHECK(openFiles(session, {{"records.json", fileBytes("tests/fixtures/records_v1.json")}}));
  CHECK(session.records.signatory == "\u0410. \u0411.");
  CHECK(session.scenario == plan);
  CHECK(session.history.size() == 2);
  undo(session);
  CHECK(session.records.signatory == "\u0410. \u0411.");
  CHECK_FALSE(openFiles(session, {{"records.json", "{\"format\":\"kosh/records\",\"version\":9}"}}));
  CHECK(session.records.signatory == "\u0410. \u0411.");
  CHECK(session.problems.size() == 1);
  CHECK(scenarioToLink(session.scenario, *session.dataset).find("signatory") == std::string::npos);
}

TEST_CASE("the letter is composed on its page, and anew when records, language or decisions change") {
  Session session = sessionAt("2026-11-25");
  CHECK_FALSE(session.letter.document.has_value());
  session.view.page = Page::proposals;
  refresh(session, true);
  REQUIRE(session.letter.document);
  if (!session.letter.document) return;
  CHECK(session.letter.document->parts.size() == 1);
  CHECK(session.letter.document->draft);
  int serial = session.letter.serial;
  refresh(session, true);
  CHECK(session.letter.serial == serial);
  session.records.signatory = "A. B.";
  refresh(session, true);
  CHECK(session.letter.serial == ++serial);
  session.view.letterLang = LetterLang::pair;
  refresh(session, true);
  CHECK(session.letter.document->parts.size() == 2);
  CHECK_FALSE(session.letter.document->draft);
  session.view.document = "brief";
  refresh(session, true);
  CHECK(session.letter.document->kind == DocumentKind::brief);
}

TEST_CASE("page, paragraph, finding, document and its language survive in the address; a date is asked for by it") {
  View view;
  view.page = Page::findings;
  view.paragraph = "6-8";
  view.finding = "9/north/2027/age_15_34";
  view.document = "4.3";
  view.letterLang = LetterLang::pair;
  View read;
  viewFromText(read, viewToText(view));
  CHECK(read == view);
  viewFromText(read, "finding=<b>&document=5.5&page=nowhere");
  CHECK(read == view);
  CHECK(dayFromText("lang=ru&today=2026-12-16") == "2026-12-16");
  CHECK(dayFromText("today=2026-12").empty());
  CHECK(dayFromText("lang=ru").empty());
}
