// Readers of the dataset's parts and of the values that occur in all of them. Only for the files of this folder.
#pragma once
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/dataset.h"
#include "io/field.h"

namespace kosh {

// --- values (read_values.cpp)
Provenance readProvenance(const Field& field);
Figure readFigure(const Field& field);                               // required
std::optional<Figure> readOptionalFigure(const Field& field);        // absent or null: nothing
std::vector<YearFigure> readYearFigures(const Field& field);         // absent or null: none; sorted by year
Names readNames(const Field& field);                                 // an object of kk, ru, en, or nothing missing of it
Names readNamesOrText(const Field& field);                           // one text stands for all languages
Names readOptionalNames(const Field& field);                         // as readNamesOrText; absent or null: empty
std::string readOptionalText(const Field& field);
Status readStatus(const Field& field);
Source readSource(const Field& item);                                // a row of a list of sources (read_territories.cpp)
Point readPosition(const Field& field);                              // [longitude, latitude], degrees

Shape readShape(const Field& geometry);                              // a GeoJSON Polygon or MultiPolygon (read_layer.cpp)

// Rows keyed by year, sorted; `readRow` appends the `columns` numbers of one row.
YearTable readYearTable(const Field& years, int columns,
                        const std::function<void(const Field&, std::vector<double>&)>& readRow);

// Calls `each` for every district in order with the member of its id; tells keys that are no district.
void forDistricts(const Field& byId, const Dataset& data, const std::function<void(const Field&, int)>& each);

// The id in the field as an index of Migration::profiles, or -1 with a problem.
int readProfileName(const Field& field, const Dataset& data);

// Number of age groups that lists must have, or -1 (any) when the people could not be read.
inline int ageCount(const Dataset& data) { return data.demography.ages > 0 ? data.demography.ages : -1; }

// --- lists by age (read_ages.cpp)
inline constexpr int kMinAges = 2, kMaxAges = 131;

// How a list by age is written: single ages, or groups of which `lower` holds the first ages (core/split.h).
struct AgeLists {
  int ages = -1;           // of the dataset; -1: any number
  std::vector<int> lower;  // empty: a number for each age
};
enum class OfGroup { sum, rate };  // a number of a group is the sum over its ages, or the same at each of them

inline AgeLists singleAges(const Dataset& data) { return {ageCount(data), {}}; }
AgeLists readGroups(const Field& field, const Dataset& data);  // absent: single ages
std::vector<double> readByAge(const Field& list, const AgeLists& form, OfGroup what);
void appendBothSexes(const Field& bySex, const AgeLists& form, OfGroup what, std::vector<double>& out);  // "f", then "m"

// The shares of a profile [sex][age]: a table, a table by groups, or curves of Rogers and Castro that sum to one.
std::vector<double> readShares(const Field& profile, const Dataset& data);

// What an object of the facts and one of a scenario have in common.
template <class Object>
void readObjectHead(const Field& field, Object& out) {
  out.service = field.at("service").text();
  out.territory = field.at("territory").text();
  out.year = field.at("year").year();
  out.places = field.at("places").number();
}

// --- heads of files that belong to a dataset (read_values.cpp)
bool checkHead(const Field& root, const char* format, int version);             // false: the rest is not to be read
void warnOtherData(const Field& field, const Dataset& dataset, Str message);    // the fingerprint it was made for

// --- parts. Read in this order: later ones name things of earlier ones.
void readSources(const Field& part, Dataset& data);
void readTerritories(const Field& part, Dataset& data);
void readDemography(const Field& part, Dataset& data);
void readMigration(const Field& part, Dataset& data);
void readQuotas(const Field& part, Dataset& data);
void readServices(const Field& part, Dataset& data);
void readEconomy(const Field& part, Dataset& data);
void readEnvironment(const Field& part, Dataset& data);
void readComposition(const Field& part, Dataset& data);
void readPlaces(const Field& part, Dataset& data);
void readHindcast(const Field& part, Dataset& data);
void readUncertainty(const Field& part, Dataset& data);
void readRules(const Field& part, Dataset& data);

// The bytes of data/rules/decision-98.json inside the program; written by CMake.
std::string_view programRulesFile();

}  // namespace kosh
