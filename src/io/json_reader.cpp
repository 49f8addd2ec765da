// The strict reader: nlohmann's SAX events become values; its own error texts never leave this file.
#include "io/json_reader.h"

#include <algorithm>
#include <iterator>
#include <list>
#include <set>

#include "nlohmann/json.hpp"

namespace kosh {
namespace {

// Hands out bytes and tells how far the parser has read, so that every event knows its line.
struct CountingIterator {
  using iterator_category = std::input_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char*;
  using reference = const char&;

  const char* at = nullptr;
  const char** farthest = nullptr;

  reference operator*() const { return *at; }
  CountingIterator& operator++() {
    ++at;
    if (farthest) *farthest = at;
    return *this;
  }
  CountingIterator operator++(int) {
    CountingIterator old = *this;
    ++*this;
    return old;
  }
  bool operator==(const CountingIterator& other) const { return at == other.at; }
  bool operator!=(const CountingIterator& other) const { return at != other.at; }
};

// An open list or object: where it is in the tree and the key that waits for its value.
struct Frame {
  JsonValue* value = nullptr;
  std::string key;
  bool repeated = false;  // the waiting key was there already: its value is read and dropped
};

class TreeBuilder {
 public:
  using number_integer_t = nlohmann::json::number_integer_t;
  using number_unsigned_t = nlohmann::json::number_unsigned_t;
  using number_float_t = nlohmann::json::number_float_t;
  using string_t = nlohmann::json::string_t;
  using binary_t = nlohmann::json::binary_t;

  TreeBuilder(std::string_view bytes, const std::string& file, ProblemList& problems)
      : bytes_(bytes), counted_(bytes.data()), farthest_(bytes.data()), file_(file), problems_(problems) {}

  CountingIterator begin() { return {bytes_.data(), &farthest_}; }
  CountingIterator end() { return {bytes_.data() + bytes_.size(), nullptr}; }
  JsonValue& root() { return root_; }

  bool null() { return put(JsonKind::null) != nullptr; }
  bool boolean(bool value) {
    JsonValue* v = put(JsonKind::boolean);
    if (v) v->boolean = value;
    return v != nullptr;
  }
  bool number_integer(number_integer_t value) { return number(static_cast<double>(value)); }
  bool number_unsigned(number_unsigned_t value) { return number(static_cast<double>(value)); }
  bool number_float(number_float_t value, const string_t&) { return number(value); }
  bool string(string_t& value) {
    JsonValue* v = put(JsonKind::string);
    if (v) v->text = value;
    return v != nullptr;
  }
  bool binary(binary_t&) { return false; }
  bool start_object(std::size_t) { return open(JsonKind::object); }
  bool start_array(std::size_t) { return open(JsonKind::array); }
  bool end_object() { return close(); }
  bool end_array() { return close(); }

  bool key(string_t& name) {
    Frame& frame = frames_.back();
    frame.repeated = !names_.back().insert(name).second;
    frame.key = name;
    if (frame.repeated) problem({Str::IoRepeatedKey, {name}}, path() + pathStep(name));
    return true;
  }

  bool parse_error(std::size_t position, const std::string&, const nlohmann::detail::exception& error) {
    constexpr int kNumberOverflow = 406;  // nlohmann's id of "number overflow"
    if (error.id == kNumberOverflow) return fail({Str::IoNumberTooBig, {}});
    const std::string_view before = bytes_.substr(0, position > 0 ? position - 1 : 0);
    const std::size_t newline = before.rfind('\n');
    const std::size_t column = newline == std::string_view::npos ? before.size() + 1 : before.size() - newline;
    const auto line = 1 + std::count(before.begin(), before.end(), '\n');
    problems_.add({Severity::error, file_, path(), static_cast<int>(line),
                   {Str::IoNotJson, {std::to_string(line), std::to_string(column)}}});
    return false;
  }

 private:
  // The parser may have read one byte beyond a number; a newline there does not belong to it.
  int line() {
    const char* end = farthest_ > bytes_.data() ? farthest_ - 1 : farthest_;
    if (end > counted_) {
      line_ += static_cast<int>(std::count(counted_, end, '\n'));
      counted_ = end;
    }
    return line_;
  }

  // Path of the innermost open list or object.
  std::string path() const {
    std::string out;
    for (std::size_t i = 0; i + 1 < frames_.size(); ++i) {
      const Frame& frame = frames_[i];
      out += frame.value->kind == JsonKind::array ? "/" + std::to_string(frame.value->items.size() - 1)
                                                  : pathStep(frame.key);
    }
    return out;
  }

  // Path of the value that comes next.
  std::string nextPath() const {
    if (frames_.empty()) return "";
    const Frame& frame = frames_.back();
    const bool list = frame.value->kind == JsonKind::array;
    return path() + (list ? "/" + std::to_string(frame.value->items.size()) : pathStep(frame.key));
  }

  void problem(Message message, std::string where) {
    problems_.add({Severity::error, file_, std::move(where), line(), std::move(message)});
  }

  bool fail(Message message) {
    problem(std::move(message), nextPath());
    return false;
  }

  bool number(double value) {
    JsonValue* v = put(JsonKind::number);
    if (v) v->number = value == 0 ? 0 : value;  // no minus zero: equal data have equal fingerprints
    return v != nullptr;
  }

  // A place for the next value, or nothing when there are too many.
  JsonValue* put(JsonKind kind) {
    if (++count_ > kMaxJsonValues) {
      fail({Str::IoTooManyValues, {Number{static_cast<double>(kMaxJsonValues)}}});
      return nullptr;
    }
    JsonValue* slot = &root_;
    if (!frames_.empty()) {
      Frame& frame = frames_.back();
      if (frame.repeated) {
        dropped_ = JsonValue{};
        slot = &dropped_;
      } else {
        if (frame.value->kind == JsonKind::object) frame.value->keys.push_back(frame.key);
        slot = &frame.value->items.emplace_back();
      }
    }
    slot->kind = kind;
    slot->line = line();
    return slot;
  }

  bool open(JsonKind kind) {
    if (static_cast<int>(frames_.size()) >= kMaxJsonDepth)
      return fail({Str::IoTooDeep, {std::to_string(kMaxJsonDepth)}});
    JsonValue* value = put(kind);
    if (!value) return false;
    if (value == &dropped_) value = &graveyard_.emplace_back(JsonValue{kind, false, value->line, 0, {}, {}, {}});
    frames_.push_back({value, {}, false});
    names_.emplace_back();
    return true;
  }

  bool close() {
    frames_.pop_back();
    names_.pop_back();
    return true;
  }

  std::string_view bytes_;
  const char* counted_;   // lines are counted up to here
  const char* farthest_;  // the parser has read up to here
  int line_ = 1;
  std::size_t count_ = 0;
  const std::string& file_;
  ProblemList& problems_;
  JsonValue root_;
  JsonValue dropped_;
  std::list<JsonValue> graveyard_;  // values of repeated keys; their addresses must stay
  std::vector<Frame> frames_;
  std::vector<std::set<std::string>> names_;
};

// Offset of the first byte that is not UTF-8, or npos. Overlong forms and surrogates are refused.
std::size_t firstBadUtf8(std::string_view s) {
  const auto byte = [&](std::size_t i) { return i < s.size() ? static_cast<unsigned char>(s[i]) : 0u; };
  for (std::size_t i = 0; i < s.size();) {
    const unsigned lead = byte(i);
    const int more = lead < 0x80 ? 0 : lead >= 0xC2 && lead < 0xE0 ? 1 : lead >= 0xE0 && lead < 0xF0 ? 2
                     : lead >= 0xF0 && lead < 0xF5 ? 3 : -1;
    if (more < 0) return i;
    const unsigned low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
    const unsigned high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
    for (int k = 1; k <= more; ++k) {
      const unsigned next = byte(i + static_cast<std::size_t>(k));
      if (next < (k == 1 ? low : 0x80) || next > (k == 1 ? high : 0xBF)) return i;
    }
    i += static_cast<std::size_t>(more) + 1;
  }
  return std::string_view::npos;
}

}  // namespace

const JsonValue* JsonValue::find(std::string_view key) const {
  for (std::size_t i = 0; i < keys.size(); ++i)
    if (keys[i] == key) return &items[i];
  return nullptr;
}

void ProblemList::add(Problem problem) {
  anyError = anyError || problem.severity == Severity::error;
  if (problems.size() < kMaxProblems) {
    problems.push_back(std::move(problem));
  } else {
    ++unlisted;
  }
}

std::vector<Problem> ProblemList::take() {
  if (unlisted > 0) {
    const Severity severity = anyError ? Severity::error : Severity::warning;
    problems.push_back({severity, "", "", 0, {Str::IoMoreProblems, {Number{static_cast<double>(unlisted)}}}});
  }
  unlisted = 0;
  return std::move(problems);
}

std::string pathStep(std::string_view key) {
  std::string out = "/";
  for (char c : key) out += c == '~' ? std::string("~0") : c == '/' ? std::string("~1") : std::string(1, c);
  return out;
}

std::optional<JsonValue> readJson(std::string_view bytes, const std::string& file, ProblemList& problems) {
  if (bytes.size() > kMaxJsonBytes) {
    const std::string limit = std::to_string(kMaxJsonBytes >> 20);
    problems.add({Severity::error, file, "", 0, {Str::IoTooLarge, {limit}}});
    return std::nullopt;
  }
  const std::size_t bad = firstBadUtf8(bytes);
  if (bad != std::string_view::npos) {
    const auto line = static_cast<int>(1 + std::count(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(bad), '\n'));
    problems.add({Severity::error, file, "", line, {Str::IoNotUtf8, {std::to_string(bad + 1)}}});
    return std::nullopt;
  }
  TreeBuilder builder(bytes, file, problems);
  if (!nlohmann::json::sax_parse(builder.begin(), builder.end(), &builder)) return std::nullopt;
  return std::move(builder.root());
}

}  // namespace kosh
