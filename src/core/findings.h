// Findings: what decision No 98 says about a scenario, paragraph by paragraph, each with the figures behind it.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "core/intake.h"
#include "core/outcome.h"
#include "core/rules.h"

namespace kosh {

// What a finding asks of the reader.
enum class Sign : std::uint8_t { decide, check, inOrder, noData };

// What the city would propose or do. The city proposes, the ministry decides.
enum class Direction : std::uint8_t {
  none, include, exclude, increase, decrease, keep, warn, measures, infrastructureFirst, programme, build, fix
};

// One figure in the chain behind a finding.
struct Evidence {
  std::string id;                // of the indicator, series or threshold, or of a figure of the method ("slack")
  Message name;
  std::optional<double> value;   // nothing: no data
  int decimals = 0;
  Message unit{Str::Count, {}};  // Str::Count: none
  Message text{Str::Count, {}};  // a word in the place of a number (a column of a form, a year); Str::Count: none
  std::optional<Status> status;  // nothing where the value is missing; a decision of the scenario has none either
  std::string source;            // key of sources; empty: computed by the program
  std::string asOf;              // ISO date, or its year or month
  int territory = -1;            // index into Dataset::territories; -1: of none
  int year = 0;
  bool exact = false;            // a threshold: whatever its status, it is told as it was given, neither rounded nor "about"
};

struct Finding {
  std::string id;         // stable across scenarios: "9/auezov/2027/age_15_34"
  std::string paragraph;  // "3", "4.1" .. "4.4", "5" .. "12"
  std::string subject;    // id of a factor, stream, service or group; may be empty
  int territory = 0;      // index into Dataset::territories
  int year = 0;
  Sign sign = Sign::inOrder;
  Direction direction = Direction::none;
  Message message;        // the sentence of the list
  Message reason{Str::Count, {}};  // the binding reason; Str::Count: none
  std::vector<Evidence> values;  // the chain, thresholds among them
  int threshold = -1;     // index into `values` of what the result is compared with
  int result = -1;        // index into `values` of the result
  // The formula in words: a row whose slot {i} stands for values[i], filled with its name or with its value.
  Str formula = Str::Count;
  bool ownMethod = true;  // "method of the program, not a norm of law"
  bool weak = false;      // fewer people than the threshold "weak_people": the statement is marked as weak
};

// Answers that the findings and the documents share.
struct Judgement {
  int year = 0;                          // the coming year: proposals are for it
  std::vector<Intake> intakes;           // of kandas: [0] the city, then the districts
  std::vector<Intake> resettlerIntakes;  // the same for resettlers
  std::vector<Finding> findings;         // by paragraph, then territory, then year
};

// `year` is the coming year of the proposals; it comes from the caller, since the core knows no clock.
Judgement judge(const Dataset& dataset, const Scenario& scenario, const Outcome& outcome, int year);

// The findings of one rule each, for judge() and the tests.
namespace rules {
std::vector<Finding> monitoring(const Dataset&, const Scenario&, const Outcome&, int year);                      // 3
std::vector<Finding> territories(const Dataset&, const Scenario&, const Outcome&, const Judgement&);             // 4.1
std::vector<Finding> foreignQuota(const Dataset&, const Scenario&, const Outcome&, int year);                    // 4.2
std::vector<Finding> regionalQuota(const Dataset&, const Scenario&, const Outcome&, const Judgement&);           // 4.3
std::vector<Finding> labourImmigrants(const Dataset&, const Scenario&, const Outcome&, int year);                // 4.4
std::vector<Finding> directions(const Dataset&, const Scenario&, const Outcome&, int year);                      // 5
std::vector<Finding> localities(const Dataset&, const Scenario&, const Outcome&, const Judgement&);              // 6-8
std::vector<Finding> outflow(const Dataset&, const Scenario&, const Outcome&, int year);                         // 9
std::vector<Finding> agglomeration(const Dataset&, const Scenario&, const Outcome&, const Judgement&);           // 10
std::vector<Finding> objects(const Dataset&, const Scenario&, const Outcome&, int year);                         // 11-12
}  // namespace rules

// Paragraph 9, reading 1: the outflow is larger than natural increase. N natural increase, S net migration, persons of
// a calendar year. Fires when -S > N with S < 0, also for N <= 0; warns when N > 0 and -S >= N x share.
enum class Outflow : std::uint8_t { none, warning, above };
Outflow outflowState(double naturalIncrease, double netMigration, double warningShare);

// Persons of `from` .. `to` years of age on 1 January; the city is the sum of its districts.
double personsAged(const Dataset& dataset, const Outcome& outcome, int territory, int year, int from, int to);

}  // namespace kosh
