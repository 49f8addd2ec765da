// The formulas of the four proposals, on numbers a reader checks in the head.
#include "core/quota_method.h"

#include "doctest/doctest.h"

using namespace kosh;

namespace {

// Use 95 %, 1.2 vacancies, unemployment 4 % against 5 % in the country; thresholds 90, 60 and 1.
UseAndMarket brisk() { return {95, 1.2, 4, 5, 90, 60, 1}; }

}  // namespace

TEST_CASE("A quota goes up where it is used and jobs wait for people") {
  CHECK(foreignDirection(brisk()) == Direction::increase);
  UseAndMarket edge = brisk();
  edge.use = 90, edge.vacancies = 1;
  CHECK(foreignDirection(edge) == Direction::increase);
  edge.use = 89.9;
  CHECK(foreignDirection(edge) == Direction::keep);
}

TEST_CASE("A quota goes down where it lies idle or people lie idle") {
  UseAndMarket idle = brisk();
  idle.use = 60;
  CHECK(foreignDirection(idle) == Direction::decrease);
  UseAndMarket jobless = brisk();
  jobless.use = 75, jobless.unemployment = 5.1;
  CHECK(foreignDirection(jobless) == Direction::decrease);
  jobless.unemployment = 5;
  CHECK(foreignDirection(jobless) == Direction::keep);
}

TEST_CASE("Where both conditions hold the quota is kept") {
  UseAndMarket both = brisk();
  both.unemployment = 6;
  CHECK(foreignDirection(both) == Direction::keep);
}

TEST_CASE("What is missing and could turn the answer leaves it open") {
  UseAndMarket noUse = brisk();
  noUse.use = std::nullopt;
  CHECK_FALSE(foreignDirection(noUse).has_value());
  UseAndMarket noCountry = brisk();
  noCountry.country = std::nullopt;
  CHECK_FALSE(foreignDirection(noCountry).has_value());
  noCountry.use = 50;  // idle anyhow
  CHECK(foreignDirection(noCountry) == Direction::decrease);
  UseAndMarket noVacancies = brisk();
  noVacancies.vacancies = std::nullopt;
  CHECK_FALSE(foreignDirection(noVacancies).has_value());
  noVacancies.use = 75;  // not used enough anyhow
  CHECK(foreignDirection(noVacancies) == Direction::keep);
}

TEST_CASE("The amount is the need that nobody here can meet, inside the step and under the cap") {
  CHECK(foreignAmount(110, 10, 100, 0.25, 1000) == 100);
  CHECK(foreignAmount(300, 10, 100, 0.25, 1000) == 125);
  CHECK(foreignAmount(300, 10, 100, 0.25, 110) == 110);
  CHECK(foreignAmount(20, 10, 100, 0.25, 1000) == 75);
  CHECK(foreignAmount(10, 20, 100, 0.25, 1000) == 75);
  CHECK(foreignAmount(10, 20, 100, 1.0, 1000) == 0);
  CHECK(foreignAmount(113, 0, 90, 0.25, 1000) == 112);  // 112.5 rounds down
  CHECK_FALSE(foreignAmount(std::nullopt, 10, 100, 0.25, 1000).has_value());
  CHECK_FALSE(foreignAmount(110, 10, 100, 0.25, std::nullopt).has_value());
}

TEST_CASE("The amount never runs against the direction") {
  CHECK(amountInDirection(Direction::increase, 100, 90) == 100);
  CHECK(amountInDirection(Direction::increase, 100, 120) == 120);
  CHECK(amountInDirection(Direction::decrease, 100, 120) == 100);
  CHECK(amountInDirection(Direction::decrease, 100, 80) == 80);
  CHECK(amountInDirection(Direction::keep, 100, std::nullopt) == 100);
  CHECK_FALSE(amountInDirection(Direction::increase, 100, std::nullopt).has_value());
  CHECK_FALSE(amountInDirection(Direction::increase, std::nullopt, 100).has_value());
}

TEST_CASE("Labour immigrants follow the trend of three years between the step and the cap") {
  CHECK(immigrantsAmount(1200, 1000, 3, 1000, 0.25, 9999) == 1320);  // +20 % in two years: 10 % a year
  CHECK(immigrantsAmount(1200, 1000, 3, 1000, 0.25, 1250) == 1250);
  CHECK(immigrantsAmount(500, 1000, 3, 1000, 0.25, 9999) == 750);  // not below the step
  CHECK_FALSE(immigrantsAmount(1200, 0, 3, 1000, 0.25, 9999).has_value());
  CHECK_FALSE(immigrantsAmount(1200, std::nullopt, 3, 1000, 0.25, 9999).has_value());
  CHECK_FALSE(immigrantsAmount(1200, 1000, 1, 1000, 0.25, 9999).has_value());
}

TEST_CASE("The support of a family of four costs what the table of 2023 to 2026 says") {
  struct Row {
    double mci, low, high, lowCertificate, highCertificate;
  };
  // domain B6: 70 MCI a person, 15 or 30 a month for a year, certificate 1,160 (from 2026 1,625) at most.
  for (const Row& row : {Row{3450, 1587000, 2208000, 1160, 1160}, Row{3692, 1698320, 2362880, 1160, 1160},
                         Row{3932, 1808720, 2516480, 1160, 1160}, Row{4325, 1989500, 2768000, 1625, 1625}}) {
    CHECK(supportCost(row.mci, {70, 15, row.lowCertificate, 12}, 4, 1, 0) == row.low);
    CHECK(supportCost(row.mci, {70, 30, row.highCertificate, 12}, 4, 1, 0) == row.high);
  }
  CHECK(supportCost(4325, {70, 15, 1625, 12}, 4, 1, 1) == 9017625);
  CHECK(supportCost(3932, {70, 0, 0, 12}, 100, 0, 0) == 27524000);  // Atyrau 2025: a hundred people moved for 27.5 million
}
