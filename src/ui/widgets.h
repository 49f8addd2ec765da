// The parts every panel is made of: drawn to the look, laid out by explicit rectangles, reachable by keyboard.
#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/types.h"
#include "ui/ui.h"

namespace kosh::ui {

// What every drawing function gets: the session to show and edit, the look to draw with.
struct Ui {
  UiState& state;
  Session& session;
  Requests& requests;
  const Tokens& colour;
  Lang lang;

  const Fonts& fonts() const { return state.fonts; }
  std::string_view words(Str id) const { return text(id, lang); }
  std::string words(const Message& message) const { return say(message, lang); }
};

enum class Weight : std::uint8_t { body, bold, title, figure };
inline constexpr float kLine = 22;       // body line height
inline constexpr float kControl = 34;    // height of a control row

// --- text. Positions are rounded to whole pixels; the position is the top left corner of the line.
ImFont* fontOf(const Ui& ui, Weight weight);
float sizeOf(Weight weight);                                     // 16, 16, 20, 28
float widthOf(const Ui& ui, Weight weight, std::string_view words);
void put(const Ui& ui, ImVec2 at, std::string_view words, Colour colour, Weight weight = Weight::body);
void putRight(const Ui& ui, ImVec2 rightTop, std::string_view words, Colour colour, Weight weight = Weight::body);
void putCentre(const Ui& ui, ImVec2 centreTop, std::string_view words, Colour colour, Weight weight = Weight::body);
// Cut with an ellipsis when it does not fit; returns whether it was cut.
bool putFitted(const Ui& ui, ImVec2 at, float width, std::string_view words, Colour colour, Weight weight = Weight::body);
// Wrapped at words; returns the height used. Advances nothing.
float putWrapped(const Ui& ui, ImVec2 at, float width, std::string_view words, Colour colour, Weight weight = Weight::body);
float heightWrapped(const Ui& ui, float width, std::string_view words, Weight weight = Weight::body);

// --- hits. An invisible button over the rectangle; remembers it under `id` for the tests' seam and draws the focus
// ring (3 px accent, 2 px gap) after keyboard use.
struct Hit {
  bool hovered = false, held = false, pressed = false, focused = false;
};
Hit hit(Ui& ui, const char* id, const Rect& rect, bool enabled = true);
void remember(Ui& ui, std::string_view id, const Rect& rect);

// --- shapes
void fill(const Rect& rect, Colour colour, float radius = 0);
void frame(const Rect& rect, Colour colour, float thickness = 1, float radius = 0);
void lineH(float x, float y, float width, Colour colour);
void lineV(float x, float y, float height, Colour colour);
void hatch(const Rect& rect, Colour colour, float stepPixels = 8);          // 45 degrees, clipped to the rectangle
void dashed(ImVec2 from, ImVec2 to, Colour colour, float thickness, float dash, float gap);
// Status as a shape, 11 px, stroke 1.5; without a status: the hatched square of "no data".
void badge(ImVec2 centre, std::optional<Status> status, Colour colour);
void triangleUp(ImVec2 centre, float size, Colour colour);
void triangleDown(ImVec2 centre, float size, Colour colour);

enum class Icon : std::uint8_t { undo, redo, theme, share, open, save, plus, minus, home, left, right, down, play, pause, close, menu, mark, pencil, region };
void icon(Icon which, ImVec2 centre, Colour colour);

// --- controls
enum class ButtonKind : std::uint8_t { main, second, quiet };
bool button(Ui& ui, const char* id, const Rect& rect, std::string_view words, ButtonKind kind, bool enabled = true);
float buttonWidth(const Ui& ui, std::string_view words, ButtonKind kind);
bool iconButton(Ui& ui, const char* id, const Rect& rect, Icon which, std::string_view tip, bool enabled = true);
// Returns the chosen part when another one was pressed.
std::optional<int> segmented(Ui& ui, const char* id, const Rect& rect, std::span<const std::string_view> parts,
                             std::span<const char* const> ids, int chosen);
bool checkbox(Ui& ui, const char* id, const Rect& row, std::string_view words, bool on);

// A list that opens under a button; ids of the rows are "<id>:<row id>". Returns the chosen row. It makes the rectangle
// press and veils it under the pointer; the face of the button is the caller's, drawn before: menuFace or its own.
struct MenuRow {
  std::string id;
  std::string words;
  std::string right;  // small text at the right, may be empty
  bool group = false; // a caption, cannot be chosen
};
std::optional<int> menu(Ui& ui, const char* id, const Rect& button, std::span<const MenuRow> rows, int chosen);
void menuFace(const Ui& ui, const Rect& button, std::string_view words, bool framed = true);  // words and an arrow
float menuFaceWidth(const Ui& ui, std::string_view words, bool framed = true);

// Slider of a quota (look.md 6): the fill runs from the mark to the value and shows the change.
struct SliderSpec {
  std::optional<double> value;   // nothing: no data, hatched
  std::optional<double> mark;    // the quota in force
  bool markEstimated = false;    // hollow triangle
  double most = 1000;
  bool changed = false;
};
std::optional<double> slider(Ui& ui, const char* id, const Rect& rect, const SliderSpec& spec);

// Number cell: whole numbers, typed or stepped; an empty cell is "no data". Returns a new value when it was entered.
struct CellSpec {
  std::optional<double> value;
  std::optional<Status> status;  // badge; none for a decision of the user
  bool changed = false;
  std::string_view words;        // stand in place of badge and dash where there is no value ("not allocated")
  double most = 1e7;
};
std::optional<double> numberCell(Ui& ui, const char* id, const Rect& rect, const CellSpec& spec);

// A line of text. `starts` asks for the keyboard. Wrong text gets a frame in the colour of what is over a limit.
struct TextSpec {
  std::string_view hint;  // in the empty field
  bool starts = false;
  bool wrong = false;
  bool number = false;    // takes what numbers are written with; a phone shows its keys for numbers
};
enum class Typing : std::uint8_t { none, active, entered };  // entered: left by Enter
Typing textField(Ui& ui, const char* id, const Rect& rect, std::string& words, const TextSpec& spec);

// The editor of a figure of the user's, drawn under its row of the Data page; edits state.draft. Returns its height.
struct DataRow;
void beginDraft(Ui& ui, const DataRow& row);
float figureEditor(Ui& ui, ImVec2 at, float width, float control, const DataRow& row);

// Words of a status, and the lines a "why?" tooltip shows: status, source title, date, note.
Str wordsOf(Status status);
std::vector<std::string> sourceLines(const Ui& ui, const Provenance& from);
void sourceTooltip(Ui& ui, const Provenance& from);
// Beside the pointer, or under the last item when the keyboard is used. Call it while the thing is hovered (see over).
bool over(const Rect& rect);  // the pointer is over this part of the panel, and nothing lies above it or is dragged
// With `beside` it stands there, or a line lower where the page ends.
void tooltip(Ui& ui, std::span<const std::string> lines, std::optional<ImVec2> beside = {});

// A figure as the screen shows it: an estimate carries U+2248 and is rounded to three significant digits (four where
// scenarios are compared). Persons without decimals, shares with one, loads as whole percent.
std::string shown(const Indicator& indicator, const std::optional<Datum>& datum, Lang lang, int significant = 3);
std::string nameOf(const Dataset& dataset, const Indicator& indicator, Lang lang);

// --- panels, one file each. Every one draws inside its rectangle, in an ImGui window of its own.
void topBar(Ui& ui, const Rect& rect);
void decisionsPanel(Ui& ui, const Rect& rect);
void mapPanel(Ui& ui, const Rect& rect);         // borders, labels, legend, hover; moves the camera
void yearLine(Ui& ui, const Rect& rect);
void territoryCard(Ui& ui, const Rect& rect);
void dataPage(Ui& ui, const Rect& rect);
void intakePage(Ui& ui, const Rect& rect);
void findingsPage(Ui& ui, const Rect& rect);
void proposalsPage(Ui& ui, const Rect& rect);
void localitiesPage(Ui& ui, const Rect& rect);
void calendarPage(Ui& ui, const Rect& rect);
void termsPage(Ui& ui, const Rect& rect);
void page(Ui& ui, const Rect& rect);             // the open one, where it is not the plan
void problemsPanel(Ui& ui, const Rect& rect);    // over the map, only when a file was refused
// The same parts for a phone (width under 700): map, sheet, tabs.
void phone(Ui& ui, const Rect& rect);

// Parts of the top bar that the phone's bar shares. The mark is 30 px wide.
void mark(ImVec2 centre, const Ui& ui);
void languageSwitch(Ui& ui, const Rect& rect);   // three parts; 32 high
void languageMenu(Ui& ui, const Rect& rect);     // one button with the list
float languageWidth(const Ui& ui);

// One window under all panels: then Tab walks through all of them in the order of submission.
void beginPage(float width, float height);
void endPage();

// Begins a fixed window without decoration that fills the rectangle; pairs with endPanel().
bool beginPanel(const char* name, const Rect& rect, Colour ground, bool scroll = false);
void endPanel();
// In a scrolling panel: where its content begins now, and how far down (page y) it reaches; call the latter last.
ImVec2 panelTop();
void panelBottom(float y);

// Parts of the top bar that the phone's bar uses too.
void mark(ImVec2 centre, const Ui& ui);               // the program's sign, 30 px
void languageSwitch(Ui& ui, const Rect& rect);        // one press chooses a language

void applyTheme(const Tokens& colour);

}  // namespace kosh::ui
