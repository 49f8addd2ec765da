// The list of localities of paragraphs 6 to 8: candidates, the weakest link of each, and the columns of the form.
#include <algorithm>

#include "core/proposal_lines.h"

namespace kosh {
namespace {

// The links of the chain (domain A5), by the service that stands for them; jobs have no service.
constexpr std::size_t kVacanciesColumn = 12;  // index into the columns below
constexpr const char* kLinks[] = {"housing", "school", "kindergarten", "polyclinic"};

// Share of the need that is covered, not above one.
std::optional<double> coverageOf(const Facts& facts, const char* service, int territory, int year) {
  const Evidence load = ofIndicator(facts, std::string(service) + "_load", territory, year);
  if (!load.value) return std::nullopt;
  return *load.value > 100 ? 100 / *load.value : 1;
}

std::optional<double> jobsCovered(const Facts& facts, int territory, int year) {
  const Evidence needed = ofIndicator(facts, "jobs_needed", territory, year), jobs = ofIndicator(facts, "jobs", territory, year);
  if (!needed.value || !jobs.value || *needed.value <= 0) return std::nullopt;
  return std::min(1.0, *jobs.value / *needed.value);
}

void addLink(Locality& out, const char* id, std::optional<double> covered) {
  if (!covered || (out.coverage && *out.coverage <= *covered)) return;
  out.coverage = covered;
  out.weakest = id;
}

Evidence wordColumn(const char* id, Str name, const Message& text) { return ofWords(id, {name, {}}, text); }
Evidence noWord(const char* id, Str name) { return ofWords(id, {name, {}}, none()); }
Evidence noNumber(const char* id, Str name, Str unit) { return ofMethod(id, {name, {}}, std::nullopt, 0, {unit, {}}); }

// People of the model, or the last published total of a territory that is not projected.
Evidence people(const Facts& facts, int territory, int year) {
  Evidence out = ofIndicator(facts, "population", territory, year);
  if (out.value) return out;
  const Territory& t = facts.dataset.territories[static_cast<std::size_t>(territory)];
  const YearFigure* last = nullptr;
  for (const YearFigure& f : t.population)
    if (f.year <= year) last = &f;
  return ofFigure("population", out.name, 0, {Str::UnitPersons, {}}, last ? &last->figure : nullptr, last ? last->year : year);
}

struct Persons {
  std::optional<double> kandas, resettlers;
};

// Proposed numbers of an included district: what its gates let in.
Persons personsOf(const Facts& facts, const Judgement& judgement, int territory) {
  const Room kandas = roomOf(facts, judgement.intakes, territory, judgement.year);
  const Room resettlers = roomOf(facts, judgement.resettlerIntakes, territory, judgement.year);
  if (!kandas.included) return {};
  return {kandas.persons, resettlers.persons};
}

Evidence personsColumn(const char* id, Str name, std::optional<double> value) {
  return ofMethod(id, {name, {}}, value, 0, {Str::UnitPersons, {}}, Status::estimate);
}

Str typeOf(const Territory& t) { return t.kind == TerritoryKind::district ? Str::CardKindDistrict : Str::CardKindAgglomeration; }

// Hospitals that the map knows there.
Evidence medical(const Dataset& dataset, const std::string& territory) {
  const auto here = std::count_if(dataset.places.places.begin(), dataset.places.places.end(), [&](const Place& place) {
    return place.kind == PlaceKind::hospital && place.territory == territory;
  });
  if (here == 0) return noWord("medical", Str::ColMedical);
  Evidence out = wordColumn("medical", Str::ColMedical, Message{Str::MedicalCount, {Number{static_cast<double>(here), 0}}});
  out.source = dataset.places.hospitals.source;
  return out;
}

std::vector<Evidence> columns(const Facts& facts, const Judgement& judgement, int territory) {
  const Territory& t = facts.dataset.territories[static_cast<std::size_t>(territory)];
  const bool inCity = t.kind == TerritoryKind::district;
  const int year = judgement.year;
  const Persons persons = personsOf(facts, judgement, territory);
  const std::optional<double> family = thresholdValue(facts.dataset.rules, limit::kFamilySize);
  std::optional<double> families;
  if (persons.kandas && family && *family > 0) families = *persons.kandas / *family;
  const Names& city = facts.dataset.territories[static_cast<std::size_t>(cityOf(facts.dataset))].name;
  Evidence school = reserveOf(facts, "school", territory, year), garden = reserveOf(facts, "kindergarten", territory, year);
  school.name = {Str::ColSchool, {}};
  garden.name = {Str::ColKindergarten, {}};
  return {wordColumn("kato", Str::ColKato, plain(t.kato)),
          wordColumn("region", Str::ColRegion, inCity ? plain(city) : Message{Str::AlmatyRegion, {}}),
          wordColumn("district", Str::ColDistrict, plain(t.name)),
          wordColumn("locality", Str::ColLocality, plain(t.shortName)),
          wordColumn("type", Str::ColType, {typeOf(t), {}}),
          noWord("potential", Str::ColPotential),
          people(facts, territory, year),
          ofMethod("families", {Str::FigFamilies, {}}, families, 0, {Str::UnitFamilies, {}}, Status::illustrative),
          personsColumn("persons", Str::ColPersons, persons.kandas),
          personsColumn("kandas", Str::ColKandas, persons.kandas),
          personsColumn("resettlers", Str::ColResettlers, persons.resettlers),
          personsColumn("intra", Str::ColIntra, std::nullopt),
          noNumber("vacancies", Str::ColVacancies, Str::UnitJobs),
          noWord("occupations", Str::ColOccupations),
          noNumber("wage", Str::ColWage, Str::UnitTenge),
          noWord("housing_kind", Str::ColHousing),
          noNumber("dwellings", Str::FigDwellings, Str::UnitDwellings),
          school,
          garden,
          medical(facts.dataset, t.id),
          noWord("utilities", Str::ColUtilities),
          noNumber("distance", Str::ColDistance, Str::UnitKm),
          noWord("employers", Str::ColEmployers),
          noWord("responsible", Str::ColResponsible),
          wordColumn("note", Str::ColNote, inCity ? none() : Message{Str::ByAgreement, {}})};
}

// Of a district: what keeps it off the list, the room first. Gates without data are never taken as met.
ListState stateOf(const Room& room) {
  if (!room.persons || !room.minimum) return ListState::unknown;
  if (*room.persons < *room.minimum) return ListState::noRoom;
  if (!room.unknown.empty()) return ListState::unknown;
  return room.included ? ListState::proposed : ListState::notAssigned;
}

Locality localityOf(const Facts& facts, const Judgement& judgement, int territory) {
  Locality out;
  out.territory = territory;
  if (facts.dataset.territories[static_cast<std::size_t>(territory)].kind == TerritoryKind::agglomeration) {
    out.parts = {ListPart::intraOblast};
    out.state = ListState::byAgreement;
  } else {
    out.parts = {ListPart::kandas, ListPart::resettlers};
    out.state = stateOf(roomOf(facts, judgement.intakes, territory, judgement.year));
  }
  addLink(out, "jobs", jobsCovered(facts, territory, judgement.year));
  for (const char* link : kLinks) addLink(out, link, coverageOf(facts, link, territory, judgement.year));
  out.columns = columns(facts, judgement, territory);
  return out;
}

}  // namespace

Str wordsOf(ListState state) {
  constexpr Str kWords[kListStates] = {Str::ListProposed, Str::ListNotAssigned, Str::ListNoRoom, Str::ListUnknown, Str::ListByAgreement};
  return kWords[static_cast<std::size_t>(state)];
}

std::vector<Locality> localityList(const Dataset& dataset, const Scenario& scenario, const Outcome& outcome, const Judgement& judgement) {
  const Facts facts{dataset, scenario, outcome};
  std::vector<Locality> out;
  for (std::size_t t = 0; t < dataset.territories.size(); ++t)
    if (dataset.territories[t].kind != TerritoryKind::city) out.push_back(localityOf(facts, judgement, static_cast<int>(t)));
  std::stable_sort(out.begin(), out.end(), [&](const Locality& a, const Locality& b) {
    if (a.coverage != b.coverage) return a.coverage.value_or(-1) > b.coverage.value_or(-1);
    const std::optional<double> va = a.columns[kVacanciesColumn].value, vb = b.columns[kVacanciesColumn].value;
    if (va != vb) return va.value_or(-1) > vb.value_or(-1);
    return dataset.territories[static_cast<std::size_t>(a.territory)].id < dataset.territories[static_cast<std::size_t>(b.territory)].id;
  });
  return out;
}

}  // namespace kosh
