// Two groups of the decisions: territories proposed for kandas and resettlers, and objects to build.
#pragma once
#include "ui/widgets.h"

namespace kosh::ui {

// Each draws from the top of the rectangle and returns the height used.
float territoriesGroup(Ui& ui, const Rect& rect);  // edits Scenario::included
float objectsGroup(Ui& ui, const Rect& rect);      // edits Scenario::objects and UiState::objectDraft

}  // namespace kosh::ui
