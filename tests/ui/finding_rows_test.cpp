// Findings as rows: groups, filters, counts, and the words of figures and formulas.
#include "ui/finding_rows.h"

#include "doctest/doctest.h"
#include "ui/locality_rows.h"

using namespace kosh;
using namespace kosh::ui;

namespace {

Finding findingOf(const char* id, const char* paragraph, int territory, int year, Sign sign) {
  Finding out;
  out.id = id;
  out.paragraph = paragraph;
  out.territory = territory;
  out.year = year;
  out.sign = sign;
  out.message = {Str::Plain, {std::string(id)}};
  return out;
}

std::vector<Finding> some() {
  return {findingOf("a", "12", 0, 2027, Sign::check), findingOf("b", "4.2", 0, 2027, Sign::decide),
          findingOf("c", "7", 0, 2026, Sign::decide), findingOf("d", "4.1", 2, 2028, Sign::inOrder),
          findingOf("e", "9", 1, 2027, Sign::noData), findingOf("f", "6", 1, 2027, Sign::inOrder)};
}

// Heads in brackets, findings by id.
std::string shape(const std::vector<Finding>& findings, const FindingFilter& filter) {
  std::string out;
  for (const FindingRow& row : findingRows(findings, filter))
    out += row.finding < 0 ? "[" + row.group + "]" : findings[static_cast<std::size_t>(row.finding)].id;
  return out;
}

Evidence evidence(std::optional<double> value, std::optional<Status> status, Str unit = Str::Count, int decimals = 0) {
  Evidence out;
  out.id = "x";
  out.name = {Str::Plain, {std::string("gap")}};
  out.value = value;
  out.status = status;
  out.decimals = decimals;
  out.unit = {unit, {}};
  return out;
}

Locality localityOf(int territory, std::vector<ListPart> parts) {
  Locality out;
  out.territory = territory;
  out.parts = std::move(parts);
  return out;
}

}  // namespace

TEST_CASE("findings stand in groups in the order of the decision, whatever their own order") {
  CHECK(shape(some(), {}) == "[4]bd[6-8]cf[9]e[12]a");
}

TEST_CASE("filters leave only what passes them, with the heads above it") {
  CHECK(shape(some(), {"4", -1, 0, {}}) == "[4]bd");
  CHECK(shape(some(), {"", 1, 0, {}}) == "[6-8]f[9]e");
  CHECK(shape(some(), {"", -1, 2028, {}}) == "[4]d");
  CHECK(shape(some(), {"", -1, 0, Sign::decide}) == "[4]b[6-8]c");
  CHECK(shape(some(), {"12", 1, 0, {}}).empty());
}

TEST_CASE("a head counts what needs a decision below it") {
  const std::vector<FindingRow> rows = findingRows(some(), {});
  REQUIRE_FALSE(rows.empty());
  CHECK(rows[0].decide == 1);
  CHECK(rows[0].finding == -1);
}

TEST_CASE("the rail has every paragraph from 3 to 12, also those without findings") {
  const std::vector<GroupCount> counts = groupCounts(some());
  REQUIRE(counts.size() == 8);
  if (counts.size() != 8) return;
  CHECK(counts[0].group == "3");
  CHECK(counts[0].all == 0);
  CHECK(counts[1].decide == 1);
  CHECK(counts[3].all == 2);
  CHECK(counts[4].noData == 1);
  CHECK(counts[7].check == 1);
}

TEST_CASE("paragraphs 6, 7 and 8 are one group, and so are the kinds of 4") {
  CHECK(groupOf("4.3") == "4");
  CHECK(groupOf("8") == "6-8");
  CHECK(groupOf("10") == "10");
  CHECK(groupTitle("6-8") == "6\u20138");
  CHECK(groupTitle("11") == "11");
}

TEST_CASE("territories and years for the filters come once and in order") {
  CHECK(territoriesOf(some()) == std::vector<int>{0, 1, 2});
  CHECK(yearsOf(some()) == std::vector<int>{2026, 2027, 2028});
  CHECK(findFinding(some(), "e") == 4);
  CHECK(findFinding(some(), "z") == -1);
}

TEST_CASE("an estimate is rounded and carries its sign, a published figure does neither") {
  CHECK(valueWords(evidence(9955, Status::estimate), Lang::en) == "\u2248\u00A09\u202F960");
  CHECK(valueWords(evidence(9955, Status::estimate), Lang::en, 4) == "\u2248\u00A09\u202F955");
  CHECK(valueWords(evidence(9955, Status::official), Lang::en) == "9\u202F955");
  CHECK(valueWords(evidence(9955, std::nullopt), Lang::en) == "9\u202F955");
  CHECK(valueWords(evidence(0.34, Status::estimate, Str::Count, 2), Lang::ru) == "\u2248\u00A00,34");
}

TEST_CASE("a value has its unit, a percent its sign, a missing one the words") {
  CHECK(valueWords(evidence(12, Status::official, Str::UnitPersons), Lang::en) == "12\u00A0people");
  CHECK(valueWords(evidence(12, Status::official, Str::UnitPersons), Lang::en, 3, false) == "12");
  CHECK(valueWords(evidence(105.24, Status::official, Str::UnitPercent, 1), Lang::en) == "105.2\u00A0%");
  CHECK(valueWords(evidence(std::nullopt, std::nullopt), Lang::en) == "no data");
  Evidence word = evidence(std::nullopt, Status::official);
  word.text = {Str::YearToday, {}};
  CHECK(valueWords(word, Lang::en) == "today");
}

TEST_CASE("the line of numbers tells result and threshold, but only like beside like") {
  Finding finding = findingOf("a", "9", 0, 2027, Sign::check);
  CHECK(numbersLine(finding, Lang::en).empty());
  CHECK_FALSE(statusOfNumbers(finding).shown);
  finding.values = {evidence(120, Status::official, Str::UnitPersons), evidence(100, Status::illustrative, Str::UnitPersons)};
  finding.result = 0;
  CHECK(numbersLine(finding, Lang::en) == "gap: 120\u00A0people");
  finding.threshold = 1;
  finding.values[1].exact = true;
  CHECK(numbersLine(finding, Lang::en) == "gap: 120\u00A0people, threshold 100\u00A0people");
  finding.values[1].unit = {Str::UnitPlaces, {}};
  CHECK(numbersLine(finding, Lang::en) == "gap: 120\u00A0people");
  CHECK(statusOfNumbers(finding).status == Status::official);
  finding.values[0].value.reset();
  CHECK(statusOfNumbers(finding).shown);
  CHECK_FALSE(statusOfNumbers(finding).status.has_value());
  finding.result = 7;  // of no value
  CHECK(numbersLine(finding, Lang::en).empty());
}

TEST_CASE("a formula is cut at its slots, in the order of the language") {
  const std::vector<FormulaPart> parts = formulaParts(Str::BadRange, Lang::en);  // "found {0}, expected a number from {1} to {2}"
  REQUIRE(parts.size() == 6);
  if (parts.size() != 6) return;
  CHECK(parts[0].text == "found");
  CHECK(parts[1].value == 0);
  CHECK(parts[2].text == ", expected a number from");
  CHECK(parts[5].value == 2);
  CHECK(formulaParts(Str::Count, Lang::en).empty());
}

TEST_CASE("the question is that of the direction, but a finding without data asks why there is no answer") {
  Finding finding = findingOf("a", "11", 0, 2027, Sign::decide);
  CHECK(questionOf(finding) == Str::WhyDecide);
  finding.direction = Direction::build;
  CHECK(questionOf(finding) == Str::WhyBuild);
  finding.sign = Sign::noData;
  CHECK(questionOf(finding) == Str::WhyNoData);
}

TEST_CASE("localities stand in three parts with their rank, and a part without candidates keeps its head") {
  const std::vector<Locality> list{localityOf(1, {ListPart::kandas}), localityOf(2, {ListPart::kandas, ListPart::intraOblast})};
  std::string shape;
  for (const LocalityRow& row : localityRows(list, -1))
    shape += row.locality < 0 ? "[" + std::to_string(static_cast<int>(row.part)) + "]" : std::to_string(row.rank) + ":" + std::to_string(row.locality) + " ";
  CHECK(shape == "[0]1:0 2:1 [1][2]1:1 ");
  CHECK(localityRows(list, 2).size() == 2);
  CHECK(countIn(list, ListPart::kandas) == 2);
  CHECK(countIn(list, ListPart::resettlers) == 0);
}

TEST_CASE("an unknown coverage is no number") {
  Locality locality = localityOf(1, {});
  CHECK(coverageWords(locality, Lang::en) == "no data");
  locality.weakest = "school";
  locality.coverage = 0.914;
  CHECK(coverageWords(locality, Lang::en) == "91\u00A0%");
}
