// Text on the screen: measured, placed on whole device pixels, cut or wrapped at words.
#include <algorithm>
#include <cmath>

#include "ui/widgets.h"

namespace kosh::ui {
namespace {

constexpr std::string_view kEllipsis = "\u2026";

float lineOf(Weight weight) { return weight == Weight::title ? 28 : weight == Weight::figure ? 36 : kLine; }

// On device pixels: the font knows how many of them a CSS pixel has.
float snapped(const ImFont& font, float value) { return std::round(value / font.Scale) * font.Scale; }

bool continues(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

// The longest beginning that fits, whole letters only; at least one letter.
std::size_t fitting(const Ui& ui, Weight weight, std::string_view words, float width) {
  std::size_t good = 0;
  for (std::size_t end = 1; end <= words.size(); ++end) {
    if (end < words.size() && continues(words[end])) continue;
    if (good > 0 && widthOf(ui, weight, words.substr(0, end)) > width) break;
    good = end;
  }
  return good;
}

// The next line of a wrapped text: breaks at spaces and line feeds; a word that is too wide is cut.
std::string_view takeLine(const Ui& ui, Weight weight, std::string_view& rest, float width) {
  const std::size_t feed = std::min(rest.find('\n'), rest.size());
  std::size_t end = 0;
  for (std::size_t at = 0; at <= feed;) {
    const std::size_t space = std::min(rest.find(' ', at), feed);
    if (end > 0 && widthOf(ui, weight, rest.substr(0, space)) > width) break;
    end = space;
    at = space + 1;
  }
  if (widthOf(ui, weight, rest.substr(0, end)) > width) end = fitting(ui, weight, rest.substr(0, end), width);
  const std::string_view line = rest.substr(0, end);
  const bool separator = end < rest.size() && (rest[end] == ' ' || rest[end] == '\n');
  rest.remove_prefix(end + (separator ? 1 : 0));
  return line;
}

}  // namespace

ImFont* fontOf(const Ui& ui, Weight weight) {
  const Fonts& fonts = ui.fonts();
  ImFont* font = weight == Weight::body ? fonts.body : weight == Weight::bold ? fonts.bold
                 : weight == Weight::title ? fonts.title : fonts.figure;
  return font ? font : ImGui::GetFont();
}

float sizeOf(Weight weight) { return weight == Weight::title ? 20 : weight == Weight::figure ? 28 : 16; }

float widthOf(const Ui& ui, Weight weight, std::string_view words) {
  if (words.empty()) return 0;  // its data may be null, which Dear ImGui takes for a C string
  const ImFont* font = fontOf(ui, weight);
  return font->CalcTextSizeA(sizeOf(weight), 1e9f, 0, words.data(), words.data() + words.size()).x;
}

void put(const Ui& ui, ImVec2 at, std::string_view words, Colour colour, Weight weight) {
  if (words.empty()) return;
  const ImFont* font = fontOf(ui, weight);
  const float lead = (lineOf(weight) - sizeOf(weight)) / 2;
  const ImVec2 position(snapped(*font, at.x), snapped(*font, at.y + lead));
  ImGui::GetWindowDrawList()->AddText(font, sizeOf(weight), position, colour, words.data(), words.data() + words.size());
}

void putRight(const Ui& ui, ImVec2 rightTop, std::string_view words, Colour colour, Weight weight) {
  put(ui, {rightTop.x - widthOf(ui, weight, words), rightTop.y}, words, colour, weight);
}

void putCentre(const Ui& ui, ImVec2 centreTop, std::string_view words, Colour colour, Weight weight) {
  put(ui, {centreTop.x - widthOf(ui, weight, words) / 2, centreTop.y}, words, colour, weight);
}

bool putFitted(const Ui& ui, ImVec2 at, float width, std::string_view words, Colour colour, Weight weight) {
  if (widthOf(ui, weight, words) <= width + 0.5f) {
    put(ui, at, words, colour, weight);
    return false;
  }
  const float room = width - widthOf(ui, weight, kEllipsis);
  std::string cut(words.substr(0, fitting(ui, weight, words, room)));
  while (!cut.empty() && cut.back() == ' ') cut.pop_back();
  put(ui, at, cut.append(kEllipsis), colour, weight);
  return true;
}

float putWrapped(const Ui& ui, ImVec2 at, float width, std::string_view words, Colour colour, Weight weight) {
  float height = 0;
  while (!words.empty()) {
    put(ui, {at.x, at.y + height}, takeLine(ui, weight, words, width), colour, weight);
    height += lineOf(weight);
  }
  return height;
}

float heightWrapped(const Ui& ui, float width, std::string_view words, Weight weight) {
  float height = 0;
  for (; !words.empty(); height += lineOf(weight)) takeLine(ui, weight, words, width);
  return height;
}

}  // namespace kosh::ui
