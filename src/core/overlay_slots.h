// The places in a dataset where a figure of an overlay may stand: one row of a table for each kind of place.
#pragma once
#include <optional>
#include <string_view>
#include <vector>

#include "core/dataset.h"

namespace kosh {

// What a figure may be there; beyond `most` it is a slip of the keyboard.
struct Bounds {
  double most = 1e9;
  bool zero = true;  // false: above zero only
};

// A place, in one of the forms that figures have in a dataset. Pointers into the dataset it was found in.
struct Slot {
  Bounds bounds;
  std::optional<Figure>* figure = nullptr;
  std::vector<YearFigure>* years = nullptr;  // with `year`
  int year = 0;
  double* value = nullptr;  // with `from`: a number that is never missing
  Provenance* from = nullptr;

  std::optional<Figure> read() const;
  void write(const Figure& given) const;
};

// Nothing where the path leads nowhere. Finding changes nothing.
std::optional<Slot> findSlot(Dataset& dataset, std::string_view path);

}  // namespace kosh
