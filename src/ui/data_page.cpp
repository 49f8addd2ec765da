// The Data page: every input with its status, date and source, then the list of sources.
#include <algorithm>
#include <cmath>

#include "imgui_internal.h"  // ClearActiveID
#include "ui/data_rows.h"
#include "ui/widgets.h"

namespace kosh::ui {
namespace {

constexpr float kPad = 24, kNarrowPad = 16, kRow = 34, kWide = 1000;
constexpr float kEdit = 28, kTouchEdit = 44;  // height of a row's button

// Where the columns stand; in a narrow window a row has two lines instead.
struct Columns {
  float left = 0, width = 0;
  bool wide = true;
  float value = 0;   // right edge of the figures
  float status = 0, date = 0, source = 0;
  float edit = kEdit;

  float right() const { return left + width; }
  float editRoom() const { return edit + 8; }
};

Columns columnsFor(const Rect& rect) {
  Columns out;
  const float pad = rect.width < 700 ? kNarrowPad : kPad;
  out.left = rect.x + pad;
  out.width = rect.width - 2 * pad - 8;
  out.wide = rect.width >= kWide;
  out.value = out.left + std::round(out.width * 0.42f);
  out.status = out.value + 28;
  out.date = out.status + 150;
  out.source = out.date + 196;  // the longest Kazakh date
  out.edit = out.wide ? kEdit : kTouchEdit;
  return out;
}

bool visible(float y, float height) {
  const ImVec2 low = ImGui::GetWindowDrawList()->GetClipRectMin(), high = ImGui::GetWindowDrawList()->GetClipRectMax();
  return y < high.y && y + height > low.y;
}

std::string_view statusWords(const Ui& ui, const DataRow& row) {
  return row.status ? ui.words(wordsOf(*row.status)) : ui.words(Str::NoData);
}

float noteHeight(const Ui& ui, const Columns& columns, const DataRow& row) {
  return row.note.empty() ? 0 : heightWrapped(ui, columns.width - 16, row.note) + 4;
}

bool canFill(const DataRow& row) { return !row.path.empty() && !row.status; }
bool canCorrect(const DataRow& row) { return !row.path.empty() && row.status; }

float ownHeight(const DataRow& row) { return row.own ? kLine : 0; }

// Right edge of the figure; in a narrow window the pencil stands beside it.
float valueRight(const Columns& columns, const DataRow& row) {
  if (columns.wide) return columns.value;
  return columns.right() - (canCorrect(row) ? columns.editRoom() : 0);
}

float nameRoom(const Ui& ui, const Columns& columns, const DataRow& row) {
  return valueRight(columns, row) - columns.left - widthOf(ui, Weight::bold, row.value) - 16;
}

float sourceRoom(const Columns& columns) {
  return columns.wide ? columns.right() - columns.source - columns.editRoom() : columns.width - 22;
}

float narrowHeight(const Ui& ui, const Columns& columns, const DataRow& row) {
  const float name = heightWrapped(ui, nameRoom(ui, columns, row), row.name) + ownHeight(row);
  const float source = row.source.empty() ? 0 : heightWrapped(ui, sourceRoom(columns), row.source);
  return name + (canFill(row) ? columns.edit : kLine) + source + 12;
}

float wideHeight(const Ui& ui, const Columns& columns, const DataRow& row) {
  const float name = heightWrapped(ui, nameRoom(ui, columns, row), row.name) + ownHeight(row);
  return std::max({name, heightWrapped(ui, sourceRoom(columns), row.source), kLine}) + 12;
}

// A title is never cut: it says of which territory and year the figures are.
float groupHeight(const Ui& ui, const Columns& columns, const DataRow& row) {
  return 16 + std::max(kRow, heightWrapped(ui, columns.width, row.name, row.title ? Weight::title : Weight::bold) + 12);
}

float rowHeight(const Ui& ui, const Columns& columns, const DataRow& row) {
  if (row.group) return groupHeight(ui, columns, row);
  return (columns.wide ? wideHeight(ui, columns, row) : narrowHeight(ui, columns, row)) + noteHeight(ui, columns, row);
}

void drawGroup(const Ui& ui, const Columns& columns, float y, const DataRow& row) {
  if (row.title) return void(putWrapped(ui, {columns.left, y + 16 + 3}, columns.width, row.name, ui.colour.ink, Weight::title));
  fill({columns.left - 8, y + 16, columns.width + 16, groupHeight(ui, columns, row) - 16}, ui.colour.panel2);
  putWrapped(ui, {columns.left, y + 16 + 6}, columns.width, row.name, ui.colour.ink, Weight::bold);
}

// Returns the height used.
float drawName(const Ui& ui, const Columns& columns, float y, const DataRow& row) {
  float used = putWrapped(ui, {columns.left, y}, nameRoom(ui, columns, row), row.name, ui.colour.ink);
  if (row.own) put(ui, {columns.left, y + used}, ui.words(Str::OwnFigure), ui.colour.accent, Weight::bold);
  putRight(ui, {valueRight(columns, row), y}, row.value, row.status ? ui.colour.ink : ui.colour.ink3,
           row.status ? Weight::bold : Weight::body);
  return used + ownHeight(row);
}

// Returns the height over the note.
float drawWide(const Ui& ui, const Columns& columns, float y, const DataRow& row) {
  drawName(ui, columns, y + 6, row);
  badge({columns.status + 6, y + 17}, row.status, ui.colour.ink3);
  put(ui, {columns.status + 20, y + 6}, statusWords(ui, row), ui.colour.ink2);
  put(ui, {columns.date, y + 6}, formatDate(row.date, ui.lang), ui.colour.ink2);
  putWrapped(ui, {columns.source, y + 6}, sourceRoom(columns), row.source, ui.colour.ink2);
  return wideHeight(ui, columns, row);
}

float drawNarrow(const Ui& ui, const Columns& columns, float y, const DataRow& row) {
  const float at = y + 6 + drawName(ui, columns, y + 6, row);
  badge({columns.left + 6, at + 11}, row.status, ui.colour.ink3);
  put(ui, {columns.left + 22, at}, statusWords(ui, row), ui.colour.ink2);
  putRight(ui, {columns.right(), at}, formatDate(row.date, ui.lang), ui.colour.ink2);
  putWrapped(ui, {columns.left + 22, at + kLine}, sourceRoom(columns), row.source, ui.colour.ink2);
  return narrowHeight(ui, columns, row);
}

void drawRow(const Ui& ui, const Columns& columns, float y, const DataRow& row) {
  if (row.group) return drawGroup(ui, columns, y, row);
  const float used = columns.wide ? drawWide(ui, columns, y, row) : drawNarrow(ui, columns, y, row);
  const float note = noteHeight(ui, columns, row);
  if (note > 0) putWrapped(ui, {columns.left + 16, y + used - 4}, columns.width - 16, row.note, ui.colour.ink3);
  lineH(columns.left, y + used + note - 1, columns.width, ui.colour.line);
}

// Under "no data" the way to fill it in, beside a figure the pencil. Also of rows out of sight: Tab goes there.
void rowButton(Ui& ui, const Columns& columns, float y, float height, const DataRow& row) {
  if (row.path.empty()) return;
  const std::string id = "own:" + row.under + row.path;
  if (ui.state.focusRow == row.under + row.path) {
    ImGui::SetKeyboardFocusHere();
    ui.state.focusRow.clear();
  }
  bool pressed = false;
  if (canFill(row)) {
    const std::string_view words = ui.words(Str::OwnFill);
    const float width = buttonWidth(ui, words, ButtonKind::second);
    const Rect rect = columns.wide ? Rect{columns.source, y + 3, width, columns.edit}
                                   : Rect{columns.right() - width, y + height - columns.edit - 6, width, columns.edit};
    pressed = button(ui, id.c_str(), rect, words, ButtonKind::second);
  } else {
    const Rect rect{columns.right() - columns.edit, y + 3, columns.edit, columns.edit};
    pressed = iconButton(ui, id.c_str(), rect, Icon::pencil, ui.words(Message{Str::OwnCorrect, {row.name}}));
  }
  if (pressed) beginDraft(ui, row);
}

// The row's editor, scrolled into sight when it has just opened or grown. Returns its height.
float rowEditor(Ui& ui, const Columns& columns, float top, float y, const DataRow& row) {
  if (row.path.empty() || row.path != ui.state.draft.path || row.under != ui.state.draft.under) return 0;
  const bool opens = ui.state.draft.starts || ui.state.draft.refused;
  ui.state.draft.refused = false;
  const float used = figureEditor(ui, {columns.left, y}, columns.width, columns.wide ? kControl : kTouchEdit, row);
  const ImDrawList& list = *ImGui::GetWindowDrawList();
  const float over = std::min(y + used + 8 - list.GetClipRectMax().y, top - list.GetClipRectMin().y);
  if (opens && over > 0) ImGui::SetScrollY(ImGui::GetScrollY() + over);
  return used + 8;
}

void drawHeads(const Ui& ui, const Columns& columns, float y) {
  put(ui, {columns.left, y}, ui.words(Str::DataFigure), ui.colour.ink3);
  putRight(ui, {columns.value, y}, ui.words(Str::DataValue), ui.colour.ink3);
  put(ui, {columns.status, y}, ui.words(Str::DataStatus), ui.colour.ink3);
  put(ui, {columns.date, y}, ui.words(Str::DataDate), ui.colour.ink3);
  put(ui, {columns.source, y}, ui.words(Str::DataSource), ui.colour.ink3);
}

float drawSource(const Ui& ui, const Columns& columns, float y, const Source& source) {
  const float from = y;
  y += 8;
  y += putWrapped(ui, {columns.left, y}, columns.width, source.title.in(ui.lang), ui.colour.ink, Weight::bold);
  std::string line = source.publisher;
  if (!source.date.empty()) line = ui.words(Message{Str::TipStatus, {line, formatDate(source.date, ui.lang)}});
  y += putWrapped(ui, {columns.left, y}, columns.width, line, ui.colour.ink2);
  if (!source.licence.empty())
    y += putWrapped(ui, {columns.left, y}, columns.width, ui.words(Message{Str::DataLicence, {source.licence}}), ui.colour.ink2);
  if (!source.note.empty()) y += putWrapped(ui, {columns.left, y}, columns.width, source.note.in(ui.lang), ui.colour.ink3);
  y += 8;
  lineH(columns.left, y - 1, columns.width, ui.colour.line);
  return y - from;
}

float drawSources(const Ui& ui, const Columns& columns, float y) {
  const float from = y;
  y += 32;
  put(ui, {columns.left, y}, ui.words(Str::DataSources), ui.colour.ink, Weight::title);
  y += 36;
  for (const Source& source : ui.session.dataset->sources) y += drawSource(ui, columns, y, source);
  return y - from + 24;
}

// The list has no control of its own to hold the focus: these keys move it from anywhere on the page.
void scrollByKeys(float height) {
  if (ImGui::IsPopupOpen(nullptr, ImGuiPopupFlags_AnyPopupId) || ImGui::GetIO().WantTextInput) return;
  const auto by = [](float pixels) { ImGui::SetScrollY(std::clamp(ImGui::GetScrollY() + pixels, 0.0f, ImGui::GetScrollMaxY())); };
  if (ImGui::IsKeyPressed(ImGuiKey_PageDown)) by(height - kRow);
  if (ImGui::IsKeyPressed(ImGuiKey_PageUp)) by(kRow - height);
  if (ImGui::IsKeyPressed(ImGuiKey_DownArrow)) by(48);
  if (ImGui::IsKeyPressed(ImGuiKey_UpArrow)) by(-48);
  if (ImGui::IsKeyPressed(ImGuiKey_Home)) ImGui::SetScrollY(0);
  if (ImGui::IsKeyPressed(ImGuiKey_End)) ImGui::SetScrollY(ImGui::GetScrollMaxY());
}

// A finger drags the list itself; what it came down upon is then not pressed.
void scrollByFinger() {
  constexpr float kTap = 8;  // a tap may tremble by so many pixels
  const ImGuiIO& io = ImGui::GetIO();
  if (io.MouseSource != ImGuiMouseSource_TouchScreen || !ImGui::IsMouseDragging(ImGuiMouseButton_Left, kTap)) return;
  const ImVec2 low = ImGui::GetWindowPos(), high(low.x + ImGui::GetWindowWidth(), low.y + ImGui::GetWindowHeight());
  const ImVec2 began = io.MouseClickedPos[ImGuiMouseButton_Left];
  const bool inside = began.x >= low.x && began.x < high.x - ImGui::GetStyle().ScrollbarSize && began.y >= low.y && began.y < high.y;
  if (!inside || ImGui::IsPopupOpen(nullptr, ImGuiPopupFlags_AnyPopupId)) return;
  ImGui::SetScrollY(std::clamp(ImGui::GetScrollY() - io.MouseDelta.y, 0.0f, ImGui::GetScrollMaxY()));
  ImGui::ClearActiveID();
}

Str wordsOfKind(int kind) { return kind < 5 ? wordsOf(static_cast<Status>(kind)) : Str::NoData; }

// Counts by status; returns the height used.
float drawCounts(const Ui& ui, const Columns& columns, float y, const std::array<int, kStatusKinds>& counts) {
  float x = columns.left, from = y;
  for (int kind = 0; kind < kStatusKinds; ++kind) {
    const std::string_view words = ui.words(wordsOfKind(kind));
    const std::string count = formatNumber(counts[static_cast<std::size_t>(kind)], 0, ui.lang);
    const float width = 18 + widthOf(ui, Weight::body, words) + 6 + widthOf(ui, Weight::bold, count);
    if (x > columns.left && x + width > columns.left + columns.width) {
      x = columns.left;
      y += 26;
    }
    badge({x + 6, y + 11}, kind < 5 ? std::optional(static_cast<Status>(kind)) : std::nullopt, ui.colour.ink3);
    put(ui, {x + 18, y}, words, ui.colour.ink2);
    putRight(ui, {x + width, y}, count, ui.colour.ink, Weight::bold);
    x += width + 24;
  }
  return y - from + 26;
}

void statusMenu(Ui& ui, const Rect& rect, const std::array<int, kStatusKinds>& counts, int total) {
  std::vector<MenuRow> rows{{"all", std::string(ui.words(Str::DataAll)), formatNumber(total, 0, ui.lang), false}};
  for (int kind = 0; kind < kStatusKinds; ++kind)
    rows.push_back({std::to_string(kind), std::string(ui.words(wordsOfKind(kind))),
                    formatNumber(counts[static_cast<std::size_t>(kind)], 0, ui.lang), false});
  const std::size_t own = ui.session.overlay.figures.size();
  if (own > 0 || ui.state.dataStatus == kOwnRows)
    rows.push_back({"own", std::string(ui.words(Str::OwnFigure)), formatNumber(static_cast<double>(own), 0, ui.lang), false});
  int& chosen = ui.state.dataStatus;
  menuFace(ui, rect, rows[static_cast<std::size_t>(chosen + 1)].words);
  if (const auto row = menu(ui, "data-status", rect, rows, chosen + 1)) chosen = *row - 1;
}

// How many figures are the user's own, and the way to keep them in a file. Returns the height used.
float ownLine(Ui& ui, const Columns& columns, float y) {
  const std::size_t own = ui.session.overlay.figures.size();
  if (own == 0) return 0;
  const std::string count = ui.words(Message{Str::OwnCount, {Number{static_cast<double>(own), 0}}});
  const std::string_view words = ui.words(Str::OwnDownload);
  const float height = columns.wide ? kEdit : kTouchEdit, line = y + (height - kLine) / 2;
  put(ui, {columns.left, line}, count, ui.colour.accent, Weight::bold);
  const float x = columns.left + std::ceil(widthOf(ui, Weight::bold, count)) + 16;
  const Rect rect{x, y, buttonWidth(ui, words, ButtonKind::quiet), height};
  if (button(ui, "own-download", rect, words, ButtonKind::quiet)) ui.requests.saveOverlay = true;
  return height + 4;
}

// Returns its height.
float head(Ui& ui, const Columns& columns, float top, const std::vector<DataRow>& rows) {
  const Dataset& dataset = *ui.session.dataset;
  const std::array<int, kStatusKinds> counts = countByStatus(rows);
  int total = 0;
  for (int count : counts) total += count;
  float y = top + 20;
  putFitted(ui, {columns.left, y}, columns.width, dataset.name.in(ui.lang), ui.colour.ink, Weight::title);
  y += 30;
  const std::string base = ui.words(Message{Str::DataBaseYear, {std::to_string(dataset.demography.baseYear)}});
  const std::string print = ui.words(Message{Str::DataFingerprint, {dataset.fingerprint}});
  put(ui, {columns.left, y}, base, ui.colour.ink2);
  const float next = columns.left + std::ceil(widthOf(ui, Weight::body, base)) + 24;
  const bool fits = next + widthOf(ui, Weight::body, print) <= columns.left + columns.width;
  if (!fits) y += kLine;
  put(ui, {fits ? next : columns.left, y}, print, ui.colour.ink2);
  y += kLine + 8;
  y += drawCounts(ui, columns, y, counts) + 8;
  y += ownLine(ui, columns, y);
  float width = 0;
  for (int kind = -1; kind < kStatusKinds; ++kind)
    width = std::max(width, menuFaceWidth(ui, ui.words(kind < 0 ? Str::DataAll : wordsOfKind(kind))));
  put(ui, {columns.left, y + 3}, ui.words(Str::DataOnScreen), ui.colour.ink, Weight::title);
  statusMenu(ui, {columns.left + columns.width - width, y, width, kControl}, counts, total);
  y += kControl + 8;
  if (columns.wide) drawHeads(ui, columns, y);
  return y - top + (columns.wide ? kLine + 4 : 0);
}

void list(Ui& ui, const Rect& rect, const Columns& columns, const std::vector<DataRow>& rows) {
  if (beginPanel("data-list", rect, ui.colour.panel, true)) {
    if (ui.state.listedStatus != ui.state.dataStatus) ImGui::SetScrollY(0);
    ui.state.listedStatus = ui.state.dataStatus;
    scrollByKeys(rect.height);
    scrollByFinger();
    float y = panelTop().y;
    for (const DataRow& row : rows) {
      const float height = rowHeight(ui, columns, row);
      if (visible(y, height)) drawRow(ui, columns, y, row);
      rowButton(ui, columns, y, height - noteHeight(ui, columns, row), row);
      y += height + rowEditor(ui, columns, y, y + height, row);
    }
    panelBottom(y + drawSources(ui, columns, y));
  }
  endPanel();
}

}  // namespace

void dataPage(Ui& ui, const Rect& rect) {
  if (beginPanel("data-page", rect, ui.colour.panel)) {
    const Columns columns = columnsFor(rect);
    const std::vector<DataRow> rows = pageRows(ui.session);
    const float used = head(ui, columns, rect.y, rows);
    lineH(rect.x, rect.y + used, rect.width, ui.colour.line);
    const Rect below{rect.x, rect.y + used + 1, rect.width, rect.height - used - 1};
    list(ui, below, columns, onlyKind(rows, ui.state.dataStatus));
  }
  endPanel();
}

}  // namespace kosh::ui
