// The outlets: HTML that prints without help, CSV that spreadsheets read, JSON that office.js reads.
#include <string>

#include "doctest/doctest.h"
#include "report/outlet.h"

using namespace kosh;

namespace {

Table sample() {
  Table out;
  out.caption = "Caption";
  out.head = {"Name", "Value", "Word"};
  out.numeric = {false, true, false};
  out.rows = {{{"a;b", {}, {}, false}, {"1\u202F234,5", 1234.5, Status::estimate, true}, {"=1+1", {}, {}, false}},
              {{"say \"x\"", {}, {}, false}, {"-", {}, {}, false}, {"line\nline", {}, {}, false}}};
  return out;
}

Document document(std::vector<Lang> langs) {
  Document out;
  out.kind = DocumentKind::foreignLabour;
  out.title = "A title <b>";
  out.date = "2026-11-25";
  out.datasetFingerprint = "0123456789abcdef";
  out.scenarioFingerprint = "fedcba9876543210";
  out.version = kProgramVersion;
  out.draft = langs.size() == 1;
  for (Lang lang : langs) {
    DocumentPart part{lang, {}};
    part.blocks.push_back({BlockKind::letterhead, {{"left", false, {}}, {"right", false, {}}}});
    part.blocks.push_back({BlockKind::title, {{"A title <b>", false, {}}}});
    part.blocks.push_back({BlockKind::paragraph, {{"plain ", false, {}}, {"7\u202F354", true, Status::official}}});
    part.blocks.push_back({BlockKind::pageBreak, {}, {}, true});
    part.blocks.push_back({BlockKind::table, {}, sample()});
    part.blocks.push_back({BlockKind::signature, {{"Head", false, {}}, {"", false, {}}}});
    out.parts.push_back(part);
  }
  return out;
}

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

int countOf(const std::string& text, const std::string& part) {
  int out = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++out;
  return out;
}

}  // namespace

TEST_CASE("kinds of documents have the names of the command line and back") {
  for (int i = 0; i < kDocumentKinds; ++i) {
    const DocumentKind kind = static_cast<DocumentKind>(i);
    CHECK(documentKind(documentKindName(kind)) == kind);
  }
  CHECK(std::string(documentKindName(DocumentKind::regionalQuotas)) == "4.3");
  CHECK_FALSE(documentKind("4.5"));
  CHECK_FALSE(documentKind(""));
}

TEST_CASE("the file's name says kind, date and languages") {
  CHECK(documentFileName(document({Lang::kk, Lang::ru})) == "kosh-4.2-2026-11-25-kk-ru");
}

TEST_CASE("a page needs nothing from elsewhere and runs nothing") {
  const std::string html = documentToHtml(document({Lang::ru}));
  for (const char* bad : {"<script", "<link", "<img", "http:", "https:", "url(", "@import", "src="}) CHECK_FALSE(has(html, bad));
  CHECK(has(html, "<html lang=\"ru\">"));
  CHECK(has(html, "size:A4 landscape"));
  CHECK(has(html, "counter(page)"));
  CHECK(html == documentToHtml(document({Lang::ru})));
}

TEST_CASE("text cannot become markup") {
  const std::string html = documentToHtml(document({Lang::ru}));
  CHECK(has(html, "A title &lt;b&gt;"));
  CHECK_FALSE(has(html, "A title <b>"));
  CHECK(has(html, "say &quot;x&quot;"));
}

TEST_CASE("a figure carries the shape of its status, and the legend explains it") {
  const std::string html = documentToHtml(document({Lang::ru}));
  CHECK(has(html, "\u25CF</span>7\u202F354"));
  CHECK(has(html, "\u25CB</span>1\u202F234,5"));
  CHECK(has(html, "\u25CC\u00A0"));
  CHECK(has(html, std::string(text(Str::StatusIllustrative, Lang::ru))));
}

TEST_CASE("one language alone is a draft, the pair is not, and the state language comes first") {
  const std::string alone = documentToHtml(document({Lang::ru})), pair = documentToHtml(document({Lang::kk, Lang::ru}));
  CHECK(has(alone, std::string(text(Str::DocDraft, Lang::ru))));
  CHECK_FALSE(has(pair, ">" + std::string(text(Str::DocDraft, Lang::kk)) + "<"));
  CHECK(pair.find("<main lang=\"kk\">") < pair.find("<main lang=\"ru\">"));
  CHECK(countOf(pair, "class=\"emblem\"") == 2);
  CHECK(has(pair, "0123-FEDC"));
}

TEST_CASE("a page break begins a section, on its side where it is wide") {
  const std::string html = documentToHtml(document({Lang::ru}));
  CHECK(countOf(html, "<section ") == 2);
  CHECK(has(html, "<section class=\"p0w wide\">"));
  CHECK(has(html, "page:p0w"));
}

TEST_CASE("CSV has a BOM, semicolons, CRLF, the decimal mark of the language and a column for the status") {
  const std::string csv = documentToCsv(document({Lang::ru}));
  CHECK(csv.substr(0, 3) == "\xEF\xBB\xBF");
  CHECK(has(csv, "\r\nCaption\r\n"));
  CHECK(has(csv, "\r\nName;Value;" + std::string(text(Str::DataStatus, Lang::ru)) + ";Word\r\n"));
  CHECK(has(csv, "\r\n\"a;b\";1234,5;" + std::string(text(Str::StatusEstimate, Lang::ru)) + ";'=1+1\r\n"));
  CHECK(has(csv, "\r\n\"say \"\"x\"\"\";'-;;\"line\nline\"\r\n"));
  CHECK(has(documentToCsv(document({Lang::en})), ";1234.5;"));
  CHECK(countOf(documentToCsv(document({Lang::kk, Lang::ru})), "Caption") == 2);
}

TEST_CASE("JSON says what it is and keeps every value") {
  const std::string json = documentToJson(document({Lang::kk, Lang::ru}));
  CHECK(json.find("{\"format\":\"kosh/document\",\"version\":1,\"kind\":\"4.2\"") == 0);
  CHECK(has(json, "\"text\":\"1\u202F234,5\",\"number\":1234.5,\"bold\":true,\"status\":\"estimate\""));
  CHECK(has(json, "\"text\":\"line\\nline\""));
  CHECK(has(json, "\"text\":\"say \\\"x\\\"\""));
  CHECK(has(json, "{\"kind\":\"page_break\",\"wide\":true}"));
  CHECK(has(json, "\"calculation\":\"0123-FEDC\""));
  CHECK(has(json, "\"draft\":false"));
}
