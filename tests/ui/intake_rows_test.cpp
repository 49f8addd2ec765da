// The intake in sentences: never a bare zero, persons rounded down, gaps rounded up.
#include "ui/intake_rows.h"

#include "core/tiny_city.h"
#include "doctest/doctest.h"

using namespace kosh;
using namespace kosh::ui;

namespace {

// Kandas from 2027 for five years; the first service of the town binds in 2029 with this slack.
Intake intakeWith(std::optional<double> persons, double slack) {
  Intake intake;
  intake.question.from = 2027;
  intake.question.years = 5;
  intake.persons = persons;
  Gate gate;
  gate.years = {{2028, 5000, 0.2, 25000}, {2029, slack, 0.2, std::max(0.0, slack / 0.2)}};
  intake.gates = {gate};
  intake.gate = 0;
  intake.gateYear = 2029;
  return intake;
}

bool says(const IntakeWords& words, Str id) {
  for (const Message& line : words.lines)
    if (line.id == id) return true;
  return words.answer.id == id;
}

}  // namespace

TEST_CASE("an intake is told a year, rounded down to three digits, with its limit") {
  const Dataset city = test::tinyCity();
  const IntakeWords words = intakeWords(city, intakeWith(61987, 12397));
  REQUIRE(words.perYear.has_value());
  CHECK(words.perYear.value_or(0) == 12300);
  CHECK(says(words, Str::IntakePerYear));
  REQUIRE(words.lines.size() == 1);
  if (words.lines.size() != 1) return;
  CHECK(say(words.lines[0], Lang::en).find("2029") != std::string::npos);
  CHECK(intakeWords(city, intakeWith(3204, 641)).perYear == 640);
}

TEST_CASE("no room is told as the gap, the first year with room and the way out") {
  const Dataset city = test::tinyCity();
  Intake full = intakeWith(0, -3199.2);
  full.objects = {{0, 1, 2500, 1}, {0, 1, 600, 2}};
  full.objectsSuffice = true;
  const IntakeWords words = intakeWords(city, full);
  CHECK_FALSE(words.perYear.has_value());
  CHECK(say(words.answer, Lang::en).find(formatNumber(3200, 0, Lang::en)) != std::string::npos);
  CHECK(says(words, Str::IntakeNoYear));
  CHECK(says(words, Str::IntakeObjects));
  REQUIRE(words.lines.size() == 2);  // the sizes of one service stand in one line
  if (words.lines.size() != 2) return;
  CHECK(say(words.lines[1], Lang::en).find("2 \u00D7 600") != std::string::npos);
  full.firstYear = 2032;
  full.objectsSuffice = false;
  CHECK(says(intakeWords(city, full), Str::IntakeFirstYear));
  CHECK(says(intakeWords(city, full), Str::IntakeObjectsPart));
}

TEST_CASE("fewer than one person a year is no room, also without a gap") {
  const IntakeWords words = intakeWords(test::tinyCity(), intakeWith(4, 0.8));
  CHECK_FALSE(words.perYear.has_value());
  CHECK(says(words, Str::IntakeNoRoom));
}

TEST_CASE("norms without data are no answer, and norms that do not limit are another") {
  const Dataset city = test::tinyCity();
  Intake unknown = intakeWith(std::nullopt, 0);
  unknown.gates[0].known = false;
  CHECK(says(intakeWords(city, unknown), Str::IntakeUnknown));
  Intake open = intakeWith(std::nullopt, 0);
  open.bounded = false;
  CHECK(says(intakeWords(city, open), Str::IntakeUnbounded));
}

TEST_CASE("the intake of a territory is its own, and the agglomeration has none") {
  const Dataset city = test::tinyCity();
  Judgement judgement;
  judgement.intakes.resize(city.districts.size() + 1);
  CHECK(intakeOf(city, judgement, 0) == &judgement.intakes[0]);
  for (std::size_t d = 0; d < city.districts.size(); ++d) CHECK(intakeOf(city, judgement, city.districts[d]) == &judgement.intakes[d + 1]);
  for (std::size_t t = 0; t < city.territories.size(); ++t)
    if (city.territories[t].kind == TerritoryKind::agglomeration) CHECK(intakeOf(city, judgement, static_cast<int>(t)) == nullptr);
  judgement.intakes.clear();
  CHECK(intakeOf(city, judgement, 0) == nullptr);
}

TEST_CASE("why leads to the finding of paragraph 4.1 of the district, else to that of 4.3") {
  Judgement judgement;
  const auto add = [&](const char* id, const char* paragraph, int territory) {
    Finding finding;
    finding.id = id;
    finding.paragraph = paragraph;
    finding.territory = territory;
    judgement.findings.push_back(finding);
  };
  add("4.3/town", "4.3", 0);
  add("4.1/north", "4.1", 1);
  CHECK(intakeFinding(judgement, 1) == "4.1/north");
  CHECK(intakeFinding(judgement, 0) == "4.3/town");
  CHECK(intakeFinding(judgement, 2).empty());
}
