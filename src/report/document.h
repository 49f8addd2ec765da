// A document as a value: what a letter, list or note says, in one or two languages, before it becomes HTML, CSV or JSON.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/overlay.h"
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
  std::vector<std::vector<TableCell>> rows;  // a row of one cell in a wider table is the head of a group
  bool dense = false;         // many rows or columns: smaller type
};

// letterhead: runs are the left and the right block of the head, with '\n' between lines, the room for an emblem between
// them. columns: the left and the right text. signature: pairs of a post and a name (empty: a line to write on).
// stamp: one run a line. pageBreak: the blocks behind it begin a page, on its side where `wide` is set.
enum class BlockKind : std::uint8_t {
  letterhead, columns, title, heading, paragraph, item, formula, note, table, stamp, signature, pageBreak
};
const char* blockKindName(BlockKind kind);  // "letterhead", ... as in the JSON

struct Block {
  BlockKind kind = BlockKind::paragraph;
  std::vector<Run> runs = {};
  Table table = {};
  bool wide = false;
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
  bool landscape = false;  // the first pages lie on their side
  bool draft = false;  // one language alone
  std::vector<DocumentPart> parts;
};

struct DocumentRequest {
  DocumentKind kind{};
  std::vector<Lang> langs;  // one, or kk and ru
  int territory = -1;       // index into Dataset::territories; a brief needs a district
  std::string today;        // ISO
  std::string scenarioFingerprint;  // first 16 hex digits of SHA-256 over the scenario's file; the caller knows files
  Overlay own;                      // figures that the user typed in: the dataset has them already, the document lists them
};

inline constexpr const char* kProgramVersion = "1.0";  // printed in every document

// What is wrong with a request; nothing: it can be made.
std::optional<Message> objection(const Dataset& dataset, const DocumentRequest& request);

// `baseline` is evaluate(dataset, {}).
Document makeDocument(const Dataset& dataset, const Scenario& scenario, const Outcome& baseline, const Outcome& outcome,
                      const Judgement& judgement, const Records& records, const DocumentRequest& request);

std::string documentToHtml(const Document& document);  // one file, A4, prints well, also from file://
// Its tables; UTF-8 with BOM, semicolon, CRLF. Numbers in full precision with the decimal mark of the language, as
// spreadsheets of that language read them; a status is a column of its own.
std::string documentToCsv(const Document& document);
// Format kosh/document, version 1: web/office.js makes DOCX and XLSX of it.
std::string documentToJson(const Document& document);

// "F82A-4413": of the fingerprints of data and scenario; printed on every page.
std::string calculationNumber(const std::string& datasetFingerprint, const std::string& scenarioFingerprint);

// The file's name without its ending: "kosh-4.1-2026-11-25-kk-ru".
std::string documentFileName(const Document& document);

}  // namespace kosh
