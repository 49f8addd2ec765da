// The list of localities as rows of three parts, and its steps as the office's checklist. No drawing.
#pragma once
#include <string>
#include <vector>

#include "app/office.h"

namespace kosh::ui {

inline constexpr int kListParts = 3;

// A part's head, or a candidate as an index into the localities with its rank in the part.
struct LocalityRow {
  ListPart part{};
  int locality = -1;  // -1: the head of the part
  int rank = 0;
};
// `part`: the only one, -1: all. A part without candidates keeps its head.
std::vector<LocalityRow> localityRows(const std::vector<Locality>& localities, int part);
int countIn(const std::vector<Locality>& localities, ListPart part);

Str wordsOf(ListPart part);
std::string coverageWords(const Locality& locality, Lang lang);  // percent; "no data" where no link is known

// The steps of paragraphs 6-8: form, determine, the akimat's act, then every receiver.
struct ListStep {
  enum class Kind : std::uint8_t { form, determine, approve, send };
  Kind kind{};
  int receiver = -1;     // index into Rules::receivers, of `send`
  bool done = false;
  std::string paragraph; // empty: of no paragraph
  std::string words, state;
};
std::vector<ListStep> listSteps(const Session& session, Lang lang);

}  // namespace kosh::ui
