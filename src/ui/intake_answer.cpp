// Makes bars, gates and sentences of intakes: persons rounded down, gaps up, a missing figure said in words.
#include "ui/intake_answer.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "core/quota.h"

namespace kosh::ui {
namespace {

const Service& serviceOf(const Dataset& dataset, int service) { return dataset.services.services[static_cast<std::size_t>(service)]; }

double peopleOf(const Dataset& dataset) {
  const std::vector<double>& cells = dataset.demography.base.values;
  return std::accumulate(cells.begin(), cells.end(), 0.0);
}

Fit fit(const Dataset& dataset, bool known, const std::optional<double>& persons, int years) {
  if (!known) return {};
  if (!persons) return {Room::open, 0};
  const double perYear = roundedDown(std::floor(*persons / std::max(1, years)));
  if (perYear < 1) return {Room::none, 0};
  if (perYear > peopleOf(dataset)) return {Room::open, 0};
  return {Room::some, perYear};
}

bool anyKnown(const Intake& intake) {
  return std::any_of(intake.gates.begin(), intake.gates.end(), [](const Gate& gate) { return gate.known; });
}

bool anyKnown(const LikelyIntake& likely) {
  return std::any_of(likely.gates.begin(), likely.gates.end(), [](const LikelyGate& gate) { return !gate.years.empty(); });
}

const Gate* bindingGate(const Intake& intake) {
  return intake.gate < 0 ? nullptr : &intake.gates[static_cast<std::size_t>(intake.gate)];
}

const GateYear* bindingYear(const Intake& intake) {
  if (const Gate* gate = bindingGate(intake))
    for (const GateYear& year : gate->years)
      if (year.year == intake.gateYear) return &year;
  return nullptr;
}

Message shortWords(const Dataset& dataset, const Intake& intake, const Fit& fit) {
  const GateYear* year = bindingYear(intake);
  if (fit.room == Room::unknown) return {Str::IntakeUnknown, {}};
  if (!year) return {Str::IntakeUnbounded, {}};
  const Service& service = serviceOf(dataset, bindingGate(intake)->service);
  const std::string when = std::to_string(year->year);
  if (fit.room == Room::some || fit.room == Room::open) return {Str::TakeLimit, {service.name, when}};
  if (year->slack >= 0) return {Str::TakeFull, {service.name, when}};
  return {Str::TakeShort, {Number{roundedUp(-year->slack), 0}, service.unit, service.name, when}};
}

std::optional<double> tooMany(const IntakeBar& bar) {
  const Fit& fit = bar.likely && bar.likely->room != Room::unknown ? *bar.likely : bar.central;
  if (!bar.proposed || fit.room == Room::unknown) return std::nullopt;
  if (fit.room == Room::open) return 0;
  return std::max(0.0, *bar.proposed - fit.perYear);
}

double worstSlack(const Gate& gate) {
  double worst = gate.years.empty() ? 0 : gate.years[0].slack;
  for (const GateYear& year : gate.years) worst = std::min(worst, year.slack);
  return worst;
}

}  // namespace

Fit fitOf(const Dataset& dataset, const Intake& intake) { return fit(dataset, anyKnown(intake), intake.persons, intake.question.years); }
Fit fitOf(const Dataset& dataset, const LikelyIntake& likely) { return fit(dataset, anyKnown(likely), likely.persons, likely.question.years); }

std::optional<double> proposedPerYear(const Dataset& dataset, const Scenario& scenario, const IntakeQuestion& q) {
  const std::optional<int> asked = askedDistrict(dataset, q.territory);
  if (!asked || q.years < 1) return std::nullopt;
  std::vector<double> year(dataset.districts.size());
  double sum = 0;
  bool known = false;
  for (int y = q.from; y < q.from + q.years; ++y) {
    if (!quotaByDistrict(dataset, scenario, q.stream, y, year)) continue;
    known = true;
    sum += *asked < 0 ? std::accumulate(year.begin(), year.end(), 0.0) : year[static_cast<std::size_t>(*asked)];
  }
  if (!known) return std::nullopt;
  return std::floor(sum / q.years + 1e-6);
}

std::vector<IntakeBar> intakeBars(const Dataset& dataset, const Scenario& scenario, const std::vector<Intake>& central,
                                  const std::vector<LikelyIntake>& likely) {
  std::vector<IntakeBar> out;
  for (std::size_t i = 0; i < central.size(); ++i) {
    const Intake& intake = central[i];
    IntakeBar bar;
    bar.territory = intake.question.territory;
    bar.proposed = proposedPerYear(dataset, scenario, intake.question);
    bar.central = fitOf(dataset, intake);
    if (i < likely.size()) bar.likely = fitOf(dataset, likely[i]);
    bar.tooMany = tooMany(bar);
    bar.status = intake.status;
    bar.words = shortWords(dataset, intake, bar.central);
    out.push_back(std::move(bar));
  }
  return out;
}

// --- gates

namespace {

GateRow rowOf(const Dataset& dataset, const Intake& intake, const LikelyIntake* likely, std::size_t g) {
  const Gate& gate = intake.gates[g];
  GateRow row{gate.service, true, gate.known, static_cast<int>(g) == intake.gate, false, gate.status, {}};
  row.ofCity = dataset.territories[static_cast<std::size_t>(gate.territory)].kind == TerritoryKind::city;
  if (!gate.known) return row;
  const LikelyGate* drawn = nullptr;
  for (std::size_t i = 0; likely && i < likely->gates.size(); ++i)
    if (likely->gates[i].place.service == gate.service) drawn = &likely->gates[i];
  for (const GateYear& year : gate.years) {
    GateCell cell{year.year, year.slack, std::nullopt, row.binds && year.year == intake.gateYear};
    for (std::size_t i = 0; drawn && i < drawn->years.size(); ++i)
      if (drawn->years[i].year == year.year) cell.likely = drawn->years[i].slack;
    row.years.push_back(cell);
  }
  return row;
}

std::vector<std::string> idsOf(const Dataset& dataset, const std::vector<GatePlace>& places) {
  std::vector<std::string> out;
  for (const GatePlace& place : places) out.push_back(serviceOf(dataset, place.service).id);
  return out;
}

}  // namespace

std::vector<GateRow> gateRows(const Dataset& dataset, const Intake& intake, const LikelyIntake* likely) {
  std::vector<GateRow> out;
  for (std::size_t g = 0; g < intake.gates.size(); ++g) out.push_back(rowOf(dataset, intake, likely, g));
  IntakeQuestion all = intake.question;
  all.gates.clear();
  for (const Service& service : dataset.services.services) all.gates.push_back(service.id);
  for (const GatePlace& place : gatePlaces(dataset, all)) {
    const auto there = [&](const GateRow& row) { return row.service == place.service; };
    if (std::any_of(out.begin(), out.end(), there)) continue;
    const bool ofCity = dataset.territories[static_cast<std::size_t>(place.territory)].kind == TerritoryKind::city;
    out.push_back({place.service, false, place.known, false, ofCity, Status::unverified, {}});
  }
  const auto rank = [](const GateRow& row) { return row.known ? (row.ticked ? 0 : 1) : 2; };
  std::stable_sort(out.begin(), out.end(), [&](const GateRow& a, const GateRow& b) { return rank(a) < rank(b); });
  return out;
}

std::optional<std::string> toggledGates(const Dataset& dataset, const IntakeQuestion& question, int service) {
  std::vector<std::string> now = idsOf(dataset, gatePlaces(dataset, question));
  const std::string& id = serviceOf(dataset, service).id;
  const auto at = std::find(now.begin(), now.end(), id);
  if (at == now.end()) now.push_back(id);
  else now.erase(at);
  if (now.empty()) return std::nullopt;
  IntakeQuestion asked = question;
  asked.gates = now;
  now = idsOf(dataset, gatePlaces(dataset, asked));  // in the order of the services
  asked.gates.clear();
  if (now == idsOf(dataset, gatePlaces(dataset, asked))) return std::string();
  std::string out;
  for (const std::string& each : now) out += (out.empty() ? "" : "+") + each;
  return out;
}

// --- the way out

namespace {

NewObject objectOf(const Dataset& dataset, const GateObjects& o, int territory, int year) {
  return {serviceOf(dataset, o.service).id, dataset.territories[static_cast<std::size_t>(territory)].id, year, o.places, std::nullopt};
}

struct Gap {
  int territory = 0;
  double missing = 0;  // in the unit of the service
};

// What each district lacks of a service; below zero it has a reserve.
std::vector<Gap> gapsOf(const std::vector<Intake>& all, int service) {
  std::vector<Gap> out;
  for (std::size_t i = 1; i < all.size(); ++i)
    for (const Gate& gate : all[i].gates)
      if (gate.service == service && gate.known && gate.territory == all[i].question.territory) out.push_back({gate.territory, -worstSlack(gate)});
  return out;
}

}  // namespace

Scenario withObjects(const Dataset& dataset, const Scenario& scenario, const Intake& intake, const std::vector<Intake>& all) {
  Scenario out = scenario;
  const int asked = intake.question.territory, year = intake.question.from;
  const auto isCity = [&](int t) { return dataset.territories[static_cast<std::size_t>(t)].kind == TerritoryKind::city; };
  std::vector<Gap> gaps;
  int service = -1;
  for (const GateObjects& o : intake.objects) {
    const Service& of = serviceOf(dataset, o.service);
    if (o.service != service) gaps = gapsOf(all, o.service);
    service = o.service;
    for (int i = 0; i < o.count; ++i) {
      if (!isCity(asked)) {
        out.objects.push_back(objectOf(dataset, o, asked, year));
      } else if (!gaps.empty()) {
        Gap& most = *std::max_element(gaps.begin(), gaps.end(), [](const Gap& a, const Gap& b) { return a.missing < b.missing; });
        most.missing -= o.places * of.norm.value * (of.shifts ? of.shifts->value : 1);
        out.objects.push_back(objectOf(dataset, o, most.territory, year));
      }
    }
  }
  return out;
}

std::optional<GateObjects> oneMore(const Dataset& dataset, const Intake& intake) {
  const Gate* gate = bindingGate(intake);
  if (!gate) return std::nullopt;
  const Service& service = serviceOf(dataset, gate->service);
  GateObjects out{gate->service, gate->territory, 0, 1};
  bool typical = false;
  for (const CatalogueObject& object : dataset.services.catalogue) {
    if (object.service != service.id || typical) continue;
    typical = service.typicalSize && object.places.value == service.typicalSize->value;
    out.places = typical ? object.places.value : std::max(out.places, object.places.value);
  }
  return out.places > 0 ? std::optional(out) : std::nullopt;
}

Intake withOneMore(const Dataset& dataset, const Scenario& scenario, const Intake& intake, const GateObjects& more) {
  Scenario with = scenario;
  with.objects.push_back(objectOf(dataset, more, more.territory, intake.question.from));
  return centralIntake(dataset, with, intake.question);
}

Message oneMoreWords(const Dataset& dataset, const Intake& intake, const GateObjects& more, const Intake& after) {
  const Service& service = serviceOf(dataset, more.service);
  const Fit before = fitOf(dataset, intake), then = fitOf(dataset, after);
  std::vector<Arg> args{Number{more.places, 0}, service.unit, service.name};
  const auto with = [&](Str id, std::vector<Arg> rest) {
    args.insert(args.end(), rest.begin(), rest.end());
    return Message{id, args};
  };
  if (then.room == Room::open) return {Str::TakeBeyond, {service.name}};
  if (before.room == Room::some) return with(Str::TakeMore, {Number{before.perYear, 0}, Number{then.perYear, 0}});
  if (then.room == Room::some) return with(Str::TakeMoreOpens, {Number{then.perYear, 0}});
  double left = 0;
  for (const Gate& gate : after.gates)
    if (gate.service == more.service) left = worstSlack(gate);
  const Gate* next = bindingGate(after);
  if (left >= 0 && next && next->service != more.service) return with(Str::TakeMoreNext, {serviceOf(dataset, next->service).name});
  return with(Str::TakeMoreGap, {Number{roundedUp(std::max(0.0, -worstSlack(*bindingGate(intake)))), 0}, Number{roundedUp(std::max(0.0, -left)), 0}});
}

// --- sentences

Message questionWords(const Dataset& dataset, const IntakeQuestion& q, double probability, Lang lang) {
  const Names& stream = dataset.quotas.streams[static_cast<std::size_t>(q.stream)].name;
  const std::string percent = formatPercent(probability * 100, 0, lang), from = std::to_string(q.from);
  if (q.years == 1) return {Str::AskYear, {stream, from, percent}};
  return {Str::AskYears, {stream, from, std::to_string(q.from + q.years - 1), percent}};
}

Message likelyWords(const Dataset& dataset, const LikelyIntake& likely, Lang lang) {
  const Fit fit = fitOf(dataset, likely);
  if (fit.room == Room::unknown) return {Str::IntakeUnknown, {}};
  if (likely.gate < 0) return {Str::IntakeUnbounded, {}};
  const LikelyGate& gate = likely.gates[static_cast<std::size_t>(likely.gate)];
  const Service& service = serviceOf(dataset, gate.place.service);
  const std::string percent = formatPercent(likely.probability * 100, 0, lang), when = std::to_string(likely.gateYear);
  if (fit.room == Room::open) return {Str::TakeBeyond, {service.name}};
  if (fit.room == Room::some) return {Str::TakeLikelyLimit, {service.name, when, percent}};
  double slack = 0;
  for (const LikelyGateYear& year : gate.years)
    if (year.year == likely.gateYear) slack = year.slack;
  if (slack >= 0) return {Str::TakeLikelyFull, {service.name, when, percent}};
  return {Str::TakeLikelyShort, {Number{roundedUp(-slack), 0}, service.unit, service.name, when, percent}};
}

std::optional<Message> beyondWords(const Dataset& dataset, const Intake& intake) {
  if (fitOf(dataset, intake).room != Room::open) return std::nullopt;
  const Gate* gate = bindingGate(intake);
  return gate ? Message{Str::TakeBeyond, {serviceOf(dataset, gate->service).name}} : Message{Str::IntakeUnbounded, {}};
}

std::optional<Message> proposedWords(const IntakeBar& bar) {
  if (!bar.proposed) return Message{Str::TakeProposedNone, {}};
  const Number proposed{*bar.proposed, 0};
  if (!bar.tooMany) return Message{Str::TakeProposedOnly, {proposed}};
  if (*bar.tooMany > 0) return Message{Str::TakeProposedOver, {proposed, Number{*bar.tooMany, 0}}};
  return Message{Str::TakeProposedFits, {proposed}};
}

Message formulaWords(const Dataset& dataset, const Intake& intake, Lang lang) {
  const GateYear* year = bindingYear(intake);
  if (!year) return {Str::IntakeUnbounded, {}};
  const Service& service = serviceOf(dataset, bindingGate(intake)->service);
  const auto amount = [&](double value, int digits) {
    const Number number{value, digits};
    const std::string words = digits == 0 ? slackWords(value, lang) : "\u2248 " + formatNumber(value, digits, lang);
    return words + " " + std::string(formOf(service.unit.in(lang), number, lang));
  };
  const std::string need = amount(year->need, year->need < 0.1 ? 4 : 2);
  const std::string slack = amount(year->slack, 0), when = std::to_string(year->year);
  if (year->slack < 0 || !intake.persons) return {Str::TakeFormulaNone, {service.name, when, slack, need}};
  return {Str::TakeFormulaRoom, {service.name, when, slack, need, Number{roundedDown(*intake.persons), 0},
                                 Number{roundedDown(std::floor(*intake.persons / intake.question.years)), 0}}};
}

Message objectWords(const Dataset& dataset, const GateObjects& objects, int year) {
  const Service& service = serviceOf(dataset, objects.service);
  return {Str::TakeObject, {Number{objects.places, 0}, service.unit, service.name, std::to_string(year), std::to_string(objects.count)}};
}

std::string unknownGates(const Dataset& dataset, const Intake& intake, Lang lang) {
  std::string out;
  for (const Gate& gate : intake.gates)
    if (!gate.known) out += (out.empty() ? "" : ", ") + serviceOf(dataset, gate.service).name.in(lang);
  return out;
}

std::vector<Message> basisWords(const Session& session) {
  std::vector<Message> out{{Str::PropCentral, {}}};
  const LikelyRun& run = session.forecast.likely;
  const std::vector<Intake>& judged = session.legal.judgement.intakes;
  if (judged.empty() || run.progress.state != RunState::done || run.dataset != session.legal.dataset || !(run.scenario == session.legal.scenario)) return out;
  int roomy = 0;
  for (std::size_t i = 0; i < run.answers.size(); ++i) {
    if (i >= judged.size() || !(run.answers[i].question == judged[i].question)) return out;
    const Room room = fitOf(*run.dataset, run.answers[i]).room;
    roomy += i > 0 && (room == Room::some || room == Room::open);
  }
  out.push_back({Str::PropLikely, {formatPercent(run.probability * 100, 0, session.view.lang), std::to_string(roomy), std::to_string(judged.size() - 1)}});
  return out;
}

std::string spokenIntake(const Session& session) {
  const Forecast& f = session.forecast;
  const Dataset& dataset = *session.dataset;
  const Lang lang = session.view.lang;
  if (f.centralDataset != session.dataset) return {};
  for (std::size_t i = 0; i < f.central.size(); ++i) {
    const Territory& place = dataset.territories[static_cast<std::size_t>(f.central[i].question.territory)];
    if (place.id != session.view.territory && !(i == 0 && session.view.territory.empty())) continue;
    std::string out = place.name.in(lang) + ". ";
    if (const std::optional<Message> open = beyondWords(dataset, f.central[i])) return out + say(*open, lang);
    const IntakeWords words = intakeWords(dataset, f.central[i]);
    if (words.perYear) out += formatNumber(*words.perYear, 0, lang) + " ";
    out += say(words.answer, lang);
    for (const Message& line : words.lines) out += ". " + say(line, lang);
    if (i < f.likely.answers.size() && f.likely.ask == f.centralAsk) out += ". " + say(likelyWords(dataset, f.likely.answers[i], lang), lang);
    return out;
  }
  return {};
}

std::string slackWords(double slack, Lang lang) {
  return formatSigned(slack < 0 ? -roundedUp(-slack) : roundedDown(slack), 0, lang);
}

}  // namespace kosh::ui
