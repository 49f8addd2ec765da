// The Intake page: how many arrivals the city and its districts can take. So far only its head.
#include "ui/pages.h"

namespace kosh::ui {

void intakePage(Ui& ui, const Rect& rect) {
  if (beginPanel("intake-page", rect, ui.colour.panel)) pageTop(ui, rect, Page::plan, ui.words(Str::TabIntake), {});
  endPanel();
}

}  // namespace kosh::ui
