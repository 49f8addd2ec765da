// Main-thread time of the slices in which the page computes its runs, in Chromium: 1,000 runs of the bands and those of the
// nine intakes, measured by the program around every slice. node tests/bench/slices.mjs PAGE [ROUNDS]
import { closeBrowser, open } from '../web/harness.mjs';

const [url, rounds = '5'] = process.argv.slice(2);
const app = await open({ runs: true, url, size: '1280x720', fragment: 'lang=ru&page=findings' });
const kMost = 60000, kKept = 512;

// What was measured since the last call; the program keeps the last 512 slices.
let seen = 0;
async function fresh() {
  const all = await app.peek('slices');
  if (all.length >= kKept) console.error('more slices than the program keeps: the first ones are left out');
  const out = all.length >= kKept ? all : all.slice(seen);
  seen = all.length;
  return out;
}

// Goes to a page where other runs are due and waits until they are done. Milliseconds by the page's clock.
async function timed(page, what, view) {
  return app.page.evaluate(async ({ page, what, view, most }) => {
    const version = window.kosh.peek('forecast')[what].version, start = performance.now();
    location.hash = `page=${page}&${view}`;
    for (;;) {
      await new Promise((resolve) => requestAnimationFrame(resolve));
      const now = window.kosh.peek('forecast')[what];
      if (now.state === 'done' && now.version !== version) return performance.now() - start;
      if (performance.now() - start > most) throw new Error('the runs never end');
    }
  }, { page, what, view, most: kMost });
}

const slices = [], times = { bands: [], intakes: [] };
for (let round = 0; round < Number(rounds); ++round) {
  await app.page.evaluate(() => { location.hash = 'page=findings'; });
  await app.reload();
  seen = 0;
  times.bands.push(await timed('plan', 'bands', ''));
  slices.push(...await fresh());
  times.intakes.push(await timed('intake', 'likely', ''));
  slices.push(...await fresh());
}
const sorted = (list) => [...list].sort((a, b) => a - b);
const at = (list, share) => sorted(list)[Math.floor((list.length - 1) * share)];
console.error(`${slices.length} slices in ${rounds} rounds`);
console.log(JSON.stringify({
  slice_ms: { p50: at(slices, 0.5), p95: at(slices, 0.95), max: at(slices, 1) },
  forecast_ms: { bands: Math.round(at(times.bands, 0.5)), intakes: Math.round(at(times.intakes, 0.5)) },
}));
await closeBrowser();
