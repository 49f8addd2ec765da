// Groups, filters and words of findings.
#include "ui/finding_rows.h"

#include <algorithm>
#include <array>

#include "core/evidence.h"

namespace kosh::ui {
namespace {

constexpr std::array<std::string_view, 8> kGroups{"3", "4", "5", "6-8", "9", "10", "11", "12"};
constexpr const char* kAbout = "\u2248\u00A0";
constexpr const char* kNoBreak = "\u00A0";

std::vector<int> sortedOnce(std::vector<int> values) {
  std::sort(values.begin(), values.end());
  values.erase(std::unique(values.begin(), values.end()), values.end());
  return values;
}

const Evidence* at(const Finding& finding, int index) {
  return index >= 0 && index < static_cast<int>(finding.values.size()) ? &finding.values[static_cast<std::size_t>(index)] : nullptr;
}

std::size_t placeOf(const std::string& group) {
  return static_cast<std::size_t>(std::find(kGroups.begin(), kGroups.end(), group) - kGroups.begin());
}

}  // namespace

std::string groupOf(std::string_view paragraph) {
  const std::string_view whole = paragraph.substr(0, paragraph.find('.'));
  if (whole == "6" || whole == "7" || whole == "8") return "6-8";
  return std::string(whole);
}

std::string groupTitle(const std::string& group) { return group == "6-8" ? "6\u20138" : group; }

Str groupWord(const std::string& group) {
  constexpr std::array<Str, kGroups.size() + 1> kWords{Str::RailMonitoring, Str::TabProposals, Str::RailDirections, Str::RailList,
                                                       Str::RailOutflow, Str::RailAgglomeration, Str::RailNeeds, Str::RailRegistration,
                                                       Str::TabFindings};
  return kWords[placeOf(group)];
}

std::string groupSubject(const Rules& rules, const std::string& group, Lang lang) {
  if (group == "4") return std::string(text(Str::TabProposals, lang));
  if (group == "6-8") return std::string(text(Str::PaperList, lang));
  const Paragraph* paragraph = findParagraph(rules, group);
  return paragraph ? paragraph->subject.in(lang) : std::string();
}

bool passes(const Finding& finding, const FindingFilter& filter) {
  if (!filter.group.empty() && groupOf(finding.paragraph) != filter.group) return false;
  if (filter.territory >= 0 && finding.territory != filter.territory) return false;
  if (filter.year != 0 && finding.year != filter.year) return false;
  return !filter.sign || finding.sign == *filter.sign;
}

std::vector<FindingRow> findingRows(const std::vector<Finding>& findings, const FindingFilter& filter) {
  std::array<std::vector<FindingRow>, kGroups.size() + 1> groups;
  for (std::size_t i = 0; i < findings.size(); ++i) {
    if (!passes(findings[i], filter)) continue;
    const std::string group = groupOf(findings[i].paragraph);
    std::vector<FindingRow>& rows = groups[placeOf(group)];
    if (rows.empty()) rows.push_back({group, -1, 0});
    rows.front().decide += findings[i].sign == Sign::decide;
    rows.push_back({group, static_cast<int>(i), 0});
  }
  std::vector<FindingRow> out;
  for (std::vector<FindingRow>& rows : groups) out.insert(out.end(), rows.begin(), rows.end());
  return out;
}

std::vector<GroupCount> groupCounts(const std::vector<Finding>& findings) {
  std::vector<GroupCount> out;
  for (std::string_view group : kGroups) out.push_back({std::string(group), 0, 0, 0, 0});
  for (const Finding& finding : findings) {
    const std::size_t place = placeOf(groupOf(finding.paragraph));
    if (place >= out.size()) continue;
    GroupCount& count = out[place];
    ++count.all;
    count.decide += finding.sign == Sign::decide;
    count.check += finding.sign == Sign::check;
    count.noData += finding.sign == Sign::noData;
  }
  return out;
}

std::vector<int> territoriesOf(const std::vector<Finding>& findings) {
  std::vector<int> all;
  for (const Finding& finding : findings) all.push_back(finding.territory);
  return sortedOnce(std::move(all));
}

std::vector<int> yearsOf(const std::vector<Finding>& findings) {
  std::vector<int> all;
  for (const Finding& finding : findings)
    if (finding.year != 0) all.push_back(finding.year);
  return sortedOnce(std::move(all));
}

int findFinding(const std::vector<Finding>& findings, std::string_view id) {
  for (std::size_t i = 0; i < findings.size(); ++i)
    if (findings[i].id == id) return static_cast<int>(i);
  return -1;
}

std::string valueWords(const Evidence& evidence, Lang lang, int significant, bool withUnit) {
  if (evidence.text.id != Str::Count) return say(evidence.text, lang);
  if (!evidence.value) return std::string(text(Str::NoData, lang));
  const bool about = isAbout(evidence);
  const double value = shownValue(evidence, significant);
  const bool percent = evidence.unit.id == Str::UnitPercent;
  std::string out = percent ? formatPercent(value, evidence.decimals, lang) : formatNumber(value, evidence.decimals, lang);
  if (about) out = kAbout + out;
  if (!withUnit || percent || evidence.unit.id == Str::Count) return out;
  Message unit = evidence.unit;
  unit.args.push_back(Number{value, evidence.decimals});  // chooses among plural forms
  return out + kNoBreak + say(unit, lang);
}

std::string numbersLine(const Finding& finding, Lang lang) {
  const Evidence *result = at(finding, finding.result), *threshold = at(finding, finding.threshold);
  if (!result) return {};
  std::string out = say(Message{Str::FigureNamed, {say(result->name, lang), valueWords(*result, lang)}}, lang);
  if (threshold && threshold->value && threshold->unit == result->unit)  // of another kind it is told in the card
    out += ", " + say(Message{Str::FPageThreshold, {valueWords(*threshold, lang, 4)}}, lang);
  return out;
}

NumbersStatus statusOfNumbers(const Finding& finding) {
  const Evidence* result = at(finding, finding.result);
  if (!result) return {false, std::nullopt};
  const bool word = result->text.id != Str::Count;
  if (result->value || word) return {result->status.has_value(), result->status};
  return {true, std::nullopt};
}

Str questionOf(const Finding& finding) {
  if (finding.subject == "floor_area") return Str::DocFloorHead;
  if (finding.sign == Sign::noData) return Str::WhyNoData;
  switch (finding.direction) {
    case Direction::include: return Str::WhyInclude;
    case Direction::exclude: return Str::WhyExclude;
    case Direction::increase: return Str::WhyIncrease;
    case Direction::decrease: return Str::WhyDecrease;
    case Direction::keep: return Str::WhyKeep;
    case Direction::warn: return Str::WhyWarn;
    case Direction::measures: return Str::WhyMeasures;
    case Direction::infrastructureFirst: return Str::WhyInfrastructure;
    case Direction::programme: return Str::WhyProgramme;
    case Direction::build: return Str::WhyBuild;
    case Direction::fix: return Str::WhyFix;
    case Direction::none: break;
  }
  return finding.sign == Sign::decide ? Str::WhyDecide : finding.sign == Sign::check ? Str::WhyCheck : Str::WhyInOrder;
}

std::vector<FormulaPart> formulaParts(Str formula, Lang lang) {
  std::vector<FormulaPart> out;
  if (formula == Str::Count) return out;
  const std::string_view row = text(formula, lang);
  std::string plain;
  const auto flush = [&] {
    const std::size_t from = plain.find_first_not_of(' ');
    if (from != std::string::npos) out.push_back({plain.substr(from, plain.find_last_not_of(' ') - from + 1), -1});
    plain.clear();
  };
  for (std::size_t i = 0; i < row.size(); ++i) {
    const bool slot = i + 2 < row.size() && row[i] == '{' && row[i + 2] == '}' && row[i + 1] >= '0' && row[i + 1] <= '9';
    if (!slot) {
      plain += row[i];
      continue;
    }
    flush();
    out.push_back({{}, row[i + 1] - '0'});
    i += 2;
  }
  flush();
  return out;
}

}  // namespace kosh::ui
