// The editor of an own figure on the Data page, moved by mouse and keyboard without a window.
#include "core/tiny_city.h"
#include "doctest/doctest.h"
#include "imgui_page.h"
#include "ui/data_rows.h"

using namespace kosh;
using namespace kosh::ui;

namespace {

const std::string kPlaces = "services/kindergarten/capacity/south";

// The rows without data; what is asked for is done at once, as main does it.
struct EditorCase {
  TestPage page{[this](Ui& ui) {
    if (!ui.session.facts) adopt(ui.session, kosh::test::tinyCity());
    dataPage(ui, {0, 0, 1280, 720});
    if (ui.requests.overlay) {
      ++asked;
      next = *ui.requests.overlay;
      ui.requests.overlay.reset();
    }
    if (ui.requests.saveOverlay) ++downloads;
    ui.requests.saveOverlay = false;
  }};
  int asked = 0, downloads = 0;
  Overlay next;

  EditorCase() { page.state.dataStatus = kStatusKinds - 1; settle(); }
  void settle() {
    for (int i = 0; i < 4; ++i) page.frame();
    if (!(next == page.session.overlay)) setOverlay(page.session, next);
    for (int i = 0; i < 4; ++i) page.frame();
  }
  void click(std::string_view id) {
    if (!page.find(id) && id.starts_with("own:")) {  // out of sight: its focus brings it there
      page.state.focusRow = id.substr(4);
      settle();
    }
    CHECK_MESSAGE(page.find(id) != nullptr, id);
    page.click(id);
    settle();
  }
  void fill(const char* id, const char* words) {
    click(id);
    page.type(words);
    settle();
  }
  const Figure* own() const { return ownFigure(page.session.overlay, kPlaces); }
  bool isOpen() const { return page.find("own-value") != nullptr; }
};

bool complains(const EditorCase& test, std::string_view field, Str id) {
  for (const Problem& problem : test.page.state.draft.problems)
    if (problem.message.id == id && problem.path.find(field) != std::string::npos) return true;
  return false;
}

}  // namespace

TEST_CASE("a row without data opens an editor that waits for the number") {
  EditorCase test;
  CHECK_FALSE(test.isOpen());
  test.click("own:" + kPlaces);
  CHECK(test.isOpen());
  CHECK(test.page.state.focused == "own-value");
  test.page.type("200");
  CHECK(test.page.state.draft.value == "200");
  CHECK(test.page.state.draft.status == Status::unverified);
}

TEST_CASE("what was typed is saved with its source, in any script, and the editor closes") {
  EditorCase test;
  test.click("own:" + kPlaces);
  test.fill("own-value", "1 200,5");
  test.fill("own-date", "31.03.2026");
  test.fill("own-source", "\u049A\u0430\u043B\u0430 \u04D9\u043A\u0456\u043C\u0434\u0456\u0433\u0456");
  test.fill("own-note", "  by post ");
  test.click("own-status:official");
  test.click("own-save");
  CHECK(test.asked == 1);
  CHECK_FALSE(test.isOpen());
  const Figure* own = test.own();
  REQUIRE(own != nullptr);
  if (!own) return;
  CHECK(own->value == 1200.5);
  CHECK(own->from.asOf == "2026-03-31");
  CHECK(own->from.source == "\u049A\u0430\u043B\u0430 \u04D9\u043A\u0456\u043C\u0434\u0456\u0433\u0456");
  CHECK(own->from.status == Status::official);
  CHECK(own->from.note == sameInAll("by post"));
}

TEST_CASE("a figure of a series is saved for the year of its date, under the factor where it was asked for") {
  EditorCase test;
  test.page.session.view.territory = "north";
  test.page.session.view.year = 2027;
  test.settle();
  test.click("own:F10/series/vacancies_per_unemployed/north/2027");
  test.page.type("0,8");
  test.fill("own-date", "2024-05");
  test.fill("own-source", "letter");
  test.click("own-save");
  const Figure* own = ownFigure(test.page.session.overlay, "series/vacancies_per_unemployed/north/2024");
  REQUIRE(own != nullptr);
  if (!own) return;
  CHECK(own->value == 0.8);
  CHECK_FALSE(test.isOpen());
}

TEST_CASE("a figure that stands twice on the page opens one editor") {
  EditorCase test;
  test.page.state.dataStatus = -1;
  test.settle();
  test.click("own:F8/series/pm25/town/2025");
  CHECK(test.isOpen());
  int fields = 0;
  for (const ControlRect& rect : test.page.state.rects) fields += rect.id == "own-value";
  CHECK(fields == 1);
  CHECK(test.page.state.draft.under == "F8/");
}

TEST_CASE("every empty field is told at once, and nothing is asked for") {
  EditorCase test;
  test.click("own:" + kPlaces);
  test.click("own-save");
  CHECK(test.asked == 0);
  CHECK(test.isOpen());
  CHECK(complains(test, "/value", Str::OwnNoNumber));
  CHECK(complains(test, "/as_of", Str::BadNoDate));
  CHECK(complains(test, "/source", Str::BadNoSource));
  CHECK(test.page.state.draft.problems.size() == 3);
  test.fill("own-value", "-5");
  test.fill("own-date", "2026-13");
  test.click("own-save");
  CHECK(complains(test, "/value", Str::BadNegative));
  CHECK(complains(test, "/as_of", Str::BadDate));
}

TEST_CASE("the number takes no letters") {
  EditorCase test;
  test.click("own:" + kPlaces);
  test.page.type("1x2\u04D9 3,e5");
  CHECK(test.page.state.draft.value == "12 3,5");
}

TEST_CASE("leaving the editor changes nothing") {
  EditorCase test;
  test.click("own:" + kPlaces);
  test.page.type("200");
  test.click("own-cancel");
  CHECK_FALSE(test.isOpen());
  test.click("own:" + kPlaces);
  test.page.key(ImGuiKey_Escape);  // leaves the field
  test.page.key(ImGuiKey_Escape);
  test.settle();
  CHECK_FALSE(test.isOpen());
  CHECK(test.asked == 0);
}

TEST_CASE("an own figure is offered for correction as it was typed, and can be removed") {
  EditorCase test;
  Figure figure;
  figure.value = 0.25;
  figure.from.source = "letter";
  figure.from.asOf = "2026";
  figure.from.status = Status::estimate;
  setOwn(test.next, kPlaces, figure);
  test.settle();
  test.page.state.dataStatus = kOwnRows;
  test.settle();
  test.click("own-download");
  CHECK(test.downloads == 1);
  test.click("own:" + kPlaces);
  const FigureDraft& draft = test.page.state.draft;
  CHECK(draft.value == "0,25");
  CHECK(draft.source == "letter");
  CHECK(draft.date == "2026");
  CHECK(draft.status == Status::estimate);
  test.click("own-remove");
  CHECK(test.own() == nullptr);
  CHECK_FALSE(test.isOpen());
}

TEST_CASE("a published figure is corrected from its value, without its source") {
  EditorCase test;
  test.page.state.dataStatus = 2;  // estimates
  test.settle();
  test.click("own:quotas/kandas/fill_rate");
  CHECK(test.page.state.draft.value == "0,5");
  CHECK(test.page.state.draft.source.empty());
  CHECK(test.page.find("own-remove") == nullptr);
}
