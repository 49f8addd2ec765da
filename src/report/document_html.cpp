// A document as one HTML file that prints on A4: no scripts, nothing from elsewhere.
#include "report/outlet.h"

namespace kosh {
namespace {

constexpr const char* kStyle = R"(
*{box-sizing:border-box}
html{-webkit-print-color-adjust:exact;print-color-adjust:exact}
body{margin:0;background:#E9EDF0;color:#14202A;font:11.5pt/1.36 "PT Serif","Noto Serif","Liberation Serif","Times New Roman",Times,serif}
section{background:#FFF;margin:8mm auto;padding:15mm 15mm 12mm 20mm;width:210mm;min-height:290mm;box-shadow:3px 3px 0 rgba(0,0,0,.06)}
section.wide{width:297mm;min-height:200mm;padding:12mm}
.head{clear:both;display:grid;grid-template-columns:1fr 24mm 1fr;align-items:center;gap:3mm;text-align:center;font-size:10pt;
 line-height:1.25;padding-bottom:3mm;border-bottom:1.5pt solid #14202A;margin-bottom:4mm;white-space:pre-line}
.emblem{width:20mm;height:20mm;margin:auto;border:1px dashed #7A8690;border-radius:50%}
.cols{display:grid;grid-template-columns:1fr 1fr;gap:10mm;white-space:pre-line;margin:0 0 5mm;font-size:11pt}
.draft{float:right;border:1.2pt solid #94320F;color:#94320F;font:bold 9pt/1 "Noto Sans","Liberation Sans",Arial,sans-serif;padding:1.2mm 3mm;margin:0 0 2mm 3mm}
h1{font-size:13.5pt;line-height:1.3;text-align:center;margin:4mm 6mm 5mm;text-wrap:balance}
h2{font-size:11.5pt;margin:4mm 0 1.5mm;break-after:avoid}
p{margin:0 0 2mm;text-align:justify;hyphens:manual;orphans:2;widows:2}
.item{padding-left:7mm;text-indent:-7mm;text-align:left}
.formula{background:#F4F6F8;border-left:2pt solid #0A5A78;padding:2mm 3mm;font-family:"Noto Sans","Liberation Sans",Arial,sans-serif;
 font-size:10pt;text-align:left;break-inside:avoid}
.formula+.formula{margin-top:-1mm}
.note{font-size:9pt;line-height:1.3;color:#3F4D59;text-align:left;white-space:pre-line}
.sign+.note{margin-top:5mm}
.stamp{margin:0 0 6mm auto;width:85mm;text-align:left;font-size:11pt;white-space:pre-line}
.sign{white-space:pre-line;display:grid;grid-template-columns:1fr 42mm 55mm;gap:5mm;align-items:end;margin:6mm 0 0;break-inside:avoid;break-before:avoid}
.sign i{border-bottom:.8pt solid #14202A;height:6mm}
.sign b{font-weight:normal;border-bottom:.8pt solid #14202A;min-height:6mm}
.sign b.given{border:0;font-weight:bold}
table{border-collapse:collapse;width:calc(100% - 1px);margin:1mm 0 4mm;font:9.5pt/1.25 "Noto Sans","Liberation Sans",Arial,sans-serif}
table.many{font-size:7.6pt;line-height:1.2}
table.many td:last-child:not(.n){min-width:24mm}
table.dense{font-size:8.2pt;line-height:1.2}
table.whole,section.wide table{break-inside:avoid}
caption{break-after:avoid}
tbody tr:first-child,tbody tr:nth-child(2){break-before:avoid}
table:not(.many) td:empty{min-width:22mm}
tr.group td{background:#F4F6F8;font-weight:bold;break-after:avoid}
tr.group{break-after:avoid}
caption{caption-side:top;text-align:left;font-weight:bold;padding:1mm 0 1.2mm;font-size:10pt}
thead{display:table-header-group}
th{font-weight:bold;text-align:left;vertical-align:bottom;background:#F4F6F8;border:.6pt solid #7A8690;padding:1mm 1.4mm}
td{border:.6pt solid #7A8690;padding:.9mm 1.4mm;vertical-align:top;overflow-wrap:break-word}
th.n,td.n{text-align:right}
td.n:not(.t){white-space:nowrap}
tr{break-inside:avoid}
.s{font-family:"Noto Sans Symbols2","Noto Sans Math","DejaVu Sans",sans-serif;font-size:.86em;color:#3F4D59;padding-right:.22em}
.foot{border-top:.6pt solid #7A8690;margin-top:4mm;padding-top:1.5mm;font:8pt/1.35 "Noto Sans","Liberation Sans",Arial,sans-serif;
 color:#3F4D59;white-space:pre-wrap;break-inside:avoid}
@media print{body{background:none}section,section.wide{margin:0;padding:0;width:auto;min-height:0;box-shadow:none;break-before:page}
 section:first-of-type{break-before:auto}main+main>section:first-of-type{break-before:page}}
)";

std::string escaped(std::string_view text) {
  std::string out;
  for (char c : text) {
    if (c == '&') out += "&amp;";
    else if (c == '<') out += "&lt;";
    else if (c == '>') out += "&gt;";
    else if (c == '"') out += "&quot;";
    else out += c;
  }
  return out;
}

// A string of CSS inside a style element: no quote, no backslash, nothing that closes the element.
std::string cssString(std::string_view text) {
  std::string out = "\"";
  for (char c : text)
    if (c != '"' && c != '\\' && c != '<' && c != '\n') out += c;
  return out + "\"";
}

std::string shape(const std::optional<Status>& status, Lang lang) {
  if (!status) return "";
  return "<span class=\"s\" title=\"" + escaped(outlet::statusWord(*status, lang)) + "\">" + outlet::shapeOf(*status) + "</span>";
}

std::string runHtml(const Run& run, Lang lang) {
  const std::string body = shape(run.status, lang) + escaped(run.text);
  return run.bold ? "<strong>" + body + "</strong>" : body;
}

std::string runsHtml(const std::vector<Run>& runs, Lang lang) {
  std::string out;
  for (const Run& run : runs) out += runHtml(run, lang);
  return out;
}

bool numericColumn(const Table& table, std::size_t column) { return column < table.numeric.size() && table.numeric[column]; }

std::string cellHtml(const TableCell& cell, bool numeric, Lang lang) {
  const std::string body = shape(cell.status, lang) + escaped(cell.text);
  const bool words = !cell.number && cell.text.size() > 24;  // a sentence in the place of a number may wrap
  return std::string(!numeric ? "<td>" : words ? "<td class=\"n t\">" : "<td class=\"n\">") + (cell.bold ? "<strong>" + body + "</strong>" : body) + "</td>";
}

std::string tableHtml(const Table& table, Lang lang) {
  std::string out = std::string("<table class=\"") + (table.head.size() > 8 ? "many" : table.dense ? "dense" : "plain") +
                    (table.rows.size() <= 6 ? " whole\">" : "\">");
  if (!table.caption.empty()) out += "<caption>" + escaped(table.caption) + "</caption>";
  out += "\n<thead><tr>";
  for (std::size_t i = 0; i < table.head.size(); ++i)
    out += std::string(numericColumn(table, i) ? "<th class=\"n\">" : "<th>") + escaped(table.head[i]) + "</th>";
  out += "</tr></thead>\n<tbody>";
  for (const std::vector<TableCell>& row : table.rows) {
    if (outlet::isGroupHead(table, row)) {
      out += "<tr class=\"group\"><td colspan=\"" + std::to_string(table.head.size()) + "\">" + escaped(row[0].text) + "</td></tr>\n";
      continue;
    }
    out += "<tr>";
    for (std::size_t i = 0; i < row.size(); ++i) out += cellHtml(row[i], numericColumn(table, i), lang);
    out += "</tr>\n";
  }
  return out + "</tbody></table>\n";
}

std::string runAt(const std::vector<Run>& runs, std::size_t i, Lang lang) { return i < runs.size() ? runHtml(runs[i], lang) : ""; }

std::string letterheadHtml(const Block& block) {
  return "<header class=\"head\"><div lang=\"kk\">" + runAt(block.runs, 0, Lang::kk) + "</div><div class=\"emblem\"></div><div lang=\"ru\">" +
         runAt(block.runs, 1, Lang::ru) + "</div></header>\n";
}

std::string signatureHtml(const Block& block, Lang lang) {
  std::string out;
  for (std::size_t i = 0; i < block.runs.size(); i += 2) {
    const std::string name = runAt(block.runs, i + 1, lang);
    out += "<div class=\"sign\"><span>" + runAt(block.runs, i, lang) + "</span><i></i><b" + (name.empty() ? ">" : " class=\"given\">") + name +
           "</b></div>\n";
  }
  return out;
}

std::string stampHtml(const Block& block, Lang lang) {
  std::string out = "<div class=\"stamp\">";
  for (std::size_t i = 0; i < block.runs.size(); ++i) out += (i ? "\n" : "") + runHtml(block.runs[i], lang);
  return out + "</div>\n";
}

std::string element(const char* open, const Block& block, const char* close, Lang lang) {
  return open + runsHtml(block.runs, lang) + close + "\n";
}

// A title breaks between words only.
std::string withoutBreaks(const std::string& text) {
  std::string out;
  for (char c : text) out += c == '-' ? "\u2011" : std::string(1, c);
  return out;
}

std::string blockHtml(const Block& block, Lang lang) {
  switch (block.kind) {
    case BlockKind::letterhead: return letterheadHtml(block);
    case BlockKind::columns:
      return "<div class=\"cols\"><div>" + runAt(block.runs, 0, lang) + "</div><div>" + runAt(block.runs, 1, lang) + "</div></div>\n";
    case BlockKind::title: return "<h1>" + withoutBreaks(runsHtml(block.runs, lang)) + "</h1>\n";
    case BlockKind::heading: return element("<h2>", block, "</h2>", lang);
    case BlockKind::paragraph: return element("<p>", block, "</p>", lang);
    case BlockKind::item: return element("<p class=\"item\">", block, "</p>", lang);
    case BlockKind::formula: return element("<p class=\"formula\">", block, "</p>", lang);
    case BlockKind::note: return element("<p class=\"note\">", block, "</p>", lang);
    case BlockKind::table: return tableHtml(block.table, lang);
    case BlockKind::stamp: return stampHtml(block, lang);
    case BlockKind::signature: return signatureHtml(block, lang);
    case BlockKind::pageBreak: return "";
  }
  return "";
}

std::string pageName(std::size_t part, bool wide) { return "p" + std::to_string(part) + (wide ? "w" : ""); }

// The kinds of pages of a part, upright and on their side, with the strip and the number at the foot.
std::string pageRules(const Document& document, std::size_t part) {
  const std::string strip = cssString(outlet::stripOf(document, document.parts[part].lang));
  std::string out;
  for (const bool wide : {false, true})
    out += "@page " + pageName(part, wide) + "{size:A4" + (wide ? " landscape;margin:12mm 12mm 15mm" : ";margin:15mm 15mm 16mm 20mm") +
           ";@bottom-left{content:" + strip + ";font:7.5pt \"Noto Sans\",Arial,sans-serif;color:#3F4D59;width:80%;white-space:nowrap}" +
           "@bottom-right{content:counter(page) \" / \" counter(pages);font:7.5pt \"Noto Sans\",Arial,sans-serif;color:#3F4D59}}\n" +
           "@media print{." + pageName(part, wide) + "{page:" + pageName(part, wide) + "}}\n";
  return out;
}

std::string sectionOpen(std::size_t part, bool wide) {
  return "<section class=\"" + pageName(part, wide) + (wide ? " wide" : "") + "\">\n";
}

std::string partHtml(const Document& document, std::size_t index) {
  const DocumentPart& part = document.parts[index];
  const std::string draft = outlet::draftWord(document, part.lang);
  std::string out = std::string("<main lang=\"") + outlet::langTag(part.lang) + "\">\n" + sectionOpen(index, document.landscape);
  if (!draft.empty()) out += "<div class=\"draft\">" + escaped(draft) + "</div>\n";
  for (const Block& block : part.blocks)
    out += block.kind == BlockKind::pageBreak ? "</section>\n" + sectionOpen(index, block.wide) : blockHtml(block, part.lang);
  return out + "<footer class=\"foot\">" + escaped(outlet::legendOf(part.lang)) + "\n" + escaped(outlet::stripOf(document, part.lang)) +
         "</footer>\n</section>\n</main>\n";
}

}  // namespace

std::string documentToHtml(const Document& document) {
  std::string rules, body;
  for (std::size_t i = 0; i < document.parts.size(); ++i) {
    rules += pageRules(document, i);
    body += partHtml(document, i);
  }
  const std::string lang = document.parts.empty() ? "kk" : outlet::langTag(document.parts[0].lang);
  return "<!doctype html>\n<html lang=\"" + lang + "\">\n<head>\n<meta charset=\"utf-8\">\n" +
         "<meta name=\"viewport\" content=\"width=device-width\">\n<meta name=\"date\" content=\"" + escaped(document.date) + "\">\n<title>" +
         escaped(document.title) + "</title>\n<style>" + kStyle + rules + "</style>\n</head>\n<body>\n" + body + "</body>\n</html>\n";
}

}  // namespace kosh
