// Makes a document of a kind: one language after the other, all from the same figures.
#include "report/desk.h"

namespace kosh {
namespace {

std::string write(Desk& desk) {
  switch (desk.request.kind) {
    case DocumentKind::territories: return writeLetter(desk, ProposalKind::territories);
    case DocumentKind::foreignLabour: return writeLetter(desk, ProposalKind::foreignLabour);
    case DocumentKind::regionalQuotas: return writeLetter(desk, ProposalKind::regionalQuotas);
    case DocumentKind::labourImmigrants: return writeLetter(desk, ProposalKind::labourImmigrants);
    case DocumentKind::list: return writeList(desk);
    case DocumentKind::monitoring: return writeMonitoring(desk);
    case DocumentKind::plan: return writePlan(desk);
    case DocumentKind::needs: return writeNeeds(desk);
    case DocumentKind::brief: return writeBrief(desk);
  }
  return "";
}

bool isOfficialPair(const std::vector<Lang>& langs) {
  return langs.size() == 2 && langs[0] == Lang::kk && langs[1] == Lang::ru;
}

bool isDistrict(const Dataset& dataset, int territory) {
  for (int one : dataset.districts)
    if (one == territory) return true;
  return false;
}

}  // namespace

std::optional<Message> objection(const Dataset& dataset, const DocumentRequest& request) {
  if (request.langs.size() != 1 && !isOfficialPair(request.langs)) return Message{Str::DocNeedLangs, {}};
  if (!daysBetween(request.today, request.today)) return Message{Str::DocNeedDate, {request.today}};
  if (request.kind == DocumentKind::brief && !isDistrict(dataset, request.territory)) return Message{Str::DocNeedBriefTerritory, {}};
  return std::nullopt;
}

Document writeDocument(const Dataset& dataset, const Scenario& scenario, const Outcome& baseline, const Outcome& outcome,
                       const Judgement& judgement, const std::vector<Proposal>& proposals, const std::vector<Locality>& localities,
                       const Records& records, const DocumentRequest& request) {
  Document out;
  out.kind = request.kind;
  out.date = request.today;
  out.scenario = scenario.name;
  out.scenarioFingerprint = request.scenarioFingerprint;
  out.datasetFingerprint = dataset.fingerprint;
  out.version = kProgramVersion;
  out.landscape = request.kind == DocumentKind::list;
  out.draft = request.langs.size() == 1;
  for (Lang lang : request.langs) {
    Desk desk{dataset, scenario, baseline, outcome, judgement, proposals, localities, records, request, lang};
    const std::string name = write(desk);
    if (out.parts.empty()) {
      out.title = name;
      out.dataset = dataset.name.in(lang);
    }
    out.parts.push_back({lang, std::move(desk.blocks)});
  }
  return out;
}

Document makeDocument(const Dataset& dataset, const Scenario& scenario, const Outcome& baseline, const Outcome& outcome,
                      const Judgement& judgement, const Records& records, const DocumentRequest& request) {
  return writeDocument(dataset, scenario, baseline, outcome, judgement, proposals(dataset, scenario, outcome, judgement, periodsOf(records, judgement.year)),
                       localityList(dataset, scenario, outcome, judgement), records, request);
}

}  // namespace kosh
