// "How many can Nauryzbay take?": the Intake page by mouse and keyboard, its answer with the reason, the plan it changes.
import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { click, closeBrowser, idleFrames, middle, open } from './harness.mjs';

after(closeBrowser);

const said = (app) => app.page.textContent('#said');
const rowOf = async (app, id) => (await app.peek('intake')).rows.find((row) => row.id === id);
const likely = async (app) => (await app.peek('forecast')).likely;

async function finished(app) {
  await app.page.waitForFunction(() => window.kosh.peek('forecast').likely.state === 'done', null, { timeout: 120000, polling: 200 });
  await app.settle();
}

// Brings a control of the answer into sight by the wheel and presses it.
async function reach(app, id) {
  for (let i = 0; i < 40; ++i) {
    const panel = await app.rect('intake-answer'), rect = await app.rect(id);
    if (rect && rect.y > panel.y && rect.y + rect.height < panel.y + panel.height) return click(app, id);
    await app.page.mouse.move(...middle(panel));
    await app.page.mouse.wheel(0, 120);
    await app.settle(100);
  }
  throw new Error(`${id} is not in the answer`);
}

describe('the Intake page', () => {
  test('answers how many Nauryzbay can take in two clicks, with the reason', async () => {
    const app = await open({ runs: true, size: '1280x720', fragment: 'lang=ru&page=plan&today=2026-11-25' });
    await click(app, 'tab:intake');
    await click(app, 'intake:nauryzbay');
    assert.ok(await app.rect('intake-answer'));
    const row = await rowOf(app, 'nauryzbay');
    assert.equal(row.central, 0);
    assert.equal(row.norm, 'school');
    assert.ok(row.slack < 0, 'the gap is told');
    const words = await said(app);
    assert.match(words, /Наурызбайский район/);
    assert.match(words, /не хватает ≈/);
    assert.match(words, new RegExp(String(row.year)));
    assert.match(words, /Выход: /);
    await finished(app);
    assert.match(await said(app), /Для вероятности 90/);
    assert.equal(await idleFrames(app), 0);
    await app.close();
  });

  test('sorts its draws anew for another probability, at once and without new draws', async () => {
    const app = await open({ runs: true, size: '1440x900', fragment: 'lang=en&page=intake&intake-stream=foreign_seasonal&today=2026-11-25' });
    await finished(app);
    const before = await rowOf(app, 'almaty');
    assert.ok(before.likely > 0 && before.likely < before.central, 'the figure with the probability is below the central one');
    const { version, total } = await likely(app);
    await click(app, 'ask-probability');
    await app.page.keyboard.press('Home');
    await app.page.waitForFunction(() => window.kosh.peek('intake').probability === 0.5);
    const now = await likely(app);
    assert.equal(now.state, 'done');
    assert.equal(now.done, total);
    assert.ok(now.version > version);
    const after = await rowOf(app, 'almaty');
    assert.ok(after.likely > before.likely);
    assert.equal(after.central, before.central);
    assert.match((await app.view()).text, /probability=50/);
    await app.close();
  });

  test('tests only the norms that are ticked', async () => {
    const app = await open({ runs: true, size: '1440x900', fragment: 'lang=ru&page=intake&territory=medeu&today=2026-11-25' });
    assert.equal((await rowOf(app, 'medeu')).norm, 'school');
    await reach(app, 'gate:school');
    const row = await rowOf(app, 'medeu');
    assert.equal(row.norm, 'water');
    assert.ok(row.central > 0);
    assert.match((await app.view()).text, /intake-gates=water/);
    await app.close();
  });

  test('puts the objects that make room into the plan, and one undo takes them back', async () => {
    const app = await open({ runs: true, size: '1440x900', fragment: 'lang=kk&page=intake&territory=almaly&today=2026-11-25' });
    const before = await app.scenario();
    await reach(app, 'intake-build');
    assert.ok((await rowOf(app, 'almaly')).central > 0);
    await click(app, 'undo');
    assert.deepEqual(await app.scenario(), before);
    assert.equal((await rowOf(app, 'almaly')).central, 0);
    await app.close();
  });

  test('distributes a total over the districts, and one undo takes it back', async () => {
    const app = await open({ runs: true, size: '1440x900', fragment: 'lang=ru&page=intake&today=2026-11-25' });
    const before = await app.scenario();
    await click(app, 'intake:split');
    await click(app, 'split-go');
    assert.ok(await app.rect('split-result'));
    const plan = await app.scenario();
    assert.equal(plan.quotas.kandas['2027'], 200, 'a fifth of 1 000 a year');
    assert.match(JSON.stringify(plan), /zhetysu/, 'districts have numbers of their own');
    await click(app, 'undo');
    assert.deepEqual(await app.scenario(), before);
    await app.close();
  });

  test('on a phone the answer takes the place of the list', async () => {
    const app = await open({ runs: true, size: '390x844', dpr: 2, fragment: 'lang=ru&page=plan&today=2026-11-25' });
    await click(app, 'menu');
    await click(app, 'menu:intake');
    for (let i = 0; i < 20 && !((await app.rect('intake:nauryzbay'))?.y < 700); ++i) {
      await app.page.mouse.move(195, 500);
      await app.page.mouse.wheel(0, 200);
      await app.settle(100);
    }
    await click(app, 'intake:nauryzbay');
    assert.ok(await app.rect('intake-answer'));
    assert.match(await said(app), /Наурызбайский район/);
    await click(app, 'intake-back');
    assert.equal(await app.rect('intake-answer'), null);
    await app.close();
  });
});
