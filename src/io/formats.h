// What is read and written: bytes to Dataset and Scenario, Outcome to CSV and JSON.
#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/dataset.h"
#include "core/findings.h"
#include "core/layer.h"
#include "core/outcome.h"
#include "core/overlay.h"
#include "core/records.h"
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

// Gives a dataset the program's own rules of decision No 98 and the sources they name. readDataset does so where the
// files bring no part of format kosh/rules; the fingerprint is of the files alone.
void addProgramRules(Dataset& data);

// Says what a file is by its "format" ("kosh/scenario"), or nothing. Used to tell a dropped scenario from a dataset.
std::string formatOf(std::string_view bytes);

// A scenario file holds only what differs from the baseline.
Result<Scenario> readScenario(const InputFile& file, const Dataset& dataset);
std::string writeScenario(const Scenario& scenario, const Dataset& dataset);

// A file of own figures: {"format":"kosh/overlay","version":1,"dataset":"<fingerprint>","figures":[{"path","value",
// "source","as_of","status","note"?}]}. Paths are those of core/overlay.h. Made for another dataset: a warning.
Result<Overlay> readOverlay(const InputFile& file, const Dataset& dataset);
std::string writeOverlay(const Overlay& overlay, const Dataset& dataset);

// A GeoJSON without a "format" of ours is a layer of the user. Areas are Polygon and MultiPolygon, points Point and
// MultiPoint; a name is the property name, title or id.
inline constexpr std::size_t kMaxLayerAreas = 500, kMaxLayerPoints = 100000;
bool isGeoJson(std::string_view bytes);
Result<Layer> readLayer(const InputFile& file);

// The share link's fragment, "s=1." + base64url of the scenario file, without '#'.
std::string scenarioToLink(const Scenario& scenario, const Dataset& dataset);
Result<Scenario> scenarioFromLink(std::string_view fragment, const Dataset& dataset);

// Records of the office (core/records.h): names of persons, proposals with their state, lists, sendings, measures. They
// belong to no dataset; empty texts are left out.
Result<Records> readRecords(const InputFile& file);
std::string writeRecords(const Records& records);

// CSV "year,territory,indicator,value,unit,status"; full precision (%.17g); lines end with \n.
// The value of missing data is empty and its status is "no_data".
std::string outcomeToCsv(const Dataset& dataset, const Outcome& outcome);
// JSON: the same rows, the departures that were cut by year and cell, and sentences about them; with findings the
// coming year that they are for and what decision No 98 says, paragraph by paragraph.
std::string outcomeToJson(const Dataset& dataset, const Outcome& outcome, const Judgement* judgement = nullptr);
std::string findingsToJson(const Dataset& dataset, const std::vector<Finding>& findings);  // a JSON array

// CSV "year,territory,sex,age,persons".
std::string peopleToCsv(const Dataset& dataset, const Outcome& outcome);

// "demography.json: /base/almaly/f/3: line 17: found ..., expected ..." in one language.
std::string say(const Problem& problem, Lang lang);

std::string_view statusName(Status status);  // "official", ... as in the files

}  // namespace kosh
