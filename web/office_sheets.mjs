// A document as sheets of a workbook: its words on the first sheet of each language, then a sheet for each table.
const kInk2 = '#3F4D59', kHead = '#E7EDF1', kLine = '#7A8690';

// "1 234,5 %" is the number 1234.5 with one decimal and a sign.
function numberFormat(text) {
  const decimals = (/[.,](\d+)[^\d]*$/.exec(text) || ['', ''])[1].length;
  const sign = /^\+/.test(text) ? '+' : '', tail = /%$/.test(text) ? '" %"' : '';
  const body = '#,##0' + (decimals ? '.' + '0'.repeat(decimals) : '') + tail;
  return sign ? `+${body};-${body};0${tail}` : body;
}

function valueCell(cell, numeric) {
  const look = { borderColor: kLine, borderStyle: 'thin', alignVertical: 'top', wrap: true, ...(cell.bold ? { fontWeight: 'bold' } : {}) };
  if (typeof cell.number === 'number') return { ...look, type: Number, value: cell.number, format: numberFormat(cell.text) };
  return { ...look, type: String, value: cell.text, ...(numeric ? { align: 'right' } : {}) };
}

// Where a column has a status anywhere, the words of it stand in a column of their own.
function withStatus(table, column) { return table.rows.some((row) => row[column]?.status); }

function headCells(table, part) {
  const look = { fontWeight: 'bold', backgroundColor: kHead, borderColor: kLine, borderStyle: 'thin', wrap: true, alignVertical: 'bottom' };
  return table.head.flatMap((value, i) => [{ ...look, value, type: String }, ...(withStatus(table, i) ? [{ ...look, value: part.status_head, type: String }] : [])]);
}

function rowCells(table, row, part) {
  if (row.length === 1 && table.head.length > 1) return [{ value: row[0].text, type: String, fontWeight: 'bold' }];  // the head of a group
  return table.head.flatMap((_, i) => {
    const cell = row[i] ?? { text: '' }, out = [valueCell(cell, table.numeric[i])];
    if (withStatus(table, i)) out.push(valueCell({ text: cell.status ? part.statuses[cell.status].word : '' }));
    return out;
  });
}

function widthsOf(rows) {
  const count = Math.max(...rows.map((row) => row.length));
  return Array.from({ length: count }, (_, i) => {
    const longest = Math.max(...rows.map((row) => Math.min(String(row[i]?.value ?? '').length, 60)));
    return { width: Math.max(9, Math.min(longest + 2, 48)) };
  });
}

function tableSheet(block, part, name) {
  const { table } = block, head = headCells(table, part);
  const body = [head, ...table.rows.map((row) => rowCells(table, row, part))];
  return {
    sheet: name, columns: widthsOf(body), orientation: 'landscape', stickyRowsCount: 2,
    data: [[{ value: table.caption || name, type: String, fontWeight: 'bold' }], ...body]
  };
}

function linesOf(part) {
  const out = [];
  for (const block of part.blocks) {
    const strong = block.kind === 'title' || block.kind === 'heading';
    const texts = block.kind === 'table' ? [block.table.caption] : ['letterhead', 'columns', 'signature', 'stamp'].includes(block.kind)
      ? (block.runs ?? []).map((run) => run.text.replace(/\n/g, ' ')) : [(block.runs ?? []).map((run) => (run.status ? part.statuses[run.status].shape + ' ' : '') + run.text).join('')];
    for (const value of texts) if (value) out.push([{ value, type: String, wrap: true, alignVertical: 'top', ...(strong ? { fontWeight: 'bold' } : {}) }]);
  }
  for (const value of [part.legend, part.strip]) out.push([{ value, type: String, wrap: true, textColor: kInk2 }]);
  return out;
}

export function sheetsOf(document) {
  const sheets = [];
  for (const part of document.parts) {
    sheets.push({ sheet: part.lang, data: linesOf(part), columns: [{ width: 110 }] });
    part.blocks.filter((block) => block.kind === 'table').forEach((block, i) => sheets.push(tableSheet(block, part, `${part.lang} ${i + 1}`)));
  }
  return sheets;
}
