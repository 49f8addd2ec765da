// Sentences: wording in three languages, slots, plural forms.
#include "text/text.h"

#include "doctest/doctest.h"

using namespace kosh;

TEST_CASE("every string has words in every language") {
  for (int id = 0; id < static_cast<int>(Str::Count); ++id)
    for (Lang lang : {Lang::kk, Lang::ru, Lang::en}) CHECK_FALSE(text(static_cast<Str>(id), lang).empty());
}

TEST_CASE("a language is told apart from the others") {
  CHECK(text(Str::AppName, Lang::en) == "Kosh");
  CHECK(text(Str::AppName, Lang::ru) == "\u041A\u04E9\u0448");
  CHECK(text(Str::MonthOf1, Lang::ru) != text(Str::Month1, Lang::ru));
  CHECK(text(Str::MonthOf1, Lang::kk) == text(Str::Month1, Lang::kk));
}

TEST_CASE("slots are filled by texts, numbers and rows of the table, in any order") {
  const Message message{Str::DateOfDay, {Number{1500, 0}, Str::MonthOf3, std::string("2026")}};
  CHECK(say(message, Lang::en) == "1\u202F500 March 2026");
  CHECK(say(message, Lang::kk) == "2026 \u0436\u044B\u043B\u0493\u044B 1\u202F500 \u043D\u0430\u0443\u0440\u044B\u0437");
}

TEST_CASE("a text begins with a capital or a small letter in all three alphabets") {
  const std::pair<const char*, const char*> words[] = {
      {"schools", "Schools"}, {"\u0448\u043A\u043E\u043B\u0430", "\u0428\u043A\u043E\u043B\u0430"},
      {"\u0451\u043C\u043A\u043E\u0441\u0442\u044C", "\u0401\u043C\u043A\u043E\u0441\u0442\u044C"}};
  for (const auto& [small, capital] : words) {
    CHECK(startUpper(small) == capital);
    CHECK(startLower(capital) == small);
    CHECK(startUpper(capital) == capital);
  }
  const char* kazakh[] = {"\u04D9\u04D8", "\u0456\u0406", "\u04A3\u04A2", "\u0493\u0492", "\u04AF\u04AE", "\u04B1\u04B0", "\u049B\u049A", "\u04E9\u04E8", "\u04BB\u04BA"};
  for (const std::string pair : kazakh) {
    const std::string small = pair.substr(0, 2), capital = pair.substr(2);
    CHECK(startUpper(small + "b") == capital + "b");
    CHECK(startLower(capital + "b") == small + "b");
  }
  CHECK(startLower("PHC") == "PHC");
  CHECK(startUpper("") == "");
  CHECK(startUpper("\u2248 5") == "\u2248 5");
  CHECK(startUpper("15 km") == "15 km");
}

TEST_CASE("a slot without an argument stays empty and an extra argument is ignored") {
  CHECK(say({Str::DateOfMonth, {std::string("March")}}, Lang::en) == "March ");
  CHECK(say({Str::NoData, {std::string("unused")}}, Lang::en) == "no data");
}

TEST_CASE("English takes the singular for exactly one") {
  const auto more = [](double n) { return say({Str::IoMoreProblems, {Number{n, 0}}}, Lang::en); };
  CHECK(more(1) == "and 1 more problem");
  CHECK(more(0) == "and 0 more problems");
  CHECK(more(2) == "and 2 more problems");
  CHECK(more(21) == "and 21 more problems");
}

TEST_CASE("Russian takes three forms") {
  const std::string one = "\u043E\u0448\u0438\u0431\u043A\u0430", few = "\u043E\u0448\u0438\u0431\u043A\u0438",
                    many = "\u043E\u0448\u0438\u0431\u043E\u043A";
  const auto endsWith = [](double n, int decimals, const std::string& word) {
    const std::string s = say({Str::IoMoreProblems, {Number{n, decimals}}}, Lang::ru);
    return s.size() > word.size() && s.substr(s.size() - word.size()) == word;
  };
  for (double n : {1, 21, 101, 1001}) CHECK(endsWith(n, 0, one));
  for (double n : {2, 3, 4, 22, 34, 104}) CHECK(endsWith(n, 0, few));
  for (double n : {0, 5, 10, 11, 12, 14, 20, 111, 112, 1000}) CHECK(endsWith(n, 0, many));
  CHECK(endsWith(2.5, 1, few));
}

TEST_CASE("Kazakh has one form whatever the number") {
  const auto tail = [](double n) { return say({Str::IoMoreProblems, {Number{n, 0}}}, Lang::kk); };
  CHECK(tail(1) == "\u0442\u0430\u0493\u044B 1 \u049B\u0430\u0442\u0435");
  CHECK(tail(5) == "\u0442\u0430\u0493\u044B 5 \u049B\u0430\u0442\u0435");
}

TEST_CASE("of forms that a file gives the fitting one is taken, a single one always") {
  CHECK(formOf("bed|beds", {1, 0}, Lang::en) == "bed");
  CHECK(formOf("bed|beds", {3000, 0}, Lang::en) == "beds");
  CHECK(formOf("a|b|c", {22, 0}, Lang::ru) == "b");
  CHECK(formOf("a|b|c", {4120, 0}, Lang::ru) == "c");
  CHECK(formOf("MW", {1, 0}, Lang::en) == "MW");
  CHECK(formOf("a", {7, 0}, Lang::kk) == "a");
}

TEST_CASE("names of the data and dates inside a message follow the language") {
  const Names district{{"Alatau audany", "Alatauskiy rayon", "Alatau district"}};
  CHECK(say({Str::Plain, {district}}, Lang::ru) == "Alatauskiy rayon");
  CHECK(say({Str::Plain, {district}}, Lang::en) == "Alatau district");
  CHECK(say({Str::Plain, {Date{"2026-12-15"}}}, Lang::en) == "15 December 2026");
}

TEST_CASE("a unit of the data takes the form of the number beside it") {
  const Names places{{"oryn", "mesto|mesta|mest", "place|places"}};
  CHECK(say({Str::IndOfService, {Number{2}, places}}, Lang::ru) == "2: mesta");
  CHECK(say({Str::IndOfService, {Number{5}, places}}, Lang::ru) == "5: mest");
  CHECK(say({Str::IndOfService, {Number{1}, places}}, Lang::en) == "1: place");
  CHECK(say({Str::IndOfService, {sameInAll("x"), places}}, Lang::en) == "x: places");
}
