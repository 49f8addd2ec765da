// The desk at which a document is written in one language: what it reads, and the blocks that are done.
#pragma once
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "report/document.h"

namespace kosh {

struct Desk {
  const Dataset& dataset;
  const Scenario& scenario;
  const Outcome& baseline;  // of the decisions in force
  const Outcome& outcome;
  const Judgement& judgement;
  const std::vector<Proposal>& proposals;
  const std::vector<Locality>& localities;
  const Records& records;
  const DocumentRequest& request;
  Lang lang = Lang::kk;
  std::vector<Block> blocks = {};
  std::vector<std::string> cited = {};  // ids of sources, in the order of their first use
  int sections = 0;                     // numbered headings so far
};

// --- words
std::string words(const Desk& desk, Str id, std::vector<Arg> args = {});
std::string words(const Desk& desk, const Message& message);  // empty for Str::Count
std::string sentence(const Desk& desk, const Message& message);  // with its full stop
std::string territoryName(const Desk& desk, int territory);   // the city's for -1
std::string directionWords(const Desk& desk, Direction direction);
std::string signWords(const Desk& desk, Sign sign);
std::string serviceName(const Desk& desk, int service);
std::string sourceName(Desk& desk, std::string_view id);  // cites it; what the program computes is said so
std::string unitOfService(const Desk& desk, int service);
int currentYear(const Desk& desk);  // of request.today

// --- blocks
void title(Desk& desk, std::string text);
void heading(Desk& desk, Str text);       // numbered
void plainHeading(Desk& desk, Str text);
void paragraph(Desk& desk, std::string text, bool bold = false);
void item(Desk& desk, int number, std::vector<Run> runs);
void note(Desk& desk, std::string text);
void formula(Desk& desk, std::string text);
void breakPage(Desk& desk, bool wide);

// --- tables
struct Column {
  std::string head;
  bool numeric = false;
};
Table table(std::string caption, const std::vector<Column>& columns);
void addTable(Desk& desk, Table table);
// The same with at most `most` columns: the first `keep` columns come again in every part.
void addTableInParts(Desk& desk, const Table& table, std::size_t keep, std::size_t most);

TableCell cell(std::string text, bool bold = false);
TableCell count(int number);
TableCell number(const Desk& desk, std::optional<double> value, int decimals, std::optional<Status> status = std::nullopt);
TableCell change(const Desk& desk, std::optional<double> value, int decimals);  // with its sign
TableCell percent(const Desk& desk, std::optional<double> value, int decimals, std::optional<Status> status = std::nullopt);
// A value of an outcome as its kind is shown.
TableCell datum(const Desk& desk, const Outcome& outcome, std::string_view indicator, int territory, int year);
TableCell evidence(const Desk& desk, const Evidence& evidence);  // the number without its unit
// Present and proposed as people read them, then the change and its percent from the shown numbers.
void addChange(const Desk& desk, std::vector<TableCell>& row, std::optional<double> before, std::optional<double> after, int decimals);

std::string unitWords(const Desk& desk, const Evidence& evidence);
std::string columnHead(const std::string& name, const std::string& unit);  // the unit is not said twice
std::string evidenceText(const Desk& desk, const Evidence& evidence);  // with its unit
// The name, with the territory where it is another than the city and the year where there is one.
std::string evidenceName(const Desk& desk, const Evidence& evidence);

// Whole numbers of the districts that add up to the city's as it is shown; nothing where one of them is missing.
std::vector<std::optional<Datum>> districtColumn(const Desk& desk, const Outcome& outcome, std::string_view indicator, int year);

// --- parts that documents share
void letterhead(Desk& desk);
void numberAndAddressee(Desk& desk, const std::string& kind, int year);
void signatures(Desk& desk, bool agreed);
void executionTable(Desk& desk, const std::vector<std::string>& streams, bool permits);
void intakeTable(Desk& desk);
void idleTable(Desk& desk, int year);  // what is missing without the decisions, and what it would cost
void findingsTable(Desk& desk, const std::vector<const Finding*>& findings);
std::string ownName(const Desk& desk, const std::string& path);  // of a figure of the user, in words
void ownFigures(Desk& desk);
void sourcesAndRecord(Desk& desk);  // last: lists what was cited

// --- the documents; each writes all of its blocks and returns the title
std::string writeLetter(Desk& desk, ProposalKind kind);
std::string writeList(Desk& desk);
std::string writeMonitoring(Desk& desk);
std::string writePlan(Desk& desk);
std::string writeNeeds(Desk& desk);
std::string writeBrief(Desk& desk);

// makeDocument with the proposals and localities given.
Document writeDocument(const Dataset& dataset, const Scenario& scenario, const Outcome& baseline, const Outcome& outcome,
                       const Judgement& judgement, const std::vector<Proposal>& proposals, const std::vector<Locality>& localities,
                       const Records& records, const DocumentRequest& request);

}  // namespace kosh
