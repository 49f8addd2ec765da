// The letters of paragraph 4: a proposal to the authorised body, with the tables of its calculation.
#include "core/proposal_lines.h"
#include "report/desk.h"

namespace kosh {
namespace {

struct LetterKind {
  Str title, ordinal;
  bool permits;  // else persons
  std::vector<std::string> streams;
};

const LetterKind& letterKind(ProposalKind kind) {
  static const LetterKind kKinds[kProposalKinds] = {
      {Str::DocTitleTerritories, Str::DocOrdinal2, false, {"kandas", "resettlers"}},
      {Str::DocTitleForeign, Str::DocOrdinal3, true, {"foreign_1", "foreign_2", "foreign_3", "foreign_4", "foreign_seasonal"}},
      {Str::DocTitleRegional, Str::DocOrdinal4, false, {"kandas", "resettlers"}},
      {Str::DocTitleLabour, Str::DocOrdinal5, true, {"labour_immigrants"}},
  };
  return kKinds[static_cast<std::size_t>(kind)];
}

std::string lineName(const Desk& desk, const ProposalLine& line) {
  if (line.stream < 0) return territoryName(desk, line.territory);
  const std::string stream = desk.dataset.quotas.streams[static_cast<std::size_t>(line.stream)].name.in(desk.lang);
  return line.territory > 0 ? stream + ", " + territoryName(desk, line.territory) : stream;
}

TableCell presentCell(const Desk& desk, const ProposalLine& line) {
  if (line.present) return number(desk, line.present->value, 0, line.present->status);
  const bool named = line.stream < 0 || desk.dataset.quotas.streams[static_cast<std::size_t>(line.stream)].allocated;
  return cell(words(desk, named ? Str::NoData : Str::DocNotAllocated));
}

TableCell proposedCell(const Desk& desk, const ProposalLine& line) {
  TableCell out = number(desk, line.proposed, 0, line.proposed && !line.decided ? std::optional(Status::computed) : std::nullopt);
  out.bold = line.proposed.has_value();
  return out;
}

// Section 2: what is proposed, with the present value beside it. Territories have no quota of their own.
Table proposedTable(const Desk& desk, const Proposal& proposal) {
  const bool quotas = proposal.kind != ProposalKind::territories;
  std::vector<Column> columns = {{words(desk, Str::DocColNumber), true}, {words(desk, Str::DocColItem)}};
  if (quotas) {
    columns.insert(columns.end(), {{words(desk, Str::DocColYear), true},
                                   {words(desk, Str::DocColPresent), true},
                                   {words(desk, Str::DocColProposed), true},
                                   {words(desk, Str::DocColDifference), true},
                                   {words(desk, Str::DocColPercent), true}});
  }
  columns.push_back({words(desk, Str::DocColProposal)});
  if (!quotas) columns.insert(columns.end() - 1, {words(desk, Str::FigIntake), true});
  if (!quotas) columns.push_back({words(desk, Str::DocColReason)});
  Table out = table(words(desk, Str::DocTableProposed), columns);
  out.dense = true;
  for (const ProposalLine& line : proposal.lines) {
    std::vector<TableCell> row = {count(static_cast<int>(out.rows.size()) + 1), cell(lineName(desk, line))};
    if (quotas) {
      row.push_back(count(line.year));
      row.push_back(presentCell(desk, line));
      row.push_back(proposedCell(desk, line));
      addChange(desk, row, line.present ? std::optional(line.present->value) : std::nullopt, line.proposed, 0);
    }
    if (!quotas) row.push_back(number(desk, line.proposed, 0, line.proposed ? std::optional(Status::estimate) : std::nullopt));
    row.push_back(cell(directionWords(desk, line.direction)));
    if (!quotas) row.push_back(cell(startUpper(words(desk, line.reason))));
    out.rows.push_back(std::move(row));
  }
  return out;
}

// 3-5 figures with source and date: known ones first, then what is missing; findings where there are few.
void groundsItems(Desk& desk, const Proposal& proposal) {
  constexpr int kMost = 5;
  int number = 0;
  const auto figure = [&](const Evidence& one) {
    std::string origin = sourceName(desk, one.source);
    if (!one.asOf.empty()) origin += ", " + formatDateAlone(one.asOf, desk.lang);
    item(desk, ++number, {{evidenceName(desk, one) + ": ", false, std::nullopt},
                          {evidenceText(desk, one), true, one.value ? one.status : std::nullopt},
                          {" (" + origin + ").", false, std::nullopt}});
  };
  for (const Evidence& one : proposal.grounds)
    if (one.value && number < kMost) figure(one);
  for (const Evidence& one : proposal.grounds)
    if (!one.value && number < kMost) figure(one);
  for (int index : proposal.findings) {
    if (number >= 3 || index < 0 || index >= static_cast<int>(desk.judgement.findings.size())) break;
    const Finding& finding = desk.judgement.findings[static_cast<std::size_t>(index)];
    item(desk, ++number, {{words(desk, Str::DocFindingLine, {finding.paragraph, sentence(desk, finding.message)}), false, std::nullopt}});
  }
}

void inputsTable(Desk& desk, const std::vector<Evidence>& values) {
  Table out = table(words(desk, Str::DocTableInputs), {{words(desk, Str::DocColNumber), true},
                                                       {words(desk, Str::DocColIndicator)},
                                                       {words(desk, Str::DocColValue), true},
                                                       {words(desk, Str::DocColUnit)},
                                                       {words(desk, Str::DocColSource)},
                                                       {words(desk, Str::DocColDate)}});
  for (const Evidence& one : values)
    out.rows.push_back({count(static_cast<int>(out.rows.size()) + 1), cell(evidenceName(desk, one)), evidence(desk, one),
                        cell(unitWords(desk, one)), cell(sourceName(desk, one.source)),
                        cell(one.asOf.empty() ? "\u2013" : formatDateAlone(one.asOf, desk.lang))});
  addTable(desk, std::move(out));
}

// The formula in words, then with the figures of each category.
void formulas(Desk& desk, const Proposal& proposal) {
  if (proposal.formula == Str::Count) return;
  formula(desk, words(desk, Str::DocFormulaWords, {words(desk, formulaInWords(proposal.formula, proposal.values))}));
  const auto filled = [&](const std::vector<Evidence>& values) { return words(desk, formulaWithValues(proposal.formula, values)); };
  if (proposal.kind != ProposalKind::foreignLabour) return formula(desk, words(desk, Str::DocFormulaValues, {filled(proposal.values)}));
  const Facts facts{desk.dataset, desk.scenario, desk.outcome};
  for (const ProposalLine& line : proposal.lines) {
    if (line.year != proposal.year || line.decided) continue;
    const std::vector<Evidence> chain = foreignChain(facts, line.stream, {line.year, desk.judgement.year - 1}, line.proposed);
    formula(desk, lineName(desk, line) + ": " + filled(chain));
  }
}

// Of several categories the annex has the figures of each: here stand their sums, the market and the thresholds.
std::vector<Evidence> inputsOf(const Proposal& proposal) {
  if (proposal.kind != ProposalKind::foreignLabour) return proposal.values;
  std::vector<Evidence> out = proposal.grounds;
  for (const Evidence& one : proposal.values)
    if (one.id == limit::kQuotaStep) out.push_back(one);
  return out;
}

void calculation(Desk& desk, const Proposal& proposal) {
  formulas(desk, proposal);
  note(desk, words(desk, Str::DocMethod));
  inputsTable(desk, inputsOf(proposal));
  if (proposal.kind == ProposalKind::territories || proposal.kind == ProposalKind::regionalQuotas) intakeTable(desk);
}

// Section 5: the city with and without the decisions, at the end of the period.
void impactTable(Desk& desk, int year) {
  Table out = table(words(desk, Str::DocTableImpact, {std::to_string(year)}), {{words(desk, Str::DocColIndicator)},
                                                                               {words(desk, Str::DocColUnit)},
                                                                               {words(desk, Str::DocColBaseline), true},
                                                                               {words(desk, Str::DocColScenario), true},
                                                                               {words(desk, Str::DocColDifference), true},
                                                                               {words(desk, Str::DocColPercent), true}});
  for (const char* id : {"population", "labour_force", "jobs_needed", "unemployment_rate", "foreign_labour", "school_deficit",
                         "kindergarten_deficit", "polyclinic_demand", "hospital_beds_deficit", "housing_deficit"}) {
    const int index = findIndicator(desk.outcome, id);
    if (index < 0) continue;
    const Indicator& indicator = desk.outcome.indicators[static_cast<std::size_t>(index)];
    const std::optional<Datum> before = valueOf(desk.baseline, findIndicator(desk.baseline, id), 0, year);
    const std::optional<Datum> after = valueOf(desk.outcome, index, 0, year);
    std::string name = words(desk, indicator.name);
    const int service = findService(desk.dataset, indicator.service);
    if (service >= 0) name = words(desk, Str::IndOfService, {serviceName(desk, service), name});
    std::vector<TableCell> row = {cell(std::move(name)), cell(std::string(unitOf(desk.dataset, indicator, desk.lang))),
                                  datum(desk, desk.baseline, id, 0, year), datum(desk, desk.outcome, id, 0, year)};
    const int decimals = indicator.kind == IndicatorKind::share ? 1 : 0;
    addChange(desk, row, before ? std::optional(before->value) : std::nullopt, after ? std::optional(after->value) : std::nullopt, decimals);
    out.rows.push_back(std::move(row));
  }
  addTable(desk, std::move(out));
}

Str unitOfSupport(const std::string& unit) {
  if (unit == "mci_per_person_once") return Str::DocMciOnce;
  if (unit == "mci_per_family_month") return Str::DocMciMonth;
  return unit == "mci_per_family_at_most" ? Str::DocMciAtMost : Str::DocMciPerson;
}

void supportTable(Desk& desk, int year) {
  const YearFigure* mci = nullptr;  // of the year, or the last one before it
  for (const YearFigure& one : desk.dataset.quotas.mci)
    if (one.year <= year && (!mci || one.year > mci->year)) mci = &one;
  if (!mci) return;
  const std::string tenge = formatNumber(mci->figure.value, 0, desk.lang);
  Table out = table(words(desk, Str::DocTablePerArrival, {std::to_string(mci->year), tenge}), {{words(desk, Str::DocColItem)},
                                                                                              {words(desk, Str::DocColUnit)},
                                                                                              {words(desk, Str::DocColMci), true},
                                                                                              {words(desk, Str::DocColTenge), true}});
  for (const Support& support : desk.dataset.quotas.support) {
    sourceName(desk, support.figure.from.source);
    out.rows.push_back({cell(support.name.in(desk.lang)), cell(words(desk, unitOfSupport(support.unit))),
                        number(desk, support.figure.value, 0, support.figure.from.status),
                        number(desk, support.figure.value * mci->figure.value, 0, worse(support.figure.from.status, mci->figure.from.status))});
  }
  sourceName(desk, mci->figure.from.source);
  addTable(desk, std::move(out));
  note(desk, words(desk, Str::DocPerArrivalNote));
}

void money(Desk& desk, const Proposal& proposal) {
  Table out = table(words(desk, Str::DocTableCost), {{words(desk, Str::DocColItem)}, {words(desk, Str::DocColUnit)}, {words(desk, Str::DocColSum), true}});
  std::vector<std::string> remarks;  // words in the place of an amount
  for (const Evidence& one : proposal.cost) {
    sourceName(desk, one.source);
    if (one.text.id != Str::Count) remarks.push_back(words(desk, one.name) + ": " + words(desk, one.text));
    else out.rows.push_back({cell(evidenceName(desk, one)), cell(unitWords(desk, one)), evidence(desk, one)});
  }
  addTable(desk, std::move(out));
  for (const std::string& remark : remarks) note(desk, remark + ".");
  const bool settled = proposal.kind == ProposalKind::territories || proposal.kind == ProposalKind::regionalQuotas;
  if (settled) supportTable(desk, proposal.year);
  note(desk, words(desk, Str::DocNeedsMoney));
}

// Annex 1: the lines with all columns of the form, in as many tables as fit the sheet.
void annex(Desk& desk, const Proposal& proposal) {
  breakPage(desk, true);
  plainHeading(desk, Str::DocAnnexOne);
  std::vector<Column> columns = {{words(desk, Str::DocColNumber), true}, {words(desk, Str::DocColItem)}};
  std::size_t width = 0;
  const ProposalLine* widest = nullptr;
  for (const ProposalLine& line : proposal.lines)
    if (!widest || line.values.size() > width) widest = &line, width = line.values.size();
  if (widest) {
    for (const Evidence& one : widest->values) {
      const bool proposed = one.id == "quota_proposed" && proposal.lastYear > proposal.year;  // of every year
      const std::string name = proposed ? words(desk, Str::DocColProposed) : words(desk, one.name);
      columns.push_back({columnHead(name, unitWords(desk, one)), one.text.id == Str::Count});
    }
  }
  columns.push_back({words(desk, Str::DocColProposal)});
  columns.push_back({words(desk, Str::DocColReason)});
  Table out = table(words(desk, Str::DocAnnexTable), columns);
  for (const ProposalLine& line : proposal.lines) {
    std::vector<TableCell> row = {count(static_cast<int>(out.rows.size()) + 1),
                                  cell(lineName(desk, line) + (line.stream >= 0 ? ", " + words(desk, Str::DocYear, {std::to_string(line.year)}) : ""))};
    for (std::size_t i = 0; i < width; ++i) {
      row.push_back(i < line.values.size() ? evidence(desk, line.values[i]) : cell(""));
      if (i < line.values.size()) sourceName(desk, line.values[i].source);
    }
    row.push_back(cell(directionWords(desk, line.direction)));
    row.push_back(cell(startUpper(words(desk, line.reason))));
    out.rows.push_back(std::move(row));
  }
  addTableInParts(desk, out, 2, 12);
}

void origin(Desk& desk) {
  plainHeading(desk, Str::DocAnnexTwo);
  ownFigures(desk);
  sourcesAndRecord(desk);
}

}  // namespace

std::string writeLetter(Desk& desk, ProposalKind kind) {
  const LetterKind& letter = letterKind(kind);
  const Proposal& proposal = desk.proposals[static_cast<std::size_t>(kind)];
  const std::string name = words(desk, letter.title, {periodWords(proposal.period, proposal.year, proposal.lastYear)});
  letterhead(desk);
  numberAndAddressee(desk, documentKindName(desk.request.kind), desk.judgement.year);
  title(desk, name);
  heading(desk, Str::DocBasis);
  paragraph(desk, words(desk, Str::DocBasisLetter, {letter.ordinal}));
  heading(desk, Str::DocEssence);
  paragraph(desk, sentence(desk, proposal.sentence), true);
  addTable(desk, proposedTable(desk, proposal));
  heading(desk, Str::DocGrounds);
  groundsItems(desk, proposal);
  heading(desk, Str::DocCalculation);
  calculation(desk, proposal);
  heading(desk, Str::DocImpact);
  paragraph(desk, sentence(desk, proposal.effect));
  impactTable(desk, proposal.horizon);
  note(desk, words(desk, Str::DocPlanReserve));
  heading(desk, Str::DocMoney);
  money(desk, proposal);
  heading(desk, Str::DocRisks);
  paragraph(desk, sentence(desk, proposal.refusal));
  idleTable(desk, proposal.horizon);
  heading(desk, Str::DocExecution);
  executionTable(desk, letter.streams, letter.permits);
  plainHeading(desk, Str::DocAnnexes);
  item(desk, 1, {{words(desk, Str::DocAnnexTable), false, std::nullopt}});
  item(desk, 2, {{words(desk, Str::DocAnnexOrigin), false, std::nullopt}});
  signatures(desk, true);
  annex(desk, proposal);
  origin(desk);
  return name;
}

}  // namespace kosh
