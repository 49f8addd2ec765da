// The whole screen as one function of the session: draws it, edits scenario and view, returns what only main can do.
#pragma once
#include <optional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/palette.h"
#include "app/session.h"
#include "core/distribute.h"
#include "imgui.h"
#include "map/mesh.h"
#include "map/surface.h"

namespace kosh::ui {

// Fonts of one density. Sizes are CSS pixels; the atlas is baked at size x scale.
struct Fonts {
  ImFont* body = nullptr;
  ImFont* bold = nullptr;
  ImFont* title = nullptr;   // 20 bold
  ImFont* figure = nullptr;  // 28 bold
};

struct FontFiles {
  std::string_view regular, bold, symbols;  // bytes of the subset fonts, kept alive by the caller
};

// Builds the atlas for a density. Call before a frame, never inside one.
Fonts buildFonts(const FontFiles& files, float scale);

// Where a control stands on the page: for the tests' seam.
struct ControlRect {
  std::string id;  // "quota:kandas", "undo", "lang:kk", "district:alatau", "year", "play"
  float x = 0, y = 0, width = 0, height = 0;
};

// What the map remembers between frames: the pointer, moves of the camera, cross-fade of colours, places of the plates.
struct MapMemory {
  int hovered = -1;                   // territory under the pointer
  bool over = false;                  // the pointer is over the map and not over a control on it
  bool dragging = false;
  bool creditOpen = false;            // an attribution that was cut is shown in full
  Camera home;                        // the last fit to the city
  Rect homeRect;                      // the map it was made for
  std::string homeKey;                // what it was searched for, and what was found
  Camera homeFound;
  int shownMode = -1;
  Camera from, to;                    // move of the camera
  double moveStart = 0, moveEnd = 0;  // seconds; equal: at rest
  int shownYear = 0;
  std::vector<Colour> fadeFrom, fadeTo;
  double fadeStart = 0, fadeEnd = 0;
  std::string contoursKey;            // what the crossings of contours were found for
  std::vector<std::vector<Point>> crossings;  // [level] kilometres
  bool notesOpen = false;             // the legend of a surface tells its method
  float swipe = 0.5f;                 // where the line stands that divides the map, share of its width
  int object = -1;                    // of the plan, chosen on the map
  std::string platesKey;              // what the places were solved for
  std::vector<Rect> plates;           // [d]; no width: not shown
  std::vector<bool> leaders;          // [d]
};

// The figure that is typed in on the Data page, as the fields have it.
struct FigureDraft {
  std::string path;                   // empty: no editor is open
  std::string under;                  // DataRow::under of the row where it was opened
  bool byDate = false;                // the year at the end of the path follows the date
  std::string value, date, source, note;
  Status status = Status::unverified;
  std::vector<Problem> problems;      // why it was not saved
  float height = 0;                   // of the editor in the last frame
  bool starts = false;                // its first field waits for the keyboard
  bool refused = false;               // the editor has just grown by the problems
};

// What the Intake page remembers: its open part, the last split of a total, the answer to "one more object".
struct IntakeMemory {
  int part = 0;                       // 0: the answer, 1: the split
  bool open = false;                  // narrow windows: the answer in the place of the list
  std::optional<double> total;        // to be distributed; nothing: the usual one
  DistributeGoal goal = DistributeGoal::fewestBroken;
  std::optional<Distribution> split;  // the last one, and what it was made of
  bool splitFailed = false;
  DistributeQuestion splitQuestion;
  Scenario splitBefore, splitAfter;
  IntakeQuestion moreQuestion;        // what `more` was computed for
  Scenario moreScenario;
  DatasetPtr moreDataset;
  std::optional<GateObjects> moreObject;  // nothing: the catalogue has none for the binding gate
  Intake more;                            // with it
};

// Where the form of a new object stands. On the map the next press puts the object down.
enum class ObjectForm : std::uint8_t { closed, decisions, map };

// What lives between frames besides the session: scroll, animations, open menus. Never part of a file.
struct UiState {
  Fonts fonts;
  std::vector<ControlRect> rects;     // of the last frame
  Rect mapRect;                       // where the map goes this frame
  std::vector<AreaStyle> areas;       // [territory], for the renderer
  SurfaceStyle surface;               // the same for the density surface
  std::vector<AreaStyle> areasLeft;   // of the part left of `swipeX`; empty: the map is not divided
  float swipeX = 0;                   // page pixels
  bool picture = false;               // the map is drawn for a picture: without its buttons
  double now = 0;                     // seconds
  double animateUntil = 0;            // the screen wants frames until then
  bool reducedMotion = false;
  float wheelNotches = 0;             // of this frame, over the map
  std::string focused;                // id of the control that has the keyboard, for the tests' seam
  bool keyboardUsed = false;          // focus rings are shown only after the keyboard was used
  double playNext = 0;                // when the year moves on
  std::string shownIndicator;         // for the cross-fade of colours
  std::vector<Colour> colours;        // [territory], what is shown now
  MapMemory map;
  int sheet = 1;                      // phone: 0 peek, 1 half, 2 full
  bool decisionsOpen = false;         // narrow windows: the left panel as a sheet
  Str toast = Str::Count;             // the one short message at the bottom of the map
  double toastUntil = 0;
  std::string bandsOf;                // indicator and territory of the bands that were drawn last, and their bounds
  double bandsLow = 0, bandsHigh = 0;
  std::string editedCell;             // the number cell that is typed into, and its text
  std::string editedText;
  bool editStarts = false;            // it waits for the keyboard
  bool editAppends = false;           // the next digit goes after the text instead of replacing it
  bool assumptionsOpen = false;       // the group of assumptions in the decisions
  ObjectForm objectForm = ObjectForm::closed;
  NewObject objectDraft;              // what it holds
  int dataStatus = -1;                // Data page: the only kind of rows shown (kindOf, or kOwnRows), -1: all
  int listedStatus = -1;              // what the list showed last: another kind begins at its top
  FigureDraft draft;
  std::string focusRow;               // under + path of the row whose button takes the keyboard back
  int findingTerritory = -1;          // Findings: filters; all of them off
  int findingYear = 0;
  int findingSign = -1;
  std::vector<float> rowTops;         // Findings: where the rows begin, measured for this key
  std::string rowsKey;
  std::string seenFinding;            // the chosen finding that was brought into sight, among the rows of this filter
  std::string seenFilter;
  bool touchSized = false;            // a phone: what is pressed is 44 px high
  bool paperOpen = false;             // Proposals in narrow windows: the letter in the place of the list
  std::vector<float> blockTops;       // the letter, measured for this key
  std::string blocksKey;
  std::map<std::string, std::string> dayDrafts;  // dates and counts that are typed, and those that are none
  std::string executionStream;        // whose months are shown; empty: the first of its kind
  bool calendarPlaced = false;        // the first line that is not over was brought into sight
  std::string chosenPlace;            // Localities: "place:<id>", "receiver:<id>" or "act"; empty: none
  int listPart = -1;                  // the only part shown, -1: all
  IntakeMemory intake;
};

// Shows the one short message for four seconds.
void tell(UiState& state, Str words);

struct Requests {
  bool undo = false, redo = false, pickFiles = false, saveScenario = false, share = false;
  bool dismissProblems = false, saveOverlay = false;
  std::optional<Overlay> overlay;  // has passed validate()
  bool saveRecords = false;
  bool printDocument = false;      // of session.letter, as are the next ones
  bool saveWord = false, saveSheet = false, saveTable = false;  // DOCX, XLSX, CSV
  bool exportMap = false;          // a picture of the map
  bool stopRuns = false, continueRuns = false;  // of the forecast
};

// Call between NewFrame and Render. Edits session.scenario, session.view and session.records only.
Requests draw(UiState& state, Session& session, float width, float height);

// What a screen reader hears: the chosen territory, the year, the indicator with its value and what that rests on.
std::string spoken(const Session& session);

// Whether a control is being dragged or typed into: undo waits for its end.
bool busy();

// {"x":..,"y":..,"width":..,"height":..} of a control of the last frame, or null.
std::string rectOf(const UiState& state, std::string_view id);

}  // namespace kosh::ui
