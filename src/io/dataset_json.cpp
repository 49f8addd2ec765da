// Reads a dataset from a folder of parts or from one file; every problem is told in one pass.
#include <algorithm>
#include <array>

#include "io/canonical.h"
#include "io/formats.h"
#include "io/read_parts.h"

namespace kosh {
namespace {

// What it means when a part is not given: an error, a warning, or nothing at all.
enum class Need { required, expected, optional };

struct PartKind {
  const char* name;  // "demography": the key in the one-file form and the end of the format's name
  const char* file;  // how the core's validation calls it
  Need need;
  void (*read)(const Field&, Dataset&);
};

// In the order of reading: later parts name things of earlier ones.
constexpr std::array<PartKind, 13> kParts = {{
    {"sources", "sources.json", Need::required, readSources},
    {"territories", "territories.geojson", Need::required, readTerritories},
    {"demography", "demography.json", Need::required, readDemography},
    {"migration", "migration.json", Need::required, readMigration},
    {"quotas", "quotas.json", Need::expected, readQuotas},
    {"services", "services.json", Need::expected, readServices},
    {"economy", "economy.json", Need::optional, readEconomy},
    {"environment", "environment.json", Need::optional, readEnvironment},
    {"composition", "composition.json", Need::optional, readComposition},
    {"places", "places.json", Need::expected, readPlaces},
    {"hindcast", "hindcast.json", Need::optional, readHindcast},
    {"uncertainty", "uncertainty.json", Need::optional, readUncertainty},
    {"rules", "decision-98.json", Need::optional, readRules},
}};
constexpr int kVersion = 1;
constexpr const char* kDatasetFormat = "kosh/dataset";
constexpr const char* kScenarioFormat = "kosh/scenario";
constexpr const char* kOverlayFormat = "kosh/overlay";

std::string formatName(const PartKind& part) { return std::string("kosh/") + part.name; }

// A part where it was found: the file, and the path inside the file.
struct FoundPart {
  const JsonValue* value = nullptr;
  std::string file;
  std::string path;
};

struct Reading {
  ProblemList problems;
  std::vector<JsonValue> trees;  // reserved beforehand: the parts point into it
  std::array<FoundPart, kParts.size()> found;
  std::array<bool, kParts.size()> seen{};       // given, although perhaps unreadable
  std::array<bool, kParts.size()> suspected{};  // an unreadable file may have been this part
};

int partOfFormat(const std::string& format) {
  for (std::size_t i = 0; i < kParts.size(); ++i)
    if (format == formatName(kParts[i])) return static_cast<int>(i);
  return -1;
}

// A file that cannot be read at all still counts as given, so that it is not called missing as well.
int partOfFileName(const std::string& name) {
  const std::size_t slash = name.find_last_of("/\\");
  const std::string base = slash == std::string::npos ? name : name.substr(slash + 1);
  for (std::size_t i = 0; i < kParts.size(); ++i)
    if (base == kParts[i].file || base == std::string(kParts[i].name) + ".json") return static_cast<int>(i);
  return -1;
}

bool checkVersion(const Field& root) {
  const Field version = root.at("version");
  if (version.is(JsonKind::number) && version.value()->number == kVersion) return true;
  version.fail({Str::IoVersion, {version.found(), std::to_string(kVersion)}});
  return false;
}

void addPart(Reading& reading, int part, const Field& field, const std::string& file) {
  const auto i = static_cast<std::size_t>(part);
  if (reading.seen[i]) {
    field.fail({Str::IoRepeatedPart, {std::string(kParts[i].name)}});
    return;
  }
  reading.seen[i] = true;
  if (checkVersion(field)) reading.found[i] = {field.value(), file, field.path()};
}

// A part inside the one-file form must say what it is, as it does in a folder.
void addMember(Reading& reading, const std::string& name, const Field& field, const std::string& file) {
  const int part = partOfFormat("kosh/" + name);
  if (part < 0 || !field.expectObject()) return;
  const Field format = field.at("format");
  const std::string expected = formatName(kParts[static_cast<std::size_t>(part)]);
  if (format.is(JsonKind::string) && format.value()->text == expected) {
    addPart(reading, part, field, file);
    return;
  }
  reading.suspected[static_cast<std::size_t>(part)] = true;
  format.fail({Str::IoFormat, {format.found(), expected}});
}

void addTree(Reading& reading, const JsonValue& tree, const std::string& file) {
  const Field root(tree, file, "", reading.problems);
  const int byName = partOfFileName(file);
  const auto refuse = [&](const Field& field, Message message) {
    if (byName >= 0) reading.suspected[static_cast<std::size_t>(byName)] = true;
    field.fail(std::move(message));
  };
  if (!root.is(JsonKind::object)) return refuse(root, {Str::IoFoundExpected, {root.found(), Str::IoKindObject}});
  const Field format = root.at("format");
  const std::string name = format.is(JsonKind::string) ? format.value()->text : "";
  if (name == kScenarioFormat) {
    format.fail({Str::IoScenario, {}});
  } else if (name == kOverlayFormat) {
    format.fail({Str::IoOverlay, {}});
  } else if (name == kDatasetFormat) {
    if (!checkVersion(root)) reading.suspected.fill(true);
    else
      for (const auto& [key, field] : root.at("parts").members()) addMember(reading, key, field, file);
  } else if (partOfFormat(name) >= 0) {
    addPart(reading, partOfFormat(name), root, file);
  } else {
    refuse(format, {Str::IoFormat, {format.found(), Str::IoKindDataset}});
  }
}

std::optional<JsonValue> treeOf(const InputFile& file, ProblemList& problems) {
  if (file.readable) return readJson(file.bytes, file.name, problems);
  problems.add({Severity::error, file.name, "", 0, {Str::IoCannotRead, {}}});
  return std::nullopt;
}

void readTrees(Reading& reading, std::span<const InputFile> files) {
  if (files.size() > kMaxDatasetFiles) {
    reading.problems.add({Severity::error, "", "", 0, {Str::IoTooManyFiles, {std::to_string(kMaxDatasetFiles)}}});
    reading.suspected.fill(true);
    return;
  }
  reading.trees.reserve(files.size());
  for (const InputFile& file : files) {
    if (std::optional<JsonValue> tree = treeOf(file, reading.problems)) {
      reading.trees.push_back(std::move(*tree));
      addTree(reading, reading.trees.back(), file.name);
    } else if (partOfFileName(file.name) >= 0) {
      reading.suspected[static_cast<std::size_t>(partOfFileName(file.name))] = true;
    } else {
      reading.suspected.fill(true);  // it may have been the whole dataset
    }
  }
}

// Errors already told do not need a second one about the missing part; where nothing was a part, none is missing.
void tellMissing(Reading& reading, const std::string& where) {
  const auto any = [](const auto& flags) { return std::find(flags.begin(), flags.end(), true) != flags.end(); };
  if (reading.problems.anyError && !any(reading.seen) && !any(reading.suspected)) return;
  for (std::size_t i = 0; i < kParts.size(); ++i)
    if (kParts[i].need == Need::required && !reading.seen[i] && !reading.suspected[i])
      reading.problems.add({Severity::error, where, "", 0, {Str::IoMissingPart, {std::string(kParts[i].file)}}});
}

// Of a dataset that opens: what it does without.
void tellAbsent(Reading& reading, const std::string& where) {
  if (reading.problems.anyError) return;
  for (std::size_t i = 0; i < kParts.size(); ++i)
    if (kParts[i].need == Need::expected && !reading.seen[i])
      reading.problems.add({Severity::warning, where, "", 0, {Str::IoAbsentPart, {std::string(kParts[i].file)}}});
}

// Without usable people the districts by kind let the other parts be checked all the same.
void assumeDistricts(Dataset& data) {
  for (int t = 0; t < static_cast<int>(data.territories.size()); ++t)
    if (data.territories[static_cast<std::size_t>(t)].kind == TerritoryKind::district) data.districts.push_back(t);
}

std::string fingerprint(const Reading& reading) {
  std::vector<std::pair<std::string, const JsonValue*>> parts;
  for (std::size_t i = 0; i < kParts.size(); ++i)
    if (reading.found[i].value) parts.emplace_back(kParts[i].name, reading.found[i].value);
  return fingerprintOf(std::move(parts));
}

// The line of the value at a JSON pointer below a part, or of the nearest value around it.
int lineOf(const JsonValue* value, std::string_view path) {
  int line = value->line;
  while (!path.empty() && path[0] == '/') {
    const std::string_view step = path.substr(1, path.find('/', 1) - 1);
    path.remove_prefix(step.size() + 1);
    const JsonValue* next = value->find(step);
    if (!next && value->kind == JsonKind::array) {
      std::size_t index = 0;
      for (char c : step) index = c >= '0' && c <= '9' && index < kMaxJsonValues ? index * 10 + (c - '0') : kMaxJsonValues;
      if (index < value->items.size()) next = &value->items[index];
    }
    if (!next) break;
    value = next;
    line = value->line;
  }
  return line;
}

// The core names files as in a folder; here a problem gets the place where the part really stands.
Problem placed(Problem problem, const Reading& reading) {
  for (std::size_t i = 0; i < kParts.size(); ++i) {
    const FoundPart& part = reading.found[i];
    if (!part.value || problem.file != kParts[i].file) continue;
    if (problem.line == 0) problem.line = lineOf(part.value, problem.path);
    problem.file = part.file;
    problem.path = part.path + problem.path;
    break;
  }
  return problem;
}

bool startsAt(std::string_view path, std::string_view around) {
  return path.substr(0, around.size()) == around && (path.size() == around.size() || path[around.size()] == '/');
}

bool sameSpot(const Problem& a, const Problem& b) {
  return a.file == b.file && (startsAt(a.path, b.path) || startsAt(b.path, a.path));
}

// Wrong by itself, whatever else could not be read. Sums and shapes are not: a hole elsewhere would upset them.
bool isLocal(Str id) {
  switch (id) {
    case Str::BadUnknownSource: case Str::BadNegative: case Str::BadRange: case Str::BadKato:
    case Str::BadName: case Str::BadRing: case Str::BadLonLat: case Str::BadRepeatedId: case Str::BadUnknownService:
    case Str::BadUnknownTerritory: case Str::BadYear: case Str::BadNorm: case Str::BadGate: case Str::BadZero:
    case Str::BadDiagonal: case Str::BadSeriesId: case Str::BadComposition: case Str::BadUnknownStream:
    case Str::BadUnknownAct: case Str::BadUnknownParagraph: case Str::BadUnknownDeadline: case Str::BadDay:
    case Str::BadDayOrder: case Str::BadFullDate:
      return true;
    default: return false;
  }
}

// Integrity is checked also beside unreadable values, so that one pass tells as much as it can.
void checkIntegrity(Reading& reading, const Dataset& data) {
  const bool clean = !reading.problems.anyError;
  for (std::size_t i = 0; i < kParts.size(); ++i)
    if (!clean && kParts[i].need == Need::required && !reading.found[i].value) return;
  if (!clean && (data.demography.ages == 0 || data.districts.empty())) return;
  const std::vector<Problem> told = reading.problems.problems;
  for (Problem& problem : validate(data)) {
    Problem here = placed(std::move(problem), reading);
    const auto repeats = [&](const Problem& other) { return sameSpot(here, other); };
    const bool follows = !isLocal(here.message.id) || std::any_of(told.begin(), told.end(), repeats);
    if (clean || !follows) reading.problems.add(std::move(here));
  }
}

}  // namespace

Result<Dataset> readDataset(std::span<const InputFile> files, const std::string& folder) {
  Reading reading;
  readTrees(reading, files);
  const std::string where = folder.empty() && files.size() == 1 ? files[0].name : folder;
  tellMissing(reading, where);
  Dataset data;
  for (std::size_t i = 0; i < kParts.size(); ++i) {
    const FoundPart& part = reading.found[i];
    if (part.value) kParts[i].read(Field(*part.value, part.file, part.path, reading.problems), data);
    if (kParts[i].read == readDemography && data.districts.empty()) assumeDistricts(data);
  }
  data.fingerprint = fingerprint(reading);
  checkIntegrity(reading, data);
  tellAbsent(reading, where);
  const bool good = !reading.problems.anyError;
  if (good && !reading.found.back().value) addProgramRules(data);  // not before: its sources could hide missing ones
  Result<Dataset> out{std::nullopt, reading.problems.take()};
  if (good) out.value = std::move(data);
  return out;
}

std::string formatOf(std::string_view bytes) {
  ProblemList ignored;
  const std::optional<JsonValue> tree = readJson(bytes, "", ignored);
  const JsonValue* format = tree ? tree->find("format") : nullptr;
  return format && format->kind == JsonKind::string ? format->text : std::string();
}

}  // namespace kosh
