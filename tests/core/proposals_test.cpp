// The four proposals: the same figures as the findings, the columns of the annexes, cost, effect and refusal.
#include "core/proposals.h"

#include "core/proposal_lines.h"
#include "judged.h"

using namespace kosh;
using namespace kosh::test;

namespace {

struct Made {
  Scenario plan;
  Outcome outcome;
  Judgement judged;
  std::vector<Proposal> all;

  explicit Made(Scenario scenario = {})
      : plan(std::move(scenario)), outcome(evaluate(almatyCity(), plan)), judged(judge(almatyCity(), plan, outcome, 2027)),
        all(proposals(almatyCity(), plan, outcome, judged)) {}
};

const Made& base() {
  static const Made made;
  return made;
}

Scenario decided() {
  Scenario plan;
  for (const char* id : {"foreign_1", "foreign_2", "foreign_3", "foreign_4", "foreign_seasonal"}) decideQuota(plan, almatyCity(), id, 2027, 100);
  decideQuota(plan, almatyCity(), "kandas", 2027, 400);
  decideQuota(plan, almatyCity(), "resettlers", 2027, 100);
  plan.included = {"almaly"};
  plan.objects = {{"school", "almaly", 2027, 2500, {}}};
  return plan;
}

const Made& changed() {
  static const Made made(decided());
  return made;
}

}  // namespace

TEST_CASE("Four proposals come in the order of paragraph 4, for the coming year, the regional quotas for the medium term") {
  REQUIRE(base().all.size() == 4);
  if (base().all.size() != 4) return;
  for (int kind = 0; kind < kProposalKinds; ++kind) {
    CHECK(static_cast<int>(base().all[static_cast<std::size_t>(kind)].kind) == kind);
    CHECK(base().all[static_cast<std::size_t>(kind)].year == 2027);
    CHECK(base().all[static_cast<std::size_t>(kind)].horizon == 2029);
    CHECK(base().all[static_cast<std::size_t>(kind)].lastYear == (kind == 2 ? 2029 : 2027));
  }
}

TEST_CASE("Every sentence of a proposal is whole in three languages, every figure has its unit and status") {
  for (const Made* made : {&base(), &changed()}) {
    for (const Proposal& p : made->all) {
      for (const Message* message : {&p.sentence, &p.effect, &p.refusal}) CHECK(saidWhole(*message));
      CHECK(p.values.size() >= 3);
      CHECK(p.grounds.size() >= 3);
      for (const Evidence& e : p.grounds) CHECK_MESSAGE(isWhole(e), e.id);
      for (const Evidence& e : p.values) CHECK_MESSAGE(isWhole(e), e.id);
      for (const Evidence& e : p.cost) CHECK_MESSAGE(isWhole(e), e.id);
      for (const ProposalLine& line : p.lines) {
        CHECK(saidWhole(line.reason));
        for (const Evidence& e : line.values) CHECK_MESSAGE(isWhole(e), e.id);
      }
      if (p.formula != Str::Count) CHECK(saidWhole(formulaWithValues(p.formula, p.values)));
    }
  }
}

TEST_CASE("The lines of one proposal have the same columns, so that they make a table") {
  for (const Made* made : {&base(), &changed()})
    for (const Proposal& p : made->all)
      for (const ProposalLine& line : p.lines) {
        REQUIRE(line.values.size() == p.lines[0].values.size());
        for (std::size_t c = 0; c < line.values.size(); ++c) CHECK(line.values[c].id == p.lines[0].values[c].id);
      }
}

TEST_CASE("The annexes have the columns of their forms") {
  const std::size_t columns[] = {12, 13, 14, 11};
  const std::size_t lines[] = {8, 5, 6, 1};
  for (std::size_t kind = 0; kind < 4; ++kind) {
    CHECK(base().all[kind].lines.size() == lines[kind]);
    CHECK(base().all[kind].lines[0].values.size() == columns[kind]);
  }
}

TEST_CASE("For each kind the formula gives the same figure as the annex") {
  for (const Made* made : {&base(), &changed()}) {
    for (std::size_t kind = 1; kind < 4; ++kind) {
      for (const ProposalLine& line : made->all[kind].lines) {
        CHECK(evidenceAt(line.values, "quota_proposed").value == line.proposed);
        for (const Finding& f : made->judged.findings) {
          const bool same = f.paragraph == "4." + std::to_string(kind + 1) && f.year == line.year &&
                            f.subject == almatyCity().quotas.streams[static_cast<std::size_t>(line.stream)].id;
          if (same) CHECK(f.values[0].value == line.proposed);
        }
      }
    }
    for (const ProposalLine& line : made->all[0].lines) CHECK(evidenceAt(line.values, "intake").value == line.proposed);
  }
}

TEST_CASE("A proposal for the medium term has figures by year, a correction those of the current year") {
  const Made& made = changed();
  const std::vector<Proposal> medium =
      proposals(almatyCity(), made.plan, made.outcome, made.judged, {Period::comingYear, Period::mediumTerm, Period::comingYear, Period::mediumTerm});
  CHECK(medium[1].lines.size() == 5 * 3);
  CHECK(medium[3].lines.size() == 3);
  CHECK(medium[2].lines.size() == 2);
  CHECK(medium[1].lastYear == 2029);
  for (const ProposalLine& line : medium[1].lines) CHECK(line.present->value == medium[1].lines[static_cast<std::size_t>(&line - &medium[1].lines[0]) / 3 * 3].present->value);
  CHECK(say(medium[1].sentence, Lang::en).find("for 2027 it is proposed to cut the quota from 1\u202F558 to 500") != std::string::npos);
  CHECK(say(medium[1].sentence, Lang::en).find("; for 2029 ") != std::string::npos);
  CHECK(say(medium[2].sentence, Lang::en).find("2028") == std::string::npos);
  const std::vector<Proposal> now =
      proposals(almatyCity(), made.plan, made.outcome, made.judged, {Period::currentYear, Period::currentYear, Period::currentYear, Period::currentYear});
  for (const Proposal& p : now) {
    CHECK(p.year == 2026);
    CHECK(p.lastYear == 2026);
    if (p.kind != ProposalKind::territories)
      for (const ProposalLine& line : p.lines) CHECK(line.year == 2026);
  }
  CHECK(now[1].lines[0].present->value == 62);  // the quota of the year itself
  CHECK(say(now[1].sentence, Lang::en).find("(correction of the current year)") != std::string::npos);
}

TEST_CASE("The sentence about territories names those that are proposed") {
  Scenario plan;
  plan.included = {"almaly", "zhetysu"};
  plan.objects = {{"school", "almaly", 2027, 2500, {}}};
  const Outcome outcome = evaluate(almatyCity(), plan);
  const Judgement judged = judge(almatyCity(), plan, outcome, 2027);
  const std::string words = say(proposals(almatyCity(), plan, outcome, judged)[0].sentence, Lang::en);
  CHECK(words.find("for 2027 to assign for settlement: Almaly") != std::string::npos);
}

TEST_CASE("A proposal knows its findings") {
  for (std::size_t kind = 0; kind < 4; ++kind) {
    CHECK_FALSE(base().all[kind].findings.empty());
    for (const int f : base().all[kind].findings)
      CHECK(base().judged.findings[static_cast<std::size_t>(f)].paragraph == "4." + std::to_string(kind + 1));
  }
}

TEST_CASE("Without decisions Almaty proposes no territory, keeps the zero quota and cannot compute the others") {
  CHECK(base().all[0].direction == Direction::keep);
  CHECK(say(base().all[0].sentence, Lang::en) == "It is proposed to leave the territories of the city unchanged for 2027: 0 of 8 districts have enough room");
  CHECK(base().all[1].direction == Direction::none);
  CHECK(base().all[2].direction == Direction::keep);
  CHECK(base().all[2].sentence.id == Str::RegionalZero);
  CHECK(base().all[3].direction == Direction::none);
  for (const ProposalLine& line : base().all[2].lines) {
    CHECK(line.proposed == 0);
    CHECK_FALSE(line.present.has_value());
  }
}

TEST_CASE("Decided categories are summed, from the quotas in force to the decided ones") {
  const Proposal& p = changed().all[1];
  CHECK(p.direction == Direction::decrease);
  CHECK(say(p.sentence, Lang::en).find("from 1\u202F558 to 500") != std::string::npos);  // 62 + 292 + 506 + 269 + 429
  CHECK(evidenceAt(p.values, "quota_present").value.has_value());
}

TEST_CASE("Regional quotas stand for each year of the medium term, with families, ages and funds") {
  const Proposal& p = changed().all[2];
  const ProposalLine& kandas = p.lines[0];
  CHECK(kandas.decided);
  CHECK(kandas.proposed == 400);
  CHECK(evidenceAt(kandas.values, "families").value == 100);
  const double able = *evidenceAt(kandas.values, "able").value, children = *evidenceAt(kandas.values, "children").value;
  CHECK(able + children <= 400);
  CHECK(able > children);
  CHECK(evidenceAt(kandas.values, "funds_low").value == 198950);  // a hundred families of 1,989.5 thousand
  CHECK(evidenceAt(kandas.values, "funds_high").value == 276800);
  CHECK(p.lines[2].year == 2029);
  CHECK(p.lines[2].proposed == 400);  // a decision holds until the next one
}

TEST_CASE("The cost is told by budget level and year; what is unknown has no figure") {
  const Proposal& p = changed().all[2];
  CHECK(evidenceAt(p.cost, "republican_low/2027").value == 198950 + 49737.5);
  CHECK_FALSE(evidenceAt(p.cost, "local/2027").value.has_value());
  CHECK_FALSE(evidenceAt(base().all[1].cost, "republican/2027").value.has_value());
}

TEST_CASE("In law today Almaty's payments are zero; the figure of a family is a what-if") {
  const Proposal& p = base().all[2];
  CHECK(evidenceAt(p.cost, "republican_low/2027").value == 0);
  CHECK(evidenceAt(p.cost, "republican_high/2029").value == 0);
  CHECK(evidenceAt(p.cost, "family_low").value == 1989.5);
  CHECK(evidenceAt(p.cost, "family_high").value == 2768);
  CHECK(evidenceAt(p.cost, "mci").value == 4325);
  CHECK(evidenceAt(p.cost, "in_law").text.id == Str::CostZero);
  CHECK(evidenceAt(changed().all[2].cost, "in_law").text.id == Str::CostWhatIf);
}

TEST_CASE("Without support rates the funds are no data, and nobody still costs nothing") {
  Dataset city = almatyCity();
  city.quotas.support.clear();
  const std::vector<Proposal> all = proposals(city, {}, base().outcome, base().judged);
  CHECK_FALSE(evidenceAt(all[2].lines[0].values, "funds_low").value.has_value());
  CHECK(evidenceAt(all[2].cost, "republican_low/2027").value == 0);
}

TEST_CASE("A dataset without the streams has proposals without lines") {
  Dataset city = ruledCity();
  city.quotas.streams.clear();
  const Outcome out = evaluate(city, {});
  const std::vector<Proposal> all = proposals(city, {}, out, {2027, {}, {}, {}});
  REQUIRE(all.size() == 4);
  for (std::size_t kind = 1; kind < 4; ++kind) CHECK(all[kind].lines.empty());
  CHECK(all[0].direction == Direction::none);
}
