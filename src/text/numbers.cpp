// Numbers and dates as people read them, rounded on their decimal digits and not on the binary value.
#include <cmath>
#include <cstdio>
#include <cstdlib>

#include "text/text.h"

namespace kosh {
namespace {

constexpr const char* kThin = "\u202F";   // narrow no-break space between thousands
constexpr const char* kMinus = "\u2212";
constexpr const char* kNoBreak = "\u00A0";

// |value| = 0.d1 d2 d3 ... x 10^point, the shortest digits that read back as the same double.
struct Decimal {
  std::string digits;
  int point = 0;
};

Decimal decimalOf(double value) {
  char buffer[40];
  for (int precision = 14; precision <= 16; ++precision) {
    std::snprintf(buffer, sizeof buffer, "%.*e", precision, std::fabs(value));
    if (std::strtod(buffer, nullptr) == std::fabs(value)) break;
  }
  const std::string printed = buffer;
  const std::size_t e = printed.find('e');
  Decimal out;
  out.digits = printed.substr(0, 1) + printed.substr(2, e - 2);
  out.point = std::atoi(printed.c_str() + e + 1) + 1;
  return out;
}

// Keeps `count` digits after the leading point of the decimal; half goes away from zero.
void roundDigits(Decimal& d, int count) {
  if (count >= static_cast<int>(d.digits.size())) return;
  const bool up = count >= 0 && d.digits[static_cast<std::size_t>(count)] >= '5';
  d.digits.resize(count > 0 ? static_cast<std::size_t>(count) : 0);
  if (!up) return;
  std::size_t i = d.digits.size();
  while (i > 0 && d.digits[i - 1] == '9') d.digits[--i] = '0';
  if (i > 0) {
    ++d.digits[i - 1];
  } else {
    d.digits.insert(d.digits.begin(), '1');
    ++d.point;
  }
}

char digitAt(const Decimal& d, int position) {
  const bool inside = position >= 0 && position < static_cast<int>(d.digits.size());
  return inside ? d.digits[static_cast<std::size_t>(position)] : '0';
}

bool isZero(const Decimal& d) { return d.digits.find_first_not_of('0') == std::string::npos; }

std::string groupedWhole(const Decimal& d) {
  if (d.point <= 0) return "0";
  std::string out;
  for (int i = 0; i < d.point; ++i) {
    if (i > 0 && (d.point - i) % 3 == 0) out += kThin;
    out += digitAt(d, i);
  }
  return out;
}

std::string formatWith(double value, int decimals, Lang lang, const char* plus) {
  if (!std::isfinite(value)) return std::string(text(Str::NoData, lang));
  Decimal d = decimalOf(value);
  roundDigits(d, d.point + decimals);
  std::string out = isZero(d) ? "" : value < 0 ? kMinus : plus;
  out += isZero(d) ? "0" : groupedWhole(d);
  if (decimals > 0) out += lang == Lang::en ? '.' : ',';
  for (int i = 0; i < decimals; ++i) out += digitAt(d, d.point + i);
  return out;
}

// Two digits at a position of an ISO date, or -1.
int twoDigits(std::string_view s, std::size_t at) {
  const auto digit = [&](std::size_t i) { return i < s.size() && s[i] >= '0' && s[i] <= '9' ? s[i] - '0' : -1; };
  const int tens = digit(at), ones = digit(at + 1);
  return tens < 0 || ones < 0 ? -1 : tens * 10 + ones;
}

Str monthRow(Str january, int month) { return static_cast<Str>(static_cast<int>(january) + month - 1); }

}  // namespace

std::string formatNumber(double value, int decimals, Lang lang) { return formatWith(value, decimals, lang, ""); }

std::string formatAmount(double value, Lang lang) {
  const double millions = value / 1e6, hundredths = std::round(millions * 100);
  if (std::fabs(millions) < 1 || std::fabs(millions * 100 - hundredths) > 1e-6) return formatNumber(value, 0, lang);
  const double rest = std::fabs(std::fmod(hundredths, 100));
  const int decimals = rest == 0 ? 0 : std::fmod(rest, 10) == 0 ? 1 : 2;
  return formatNumber(millions, decimals, lang) + kNoBreak + std::string(text(Str::Million, lang));
}

std::string formatSigned(double value, int decimals, Lang lang) { return formatWith(value, decimals, lang, "+"); }

std::string formatPercent(double percent, int decimals, Lang lang) {
  return formatNumber(percent, decimals, lang) + kNoBreak + "%";
}

std::string formatDate(std::string_view iso, Lang lang) {
  const bool yearKnown = twoDigits(iso, 0) >= 0 && twoDigits(iso, 2) >= 0;
  const bool withMonth = yearKnown && (iso.size() == 7 || iso.size() == 10) && iso[4] == '-';
  const int month = withMonth ? twoDigits(iso, 5) : -1;
  if (month < 1 || month > 12) return std::string(iso);
  const std::string year(iso.substr(0, 4));
  if (iso.size() == 7) return say({Str::DateOfMonth, {monthRow(Str::Month1, month), year}}, lang);
  const int day = iso[7] == '-' ? twoDigits(iso, 8) : -1;
  if (day < 1 || day > 31) return std::string(iso);
  return say({Str::DateOfDay, {std::to_string(day), monthRow(Str::MonthOf1, month), year}}, lang);
}

std::string formatDateAlone(std::string_view iso, Lang lang) {
  const bool year = iso.size() == 4 && twoDigits(iso, 0) >= 0 && twoDigits(iso, 2) >= 0;
  return say({year ? Str::YearGiven : Str::DateGiven, {formatDate(iso, lang)}}, lang);
}

std::string shortestNumber(double value) {
  char buffer[40];
  for (int digits = 15; digits <= 17; ++digits) {
    std::snprintf(buffer, sizeof buffer, "%.*g", digits, value);
    if (std::strtod(buffer, nullptr) == value) break;
  }
  return buffer;
}

bool isDate(std::string_view iso) {
  constexpr int kDays[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (iso.size() != 4 && iso.size() != 7 && iso.size() != 10) return false;
  const int century = twoDigits(iso, 0), year = 100 * century + twoDigits(iso, 2);
  if (century < 0 || twoDigits(iso, 2) < 0 || year < 1800 || year > 2300) return false;
  if (iso.size() == 4) return true;
  const int month = iso[4] == '-' ? twoDigits(iso, 5) : -1;
  if (month < 1 || month > 12) return false;
  if (iso.size() == 7) return true;
  const bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
  const int day = iso[7] == '-' ? twoDigits(iso, 8) : -1;
  return day >= 1 && day <= kDays[month - 1] + (leap && month == 2 ? 1 : 0);
}

std::string isoDate(std::string_view typed) {
  while (!typed.empty() && typed.front() == ' ') typed.remove_prefix(1);
  while (!typed.empty() && typed.back() == ' ') typed.remove_suffix(1);
  const std::string text(typed);
  const auto dot = [&](std::size_t at) { return text[at] == '.'; };
  if (text.size() == 10 && dot(2) && dot(5)) return text.substr(6) + "-" + text.substr(3, 2) + "-" + text.substr(0, 2);
  if (text.size() == 7 && dot(2)) return text.substr(3) + "-" + text.substr(0, 2);
  return text;
}

std::optional<double> parseNumber(std::string_view typed, Lang lang) {
  constexpr std::string_view kSpaces[] = {" ", kNoBreak, kThin};
  std::string plain(typed);
  for (std::string_view space : kSpaces)
    for (std::size_t at; (at = plain.find(space)) != std::string::npos;) plain.erase(at, space.size());
  if (plain.substr(0, 3) == kMinus) plain.replace(0, 3, "-");
  // "1,234": thousands in English, a fraction elsewhere.
  for (std::size_t at = 0; (at = plain.find(',', at)) != std::string::npos;) {
    if (lang != Lang::en) plain[at] = '.';
    else if (plain.find_first_not_of("0123456789", at + 1) - at == 4 || at + 4 == plain.size()) plain.erase(at, 1);
    else return std::nullopt;
  }
  const std::size_t sign = plain.substr(0, 1) == "-" ? 1 : 0;
  const bool digits = plain.size() > sign && plain.find_first_not_of("0123456789.", sign) == std::string::npos;
  const bool onePoint = plain.find('.') == plain.rfind('.') && plain.find_first_of("0123456789") != std::string::npos;
  if (!digits || !onePoint || plain.size() > 30) return std::nullopt;
  return std::strtod(plain.c_str(), nullptr);
}

double roundSignificant(double value, int digits) {
  if (value == 0 || !std::isfinite(value)) return value;
  Decimal d = decimalOf(value);
  roundDigits(d, digits);
  const std::string number = "0." + d.digits + "e" + std::to_string(d.point);
  return value < 0 ? -std::strtod(number.c_str(), nullptr) : std::strtod(number.c_str(), nullptr);
}

}  // namespace kosh
