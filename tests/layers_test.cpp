// The architecture as a test: who includes whom, which third party is seen where, and rules of form for every file.
#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "doctest/doctest.h"
#include "tree.h"

namespace {

using namespace kosh::test;

const std::string kSource = std::string(KOSH_SOURCE_DIR) + "/src/";

struct SourceFile {
  std::string path;   // below src: "io/field.cpp"
  std::string layer;  // "io", or the file's own name directly in src
  std::string text;
};

const std::vector<SourceFile>& sources() {
  static const std::vector<SourceFile> all = [] {
    std::vector<SourceFile> out;
    for (const std::string& name : namesBelow(kSource)) {
      if (!isCode(name)) continue;
      const std::size_t slash = name.find('/');
      out.push_back({name, name.substr(0, slash == std::string::npos ? name.size() : slash), bytesOf(kSource + name)});
    }
    return out;
  }();
  return all;
}

struct Include {
  std::string name;
  bool quoted = false;
};

std::vector<std::string> linesOf(const std::string& text) {
  std::vector<std::string> out;
  std::size_t start = 0;
  while (start < text.size()) {
    const std::size_t end = std::min(text.find('\n', start), text.size());
    out.push_back(text.substr(start, end - start));
    start = end + 1;
  }
  return out;
}

std::vector<Include> includesOf(const std::string& text) {
  std::vector<Include> out;
  for (const std::string& line : linesOf(text)) {
    const std::size_t hash = line.find_first_not_of(" \t");
    if (hash == std::string::npos || line[hash] != '#') continue;
    const std::size_t word = line.find("include", hash);
    const std::size_t open = line.find_first_of("\"<", word == std::string::npos ? line.size() : word);
    if (word == std::string::npos || open == std::string::npos) continue;
    const std::size_t close = line.find_first_of("\">", open + 1);
    if (close != std::string::npos) out.push_back({line.substr(open + 1, close - open - 1), line[open] == '"'});
  }
  return out;
}

// The table of src/README.md. A whole path names one header of a layer.
const std::map<std::string, std::vector<std::string>> kMayInclude = {
    {"text", {}},
    {"core", {"text"}},
    {"io", {"core", "text"}},
    {"report", {"core", "text"}},
    {"map", {"core"}},
    {"app", {"io", "report", "core", "text", "map/mesh.h", "map/surface.h"}},
    {"ui", {"app", "report", "core", "text", "map/mesh.h", "map/surface.h"}},
    {"platform", {}},
    {"main.cpp", {"app", "assets.h", "core", "io", "map", "platform", "report", "text", "ui"}},
    {"assets.h", {"app", "core", "io", "map", "platform", "report", "text", "ui"}},
    {"cli.cpp", {"bench.h", "cli_ensemble.h", "cli_intake.h", "cli_report.h", "report", "io", "core", "text"}},
    {"cli_report.cpp", {"cli_report.h", "report", "io", "core", "text"}},
    {"cli_report.h", {"report", "io", "core", "text"}},
    {"cli_ensemble.cpp", {"cli_ensemble.h", "io", "core", "text"}},
    {"cli_ensemble.h", {"core"}},
    {"cli_intake.cpp", {"cli_intake.h", "io", "core", "text"}},
    {"cli_intake.h", {"cli_ensemble.h", "core"}},
    {"bench.cpp", {"bench.h", "core"}},
    {"bench.h", {"core"}},
};

bool startsWith(const std::string& s, const std::string& head) { return s.compare(0, head.size(), head) == 0; }

// Third parties by the beginning of their headers' names, and where they may be seen.
bool thirdPartyAllowed(const SourceFile& file, const std::string& header) {
  const bool renderer = startsWith(file.path, "map/renderer") && endsWith(file.path, ".cpp"), platform = file.layer == "platform";
  if (startsWith(header, "nlohmann/")) return file.layer == "io" && endsWith(file.path, ".cpp");
  if (startsWith(header, "GLES") || startsWith(header, "GL/") || startsWith(header, "EGL/")) return renderer || platform;
  if (startsWith(header, "SDL") || startsWith(header, "emscripten") || startsWith(header, "imgui_impl") ||
      startsWith(header, "backends/imgui_impl"))
    return platform;
  if (startsWith(header, "imgui")) return file.layer == "ui" || platform;
  return false;
}

// Headers of the C++ library have no folder and no ending; the few of C that are used instead are not needed.
bool isStandard(const std::string& header) { return header.find_first_of("/.") == std::string::npos; }

bool isOurs(const std::string& header) {
  const std::string head = header.substr(0, header.find('/'));
  return kMayInclude.count(head) > 0;
}

bool allowed(const SourceFile& file, const std::string& header) {
  const auto row = kMayInclude.find(file.layer);
  if (row == kMayInclude.end()) return false;
  const std::string head = header.substr(0, header.find('/'));
  if (head == file.layer) return true;
  for (const std::string& target : row->second)
    if (target == head || target == header) return true;
  return false;
}

// Why an include may not stand in a file; empty when it may.
std::string objection(const SourceFile& file, const Include& include) {
  if (!include.quoted && isStandard(include.name)) return "";
  if (isOurs(include.name)) return allowed(file, include.name) ? "" : file.path + " may not include " + include.name;
  const bool beside = std::filesystem::exists(kSource + file.layer + "/" + include.name);
  if (include.quoted && beside) return "";
  return thirdPartyAllowed(file, include.name) ? "" : file.path + " may not see " + include.name;
}

std::vector<std::string> objections(const std::vector<SourceFile>& files) {
  std::vector<std::string> out;
  for (const SourceFile& file : files)
    for (const Include& include : includesOf(file.text)) {
      const std::string why = objection(file, include);
      if (!why.empty()) out.push_back(why);
    }
  return out;
}

int firstForeignLine(const std::string& text) {
  int line = 1;
  for (char c : text) {
    if (static_cast<unsigned char>(c) >= 0x80) return line;
    line += c == '\n';
  }
  return 0;
}

}  // namespace

TEST_CASE("every include follows the table of layers") {
  CHECK(sources().size() > 40);
  for (const std::string& why : objections(sources())) FAIL_CHECK(why);
}

TEST_CASE("every folder of the source has a row in the table") {
  for (const SourceFile& file : sources()) CHECK_MESSAGE(kMayInclude.count(file.layer) == 1, file.path);
}

TEST_CASE("the check of includes can fail") {
  const auto one = [](const char* path, const char* layer, const char* line) {
    return objections({{path, layer, line}}).size();
  };
  CHECK(one("core/x.cpp", "core", "#include \"io/formats.h\"\n") == 1);
  CHECK(one("core/x.cpp", "core", "#include \"text/text.h\"\n") == 0);
  CHECK(one("text/x.cpp", "text", "  #  include \"core/types.h\"\n") == 1);
  CHECK(one("io/x.h", "io", "#include <nlohmann/json.hpp>\n") == 1);
  CHECK(one("io/x.cpp", "io", "#include \"nlohmann/json.hpp\"\n") == 0);
  CHECK(one("app/x.cpp", "app", "#include \"map/mesh.h\"\n") == 0);
  CHECK(one("app/x.cpp", "app", "#include \"map/renderer.h\"\n") == 1);
  CHECK(one("app/x.cpp", "app", "#include \"imgui.h\"\n") == 1);
  CHECK(one("ui/x.cpp", "ui", "#include \"imgui.h\"\n") == 0);
  CHECK(one("ui/x.cpp", "ui", "#include <SDL.h>\n") == 1);
  CHECK(one("map/mesh.cpp", "map", "#include <GLES3/gl3.h>\n") == 1);
  CHECK(one("map/renderer.cpp", "map", "#include <GLES3/gl3.h>\n") == 0);
  CHECK(one("app/x.cpp", "app", "#include <emscripten.h>\n") == 1);
  CHECK(one("cli.cpp", "cli.cpp", "#include \"app/session.h\"\n") == 1);
  CHECK(one("core/x.cpp", "core", "#include <vector>\n") == 0);
}

TEST_CASE("the system is asked for only in platform") {
  const std::string name = std::string("__EMSC") + "RIPTEN__";
  for (const SourceFile& file : sources())
    if (file.layer != "platform") CHECK_MESSAGE(file.text.find(name) == std::string::npos, file.path);
}

TEST_CASE("no file has more than 500 lines") {
  for (const SourceFile& file : sources())
    if (!endsWith(file.path, "strings.inc"))
      CHECK_MESSAGE(std::count(file.text.begin(), file.text.end(), '\n') <= 500, file.path);
}

TEST_CASE("code is written in ASCII; words stand in strings.inc") {
  for (const std::string folder : {"/src/", "/shaders/", "/tests/"}) {
    for (const std::string& name : namesBelow(std::string(KOSH_SOURCE_DIR) + folder)) {
      const bool code = isCode(name) || endsWith(name, ".vert") || endsWith(name, ".frag");
      if (!code || endsWith(name, "strings.inc")) continue;
      const int line = firstForeignLine(bytesOf(std::string(KOSH_SOURCE_DIR) + folder + name));
      CHECK_MESSAGE(line == 0, folder << name << ": line " << line);
    }
  }
}

TEST_CASE("every file begins with a sentence that says what it is for") {
  for (const SourceFile& file : sources()) {
    const std::string first = file.text.substr(0, file.text.find('\n'));
    CHECK_MESSAGE((startsWith(first, "// ") && first.size() > 20), file.path);
  }
}

TEST_CASE("every program is compiled so that the same source gives the same numbers") {
  const std::string commands = bytesOf(std::string(KOSH_BUILD_DIR) + "/compile_commands.json");
  int compiled = 0;
  for (const std::string& line : linesOf(commands)) {
    if (line.find("\"command\"") == std::string::npos) continue;
    if (line.find("/src/core/") == std::string::npos && line.find("/src/io/") == std::string::npos) continue;
    ++compiled;
    CHECK_MESSAGE(line.find("-ffp-contract=off") != std::string::npos, line);
    for (const char* flag : {"-ffast-math", "-march=native", "-Ofast", "-funsafe-math", "-mfma"})
      CHECK_MESSAGE(line.find(flag) == std::string::npos, line);
  }
  CHECK(compiled > 20);
}
