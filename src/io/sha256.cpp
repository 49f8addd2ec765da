// SHA-256 step by step as FIPS 180-4 states it.
#include "io/sha256.h"

#include <array>
#include <cstdint>
#include <cstdio>

namespace kosh {
namespace {

using Word = std::uint32_t;

// First 32 bits of the fractions of the cube roots of the first 64 primes (FIPS 180-4, 4.2.2).
constexpr std::array<Word, 64> kRound = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2};

// The same of the square roots of the first eight primes (5.3.3).
constexpr std::array<Word, 8> kStart = {
    0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};

Word rotate(Word x, int bits) { return (x >> bits) | (x << (32 - bits)); }

// The 64 words of one block's message schedule (6.2.2, step 1).
std::array<Word, 64> schedule(const unsigned char* block) {
  std::array<Word, 64> w{};
  for (std::size_t t = 0; t < 16; ++t)
    for (std::size_t k = 0; k < 4; ++k) w[t] = (w[t] << 8) | block[4 * t + k];
  for (std::size_t t = 16; t < 64; ++t) {
    const Word low = rotate(w[t - 15], 7) ^ rotate(w[t - 15], 18) ^ (w[t - 15] >> 3);
    const Word high = rotate(w[t - 2], 17) ^ rotate(w[t - 2], 19) ^ (w[t - 2] >> 10);
    w[t] = high + w[t - 7] + low + w[t - 16];
  }
  return w;
}

void addBlock(std::array<Word, 8>& hash, const unsigned char* block) {
  const std::array<Word, 64> w = schedule(block);
  auto [a, b, c, d, e, f, g, h] = hash;
  for (std::size_t t = 0; t < 64; ++t) {
    const Word sumE = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25);
    const Word sumA = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22);
    const Word first = h + sumE + ((e & f) ^ (~e & g)) + kRound[t] + w[t];
    const Word second = sumA + ((a & b) ^ (a & c) ^ (b & c));
    h = g, g = f, f = e, e = d + first;
    d = c, c = b, b = a, a = first + second;
  }
  const std::array<Word, 8> added = {a, b, c, d, e, f, g, h};
  for (std::size_t i = 0; i < 8; ++i) hash[i] += added[i];
}

// A one bit, zeros, and the length in bits fill the last block (5.1.1).
std::string padded(std::string_view bytes) {
  std::string out(bytes);
  out += '\x80';
  while (out.size() % 64 != 56) out += '\0';
  const std::uint64_t bits = static_cast<std::uint64_t>(bytes.size()) * 8;
  for (int shift = 56; shift >= 0; shift -= 8) out += static_cast<char>((bits >> shift) & 0xFF);
  return out;
}

}  // namespace

std::string sha256Hex(std::string_view bytes) {
  const std::string all = padded(bytes);
  std::array<Word, 8> hash = kStart;
  for (std::size_t i = 0; i < all.size(); i += 64) addBlock(hash, reinterpret_cast<const unsigned char*>(all.data()) + i);
  std::string out;
  for (Word word : hash) {
    char hex[9];
    std::snprintf(hex, sizeof hex, "%08x", static_cast<unsigned>(word));
    out += hex;
  }
  return out;
}

}  // namespace kosh
