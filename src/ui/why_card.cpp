// The card that answers "why?": question, sentence, formula in words and with values, where each value comes from, acts.
#include <algorithm>
#include <cmath>

#include "core/evidence.h"
#include "ui/data_rows.h"
#include "ui/pages.h"

namespace kosh::ui {
namespace {

constexpr float kPad = 28, kNarrowPad = 16, kBox = 20, kCellGap = 14;

struct Card {
  Ui& ui;
  const Finding& finding;
  float x = 0, width = 0, y = 0;

  void wrapped(std::string_view words, Colour colour, Weight weight = Weight::body) {
    y += putWrapped(ui, {x, y}, width, words, colour, weight);
  }
};

float padOf(const Rect& rect) { return rect.width < 600 ? kNarrowPad : kPad; }

const Territory& placeOf(const Card& card) {
  return card.ui.session.dataset->territories[static_cast<std::size_t>(card.finding.territory)];
}

void head(Card& card) {
  const Ui& ui = card.ui;
  const std::string paragraph = ui.words(Message{Str::FPageParagraph, {card.finding.paragraph}});
  std::string place = ui.words(Message{Str::WhyPlace, {paragraph, placeOf(card).name, std::to_string(card.finding.year)}});
  card.y += putWrapped(ui, {card.x, card.y}, card.width - 48, place, ui.colour.ink2) + 4;
  card.wrapped(ui.words(questionOf(card.finding)), ui.colour.ink, Weight::figure);
  card.y += 8;
  signMark(ui, {card.x + 10, card.y + 11}, card.finding.sign);
  card.y += putWrapped(ui, {card.x + 28, card.y}, card.width - 28, sayWhole(card.finding.message, ui.lang), ui.colour.ink, Weight::bold) + 4;
  if (card.finding.reason.id != Str::Count) card.wrapped(sayWhole(card.finding.reason, ui.lang), ui.colour.ink2);
  if (card.finding.weak) card.wrapped(ui.words(Str::WhyWeak), ui.colour.ink2);
  card.y += 12;
}

// --- the formula

const Evidence* valueAt(const Finding& finding, int index) {
  return index >= 0 && index < static_cast<int>(finding.values.size()) ? &finding.values[static_cast<std::size_t>(index)] : nullptr;
}

std::string inWords(const Card& card, const std::vector<FormulaPart>& parts) {
  std::string out;
  for (const FormulaPart& part : parts) {
    const Evidence* value = valueAt(card.finding, part.value);
    const std::string words = part.value < 0 ? part.text : value ? card.ui.words(value->name) : std::string();
    const bool joins = out.empty() || (!words.empty() && (words[0] == ',' || words[0] == ';' || words[0] == ')' || words[0] == '.')) ||
                       out.back() == '(';
    out += (joins ? "" : " ") + words;
  }
  return out;
}

// A value of the chain with its badge and name below, or the words between two of them.
struct Cell {
  std::string value, name;
  std::optional<Status> status;
  bool number = false, result = false;
  float width = 0, height = 0;
};

std::vector<Cell> cellsOf(const Card& card, const std::vector<FormulaPart>& parts, float most) {
  std::vector<Cell> out;
  for (const FormulaPart& part : parts) {
    Cell cell;
    if (const Evidence* value = valueAt(card.finding, part.value)) {
      cell.number = true;
      cell.value = valueWords(*value, card.ui.lang, kSignificantInFormula, false);
      cell.name = card.ui.words(value->name);
      cell.status = value->value ? value->status : std::nullopt;
      cell.result = part.value == card.finding.result;
      const float name = std::min(std::ceil(widthOf(card.ui, Weight::body, cell.name)) + 17, 168.f);
      cell.width = std::max(std::ceil(widthOf(card.ui, Weight::title, cell.value)), name);
      cell.height = 28 + heightWrapped(card.ui, cell.width - 16, cell.name);
    } else {
      cell.value = part.text.substr(std::min(part.text.find_first_not_of(",; "), part.text.size() - 1));
      cell.width = std::min(std::ceil(widthOf(card.ui, Weight::body, cell.value)) + 1, most);
      cell.height = heightWrapped(card.ui, cell.width, cell.value) + 4;
    }
    out.push_back(std::move(cell));
  }
  return out;
}

void drawCell(const Card& card, ImVec2 at, const Cell& cell) {
  const Ui& ui = card.ui;
  if (!cell.number) return void(putWrapped(ui, {at.x, at.y + 4}, cell.width, cell.value, ui.colour.ink2));
  const bool alarm = cell.result && card.finding.sign == Sign::decide;
  put(ui, at, cell.value, alarm ? ui.colour.over : ui.colour.ink, Weight::title);
  badge({at.x + 6, at.y + 28 + 11}, cell.status, ui.colour.ink3);
  putWrapped(ui, {at.x + 16, at.y + 28}, cell.width - 16, cell.name, ui.colour.ink2);
}

// Cells from left to right in as many lines as they need; returns the height.
float flow(const Card& card, ImVec2 at, float width, const std::vector<Cell>& cells, bool draw) {
  float x = at.x, y = at.y, tall = 0;
  for (const Cell& cell : cells) {
    if (x > at.x && x + cell.width > at.x + width) {
      x = at.x;
      y += tall + 8;
      tall = 0;
    }
    if (draw) drawCell(card, {x, y}, cell);
    tall = std::max(tall, cell.height);
    x += cell.width + kCellGap;
  }
  return y + tall - at.y;
}

void formula(Card& card) {
  const std::vector<FormulaPart> parts = formulaParts(card.finding.formula, card.ui.lang);
  if (parts.empty()) return;
  const float inner = card.width - 2 * kBox;
  const std::string words = inWords(card, parts);
  const std::vector<Cell> cells = cellsOf(card, parts, inner);
  const float first = heightWrapped(card.ui, inner, words), second = flow(card, {}, inner, cells, false);
  fill({card.x, card.y, card.width, first + second + 40}, card.ui.colour.panel2, 6);
  putWrapped(card.ui, {card.x + kBox, card.y + 14}, inner, words, card.ui.colour.ink2);
  flow(card, {card.x + kBox, card.y + 14 + first + 10}, inner, cells, true);
  card.y += first + second + 40 + 14;
}

void method(Card& card) {
  const Ui& ui = card.ui;
  const bool own = card.finding.ownMethod;
  std::string words(ui.words(own ? Str::WhyOwn : Str::WhyByLaw));
  if (own) words += "\n" + ui.words(Message{Str::WhyOwnParagraph, {card.finding.paragraph}});
  const float height = heightWrapped(ui, card.width - 16, words);
  fill({card.x, card.y, 4, height}, ui.colour.ctl);
  putWrapped(ui, {card.x + 16, card.y}, card.width - 16, words, ui.colour.ink2);
  card.y += height + 20;
}

// --- where the values come from

std::string originOf(const Ui& ui, const Evidence& evidence) {
  std::string out;
  const auto add = [&](const std::string& words) { out += (out.empty() || words.empty() ? "" : ", ") + words; };
  if (evidence.status) add(std::string(ui.words(wordsOf(*evidence.status))));
  const Source* source = evidence.source.empty() ? nullptr : findSource(*ui.session.dataset, evidence.source);
  if (source) add(source->title.in(ui.lang));
  else if (!evidence.source.empty()) add(evidence.source);
  else if (evidence.status && *evidence.status != Status::official) add(std::string(ui.words(Str::DataComputed)));
  if (!evidence.asOf.empty()) add(formatDateAlone(evidence.asOf, ui.lang));
  if (!evidence.status && evidence.value) add(std::string(ui.words(Str::WhyDecided)));
  return out;
}

// A threshold of the rules is corrected where every figure is: on the Data page, whose editor opens at its row.
bool isThreshold(const Ui& ui, const Evidence& evidence) { return findThreshold(ui.session.dataset->rules, evidence.id) != nullptr; }

void correctThreshold(Ui& ui, const Evidence& evidence) {
  DataRow row;
  row.path = "rules/thresholds/" + evidence.id;
  ui.state.dataStatus = -1;  // whatever is hidden there, this row is shown
  ui.session.view.page = Page::data;
  beginDraft(ui, row);
}

void valueRow(Card& card, const Evidence& evidence) {
  const Ui& ui = card.ui;
  const std::string value = valueWords(evidence, ui.lang, kSignificantInFormula);
  const bool word = evidence.text.id != Str::Count;
  const float right = std::min(std::ceil(widthOf(ui, Weight::bold, value)), card.width * 0.5f);
  const float room = card.width - 22 - right - 16;
  card.y += 8;
  if (!word || evidence.status) badge({card.x + 6, card.y + 11}, evidence.value || word ? evidence.status : std::nullopt, ui.colour.ink3);
  const float valueHeight = putWrapped(ui, {card.x + card.width - right, card.y}, right + 1, value,
                                       evidence.value || word ? ui.colour.ink : ui.colour.ink3, evidence.value || word ? Weight::bold : Weight::body);
  const float name = putWrapped(ui, {card.x + 22, card.y}, room, ui.words(evidence.name), ui.colour.ink);
  card.y += std::max(name, valueHeight);
  const float pencil = isThreshold(ui, evidence) ? (ui.state.touchSized ? 44.0f : 28.0f) : 0;
  const std::string origin = originOf(ui, evidence);
  const float under = origin.empty() ? 0 : putWrapped(ui, {card.x + 22, card.y}, card.width - 22 - (pencil > 0 ? pencil + 8 : 0), origin, ui.colour.ink2);
  const Rect corner{card.x + card.width - pencil, card.y, pencil, pencil};
  if (pencil > 0 && iconButton(card.ui, ("threshold:" + evidence.id).c_str(), corner, Icon::pencil, ui.words(Message{Str::OwnCorrect, {ui.words(evidence.name)}})))
    correctThreshold(card.ui, evidence);
  card.y += std::max(under, pencil);
  card.y += 8;
  lineH(card.x, card.y - 1, card.width, ui.colour.line);
}

void values(Card& card) {
  if (card.finding.values.empty()) return;
  const Ui& ui = card.ui;
  put(ui, {card.x, card.y}, ui.words(Str::WhyValues), ui.colour.ink, Weight::bold);
  card.y += kLine + 8;
  fill({card.x, card.y - 2, card.width, 2}, ui.colour.ink);
  for (const Evidence& evidence : card.finding.values) valueRow(card, evidence);
  card.y += 16;
}

// --- acts at the foot

struct Act {
  const char* id;
  std::string words;
};

void showOnMap(Ui& ui, const Finding& finding) {
  View& view = ui.session.view;
  const Dataset& dataset = *ui.session.dataset;
  const Territory& place = dataset.territories[static_cast<std::size_t>(finding.territory)];
  view.territory = place.kind == TerritoryKind::city ? std::string() : place.id;
  view.year = finding.year;  // the session keeps it inside the flows
  if (findIndicator(ui.session.outcome, finding.subject) >= 0) view.indicator = finding.subject;
  else if (findService(dataset, finding.subject) >= 0) view.indicator = finding.subject + "_load";
  view.page = Page::plan;
}

// The document or page that a paragraph leads to; a proposal, the list, a plan.
Act mainAct(const Ui& ui, const Finding& finding) {
  const std::string group = groupOf(finding.paragraph);
  const auto words = [&](Str id) { return std::string(ui.words(id)); };
  if (group == "4") return {"why-proposal", ui.words(Message{Str::WhyOpenProposal, {finding.paragraph}})};
  if (group == "6-8" || group == "5") return {"why-list", words(Str::WhyOpenList)};
  if (group == "9") return {"why-plan", words(Str::PaperPlan)};
  if (group == "11") return {"why-needs", words(Str::PaperNeeds)};
  return {"why-monitoring", words(Str::PaperMonitoring)};
}

void follow(Ui& ui, const Finding& finding, const char* id) {
  const std::string_view act = id;
  if (act == "why-proposal") openDocument(ui, finding.paragraph);
  else if (act == "why-list") ui.session.view.page = Page::localities;
  else openDocument(ui, act.substr(4));
}

// Always in sight under the card, in one line or two. Drawn when `draw`; returns the height.
float acts(Ui& ui, const Finding& finding, ImVec2 at, float width, bool draw) {
  const float height = ui.state.touchSized ? 44 : kControl;
  const Act main = mainAct(ui, finding);
  const std::string_view map = ui.words(Str::WhyShowMap);
  const float first = std::min(buttonWidth(ui, main.words, ButtonKind::main), width), second = buttonWidth(ui, map, ButtonKind::second);
  const bool fits = first + 12 + second <= width;
  if (!draw) return fits ? height : 2 * height + 10;
  if (button(ui, main.id, {at.x, at.y, first, height}, main.words, ButtonKind::main)) follow(ui, finding, main.id);
  const Rect other{fits ? at.x + first + 12 : at.x, fits ? at.y : at.y + height + 10, second, height};
  if (button(ui, "why-map", other, map, ButtonKind::second)) showOnMap(ui, finding);
  return 0;
}

void content(Ui& ui, const Rect& rect, const Finding& finding, bool closable) {
  const std::string name = "why:" + finding.id;  // of each finding its own window, so that it begins at the top
  if (beginPanel(name.c_str(), rect, ui.colour.panel, true)) {
    remember(ui, "why", rect);
    const float pad = padOf(rect);
    Card card{ui, finding, rect.x + pad, rect.width - 2 * pad, panelTop().y + 24};
    const float size = ui.state.touchSized ? 44 : kControl;
    if (closable && iconButton(ui, "why-close", {rect.x + rect.width - pad - size + 8, card.y - 8, size, size}, Icon::close, ui.words(Str::ProblemsClose)))
      ui.session.view.finding.clear();
    scrollByKeys(ui, rect, closable ? Keys::always : Keys::whenPointed);
    head(card);
    formula(card);
    method(card);
    values(card);
    panelBottom(card.y);
  }
  endPanel();
}

}  // namespace

void whyCard(Ui& ui, const Rect& rect, const Finding& finding, bool closable) {
  if (beginPanel("why-card", rect, ui.colour.panel)) {
    const float pad = padOf(rect), width = rect.width - 2 * pad, foot = acts(ui, finding, {}, width, false) + 24;
    content(ui, {rect.x, rect.y, rect.width, rect.height - foot}, finding, closable);
    lineH(rect.x, rect.y + rect.height - foot, rect.width, ui.colour.line);
    acts(ui, finding, {rect.x + pad, rect.y + rect.height - foot + 12}, width, true);
  }
  endPanel();
}

}  // namespace kosh::ui
