// The Terms page: the definitions of paragraph 2 in the program's own words.
#include <algorithm>

#include "ui/pages.h"

namespace kosh::ui {
namespace {

constexpr float kMost = 820;

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

void list(Ui& ui, const Rect& rect) {
  if (beginPanel("term-list", rect, ui.colour.panel, true)) {
    scrollByKeys(ui, rect, Keys::always, true);
    const float pad = pagePad(rect), x = rect.x + pad, width = std::min(rect.width - 2 * pad - 10, kMost);
    const std::vector<Term>& terms = ui.session.dataset->rules.terms;
    float y = panelTop().y;
    if (terms.empty()) y += 12 + putWrapped(ui, {x, y + 12}, width, ui.words(Str::PageNoRules), ui.colour.ink2);
    for (const Term& of : terms) y += term(ui, x, width, y, of);
    panelBottom(y + 32);
  }
  endPanel();
}

}  // namespace

void termsPage(Ui& ui, const Rect& rect) {
  if (beginPanel("terms", rect, ui.colour.panel)) {
    const float head = pageTop(ui, rect, Page::findings, ui.words(Str::TPageTitle), ui.words(Str::TPageOwnWords));
    list(ui, {rect.x, rect.y + head, rect.width, rect.height - head});
  }
  endPanel();
}

}  // namespace kosh::ui
