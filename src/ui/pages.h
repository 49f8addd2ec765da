// What the pages about decision No 98 share: signs, chips, a form over records, the paper.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "app/office.h"
#include "ui/finding_rows.h"
#include "ui/widgets.h"

namespace kosh::ui {

// Filled triangle: decide; hollow: check; tick: in order; hatched square: no data. 20 px.
void signMark(const Ui& ui, ImVec2 centre, Sign sign);
Str wordsOf(Sign sign);

// A pill with a number, for what needs a decision; returns its width. Without `draw` it is only measured.
float counter(const Ui& ui, ImVec2 leftMiddle, int count, bool draw = true);

// Whether a row of a scrolling panel is in sight.
bool inSight(float y, float height);
// Rows just outside are drawn too, so that the arrow keys can move into them.
bool nearSight(float y, float height);

// PageUp, PageDown, Home and End scroll the panel when no text is typed; the arrows too where nothing can be focused.
// Of two panels beside each other the keys move the one that has the pointer, else the main one.
enum class Keys : std::uint8_t { whenPointed, unlessRight, always };
void scrollByKeys(const Ui& ui, const Rect& rect, Keys keys, bool arrows = false);

// Days left to the deadline of the list: "19" large, words under it. Pressing opens the calendar.
void countdown(Ui& ui, const Rect& rect);
float countdownHeight(const Ui& ui, float width);  // 0: the rules have no such deadline
std::string deadlineWords(const CalendarLine& line, const Deadline& deadline, Lang lang);
bool deadlineAlarms(const CalendarLine& line, const Deadline& deadline);  // to be drawn in the colour of what is over

// The head of a page that stands in no tab: back to another page, title, a line under it. Returns its height.
float pageTop(Ui& ui, const Rect& rect, Page back, std::string_view title, std::string_view under);
float pagePad(const Rect& rect);  // at the left of head and content

// Opens the Proposals page with a document.
void openDocument(Ui& ui, std::string_view kind);

// Fields below each other, bound to texts of the records. `y` moves down.
struct RecordForm {
  Ui& ui;
  float x = 0, width = 0, y = 0;
  bool touch = false;

  float control() const { return touch ? 44.0f : kControl; }
  bool text(const char* id, Str label, std::string& words);   // whether it was changed
  bool day(const char* id, Str label, std::string& iso);      // typed as 31.12.2026, kept as ISO
};

// The letter with its toolbar; `back`: it stands in the place of the list.
void letterPanel(Ui& ui, const Rect& rect, bool back);
// paper.cpp: blocks of a document on paper, in a scrolling ground.
void paperPanel(Ui& ui, const Rect& rect, const Document& document);
// paper_table.cpp: a table on paper; drawn when `draw`. Returns its height.
float paperTable(const Ui& ui, ImVec2 at, float width, const Table& table, bool draw);

// findings_list.cpp
void findingsList(Ui& ui, const Rect& rect, const std::vector<FindingRow>& rows);

// why_card.cpp
void whyCard(Ui& ui, const Rect& rect, const Finding& finding, bool closable);

// locality_detail.cpp: the chosen locality or step; `back`: it stands in the place of the list.
void localityDetail(Ui& ui, const Rect& rect, bool back);

// proposal_fields.cpp: stage, numbers and dates of the chosen proposal; names of persons; measures. Returns the height.
float proposalFields(Ui& ui, ImVec2 at, float width, std::string_view kind);
float peopleFields(Ui& ui, ImVec2 at, float width);

// execution_fields.cpp: what was planned and what came, by month; nothing for a kind without a quota. Returns the height.
float executionFields(Ui& ui, ImVec2 at, float width, std::string_view kind);
float measureFields(Ui& ui, ImVec2 at, float width);

}  // namespace kosh::ui
