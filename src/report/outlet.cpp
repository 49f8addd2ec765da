// What the outlets of a document share: shapes of statuses, the strip at the foot, names of kinds.
#include "report/outlet.h"

#include <array>

namespace kosh {
namespace {

constexpr std::array<const char*, kDocumentKinds> kKinds = {"4.1", "4.2", "4.3", "4.4", "list", "monitoring", "plan", "needs", "brief"};
constexpr const char* kBlocks[] = {"letterhead", "columns", "title", "heading", "paragraph", "item",
                                   "formula", "note", "table", "stamp", "signature", "page_break"};

std::string upperHex(std::string_view digits) {
  std::string out;
  for (char c : digits) out += c >= 'a' && c <= 'f' ? static_cast<char>(c - 'a' + 'A') : c;
  return out;
}

}  // namespace

const char* documentKindName(DocumentKind kind) { return kKinds[static_cast<std::size_t>(kind)]; }

std::optional<DocumentKind> documentKind(std::string_view name) {
  for (int i = 0; i < kDocumentKinds; ++i)
    if (name == kKinds[static_cast<std::size_t>(i)]) return static_cast<DocumentKind>(i);
  return std::nullopt;
}

const char* blockKindName(BlockKind kind) { return kBlocks[static_cast<std::size_t>(kind)]; }

std::string calculationNumber(const std::string& datasetFingerprint, const std::string& scenarioFingerprint) {
  return upperHex(datasetFingerprint.substr(0, 4)) + "-" + upperHex(scenarioFingerprint.substr(0, 4));
}

std::string documentFileName(const Document& document) {
  std::string langs = outlet::langsOf(document);
  for (char& c : langs)
    if (c == '+') c = '-';
  return std::string("kosh-") + documentKindName(document.kind) + "-" + document.date + "-" + langs;
}

namespace outlet {

const char* shapeOf(Status status) {
  constexpr const char* kShapes[] = {"\u25CF", "\u25D0", "\u25CB", "\u25C7", "\u25CC"};
  return kShapes[static_cast<std::size_t>(status)];
}

const char* statusId(Status status) {
  constexpr const char* kIds[] = {"official", "computed", "estimate", "illustrative", "unverified"};
  return kIds[static_cast<std::size_t>(status)];
}

std::string_view statusWord(Status status, Lang lang) {
  constexpr Str kWords[] = {Str::StatusOfficial, Str::StatusComputed, Str::StatusEstimate, Str::StatusIllustrative,
                            Str::StatusUnverified};
  return text(kWords[static_cast<std::size_t>(status)], lang);
}

const char* langTag(Lang lang) { return lang == Lang::kk ? "kk" : lang == Lang::ru ? "ru" : "en"; }

std::string langsOf(const Document& document) {
  std::string out;
  for (const DocumentPart& part : document.parts) out += (out.empty() ? "" : "+") + std::string(langTag(part.lang));
  return out;
}

std::string calculationNumber(const Document& document) {
  return kosh::calculationNumber(document.datasetFingerprint, document.scenarioFingerprint);
}

std::string draftWord(const Document& document, Lang lang) {
  return document.draft ? std::string(text(Str::DocDraft, lang)) : "";
}

std::string stripOf(const Document& document, Lang lang) {
  const std::string draft = draftWord(document, lang);
  const std::string form = say({Str::DocStrip, {calculationNumber(document), kProgramVersion}}, lang);
  return draft.empty() ? form : draft + " \u00B7 " + form;
}

std::string legendOf(Lang lang) {
  std::string out;
  for (Status status : {Status::official, Status::computed, Status::estimate, Status::illustrative, Status::unverified})
    out += std::string(out.empty() ? "" : "   ") + shapeOf(status) + "\u00A0" + std::string(statusWord(status, lang));
  return out;
}

bool isGroupHead(const Table& table, const std::vector<TableCell>& row) { return row.size() == 1 && table.head.size() > 1; }

bool hasStatus(const Table& table, std::size_t column) {
  for (const std::vector<TableCell>& row : table.rows)
    if (column < row.size() && row[column].status) return true;
  return false;
}

}  // namespace outlet
}  // namespace kosh
