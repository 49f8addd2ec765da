// Who can walk to a school, a clinic or a metro station, and how much of it is there for each person.
#pragma once
#include <array>
#include <span>
#include <vector>

#include "core/density.h"

namespace kosh {

// Distances are straight lines times a detour factor, not routes: streets are not in the dataset. 1.3 is between a straight
// line and the corner of a square grid of streets, whose mean over all directions is 4 / pi = 1.27. A factor of the
// program, status illustrative; the screen says "straight line x 1.3" beside every figure.
inline constexpr double kDetour = 1.3;

// What somebody walks to: a point in kilometres and its supply in the unit of its service (school places, beds).
struct Facility {
  Point km;
  double supply = 0;
};

// Walking kilometres from every cell centre of a window to the nearest facility; kNowhere without any.
inline constexpr double kNowhere = 1e9;
std::vector<double> walkingKm(const FieldGrid& grid, std::span<const Facility> facilities, double detour = kDetour);

// The part of a district's residents (0 .. 1) whose cell is within `km` on foot. It does not depend on the year: the
// surface of a district only grows and shrinks as a whole.
double shareWithin(const DensityWindow& window, std::span<const double> walking, double km);

// Enhanced two-step floating catchment area (E2SFCA): W. Luo, Y. Qi, An enhanced two-step floating catchment area method
// for measuring spatial accessibility to primary care physicians, Health & Place 15 (2009) 1100-1107.
//   step 1, facility j:  R_j = S_j / sum over zones r of W_r sum over k in zone r of P_k
//   step 2, place i:     A_i = sum over zones r of W_r sum over j in zone r of R_j
// Zones are thirds of the catchment with the weights 1.00, 0.68, 0.22 that J.-Y. Kang et al. (Int J Health Geogr 19:36,
// 2020) use after the paper for 10, 20, 30 minutes by car; the paper itself was not at hand: unverified. Ours are
// kilometres on foot, which is the program's method. P_k are the people of a cell, A_i the supply per person.
// People outside every catchment get zero, supply without people in its catchment goes to nobody; else what is handed
// out is what there is: the sum of A_i P_i is the sum of S_j (a test).
inline constexpr std::array<double, 3> kZoneWeights{1.00, 0.68, 0.22};

// [d][cell] supply per person; empty for a district without a surface.
std::vector<std::vector<double>> provisionPerPerson(const DensityField& field, std::span<const double> persons,
                                                    std::span<const Facility> facilities, double catchmentKm,
                                                    double detour = kDetour);

// The mean of a district's residents: sum of A_i P_i / sum of P_i, which is sum of A_i times the part of the residents.
double meanProvision(const DensityWindow& window, std::span<const double> perPerson);

}  // namespace kosh
