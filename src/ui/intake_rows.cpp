// Sentences about an intake, out of its gates, its first year with room and the objects that would make room.
#include "ui/intake_rows.h"

#include <algorithm>
#include <cmath>

namespace kosh::ui {
namespace {

constexpr int kDigits = 3;

double stepOf(double value) {
  double step = 1;
  while (value / step >= 1000) step *= 10;  // kDigits digits remain
  return step;
}

const Service& serviceOf(const Dataset& dataset, int service) {
  return dataset.services.services[static_cast<std::size_t>(service)];
}

const GateYear* bindingYear(const Intake& intake) {
  if (intake.gate < 0) return nullptr;
  for (const GateYear& year : intake.gates[static_cast<std::size_t>(intake.gate)].years)
    if (year.year == intake.gateYear) return &year;
  return nullptr;
}

Message fullNow(const Dataset& dataset, const Intake& intake) {
  const GateYear* year = bindingYear(intake);
  if (!year) return {Str::IntakeNone, {}};
  const Service& service = serviceOf(dataset, intake.gates[static_cast<std::size_t>(intake.gate)].service);
  if (year->slack >= 0) return {Str::IntakeNoRoom, {service.name, std::to_string(year->year)}};
  return {Str::IntakeFull, {Number{roundedUp(-year->slack), 0}, service.unit, service.name, std::to_string(year->year)}};
}

// "11 x 2,500, 1 x 1,500 places" of one service.
Names sizesOf(const Service& service, int index, const Intake& intake) {
  Names out;
  for (int l = 0; l < kLangs; ++l) {
    const Lang lang = static_cast<Lang>(l);
    std::string& words = out.by[static_cast<std::size_t>(l)];
    Number last;
    for (const GateObjects& objects : intake.objects) {
      if (objects.service != index) continue;
      last = {objects.places, 0};
      words += (words.empty() ? "" : ", ") + std::to_string(objects.count) + " \u00D7 " + formatNumber(objects.places, 0, lang);
    }
    words += " " + std::string(formOf(service.unit.in(lang), last, lang));
  }
  return out;
}

void wayOut(const Dataset& dataset, const Intake& intake, std::vector<Message>& lines) {
  if (intake.firstYear) lines.push_back({Str::IntakeFirstYear, {std::to_string(*intake.firstYear)}});
  else lines.push_back({Str::IntakeNoYear, {std::to_string(dataset.demography.lastFlowYear)}});
  std::vector<int> told;
  for (const GateObjects& objects : intake.objects) {
    if (std::find(told.begin(), told.end(), objects.service) != told.end()) continue;
    told.push_back(objects.service);
    const Service& service = serviceOf(dataset, objects.service);
    const Str words = intake.objectsSuffice ? Str::IntakeObjects : Str::IntakeObjectsPart;
    lines.push_back({words, {service.name, sizesOf(service, objects.service, intake), std::to_string(intake.question.from)}});
  }
}

}  // namespace

double roundedDown(double value) { return std::floor(value / stepOf(value)) * stepOf(value); }
double roundedUp(double value) { return std::ceil(value / stepOf(value)) * stepOf(value); }

IntakeWords intakeWords(const Dataset& dataset, const Intake& intake) {
  static_assert(kDigits == 3);
  const IntakeQuestion& q = intake.question;
  IntakeWords out;
  out.title = {Str::IntakeTitle, {std::to_string(q.from), std::to_string(q.from + q.years - 1)}};
  out.status = intake.status;
  if (!intake.persons) {
    const bool any = std::any_of(intake.gates.begin(), intake.gates.end(), [](const Gate& gate) { return gate.known; });
    out.answer = {any && !intake.bounded ? Str::IntakeUnbounded : Str::IntakeUnknown, {}};
    return out;
  }
  const double perYear = roundedDown(std::floor(*intake.persons / q.years));
  if (perYear < 1) {
    out.answer = fullNow(dataset, intake);
    wayOut(dataset, intake, out.lines);
    return out;
  }
  out.perYear = perYear;
  out.answer = {Str::IntakePerYear, {}};
  if (intake.gate >= 0) {
    const Service& service = serviceOf(dataset, intake.gates[static_cast<std::size_t>(intake.gate)].service);
    out.lines.push_back({Str::IntakeLimit, {service.name, std::to_string(intake.gateYear)}});
  }
  return out;
}

const Intake* intakeOf(const Dataset& dataset, const Judgement& judgement, int territory) {
  const auto at = std::find(dataset.districts.begin(), dataset.districts.end(), territory);
  const std::size_t index = at == dataset.districts.end() ? 0 : static_cast<std::size_t>(at - dataset.districts.begin()) + 1;
  const bool city = dataset.territories[static_cast<std::size_t>(territory)].kind == TerritoryKind::city;
  if ((index == 0 && !city) || index >= judgement.intakes.size()) return nullptr;
  return &judgement.intakes[index];
}

std::string intakeFinding(const Judgement& judgement, int territory) {
  for (const char* paragraph : {"4.1", "4.3"})
    for (const Finding& finding : judgement.findings)
      if (finding.paragraph == paragraph && finding.territory == territory) return finding.id;
  return {};
}

}  // namespace kosh::ui
