// Paragraphs 11 and 12: what registration plans (jobs, schools, kindergartens, medical institutions), and its own rules.
#include <algorithm>
#include <cmath>

#include "core/evidence.h"
#include "core/services.h"

namespace kosh {
namespace {

constexpr const char* kPlanned[] = {"school", "kindergarten", "polyclinic", "hospital_beds"};

struct Years {
  int first = 0, term = 0, last = 0;  // the coming year, the end of the medium term, the horizon of the plan
};

Years yearsFrom(const Facts& facts, int year) {
  const int end = facts.outcome.lastYear - 1;
  const int term = yearsOf(facts.dataset, limit::kMediumTerm).value_or(kMediumTermYears);
  const int horizon = yearsOf(facts.dataset, limit::kObjectsYears).value_or(kFiveYears);
  return {year, std::min(year + term - 1, end), std::min(year + horizon, end)};
}

// What is planned of one service in one territory.
struct Plan {
  const Service* service = nullptr;
  int territory = 0;
  Years years;
};

Evidence part(const Facts& facts, const Plan& plan, const char* suffix, int year) {
  return ofIndicator(facts, plan.service->id + suffix, plan.territory, year);
}

bool over(const Facts& facts, const Plan& plan, int year) {
  const Evidence load = part(facts, plan, "_load", year);
  return load.value && std::round(*load.value) > 100;  // as people read it
}

int firstOver(const Facts& facts, const Plan& plan) {
  for (int year = plan.years.first; year < facts.outcome.lastYear; ++year)
    if (over(facts, plan, year)) return year;
  return 0;
}

// The year of the largest shortage up to the horizon.
int worstYear(const Facts& facts, const Plan& plan) {
  int worst = plan.years.first;
  double most = 0;
  for (int year = plan.years.first; year <= plan.years.last; ++year) {
    const Evidence gap = part(facts, plan, "_deficit", year);
    if (gap.value && *gap.value > most) most = *gap.value, worst = year;
  }
  return worst;
}

// Objects stand in districts, so the city's number is the sum of theirs, where each is known.
Evidence objectsIn(const Facts& facts, const Plan& plan, int year) {
  Evidence out = part(facts, plan, "_objects", year);
  if (plan.territory != cityOf(facts.dataset)) return out;
  double sum = 0;
  for (const int t : facts.dataset.districts) {
    const Evidence own = ofIndicator(facts, plan.service->id + "_objects", t, year);
    if (!own.value) return out;
    sum += *own.value;
    out.status = worse(out.status.value_or(Status::official), *own.status);
  }
  out.value = sum;
  return out;
}

bool summedOver(const Facts& facts, const Plan& plan) {
  if (plan.territory != cityOf(facts.dataset)) return false;
  for (const int t : facts.dataset.districts)
    if (!ofIndicator(facts, plan.service->id + "_objects", t, plan.years.first).value) return false;
  return true;
}

Evidence renamed(Evidence value, const std::string& id, Str name, const Plan& plan, int year) {
  value.id = id;
  value.name = plain(spoken({name, {plan.service->name, std::to_string(year)}}));
  return value;
}

// Objects of all years up to the horizon; without a unit cost there is no figure.
Evidence costUpTo(const Facts& facts, const Plan& plan) {
  std::optional<double> sum = 0;
  Status status = Status::computed;
  for (int year = plan.years.first; year <= plan.years.last && sum; ++year) {
    const Evidence cost = part(facts, plan, "_cost", year);
    if (!cost.value) sum = std::nullopt;
    else sum = *sum + *cost.value, status = worse(status, *cost.status);
  }
  Evidence out = ofMethod(plan.service->id + "_cost", {Str::FigCostTo, {plan.service->name, std::to_string(plan.years.last)}}, sum, 0,
                          {Str::UnitThousandTenge, {}}, status);
  out.territory = plan.territory;
  return out;
}

Evidence oneObject(const Plan& plan) {
  const std::optional<Datum> one = objectCapacity(*plan.service);
  return ofMethod(plan.service->id + "_typical", {Str::FigOneObject, {plan.service->name}}, one ? std::optional(one->value) : std::nullopt, 0,
                  plain(plan.service->unit), one ? one->status : Status::computed);
}

// What other sources say of the capacity.
void addCapacityAlternatives(const Facts& facts, const Plan& plan, std::vector<Evidence>& values) {
  const Evidence capacity = part(facts, plan, "_capacity", plan.years.first);
  if (plan.territory == cityOf(facts.dataset)) {
    if (plan.service->cityCapacity) addAlternatives(values, capacity, *plan.service->cityCapacity);
    return;
  }
  for (std::size_t d = 0; d < plan.service->capacity.size() && d < facts.dataset.districts.size(); ++d)
    if (facts.dataset.districts[d] == plan.territory && plan.service->capacity[d])
      addAlternatives(values, capacity, *plan.service->capacity[d]);
}

std::vector<Evidence> valuesOf(const Facts& facts, const Plan& plan, int year, int first, int worst) {
  const Message never = {Str::AnswerNotBefore, {std::to_string(facts.outcome.lastYear - 1)}};
  Evidence begins = ofWords("first_overload", {Str::FigFirstOverload, {}}, first ? plain(std::to_string(first)) : never);
  const Evidence load = part(facts, plan, "_load", year);
  begins.status = load.status;
  Evidence norm = ofMethod("norm", {Str::FigNorm, {}}, 100, 0, {Str::UnitPercent, {}}, plan.service->norm.status);
  norm.exact = true;
  std::vector<Evidence> out{objectsIn(facts, plan, year), part(facts, plan, "_deficit", year), oneObject(plan), load,
                            norm,
                            part(facts, plan, "_demand", year), part(facts, plan, "_capacity", year), begins,
                            renamed(part(facts, plan, "_deficit", worst), plan.service->id + "_deficit_worst", Str::FigDeficitIn, plan, worst),
                            renamed(objectsIn(facts, plan, worst), plan.service->id + "_objects_worst", Str::FigObjectsIn, plan, worst),
                            costUpTo(facts, plan)};
  if (!plan.service->policyRate.empty()) out.push_back(part(facts, plan, "_policy_deficit", year));
  addCapacityAlternatives(facts, plan, out);
  return out;
}

Message sentence(const Facts& facts, const Plan& plan, const Finding& f, int first) {
  const Names& name = facts.dataset.territories[static_cast<std::size_t>(plan.territory)].name;
  const Names service = midSentence(plan.service->name);
  const std::string year = std::to_string(f.year);
  if (first == 0) return {Str::ObjectsEnough, {name, service, std::to_string(facts.outcome.lastYear - 1)}};
  const Names gap = figureOf(f.values[1]);
  if (first > plan.years.last) return {Str::ObjectsLater, {name, service, year, gap}};
  if (!f.values[0].value) return {Str::ObjectsShort, {name, service, year, gap}};
  return {Str::ObjectsNow, {name, service, year, gap, Number{*f.values[0].value, 0}}};
}

Finding judgePlan(const Facts& facts, const Plan& plan, int year) {
  Finding out = finding(facts, "11", plan.territory, year, plan.service->id);
  const int first = firstOver(facts, plan), worst = worstYear(facts, plan);
  out.year = first ? first : year;
  out.values = valuesOf(facts, plan, out.year, first, worst);
  out.result = 0;
  out.threshold = 2;
  out.formula = summedOver(facts, plan) ? Str::FormulaSumOfDistricts : Str::FormulaObjects;
  if (!out.values[3].value) {
    out.sign = Sign::noData;
    out.formula = Str::Count;
    out.message = {Str::MonitorNone, {spoken({Str::InTerritory, {facts.dataset.territories[static_cast<std::size_t>(plan.territory)].name,
                                                                 midSentence(plan.service->name)}})}};
    return out;
  }
  out.message = sentence(facts, plan, out, first);
  if (first == 0 || first > plan.years.last) return out;
  // A norm that nobody has confirmed asks for a look, not for money.
  out.sign = first <= plan.years.term && plan.service->norm.gate ? Sign::decide : Sign::check;
  out.direction = Direction::build;
  if (worst > out.year) out.reason = {Str::ReasonDoNothing, {std::to_string(worst), figureOf(out.values[8])}};
  return out;
}

// The city and the districts whose load is known; where it is known of none, the city says so.
std::vector<int> territoriesOf(const Facts& facts, const Service& service, int year) {
  std::vector<int> out{cityOf(facts.dataset)};
  for (const int t : facts.dataset.districts)
    if (ofIndicator(facts, service.id + "_load", t, year).value) out.push_back(t);
  return out;
}

// Jobs that the labour force needs at the norm of unemployment (domain A8).
Evidence jobsAtNorm(const Facts& facts, int year) {
  const Evidence force = ofIndicator(facts, "labour_force", cityOf(facts.dataset), year);
  const Evidence norm = ofThreshold(facts.dataset, limit::kUnemploymentNorm);
  std::optional<double> needed;
  if (force.value && norm.value) needed = std::ceil(*force.value * (1 - *norm.value / 100));
  Evidence out = ofMethod("jobs_at_norm", {Str::FigJobsAtNorm, {}}, needed, 0, {Str::UnitJobs, {}},
                          needed ? worse(*force.status, *norm.status) : Status::computed);
  out.year = year;
  return out;
}

// The first year up to the horizon in which jobs are short of that; else the coming one.
int yearOfJobs(const Facts& facts, const Years& years) {
  for (int year = years.first; year <= years.last; ++year) {
    const Evidence needed = jobsAtNorm(facts, year), there = ofIndicator(facts, "jobs", cityOf(facts.dataset), year);
    if (needed.value && there.value && *needed.value > *there.value) return year;
  }
  return years.first;
}

Finding jobs(const Facts& facts, int comingYear) {
  const int city = cityOf(facts.dataset), year = yearOfJobs(facts, yearsFrom(facts, comingYear));
  Finding out = finding(facts, "11", city, comingYear, "jobs");
  out.year = year;
  out.values = {jobsAtNorm(facts, year), ofIndicator(facts, "labour_force", city, year),
                ofThreshold(facts.dataset, limit::kUnemploymentNorm), ofIndicator(facts, "jobs", city, year),
                ofIndicator(facts, "unemployment_rate", city, year)};
  out.result = 0;
  out.threshold = 3;
  out.formula = Str::FormulaJobs;
  const Names& name = facts.dataset.territories[static_cast<std::size_t>(city)].name;
  if (!out.values[0].value || !out.values[3].value) {
    out.sign = Sign::noData;
    out.message = {Str::MonitorNone, {spoken({Str::InTerritory, {name, midSentence(Message{Str::IndJobs, {}})}})}};
    return out;
  }
  const bool lack = *out.values[0].value > *out.values[3].value;
  out.sign = lack ? Sign::check : Sign::inOrder;
  out.direction = lack ? Direction::warn : Direction::none;
  const int digits = digitsToTell(*out.values[0].value, *out.values[3].value);
  out.message = {lack ? Str::JobsShort : Str::JobsEnough,
                 {name, std::to_string(year), figureOf(out.values[0], digits), figureOf(out.values[3], digits)}};
  return out;
}

// Paragraph 12 cites the decree; whether it is still in force is not checked, and the screen says so.
Finding registration(const Facts& facts, int year) {
  const int city = cityOf(facts.dataset);
  Finding out = finding(facts, "12", city, year, "");
  out.ownMethod = false;
  const Act* act = findAct(facts.dataset.rules, "decree_1427");
  Evidence people = ofIndicator(facts, "population", city, facts.outcome.firstYear);
  Evidence hidden = ofMethod("unregistered", {Str::AssumeUnregistered, {}}, 100 * facts.scenario.assumptions.unregistered, 0,
                             {Str::AssumePer100, {}});
  hidden.status = std::nullopt;  // an assumption of the scenario
  out.values = {people, hidden};
  out.result = 0;
  out.sign = act ? Sign::check : Sign::noData;
  out.message = act ? Message{Str::RegistrationDecree, {act->number, Date{act->date}, act->title}}
                    : Message{Str::MonitorNone, {facts.dataset.territories[static_cast<std::size_t>(city)].name}};
  if (act && !act->note.empty()) out.reason = plain(act->note);
  return out;
}

// What deputies ask of registration: a limit by floor area. The city has no such competence, so the figures are a what-if.
Finding floorArea(const Facts& facts, int year) {
  const int city = cityOf(facts.dataset);
  Finding out = finding(facts, "12", city, year, "floor_area");
  const Evidence stock = ofIndicator(facts, "housing_capacity", city, year), people = ofIndicator(facts, "population", city, year);
  const Evidence norm = ofThreshold(facts.dataset, limit::kFloorArea);
  std::optional<double> fits, over;
  Status status = Status::computed;
  if (stock.value && norm.value && *norm.value > 0) {
    fits = std::floor(*stock.value / *norm.value);
    status = worse(*stock.status, status);
  }
  if (fits && people.value) over = *people.value - *fits;
  const Message persons{Str::UnitPersons, {}};
  out.values = {ofMethod("floor_fits", {Str::FigFloorFits, {}}, fits, 0, persons, status), stock, norm, people,
                ofMethod("floor_over", {Str::FigFloorOver, {}}, over, 0, persons, over ? worse(status, *people.status) : status)};
  out.result = 0;
  out.formula = Str::FormulaFloor;
  out.sign = norm.value ? Sign::inOrder : Sign::noData;
  out.message = {Str::FloorAnswer, {}};
  out.reason = {Str::FloorReason, {}};
  return out;
}

}  // namespace

std::vector<Finding> rules::objects(const Dataset& dataset, const Scenario& scenario, const Outcome& outcome, int year) {
  const Facts facts{dataset, scenario, outcome};
  std::vector<Finding> out{jobs(facts, year)};
  for (const char* id : kPlanned) {
    const int s = findService(dataset, id);
    if (s < 0) continue;
    const Service& service = dataset.services.services[static_cast<std::size_t>(s)];
    for (const int t : territoriesOf(facts, service, year)) out.push_back(judgePlan(facts, {&service, t, yearsFrom(facts, year)}, year));
  }
  out.push_back(registration(facts, year));
  out.push_back(floorArea(facts, year));
  return out;
}

}  // namespace kosh
