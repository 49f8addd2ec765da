// Tiny City and Almaty under the program's rules, and finding one's way in what is said of them.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "core/evidence.h"
#include "core/proposals.h"
#include "doctest/doctest.h"
#include "io/files.h"
#include "tiny_city.h"

namespace kosh::test {

inline Dataset ruledCity() {
  Dataset city = tinyCity();
  addProgramRules(city);
  return city;
}

inline const Dataset& almatyCity() {
  static const Dataset city = [] {
    std::vector<InputFile> files;
    for (const char* name : {"composition.json", "demography.json", "economy.json", "environment.json", "migration.json",
                             "places.json", "quotas.json", "services.json", "sources.json", "territories.geojson"})
      files.push_back({name, fileBytes(std::string("data/almaty/") + name)});
    return readDataset(files).value.value_or(Dataset{});
  }();
  return city;
}

// Almaty without decisions, judged for 2027.
inline const Outcome& almatyOutcome() {
  static const Outcome outcome = evaluate(almatyCity(), {});
  return outcome;
}
inline const Judgement& almatyJudged() {
  static const Judgement judged = judge(almatyCity(), {}, almatyOutcome(), 2027);
  return judged;
}

inline void setThreshold(Dataset& city, std::string_view id, std::optional<double> value) {
  for (Threshold& t : city.rules.thresholds) {
    if (t.id != id) continue;
    if (!value) t.value = std::nullopt;
    else t.value = Figure{*value, {"tiny", "2026", Status::illustrative, {}}};
  }
}

inline void addSeries(Dataset& city, const char* id, int year, double value) {
  Series s;
  s.id = id;
  s.name = s.unit = sameInAll(id);
  s.values.resize(city.territories.size());
  s.values[0] = {{year, {value, {"tiny", "2026", Status::official, {}}}}};
  city.series.push_back(s);
}

// Puts a figure in the place of a computed one.
inline void setValue(const Dataset& city, Outcome& outcome, std::string_view indicator, int territory, int year, std::optional<double> value) {
  const std::size_t at = (static_cast<std::size_t>(findIndicator(outcome, indicator)) * city.territories.size() + territory) * outcome.years() +
                         (year - outcome.firstYear);
  outcome.values[at] = value ? std::optional(Datum{*value, Status::estimate}) : std::nullopt;
}

inline Finding findingAt(const std::vector<Finding>& findings, std::string_view id) {
  for (const Finding& f : findings)
    if (f.id == id) return f;
  FAIL_CHECK("no finding " << id);
  return {};
}

inline Evidence evidenceAt(const std::vector<Evidence>& values, std::string_view id) {
  for (const Evidence& e : values)
    if (e.id == id) return e;
  FAIL_CHECK("no evidence " << id);
  return {};
}

// A sentence in every language, without a slot that nothing fills.
inline bool saidWhole(const Message& message) {
  if (!said(message)) return false;
  for (const Lang lang : {Lang::kk, Lang::ru, Lang::en}) {
    const std::string words = say(message, lang);
    if (words.empty() || words.find('{') != std::string::npos || words.find("  ") != std::string::npos) return false;
  }
  const std::string_view row = text(message.id, Lang::en);
  for (std::size_t slot = 0; slot < 10; ++slot)
    if (row.find("{" + std::to_string(slot) + "}") != std::string_view::npos && slot >= message.args.size()) return false;
  return true;
}

// A unit with a status; or no data; or a word; or a decision of the scenario.
inline bool isWhole(const Evidence& e) {
  if (!saidWhole(e.name)) return false;
  if (said(e.text)) return saidWhole(e.text);
  if (!e.value) return !e.status;
  const bool decision = e.id == "quota_scenario" || e.id == "quota_proposed" || e.id == "unregistered";
  return saidWhole(e.unit) && (e.status || decision);
}

}  // namespace kosh::test
