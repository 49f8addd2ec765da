// The plan of measures of paragraph 9: where the outflow passes reproduction, what is planned against it, with and without.
#include <algorithm>

#include "report/desk.h"

namespace kosh {
namespace {

constexpr int kPlanYears = 3;  // the medium term (domain.md F, e)

std::vector<const Finding*> outflowFindings(const Desk& desk) {
  std::vector<const Finding*> out;
  for (const Sign sign : {Sign::decide, Sign::check})
    for (const Finding& finding : desk.judgement.findings)
      if (finding.paragraph == "9" && finding.sign == sign) out.push_back(&finding);
  return out;
}

void stateTable(Desk& desk, int year) {
  Table out = table(words(desk, Str::DocPlanState, {std::to_string(year)}), {{words(desk, Str::DocColTerritory)},
                                                                             {words(desk, Str::IndNaturalIncrease), true},
                                                                             {words(desk, Str::IndNetMigration), true},
                                                                             {words(desk, Str::DocPlanSum), true}});
  const std::vector<std::optional<Datum>> natural = districtColumn(desk, desk.outcome, "natural_increase", year);
  const std::vector<std::optional<Datum>> net = districtColumn(desk, desk.outcome, "net_migration", year);
  const auto addRow = [&](int territory, const std::optional<Datum>& n, const std::optional<Datum>& s, bool bold) {
    std::vector<TableCell> row = {cell(territoryName(desk, territory), bold)};
    for (const std::optional<Datum>& one : {n, s}) {
      TableCell shown = change(desk, one ? std::optional(one->value) : std::nullopt, 0);
      if (one) shown.status = one->status;
      row.push_back(std::move(shown));
    }
    row.push_back(change(desk, n && s ? std::optional(n->value + s->value) : std::nullopt, 0));
    for (TableCell& one : row) one.bold = bold;
    out.rows.push_back(std::move(row));
  };
  for (std::size_t d = 0; d < desk.dataset.districts.size(); ++d) addRow(desk.dataset.districts[d], natural[d], net[d], false);
  const auto city = [&](const char* id) { return valueOf(desk.outcome, findIndicator(desk.outcome, id), 0, year); };
  const auto whole = [](std::optional<Datum> value) {
    if (value) value->value = static_cast<double>(static_cast<long long>(value->value + (value->value < 0 ? -0.5 : 0.5)));
    return value;
  };
  addRow(0, whole(city("natural_increase")), whole(city("net_migration")), true);
  addTable(desk, std::move(out));
}

void measuresTable(Desk& desk) {
  Table out = table("", {{words(desk, Str::DocColNumber), true},
                         {words(desk, Str::DocColMeasure)},
                         {words(desk, Str::DocColGroup)},
                         {words(desk, Str::DocColTarget)},
                         {words(desk, Str::DocColTerm)},
                         {words(desk, Str::DocColWho)},
                         {words(desk, Str::DocColFunds)},
                         {words(desk, Str::DocColEffect)}});
  bool blank = false;
  for (const MeasureGroup& group : desk.dataset.rules.measures) {
    bool any = false;
    for (const Measure& measure : desk.records.measures) {
      if (measure.group != group.id) continue;
      any = true;
      out.rows.push_back({count(static_cast<int>(out.rows.size()) + 1), cell(measure.text), cell(group.name.in(desk.lang)),
                          cell(measure.target), cell(measure.term), cell(measure.responsible), cell(measure.money), cell("")});
    }
    if (any) continue;
    blank = true;
    out.rows.push_back({count(static_cast<int>(out.rows.size()) + 1), cell(""), cell(group.name.in(desk.lang)), cell(""), cell(""), cell(""),
                        cell(""), cell("")});
  }
  addTable(desk, std::move(out));
  if (blank) note(desk, words(desk, Str::DocPlanBlank));
}

void forecastTable(Desk& desk, int from) {
  Table out = table(words(desk, Str::DocPlanForecast), {{words(desk, Str::DocColIndicator)}});
  out.dense = true;
  std::vector<int> years;
  for (int t = from; t < from + 5 && t < desk.outcome.lastYear; ++t) years.push_back(t);
  for (int t : years) out.head.push_back(std::to_string(t)), out.numeric.push_back(true);
  for (const char* id : {"natural_increase", "net_migration", "population"}) {
    const Str name = desk.outcome.indicators[static_cast<std::size_t>(findIndicator(desk.outcome, id))].name;
    std::vector<TableCell> before = {cell(words(desk, Str::DocWithout, {name}))}, after = {cell(words(desk, Str::DocWith, {name}))};
    for (int t : years) {
      before.push_back(datum(desk, desk.baseline, id, 0, t));
      after.push_back(datum(desk, desk.outcome, id, 0, t));
    }
    out.rows.push_back(std::move(before));
    out.rows.push_back(std::move(after));
  }
  addTable(desk, std::move(out));
}

}  // namespace

std::string writePlan(Desk& desk) {
  const int year = desk.judgement.year;
  const std::string name = words(desk, Str::DocTitlePlan, {std::to_string(year), std::to_string(year + kPlanYears - 1)});
  letterhead(desk);
  title(desk, name);
  paragraph(desk, words(desk, Str::DocBasisPlan));
  note(desk, words(desk, Str::DocMethod));
  heading(desk, Str::DocGrounds);
  const std::vector<const Finding*> found = outflowFindings(desk);
  const bool fires = !found.empty() && found.front()->sign == Sign::decide;
  paragraph(desk, words(desk, fires ? Str::DocPlanFires : Str::DocPlanQuiet));
  findingsTable(desk, found);
  stateTable(desk, year);
  forecastTable(desk, year);
  breakPage(desk, true);
  heading(desk, Str::DocPlanMeasures);
  measuresTable(desk);
  signatures(desk, true);
  ownFigures(desk);
  sourcesAndRecord(desk);
  return name;
}

}  // namespace kosh
