// The list of findings: only the rows in sight are drawn; heights are measured once for a list, a width and a language.
#include <algorithm>
#include <cmath>

#include "ui/pages.h"

namespace kosh::ui {
namespace {

constexpr float kGroup = 34, kRow = 64, kSign = 52;
constexpr float kNear = 200;  // rows so far outside are drawn too, so that the arrow keys can move into them

struct Widths {
  float left = 0, width = 0;  // of sentence and numbers
  float why = 0;              // of the word at the right; 0: none, the row is narrow
};

Widths widthsFor(const Ui& ui, const Rect& rect) {
  Widths out;
  const float pad = rect.width < 700 ? 16 : 20;
  out.left = rect.x + (rect.width < 700 ? 48 : kSign);
  out.why = rect.width < 480 ? 0 : std::ceil(widthOf(ui, Weight::body, ui.words(Str::FPageWhy)));
  out.width = rect.x + rect.width - pad - 10 - out.left - (out.why > 0 ? out.why + 24 : 20);
  return out;
}

float rowHeight(const Ui& ui, const Widths& widths, const Finding& finding) {
  const std::string numbers = numbersLine(finding, ui.lang);
  const float sentence = heightWrapped(ui, widths.width, sayWhole(finding.message, ui.lang), Weight::bold);
  const float inset = statusOfNumbers(finding).shown ? 16 : 0;
  const float second = numbers.empty() ? 0 : heightWrapped(ui, widths.width - inset, numbers);
  return std::max(kRow, sentence + second + 20);
}

std::string filterKey(const Ui& ui) {
  return ui.session.view.paragraph + "|" + std::to_string(ui.state.findingTerritory) + "|" + std::to_string(ui.state.findingYear) +
         "|" + std::to_string(ui.state.findingSign);
}

// [row] and the end of the last one.
const std::vector<float>& topsOf(Ui& ui, const Rect& rect, const std::vector<FindingRow>& rows) {
  const std::vector<Finding>& findings = ui.session.legal.judgement.findings;
  std::string key = std::to_string(ui.session.legal.version) + "|" + std::to_string(static_cast<int>(ui.lang)) + "|" +
                    std::to_string(rect.width) + "|" + std::to_string(rows.size()) + "|" + filterKey(ui);
  if (key == ui.state.rowsKey) return ui.state.rowTops;
  ui.state.rowsKey = std::move(key);
  ui.state.rowTops.clear();
  const Widths widths = widthsFor(ui, rect);
  float y = 0;
  for (const FindingRow& row : rows) {
    ui.state.rowTops.push_back(y);
    y += row.finding < 0 ? kGroup : rowHeight(ui, widths, findings[static_cast<std::size_t>(row.finding)]);
  }
  ui.state.rowTops.push_back(y);
  return ui.state.rowTops;
}

void groupRow(Ui& ui, const Rect& row, const std::string& group) {
  fill(row, ui.colour.panel2);
  lineH(row.x, row.y + row.height - 1, row.width, ui.colour.line);
  const std::string title = ui.words(Message{group == "6-8" ? Str::FPageParagraphs : Str::FPageParagraph, {groupTitle(group)}});
  const float pad = row.width < 700 ? 16 : 20;
  put(ui, {row.x + pad, row.y + 6}, title, ui.colour.ink, Weight::bold);
  const float next = row.x + pad + widthOf(ui, Weight::bold, title) + 12;
  putFitted(ui, {next, row.y + 6}, row.x + row.width - pad - next, groupSubject(ui.session.dataset->rules, group, ui.lang), ui.colour.ink2);
}

void rightMark(const Ui& ui, const Rect& row, const Widths& widths, bool on) {
  const float right = row.x + row.width - (row.width < 700 ? 16 : 20) - 10;
  if (on || widths.why <= 0) return icon(Icon::right, {right - 6, row.y + row.height / 2}, on ? ui.colour.accent : ui.colour.ink3);
  const std::string_view why = ui.words(Str::FPageWhy);
  const float y = row.y + (row.height - kLine) / 2;
  put(ui, {right - widths.why, y}, why, ui.colour.accent);
  lineH(right - widths.why, y + kLine - 2, widths.why, ui.colour.accent);
}

void findingRow(Ui& ui, const Rect& row, const Widths& widths, const Finding& finding) {
  const bool on = finding.id == ui.session.view.finding;
  const Hit state = hit(ui, ("finding:" + finding.id).c_str(), row);
  if (on || state.hovered) fill(row, on ? ui.colour.accentSoft : ui.colour.hover);
  if (on) fill({row.x, row.y, 4, row.height}, ui.colour.accent);
  signMark(ui, {row.x + (row.width < 700 ? 26 : 30), row.y + 21}, finding.sign);
  float y = row.y + 10;
  y += putWrapped(ui, {widths.left, y}, widths.width, sayWhole(finding.message, ui.lang), ui.colour.ink, on ? Weight::bold : Weight::body);
  const std::string numbers = numbersLine(finding, ui.lang);
  if (!numbers.empty()) {
    const NumbersStatus status = statusOfNumbers(finding);
    const float inset = status.shown ? 16 : 0;
    if (status.shown) badge({widths.left + 6, y + 11}, status.status, ui.colour.ink3);
    putWrapped(ui, {widths.left + inset, y}, widths.width - inset, numbers, ui.colour.ink2);
  }
  rightMark(ui, row, widths, on);
  lineH(row.x, row.y + row.height - 1, row.width, ui.colour.line);
  if (state.pressed) ui.session.view.finding = ui.state.seenFinding = finding.id;
}

// A finding chosen elsewhere, by a link or another page, comes into sight once, and again when other rows are shown.
void bringIntoSight(Ui& ui, const std::vector<FindingRow>& rows, const std::vector<float>& tops, float height) {
  const std::string& id = ui.session.view.finding;
  if (std::string filter = filterKey(ui); filter != ui.state.seenFilter) {
    ui.state.seenFilter = std::move(filter);
    ui.state.seenFinding.clear();
    ImGui::SetScrollY(0);
  }
  if (id.empty() || id == ui.state.seenFinding) return;
  ui.state.seenFinding = id;
  for (std::size_t i = 0; i < rows.size(); ++i)
    if (rows[i].finding >= 0 && ui.session.legal.judgement.findings[static_cast<std::size_t>(rows[i].finding)].id == id)
      ImGui::SetScrollY(std::max(0.f, tops[i] - height / 3));
}

}  // namespace

void findingsList(Ui& ui, const Rect& rect, const std::vector<FindingRow>& rows) {
  if (beginPanel("findings-list", rect, ui.colour.panel, true)) {
    const std::vector<float>& tops = topsOf(ui, rect, rows);
    const Widths widths = widthsFor(ui, rect);
    bringIntoSight(ui, rows, tops, rect.height);
    scrollByKeys(ui, rect, Keys::unlessRight);
    const float top = panelTop().y;
    const auto first = std::upper_bound(tops.begin(), tops.end(), rect.y - top - kNear);
    const std::size_t from = static_cast<std::size_t>(std::max<std::ptrdiff_t>(first - tops.begin() - 1, 0));
    for (std::size_t i = from; i < rows.size() && top + tops[i] < rect.y + rect.height + kNear; ++i) {
      const Rect row{rect.x, top + tops[i], rect.width - 1, tops[i + 1] - tops[i]};
      if (rows[i].finding < 0) groupRow(ui, row, rows[i].group);
      else findingRow(ui, row, widths, ui.session.legal.judgement.findings[static_cast<std::size_t>(rows[i].finding)]);
    }
    panelBottom(top + tops.back());
  }
  endPanel();
}

}  // namespace kosh::ui
