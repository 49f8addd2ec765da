// The editor of one figure, unfolded under its row: value, date, source, status, note; saving asks the core first.
#include <algorithm>
#include <array>

#include "core/overlay.h"
#include "ui/data_rows.h"
#include "ui/widgets.h"

namespace kosh::ui {
namespace {

constexpr float kPad = 16, kGap = 12, kMost = 760, kShort = 240;

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

// Every field is judged at once, by the same rules as a file.
void save(Ui& ui) {
  FigureDraft& draft = ui.state.draft;
  const Figure figure = figureOf(draft, ui.lang);
  Overlay next = ui.session.overlay;
  setOwn(next, draft.path, figure);
  const bool noNumber = !draft.problems.empty();
  for (Problem& problem : validate(next, *ui.session.facts))
    if (!noNumber || !endsWith(problem.path, "/value")) draft.problems.push_back(std::move(problem));
  if (!draft.problems.empty()) return;
  ui.requests.overlay = std::move(next);
  ui.state.focusRow = draft.path;
  draft = {};
}

void cancel(Ui& ui) {
  ui.state.focusRow = ui.state.draft.path;
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

float figureEditor(Ui& ui, ImVec2 at, float width, float control, const DataRow& row) {
  FigureDraft& draft = ui.state.draft;
  fill({at.x, at.y, width, draft.height}, ui.colour.panel2, 6);
  Form form{ui, at.x + kPad, std::min(width - 2 * kPad, kMost), control, at.y + kGap};
  form.field("own-value", ui.words(Message{Str::OwnValue, {row.unit}}), draft.value, "/value", kShort, {{}, draft.starts, false, true});
  form.field("own-date", std::string(ui.words(Str::OwnDate)), draft.date, "/as_of", kShort, {ui.words(Str::OwnDateHint)});
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
