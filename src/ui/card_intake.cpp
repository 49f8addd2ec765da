// The intake block of the territory card: the answer first, then what stops it and the way out.
#include "ui/card_parts.h"
#include "ui/intake_rows.h"

namespace kosh::ui {
namespace {

constexpr float kEdge = 12, kTitle = 26;

const Intake* intakeOn(const Card& card) {
  return intakeOf(card.dataset(), card.ui.session.legal.judgement, card.territory);
}

std::string figureWords(const Card& card, const IntakeWords& words) {
  return "\u2248 " + formatNumber(*words.perYear, 0, card.ui.lang);
}

float answerHeight(const Card& card, const IntakeWords& words) {
  return words.perYear ? 34 : heightWrapped(card.ui, card.width, card.ui.words(words.answer), Weight::bold);
}

void drawAnswer(Card& card, const IntakeWords& words) {
  if (!words.perYear) {
    putWrapped(card.ui, {card.x, card.y}, card.width, card.ui.words(words.answer), card.ui.colour.ink, Weight::bold);
    return;
  }
  const std::string figure = figureWords(card, words);
  const float width = widthOf(card.ui, Weight::figure, figure);
  badge({card.x + 6, card.y + 18}, words.status, card.ui.colour.ink3);
  put(card.ui, {card.x + 18, card.y}, figure, card.ui.colour.accent, Weight::figure);
  putFitted(card.ui, {card.x + 18 + width + 10, card.y + 10}, card.width - width - 28, card.ui.words(words.answer), card.ui.colour.ink);
}

void drawWhy(Card& card) {
  const std::string finding = intakeFinding(card.ui.session.legal.judgement, card.territory);
  if (finding.empty()) return;
  const std::string_view why = card.ui.words(Str::IntakeWhy);
  const float width = buttonWidth(card.ui, why, ButtonKind::quiet);
  if (!button(card.ui, "intake-why", {card.x + card.width - width, card.y - 3, width, 28}, why, ButtonKind::quiet)) return;
  View& view = card.ui.session.view;
  view.page = Page::findings;
  view.paragraph.clear();
  view.finding = finding;
}

}  // namespace

float intakeHeight(const Card& card) {
  const Intake* intake = intakeOn(card);
  if (!intake) return 0;
  const IntakeWords words = intakeWords(card.dataset(), *intake);
  float height = 2 * kEdge + kTitle + answerHeight(card, words);
  for (const Message& line : words.lines) height += heightWrapped(card.ui, card.width, card.ui.words(line));
  return height;
}

void drawIntake(Card& card) {
  const Intake* intake = intakeOn(card);
  if (!intake) return;
  const IntakeWords words = intakeWords(card.dataset(), *intake);
  const float height = intakeHeight(card);
  fill({card.x - 16, card.y, card.width + 32, height}, card.ui.colour.accentSoft);
  remember(card.ui, "intake", {card.x - 16, card.y, card.width + 32, height});
  const float end = card.y + height;
  card.y += kEdge;
  put(card.ui, {card.x, card.y}, card.ui.words(words.title), card.ui.colour.ink2);
  drawWhy(card);
  card.y += kTitle;
  drawAnswer(card, words);
  card.y += answerHeight(card, words);
  for (const Message& line : words.lines)
    card.y += putWrapped(card.ui, {card.x, card.y}, card.width, card.ui.words(line), card.ui.colour.ink);
  card.y = end;
}

}  // namespace kosh::ui
