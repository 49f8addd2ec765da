// The letter beside the proposals: what it is, its language, print and files, the paper.
#include <algorithm>
#include <array>
#include <cmath>

#include "ui/pages.h"

namespace kosh::ui {
namespace {

constexpr float kPad = 20, kGap = 8;

constexpr std::array<Str, 4> kLangWords{Str::LangShortKk, Str::LangShortRu, Str::LangShortEn, Str::PPageLangPair};
constexpr std::array<const char*, 4> kLangIds{"letter:kk", "letter:ru", "letter:en", "letter:kk+ru"};

std::string titleOf(const Ui& ui) {
  const std::string& kind = ui.session.view.document;
  if (kind == "list") return std::string(ui.words(Str::PaperList));
  if (kind == "monitoring") return std::string(ui.words(Str::PaperMonitoring));
  if (kind == "plan") return std::string(ui.words(Str::PaperPlan));
  if (kind == "needs") return std::string(ui.words(Str::PaperNeeds));
  if (kind == "brief") return std::string(ui.words(Str::PaperBrief));
  return ui.words(Message{Str::PPageLetter, {kind}});
}

int chosenLang(const Ui& ui) {
  const LetterLang chosen = ui.session.view.letterLang;
  return chosen == LetterLang::screen ? static_cast<int>(ui.lang) : static_cast<int>(chosen) - 1;
}

float switchWidth(const Ui& ui) {
  float width = 0;
  for (Str words : kLangWords) width += std::ceil(widthOf(ui, Weight::bold, ui.words(words))) + 20;
  return width;
}

void langSwitch(Ui& ui, const Rect& rect) {
  std::array<std::string_view, 4> parts;
  for (std::size_t i = 0; i < parts.size(); ++i) parts[i] = ui.words(kLangWords[i]);
  if (const std::optional<int> part = segmented(ui, "letter-lang", rect, parts, kLangIds, chosenLang(ui)))
    ui.session.view.letterLang = static_cast<LetterLang>(*part + 1);
}

struct Tool {
  const char* id;
  std::string words;
  bool Requests::*wanted;
};

std::array<Tool, 4> toolsOf(const Ui& ui) {
  return {{{"print", std::string(ui.words(Str::PPagePrint)), &Requests::printDocument},
           {"docx", "DOCX", &Requests::saveWord},
           {"xlsx", "XLSX", &Requests::saveSheet},
           {"csv", "CSV", &Requests::saveTable}}};
}

// From left to right, in a further line where they do not fit. `x` and `y` move on.
struct Line {
  const Rect& rect;
  float left, x, y, height;

  Rect next(float width) {
    if (x > left && x + width > rect.x + rect.width - kPad) {
      x = left;
      y += height + kGap;
    }
    const Rect out{x, y, width, height};
    x += width + kGap;
    return out;
  }
};

// Returns its height.
float toolbar(Ui& ui, const Rect& rect, bool back) {
  const float height = ui.state.touchSized ? 44 : kControl, pad = rect.width < 600 ? 16 : kPad;
  float left = rect.x + pad;
  const float top = rect.y + 11;
  if (back) {
    if (iconButton(ui, "paper-back", {left - 8, top, height, height}, Icon::left, ui.words(Str::PageBack))) ui.state.paperOpen = false;
    left += height;
  }
  const std::string title = titleOf(ui);
  const std::array<Tool, 4> tools = toolsOf(ui);
  float total = switchWidth(ui) + kGap;
  for (const Tool& tool : tools) total += buttonWidth(ui, tool.words, ButtonKind::second) + kGap;
  const float room = rect.x + rect.width - pad - left;
  const float words = std::ceil(widthOf(ui, Weight::bold, title));
  const bool oneRow = words + 24 + total - kGap <= room;
  putFitted(ui, {left, top + (height - kLine) / 2}, room, title, ui.colour.ink, Weight::bold);
  Line line{rect, rect.x + pad, oneRow ? rect.x + rect.width - pad - total + kGap : rect.x + pad, oneRow ? top : top + height + kGap, height};
  langSwitch(ui, line.next(switchWidth(ui)));
  const bool ready = ui.session.letter.document.has_value();
  for (const Tool& tool : tools)
    if (button(ui, tool.id, line.next(buttonWidth(ui, tool.words, ButtonKind::second)), tool.words, ButtonKind::second, ready))
      ui.requests.*tool.wanted = true;
  return line.y + height + 11 - rect.y;
}

}  // namespace

void letterPanel(Ui& ui, const Rect& rect, bool back) {
  if (beginPanel("letter", rect, ui.colour.ground)) {
    const float head = toolbar(ui, rect, back);
    const Rect below{rect.x, rect.y + head, rect.width, rect.height - head};
    const std::optional<Document>& document = ui.session.letter.document;
    if (document) paperPanel(ui, below, *document);
    else putWrapped(ui, {below.x + kPad, below.y + 20}, below.width - 2 * kPad, ui.words(Str::PPageNoDocument), ui.colour.ink2);
  }
  endPanel();
}

}  // namespace kosh::ui
