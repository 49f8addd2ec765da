// Figures as evidence: their words, units, origin, and what is missing.
#include "core/evidence.h"

#include "judged.h"

using namespace kosh;
using namespace kosh::test;

namespace {

struct Tiny {
  Dataset city = ruledCity();
  Scenario scenario;
  Outcome outcome = evaluate(city, scenario);
  Facts facts{city, scenario, outcome};
};

}  // namespace

TEST_CASE("An indicator becomes evidence with the date of its stock or the year of its flow") {
  const Tiny t;
  const Evidence people = ofIndicator(t.facts, "population", kTown, 2027);
  CHECK(people.value == 2730);
  CHECK(people.asOf == "2027-01-01");
  CHECK(say(people.unit, Lang::ru) == text(Str::UnitPersons, Lang::ru));
  CHECK(people.source.empty());
  CHECK(ofIndicator(t.facts, "births", kTown, 2026).asOf == "2026");
  const Evidence load = ofIndicator(t.facts, "school_load", kNorthTerritory, 2026);
  CHECK(say(load.name, Lang::en) == "Schools: load");
  CHECK(load.decimals == 1);
}

TEST_CASE("What the outcome does not have is no data, with its name") {
  const Tiny t;
  const Evidence missing = ofIndicator(t.facts, "no_such_thing", kTown, 2027);
  CHECK_FALSE(missing.value.has_value());
  CHECK_FALSE(missing.status.has_value());
  const Evidence unknown = ofIndicator(t.facts, "polyclinic_load", kNorthTerritory, 2027);
  CHECK_FALSE(unknown.value.has_value());
  CHECK(figureOf(unknown).in(Lang::en) == "no data");
}

TEST_CASE("A series shows the last figure published up to the year, with its source") {
  const Tiny t;
  const Evidence dust = ofSeries(t.city, "pm25", kNorthTerritory, 2027);
  CHECK(dust.value == 12);
  CHECK(dust.year == 2025);
  CHECK(dust.source == "tiny");
  CHECK(ofSeries(t.city, "pm25", kNorthTerritory, 2024).value == 10);
  CHECK_FALSE(ofSeries(t.city, "pm25", kNorthTerritory, 2023).value.has_value());
  CHECK_FALSE(ofSeries(t.city, "pm25", 99, 2027).value.has_value());
}

TEST_CASE("A threshold shows as many decimals as it has; without a figure it is no data") {
  Tiny t;
  CHECK(ofThreshold(t.city, limit::kQuotaStep).decimals == 2);
  CHECK(ofThreshold(t.city, limit::kOutflowWarning).decimals == 1);
  CHECK(ofThreshold(t.city, limit::kMinCapacity).decimals == 0);
  CHECK_FALSE(ofThreshold(t.city, limit::kUnemployment).value.has_value());
  CHECK_FALSE(ofThreshold(t.city, "no_such_threshold").value.has_value());
}

TEST_CASE("Every threshold that the methods read stands in the program's rules") {
  const Dataset city = ruledCity();
  for (const char* id :
       {limit::kWeakPeople, limit::kMinCapacity, limit::kForecastYears, limit::kIntakeYears, limit::kQuotaStep, limit::kUseUp,
        limit::kUseDown, limit::kVacanciesUp, limit::kUnemployment, limit::kForeignCap, limit::kMediumTerm, limit::kFamilySize,
        limit::kRentMonths, limit::kImmigrantsUseDown, limit::kImmigrantsUseYears, limit::kTrendYears, limit::kImmigrantsCap,
        limit::kCountryForce, limit::kCityShare, limit::kOutflowWarning, limit::kOutflowPeriods, limit::kYouthFrom, limit::kYouthTo,
        limit::kNetReproduction, limit::kNeedFlag, limit::kWomenFrom, limit::kWomenTo, limit::kPupilsYears, limit::kUnemploymentNorm,
        limit::kObjectsYears, limit::kFloorArea})
    CHECK_MESSAGE(findThreshold(city.rules, id) != nullptr, id);
}

TEST_CASE("A number and its unit agree in each language") {
  const Message places = plain(Names{{"oryn", "mesto|mesta|mest", "place|places"}});
  CHECK(figureOf(1, 0, places).in(Lang::ru) == "1\u00A0mesto");
  CHECK(figureOf(3, 0, places).in(Lang::ru) == "3\u00A0mesta");
  CHECK(figureOf(5, 0, places).in(Lang::en) == "5\u00A0places");
  CHECK(figureOf(1, 0, {Str::UnitPermits, {}}).in(Lang::en) == "1\u00A0permit");
  CHECK(figureOf(12, 0, {Str::UnitPermits, {}}).in(Lang::en) == "12\u00A0permits");
  CHECK(figureOf(0.5, 1, none()).in(Lang::ru) == "0,5");
}

TEST_CASE("A sentence tells an estimate with three digits and about, a counted figure and a threshold as they are") {
  const auto said = [](double value, Status status, int decimals = 0) {
    return figureOf(ofMethod("a", none(), value, decimals, {Str::UnitPersons, {}}, status)).in(Lang::ru);
  };
  CHECK(said(18225, Status::estimate) == "\u2248\u00A018\u202F200\u00A0\u0447\u0435\u043B\u043E\u0432\u0435\u043A");
  CHECK(said(1226, Status::illustrative) == "\u2248\u00A01\u202F230\u00A0\u0447\u0435\u043B\u043E\u0432\u0435\u043A");
  CHECK(said(18225, Status::official) == "18\u202F225\u00A0\u0447\u0435\u043B\u043E\u0432\u0435\u043A");
  CHECK(said(18225, Status::computed) == "18\u202F225\u00A0\u0447\u0435\u043B\u043E\u0432\u0435\u043A");
  CHECK(said(31.24, Status::estimate, 1) == "\u2248\u00A031,2\u00A0\u0447\u0435\u043B\u043E\u0432\u0435\u043A");
  Dataset city = ruledCity();
  setThreshold(city, limit::kMinCapacity, 1234);
  CHECK(figureOf(ofThreshold(city, limit::kMinCapacity)).in(Lang::en) == "1\u202F234\u00A0people");
}

TEST_CASE("Figures that a sentence compares get as many digits as tell them apart") {
  CHECK(digitsToTell(120, 100) == 3);
  CHECK(digitsToTell(1148358, 1148240) == 5);
  CHECK(digitsToTell(5, 5) == 3);
  const Evidence more = ofMethod("a", none(), 1148358, 0, none(), Status::estimate);
  CHECK(figureOf(more, digitsToTell(1148358, 1148240)).in(Lang::en) == "\u2248\u00A01\u202F148\u202F400");
}

TEST_CASE("A name inside a sentence begins with a small letter, an abbreviation keeps its capitals") {
  CHECK(midSentence(Names{{"\u04D8\u0441\u0435\u0440", "\u0428\u043A\u043E\u043B\u044B", "Schools"}}) ==
        Names{{"\u04D9\u0441\u0435\u0440", "\u0448\u043A\u043E\u043B\u044B", "schools"}});
  CHECK(midSentence(sameInAll("PM2.5")) == sameInAll("PM2.5"));
}

TEST_CASE("Words in the place of a number are shown as they are") {
  CHECK(figureOf(ofWords("year", {Str::FigPeriod, {}}, plain(std::string("2027")))).in(Lang::kk) == "2027");
}

TEST_CASE("Sources that disagree are kept beside the figure, each with its own origin") {
  Figure figure{300, {"tiny", "2026", Status::official, {}}, {{280, {"other", "2025", Status::unverified, {}}, {}}}};
  const Evidence of = ofFigure("visits", {Str::FigIssued, {}}, 0, {Str::UnitPermits, {}}, &figure, 2026);
  std::vector<Evidence> values{of};
  addAlternatives(values, of, figure);
  REQUIRE(values.size() == 2);
  if (values.size() != 2) return;
  CHECK(values[1].value == 280);
  CHECK(values[1].source == "other");
  CHECK(values[1].status == Status::unverified);
  CHECK(values[1].id == "visits/alternative_1");
}

TEST_CASE("A formula is filled with names or with numbers") {
  const std::vector<Evidence> values{ofMethod("a", {Str::FigIntake, {}}, 12, 0, {Str::UnitPersons, {}}),
                                     ofMethod("b", {Str::FigLimit, {}}, std::nullopt, 0, {Str::UnitPersons, {}})};
  CHECK(say(formulaInWords(Str::FormulaOver, values), Lang::en) == "Intake a year (central calculation) > Limiting factor");
  CHECK(say(formulaWithValues(Str::FormulaOver, values), Lang::en) == "12 > no data");
  CHECK_FALSE(said(formulaInWords(Str::Count, values)));
}

TEST_CASE("A statement about fewer people than the threshold is weak") {
  Tiny t;
  CHECK(finding(t.facts, "9", kTown, 2027, "").weak);  // 2,730 of 8,000
  setThreshold(t.city, limit::kWeakPeople, 2000);
  CHECK_FALSE(finding(t.facts, "9", kTown, 2027, "").weak);
  CHECK(finding(t.facts, "9", kNorthTerritory, 2027, "").weak);
  setThreshold(t.city, limit::kWeakPeople, std::nullopt);
  CHECK_FALSE(finding(t.facts, "9", kNorthTerritory, 2027, "").weak);
}

TEST_CASE("An id tells paragraph, territory, year and subject") {
  const Tiny t;
  CHECK(finding(t.facts, "9", kNorthTerritory, 2027, "age_15_34").id == "9/north/2027/age_15_34");
  CHECK(finding(t.facts, "7", kTown, 2028, "").id == "7/town/2028");
}

TEST_CASE("The quota in force is that of the baseline, whatever the scenario decides") {
  Tiny t;
  const int s = findStream(t.city, "foreign_1");
  decideQuota(t.scenario, t.city, "foreign_1", 2026, 77);
  CHECK(presentQuota(t.facts, s, 2026).value == 40);
  CHECK_FALSE(presentQuota(t.facts, findStream(t.city, "kandas"), 2026).value.has_value());
}
