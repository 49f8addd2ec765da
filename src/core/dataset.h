// Dataset: the facts. Immutable once read; everything in it has a source, a date and a status.
#pragma once
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/geometry.h"
#include "core/result.h"
#include "core/rules.h"
#include "core/types.h"

namespace kosh {

enum class TerritoryKind : std::uint8_t { city, district, agglomeration };

struct Territory {
  std::string id;    // "alatau"
  std::string kato;  // nine digits
  Names name;        // "Alatau district" as it is printed
  Names shortName;   // as it fits on the map
  TerritoryKind kind = TerritoryKind::district;
  std::optional<Figure> areaKm2;               // official area
  std::vector<YearFigure> population;          // published totals, 1 January; facts for charts, not inputs of the model
  Shape shape;                                 // degrees
  bool operator==(const Territory&) const = default;
};

struct Source {
  std::string id, publisher, date, kind, licence;
  Names title, note;
  bool operator==(const Source&) const = default;
};

enum class MortalityInput : std::uint8_t { deathRates, survivalRatios };

// Rates and the people of the base year. `d` below counts the projected territories (Dataset::districts) in order.
struct Demography {
  int baseYear = 0;                  // stock at 1 January
  int lastFlowYear = 0;              // the last year whose flows are projected (2050)
  int stepYears = 1;                 // 1 or 5
  int ages = 0;                      // number of age groups, the last one open
  Cells base;                        // persons [d][sex][age]
  std::vector<Provenance> baseFrom;  // [d]
  std::optional<Figure> cityTotal;   // published; the sum of the base must equal it

  MortalityInput mortalityInput = MortalityInput::deathRates;
  YearTable mortality;                     // columns [sex][age]: deaths per person-year, or survival ratios
  std::vector<double> mortalityFactor;     // [d] multiplies the death rates of the district
  Provenance mortalityFrom;
  YearTable fertility;                     // columns [age]: births per woman per year
  std::vector<double> fertilityFactor;     // [d]
  Provenance fertilityFrom;
  YearTable sexRatioAtBirth;               // one column: boys per girl
  Provenance sexRatioFrom;
  bool operator==(const Demography&) const = default;
};

// When in the year migrants are added (design.md 4; the names follow the UN's software).
enum class MigrationTiming : std::uint8_t { even, end, endBirths };

// Shares of a flow by sex and age; they sum to one. Layout [sex][age].
struct AgeProfile {
  std::string id;
  std::vector<double> share;
  Provenance from;
  bool operator==(const AgeProfile&) const = default;
};

enum class FlowKind : std::uint8_t { externalIn, externalOut, interregionalIn, interregionalOut };
inline bool isOutflow(FlowKind kind) { return kind == FlowKind::externalOut || kind == FlowKind::interregionalOut; }

// A gross flow: persons a year by district with one age profile.
struct Flow {
  std::string id;
  Names name;
  FlowKind kind = FlowKind::interregionalIn;
  int profile = -1;  // index into Migration::profiles
  YearTable persons; // columns [d], positive also for outflows
  Provenance from;
  bool operator==(const Flow&) const = default;
};

// A net flow, given only by age and sex (net totals with a profile would be wrong near zero).
struct NetFlow {
  std::string id;
  Names name;
  YearTable persons;  // columns [d][sex][age], signed
  Provenance from;
  bool operator==(const NetFlow&) const = default;
};

// Moves between districts: yearly rates by origin and destination times an age schedule.
struct Moves {
  std::vector<double> rate;      // [from][to], share of the residents; the diagonal is zero
  std::vector<double> schedule;  // [age], mean one over the base population; empty: one at every age
  Provenance from;
  bool operator==(const Moves&) const = default;
};

struct Migration {
  MigrationTiming timing = MigrationTiming::even;
  std::vector<AgeProfile> profiles;
  std::vector<Flow> flows;
  std::vector<NetFlow> netFlows;
  Moves moves;
  bool operator==(const Migration&) const = default;
};

// What a quota counts (paragraph 2, points 4 and 6: kandas and resettlers with the members of their families).
enum class QuotaUnit : std::uint8_t { personsWithFamily, permits };

// A stream of the quota. One person is in one stream. Permanent streams enter the cohorts; temporary ones are a stock
// of permits x fill x stay.
struct QuotaStream {
  std::string id;  // kandas, resettlers, foreign_1 .. foreign_4, foreign_seasonal, labour_immigrants
  Names name;
  bool permanent = false;
  QuotaUnit counts = QuotaUnit::permits;  // what one unit of the quota is
  int profile = -1;                  // index into Migration::profiles; needed for permanent streams
  double fillRate = 1;               // share of the quota that really arrives
  Provenance fillFrom;
  double stayYears = 1;              // temporary streams: mean stay in years, may be under one
  Provenance stayFrom;
  std::vector<double> split;         // [d], sums to one
  Provenance splitFrom;
  std::vector<YearFigure> baseline;  // decisions in force; the last year is held beyond
  bool allocated = true;             // false: the order does not name the city ("not allocated", not zero)
  Provenance allocatedFrom;
  double sliderMax = 1000;           // how far the slider of the screen reaches
  std::vector<YearFigure> ethnicKazakh;      // of which; changes no total
  std::vector<YearFigure> formerCompatriot;  // of which; changes no total
  bool operator==(const QuotaStream&) const = default;
};

enum class QuotaScope : std::uint8_t { city, country };
enum class QuotaRecordKind : std::uint8_t { quota, arrived, issued };

// A quota of an earlier year, or what came of it. `stream` is an id of a stream, or foreign_all.
struct QuotaRecord {
  int year = 0;
  std::string stream;
  QuotaScope scope = QuotaScope::country;
  QuotaRecordKind kind = QuotaRecordKind::quota;
  std::string unit;    // persons, families, permits
  bool chosen = true;  // false: an alternative of another source, shown and never used
  Figure figure;
  bool operator==(const QuotaRecord&) const = default;
};

// A measure of support, in monthly calculation indices as `unit` says: mci_per_person_once, mci_per_family_month, ...
struct Support {
  std::string id;
  Names name;
  std::string unit;
  Figure figure;
  bool operator==(const Support&) const = default;
};

struct Quotas {
  std::vector<QuotaStream> streams;
  std::vector<YearFigure> kandasOutsideQuota;  // persons a year, a part of the external inflow
  std::vector<QuotaRecord> past;
  std::vector<Support> support;
  std::vector<YearFigure> mci;                 // monthly calculation index, tenge
  bool operator==(const Quotas&) const = default;
};

enum class DemandBase : std::uint8_t { population, populationPresent };

// A norm and the act it stands in. An unverified norm never gates by default.
struct Norm {
  double value = 1;  // the load that is allowed: demand / capacity
  Names act;         // "" in a language means: the program's own method
  std::string date;
  Status status = Status::unverified;
  bool gate = false;
  bool operator==(const Norm&) const = default;
};

// A dated change of capacity, commissioned in a year (a school counts from the school year that starts in it).
struct ServiceObject {
  std::string service;
  std::string territory;  // a district, or the city where the district is not known or the service is of the whole city
  int year = 0;
  double places = 0;      // in the unit of the service, one shift
  Names name;
  Provenance from;
  bool operator==(const ServiceObject&) const = default;
};

struct Service {
  std::string id;  // "school", "hospital_beds"; indicator ids begin with it
  Names name;
  Names unit;      // of demand and capacity: "places", "m3 a day"; plural forms with '|' as in strings.inc
  Names note;      // what else is known, and why a figure is missing; may be empty
  DemandBase base = DemandBase::population;
  std::vector<double> rate;        // [age] demand per person as it is (calibrated); empty: not known
  Provenance rateFrom;
  std::vector<double> policyRate;  // [age] demand if everybody were served; empty: none
  Provenance policyFrom;
  std::vector<std::optional<Figure>> capacity;  // [d]
  std::optional<Figure> cityCapacity;           // only when the capacity is not known by district
  std::optional<Figure> shifts;       // multiplies places of one shift; none: the places count as they are given
  Norm norm;
  std::optional<Figure> typicalSize;  // of one object, in the unit of the service, one shift
  std::optional<Figure> unitCost;     // thousand tenge for one unit of the typical size
  bool operator==(const Service&) const = default;
};

// A size of object that the city builds, in the unit of the service, one shift.
struct CatalogueObject {
  std::string service;
  Figure places;
  bool operator==(const CatalogueObject&) const = default;
};

struct Services {
  std::vector<Service> services;
  std::vector<CatalogueObject> catalogue;
  std::vector<ServiceObject> objects;  // dated objects of the baseline
  bool operator==(const Services&) const = default;
};

// The labour market of the city. Supply: people times participation; jobs: a path, an assumption where it is not
// published.
struct Labour {
  std::vector<double> participation;       // [sex][age] share of the people who work or look for work; empty: no data
  Provenance participationFrom;
  YearTable jobs;                          // one column: jobs of the city's residents on 1 January; empty: no data
  Provenance jobsFrom;
  std::optional<Figure> unemploymentRate;  // the last published one, percent
  bool operator==(const Labour&) const = default;
};

// The part of the dataset a series stands in: economy.json, environment.json, composition.json.
enum class SeriesPart : std::uint8_t { economy, environment, composition };
inline constexpr int kSeriesParts = 3;

// Published figures that the model neither projects nor holds: each keeps its own year.
struct Series {
  SeriesPart part = SeriesPart::economy;
  std::string id;  // snake_case, as the command line prints it: "pm25"
  Names name;
  Names unit;
  int decimals = 0;
  std::vector<std::vector<YearFigure>> values;  // [territory], may be shorter; nowhere any: no data
  std::optional<Figure> threshold;
  Names act;                                    // where the threshold stands; empty: the program's own method
  bool operator==(const Series&) const = default;
};

enum class PlaceKind : std::uint8_t { school, hospital, metro, town };

struct Place {
  PlaceKind kind = PlaceKind::school;
  Names name;
  std::string territory;
  Point position;  // degrees
  int order = 0;   // metro: position along the line
  Names note;
  bool operator==(const Place&) const = default;
};

struct Places {
  std::vector<Place> places;
  Provenance schools, hospitals, metro, towns;
  bool operator==(const Places&) const = default;
};

// A published total to set a projection beside.
struct PublishedTotal {
  int territory = -1;  // index into Dataset::territories
  int year = 0;        // 1 January
  Figure figure;
  bool operator==(const PublishedTotal&) const = default;
};

// What was known up to 1 January of an earlier year, and what was published of the years after it.
struct Hindcast {
  Demography demography;  // its base year is that date; the districts of the dataset
  Migration migration;
  std::vector<PublishedTotal> published;
  bool operator==(const Hindcast&) const = default;
};

// A figure given by hand for an indicator where the model has none (core/overlay.h): it is shown, no formula reads it.
struct GivenValue {
  std::string indicator;
  int territory = -1;  // index into Dataset::territories
  int year = 0;
  Figure figure;
  bool operator==(const GivenValue&) const = default;
};

// How far a figure strays from the one the model holds, year after year. x of the year before the first projected one is
// zero (that year is known); x(t) = rho x(t-1) + sd e(t) with e normal, deviation 1, independent. The figure of year t
// is multiplied by exp(x(t) - v(t) / 2), v(t) the variance of x(t), so that its mean stays.
struct Spread {
  Figure sd;   // what is new in a year, as a logarithm: 0.05 is about five percent
  Figure rho;  // share of the deviation that is still there a year later, from 0 to below 1
  bool operator==(const Spread&) const = default;
};

// Of a gross or net flow, or of the fill rate of a quota stream.
struct StreamSpread {
  std::string id;
  Spread whole;                 // of the city's number
  std::optional<Spread> split;  // gross flows: of each district's part; the city's number stays what it is
  bool operator==(const StreamSpread&) const = default;
};

struct Spreads {
  Spread fertility, mortality;
  std::vector<StreamSpread> flows;      // one that is not named is not drawn
  std::vector<StreamSpread> fillRates;  // the same
  bool operator==(const Spreads&) const = default;
};

struct Uncertainty {
  Spreads spreads;
  std::optional<Spreads> hindcast;  // from figures up to the hindcast's date only
  bool operator==(const Uncertainty&) const = default;
};

struct Dataset {
  std::string id;    // "almaty"
  Names name;
  std::string fingerprint;              // 16 hex digits, set by io
  std::string attribution;              // shown on the map
  std::vector<Territory> territories;   // the city first, then districts, then the agglomeration
  std::vector<int> districts;           // indices of the projected territories
  Demography demography;
  Migration migration;
  Quotas quotas;
  Services services;
  Labour labour;
  std::vector<Series> series;
  std::vector<GivenValue> given;
  Places places;
  std::shared_ptr<const Hindcast> hindcast;  // null: none
  std::shared_ptr<const Uncertainty> uncertainty;  // null: none, then nothing is drawn and an ensemble is refused
  Rules rules;                               // of the dataset, else those of the program
  std::vector<Source> sources;
};

using DatasetPtr = std::shared_ptr<const Dataset>;

// -1 when there is none.
int findTerritory(const Dataset& dataset, std::string_view id);
int findDistrict(const Dataset& dataset, std::string_view id);  // position in Dataset::districts
int findStream(const Dataset& dataset, std::string_view id);
int findService(const Dataset& dataset, std::string_view id);
int findSeries(const Dataset& dataset, std::string_view id);
const Source* findSource(const Dataset& dataset, std::string_view id);
inline const Territory& district(const Dataset& dataset, int d) { return dataset.territories[dataset.districts[d]]; }

// The demand per person when it is the same at every age.
std::optional<double> perPerson(const std::vector<double>& rate);

// The last year in which a series has a figure of a district; 0: never.
int lastDistrictYear(const Dataset& dataset, const Series& series);

// The value given by hand for an indicator, or null.
const GivenValue* findGiven(const std::vector<GivenValue>& list, std::string_view indicator, int territory, int year);

// The figure of exactly this year, or null.
const Figure* figureIn(const std::vector<YearFigure>& figures, int year);

// The figure in force for a year: the last one given at or before it; none before the first.
const Figure* figureFor(const std::vector<YearFigure>& figures, int year);

// Everything that is wrong with the facts although each part could be read: sums, shapes, integrity rules.
// Paths are the paths in the files. Sources named but not listed are problems too.
std::vector<Problem> validate(const Dataset& dataset);

}  // namespace kosh
