// The list of localities of paragraphs 6-8: three parts, the register of sending, the stamp of approval.
#include "report/desk.h"

namespace kosh {
namespace {

const ListVersion* fixedVersion(const Desk& desk) {
  const ListVersion* out = nullptr;
  for (const ListVersion& version : desk.records.lists)
    if (version.year == desk.judgement.year) out = &version;
  return out;
}

void stamp(Desk& desk) {
  const ListVersion* version = fixedVersion(desk);
  const bool approved = version && !version->actNumber.empty();
  const std::string text = approved ? words(desk, Str::DocStampActGiven, {version->actNumber, Date{version->actDate}})
                                    : words(desk, Str::DocStampAct);
  desk.blocks.push_back({BlockKind::stamp, {{text, false, std::nullopt}}});
}

bool standsIn(const Locality& locality, ListPart part) {
  for (ListPart one : locality.parts)
    if (one == part) return true;
  return false;
}

// Columns that the first one already says, and those that only the office can fill in.
bool isTerritory(const Evidence& one) { return one.id == "locality"; }
bool isForOffice(const Evidence& one) { return one.id == "employers" || one.id == "responsible" || one.id == "note"; }

TableCell columnCell(Desk& desk, const Evidence& one) {
  sourceName(desk, one.source);
  if (isForOffice(one) && one.text.id == Str::Count) return cell("");
  return evidence(desk, one);
}

// The columns of the form (domain D2): the territory, those of the method, its weakest link, what is proposed.
Table partTable(Desk& desk, ListPart part) {
  const Locality* any = nullptr;
  for (const Locality& locality : desk.localities)
    if (standsIn(locality, part)) any = &locality;
  Table out = table("", {{words(desk, Str::DocColNumber), true}, {words(desk, Str::DocColTerritory)}, {words(desk, Str::LPageProposal)}});
  if (!any) return out;
  for (const Evidence& one : any->columns) {
    if (isTerritory(one)) continue;
    const std::string unit = unitWords(desk, one);
    out.head.push_back(columnHead(words(desk, one.name), unit));
    out.numeric.push_back(one.value.has_value() || !unit.empty());
  }
  out.head.push_back(words(desk, Str::DocColCoverage));
  out.numeric.push_back(true);
  for (const Locality& locality : desk.localities) {
    if (!standsIn(locality, part)) continue;
    std::vector<TableCell> row = {count(static_cast<int>(out.rows.size()) + 1), cell(territoryName(desk, locality.territory)),
                                  cell(words(desk, wordsOf(locality.state)))};
    for (const Evidence& one : locality.columns)
      if (!isTerritory(one)) row.push_back(columnCell(desk, one));
    row.push_back(percent(desk, locality.coverage ? std::optional(100 * *locality.coverage) : std::nullopt, 0));
    out.rows.push_back(std::move(row));
  }
  return out;
}

void writePart(Desk& desk, ListPart part, Str head) {
  plainHeading(desk, head);
  if (part == ListPart::resettlers) note(desk, words(desk, Str::DocResettlersNote));
  bool any = false;
  for (const Locality& locality : desk.localities) any = any || (standsIn(locality, part) && locality.state == ListState::proposed);
  Table rows = partTable(desk, part);
  if (rows.rows.empty()) return paragraph(desk, words(desk, Str::DocPartEmpty));
  if (!any && part != ListPart::intraOblast) paragraph(desk, words(desk, Str::DocPartNoneProposed));
  addTableInParts(desk, rows, 2, 13);
}

const Sending* sendingTo(const Desk& desk, const std::string& receiver) {
  for (const Sending& sending : desk.records.sendings)
    if (sending.year == desk.judgement.year && sending.receiver == receiver) return &sending;
  return nullptr;
}

void registerOfSending(Desk& desk) {
  plainHeading(desk, Str::DocRegister);
  Table out = table("", {{words(desk, Str::DocColNumber), true},
                         {words(desk, Str::DocColReceiver)},
                         {words(desk, Str::DocColDate)},
                         {words(desk, Str::DocColWay)},
                         {words(desk, Str::DocColOutNumber)},
                         {words(desk, Str::DocColConfirmed)}});
  for (const Receiver& receiver : desk.dataset.rules.receivers) {
    if (receiver.paragraph != "8") continue;
    const Sending* sent = sendingTo(desk, receiver.id);
    out.rows.push_back({count(static_cast<int>(out.rows.size()) + 1), cell(receiver.name.in(desk.lang)),
                        cell(sent && !sent->date.empty() ? formatDate(sent->date, desk.lang) : ""), cell(""),
                        cell(sent ? sent->number : ""), cell(sent ? sent->confirmation : "")});
  }
  addTable(desk, std::move(out));
  note(desk, words(desk, listSent(desk.dataset.rules, desk.records, desk.judgement.year) ? Str::DocSentAll : Str::DocSentNot));
}

}  // namespace

namespace {

// What a version was when it was fixed, against the calculation of today.
void changesSince(Desk& desk, const ListVersion& version) {
  std::string list;
  for (const ListChange& change : listChanges(version.entries, listEntries(desk.dataset, desk.localities))) {
    const std::string line = changeWords(desk.dataset, change).in(desk.lang);
    const bool twice = list.find(line) != std::string::npos;  // the same in parts A and B
    if (!twice) list += (list.empty() ? "" : "; ") + line;
  }
  note(desk, list.empty() ? words(desk, Str::DocListSame) : words(desk, Str::DocListChanged, {list}));
}

}  // namespace

std::string writeList(Desk& desk) {
  const std::string name = words(desk, Str::DocTitleList, {std::to_string(desk.judgement.year)});
  stamp(desk);
  title(desk, name);
  const ListVersion* version = fixedVersion(desk);
  paragraph(desk, version ? words(desk, Str::DocFormedGiven, {Date{version->fixedOn}}) : words(desk, Str::DocFormedBlank));
  if (version) changesSince(desk, *version);
  note(desk, words(desk, Str::DocBasisList));
  note(desk, words(desk, Str::DocPriority));
  note(desk, words(desk, Str::DocMethod));
  writePart(desk, ListPart::kandas, Str::DocPartA);
  writePart(desk, ListPart::resettlers, Str::DocPartB);
  writePart(desk, ListPart::intraOblast, Str::DocPartC);
  registerOfSending(desk);
  signatures(desk, false);
  ownFigures(desk);
  sourcesAndRecord(desk);
  return name;
}

}  // namespace kosh
