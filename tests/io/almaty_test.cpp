// The committed dataset of Almaty against paragraph 3: every factor is shown, and nothing is said that may not be.
#include "core/factors.h"
#include "doctest/doctest.h"
#include "io/files.h"

using namespace kosh;
using namespace kosh::test;

namespace {

std::optional<Dataset> almaty() {
  std::vector<InputFile> files;
  for (const char* name : {"composition.json", "demography.json", "economy.json", "environment.json", "migration.json",
                           "places.json", "quotas.json", "services.json", "sources.json", "territories.geojson"})
    files.push_back({name, fileBytes(std::string("data/almaty/") + name)});
  return readDataset(files).value;
}

}  // namespace

TEST_CASE("every series of Almaty shows a factor of paragraph 3") {
  const std::optional<Dataset> city = almaty();
  REQUIRE(city);
  if (!city) return;
  std::vector<int> shown(city->series.size());
  for (const FactorRow& row : factorRows(*city, evaluate(*city, {}), 0, 2026))
    if (row.series >= 0) ++shown[static_cast<std::size_t>(row.series)];
  for (std::size_t i = 0; i < shown.size(); ++i) CHECK_MESSAGE(shown[i] > 0, city->series[i].id);
}

TEST_CASE("every factor of paragraph 3 has something of its own to show for Almaty, be it \"no data\"") {
  const std::optional<Dataset> city = almaty();
  REQUIRE(city);
  if (!city) return;
  const Outcome outcome = evaluate(*city, {});
  for (int t = 0; t < 9; ++t) {
    std::vector<int> rows(factors().size());
    for (const FactorRow& row : factorRows(*city, outcome, t, 2030)) {
      CHECK((row.indicator >= 0 || row.series >= 0));
      ++rows[static_cast<std::size_t>(row.factor)];
    }
    for (int count : rows) CHECK(count > 0);
  }
}

TEST_CASE("nothing is said of the composition of a district of Almaty") {
  const std::optional<Dataset> city = almaty();
  REQUIRE(city);
  if (!city) return;
  int figures = 0;
  for (const Series& series : city->series) {
    if (series.part != SeriesPart::composition) continue;
    for (std::size_t t = 1; t < series.values.size(); ++t) CHECK(series.values[t].empty());
    figures += static_cast<int>(series.values[0].size());
  }
  CHECK(figures > 0);
}

TEST_CASE("the labour market of Almaty begins with what is published for 2025") {
  const std::optional<Dataset> city = almaty();
  REQUIRE(city);
  if (!city) return;
  const Outcome outcome = evaluate(*city, {});
  const auto at = [&](const char* id, int year) { return valueOf(outcome, findIndicator(outcome, id), 0, year)->value; };
  CHECK(at("labour_force", 2026) == doctest::Approx(1173572).epsilon(1e-6));
  CHECK(at("jobs", 2026) == 1120925);
  CHECK(at("unemployment_rate", 2026) == doctest::Approx(4.49).epsilon(0.001));
  for (int year = 2026; year <= 2051; ++year) CHECK(at("unemployment_rate", year) < 6);  // no jump out of the method
  CHECK(at("local_content", 2030) > 99);
}

TEST_CASE("quotas of earlier years, support, the index and the sizes of objects are read for Almaty") {
  const std::optional<Dataset> city = almaty();
  REQUIRE(city);
  if (!city) return;
  const Quotas& quotas = city->quotas;
  CHECK(quotas.past.size() == 42);
  CHECK(quotas.past.front().unit == "families");
  CHECK(quotas.past.front().scope == QuotaScope::city);
  const Figure* index = figureIn(quotas.mci, 2026);
  REQUIRE(index);
  if (index) CHECK(index->value == 4325);
  // 70 indices a person of 2026 are 302,750 tenge (domain B6).
  REQUIRE(!quotas.support.empty());
  if (index && !quotas.support.empty()) CHECK(quotas.support[0].figure.value * index->value == 302750);
  int schools = 0;
  for (const CatalogueObject& object : city->services.catalogue) schools += object.service == "school";
  CHECK(schools == 6);
  CHECK(city->rules.paragraphs.size() == 13);
}
