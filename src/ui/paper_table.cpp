// Tables on paper: columns as wide as they need; a table too wide for the sheet becomes one entry after another.
#include <algorithm>
#include <cmath>

#include "ui/pages.h"

namespace kosh::ui {
namespace {

constexpr float kPad = 8, kBadge = 16, kRowPad = 5;

const Tokens& ink() { return tokens(Theme::light); }

float longestWord(const Ui& ui, std::string_view words, Weight weight) {
  float most = 0;
  while (!words.empty()) {
    const std::size_t end = std::min(words.find(' '), words.size());
    most = std::max(most, widthOf(ui, weight, words.substr(0, end)));
    words.remove_prefix(std::min(end + 1, words.size()));
  }
  return std::ceil(most);
}

Weight weightOf(const TableCell& cell) { return cell.bold ? Weight::bold : Weight::body; }
bool isNumeric(const Table& table, std::size_t column) { return column < table.numeric.size() && table.numeric[column]; }

struct Widths {
  std::vector<float> columns;
  bool fits = true;
};

// The least and the natural width of a column.
std::pair<float, float> rangeOf(const Ui& ui, const Table& table, std::size_t column) {
  float least = column < table.head.size() ? longestWord(ui, table.head[column], Weight::body) : 0, natural = least;
  for (const std::vector<TableCell>& row : table.rows) {
    if (column >= row.size()) continue;
    const float extra = row[column].status ? kBadge : 0, whole = std::ceil(widthOf(ui, weightOf(row[column]), row[column].text)) + extra;
    least = std::max(least, isNumeric(table, column) ? whole : longestWord(ui, row[column].text, weightOf(row[column])) + extra);
    natural = std::max(natural, whole);
  }
  return {least + 1, natural + 1};
}

// Least widths first, the rest shared out by what the columns still lack.
Widths widthsFor(const Ui& ui, const Table& table, float width) {
  Widths out;
  const std::size_t count = table.head.size();
  if (count == 0) return out;
  std::vector<std::pair<float, float>> ranges;
  float least = kPad * static_cast<float>(2 * count - 2), wanted = 0;
  for (std::size_t i = 0; i < count; ++i) {
    ranges.push_back(rangeOf(ui, table, i));
    least += ranges[i].first;
    wanted += ranges[i].second - ranges[i].first;
  }
  out.fits = least <= width;
  const float rest = std::max(width - least, 0.f), share = wanted > 0 ? std::min(rest / wanted, 1.f) : 0;
  float used = 0;
  for (std::size_t i = 0; i < count; ++i) {
    out.columns.push_back(std::floor(ranges[i].first + share * (ranges[i].second - ranges[i].first)));
    used += out.columns.back();
  }
  if (!out.columns.empty()) out.columns[0] += std::max(width - used - kPad * static_cast<float>(2 * count - 2), 0.f);
  return out;
}

float cellHeight(const Ui& ui, const TableCell& cell, float width) {
  return std::max(kLine, heightWrapped(ui, width - (cell.status ? kBadge : 0), cell.text, weightOf(cell)));
}

void drawCell(const Ui& ui, ImVec2 at, float width, const TableCell& cell, bool numeric) {
  const float words = widthOf(ui, weightOf(cell), cell.text);
  const float extra = cell.status ? kBadge : 0;
  const float x = numeric && words + extra <= width ? at.x + width - words - extra : at.x;
  if (cell.status) badge({x + 6, at.y + 11}, cell.status, ink().ink3);
  putWrapped(ui, {x + extra, at.y}, numeric ? words + 1 : width - extra, cell.text, ink().ink, weightOf(cell));
}

float headRow(const Ui& ui, ImVec2 at, const Table& table, const Widths& widths, bool draw) {
  float tall = kLine;
  for (std::size_t i = 0; i < table.head.size(); ++i) tall = std::max(tall, heightWrapped(ui, widths.columns[i], table.head[i]));
  if (!draw) return tall + 2 * kRowPad;
  float x = at.x, total = 0;
  for (std::size_t i = 0; i < table.head.size(); ++i) {
    const float height = heightWrapped(ui, widths.columns[i], table.head[i]);
    const float words = widthOf(ui, Weight::body, table.head[i]);
    const bool right = isNumeric(table, i) && words <= widths.columns[i];
    putWrapped(ui, {right ? x + widths.columns[i] - words : x, at.y + kRowPad + tall - height}, widths.columns[i] + 1, table.head[i], ink().ink2);
    x += widths.columns[i] + 2 * kPad;
    total = x - 2 * kPad - at.x;
  }
  lineH(at.x, at.y, total, ink().ink);
  lineH(at.x, at.y + tall + 2 * kRowPad - 1, total, ink().ctl);
  return tall + 2 * kRowPad;
}

float dataRow(const Ui& ui, ImVec2 at, const Table& table, const std::vector<TableCell>& row, const Widths& widths, bool draw) {
  const std::size_t count = std::min(row.size(), widths.columns.size());
  float tall = kLine, x = at.x;
  for (std::size_t i = 0; i < count; ++i) tall = std::max(tall, cellHeight(ui, row[i], widths.columns[i]));
  const float height = tall + 2 * kRowPad;
  if (!draw || !inSight(at.y, height)) return height;
  for (std::size_t i = 0; i < count; ++i) {
    drawCell(ui, {x, at.y + kRowPad}, widths.columns[i], row[i], isNumeric(table, i));
    x += widths.columns[i] + 2 * kPad;
  }
  lineH(at.x, at.y + height - 1, x - 2 * kPad - at.x, ink().line);
  return height;
}

// One row of a wide table: head and value below each other, in two columns.
float entry(const Ui& ui, ImVec2 at, float width, const Table& table, const std::vector<TableCell>& row, bool draw) {
  const float left = std::round(width * 0.55f), right = width - left - 16;
  float y = at.y + 6;
  for (std::size_t i = 0; i < std::min(row.size(), table.head.size()); ++i) {
    const float name = heightWrapped(ui, left, table.head[i]), value = cellHeight(ui, row[i], right), tall = std::max(name, value);
    if (draw && inSight(y, tall)) {
      putWrapped(ui, {at.x, y}, left, table.head[i], ink().ink2);
      drawCell(ui, {at.x + left + 16, y}, right, row[i], isNumeric(table, i));
    }
    y += tall + 2;
  }
  if (draw) lineH(at.x, y + 4, width, ink().ctl);
  return y + 6 - at.y;
}

float entries(const Ui& ui, ImVec2 at, float width, const Table& table, bool draw) {
  const float note = heightWrapped(ui, width, ui.words(Str::PPageWide)) + 4;
  if (draw) {
    putWrapped(ui, at, width, ui.words(Str::PPageWide), ink().ink2);
    lineH(at.x, at.y + note, width, ink().ink);
  }
  float y = at.y + note;
  for (const std::vector<TableCell>& row : table.rows) y += entry(ui, {at.x, y}, width, table, row, draw);
  return y - at.y;
}

}  // namespace

float paperTable(const Ui& ui, ImVec2 at, float width, const Table& table, bool draw) {
  float y = at.y;
  if (!table.caption.empty()) {
    const float caption = heightWrapped(ui, width, table.caption, Weight::bold);
    if (draw) putWrapped(ui, {at.x, y}, width, table.caption, ink().ink, Weight::bold);
    y += caption + 4;
  }
  const Widths widths = widthsFor(ui, table, width);
  if (!widths.fits) return y + entries(ui, {at.x, y}, width, table, draw) - at.y;
  y += headRow(ui, {at.x, y}, table, widths, draw);
  for (const std::vector<TableCell>& row : table.rows) y += dataRow(ui, {at.x, y}, table, row, widths, draw);
  return y - at.y;
}

}  // namespace kosh::ui
