// The table of strings, checked by the compiler, and sentences made from it.
#include "text/text.h"

#include <array>

namespace kosh {
namespace {

// Bit i is set when slot {i} occurs.
consteval unsigned slotsOf(std::string_view s) {
  unsigned bits = 0;
  for (std::size_t i = 0; i + 2 < s.size(); ++i)
    if (s[i] == '{' && s[i + 2] == '}') bits |= 1u << (s[i + 1] - '0');
  return bits;
}

consteval int formsOf(std::string_view s) {
  int forms = 1;
  for (char c : s) forms += c == '|';
  return forms;
}

// No form is empty, and every form has exactly these slots.
consteval bool formsHave(std::string_view s, unsigned slots) {
  for (;;) {
    const std::size_t bar = s.find('|');
    const std::string_view form = s.substr(0, bar);
    if (form.empty() || slotsOf(form) != slots) return false;
    if (bar == std::string_view::npos) return true;
    s.remove_prefix(bar + 1);
  }
}

consteval bool complete(std::string_view kk, std::string_view ru, std::string_view en) {
  const unsigned slots = slotsOf(en.substr(0, en.find('|')));
  if (!formsHave(kk, slots) || !formsHave(ru, slots) || !formsHave(en, slots)) return false;
  const bool plain = formsOf(ru) == 1 && formsOf(en) == 1;
  const bool plural = formsOf(ru) == 3 && formsOf(en) == 2;
  return formsOf(kk) == 1 && (plain || plural);
}

#define T(id, kk, ru, en) \
  static_assert(complete(kk, ru, en), #id ": a translation is empty, or its {n} slots or plural forms differ");
#include "text/strings.inc"
#undef T

// The checks must be able to fail.
static_assert(!complete("", "a", "a") && !complete("{0}", "{0}", "{1}") && !complete("a", "a|b", "a|b"));
static_assert(!complete("a|b", "a|b|c", "a|b") && !complete("{0}", "{0}|{0}|", "{0}|{0}"));
static_assert(complete("{0}", "{0}|{0}|{0}", "{0}|{0}"));

constexpr std::array<std::array<std::string_view, kLangs>, static_cast<std::size_t>(Str::Count)> kText{{
#define T(id, kk, ru, en) {kk, ru, en},
#include "text/strings.inc"
#undef T
}};

int russianForm(const Number& number) {
  const std::string shown = formatNumber(number.value, number.decimals, Lang::en);
  if (shown.find('.') != std::string::npos) return 1;  // a fraction takes the form of 2-4
  const char last = shown.back();
  const bool teen = shown.size() > 1 && shown[shown.size() - 2] == '1';
  if (teen || last == '0' || last >= '5') return 2;
  return last == '1' ? 0 : 1;
}

int englishForm(const Number& number) {
  return formatNumber(number.value, number.decimals, Lang::en) == "1" ? 0 : 1;
}

int formFor(const Number& number, Lang lang) {
  return lang == Lang::ru ? russianForm(number) : lang == Lang::en ? englishForm(number) : 0;
}

// Which of the forms fits the first number of the message; the last one when there is no number.
int formFor(const Message& message, Lang lang) {
  for (const Arg& arg : message.args)
    if (const Number* number = std::get_if<Number>(&arg)) return formFor(*number, lang);
  return 9;
}

std::string_view pickForm(std::string_view row, int form) {
  for (; form > 0; --form) {
    const std::size_t bar = row.find('|');
    if (bar == std::string_view::npos) return row;
    row.remove_prefix(bar + 1);
  }
  return row.substr(0, row.find('|'));
}

std::string wordsOf(const Arg& arg, const Message& message, Lang lang) {
  if (const Number* number = std::get_if<Number>(&arg)) return formatNumber(number->value, number->decimals, lang);
  if (const Str* id = std::get_if<Str>(&arg)) return std::string(text(*id, lang));
  if (const Names* names = std::get_if<Names>(&arg)) return std::string(pickForm(names->in(lang), formFor(message, lang)));
  if (const Date* date = std::get_if<Date>(&arg)) return formatDate(date->iso, lang);
  return std::get<std::string>(arg);
}

}  // namespace

std::string_view text(Str id, Lang lang) {
  return kText[static_cast<std::size_t>(id)][static_cast<std::size_t>(lang)];
}

std::string_view formOf(std::string_view forms, const Number& number, Lang lang) {
  return pickForm(forms, formFor(number, lang));
}

std::string say(const Message& message, Lang lang) {
  const std::string_view row = pickForm(text(message.id, lang), formFor(message, lang));
  std::string out;
  for (std::size_t i = 0; i < row.size(); ++i) {
    const bool slot = i + 2 < row.size() && row[i] == '{' && row[i + 2] == '}';
    if (!slot) {
      out += row[i];
      continue;
    }
    const std::size_t index = static_cast<std::size_t>(row[i + 1] - '0');
    if (index < message.args.size()) out += wordsOf(message.args[index], message, lang);
    i += 2;
  }
  return out;
}

}  // namespace kosh
