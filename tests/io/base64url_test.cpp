// Base64 for addresses against the vectors of RFC 4648, section 10, without their padding.
#include "io/base64url.h"

#include "doctest/doctest.h"

using namespace kosh;

TEST_CASE("the vectors of RFC 4648 come out and go back") {
  const std::pair<const char*, const char*> vectors[] = {{"", ""},           {"f", "Zg"},         {"fo", "Zm8"},
                                                         {"foo", "Zm9v"},    {"foob", "Zm9vYg"},  {"fooba", "Zm9vYmE"},
                                                         {"foobar", "Zm9vYmFy"}};
  for (const auto& [plain, coded] : vectors) {
    CHECK(toBase64Url(plain) == coded);
    CHECK(fromBase64Url(coded) == std::string(plain));
  }
}

TEST_CASE("every byte survives and only characters of an address are used") {
  std::string all;
  for (int i = 0; i < 256; ++i) all += static_cast<char>(i);
  const std::string coded = toBase64Url(all);
  CHECK(coded.find_first_of("+/=") == std::string::npos);
  CHECK(fromBase64Url(coded) == all);
}

TEST_CASE("text that is not base64url is refused") {
  for (const char* bad : {"Zg==", "Z", "Zm9v+", "Zm 9v", "Zm9vY"}) CHECK_FALSE(fromBase64Url(bad).has_value());
}
