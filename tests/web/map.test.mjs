// The map's modes in Chromium: colours at known places, sums of the surface, objects placed by a press, the swipe line,
// and everything again after a lost graphics context.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, describe, test } from 'node:test';
import { click, closeBrowser, drop, middle, open } from './harness.mjs';

const root = new URL('../../', import.meta.url);
const json = (path) => JSON.parse(readFileSync(new URL(path, root), 'utf8'));
const features = json('data/almaty/territories.geojson').features;
after(closeBrowser);

const kSizes = ['1280x720', '1920x1080', '390x844'];
const kLoadEdges = [85, 95, 100, 110, 120];
const kLoad = { light: ['#F8F1E1', '#EBD8AA', '#E2C283', '#D0914F', '#B05C2C', '#7C2F17'], dark: ['#26292A', '#43392B', '#654A2B', '#96612F', '#CF874A', '#FBC79B'] };
const kGround = { light: '#EDF1F3', dark: '#10191F' };

const rgb = (hex) => [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16));
const near = (a, b, most = 2) => a.every((value, i) => Math.abs(value - b[i]) <= most);

const ringsOf = (feature) => feature.geometry.coordinates.flat(feature.geometry.type === 'Polygon' ? 0 : 1);
function inside(feature, [lon, lat]) {
  let odd = false;
  for (const ring of ringsOf(feature))
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
      const [ax, ay] = ring[j], [bx, by] = ring[i];
      if ((ay > lat) !== (by > lat) && lon < (bx - ax) * (lat - ay) / (by - ay) + ax) odd = !odd;
    }
  return odd;
}
const district = (id) => features.find((feature) => feature.properties.id === id);

// Where a place stands on the screen, from the camera and the projection (equirectangular about the districts' middle).
async function screenOf(app, [lon, lat]) {
  const points = features.filter((f) => f.properties.kind === 'district').flatMap((f) => ringsOf(f).flat());
  const [lon0, lat0] = [0, 1].map((i) => (Math.min(...points.map((p) => p[i])) + Math.max(...points.map((p) => p[i]))) / 2);
  const kmPerDegree = 6371.0088 * Math.PI / 180;
  const [cx, cy, scale] = (await app.view()).camera;
  const map = await app.rect('map');
  return [map.x + map.width / 2 + ((lon - lon0) * kmPerDegree * Math.cos(lat0 * Math.PI / 180) - cx) * scale,
    map.y + map.height / 2 - ((lat - lat0) * kmPerDegree - cy) * scale];
}

// The colours of the screen at some points.
async function coloursAt(app, points) {
  const png = (await app.page.screenshot()).toString('base64');
  return app.page.evaluate(async ([data, at]) => {
    const image = new Image();
    image.src = `data:image/png;base64,${data}`;
    await image.decode();
    const canvas = Object.assign(document.createElement('canvas'), { width: image.width, height: image.height });
    const context = canvas.getContext('2d', { willReadFrequently: true });
    context.drawImage(image, 0, 0);
    return at.map(([x, y]) => Array.from(context.getImageData(Math.round(x), Math.round(y), 1, 1).data.slice(0, 3)));
  }, [png, points]);
}

// The colour that occurs most often, but for the white of plates.
function commonest(colours) {
  const counts = new Map();
  for (const colour of colours.filter((each) => each.join() !== '255,255,255')) counts.set(colour.join(), (counts.get(colour.join()) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0][0].split(',').map(Number);
}

const onMap = (map, [x, y]) => x > map.x + 2 && x < map.x + map.width - 2 && y > map.y + 2 && y < map.y + map.height - 2;

// Colours at a grid of places inside a district that are on the map.
async function coloursOf(app, id) {
  const feature = district(id), points = ringsOf(feature).flat(), places = [];
  const low = [0, 1].map((i) => Math.min(...points.map((p) => p[i]))), high = [0, 1].map((i) => Math.max(...points.map((p) => p[i])));
  for (let i = 1; i < 12; ++i)
    for (let j = 1; j < 12; ++j) {
      const place = [low[0] + (high[0] - low[0]) * i / 12, low[1] + (high[1] - low[1]) * j / 12];
      if (inside(feature, place)) places.push(place);
    }
  const map = await app.rect('map'), pixels = [];
  for (const place of places) {
    const pixel = await screenOf(app, place);
    if (onMap(map, pixel)) pixels.push(pixel);
  }
  return coloursAt(app, pixels);
}

// Places in the mountains of Medeu, 1.5 km apart, that are on the map.
async function mountainPixels(app) {
  const map = await app.rect('map'), out = [];
  for (let lon = 77.03; lon < 77.12; lon += 0.018)
    for (let lat = 43.08; lat < 43.17; lat += 0.013) {
      const pixel = await screenOf(app, [lon, lat]);
      if (inside(district('medeu'), [lon, lat]) && onMap(map, pixel)) out.push(pixel);
    }
  assert.ok(out.length > 4, `${out.length} places in sight`);
  return out;
}

// Moves the map up until the mountains south of the city stand where its middle was.
async function showMountains(app) {
  for (let i = 0; i < 3; ++i) {
    const map = await app.rect('map'), x = map.x + map.width * 0.75, y = map.y + map.height * 0.6;
    if ((await screenOf(app, [77.07, 43.13]))[1] < y) return;
    await drag(app, [x, y], [x, y - map.height * 0.35]);
  }
}

async function chooseMode(app, mode) {
  if (!(await app.rect(`mode:${mode}`))) await click(app, 'mode');
  await click(app, `mode:${mode}`);
}

async function drag(app, from, to) {
  await app.page.mouse.move(...from);
  await app.page.mouse.down();
  for (let i = 1; i <= 5; ++i) await app.page.mouse.move(from[0] + (to[0] - from[0]) * i / 5, from[1] + (to[1] - from[1]) * i / 5);
  await app.page.mouse.up();
  await app.settle();
}

describe('districts', () => {
  for (const [theme, size] of [['light', '1280x720'], ['dark', '1920x1080'], ['light', '390x844']])
    test(`Alatau has the colour of its class, ${theme}, ${size}`, async () => {
      const app = await open({ size, fragment: `year=2030&theme=${theme}&indicator=school_load&mode=areas&territory=`, colorScheme: theme });
      const load = (await app.figures()).values.alatau;
      const wanted = rgb(kLoad[theme][kLoadEdges.filter((edge) => load >= edge).length]);
      const colours = await coloursOf(app, 'alatau');
      assert.ok(near(commonest(colours), wanted), `${commonest(colours)}, not ${wanted}, load ${load}`);
      await app.close();
    });

  test('classes by equal counts colour the map anew', async () => {
    const app = await open({ size: '1440x900', fragment: 'year=2030&mode=areas&indicator=population' });
    const before = await coloursOf(app, 'turksib');
    await click(app, 'legend');
    await click(app, 'classes:quantile');
    assert.match((await app.view()).text, /classes=quantile/);
    assert.notDeepEqual(await coloursOf(app, 'turksib'), before);
    await app.close();
  });
});

describe('density', () => {
  for (const size of kSizes)
    test(`the surface holds the population and the mountains are empty, ${size}`, async () => {
      const app = await open({ size, fragment: 'year=2026&theme=light&mode=density&territory=' });
      const surface = await app.peek('surface');
      assert.ok(Math.abs(surface.people / 2347924 - 1) < 1e-9, `${surface.people}`);
      assert.equal(surface.residents, 2347924);
      const darkest = Math.min(...(await coloursOf(app, 'almaly')).map(([red]) => red));
      assert.ok(darkest < 90, `the middle of the city is dark: ${darkest}`);
      await showMountains(app);
      const mountain = commonest(await coloursAt(app, await mountainPixels(app)));
      assert.ok(near(mountain, rgb(kGround.light), 1), `mountain ${mountain}`);  // 50 people per km2 are half a step of colour
      await app.close();
    });

  test('the year and the plan move the surface without a new texture, the radius makes one', async () => {
    const app = await open({ size: '1440x900', fragment: 'year=2026&mode=density' });
    const first = await app.peek('surface');
    const play = await app.rect('year');
    await app.page.mouse.click(play.x + play.width * 0.8, play.y + play.height * 0.6);
    await app.settle();
    const later = await app.peek('surface');
    assert.ok(later.people > first.people * 1.1, `${later.people}`);
    assert.ok(Math.abs(later.people / later.residents - 1) < 1e-9);
    assert.equal(later.version, first.version);
    const radius = await app.rect('radius');
    await drag(app, middle(radius), [radius.x + 2, radius.y + radius.height / 2]);
    const sharp = await app.peek('surface');
    assert.equal(sharp.radius, 0.3);
    assert.ok(sharp.version > first.version);
    assert.ok(Math.abs(sharp.people / sharp.residents - 1) < 1e-9);
    await app.close();
  });

  test('in the dark theme empty land is the ground too', async () => {
    const app = await open({ size: '1920x1080', fragment: 'year=2026&theme=dark&mode=density', colorScheme: 'dark' });
    await showMountains(app);
    const mountain = commonest(await coloursAt(app, await mountainPixels(app)));
    assert.ok(near(mountain, rgb(kGround.dark), 1), `${mountain}`);
    await app.close();
  });
});

describe('access', () => {
  test('a longer walk reaches more people', async () => {
    const app = await open({ size: '1440x900', fragment: 'year=2026&mode=access&to=school&walk=500' });
    const short = (await app.peek('surface')).share;
    assert.ok(short > 10 && short < 80, `${short}`);
    const walk = await app.rect('walk');
    await app.page.mouse.click(...middle(walk));
    await app.page.keyboard.press('End');
    await app.settle();
    assert.match((await app.view()).text, /walk=3000/);
    assert.ok((await app.peek('surface')).share > 97);
    await app.close();
  });

  test('provision is shown for schools and hospitals, not for the metro', async () => {
    const app = await open({ size: '1920x1080', fragment: 'year=2026&mode=access&to=school' });
    await click(app, 'measure:provision');
    const places = (await app.peek('surface')).share;
    assert.ok(places > 100 && places < 200, `${places} school places per 1,000 people`);
    await click(app, 'facility');
    await click(app, 'facility:metro');
    assert.equal(await app.rect('measure:provision'), null);
    assert.ok((await app.peek('surface')).share < 50);
    await app.close();
  });
});

describe('objects', () => {
  test('a school placed by a press acts at once, is undone, and travels in the link', async () => {
    const app = await open({ size: '1920x1080', fragment: 'year=2030&mode=objects&indicator=school_load&territory=' });
    const before = (await app.figures()).values.turksib;
    await click(app, 'object-add');
    const place = [76.97, 43.345];
    assert.ok(inside(district('turksib'), place));
    await app.page.mouse.click(...await screenOf(app, place));
    await app.settle();
    const [object] = (await app.scenario()).objects;
    assert.equal(object.service, 'school');
    assert.equal(object.territory, 'turksib');
    assert.equal(object.year, 2030);
    assert.ok(Math.abs(object.lonlat[0] - place[0]) < 0.001 && Math.abs(object.lonlat[1] - place[1]) < 0.001);
    assert.ok((await app.figures()).values.turksib < before - 0.5);
    await click(app, 'object-remove');
    assert.equal(((await app.scenario()).objects ?? []).length, 0);
    await click(app, 'undo');
    assert.equal((await app.scenario()).objects.length, 1);
    await app.close();
  });

  test('outside the city nothing is placed, and Escape ends the placing', async () => {
    const app = await open({ size: '1920x1080', fragment: 'year=2030&mode=objects&indicator=school_load' });
    await click(app, 'object-add');
    await app.page.mouse.click(...await screenOf(app, [77.2, 43.33]));
    await app.page.waitForTimeout(4500);
    await app.settle();
    assert.equal(((await app.scenario()).objects ?? []).length, 0);
    await app.page.keyboard.press('Escape');
    await app.settle();
    assert.equal(await app.rect('object-cancel'), null);
    await app.close();
  });
});

describe('change', () => {
  test('right of the line the change, left of it what was before', async () => {
    const app = await open({ size: '1920x1080', fragment: 'year=2035&theme=light&mode=change&indicator=school_load&territory=' });
    const map = await app.rect('map'), handle = await app.rect('swipe');
    await drag(app, middle(handle), [map.x + 30, map.y + map.height / 2]);
    const changed = await coloursOf(app, 'turksib');
    assert.ok(changed.filter((colour) => near(colour, rgb('#F1F1EE'))).length > changed.length / 3, 'no decision, no change');
    await drag(app, middle(await app.rect('swipe')), [map.x + map.width - 30, map.y + map.height / 2]);
    const load = (await app.figures()).without.turksib;
    const wanted = rgb(kLoad.light[kLoadEdges.filter((edge) => load >= edge).length]);
    const before = await coloursOf(app, 'turksib');
    assert.ok(before.filter((colour) => near(colour, wanted)).length > before.length / 3);
    await app.close();
  });
});

describe('the graphics context', () => {
  for (const mode of ['areas', 'density'])
    test(`lost and restored, the same picture comes back and nothing is forgotten: ${mode}`, async () => {
      const app = await open({ size: '1280x720', fragment: `year=2031&mode=${mode}&territory=medeu` });
      await app.page.mouse.move(5, 5);
      await app.settle();
      const [view, picture] = [await app.view(), await app.page.screenshot()];
      await app.page.evaluate(() => {
        window.lose = document.getElementById('canvas').getContext('webgl2').getExtension('WEBGL_lose_context');
        window.lose.loseContext();
      });
      await app.page.waitForTimeout(300);
      await app.page.evaluate(() => window.lose.restoreContext());
      await app.page.waitForTimeout(300);
      await app.settle();
      assert.deepEqual(await app.view(), view);
      assert.ok(picture.equals(await app.page.screenshot()), 'the picture is the same');
      await app.close({ expected: /CONTEXT_LOST|context lost/i });
    });
});

describe('a file of the user', () => {
  const square = (x0, y0, x1, y1, name) => ({ type: 'Feature', properties: { name }, geometry: { type: 'Polygon', coordinates: [[[x0, y0], [x1, y0], [x1, y1], [x0, y1], [x0, y0]]] } });

  test('areas of a GeoJSON become a layer with the people inside, and a press takes it away', async () => {
    const app = await open({ size: '1920x1080', fragment: 'year=2026&mode=areas&territory=' });
    await drop(app, [{ name: 'okrugs.geojson', text: JSON.stringify({ type: 'FeatureCollection', features: [square(76.80, 43.29, 76.86, 43.33, 'One')] }) }]);
    assert.deepEqual(await app.problems(), []);
    assert.ok(await app.rect('layer-remove'));
    const [people] = (await app.peek('layer')).people;
    assert.ok(people > 5000 && people < 150000, `${people}`);
    await click(app, 'layer-remove');
    assert.equal(await app.peek('layer'), null);
    await app.close();
  });

  test('a line is refused with its place in the file', async () => {
    const app = await open({ size: '1440x900' });
    await drop(app, [{ name: 'roads.geojson', text: '{"type":"LineString","coordinates":[[76,43],[77,44]]}' }]);
    const [problem] = await app.problems();
    assert.match(problem, /roads.geojson.*LineString/);
    await app.close();
  });
});

test('the map is saved as a picture at twice the size', async () => {
  const app = await open({ size: '1440x900', fragment: 'year=2030&mode=density' });
  const map = await app.rect('map'), before = await app.page.screenshot();
  const [download] = await Promise.all([app.page.waitForEvent('download'), click(app, 'export-map')]);
  assert.equal(download.suggestedFilename(), 'kosh-map.png');
  const png = readFileSync(await download.path());
  assert.equal(png.readUInt32BE(16), map.width * 2);
  assert.equal(png.readUInt32BE(20), map.height * 2);
  assert.ok(png.length > 60000, 'there is something on it');
  await app.page.mouse.move(5, 5);
  await app.settle();
  const after = await app.page.screenshot();
  assert.ok(Math.abs(after.length / before.length - 1) < 0.05, 'the page is as it was');
  await app.close();
});

describe('every mode', () => {
  for (const size of kSizes)
    for (const [lang, theme] of [['kk', 'dark'], ['ru', 'light']])
      test(`is drawn and rests: ${size}, ${lang}, ${theme}`, async () => {
        const app = await open({ size, fragment: `lang=${lang}&theme=${theme}&year=2028&mode=areas`, colorScheme: theme });
        const pictures = new Set();
        for (const mode of ['density', 'objects', 'access', 'change', 'areas']) {
          await chooseMode(app, mode);
          assert.match((await app.view()).text, new RegExp(`mode=${mode}`));
          const map = await app.rect('map');
          pictures.add((await app.page.screenshot({ clip: { x: map.x, y: map.y, width: map.width, height: map.height } })).toString('base64'));
        }
        assert.equal(pictures.size, 5);
        await app.close();
      });
});
