// The pages about decision No 98 under the mouse: what a press chooses, opens, writes and asks for.
#include <memory>

#include "doctest/doctest.h"
#include "imgui_page.h"
#include "io/files.h"
#include "ui/locality_rows.h"
#include "ui/pages.h"

using namespace kosh;
using namespace kosh::ui;
using namespace kosh::test;

namespace {

Finding findingOf(const char* paragraph, Sign sign, int number) {
  Finding out;
  out.id = std::string(paragraph) + "/north/" + std::to_string(number);
  out.paragraph = paragraph;
  out.territory = 1;
  out.year = 2027;
  out.sign = sign;
  out.message = {Str::Plain, {out.id}};
  Evidence value;
  value.name = {Str::Plain, {std::string("gap")}};
  value.value = 5;
  value.status = Status::estimate;
  out.values = {value};
  out.result = 0;
  return out;
}

// Two hand-made findings and then a hundred, so that the list is longer than the window.
std::vector<Finding> made() {
  std::vector<Finding> out{findingOf("4.2", Sign::check, 0), findingOf("9", Sign::decide, 1)};
  for (int i = 0; i < 100; ++i) out.push_back(findingOf("11", Sign::inOrder, 2 + i));
  return out;
}

struct PagesCase {
  TestPage page;
  float width;

  explicit PagesCase(Page which, float windowWidth = 1280) : page([this](Ui& ui) { draw(ui); }), width(windowWidth) {
    page.session.today = "2026-11-25";
    openFiles(page.session, tinyFiles());
    page.session.view.page = which;
    refresh(page.session, true);
    page.session.legal.judgement.findings = made();
    frames();
  }
  void draw(Ui& ui) {
    if (!ui.session.dataset) return;
    ui::page(ui, {0, 56, width, 664});
    refresh(ui.session, false);
  }
  void frames() {
    for (int i = 0; i < 4; ++i) page.frame();
  }
  void click(std::string_view id) {
    CHECK_MESSAGE(page.find(id) != nullptr, id);
    page.click(id);
    frames();
  }
  View& view() { return page.session.view; }
  Records& records() { return page.session.records; }
};

}  // namespace

TEST_CASE("in a wide window the card is never empty: what needs a decision comes first") {
  PagesCase test(Page::findings);
  CHECK(test.view().finding == "9/north/1");
  CHECK(test.page.find("why") != nullptr);
  test.click("finding:4.2/north/0");
  CHECK(test.view().finding == "4.2/north/0");
}

TEST_CASE("only the rows in sight are drawn") {
  PagesCase test(Page::findings);
  int rows = 0;
  for (const ControlRect& rect : test.page.state.rects) rows += rect.id.substr(0, 8) == "finding:";
  CHECK(rows > 3);
  CHECK(rows < 30);
}

TEST_CASE("a finding that a link names comes into sight with its neighbours") {
  PagesCase test(Page::findings);
  test.view().finding = "11/north/60";
  test.frames();
  CHECK(test.page.find("finding:11/north/60") != nullptr);
  CHECK(test.page.find("finding:11/north/61") != nullptr);
  CHECK(test.page.find("finding:9/north/1") == nullptr);
}

TEST_CASE("another filter begins at the top, with a card of its own rows") {
  PagesCase test(Page::findings);
  test.view().finding = "11/north/60";
  test.frames();
  test.click("sign:1");
  CHECK(test.view().finding == "4.2/north/0");
  test.click("sign:1");
  CHECK(test.page.find("finding:4.2/north/0") != nullptr);
  CHECK(test.page.find("finding:11/north/60") == nullptr);
}

TEST_CASE("a paragraph of the rail, a sign and the menus filter the list, and one button shows all again") {
  PagesCase test(Page::findings);
  test.click("paragraph:9");
  CHECK(test.view().paragraph == "9");
  CHECK(test.page.find("finding:4.2/north/0") == nullptr);
  test.click("sign:1");
  CHECK(test.page.find("show-all") != nullptr);
  test.click("show-all");
  CHECK(test.view().paragraph.empty());
  CHECK(test.page.find("finding:4.2/north/0") != nullptr);
  test.click("filter-year");
  test.click("filter-year:2027");
  CHECK(test.page.state.findingYear == 2027);
}

TEST_CASE("the card leads to the proposal, the map and the plan") {
  PagesCase test(Page::findings);
  test.click("finding:4.2/north/0");
  test.click("why-proposal");
  CHECK(test.view().page == Page::proposals);
  CHECK(test.view().document == "4.2");
  test.view().page = Page::findings;
  test.frames();
  test.click("why-map");
  CHECK(test.view().page == Page::plan);
  CHECK(test.view().territory == "north");
}

TEST_CASE("in a narrow window the card takes the place of the list, and closing it brings the list back") {
  PagesCase test(Page::findings, 600);
  CHECK(test.page.find("why") == nullptr);
  test.click("finding:9/north/1");
  CHECK(test.page.find("why") != nullptr);
  CHECK(test.page.find("finding:9/north/1") == nullptr);
  test.click("why-close");
  CHECK(test.page.find("finding:9/north/1") != nullptr);
}

TEST_CASE("a press on a station sets the stage, and a chosen card opens its letter") {
  PagesCase test(Page::proposals);
  REQUIRE(test.page.session.letter.document);
  test.click("proposal:4.3");
  CHECK(test.view().document == "4.3");
  CHECK(test.page.session.letter.document->kind == DocumentKind::regionalQuotas);
  test.click("stage:4.3:5");
  CHECK(proposalRecord(test.page.session, "4.3").stage == Stage::sent);
  CHECK(proposalRecord(test.page.session, "4.3").date == "2026-11-25");
  CHECK(test.page.find("stage:4.1:5") == nullptr);  // only of the chosen card
}

TEST_CASE("language of the letter, print and files are a press away") {
  PagesCase test(Page::proposals);
  test.click("letter:kk+ru");
  CHECK(test.view().letterLang == LetterLang::pair);
  CHECK(test.page.session.letter.document->parts.size() == 2);
  for (const char* id : {"print", "docx", "xlsx", "csv"}) test.click(id);
  const Requests& asked = test.page.requests;
  CHECK((asked.printDocument && asked.saveWord && asked.saveSheet && asked.saveTable));
  CHECK_FALSE(asked.saveRecords);
}

TEST_CASE("a locality is shown in full, and a version of the list is fixed by one press") {
  PagesCase test(Page::localities);
  CHECK(test.page.state.chosenPlace.substr(0, 6) == "place:");
  test.click("determine");
  CHECK(listVersion(test.records(), 2027) == nullptr);
  test.click("fix");
  const ListVersion* fixed = listVersion(test.records(), 2027);
  REQUIRE(fixed);
  if (fixed) CHECK(fixed->fixedOn == "2026-11-25");
}

TEST_CASE("what is typed for a receiver is kept; a date that is none stays in the field and out of the records") {
  PagesCase test(Page::localities);
  test.click("receiver:labour_exchange");
  test.click("sent-date:labour_exchange");
  test.page.type("12.12.2026");
  CHECK(sendingTo(test.records(), 2027, "labour_exchange").date == "2026-12-12");
  test.click("sent-confirmation:labour_exchange");
  test.page.type("receipt");
  CHECK(sendingTo(test.records(), 2027, "labour_exchange").confirmation == "receipt");
  test.click("receiver:mobility_centre");
  test.click("sent-date:mobility_centre");
  test.page.type("tomorrow");
  test.click("sent-number:mobility_centre");
  CHECK(sendingTo(test.records(), 2027, "mobility_centre").date.empty());
  CHECK(test.page.state.dayDrafts.count("sent-date:mobility_centre") == 1);
}

TEST_CASE("the steps of the list tell what is done") {
  PagesCase test(Page::localities);
  const auto steps = [&] { return listSteps(test.page.session, Lang::en); };
  REQUIRE(steps().size() == 6);
  if (steps().size() != 6) return;
  CHECK(steps()[0].done);
  CHECK_FALSE(steps()[1].done);
  setListVersion(test.records(), versionOf(test.page.session));
  CHECK(steps()[1].done);
  CHECK_FALSE(steps()[2].done);
  CHECK(steps()[3].words.find("Exchange") != std::string::npos);
  setSending(test.records(), {2027, "labour_exchange", "2026-12-12", "", ""});
  CHECK(steps()[3].state == "sent on 12 December 2026");
  CHECK_FALSE(steps()[3].done);
}

TEST_CASE("the countdown opens the calendar, which comes back") {
  PagesCase test(Page::proposals);
  test.click("countdown");
  CHECK(test.view().page == Page::calendar);
  CHECK(test.page.find("deadline:list_determined") != nullptr);
  test.click("back");
  CHECK(test.view().page == Page::proposals);
}

TEST_CASE("a missed deadline of the decision alarms, a date that the program only proposed has passed") {
  Deadline of;
  CalendarLine line;
  line.state = DeadlineState::missed;
  line.daysLeft = -2;
  of.basis = DeadlineBasis::decision;
  CHECK(deadlineAlarms(line, of));
  CHECK(deadlineWords(line, of, Lang::en) == "deadline missed, 2 days ago");
  of.basis = DeadlineBasis::program;
  CHECK_FALSE(deadlineAlarms(line, of));
  CHECK(deadlineWords(line, of, Lang::en) == "passed 2 days ago");
  line.state = DeadlineState::ahead;
  line.daysLeft = 19;
  line.soon = true;
  CHECK_FALSE(deadlineAlarms(line, of));
  of.basis = DeadlineBasis::decision;
  CHECK(deadlineAlarms(line, of));
  CHECK(deadlineWords(line, of, Lang::en) == "19 days left");
}

TEST_CASE("the twelve terms open with paragraph and own words") {
  PagesCase test(Page::terms);
  CHECK(test.page.session.dataset->rules.terms.size() == 12);
  CHECK(test.page.find("term:2.1") != nullptr);
  test.click("back");
  CHECK(test.view().page == Page::findings);
}
