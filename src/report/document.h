// A document as a value: what a letter, list or note says, in one or two languages, before it becomes HTML, CSV or JSON.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/proposals.h"
#include "core/records.h"

namespace kosh {

enum class DocumentKind : std::uint8_t { territories, foreignLabour, regionalQuotas, labourImmigrants, list, monitoring, plan, needs, brief };
inline constexpr int kDocumentKinds = 9;
const char* documentKindName(DocumentKind kind);  // "4.1" .. "4.4", "list", "monitoring", "plan", "needs", "brief"
std::optional<DocumentKind> documentKind(std::string_view name);

// A piece of running text; a figure carries its status as a shape before it.
struct Run {
  std::string text;
  bool bold = false;
  std::optional<Status> status;
};

struct TableCell {
  std::string text;
  std::optional<double> number;  // the same as a number for CSV and spreadsheets, full precision
  std::optional<Status> status;
  bool bold = false;
};

struct Table {
  std::string caption;
  std::vector<std::string> head;
  std::vector<bool> numeric;  // right-aligned columns
  std::vector<std::vector<TableCell>> rows;
};

enum class BlockKind : std::uint8_t { letterhead, title, heading, paragraph, item, formula, note, table, stamp, signature, pageBreak };

struct Block {
  BlockKind kind = BlockKind::paragraph;
  std::vector<Run> runs;
  Table table;
};

// One language's part of a document. In the pair kk+ru the state language comes first.
struct DocumentPart {
  Lang lang = Lang::kk;
  std::vector<Block> blocks;
};

struct Document {
  DocumentKind kind{};
  std::string title;  // of the file and the page, in the first language
  std::string date;   // ISO; also the time of creation in DOCX and XLSX
  std::string scenario, scenarioFingerprint, dataset, datasetFingerprint, version;
  bool landscape = false;
  bool draft = false;  // one language alone
  std::vector<DocumentPart> parts;
};

struct DocumentRequest {
  DocumentKind kind{};
  std::vector<Lang> langs;  // one, or kk and ru
  int territory = -1;       // index into Dataset::territories; a brief needs a district
  std::string today;        // ISO
};

// `baseline` is evaluate(dataset, {}); `own` are the paths of figures that the user typed in, listed in the document.
Document makeDocument(const Dataset& dataset, const Scenario& scenario, const Outcome& baseline, const Outcome& outcome,
                      const Judgement& judgement, const Records& records, const DocumentRequest& request);

std::string documentToHtml(const Document& document);  // one file, A4, prints well, also from file://
std::string documentToCsv(const Document& document);   // its tables; UTF-8 with BOM, semicolon, CRLF
std::string documentToJson(const Document& document);  // format kosh/document: web/office.js makes DOCX and XLSX of it

}  // namespace kosh
