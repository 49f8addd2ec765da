// Tables that several documents have: intake of territories, the cost of doing nothing, execution by month, findings.
#include <cmath>

#include "report/desk.h"

namespace kosh {
namespace {

// Records of one month of the year over the streams of a document; nothing where none is filled in.
std::optional<double> executed(const Desk& desk, const std::vector<std::string>& streams, int year, int month,
                               std::optional<double> Execution::*what) {
  std::optional<double> sum;
  for (const Execution& record : desk.records.execution) {
    bool ours = false;
    for (const std::string& stream : streams) ours = ours || record.stream == stream;
    if (ours && record.year == year && record.month == month && record.*what) sum = sum.value_or(0) + *(record.*what);
  }
  return sum;
}

const GateYear* bindingYear(const Intake& intake, const Gate*& gate) {
  if (intake.gate < 0 || intake.gate >= static_cast<int>(intake.gates.size())) return nullptr;
  gate = &intake.gates[static_cast<std::size_t>(intake.gate)];
  for (const GateYear& year : gate->years)
    if (year.year == intake.gateYear) return &year;
  return nullptr;
}

// "Schools: 11 x 2 500, 1 x 900 places".
std::string helpers(const Desk& desk, const Intake& intake) {
  std::string out;
  for (std::size_t i = 0; i < intake.objects.size(); ++i) {
    const GateObjects& object = intake.objects[i];
    const bool again = i > 0 && intake.objects[i - 1].service == object.service;
    const bool goesOn = i + 1 < intake.objects.size() && intake.objects[i + 1].service == object.service;
    const std::string size = formatNumber(object.places, 0, desk.lang);
    out += again ? ", " : (out.empty() ? "" : "; ") + serviceName(desk, object.service) + ": ";
    out += words(desk, Str::DocCountOfSize, {std::to_string(object.count), size});
    if (!goesOn) out += "\u00A0" + unitOfService(desk, object.service);
  }
  return out.empty() ? "\u2013" : out;
}

std::vector<TableCell> intakeRow(const Desk& desk, const Intake& intake) {
  const Gate* gate = nullptr;
  const GateYear* year = bindingYear(intake, gate);
  std::optional<double> yearly;
  if (intake.persons && intake.question.years > 0) yearly = std::floor(*intake.persons / intake.question.years);
  std::vector<TableCell> row = {cell(territoryName(desk, intake.question.territory)), number(desk, intake.persons, 0, intake.status),
                                number(desk, yearly, 0, intake.status)};
  if (!year) {
    row.insert(row.end(), {cell("\u2013"), cell("\u2013"), cell("\u2013"), cell("\u2013")});
  } else {
    row.push_back(cell(serviceName(desk, gate->service)));
    row.push_back(count(year->year));
    TableCell slack = change(desk, year->slack, 0);
    slack.status = gate->status;
    row.push_back(std::move(slack));
    row.push_back(number(desk, year->need, 2, gate->status));
  }
  row.push_back(intake.firstYear ? count(*intake.firstYear) : cell("\u2013"));
  row.push_back(cell(helpers(desk, intake)));
  return row;
}

}  // namespace

void intakeTable(Desk& desk) {
  if (desk.judgement.intakes.empty()) return;
  const IntakeQuestion& question = desk.judgement.intakes[0].question;
  Table out = table(words(desk, Str::DocTableIntake, {std::to_string(question.from), std::to_string(question.years)}),
                    {{words(desk, Str::DocColTerritory)},
                     {words(desk, Str::DocColIntakeAll), true},
                     {words(desk, Str::DocColIntake), true},
                     {words(desk, Str::DocColLimit)},
                     {words(desk, Str::DocColYear), true},
                     {words(desk, Str::DocColSlack), true},
                     {words(desk, Str::DocColPerArrival), true},
                     {words(desk, Str::DocColFirstYear), true},
                     {words(desk, Str::DocColObjects)}});
  for (const Intake& intake : desk.judgement.intakes) out.rows.push_back(intakeRow(desk, intake));
  addTable(desk, std::move(out));
}

namespace {

// What a service lacks in a year: over the districts with a shortage, or over the city where only it is known.
struct Lack {
  bool known = false;
  double missing = 0;
  std::optional<double> objects;
  Status status = Status::official;
};

void addLack(const Desk& desk, const std::string& service, int territory, int year, Lack& lack) {
  const std::optional<Datum> gap = valueOf(desk.baseline, findIndicator(desk.baseline, service + "_deficit"), territory, year);
  const std::optional<Datum> need = valueOf(desk.baseline, findIndicator(desk.baseline, service + "_objects"), territory, year);
  if (!gap) return;
  lack.known = true;
  lack.status = worse(lack.status, gap->status);
  if (gap->value > 0) lack.missing += gap->value;
  if (need) lack.objects = lack.objects.value_or(0) + need->value;
}

Lack lackOf(const Desk& desk, const std::string& service, int year) {
  Lack out;
  for (int territory : desk.dataset.districts) addLack(desk, service, territory, year, out);
  if (!out.known) addLack(desk, service, 0, year, out);
  return out;
}

// Thousand tenge of all objects from the coming year on, without the decisions of the scenario.
std::optional<double> costUpTo(const Desk& desk, const std::string& service, int year) {
  std::optional<double> sum;
  for (int t = desk.judgement.year; t <= year; ++t) {
    const std::optional<Datum> one = valueOf(desk.baseline, findIndicator(desk.baseline, service + "_cost"), 0, t);
    if (one) sum = sum.value_or(0) + one->value;
  }
  return sum;
}

}  // namespace

void idleTable(Desk& desk, int year) {
  Table out = table(words(desk, Str::DocTableIdle, {std::to_string(year)}),
                    {{words(desk, Str::DocColService)},
                     {words(desk, Str::DocColUnit)},
                     {words(desk, Str::DocColShortage), true},
                     {words(desk, Str::DocColCount), true},
                     {words(desk, Str::DocColCost), true}});
  for (std::size_t s = 0; s < desk.dataset.services.services.size(); ++s) {
    const std::string& id = desk.dataset.services.services[s].id;
    const Lack lack = lackOf(desk, id, year);
    if (lack.missing < 0.5) continue;
    const int index = static_cast<int>(s);
    out.rows.push_back({cell(serviceName(desk, index)), cell(unitOfService(desk, index)), number(desk, lack.missing, 0, lack.status),
                        number(desk, lack.objects, 0), number(desk, costUpTo(desk, id, year), 0)});
  }
  const bool any = !out.rows.empty();
  addTable(desk, std::move(out));
  if (any) note(desk, words(desk, Str::DocIdleNote));
}

void executionTable(Desk& desk, const std::vector<std::string>& streams, bool permits) {
  const int year = currentYear(desk);
  Table out = table(words(desk, Str::DocTableExecution, {std::to_string(year)}), {{words(desk, Str::DocColMonth)}});
  for (int month = 1; month <= 12; ++month) {
    out.head.push_back(std::to_string(month));
    out.numeric.push_back(true);
  }
  struct Line {
    Str name;
    std::optional<double> Execution::*what;
  };
  std::vector<Line> lines{{Str::DocRowPlanned, &Execution::planned}, {Str::DocRowArrived, &Execution::arrived}};
  if (permits) lines.push_back({Str::DocRowPermits, &Execution::permits});
  for (const Line& line : lines) {
    std::vector<TableCell> row = {cell(words(desk, line.name))};
    for (int month = 1; month <= 12; ++month) {
      const std::optional<double> value = executed(desk, streams, year, month, line.what);
      row.push_back(value ? number(desk, value, 0) : cell(""));
    }
    out.rows.push_back(std::move(row));
  }
  addTable(desk, std::move(out));
}

void findingsTable(Desk& desk, const std::vector<const Finding*>& findings) {
  Table out = table("", {{words(desk, Str::DocColNumber), true},
                         {words(desk, Str::DocColFinding)},
                         {words(desk, Str::DocColAssessment)}});
  out.dense = true;
  for (const Finding* finding : findings) {
    std::string line = words(desk, Str::DocFindingLine, {finding->paragraph, startUpper(words(desk, finding->message))});
    const std::string reason = words(desk, finding->reason);
    if (!reason.empty()) line += "; " + reason;
    out.rows.push_back({count(static_cast<int>(out.rows.size()) + 1), cell(std::move(line)), cell(signWords(desk, finding->sign))});
  }
  addTable(desk, std::move(out));
}

}  // namespace kosh
