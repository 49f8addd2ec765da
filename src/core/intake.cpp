// The central intake: slack of each gate over what one arrival needs of it, from two projections.
#include "core/intake.h"

#include <algorithm>
#include <cmath>

#include "core/intake_gates.h"
#include "core/intake_objects.h"

namespace kosh {
namespace {

constexpr double kWholePerson = 1e-6;  // an intake of 200 less a rounding error is 200
constexpr double kCutNoise = 1e-6;     // persons; smaller cuts are rounding errors of people who were taken out

// What the questions about one stream, first year and number of years share.
struct Context {
  const Dataset& dataset;
  IntakePeople people;
  IntakeQuestion question;  // its territory differs from question to question
  int last = 0;             // tested stocks: from + 1 .. last
  std::vector<int> services;                         // all that may gate
  ServiceSheet plain;                                // of IntakePeople::plain
  Trust trust;
  std::vector<std::optional<ServiceSheet>> arrivals;  // [district], of one arrival
  int arrivalYear = 0;                               // first year of these sheets
  const QuotaStream& stream() const { return dataset.quotas.streams[question.stream]; }
};

bool hasTestedYears(const Dataset& dataset, const IntakeQuestion& q) {
  return q.years >= 1 && q.from >= dataset.demography.baseYear && q.from <= dataset.demography.lastFlowYear;
}

Context makeContext(const Dataset& dataset, const Scenario& scenario, const IntakeQuestion& question) {
  Scenario counted = scenario;
  if (question.alone) counted.quotas.clear();
  Context context{dataset, intakePeople(dataset, std::move(counted)), question, 0, {}, {}, {}, {}, 0};
  context.last = std::min(question.from + question.years, dataset.demography.lastFlowYear + 1);
  IntakeQuestion ofCity = question;
  for (std::size_t t = 0; t < dataset.territories.size(); ++t)
    if (dataset.territories[t].kind == TerritoryKind::city) ofCity.territory = static_cast<int>(t);
  for (const GatePlace& place : gatePlaces(dataset, ofCity)) context.services.push_back(place.service);
  context.plain = serviceSheet(dataset, context.people.scenario, context.people.plain, context.services);
  context.trust = trustOf(dataset, context.people.scenario, context.people.plain);
  context.arrivals.resize(dataset.districts.size());
  return context;
}

const ServiceSheet& arrivalSheet(Context& context, std::size_t d) {
  if (!context.arrivals[d]) {
    const IntakeQuestion& q = context.question;
    const Outcome one = oneArrival(context.people, q.stream, static_cast<int>(d), q.from, q.years);
    context.arrivalYear = one.firstYear;
    context.arrivals[d] = serviceSheet(context.dataset, context.people.scenario, one, context.services);
  }
  return *context.arrivals[d];
}

// Shares of the asked people by district: all in the one asked, or the split of the stream.
std::vector<double> sharesOf(const Context& context, int asked) {
  if (asked < 0) return context.stream().split;
  std::vector<double> shares(context.dataset.districts.size(), 0.0);
  shares[asked] = 1;
  return shares;
}

// What one person of K asks of a gate in each tested year.
std::vector<double> needOf(Context& context, const ServiceSheet& base, const SlotYears& grid, const GatePlace& place,
                           std::size_t service, int asked) {
  const IntakeQuestion& q = context.question;
  const int first = context.people.plain.firstYear;
  const std::vector<double> shares = sharesOf(context, asked);
  const std::vector<double> guests = context.stream().permanent ? std::vector<double>() : oneGuest(context.stream(), q.years);
  std::vector<double> need(context.last - q.from, 0.0);
  for (std::size_t d = 0; d < shares.size(); ++d) {
    if (shares[d] == 0) continue;
    const bool elsewhere = place.slot != static_cast<int>(grid.city()) && place.slot != static_cast<int>(d);
    if (!guests.empty()) {
      for (std::size_t j = 0; j < need.size() && !elsewhere; ++j)
        need[j] += shares[d] * guests[j] * needOfGuest(base, grid, service, d, q.from - first + j);
      continue;
    }
    const ServiceSheet& one = arrivalSheet(context, d);
    const std::size_t years = one.years[service].demand.size() / grid.slots();
    for (std::size_t j = 0; j < need.size(); ++j)
      need[j] += shares[d] * one.years[service].demand[place.slot * years + (q.from - context.arrivalYear) + j];
  }
  return need;
}

Status statusOf(const Context& context, const SlotYears& grid, const GatePlace& place, const ServiceYears& years, int asked) {
  const Service& service = context.dataset.services.services[place.service];
  const std::size_t end = context.last - context.people.plain.firstYear;
  const bool byPresent = service.base == DemandBase::populationPresent;
  Status status = (byPresent ? context.trust.present : context.trust.residents)[grid.at(place.slot, end)];
  status = worse(status, worse(service.rateFrom.status, years.capacity[grid.at(place.slot, end - 1)]->status));
  if (service.norm.value != 1) status = worse(status, service.norm.status);  // as for a load
  const QuotaStream& stream = context.stream();
  const Status arrivals =
      stream.permanent ? context.dataset.migration.profiles[stream.profile].from.status : stream.stayFrom.status;
  return worse(worse(status, arrivals), asked < 0 ? stream.splitFrom.status : Status::estimate);
}

GateCurve curveOf(Context& context, const ServiceSheet& base, const GatePlace& place, int asked) {
  GateCurve curve;
  curve.place = place;
  curve.status = Status::unverified;
  if (!place.known) return curve;
  const SlotYears grid = slotYears(context.people.plain);
  const Service& facts = context.dataset.services.services[place.service];
  const std::size_t s = std::find(context.services.begin(), context.services.end(), place.service) - context.services.begin();
  const ServiceYears& years = base.years[s];
  for (std::size_t y = 0; y + 1 < grid.years; ++y) {
    curve.demand.push_back(years.demand[grid.at(place.slot, y)]);
    curve.slack.push_back(facts.norm.value * years.capacity[grid.at(place.slot, y)]->value - curve.demand.back());
  }
  curve.perPlace = facts.norm.value * (facts.shifts ? facts.shifts->value : 1);
  curve.need = needOf(context, base, grid, place, s, asked);
  curve.status = statusOf(context, grid, place, years, asked);
  return curve;
}

std::optional<double> limitOf(double slack, double need) {
  if (need > 0) return std::max(0.0, slack / need);
  return slack < 0 ? std::optional(0.0) : std::nullopt;
}

// The least limit of all known gates when the first arrivals come in the flow year `first`; nothing: there is none.
std::optional<double> leastLimit(const std::vector<GateCurve>& curves, std::size_t first) {
  std::optional<double> least;
  for (const GateCurve& curve : curves)
    for (std::size_t j = 0; j < curve.need.size() && first + j < curve.slack.size(); ++j) {
      const std::optional<double> limit = limitOf(curve.slack[first + j], curve.need[j]);
      if (limit && (!least || *limit < *least)) least = limit;
    }
  return least;
}

// The gate and year that bind: the least limit; where norms are broken already, the largest gap as a share of the demand.
void findBinding(Intake& out, const std::vector<GateCurve>& curves, std::size_t first) {
  double worst = 0, least = 0;
  for (std::size_t g = 0; g < curves.size(); ++g)
    for (std::size_t j = 0; j < out.gates[g].years.size(); ++j) {
      const GateYear& year = out.gates[g].years[j];
      if (!year.limit) continue;
      const double demand = curves[g].demand[first + j];
      const double gap = year.slack < 0 ? -year.slack / (demand > 0 ? demand : 1) : 0;
      if (out.gate >= 0 && (gap < worst || (gap == worst && *year.limit >= least))) continue;
      worst = gap, least = *year.limit;
      out.gate = static_cast<int>(g), out.gateYear = year.year;
    }
}

// The arrivals change departures that were cut, or guests count as the mean resident of a service by age: not linear.
bool needsBisection(const Context& context, const Outcome& base, const std::vector<GateCurve>& curves) {
  if (!context.stream().permanent) return false;
  const int width = context.dataset.demography.stepYears, n = base.districts;
  for (const YearCut& cut : base.cuts)
    if (cut.year + width > context.question.from && cut.year < context.last && cut.cut.persons > kCutNoise) return true;
  const bool byAge = std::any_of(curves.begin(), curves.end(), [&](const GateCurve& curve) {
    const Service& service = context.dataset.services.services[curve.place.service];
    return curve.place.known && service.base == DemandBase::populationPresent && !perPerson(service.rate);
  });
  const auto first = base.temporary.begin() + (context.question.from + 1 - base.firstYear) * n;
  const auto end = base.temporary.begin() + (context.last + 1 - base.firstYear) * n;
  return byAge && std::any_of(first, end, [](double stock) { return stock > 0; });
}

void listGates(Intake& out, const Context& context, const std::vector<GateCurve>& curves, std::size_t first) {
  std::optional<Status> status;
  for (const GateCurve& curve : curves) {
    Gate gate{curve.place.service, curve.place.territory, curve.place.known, curve.status, {}};
    for (std::size_t j = 0; j < curve.need.size(); ++j) {
      const double slack = curve.slack[first + j];
      gate.years.push_back({context.question.from + static_cast<int>(j), slack, curve.need[j], limitOf(slack, curve.need[j])});
    }
    if (gate.known) status = status ? worse(*status, gate.status) : gate.status;
    out.gates.push_back(std::move(gate));
  }
  out.status = status.value_or(Status::unverified);
}

// The same needs from every later first year on.
std::optional<int> firstRoom(const Context& context, const Intake& asked, const std::vector<GateCurve>& curves) {
  const int from = context.question.from, base = context.people.plain.firstYear;
  if (!asked.persons || *asked.persons >= 1) return from;
  for (int year = from + 1; year <= context.dataset.demography.lastFlowYear; ++year) {
    const std::optional<double> limit = leastLimit(curves, year - base);
    if (!limit || std::floor(*limit + kWholePerson) >= 1) return year;
  }
  return std::nullopt;
}

Scenario withObjects(const Dataset& dataset, Scenario scenario, const std::vector<GateObjects>& objects, int year) {
  for (const GateObjects& o : objects)
    scenario.objects.push_back({dataset.services.services[o.service].id, dataset.territories[o.territory].id, year,
                                o.places * o.count, std::nullopt});
  return scenario;
}

Intake answer(Context& context, const Scenario& scenario, int territory) {
  IntakeQuestion question = context.question;
  question.territory = territory;
  Intake out;
  out.question = question;
  out.bounded = false;
  out.status = Status::unverified;
  const std::optional<int> asked = askedDistrict(context.dataset, territory);
  if (!asked || !hasTestedYears(context.dataset, question)) return out;
  const std::vector<double> own = ownArrivals(context.people, question.stream, *asked, question.from);
  std::optional<Outcome> without;
  std::optional<ServiceSheet> sheet;
  if (!own.empty()) {
    without = withoutArrivals(context.people, question.stream, question.from, own);
    sheet = serviceSheet(context.dataset, context.people.scenario, *without, context.services);
  }
  std::vector<GateCurve> curves;
  for (const GatePlace& place : gatePlaces(context.dataset, question))
    curves.push_back(curveOf(context, sheet ? *sheet : context.plain, place, *asked));
  const std::size_t first = question.from - context.people.plain.firstYear;
  listGates(out, context, curves, first);
  const std::optional<double> limit = leastLimit(curves, first);
  out.bounded = limit.has_value();
  if (limit) out.persons = std::floor(*limit + kWholePerson);
  out.bisected = limit && needsBisection(context, without ? *without : context.people.plain, curves);
  if (out.bisected) out.persons = intakeByBisection(context.dataset, scenario, question);
  findBinding(out, curves, first);
  const bool known = std::any_of(curves.begin(), curves.end(), [](const GateCurve& curve) { return curve.place.known; });
  if (known) out.firstYear = firstRoom(context, out, curves);
  out.objectsSuffice = known;
  if (out.persons && *out.persons < 1)
    out.objectsSuffice = objectsForOne(context.dataset, curves, static_cast<int>(first), out.objects);
  if (out.bisected && out.persons && *out.persons < 1) {  // tried: the needs above are not exact here
    const Scenario tried = withObjects(context.dataset, scenario, out.objects, question.from);
    out.objectsSuffice = intakeByBisection(context.dataset, tried, question).value_or(1) >= 1;
  }
  return out;
}

}  // namespace

Intake centralIntake(const Dataset& dataset, const Scenario& scenario, const IntakeQuestion& question) {
  Context context = makeContext(dataset, scenario, question);
  return answer(context, scenario, question.territory);
}

std::vector<Intake> allIntakes(const Dataset& dataset, const Scenario& scenario, int stream, int from, int years) {
  IntakeQuestion question;
  question.stream = stream;
  question.from = from;
  question.years = years;
  Context context = makeContext(dataset, scenario, question);
  std::vector<Intake> out;
  for (std::size_t t = 0; t < dataset.territories.size() && out.empty(); ++t)
    if (dataset.territories[t].kind == TerritoryKind::city) out.push_back(answer(context, scenario, static_cast<int>(t)));
  for (const int territory : dataset.districts) out.push_back(answer(context, scenario, territory));
  return out;
}

}  // namespace kosh
