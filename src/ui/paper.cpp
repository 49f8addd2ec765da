// A document on paper: letterhead, title, running text with figures, tables, signature; measured once, drawn in sight.
#include <algorithm>
#include <cmath>

#include "report/outlet.h"
#include "ui/pages.h"

namespace kosh::ui {
namespace {

constexpr float kPaper = 680, kMargin = 56, kNarrowMargin = 20, kBetween = 10, kEmblem = 28;

const Tokens& ink() { return tokens(Theme::light); }  // paper is light in every theme
Colour paperColour(const Ui& ui) { return ui.session.view.theme == Theme::light ? rgb(0xFFFFFF) : rgb(0xF3F1EC); }

// A word of running text: where it stands is found by flow().
struct Word {
  std::string_view text;
  bool bold = false;
  std::optional<Status> badge;  // stands before it
  bool spaceBefore = false, lineBefore = false;
};

std::vector<Word> wordsOf(const std::vector<Run>& runs, bool allBold) {
  std::vector<Word> out;
  bool space = false, line = false;
  for (const Run& run : runs) {
    std::optional<Status> badge = run.status;
    std::string_view rest = run.text;
    while (!rest.empty()) {
      const std::size_t end = std::min(rest.find_first_of(" \n"), rest.size());
      if (end > 0) {
        out.push_back({rest.substr(0, end), run.bold || allBold, badge, space || line, line});
        badge.reset();
        space = line = false;
      }
      line = line || (end < rest.size() && rest[end] == '\n');
      space = space || end < rest.size();
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
  }
  return out;
}

struct Flow {
  const Ui& ui;
  ImVec2 at;
  float width;
  bool centred = false;
  bool draw = true;
  Colour colour = 0;
};

// Words that belong together without a space between them.
float pieceWidth(const Ui& ui, const Word& word) {
  return widthOf(ui, word.bold ? Weight::bold : Weight::body, word.text) + (word.badge ? 16 : 0);
}

void drawWords(const Flow& flow, float y, const std::vector<Word>& words, std::size_t from, std::size_t to, float lineWidth) {
  float x = flow.centred ? flow.at.x + (flow.width - lineWidth) / 2 : flow.at.x;
  const float space = widthOf(flow.ui, Weight::body, " ");
  for (std::size_t i = from; i < to; ++i) {
    const Word& word = words[i];
    if (i > from && word.spaceBefore) x += space;
    if (word.badge) badge({x + 6, y + 11}, word.badge, ink().ink3);
    put(flow.ui, {x + (word.badge ? 16 : 0), y}, word.text, flow.colour, word.bold ? Weight::bold : Weight::body);
    x += pieceWidth(flow.ui, word);
  }
}

// Breaks lines at spaces; returns the height.
float flowWords(const Flow& flow, const std::vector<Word>& words) {
  const float space = widthOf(flow.ui, Weight::body, " ");
  float y = 0;
  for (std::size_t from = 0; from < words.size(); y += kLine) {
    std::size_t to = from, good = from;
    float used = 0, goodWidth = 0;
    while (to < words.size() && (to == from || !words[to].lineBefore)) {
      const float more = (to > from && words[to].spaceBefore ? space : 0) + pieceWidth(flow.ui, words[to]);
      if (to > from && used + more > flow.width && good > from) break;
      used += more;
      ++to;
      if (to == words.size() || words[to].spaceBefore) {
        good = to;
        goodWidth = used;
      }
    }
    if (flow.draw) drawWords(flow, flow.at.y + y, words, from, good, goodWidth);
    from = std::max(good, from + 1);
  }
  return y;
}

float runs(const Ui& ui, ImVec2 at, float width, const Block& block, bool draw, bool bold = false, bool centred = false) {
  return flowWords({ui, at, width, centred, draw, ink().ink}, wordsOf(block.runs, bold));
}

// Two names left and right of the empty circle that waits for the emblem; what follows stands under them.
float letterhead(const Ui& ui, ImVec2 at, float width, const Block& block, bool draw) {
  const bool wide = width >= 420 && block.runs.size() >= 2;
  float y = at.y, tall = 2 * kEmblem;
  const float side = wide ? width / 2 - kEmblem - 24 : width;
  const auto name = [&](std::size_t i, float x, float top) {
    std::vector<Run> one{block.runs[i]};
    return flowWords({ui, {x, top}, side, true, draw, ink().ink}, wordsOf(one, false));
  };
  if (wide) {
    const float left = name(0, at.x, y), right = name(1, at.x + width - side, y);
    if (draw) ImGui::GetWindowDrawList()->AddCircle({at.x + width / 2, y + kEmblem}, kEmblem, ink().ctl, 40, 1);
    tall = std::max({tall, left, right});
    y += tall + 8;
  }
  for (std::size_t i = wide ? 2 : 0; i < block.runs.size(); ++i) {
    std::vector<Run> one{block.runs[i]};
    y += flowWords({ui, {at.x, y}, width, true, draw, ink().ink2}, wordsOf(one, false));
  }
  y += 8;
  if (draw) fill({at.x, y, width, 2}, ink().ink);
  return y + 2 - at.y;
}

float one(const Ui& ui, ImVec2 at, float width, const Run& run, bool draw) {
  return flowWords({ui, at, width, false, draw, ink().ink}, wordsOf({run}, false));
}

// Pairs of a post and a name: a line to write on between them, and in the place of a name that nobody gave.
float signature(const Ui& ui, ImVec2 at, float width, const Block& block, bool draw) {
  const float post = std::round(width * 0.42f), name = std::round(width * 0.33f), line = width - post - name - 24;
  float y = at.y;
  for (std::size_t i = 0; i < block.runs.size(); i += 2) {
    const Run empty;
    const Run& second = i + 1 < block.runs.size() ? block.runs[i + 1] : empty;
    const float tall = std::max({kLine, one(ui, {at.x, y}, post, block.runs[i], draw), one(ui, {at.x + width - name, y}, name, second, draw)});
    if (draw) lineH(at.x + post + 12, y + kLine - 2, line, ink().ink);
    if (draw && second.text.empty()) lineH(at.x + width - name, y + kLine - 2, name, ink().ink);
    y += tall + 14;
  }
  return y - at.y;
}

// Two texts beside each other, the right one from the middle.
float columns(const Ui& ui, ImVec2 at, float width, const Block& block, bool draw) {
  const bool beside = width >= 420;
  const float half = beside ? std::round(width / 2) : 0, part = beside ? width - half - 12 : width;
  float left = 0, y = at.y;
  for (std::size_t i = 0; i < block.runs.size(); ++i) {
    const float x = at.x + (i == 0 ? 0 : half);
    const float tall = one(ui, {x, y}, part, block.runs[i], draw);
    left = beside ? std::max(left, tall) : left + tall;
    if (!beside) y += tall;
  }
  return left;
}

// One run a line, in the right half.
float stamp(const Ui& ui, ImVec2 at, float width, const Block& block, bool draw) {
  const float left = width < 420 ? 0 : std::round(width / 2);
  float y = at.y;
  for (const Run& run : block.runs) y += one(ui, {at.x + left, y}, width - left, run, draw);
  return y - at.y;
}

float ground(const Ui& ui, ImVec2 at, float width, const Block& block, bool draw) {
  const float inner = runs(ui, {at.x + 16, at.y + 8}, width - 32, block, false);
  if (!draw) return inner + 16;
  fill({at.x, at.y, width, inner + 16}, ink().panel2, 4);
  runs(ui, {at.x + 16, at.y + 8}, width - 32, block, true);
  return inner + 16;
}

float blockOf(const Ui& ui, ImVec2 at, float width, const Block& block, bool draw) {
  switch (block.kind) {
    case BlockKind::letterhead: return letterhead(ui, at, width, block, draw);
    case BlockKind::title: return 8 + runs(ui, {at.x, at.y + 8}, width, block, draw, true, true);
    case BlockKind::heading: return 4 + runs(ui, {at.x, at.y + 4}, width, block, draw, true);
    case BlockKind::paragraph: return runs(ui, at, width, block, draw);
    case BlockKind::item:
      if (draw) put(ui, {at.x + 4, at.y}, "\u2013", ink().ink2);
      return runs(ui, {at.x + 22, at.y}, width - 22, block, draw);
    case BlockKind::formula: return ground(ui, at, width, block, draw);
    case BlockKind::note:
      return flowWords({ui, at, width, false, draw, ink().ink2}, wordsOf(block.runs, false));
    case BlockKind::table: return paperTable(ui, at, width, block.table, draw);
    case BlockKind::stamp: return stamp(ui, at, width, block, draw);
    case BlockKind::columns: return columns(ui, at, width, block, draw);
    case BlockKind::signature: return 16 + signature(ui, {at.x, at.y + 16}, width, block, draw);
    case BlockKind::pageBreak:
      if (draw) dashed({at.x - 16, at.y + 12}, {at.x + width + 16, at.y + 12}, ink().ctl, 1, 6, 4);
      return 24;
  }
  return 0;
}

std::vector<const Block*> blocksOf(const Document& document) {
  static const Block kBreak{BlockKind::pageBreak};
  std::vector<const Block*> out;
  for (const DocumentPart& part : document.parts) {
    if (!out.empty()) out.push_back(&kBreak);
    for (const Block& block : part.blocks) out.push_back(&block);
  }
  return out;
}

// The date of what was composed: changes with every letter.
std::string keyOf(const Ui& ui, const Document& document, float width) {
  std::string key = std::to_string(width) + "|" + document.title + "|" + document.date;
  key += "|" + std::to_string(ui.session.letter.serial) + "|" + std::to_string(ui.fonts().body != nullptr);
  return key;
}

const std::vector<float>& topsOf(Ui& ui, const Document& document, const std::vector<const Block*>& blocks, float width) {
  std::string key = keyOf(ui, document, width);
  if (key == ui.state.blocksKey) return ui.state.blockTops;
  ui.state.blocksKey = std::move(key);
  ui.state.blockTops.clear();
  float y = 0;
  for (const Block* block : blocks) {
    ui.state.blockTops.push_back(y);
    y += blockOf(ui, {}, width, *block, false) + kBetween;
  }
  ui.state.blockTops.push_back(y);
  return ui.state.blockTops;
}

float stripHeight(const Ui& ui, float width, const Document& document) {
  return 18 + heightWrapped(ui, width - 40, outlet::stripOf(document, ui.lang));
}

// Always in sight at the foot of the paper.
void strip(const Ui& ui, const Rect& paper, float bottom, const Document& document) {
  const float height = stripHeight(ui, paper.width, document);
  const Rect rect{paper.x, bottom - height, paper.width, height};
  fill(rect, ink().panel2);
  lineH(rect.x, rect.y, rect.width, ink().line);
  putWrapped(ui, {rect.x + 20, rect.y + 9}, rect.width - 40, outlet::stripOf(document, ui.lang), ink().ink);
}

}  // namespace

void paperPanel(Ui& ui, const Rect& rect, const Document& document) {
  const bool narrow = rect.width < 600;
  const float width = narrow ? rect.width - 16 : std::min(kPaper, rect.width - 48);
  const float margin = narrow ? kNarrowMargin : kMargin;
  const std::string name = "paper:" + std::string(documentKindName(document.kind));
  if (beginPanel(name.c_str(), rect, ui.colour.ground, true)) {
    scrollByKeys(ui, rect, Keys::whenPointed);
    const std::vector<const Block*> blocks = blocksOf(document);
    const float inner = width - 2 * margin;
    const std::vector<float>& tops = topsOf(ui, document, blocks, inner);
    const float top = panelTop().y + 4, height = margin + tops.back() + stripHeight(ui, width, document) + 24;
    const Rect paper{std::round(rect.x + (rect.width - width) / 2) - 4, top, width, height};
    remember(ui, "paper", {paper.x, rect.y, paper.width, rect.height});
    fill({paper.x + 3, paper.y + 3, paper.width, paper.height}, (ui.colour.ink & 0xFFFFFF) | (15u << 24));
    fill(paper, paperColour(ui));
    frame(paper, ui.colour.line);
    const float first = top + margin * 0.8f;
    for (std::size_t i = 0; i < blocks.size(); ++i)
      if (inSight(first + tops[i], tops[i + 1] - tops[i])) blockOf(ui, {paper.x + margin, first + tops[i]}, inner, *blocks[i], true);
    strip(ui, paper, std::min(paper.y + paper.height, rect.y + rect.height), document);
    panelBottom(paper.y + paper.height + 24);
  }
  endPanel();
}

}  // namespace kosh::ui
