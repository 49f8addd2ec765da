// The ingredients of a document, made by hand; the numbers are explained in the header.
#include "report/made_up.h"

#include "core/tiny_city.h"

namespace kosh::test {
namespace {

Evidence figure(Str name, double value, Str unit, int territory, int year) {
  Evidence out;
  out.id = "figure";
  out.name = {name, {}};
  out.value = value;
  out.unit = {unit, {}};
  out.status = Status::official;
  out.source = "tiny";
  out.asOf = "2026-01-01";
  out.territory = territory;
  out.year = year;
  return out;
}

Intake intakeOf(int territory, double persons) {
  Intake out;
  out.question = {territory, 0, 2027, 5, false, {}};
  out.persons = persons;
  out.gate = 0;
  out.gateYear = 2028;
  out.gates = {{0, territory, true, Status::estimate, {{2027, 100, 0.25, 400.0}, {2028, persons / 4, 0.25, persons}}}};
  out.firstYear = persons > 0 ? 2027 : 2029;
  if (persons < 1) out.objects = {{0, territory, 200, 2}};
  return out;
}

Finding findingOf(const char* paragraph, int territory, Sign sign) {
  Finding out;
  out.id = std::string(paragraph) + "/x";
  out.paragraph = paragraph;
  out.territory = territory;
  out.year = 2027;
  out.sign = sign;
  out.message = {Str::TipStatus, {std::string("Sentence"), std::string(paragraph)}};
  return out;
}

Proposal proposalOf(ProposalKind kind) {
  Proposal out;
  out.kind = kind;
  out.year = 2027;
  out.lastYear = 2029;
  out.horizon = 2029;
  out.sentence = {Str::Plain, {std::string("One sentence.")}};
  out.values = {figure(Str::IndPopulation, 3000, Str::UnitPersons, 0, 2026), figure(Str::IndBirths, 300, Str::UnitPersons, 1, 2026)};
  out.values.push_back(out.values.back());
  out.values.back().value.reset();
  out.grounds = out.values;
  out.formula = Str::TipStatus;
  out.cost = {figure(Str::Plain, 1500, Str::UnitThousandTenge, 0, 2027)};
  out.cost[0].name.args = {std::string("Local budget")};
  out.effect = {Str::Plain, {std::string("An effect.")}};
  out.refusal = {Str::Plain, {std::string("A refusal.")}};
  out.findings = {0};
  return out;
}

ProposalLine lineOf(int territory, int stream, std::optional<double> present, std::optional<double> proposed, Direction direction) {
  ProposalLine out;
  out.territory = territory;
  out.stream = stream;
  out.year = 2027;
  if (present) out.present = Datum{*present, Status::unverified};
  out.proposed = proposed;
  out.direction = direction;
  out.reason = {Str::Plain, {std::string("A reason.")}};
  for (int i = 0; i < 12; ++i) out.values.push_back(figure(Str::IndPopulation, 1000 + i, Str::UnitPersons, territory, 2027));
  return out;
}

std::vector<Proposal> proposalsOf(const Dataset& dataset) {
  std::vector<Proposal> out;
  for (int i = 0; i < kProposalKinds; ++i) out.push_back(proposalOf(static_cast<ProposalKind>(i)));
  out[0].lines = {lineOf(kNorthTerritory, -1, {}, 120, Direction::include), lineOf(kSouthTerritory, -1, {}, 0, Direction::keep)};
  out[1].lines = {lineOf(-1, findStream(dataset, "foreign_1"), 40, 50, Direction::increase)};
  out[2].lines = {lineOf(-1, findStream(dataset, "kandas"), {}, 0, Direction::keep)};
  out[3].lines = {lineOf(-1, findStream(dataset, "foreign_1"), {}, {}, Direction::keep)};
  return out;
}

Locality localityOf(int territory, bool proposed) {
  Locality out;
  out.territory = territory;
  out.parts = {ListPart::kandas};
  out.state = proposed ? ListState::proposed : ListState::noRoom;
  out.coverage = 0.5;
  for (const char* id : {"kato", "locality", "persons", "employers"}) {
    out.columns.push_back(figure(Str::IndPopulation, 7, Str::UnitPersons, territory, 2027));
    out.columns.back().id = id;
  }
  out.columns[0].text = {Str::Plain, {std::string("991000000")}};
  out.columns[3].value.reset();
  return out;
}

Rules rulesOf() {
  Rules out;
  out.receivers = {{"labour_exchange", "8", sameInAll("Exchange")}, {"ministry", "4", sameInAll("Ministry")}};
  out.measures = {{"skilled", sameInAll("Skilled")}, {"training", sameInAll("Training")}};
  return out;
}

}  // namespace

MadeUp madeUp() {
  MadeUp out;
  out.dataset = tinyCity();
  out.dataset.fingerprint = "0123456789abcdef";
  out.dataset.rules = rulesOf();
  out.baseline = out.outcome = evaluate(out.dataset, {});
  out.judgement.year = 2027;
  out.judgement.intakes = {intakeOf(kTown, 120), intakeOf(kNorthTerritory, 120), intakeOf(kSouthTerritory, 0)};
  out.judgement.findings = {findingOf("4.2", 0, Sign::check), findingOf("9", kNorthTerritory, Sign::decide),
                            findingOf("11", kSouthTerritory, Sign::inOrder)};
  out.proposals = proposalsOf(out.dataset);
  out.localities = {localityOf(kNorthTerritory, true), localityOf(kSouthTerritory, false)};
  out.request.territory = kNorthTerritory;
  out.request.today = "2026-11-25";
  out.request.scenarioFingerprint = "fedcba9876543210";
  return out;
}

Document documentOf(const MadeUp& made, DocumentKind kind, std::vector<Lang> langs) {
  DocumentRequest request = made.request;
  request.kind = kind;
  request.langs = std::move(langs);
  return writeDocument(made.dataset, made.scenario, made.baseline, made.outcome, made.judgement, made.proposals, made.localities,
                       made.records, request);
}

Document documentOf(DocumentKind kind, std::vector<Lang> langs) { return documentOf(madeUp(), kind, std::move(langs)); }

std::string linesOf(const DocumentPart& part) {
  std::string out;
  for (const Block& block : part.blocks) {
    for (const Run& run : block.runs) out += run.text;
    if (!block.runs.empty()) out += "\n";
    if (!block.table.caption.empty()) out += block.table.caption + "\n";
    for (const std::vector<TableCell>& row : block.table.rows) {
      for (std::size_t i = 0; i < row.size(); ++i) out += (i ? "|" : "") + row[i].text;
      out += "\n";
    }
  }
  return out;
}

const Table* tableWith(const DocumentPart& part, std::string_view head) {
  for (const Block& block : part.blocks)
    for (const std::string& one : block.table.head)
      if (one == head) return &block.table;
  return nullptr;
}

}  // namespace kosh::test
