// The brief of a district on one page: people, schools, kindergartens, objects, intake, findings.
#include <algorithm>

#include "report/desk.h"

namespace kosh {
namespace {

std::vector<int> briefYears(const Desk& desk) {
  std::vector<int> out;
  const int now = std::max(currentYear(desk), desk.outcome.firstYear);
  for (int t : {now, now + 1, now + 5, now + 10})
    if (t < desk.outcome.lastYear) out.push_back(t);
  return out;
}

std::string rowName(const Desk& desk, const Indicator& indicator) {
  const int service = findService(desk.dataset, indicator.service);
  const std::string name = words(desk, indicator.name);
  const std::string full = service >= 0 ? words(desk, Str::IndOfService, {serviceName(desk, service), name}) : name;
  return full + ", " + std::string(unitOf(desk.dataset, indicator, desk.lang));
}

template <class Ids>
void yearsTable(Desk& desk, Str caption, const Ids& ids) {
  Table out = table(words(desk, caption), {{words(desk, Str::DocColIndicator)}});
  const std::vector<int> years = briefYears(desk);
  for (int t : years) out.head.push_back(std::to_string(t)), out.numeric.push_back(true);
  for (const char* id : ids) {
    const int index = findIndicator(desk.outcome, id);
    if (index < 0) continue;
    std::vector<TableCell> row = {cell(rowName(desk, desk.outcome.indicators[static_cast<std::size_t>(index)]))};
    bool any = false;
    for (int t : years) {
      row.push_back(datum(desk, desk.outcome, id, desk.request.territory, t));
      any = any || row.back().number;
    }
    if (any) out.rows.push_back(std::move(row));
  }
  addTable(desk, std::move(out));
}

std::string objectLine(const Desk& desk, const std::string& service, int year, double places, const std::string& name) {
  const int index = findService(desk.dataset, service);
  if (index < 0) return "";
  const std::string what = name.empty() ? serviceName(desk, index) : name;
  return what + " (" + formatNumber(places, 0, desk.lang) + "\u00A0" + unitOfService(desk, index) + ", " + std::to_string(year) + ")";
}

void objects(Desk& desk) {
  const std::string& id = desk.dataset.territories[static_cast<std::size_t>(desk.request.territory)].id;
  std::string list;
  const auto add = [&](const std::string& line) { list += (list.empty() || line.empty() ? "" : "; ") + line; };
  for (const ServiceObject& object : desk.dataset.services.objects)
    if (object.territory == id) add(objectLine(desk, object.service, object.year, object.places, object.name.in(desk.lang)));
  for (const NewObject& object : desk.scenario.objects)
    if (object.territory == id)
      add(objectLine(desk, object.service, object.year, object.places, "") + " \u2013 " + words(desk, Str::DocDecision));
  if (list.empty()) return;
  plainHeading(desk, Str::DocBriefObjects);
  note(desk, list + ".");
}

const Intake* intakeOf(const Desk& desk) {
  for (const Intake& intake : desk.judgement.intakes)
    if (intake.question.territory == desk.request.territory) return &intake;
  return nullptr;
}

void intake(Desk& desk) {
  const Intake* intake = intakeOf(desk);
  if (!intake) return;
  const std::string head = words(desk, Str::DocBriefIntake, {std::to_string(intake->question.from)});
  desk.blocks.push_back({BlockKind::heading, {{head, false, std::nullopt}}});
  std::string sentence;
  if (!intake->persons) {
    sentence = words(desk, Str::DocBriefUnknown);
  } else if (*intake->persons >= 1) {
    const double yearly = static_cast<double>(static_cast<long long>(*intake->persons / intake->question.years));
    sentence = words(desk, Str::DocBriefRoom, {Number{yearly, 0}, std::to_string(intake->question.years)});
  } else {
    const std::string limit = intake->gate >= 0 ? serviceName(desk, intake->gates[static_cast<std::size_t>(intake->gate)].service) : "\u2013";
    sentence = words(desk, Str::DocBriefNoRoom, {limit}) + " " +
               (intake->firstYear ? words(desk, Str::DocBriefFirstYear, {std::to_string(*intake->firstYear)}) : words(desk, Str::DocBriefNeverRoom));
  }
  desk.blocks.push_back({BlockKind::paragraph, {{sentence, true, intake->persons ? std::optional(intake->status) : std::nullopt}}});
}

void findings(Desk& desk) {
  std::vector<const Finding*> chosen;
  for (const Sign sign : {Sign::decide, Sign::check})
    for (const Finding& finding : desk.judgement.findings)
      if (finding.territory == desk.request.territory && finding.sign == sign) chosen.push_back(&finding);
  plainHeading(desk, Str::DocFindingsHead);
  if (chosen.empty()) return note(desk, words(desk, Str::DocFindingsNone));
  constexpr std::size_t kMost = 6;
  const std::size_t shown = std::min(chosen.size(), kMost);
  std::string list;
  for (std::size_t i = 0; i < shown; ++i)
    list += (i ? "\n" : "") + words(desk, Str::DocFindingLine, {chosen[i]->paragraph, sentence(desk, chosen[i]->message)});
  note(desk, list);
  if (chosen.size() > shown) note(desk, words(desk, Str::DocFindingsMore, {Number{static_cast<double>(chosen.size() - shown), 0}}));
}

}  // namespace

std::string writeBrief(Desk& desk) {
  const std::string name = words(desk, Str::DocTitleBrief, {territoryName(desk, desk.request.territory)});
  title(desk, name);
  yearsTable(desk, Str::DocBriefPeople, std::initializer_list<const char*>{"population", "density", "share_under_16", "share_60_plus", "births",
                                                                            "deaths", "natural_increase", "net_migration"});
  yearsTable(desk, Str::DocBriefServices,
             std::initializer_list<const char*>{"school_demand", "school_capacity", "school_deficit", "school_load", "kindergarten_demand",
                                                "kindergarten_capacity", "kindergarten_deficit", "polyclinic_demand", "polyclinic_deficit"});
  objects(desk);
  intake(desk);
  findings(desk);
  note(desk, words(desk, Str::DocMethod));
  sourcesAndRecord(desk);
  return name;
}

}  // namespace kosh
