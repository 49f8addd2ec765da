// Finding things in the rules by id.
#include "core/rules.h"

namespace kosh {
namespace {

template <class T>
const T* findById(const std::vector<T>& items, std::string_view id) {
  for (const T& item : items)
    if (item.id == id) return &item;
  return nullptr;
}

}  // namespace

const Threshold* findThreshold(const Rules& rules, std::string_view id) { return findById(rules.thresholds, id); }
const Act* findAct(const Rules& rules, std::string_view id) { return findById(rules.acts, id); }
const Paragraph* findParagraph(const Rules& rules, std::string_view id) { return findById(rules.paragraphs, id); }

std::optional<double> thresholdValue(const Rules& rules, std::string_view id) {
  const Threshold* threshold = findThreshold(rules, id);
  return threshold && threshold->value ? std::optional(threshold->value->value) : std::nullopt;
}

}  // namespace kosh
