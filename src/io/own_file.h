// What the program's own files have in common: their head, their texts by key, their lists. Only for the files of this folder.
#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "io/formats.h"
#include "io/object_text.h"
#include "io/read_parts.h"

namespace kosh {

// Read when the head fits; a value comes only without errors. `readBody` takes the root and the problems so far.
template <class Value, class ReadBody>
Result<Value> readOwnFile(const InputFile& file, const char* format, int version, ReadBody readBody) {
  ProblemList problems;
  Value value;
  if (const std::optional<JsonValue> tree = readJson(file.bytes, file.name, problems)) {
    const Field root(*tree, file.name, "", problems);
    if (root.expectObject() && checkHead(root, format, version)) value = readBody(root, problems);
  }
  const bool good = !problems.anyError;
  Result<Value> out{std::nullopt, problems.take()};
  if (good) out.value = std::move(value);
  return out;
}

// The head that readOwnFile expects. A file that belongs to a dataset names its fingerprint.
inline ObjectText ownFileHead(const char* format, int version, const std::string& fingerprint = {}) {
  ObjectText out;
  out.text("format", format);
  out.number("version", version);
  if (!fingerprint.empty()) out.text("dataset", fingerprint);
  return out;
}

// A text of a row under its key. A day is a whole date; an empty text is left out.
template <class Row>
struct TextMember {
  const char* key;
  std::string Row::*member;
  bool day = false;
};

std::string readDay(const Field& field);  // absent: empty (records_json.cpp)

template <class Row, std::size_t N>
void readTexts(const Field& field, const TextMember<Row> (&members)[N], Row& out) {
  for (const TextMember<Row>& m : members) out.*m.member = m.day ? readDay(field.at(m.key)) : readOptionalText(field.at(m.key));
}

template <class Row, std::size_t N>
void putTexts(ObjectText& out, const TextMember<Row> (&members)[N], const Row& row) {
  for (const TextMember<Row>& m : members)
    if (!(row.*m.member).empty()) out.text(m.key, row.*m.member);
}

template <class Item>
void readItems(const Field& list, Item (*readOne)(const Field&), std::vector<Item>& out) {
  for (const Field& item : list.items())
    if (item.expectObject()) out.push_back(readOne(item));
}

}  // namespace kosh
