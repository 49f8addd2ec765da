// The assumptions of the calculation: a group at the end of the decisions that opens and closes.
#pragma once
#include "ui/widgets.h"

namespace kosh::ui {

// Draws the group from the top of the rectangle; returns the height used. Edits Scenario::assumptions.
float assumptionsGroup(Ui& ui, const Rect& rect);

// Persons per 100 residents that the switch begins with: the daily commuters last published (series "commuters"), or 1
// where there are none. At most 100.
double unregisteredToBegin(const Dataset& dataset);

}  // namespace kosh::ui
