// Random numbers that are counted, not drawn in a row: each is a pure function of what it is for, on every machine.
#pragma once
#include <cstdint>

namespace kosh {

// The mixing function of SplitMix64 (Steele, Lea, Flood: Fast splittable pseudorandom number generators, 2014): every
// bit of the result depends on every bit of z.
constexpr std::uint64_t mixed(std::uint64_t z) {
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ull;
  z = (z ^ (z >> 27)) * 0x94d049bb133111ebull;
  return z ^ (z >> 31);
}

// What all numbers of one run have in common. Runs count from 0 over all machines that share a job.
constexpr std::uint64_t runKey(std::uint64_t seed, std::uint64_t run) {
  constexpr std::uint64_t kStep = 0x9e3779b97f4a7c15ull;
  return mixed(mixed(seed + kStep) + (run + 1) * kStep);
}

// What one number of a run is for. Each below 65536.
struct DrawPlace {
  std::uint32_t year = 0;       // of the calendar
  std::uint32_t territory = 0;  // 0: the whole city; d + 1: district d
  std::uint32_t component = 0;
};

constexpr std::uint64_t bitsAt(std::uint64_t key, DrawPlace at) {
  const std::uint64_t place = (std::uint64_t{at.year} << 32) | (std::uint64_t{at.territory} << 16) | at.component;
  return mixed(key ^ mixed(place + 0x9e3779b97f4a7c15ull));
}

// Above 0 and below 1: the middles of 2^52 equal steps, exact in a double.
constexpr double uniformOf(std::uint64_t bits) { return (static_cast<double>(bits >> 12) + 0.5) * 0x1p-52; }

// The value below which a normal variable (mean 0, deviation 1) stays with probability p, 0 < p < 1. Relative error
// about 1e-16 (Wichura 1988, algorithm AS 241, PPND16), with the logarithm of portable_math.
double normalQuantile(double p);

inline double normalAt(std::uint64_t key, DrawPlace at) { return normalQuantile(uniformOf(bitsAt(key, at))); }

}  // namespace kosh
