// The table of places for typed figures. A new kind of place is one function and one row.
#include "core/overlay_slots.h"

#include <algorithm>
#include <cstdlib>
#include <string>

#include "core/indicators.h"
#include "core/overlay.h"

namespace kosh {
namespace {

using Steps = std::vector<std::string_view>;  // "services/school/unit_cost" in its three parts

// What stood there before stays to be seen as what another source says.
Slot at(std::optional<Figure>& figure) {
  return {[&] { return figure; },
          [&](Figure given) {
            if (figure) {
              std::swap(given.alternatives, figure->alternatives);
              given.alternatives.insert(given.alternatives.begin(), *figure);
            }
            figure = std::move(given);
          }};
}

std::optional<Figure> readYear(const std::vector<YearFigure>& years, int year) {
  const Figure* figure = figureIn(years, year);
  return figure ? std::optional(*figure) : std::nullopt;
}

void writeYear(std::vector<YearFigure>& years, int year, const Figure& given) {
  const auto place = std::lower_bound(years.begin(), years.end(), year,
                                      [](const YearFigure& each, int wanted) { return each.year < wanted; });
  if (place != years.end() && place->year == year) place->figure = given;
  else years.insert(place, {year, given});
}

Slot at(std::vector<YearFigure>& years, int year) {
  return {[&years, year] { return readYear(years, year); },
          [&years, year](const Figure& given) { writeYear(years, year, given); }};
}

Slot at(double& value, Provenance& from) {
  return {[&] { return std::optional(Figure{value, from}); },
          [&](const Figure& given) {
            value = given.value;
            from = given.from;
          }};
}

// Four digits.
std::optional<int> yearOf(std::string_view text) {
  const bool digits = text.size() == 4 && text.find_first_not_of("0123456789") == std::string_view::npos;
  return digits ? std::optional(std::atoi(std::string(text).c_str())) : std::nullopt;
}

// A year that can matter: a lifetime before the base year up to the last projected one.
std::optional<int> yearIn(const Dataset& dataset, std::string_view text) {
  constexpr int kLifetime = 100;
  const std::optional<int> year = yearOf(text);
  const Demography& d = dataset.demography;
  return year && *year >= d.baseYear - kLifetime && *year <= d.lastFlowYear ? year : std::nullopt;
}

Service* serviceOf(Dataset& dataset, std::string_view id) {
  const int s = findService(dataset, id);
  return s < 0 ? nullptr : &dataset.services.services[static_cast<std::size_t>(s)];
}

QuotaStream* streamOf(Dataset& dataset, std::string_view id) {
  const int s = findStream(dataset, id);
  return s < 0 ? nullptr : &dataset.quotas.streams[static_cast<std::size_t>(s)];
}

Series* seriesOf(Dataset& dataset, std::string_view id) {
  const int s = findSeries(dataset, id);
  return s < 0 ? nullptr : &dataset.series[static_cast<std::size_t>(s)];
}

// The typed words, where an act is due.
Names actOf(const Dataset& dataset, const Figure& given) {
  const Source* source = findSource(dataset, given.from.source);
  return source ? source->title : Names();
}

std::optional<Slot> area(Dataset& dataset, const Steps& steps) {
  const int t = findTerritory(dataset, steps[1]);
  return t < 0 ? std::nullopt : std::optional(at(dataset.territories[static_cast<std::size_t>(t)].areaKm2));
}

std::optional<Slot> capacity(Dataset& dataset, const Steps& steps) {
  Service* service = serviceOf(dataset, steps[1]);
  const int t = findTerritory(dataset, steps[3]);
  if (!service || t < 0) return std::nullopt;
  if (dataset.territories[static_cast<std::size_t>(t)].kind == TerritoryKind::city) return at(service->cityCapacity);
  const auto d = static_cast<std::size_t>(findDistrict(dataset, steps[3]));  // -1 is past every size
  return d < service->capacity.size() ? std::optional(at(service->capacity[d])) : std::nullopt;
}

// A demand that is given by age is no single number.
std::optional<Slot> rate(Dataset& dataset, const Steps& steps) {
  Service* service = serviceOf(dataset, steps[1]);
  if (!service || (!service->rate.empty() && !perPerson(service->rate))) return std::nullopt;
  return Slot{[service]() -> std::optional<Figure> {
                if (const std::optional<double> each = perPerson(service->rate)) return Figure{*each, service->rateFrom};
                return std::nullopt;
              },
              [service, ages = dataset.demography.ages](const Figure& given) {
                service->rate.assign(static_cast<std::size_t>(ages), given.value);
                service->rateFrom = given.from;
              }};
}

// An unverified norm never gates.
std::optional<Slot> norm(Dataset& dataset, const Steps& steps) {
  Service* service = serviceOf(dataset, steps[1]);
  if (!service) return std::nullopt;
  Norm& norm = service->norm;
  return Slot{[&norm] { return std::optional(Figure{norm.value, {"", norm.date, norm.status, {}}}); },
              [&norm, &dataset](const Figure& given) {
                norm.value = given.value;
                norm.act = actOf(dataset, given);
                norm.date = given.from.asOf;
                norm.status = given.from.status;
                norm.gate = norm.gate && norm.status != Status::unverified;
              }};
}

template <std::optional<Figure> Service::*kMember>
std::optional<Slot> ofService(Dataset& dataset, const Steps& steps) {
  Service* service = serviceOf(dataset, steps[1]);
  return service ? std::optional(at(service->*kMember)) : std::nullopt;
}

std::optional<Slot> baseline(Dataset& dataset, const Steps& steps) {
  QuotaStream* stream = streamOf(dataset, steps[1]);
  const std::optional<int> year = yearIn(dataset, steps[3]);
  return stream && year ? std::optional(at(stream->baseline, *year)) : std::nullopt;
}

std::optional<Slot> fillRate(Dataset& dataset, const Steps& steps) {
  QuotaStream* stream = streamOf(dataset, steps[1]);
  return stream ? std::optional(at(stream->fillRate, stream->fillFrom)) : std::nullopt;
}

std::optional<Slot> stayYears(Dataset& dataset, const Steps& steps) {
  QuotaStream* stream = streamOf(dataset, steps[1]);
  const bool fits = stream && !stream->permanent;
  return fits ? std::optional(at(stream->stayYears, stream->stayFrom)) : std::nullopt;
}

std::optional<Slot> kandasOutside(Dataset& dataset, const Steps& steps) {
  const std::optional<int> year = yearIn(dataset, steps[2]);
  return year ? std::optional(at(dataset.quotas.kandasOutsideQuota, *year)) : std::nullopt;
}

// One share for both sexes and the ages 16-62, [sex][age group]; the open group is older.
std::vector<double> ofWorkingAge(const Demography& demography, double share) {
  std::vector<double> out;
  const int width = demography.stepYears;
  for (int sex = 0; sex < kSexes; ++sex) {
    for (int a = 0; a < demography.ages; ++a) {
      const int years = std::min((a + 1) * width, 63) - std::max(a * width, 16);
      out.push_back(a + 1 < demography.ages && years > 0 ? share * years / width : 0);
    }
  }
  return out;
}

std::optional<double> shareOfWorkingAge(const Demography& demography, const std::vector<double>& participation) {
  if (participation.empty()) return std::nullopt;
  const double most = *std::max_element(participation.begin(), participation.end());
  return ofWorkingAge(demography, most) == participation ? std::optional(most) : std::nullopt;
}

// Participation that differs by age is no single number.
std::optional<Slot> participation(Dataset& dataset, const Steps&) {
  Labour& labour = dataset.labour;
  const Demography& people = dataset.demography;
  const bool single = labour.participation.empty() || shareOfWorkingAge(people, labour.participation);
  const bool anybody = (people.ages - 1) * people.stepYears > 16;
  if (!single || !anybody) return std::nullopt;
  return Slot{[&]() -> std::optional<Figure> {
                if (const auto share = shareOfWorkingAge(people, labour.participation)) return Figure{*share, labour.participationFrom};
                return std::nullopt;
              },
              [&](const Figure& given) {
                labour.participation = ofWorkingAge(people, given.value);
                labour.participationFrom = given.from;
              }};
}

// A published path has one origin for all its years, so that no single one of them can be another's.
std::optional<Slot> jobs(Dataset& dataset, const Steps& steps) {
  Labour& labour = dataset.labour;
  const std::optional<int> year = yearIn(dataset, steps[2]);
  const Source* source = findSource(dataset, labour.jobsFrom.source);
  if (!year || !(labour.jobs.empty() || (source && source->kind == kOwnKind))) return std::nullopt;
  return Slot{[&labour, year]() -> std::optional<Figure> {
                for (std::size_t i = 0; i < labour.jobs.years.size(); ++i)
                  if (labour.jobs.years[i] == *year) return Figure{labour.jobs.values[i], labour.jobsFrom};
                return std::nullopt;
              },
              [&labour, year](const Figure& given) {
                YearTable& path = labour.jobs;
                path.columns = 1;
                const auto place = std::lower_bound(path.years.begin(), path.years.end(), *year) - path.years.begin();
                const bool there = place < std::ssize(path.years) && path.years[static_cast<std::size_t>(place)] == *year;
                if (!there) path.years.insert(path.years.begin() + place, *year);
                if (!there) path.values.insert(path.values.begin() + place, 0.0);
                path.values[static_cast<std::size_t>(place)] = given.value;
                labour.jobsFrom = given.from;
              }};
}

std::optional<Slot> unemployment(Dataset& dataset, const Steps&) { return at(dataset.labour.unemploymentRate); }

// Composition is of the city as a whole.
std::optional<Slot> published(Dataset& dataset, const Steps& steps) {
  Series* series = seriesOf(dataset, steps[1]);
  const int t = findTerritory(dataset, steps[2]);
  const std::optional<int> year = yearIn(dataset, steps[3]);
  if (!series || t < 0 || !year || (series->part == SeriesPart::composition && t > 0)) return std::nullopt;
  const auto at = static_cast<std::size_t>(t);
  return Slot{[=] { return at < series->values.size() ? readYear(series->values[at], *year) : std::nullopt; },
              [=](const Figure& given) {
                series->values.resize(std::max(series->values.size(), at + 1));
                writeYear(series->values[at], *year, given);
              }};
}

std::optional<Slot> threshold(Dataset& dataset, const Steps& steps) {
  Series* series = seriesOf(dataset, steps[1]);
  if (!series) return std::nullopt;
  Slot slot = at(series->threshold);
  slot.write = [series, &dataset, put = slot.write](const Figure& given) {
    put(given);
    series->act = actOf(dataset, given);
  };
  return slot;
}

std::optional<Slot> indicator(Dataset& dataset, const Steps& steps) {
  const std::vector<Indicator> all = indicatorsOf(dataset);
  const bool known = std::any_of(all.begin(), all.end(), [&](const Indicator& each) { return each.id == steps[1]; });
  const int t = findTerritory(dataset, steps[2]);
  const std::optional<int> year = yearOf(steps[3]);
  const Demography& people = dataset.demography;
  if (!known || t < 0 || !year || *year < people.baseYear || *year > people.lastFlowYear + 1) return std::nullopt;
  const GivenValue key{std::string(steps[1]), t, *year, {}};
  std::vector<GivenValue>& list = dataset.given;
  return Slot{[&list, key]() -> std::optional<Figure> {
                const GivenValue* found = findGiven(list, key.indicator, key.territory, key.year);
                return found ? std::optional(found->figure) : std::nullopt;
              },
              [&list, key](const Figure& figure) {
                std::erase_if(list, [&](const GivenValue& each) {
                  return each.indicator == key.indicator && each.territory == key.territory && each.year == key.year;
                });
                list.push_back(key);
                list.back().figure = figure;
              }};
}

// What a threshold can be, by its unit; a term longer than the projection could be judged in no year.
Bounds boundsOf(const Dataset& dataset, const Threshold& threshold) {
  const std::string& unit = threshold.unit.in(Lang::en);
  if (unit == "years") return {static_cast<double>(dataset.demography.lastFlowYear - dataset.demography.baseYear + 1), false, 0, true};
  if (unit == "months") return {120, false, 0, true};
  if (unit == "years of age") return {120, true, 0, true};
  if (unit == "%") return {100};
  return unit == "share" || unit == "0-1" ? Bounds{1} : Bounds{1e6};
}

// What the user gives is his own number, whatever act the program's had.
std::optional<Slot> ruleThreshold(Dataset& dataset, const Steps& steps) {
  for (Threshold& threshold : dataset.rules.thresholds) {
    if (threshold.id != steps[2]) continue;
    Slot slot = at(threshold.value);
    slot.write = [&threshold, put = slot.write](const Figure& given) {
      put(given);
      threshold.ownMethod = true;
    };
    slot.bounds = boundsOf(dataset, threshold);
    return slot;
  }
  return std::nullopt;
}

struct Kind {
  std::string_view pattern;  // '*' stands for an id or a year
  Bounds bounds;
  std::optional<Slot> (*find)(Dataset&, const Steps&);
};

constexpr Kind kKinds[] = {
    {"territories/*/area_km2", {1e6, false}, area},
    {"services/*/capacity/*", {}, capacity},
    {"services/*/rate", {1e6}, rate},
    {"services/*/norm", {100, false}, norm},
    {"services/*/shifts", {10, false}, ofService<&Service::shifts>},
    {"services/*/typical_size", {1e9, false}, ofService<&Service::typicalSize>},
    {"services/*/unit_cost", {}, ofService<&Service::unitCost>},
    {"quotas/kandas_outside/*", {}, kandasOutside},
    {"quotas/*/baseline/*", {}, baseline},
    {"quotas/*/fill_rate", {1}, fillRate},
    {"quotas/*/stay_years", {50, false}, stayYears},
    {"labour/participation", {1}, participation},
    {"labour/jobs/*", {}, jobs},
    {"labour/unemployment_rate", {100}, unemployment},
    {"series/*/threshold", {}, threshold},
    {"series/*/*/*", {1e12, true, -1e12}, published},
    {"indicators/*/*/*", {1e12, true, -1e12}, indicator},
    {"rules/thresholds/*", {}, ruleThreshold},
};

Steps split(std::string_view path) {
  Steps out;
  for (std::size_t end = 0; end != std::string_view::npos; path.remove_prefix(end == std::string_view::npos ? 0 : end + 1)) {
    end = path.find('/');
    out.push_back(path.substr(0, end));
  }
  return out;
}

bool fits(const Steps& pattern, const Steps& steps) {
  return std::equal(pattern.begin(), pattern.end(), steps.begin(), steps.end(),
                    [](std::string_view wanted, std::string_view step) { return wanted == "*" || wanted == step; });
}

}  // namespace

std::optional<Slot> findSlot(Dataset& dataset, std::string_view path) {
  const Steps steps = split(path);
  for (const Kind& kind : kKinds) {
    if (!fits(split(kind.pattern), steps)) continue;
    std::optional<Slot> slot = kind.find(dataset, steps);
    if (slot && !slot->bounds) slot->bounds = kind.bounds;
    return slot;
  }
  return std::nullopt;
}

}  // namespace kosh
