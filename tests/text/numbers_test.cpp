// Numbers and dates as people read them in three languages.
#include <cmath>
#include <limits>

#include "doctest/doctest.h"
#include "text/text.h"

using namespace kosh;

TEST_CASE("the shortest writing of a number is that of a file, in every language") {
  CHECK(shortestNumber(-5) == "-5");
  CHECK(shortestNumber(0.25) == "0.25");
  CHECK(shortestNumber(1234567) == "1234567");
  CHECK(shortestNumber(0.1) == "0.1");
  CHECK(shortestNumber(1.0 / 3) == "0.3333333333333333");
}

TEST_CASE("thousands are parted by a narrow space in every language") {
  for (Lang lang : {Lang::kk, Lang::ru, Lang::en}) {
    CHECK(formatNumber(999, 0, lang) == "999");
    CHECK(formatNumber(1000, 0, lang) == "1\u202F000");
    CHECK(formatNumber(369998, 0, lang) == "369\u202F998");
    CHECK(formatNumber(2341400, 0, lang) == "2\u202F341\u202F400");
  }
}

TEST_CASE("an amount from a million on is told in millions where two decimals are exact, else in full") {
  CHECK(formatAmount(17400000, Lang::ru) == "17,4\u00A0\u043C\u043B\u043D");
  CHECK(formatAmount(1640000, Lang::en) == "1.64\u00A0million");
  CHECK(formatAmount(-2680000, Lang::en) == "\u22122.68\u00A0million");
  CHECK(formatAmount(116000000, Lang::kk) == "116\u00A0\u043C\u043B\u043D");
  CHECK(formatAmount(1000000, Lang::en) == "1\u00A0million");
  CHECK(formatAmount(1234567, Lang::en) == "1\u202F234\u202F567");
  CHECK(formatAmount(999999, Lang::en) == "999\u202F999");
  CHECK(formatAmount(0, Lang::en) == "0");
}

TEST_CASE("the decimal mark is a comma in Kazakh and Russian and a point in English") {
  CHECK(formatNumber(1234.5, 1, Lang::kk) == "1\u202F234,5");
  CHECK(formatNumber(1234.5, 1, Lang::ru) == "1\u202F234,5");
  CHECK(formatNumber(1234.5, 1, Lang::en) == "1\u202F234.5");
}

TEST_CASE("half goes away from zero on the decimal digits") {
  CHECK(formatNumber(0.25, 1, Lang::ru) == "0,3");
  CHECK(formatNumber(2.675, 2, Lang::en) == "2.68");  // the binary value lies below 2.675
  CHECK(formatNumber(1.005, 2, Lang::en) == "1.01");
  CHECK(formatNumber(0.5, 0, Lang::en) == "1");
  CHECK(formatNumber(1.5, 0, Lang::en) == "2");
  CHECK(formatNumber(2.5, 0, Lang::en) == "3");
  CHECK(formatNumber(-2.5, 0, Lang::en) == "\u22123");
  CHECK(formatNumber(0.04, 1, Lang::en) == "0.0");
  CHECK(formatNumber(0.05, 1, Lang::en) == "0.1");
}

TEST_CASE("rounding carries into new digits") {
  CHECK(formatNumber(9.95, 1, Lang::en) == "10.0");
  CHECK(formatNumber(999.5, 0, Lang::en) == "1\u202F000");
  CHECK(formatNumber(999999.999, 2, Lang::en) == "1\u202F000\u202F000.00");
}

TEST_CASE("what rounds to zero has no sign") {
  CHECK(formatNumber(-0.4, 0, Lang::en) == "0");
  CHECK(formatNumber(-0.0, 1, Lang::en) == "0.0");
  CHECK(formatSigned(0.4, 0, Lang::en) == "0");
  CHECK(formatSigned(-0.04, 1, Lang::ru) == "0,0");
}

TEST_CASE("signs are a plus and a true minus") {
  CHECK(formatSigned(7354, 0, Lang::ru) == "+7\u202F354");
  CHECK(formatSigned(-7354, 0, Lang::ru) == "\u22127\u202F354");
  CHECK(formatNumber(-1, 0, Lang::en) == "\u22121");
}

TEST_CASE("a percent sign stands after a no-break space") {
  CHECK(formatPercent(0.25, 2, Lang::ru) == "0,25\u00A0%");
  CHECK(formatPercent(112.05, 1, Lang::en) == "112.1\u00A0%");
}

TEST_CASE("very large and very small numbers keep their digits") {
  CHECK(formatNumber(1e15, 0, Lang::en) == "1\u202F000\u202F000\u202F000\u202F000\u202F000");
  CHECK(formatNumber(1e-9, 2, Lang::en) == "0.00");
  CHECK(formatNumber(1234567890123456.0, 0, Lang::en) == "1\u202F234\u202F567\u202F890\u202F123\u202F456");
}

TEST_CASE("a number that is none is said to be missing") {
  CHECK(formatNumber(std::nan(""), 1, Lang::en) == "no data");
  CHECK(formatSigned(std::numeric_limits<double>::infinity(), 1, Lang::en) == "no data");
}

TEST_CASE("dates are written out as far as they are known") {
  CHECK(formatDate("2026-01-01", Lang::en) == "1 January 2026");
  CHECK(formatDate("2026-01-01", Lang::ru) == "1 \u044F\u043D\u0432\u0430\u0440\u044F 2026");
  CHECK(formatDate("2026-01-01", Lang::kk) == "2026 \u0436\u044B\u043B\u0493\u044B 1 \u049B\u0430\u04A3\u0442\u0430\u0440");
  CHECK(formatDate("2026-03", Lang::en) == "March 2026");
  CHECK(formatDate("2026-03", Lang::ru) == "\u043C\u0430\u0440\u0442 2026");
  CHECK(formatDate("2026-12-31", Lang::en) == "31 December 2026");
  CHECK(formatDate("2026", Lang::kk) == "2026");
}

TEST_CASE("a text that is no date comes back unchanged") {
  for (const char* odd : {"", "soon", "2026-13-01", "2026-00", "2026-1-1", "2026/01/01", "2026-01-32", "2026-01-0x"})
    CHECK(formatDate(odd, Lang::ru) == odd);
}

TEST_CASE("an estimate keeps so many significant digits") {
  CHECK(roundSignificant(123456, 3) == 123000);
  CHECK(roundSignificant(-123500, 3) == -124000);
  CHECK(roundSignificant(0.0012345, 3) == 0.00123);
  CHECK(roundSignificant(99950, 3) == 100000);
  CHECK(roundSignificant(5, 3) == 5);
  CHECK(roundSignificant(0, 3) == 0);
}

TEST_CASE("a typed number is read with the marks of its language") {
  CHECK(parseNumber("1250", Lang::ru) == 1250);
  CHECK(parseNumber(" 1 250 ", Lang::ru) == 1250);
  CHECK(parseNumber("1\u202F250,5", Lang::kk) == 1250.5);
  CHECK(parseNumber("1\u00A0250.5", Lang::ru) == 1250.5);
  CHECK(parseNumber("0,85", Lang::ru) == 0.85);
  CHECK(parseNumber("1,234", Lang::ru) == 1.234);
  CHECK(parseNumber("1,234", Lang::en) == 1234);
  CHECK(parseNumber("1,234,567.5", Lang::en) == 1234567.5);
  CHECK(parseNumber("\u22125", Lang::en) == -5);
  CHECK(parseNumber("-5", Lang::en) == -5);
}

TEST_CASE("what is no number is not read as one") {
  for (const char* typed : {"", " ", "-", ".", ",", "abc", "12a", "1.2.3", "1,2,3", "1e5", "0x10", "nan", "inf", "5-"})
    for (Lang lang : {Lang::kk, Lang::ru, Lang::en}) CHECK_MESSAGE(!parseNumber(typed, lang), typed);
  CHECK_FALSE(parseNumber("0,85", Lang::en));
}

TEST_CASE("every formatted number is read back") {
  for (Lang lang : {Lang::kk, Lang::ru, Lang::en})
    for (double value : {0.0, 0.5, 999.25, 1234.0, -1234567.0}) CHECK(parseNumber(formatNumber(value, 2, lang), lang) == value);
}

TEST_CASE("a date is a year, a month or a day of the calendar") {
  for (const char* date : {"2026", "1999-12", "2024-02-29", "2026-12-31"}) CHECK_MESSAGE(isDate(date), date);
  for (const char* date : {"", "26", "20266", "2026-13", "2026-00", "2026-1", "2026-02-29", "1900-02-29", "2026-04-31", "2026-04-00",
                           "2026/04", "2026-04/01", "1799", "2301", "202a", "31.03.2026"})
    CHECK_MESSAGE(!isDate(date), date);
}

TEST_CASE("a date typed day first becomes the date of a file") {
  CHECK(isoDate("31.03.2026") == "2026-03-31");
  CHECK(isoDate(" 03.2026 ") == "2026-03");
  CHECK(isoDate("2026-03-31") == "2026-03-31");
  CHECK(isoDate(" 2026 ") == "2026");
  CHECK(isoDate("yesterday") == "yesterday");
  CHECK(isoDate("  ") == "");
}
