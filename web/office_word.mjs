// A document as a Word document: sections with their pages, heads, paragraphs, tables.
import {
  AlignmentType, BorderStyle, Document, Footer, PageNumber, PageOrientation, Paragraph, ShadingType, Tab, TabStopType, Table, TableCell,
  TableLayoutType, TableRow, TextRun, VerticalAlign, WidthType
} from 'docx';

const kSerif = 'Times New Roman', kSans = 'Arial', kInk = '14202A', kInk2 = '3F4D59', kOver = '94320F', kLine = '7A8690';
const twips = (mm) => Math.round(mm * 56.6929);
const kMargins = {
  tall: { top: twips(15), right: twips(15), bottom: twips(18), left: twips(20), header: twips(8), footer: twips(8) },
  wide: { top: twips(12), right: twips(12), bottom: twips(16), left: twips(12), header: twips(8), footer: twips(8) }
};
const kWidth = { tall: twips(175), wide: twips(273) };
const kNone = { style: BorderStyle.NONE, size: 0, color: 'FFFFFF' };
const kNoBorders = { top: kNone, bottom: kNone, left: kNone, right: kNone, insideHorizontal: kNone, insideVertical: kNone };
const kTags = { kk: 'kk-KZ', ru: 'ru-RU', en: 'en-GB' };

// A run's text with its lines; the shape of a status stands before a figure.
function runs(run, look) {
  const out = [];
  if (run.status) out.push(new TextRun({ ...look, text: look.statuses[run.status].shape + '\u00A0', color: kInk2, bold: false }));
  run.text.split('\n').forEach((text, i) => out.push(new TextRun({ ...look, text, bold: run.bold || look.bold, ...(i ? { break: 1 } : {}) })));
  return out;
}

function paragraph(list, look, options = {}) {
  return new Paragraph({ spacing: { after: 110, line: 264 }, ...options, children: list.flatMap((run) => runs(run, look)) });
}

function plainCell(children, width, options = {}) {
  return new TableCell({ children, width: { size: width, type: WidthType.DXA }, borders: kNoBorders, verticalAlign: VerticalAlign.CENTER, ...options });
}

function frame(widths, rows) {
  return new Table({
    rows, columnWidths: widths, width: { size: widths.reduce((a, b) => a + b, 0), type: WidthType.DXA }, layout: TableLayoutType.FIXED,
    borders: kNoBorders
  });
}

function letterhead(block, look, width) {
  const side = Math.floor((width - twips(26)) / 2), center = { alignment: AlignmentType.CENTER };
  const line = { bottom: { style: BorderStyle.SINGLE, size: 12, color: kInk } };
  const cell = (list, w) => plainCell([paragraph(list, { ...look, size: 21 }, center)], w, { borders: { ...kNoBorders, ...line } });
  return [
    frame([side, twips(26), side], [new TableRow({ children: [cell(block.runs.slice(0, 1), side), cell([], twips(26)), cell(block.runs.slice(1, 2), side)] })]),
    new Paragraph({ spacing: { after: 120 } })
  ];
}

function columns(block, look, width) {
  const half = Math.floor(width / 2), top = { verticalAlign: VerticalAlign.TOP };
  const cell = (run) => plainCell([paragraph(run ? [run] : [], look, { alignment: AlignmentType.LEFT })], half, top);
  return [frame([half, half], [new TableRow({ children: [cell(block.runs[0]), cell(block.runs[1])] })])];
}

function signature(block, look, width) {
  const widths = [width - twips(100), twips(42), twips(58)], rows = [];
  const line = { borders: { ...kNoBorders, bottom: { style: BorderStyle.SINGLE, size: 6, color: kInk } }, verticalAlign: VerticalAlign.BOTTOM };
  const left = { alignment: AlignmentType.LEFT, spacing: { before: 160, after: 0 } };
  for (let i = 0; i < block.runs.length; i += 2) {
    const name = block.runs[i + 1]?.text ? [block.runs[i + 1]] : [];
    rows.push(new TableRow({
      cantSplit: true,
      children: [
        plainCell([paragraph([block.runs[i]], look, left)], widths[0], { verticalAlign: VerticalAlign.BOTTOM }),
        plainCell([paragraph([], look, left)], widths[1], line), plainCell([paragraph(name, look, left)], widths[2], name.length ? { verticalAlign: VerticalAlign.BOTTOM } : line)
      ]
    }));
  }
  return [frame(widths, rows), new Paragraph({ spacing: { after: 60 } })];
}

const isGroup = (table, row) => row.length === 1 && table.head.length > 1;

// Widths by the longest word and by how much text there is.
function columnWidths(table, width) {
  const weights = table.head.map((head, i) => {
    const rows = table.rows.filter((row) => !isGroup(table, row)), texts = [head, ...rows.map((row) => row[i]?.text ?? '')];
    const word = Math.max(...texts.map((t) => Math.max(...t.split(/[\s-]+/).map((w) => w.length))));
    const body = Math.max(...rows.map((row) => (row[i]?.text ?? '').length), 1);
    return Math.max(4, Math.min(word + 2, 18), table.numeric[i] ? Math.min(body + 3, 16) : Math.min(body / 2.5, 44));
  });
  const all = weights.reduce((a, b) => a + b, 0);
  const out = weights.map((w) => Math.floor((w / all) * width));
  out[out.length - 1] += width - out.reduce((a, b) => a + b, 0);
  return out;
}

function grid(block, look, width) {
  const { table } = block, many = table.head.length > 8, widths = columnWidths(table, width);
  const small = { ...look, font: kSans, size: many ? 15 : table.dense ? 16 : 18 }, tight = { spacing: { after: 0 } };
  const edge = { style: BorderStyle.SINGLE, size: 4, color: kLine };
  const borders = { top: edge, bottom: edge, left: edge, right: edge };
  const pad = many ? 40 : 70, margins = { top: 16, bottom: 16, left: pad, right: pad };
  const side = (i) => ({ ...tight, alignment: table.numeric[i] ? AlignmentType.RIGHT : AlignmentType.LEFT });
  const cell = (content, i, options) => new TableCell({
    width: { size: widths[i], type: WidthType.DXA }, borders, margins, children: [paragraph([content], { ...small, ...(options.bold ? { bold: true } : {}) }, side(i))],
    ...(options.shading ? { shading: { type: ShadingType.CLEAR, fill: 'F4F6F8', color: 'auto' } } : {})
  });
  const group = (content) => new TableCell({
    width: { size: width, type: WidthType.DXA }, columnSpan: table.head.length, borders, margins, shading: { type: ShadingType.CLEAR, fill: 'F4F6F8', color: 'auto' },
    children: [paragraph([content], { ...small, bold: true }, { ...tight, keepNext: true })]
  });
  const rows = [
    new TableRow({ tableHeader: true, cantSplit: true, children: table.head.map((text, i) => cell({ text }, i, { bold: true, shading: true })) }),
    ...table.rows.map((row) => new TableRow({ cantSplit: true, children: isGroup(table, row) ? [group(row[0])] : table.head.map((_, i) => cell(row[i] ?? { text: '' }, i, {})) }))
  ];
  const out = [];
  if (table.caption) out.push(paragraph([{ text: table.caption, bold: true }], { ...look, font: kSans, size: 19 }, { keepNext: true, spacing: { before: 80, after: 60 } }));
  out.push(new Table({ rows, columnWidths: widths, width: { size: width, type: WidthType.DXA }, layout: TableLayoutType.FIXED }), new Paragraph({ spacing: { after: 0, line: 160 } }));
  return out;
}

const kBlocks = {
  letterhead, columns, signature, table: grid,
  title: (b, look) => [paragraph(b.runs, { ...look, bold: true, size: 26 }, { alignment: AlignmentType.CENTER, spacing: { before: 160, after: 200 } })],
  heading: (b, look) => [paragraph(b.runs, { ...look, bold: true }, { keepNext: true, spacing: { before: 160, after: 80 } })],
  paragraph: (b, look) => [paragraph(b.runs, look, { alignment: AlignmentType.JUSTIFIED })],
  item: (b, look) => [paragraph(b.runs, look, { indent: { left: twips(7), hanging: twips(7) } })],
  formula: (b, look) => [paragraph(b.runs, { ...look, font: kSans, size: 19 }, { indent: { left: twips(4) }, shading: { type: ShadingType.CLEAR, fill: 'F4F6F8', color: 'auto' } })],
  note: (b, look) => [paragraph(b.runs, { ...look, size: 18, color: kInk2 })],
  stamp: (b, look, width) => b.runs.map((run) => paragraph([run], look, { indent: { left: width - twips(85) }, spacing: { after: 20 } }))
};

function footer(part, width) {
  const look = { font: kSans, size: 14, color: kInk2 };
  return new Footer({
    children: [new Paragraph({
      tabStops: [{ type: TabStopType.RIGHT, position: width }],
      children: [new TextRun({ ...look, text: part.strip }), new TextRun({ ...look, children: [new Tab(), PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES] })]
    })]
  });
}

function sectionsOf(document, part) {
  const look = { font: kSerif, size: 23, language: { value: kTags[part.lang] }, statuses: part.statuses };
  const sections = [];
  const open = (wide) => sections.push({ wide, children: [] });
  open(document.landscape);
  if (part.draft)
    sections[0].children.push(paragraph([{ text: part.draft, bold: true }], { ...look, font: kSans, size: 18, color: kOver }, { alignment: AlignmentType.RIGHT }));
  for (const block of part.blocks) {
    if (block.kind === 'page_break') { open(!!block.wide); continue; }
    const { wide, children } = sections.at(-1), width = kWidth[wide ? 'wide' : 'tall'];
    children.push(...kBlocks[block.kind](block, look, width));
  }
  sections.at(-1).children.push(paragraph([{ text: part.legend + '\n' + part.strip }], { ...look, font: kSans, size: 15, color: kInk2 }));
  return sections.map(({ wide, children }) => ({
    properties: {
      page: {
        margin: kMargins[wide ? 'wide' : 'tall'],
        size: { width: twips(210), height: twips(297), orientation: wide ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT }
      }
    },
    footers: { default: footer(part, kWidth[wide ? 'wide' : 'tall']) },
    children
  }));
}

export function wordDocument(document) {
  return new Document({
    title: document.title, creator: 'Kosh', lastModifiedBy: 'Kosh', description: document.parts[0].strip,
    styles: { default: { document: { run: { font: kSerif, size: 23, color: kInk } } } },
    sections: document.parts.flatMap((part) => sectionsOf(document, part))
  });
}
