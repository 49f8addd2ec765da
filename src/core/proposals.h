// The four kinds of proposals of paragraph 4 as values: what is proposed to the authorised body, and why.
#pragma once
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "core/findings.h"

namespace kosh {

enum class ProposalKind : std::uint8_t { territories, foreignLabour, regionalQuotas, labourImmigrants };  // 4.1 .. 4.4
inline constexpr int kProposalKinds = 4;

// For which years a proposal asks: the year after today's, the years of the threshold "medium_term" from it on, or a
// correction of today's year, whose quotas can be cut anew (domain 0.4).
enum class Period : std::uint8_t { comingYear, mediumTerm, currentYear };
inline constexpr int kPeriods = 3;
using Periods = std::array<Period, kProposalKinds>;  // in the order of ProposalKind
inline constexpr Periods kUsualPeriods{Period::comingYear, Period::comingYear, Period::mediumTerm, Period::comingYear};

// One line of a proposal: a district (4.1), a category of foreign labour (4.2), a stream and year (4.3), a year (4.4).
struct ProposalLine {
  int territory = -1;  // index into Dataset::territories; -1: the city as a whole
  int stream = -1;     // index into Dataset::quotas.streams; -1: none
  int year = 0;
  std::optional<Datum> present;   // the quota in force; nothing: not allocated or not published
  std::optional<double> proposed; // whole, rounded down; nothing: cannot be computed, `reason` says why
  bool decided = false;           // the scenario's own number stands instead of the method's
  Direction direction = Direction::keep;
  Message reason{Str::Count, {}};
  std::vector<Evidence> values;   // the columns of the annex, in the order of the form (domain D1)
};

struct Proposal {
  ProposalKind kind{};
  Period period = Period::comingYear;
  int year = 0, lastYear = 0;     // the years it asks for
  int horizon = 0;                // the end of the medium term: until then its consequences are told
  Direction direction = Direction::keep;
  Message sentence{Str::Count, {}};  // one sentence with number and direction
  std::vector<ProposalLine> lines;
  std::vector<Evidence> grounds;  // what the justification lists, 3-5 figures
  std::vector<Evidence> values;   // the chain of the formula
  std::vector<int> findings;      // indices into Judgement::findings
  Str formula = Str::Count;       // its slots are those of `values`
  std::vector<Evidence> cost;     // by budget level and year, thousand tenge; an unknown one has no value
  Message effect{Str::Count, {}}, refusal{Str::Count, {}};  // if accepted, if refused
};

std::vector<Proposal> proposals(const Dataset& dataset, const Scenario& scenario, const Outcome& outcome,
                                const Judgement& judgement, const Periods& periods = kUsualPeriods);  // four, in their order

Names periodWords(Period period, int year, int lastYear);  // "for 2027", inside a sentence

// Localities of paragraphs 6-8, in three parts: A kandas, B resettlers, C intra-oblast (agglomeration, by agreement).
enum class ListPart : std::uint8_t { kandas, resettlers, intraOblast };

// Whether a candidate is proposed, and if not, why.
enum class ListState : std::uint8_t { proposed, notAssigned, noRoom, unknown, byAgreement };
inline constexpr int kListStates = 5;
Str wordsOf(ListState state);

struct Locality {
  int territory = -1;
  std::vector<ListPart> parts;      // where it is a candidate
  ListState state = ListState::unknown;  // proposed: assigned, and the gates pass (A, B); C is always by agreement
  std::optional<double> coverage;   // the weakest of jobs, housing, school, kindergarten, primary care: share of need covered
  std::string weakest;              // id of that link; empty: no link is known
  std::vector<Evidence> columns;    // of the form (domain D2), in its order
};

// Ranked: by the weakest link, then by free vacancies, then by id. Unknown links never count as covered.
std::vector<Locality> localityList(const Dataset& dataset, const Scenario& scenario, const Outcome& outcome,
                                   const Judgement& judgement);

}  // namespace kosh
