// Documents on the command line: kosh report.
#include "cli_report.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <vector>

#include "core/findings.h"
#include "io/formats.h"
#include "io/sha256.h"
#include "report/document.h"

namespace kosh {
namespace {

std::vector<Lang> langsOf(std::string_view langs) {
  if (langs == "kk+ru") return {Lang::kk, Lang::ru};
  if (langs == "kk") return {Lang::kk};
  if (langs == "ru") return {Lang::ru};
  if (langs == "en") return {Lang::en};
  return {};
}

std::string bytesOf(const Document& document, const std::string& format) {
  if (format == "csv") return documentToCsv(document);
  return format == "json" ? documentToJson(document) : documentToHtml(document);
}

}  // namespace

bool isDocumentLangs(std::string_view langs) { return !langsOf(langs).empty(); }

std::string todayInAlmaty() {
  const std::time_t there = std::time(nullptr) + 5 * 3600;
  char buffer[32];
  std::strftime(buffer, sizeof buffer, "%Y-%m-%d", std::gmtime(&there));
  return buffer;
}

std::optional<std::string> makeReport(const Dataset& dataset, const Scenario& scenario, const Records& records, const Overlay& own,
                                      const ReportOptions& options, Message& wrong) {
  DocumentRequest request;
  const std::optional<DocumentKind> kind = documentKind(options.kind);
  if (!kind) {
    wrong = {Str::CliBadValue, {"--kind", options.kind, "4.1, 4.2, 4.3, 4.4, list, monitoring, plan, needs, brief"}};
    return std::nullopt;
  }
  request.kind = *kind;
  request.langs = langsOf(options.langs);
  request.territory = options.territory.empty() ? -1 : findTerritory(dataset, options.territory);
  request.today = options.today;
  request.scenarioFingerprint = sha256Hex(writeScenario(scenario, dataset)).substr(0, 16);
  request.own = own;
  if (const std::optional<Message> why = objection(dataset, request)) {
    wrong = *why;
    return std::nullopt;
  }
  const Outcome baseline = evaluate(dataset, {}), outcome = evaluate(dataset, scenario);
  // Proposals are for the year after today's, as far as the data go.
  const int year = std::clamp(std::atoi(options.today.substr(0, 4).c_str()) + 1, dataset.demography.baseYear, dataset.demography.lastFlowYear);
  const Judgement judgement = judge(dataset, scenario, outcome, year);
  return bytesOf(makeDocument(dataset, scenario, baseline, outcome, judgement, records, request), options.format);
}

}  // namespace kosh
