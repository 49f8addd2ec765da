// Writing JSON objects and lists by hand: members in the order they are added.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "io/canonical.h"
#include "io/field.h"

namespace kosh {

// Members without a trailing comma.
class ObjectText {
 public:
  void raw(std::string_view key, std::string_view json) {
    if (!body_.empty()) body_ += ',';
    appendQuoted(body_, key);
    body_ += ':';
    body_ += json;
  }
  void text(std::string_view key, std::string_view value) {
    std::string quoted;
    appendQuoted(quoted, value);
    raw(key, quoted);
  }
  void number(std::string_view key, double value) { raw(key, shortestNumber(value)); }
  bool empty() const { return body_.empty(); }
  std::string str() const { return "{" + body_ + "}"; }

 private:
  std::string body_;
};

inline std::string listText(const std::vector<std::string>& items) {
  std::string out;
  for (const std::string& item : items) out += (out.empty() ? "" : ",") + item;
  return out.empty() ? "" : "[" + out + "]";
}

}  // namespace kosh
