// Words and numbers in three languages: every string of the program has one row in strings.inc.
#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace kosh {

enum class Lang : std::uint8_t { kk, ru, en };
inline constexpr int kLangs = 3;

// A text in the three languages, indexed by Lang. Not an aggregate, so that one text where three are due does not
// compile: it would stand in the first language alone.
struct Names {
  std::array<std::string, kLangs> by;

  Names() = default;
  Names(std::array<std::string, kLangs> texts) : by(std::move(texts)) {}

  const std::string& in(Lang lang) const { return by[static_cast<std::size_t>(lang)]; }
  bool empty() const { return *this == Names(); }
  bool operator==(const Names&) const = default;
};

// One text for all languages, where it is a proper name or nobody has translated it.
inline Names sameInAll(const std::string& text) { return {{text, text, text}}; }

// One enumerator per row of strings.inc.
enum class Str : std::uint16_t {
#define T(id, kk, ru, en) id,
#include "strings.inc"
#undef T
  Count
};

// The row's wording; plural rows keep their forms separated by '|'.
std::string_view text(Str id, Lang lang);

// A number inside a message. It is grouped and given its decimal mark by the language.
struct Number {
  double value = 0;
  int decimals = 0;
  bool operator==(const Number&) const = default;
};

// An ISO date inside a message; it is written as the language does ("2026", "2026-03" keep what they know).
struct Date {
  std::string iso;
  bool operator==(const Date&) const = default;
};

// What fills a {0} .. {9} slot. A plain integer such as a year is a string: it is not grouped. Names are texts of the
// data, such as a district; of plural forms ("place|places") the one that fits the first Number of the message.
using Arg = std::variant<std::string, Number, Str, Names, Date>;

// A sentence as a value: which row, and what fills its slots. Wording appears only in say().
struct Message {
  Str id{};
  std::vector<Arg> args;
  bool operator==(const Message&) const = default;
};

// The sentence in one language. In a plural row the first Number chooses the form
// (ru: 1 / 2-4 / 5+, en: 1 / other, kk: one form).
std::string say(const Message& message, Lang lang);

// The same with a capital letter at its start, as a sentence stands in a list or a document.
std::string sayWhole(const Message& message, Lang lang);

// The first letter of a text made a capital or a small one (Latin, Cyrillic, Kazakh). A word of capitals, such as an
// abbreviation, keeps them.
std::string startUpper(std::string text);
std::string startLower(std::string text);

// Of plural forms with '|' between them the one that fits a number; a text without forms stands as it is.
std::string_view formOf(std::string_view forms, const Number& number, Lang lang);

// "369 998" with U+202F between thousands, U+2212 as minus, the decimal comma (kk, ru) or point (en).
// Rounds half away from zero.
std::string formatNumber(double value, int decimals, Lang lang);

// A whole number, from a million on "72,2 million" where two decimals tell it exactly.
std::string formatAmount(double value, Lang lang);

// As formatNumber, with an explicit plus sign for positive values: "+7 354".
std::string formatSigned(double value, int decimals, Lang lang);

// "0,25 %": a no-break space before the sign in every language. The value is already in percent.
std::string formatPercent(double percent, int decimals, Lang lang);

// "1 January 2026" from "2026-01-01"; shorter dates ("2026", "2026-03") keep what they know.
// A text that is not such a date is returned unchanged.
std::string formatDate(std::string_view iso, Lang lang);

// The same where it stands alone and must be seen to be a date: with the word for year where the language has one
std::string formatDateAlone(std::string_view iso, Lang lang);

// "-5", "0.25": as a file has it, with the fewest digits that read back as the same double, the same in every language.
std::string shortestNumber(double value);

// Whether a text is a year, a month or a day as files write them: "2026", "2026-03", "2026-03-31", in 1800 to 2300.
bool isDate(std::string_view iso);

// A typed date as files write it: also "31.03.2026" and "03.2026"; anything else comes back without outer spaces.
std::string isoDate(std::string_view typed);

// A typed number, the other way round: spaces and the language's own mark between thousands, decimal comma (kk, ru) or
// point (in every language; a comma between thousands in en). Nothing when it is no number.
std::optional<double> parseNumber(std::string_view typed, Lang lang);

// Value rounded to so many significant digits, the way an estimate is shown (three, see look.md 8).
double roundSignificant(double value, int digits);

}  // namespace kosh
