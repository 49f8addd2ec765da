// The list of localities: parts, ranking by the weakest link, columns of the form.
#include "core/proposals.h"
#include "judged.h"

using namespace kosh;
using namespace kosh::test;

namespace {

std::vector<Locality> listOf(const Scenario& plan = {}) {
  const Outcome out = evaluate(almatyCity(), plan);
  return localityList(almatyCity(), plan, out, judge(almatyCity(), plan, out, 2027));
}

const std::vector<Locality>& base() {
  static const std::vector<Locality> list = listOf();
  return list;
}

Locality of(const std::vector<Locality>& list, const char* id) {
  for (const Locality& l : list)
    if (almatyCity().territories[static_cast<std::size_t>(l.territory)].id == id) return l;
  FAIL_CHECK("not in the list: " << id);
  return {};
}

}  // namespace

TEST_CASE("Districts are candidates of parts A and B, the agglomeration of part C") {
  CHECK(base().size() == 15);
  CHECK(of(base(), "alatau").parts == std::vector<ListPart>{ListPart::kandas, ListPart::resettlers});
  CHECK(of(base(), "ile").parts == std::vector<ListPart>{ListPart::intraOblast});
}

TEST_CASE("The rank follows the weakest link; places without a known link stand last, by id") {
  for (std::size_t i = 1; i < base().size(); ++i)
    if (base()[i].coverage) CHECK(*base()[i - 1].coverage >= *base()[i].coverage);
  const std::size_t known = 8;
  for (std::size_t i = 0; i < base().size(); ++i) CHECK(base()[i].coverage.has_value() == (i < known));
  for (std::size_t i = known + 1; i < base().size(); ++i)
    CHECK(almatyCity().territories[static_cast<std::size_t>(base()[i - 1].territory)].id <
          almatyCity().territories[static_cast<std::size_t>(base()[i].territory)].id);
}

TEST_CASE("The weakest link is named and covers at most everything") {
  for (const Locality& l : base()) {
    CHECK(l.coverage.has_value() == !l.weakest.empty());
    if (l.coverage) CHECK(*l.coverage <= 1);
  }
  const Locality medeu = of(base(), "medeu");
  CHECK(medeu.weakest == "kindergarten");
  const Evidence load = ofIndicator({almatyCity(), Scenario{}, almatyOutcome()}, "kindergarten_load", medeu.territory, 2027);
  CHECK(*medeu.coverage == doctest::Approx(100 / *load.value));
}

TEST_CASE("A district is proposed only when the scenario assigns it and its gates pass") {
  for (const Locality& l : base()) CHECK(l.state != ListState::proposed);
  Scenario plan;
  plan.included = {"almaly", "medeu"};
  plan.objects = {{"school", "almaly", 2027, 2500, {}}};
  const std::vector<Locality> list = listOf(plan);
  CHECK(of(list, "almaly").state == ListState::proposed);
  CHECK(of(list, "medeu").state == ListState::noRoom);
  CHECK(of(list, "ile").state == ListState::byAgreement);
  CHECK(*evidenceAt(of(list, "almaly").columns, "kandas").value >= 100);
  CHECK_FALSE(evidenceAt(of(list, "bostandyk").columns, "kandas").value.has_value());
}

TEST_CASE("A candidate that is not proposed says why: no room, not assigned, or a gate without data") {
  for (const Locality& l : base())
    if (l.parts.size() == 2) CHECK(l.state == ListState::noRoom);  // the schools of every district are full
  Scenario plan;
  plan.objects = {{"school", "almaly", 2027, 2500, {}}};
  CHECK(of(listOf(plan), "almaly").state == ListState::notAssigned);
}

TEST_CASE("A fixed version holds all three parts with state and reason, and tells what differs today") {
  const std::vector<ListEntry> fixed = listEntries(almatyCity(), base());
  CHECK(fixed.size() == 8 + 8 + 7);
  CHECK(fixed.front().part == ListPart::kandas);
  CHECK(fixed.front().state == ListState::noRoom);
  CHECK(!fixed.front().weakest.empty());
  CHECK(fixed.front().covered.has_value());
  CHECK(fixed.back().part == ListPart::intraOblast);
  CHECK(fixed.back().state == ListState::byAgreement);
  CHECK(listChanges(fixed, fixed).empty());
  Scenario plan;
  plan.included = {"almaly"};
  plan.objects = {{"school", "almaly", 2027, 2500, {}}};
  const std::vector<ListChange> changes = listChanges(fixed, listEntries(almatyCity(), listOf(plan)));
  REQUIRE(changes.size() == 2);  // in part A and in part B
  if (changes.size() != 2) return;
  for (const ListChange& change : changes) {
    CHECK(change.was->territory == "almaly");
    CHECK(change.was->state == ListState::noRoom);
    CHECK(change.now->state == ListState::proposed);
  }
  CHECK(changeWords(almatyCity(), changes[0]).in(Lang::en).find("was no room") != std::string::npos);
  std::vector<ListEntry> shorter(fixed.begin() + 1, fixed.end());
  CHECK_FALSE(listChanges(fixed, shorter).at(0).now.has_value());
  CHECK_FALSE(listChanges(shorter, fixed).at(0).was.has_value());
}

TEST_CASE("The columns are those of the form, the same for every candidate") {
  for (const Locality& l : base()) {
    REQUIRE(l.columns.size() == 25);
    for (std::size_t c = 0; c < l.columns.size(); ++c) {
      CHECK(l.columns[c].id == base()[0].columns[c].id);
      CHECK(isWhole(l.columns[c]));
    }
  }
  CHECK(base()[0].columns[0].id == "kato");
  CHECK(base()[0].columns[12].id == "vacancies");
}

TEST_CASE("A candidate of the agglomeration stands in Almaty region and is by agreement") {
  const Locality ile = of(base(), "ile");
  CHECK(say(evidenceAt(ile.columns, "region").text, Lang::en) == "Almaty region");
  CHECK(say(evidenceAt(ile.columns, "kato").text, Lang::en) == "196800000");
  CHECK(said(evidenceAt(ile.columns, "note").text));
  CHECK_FALSE(said(evidenceAt(of(base(), "alatau").columns, "note").text));
}

TEST_CASE("Places that are free stand with their sign") {
  const Locality auezov = of(base(), "auezov");
  const Evidence places = evidenceAt(auezov.columns, "school_reserve");
  const Evidence deficit = ofIndicator({almatyCity(), Scenario{}, almatyOutcome()}, "school_deficit", auezov.territory, 2027);
  CHECK(*places.value == -*deficit.value);
  CHECK(say(places.name, Lang::en) == "Free places in schools");
}

TEST_CASE("Vacancies break a tie, and without them the id does") {
  Dataset city = ruledCity();
  const Outcome out = evaluate(city, {});
  const std::vector<Locality> list = localityList(city, {}, out, {2027, {}, {}, {}});
  REQUIRE(list.size() == 2);
  if (list.size() != 2) return;
  CHECK(list[0].coverage.has_value());
}
