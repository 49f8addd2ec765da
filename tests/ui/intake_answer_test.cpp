// Answers of the Intake page: bars, gates and sentences that a reader can check; nothing missing is shown as zero.
#include "ui/intake_answer.h"

#include <memory>

#include "core/spreads.h"
#include "core/tiny_city.h"
#include "doctest/doctest.h"

using namespace kosh;
using namespace kosh::ui;
using namespace kosh::test;

namespace {

constexpr int kKandas = 0, kSeasonal = 2, kSchool = 0, kKindergarten = 1, kPolyclinic = 2;

IntakeQuestion ask(int territory, int from = 2027, int years = 1, int stream = kKandas) {
  IntakeQuestion question;
  question.territory = territory;
  question.stream = stream;
  question.from = from;
  question.years = years;
  return question;
}

// Kandas with one gate of schools in 2027, whose slack is given.
Intake intakeOf(int territory, std::optional<double> persons, double slack, int years = 1) {
  Intake intake;
  intake.question = ask(territory, 2027, years);
  intake.persons = persons;
  Gate gate;
  gate.service = kSchool;
  gate.territory = territory;
  gate.years = {{2027, slack, 0.5, slack > 0 ? slack / 0.5 : 0}};
  intake.gates = {gate};
  intake.gate = 0;
  intake.gateYear = 2027;
  return intake;
}

LikelyIntake likelyOf(int territory, std::optional<double> persons, double slack) {
  LikelyIntake likely;
  likely.question = ask(territory);
  likely.probability = 0.9;
  likely.runs = 1000;
  likely.persons = persons;
  likely.gates = {{{kSchool, 0, territory, true}, {{2027, slack, 0.5, std::nullopt}}}};
  likely.gate = 0;
  likely.gateYear = 2027;
  return likely;
}

std::string english(const Message& message) { return say(message, Lang::en); }
bool has(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("what fits is room, none, no limit or unknown, never a bare zero") {
  const Dataset city = tinyCity();
  CHECK(fitOf(city, intakeOf(kNorthTerritory, 192, 96)).room == Room::some);
  CHECK(fitOf(city, intakeOf(kNorthTerritory, 192, 96)).perYear == 192);
  CHECK(fitOf(city, intakeOf(kNorthTerritory, 12349, 96, 10)).perYear == 1230);
  CHECK(fitOf(city, intakeOf(kNorthTerritory, 0, -5)).room == Room::none);
  CHECK(fitOf(city, intakeOf(kNorthTerritory, 4, 2, 5)).room == Room::none);
  CHECK(fitOf(city, intakeOf(kNorthTerritory, 900000, 450000)).room == Room::open);  // 3000 people live in the town
  Intake open = intakeOf(kNorthTerritory, std::nullopt, 0);
  CHECK(fitOf(city, open).room == Room::open);
  open.gates[0].known = false;
  CHECK(fitOf(city, open).room == Room::unknown);
  LikelyIntake undrawn = likelyOf(kNorthTerritory, std::nullopt, 0);
  undrawn.gates[0].years.clear();
  CHECK(fitOf(city, undrawn).room == Room::unknown);
}

// A quarter of a quota goes to north. As an intake counts people who come, the fill rate does not count.
TEST_CASE("proposed is the quota a year on the mean of the asked years; without a quota it is not zero") {
  const Dataset city = tinyCity();
  CHECK_FALSE(proposedPerYear(city, {}, ask(kNorthTerritory)).has_value());
  Scenario plan;
  decideQuota(plan, city, "kandas", 2027, 800);
  CHECK(proposedPerYear(city, plan, ask(kNorthTerritory)) == 200);
  CHECK(proposedPerYear(city, plan, ask(kTown)) == 800);
  decideQuota(plan, city, "kandas", 2028, 0);
  CHECK(proposedPerYear(city, plan, ask(kTown, 2027, 2)) == 400);
}

TEST_CASE("too many are those above the figure with the probability where it is drawn, else above the central one") {
  const Dataset city = tinyCity();
  Scenario plan;
  decideQuota(plan, city, "kandas", 2027, 800);
  const std::vector<Intake> central{intakeOf(kTown, 0, -30), intakeOf(kNorthTerritory, 90, 45), intakeOf(kSouthTerritory, 700, 350)};
  std::vector<IntakeBar> bars = intakeBars(city, plan, central, {});
  REQUIRE(bars.size() == 3);
  if (bars.size() != 3) return;
  CHECK(bars[0].tooMany == 800);
  CHECK(bars[1].tooMany == 110);
  CHECK(bars[2].tooMany == 0);
  CHECK_FALSE(bars[1].likely.has_value());
  bars = intakeBars(city, plan, central, {likelyOf(kTown, 0, -40), likelyOf(kNorthTerritory, 60, 30)});
  CHECK(bars[1].tooMany == 140);
  CHECK(bars[1].central.perYear == 90);  // the central figure stays what it was
  CHECK(bars[2].tooMany == 0);
  CHECK_FALSE(intakeBars(city, {}, central, {})[0].tooMany.has_value());
}

TEST_CASE("a bar says its gap rounded up with unit, norm and year, else its limit") {
  const Dataset city = tinyCity();
  const std::vector<IntakeBar> bars = intakeBars(city, {}, {intakeOf(kTown, 0, -3199.2), intakeOf(kNorthTerritory, 90, 45)}, {});
  CHECK(has(english(bars[0].words), formatNumber(3200, 0, Lang::en)));
  CHECK(has(english(bars[0].words), "2027"));
  CHECK(bars[1].words.id == Str::TakeLimit);
  CHECK(intakeBars(city, {}, {intakeOf(kTown, 0, 0)}, {})[0].words.id == Str::TakeFull);
}

TEST_CASE("gates list every service: the tested ones with their years, the others, those without data last") {
  const Dataset city = tinyCity();
  const Intake intake = centralIntake(city, {}, ask(kSouthTerritory));
  LikelyIntake likely = likelyOf(kSouthTerritory, 0, -7);
  const std::vector<GateRow> rows = gateRows(city, intake, &likely);
  REQUIRE(rows.size() == city.services.services.size());
  if (rows.empty()) return;
  CHECK(rows[0].service == kSchool);
  CHECK(rows[0].ticked);
  CHECK(rows[0].binds);
  REQUIRE(rows[0].years.size() == 1);
  if (!rows[0].years.empty()) CHECK(rows[0].years[0].likely == -7);
  CHECK(rows[1].known);
  for (const GateRow& row : rows)
    if (!row.ticked) CHECK(row.years.empty());
  CHECK_FALSE(gateRows(city, intake, nullptr)[0].years[0].likely.has_value());
}

TEST_CASE("ticking adds and takes away norms in their order; the usual set is empty and the last one stays") {
  const Dataset city = tinyCity();
  IntakeQuestion question = ask(kNorthTerritory);
  const std::optional<std::string> two = toggledGates(city, question, kPolyclinic);
  CHECK(two == std::string("school+polyclinic"));
  question.gates = {"school", "polyclinic"};
  CHECK(toggledGates(city, question, kPolyclinic) == std::string());
  CHECK(toggledGates(city, question, kSchool) == std::string("polyclinic"));
  CHECK(toggledGates(city, question, kKindergarten) == std::string("school+kindergarten+polyclinic"));
  question.gates = {"polyclinic"};
  CHECK_FALSE(toggledGates(city, question, kPolyclinic).has_value());
}

TEST_CASE("the objects of an answer in the plan make room") {
  Dataset city = tinyCity();
  city.services.services[0].capacity[kNorth]->value = 10;
  const Intake full = centralIntake(city, {}, ask(kNorthTerritory));
  CHECK(fitOf(city, full).room == Room::none);
  REQUIRE_FALSE(full.objects.empty());
  const Scenario built = withObjects(city, {}, full, {});
  int count = 0;
  for (const GateObjects& each : full.objects) count += each.count;
  CHECK(static_cast<int>(built.objects.size()) == count);
  CHECK(fitOf(city, centralIntake(city, built, full.question)).room == Room::some);
}

// Objects of the city as a whole would be refused by validate(): they need a district.
TEST_CASE("what the city lacks is built where most is missing") {
  const Dataset city = tinyCity();
  Intake town = intakeOf(kTown, 0, -250);
  town.objects = {{kSchool, kTown, 100, 3}};
  const std::vector<Intake> all{town, intakeOf(kNorthTerritory, 0, -60), intakeOf(kSouthTerritory, 0, -190)};
  const Scenario built = withObjects(city, {}, town, all);
  REQUIRE(built.objects.size() == 3);
  if (built.objects.size() != 3) return;
  CHECK(built.objects[0].territory == "south");  // lacks 190, then 90, then north's 60 is less still
  CHECK(built.objects[1].territory == "south");
  CHECK(built.objects[2].territory == "north");
  CHECK(validate(built, city).empty());
  CHECK(withObjects(city, {}, town, {}) == Scenario{});
}

// 304 children in north on 1 January 2028, every second arrival is one.
TEST_CASE("one more object is of the typical size and tells what it changes") {
  Dataset city = tinyCity();
  const auto tell = [&](double places) {
    city.services.services[0].capacity[kNorth]->value = places;
    const Intake intake = centralIntake(city, {}, ask(kNorthTerritory));
    const std::optional<GateObjects> more = oneMore(city, intake);
    REQUIRE(more.has_value());
    if (!more) return Message{};
    CHECK(more->places == 100);
    return oneMoreWords(city, intake, *more, withOneMore(city, {}, intake, *more));
  };
  const Message grows = tell(400);
  CHECK(grows.id == Str::TakeMore);
  CHECK(has(english(grows), "192"));
  CHECK(has(english(grows), "392"));
  CHECK(tell(300).id == Str::TakeMoreOpens);
  const Message gap = tell(100);
  CHECK(gap.id == Str::TakeMoreGap);
  CHECK(has(english(gap), "204"));
  CHECK(has(english(gap), "104"));
  city.services.catalogue.clear();
  CHECK_FALSE(oneMore(city, centralIntake(city, {}, ask(kNorthTerritory))).has_value());
}

TEST_CASE("the question is one sentence with stream, years and probability") {
  const Dataset city = tinyCity();
  const std::string several = english(questionWords(city, ask(kTown, 2027, 5), 0.9, Lang::en));
  CHECK(has(several, "2027\u20132031"));
  CHECK(has(several, formatPercent(90, 0, Lang::en)));
  CHECK(has(several, city.quotas.streams[kKandas].name.in(Lang::en)));
  CHECK(questionWords(city, ask(kTown, 2027, 1), 0.9, Lang::en).id == Str::AskYear);
}

TEST_CASE("the likely answer names its gap or its limit with the probability") {
  const Dataset city = tinyCity();
  const std::string gap = english(likelyWords(city, likelyOf(kNorthTerritory, 0, -40.5), Lang::en));
  CHECK(has(gap, "41"));
  CHECK(has(gap, formatPercent(90, 0, Lang::en)));
  CHECK(likelyWords(city, likelyOf(kNorthTerritory, 60, 30), Lang::en).id == Str::TakeLikelyLimit);
  CHECK(likelyWords(city, likelyOf(kNorthTerritory, 0, 0), Lang::en).id == Str::TakeLikelyFull);
}

TEST_CASE("the formula stands with its figures put in") {
  const Dataset city = tinyCity();
  const std::string room = english(formulaWords(city, intakeOf(kNorthTerritory, 192, 96), Lang::en));
  CHECK(has(room, "+96"));
  CHECK(has(room, "0.50"));
  CHECK(has(room, "192"));
  CHECK(formulaWords(city, intakeOf(kNorthTerritory, 0, -5), Lang::en).id == Str::TakeFormulaNone);
}

TEST_CASE("reserves are rounded down and gaps up, both with their sign") {
  CHECK(slackWords(12399, Lang::en) == formatSigned(12300, 0, Lang::en));
  CHECK(slackWords(-9892.3, Lang::en) == formatSigned(-9900, 0, Lang::en));
  CHECK(slackWords(-0.2, Lang::en) == formatSigned(-1, 0, Lang::en));
}

TEST_CASE("norms without data are named, and temporary people ask for no schools") {
  const Dataset city = tinyCity();
  Intake intake = intakeOf(kNorthTerritory, 10, 5);
  CHECK(unknownGates(city, intake, Lang::en).empty());
  intake.gates[0].known = false;
  CHECK(unknownGates(city, intake, Lang::en) == city.services.services[kSchool].name.in(Lang::en));
  const Intake seasonal = centralIntake(city, {}, ask(kNorthTerritory, 2027, 1, kSeasonal));
  for (const GateRow& row : gateRows(city, seasonal, nullptr)) CHECK(row.service == kPolyclinic);
}

TEST_CASE("the proposals rest on the central figure, and tell the drawn one where the same question was drawn") {
  Session session;
  auto city = std::make_shared<Dataset>(tinyCity());
  session.dataset = city;
  session.legal.dataset = city;
  CHECK(basisWords(session).size() == 1);
  session.legal.judgement.intakes = {intakeOf(kTown, 0, -3), intakeOf(kNorthTerritory, 192, 96), intakeOf(kSouthTerritory, 0, -3)};
  LikelyRun& run = session.forecast.likely;
  run.dataset = city;
  run.probability = 0.9;
  run.answers = {likelyOf(kTown, 0, -3), likelyOf(kNorthTerritory, 60, 30), likelyOf(kSouthTerritory, 0, -9)};
  CHECK(basisWords(session).size() == 1);  // still running
  run.progress.state = RunState::done;
  const std::vector<Message> words = basisWords(session);
  REQUIRE(words.size() == 2);
  if (words.size() != 2) return;
  CHECK(has(english(words[1]), "1 of 2"));
  run.answers[1].question.gates = {"polyclinic"};  // another question
  CHECK(basisWords(session).size() == 1);
}

TEST_CASE("an intake beyond the people of the city is told as hardly limited, also aloud") {
  Session session;
  auto city = std::make_shared<Dataset>(tinyCity());
  session.dataset = city;
  CHECK(spokenIntake(session).empty());
  session.forecast.centralDataset = city;
  session.forecast.central = {intakeOf(kTown, 900000, 450000), intakeOf(kNorthTerritory, 192, 96), intakeOf(kSouthTerritory, 0, -3)};
  session.view.lang = Lang::en;
  CHECK(has(spokenIntake(session), "hardly limit"));
  CHECK_FALSE(beyondWords(*city, session.forecast.central[1]).has_value());
  session.view.territory = "north";
  CHECK(has(spokenIntake(session), "192"));
  session.view.territory = "south";
  CHECK(has(spokenIntake(session), "short of"));
}
