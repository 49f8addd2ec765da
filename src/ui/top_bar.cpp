// The bar at the top: mark and name, page tabs, language, theme, undo and redo, files and the link.
#include <algorithm>
#include <array>
#include <cmath>

#include "ui/pages.h"

namespace kosh::ui {
namespace {

constexpr float kIcon = 34, kGap = 4;
constexpr float kOneRow = 1280;  // under it the language becomes one button

constexpr std::array<Lang, 3> kOrder{Lang::kk, Lang::ru, Lang::en};
constexpr std::array<const char*, 3> kIds{"lang:kk", "lang:ru", "lang:en"};
constexpr std::array<Str, 3> kShort{Str::LangShortKk, Str::LangShortRu, Str::LangShortEn};
constexpr std::array<Str, 3> kFull{Str::LangKk, Str::LangRu, Str::LangEn};

struct Tab {
  const char* id;
  Str words;
  Page page;
};
constexpr std::array<Tab, 8> kTabs{{{"tab:plan", Str::TabPlan, Page::plan},
                                    {"tab:intake", Str::TabIntake, Page::intake},
                                    {"tab:findings", Str::TabFindings, Page::findings},
                                    {"tab:proposals", Str::TabProposals, Page::proposals},
                                    {"tab:data", Str::TabData, Page::data},
                                    {"tab:localities", Str::TabLocalities, Page::localities},
                                    {"tab:calendar", Str::TabCalendar, Page::calendar},
                                    {"tab:terms", Str::TabTerms, Page::terms}}};
constexpr std::size_t kInBar = 6;  // the others are always in the menu
constexpr float kMore = 40;

int toDecide(const Ui& ui) { return countOf(ui.session.legal.judgement.findings, Sign::decide); }

void tabFace(Ui& ui, const Tab& tab, const Rect& rect) {
  const Hit state = hit(ui, tab.id, rect);
  const bool on = ui.session.view.page == tab.page;
  const std::string_view words = ui.words(tab.words);
  const int count = tab.page == Page::findings ? toDecide(ui) : 0;
  const float extra = count > 0 ? counter(ui, {}, count, false) + 6 : 0;
  if (state.hovered && !on) fill({rect.x, rect.y + 8, rect.width, rect.height - 16}, ui.colour.hover, 6);
  const Weight weight = on ? Weight::bold : Weight::body;
  const float middle = rect.x + (rect.width - extra) / 2, width = widthOf(ui, weight, words);
  put(ui, {middle - width / 2, rect.y + (rect.height - kLine) / 2}, words, on ? ui.colour.ink : ui.colour.ink2, weight);
  if (count > 0) counter(ui, {middle + widthOf(ui, Weight::bold, words) / 2 + 6, rect.y + rect.height / 2}, count);
  if (on) fill({rect.x + 12, rect.y + rect.height - 3, rect.width - 24, 3}, ui.colour.accent);
  if (state.pressed) ui.session.view.page = tab.page;
}

// Widths in bold of the widest language: nothing moves when the language or the page changes.
float tabWidth(const Ui& ui, Str words) {
  float width = 0;
  for (Lang lang : kOrder) width = std::max(width, widthOf(ui, Weight::bold, text(words, lang)));
  return std::ceil(width) + 24;
}

// Pages that found no room in the bar.
void moreMenu(Ui& ui, const Rect& rect, std::size_t from) {
  std::vector<MenuRow> rows;
  int chosen = -1;
  for (std::size_t i = from; i < kTabs.size(); ++i) {
    if (kTabs[i].page == ui.session.view.page) chosen = static_cast<int>(rows.size());
    rows.push_back({kTabs[i].id + 4, std::string(ui.words(kTabs[i].words)), {}, false});
  }
  icon(Icon::menu, {rect.x + rect.width / 2, rect.y + rect.height / 2}, ui.colour.ink);
  const Rect face{rect.x, rect.y + 11, rect.width, rect.height - 22};
  if (chosen >= 0) fill({rect.x + 8, rect.y + rect.height - 3, rect.width - 16, 3}, ui.colour.accent);
  if (const std::optional<int> row = menu(ui, "more", face, rows, chosen))
    ui.session.view.page = kTabs[from + static_cast<std::size_t>(*row)].page;
}

// As many as fit before `right`, then the menu.
void tabs(Ui& ui, float x, const Rect& bar, float right) {
  std::array<float, kInBar> widths;
  float total = 0;
  for (std::size_t i = 0; i < kInBar; ++i) {
    widths[i] = tabWidth(ui, kTabs[i].words) + (kTabs[i].page == Page::findings ? counter(ui, {}, 99, false) + 6 : 0);
    total += widths[i];
  }
  std::size_t shown = kInBar;
  while (shown > 1 && x + total + kMore > right) total -= widths[--shown];
  for (std::size_t i = 0; i < shown; ++i) {
    tabFace(ui, kTabs[i], {x, bar.y, widths[i], bar.height - 1});
    x += widths[i];
  }
  moreMenu(ui, {x, bar.y, kMore, bar.height - 1}, shown);
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
    const bool wide = rect.width >= kOneRow;
    const float right = rect.x + rect.width - 16 - 6 * (kIcon + kGap) + kGap - 12;
    const float width = wide ? languageWidth(ui) : menuFaceWidth(ui, ui.words(Str::LangShortKk));
    const Rect place{right - width, rect.y + (rect.height - 32) / 2, width, 32};
    tabs(ui, std::round(rect.x + 56 + name + 20), rect, place.x - 8);
    if (wide) languageSwitch(ui, place);
    else languageMenu(ui, place);
    actions(ui, rect);
    lineH(rect.x, rect.y + rect.height - 1, rect.width, ui.colour.line);
  }
  endPanel();
}

}  // namespace kosh::ui
