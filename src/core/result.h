// Errors as values: a problem says where, what was found and what was expected.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "text/text.h"

namespace kosh {

enum class Severity : std::uint8_t { error, warning };

// One thing wrong with an input. `file` and `path` say where ("demography.json", "/base/almaly/f/3").
struct Problem {
  Severity severity = Severity::error;
  std::string file;
  std::string path;
  int line = 0;  // 1-based; 0 when there is no line to point at
  Message message;
  bool operator==(const Problem&) const = default;
};

// A value, or the reasons why there is none. Warnings may accompany a value.
template <class T>
struct Result {
  std::optional<T> value;
  std::vector<Problem> problems;
  explicit operator bool() const { return value.has_value(); }
};

}  // namespace kosh
