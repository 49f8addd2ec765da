// Tiny City: a town of two districts and five ages whose numbers a reader checks in the head.
//
//   north 100 people in each of the cells (2 sexes x ages 0 1 2 3 4+) = 1000, 10 km2; south 200 in each = 2000, 20 km2.
//   Nobody dies before age 3; of the people aged 3 and 4+ half live on. A woman of 2 bears one child a year, boys =
//   girls. 20 people a year come to north from the regions, 10 to south from abroad, all aged 1, at the end of the
//   year. A fifth of north's people aged 1 and 2 (after their birthday) moves to south every year; nobody moves back.
//
//   2026, by sex              age 0   1    2    3   4+
//   north at the start          100  100  100  100  100
//   a year older                      100  100  100  100     (200 of age 3 and 4+, half live on: 200 deaths, both
//   sexes) moves                             -20  -20 come                              +10 born (100 + 80)/2 = 90 45
//   north 2027                   45   90   80  100  100    =  415, both sexes 830
//   south 2027                  105  225  220  200  200    =  950, both sexes 1900; births (200 + 220)/2 = 210, deaths
//   400 town                       3000 + 300 births - 600 deaths + 30 migrants = 2730
//
//   kandas: permanent, half of a quota comes, a quarter to north, ages 1 and 2; not allocated, no baseline.
//   foreign_1: permits 40 (2025, 2026), 60 (from 2028), stay one year; foreign_seasonal: 100 (from 2026), half a year.
//   school: every child of 2 and 3; 400 places in north, 1000 in south, 200 more in south in 2028.
//   kindergarten: half of those aged 1; 100 places in north, unknown in south, 250 in the town.
//   polyclinic: half a visit a day of everybody present; 300 visits in one of two shifts in the town, nothing known of
//   the districts, 100 more in 2028; one object of 100 visits costs 300 thousand tenge. On 1 January 2027 2730 residents
//   and 90 guests make 1410 visits: 810 over 300 x 2, five objects of 100 x 2, 1500 thousand tenge.
//   catalogue: schools of 50 and 100 places, polyclinics of 100 visits. Of 40 permits of 2025 30 were issued.
//   labour: half of those aged 2 and 3 (200 in north, 400 in south); 540 jobs in 2026, 600 from 2027; 10 % unemployed.
//   pm25: north 10 (2024) and 12 (2025), south 8, the town 9; threshold 10. Kazakhs of the town 60 %. No vacancies known.
#pragma once
#include "core/dataset.h"

namespace kosh::test {

// The same as tests/fixtures/tiny_city, but for the fingerprint, which is empty.
Dataset tinyCity();

inline constexpr int kTown = 0, kNorthTerritory = 1, kSouthTerritory = 2;  // territories
inline constexpr int kNorth = 0, kSouth = 1;                               // districts

}  // namespace kosh::test
