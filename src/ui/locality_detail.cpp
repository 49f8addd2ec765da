// Beside the list of localities: all columns of the chosen one, or the form of the chosen step.
#include <algorithm>
#include <cmath>

#include "ui/locality_rows.h"
#include "ui/pages.h"

namespace kosh::ui {
namespace {

constexpr float kPad = 28, kNarrowPad = 16;

struct Detail {
  Ui& ui;
  float x = 0, width = 0, y = 0;
};

void columnRow(Detail& detail, const Evidence& column) {
  const Ui& ui = detail.ui;
  const bool word = column.text.id != Str::Count, known = column.value || word;
  const std::string value = valueWords(column, ui.lang);
  const float right = std::min(std::ceil(widthOf(ui, known ? Weight::bold : Weight::body, value)) + 1, detail.width * 0.5f);
  const float room = detail.width - right - 36;
  const float height = std::max(heightWrapped(ui, room, ui.words(column.name)), heightWrapped(ui, right, value, known ? Weight::bold : Weight::body)) + 14;
  if (nearSight(detail.y, height)) {
    putWrapped(ui, {detail.x, detail.y + 7}, room, ui.words(column.name), ui.colour.ink2);
    if (!word) badge({detail.x + detail.width - right - 12, detail.y + 18}, column.value ? column.status : std::nullopt, ui.colour.ink3);
    putWrapped(ui, {detail.x + detail.width - right, detail.y + 7}, right, value, known ? ui.colour.ink : ui.colour.ink3, known ? Weight::bold : Weight::body);
    lineH(detail.x, detail.y + height - 1, detail.width, ui.colour.line);
  }
  detail.y += height;
}

void title(Detail& detail, std::string_view words) {
  detail.y += putWrapped(detail.ui, {detail.x, detail.y}, detail.width - 48, words, detail.ui.colour.ink, Weight::title) + 8;
}

void place(Detail& detail, const Locality& locality) {
  Ui& ui = detail.ui;
  const Dataset& dataset = *ui.session.dataset;
  title(detail, dataset.territories[static_cast<std::size_t>(locality.territory)].name.in(ui.lang));
  for (ListPart part : locality.parts) {
    const std::string line = ui.words(Message{Str::FigureNamed, {std::string(ui.words(wordsOf(part))), std::string(ui.words(wordsOf(locality.state)))}});
    detail.y += putWrapped(ui, {detail.x, detail.y}, detail.width, line, ui.colour.ink2);
  }
  detail.y += 10;
  lineH(detail.x, detail.y, detail.width, ui.colour.ink);
  for (const Evidence& column : locality.columns) columnRow(detail, column);
}

RecordForm formOf(const Detail& detail) { return {detail.ui, detail.x, std::min(detail.width, 480.f), detail.y, detail.ui.state.touchSized}; }

// Name at the left, what the list says of it at the right.
void entryRow(Detail& detail, const ListEntry& entry) {
  const Ui& ui = detail.ui;
  const Dataset& dataset = *ui.session.dataset;
  const int territory = findTerritory(dataset, entry.territory);
  const std::string name = territory < 0 ? entry.territory : dataset.territories[static_cast<std::size_t>(territory)].name.in(ui.lang);
  const std::string words = entryWords(dataset, entry).in(ui.lang);
  const float left = std::floor(detail.width * 0.46f), right = detail.width - left - 12;
  const float first = putWrapped(ui, {detail.x, detail.y + 5}, left, name, ui.colour.ink);
  const float second = putWrapped(ui, {detail.x + left + 12, detail.y + 5}, right, words, ui.colour.ink2);
  detail.y += std::max(first, second) + 10;
  lineH(detail.x, detail.y - 1, detail.width, ui.colour.line);
}

void subtitle(Detail& detail, std::string_view words) {
  detail.y += 12;
  detail.y += putWrapped(detail.ui, {detail.x, detail.y}, detail.width, words, detail.ui.colour.ink, Weight::bold) + 2;
}

// What a version holds, part by part.
void entries(Detail& detail, const std::vector<ListEntry>& all) {
  const ListEntry* before = nullptr;
  for (const ListEntry& entry : all) {
    if (!before || before->part != entry.part) subtitle(detail, detail.ui.words(wordsOf(entry.part)));
    entryRow(detail, entry);
    before = &entry;
  }
  if (all.empty()) detail.y += putWrapped(detail.ui, {detail.x, detail.y}, detail.width, detail.ui.words(Str::LPageEmptyPart), detail.ui.colour.ink2);
}

// A fixed version beside today's calculation.
void changes(Detail& detail, const ListVersion& fixed, const ListVersion& now) {
  const Ui& ui = detail.ui;
  const std::vector<ListChange> all = listChanges(fixed.entries, now.entries);
  if (all.empty()) return;
  subtitle(detail, ui.words(Str::LPageDiffTitle));
  for (const ListChange& change : all) {
    const ListPart part = change.was ? change.was->part : change.now->part;
    const std::string words = ui.words(Message{Str::FigureNamed, {std::string(ui.words(wordsOf(part))), changeWords(*ui.session.dataset, change).in(ui.lang)}});
    detail.y += putWrapped(ui, {detail.x, detail.y + 4}, detail.width, words, ui.colour.ink2) + 8;
  }
}

// Fix a version: every candidate with its state and reason, with today's date.
void determine(Detail& detail) {
  Ui& ui = detail.ui;
  title(detail, ui.words(Str::LPageDetermine));
  for (const ListStep& step : listSteps(ui.session, ui.lang))
    if (step.kind == ListStep::Kind::determine)
      detail.y += putWrapped(ui, {detail.x, detail.y}, detail.width, startUpper(step.state), ui.colour.ink2) + 12;
  const ListVersion now = versionOf(ui.session);
  const ListVersion* fixed = listVersion(ui.session.records, now.year);
  const std::string_view words = ui.words(fixed ? Str::LPageFixAgain : Str::LPageFix);
  const float height = ui.state.touchSized ? 44 : kControl;
  const bool pressed = button(ui, "fix", {detail.x, detail.y, buttonWidth(ui, words, ButtonKind::main), height}, words, ButtonKind::main);
  detail.y += height + 4;
  if (fixed) changes(detail, *fixed, now);
  entries(detail, fixed ? fixed->entries : now.entries);
  if (!pressed) return;
  ListVersion next = now;
  if (fixed && sameList(*fixed, now))  // the act was of the version before only when that said the same
    next.actNumber = fixed->actNumber, next.actDate = fixed->actDate;
  setListVersion(ui.session.records, next);
}

void approve(Detail& detail) {
  Ui& ui = detail.ui;
  title(detail, ui.words(Str::LPageApprove));
  const ListVersion* fixed = listVersion(ui.session.records, comingYear(ui.session));
  if (!fixed) {
    detail.y += putWrapped(ui, {detail.x, detail.y}, detail.width, ui.words(Str::LPageNotFixed), ui.colour.ink2);
    return;
  }
  ListVersion next = *fixed;
  RecordForm form = formOf(detail);
  form.text("act-number", Str::LPageActNumber, next.actNumber);
  form.day("act-date", Str::LPageActDate, next.actDate);
  if (!(next == *fixed)) setListVersion(ui.session.records, next);
  detail.y = form.y;
}

void receiver(Detail& detail, const Receiver& to) {
  Ui& ui = detail.ui;
  title(detail, to.name.in(ui.lang));
  Sending sending = sendingTo(ui.session.records, comingYear(ui.session), to.id);
  const Sending before = sending;
  RecordForm form = formOf(detail);
  form.day(("sent-date:" + to.id).c_str(), Str::DataDate, sending.date);
  form.text(("sent-number:" + to.id).c_str(), Str::LPageSendNumber, sending.number);
  form.text(("sent-confirmation:" + to.id).c_str(), Str::LPageConfirmation, sending.confirmation);
  if (!(sending == before)) setSending(ui.session.records, sending);
  detail.y = form.y;
}

void chosen(Detail& detail) {
  Ui& ui = detail.ui;
  const std::string& key = ui.state.chosenPlace;
  const Dataset& dataset = *ui.session.dataset;
  if (key == "determine") return determine(detail);
  if (key == "act") return approve(detail);
  for (const Receiver& to : dataset.rules.receivers)
    if (key == "receiver:" + to.id) return receiver(detail, to);
  for (const Locality& locality : ui.session.legal.localities)
    if (key == "place:" + dataset.territories[static_cast<std::size_t>(locality.territory)].id) return place(detail, locality);
  detail.y += putWrapped(ui, {detail.x, detail.y}, detail.width, ui.words(Str::LPageChoose), ui.colour.ink2);
}

}  // namespace

void localityDetail(Ui& ui, const Rect& rect, bool back) {
  const std::string name = "locality:" + ui.state.chosenPlace;
  if (beginPanel(name.c_str(), rect, ui.colour.panel, true)) {
    scrollByKeys(ui, rect, back ? Keys::always : Keys::whenPointed);
    const float pad = rect.width < 600 ? kNarrowPad : kPad, size = ui.state.touchSized ? 44 : kControl;
    Detail detail{ui, rect.x + pad, rect.width - 2 * pad, panelTop().y + 20};
    if (back && iconButton(ui, "place-close", {rect.x + rect.width - pad - size + 8, detail.y - 6, size, size}, Icon::close, ui.words(Str::ProblemsClose)))
      ui.state.chosenPlace.clear();
    chosen(detail);
    panelBottom(detail.y + 24);
  }
  endPanel();
}

}  // namespace kosh::ui
