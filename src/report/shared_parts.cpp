// Parts that several documents have: head, addressee, signatures, sources, own figures, the record of the calculation.
#include <cmath>

#include "report/desk.h"

namespace kosh {
namespace {

// The office in one language with the settings of the head (address, telephone) under it.
Run office(const Desk& desk, Lang lang) {
  std::string text = say({Str::DocOffice, {}}, lang);
  if (!desk.records.letterhead.empty()) text += "\n" + desk.records.letterhead;
  return {text, false, std::nullopt};
}

const ProposalRecord* recordOf(const Records& records, const std::string& kind, int year) {
  for (const ProposalRecord& record : records.proposals)
    if (record.kind == kind && record.year == year) return &record;
  return nullptr;
}

// Publishers are named in English only; in Kazakh and Russian the title says whose it is.
std::string sourceLine(const Desk& desk, const Source& source, const std::string& title) {
  if (desk.lang != Lang::en) return source.date.empty() ? title : words(desk, Str::TipStatus, {title, Date{source.date}});
  return source.date.empty() ? words(desk, Str::DocSourceUndated, {title, source.publisher})
                             : words(desk, Str::DocSource, {title, source.publisher, Date{source.date}});
}

// As many decimals as the figure has, four at most.
int decimalsShown(double value) {
  int decimals = 0;
  for (double scaled = value; decimals < 4 && std::fabs(scaled - std::round(scaled)) > 1e-9; scaled *= 10) ++decimals;
  return decimals;
}

std::string dateOrYear(const Desk& desk, const std::string& iso) { return iso.empty() ? "\u2013" : formatDate(iso, desk.lang); }

}  // namespace

void letterhead(Desk& desk) {
  desk.blocks.push_back({BlockKind::letterhead, {office(desk, Lang::kk), office(desk, Lang::ru)}});
}

void numberAndAddressee(Desk& desk, const std::string& kind, int year) {
  const ProposalRecord* record = recordOf(desk.records, kind, year);
  const bool sent = record && !record->number.empty();
  const std::string left = sent ? words(desk, Str::DocNumberGiven, {record->number, dateOrYear(desk, record->date)})
                                : words(desk, Str::DocNumberBlank, {std::to_string(currentYear(desk))});
  desk.blocks.push_back({BlockKind::columns, {{left, false, std::nullopt}, {words(desk, Str::DocAddressee), false, std::nullopt}}});
}

void signatures(Desk& desk, bool agreed) {
  const std::string& post = desk.records.signatoryPost;
  std::vector<Run> runs = {{post.empty() ? words(desk, Str::DocHeadPost) : post, false, std::nullopt},
                           {desk.records.signatory, false, std::nullopt}};
  if (agreed) {
    runs.push_back({words(desk, Str::DocAgreedPost), false, std::nullopt});
    runs.push_back({desk.records.agreedBy, false, std::nullopt});
  }
  desk.blocks.push_back({BlockKind::signature, std::move(runs)});
  const auto orLine = [](const std::string& text) { return text.empty() ? std::string("____________________") : text; };
  note(desk, words(desk, Str::DocExecutor, {orLine(desk.records.executor), orLine(desk.records.executorPhone)}));
}

void ownFigures(Desk& desk) {
  plainHeading(desk, Str::DocOwnHead);
  const std::vector<OverlayFigure>& own = desk.request.own.figures;
  if (own.empty()) return note(desk, words(desk, Str::DocOwnNone));
  Table out = table("", {{words(desk, Str::DocColIndicator)},
                         {words(desk, Str::DocColValue), true},
                         {words(desk, Str::DocColSource)},
                         {words(desk, Str::DocColDate)}});
  for (const OverlayFigure& one : own) {
    const Provenance& from = one.figure.from;
    TableCell value{formatNumber(one.figure.value, decimalsShown(one.figure.value), desk.lang), one.figure.value, from.status, false};
    out.rows.push_back({cell(ownName(desk, one.path)), value, cell(from.source), cell(dateOrYear(desk, from.asOf))});
  }
  addTable(desk, std::move(out));
}

void sourcesAndRecord(Desk& desk) {
  if (!desk.cited.empty()) plainHeading(desk, Str::DocSourcesHead);
  std::string list;
  int number = 0;
  for (const std::string& id : desk.cited) {
    const Source* source = findSource(desk.dataset, id);
    if (!source) continue;
    const std::string& title = source->title.in(desk.lang);
    const std::string line = sourceLine(desk, *source, title);
    list += (number ? "; " : "") + std::to_string(number + 1) + ") " + line;
    ++number;
  }
  note(desk, list.empty() ? list : list + ".");
  plainHeading(desk, Str::DocRecordHead);
  const bool baseline = changesIn(desk.scenario) == 0;
  const std::string name = !desk.scenario.name.empty() ? desk.scenario.name
                           : baseline                  ? words(desk, Str::DocBaselineName)
                                                       : words(desk, Str::DocUnnamed);
  const std::string calculation = calculationNumber(desk.dataset.fingerprint, desk.request.scenarioFingerprint);
  note(desk, words(desk, Str::DocRecord,
                   {name, desk.request.scenarioFingerprint, desk.dataset.name, desk.dataset.fingerprint, kProgramVersion, calculation,
                    Date{desk.request.today}}));
}

}  // namespace kosh
