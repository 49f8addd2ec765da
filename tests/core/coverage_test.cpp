// Coverage of the hindcast: bands around the projection, and the table of data/README.md as the program computes it.
#include "core/coverage.h"

#include <cstdio>

#include "core/hindcast.h"
#include "doctest/doctest.h"
#include "io/files.h"
#include "spreads.h"

using namespace kosh;
using namespace kosh::test;

namespace {

Dataset almaty() {
  std::vector<InputFile> files;
  for (const char* name : {"demography.json", "hindcast.json", "migration.json", "quotas.json", "services.json", "sources.json",
                           "territories.geojson", "uncertainty.json"})
    files.push_back({name, fileBytes(std::string("data/almaty/") + name)});
  Result<Dataset> read = readDataset(files);
  REQUIRE(read.value);
  return read.value ? std::move(*read.value) : tinyCity();
}

// Tiny City as its own past; the published totals are the projection but for one.
Dataset remembering() {
  Dataset city = uncertainCity(0.1);
  Hindcast past{city.demography, city.migration, {}};
  past.demography.lastFlowYear = 2027;
  const Figure close{2730, {"tiny", "2027-01-01", Status::official, {}}}, far{9000, {"tiny", "2028-01-01", Status::official, {}}};
  past.published = {{kTown, 2027, close}, {kSouthTerritory, 2028, far}};
  city.hindcast = std::make_shared<const Hindcast>(past);
  return city;
}

}  // namespace

TEST_CASE("A total that the projection gives lies inside, one far away does not") {
  const Dataset city = remembering();
  const std::vector<CoverageRow> rows = coverageOf(city, city.uncertainty->spreads, 200, 1);
  REQUIRE(rows.size() == 2);
  if (rows.size() != 2) return;
  CHECK(rows[0].in80());
  CHECK(rows[0].in95());
  CHECK_FALSE(rows[1].in95());
  CHECK(rows[0].band[0] < rows[0].band[4]);
}

TEST_CASE("Without a hindcast there is no coverage") { CHECK(coverageOf(uncertainCity(0.1), {}, 10, 1).empty()); }

TEST_CASE("A band is inside the wider one") {
  CoverageRow row{0, 2027, {1, 2, 3, 4, 5}, {}};
  for (const double value : {0.5, 1.5, 2.0, 4.0, 4.5, 5.5}) {
    row.published.value = value;
    CHECK(row.in80() == (value >= 2 && value <= 4));
    CHECK(row.in95() == (value >= 1 && value <= 5));
  }
}

TEST_CASE("The coverage of data/README.md is what the program computes for Almaty") {
  const Dataset city = almaty();
  REQUIRE((city.uncertainty && city.uncertainty->hindcast));
  if (!city.uncertainty || !city.uncertainty->hindcast) return;
  const std::string page = fileBytes("data/README.md");
  Spreads withParts = *city.uncertainty->hindcast;
  for (StreamSpread& flow : withParts.flows)
    for (const StreamSpread& today : city.uncertainty->spreads.flows)
      if (today.id == flow.id) flow.split = today.split;
  for (const auto& [spreads, name] : {std::pair{*city.uncertainty->hindcast, "known in 2023"}, std::pair{withParts, "with the parts of today"}}) {
    int in80 = 0, in95 = 0, city80 = 0, city95 = 0;
    const std::vector<CoverageRow> rows = coverageOf(city, spreads, 1000, 1);
    CHECK(rows.size() == 11);
    for (const CoverageRow& row : rows) {
      (row.territory == 0 ? city80 : in80) += row.in80();
      (row.territory == 0 ? city95 : in95) += row.in95();
      if (std::string_view(name) != "known in 2023") continue;
      char line[200];
      std::snprintf(line, sizeof line, "| %s | %d | %.0f | %.0f-%.0f | %.0f-%.0f | %s |",
                    city.territories[static_cast<std::size_t>(row.territory)].shortName.in(Lang::en).c_str(), row.year, row.published.value,
                    row.band[1], row.band[3], row.band[0], row.band[4], row.in80() ? "80 %" : row.in95() ? "95 %" : "outside");
      CHECK_MESSAGE(page.find(line) != std::string::npos, line);
    }
    char line[160];
    std::snprintf(line, sizeof line, "| %s | %d of 3 | %d of 3 | %d of 8 | %d of 8 |", name, city80, city95, in80, in95);
    CHECK_MESSAGE(page.find(line) != std::string::npos, line);
  }
}
