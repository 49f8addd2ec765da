// A phone's on-screen keyboard: a touched number cell gives the focus to a hidden input, and what comes there is typed.
import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { click, closeBrowser, idleFrames, middle, open } from './harness.mjs';

after(closeBrowser);

const kCell = 'quota-cell:kandas';
const focused = (app) => app.page.evaluate(() => document.activeElement.id);
const decided = async (app) => Object.values((await app.scenario()).quotas?.kandas ?? {})[0];

async function tap(app, id) {
  const rect = await app.rect(id);
  assert.ok(rect, `${id} is on the screen`);
  await app.page.touchscreen.tap(...middle(rect));
  await app.settle();
}

async function phone() {
  const app = await open({ size: '390x844', dpr: 2, touch: true, fragment: 'lang=ru&quota-year=2027' });
  await tap(app, 'tab:quotas');
  assert.equal(await focused(app), 'canvas');
  return app;
}

// A key of a keyboard that keeps its names to itself, as on Android: only the effect on the input is told.
const effect = (app, command, text) => app.page.evaluate(([name, value]) => document.execCommand(name, false, value), [command, text]);

describe('a number cell touched on a phone', () => {
  test('opens the keyboard over itself, takes digits, a Backspace and Enter, and rests afterwards', async () => {
    const app = await phone();
    const rect = await app.rect(kCell);
    await tap(app, kCell);
    assert.equal(await focused(app), 'keyboard');
    const place = await app.page.evaluate(() => document.activeElement.getBoundingClientRect().toJSON());
    assert.ok(place.left >= rect.x && place.right <= rect.x + rect.width, 'beside the digits');
    assert.ok(place.top >= rect.y - 1 && place.bottom <= rect.y + rect.height + 1, 'on the line of the cell');
    await app.page.keyboard.insertText('69');
    await app.page.keyboard.press('Backspace');
    await app.page.keyboard.type('00');
    await app.page.keyboard.press('Enter');
    await app.settle();
    assert.equal(await decided(app), 600);
    assert.equal(await focused(app), 'canvas');
    assert.equal(await idleFrames(app), 0);
    await app.close();
  });

  test('has the focus before the touch is over, else a phone would not show its keyboard', async () => {
    const app = await phone();
    const rect = await app.rect(kCell);
    await app.page.evaluate(() => { requestAnimationFrame = () => 0; });  // no frame comes by itself any more
    await app.page.touchscreen.tap(...middle(rect));
    assert.equal(await focused(app), 'keyboard');
    await app.close();
  });

  test('follows a keyboard that tells no keys but only what became of the text', async () => {
    const app = await phone();
    await tap(app, kCell);
    for (const digit of ['4', '5', '6']) await effect(app, 'insertText', digit);
    await effect(app, 'delete');
    await effect(app, 'delete');
    await effect(app, 'insertText', '2');
    await app.page.evaluate(() => document.activeElement.dispatchEvent(new InputEvent('beforeinput', { inputType: 'insertLineBreak', bubbles: true })));
    await app.settle();
    assert.equal(await decided(app), 42);
    assert.equal(await focused(app), 'canvas');
    await app.close();
  });

  test('lets the digits that stood there be deleted one by one after a touch behind them', async () => {
    const app = await phone();
    await tap(app, kCell);
    await app.page.keyboard.insertText('425');
    await app.page.keyboard.press('Enter');
    await app.settle();
    await tap(app, kCell);
    await app.page.waitForTimeout(400);  // not a double tap, which chooses the whole number
    const rect = await app.rect(kCell);
    await app.page.touchscreen.tap(rect.x + rect.width - 6, rect.y + rect.height / 2);
    await app.settle();
    assert.equal(await focused(app), 'keyboard');
    for (let i = 0; i < 2; ++i) await effect(app, 'delete');
    await effect(app, 'insertText', '7');
    await app.page.keyboard.press('Enter');
    await app.settle();
    assert.equal(await decided(app), 47);
    await app.close();
  });

  test('keeps the number when the keyboard is closed by its own button', async () => {
    const app = await phone();
    await tap(app, kCell);
    await app.page.keyboard.insertText('75');
    await app.page.evaluate(() => document.activeElement.blur());
    await app.settle();
    assert.equal(await decided(app), 75);
    assert.equal(await idleFrames(app), 0);
    await app.close();
  });

  test('forgets the number after Escape, and another touched cell takes the keyboard over', async () => {
    const app = await phone();
    await tap(app, kCell);
    await app.page.keyboard.insertText('75');
    await app.page.keyboard.press('Escape');
    await app.settle();
    assert.equal(await decided(app), undefined);
    assert.equal(await focused(app), 'canvas');
    await tap(app, kCell);
    await app.page.keyboard.insertText('80');
    const finger = await app.page.context().newCDPSession(app.page);
    const [x, y] = middle(await app.rect('quota-cell:resettlers'));
    await finger.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x, y }] });
    await app.settle();
    assert.equal(await decided(app), 80);
    assert.equal(await focused(app), 'keyboard', 'closing it would move the page under the finger');
    await finger.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    await app.settle();
    assert.equal(await focused(app), 'keyboard');
    await app.page.keyboard.insertText('90');
    await tap(app, 'tab:plan');
    assert.equal(await focused(app), 'canvas');
    assert.equal(Object.values((await app.scenario()).quotas.resettlers)[0], 90);
    assert.equal(await idleFrames(app), 0);
    await app.close();
  });

  test('takes shortcuts of a keyboard that is plugged in, and pasted digits once', async () => {
    const app = await phone();
    await tap(app, kCell);
    await app.page.keyboard.type('123');
    await app.page.keyboard.press('Control+a');
    await app.page.keyboard.type('45');
    await app.page.keyboard.press('Home');
    await app.page.keyboard.press('Delete');
    await app.page.keyboard.press('End');
    await app.page.evaluate(() => {
      const data = new DataTransfer();
      data.setData('text/plain', '67');
      document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
    });
    await app.settle();
    await app.page.keyboard.press('Enter');
    await app.settle();
    assert.equal(await decided(app), 567);
    await app.close();
  });
});

test('a number cell pressed with a mouse leaves the focus on the canvas, also on a screen that can be touched', async () => {
  const app = await open({ touch: true, fragment: 'lang=ru&quota-year=2027' });
  await click(app, kCell);
  assert.equal(await focused(app), 'canvas');
  await app.page.keyboard.type('300');
  await app.page.keyboard.press('Enter');
  await app.settle();
  assert.equal(await decided(app), 300);
  await app.close();
});
