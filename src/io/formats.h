// What is read and written: bytes to Dataset and Scenario, Outcome to CSV and JSON.
#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/dataset.h"
#include "core/layer.h"
#include "core/outcome.h"
#include "core/result.h"
#include "core/scenario.h"

namespace kosh {

// A file as it came: its name (shown in problems) and its bytes.
struct InputFile {
  std::string name;
  std::string bytes;
  bool readable = true;  // false: its bytes could not be had; told with the other problems
};

inline constexpr std::size_t kMaxDatasetFiles = 32;  // stated in data/README.md

// A dataset from its parts (territories.geojson, demography.json, ...) or from one file of format kosh/dataset.
// Every problem is reported in one pass; a value comes only without errors, and core validate() has then passed.
// Notes and titles of sources are {"kk", "ru", "en"} or one text for all three languages.
// `folder` is where the files were looked for: a missing part is told with it, or with the one file that was given.
Result<Dataset> readDataset(std::span<const InputFile> files, const std::string& folder = {});

// Says what a file is by its "format" ("kosh/scenario"), or nothing. Used to tell a dropped scenario from a dataset.
std::string formatOf(std::string_view bytes);

// A scenario file holds only what differs from the baseline.
Result<Scenario> readScenario(const InputFile& file, const Dataset& dataset);
std::string writeScenario(const Scenario& scenario, const Dataset& dataset);

// A GeoJSON without a "format" of ours is a layer of the user. Areas are Polygon and MultiPolygon, points Point and
// MultiPoint; a name is the property name, title or id.
inline constexpr std::size_t kMaxLayerAreas = 500, kMaxLayerPoints = 100000;
bool isGeoJson(std::string_view bytes);
Result<Layer> readLayer(const InputFile& file);

// The share link's fragment, "s=1." + base64url of the scenario file, without '#'.
std::string scenarioToLink(const Scenario& scenario, const Dataset& dataset);
Result<Scenario> scenarioFromLink(std::string_view fragment, const Dataset& dataset);

// CSV "year,territory,indicator,value,unit,status"; full precision (%.17g); lines end with \n.
// The value of missing data is empty and its status is "no_data".
std::string outcomeToCsv(const Dataset& dataset, const Outcome& outcome);
// JSON: the same rows, the departures that were cut by year and cell, and sentences about them.
std::string outcomeToJson(const Dataset& dataset, const Outcome& outcome);

// CSV "year,territory,sex,age,persons".
std::string peopleToCsv(const Dataset& dataset, const Outcome& outcome);

// "demography.json: /base/almaly/f/3: line 17: found ..., expected ..." in one language.
std::string say(const Problem& problem, Lang lang);

std::string_view statusName(Status status);  // "official", ... as in the files

}  // namespace kosh
