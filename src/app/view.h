// View: attention. What the user looks at; it goes into the link and local storage, not into undo.
#pragma once
#include <string>

#include "map/mesh.h"
#include "text/text.h"

namespace kosh {

enum class Theme : std::uint8_t { light, dark };
enum class Page : std::uint8_t { plan, findings, proposals, localities, calendar, terms, data };
inline constexpr int kPages = 7;

// Language of a document; `screen` is that of the screen, `pair` the official form: Kazakh, then Russian.
enum class LetterLang : std::uint8_t { screen, kk, ru, en, pair };

struct View {
  int year = 0;                        // shown year
  std::string indicator = "school_load";
  std::string territory;               // chosen; empty: the city
  int quotaYear = 0;                   // the year whose quotas the sliders show
  Camera camera;
  Lang lang = Lang::ru;
  Theme theme = Theme::light;
  Page page = Page::plan;
  std::string paragraph;               // Findings: the only one shown, "4" with 4.1 .. 4.4; empty: all
  std::string finding;                 // the chosen finding's id; empty: none
  std::string document = "4.1";        // Proposals: name of the kind of document shown
  LetterLang letterLang = LetterLang::screen;
  bool playing = false;
  bool operator==(const View&) const = default;
};

}  // namespace kosh
