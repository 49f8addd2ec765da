// Files of tests as the reader gets them: Tiny City's parts, whole or with one text replaced.
#pragma once
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "io/formats.h"

namespace kosh::test {

inline std::string fileBytes(const std::string& path) {
  std::ifstream in(std::string(KOSH_SOURCE_DIR) + "/" + path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

inline std::vector<InputFile> tinyFiles() {
  std::vector<InputFile> out;
  for (const char* name : {"composition.json", "demography.json", "economy.json", "environment.json", "migration.json", "places.json", "quotas.json", "services.json", "sources.json",
                           "territories.geojson"})
    out.push_back({name, fileBytes(std::string("tests/fixtures/tiny_city/") + name)});
  return out;
}

inline std::vector<InputFile> almatyFiles() {
  std::vector<InputFile> out;
  for (const auto& entry : std::filesystem::directory_iterator(std::string(KOSH_SOURCE_DIR) + "/data/almaty"))
    out.push_back({entry.path().filename().string(), fileBytes("data/almaty/" + entry.path().filename().string())});
  return out;
}

inline InputFile& fileNamed(std::vector<InputFile>& files, const std::string& name) {
  for (InputFile& file : files)
    if (file.name == name) return file;
  return files.front();
}

// The file with its first `from` replaced. A text that does not occur leaves a mark no reader accepts.
inline std::vector<InputFile> tinyWith(const std::string& name, const std::string& from, const std::string& to) {
  std::vector<InputFile> files = tinyFiles();
  std::string& bytes = fileNamed(files, name).bytes;
  const std::size_t at = bytes.find(from);
  if (at == std::string::npos) bytes = "the text to replace was not found";
  else bytes.replace(at, from.size(), to);
  return files;
}

// The one-file form of the same parts.
inline InputFile oneFile(const std::vector<InputFile>& files) {
  std::string parts;
  for (const InputFile& file : files)
    parts += (parts.empty() ? "\"" : ",\n\"") + file.name.substr(0, file.name.find('.')) + "\":" + file.bytes;
  return {"tiny.json", "{\"format\":\"kosh/dataset\",\"version\":1,\"parts\":{" + parts + "}}"};
}

inline const Problem* problemAt(const std::vector<Problem>& problems, const std::string& path) {
  for (const Problem& problem : problems)
    if (problem.path == path) return &problem;
  return nullptr;
}

inline int errorsIn(const std::vector<Problem>& problems) {
  int count = 0;
  for (const Problem& problem : problems) count += problem.severity == Severity::error;
  return count;
}

}  // namespace kosh::test
