// Redrawing a density map of a million points in Chromium: ours beside deck.gl's ScreenGridLayer, alternating, on pages of
// one size in one run; and the main thread's time for a frame of the program. node tests/bench/density.mjs PAGE MODULE
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const require = createRequire(new URL('../web/package.json', import.meta.url));
const { chromium } = require('playwright-core');
const [app, module] = process.argv.slice(2);
const deckPath = fileURLToPath(new URL('node_modules/deck.gl/dist.min.js', import.meta.url));
const kFlags = ['--no-sandbox', '--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader', '--disable-quic',
  '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
const size = { width: 1280, height: 713 };
const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];

// Runs in the page. Points about eight centres, drawn from a fixed sequence; the same places for both.
async function peers({ width, height, count, rounds }) {
  let state = 12345;
  const random = () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 4294967296;
  const gauss = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const centres = Array.from({ length: 8 }, () => [(0.25 + 0.5 * random()) * width, (0.35 + 0.3 * random()) * height]);  // the smoothing loses nothing at the edges
  const pixels = new Float32Array(2 * count);
  for (let i = 0; i < count; ++i) {
    const [x, y] = centres[i % 8];
    pixels[2 * i] = Math.min(width - 1, Math.max(0, x + 70 * gauss()));
    pixels[2 * i + 1] = Math.min(height - 1, Math.max(0, y + 70 * gauss()));
  }

  const kosh = await window.koshDensity();
  if (!kosh._benchBegin(width, height)) throw new Error('no WebGL 2 or no shaders');
  const at = kosh._benchPoints(count) >> 2;
  for (let i = 0; i < count; ++i) kosh.HEAPF32.set([pixels[2 * i], height - 1 - pixels[2 * i + 1], 1], at + 3 * i);
  const ours = document.getElementById('kosh').getContext('webgl2');

  const view = new deck.WebMercatorViewport({ width, height, longitude: 76.93, latitude: 43.25, zoom: 10.5 });
  const data = Array.from({ length: count }, (_, i) => view.unproject([pixels[2 * i], pixels[2 * i + 1]]));
  const peer = await new Promise((resolve, reject) => {
    const made = new deck.Deck({ canvas: 'deck', width, height, useDevicePixels: 1, controller: false, onError: reject,
      initialViewState: { longitude: 76.93, latitude: 43.25, zoom: 10.5 }, layers: [], onLoad: () => resolve(made) });
  });
  const layer = (cellSizePixels) => new deck.ScreenGridLayer({ id: 'grid', data, getPosition: (d) => d, getWeight: 1, cellSizePixels, gpuAggregation: false });
  const theirs = peer.device.gl;
  const pixel = new Uint8Array(4);
  const wait = (gl) => gl.readPixels(width >> 1, height >> 1, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, pixel);
  const rest = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 0)));

  const times = { kosh: [], deckgl: [] };
  for (let round = -2; round < rounds; ++round) {  // the first two warm up
    const even = round % 2 === 0;
    let start = performance.now();
    kosh._benchRedraw(even ? 2 : 2.2);
    wait(ours);
    const mine = performance.now() - start;
    await rest();
    start = performance.now();
    peer.setProps({ layers: [layer(even ? 8 : 8.8)] });
    peer.layerManager.updateLayers();
    peer.redraw('bench');
    wait(theirs);
    const other = performance.now() - start;
    await rest();
    if (round >= 0) { times.kosh.push(mine); times.deckgl.push(other); }
  }
  const sum = kosh._benchSum();
  if (!(sum > 0.95 * count && sum < 1.0001 * count)) throw new Error(`the field holds ${sum} of ${count} points`);
  return times;
}

// Processor time of the main thread's scripts for a frame while the pointer drags the map, in milliseconds. Drawing itself is left out:
// here it would be the software renderer's time, for which the program waits.
async function frameTime(browser, mode) {
  const page = await (await browser.newContext({ viewport: { width: 1280, height: 720 } })).newPage();
  await page.addInitScript(() => {
    for (const name of ['drawElements', 'drawArrays', 'clear']) WebGL2RenderingContext.prototype[name] = function () {};
  });
  await page.goto(`${app}#lang=ru&mode=${mode}`);
  await page.waitForFunction(() => window.kosh && window.kosh.peek('frames') > 0);
  await page.waitForTimeout(1500);
  const map = await page.evaluate(() => window.kosh.peek('rect:map'));
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });  // of the processor, not of the clock
  const read = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return { frames: await page.evaluate(() => window.kosh.peek('frames')), script: metrics.find((m) => m.name === 'ScriptDuration').value };
  };
  const [x, y] = [map.x + map.width * 0.7, map.y + map.height * 0.6];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 20, y);
  const before = await read();
  for (let i = 0; i < 60; ++i) await page.mouse.move(x + 20 * Math.sin(i / 5), y + 20 * Math.cos(i / 5));
  const after = await read();
  await page.mouse.up();
  await page.context().close();
  return (after.script - before.script) * 1000 / Math.max(after.frames - before.frames, 1);
}

const browser = await chromium.launch({ executablePath: process.env.KOSH_CHROMIUM ?? '/usr/bin/chromium', args: kFlags });
try {
  const page = await browser.newPage({ viewport: size });
  await page.setContent(`<style>body{margin:0}canvas{position:absolute;left:0;top:0}</style>
    <canvas id="deck" width="${size.width}" height="${size.height}"></canvas><canvas id="kosh" width="${size.width}" height="${size.height}"></canvas>`);
  await page.addScriptTag({ path: deckPath });
  await page.addScriptTag({ path: module });
  const times = await page.evaluate(peers, { ...size, count: 1000000, rounds: 9 });
  await page.close();
  const of = (list) => Number(median(list).toFixed(1));
  console.error('fastest:', JSON.stringify(Object.fromEntries(Object.entries(times).map(([name, list]) => [name, Number(Math.min(...list).toFixed(1))]))));
  console.log(JSON.stringify({
    density_1m_ms: { kosh: of(times.kosh), deckgl: of(times.deckgl) },
    redraw_ms: { areas: Number((await frameTime(browser, 'areas')).toFixed(2)), density: Number((await frameTime(browser, 'density')).toFixed(2)) },
  }));
} finally {
  await browser.close();
}
