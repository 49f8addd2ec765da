// The same number for several runs side by side, and arithmetic on it in pairs of doubles.
#pragma once

namespace kosh {

// Runs are computed in blocks of this many.
inline constexpr int kBlockRuns = 8;

// One number for each run of a block; a line of the cache.
struct alignas(64) Lanes {
  double run[kBlockRuns];
};

// Two doubles in one register, on every machine that the programs are built for (SSE2, simd128 of WebAssembly). Each
// is computed as if alone, so the bits are those of plain doubles.
using Pair = double __attribute__((vector_size(16), may_alias));

// Lanes in registers.
struct Wide {
  Pair a, b, c, d;
};

// Calls of these would cost more than they do.
#define KOSH_INLINE [[gnu::always_inline]] inline

KOSH_INLINE Pair pairOf(double x) { return Pair{x, x}; }
KOSH_INLINE Wide wide(double x) { return {pairOf(x), pairOf(x), pairOf(x), pairOf(x)}; }
KOSH_INLINE Wide load(const Lanes& from) {
  const Pair* p = reinterpret_cast<const Pair*>(from.run);
  return {p[0], p[1], p[2], p[3]};
}
KOSH_INLINE void store(Wide x, Lanes& to) {
  Pair* p = reinterpret_cast<Pair*>(to.run);
  p[0] = x.a, p[1] = x.b, p[2] = x.c, p[3] = x.d;
}
KOSH_INLINE Wide operator+(Wide x, Wide y) { return {x.a + y.a, x.b + y.b, x.c + y.c, x.d + y.d}; }
KOSH_INLINE Wide operator-(Wide x, Wide y) { return {x.a - y.a, x.b - y.b, x.c - y.c, x.d - y.d}; }
KOSH_INLINE Wide operator*(Wide x, Wide y) { return {x.a * y.a, x.b * y.b, x.c * y.c, x.d * y.d}; }

// The part of x below zero: x where it is negative, else zero.
KOSH_INLINE Pair below(Pair x) { return x < Pair{} ? x : Pair{}; }
KOSH_INLINE Wide below(Wide x) { return {below(x.a), below(x.b), below(x.c), below(x.d)}; }

}  // namespace kosh
