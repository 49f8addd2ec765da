// SHA-256 (FIPS 180-4), for fingerprints of datasets.
#pragma once
#include <string>
#include <string_view>

namespace kosh {

std::string sha256Hex(std::string_view bytes);  // 64 lower-case digits

}  // namespace kosh
