// Every value of Tiny City is replaced by every other kind of value: the reader must tell or accept, never fall over.
#include "doctest/doctest.h"
#include "io/canonical.h"
#include "io/files.h"
#include "io/json_reader.h"

using namespace kosh;
using namespace kosh::test;

namespace {

JsonValue scalar(JsonKind kind, double number, const char* text) {
  JsonValue out;
  out.kind = kind;
  out.number = number;
  out.text = text;
  return out;
}

std::vector<JsonValue> replacements() {
  return {scalar(JsonKind::null, 0, ""),      scalar(JsonKind::number, -7.5, ""), scalar(JsonKind::number, 1e300, ""),
          scalar(JsonKind::string, 0, "odd"), scalar(JsonKind::array, 0, ""),     scalar(JsonKind::object, 0, "")};
}

struct Counts {
  int tried = 0, refused = 0, silent = 0;
};

void tryFiles(const std::vector<InputFile>& files, Counts& counts) {
  const Result<Dataset> read = readDataset(files);
  ++counts.tried;
  if (read.value) {
    evaluate(*read.value, Scenario{});
    return;
  }
  ++counts.refused;
  if (errorsIn(read.problems) == 0) ++counts.silent;
  for (const Problem& problem : read.problems)
    for (Lang lang : {Lang::kk, Lang::ru, Lang::en}) CHECK_FALSE(say(problem, lang).empty());
}

void mutateAll(JsonValue& value, const JsonValue& root, std::vector<InputFile>& files, InputFile& file, Counts& counts) {
  const JsonValue kept = value;
  for (const JsonValue& other : replacements()) {
    value = other;
    file.bytes.clear();
    appendCanonical(file.bytes, root);
    tryFiles(files, counts);
  }
  value = kept;
  for (JsonValue& item : value.items) mutateAll(item, root, files, file, counts);
}

}  // namespace

TEST_CASE("no replaced value upsets the reader, and every refusal says why") {
  std::vector<InputFile> files = tinyFiles();
  Counts counts;
  for (InputFile& file : files) {
    const std::string bytes = file.bytes;
    ProblemList ignored;
    std::optional<JsonValue> tree = readJson(bytes, file.name, ignored);
    REQUIRE(tree);
    if (!tree) return;
    mutateAll(*tree, *tree, files, file, counts);
    file.bytes = bytes;
  }
  CHECK(counts.tried > 3000);
  CHECK(counts.refused > counts.tried / 2);
  CHECK(counts.silent == 0);
  CHECK(readDataset(files).value.has_value());
}

TEST_CASE("a file cut at any byte is refused with a reason") {
  std::vector<InputFile> files = tinyFiles();
  InputFile& file = fileNamed(files, "quotas.json");
  const std::string bytes = file.bytes;
  for (std::size_t size = 0; size + 2 < bytes.size(); size += 7) {
    file.bytes = bytes.substr(0, size);
    const Result<Dataset> read = readDataset(files);
    CHECK_FALSE(read.value.has_value());
    CHECK(errorsIn(read.problems) >= 1);
  }
}
