// Series by year, cells and the order of statuses.
#include "core/types.h"

#include "core/interpolate.h"
#include "doctest/doctest.h"

using namespace kosh;

namespace {
const YearTable kTable{2, {2020, 2030, 2032}, {10, 1, 20, 2, 40, 4}};
}

TEST_CASE("A table is exact on its years and linear between them") {
  CHECK(kTable.at(2020, 0) == 10);
  CHECK(kTable.at(2030, 1) == 2);
  CHECK(kTable.at(2025, 0) == doctest::Approx(15));
  CHECK(kTable.at(2031, 1) == doctest::Approx(3));
}

TEST_CASE("A table is held before its first and after its last year") {
  CHECK(kTable.at(1900, 0) == 10);
  CHECK(kTable.at(2100, 0) == 40);
}

TEST_CASE("A table of one year is the same in every year") {
  const YearTable table{1, {2026}, {7}};
  CHECK(table.at(2000, 0) == 7);
  CHECK(table.at(2026, 0) == 7);
  CHECK(table.at(2050, 0) == 7);
}

TEST_CASE("A row at once is the same as its columns one by one") {
  std::vector<double> row(2);
  for (int year = 2018; year <= 2034; ++year) {
    rowAt(kTable, year, row);
    CHECK(row[0] == kTable.at(year, 0));
    CHECK(row[1] == kTable.at(year, 1));
  }
}

TEST_CASE("The place of a year names the rows between which it falls") {
  const std::vector<int> years{2020, 2030, 2032};
  CHECK(placeOf(years, 2019) == YearPlace{0, 0, 0});
  CHECK(placeOf(years, 2030) == YearPlace{1, 1, 0});
  CHECK(placeOf(years, 2031) == YearPlace{1, 2, 0.5});
  CHECK(placeOf(years, 2050) == YearPlace{2, 2, 0});
}

TEST_CASE("Cells are stored by territory, then sex, then age") {
  Cells cells(2, 3);
  CHECK(cells.values.size() == 12);
  cells.at(1, kMale, 2) = 5;
  CHECK(cells.values[11] == 5);
  CHECK(cells.index(1, kFemale, 0) == 6);
}

TEST_CASE("The worse of two statuses is the one that can be trusted less") {
  CHECK(worse(Status::official, Status::computed) == Status::computed);
  CHECK(worse(Status::unverified, Status::estimate) == Status::unverified);
  CHECK(worse(Status::illustrative, Status::illustrative) == Status::illustrative);
}
