// The parts of a dataset opened in one act: picked together, dropped together, or as their folder.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { bundle, closeBrowser, drop, middle, open } from './harness.mjs';

const city = fileURLToPath(new URL('../fixtures/tiny_city/', import.meta.url));
const names = readdirSync(city).sort();
const parts = names.map((name) => ({ name, text: readFileSync(join(city, name), 'utf8') }));
const cityName = JSON.parse(parts.find((part) => part.name === 'territories.geojson').text).id;
const scratch = mkdtempSync(join(tmpdir(), 'kosh-'));
after(closeBrowser);
after(() => rmSync(scratch, { recursive: true }));

// The parts with texts of some replaced: { 'demography.json': [from, to] }.
function partsWith(changes) {
  return parts.map(({ name, text }) => {
    const [from, to] = changes[name] ?? ['', ''];
    assert.ok(text.includes(from), `${name} holds ${from}`);
    return { name, text: text.replace(from, to) };
  });
}

// A drop of paths of this machine, as from its file manager.
async function dropPaths(app, files) {
  const driver = await app.page.context().newCDPSession(app.page);
  for (const type of ['dragEnter', 'dragOver', 'drop'])
    await driver.send('Input.dispatchDragEvent', { type, x: 400, y: 300, data: { items: [], files, dragOperationsMask: 1 } });
  await app.settle();
}

function folderWith(name, files) {
  const folder = join(scratch, name);
  mkdirSync(folder);
  for (const file of files) writeFileSync(join(folder, file.name), file.text);
  return folder;
}

async function assertOpened(app) {
  await app.page.waitForFunction((id) => window.kosh.peek('view').dataset === id, cityName, { timeout: 10000 });
  assert.deepEqual(await app.problems(), []);
  await app.close();
}

describe('the parts of a dataset', () => {
  test('are opened when picked together', async () => {
    const app = await open({});
    const chooser = app.page.waitForEvent('filechooser');
    await app.page.mouse.click(...middle(await app.rect('open')));
    await (await chooser).setFiles(names.map((name) => join(city, name)));
    await assertOpened(app);
  });

  test('are opened when dropped together, in any order', async () => {
    const app = await open({});
    await drop(app, [...parts].reverse());
    await assertOpened(app);
  });

  test('are opened when their files or their folder come from the machine to a page opened from a file', async () => {
    for (const paths of [names.map((name) => join(city, name)), [city]]) {
      const app = await open({});
      await dropPaths(app, paths);
      await assertOpened(app);
    }
  });

  test('are found in a folder among other files, and not in folders inside it', async () => {
    const folder = folderWith('mixed', [...parts, { name: 'notes.txt', text: 'not a part' }]);
    mkdirSync(join(folder, 'old.json'));
    const app = await open({});
    await dropPaths(app, [folder]);
    await assertOpened(app);
  });

  test('are found in a folder also by a browser without file handles', async () => {
    const server = createServer((_, answer) => {
      answer.setHeader('content-type', 'text/html');
      answer.end(readFileSync(new URL(bundle)));
    });
    await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
    try {
      const url = `http://127.0.0.1:${server.address().port}/`;
      const app = await open({ url, init: () => { delete DataTransferItem.prototype.getAsFileSystemHandle; } });
      await dropPaths(app, [city]);
      await assertOpened(app);
    } finally {
      server.close();
    }
  });
});

describe('a drop with mistakes changes nothing', () => {
  async function refused(act) {
    const app = await open({ fragment: 'lang=en' });
    const before = await app.figures();
    await act(app);
    await app.page.waitForFunction(() => window.kosh.peek('problems').length > 0, null, { timeout: 10000 });
    await app.settle();
    assert.deepEqual(await app.figures(), before);
    const said = await app.problems();
    await app.close();
    return said;
  }

  test('and names every wrong file with the place, what was found and what was expected', async () => {
    const wrong = partsWith({ 'demography.json': ['"value": 3000', '"value": "many"'], 'quotas.json': ['"kosh/quotas"', '"kosh/quota"'] });
    const said = await refused((app) => drop(app, wrong));
    assert.equal(said.length, 2, said.join('\n'));
    const [demography, quotas] = said.sort();
    assert.match(demography, /^demography\.json: \/city_total\S*: .*many.*number/);
    assert.match(quotas, /^quotas\.json: \/format: .*kosh\/quota.*expected/);
  });

  test('and names the parts that are missing', async () => {
    const said = await refused((app) => drop(app, parts.filter((part) => part.name !== 'migration.json')));
    assert.deepEqual(said, ['the part migration.json is missing from the data']);
  });

  test('and says that a scenario among several files is opened by itself', async () => {
    const plan = { name: 'plan.json', text: JSON.stringify({ format: 'kosh/scenario', version: 1 }) };
    const said = await refused((app) => drop(app, [...parts, plan]));
    assert.equal(said.length, 1, said.join('\n'));
    assert.match(said[0], /^plan\.json: .*scenario.*by itself/);
  });

  test('and says that a folder holds no parts', async () => {
    const folder = folderWith('empty', [{ name: 'notes.txt', text: 'not a part' }]);
    const said = await refused((app) => dropPaths(app, [folder]));
    assert.equal(said.length, 4, said.join('\n'));
    for (const line of said) assert.match(line, /is missing from the data/);
  });

  test('and says that a file is too large, or that there are too many, without reading on', async () => {
    const large = parts.map(({ name, text }) => ({ name, text: name === 'places.json' ? text + ' '.repeat(17 << 20) : text }));
    const folder = folderWith('large', large);
    const said = await refused((app) => dropPaths(app, [folder]));
    assert.deepEqual(said, ['places.json: the file is larger than 16 MiB']);
    const many = Array.from({ length: 40 }, (_, i) => ({ name: `${i}.json`, text: '{}' }));
    assert.deepEqual(await refused((app) => drop(app, many)), ['there are more than 32 files']);
  });

  test('and names a file that cannot be read', async () => {
    const said = await refused((app) => app.page.evaluate((list) => {
      const data = new DataTransfer();
      for (const file of list) data.items.add(new File([file.text], file.name));
      const slice = File.prototype.slice;
      File.prototype.slice = function (...range) {
        if (this.name === 'sources.json') throw new DOMException('gone', 'NotReadableError');
        return slice.apply(this, range);
      };
      document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
    }, parts));
    assert.deepEqual(said, ['sources.json: the file cannot be read']);
  });
});

test('a piece of text that is dropped is no file and says nothing', async () => {
  const app = await open({});
  await app.page.evaluate(() => {
    const data = new DataTransfer();
    data.setData('text/plain', '{}');
    document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
  });
  await app.settle();
  assert.deepEqual(await app.problems(), []);
  await app.close();
});
