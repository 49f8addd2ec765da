// A document as JSON, format kosh/document: what web/office.js makes DOCX and XLSX of.
#include <cstdio>

#include "report/outlet.h"

namespace kosh {
namespace {

std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (char c : text) {
    const unsigned char byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      out += std::string("\\") + c;
    } else if (c == '\n') {
      out += "\\n";
    } else if (byte < 0x20) {
      char escape[8];
      std::snprintf(escape, sizeof escape, "\\u%04x", byte);
      out += escape;
    } else {
      out += c;
    }
  }
  return out + "\"";
}

std::string member(const char* key, std::string_view value) { return quoted(key) + ":" + quoted(value); }

std::string marks(bool bold, const std::optional<Status>& status) {
  return std::string(bold ? ",\"bold\":true" : "") + (status ? std::string(",\"status\":") + quoted(outlet::statusId(*status)) : "");
}

template <class List, class Write>
std::string listOf(const List& list, Write write) {
  std::string out = "[";
  for (std::size_t i = 0; i < list.size(); ++i) out += (i ? "," : "") + write(list[i]);
  return out + "]";
}

std::string runJson(const Run& run) { return "{" + member("text", run.text) + marks(run.bold, run.status) + "}"; }

std::string cellJson(const TableCell& cell) {
  const std::string number = cell.number ? ",\"number\":" + shortestNumber(*cell.number) : "";
  return "{" + member("text", cell.text) + number + marks(cell.bold, cell.status) + "}";
}

std::string rowJson(const std::vector<TableCell>& row) { return listOf(row, cellJson); }

std::string tableJson(const Table& table) {
  return "{" + member("caption", table.caption) + ",\"head\":" + listOf(table.head, [](const std::string& s) { return quoted(s); }) +
         ",\"numeric\":" + listOf(table.numeric, [](bool b) { return std::string(b ? "true" : "false"); }) +
         ",\"rows\":" + listOf(table.rows, rowJson) + (table.dense ? ",\"dense\":true}" : "}");
}

std::string blockJson(const Block& block) {
  std::string out = "\n{" + member("kind", blockKindName(block.kind));
  if (!block.runs.empty()) out += ",\"runs\":" + listOf(block.runs, runJson);
  if (block.kind == BlockKind::table) out += ",\"table\":" + tableJson(block.table);
  return out + (block.wide ? ",\"wide\":true}" : "}");
}

std::string statusesJson(Lang lang) {
  std::string out;
  for (Status status : {Status::official, Status::computed, Status::estimate, Status::illustrative, Status::unverified})
    out += (out.empty() ? "{" : ",") + quoted(outlet::statusId(status)) + ":{" + member("shape", outlet::shapeOf(status)) + "," +
           member("word", outlet::statusWord(status, lang)) + "}";
  return out + "}";
}

std::string partJson(const Document& document, const DocumentPart& part) {
  return "\n{" + member("lang", outlet::langTag(part.lang)) + "," + member("strip", outlet::stripOf(document, part.lang)) + "," +
         member("draft", outlet::draftWord(document, part.lang)) + "," + member("legend", outlet::legendOf(part.lang)) + "," +
         member("status_head", text(Str::DataStatus, part.lang)) + ",\"statuses\":" + statusesJson(part.lang) +
         ",\"blocks\":" + listOf(part.blocks, blockJson) + "}";
}

}  // namespace

std::string documentToJson(const Document& document) {
  std::string out = "{" + member("format", "kosh/document") + ",\"version\":1," + member("kind", documentKindName(document.kind)) + "," +
                    member("file", documentFileName(document)) + "," + member("title", document.title) + "," +
                    member("date", document.date) + ",\n\"scenario\":{" + member("name", document.scenario) + "," +
                    member("fingerprint", document.scenarioFingerprint) + "},\"dataset\":{" + member("name", document.dataset) + "," +
                    member("fingerprint", document.datasetFingerprint) + "}," + member("program_version", document.version) + "," +
                    member("calculation", outlet::calculationNumber(document));
  out += std::string(",\"landscape\":") + (document.landscape ? "true" : "false") + ",\"draft\":" + (document.draft ? "true" : "false");
  return out + ",\n\"parts\":" + listOf(document.parts, [&](const DocumentPart& part) { return partJson(document, part); }) + "}\n";
}

}  // namespace kosh
