// The rules as data: paragraphs, terms, thresholds, deadlines, receivers and measures of decision No 98.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/types.h"

namespace kosh {

// A legal act: title and number are facts and exact; nothing of its text is stored.
struct Act {
  std::string id;      // "decision_98", "order_312", "decree_1427", "social_code"
  std::string number;  // as printed, "98"; empty for a code
  std::string date;    // ISO
  Names title;
  Names note;          // its state today, what is not checked
  Status status = Status::unverified;
  bool operator==(const Act&) const = default;
};

// A paragraph in the program's own short words ("told by the program, not the official text").
struct Paragraph {
  std::string id;  // "3", "4.1" .. "4.4", "5" .. "12"
  Names subject;   // a few words, for lists
  Names words;     // what it asks for
  bool operator==(const Paragraph&) const = default;
};

// A definition of paragraph 2, in the program's own words.
struct Term {
  std::string id;  // "2.1" .. "2.12"
  Names term, words;
  Names model;     // what in the data stands for it
  bool operator==(const Term&) const = default;
};

// A number that a method compares with. Data: a dataset or an overlay may give another one.
struct Threshold {
  std::string id;  // "outflow_warning", "quota_step"
  std::string paragraph;
  Names name, unit;
  std::optional<Figure> value;  // nothing: no data, what depends on it is not judged
  bool ownMethod = true;        // false: the act of `value.from` sets it
  bool operator==(const Threshold&) const = default;
};

enum class DeadlineBasis : std::uint8_t { decision, law, practice, program };

// A date of every year, or the end of a period of days in it.
struct Deadline {
  std::string id;  // "list_determined"
  std::string paragraph;
  Names event, note;
  int month = 0, day = 0;            // the first day; 0: it hangs on another deadline
  int lastMonth = 0, lastDay = 0;    // the last day that is inside
  std::string after;                 // id of the deadline it follows ...
  int afterDays = 0;                 // ... by so many days
  DeadlineBasis basis = DeadlineBasis::program;
  Status status = Status::illustrative;
  bool inclusiveUnconfirmed = false;  // the day after the last one is "last day, inclusive reading unconfirmed"
  bool operator==(const Deadline&) const = default;
};

struct Receiver {
  std::string id;  // "labour_exchange", "mobility_centre", "career_centres", "ministry"
  std::string paragraph;
  Names name;
  bool operator==(const Receiver&) const = default;
};

// A group of measures of paragraph 9.
struct MeasureGroup {
  std::string id;  // "skilled", "adaptation", "training"
  Names name;
  bool operator==(const MeasureGroup&) const = default;
};

struct Rules {
  std::vector<Act> acts;
  std::vector<Paragraph> paragraphs;
  std::vector<Term> terms;
  std::vector<Threshold> thresholds;
  std::vector<Deadline> deadlines;
  std::vector<Receiver> receivers;
  std::vector<MeasureGroup> measures;
  bool operator==(const Rules&) const = default;
};

const Threshold* findThreshold(const Rules& rules, std::string_view id);  // null: there is none
std::optional<double> thresholdValue(const Rules& rules, std::string_view id);
const Act* findAct(const Rules& rules, std::string_view id);
const Paragraph* findParagraph(const Rules& rules, std::string_view id);

}  // namespace kosh
