// The look as Dear ImGui wants it: style variables, its colours from the tokens, and the font atlas of one density.
#include <algorithm>
#include <cmath>

#include "ui/widgets.h"

namespace kosh::ui {
namespace {

constexpr ImWchar kLetters[] = {0x20, 0x7E, 0xA0, 0xFF, 0x400, 0x4FF, 0x2009, 0x2026, 0x202F, 0x202F,
                                0x2080, 0x2089, 0x20B8, 0x20B8, 0x2116, 0x2116, 0};
// Figures are few and large: Latin, and the Cyrillic letters of the two languages only.
constexpr ImWchar kFigures[] = {0x20, 0x7E, 0xA0, 0xB7, 0x401, 0x406, 0x410, 0x451, 0x456, 0x456, 0x492, 0x493, 0x49A, 0x49B,
                                0x4A2, 0x4A3, 0x4AE, 0x4B1, 0x4BA, 0x4BB, 0x4D8, 0x4D9, 0x4E8, 0x4E9,
                                0x2013, 0x2014, 0x202F, 0x202F, 0x20B8, 0x20B8, 0};
constexpr ImWchar kSymbols[] = {0x2190, 0x2193, 0x2211, 0x2212, 0x2248, 0x2248, 0x2264, 0x2265, 0x2308, 0x2309, 0};

int word(std::string_view bytes, std::size_t at) {
  if (at + 2 > bytes.size()) return 0;
  return static_cast<unsigned char>(bytes[at]) * 256 + static_cast<unsigned char>(bytes[at + 1]);
}

int signedWord(std::string_view bytes, std::size_t at) {
  const int value = word(bytes, at);
  return value < 32768 ? value : value - 65536;
}

// Where a table of a TrueType file begins; 0 when it is missing.
std::size_t tableAt(std::string_view font, std::string_view tag) {
  for (int i = 0; i < word(font, 4); ++i) {
    const std::size_t entry = 12 + static_cast<std::size_t>(i) * 16;
    if (font.substr(std::min(entry, font.size()), 4) != tag) continue;
    return static_cast<std::size_t>(word(font, entry + 8)) * 65536 + static_cast<std::size_t>(word(font, entry + 10));
  }
  return 0;
}

// Height from ascender to descender per em. Dear ImGui sizes a font by this height, the look by the em.
float heightPerEm(std::string_view font) {
  const std::size_t head = tableAt(font, "head"), hhea = tableAt(font, "hhea");
  const int units = head ? word(font, head + 18) : 0;
  if (!units || !hhea) return 1;
  return static_cast<float>(signedWord(font, hhea + 4) - signedWord(font, hhea + 6)) / static_cast<float>(units);
}

ImFontConfig configFor(std::string_view font, float emPixels, float scale) {
  ImFontConfig config;
  config.FontDataOwnedByAtlas = false;
  config.SizePixels = emPixels * heightPerEm(font);
  config.OversampleH = scale < 1.5f ? 2 : 1;
  config.OversampleV = 1;
  return config;
}

ImFont* addFont(std::string_view bytes, std::string_view symbols, float size, float scale, const ImWchar* ranges) {
  ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
  const float em = size * scale;
  const auto add = [&](std::string_view file, const ImWchar* letters, bool merge) {
    ImFontConfig config = configFor(file, em, scale);
    config.MergeMode = merge;
    // The em box stands in the middle of the ascender-descender box, so that a line of FontSize is centred.
    config.GlyphOffset.y = std::round((em - em * heightPerEm(bytes)) / 2);
    return atlas.AddFontFromMemoryTTF(const_cast<char*>(file.data()), static_cast<int>(file.size()), config.SizePixels,
                                      &config, letters);
  };
  ImFont* font = add(bytes, ranges, false);
  if (!symbols.empty()) add(symbols, kSymbols, true);
  return font;
}

}  // namespace

Fonts buildFonts(const FontFiles& files, float scale) {
  ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
  atlas.Clear();
  atlas.TexDesiredWidth = 2048;
  atlas.Flags |= ImFontAtlasFlags_NoPowerOfTwoHeight;
  Fonts fonts;
  fonts.body = addFont(files.regular, files.symbols, 16, scale, kLetters);
  fonts.bold = addFont(files.bold, files.symbols, 16, scale, kLetters);
  fonts.title = addFont(files.bold, files.symbols, 20, scale, kLetters);
  fonts.figure = addFont(files.bold, files.symbols, 28, scale, kFigures);
  atlas.Build();
  const auto sized = [&](ImFont* font, float size) {
    font->FontSize = size * scale;  // so that a size asked for is the em in CSS pixels
    font->Scale = 1 / scale;
  };
  sized(fonts.body, 16);
  sized(fonts.bold, 16);
  sized(fonts.title, 20);
  sized(fonts.figure, 28);
  ImGui::GetIO().FontDefault = fonts.body;
  return fonts;
}

namespace {

void setSizes(ImGuiStyle& style) {
  style.WindowPadding = {0, 0};
  style.FramePadding = {10, 5};
  style.CellPadding = {8, 6};
  style.ItemSpacing = {8, 6};
  style.ItemInnerSpacing = {8, 4};
  style.ScrollbarSize = 10;
  style.ScrollbarRounding = 5;
  style.GrabMinSize = 24;
  style.FrameRounding = 6;
  style.GrabRounding = 8;
  style.PopupRounding = 8;
  style.WindowRounding = style.ChildRounding = style.TabRounding = 0;
  style.WindowBorderSize = style.ChildBorderSize = 0;
  style.FrameBorderSize = style.PopupBorderSize = 1;
  style.WindowMinSize = {1, 1};
  style.DisabledAlpha = 0.45f;
  style.CircleTessellationMaxError = 0.2f;
  style.DisplaySafeAreaPadding = {0, 0};
}

}  // namespace

void applyTheme(const Tokens& colour) {
  ImGuiStyle& style = ImGui::GetStyle();
  setSizes(style);
  const auto set = [&](ImGuiCol which, Colour value) {
    style.Colors[which] = ImGui::ColorConvertU32ToFloat4(value);
  };
  set(ImGuiCol_Text, colour.ink);
  set(ImGuiCol_TextDisabled, colour.ink3);
  for (ImGuiCol which : {ImGuiCol_WindowBg, ImGuiCol_ChildBg, ImGuiCol_PopupBg, ImGuiCol_FrameBg, ImGuiCol_Button})
    set(which, colour.panel);
  for (ImGuiCol which : {ImGuiCol_FrameBgHovered, ImGuiCol_FrameBgActive, ImGuiCol_ButtonHovered, ImGuiCol_HeaderHovered})
    set(which, colour.hover);
  set(ImGuiCol_ButtonActive, colour.line);
  set(ImGuiCol_Border, colour.ctl);
  set(ImGuiCol_Separator, colour.line);
  for (ImGuiCol which : {ImGuiCol_CheckMark, ImGuiCol_SliderGrab, ImGuiCol_SliderGrabActive}) set(which, colour.accent);
  for (ImGuiCol which : {ImGuiCol_Header, ImGuiCol_HeaderActive, ImGuiCol_TextSelectedBg}) set(which, colour.accentSoft);
  for (ImGuiCol which : {ImGuiCol_ScrollbarBg, ImGuiCol_NavHighlight, ImGuiCol_BorderShadow}) set(which, 0);
  set(ImGuiCol_ScrollbarGrab, colour.track);
  for (ImGuiCol which : {ImGuiCol_ScrollbarGrabHovered, ImGuiCol_ScrollbarGrabActive}) set(which, colour.ctl);
  set(ImGuiCol_ModalWindowDimBg, (colour.ink & 0xFFFFFF) | (115u << 24));
  ImGui::GetIO().ConfigInputTextCursorBlink = false;  // a still caret needs no frames
}

}  // namespace kosh::ui
