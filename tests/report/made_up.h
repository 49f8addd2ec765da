// A document's ingredients made by hand for Tiny City: what judge() and proposals() would give, with round numbers.
#pragma once
#include "report/desk.h"

namespace kosh::test {

struct MadeUp {
  Dataset dataset;
  Scenario scenario;
  Outcome baseline, outcome;
  Judgement judgement;
  std::vector<Proposal> proposals;
  std::vector<Locality> localities;
  Records records;
  DocumentRequest request;
};

// The coming year is 2027. foreign_1: 40 in force, 50 proposed. kandas: not allocated. North can take 120 people in five
// years, the school of 2028 limits it; south none. The town's population is the first figure of every justification.
MadeUp madeUp();

Document documentOf(const MadeUp& made, DocumentKind kind, std::vector<Lang> langs);
Document documentOf(DocumentKind kind, std::vector<Lang> langs);

// All texts of a part, a line for each block; of tables a line for each row with '|' between the cells.
std::string linesOf(const DocumentPart& part);
const Table* tableWith(const DocumentPart& part, std::string_view head);  // the first with a column of that head

}  // namespace kosh::test
