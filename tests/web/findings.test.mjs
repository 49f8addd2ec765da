// Decision No 98 on the screen, by mouse and keyboard alone: findings with their reasons, letters, stages, the list, deadlines.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, describe, test } from 'node:test';
import { click, closeBrowser, idleFrames, middle, open } from './harness.mjs';

after(closeBrowser);

const findings = (app) => app.peek('findings');
const records = (app) => app.peek('records');
const legal = (app) => app.peek('legal');
const text = async (app) => (await app.view()).text;

async function press(app, key) {
  await app.page.keyboard.press(key);
  await app.settle();
}

async function type(app, id, words) {
  await click(app, id);
  await app.page.keyboard.type(words);
  await app.settle();
}

// Chooses a finding of the list by the wheel and the mouse.
async function choose(app, id) {
  for (let i = 0; i < 60 && !(await app.rect(`finding:${id}`)); ++i) {
    const list = await app.rect('paragraph:all');
    await app.page.mouse.move(list.x + list.width + 120, 500);
    await app.page.mouse.wheel(0, 400);
    await app.settle(120);
  }
  await click(app, `finding:${id}`);
}

describe('findings', () => {
  test('open by their tab, tell their reason in the chosen language, and lead to the proposal', async () => {
    const app = await open({ size: '1440x900', fragment: 'lang=ru&theme=light&page=plan&today=2026-11-25' });
    await click(app, 'tab:findings');
    const all = await findings(app);
    assert.ok(all.length > 50);
    assert.ok(await app.rect('why'), 'the card stands beside the list');
    const first = all.find((f) => f.paragraph === '4.1');
    await click(app, 'paragraph:4');
    await choose(app, first.id);
    assert.match(await text(app), new RegExp(`finding=${first.id}`));
    await click(app, 'lang:kk');
    const kazakh = (await findings(app)).find((f) => f.id === first.id);
    assert.notEqual(kazakh.words, first.words);
    assert.match(kazakh.words, /[әғқңөұүһі]/);
    await click(app, 'why-proposal');
    assert.match(await text(app), /page=proposals/);
    assert.ok(await app.rect('paper'), 'the letter is open');
    assert.equal(await idleFrames(app), 0);
    await app.close();
  });

  test('are filtered by sign and shown again, and the keyboard walks through them', async () => {
    const app = await open({ size: '1440x900', fragment: 'lang=en&page=findings&today=2026-11-25' });
    await click(app, 'sign:3');
    const hidden = (await findings(app)).find((f) => f.sign === 'decide');
    assert.equal(await app.rect(`finding:${hidden.id}`), null);
    await click(app, 'sign:3');
    await click(app, 'paragraph:3');
    const rows = (await findings(app)).filter((f) => f.paragraph === '3');
    await click(app, `finding:${rows[0].id}`);
    await press(app, 'ArrowDown');
    await press(app, 'Enter');
    assert.match(await text(app), new RegExp(`finding=${rows[1].id}`));
    await app.close();
  });

  test('on a phone the card takes the place of the list', async () => {
    const app = await open({ size: '390x844', dpr: 2, fragment: 'lang=ru&page=plan&today=2026-11-25' });
    await click(app, 'tab:findings');
    const { id } = (await findings(app))[0];
    await click(app, `finding:${id}`);
    assert.ok(await app.rect('why'));
    await click(app, 'why-close');
    assert.ok(await app.rect(`finding:${id}`));
    await click(app, 'menu');
    await click(app, 'menu:localities');
    assert.match(await text(app), /page=localities/);
    await app.close();
  });
});

describe('proposals', () => {
  test('a stage and an outgoing number outlive a reload, in no link and no plan', async () => {
    const app = await open({ size: '1440x900', fragment: 'lang=ru&page=proposals&document=4.2&today=2026-11-25' });
    await click(app, 'stage:4.2:5');
    const rect = await app.rect('number:4.2');
    if (!rect) {
      const card = await app.rect('proposal:4.2');
      await app.page.mouse.move(...middle(card));
      await app.page.mouse.wheel(0, 600);
      await app.settle();
    }
    await type(app, 'number:4.2', '12-3/45');
    await press(app, 'Enter');
    const [record] = (await records(app)).proposals;
    assert.deepEqual({ ...record }, { kind: '4.2', year: 2027, stage: 'sent', answer: 'none', number: '12-3/45', date: '2026-11-25' });
    await app.reload();
    assert.deepEqual((await records(app)).proposals, [record]);
    assert.doesNotMatch(JSON.stringify(await app.scenario()), /12-3/);
    assert.equal(await idleFrames(app), 0);
    await app.close();
  });

  test('execution by month is filled in by keyboard, kept in the records and printed in the letter', async () => {
    const app = await open({ size: '1440x900', fragment: 'lang=ru&page=proposals&document=4.4&today=2026-11-25' });
    const card = await app.rect('proposal:4.4');
    await app.page.mouse.move(...middle(card));
    for (let i = 0; i < 12 && !await app.rect('execution:labour_immigrants:1:permits'); ++i) {
      await app.page.mouse.wheel(0, 300);
      await app.settle();
    }
    await type(app, 'execution:labour_immigrants:1:planned', '120');
    await press(app, 'Tab');
    await press(app, 'Tab');
    await app.page.keyboard.type('95');
    await press(app, 'Enter');
    const { execution } = await records(app);
    assert.deepEqual(execution.map((one) => ({ ...one })), [{ stream: 'labour_immigrants', year: 2026, month: 1, planned: 120, permits: 95 }]);
    const [file] = await Promise.all([app.page.waitForEvent('download'), click(app, 'csv')]);
    const csv = readFileSync(await file.path(), 'utf8');
    assert.match(csv, /120/);
    assert.equal(await idleFrames(app), 0);
    await app.close();
  });

  test('a proposal asks for another period, and the letter says so', async () => {
    const app = await open({ size: '1440x900', fragment: 'lang=ru&page=proposals&document=4.2&today=2026-11-25' });
    await app.page.mouse.move(...middle(await app.rect('proposal:4.2')));
    for (let i = 0; i < 12 && !await app.rect('period:4.2'); ++i) {
      await app.page.mouse.wheel(0, 200);
      await app.settle();
    }
    await click(app, 'period:4.2');
    await click(app, 'period:4.2:medium');
    assert.equal((await records(app)).proposals[0].period, 'medium_term');
    const [file] = await Promise.all([app.page.waitForEvent('download'), click(app, 'csv')]);
    assert.match(readFileSync(await file.path(), 'utf8'), /2029/);
    await app.close();
  });

  test('print opens the document in a new tab, and CSV comes as a file', async () => {
    const app = await open({ size: '1440x900', fragment: 'lang=kk&page=proposals&document=4.1&letter=kk%2Bru&today=2026-11-25' });
    const [tab] = await Promise.all([app.page.context().waitForEvent('page'), click(app, 'print')]);
    await tab.waitForLoadState();
    assert.match(await tab.title(), /Қандастар/);
    await tab.close();
    const [file] = await Promise.all([app.page.waitForEvent('download'), click(app, 'csv')]);
    assert.match(file.suggestedFilename(), /^kosh-4\.1-.*\.csv$/);
    await app.close();
  });

  test('DOCX comes as a file', async () => {
    const app = await open({ size: '1440x900', fragment: 'lang=ru&page=proposals&document=4.3&today=2026-11-25' });
    const [file] = await Promise.all([app.page.waitForEvent('download'), click(app, 'docx')]);
    assert.match(file.suggestedFilename(), /^kosh-4\.3-.*\.docx$/);
    await app.close();
  });
});

describe('the list of localities', () => {
  test('on 16 December its deadline is missed, and a fixed version makes it done', async () => {
    const app = await open({ size: '1440x900', fragment: 'lang=ru&page=localities&today=2026-12-16' });
    assert.equal((await legal(app)).state, 'missed');
    await click(app, 'determine');
    await click(app, 'fix');
    assert.equal((await legal(app)).state, 'done');
    const [list] = (await records(app)).lists;
    assert.equal(list.fixed_on, '2026-12-16');
    assert.equal(list.year, 2027);
    assert.equal(list.localities.length, 8 + 8 + 7, 'all three parts with their state');
    assert.deepEqual([list.localities[0].part, list.localities[0].state], ['kandas', 'no_room']);
    await app.close();
  });

  test('nineteen days before it the countdown leads to the calendar', async () => {
    const app = await open({ size: '1440x900', fragment: 'lang=ru&page=proposals&today=2026-11-25' });
    assert.deepEqual(await legal(app), { today: '2026-11-25', year: 2027, days: 19, state: 'ahead' });
    await click(app, 'countdown');
    assert.match(await text(app), /page=calendar/);
    assert.ok(await app.rect('deadline:list_determined'), 'what is due is in sight');
    await app.close();
  });
});
