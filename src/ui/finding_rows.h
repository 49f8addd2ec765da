// Findings as rows of a list: groups by paragraph, filters, counts, figures in words. No drawing.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/findings.h"

namespace kosh::ui {

// What the list shows; the defaults show everything.
struct FindingFilter {
  std::string group;       // of groupOf(); empty: all
  int territory = -1;
  int year = 0;
  std::optional<Sign> sign;
};

// The group of a paragraph: "4" of 4.1 .. 4.4, "6-8" of the list of localities, else the paragraph itself.
std::string groupOf(std::string_view paragraph);
std::string groupTitle(const std::string& group);   // "6-8" with a dash of the right length
Str groupWord(const std::string& group);                       // one word for the rail
std::string groupSubject(const Rules& rules, const std::string& group, Lang lang);

bool passes(const Finding& finding, const FindingFilter& filter);

// A group's head, or a finding as an index into the list.
struct FindingRow {
  std::string group;
  int finding = -1;        // -1: the head of the group
  int decide = 0;          // of a head: how many of its rows need a decision
};
std::vector<FindingRow> findingRows(const std::vector<Finding>& findings, const FindingFilter& filter);

// The rail: every group of paragraphs 3 .. 12, also those without findings.
struct GroupCount {
  std::string group;
  int all = 0, decide = 0, check = 0, noData = 0;
};
std::vector<GroupCount> groupCounts(const std::vector<Finding>& findings);

// Territories and years that occur, in order.
std::vector<int> territoriesOf(const std::vector<Finding>& findings);
std::vector<int> yearsOf(const std::vector<Finding>& findings);

// -1: there is none.
int findFinding(const std::vector<Finding>& findings, std::string_view id);

// "about 9 960 places"; "no data" without a value. Estimates are rounded to so many significant digits.
std::string valueWords(const Evidence& evidence, Lang lang, int significant = 3, bool withUnit = true);
// Result and threshold in one line; empty when the finding has no result.
std::string numbersLine(const Finding& finding, Lang lang);
// Of the numbers line; `shown` is false where its figure has no status to show, such as a date.
struct NumbersStatus {
  bool shown = true;
  std::optional<Status> status;
};
NumbersStatus statusOfNumbers(const Finding& finding);

// The question over the chain of figures.
Str questionOf(const Finding& finding);

// A formula row cut at its slots: text, or the index of a value.
struct FormulaPart {
  std::string text;
  int value = -1;
};
std::vector<FormulaPart> formulaParts(Str formula, Lang lang);

}  // namespace kosh::ui
