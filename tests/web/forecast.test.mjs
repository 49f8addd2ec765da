// Runs between frames in Chromium: bands and strips come when they are done, a decision begins anew, Esc stops, idle is idle.
import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { click, closeBrowser, idleFrames, open } from './harness.mjs';

after(closeBrowser);

const kPlan = 'lang=ru&theme=light&page=plan&year=2040&indicator=school_load&territory=alatau&quota-year=2027';
const bands = async (app) => (await app.peek('forecast')).bands;
const kandas = async (app) => (await app.scenario()).quotas?.kandas?.['2027'] ?? null;
const shot = (app, { x, y, width, height }) => app.page.screenshot({ clip: { x, y, width, height } });

async function press(app, id, share) {
  const rect = await app.rect(id);
  await app.page.mouse.move(rect.x + rect.width * share, rect.y + rect.height / 2);
  await app.page.mouse.down();
}

describe('the runs of the plan', () => {
  test('bands and the strip of the schools of Alatau are there when the page rests, and rest it does', async () => {
    const app = await open({ runs: true, size: '1920x1080', fragment: kPlan });
    assert.deepEqual(await bands(app).then(({ state, known }) => [state, known]), ['done', 1000]);
    assert.ok(await app.rect('bands'), 'the legend of the bands');
    assert.equal(await app.rect('runs'), null, 'no progress any more');
    const strip = await app.rect('risk:school');
    assert.ok(strip.width > 200, 'the strip of the schools');
    await app.page.mouse.click(strip.x + 2, strip.y + strip.height / 2);
    await app.page.mouse.move(5, 5);
    await app.settle();
    assert.match((await app.view()).text, /year=2026/, 'a pressed column chooses its year');
    assert.equal(await idleFrames(app), 0);
    await app.close();
  });

  test('a slider moved while they go on shows its value in the next frame and begins them anew', async () => {
    const app = await open({ runs: true, fragment: kPlan });
    await press(app, 'quota:kandas', 0.3);
    await app.page.waitForFunction(() => window.kosh.peek('forecast').bands.state === 'running');
    const before = await bands(app), was = await kandas(app);
    await app.page.evaluate(() => {  // the frame in which the move comes, and the one in which the value is another
      const value = () => JSON.stringify(window.kosh.peek('scenario').quotas);
      const first = value(), seen = window.seen = {};
      addEventListener('mousemove', () => { seen.at ??= window.kosh.peek('frames'); }, { capture: true, once: true });
      (function look() {
        if (value() !== first) seen.changed = window.kosh.peek('frames');
        else requestAnimationFrame(look);
      })();
    });
    const rect = await app.rect('quota:kandas');
    await app.page.mouse.move(rect.x + rect.width * 0.8, rect.y + rect.height / 2);
    await app.page.waitForFunction(() => window.seen.changed !== undefined);
    const seen = await app.page.evaluate(() => window.seen);
    assert.ok(seen.changed - seen.at <= 1, `drawn ${seen.changed - seen.at} frames after the move`);
    const during = await bands(app);
    assert.ok(during.version > before.version, 'begun anew');
    assert.equal(during.known, 0, 'nothing is told of the old decision');
    await app.page.mouse.up();
    await app.settle();
    assert.ok(await kandas(app) > was);
    assert.deepEqual(await bands(app).then(({ state, known }) => [state, known]), ['done', 1000]);
    await app.close();
  });

  test('Esc stops them, the page rests, and what was stopped goes on by a press', async () => {
    const app = await open({ runs: true, fragment: kPlan });
    const curve = await app.rect('curve'), done = await shot(app, curve);
    await press(app, 'quota:kandas', 0.5);
    await app.page.mouse.up();
    await app.page.keyboard.press('Escape');
    await app.page.mouse.move(5, 5);
    await app.settle();
    const stopped = await bands(app);
    assert.equal(stopped.state, 'stopped');
    assert.ok(stopped.done < stopped.total && stopped.known === 0, 'partial runs are not told');
    assert.equal(await idleFrames(app, 600), 0);
    assert.notDeepEqual(await shot(app, curve), done, 'no bands on the curve');
    await click(app, 'runs');
    assert.equal((await bands(app)).state, 'done');
    assert.equal(await app.rect('runs'), null);
    await app.close();
  });

  test('another page lets them wait, and the intakes are computed where they are asked for', async () => {
    const app = await open({ runs: true, size: '1280x720', fragment: 'lang=ru&page=findings' });
    assert.deepEqual(await bands(app).then(({ state, done }) => [state, done]), ['running', 0], 'they wait');
    await click(app, 'tab:plan');
    assert.equal((await bands(app)).state, 'done');
    await app.page.evaluate(() => { location.hash = 'page=intake'; });
    await app.settle();
    const { likely } = await app.peek('forecast');
    assert.deepEqual([likely.state, likely.known], ['done', 9]);
    assert.equal(await idleFrames(app, 600), 0);
    await app.close();
  });
});
