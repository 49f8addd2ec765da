// The places in a dataset where a figure of an overlay may stand: one row of a table for each kind of place.
#pragma once
#include <functional>
#include <optional>
#include <string_view>

#include "core/dataset.h"

namespace kosh {

// What a figure may be there; beyond `most` it is a slip of the keyboard.
struct Bounds {
  double most = 1e9;
  bool zero = true;  // false: above zero only
  double least = 0;
  bool whole = false;  // years and months are counted
};

// A place, whatever form figures have there. It points into the dataset it was found in.
struct Slot {
  std::function<std::optional<Figure>()> read;
  std::function<void(const Figure&)> write;  // its source is in the dataset's list already
  std::optional<Bounds> bounds = {};  // its own, where they are not those of its kind of place
};

// Nothing where the path leads nowhere. Finding changes nothing.
std::optional<Slot> findSlot(Dataset& dataset, std::string_view path);

}  // namespace kosh
