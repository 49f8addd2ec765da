// The Terms page: the definitions of paragraph 2 in the program's own words.
#include <algorithm>

#include "ui/pages.h"

namespace kosh::ui {
namespace {

constexpr float kPad = 24, kNarrowPad = 16, kMost = 820;

float term(Ui& ui, float x, float width, float y, const Term& of) {
  const float number = 56;
  float at = y + 12;
  remember(ui, "term:" + of.id, {x, y, width, 40});
  put(ui, {x, at}, of.id, ui.colour.ink2);
  at += putWrapped(ui, {x + number, at}, width - number, of.term.in(ui.lang), ui.colour.ink, Weight::bold) + 2;
  at += putWrapped(ui, {x + number, at}, width - number, of.words.in(ui.lang), ui.colour.ink);
  if (!of.model.empty())
    at += putWrapped(ui, {x + number, at}, width - number, ui.words(Message{Str::TPageModel, {of.model}}), ui.colour.ink2);
  at += 12;
  lineH(x, at - 1, width, ui.colour.line);
  return at - y;
}

}  // namespace

void termsPage(Ui& ui, const Rect& rect) {
  if (beginPanel("terms", rect, ui.colour.panel, true)) {
    scrollByKeys(ui, rect, Keys::always, true);
    const float pad = rect.width < 600 ? kNarrowPad : kPad, x = rect.x + pad, width = std::min(rect.width - 2 * pad - 10, kMost);
    const float size = ui.state.touchSized ? 44 : kControl;
    float y = panelTop().y + 16;
    backButton(ui, {x - 8, y - 2, size, size}, Page::findings);
    putFitted(ui, {x + size, y + (size - 28) / 2 - 2}, width - size, ui.words(Str::TPageTitle), ui.colour.ink, Weight::title);
    y += size + 6;
    y += putWrapped(ui, {x, y}, width, ui.words(Str::TPageOwnWords), ui.colour.ink2) + 10;
    lineH(x, y, width, ui.colour.ink);
    const std::vector<Term>& terms = ui.session.dataset->rules.terms;
    if (terms.empty()) y += 12 + putWrapped(ui, {x, y + 12}, width, ui.words(Str::PageNoRules), ui.colour.ink2);
    for (const Term& of : terms) y += term(ui, x, width, y, of);
    panelBottom(y + 32);
  }
  endPanel();
}

}  // namespace kosh::ui
