// The need for objects and jobs of paragraphs 11-12: what each district lacks, what is under way, what it costs.
#include <algorithm>

#include "report/desk.h"

namespace kosh {
namespace {

constexpr int kNeedYears = 5;  // years of the plan; the development plan of the city has five

struct Need {
  int firstYear = 0, worstYear = 0;
  double worst = 0;
  Status status = Status::estimate;
  bool known = false;
};

Need needOf(const Desk& desk, const std::string& service, int territory, int from, int to) {
  Need out;
  const int index = findIndicator(desk.outcome, service + "_deficit");
  for (int t = from; t <= to; ++t) {
    const std::optional<Datum> gap = valueOf(desk.outcome, index, territory, t);
    if (!gap) continue;
    out.known = true;
    if (gap->value <= 0) continue;
    if (out.firstYear == 0) out.firstYear = t;
    if (gap->value > out.worst) out.worst = gap->value, out.worstYear = t, out.status = gap->status;
  }
  return out;
}

struct Sums {
  int rows = 0;
  double before = 0, objects = 0, cost = 0;
  bool costKnown = false;
};

void needRow(Desk& desk, const Service& service, int territory, const Need& need, Table& out, Sums& sums) {
  const std::optional<Datum> objects = valueOf(desk.outcome, findIndicator(desk.outcome, service.id + "_objects"), territory, need.worstYear);
  const double size = service.typicalSize ? service.typicalSize->value * (service.shifts ? service.shifts->value : 1) : 0;
  const std::optional<double> number_ = objects ? std::optional(objects->value) : std::nullopt;
  const std::optional<double> after = number_ && size > 0 ? std::optional(need.worst - *number_ * size) : std::nullopt;
  const std::optional<double> cost =
      number_ && service.typicalSize && service.unitCost ? std::optional(*number_ * service.typicalSize->value * service.unitCost->value) : std::nullopt;
  TableCell left = change(desk, after, 0);
  if (after) left.status = need.status;
  out.rows.push_back({count(++sums.rows), cell(territoryName(desk, territory)), number(desk, number_, 0), number(desk, size > 0 ? std::optional(size) : std::nullopt, 0), count(need.firstYear),
                      count(need.worstYear), number(desk, need.worst, 0, need.status), left, number(desk, cost, 0)});
  sums.before += need.worst;
  sums.objects += number_.value_or(0);
  if (cost) sums.costKnown = true, sums.cost += *cost;
}

void totalRow(Desk& desk, int index, const Sums& sums, Table& out) {
  std::vector<TableCell> row = {cell(""), cell(words(desk, Str::DocTotalService, {serviceName(desk, index)})), number(desk, sums.objects, 0), cell(""), cell(""), cell(""), number(desk, sums.before, 0), cell(""),
                                number(desk, sums.costKnown ? std::optional(sums.cost) : std::nullopt, 0)};
  for (TableCell& one : row) one.bold = true;
  out.rows.push_back(std::move(row));
}

void needsTable(Desk& desk, int from, int to) {
  Table out = table(words(desk, Str::DocNeedsTable), {{words(desk, Str::DocColNumber), true},
                                                      {words(desk, Str::DocColDistrict)},
                                                      {words(desk, Str::DocColCount), true},
                                                      {words(desk, Str::DocColCapacity), true},
                                                      {words(desk, Str::DocColFrom), true},
                                                      {words(desk, Str::DocColLargest), true},
                                                      {words(desk, Str::DocColBefore), true},
                                                      {words(desk, Str::DocColAfter), true},
                                                      {words(desk, Str::DocColCost), true}});
  std::vector<std::string> remarks;
  for (const char* id : {"school", "kindergarten", "polyclinic", "hospital_beds"}) {
    const int index = findService(desk.dataset, id);
    if (index < 0) continue;
    const Service& service = desk.dataset.services.services[static_cast<std::size_t>(index)];
    Sums sums;
    bool known = false;
    const std::size_t before = out.rows.size();
    std::vector<int> where = desk.dataset.districts;
    where.push_back(0);
    for (int territory : where) {
      if (territory == 0 && known) continue;  // the city speaks only where its districts cannot
      const Need need = needOf(desk, id, territory, from, to);
      known = known || need.known;
      if (need.worst <= 0) continue;
      if (sums.rows == 0) out.rows.push_back({cell(serviceName(desk, index) + ", " + unitOfService(desk, index), true)});
      needRow(desk, service, territory, need, out, sums);
    }
    if (service.typicalSize) sourceName(desk, service.typicalSize->from.source);
    if (out.rows.size() > before) totalRow(desk, index, sums, out);
    else remarks.push_back(known ? words(desk, Str::DocNeedsNone, {serviceName(desk, index), std::to_string(to)})
                                 : words(desk, Str::DocNeedsUnknown, {serviceName(desk, index)}));
  }
  addTable(desk, std::move(out));
  for (const std::string& remark : remarks) note(desk, remark);
  note(desk, words(desk, Str::DocNeedsMoney));
}

void datedRow(Desk& desk, Table& out, const std::string& service, const std::string& territory, int year, double places,
              const std::string& name, std::optional<Status> status, const std::string& origin) {
  const int index = findService(desk.dataset, service);
  if (index < 0) return;
  const std::string unit = unitOfService(desk, index);
  out.rows.push_back({count(static_cast<int>(out.rows.size()) + 1), cell(name.empty() ? serviceName(desk, index) : name),
                      cell(territoryName(desk, findTerritory(desk.dataset, territory))), number(desk, places, 0, status), cell(unit),
                      count(year), cell(origin)});
}

void datedTable(Desk& desk) {
  Table out = table(words(desk, Str::DocNeedsDated), {{words(desk, Str::DocColNumber), true},
                                                      {words(desk, Str::DocColObject)},
                                                      {words(desk, Str::DocColDistrict)},
                                                      {words(desk, Str::DocColCapacity), true},
                                                      {words(desk, Str::DocColUnit)},
                                                      {words(desk, Str::DocColYear), true},
                                                      {words(desk, Str::DocColOrigin)}});
  for (const ServiceObject& object : desk.dataset.services.objects)
    datedRow(desk, out, object.service, object.territory, object.year, object.places, object.name.in(desk.lang), object.from.status,
             sourceName(desk, object.from.source));
  for (const NewObject& object : desk.scenario.objects)
    datedRow(desk, out, object.service, object.territory, object.year, object.places, "", std::nullopt, words(desk, Str::DocDecision));
  addTable(desk, std::move(out));
}

void jobsTable(Desk& desk, int from, int to) {
  Table out = table(words(desk, Str::DocNeedsJobs), {{words(desk, Str::DocColIndicator)}, {words(desk, Str::DocColUnit)}});
  for (int t = from; t <= to; ++t) out.head.push_back(std::to_string(t)), out.numeric.push_back(true);
  out.numeric[1] = false;
  for (const char* id : {"labour_force", "jobs_needed", "jobs", "unemployment_rate"}) {
    const int index = findIndicator(desk.outcome, id);
    if (index < 0) continue;
    const Indicator& indicator = desk.outcome.indicators[static_cast<std::size_t>(index)];
    std::vector<TableCell> row = {cell(words(desk, indicator.name)), cell(std::string(unitOf(desk.dataset, indicator, desk.lang)))};
    for (int t = from; t <= to; ++t) row.push_back(datum(desk, desk.outcome, id, 0, t));
    out.rows.push_back(std::move(row));
  }
  addTable(desk, std::move(out));
}

void needsFindings(Desk& desk) {
  std::vector<const Finding*> chosen;
  for (const Finding& finding : desk.judgement.findings)
    if ((finding.paragraph == "11" || finding.paragraph == "12") && finding.sign == Sign::decide && chosen.size() < 12) chosen.push_back(&finding);
  if (chosen.empty()) return;
  plainHeading(desk, Str::DocFindingsHead);
  findingsTable(desk, chosen);
}

}  // namespace

std::string writeNeeds(Desk& desk) {
  const int from = desk.judgement.year, to = std::min(from + kNeedYears - 1, desk.outcome.lastYear - 1);
  const std::string name = words(desk, Str::DocTitleNeeds, {std::to_string(from), std::to_string(to)});
  letterhead(desk);
  title(desk, name);
  paragraph(desk, words(desk, Str::DocBasisNeeds));
  note(desk, words(desk, Str::DocMethod));
  needsTable(desk, from, to);
  datedTable(desk);
  jobsTable(desk, from, to);
  idleTable(desk, to);
  needsFindings(desk);
  note(desk, words(desk, Str::DocRegistration));
  signatures(desk, false);
  ownFigures(desk);
  sourcesAndRecord(desk);
  return name;
}

}  // namespace kosh
