// The command line: the core without a window. Results go to standard output, messages to standard error.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "bench.h"
#include "cli_ensemble.h"
#include "cli_intake.h"
#include "cli_report.h"
#include "core/findings.h"
#include "core/records.h"
#include "core/uncertainty.h"
#include "io/formats.h"

namespace {

using namespace kosh;

constexpr int kGood = 0;
constexpr int kFailed = 1;
constexpr int kWrongUsage = 2;

struct Options {
  std::string verb, dataset, scenario, overlay, exported, today, records;
  ReportOptions report;
  int batches = 9, runs = 1000;
  std::string format = "csv";
  bool formatGiven = false;
  bool warnings = false;
  Lang lang = Lang::en;
  EnsembleOptions ensemble;
  IntakeOptions intake;
};

bool print(std::FILE* to, std::string_view text) {
  return std::fwrite(text.data(), 1, text.size(), to) == text.size() && std::fflush(to) == 0;
}

void printLine(std::FILE* to, const std::string& text) { print(to, text + "\n"); }

// A result: half a table on a full disk is an error, not a good end.
int deliver(const Options& options, std::string_view result) {
  if (print(stdout, result)) return kGood;
  printLine(stderr, say({Str::CliCannotWrite, {}}, options.lang));
  return kFailed;
}

int wrongUsage(const Options& options, Message message) {
  printLine(stderr, say(message, options.lang));
  printLine(stderr, say({Str::CliTryHelp, {}}, options.lang));
  return kWrongUsage;
}

int help(const Options& options) {
  const Str rows[] = {Str::CliHelpTitle, Str::CliHelpValidate, Str::CliHelpEvaluate, Str::CliHelpPopulation, Str::CliHelpReport,
                      Str::CliHelpEnsemble, Str::CliHelpIntake, Str::CliHelpBench, Str::CliHelpHelp, Str::CliHelpDataset,
                      Str::CliHelpOverlay, Str::CliHelpLang, Str::CliHelpCodes};
  std::string out;
  for (Str row : rows) out += std::string(text(row, options.lang)) + "\n";
  return deliver(options, out);
}

// --- files

bool readFile(const std::filesystem::path& path, std::string& bytes) {
  std::error_code error;
  if (std::filesystem::is_directory(path, error)) return false;  // reading one would end the program
  std::ifstream in(path, std::ios::binary);
  if (!in) return false;
  bytes.assign(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
  return !in.bad();
}

bool isPart(const std::filesystem::path& path) { return path.extension() == ".json" || path.extension() == ".geojson"; }

// The parts of a folder in the order of their names, so that problems come in the same order everywhere.
std::vector<std::filesystem::path> filesOf(const std::string& dataset) {
  std::error_code error;
  if (!std::filesystem::is_directory(dataset, error)) return {dataset};
  std::vector<std::filesystem::path> out;
  for (std::filesystem::directory_iterator it(dataset, error), end; !error && it != end; it.increment(error))
    if (isPart(it->path()) && !it->is_directory(error)) out.push_back(it->path());
  std::sort(out.begin(), out.end());
  return out;
}

std::optional<std::vector<InputFile>> loadFiles(const Options& options) {
  std::vector<InputFile> files;
  for (const std::filesystem::path& path : filesOf(options.dataset)) {
    InputFile file{path.filename().string(), ""};
    if (!readFile(path, file.bytes)) {
      printLine(stderr, say({Str::CliCannotRead, {path.string()}}, options.lang));
      return std::nullopt;
    }
    files.push_back(std::move(file));
  }
  return files;
}

void printProblems(const std::vector<Problem>& problems, const Options& options, bool warnings) {
  std::string out;
  for (const Problem& problem : problems)
    if (problem.severity == Severity::error || warnings) out += say(problem, options.lang) + "\n";
  print(stderr, out);
}

std::optional<InputFile> loadFile(const std::string& path, const Options& options) {
  InputFile file{path, ""};
  if (readFile(path, file.bytes)) return file;
  printLine(stderr, say({Str::CliCannotRead, {path}}, options.lang));
  return std::nullopt;
}

// The facts with the own figures of --overlay over them.
std::optional<Dataset> overlaid(Dataset dataset, const Options& options) {
  if (options.overlay.empty()) return dataset;
  const std::optional<InputFile> file = loadFile(options.overlay, options);
  if (!file) return std::nullopt;
  const Result<Overlay> read = readOverlay(*file, dataset);
  printProblems(read.problems, options, true);
  if (!read) return std::nullopt;
  return withOverlay(std::move(dataset), *read.value);
}

std::optional<Dataset> loadDataset(const Options& options, bool warnings) {
  const std::optional<std::vector<InputFile>> files = loadFiles(options);
  if (!files) return std::nullopt;
  Result<Dataset> read = readDataset(*files, options.dataset);
  printProblems(read.problems, options, warnings);
  if (!read) return std::nullopt;
  return overlaid(std::move(*read.value), options);
}

std::optional<Scenario> loadScenario(const Options& options, const Dataset& dataset) {
  if (options.scenario.empty()) {
    printLine(stderr, say({Str::CliDefaultScenario, {}}, options.lang));
    return Scenario{};
  }
  const std::optional<InputFile> file = loadFile(options.scenario, options);
  if (!file) return std::nullopt;
  Result<Scenario> read = readScenario(*file, dataset);
  printProblems(read.problems, options, true);
  return std::move(read.value);
}

// --- verbs

int runValidate(const Options& options) {
  return loadDataset(options, options.warnings) ? kGood : kFailed;
}

// Proposals are for the year after today's. Without --today that of the data stands for it: the core knows no clock.
int comingYear(const Options& options, const Dataset& dataset) {
  const int base = dataset.demography.baseYear;
  const int year = options.today.empty() ? base + 1 : std::atoi(options.today.substr(0, 4).c_str()) + 1;
  if (options.today.empty()) printLine(stderr, say({Str::CliDefaultYear, {std::to_string(year)}}, options.lang));
  return std::clamp(year, base, dataset.demography.lastFlowYear);
}

int runEvaluate(const Options& options) {
  const std::optional<Dataset> dataset = loadDataset(options, false);
  if (!dataset) return kFailed;
  if (!options.formatGiven) printLine(stderr, say({Str::CliDefaultFormat, {options.format}}, options.lang));
  const std::optional<Scenario> scenario = loadScenario(options, *dataset);
  if (!scenario) return kFailed;
  const Outcome outcome = evaluate(*dataset, *scenario);
  if (options.format == "csv") return deliver(options, outcomeToCsv(*dataset, outcome));
  const int year = comingYear(options, *dataset);
  const Judgement judgement = judge(*dataset, *scenario, outcome, year);
  return deliver(options, outcomeToJson(*dataset, outcome, &judgement));
}

int runPopulation(const Options& options) {
  const std::optional<Dataset> dataset = loadDataset(options, false);
  if (!dataset) return kFailed;
  const std::optional<Scenario> scenario = loadScenario(options, *dataset);
  if (!scenario) return kFailed;
  return deliver(options, peopleToCsv(*dataset, evaluate(*dataset, *scenario)));
}

std::optional<Records> loadRecords(const Options& options) {
  if (options.records.empty()) return Records{};
  const std::optional<InputFile> file = loadFile(options.records, options);
  if (!file) return std::nullopt;
  Result<Records> read = readRecords(*file);
  printProblems(read.problems, options, true);
  return std::move(read.value);
}

// The own figures once more, as a document lists them; their problems were told when they were laid over the facts.
Overlay ownFigures(const Options& options, const Dataset& dataset) {
  const std::optional<InputFile> file = options.overlay.empty() ? std::nullopt : loadFile(options.overlay, options);
  if (!file) return {};
  return readOverlay(*file, dataset).value.value_or(Overlay{});
}

int runReport(const Options& options) {
  const std::optional<Dataset> dataset = loadDataset(options, false);
  if (!dataset) return kFailed;
  const std::optional<Scenario> scenario = loadScenario(options, *dataset);
  const std::optional<Records> records = loadRecords(options);
  if (!scenario || !records) return kFailed;
  ReportOptions report = options.report;
  report.today = options.today.empty() ? todayInAlmaty() : options.today;
  if (options.today.empty()) printLine(stderr, say({Str::CliDefaultToday, {report.today}}, options.lang));
  if (report.langs.empty()) report.langs = options.lang == Lang::kk ? "kk" : options.lang == Lang::ru ? "ru" : "en";
  if (options.formatGiven) report.format = options.format;
  Message wrong;
  const std::optional<std::string> made = makeReport(*dataset, *scenario, *records, ownFigures(options, *dataset), report, wrong);
  return made ? deliver(options, *made) : wrongUsage(options, wrong);
}

int runBench(const Options& options) {
  const std::optional<Dataset> dataset = loadDataset(options, false);
  if (!dataset) return kFailed;
  if (options.exported.empty()) return deliver(options, measure(*dataset, options.batches, options.runs));
  const std::string bytes = kernelFile(*dataset, options.runs);
  std::ofstream out(options.exported, std::ios::binary);
  if (out.write(bytes.data(), static_cast<std::streamsize>(bytes.size())).flush()) return kGood;
  printLine(stderr, say({Str::CliCannotWrite, {}}, options.lang));
  return kFailed;
}

bool eachLine(const std::string& path, const std::function<bool(std::string_view)>& each) {
  std::error_code error;
  if (std::filesystem::is_directory(path, error)) return false;
  std::ifstream in(path, std::ios::binary);
  if (!in) return false;
  for (std::string line; std::getline(in, line);)
    if (!each(line)) return true;
  return !in.bad();
}

// A verb that is told the dataset and the scenario and gives true when all is well.
template <class Verb>
int runVerb(const Options& options, const Verb& verb) {
  const std::optional<Dataset> dataset = loadDataset(options, false);
  if (!dataset) return kFailed;
  const std::optional<Scenario> scenario = loadScenario(options, *dataset);
  if (!scenario) return kFailed;
  const CliPort port{[](std::string_view text) { return print(stdout, text); },
                     [&](const Message& message) { printLine(stderr, say(message, options.lang)); }, eachLine};
  return verb(*dataset, *scenario, port) ? kGood : kFailed;
}

int runEnsembles(const Options& options) {
  return runVerb(options, [&](const Dataset& dataset, const Scenario& scenario, const CliPort& port) {
    return runEnsembleVerb(options.ensemble, dataset, scenario, port);
  });
}

int runIntake(const Options& options) {
  return runVerb(options, [&](const Dataset& dataset, const Scenario& scenario, const CliPort& port) {
    return runIntakeVerb(options.intake, options.ensemble, dataset, scenario, port);
  });
}

// --- arguments

std::optional<Lang> langOf(std::string_view tag) {
  if (tag.substr(0, 2) == "kk") return Lang::kk;
  if (tag.substr(0, 2) == "ru") return Lang::ru;
  if (tag.substr(0, 2) == "en") return Lang::en;
  return std::nullopt;
}

struct VerbRow {
  const char* name;
  int (*run)(const Options&);
  const char* options;  // which it takes, beside --lang and --overlay
};
constexpr VerbRow kVerbs[] = {
    {"validate", runValidate, " --warnings "},
    {"evaluate", runEvaluate, " --scenario --format --today "},
    {"population", runPopulation, " --scenario "},
    {"report", runReport, " --scenario --format --today --kind --territory --records "},
    {"ensemble", runEnsembles, " --scenario --runs --seed --shard --merge "},
    {"intake", runIntake, " --scenario --runs --seed --probability --years --from --stream --territory "},
    {"bench", runBench, " --batches --runs --export "},
};

const VerbRow* findVerb(const std::string& name) {
  for (const VerbRow& row : kVerbs)
    if (name == row.name) return &row;
  return nullptr;
}

// A whole number from 1 to 100000, and nothing else.
bool takeCount(const std::string& value, int& out) {
  if (value.empty() || value.size() > 6 || value.find_first_not_of("0123456789") != std::string::npos) return false;
  out = std::atoi(value.c_str());
  return out >= 1 && out <= 100000;
}

bool digitsOnly(const std::string& value, std::size_t most) {
  return !value.empty() && value.size() <= most && value.find_first_not_of("0123456789") == std::string::npos;
}

// The options of the verb `intake` beside runs and seed.
std::optional<Message> takeIntakeOption(const std::string& name, const std::string& value, IntakeOptions& out) {
  const auto bad = [&](const char* expected) { return Message{Str::CliBadValue, {name, value, std::string(expected)}}; };
  if (name == "--stream") out.stream = value;
  if (name == "--territory") out.territory = value;
  if (name == "--from") {
    if (!digitsOnly(value, 4)) return bad("2026, 2027, ...");
    out.from = std::atoi(value.c_str());
  }
  if (name == "--years") {
    if (!digitsOnly(value, 2) || std::atoi(value.c_str()) < 1) return bad("1..99");
    out.years = std::atoi(value.c_str());
  }
  if (name == "--probability") {
    char* end = nullptr;
    out.probability = std::strtod(value.c_str(), &end);
    if (value.empty() || *end != '\0' || !(*out.probability > 0 && *out.probability <= 1)) return bad("0.5, 0.9, 1");
  }
  return std::nullopt;
}

// The options of the verb `ensemble`; nothing where the name is none of them.
std::optional<Message> takeEnsembleOption(const std::string& name, const std::string& value, EnsembleOptions& out) {
  const auto bad = [&](const char* expected) { return Message{Str::CliBadValue, {name, value, std::string(expected)}}; };
  if (name == "--shard" && !readShard(value, out)) return bad("1/3, 2/3, 3/3");
  if (name == "--seed") {
    out.seedGiven = digitsOnly(value, 18);
    if (!out.seedGiven) return bad("0..999999999999999999");
    out.seed = std::strtoull(value.c_str(), nullptr, 10);
  }
  if (name == "--runs") {
    const bool good = digitsOnly(value, 8) && std::atoi(value.c_str()) >= 1 && std::atoi(value.c_str()) <= kMaxRuns;
    if (!good) return bad("1..10000000");
    out.runs = static_cast<std::uint32_t>(std::atoi(value.c_str()));
    out.runsGiven = true;
  }
  return std::nullopt;
}

bool takes(const VerbRow* verb, const std::string& option) {
  if (option == "--lang") return true;
  return verb && (option == "--overlay" || std::string_view(verb->options).find(" " + option + " ") != std::string_view::npos);
}

std::optional<Message> takeFormat(const std::string& value, bool report, Options& out) {
  out.format = value;
  out.formatGiven = true;
  if (value == "csv" || value == "json" || (value == "html" && report)) return std::nullopt;
  return Message{Str::CliBadValue, {"--format", value, report ? "html, csv, json" : "csv, json"}};
}

std::optional<Message> takeLang(const std::string& value, bool report, Options& out) {
  const bool pair = report && isDocumentLangs(value);
  if ((value.size() != 2 && !pair) || !langOf(value))
    return Message{Str::CliBadValue, {"--lang", value, report ? "kk, ru, en, kk+ru" : "kk, ru, en"}};
  out.lang = *langOf(value);  // of the messages; of a pair the first
  out.report.langs = value;
  return std::nullopt;
}

// Options that are the same for every verb that takes them.
std::optional<Message> takeCommon(const std::string& name, const std::string& value, bool report, Options& out) {
  if (name == "--scenario") out.scenario = value;
  if (name == "--overlay") out.overlay = value;
  if (name == "--records") out.records = value;
  if (name == "--export") out.exported = value;
  if (name == "--kind") out.report.kind = value;
  if (name == "--territory") out.report.territory = value;
  if (name == "--today") {
    out.today = value;
    if (!daysBetween(value, value)) return Message{Str::CliBadValue, {name, value, "2026-11-25"}};
  }
  if (name == "--batches" && !takeCount(value, out.batches)) return Message{Str::CliBadValue, {name, value, "1..100000"}};
  if (name == "--runs" && !takeCount(value, out.runs)) return Message{Str::CliBadValue, {name, value, "1..100000"}};
  if (name == "--format") return takeFormat(value, report, out);
  return name == "--lang" ? takeLang(value, report, out) : std::nullopt;
}

// Takes the option at arguments[i] with its value; says what is wrong with it otherwise.
std::optional<Message> takeOption(const std::vector<std::string>& arguments, std::size_t& i, Options& out) {
  const std::string& name = arguments[i];
  const VerbRow* verb = findVerb(out.verb);
  const auto flag = [&](const char* option, bool& to) {
    if (name != option || !takes(verb, name)) return false;
    return to = true;
  };
  if (flag("--warnings", out.warnings) || flag("--merge", out.ensemble.merge)) return std::nullopt;
  if (!takes(verb, name)) return Message{Str::CliUnknownOption, {name}};
  if (i + 1 >= arguments.size()) return Message{Str::CliNoValue, {name}};
  const std::string& value = arguments[++i];
  const bool draws = takes(verb, "--seed"), intake = takes(verb, "--probability");
  if (draws && (name == "--runs" || name == "--seed" || name == "--shard")) return takeEnsembleOption(name, value, out.ensemble);
  const bool common = name == "--scenario" || name == "--overlay" || name == "--lang";
  if (intake && !common) return takeIntakeOption(name, value, out.intake);
  return takeCommon(name, value, takes(verb, "--kind"), out);
}

std::optional<Message> parse(const std::vector<std::string>& arguments, Options& out) {
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const std::string& argument = arguments[i];
    std::optional<Message> wrong;
    if (argument.size() > 1 && argument[0] == '-') {
      wrong = takeOption(arguments, i, out);
    } else if (out.verb.empty()) {
      out.verb = argument;
    } else if (out.dataset.empty()) {
      out.dataset = argument;
    } else if (out.ensemble.merge) {
      out.ensemble.files.push_back(argument);
    } else {
      wrong = Message{Str::CliUnknownOption, {argument}};
    }
    if (wrong) return wrong;
  }
  return std::nullopt;
}

int run(std::vector<std::string> arguments) {
  Options options;
  const char* locale = std::getenv("LANG");
  options.lang = langOf(locale ? locale : "").value_or(Lang::en);
  if (!arguments.empty() && (arguments[0] == "--help" || arguments[0] == "-h")) arguments[0] = "help";
  if (const std::optional<Message> wrong = parse(arguments, options)) return wrongUsage(options, *wrong);
  if (options.verb == "help") return help(options);
  const VerbRow* verb = findVerb(options.verb);
  if (options.verb.empty()) return wrongUsage(options, {Str::CliNoVerb, {}});
  if (!verb) return wrongUsage(options, {Str::CliUnknownVerb, {options.verb}});
  if (options.dataset.empty()) return wrongUsage(options, {Str::CliNoDataset, {options.verb}});
  return verb->run(options);
}

}  // namespace

int main(int argc, char** argv) { return run(std::vector<std::string>(argv + 1, argv + argc)); }
