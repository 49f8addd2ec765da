// The nine documents in three languages and as the official pair: bytes of both builds, pages from Chromium and LibreOffice.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import vm from 'node:vm';
import { chromium } from 'playwright-core';

const root = fileURLToPath(new URL('../../', import.meta.url));
const native = process.env.KOSH_NATIVE ?? join(root, 'build/native/kosh');
const wasm = process.env.KOSH_WASM ?? join(root, 'build/wasm/kosh.js');
const office = process.env.KOSH_OFFICE ?? join(root, 'build/web/web/office.js');
const { unzipSync, strFromU8 } = createRequire(join(root, 'web/package.json'))('fflate');
const scratch = mkdtempSync(join(tmpdir(), 'kosh-office-'));
after(() => rmSync(scratch, { recursive: true, force: true }));

const kinds = ['4.1', '4.2', '4.3', '4.4', 'list', 'monitoring', 'plan', 'needs', 'brief'];
const langs = ['kk', 'ru', 'en', 'kk+ru'];
const every = kinds.flatMap((kind) => langs.map((lang) => [kind, lang]));
// Pages of one language on A4, from - to; of the pair twice as many.
const pages = { 4.1: [4, 8], 4.2: [4, 8], 4.3: [4, 8], 4.4: [3, 6], list: [5, 8], monitoring: [4, 7], plan: [2, 3], needs: [2, 4], brief: [1, 1] };

function kosh(build, ...args) {
  const program = build === 'native' ? [native] : [process.execPath, wasm];
  const run = spawnSync(program[0], [...program.slice(1), ...args], { env: { ...process.env, LANG: 'C' }, maxBuffer: 1 << 28 });
  return { code: run.status, out: run.stdout, text: run.stdout.toString(), messages: run.stderr.toString() };
}

function report(build, kind, lang, format, ...more) {
  const place = kind === 'brief' ? ['--territory', 'alatau'] : [];
  return kosh(build, 'report', join(root, 'data/almaty'), '--kind', kind, '--lang', lang, '--today', '2026-11-25', '--format', format, ...place, ...more);
}

// What WebAssembly makes: the official pair, which holds Kazakh and Russian, and in English the JSON, which holds every value.
const fromWasm = (lang, format) => lang === 'kk+ru' || (lang === 'en' && format === 'json');

// "4.1 kk" -> { html, csv, json }
const made = new Map();
function documents(kind, lang) {
  const key = `${kind} ${lang}`, build = (format) => (fromWasm(lang, format) ? 'wasm' : 'native');
  if (!made.has(key)) made.set(key, Object.fromEntries(['html', 'csv', 'json'].map((format) => [format, report(build(format), kind, lang, format).text])));
  return made.get(key);
}

// The script as a page runs it: one global and no modules. TextEncoder and the like are those of the browser.
function bundle() {
  const context = vm.createContext({ TextEncoder, TextDecoder, Blob, Uint8Array, ArrayBuffer, setTimeout, clearTimeout, console, URL, queueMicrotask });
  vm.runInContext(readFileSync(office, 'utf8') + '\nglobalThis.koshOffice = koshOffice;', context);
  return context.koshOffice;
}

test('the builds and the script are there', () => { for (const path of [native, wasm, office]) assert.ok(existsSync(path), path); });

describe('kosh report', () => {
  test('gives the same bytes natively and in WebAssembly, for every kind and language', () => {
    for (const [kind, lang] of every)
      for (const [format, text] of Object.entries(documents(kind, lang))) {
        if (!fromWasm(lang, format)) continue;
        const other = report('native', kind, lang, format);
        assert.equal(other.code, 0, other.messages);
        assert.ok(other.text === text && text.length > 500, `${kind} ${lang} ${format}`);
      }
  });

  test('no document has a hole, a raw slot or a mark of plural forms', () => {
    for (const [kind, lang] of every) {
      const { html, json } = documents(kind, lang);
      const body = html.slice(html.indexOf('<body>'));
      assert.doesNotMatch(body, /\{\d\}|undefined|\bnan\b|[а-яё]\|[а-яё]/i, `${kind} ${lang}`);
      assert.doesNotMatch(html, /<script|<link|<img|https?:|url\(/, `${kind} ${lang}`);
      const document = JSON.parse(json);
      assert.equal(document.format, 'kosh/document');
      assert.equal(document.draft, lang !== 'kk+ru');
      assert.deepEqual(document.parts.map((part) => part.lang), lang.split('+'));
      for (const part of document.parts)
        for (const block of part.blocks.filter((b) => b.kind === 'table'))
          for (const row of block.table.rows) assert.ok(row.length === block.table.head.length || row.length === 1, `${kind} ${lang}: ${block.table.caption}`);
    }
  });

  test('the city proposes: no document sets a quota', () => {
    for (const kind of kinds) {
      assert.doesNotMatch(documents(kind, 'ru').html, /квота устанавливается|установить квоту/);
      assert.doesNotMatch(documents(kind, 'en').html, /quota is set\b/);
    }
  });

  test('numbers of the CSV are those of the JSON', () => {
    for (const kind of kinds) {
      const { csv, json } = documents(kind, 'en');
      assert.equal(csv.charCodeAt(0), 0xfeff);
      assert.ok(!/[^\r]\n/.test(csv.replace(/"[^"]*"/g, '')), 'CRLF');
      const numbers = JSON.parse(json).parts[0].blocks.flatMap((b) => b.table?.rows ?? []).flat().filter((c) => 'number' in c && !Number.isInteger(c.number));
      for (const { number } of numbers) assert.ok(csv.includes(`;${number}`) || csv.includes(`${number};`), `${kind}: ${number}`);
    }
  });

  test('names, numbers and own figures come from the files of records and of own figures', () => {
    const records = join(scratch, 'records.json'), own = join(scratch, 'own.json');
    writeFileSync(records, JSON.stringify({ format: 'kosh/records', version: 1, signatory: 'A. Signatory' }));
    writeFileSync(own, JSON.stringify({ format: 'kosh/overlay', version: 1,
      figures: [{ path: 'services/school/unit_cost', value: 4321.5, source: 'Letter 7', as_of: '2026-09-01', status: 'unverified' },
        { path: 'rules/thresholds/objects_years', value: 4, source: 'Order 8', as_of: '2026-09-02', status: 'official' }] }));
    const run = report('wasm', 'needs', 'en', 'html', '--records', records, '--overlay', own);
    assert.equal(run.code, 0, run.messages);
    for (const part of ['A. Signatory', 'Schools: cost of a unit of capacity', '4\u202F321.5', 'Letter 7', 'p. 11, ', 'Order 8']) assert.ok(run.text.includes(part), part);
    const plain = documents('needs', 'en').html;
    assert.ok(!plain.includes('A. Signatory') && !plain.includes('Letter 7'));
    assert.notEqual(run.text.match(/no data/g).length, plain.match(/no data/g).length, 'a known price fills costs in');
  });

  test('what cannot be made is refused in words', () => {
    const data = join(root, 'data/almaty');
    const refused = (...args) => { const run = kosh('wasm', 'report', data, '--today', '2026-11-25', '--lang', 'en', ...args); assert.equal(run.code, 2); return run.messages; };
    assert.match(refused('--kind', 'brief'), /needs a district/);
    assert.match(refused('--kind', 'brief', '--territory', 'almaty'), /needs a district/);
    assert.match(refused('--kind', '4.9'), /--kind/);
    assert.match(refused('--kind', '4.1', '--format', 'pdf'), /html, csv, json/);
    assert.match(refused('--kind', '4.1', '--lang', 'ru+kk'), /kk\+ru/);
    assert.match(refused('--kind', '4.1', '--today', '2026-02-30'), /--today/);
  });
});

describe('web/office.js', () => {
  const files = new Map();  // path -> [kind, lang]
  before(async () => {
    const { docx, xlsx } = bundle();
    for (const [kind, lang] of every)
      for (const [ending, make] of Object.entries({ docx, xlsx })) {
        const path = join(scratch, `${kind.replace('.', '')}-${lang.replace('+', '-')}.${ending}`);
        writeFileSync(path, await make(documents(kind, lang).json));
        files.set(path, [kind, lang]);
      }
  });

  test('is one classic script without eval', () => {
    const script = readFileSync(office, 'utf8');
    assert.doesNotMatch(script, /\beval\(|new Function\(|\bimport\(/);
    assert.ok(script.length < 500_000, `${script.length} bytes`);
  });

  test('the same document gives the same bytes', async () => {
    const { docx, xlsx } = bundle(), again = bundle(), { json } = documents('4.1', 'kk+ru');
    assert.ok(Buffer.from(await docx(json)).equals(Buffer.from(await again.docx(json))));
    assert.ok(Buffer.from(await xlsx(json)).equals(Buffer.from(await again.xlsx(json))));
    await assert.rejects(docx('{"format":"kosh/scenario","version":1}'));
  });

  test('every file is a whole package dated by its document, with all of its words', () => {
    for (const [path, [kind, lang]] of files) {
      const parts = unzipSync(readFileSync(path)), names = Object.keys(parts);
      assert.ok(names.includes('[Content_Types].xml'), path);
      const words = names.filter((n) => /document\.xml|sharedStrings|sheet\d+\.xml/.test(n)).map((n) => strFromU8(parts[n])).join('');
      for (const name of names.filter((n) => n.endsWith('.xml')))
        assert.equal((strFromU8(parts[name]).match(/<\w/g) ?? []).length >= 1, true, `${path} ${name}`);
      if (path.endsWith('docx')) assert.match(strFromU8(parts['docProps/core.xml']), /<dcterms:created[^>]*>2026-11-25T12:00:00Z</);
      const document = JSON.parse(documents(kind, lang).json);
      const escape = (text) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
      for (const part of document.parts) assert.ok(words.includes(escape(part.legend)) || words.includes(part.legend), `${path}: legend`);
      const table = document.parts[0].blocks.find((b) => b.kind === 'table').table;
      assert.ok(words.includes(escape(table.head.at(-1))) || words.includes(table.head.at(-1)), `${path}: ${table.head.at(-1)}`);
    }
  });

  test('LibreOffice opens every file without a word and makes pages of it', { skip: spawnSync('soffice', ['--version']).status !== 0 && 'no LibreOffice' }, () => {
    const out = join(scratch, 'pdf');
    for (const ending of ['docx', 'xlsx']) {
      const paths = [...files.keys()].filter((path) => path.endsWith(ending));
      const run = spawnSync('soffice', [`-env:UserInstallation=file://${scratch}/profile`, '--headless', '--convert-to', 'pdf', '--outdir', out, ...paths],
        { encoding: 'utf8', timeout: 300_000 });
      assert.equal(run.status, 0, run.stderr);
      const loud = `${run.stdout}\n${run.stderr}`.split('\n').filter((line) => line && !/^convert .* using filter|^Overwriting|javaldx/.test(line));
      assert.deepEqual(loud, [], ending);
      for (const path of paths) {
        // A word processor breaks lines and pages in its own way: a page fewer, up to three more.
        const [kind, lang] = files.get(path), count = pagesOf(readFileSync(join(out, path.split('/').at(-1).replace(ending, 'pdf'))));
        const parts = lang.includes('+') ? 2 : 1;
        if (ending === 'docx') assert.ok(count >= Math.max(1, pages[kind][0] - 1) * parts && count <= (pages[kind][1] + 3) * parts, `${path}: ${count} pages`);
        else assert.ok(count >= 1, path);
      }
    }
  });
});

// Leaves of the page tree; the PDFs of Chromium and LibreOffice keep them outside of compressed streams.
function pagesOf(pdf) { return (pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g) ?? []).length; }

describe('the page of a document', () => {
  let browser;
  before(async () => {
    browser = await chromium.launch({
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-quic']
    });
  });
  after(() => browser.close());

  test('prints on A4 with as many pages as expected, and no table is cut off', async () => {
    const page = await browser.newPage({ viewport: { width: 1000, height: 1200 } });
    const silent = [];
    page.on('console', (message) => silent.push(message.text()));
    page.on('request', (request) => { if (!request.url().startsWith('file:')) silent.push(request.url()); });
    for (const [kind, lang] of every) {
      const path = join(scratch, 'page.html');
      writeFileSync(path, documents(kind, lang).html);
      await page.goto(`file://${path}`);
      await page.emulateMedia({ media: 'print' });
      const wide = await page.evaluate(() => {
        // On paper a section is 175 mm wide, on its side 273 mm.
        const out = [];
        for (const section of document.querySelectorAll('section')) {
          section.style.width = section.classList.contains('wide') ? '273mm' : '175mm';
          for (const element of section.querySelectorAll('table, p, h1, h2, header, .cols, .sign'))
            if (element.getBoundingClientRect().right > section.getBoundingClientRect().right + 1) out.push(element.textContent.slice(0, 60));
          section.style.width = '';
        }
        return out;
      });
      assert.deepEqual(wide, [], `${kind} ${lang}`);
      const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true });
      const parts = lang.includes('+') ? 2 : 1, count = pagesOf(pdf);
      assert.ok(count >= pages[kind][0] * parts && count <= pages[kind][1] * parts, `${kind} ${lang}: ${count} pages`);
    }
    assert.deepEqual(silent, []);
    await page.close();
  });

  test('the script makes the same bytes in the browser as under node', async () => {
    const page = await browser.newPage();
    const path = join(scratch, 'office.html'), { json } = documents('4.2', 'kk+ru');
    writeFileSync(path, `<!doctype html><meta charset="utf-8"><script>${readFileSync(office, 'utf8').replace(/<(?=!--|\/?script)/gi, '\\x3C')}</script>`);
    await page.goto(`file://${path}`);
    for (const what of ['docx', 'xlsx']) {
      const there = await page.evaluate(async ([name, text]) => Array.from(await koshOffice[name](text)), [what, json]);
      assert.ok(Buffer.from(there).equals(Buffer.from(await bundle()[what](json))), what);
    }
    await page.close();
  });
});
