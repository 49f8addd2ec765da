// The program in Chromium, used as a person uses it: by mouse, touch and keyboard, from the one-file bundle.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, describe, test } from 'node:test';
import { bundle, click, closeBrowser, drop, idleFrames, middle, open } from './harness.mjs';

const root = new URL('../../', import.meta.url);
const json = (path) => JSON.parse(readFileSync(new URL(path, root), 'utf8'));
after(closeBrowser);

const clipOf = (rect) => ({ x: rect.x, y: rect.y, width: rect.width, height: rect.height });
const picture = (app, rect) => app.page.screenshot({ clip: clipOf(rect) });
const view = (app) => app.view();
const problems = (app) => app.problems();

async function dragSlider(app, id, from, to) {
  const rect = await app.rect(id);
  assert.ok(rect, `${id} is on the screen`);
  const y = rect.y + rect.height / 2;
  await app.page.mouse.move(rect.x + rect.width * from, y);
  await app.page.mouse.down();
  for (let i = 1; i <= 6; ++i) await app.page.mouse.move(rect.x + rect.width * (from + (to - from) * i / 6), y);
  await app.page.mouse.up();
  await app.settle();
}

// Where a place stands on the screen, from the camera and the projection (equirectangular about the districts' middle).
async function screenOf(app, lon, lat) {
  const points = json('data/almaty/territories.geojson').features
    .filter((f) => f.properties.kind === 'district').flatMap((f) => f.geometry.coordinates.flat(f.geometry.type === 'Polygon' ? 1 : 2));
  const middleOf = (i) => (Math.min(...points.map((p) => p[i])) + Math.max(...points.map((p) => p[i]))) / 2;
  const [lon0, lat0] = [middleOf(0), middleOf(1)];
  const kmPerDegree = 6371.0088 * Math.PI / 180;
  const [cx, cy, scale] = (await view(app)).camera;
  const map = await app.rect('map');
  return [map.x + map.width / 2 + ((lon - lon0) * kmPerDegree * Math.cos(lat0 * Math.PI / 180) - cx) * scale,
    map.y + map.height / 2 - ((lat - lat0) * kmPerDegree - cy) * scale];
}

// The brightness of each device pixel of a part of the screen, by rows.
async function brightness(app, rect) {
  const png = (await picture(app, rect)).toString('base64');
  return app.page.evaluate(async (data) => {
    const image = new Image();
    image.src = `data:image/png;base64,${data}`;
    await image.decode();
    const canvas = Object.assign(document.createElement('canvas'), { width: image.width, height: image.height });
    const context = canvas.getContext('2d');
    context.drawImage(image, 0, 0);
    const { data: rgba } = context.getImageData(0, 0, image.width, image.height);
    return Array.from({ length: image.height }, (_, y) =>
      Array.from({ length: image.width }, (_, x) => (rgba[4 * (y * image.width + x)] + rgba[4 * (y * image.width + x) + 1] + rgba[4 * (y * image.width + x) + 2]) / 3));
  }, png);
}

// At density 2 letters have sharp edges also inside a CSS pixel, where a picture drawn at density 1 and enlarged has
// none, and a line of one CSS pixel is two device pixels with nothing blurred beside it.
async function assertFullDensity(app) {
  const letters = await brightness(app, { x: 0, y: 60, width: 340, height: 120 });
  assert.equal(letters.length, 240);
  const sharp = [0, 0];  // between CSS pixels, inside one
  for (const row of letters)
    for (let x = 0; x + 1 < row.length; ++x) if (Math.abs(row[x] - row[x + 1]) > 150) ++sharp[(x + 1) % 2];
  assert.ok(sharp[0] > 100, 'there are letters');
  assert.ok(sharp[1] > sharp[0] / 4, `edges between pixels ${sharp[0]}, inside ${sharp[1]}`);
  const [, above, first, second, below] = (await brightness(app, { x: 600, y: 54, width: 1, height: 3 })).map((row) => row[0]);
  assert.equal(first, second);
  assert.ok(above - first > 10, `a line under the bar: ${above} ${first} ${second} ${below}`);
  assert.notEqual(below, second);
}

const cityOf = (figures) => figures.population.almaty;

describe('the bundle opened from file://', () => {
  test('shows the published population and no console message', async () => {
    const app = await open({ url: bundle, fragment: 'year=2026' });
    const figures = await app.figures();
    assert.equal(cityOf(figures), 2347924);
    const districts = Object.entries(figures.population).filter(([id, v]) => id !== 'almaty' && v !== null);
    assert.equal(districts.length, 8);
    assert.equal(districts.reduce((sum, [, v]) => sum + v, 0), 2347924);
    await app.close();
  });

  test('a moved slider changes the values, the map and the curve, and undo brings back every pixel', async () => {
    const app = await open({ runs: true, url: bundle, fragment: 'lang=ru&theme=light&year=2050&indicator=school_load&territory=alatau&quota-year=2027' });
    const [map, curve] = [await app.rect('map'), await app.rect('curve')];
    await app.page.mouse.move(5, 5);
    await app.settle();
    const before = { map: await picture(app, map), curve: await picture(app, curve), figures: await app.figures() };
    await dragSlider(app, 'quota:kandas', 0.02, 0.9);
    await app.page.mouse.move(5, 5);
    await app.settle();
    const after = { map: await picture(app, map), curve: await picture(app, curve), figures: await app.figures() };
    assert.ok(cityOf(after.figures) > cityOf(before.figures) + 1000, 'more people live in the city');
    assert.ok(after.figures.values.alatau > after.figures.without.alatau, 'schools are fuller than without the decision');
    assert.notDeepEqual(after.map, before.map);
    assert.notDeepEqual(after.curve, before.curve);
    assert.ok((await app.scenario()).quotas.kandas['2027'] > 0);
    await app.page.keyboard.press('Control+z');
    await app.page.mouse.move(5, 5);
    await app.settle();
    assert.deepEqual((await app.scenario()).quotas ?? {}, {});
    assert.deepEqual(await picture(app, map), before.map);
    assert.deepEqual(await picture(app, curve), before.curve);
    await app.page.keyboard.press('Control+Shift+z');
    await app.settle();
    assert.equal(cityOf(await app.figures()), cityOf(after.figures));
    await click(app, 'undo');
    assert.equal(cityOf(await app.figures()), cityOf(before.figures));
    await click(app, 'redo');
    assert.equal(cityOf(await app.figures()), cityOf(after.figures));
    await app.close();
  });

  test('an idle page draws nothing, also after a number was typed and the field was left', async () => {
    const app = await open({ url: bundle, fragment: 'lang=ru' });
    await app.page.mouse.move(5, 5);
    await app.settle();
    assert.equal(await idleFrames(app), 0);
    await click(app, 'quota-cell:kandas');
    await app.page.keyboard.type('600');
    await app.page.keyboard.press('Enter');
    await app.page.mouse.move(5, 5);
    await app.settle();
    assert.equal(Object.values((await app.scenario()).quotas.kandas)[0], 600);
    assert.equal(await idleFrames(app), 0);
    await app.close();
  });

  test('a field that is typed into draws nothing by itself, and one left for another element of the page keeps its number', async () => {
    const app = await open({ url: bundle, fragment: 'lang=ru' });
    await click(app, 'quota-cell:kandas');
    await app.page.keyboard.type('600');
    await app.page.mouse.move(5, 5);
    await app.settle();
    assert.equal(await idleFrames(app), 0);
    assert.deepEqual((await app.scenario()).quotas ?? {}, {}, 'the field is still open');
    await app.page.evaluate(() => {
      const other = document.body.appendChild(document.createElement('button'));
      other.textContent = 'elsewhere';
      other.focus();
    });
    await app.settle();
    assert.equal(await app.page.evaluate(() => document.activeElement.textContent), 'elsewhere');
    assert.equal(Object.values((await app.scenario()).quotas.kandas)[0], 600);
    assert.equal(await idleFrames(app), 0);
    await app.page.keyboard.type('7');
    await app.settle();
    assert.equal(Object.values((await app.scenario()).quotas.kandas)[0], 600);
    await app.close();
  });

  test('one press changes the language of the screen and of the page', async () => {
    const app = await open({ url: bundle, fragment: 'lang=ru&theme=light' });
    const parts = {  // of a page of 1440 x 900
      bar: { x: 0, y: 0, width: 700, height: 56 }, decisions: { x: 0, y: 56, width: 352, height: 500 },
      card: { x: 1024, y: 56, width: 416, height: 180 }, head: await app.rect('indicator'), plate: await app.rect('district:medeu'),
    };
    const pictures = Object.fromEntries(Object.keys(parts).map((part) => [part, new Set()]));
    for (const lang of ['kk', 'ru', 'en']) {
      await click(app, `lang:${lang}`);
      await app.page.mouse.move(2, 600);
      await app.settle();
      assert.equal(await app.page.evaluate(() => document.documentElement.lang), lang);
      for (const [part, rect] of Object.entries(parts)) pictures[part].add((await picture(app, rect)).toString('base64'));
    }
    for (const [part, seen] of Object.entries(pictures)) assert.equal(seen.size, 3, `${part} is drawn in three languages`);
    await app.close();
  });

  test('the theme changes and survives a reload', async () => {
    const app = await open({ url: bundle, fragment: 'theme=light' });
    await click(app, 'theme');
    assert.match((await view(app)).text, /theme=dark/);
    await app.page.evaluate(() => history.replaceState(null, '', location.pathname));
    await app.reload();
    assert.match((await view(app)).text, /theme=dark/);
    await app.close();
  });
});

describe('the map', () => {
  test('a click chooses the district under the pointer, also in the second part of Medeu', async () => {
    const app = await open({ fragment: 'territory=' });
    for (const [id, lon, lat] of [['alatau', 76.835, 43.2986], ['nauryzbay', 76.8309, 43.1742], ['turksib', 76.9857, 43.3409]]) {
      await app.page.mouse.click(...await screenOf(app, lon, lat));
      await app.settle();
      assert.match((await view(app)).text, new RegExp(`territory=${id}$`));
    }
    const medeu = json('data/almaty/territories.geojson').features.find((f) => f.properties.id === 'medeu').geometry.coordinates;
    assert.equal(medeu.length, 2);
    const small = medeu.map((part) => part[0]).sort((a, b) => a.length - b.length)[0];
    const centre = [0, 1].map((i) => small.reduce((sum, p) => sum + p[i], 0) / small.length);
    await app.page.mouse.click(...await screenOf(app, ...centre));
    await app.settle();
    assert.match((await view(app)).text, /territory=medeu$/);
    await app.close();
  });

  test('the wheel zooms at the pointer, a drag moves, home fits the city again', async () => {
    const app = await open({});
    const home = (await view(app)).camera, ground = [76.77, 43.26];  // west of the city, where no plate stands
    const [x, y] = await screenOf(app, ...ground);
    await app.page.mouse.move(x, y);
    await app.page.mouse.wheel(0, -300);
    await app.settle();
    const zoomed = (await view(app)).camera;
    assert.ok(zoomed[2] > home[2] * 1.1, 'a kilometre takes more pixels');
    const [x2, y2] = await screenOf(app, ...ground);
    assert.ok(Math.hypot(x2 - x, y2 - y) < 1.5, 'the place under the pointer stayed');
    await app.page.mouse.down();
    await app.page.mouse.move(x + 60, y + 40, { steps: 4 });
    await app.page.mouse.up();
    await app.settle();
    const [x3, y3] = await screenOf(app, ...ground);
    assert.ok(Math.hypot(x3 - x - 60, y3 - y - 40) < 2, 'the place followed the pointer');
    await click(app, 'zoom-home');
    await app.page.waitForTimeout(1000);
    await app.settle();
    const again = (await view(app)).camera;
    assert.ok(Math.abs(again[2] / home[2] - 1) < 1e-3);
    await app.close();
  });

  test('a press hits the control under it at density 2 as at density 1, and the picture is drawn at full density', async () => {
    for (const dpr of [1, 2]) {
      const app = await open({ dpr, fragment: 'year=2030' });
      await click(app, 'lang:kk');
      assert.match((await view(app)).text, /lang=kk/);
      const size = await app.page.evaluate(() => {
        const canvas = document.getElementById('canvas');
        return [canvas.width / canvas.clientWidth, canvas.height / canvas.clientHeight];
      });
      assert.deepEqual(size, [dpr, dpr]);
      if (dpr === 2) await assertFullDensity(app);
      await app.close();
    }
  });

  test('play moves the year on and stops at the last one', async () => {
    const app = await open({ fragment: 'year=2048' });
    await app.page.mouse.click(...middle(await app.rect('year-play')));
    await app.page.waitForFunction(() => window.kosh.peek('view').playing);
    await app.page.waitForFunction(() => !window.kosh.peek('view').playing, null, { timeout: 15000 });
    assert.equal((await app.figures()).year, 2050);
    await app.page.mouse.move(5, 5);
    await app.settle();
    assert.equal(await idleFrames(app), 0);
    await app.close();
  });
});

describe('at 1280 x 720', () => {
  test('the attribution is one line, opens by a press, and lies on no plate or legend', async () => {
    const app = await open({ size: '1280x720', fragment: 'lang=ru' });
    const credit = await app.rect('credit');
    assert.equal(credit.height, 22);
    const touches = (a, b) => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
    const plates = [];
    for (const id of ['alatau', 'almaly', 'auezov', 'bostandyk', 'zhetysu', 'medeu', 'nauryzbay', 'turksib']) plates.push(await app.rect(`district:${id}`));
    assert.ok(plates.every(Boolean), 'every district has its plate');
    const all = [...plates, await app.rect('legend'), await app.rect('indicator'), credit];
    all.forEach((a, i) => all.slice(i + 1).forEach((b) => assert.ok(!touches(a, b), JSON.stringify([a, b]))));
    await click(app, 'credit');
    assert.ok((await app.rect('credit')).height > 22);
    await app.close();
  });

  test('today stands on the year line while it is among its years', async () => {
    const app = await open({ size: '1280x720' });
    const year = new Date().getFullYear();
    assert.equal(Boolean(await app.rect('today')), year >= 2026 && year < 2050);
    await app.close();
  });
});

describe('files', () => {
  test('a broken file is refused with file, path, found and expected, and the screen keeps its data', async () => {
    const app = await open({ fragment: 'lang=ru' });
    const before = await app.figures();
    const territories = json('data/almaty/territories.geojson');
    const parts = {};
    for (const part of ['demography', 'migration', 'quotas', 'services', 'places', 'sources']) parts[part] = json(`data/almaty/${part}.json`);
    parts.territories = territories;
    parts.demography.base.almaly.f[3] = 'many';
    await drop(app, [{ name: 'city.json', text: JSON.stringify({ format: 'kosh/dataset', version: 1, parts }) }]);
    const said = await problems(app);
    assert.equal(said.length, 1);
    assert.match(said[0], /city\.json/);
    assert.match(said[0], /\/base\/almaly\/f\/3/);
    assert.match(said[0], /many/);
    assert.match(said[0], /число/);
    assert.deepEqual(await app.figures(), before);
    assert.ok(await app.rect('problems-close'));
    await click(app, 'problems-close');
    assert.deepEqual(await problems(app), []);
    await app.close();
  });

  test('a valid dataset replaces the city on the screen', async () => {
    const app = await open({});
    const parts = { territories: json('tests/fixtures/tiny_city/territories.geojson') };
    for (const part of ['demography', 'migration', 'quotas', 'services', 'places', 'sources']) {
      try { parts[part] = json(`tests/fixtures/tiny_city/${part}.json`); } catch { /* an optional part */ }
    }
    await drop(app, [{ name: 'tiny.json', text: JSON.stringify({ format: 'kosh/dataset', version: 1, parts }) }]);
    assert.deepEqual(await problems(app), []);
    assert.equal((await view(app)).dataset, parts.territories.id);
    await app.close();
  });

  test('a dataset without the parts that are not required opens, and the screen says what it does without', async () => {
    const app = await open({ fragment: 'lang=en' });
    const parts = {};
    for (const part of ['demography', 'migration', 'sources']) parts[part] = json(`tests/fixtures/tiny_city/${part}.json`);
    parts.territories = json('tests/fixtures/tiny_city/territories.geojson');
    await drop(app, [{ name: 'tiny.json', text: JSON.stringify({ format: 'kosh/dataset', version: 1, parts }) }]);
    assert.equal((await view(app)).dataset, parts.territories.id);
    const said = await problems(app);
    assert.deepEqual(said.map((line) => line.match(/tiny\.json: the part (\w+)/)[1]), ['quotas', 'services', 'places']);
    await click(app, 'problems-close');
    assert.deepEqual(await problems(app), []);
    await app.close();
  });

  test('the folder button opens the picker, and a picked file is read', async () => {
    const app = await open({ fragment: 'lang=en' });
    const rect = await app.rect('open');
    const chooser = app.page.waitForEvent('filechooser');
    await app.page.mouse.click(...middle(rect));
    await (await chooser).setFiles({ name: 'empty.json', mimeType: 'application/json', buffer: Buffer.from('{}') });
    await app.page.waitForFunction(() => window.kosh.peek('problems').length > 0);
    assert.match((await problems(app))[0], /empty\.json/);
    await app.close();
  });

  test('a scenario survives the way through a file', async () => {
    const app = await open({ fragment: 'quota-year=2027' });
    await dragSlider(app, 'quota:kandas', 0.02, 0.5);
    const saved = await app.scenario();
    await click(app, 'reset-all');
    assert.deepEqual((await app.scenario()).quotas ?? {}, {});
    await drop(app, [{ name: 'plan.json', text: JSON.stringify(saved) }]);
    assert.deepEqual(await app.scenario(), saved);
    await app.close();
  });
});

describe('keyboard and small screens', () => {
  test('Tab reaches a slider and the arrows move it by one', async () => {
    const app = await open({ fragment: 'quota-year=2027&lang=ru' });
    await app.page.mouse.click(60, 28);
    await app.settle();
    for (let i = 0; i < 40 && (await app.peek('focus')) !== 'quota:kandas'; ++i) {
      await app.page.keyboard.press('Tab');
      await app.settle(120);
    }
    assert.equal(await app.peek('focus'), 'quota:kandas');
    await app.page.keyboard.press('ArrowRight');
    await app.settle();
    assert.equal((await app.scenario()).quotas.kandas['2027'], 1);
    await app.page.keyboard.press('Shift+ArrowRight');
    await app.settle();
    assert.equal((await app.scenario()).quotas.kandas['2027'], 11);
    await app.close();
  });

  test('keys 1 to 8 choose the districts and 0 the city', async () => {
    const app = await open({});
    await app.page.mouse.click(60, 28);
    await app.page.keyboard.press('3');
    await app.settle();
    assert.match((await view(app)).text, /territory=auezov$/);
    await app.page.keyboard.press('0');
    await app.settle();
    assert.match((await view(app)).text, /territory=$/);
    await app.close();
  });

  test('a screen reader hears the chosen territory, year and figure in the chosen language', async () => {
    const app = await open({ fragment: 'lang=ru&year=2030&indicator=population&territory=' });
    const said = () => app.page.locator('[aria-live=polite]').textContent();
    assert.match(await said(), /^город Алматы, 2030 год\. Численность населения: ≈.*человек, (оценка|условно)$/);
    await app.page.mouse.click(60, 28);
    await app.page.keyboard.press('3');
    await app.settle();
    assert.match(await said(), /^Ауэзовский район, 2030 год\. /);
    const before = await said();
    await app.page.mouse.click(...middle(await app.rect('year')));
    await app.settle();
    assert.notEqual(await said(), before);
    await click(app, 'lang:kk');
    assert.match(await said(), /^Әуезов ауданы, 20\d\d жыл\. Халық саны: ≈.*адам, (бағалау|шартты)$/);
    await app.close();
  });

  test('on a phone the quotas, the year and the data page are a press away', async () => {
    const app = await open({ size: '390x844', dpr: 2, fragment: 'lang=kk' });
    await click(app, 'tab:quotas');
    assert.ok(await app.rect('quota:kandas'));
    await dragSlider(app, 'quota:kandas', 0.02, 0.6);
    assert.ok(Object.values((await app.scenario()).quotas.kandas)[0] > 0);
    await click(app, 'tab:plan');
    assert.ok(await app.rect('year'));
    await click(app, 'tab:data');
    assert.match((await view(app)).text, /page=data/);
    await app.close();
  });
});

describe('a browser that cannot', () => {
  test('says in plain words that WebGL 2 is missing', async () => {
    const app = await open({ args: ['--disable-3d-apis'], ready: false });
    await app.page.waitForFunction(() => document.body.innerText.includes('WebGL'), null, { timeout: 15000 });
    assert.match(await app.page.evaluate(() => document.body.innerText), /WebGL/);
    await app.close();
  });

  test('says in plain words that WebAssembly is missing', async () => {
    const app = await open({ init: () => { delete globalThis.WebAssembly; }, ready: false });
    await app.page.waitForFunction(() => document.body.innerText.includes('WebAssembly'), null, { timeout: 15000 });
    await app.close();
  });
});
