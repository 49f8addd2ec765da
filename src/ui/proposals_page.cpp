// The Proposals page: four kinds with their state, other documents, fields of the records, the letter beside them.
#include <algorithm>
#include <cmath>

#include "ui/intake_answer.h"
#include "ui/pages.h"

namespace kosh::ui {
namespace {

constexpr float kList = 560, kHead = 84, kPad = 24, kStations = 30;

struct Columns {
  Rect list, paper;
};

Columns columnsFor(const Rect& rect, bool paperOpen) {
  if (rect.width < 1024) return paperOpen ? Columns{{}, rect} : Columns{rect, {}};
  const float list = rect.width >= 1400 ? kList : std::round(rect.width * 0.4f);
  return {{rect.x, rect.y, list, rect.height}, {rect.x + list, rect.y, rect.width - list, rect.height}};
}

float padOf(const Rect& rect) { return rect.width < 600 ? 16 : kPad; }

// --- cards

Str kindWords(ProposalKind kind) {
  constexpr Str kWords[kProposalKinds] = {Str::KindTerritories, Str::KindForeign, Str::KindRegional, Str::StreamLabour};
  return kWords[static_cast<std::size_t>(kind)];
}

Str stageWords(Stage stage) {
  constexpr Str kWords[kStages] = {Str::StageDraft,  Str::StageComputed, Str::StageChecked, Str::StageAgreed,
                                   Str::StageSigned, Str::StageSent,     Str::StageAnswered};
  return kWords[static_cast<std::size_t>(stage)];
}

std::string chipWords(const Ui& ui, const ProposalRecord& record) {
  constexpr Str kAnswers[] = {Str::StageAnswered, Str::AnswerAccepted, Str::AnswerPartly, Str::AnswerRefused};
  const Stage stage = shownStage(ui.session, record.kind);
  return std::string(ui.words(stage == Stage::answered ? kAnswers[static_cast<std::size_t>(record.answer)] : stageWords(stage)));
}

// Width of the chip, which stands at the right.
float chip(const Ui& ui, ImVec2 rightTop, std::string_view words) {
  const float width = std::ceil(widthOf(ui, Weight::body, words)) + 24;
  const Rect rect{rightTop.x - width, rightTop.y, width, 28};
  frame(rect, ui.colour.ctl, 1, 14);
  putCentre(ui, {rect.x + width / 2, rect.y + 3}, words, ui.colour.ink);
  return width;
}

// What the card says at the right of its sentence, and how far it can be trusted.
struct Change {
  std::string words;
  std::optional<Status> status;
  bool known = true;
};

Change territoryChange(const Ui& ui, const Proposal& proposal) {
  int in = 0, out = 0;
  for (const ProposalLine& line : proposal.lines) {
    in += line.direction == Direction::include;
    out += line.direction == Direction::exclude;
  }
  if (in > 0) return {ui.words(Message{Str::PPageInclude, {Number{static_cast<double>(in), 0}}}), Status::computed, true};
  if (out > 0) return {ui.words(Message{Str::PPageExclude, {Number{static_cast<double>(out), 0}}}), Status::computed, true};
  return {std::string(ui.words(Str::PPageKeep)), Status::computed, true};
}

// Sums over the lines of the coming year. A sum with an unknown part is unknown.
Change quotaChange(const Ui& ui, const Proposal& proposal) {
  double present = 0, proposed = 0;
  bool hasPresent = true, hasProposed = true, any = false;
  Status status = Status::official;
  for (const ProposalLine& line : proposal.lines) {
    if (line.year != proposal.year) continue;
    any = true;
    hasPresent = hasPresent && line.present;
    hasProposed = hasProposed && line.proposed;
    if (line.present) present += line.present->value;
    if (line.present) status = worse(status, line.present->status);
    if (line.proposed) proposed += *line.proposed;
  }
  if (!any || !hasProposed) return {std::string(ui.words(Str::NoData)), std::nullopt, false};
  const std::string next = formatNumber(proposed, 0, ui.lang);
  const std::string words = hasPresent ? ui.words(Message{Str::PPageChange, {formatNumber(present, 0, ui.lang), next}}) : next;
  return {words, worse(status, Status::computed), true};
}

Change changeOf(const Ui& ui, const Proposal& proposal) {
  return proposal.kind == ProposalKind::territories ? territoryChange(ui, proposal) : quotaChange(ui, proposal);
}

float changeWidth(const Ui& ui, const Change& change) { return std::ceil(widthOf(ui, Weight::bold, change.words)) + 17; }

void putChange(const Ui& ui, ImVec2 rightTop, const Change& change) {
  putRight(ui, rightTop, change.words, change.known ? ui.colour.ink : ui.colour.ink3, Weight::bold);
  badge({rightTop.x - changeWidth(ui, change) + 6, rightTop.y + 11}, change.status, ui.colour.ink3);
}

// Seven circles: filled is done, the ring is now. On the chosen card each can be pressed.
void stations(Ui& ui, const Rect& rect, std::string_view kind, const ProposalRecord& record, bool chosen) {
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const Stage now = shownStage(ui.session, record.kind);
  const float step = (rect.width - 16) / (kStages - 1), y = rect.y + rect.height / 2;
  for (int i = 0; i < kStages; ++i) {
    const ImVec2 at(std::round(rect.x + 8 + step * static_cast<float>(i)), std::round(y));
    const bool done = i < static_cast<int>(now), current = i == static_cast<int>(now);
    if (i > 0) fill({at.x - step + 9, at.y - 1, step - 18, 2}, i <= static_cast<int>(now) ? ui.colour.accent : ui.colour.line);
    if (done) list.AddCircleFilled(at, 5.5f, ui.colour.accent, 20);
    else list.AddCircle(at, current ? 6.5f : 4.75f, current ? ui.colour.accent : ui.colour.ctl, 24, current ? 3.0f : 1.5f);
    if (!chosen) continue;
    const Stage stage = static_cast<Stage>(i);
    const std::string id = "stage:" + std::string(kind) + ":" + std::to_string(i);
    const Hit state = hit(ui, id.c_str(), {at.x - 15, at.y - 15, 30, 30});
    if (state.hovered || (state.focused && ui.state.keyboardUsed)) {
      const std::string words(ui.words(stageWords(stage)));
      tooltip(ui, {&words, 1});
    }
    if (state.pressed) setProposalRecord(ui.session.records, atStage(record, stage, ui.session.today));
  }
}

// First, current and last station in words.
void stationWords(const Ui& ui, const Rect& rect, const ProposalRecord& record) {
  const Stage now = shownStage(ui.session, record.kind);
  const float step = (rect.width - 16) / (kStages - 1);
  const std::string_view first = ui.words(stageWords(Stage::draft)), last = ui.words(stageWords(Stage::answered));
  const std::string_view current = ui.words(stageWords(now));
  const float width = widthOf(ui, Weight::bold, current);
  const float middle = rect.x + 8 + step * static_cast<float>(now);
  const float x = std::clamp(middle - width / 2, rect.x, rect.x + rect.width - width);
  put(ui, {x, rect.y}, current, ui.colour.accent, Weight::bold);
  if (x > rect.x + widthOf(ui, Weight::body, first) + 12) put(ui, {rect.x, rect.y}, first, ui.colour.ink2);
  const float lastWidth = widthOf(ui, Weight::body, last);
  if (x + width + 12 < rect.x + rect.width - lastWidth) putRight(ui, {rect.x + rect.width, rect.y}, last, ui.colour.ink2);
}

// Which intake the figure rests on: on the chosen card of 4.1 and 4.3.
std::vector<std::string> basisOf(const Ui& ui, const Proposal& proposal, bool chosen) {
  std::vector<std::string> out;
  const bool rests = proposal.kind == ProposalKind::territories || proposal.kind == ProposalKind::regionalQuotas;
  if (!chosen || !rests) return out;
  for (const Message& words : basisWords(ui.session)) out.push_back(ui.words(words));
  return out;
}

// Returns its height.
float proposalCard(Ui& ui, const Rect& rect, float y, const Proposal& proposal) {
  const std::string kind = kindName(proposal.kind);
  const bool on = ui.session.view.document == kind;
  const float pad = padOf(rect), x = rect.x + pad, left = x + 40, right = rect.x + rect.width - pad;
  const ProposalRecord record = proposalRecord(ui.session, kind);
  const Change change = changeOf(ui, proposal);
  // What is missing is a long list: on the chosen card and in the letter.
  const std::string sentence = change.known || on ? sayWhole(proposal.sentence, ui.lang) : std::string(ui.words(Str::PPageNotComputed));
  const bool beside = changeWidth(ui, change) < (right - left) * 0.45f;
  const float room = right - left - (beside ? changeWidth(ui, change) + 16 : 0);
  const float told = heightWrapped(ui, room, sentence) + (beside ? 0 : kLine);
  const std::vector<std::string> basis = basisOf(ui, proposal, on);
  float words = told;
  for (const std::string& line : basis) words += heightWrapped(ui, right - left, line);
  const std::string_view name = ui.words(kindWords(proposal.kind));
  const float chipRoom = widthOf(ui, Weight::body, chipWords(ui, record)) + 36;
  const float head = 16 + heightWrapped(ui, right - left - chipRoom, name, Weight::bold) + 8;
  const float height = head + words + 4 + kStations + (on ? kLine : 0) + 14;
  const Rect whole{rect.x, y, rect.width - 1, height};
  const Rect press{whole.x, whole.y, whole.width, height - kStations - (on ? kLine : 0) - 16};  // over the stations
  const Hit state = hit(ui, ("proposal:" + kind).c_str(), press);
  if (on || state.hovered) fill(whole, on ? ui.colour.accentSoft : ui.colour.hover);
  if (on) fill({whole.x, whole.y, 4, height}, ui.colour.accent);
  chip(ui, {right, y + 13}, chipWords(ui, record));
  put(ui, {x, y + 16}, kind, ui.colour.ink2);
  putWrapped(ui, {left, y + 16}, right - left - chipRoom, name, ui.colour.ink, Weight::bold);
  putWrapped(ui, {left, y + head}, room, sentence, ui.colour.ink);
  putChange(ui, {right, y + head + (beside ? 0 : told - kLine)}, change);
  float under = y + head + told;
  for (const std::string& line : basis) under += putWrapped(ui, {left, under}, right - left, line, ui.colour.ink2);
  const Rect line{left, y + head + 4 + words, right - left, kStations};
  stations(ui, line, kind, record, on);
  if (on) stationWords(ui, {line.x, line.y + kStations - 2, line.width, kLine}, record);
  lineH(whole.x, y + height - 1, whole.width, ui.colour.line);
  if (state.pressed) {
    ui.session.view.document = kind;
    ui.state.paperOpen = true;
  }
  return height;
}

// --- the other documents

struct OtherDocument {
  const char* kind;
  Str words;
};
constexpr OtherDocument kOthers[] = {{"list", Str::PaperList}, {"monitoring", Str::PaperMonitoring}, {"plan", Str::PaperPlan},
                                     {"needs", Str::PaperNeeds}, {"brief", Str::PaperBrief}};

// A brief is of a district: a menu beside its row.
void briefMenu(Ui& ui, const Rect& row) {
  const Dataset& dataset = *ui.session.dataset;
  std::vector<MenuRow> rows;
  int chosen = 0;
  for (int district : dataset.districts) {
    const Territory& place = dataset.territories[static_cast<std::size_t>(district)];
    if (place.id == ui.session.view.territory) chosen = static_cast<int>(rows.size());
    rows.push_back({place.id, place.name.in(ui.lang), {}, false});
  }
  if (rows.empty()) return;
  const std::string& name = rows[static_cast<std::size_t>(chosen)].words;
  const float width = menuFaceWidth(ui, name);
  const Rect button{row.x + row.width - width, row.y + (row.height - kControl) / 2, width, kControl};
  menuFace(ui, button, name);
  if (const std::optional<int> picked = menu(ui, "brief-district", button, rows, chosen)) {
    ui.session.view.territory = rows[static_cast<std::size_t>(*picked)].id;
    openDocument(ui, "brief");
  }
}

float otherDocuments(Ui& ui, const Rect& rect, float top) {
  const float pad = padOf(rect), x = rect.x + pad;
  float y = top + 20;
  put(ui, {x, y}, ui.words(Str::PPageOtherDocs), ui.colour.ink, Weight::bold);
  y += 30;
  for (const OtherDocument& other : kOthers) {
    const Rect row{rect.x, y, rect.width - 1, 44};
    const bool on = ui.session.view.document == other.kind, brief = other.words == Str::PaperBrief;
    const float words = widthOf(ui, Weight::bold, ui.words(other.words));
    const Rect press{row.x, row.y, brief ? pad + words + 16 : row.width, row.height};
    const Hit state = hit(ui, (std::string("document:") + other.kind).c_str(), press);
    if (on || state.hovered) fill(on ? row : press, on ? ui.colour.accentSoft : ui.colour.hover);
    if (on) fill({row.x, row.y, 4, row.height}, ui.colour.accent);
    put(ui, {x, y + 11}, ui.words(other.words), ui.colour.ink, on ? Weight::bold : Weight::body);
    if (brief) briefMenu(ui, {row.x, row.y, row.width - pad, row.height});
    else icon(Icon::right, {row.x + row.width - pad - 6, y + 22}, ui.colour.ink3);
    lineH(x, y + row.height - 1, rect.width - 2 * pad, ui.colour.line);
    if (state.pressed) openDocument(ui, other.kind);
    y += row.height;
  }
  return y - top;
}

// --- the list

float pageHead(Ui& ui, const Rect& rect) {
  const bool narrow = rect.width < 480;  // the countdown under the title
  const float pad = padOf(rect), count = narrow ? rect.width - 2 * pad + 8 : std::min(240.f, rect.width * 0.44f);
  const float room = narrow ? rect.width - 2 * pad : rect.width - 2 * pad - count - 8;
  const float title = putWrapped(ui, {rect.x + pad, rect.y + 14}, room, ui.words(Str::PPageTitle), ui.colour.ink, Weight::title);
  const std::string under = ui.words(Message{Str::PPageUnder, {std::to_string(comingYear(ui.session))}});
  const float second = putWrapped(ui, {rect.x + pad, rect.y + 14 + title}, room, under, ui.colour.ink2);
  const float words = 14 + title + second, days = countdownHeight(ui, count);
  const float height = narrow ? words + days + 10 : std::max({kHead, words + 12, days + 6});
  if (narrow) countdown(ui, {rect.x + pad - 8, rect.y + words + 4, count, days});
  else countdown(ui, {rect.x + rect.width - pad - count + 8, rect.y + 2, count, height - 4});
  lineH(rect.x, rect.y + height - 1, rect.width, ui.colour.line);
  return height;
}

void fields(Ui& ui, const Rect& rect, float& y) {
  const float pad = padOf(rect), width = std::min(rect.width - 2 * pad, 520.f);
  const std::string kind = ui.session.view.document;
  if (kind.substr(0, 2) == "4.") y += proposalFields(ui, {rect.x + pad, y + 20}, width, kind) + 20;
  y += executionFields(ui, {rect.x + pad, y}, width, kind);
  if (kind == "plan") y += measureFields(ui, {rect.x + pad, y + 20}, width) + 20;
}

void listPanel(Ui& ui, const Rect& rect) {
  if (beginPanel("proposals", rect, ui.colour.panel)) {
    const float head = pageHead(ui, rect);
    const Rect below{rect.x, rect.y + head, rect.width, rect.height - head};
    if (beginPanel("proposal-list", below, ui.colour.panel, true)) {
      scrollByKeys(ui, below, Keys::unlessRight);
      float y = panelTop().y;
      if (ui.session.legal.proposals.empty()) {
        put(ui, {rect.x + padOf(rect), y + 20}, ui.words(Str::PPageNone), ui.colour.ink2);
        y += 60;
      }
      for (const Proposal& proposal : ui.session.legal.proposals) y += proposalCard(ui, rect, y, proposal);
      fields(ui, rect, y);
      y += otherDocuments(ui, rect, y);
      y += peopleFields(ui, {rect.x + padOf(rect), y + 24}, std::min(rect.width - 2 * padOf(rect), 520.f)) + 48;
      panelBottom(y);
    }
    endPanel();
  }
  endPanel();
}

}  // namespace

void proposalsPage(Ui& ui, const Rect& rect) {
  const Columns columns = columnsFor(rect, ui.state.paperOpen);
  if (columns.list.width > 0) listPanel(ui, columns.list);
  if (columns.paper.width > 0) letterPanel(ui, columns.paper, columns.list.width <= 0);
  if (columns.list.width > 0 && columns.paper.width > 0) lineV(columns.paper.x, rect.y, rect.height, ui.colour.line);
}

}  // namespace kosh::ui
