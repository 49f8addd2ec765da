// A picture of the screen: shot.mjs OUT.png [--size WxH] [--lang kk|ru|en] [--theme dark|light] [--page NAME] [--dpr N] [--hash FRAGMENT]
import { parseArgs } from 'node:util';
import { closeBrowser, open, page } from './harness.mjs';

const text = (value) => ({ type: 'string', default: value });
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { size: text('1440x900'), lang: text('ru'), theme: text('light'), page: text('plan'), dpr: text('1'), hash: text(''), url: text(page) },
});
if (positionals.length !== 1 || !/^\d+x\d+$/.test(values.size)) {
  console.error('usage: shot OUT.png [--size WxH] [--lang kk|ru|en] [--theme dark|light] [--page NAME] [--dpr N] [--hash FRAGMENT]');
  process.exit(2);
}
const fragment = [`lang=${values.lang}`, `theme=${values.theme}`, `page=${values.page}`, values.hash].filter(Boolean).join('&');
const app = await open({ url: values.url, size: values.size, dpr: Number(values.dpr), fragment, runs: true, colorScheme: values.theme });
await app.page.screenshot({ path: positionals[0] });
for (const line of app.errors) console.error(line);
await closeBrowser();
process.exit(app.errors.length ? 1 : 0);
