// Canonical JSON and the fingerprint of a dataset.
#include "io/canonical.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "io/sha256.h"

namespace kosh {
namespace {

using Member = std::pair<std::string_view, const JsonValue*>;

void appendMembers(std::string& out, std::vector<Member> members) {
  std::sort(members.begin(), members.end(), [](const Member& a, const Member& b) { return a.first < b.first; });
  out += '{';
  for (std::size_t i = 0; i < members.size(); ++i) {
    if (i > 0) out += ',';
    appendQuoted(out, members[i].first);
    out += ':';
    appendCanonical(out, *members[i].second);
  }
  out += '}';
}

void appendList(std::string& out, const std::vector<JsonValue>& items) {
  out += '[';
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (i > 0) out += ',';
    appendCanonical(out, items[i]);
  }
  out += ']';
}

}  // namespace

void appendQuoted(std::string& out, std::string_view text) {
  out += '"';
  for (char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (byte < 0x20) {
      char escape[8];
      std::snprintf(escape, sizeof escape, "\\u%04x", byte);
      out += escape;
    } else {
      out += c;
    }
  }
  out += '"';
}

std::string fullNumber(double value) {
  if (!std::isfinite(value)) return "null";
  char buffer[40];
  std::snprintf(buffer, sizeof buffer, "%.17g", value);
  return buffer;
}

void appendCanonical(std::string& out, const JsonValue& value) {
  switch (value.kind) {
    case JsonKind::null: out += "null"; return;
    case JsonKind::boolean: out += value.boolean ? "true" : "false"; return;
    case JsonKind::number: out += fullNumber(value.number); return;
    case JsonKind::string: appendQuoted(out, value.text); return;
    case JsonKind::array: appendList(out, value.items); return;
    case JsonKind::object: break;
  }
  std::vector<Member> members;
  for (std::size_t i = 0; i < value.keys.size(); ++i) members.emplace_back(value.keys[i], &value.items[i]);
  appendMembers(out, std::move(members));
}

std::string fingerprintOf(std::vector<std::pair<std::string, const JsonValue*>> parts) {
  std::vector<Member> members(parts.begin(), parts.end());
  std::string out = "{\"parts\":";
  appendMembers(out, std::move(members));
  out += '}';
  return sha256Hex(out).substr(0, 16);
}

}  // namespace kosh
