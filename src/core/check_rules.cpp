// Validation of the rules: ids, acts, paragraphs that others name, days of the year, deadlines that follow each other.
#include "core/check.h"

namespace kosh {
namespace {

// A day of every year: 29 February is none.
bool isDay(int month, int day) {
  constexpr int kDays[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month >= 1 && month <= 12 && day >= 1 && day <= kDays[month - 1];
}

std::string dayText(int month, int day) {
  const auto two = [](int n) { return (n < 10 ? "0" : "") + std::to_string(n); };
  return two(month) + "-" + two(day);
}

bool isDate(const std::string& date) {
  if (date.size() != 10 || date[4] != '-' || date[7] != '-') return false;
  const auto number = [&](std::size_t from, std::size_t count) {
    int value = 0;
    for (std::size_t i = from; i < from + count; ++i) {
      if (date[i] < '0' || date[i] > '9') return -1;
      value = value * 10 + (date[i] - '0');
    }
    return value;
  };
  const int year = number(0, 4), month = number(5, 2), day = number(8, 2);
  const bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
  return year > 0 && (isDay(month, day) || (leap && month == 2 && day == 29));
}

void checkNames(Checker& check, const std::string& path, const Names& names, const std::string& id) {
  for (const std::string& name : names.by)
    if (name.empty()) return check.report(path, Str::BadName, {id});
}

void checkParagraphId(Checker& check, const std::string& path, const std::string& id) {
  if (!findParagraph(check.dataset.rules, id)) check.report(join(path, "paragraph"), Str::BadUnknownParagraph, {id});
}

template <class T>
void checkIds(Checker& check, const std::string& path, const std::vector<T>& items) {
  std::vector<std::string> ids;
  for (const T& item : items) ids.push_back(item.id);
  check.unique(path, ids);
}

void checkThreshold(Checker& check, const std::string& path, const Threshold& threshold) {
  if (!isSnakeCase(threshold.id)) check.report(join(path, "id"), Str::BadSeriesId, {threshold.id});
  checkParagraphId(check, path, threshold.paragraph);
  checkNames(check, join(path, "name"), threshold.name, threshold.id);
  check.figure(join(path, "figure"), threshold.value);
  if (threshold.ownMethod || !threshold.value) return;
  const std::string& act = threshold.value->from.source;
  if (!findAct(check.dataset.rules, act)) check.report(join(path, "figure/source"), Str::BadUnknownAct, {act});
}

const Deadline* findDeadline(const Rules& rules, const std::string& id) {
  for (const Deadline& deadline : rules.deadlines)
    if (deadline.id == id) return &deadline;
  return nullptr;
}

// Following the deadlines that it hangs on must end at one with a day of its own.
bool endsAtADay(const Rules& rules, const Deadline& first) {
  const Deadline* at = &first;
  for (std::size_t steps = 0; steps <= rules.deadlines.size(); ++steps) {
    if (at->after.empty()) return true;
    at = findDeadline(rules, at->after);
    if (!at) return true;  // told there
  }
  return false;
}

void checkDeadline(Checker& check, const std::string& path, const Deadline& deadline) {
  const Rules& rules = check.dataset.rules;
  checkParagraphId(check, path, deadline.paragraph);
  checkNames(check, join(path, "event"), deadline.event, deadline.id);
  if (!deadline.after.empty()) {
    if (!findDeadline(rules, deadline.after))
      check.report(join(path, "after"), Str::BadUnknownDeadline, {deadline.after});
    else if (!endsAtADay(rules, deadline))
      check.report(join(path, "after"), Str::BadDeadlineLoop, {deadline.id});
    return;
  }
  const std::string first = dayText(deadline.month, deadline.day), last = dayText(deadline.lastMonth, deadline.lastDay);
  const bool firstFits = isDay(deadline.month, deadline.day), lastFits = isDay(deadline.lastMonth, deadline.lastDay);
  if (!lastFits) check.report(join(path, "last"), Str::BadDay, {last});
  if (!firstFits && first != last) check.report(join(path, "first"), Str::BadDay, {first});
  if (firstFits && lastFits && last < first) check.report(join(path, "last"), Str::BadDayOrder, {last, first});
}

}  // namespace

void checkRules(Checker check) {
  const Rules& facts = check.dataset.rules;
  checkIds(check, "/acts", facts.acts);
  checkIds(check, "/paragraphs", facts.paragraphs);
  checkIds(check, "/terms", facts.terms);
  checkIds(check, "/thresholds", facts.thresholds);
  checkIds(check, "/deadlines", facts.deadlines);
  checkIds(check, "/receivers", facts.receivers);
  checkIds(check, "/measures", facts.measures);
  for (std::size_t i = 0; i < facts.acts.size(); ++i) {
    checkNames(check, join(join("/acts", i), "title"), facts.acts[i].title, facts.acts[i].id);
    if (!isDate(facts.acts[i].date)) check.report(join(join("/acts", i), "date"), Str::BadFullDate, {facts.acts[i].date});
  }
  for (std::size_t i = 0; i < facts.paragraphs.size(); ++i)
    checkNames(check, join(join("/paragraphs", i), "words"), facts.paragraphs[i].words, facts.paragraphs[i].id);
  for (std::size_t i = 0; i < facts.terms.size(); ++i)
    checkNames(check, join(join("/terms", i), "words"), facts.terms[i].words, facts.terms[i].id);
  for (std::size_t i = 0; i < facts.thresholds.size(); ++i)
    checkThreshold(check, join("/thresholds", i), facts.thresholds[i]);
  for (std::size_t i = 0; i < facts.deadlines.size(); ++i) checkDeadline(check, join("/deadlines", i), facts.deadlines[i]);
  for (std::size_t i = 0; i < facts.receivers.size(); ++i)
    checkParagraphId(check, join("/receivers", i), facts.receivers[i].paragraph);
}

}  // namespace kosh
