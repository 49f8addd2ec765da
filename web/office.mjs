// Makes DOCX and XLSX of a document (format kosh/document). Bundled into web/office.js, one classic script: koshOffice.
// Both give a promise of a Uint8Array; the same document gives the same bytes.
import { unzipSync, zipSync, strFromU8, strToU8 } from 'fflate';
import { Packer } from 'docx';
import writeExcel from 'write-excel-file/universal';
import { wordDocument } from './office_word.mjs';
import { sheetsOf } from './office_sheets.mjs';

function checked(document) {
  const value = typeof document === 'string' ? JSON.parse(document) : document;
  if (value.format !== 'kosh/document' || value.version !== 1) throw new Error('not a kosh/document, version 1');
  return value;
}

// The libraries stamp the hour of the machine; here the time is the document's date.
function dated(bytes, date) {
  const files = unzipSync(bytes), out = {};
  const [year, month, day] = date.split('-').map(Number);
  const mtime = new Date(year, month - 1, day, 12, 0, 0);
  for (const name of Object.keys(files)) {
    let file = files[name];
    if (name === 'docProps/core.xml')
      file = strToU8(strFromU8(file).replace(/(<dcterms:(created|modified)[^>]*>)[^<]*/g, `$1${date}T12:00:00Z`));
    if (!name.endsWith('/')) out[name] = [file, { mtime, level: 6 }];
  }
  return zipSync(out);
}

export async function docx(document) {
  const value = checked(document);
  const buffer = await Packer.toArrayBuffer(wordDocument(value));
  return dated(new Uint8Array(buffer), value.date);
}

export async function xlsx(document) {
  const value = checked(document);
  const blob = await writeExcel(sheetsOf(value), { fontFamily: 'Calibri', fontSize: 10 }).toBlob();
  return dated(new Uint8Array(await blob.arrayBuffer()), value.date);
}
