// JSON text to a tree of values that know their line; strict, bounded, and with problems in our own words.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"

namespace kosh {

enum class JsonKind : std::uint8_t { null, boolean, number, string, array, object };

// One value of a file. Objects keep their keys beside the items, in the order of the file.
struct JsonValue {
  JsonKind kind = JsonKind::null;
  bool boolean = false;
  int line = 0;  // where the value ends for scalars, where it begins for lists and objects; 1-based
  double number = 0;
  std::string text;
  std::vector<std::string> keys;
  std::vector<JsonValue> items;

  const JsonValue* find(std::string_view key) const;  // nullptr when absent or not an object
};

// Limits that keep a hostile file from exhausting memory (stated in data/README.md).
inline constexpr std::size_t kMaxJsonBytes = 16u << 20;
inline constexpr std::size_t kMaxJsonValues = 1000000;
inline constexpr int kMaxJsonDepth = 32;
inline constexpr std::size_t kMaxProblems = 200;  // listed; how many more there are is said in one line

// Problems of one reading, in order of discovery.
struct ProblemList {
  std::vector<Problem> problems;
  std::size_t unlisted = 0;
  bool anyError = false;

  void add(Problem problem);
  std::vector<Problem> take();  // with a last line for those that were not listed
};

// Nothing when the text cannot be read as JSON at all. A repeated key is a problem, and reading goes on with the first.
std::optional<JsonValue> readJson(std::string_view bytes, const std::string& file, ProblemList& problems);

// Key or index as a step of a JSON pointer: "/" + the key with '~' and '/' escaped.
std::string pathStep(std::string_view key);

}  // namespace kosh
