// The view as key=value pairs joined by '&': what a link and local storage keep.
#include <algorithm>
#include <array>
#include <cstdlib>

#include "app/session.h"

namespace kosh {
namespace {

constexpr std::array<std::string_view, kLangs> kLangNames{"kk", "ru", "en"};
constexpr std::array<std::string_view, 2> kThemeNames{"light", "dark"};
constexpr std::array<std::string_view, kPages> kPageNames{"plan", "findings", "proposals", "localities", "calendar", "terms",
                                                       "intake", "data"};
constexpr std::array<std::string_view, 5> kLetterNames{"screen", "kk", "ru", "en", "kk+ru"};
constexpr std::array<std::string_view, 5> kModeNames{"areas", "density", "objects", "access", "change"};
constexpr std::array<std::string_view, 3> kClassNames{"usual", "quantile", "equal"};
constexpr std::array<std::string_view, 3> kFacilityNames{"school", "hospital", "metro"};
constexpr std::array<std::string_view, 3> kPaletteNames{"usual", "warm", "grey"};
constexpr std::array<std::string_view, 2> kMeasureNames{"share", "provision"};

// An id as it stands in the files: letters, digits, '-', '_'. Everything else is refused, so nothing needs escaping.
bool isId(std::string_view text) {
  for (const char c : text)
    if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_'))
      return false;
  return text.size() <= 64;
}

template <class Enum, std::size_t N>
void readName(const std::array<std::string_view, N>& names, std::string_view value, Enum& target) {
  for (std::size_t i = 0; i < N; ++i)
    if (names[i] == value) target = static_cast<Enum>(i);
}

// Ids of findings and paragraphs are made of ids, dots and slashes: "9/auezov/2027/age_15_34".
bool isPath(std::string_view text) {
  for (const char c : text)
    if (c != '/' && c != '.' && !isId({&c, 1})) return false;
  return text.size() <= 96;
}

int readYear(std::string_view value) {
  if (value.size() != 4) return 0;
  for (const char c : value)
    if (c < '0' || c > '9') return 0;
  return std::atoi(std::string(value).c_str());
}

// Metres as a whole number of at most five digits, in kilometres; nothing else changes the target.
void readMetres(std::string_view value, double low, double high, double& target) {
  if (value.empty() || value.size() > 5) return;
  for (const char c : value)
    if (c < '0' || c > '9') return;
  target = std::clamp(std::atoi(std::string(value).c_str()) / 1000.0, low, high);
}

std::string metres(double km) { return std::to_string(static_cast<int>(km * 1000 + 0.5)); }

template <class Enum, std::size_t N>
std::string nameOf(const std::array<std::string_view, N>& names, Enum which) {
  return std::string(names[static_cast<std::size_t>(which)]);
}

void readMapPair(View& view, std::string_view key, std::string_view value) {
  if (key == "mode") readName(kModeNames, value, view.mode);
  if (key == "classes") readName(kClassNames, value, view.classes);
  if (key == "to") readName(kFacilityNames, value, view.facility);
  if (key == "measure") readName(kMeasureNames, value, view.measure);
  if (key == "palette") readName(kPaletteNames, value, view.palette);
  if (key == "radius") readMetres(value, kLeastRadiusKm, kMostRadiusKm, view.radiusKm);
  if (key == "walk") readMetres(value, kLeastWalkKm, kMostWalkKm, view.walkKm);
}

// Ids joined by '+'.
bool isList(std::string_view text) {
  for (const char c : text)
    if (c != '+' && !isId({&c, 1})) return false;
  return text.size() <= 512;
}

// A whole number of one or two digits; zero: it is none.
int readSmall(std::string_view value) {
  if (value.empty() || value.size() > 2) return 0;
  for (const char c : value)
    if (c < '0' || c > '9') return 0;
  return std::atoi(std::string(value).c_str());
}

void readIntakePair(View& view, std::string_view key, std::string_view value) {
  if (key == "probability" && readSmall(value)) view.probability = readSmall(value) / 100.0;
  if (key == "intake-years" && readSmall(value)) view.intakeYears = readSmall(value);
  if (key == "intake-stream" && isId(value)) view.intakeStream = std::string(value);
  if (key == "intake-alone") view.intakeAlone = value == "1";
  if (key == "intake-gates" && isList(value)) view.intakeGates = std::string(value);
}

std::string intakeToText(const View& view) {
  const View usual;
  std::string out;
  if (view.probability != usual.probability) out += "&probability=" + std::to_string(static_cast<int>(view.probability * 100 + 0.5));
  if (view.intakeYears != usual.intakeYears) out += "&intake-years=" + std::to_string(view.intakeYears);
  if (view.intakeStream != usual.intakeStream) out += "&intake-stream=" + view.intakeStream;
  if (view.intakeAlone) out += "&intake-alone=1";
  if (!view.intakeGates.empty()) out += "&intake-gates=" + view.intakeGates;
  return out;
}

void readPair(View& view, std::string_view key, std::string_view value) {
  if (key == "lang") readName(kLangNames, value, view.lang);
  if (key == "theme") readName(kThemeNames, value, view.theme);
  if (key == "page") readName(kPageNames, value, view.page);
  if (key == "year" && readYear(value)) view.year = readYear(value);
  if (key == "quota-year" && readYear(value)) view.quotaYear = readYear(value);
  if (key == "indicator" && isId(value) && !value.empty()) view.indicator = std::string(value);
  if (key == "territory" && isId(value)) view.territory = std::string(value);
  if (key == "paragraph" && isPath(value)) view.paragraph = std::string(value);
  if (key == "finding" && isPath(value)) view.finding = std::string(value);
  if (key == "document" && documentKind(value)) view.document = std::string(value);
  if (key == "letter") readName(kLetterNames, value, view.letterLang);
  readMapPair(view, key, value);
  readIntakePair(view, key, value);
}

}  // namespace

std::string viewToText(const View& view) {
  std::string out = "lang=";
  out += kLangNames[static_cast<std::size_t>(view.lang)];
  out += "&theme=";
  out += kThemeNames[static_cast<std::size_t>(view.theme)];
  out += "&page=";
  out += kPageNames[static_cast<std::size_t>(view.page)];
  out += "&year=" + std::to_string(view.year) + "&quota-year=" + std::to_string(view.quotaYear);
  out += "&mode=" + nameOf(kModeNames, view.mode) + "&classes=" + nameOf(kClassNames, view.classes);
  out += "&radius=" + metres(view.radiusKm) + "&walk=" + metres(view.walkKm);
  out += "&to=" + nameOf(kFacilityNames, view.facility) + "&measure=" + nameOf(kMeasureNames, view.measure);
  out += "&indicator=" + view.indicator + "&territory=" + view.territory;
  const std::pair<const char*, const std::string&> optional[] = {{"&paragraph=", view.paragraph}, {"&finding=", view.finding}};
  for (const auto& [key, value] : optional)
    if (!value.empty()) out += key + value;
  if (view.palette != Palette::usual) out += "&palette=" + nameOf(kPaletteNames, view.palette);
  if (view.document != View{}.document) out += "&document=" + view.document;
  if (view.letterLang != LetterLang::screen) {
    out += "&letter=";
    out += kLetterNames[static_cast<std::size_t>(view.letterLang)];
  }
  return out + intakeToText(view);
}

namespace {

template <class Take>
void forPairs(std::string_view text, Take take) {
  while (!text.empty()) {
    const std::size_t end = text.find('&');
    const std::string_view pair = text.substr(0, end);
    const std::size_t equals = pair.find('=');
    if (equals != std::string_view::npos) take(pair.substr(0, equals), pair.substr(equals + 1));
    if (end == std::string_view::npos) break;
    text.remove_prefix(end + 1);
  }
}

}  // namespace

void viewFromText(View& view, std::string_view text) {
  forPairs(text, [&](std::string_view key, std::string_view value) { readPair(view, key, value); });
}

std::string dayFromText(std::string_view text) {
  std::string out;
  forPairs(text, [&](std::string_view key, std::string_view value) {
    if (key == "today" && value.size() == 10 && isDate(value)) out = std::string(value);
  });
  return out;
}

bool runsWait(std::string_view text) {
  bool out = false;
  forPairs(text, [&](std::string_view key, std::string_view value) { out = out || (key == "runs" && value == "off"); });
  return out;
}

}  // namespace kosh
