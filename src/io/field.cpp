// Typed access to JSON values; what does not fit becomes a problem and an empty value.
#include "io/field.h"

#include <cmath>
#include <cstdlib>

namespace kosh {
namespace {

Arg foundIn(const JsonValue* value) {
  constexpr std::size_t kShown = 40;
  if (!value) return Str::IoKindNothing;
  switch (value->kind) {
    case JsonKind::null: return Str::IoKindNull;
    case JsonKind::boolean: return std::string(value->boolean ? "true" : "false");
    case JsonKind::number: return shortestNumber(value->number);
    case JsonKind::array: return Str::IoKindList;
    case JsonKind::object: return Str::IoKindObject;
    case JsonKind::string: break;
  }
  if (value->text.size() <= kShown) return '"' + value->text + '"';
  std::size_t end = kShown;
  while (end > 0 && (static_cast<unsigned char>(value->text[end]) & 0xC0) == 0x80) --end;  // whole characters only
  return '"' + value->text.substr(0, end) + "...\"";
}

}  // namespace

Field::Field(const JsonValue& root, std::string file, std::string path, ProblemList& problems)
    : Field(&root, std::make_shared<const std::string>(std::move(file)), std::move(path), root.line, false, &problems) {}

Field::Field(const JsonValue* value, std::shared_ptr<const std::string> file, std::string path, int line, bool silent,
             ProblemList* problems)
    : value_(value), file_(std::move(file)), path_(std::move(path)), line_(line), silent_(silent), problems_(problems) {}

// An absent value is reported at the line of what should hold it.
Field Field::child(const JsonValue* value, std::string step) const {
  const bool holds = is(JsonKind::object) || is(JsonKind::array);
  return Field(value, file_, path_ + std::move(step), value ? value->line : line_, silent_ || !holds, problems_);
}

Field Field::at(const std::string& key) const { return child(value_ ? value_->find(key) : nullptr, pathStep(key)); }

Arg Field::found() const { return foundIn(value_); }

void Field::fail(Message message) const {
  if (!silent_) problems_->add({Severity::error, *file_, path_, line_, std::move(message)});
}

void Field::warn(Message message) const {
  if (!silent_) problems_->add({Severity::warning, *file_, path_, line_, std::move(message)});
}

void Field::wrongKind(Str expected) const { fail({Str::IoFoundExpected, {foundIn(value_), expected}}); }

void Field::oneOf(const std::string& ids) const {
  is(JsonKind::string) ? fail({Str::IoOneOf, {foundIn(value_), ids}}) : wrongKind(Str::IoKindText);
}

bool Field::expect(JsonKind kind, Str name) const {
  if (!is(kind)) wrongKind(name);
  return is(kind);
}

std::vector<Field> Field::items() const {
  std::vector<Field> out;
  if (!expect(JsonKind::array, Str::IoKindList)) return out;
  out.reserve(value_->items.size());
  for (std::size_t i = 0; i < value_->items.size(); ++i) out.push_back(child(&value_->items[i], "/" + std::to_string(i)));
  return out;
}

std::vector<std::pair<std::string, Field>> Field::members() const {
  std::vector<std::pair<std::string, Field>> out;
  if (!expectObject()) return out;
  for (std::size_t i = 0; i < value_->keys.size(); ++i)
    out.emplace_back(value_->keys[i], child(&value_->items[i], pathStep(value_->keys[i])));
  return out;
}

std::string Field::text() const { return expect(JsonKind::string, Str::IoKindText) ? value_->text : std::string(); }

double Field::number() const { return expect(JsonKind::number, Str::IoKindNumber) ? value_->number : 0; }

bool Field::boolean() const { return expect(JsonKind::boolean, Str::IoKindBoolean) && value_->boolean; }

int Field::whole(int low, int high) const {
  if (!expect(JsonKind::number, Str::IoKindNumber)) return low;
  const double n = value_->number;
  const bool inside = n >= low && n <= high;
  if (inside && std::floor(n) == n) return static_cast<int>(n);
  if (inside) fail({Str::IoWhole, {found()}});
  else fail({Str::IoRange, {found(), std::to_string(low), std::to_string(high)}});
  return low;
}

std::vector<double> Field::numbers(int count) const {
  std::vector<double> out;
  if (expect(JsonKind::array, Str::IoKindList)) {
    const auto size = static_cast<int>(value_->items.size());
    if (count >= 0 && size != count) fail({Str::IoListLength, {std::to_string(size), std::to_string(count)}});
    out.reserve(value_->items.size());
    for (std::size_t i = 0; i < value_->items.size(); ++i) {
      const JsonValue& item = value_->items[i];
      if (item.kind != JsonKind::number) child(&item, "/" + std::to_string(i)).wrongKind(Str::IoKindNumber);
      out.push_back(item.number);
    }
  }
  if (count >= 0) out.resize(static_cast<std::size_t>(count), 0.0);
  return out;
}

int Field::yearKey(const std::string& key) const {
  const bool digits = key.size() == 4 && key.find_first_not_of("0123456789") == std::string::npos;
  const int year = digits ? std::atoi(key.c_str()) : 0;
  if (year >= kFirstYear && year <= kLastYear) return year;
  fail({Str::IoYearKey, {'"' + key + '"'}});
  return 0;
}

}  // namespace kosh
