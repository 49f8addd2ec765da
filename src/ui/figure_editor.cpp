// The editor of one figure, unfolded under its row: value, date, source, status, note; saving asks the core first.
#include <algorithm>
#include <array>

#include "core/overlay.h"
#include "ui/data_rows.h"
#include "ui/widgets.h"

namespace kosh::ui {
namespace {

constexpr float kPad = 16, kGap = 12, kMost = 760, kShort = 240, kColumn = 360;

bool endsWith(std::string_view text, std::string_view end) {
  return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

// A fraction as it is typed in the language.
std::string typedNumber(double value, Lang lang) {
  std::string out = shortestNumber(value);
  if (lang != Lang::en) std::replace(out.begin(), out.end(), '.', ',');
  return out;
}

std::string trimmed(std::string text) {
  for (char& c : text)
    if (static_cast<unsigned char>(c) < 0x20) c = ' ';  // line ends of a pasted text
  const std::size_t from = text.find_first_not_of(' ');
  return from == std::string::npos ? std::string() : text.substr(from, text.find_last_not_of(' ') - from + 1);
}

Figure figureOf(FigureDraft& draft, Lang lang) {
  draft.problems.clear();
  const std::optional<double> value = parseNumber(draft.value, lang);
  if (!value) draft.problems.push_back({Severity::error, "", "/value", 0, {Str::OwnNoNumber, {}}});
  Figure out;
  out.value = value.value_or(1);
  out.from.source = trimmed(draft.source);
  out.from.asOf = isoDate(draft.date);
  out.from.status = draft.status;
  if (const std::string note = trimmed(draft.note); !note.empty()) out.from.note = sameInAll(note);
  return out;
}

// The figure of a series belongs to the year of its date.
std::string pathOf(const FigureDraft& draft, const std::string& date) {
  if (!draft.byDate || !isDate(date)) return draft.path;
  return draft.path.substr(0, draft.path.rfind('/') + 1) + date.substr(0, 4);
}

// Every field is judged at once, by the same rules as a file.
void save(Ui& ui) {
  FigureDraft& draft = ui.state.draft;
  const Figure figure = figureOf(draft, ui.lang);
  const std::string path = pathOf(draft, figure.from.asOf);
  Overlay next = ui.session.overlay;
  setOwn(next, path, figure);
  const bool noNumber = !draft.problems.empty();
  for (Problem& problem : validate(next, *ui.session.facts))
    if (!noNumber || !endsWith(problem.path, "/value")) draft.problems.push_back(std::move(problem));
  draft.refused = !draft.problems.empty();
  if (draft.refused) return;
  ui.requests.overlay = std::move(next);
  ui.state.focusRow = draft.under + path;
  draft = {};
}

void cancel(Ui& ui) {
  ui.state.focusRow = ui.state.draft.under + ui.state.draft.path;
  ui.state.draft = {};
}

void removeFigure(Ui& ui) {
  Overlay next = ui.session.overlay;
  removeOwn(next, ui.state.draft.path);
  ui.requests.overlay = std::move(next);
  cancel(ui);
}

const Problem* problemOf(const FigureDraft& draft, std::string_view field) {
  for (const Problem& problem : draft.problems)
    if (endsWith(problem.path, field)) return &problem;
  return nullptr;
}

// Fields below each other in one column.
struct Form {
  Ui& ui;
  float x, width, control;
  float y = 0;
  bool entered = false;

  void sentence(const Problem* problem) {
    if (problem) y += putWrapped(ui, {x, y + 2}, width, ui.words(problem->message), ui.colour.over) + 2;
  }
  void heading(std::string_view words) { y += putWrapped(ui, {x, y}, width, words, ui.colour.ink, Weight::bold) + 8; }
  void hint(std::string_view words) { y += putWrapped(ui, {x, y - kGap + 4}, width, words, ui.colour.ink3) + 4; }
  void label(std::string_view words) {
    y += putWrapped(ui, {x, y}, width, words, ui.colour.ink2) + 2;
  }
  void field(const char* id, const std::string& name, std::string& words, std::string_view key, float most, TextSpec spec = {}) {
    label(name);
    const Problem* problem = problemOf(ui.state.draft, key);
    spec.wrong = problem != nullptr;
    const Typing typing = textField(ui, id, {x, y, std::min(width, most), control}, words, spec);
    entered = entered || typing == Typing::entered;
    if (spec.starts && typing == Typing::active) ui.state.draft.starts = false;
    y += control;
    sentence(problem);
    y += kGap;
  }
};

constexpr std::array<Status, 5> kStatuses{Status::official, Status::computed, Status::estimate, Status::illustrative,
                                          Status::unverified};
constexpr std::array<const char*, 5> kStatusIds{"own-status:official", "own-status:computed", "own-status:estimate",
                                                "own-status:illustrative", "own-status:unverified"};

void statusPart(Form& form, const Rect& rect, std::size_t i) {
  Ui& ui = form.ui;
  const bool on = ui.state.draft.status == kStatuses[i];
  const Hit state = hit(ui, kStatusIds[i], rect);
  fill(rect, on ? ui.colour.accentSoft : state.hovered ? ui.colour.hover : ui.colour.panel, 6);
  frame(rect, on ? ui.colour.accent : ui.colour.ctl, on ? 2.0f : 1.0f, 6);
  badge({rect.x + 16, rect.y + rect.height / 2}, kStatuses[i], ui.colour.ink3);
  put(ui, {rect.x + 28, rect.y + (rect.height - kLine) / 2}, ui.words(wordsOf(kStatuses[i])), ui.colour.ink,
      on ? Weight::bold : Weight::body);
  if (state.pressed) ui.state.draft.status = kStatuses[i];
}

// Five parts, in as many lines as they need.
void statusChoice(Form& form) {
  form.label(form.ui.words(Str::OwnStatus));
  float x = form.x;
  for (std::size_t i = 0; i < kStatuses.size(); ++i) {
    const float width = widthOf(form.ui, Weight::bold, form.ui.words(wordsOf(kStatuses[i]))) + 40;
    if (x > form.x && x + width > form.x + form.width) {
      x = form.x;
      form.y += form.control + 6;
    }
    statusPart(form, {x, form.y, width, form.control}, i);
    x += width + 6;
  }
  form.y += form.control + kGap;
}

void buttons(Form& form) {
  Ui& ui = form.ui;
  const auto next = [&, x = form.x](std::string_view words, ButtonKind kind) mutable {
    const float width = buttonWidth(ui, words, kind);
    const Rect rect{x, form.y, width, form.control};
    x += width + kGap;
    return rect;
  };
  auto place = next;
  const std::string_view saveWords = ui.words(Str::OwnSave), cancelWords = ui.words(Str::OwnCancel), removeWords = ui.words(Str::OwnRemove);
  const bool own = ownFigure(ui.session.overlay, ui.state.draft.path) != nullptr;
  const bool saved = button(ui, "own-save", place(saveWords, ButtonKind::main), saveWords, ButtonKind::main);
  const bool left = button(ui, "own-cancel", place(cancelWords, ButtonKind::second), cancelWords, ButtonKind::second);
  const bool removed = own && button(ui, "own-remove", place(removeWords, ButtonKind::quiet), removeWords, ButtonKind::quiet);
  const bool escape = !ImGui::GetIO().WantTextInput && ImGui::IsKeyPressed(ImGuiKey_Escape, false);
  form.y += form.control;
  if (removed) removeFigure(ui);
  else if (left || escape) cancel(ui);
  else if (saved || form.entered) save(ui);
}

}  // namespace

void beginDraft(Ui& ui, const DataRow& row) {
  FigureDraft draft;
  draft.path = row.path;
  draft.under = row.under;
  draft.byDate = row.byDate;
  draft.starts = true;
  if (const std::optional<Figure> now = figureAt(*ui.session.dataset, row.path)) draft.value = typedNumber(now->value, ui.lang);
  if (const Figure* own = ownFigure(ui.session.overlay, row.path)) {
    draft.date = own->from.asOf;
    draft.source = own->from.source;
    draft.note = own->from.note.in(ui.lang);
    draft.status = own->from.status;
  }
  ui.state.draft = std::move(draft);
}

namespace {

// Beside each other where there is room.
void valueAndDate(Form& form, const DataRow& row) {
  Ui& ui = form.ui;
  FigureDraft& draft = ui.state.draft;
  const Form whole = form;
  const bool beside = form.width >= 2 * kColumn;
  if (beside) form.width = kColumn - kGap;
  form.field("own-value", ui.words(Message{Str::OwnValue, {row.unit}}), draft.value, "/value", kShort, {{}, draft.starts, false, true});
  const float under = form.y;
  if (beside) form.x += kColumn;
  if (beside) form.y = whole.y;
  form.field("own-date", std::string(ui.words(Str::OwnDate)), draft.date, "/as_of", kShort, {ui.words(Str::OwnDateHint)});
  if (row.byDate) form.hint(ui.words(Str::OwnDatedYear));
  form.y = std::max(form.y, under);
  form.x = whole.x;
  form.width = whole.width;
}

}  // namespace

float figureEditor(Ui& ui, ImVec2 at, float width, float control, const DataRow& row) {
  FigureDraft& draft = ui.state.draft;
  fill({at.x, at.y, width, draft.height}, ui.colour.panel2, 6);
  Form form{ui, at.x + kPad, std::min(width - 2 * kPad, kMost), control, at.y + kGap};
  if (!row.asks.empty()) form.heading(ui.words(Message{Str::OwnAsks, {row.asks}}));
  valueAndDate(form, row);
  form.field("own-source", std::string(ui.words(Str::OwnSource)), draft.source, "/source", kMost);
  statusChoice(form);
  form.field("own-note", std::string(ui.words(Str::OwnNote)), draft.note, "/note", kMost);
  for (const char* other : {"/path", "/figures"}) form.sentence(problemOf(draft, other));
  buttons(form);
  const float used = form.y + kGap - at.y;
  if (!draft.path.empty()) draft.height = used;
  return used;
}

}  // namespace kosh::ui
