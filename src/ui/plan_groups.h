// Two groups of the decisions: territories proposed for kandas and resettlers, and objects to build.
#pragma once
#include "ui/widgets.h"

namespace kosh::ui {

// Each draws from the top of the rectangle and returns the height used.
float territoriesGroup(Ui& ui, const Rect& rect);  // edits Scenario::included
float objectsGroup(Ui& ui, const Rect& rect);      // edits Scenario::objects and UiState::objectDraft

// Sizes to choose from for a service: the catalogue's, else the typical one; none: a number has to be typed.
std::vector<double> objectSizes(const Dataset& dataset, std::string_view service);

// The object that the form begins with: the first service of the places, the chosen district, two years ahead.
NewObject draftFor(const Dataset& dataset, const View& view);

}  // namespace kosh::ui
