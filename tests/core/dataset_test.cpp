// Finding things by id and figures by year.
#include "core/dataset.h"

#include "doctest/doctest.h"
#include "tiny_city.h"

using namespace kosh;
using namespace kosh::test;

TEST_CASE("Everything is found by its id and the unknown is not") {
  const Dataset city = tinyCity();
  CHECK(findTerritory(city, "south") == 2);
  CHECK(findDistrict(city, "south") == 1);
  CHECK(findDistrict(city, "town") == -1);
  CHECK(findTerritory(city, "") == -1);
  CHECK(findStream(city, "foreign_1") == 1);
  CHECK(findStream(city, "foreign_9") == -1);
  CHECK(findService(city, "kindergarten") == 1);
  CHECK(findService(city, "hospital") == -1);
  CHECK(district(city, kNorth).id == "north");
}

TEST_CASE("A source is found by its key") {
  const Dataset city = tinyCity();
  const Source* source = findSource(city, "tiny");
  REQUIRE(source != nullptr);
  if (source) CHECK(source->title == sameInAll("Tiny City"));
  CHECK(findSource(city, "other") == nullptr);
}

TEST_CASE("The figure in force is the last one given, none before the first, the last one beyond") {
  const Dataset city = tinyCity();
  const auto& baseline = city.quotas.streams[1].baseline;
  CHECK(figureFor(baseline, 2024) == nullptr);
  for (const auto& [year, expected] : {std::pair{2025, 40.0}, {2027, 40.0}, {2028, 60.0}, {2050, 60.0}}) {
    const Figure* figure = figureFor(baseline, year);
    REQUIRE(figure != nullptr);
    if (figure) CHECK(figure->value == expected);
  }
  CHECK(figureFor({}, 2026) == nullptr);
}

TEST_CASE("A published figure belongs to its own year and to no other") {
  const std::vector<YearFigure> north = tinyCity().series[1].values[kNorthTerritory];
  CHECK(figureIn(north, 2023) == nullptr);
  CHECK(figureIn(north, 2026) == nullptr);
  const Figure* figure = figureIn(north, 2024);
  REQUIRE(figure != nullptr);
  if (figure) CHECK(figure->value == 10);
}

TEST_CASE("The map shows a series in the last year that any district is published for") {
  Dataset city = tinyCity();
  CHECK(lastDistrictYear(city, city.series[0]) == 0);  // no figure at all
  CHECK(lastDistrictYear(city, city.series[1]) == 2025);
  CHECK(lastDistrictYear(city, city.series[2]) == 0);  // of the town only
  city.series[1].values[kTown][0].year = 2030;
  CHECK(lastDistrictYear(city, city.series[1]) == 2025);
  city.series[1].values.resize(1);
  CHECK(lastDistrictYear(city, city.series[1]) == 0);
}
