// The parts of the screen, moved by mouse and keyboard without a window.
#include "doctest/doctest.h"
#include "imgui_page.h"

using namespace kosh;
using namespace kosh::ui;

namespace {

// Track of 400 px from 108 to 508: one pixel is 2.5 persons.
constexpr Rect kSlider{100, 50, 416, 22};
constexpr Rect kCell{100, 100, 76, 28};

struct SliderCase {
  SliderSpec spec;
  int edits = 0;
  TestPage page;

  explicit SliderCase(SliderSpec first) : spec(first), page([this](Ui& ui) {
    if (const auto value = slider(ui, "quota:kandas", kSlider, spec)) {
      spec.value = *value;
      spec.changed = value != spec.mark;
      ++edits;
    }
    if (button(ui, "after", {100, 200, 100, 34}, "after", ButtonKind::second)) ++edits;
  }) {}
};

SliderSpec slidersSpec() {
  SliderSpec spec;
  spec.value = 200;
  spec.mark = 200;
  spec.most = 1000;
  return spec;
}

struct CellCase {
  CellSpec spec;
  int entered = 0;
  TestPage page;

  explicit CellCase(CellSpec first) : spec(first), page([this](Ui& ui) {
    if (const auto value = numberCell(ui, "quota-cell:kandas", kCell, spec)) {
      spec.value = *value;
      ++entered;
    }
    button(ui, "after", {100, 200, 100, 34}, "after", ButtonKind::second);
  }) {}

  void begin() { page.click(kCell.x + 40, kCell.y + 14); }
  void retype(const char* digits) {
    begin();  // all is selected, so that typing replaces
    page.type(digits);
  }
};

CellSpec cellSpec(std::optional<double> value) {
  CellSpec spec;
  spec.value = value;
  spec.status = Status::estimate;
  spec.most = 1500;
  return spec;
}

}  // namespace

TEST_CASE("a slider follows the mouse and gives whole numbers") {
  SliderSpec spec = slidersSpec();
  spec.most = 997;
  SliderCase test(spec);
  test.page.press(308, 61);
  CHECK(test.spec.value == 499);  // 200 of 400 px: 498.5
  test.page.moveTo(409, 400);
  CHECK(test.spec.value == 750);
  test.page.release();
  CHECK(test.spec.value == 750);
  CHECK(test.spec.changed);
  CHECK_FALSE(ImGui::IsAnyItemActive());
}

TEST_CASE("the mark attracts the handle within six pixels") {
  SliderCase test(slidersSpec());
  test.page.press(308, 61);
  test.page.moveTo(108 + 80 + 6, 61);
  CHECK(test.spec.value == 200);
  CHECK_FALSE(test.spec.changed);
  test.page.moveTo(108 + 80 + 8, 61);
  CHECK(test.spec.value == 220);
  test.page.release();
}

TEST_CASE("a slider dragged beyond its ends stays at them") {
  SliderCase test(slidersSpec());
  test.page.press(308, 61);
  test.page.moveTo(1200, 61);
  CHECK(test.spec.value == 1000);
  test.page.moveTo(2, 61);
  CHECK(test.spec.value == 0);
  test.page.release();
}

TEST_CASE("arrows move a focused slider by one, with Shift by ten, and Home goes back to the mark") {
  SliderCase test(slidersSpec());
  test.page.key(ImGuiKey_Tab);
  test.page.key(ImGuiKey_RightArrow);
  CHECK(test.spec.value == 201);
  test.page.key(ImGuiKey_LeftArrow, true);
  CHECK(test.spec.value == 191);
  test.page.key(ImGuiKey_Home);
  CHECK(test.spec.value == 200);
}

TEST_CASE("arrows do not move a slider that was neither pressed nor reached by Tab") {
  SliderCase test(slidersSpec());
  test.page.key(ImGuiKey_RightArrow);
  CHECK(test.spec.value == 200);
}

TEST_CASE("Tab leaves a slider for the next control, and then arrows no longer move it") {
  SliderCase test(slidersSpec());
  test.page.key(ImGuiKey_Tab);
  test.page.key(ImGuiKey_Tab);
  test.page.key(ImGuiKey_RightArrow);
  CHECK(test.spec.value == 200);
  test.page.key(ImGuiKey_Space);
  CHECK(test.edits == 1);
}

TEST_CASE("a slider without data cannot be moved") {
  SliderSpec spec;
  SliderCase test(spec);
  test.page.press(308, 61);
  test.page.release();
  CHECK(test.edits == 0);
  CHECK(test.page.find("quota:kandas") != nullptr);
}

TEST_CASE("a number typed into a cell counts at Enter") {
  CellCase test(cellSpec(293));
  test.retype("600");
  CHECK(test.entered == 0);
  test.page.key(ImGuiKey_Enter);
  CHECK(test.spec.value == 600);
  CHECK(test.entered == 1);
  CHECK_FALSE(ImGui::IsAnyItemActive());
  CHECK(test.page.state.editedCell.empty());
}

TEST_CASE("leaving a cell by Tab or by a click elsewhere keeps the number") {
  CellCase test(cellSpec(293));
  test.retype("610");
  test.page.key(ImGuiKey_Tab);
  CHECK(test.spec.value == 610);
  test.retype("620");
  test.page.click(800, 500);
  CHECK(test.spec.value == 620);
  CHECK_FALSE(ImGui::IsAnyItemActive());
}

TEST_CASE("Escape leaves a cell as it was") {
  CellCase test(cellSpec(293));
  test.retype("600");
  test.page.key(ImGuiKey_Escape);
  CHECK(test.spec.value == 293);
  CHECK(test.entered == 0);
  CHECK(test.page.state.editedCell.empty());
}

TEST_CASE("a number above the limit is not taken") {
  CellCase test(cellSpec(293));
  test.retype("9999");
  test.page.key(ImGuiKey_Enter);
  CHECK(test.spec.value == 293);
  test.retype("1500");
  test.page.key(ImGuiKey_Enter);
  CHECK(test.spec.value == 1500);
}

TEST_CASE("letters and signs do not enter a cell, and an empty cell stays without data") {
  CellCase test(cellSpec(std::nullopt));
  test.begin();
  test.page.type("-a1.5 0");
  test.page.key(ImGuiKey_Enter);
  CHECK(test.spec.value == 150);
  CellCase empty(cellSpec(std::nullopt));
  empty.begin();
  empty.page.key(ImGuiKey_Enter);
  CHECK_FALSE(empty.spec.value.has_value());
}

TEST_CASE("a digit pressed on a focused cell begins a new number") {
  CellCase test(cellSpec(293));
  test.page.key(ImGuiKey_Tab);
  test.page.type("7");
  test.page.frame();
  test.page.type("5");
  test.page.key(ImGuiKey_Enter);
  CHECK(test.spec.value == 75);
}

TEST_CASE("a menu opens under its button, and the row pressed is the answer") {
  std::optional<int> chosen;
  const std::vector<MenuRow> rows{{"people", "People", "", true}, {"population", "Population", "", false}, {"births", "Births", "", false}};
  TestPage page([&](Ui& ui) {
    if (const auto row = menu(ui, "indicator", {100, 100, 200, 34}, rows, 1)) chosen = row;
  });
  CHECK(page.find("indicator:births") == nullptr);
  page.click("indicator");
  REQUIRE(page.find("indicator:births") != nullptr);
  CHECK(page.find("indicator:people") == nullptr);
  page.click("indicator:births");
  CHECK(chosen == 2);
  CHECK(page.find("indicator:births") == nullptr);
}

TEST_CASE("a menu can be worked with the keyboard alone") {
  std::optional<int> chosen;
  const std::vector<MenuRow> rows{{"a", "A", "", false}, {"b", "B", "", false}, {"c", "C", "", false}};
  TestPage page([&](Ui& ui) {
    if (const auto row = menu(ui, "list", {100, 100, 200, 34}, rows, 1)) chosen = row;
  });
  page.key(ImGuiKey_Tab);
  page.key(ImGuiKey_Space);
  REQUIRE(page.find("list:c") != nullptr);
  page.key(ImGuiKey_DownArrow);
  page.key(ImGuiKey_Enter);
  CHECK(chosen == 2);
}

TEST_CASE("a disabled button does nothing") {
  int pressed = 0;
  TestPage page([&](Ui& ui) { pressed += iconButton(ui, "undo", {100, 100, 34, 34}, Icon::undo, "Undo", false); });
  page.click("undo");
  CHECK(pressed == 0);
}

TEST_CASE("Tab walks from one panel to the next") {
  std::string pressed;
  TestPage page([&](Ui& ui) {
    for (const char* id : {"left", "right"}) {
      const float x = id[0] == 'l' ? 0.0f : 400.0f;
      if (beginPanel(id, {x, 0, 400, 300}, ui.colour.panel))
        if (button(ui, id[0] == 'l' ? "one" : "two", {x + 20, 20, 100, 34}, id, ButtonKind::second)) pressed += id;
      endPanel();
    }
  });
  page.key(ImGuiKey_Tab);
  page.key(ImGuiKey_Space);
  page.key(ImGuiKey_Tab);
  page.key(ImGuiKey_Space);
  CHECK(pressed == "leftright");
}

TEST_CASE("what is scrolled out of a panel has no place on the page") {
  TestPage page([](Ui& ui) {
    if (beginPanel("list", {0, 0, 300, 200}, ui.colour.panel, true)) {
      const float top = panelTop().y;
      button(ui, "near", {10, top + 10, 100, 34}, "near", ButtonKind::second);
      button(ui, "far", {10, top + 500, 100, 34}, "far", ButtonKind::second);
      panelBottom(top + 600);
    }
    endPanel();
  });
  CHECK(page.find("near") != nullptr);
  CHECK(page.find("far") == nullptr);
  ImGui::GetIO().AddMousePosEvent(50, 100);
  for (int i = 0; i < 20; ++i) {
    ImGui::GetIO().AddMouseWheelEvent(0, -3);
    page.frame();
  }
  page.frame();
  CHECK(page.find("near") == nullptr);
  CHECK(page.find("far") != nullptr);
}

TEST_CASE("a long text is wrapped at spaces and never inside a number") {
  TestPage page([](Ui& ui) {
    const float width = widthOf(ui, Weight::body, "one two");
    CHECK(heightWrapped(ui, width + 1, "one two three") == 2 * kLine);
    CHECK(heightWrapped(ui, width + 1, "one\ntwo") == 2 * kLine);
    CHECK(heightWrapped(ui, 1000, "one two three") == kLine);
    CHECK(heightWrapped(ui, width + 1, "one 20,000") == 2 * kLine);
  });
}

TEST_CASE("an empty text has no width and draws nothing") {
  TestPage page([](Ui& ui) {
    CHECK(widthOf(ui, Weight::body, {}) == 0);
    const int before = ImGui::GetWindowDrawList()->VtxBuffer.Size;
    put(ui, {10, 10}, {}, ui.colour.ink);
    CHECK(ImGui::GetWindowDrawList()->VtxBuffer.Size == before);
  });
}
