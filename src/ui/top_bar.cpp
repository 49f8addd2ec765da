// The bar at the top: mark and name, page tabs, language, theme, undo and redo, files and the link.
#include <algorithm>
#include <array>
#include <cmath>

#include "ui/widgets.h"

namespace kosh::ui {
namespace {

constexpr float kIcon = 34, kGap = 4;
constexpr float kOneRow = 1024;  // under it the language becomes one button

constexpr std::array<Lang, 3> kOrder{Lang::kk, Lang::ru, Lang::en};
constexpr std::array<const char*, 3> kIds{"lang:kk", "lang:ru", "lang:en"};
constexpr std::array<Str, 3> kShort{Str::LangShortKk, Str::LangShortRu, Str::LangShortEn};
constexpr std::array<Str, 3> kFull{Str::LangKk, Str::LangRu, Str::LangEn};

void tab(Ui& ui, const char* id, const Rect& rect, std::string_view words, Page page) {
  const Hit state = hit(ui, id, rect);
  const bool on = ui.session.view.page == page;
  if (state.hovered && !on) fill({rect.x, rect.y + 8, rect.width, rect.height - 16}, ui.colour.hover, 6);
  putCentre(ui, {rect.x + rect.width / 2, rect.y + (rect.height - kLine) / 2}, words, on ? ui.colour.ink : ui.colour.ink2,
            on ? Weight::bold : Weight::body);
  if (on) fill({rect.x + 12, rect.y + rect.height - 3, rect.width - 24, 3}, ui.colour.accent);
  if (state.pressed) ui.session.view.page = page;
}

// Widths in bold of the widest language: nothing moves when the language or the page changes.
float tabWidth(const Ui& ui, Str words) {
  float width = 0;
  for (Lang lang : kOrder) width = std::max(width, widthOf(ui, Weight::bold, text(words, lang)));
  return std::ceil(width) + 24;
}

void tabs(Ui& ui, float x, const Rect& bar) {
  const float plan = tabWidth(ui, Str::TabPlan), data = tabWidth(ui, Str::TabData);
  tab(ui, "tab:plan", {x, bar.y, plan, bar.height - 1}, ui.words(Str::TabPlan), Page::plan);
  tab(ui, "tab:data", {x + plan, bar.y, data, bar.height - 1}, ui.words(Str::TabData), Page::data);
}

struct Action {
  const char* id;
  Icon icon;
  Str tip;
  bool enabled = true;
};

// What was pressed becomes a request; only the theme is ours to change.
void act(Ui& ui, std::size_t which) {
  View& view = ui.session.view;
  Requests& wants = ui.requests;
  switch (which) {
    case 0: view.theme = view.theme == Theme::light ? Theme::dark : Theme::light; return;
    case 1: wants.undo = true; return;
    case 2: wants.redo = true; return;
    case 3: wants.pickFiles = true; return;
    case 4: wants.saveScenario = true; return;
    case 5: wants.share = true; return;
    default: return;
  }
}

void actions(Ui& ui, const Rect& bar) {
  const History<Scenario>& history = ui.session.history;
  const std::array<Action, 6> all{{{"theme", Icon::theme, Str::SwitchTheme},
                                   {"undo", Icon::undo, Str::BarUndo, history.canUndo()},
                                   {"redo", Icon::redo, Str::BarRedo, history.canRedo()},
                                   {"open", Icon::open, Str::BarOpen},
                                   {"save", Icon::save, Str::BarSave},
                                   {"share", Icon::share, Str::BarShare}}};
  const float left = bar.x + bar.width - 16 - static_cast<float>(all.size()) * (kIcon + kGap) + kGap;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const Rect rect{left + static_cast<float>(i) * (kIcon + kGap), bar.y + (bar.height - kIcon) / 2, kIcon, kIcon};
    if (iconButton(ui, all[i].id, rect, all[i].icon, ui.words(all[i].tip), all[i].enabled)) act(ui, i);
  }
}

}  // namespace

float languageWidth(const Ui& ui) {
  float width = 0;
  for (Str words : kShort) width += std::ceil(widthOf(ui, Weight::bold, ui.words(words))) + 20;
  return width;
}

void languageSwitch(Ui& ui, const Rect& rect) {
  const std::array<std::string_view, 3> parts{ui.words(kShort[0]), ui.words(kShort[1]), ui.words(kShort[2])};
  const int chosen = static_cast<int>(ui.lang);
  if (const std::optional<int> part = segmented(ui, "lang", rect, parts, kIds, chosen))
    ui.session.view.lang = kOrder[static_cast<std::size_t>(*part)];
}

void languageMenu(Ui& ui, const Rect& rect) {
  const auto now = static_cast<std::size_t>(ui.lang);
  const std::array<MenuRow, 3> rows{{{"kk", std::string(ui.words(kFull[0])), {}, false},
                                     {"ru", std::string(ui.words(kFull[1])), {}, false},
                                     {"en", std::string(ui.words(kFull[2])), {}, false}}};
  menuFace(ui, rect, ui.words(kShort[now]));
  if (const std::optional<int> row = menu(ui, "lang", rect, rows, static_cast<int>(now)))
    ui.session.view.lang = kOrder[static_cast<std::size_t>(*row)];
}

void topBar(Ui& ui, const Rect& rect) {
  if (beginPanel("top-bar", rect, ui.colour.panel)) {
    mark({rect.x + 31, rect.y + rect.height / 2}, ui);
    put(ui, {rect.x + 56, rect.y + (rect.height - 28) / 2}, ui.words(Str::AppName), ui.colour.ink, Weight::title);
    float name = 0;
    for (Lang lang : kOrder) name = std::max(name, widthOf(ui, Weight::title, text(Str::AppName, lang)));
    tabs(ui, std::round(rect.x + 56 + name + 20), rect);
    const bool wide = rect.width >= kOneRow;
    const float right = rect.x + rect.width - 16 - 6 * (kIcon + kGap) + kGap - 12;
    const float width = wide ? languageWidth(ui) : menuFaceWidth(ui, ui.words(Str::LangShortKk));
    const Rect place{right - width, rect.y + (rect.height - 32) / 2, width, 32};
    if (wide) languageSwitch(ui, place);
    else languageMenu(ui, place);
    actions(ui, rect);
    lineH(rect.x, rect.y + rect.height - 1, rect.width, ui.colour.line);
  }
  endPanel();
}

}  // namespace kosh::ui
