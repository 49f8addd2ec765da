// Figures as evidence: indicators, series, thresholds, quotas and figures of the method, each with name, unit and origin.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "core/findings.h"

namespace kosh {

// What every rule reads.
struct Facts {
  const Dataset& dataset;
  const Scenario& scenario;
  const Outcome& outcome;
};

// Ids of Rules::thresholds that the methods read. A dataset without one of them gets "no data" from its rule.
namespace limit {
inline constexpr const char* kWeakPeople = "weak_statement";            // 3: people below which a statement is weak
inline constexpr const char* kMinCapacity = "min_capacity";             // 4.1: N_min, persons a year
inline constexpr const char* kForecastYears = "forecast_years";         // 4.1: forecast years without a reserve
inline constexpr const char* kIntakeYears = "intake_years";             // 4.1: years of equal arrivals that are tested
inline constexpr const char* kQuotaStep = "quota_step";                 // 4.2, 4.4: the largest change of a quota, share
inline constexpr const char* kUseUp = "use_up";                         // 4.2: percent
inline constexpr const char* kUseDown = "use_down";                     // 4.2: percent
inline constexpr const char* kVacanciesUp = "vacancies_up";             // 4.2: vacancies per unemployed
inline constexpr const char* kUnemployment = "country_unemployment";    // 4.2: percent
inline constexpr const char* kForeignCap = "foreign_quota_cap";         // 4.2: p, percent of the labour force
inline constexpr const char* kMediumTerm = "medium_term";               // 4.3: years
inline constexpr const char* kFamilySize = "family_size";               // 4.3: persons
inline constexpr const char* kRentMonths = "rent_months";               // 4.3
inline constexpr const char* kImmigrantsUseDown = "immigrants_use_down";    // 4.4: percent
inline constexpr const char* kImmigrantsUseYears = "immigrants_use_years";  // 4.4: years running
inline constexpr const char* kTrendYears = "trend_years";               // 4.4
inline constexpr const char* kImmigrantsCap = "immigrants_quota_cap";   // 4.4: p, percent of the country's labour force
inline constexpr const char* kCountryForce = "country_labour_force";    // 4.4: thousand persons
inline constexpr const char* kCityShare = "city_share";                 // 4.4: percent
inline constexpr const char* kOutflowWarning = "outflow_warning";       // 9: share of natural increase
inline constexpr const char* kOutflowPeriods = "outflow_periods";       // 9: years in a row before a proposal
inline constexpr const char* kYouthFrom = "youth_from";                 // 9: age
inline constexpr const char* kYouthTo = "youth_to";                     // 9: age
inline constexpr const char* kNetReproduction = "net_reproduction";     // 9: daughters of a woman
inline constexpr const char* kNeedFlag = "need_flag";                   // 10: index
inline constexpr const char* kWomenFrom = "women_from";                 // 10: age
inline constexpr const char* kWomenTo = "women_to";                     // 10: age
inline constexpr const char* kPupilsYears = "pupils_change_years";      // 10
inline constexpr const char* kUnemploymentNorm = "unemployment_norm";   // 11: percent
inline constexpr const char* kObjectsYears = "objects_years";           // 11: horizon of the plan of objects
inline constexpr const char* kFloorArea = "floor_area";                 // 12: m2 a person, a what-if
}  // namespace limit

// A text of the data, or nothing but the words of a message in the three languages: what an argument can hold.
Message plain(const Names& names);
Message plain(const std::string& text);
Names spoken(const Message& message);
Names joined(const std::vector<Names>& parts);  // "a; b; c"

// The name of a thing inside a sentence: with a small letter, in the three languages.
Names midSentence(const Names& names);
Names midSentence(const Message& message);

// How people read a figure in a sentence, everywhere: an estimate has "about" before it and so many significant digits
// (look.md 1 and 8); what is counted, published, a threshold or nothing at all stands as it is. `shownValue` is its number.
inline constexpr int kSignificant = 3, kSignificantInFormula = 4;
bool isAbout(const Evidence& evidence);
double shownValue(const Evidence& evidence, int significant = kSignificant);
// Digits at which two figures that a sentence compares can be told apart: three or as many as it takes.
int digitsToTell(double a, double b);

// Number and unit as people read them: "31.2 ug/m3"; "no data" where there is none.
Names figureOf(const Evidence& evidence, int significant = kSignificant);
Names figureOf(double value, int decimals, const Message& unit);

// A formula with its slots filled by the names or by the numbers of the values; Str::Count: there is none.
Message formulaInWords(Str formula, const std::vector<Evidence>& values);
Message formulaWithValues(Str formula, const std::vector<Evidence>& values);

// The words and the decimals of an indicator, and its unit with all plural forms.
Message nameOf(const Dataset& dataset, const Indicator& indicator);
Message unitFor(const Dataset& dataset, const Indicator& indicator);
int decimalsOf(IndicatorKind kind);

Evidence ofIndicator(const Facts& facts, std::string_view id, int territory, int year);
Evidence ofSeries(const Dataset& dataset, std::string_view id, int territory, int year);  // the last one up to `year`
Evidence ofThreshold(const Dataset& dataset, std::string_view id);
Evidence ofFigure(std::string id, Message name, int decimals, Message unit, const Figure* figure, int year);
// A figure of the method: without a value there is no status either.
Evidence ofMethod(std::string id, Message name, std::optional<double> value, int decimals, Message unit,
                  Status status = Status::computed);
// A column of words.
Evidence ofWords(std::string id, Message name, Message text, Message unit = {Str::Count, {}});
// The figure that other sources give, kept beside the one in use.
void addAlternatives(std::vector<Evidence>& values, const Evidence& of, const Figure& figure);

// The quota that was in force before the scenario's decisions.
Evidence presentQuota(const Facts& facts, int stream, int year);

// A finding with its id "paragraph/territory/year/subject".
Finding finding(const Facts& facts, std::string_view paragraph, int territory, int year, std::string_view subject);

// The number of a threshold in whole years, or an age.
std::optional<int> yearsOf(const Dataset& dataset, std::string_view id);
int cityOf(const Dataset& dataset);  // index of the city

// Where the data give no length of their own.
inline constexpr int kMediumTermYears = 3, kFiveYears = 5;

inline Message none() { return {Str::Count, {}}; }
inline bool said(const Message& message) { return message.id != Str::Count; }

}  // namespace kosh
