// The monitoring note of paragraph 3: fifteen factors of the city, the districts, findings, the question of floor area.
#include <algorithm>

#include "core/factors.h"
#include "report/desk.h"

namespace kosh {
namespace {


TableCell factorValue(const Desk& desk, const FactorRow& row) {
  if (row.series >= 0) {
    const Series& series = desk.dataset.series[static_cast<std::size_t>(row.series)];
    return number(desk, row.value ? std::optional(row.value->value) : std::nullopt, series.decimals,
                  row.value ? std::optional(row.value->status) : std::nullopt);
  }
  if (row.indicator < 0) return number(desk, std::nullopt, 0);
  return datum(desk, desk.outcome, desk.outcome.indicators[static_cast<std::size_t>(row.indicator)].id, 0, row.year);
}

std::string factorName(const Desk& desk, const FactorRow& row) {
  const Factor& factor = factors()[static_cast<std::size_t>(row.factor)];
  std::string out = words(desk, factor.name);
  if (row.part >= 0 && factor.part[row.part] != Str::Count) out += ": " + words(desk, factor.part[row.part]);
  return out;
}

struct RowWords {
  std::string name, unit, source;
};

RowWords rowWords(Desk& desk, const FactorRow& row) {
  if (row.series >= 0) {
    const Series& series = desk.dataset.series[static_cast<std::size_t>(row.series)];
    return {series.name.in(desk.lang), std::string(formOf(series.unit.in(desk.lang), {5, 0}, desk.lang)),
            row.value && row.from ? sourceName(desk, row.from->source) : "\u2013"};
  }
  if (row.indicator < 0) return {"\u2013", "\u2013", "\u2013"};
  const Indicator& indicator = desk.outcome.indicators[static_cast<std::size_t>(row.indicator)];
  const int service = findService(desk.dataset, indicator.service);
  std::string name = words(desk, indicator.name);
  if (service >= 0) name = words(desk, Str::IndOfService, {serviceName(desk, service), name});
  return {std::move(name), std::string(unitOf(desk.dataset, indicator, desk.lang)), words(desk, Str::DocByProgram)};
}

void factorsTable(Desk& desk, int year) {
  Table out = table(words(desk, Str::DocMonitoringFactors), {{words(desk, Str::DocColIndicator)},
                                                             {words(desk, Str::DocColValue), true},
                                                             {words(desk, Str::DocColUnit)},
                                                             {words(desk, Str::DocColYear), true},
                                                             {words(desk, Str::DocColSource)}});
  out.dense = true;
  int last = -1, lastPart = -1;
  for (const FactorRow& row : factorRows(desk.dataset, desk.outcome, 0, year)) {
    if (row.factor != last || row.part != lastPart) out.rows.push_back({cell(startUpper(factorName(desk, row)), true)});
    last = row.factor, lastPart = row.part;
    const RowWords about = rowWords(desk, row);
    out.rows.push_back({cell(about.name), factorValue(desk, row), cell(about.unit), row.value ? count(row.year) : cell("\u2013"),
                        cell(about.source)});
  }
  addTable(desk, std::move(out));
}

struct DistrictColumn {
  const char* indicator;
  bool addsUp;
};
constexpr DistrictColumn kDistrictColumns[] = {{"population", true}, {"density", false}, {"natural_increase", true}, {"net_migration", true},
                                               {"school_deficit", false}, {"kindergarten_deficit", false}};

std::string indicatorHead(const Desk& desk, const char* id) {
  const Indicator& indicator = desk.outcome.indicators[static_cast<std::size_t>(findIndicator(desk.outcome, id))];
  const int service = findService(desk.dataset, indicator.service);
  const std::string name = words(desk, indicator.name);
  return (service >= 0 ? words(desk, Str::IndOfService, {serviceName(desk, service), name}) : name) + ", " +
         std::string(unitOf(desk.dataset, indicator, desk.lang));
}

void districtsTable(Desk& desk, int year) {
  Table out = table(words(desk, Str::DocMonitoringDistricts, {std::to_string(year)}), {{words(desk, Str::DocColDistrict)}});
  out.dense = true;
  std::vector<std::vector<TableCell>> rows;
  for (int territory : desk.dataset.districts) rows.push_back({cell(territoryName(desk, territory))});
  std::vector<TableCell> city = {cell(territoryName(desk, 0), true)};
  for (const DistrictColumn& column : kDistrictColumns) {
    if (findIndicator(desk.outcome, column.indicator) < 0) continue;
    out.head.push_back(indicatorHead(desk, column.indicator));
    out.numeric.push_back(true);
    const std::vector<std::optional<Datum>> whole = districtColumn(desk, desk.outcome, column.indicator, year);
    for (std::size_t d = 0; d < rows.size(); ++d) {
      TableCell one = datum(desk, desk.outcome, column.indicator, desk.dataset.districts[d], year);
      if (column.addsUp && whole[d]) {
        const bool people = std::string_view(column.indicator) == "population";
        one.text = people ? formatNumber(whole[d]->value, 0, desk.lang) : formatSigned(whole[d]->value, 0, desk.lang);
        one.number = whole[d]->value;
      }
      rows[d].push_back(std::move(one));
    }
    TableCell total = datum(desk, desk.outcome, column.indicator, 0, year);
    total.bold = true;
    city.push_back(std::move(total));
  }
  rows.push_back(std::move(city));
  out.rows = std::move(rows);
  addTable(desk, std::move(out));
}

void yearsTable(Desk& desk, int year) {
  Table out = table(words(desk, Str::DocMonitoringYears), {{words(desk, Str::DocColIndicator)}});
  out.dense = true;
  std::vector<int> years;
  for (int t : {year, year + 1, year + 3, year + 5, year + 10, year + 20})
    if (t < desk.outcome.lastYear) years.push_back(t);
  for (int t : years) out.head.push_back(std::to_string(t)), out.numeric.push_back(true);
  for (const char* id : {"population", "births", "deaths", "natural_increase", "net_migration", "immigration", "emigration",
                         "internal_arrivals", "internal_departures", "share_under_16", "share_60_plus", "unemployment_rate"}) {
    if (findIndicator(desk.outcome, id) < 0) continue;
    std::vector<TableCell> row = {cell(indicatorHead(desk, id))};
    for (int t : years) row.push_back(datum(desk, desk.outcome, id, 0, t));
    out.rows.push_back(std::move(row));
  }
  addTable(desk, std::move(out));
}

// What a limit of registration by floor area would say: a what-if, since the city has no such competence.
void floorArea(Desk& desk) {
  heading(desk, Str::DocFloorHead);
  paragraph(desk, words(desk, Str::DocFloorAnswer));
  const Finding* asked = nullptr;
  for (const Finding& finding : desk.judgement.findings)
    if (finding.subject == "floor_area") asked = &finding;
  if (!asked || !asked->values[0].value) return;
  const Evidence& norm = asked->values[2];
  Table out = table(words(desk, Str::DocFloorTable, {Number{*norm.value, norm.decimals}}),
                    {{words(desk, Str::DocColIndicator)}, {words(desk, Str::DocYear, {std::to_string(asked->year)}), true}});
  for (const std::size_t i : {3, 1, 0, 4})
    out.rows.push_back({cell(columnHead(words(desk, asked->values[i].name), unitWords(desk, asked->values[i]))), evidence(desk, asked->values[i])});
  sourceName(desk, norm.source);
  addTable(desk, std::move(out));
}

// The proposals of paragraph 4 and the list have documents of their own.
bool isOfNote(const std::string& paragraph) {
  return paragraph == "3" || paragraph == "9" || paragraph == "10" || paragraph == "11" || paragraph == "12";
}

// What asks for a decision or a check; first of paragraph 3, then of the others.
void findingsSection(Desk& desk) {
  heading(desk, Str::DocFindingsHead);
  std::vector<const Finding*> chosen;
  for (const Sign sign : {Sign::decide, Sign::check})
    for (const Finding& finding : desk.judgement.findings)
      if (finding.sign == sign && isOfNote(finding.paragraph)) chosen.push_back(&finding);
  if (chosen.empty()) return paragraph(desk, words(desk, Str::DocFindingsNone));
  constexpr std::size_t kMost = 14;
  const std::size_t more = chosen.size() > kMost ? chosen.size() - kMost : 0;
  chosen.resize(std::min(chosen.size(), kMost));
  findingsTable(desk, chosen);
  if (more > 0) note(desk, words(desk, Str::DocFindingsMore, {Number{static_cast<double>(more), 0}}));
}

}  // namespace

std::string writeMonitoring(Desk& desk) {
  const int year = std::max(currentYear(desk), desk.outcome.firstYear);
  const std::string name = words(desk, Str::DocTitleMonitoring, {std::to_string(year)});
  letterhead(desk);
  title(desk, name);
  paragraph(desk, words(desk, Str::DocBasisMonitoring));
  note(desk, words(desk, Str::DocMethod));
  heading(desk, Str::DocMonitoringFactors);
  factorsTable(desk, year);
  note(desk, words(desk, Str::DocPrivacy));
  heading(desk, Str::DocBriefPeople);
  districtsTable(desk, year);
  note(desk, words(desk, Str::DocPlanReserve));
  yearsTable(desk, year);
  findingsSection(desk);
  floorArea(desk);
  note(desk, words(desk, Str::DocRegistration));
  signatures(desk, false);
  ownFigures(desk);
  sourcesAndRecord(desk);
  return name;
}

}  // namespace kosh
