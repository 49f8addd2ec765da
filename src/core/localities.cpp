// The list of localities of paragraphs 6 to 8: candidates, the weakest link of each, and the columns of the form.
#include <algorithm>

#include "core/proposal_lines.h"

namespace kosh {
namespace {

// Index into the columns below.
// The links of the chain (domain A5), by the service that stands for them; jobs have no service.
constexpr std::size_t kVacanciesColumn = 12;
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
          noWord("medical", Str::ColMedical),
          noWord("utilities", Str::ColUtilities),
          noNumber("distance", Str::ColDistance, Str::UnitKm),
          noWord("employers", Str::ColEmployers),
          noWord("responsible", Str::ColResponsible),
          wordColumn("note", Str::ColNote, inCity ? none() : Message{Str::ByAgreement, {}})};
}

Locality localityOf(const Facts& facts, const Judgement& judgement, int territory) {
  Locality out;
  out.territory = territory;
  if (facts.dataset.territories[static_cast<std::size_t>(territory)].kind == TerritoryKind::agglomeration) {
    out.parts = {ListPart::intraOblast};
  } else {
    out.parts = {ListPart::kandas, ListPart::resettlers};
    const Room room = roomOf(facts, judgement.intakes, territory, judgement.year);
    const bool passes = room.persons && room.minimum && *room.persons >= *room.minimum && room.unknown.empty();
    out.proposed = room.included && passes;
  }
  addLink(out, "jobs", jobsCovered(facts, territory, judgement.year));
  for (const char* link : kLinks) addLink(out, link, coverageOf(facts, link, territory, judgement.year));
  out.columns = columns(facts, judgement, territory);
  return out;
}

}  // namespace

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
