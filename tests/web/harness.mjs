// Opens the program in headless Chromium for the browser tests and the screenshots; collects everything the console says.
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const root = new URL('../../', import.meta.url);
export const bundle = new URL('dist/kosh.html', root).href;
export const page = new URL('build/web/index.html', root).href;

const kFlags = ['--no-sandbox', '--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader', '--disable-quic',
  '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
const kReadyMilliseconds = 30000;
const browsers = new Map();  // by extra flags

function browser(args) {
  const key = args.join(' ');
  if (!browsers.has(key)) {
    const executablePath = process.env.KOSH_CHROMIUM ?? '/usr/bin/chromium';
    browsers.set(key, chromium.launch({ executablePath, args: [...kFlags, ...args] }));
  }
  return browsers.get(key);
}

export async function closeBrowser() {
  const open = [...browsers.values()];
  browsers.clear();
  for (const each of open) await (await each).close();
}

function sizeOf(size) {
  const [width, height] = typeof size === 'string' ? size.split('x').map(Number) : [size.width, size.height];
  return { width, height };
}

// size "WxH" or {width, height}; dpr: device pixels per CSS pixel; fragment without '#'; touch: a touch screen;
// runs: also the runs of the ensembles, which the page begins after every change and most tests need not wait for;
// init: a function that runs in the page before its own scripts, to take something away from it;
// ready false: do not wait for the program, the page is expected to refuse.
export async function open({ url = bundle, size = '1440x900', dpr = 1, fragment = '', args = [], ready = true, touch = false, runs = false,
  init = null, colorScheme = 'light', locale = 'ru-RU' } = {}) {
  if (url.startsWith('file:') && !existsSync(fileURLToPath(url))) throw new Error(`${url} is not built`);
  const context = await (await browser(args)).newContext({ viewport: sizeOf(size), deviceScaleFactor: dpr, hasTouch: touch, colorScheme, locale });
  const tab = await context.newPage();
  const errors = [];
  tab.on('console', (message) => { if (!isDriverNote(message)) errors.push(`${message.type()}: ${message.text()}`); });
  tab.on('pageerror', (error) => errors.push(`exception: ${error.message}`));

  const peek = (what) => tab.evaluate((name) => window.kosh.peek(name), what);
  const frames = () => peek('frames');
  // At rest: no frame coming, and no new one for a while. An animation is over by then; a screen that never rests is a failure.
  async function settle(quiet = 100) {
    const until = Date.now() + kReadyMilliseconds;
    for (let before = await frames(), since = Date.now(); Date.now() - since < quiet;) {
      await tab.waitForTimeout(25);
      const now = await frames();
      if (now !== before || await peek('busy')) [before, since] = [now, Date.now()];
      if (Date.now() > until) throw new Error('the screen never comes to rest');
    }
  }
  async function arrive() {
    if (!ready) return;
    await tab.waitForFunction(() => window.kosh && window.kosh.peek('frames') > 0, null, { timeout: kReadyMilliseconds });
    await settle();
  }

  if (init) await tab.addInitScript(init);
  const address = [fragment, runs ? '' : 'runs=off'].filter(Boolean).join('&');
  await tab.goto(url + (address ? '#' + address : ''));
  await arrive();
  return {
    page: tab, errors, frames, peek, settle,
    rect: (id) => peek(`rect:${id}`),
    scenario: () => peek('scenario'),
    figures: () => peek('figures'),
    view: () => peek('view'),
    problems: () => peek('problems'),
    async reload() { await tab.reload(); await arrive(); },
    // What the page said on the console is a failure, but for lines that the test expects.
    async close({ expected = null } = {}) {
      await context.close();
      assert.deepEqual(errors.filter((line) => !expected?.test(line)), []);
    },
  };
}

// --- hands and eyes of the tests
export const middle = (rect) => [rect.x + rect.width / 2, rect.y + rect.height / 2];

export async function click(app, id) {
  const rect = await app.rect(id);
  if (!rect) throw new Error(`${id} is not on the screen`);
  await app.page.mouse.click(...middle(rect));
  await app.settle();
}

// Files of {name, text}, dropped on the page together.
export async function drop(app, files) {
  await app.page.evaluate((list) => {
    const data = new DataTransfer();
    for (const file of list) data.items.add(new File([file.text], file.name));
    for (const type of ['dragenter', 'dragover', 'drop'])
      document.body.dispatchEvent(new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true }));
  }, files);
  await app.settle();
}

export async function idleFrames(app, milliseconds = 1500) {
  const before = await app.frames();
  await app.page.waitForTimeout(milliseconds);
  return (await app.frames()) - before;
}

// Chromium's software driver remarks on every screenshot of a canvas that its pixels were read back; no word of the page's.
function isDriverNote(message) {
  return message.type() === 'warning' && message.text().includes('GPU stall due to ReadPixels');
}
