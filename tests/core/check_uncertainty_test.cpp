// Wrong spreads are told at their place.
#include "core/dataset.h"
#include "doctest/doctest.h"
#include "io/files.h"
#include "spreads.h"

using namespace kosh;
using namespace kosh::test;

namespace {

template <class Change>
std::vector<Problem> problemsWith(const Change& change) {
  Dataset city = uncertainCity(0.1);
  Uncertainty facts = *city.uncertainty;
  change(facts);
  city.uncertainty = std::make_shared<const Uncertainty>(facts);
  return validate(city);
}

bool told(const std::vector<Problem>& problems, const std::string& path, Str id, Severity severity = Severity::error) {
  const Problem* problem = problemAt(problems, path);
  return problem && problem->message.id == id && problem->severity == severity && problem->file == "uncertainty.json";
}

}  // namespace

TEST_CASE("Good spreads are silent, and so is a dataset without any") {
  CHECK(problemsWith([](Uncertainty&) {}).empty());
  CHECK(validate(tinyCity()).empty());
}

TEST_CASE("Deviations and memories out of their range are refused") {
  CHECK(told(problemsWith([](Uncertainty& u) { u.spreads.fertility.sd.value = -0.1; }), "/fertility/sd/value", Str::BadRange));
  CHECK(told(problemsWith([](Uncertainty& u) { u.spreads.mortality.rho.value = 1; }), "/mortality/rho/value", Str::BadRange));
  CHECK(told(problemsWith([](Uncertainty& u) { u.spreads.flows[0].split->sd.value = 3; }), "/flows/interregional_in/split/sd/value",
             Str::BadRange));
  CHECK(told(problemsWith([](Uncertainty& u) { u.spreads.fillRates[0].whole.sd.value = 0.0 / 0.0; }), "/fill_rates/kandas/sd/value",
             Str::BadRange));
}

TEST_CASE("A spread names a listed source") {
  CHECK(told(problemsWith([](Uncertainty& u) { u.spreads.flows[1].whole.sd.from.source = "nobody"; }), "/flows/external_in/sd/source",
             Str::BadUnknownSource));
}

TEST_CASE("A stream without a spread is told, because it counts as certain") {
  CHECK(told(problemsWith([](Uncertainty& u) { u.spreads.flows.pop_back(); }), "/flows", Str::WarnNoSpread, Severity::warning));
  CHECK(told(problemsWith([](Uncertainty& u) { u.spreads.fillRates.clear(); }), "/fill_rates", Str::WarnNoSpread, Severity::warning));
}

TEST_CASE("Spreads of the hindcast may not know more than it does") {
  Dataset city = uncertainCity(0.1);
  city.hindcast = std::make_shared<const Hindcast>(Hindcast{city.demography, city.migration, {}});
  Uncertainty facts = *city.uncertainty;
  facts.hindcast = facts.spreads;
  facts.hindcast->fillRates.clear();
  facts.hindcast->fertility.sd.from.asOf = "2026-05";
  city.uncertainty = std::make_shared<const Uncertainty>(facts);
  const std::vector<Problem> problems = validate(city);
  CHECK(told(problems, "/hindcast/fertility/sd/as_of", Str::BadLate));
  CHECK(problemAt(problems, "/hindcast/mortality/sd/as_of") == nullptr);
  CHECK(problemAt(problems, "/fertility/sd/as_of") == nullptr);
}
