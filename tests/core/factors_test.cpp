// The fifteen factors of paragraph 3: all of them, each with something to show or "no data".
#include "core/factors.h"

#include <set>

#include "doctest/doctest.h"
#include "tiny_city.h"

using namespace kosh;
using namespace kosh::test;

namespace {

const FactorRow* rowOf(const Dataset& city, const Outcome& out, const std::vector<FactorRow>& rows, std::string_view factor,
                       std::string_view id) {
  for (const FactorRow& row : rows) {
    const bool named = (row.indicator >= 0 && out.indicators[row.indicator].id == id) ||
                       (row.series >= 0 && city.series[row.series].id == id);
    if (named && factor == factors()[row.factor].id) return &row;
  }
  return nullptr;
}

std::vector<int> countRows(const std::vector<FactorRow>& rows) {
  std::vector<int> counts(factors().size());
  for (const FactorRow& row : rows) ++counts[row.factor];
  return counts;
}

}  // namespace

TEST_CASE("Paragraph 3 has four influences and eleven features") {
  REQUIRE(factors().size() == 15);
  std::set<std::string> ids;
  for (const Factor& factor : factors()) ids.insert(factor.id);
  for (int i = 1; i <= 4; ++i) CHECK(ids.count("I" + std::to_string(i)) == 1);
  for (int i = 1; i <= 11; ++i) CHECK(ids.count("F" + std::to_string(i)) == 1);
}

TEST_CASE("Every factor has a row for every territory, also where the dataset has nothing to show") {
  for (const bool bare : {false, true}) {
    Dataset city = tinyCity();
    if (bare) {
      city.series.clear();
      city.services = {};
      city.labour = {};
    }
    const Outcome out = evaluate(city, {});
    for (const int t : {kTown, kNorthTerritory, kSouthTerritory}) {
      const std::vector<FactorRow> rows = factorRows(city, out, t, 2026);
      for (const int count : countRows(rows)) CHECK(count >= 1);
      for (std::size_t i = 1; i < rows.size(); ++i) CHECK(rows[i].factor >= rows[i - 1].factor);
      for (const FactorRow& row : rows) CHECK(row.value.has_value() == (row.year != 0));
    }
  }
}

TEST_CASE("A factor that nothing shows is one row without a value") {
  const Dataset city = tinyCity();
  const Outcome out = evaluate(city, {});
  int religion = 0;
  for (const FactorRow& row : factorRows(city, out, kTown, 2026)) {
    if (std::string_view(factors()[row.factor].id) != "F7") continue;
    ++religion;
    CHECK(row.indicator == -1);
    CHECK(row.series == -1);
    CHECK_FALSE(row.value.has_value());
  }
  CHECK(religion == 1);
}

TEST_CASE("Infrastructure has its three parts, each with a row") {
  const Dataset city = tinyCity();
  const Outcome out = evaluate(city, {});
  std::set<int> parts;
  for (const FactorRow& row : factorRows(city, out, kTown, 2026)) {
    const bool last = std::string_view(factors()[row.factor].id) == "F11";
    CHECK((row.part >= 0) == last);
    if (!last) continue;
    parts.insert(row.part);
    CHECK(factors()[row.factor].part[row.part] != Str::Count);
  }
  CHECK(parts == std::set<int>{0, 1, 2});
}

TEST_CASE("An indicator has the asked year and a series the year of its publication") {
  const Dataset city = tinyCity();
  const Outcome out = evaluate(city, {});
  const std::vector<FactorRow> rows = factorRows(city, out, kNorthTerritory, 2028);
  const FactorRow* density = rowOf(city, out, rows, "F1", "density");
  const FactorRow* dust = rowOf(city, out, rows, "F8", "pm25");
  const FactorRow* vacancies = rowOf(city, out, rows, "F10", "vacancies_per_unemployed");
  REQUIRE((density && dust && vacancies));
  if (!density || !dust || !vacancies) return;
  CHECK(density->year == 2028);
  CHECK(density->from == nullptr);
  CHECK(dust->year == 2025);
  CHECK(dust->value->value == 12);
  REQUIRE(dust->from != nullptr);
  CHECK(dust->from->source == "tiny");
  CHECK_FALSE(vacancies->value.has_value());
  CHECK(vacancies->year == 0);
}

TEST_CASE("Of a series the last figure up to the year is shown, and no figure of a later year") {
  const Dataset city = tinyCity();
  Dataset early = city;
  early.series[1].values[1].push_back({2030, early.series[1].values[1][1].figure});
  const Outcome out = evaluate(early, {});
  const auto yearOf = [&](int year) { return rowOf(early, out, factorRows(early, out, kNorthTerritory, year), "F8", "pm25")->year; };
  CHECK(yearOf(2029) == 2025);
  CHECK(yearOf(2030) == 2030);
}

TEST_CASE("The environment is named twice, as an influence and as a feature") {
  const Dataset city = tinyCity();
  const Outcome out = evaluate(city, {});
  const std::vector<FactorRow> rows = factorRows(city, out, kTown, 2026);
  CHECK(rowOf(city, out, rows, "I4", "pm25") != nullptr);
  CHECK(rowOf(city, out, rows, "F8", "pm25") != nullptr);
}

TEST_CASE("Services stand under the infrastructure of their kind") {
  Dataset city = tinyCity();
  city.services.services[1].id = "water";
  const Outcome out = evaluate(city, {});
  const std::vector<FactorRow> rows = factorRows(city, out, kTown, 2026);
  const FactorRow* school = rowOf(city, out, rows, "F11", "school_load");
  const FactorRow* water = rowOf(city, out, rows, "F11", "water_load");
  REQUIRE((school && water));
  if (!school || !water) return;
  CHECK(factors()[school->factor].part[school->part] == Str::FactorSocial);
  CHECK(factors()[water->factor].part[water->part] == Str::FactorEngineering);
}
