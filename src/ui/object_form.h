// The fields of an object of the plan, the same in the decisions and on the map: kind, district, places, year, cost.
#pragma once
#include <vector>

#include "ui/widgets.h"

namespace kosh::ui {

// Which fields stand where. Ids are "<prefix>-service", "-district", "-size", "-places", "-year".
struct ObjectFields {
  const char* prefix = "plan";
  bool kind = true;
  bool district = true;   // on the map the place says the district
  bool compact = false;   // size and year only, for the map of a phone
};

float objectFieldsHeight(const ObjectFields& fields);

// Edits the object; the rectangle's height does not matter.
void objectFields(Ui& ui, const Rect& rect, const ObjectFields& fields, NewObject& object);

// Another kind, with the middle of its sizes as places.
void setKind(const Dataset& dataset, NewObject& object, std::string_view service);

// Whether places of this service can be built: a typical size or some capacity is known.
bool canBeBuilt(const Service& service);

// Sizes to choose from for a service: the catalogue's, else the typical one; none: a number has to be typed.
std::vector<double> objectSizes(const Dataset& dataset, std::string_view service);

// The object that the form begins with: the first service of the places, the chosen district, two years ahead.
NewObject draftFor(const Dataset& dataset, const View& view);

// Places with their unit, "1 500 places".
std::string placesWords(const Ui& ui, const Service& service, double places);

}  // namespace kosh::ui
