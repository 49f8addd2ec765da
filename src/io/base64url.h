// Base64 for addresses (RFC 4648, section 5), without padding.
#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace kosh {

std::string toBase64Url(std::string_view bytes);
std::optional<std::string> fromBase64Url(std::string_view text);  // nothing when a character does not belong

}  // namespace kosh
