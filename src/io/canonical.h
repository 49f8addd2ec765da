// The one way to write JSON values when equal data must give equal bytes, and the fingerprint made from it.
#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "io/json_reader.h"

namespace kosh {

// Appends a JSON string with quotes. Control characters are escaped, everything else stays UTF-8.
void appendQuoted(std::string& out, std::string_view text);

std::string fullNumber(double value);  // %.17g; NaN and infinities as null

// Keys sorted, no blanks, numbers with %.17g.
void appendCanonical(std::string& out, const JsonValue& value);

// First 16 hex digits of SHA-256 over {"parts":{...}}: the same for a folder of parts and for one file.
std::string fingerprintOf(std::vector<std::pair<std::string, const JsonValue*>> parts);

}  // namespace kosh
