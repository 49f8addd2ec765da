// The core, JavaScript and numpy give the same totals for the same runs. KOSH names the command line to test.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const kosh = process.env.KOSH ?? join(root, 'build/native/kosh');
const folder = mkdtempSync(join(tmpdir(), 'kosh-agree-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const peers = {
  JavaScript: [process.execPath, join(root, 'tests/bench/kernel.mjs')],
  numpy: ['/usr/bin/python3', join(root, 'tests/bench/kernel.py')],
};

function run(program, ...args) {
  const result = spawnSync(program, args, { encoding: 'utf8' });
  return { code: result.status, text: result.stdout, messages: result.stderr };
}

function exported(name, runs) {
  const path = join(folder, name);
  const args = ['bench', join(root, 'data/almaty'), '--runs', runs, '--export', path];
  const result = kosh.endsWith('.js') ? run(process.execPath, kosh, ...args) : run(kosh, ...args);
  assert.equal(result.code, 0, result.messages);
  return path;
}

for (const [name, [program, script]] of Object.entries(peers)) {
  test(`${name} gives the totals of the core to a billionth`, () => {
    const result = run(program, script, exported('kernel', '9'));
    assert.equal(result.code, 0, result.text + result.messages);
    assert.ok(JSON.parse(result.text).worst <= 1e-9);
  });

  test(`${name} finds a total that is wrong, or none`, () => {
    const path = exported('wrong', '9');
    const bytes = readFileSync(path);
    for (const factor of [1 + 1e-8, NaN]) {
      const wrong = Buffer.from(bytes);
      wrong.writeDoubleLE(bytes.readDoubleLE(bytes.length - 40) * factor, bytes.length - 40);
      writeFileSync(path, wrong);
      assert.equal(run(program, script, path).code, 1);
    }
  });
}
