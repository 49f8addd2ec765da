// Which objects of the catalogue make room: a small knapsack over the sizes that the city builds.
#include "core/intake_objects.h"

#include <algorithm>
#include <cmath>

namespace kosh {
namespace {

constexpr double kNoise = 1e-9;     // relative: a set that fits exactly must not fail by the last bit
constexpr int kMostChosen = 60;     // beyond so many objects all but these are of the largest size

// A sum that can be reached with a number of objects, and the size that was added last.
struct Reached {
  double sum = 0;
  int before = 0;  // index among the sums with one object less
  double size = 0;
};

// All sums of exactly one object more, each once.
std::vector<Reached> oneMore(const std::vector<Reached>& sums, const std::vector<double>& sizes) {
  std::vector<Reached> next;
  for (std::size_t i = 0; i < sums.size(); ++i)
    for (const double size : sizes) next.push_back({sums[i].sum + size, static_cast<int>(i), size});
  std::stable_sort(next.begin(), next.end(), [](const Reached& a, const Reached& b) { return a.sum < b.sum; });
  const auto same = [](const Reached& a, const Reached& b) { return a.sum == b.sum; };
  next.erase(std::unique(next.begin(), next.end(), same), next.end());
  return next;
}

// The least sum of exactly `count` sizes that is enough; the largest size times `count` is.
std::vector<double> leastOf(const std::vector<double>& sizes, int count, double places) {
  std::vector<std::vector<Reached>> sums = {{{0, 0, 0}}};
  for (int i = 0; i < count; ++i) sums.push_back(oneMore(sums.back(), sizes));
  const std::vector<Reached>& all = sums.back();
  std::size_t at = 0;
  while (at + 1 < all.size() && all[at].sum < places) ++at;
  std::vector<double> out;
  for (int i = count; i > 0; --i) {
    out.push_back(sums[i][at].size);
    at = sums[i][at].before;
  }
  return out;
}

// Places of one shift that the gate lacks for one person, in its worst tested year.
double lackOf(const GateCurve& curve, int first) {
  double lack = 0;
  for (std::size_t j = 0; j < curve.need.size() && first + j < curve.slack.size(); ++j)
    lack = std::max(lack, curve.need[j] - curve.slack[first + j]);
  return lack / curve.perPlace;
}

}  // namespace

std::vector<double> smallestSet(std::vector<double> sizes, double places) {
  std::erase_if(sizes, [](double size) { return !(size > 0); });
  std::sort(sizes.begin(), sizes.end());
  sizes.erase(std::unique(sizes.begin(), sizes.end()), sizes.end());
  if (sizes.empty() || !(places > 0)) return {};
  const double enough = places * (1 - kNoise), largest = sizes.back();
  const int count = static_cast<int>(std::ceil(enough / largest));
  const int plain = std::max(0, count - kMostChosen);
  std::vector<double> out = leastOf(sizes, count - plain, enough - plain * largest);
  out.insert(out.end(), plain, largest);
  std::sort(out.begin(), out.end(), [](double a, double b) { return a > b; });
  return out;
}

bool objectsForOne(const Dataset& dataset, const std::vector<GateCurve>& curves, int first, std::vector<GateObjects>& out) {
  bool suffice = true;
  for (const GateCurve& curve : curves) {
    if (!curve.place.known) continue;
    const double lack = lackOf(curve, first);
    if (!(lack > 0)) continue;
    std::vector<double> sizes;
    for (const CatalogueObject& object : dataset.services.catalogue)
      if (object.service == dataset.services.services[curve.place.service].id) sizes.push_back(object.places.value);
    const std::vector<double> set = smallestSet(std::move(sizes), lack);
    suffice = suffice && !set.empty();
    for (const double places : set) {
      const bool again = !out.empty() && out.back().service == curve.place.service && out.back().places == places;
      if (again)
        ++out.back().count;
      else
        out.push_back({curve.place.service, curve.place.territory, places, 1});
    }
  }
  return suffice;
}

}  // namespace kosh
