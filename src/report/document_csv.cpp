// A document's tables as CSV for spreadsheets: UTF-8 with BOM, semicolon, CRLF.
#include "report/outlet.h"

namespace kosh {
namespace {

// A field; what a spreadsheet would run as a formula becomes plain text.
std::string field(std::string_view text) {
  std::string out(text);
  if (!out.empty() && std::string_view("=+-@\t").find(out[0]) != std::string_view::npos) out.insert(0, "'");
  if (out.find_first_of(";\"\r\n") == std::string::npos) return out;
  std::string inside;
  for (char c : out) inside += c == '"' ? "\"\"" : std::string(1, c);
  return "\"" + inside + "\"";
}

// The decimal comma where the language has it: with a point a spreadsheet takes 1.5 for a date.
std::string numberField(double value, Lang lang) {
  std::string out = shortestNumber(value);
  const std::size_t point = out.find('.');
  if (point != std::string::npos && lang != Lang::en) out[point] = ',';
  return out;
}

std::string line(const std::vector<std::string>& fields) {
  std::string out;
  for (std::size_t i = 0; i < fields.size(); ++i) out += (i ? ";" : "") + fields[i];
  return out + "\r\n";
}

std::string headLine(const Table& table, Lang lang) {
  std::vector<std::string> fields;
  for (std::size_t i = 0; i < table.head.size(); ++i) {
    fields.push_back(field(table.head[i]));
    if (outlet::hasStatus(table, i)) fields.push_back(field(text(Str::DataStatus, lang)));
  }
  return line(fields);
}

std::string rowLine(const Table& table, const std::vector<TableCell>& row, Lang lang) {
  std::vector<std::string> fields;
  for (std::size_t i = 0; i < row.size(); ++i) {
    const TableCell& cell = row[i];
    fields.push_back(cell.number ? numberField(*cell.number, lang) : field(cell.text));
    if (outlet::hasStatus(table, i)) fields.push_back(cell.status ? field(outlet::statusWord(*cell.status, lang)) : "");
  }
  return line(fields);
}

std::string tableLines(const Table& table, Lang lang) {
  std::string out = "\r\n";
  if (!table.caption.empty()) out += line({field(table.caption)});
  if (!table.head.empty()) out += headLine(table, lang);
  for (const std::vector<TableCell>& row : table.rows) out += rowLine(table, row, lang);
  return out;
}

std::string partLines(const Document& document, const DocumentPart& part) {
  std::string title;
  for (const Block& block : part.blocks)
    if (block.kind == BlockKind::title && title.empty() && !block.runs.empty()) title = block.runs[0].text;
  std::string out = line({field(title)}) + line({field(outlet::stripOf(document, part.lang)), document.date});
  for (const Block& block : part.blocks)
    if (block.kind == BlockKind::table) out += tableLines(block.table, part.lang);
  return out;
}

}  // namespace

std::string documentToCsv(const Document& document) {
  std::string out = "\xEF\xBB\xBF";
  for (std::size_t i = 0; i < document.parts.size(); ++i) out += (i ? "\r\n" : "") + partLines(document, document.parts[i]);
  return out;
}

}  // namespace kosh
