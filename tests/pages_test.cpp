// The pages of the project (README.md): what they link to, show or name is there.
#include <string>
#include <vector>

#include "doctest/doctest.h"
#include "tree.h"

using namespace kosh::test;

namespace {

const std::string kRoot = std::string(KOSH_SOURCE_DIR) + "/";

// What stands between two marks, everywhere on a page.
std::vector<std::string> between(const std::string& text, const std::string& open, char close) {
  std::vector<std::string> out;
  for (std::size_t at = text.find(open); at != std::string::npos;) {
    const std::size_t start = at + open.size(), end = text.find(close, start);
    if (end == std::string::npos) break;
    out.push_back(text.substr(start, end - start));
    at = text.find(open, end + 1);
  }
  return out;
}

bool isRelative(const std::string& link) { return link.find(':') == std::string::npos && !link.empty() && link[0] != '#'; }

// "io/read_*.cpp" is there when some file fits; without a star the file itself must be.
bool isThere(const std::string& folder, const std::string& path) {
  const std::size_t star = path.find('*');
  if (star == std::string::npos) return fs::exists(folder + path);
  const std::size_t slash = path.rfind('/', star) + 1;
  const std::string head = path.substr(slash, star - slash), tail = path.substr(star + 1);
  for (const std::string& name : namesBelow(folder + path.substr(0, slash)))
    if (name.compare(0, head.size(), head) == 0 && endsWith(name, tail)) return true;
  return false;
}

std::vector<std::string> brokenLinks(const std::string& folder, const std::string& page) {
  std::vector<std::string> out;
  for (const std::string& link : between(page, "](", ')'))
    if (isRelative(link) && !isThere(folder, link.substr(0, link.find('#')))) out.push_back(link);
  return out;
}

// A path in code marks, such as `core/dataset.h`: has a folder and an ending, and no blank.
bool isPath(const std::string& code) {
  const std::size_t slash = code.rfind('/'), dot = code.rfind('.');
  return slash != std::string::npos && dot != std::string::npos && dot > slash + 1 && dot + 1 < code.size() &&
         code.find_first_of(" \n:=(<{") == std::string::npos;
}

// Pages name files from the root, from their own folder, and data/README.md also from data/make.
std::vector<std::string> missingPaths(const std::string& folder, const std::string& page) {
  std::vector<std::string> out;
  for (const std::string& code : between(page, "`", '`'))
    if (isPath(code) && !isThere(kRoot, code) && !isThere(folder, code) && !isThere(folder + "make/", code)) out.push_back(code);
  return out;
}

}  // namespace

TEST_CASE("every link, picture and path of the pages resolves") {
  for (const std::string folder : {"", "src/", "data/"}) {
    const std::string page = bytesOf(kRoot + folder + "README.md");
    CHECK(page.size() > 1000);
    for (const std::string& link : brokenLinks(kRoot + folder, page)) FAIL_CHECK(folder << "README.md links to " << link);
    for (const std::string& path : missingPaths(kRoot + folder, page)) FAIL_CHECK(folder << "README.md names " << path);
  }
}

TEST_CASE("the check of pages can fail") {
  CHECK(brokenLinks(kRoot, "![a](web/pictures/none.png) [b](README.md#two) [c](https://example.org/x) [d](#here)").size() == 1);
  CHECK(missingPaths(kRoot + "data/", "`make/build.py` `src/core/dataset.h` `src/io/read_*.cpp` `src/none.h` `src/io/none_*.cpp` `a / b.c`") ==
        std::vector<std::string>{"src/none.h", "src/io/none_*.cpp"});
}
