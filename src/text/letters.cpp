// Capital and small letters at the start of a text, of the alphabets of the three languages.
#include "text/text.h"

namespace kosh {
namespace {

// A letter of two bytes or fewer; nothing where the text begins with another sign.
struct Letter {
  unsigned code = 0;
  std::size_t bytes = 0;
};

Letter letterAt(std::string_view text, std::size_t at) {
  if (at >= text.size()) return {};
  const auto byte = [&](std::size_t i) { return static_cast<unsigned>(static_cast<unsigned char>(text[i])); };
  if (byte(at) < 0x80) return {byte(at), 1};
  if ((byte(at) & 0xE0) != 0xC0 || at + 1 >= text.size()) return {};
  return {(byte(at) & 0x1F) << 6 | (byte(at + 1) & 0x3F), 2};
}

// In these blocks of Unicode a capital stands before its small letter.
bool isPaired(unsigned c) { return (c >= 0x0490 && c <= 0x04BF) || (c >= 0x04D0 && c <= 0x04FF); }

unsigned upper(unsigned c) {
  if ((c >= 'a' && c <= 'z') || (c >= 0x0430 && c <= 0x044F)) return c - 0x20;
  if (c >= 0x0450 && c <= 0x045F) return c - 0x50;
  return isPaired(c) ? c & ~1u : c;
}

unsigned lower(unsigned c) {
  if ((c >= 'A' && c <= 'Z') || (c >= 0x0410 && c <= 0x042F)) return c + 0x20;
  if (c >= 0x0400 && c <= 0x040F) return c + 0x50;
  return isPaired(c) ? c | 1u : c;
}

std::string withFirst(std::string text, const Letter& letter, unsigned code) {
  if (letter.bytes == 1) text[0] = static_cast<char>(code);
  if (letter.bytes != 2) return text;
  text[0] = static_cast<char>(0xC0 | code >> 6);
  text[1] = static_cast<char>(0x80 | (code & 0x3F));
  return text;
}

}  // namespace

std::string startUpper(std::string text) {
  const Letter first = letterAt(text, 0);
  return withFirst(std::move(text), first, upper(first.code));
}

std::string startLower(std::string text) {
  const Letter first = letterAt(text, 0), second = letterAt(text, first.bytes);
  const bool word = second.bytes > 0 && upper(second.code) != second.code;  // a small letter follows
  return word ? withFirst(std::move(text), first, lower(first.code)) : text;
}

std::string sayWhole(const Message& message, Lang lang) { return startUpper(say(message, lang)); }

}  // namespace kosh
