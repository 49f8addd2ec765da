// Own figures: filled in and corrected on the Data page by keyboard, mouse and touch, kept over a reload, in a file and out of it.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, describe, test } from 'node:test';
import { click, closeBrowser, drop, idleFrames, middle, open } from './harness.mjs';

after(closeBrowser);

const kQuota = 'quotas/labour_immigrants/baseline/2026', kPlaces = 'services/kindergarten/capacity/alatau';
const own = (app) => app.peek('overlay');
const focus = (app) => app.peek('focus');

async function press(app, key) {
  await app.page.keyboard.press(key);
  await app.settle();
}

async function tabTo(app, id) {
  for (let i = 0; i < 400; ++i) {
    await app.page.keyboard.press('Tab');
    await app.settle(60);
    if (await focus(app) === id) return;
  }
  assert.fail(`${id} cannot be reached by Tab`);
}

// As a keyboard of another script does it: a key that carries its letter.
async function typeLetters(app, text) {
  const keys = await app.page.context().newCDPSession(app.page);
  for (const letter of text) {
    await keys.send('Input.dispatchKeyEvent', { type: 'keyDown', text: letter, unmodifiedText: letter, key: letter });
    await keys.send('Input.dispatchKeyEvent', { type: 'keyUp', key: letter });
  }
  await app.settle();
}

async function paste(app, text) {
  await app.page.evaluate((value) => {
    const data = new DataTransfer();
    data.setData('text/plain', value);
    document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  }, text);
  await app.settle();
}

// Pages down to a row that is out of sight.
async function bring(app, id) {
  for (let i = 0; i < 40 && !await app.rect(id); ++i) await press(app, 'PageDown');
}

async function showOnly(app, kind) {
  await click(app, 'data-status');
  await click(app, `data-status:${kind}`);
}

const kNoData = '5';

describe('a figure of the user', () => {
  test('fills in "no data" by keyboard alone, moves the plan, survives a reload, and can be taken back', async () => {
    const app = await open({ fragment: 'lang=kk&page=data&indicator=population_present&year=2027' });
    const before = (await app.figures()).values.almaty;
    await showOnly(app, kNoData);
    await tabTo(app, `own:${kQuota}`);
    await press(app, 'Enter');
    assert.equal(await focus(app), 'own-value');
    await app.page.keyboard.type('2 500');
    await press(app, 'Tab');
    await app.page.keyboard.type('31.03.2026');
    await press(app, 'Tab');
    assert.equal(await focus(app), 'own-source');
    await typeLetters(app, 'Әлеуметтік қамту ҰҒ №5, письмо');
    await press(app, 'Enter');
    const [figure] = (await own(app)).figures;
    assert.deepEqual(figure, { path: kQuota, value: 2500, source: 'Әлеуметтік қамту ҰҒ №5, письмо', as_of: '2026-03-31', status: 'unverified' });
    assert.ok((await app.figures()).values.almaty > before + 1000, 'the permits are in the city');
    assert.equal(await app.rect('own-value'), null, 'the editor is closed');
    assert.equal(await idleFrames(app), 0);
    await app.reload();
    assert.deepEqual((await own(app)).figures, [figure]);
    assert.ok((await app.figures()).values.almaty > before + 1000);
    assert.equal((await app.view()).undo, false);
    await showOnly(app, 'own');
    await click(app, `own:${kQuota}`);
    await click(app, 'own-remove');
    assert.deepEqual((await own(app)).figures, []);
    assert.equal((await app.figures()).values.almaty, before);
    await showOnly(app, kNoData);
    assert.ok(await app.rect(`own:${kQuota}`), 'it is "no data" again');
    await app.reload();
    assert.deepEqual((await own(app)).figures, []);
    assert.deepEqual(app.errors, []);
    await app.close();
  });

  test('corrects a capacity: the load of the district changes, the plan says so and leads back', async () => {
    const app = await open({ fragment: 'lang=ru&page=data&indicator=kindergarten_load&year=2027' });
    const before = await app.figures();
    await tabTo(app, `own:${kPlaces}`);
    await press(app, 'Enter');
    await press(app, 'Control+a');
    await app.page.keyboard.type('100');
    await click(app, 'own-source');
    await paste(app, 'сайт акимата,\nстраница 7');
    await click(app, 'own-date');
    await app.page.keyboard.type('2026');
    await click(app, 'own-status:official');
    await click(app, 'own-save');
    const [figure] = (await own(app)).figures;
    assert.deepEqual([figure.value, figure.source, figure.status], [100, 'сайт акимата, страница 7', 'official']);
    const after = await app.figures();
    assert.ok(after.values.alatau > 100 * before.values.alatau);
    assert.equal(after.values.alatau, after.without.alatau, 'facts changed, not decisions');
    assert.equal(after.values.medeu, before.values.medeu);
    assert.equal(await app.rect('own-count'), null);
    await click(app, 'tab:plan');
    await click(app, 'own-count');
    assert.match((await app.view()).text, /page=data/);
    assert.ok(await app.rect(`own:${kPlaces}`), 'the list of own figures');
    assert.deepEqual(app.errors, []);
    await app.close();
  });

  test('is refused without source and date and with an impossible value, beside the fields, and Escape leaves all as it was', async () => {
    const app = await open({ fragment: 'lang=ru&page=data' });
    await showOnly(app, kNoData);
    await bring(app, `own:${kQuota}`);
    await click(app, `own:${kQuota}`);
    const height = async () => (await app.rect('own-save')).y;
    const empty = await height();
    await app.page.keyboard.type('letters are no number');
    await press(app, 'Enter');
    assert.ok(await height() > empty + 40, 'sentences stand under the fields');
    assert.deepEqual((await own(app)).figures, []);
    await click(app, 'own-value');
    await app.page.keyboard.type('-5');
    await click(app, 'own-save');
    assert.deepEqual((await own(app)).figures, []);
    await press(app, 'Escape');
    assert.equal(await app.rect('own-value'), null);
    assert.deepEqual(app.errors, []);
    await app.close();
  });

  test('goes into a file and comes back from it, and belongs to its dataset', async () => {
    const app = await open({ fragment: 'lang=en&page=data' });
    const { dataset } = await own(app);
    const text = JSON.stringify({ format: 'kosh/overlay', version: 1, dataset,
      figures: [{ path: kQuota, value: 70, source: 'letter', as_of: '2026', status: 'official', note: 'by post' }] });
    await drop(app, [{ name: 'own.json', text }]);
    assert.equal((await own(app)).figures.length, 1);
    const [download] = await Promise.all([app.page.waitForEvent('download'), click(app, 'own-download')]);
    const saved = JSON.parse(readFileSync(await download.path(), 'utf8'));
    assert.deepEqual(saved, JSON.parse(text));

    const folder = new URL('../fixtures/tiny_city/', import.meta.url);
    const parts = Object.fromEntries(['demography', 'migration', 'quotas', 'services', 'sources', 'places', 'territories'].map((part) =>
      [part, JSON.parse(readFileSync(new URL(`${part}.${part === 'territories' ? 'geojson' : 'json'}`, folder), 'utf8'))]));
    await drop(app, [{ name: 'tiny.json', text: JSON.stringify({ format: 'kosh/dataset', version: 1, parts }) }]);
    assert.deepEqual((await own(app)).figures, []);
    await drop(app, [{ name: 'own.json', text }]);
    assert.ok((await app.problems()).some((line) => line.includes('/figures/0/path')), 'there is no such figure');
    await app.reload();
    assert.deepEqual((await own(app)).figures, saved.figures);
    assert.deepEqual(app.errors, []);
    await app.close();
  });
});

describe('a published series without figures', () => {
  test('is filled in under its factor for the year of its date, with its source', async () => {
    const app = await open({ fragment: 'lang=ru&page=data&year=2027' });
    await showOnly(app, kNoData);
    await click(app, 'own:I1/series/budget_per_resident/almaty/2027');
    await app.page.keyboard.type('512,5');
    await click(app, 'own-date');
    await app.page.keyboard.type('2025');
    await click(app, 'own-source');
    await paste(app, 'отчёт об исполнении бюджета');
    await press(app, 'Enter');
    assert.deepEqual((await own(app)).figures.map((f) => [f.path, f.value, f.as_of]), [['series/budget_per_resident/almaty/2025', 512.5, '2025']]);
    assert.equal(await app.rect('own:I1/series/budget_per_resident/almaty/2027'), null, 'no data no longer');
    await showOnly(app, 'own');
    assert.ok(await app.rect('own:series/budget_per_resident/almaty/2025'));
    assert.deepEqual(app.errors, []);
    await app.close();
  });
});

describe('on a phone', () => {
  async function tap(app, id) {
    const rect = await app.rect(id);
    assert.ok(rect, `${id} is on the screen`);
    assert.ok(id.startsWith('data-') || rect.height >= 44, `${id} is large enough for a finger`);
    await app.page.touchscreen.tap(...middle(rect));
    await app.settle();
  }
  const keys = (app) => app.page.evaluate(() => document.activeElement.id === 'keyboard' && document.activeElement.inputMode);

  async function drag(app, y, pixels) {
    const finger = await app.page.context().newCDPSession(app.page);
    await finger.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x: 195, y }] });
    for (let i = 1; i <= 8; ++i) {
      await finger.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: [{ x: 195, y: y + pixels * i / 8 }] });
      await app.settle(60);
    }
    await finger.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    await app.settle();
  }

  test('fields open the fitting keys, the list follows a finger, and a touch saves', async () => {
    const app = await open({ size: '390x844', dpr: 2, touch: true, fragment: 'lang=kk&page=data' });
    await tap(app, 'data-status');
    await tap(app, `data-status:${kNoData}`);
    await bring(app, `own:${kQuota}`);
    await tap(app, `own:${kQuota}`);
    await tap(app, 'own-value');
    assert.equal(await keys(app), 'decimal');
    await app.page.keyboard.insertText('1250');
    await app.settle();
    await tap(app, 'own-source');
    assert.equal(await keys(app), 'text');
    await app.page.keyboard.insertText('Қала әкімдігі');
    await app.settle();
    await tap(app, 'own-date');
    await app.page.keyboard.insertText('2026-03');
    await app.settle();
    const from = (await app.rect('own-source')).y;
    await drag(app, from - 20, -200);
    const moved = await app.rect('own-source');
    assert.ok(!moved || moved.y < from - 100, 'the list moved');
    await tap(app, 'own-save');
    assert.deepEqual((await own(app)).figures.map((f) => [f.value, f.source, f.as_of]), [[1250, 'Қала әкімдігі', '2026-03']]);
    assert.deepEqual(app.errors, []);
    await app.close();
  });
});
