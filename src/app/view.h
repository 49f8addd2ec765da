// View: attention. What the user looks at; it goes into the link and local storage, not into undo.
#pragma once
#include <string>

#include "map/mesh.h"
#include "text/text.h"

namespace kosh {

enum class Theme : std::uint8_t { light, dark };
enum class Page : std::uint8_t { plan, data };

struct View {
  int year = 0;                        // shown year
  std::string indicator = "school_load";
  std::string territory;               // chosen; empty: the city
  int quotaYear = 0;                   // the year whose quotas the sliders show
  Camera camera;
  Lang lang = Lang::ru;
  Theme theme = Theme::light;
  Page page = Page::plan;
  bool playing = false;
  bool operator==(const View&) const = default;
};

}  // namespace kosh
