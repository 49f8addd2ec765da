// The project's own files, for the tests that read them.
#pragma once
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

namespace kosh::test {

namespace fs = std::filesystem;

inline std::string bytesOf(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

// Paths of all files below a folder, in order.
inline std::vector<std::string> namesBelow(const std::string& folder) {
  std::error_code error;
  std::vector<std::string> out;
  for (fs::recursive_directory_iterator it(folder, error), end; !error && it != end; it.increment(error))
    if (it->is_regular_file(error)) out.push_back(it->path().string().substr(folder.size()));
  std::sort(out.begin(), out.end());
  return out;
}

inline bool endsWith(const std::string& s, const std::string& tail) {
  return s.size() >= tail.size() && s.compare(s.size() - tail.size(), tail.size(), tail) == 0;
}

inline bool isCode(const std::string& name) {
  return endsWith(name, ".cpp") || endsWith(name, ".h") || endsWith(name, ".inc");
}

}  // namespace kosh::test
