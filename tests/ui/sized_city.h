// Tiny City with the sizes of a catalogue: for the tests of objects of the plan.
#pragma once
#include <memory>
#include <vector>

#include "core/tiny_city.h"

namespace kosh::test {

inline DatasetPtr cityWithSizes(std::vector<double> sizes) {
  Dataset dataset = tinyCity();
  dataset.services.catalogue.clear();
  for (double size : sizes) {
    CatalogueObject object{dataset.services.services.front().id, {}};
    object.places.value = size;
    dataset.services.catalogue.push_back(object);
  }
  return std::make_shared<const Dataset>(std::move(dataset));
}

}  // namespace kosh::test
