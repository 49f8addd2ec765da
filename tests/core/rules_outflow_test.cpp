// Paragraph 9: the acceptance figures, two periods in a row, the young, the gross reading.
#include "judged.h"

using namespace kosh;
using namespace kosh::test;

namespace {

// Tiny City whose north has S and N as given in the years from 2026 on.
struct North {
  Dataset city = ruledCity();
  Outcome outcome = evaluate(city, {});

  void balance(int year, double net, double natural) {
    setValue(city, outcome, "net_migration", kNorthTerritory, year, net);
    setValue(city, outcome, "natural_increase", kNorthTerritory, year, natural);
  }
  void everyYear(double net, double natural) {
    for (int year = 2026; year < 2031; ++year) balance(year, net, natural);
  }
  Finding judged(int year = 2027) const {
    return findingAt(rules::outflow(city, {}, outcome, year), "9/north/" + std::to_string(year));
  }
};

}  // namespace

TEST_CASE("S=-120, N=100 fires; S=-60, N=100 warns; S=+50 does not") {
  CHECK(outflowState(100, -120, 0.5) == Outflow::above);
  CHECK(outflowState(100, -60, 0.5) == Outflow::warning);
  CHECK(outflowState(100, 50, 0.5) == Outflow::none);
}

TEST_CASE("An outflow as large as the increase only warns, half of it already does, less does not") {
  CHECK(outflowState(100, -100, 0.5) == Outflow::warning);
  CHECK(outflowState(100, -50, 0.5) == Outflow::warning);
  CHECK(outflowState(100, -49, 0.5) == Outflow::none);
}

TEST_CASE("Without a natural increase any outflow fires, and no inflow does") {
  CHECK(outflowState(0, -1, 0.5) == Outflow::above);
  CHECK(outflowState(-100, -1, 0.5) == Outflow::above);
  CHECK(outflowState(-100, 0, 0.5) == Outflow::none);
  CHECK(outflowState(-100, 1, 0.5) == Outflow::none);
}

TEST_CASE("The finding of a territory fires, warns or is in order with the same figures") {
  North north;
  north.everyYear(-120, 100);
  CHECK(north.judged().sign == Sign::decide);
  CHECK(north.judged().direction == Direction::measures);
  north.everyYear(-60, 100);
  CHECK(north.judged().sign == Sign::check);
  CHECK(north.judged().direction == Direction::warn);
  CHECK(north.judged().message.id == Str::OutflowWarning);
  CHECK(north.judged().threshold == 2);
  north.everyYear(50, 100);
  CHECK(north.judged().sign == Sign::inOrder);
  CHECK(north.judged().direction == Direction::none);
}

TEST_CASE("A proposal needs two periods in a row; a single one is to be checked") {
  North north;
  north.everyYear(50, 100);
  north.balance(2027, -120, 100);
  const Finding once = north.judged();
  CHECK(once.sign == Sign::check);
  CHECK(once.direction == Direction::warn);
  CHECK(once.year == 2027);
  CHECK(once.reason.id == Str::OutflowTwoPeriods);
  north.balance(2029, -120, 100);  // not in a row
  CHECK(north.judged().sign == Sign::check);
  north.balance(2028, -120, 100);
  const Finding lasting = north.judged();
  CHECK(lasting.sign == Sign::decide);
  CHECK(lasting.year == 2027);
  CHECK(lasting.reason.id == Str::OutflowMeasures);
}

TEST_CASE("What fires beyond the medium term is to be checked") {
  North north;
  north.everyYear(50, 100);
  setThreshold(north.city, limit::kMediumTerm, 1);
  north.balance(2029, -120, 100);
  north.balance(2030, -120, 100);
  CHECK(north.judged().direction == Direction::measures);
  CHECK(north.judged().sign == Sign::check);
  setThreshold(north.city, limit::kMediumTerm, 3);
  CHECK(north.judged().sign == Sign::decide);
}

TEST_CASE("The figures of the sentence are those of the year that fired") {
  North north;
  north.everyYear(50, 100);
  north.balance(2028, -60, 100);
  const Finding f = north.judged();
  CHECK(f.year == 2028);
  CHECK(f.id == "9/north/2027");  // the same in every scenario
  CHECK(f.values[0].value == -60);
  CHECK(f.values[1].value == 100);
  CHECK(f.values[3].value == 40);
  CHECK(say(formulaWithValues(f.formula, f.values), Lang::en) == "\u221260 + 100 \u00D7 0.5 \u2264 0");
}

TEST_CASE("Without the threshold of the warning nothing warns, without that of the periods nothing is decided") {
  North north;
  north.everyYear(-60, 100);
  setThreshold(north.city, limit::kOutflowWarning, std::nullopt);
  CHECK(north.judged().sign == Sign::inOrder);
  north.everyYear(-120, 100);
  setThreshold(north.city, limit::kOutflowPeriods, std::nullopt);
  CHECK(north.judged().sign == Sign::check);
}

TEST_CASE("The measures of a proposal are named by their groups") {
  North north;
  north.everyYear(-120, 100);
  const std::string words = say(north.judged().reason, Lang::en);
  for (const MeasureGroup& group : north.city.rules.measures) CHECK(words.find(group.name.in(Lang::en)) != std::string::npos);
  CHECK(north.city.rules.measures.size() == 3);
}

TEST_CASE("Tiny City's net reproduction is half a daughter, and departures of which one kind is not known are no data") {
  North north;
  // One child a year at age 2, half of them girls, and nobody dies before.
  CHECK(evidenceAt(north.judged().values, "net_reproduction").value == 0.5);
  CHECK_FALSE(evidenceAt(north.judged().values, "departures").value.has_value());
  setValue(north.city, north.outcome, "internal_departures", kNorthTerritory, 2027, 70);
  CHECK_FALSE(evidenceAt(north.judged().values, "departures").value.has_value());
  setValue(north.city, north.outcome, "emigration", kNorthTerritory, 2027, 7);
  CHECK(evidenceAt(north.judged().values, "departures").value == 77);
}

TEST_CASE("Ages that the data do not tell apart give no statement about the young") {
  const North north;
  const Finding f = findingAt(rules::outflow(north.city, {}, north.outcome, 2027), "9/north/2027/age_15_34");
  CHECK(f.sign == Sign::noData);
  CHECK_FALSE(f.values[0].value.has_value());
}

TEST_CASE("Gross departures only warn, and the sentence says in how many territories") {
  North north;
  for (const int t : {kTown, kNorthTerritory, kSouthTerritory}) {
    setValue(north.city, north.outcome, "internal_departures", t, 2027, 500);
    setValue(north.city, north.outcome, "emigration", t, 2027, 0);
    setValue(north.city, north.outcome, "natural_increase", t, 2027, t == kSouthTerritory ? 600 : 100);
  }
  const Finding f = findingAt(rules::outflow(north.city, {}, north.outcome, 2027), "9/town/2027/gross");
  CHECK(f.sign == Sign::check);
  CHECK(f.direction == Direction::warn);
  CHECK(say(f.message, Lang::en).find("2 of 3") != std::string::npos);
}

TEST_CASE("In Almaty migration and reproduction of the young add up to the change of their number") {
  const Dataset& city = almatyCity();
  const Outcome& out = almatyOutcome();
  const std::vector<Finding>& all = almatyJudged().findings;
  for (const char* id : {"almaty", "alatau", "medeu"}) {
    const int t = findTerritory(city, id);
    const Finding f = findingAt(all, std::string("9/") + id + "/2027/age_15_34");
    const double change = personsAged(city, out, t, f.year + 1, 15, 34) - personsAged(city, out, t, f.year, 15, 34);
    CHECK(*f.values[0].value + *f.values[1].value == doctest::Approx(change));
    CHECK_FALSE(f.weak);
  }
}

TEST_CASE("Almaty grows by migration: the main reading fires nowhere, the strict one everywhere") {
  for (const Finding& f : almatyJudged().findings) {
    if (f.paragraph != "9") continue;
    CHECK(f.sign != Sign::decide);
    if (f.subject == "gross") CHECK(say(f.message, Lang::en).find("9 of 9") != std::string::npos);
  }
}

TEST_CASE("A scenario that drives people away fires in Almaty") {
  Scenario flight;
  flight.assumptions.outflow = 3;
  flight.assumptions.inflow = 0.2;
  const Outcome out = evaluate(almatyCity(), flight);
  const std::vector<Finding> all = rules::outflow(almatyCity(), flight, out, 2027);
  CHECK(findingAt(all, "9/almaty/2027").sign == Sign::decide);
  CHECK(findingAt(all, "9/almaty/2027/age_15_34").sign == Sign::decide);
}

TEST_CASE("A year outside the projection is judged in nothing") {
  const North north;
  CHECK(rules::outflow(north.city, {}, north.outcome, 2031).empty());
  CHECK(rules::outflow(north.city, {}, north.outcome, 2025).empty());
}
