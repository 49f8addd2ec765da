// The checks that every part of the validation is written with.
#include "core/check.h"

#include <cmath>

#include "doctest/doctest.h"
#include "tiny_city.h"

using namespace kosh;
using namespace kosh::test;

namespace {

// A checker over Tiny City and the problems it has reported.
struct Bench {
  Dataset city = tinyCity();
  std::vector<Problem> problems;
  Checker check{city, problems, "a.json"};
};

}  // namespace

TEST_CASE("Paths are joined by a slash and sexes are f and m") {
  CHECK(join("/base", "north") == "/base/north");
  CHECK(join("/flows", std::size_t{12}) == "/flows/12");
  CHECK(sexPath("/base/north", kFemale) == "/base/north/f");
  CHECK(sexPath("/base/north", kMale) == "/base/north/m");
}

TEST_CASE("A problem carries its file, path, wording and severity") {
  Bench b;
  b.check.report("/x", Str::BadMissing, {}, Severity::warning);
  CHECK(b.problems == std::vector<Problem>{{Severity::warning, "a.json", "/x", 0, {Str::BadMissing, {}}}});
}

TEST_CASE("A length says how many numbers were found and expected") {
  Bench b;
  CHECK(b.check.length("/x", 3, 3));
  CHECK_FALSE(b.check.length("/x", 3, 5));
  REQUIRE(b.problems.size() == 1);
  CHECK(b.problems[0].message == Message{Str::BadLength, {Number{3, 0}, Number{5, 0}}});
}

TEST_CASE("Not a number and infinity are no numbers of zero or more") {
  Bench b;
  b.check.notNegative("/x", std::vector<double>{0, 1, std::nan(""), -0.5, INFINITY});
  REQUIRE(b.problems.size() == 3);
  CHECK(b.problems[0].path == "/x/2");
  CHECK(b.problems[1].path == "/x/3");
  CHECK(b.problems[1].message == Message{Str::BadNegative, {"-0.5"}});
  CHECK(b.problems[2].path == "/x/4");
}

TEST_CASE("Not a number is no sum of one") {
  Bench b;
  b.check.sumsToOne("/x", std::vector<double>{0.25, 0.75});
  CHECK(b.problems.empty());
  b.check.sumsToOne("/x", std::vector<double>{std::nan("")});
  b.check.sumsToOne("/x", std::vector<double>{});
  CHECK(b.problems.size() == 2);
}

TEST_CASE("A figure needs a value and a listed source") {
  Bench b;
  b.check.figure("/x", std::optional<Figure>{});
  CHECK(b.problems.empty());
  b.check.figure("/x", Figure{-1, {"nobody", "", Status::official, {}}});
  REQUIRE(b.problems.size() == 2);
  CHECK(b.problems[0].path == "/x/value");
  CHECK(b.problems[1].path == "/x/source");
}

TEST_CASE("Every repeat of an id is reported once, an empty id too") {
  Bench b;
  b.check.unique("/x", {"a", "b", "a", "", "a"});
  REQUIRE(b.problems.size() == 3);
  CHECK(b.problems[0].path == "/x/2/id");
  CHECK(b.problems[1].message.id == Str::BadMissing);
  CHECK(b.problems[2].path == "/x/4/id");
}

TEST_CASE("Every wording of a problem fills the same places in three languages") {
  const Message message{Str::BadBaseSum, {Number{3007, 0}, Number{3000, 0}}};
  for (const Lang lang : {Lang::kk, Lang::ru, Lang::en}) {
    const std::string said = say(message, lang);
    CHECK(said.find("007") != std::string::npos);
    CHECK(said.find('{') == std::string::npos);
  }
}
