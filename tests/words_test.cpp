// The rows of strings.inc: each is said somewhere in the program or in its page.
#include <algorithm>
#include <cctype>
#include <set>
#include <string>
#include <vector>

#include "doctest/doctest.h"
#include "tree.h"

using namespace kosh::test;

namespace {

const std::string kRoot = std::string(KOSH_SOURCE_DIR) + "/";

bool isWord(char c) { return std::isalnum(static_cast<unsigned char>(c)) || c == '_'; }

std::string wordAt(const std::string& text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && isWord(text[end])) ++end;
  return text.substr(at, end - at);
}

// The word behind every occurrence of a prefix: behind "Str::" the names of rows.
std::set<std::string> wordsBehind(const std::string& text, const std::string& prefix) {
  std::set<std::string> out;
  for (std::size_t at = text.find(prefix); at != std::string::npos; at = text.find(prefix, at + 1))
    out.insert(wordAt(text, at + prefix.size()));
  return out;
}

std::set<std::string> rowsOf(const std::string& table) { return wordsBehind("\n" + table, "\nT("); }

std::string textBelow(const std::string& folder) {
  std::string out;
  for (const std::string& name : namesBelow(kRoot + folder))
    if (!endsWith(name, "strings.inc") && !endsWith(name, ".png") && name.find("node_modules/") == std::string::npos)
      out += bytesOf(kRoot + folder + name) + "\n";
  return out;
}

// The twelve rows of the months follow their first one by number.
std::string firstOfRun(const std::string& row) {
  const std::size_t end = row.find_last_not_of("0123456789") + 1;
  return row.substr(0, 5) == "Month" ? row.substr(0, end) + "1" : row;
}

std::vector<std::string> unused(const std::set<std::string>& rows, const std::string& code, const std::string& page) {
  const std::set<std::string> named = wordsBehind(code, "Str::");
  std::vector<std::string> out;
  for (const std::string& row : rows) {
    const bool ofPage = row.substr(0, 3) == "Web";
    if (ofPage ? page.find(row) == std::string::npos : named.count(firstOfRun(row)) == 0) out.push_back(row);
  }
  return out;
}

}  // namespace

TEST_CASE("every string is used") {
  const std::set<std::string> rows = rowsOf(bytesOf(kRoot + "src/text/strings.inc"));
  CHECK(rows.size() > 200);
  const std::string page = bytesOf(kRoot + "index.html") + textBelow("web/");
  for (const std::string& row : unused(rows, textBelow("src/"), page)) FAIL_CHECK("nothing says " << row);
}

TEST_CASE("the check of strings can fail") {
  const std::set<std::string> rows = rowsOf("// T(No, no)\nT(Used, \"a\")\nT(UsedNot, \"b\")\nT(WebUsed, \"c\")\nT(Month12, \"d\")\n");
  CHECK(rows == std::set<std::string>{"Used", "UsedNot", "WebUsed", "Month12"});
  CHECK(unused(rows, "say(Str::Used); say(Str::Month1);", "@WebUsed@").size() == 1);
  CHECK(unused(rows, "say(Str::UsedNot); Str::Used", "").size() == 2);
}
