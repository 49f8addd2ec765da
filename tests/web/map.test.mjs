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

// Moves the map up until the mountains south of the city stand where its middle was; returns how to move it back.
async function showMountains(app) {
  const map = await app.rect('map'), x = map.x + map.width * 0.75, y = map.y + map.height * 0.6, drags = [];
  for (let i = 0; i < 3 && (await screenOf(app, [77.07, 43.13]))[1] > y; ++i) {
    await drag(app, [x, y], [x, y - map.height * 0.35]);
    drags.push(map.height * 0.35);
  }
  return async () => { for (const dy of drags) await drag(app, [x, y - dy], [x, y]); };
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

const near2 = (colours, wanted) => colours.filter((colour) => near(colour, rgb(wanted))).length;
const loadColour = (theme, load) => kLoad[theme][kLoadEdges.filter((edge) => load >= edge).length];

// One page a size: every mode on it, with colours at known places.
const kModes = {
  async areas(app, theme) {
    const load = (await app.figures()).values.alatau;
    const colours = await coloursOf(app, 'alatau');
    assert.ok(near(commonest(colours), rgb(loadColour(theme, load))), `Alatau ${commonest(colours)}, load ${load}`);
  },
  async density(app, theme) {
    const surface = await app.peek('surface');
    assert.ok(Math.abs(surface.people / surface.residents - 1) < 1e-9, `${surface.people}`);
    const reds = (await coloursOf(app, 'almaly')).map(([red]) => red).filter((red) => red < 250);
    assert.ok(theme === 'light' ? Math.min(...reds) < 90 : Math.max(...reds) > 120, `the middle of the city stands out: ${reds}`);
    const back = await showMountains(app);
    const mountain = commonest(await coloursAt(app, await mountainPixels(app)));
    assert.ok(near(mountain, rgb(kGround[theme]), 1), `mountain ${mountain}`);  // 50 people per km2 are half a step of colour
    await back();
  },
  async objects(app, theme) {
    const wanted = rgb(loadColour(theme, (await app.figures()).values.auezov));
    const scale = (await app.view()).camera[2], radius = Math.min(9, Math.max(4.5, 3.5 + scale / 12));
    const map = await app.rect('map'), rings = [];
    for (const school of json('data/almaty/places.json').schools.items.filter((item) => item.territory === 'auezov')) {
      const [x, y] = await screenOf(app, school.lonlat);
      for (let i = 0; i < 8; ++i)
        if (onMap(map, [x, y])) rings.push([x + radius * 0.78 * Math.cos(i * Math.PI / 4) - 0.5, y + radius * 0.78 * Math.sin(i * Math.PI / 4) - 0.5]);
    }
    const colours = await coloursAt(app, rings);
    const fits = colours.filter((colour) => near(colour, wanted, 20)).length;
    assert.ok(fits > colours.length / 16, `${fits} of ${colours.length} points of rings in the colour of the district's load`);
  },
  async access(app, theme) {
    const surface = await app.peek('surface');
    assert.ok(surface.share > 40 && surface.share < 100, `${surface.share} %`);
    const warm = (await coloursOf(app, 'alatau')).filter(([red, , blue]) => red > blue + 15).length;
    assert.ok(warm > 0, 'somebody in Alatau has far to walk');
    const cold = (await coloursOf(app, 'auezov')).filter(([red, green, blue]) => (theme === 'light' ? blue > red + 10 : green > red)).length;
    assert.ok(cold > 2, 'in Auezov nobody has');
  },
  async change(app, theme) {
    const map = await app.rect('map');
    await drag(app, middle(await app.rect('swipe')), [map.x + 26, map.y + map.height / 2]);
    const after = await coloursOf(app, 'medeu');
    assert.ok(near2(after, theme === 'light' ? '#F1F1EE' : '#2A3339') > after.length / 4, 'no decision, no change');
    await drag(app, middle(await app.rect('swipe')), [map.x + map.width - 26, map.y + map.height / 2]);
    const before = await coloursOf(app, 'medeu');
    assert.ok(near2(before, loadColour(theme, (await app.figures()).without.medeu)) > before.length / 4);
  },
};

describe('every mode', () => {
  for (const [size, theme, lang] of [['1280x720', 'light', 'ru'], ['1920x1080', 'dark', 'kk'], ['390x844', 'light', 'kk']])
    test(`has the colours of its figures and rests: ${size}, ${theme}, ${lang}`, async () => {
      const app = await open({ size, fragment: `lang=${lang}&year=2026&theme=${theme}&indicator=school_load&mode=areas&territory=`, colorScheme: theme });
      assert.equal((await app.peek('surface')).residents, 0, 'no surface is laid before it is asked for');
      for (const [mode, check] of Object.entries(kModes)) {
        if (mode !== 'areas') await chooseMode(app, mode);
        assert.match((await app.view()).text, new RegExp(`mode=${mode}&`));
        await check(app, theme);
      }
      await app.close();
    });

  for (const [size, theme] of [['1280x720', 'light'], ['1920x1080', 'dark'], ['390x844', 'light']])
    test(`the territories round the city have their figures on a wide map: ${size}, ${theme}`, async () => {
      const app = await open({ size, fragment: `year=2026&theme=${theme}&indicator=density&mode=areas&territory=`, colorScheme: theme });
      if (await app.rect('zoom-region')) await click(app, 'zoom-region');
      else {
        const map = await app.rect('map');
        await app.page.mouse.move(map.x + map.width / 2, map.y + map.height * 0.6);
        for (let i = 0; i < 12; ++i) await app.page.mouse.wheel(0, 120);
        await app.settle();
      }
      const least = theme === 'light' ? '#D6E7DF' : '#14303A';
      const talgar = await coloursOf(app, 'talgar');
      assert.ok(near2(talgar, least) > talgar.length / 3, `under 2,000 people per km2: ${commonest(talgar)}`);
      const konaev = await coloursOf(app, 'konaev');  // its area is not published
      assert.equal(near2(konaev, least), 0);
      await app.close();
    });
});

describe('districts', () => {
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
  test('the year moves the surface without a new texture, the radius makes one, the palette colours it', async () => {
    const app = await open({ size: '1440x900', fragment: 'year=2026&mode=density' });
    const first = await app.peek('surface');
    assert.ok(Math.abs(first.people / 2347924 - 1) < 1e-9, `${first.people}`);
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
    const warmth = async () => (await coloursOf(app, 'auezov')).map(([red, , blue]) => red - blue).sort((a, b) => a - b)[4];
    const before = await warmth();
    await click(app, 'palette');
    await click(app, 'palette:warm');
    assert.match((await app.view()).text, /palette=warm/);
    assert.ok(await warmth() > before + 30);
    await app.close();
  });
});

describe('access', () => {
  test('a longer walk reaches more people; places are shared out for schools and hospitals, not for the metro', async () => {
    const app = await open({ size: '1920x1080', fragment: 'year=2026&mode=access&to=school&walk=500' });
    const short = (await app.peek('surface')).share;
    assert.ok(short > 10 && short < 80, `${short}`);
    await app.page.mouse.click(...middle(await app.rect('walk')));
    await app.page.keyboard.press('End');
    await app.settle();
    assert.match((await app.view()).text, /walk=3000/);
    assert.ok((await app.peek('surface')).share > 97);
    await click(app, 'measure:provision');
    const places = (await app.peek('surface')).share;
    assert.ok(places > 100 && places < 200, `${places} school places per 1,000 people`);
    await click(app, 'facility');
    await click(app, 'facility:metro');
    assert.equal(await app.rect('measure:provision'), null);
    assert.ok((await app.peek('surface')).share < 95);
    await app.close();
  });
});

describe('objects', () => {
  test('a school placed by a press acts at once and is undone; outside the city nothing is placed, Escape ends it', async () => {
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
    await click(app, 'object-add');
    await app.page.mouse.click(...await screenOf(app, [77.2, 43.33]));  // outside the city
    await app.settle();
    assert.equal((await app.scenario()).objects.length, 1);
    await app.page.keyboard.press('Escape');
    await app.settle();
    assert.equal(await app.rect('object-cancel'), null);
    await click(app, 'plan-new');  // the same form in the decisions
    await click(app, 'plan-map');
    assert.ok(await app.rect('object-cancel'));
    await app.close();
  });
});

describe('change', () => {
  test('another plan is kept and compared with, from the screen and from a file', async () => {
    const app = await open({ size: '1920x1080', fragment: 'year=2035&theme=light&mode=change&indicator=population&territory=' });
    assert.equal(await app.rect('keep-plan'), null);
    await app.page.mouse.click(...middle(await app.rect('quota:kandas')));
    await app.settle();
    await click(app, 'keep-plan');
    assert.deepEqual(await app.peek('kept'), { name: '', chosen: true, changes: 1 });
    const plan = JSON.stringify(await app.scenario());
    await click(app, 'reset-all');
    await drop(app, [{ name: 'wide.json', text: plan }]);
    assert.deepEqual(await app.problems(), []);
    assert.deepEqual(await app.peek('kept'), { name: 'wide', chosen: true, changes: 1 });
    assert.deepEqual((await app.view()).undo, true);
    const map = await app.rect('map');
    await drag(app, middle(await app.rect('swipe')), [map.x + 30, map.y + map.height / 2]);
    const less = (await coloursOf(app, 'alatau')).filter(([red, , blue]) => blue > red + 10).length;
    assert.ok(less > 3, 'without the arrivals of plan B there are fewer people');
    await click(app, 'against');
    await click(app, 'against:swap');
    assert.ok((await app.scenario()).quotas.kandas);
    await click(app, 'undo');
    assert.equal((await app.scenario()).quotas, undefined);
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
