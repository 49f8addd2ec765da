// The command line as a user runs it: verbs, exit codes, both builds byte for byte.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { after, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const native = process.env.KOSH_NATIVE ?? join(root, 'build/native/kosh');
const wasm = process.env.KOSH_WASM ?? join(root, 'build/wasm/kosh.js');
const fixtures = join(root, 'tests/fixtures');
const tiny = join(fixtures, 'tiny_city');
const almaty = join(root, 'data/almaty');
const scratch = mkdtempSync(join(tmpdir(), 'kosh-'));
after(() => rmSync(scratch, { recursive: true, force: true }));

const builds = { native: [native], wasm: [process.execPath, wasm] };

function kosh(build, ...args) {
  const [program, ...before] = builds[build];
  const env = { ...process.env, LANG: 'C' };
  const run = spawnSync(program, [...before, ...args], { env, maxBuffer: 1 << 28 });
  return { code: run.status, out: run.stdout, text: run.stdout.toString(), messages: run.stderr.toString() };
}

function inBoth(...args) {
  const [a, b] = Object.keys(builds).map((build) => kosh(build, ...args));
  assert.ok(a.out.equals(b.out), `the same bytes natively and in WebAssembly: ${args.join(' ')}`);
  assert.equal(a.code, b.code);
  assert.equal(a.messages, b.messages);
  return a;
}

function oneFile(folder) {
  const parts = {};
  for (const name of readdirSync(folder).filter((n) => /\.(geo)?json$/.test(n)))
    parts[basename(name).split('.')[0]] = JSON.parse(readFileSync(join(folder, name), 'utf8'));
  const path = join(scratch, 'one.json');
  writeFileSync(path, JSON.stringify({ format: 'kosh/dataset', version: 1, parts }));
  return path;
}

function scenario(content) {
  const path = join(scratch, 'plan.json');
  writeFileSync(path, JSON.stringify({ format: 'kosh/scenario', version: 1, ...content }));
  return path;
}

function ownFigures(figures) {
  const path = join(scratch, 'own.json');
  writeFileSync(path, JSON.stringify({ format: 'kosh/overlay', version: 1, figures }));
  return path;
}

// Tiny City with one part broken, or with a file more.
function broken(part, change) {
  const folder = mkdtempSync(join(scratch, 'broken-'));
  for (const name of new Set([...readdirSync(tiny), part])) {
    const text = existsSync(join(tiny, name)) ? readFileSync(join(tiny, name), 'utf8') : '';
    writeFileSync(join(folder, name), name === part ? change(text) : text);
  }
  return folder;
}

test('both builds are there', () => {
  assert.ok(existsSync(native), native);
  assert.ok(existsSync(wasm), wasm);
});

describe('validate', () => {
  test('a good dataset gives silence and 0, as a folder and as one file', () => {
    for (const dataset of [tiny, oneFile(tiny)]) {
      const run = inBoth('validate', dataset);
      assert.deepEqual([run.code, run.text, run.messages], [0, '', '']);
    }
  });

  test('the dataset of Almaty is good', () => {
    const run = inBoth('validate', almaty, '--warnings');
    assert.deepEqual([run.code, run.text, run.messages], [0, '', '']);
  });

  test('every error is one line with file and path, and the code is 1', () => {
    const folder = broken('demography.json', (text) =>
      text.replace('[100, 100, 100, 100, 100]', '[100, "x", 100, 100, 100]').replace('"base_year": 2026', '"base_year": null'));
    const run = inBoth('validate', folder);
    assert.equal(run.code, 1);
    assert.deepEqual(run.messages.trim().split('\n'), [
      'demography.json: /base_year: line 4: found null, expected a number',
      'demography.json: /base/north/f/1: line 9: found "x", expected a number',
    ]);
  });

  test('messages come in the chosen language', () => {
    const folder = broken('quotas.json', (text) => text.slice(0, 100));
    assert.match(inBoth('validate', folder, '--lang', 'ru').messages, /это не JSON: строка/);
    assert.match(inBoth('validate', folder, '--lang', 'kk').messages, /JSON оқылмады/);
  });

  test('every broken file of the fixtures is refused by both builds alike', () => {
    const names = readdirSync(join(fixtures, 'broken'));
    assert.ok(names.length >= 10);
    for (const name of names) {
      const part = name.slice(name.indexOf('.') + 1);
      const bytes = readFileSync(join(fixtures, 'broken', name));
      const run = inBoth('validate', broken(part, () => bytes));
      assert.equal(run.code, 1, name);
      assert.ok(run.messages.length > 0, name);
    }
  });

  test('without the parts that are not required the data open, with warnings on demand', () => {
    const folder = broken('quotas.json', (text) => text);
    for (const part of ['quotas', 'services', 'places']) rmSync(join(folder, `${part}.json`));
    assert.deepEqual([inBoth('validate', folder).code, inBoth('validate', folder).messages], [0, '']);
    const warned = inBoth('validate', folder, '--warnings');
    assert.equal(warned.code, 0);
    const lines = warned.messages.trim().split('\n');
    assert.equal(lines.length, 3);
    ['quotas', 'services', 'places'].forEach((part, i) => assert.ok(lines[i].startsWith(folder) && lines[i].includes(`${part}.json`), lines[i]));
  });

  test('a folder without a dataset is named', () => {
    const folder = mkdtempSync(join(scratch, 'empty-'));
    const run = inBoth('validate', folder);
    assert.equal(run.code, 1);
    assert.ok(run.messages.startsWith(`${folder}: the part sources.json is missing`), run.messages);
  });

  test('a wrong number is told as the file has it', () => {
    const run = inBoth('evaluate', tiny, '--format', 'csv', '--scenario', scenario({ quotas: { kandas: { 2027: -5, 2028: 0.25 } } }));
    assert.equal(run.code, 1);
    assert.match(run.messages, /\/quotas\/kandas\/2027: found -5, expected a whole number of zero or more/);
    assert.match(run.messages, /\/quotas\/kandas\/2028: found 0\.25,/);
  });

  test('a dataset that is not there is an error that names it', () => {
    const run = inBoth('validate', join(scratch, 'nothing'));
    assert.equal(run.code, 1);
    assert.match(run.messages, /cannot read the file: .*nothing/);
  });
});

describe('evaluate and population', () => {
  const inflow = { quotas: { kandas: { 2026: 400 } }, included: ['north'], assumptions: { fertility: 1.1, mortality: 1.2 } };

  test('the same bytes natively and in WebAssembly, for the baseline and a scenario', () => {
    for (const verb of ['evaluate', 'population'])
      for (const more of [[], ['--scenario', scenario(inflow)]]) assert.equal(inBoth(verb, tiny, ...more).code, 0);
    assert.equal(inBoth('evaluate', tiny, '--format', 'json').code, 0);
  });

  test('the same bytes for Almaty', () => {
    const plan = scenario({ quotas: { kandas: { 2027: 1500 } }, assumptions: { fertility: 0.9, mortality: 1.1, inflow: 1.2 } });
    for (const verb of ['evaluate', 'population']) {
      const run = inBoth(verb, almaty, '--scenario', plan);
      assert.equal(run.code, 0);
      assert.ok(run.text.split('\n').length > 1000);
    }
  });

  test('folder and one file give the same bytes', () => {
    assert.equal(inBoth('evaluate', tiny).text, inBoth('evaluate', oneFile(tiny)).text);
  });

  test('the columns are the stated ones and the numbers those of Tiny City', () => {
    const lines = inBoth('evaluate', tiny).text.split('\n');
    assert.equal(lines[0], 'year,territory,indicator,value,unit,status');
    assert.ok(lines.some((line) => line.startsWith('2027,town,population,2730,')));
    const people = inBoth('population', tiny).text.split('\n');
    assert.equal(people[0], 'year,territory,sex,age,persons');
    assert.ok(people.includes('2027,north,f,0,45'));
  });

  test('a scenario changes the result', () => {
    assert.notEqual(inBoth('evaluate', tiny, '--scenario', scenario(inflow)).text, inBoth('evaluate', tiny).text);
  });

  test('JSON is valid and holds the rows of the CSV', () => {
    const json = JSON.parse(inBoth('evaluate', tiny, '--format', 'json').text);
    const rows = inBoth('evaluate', tiny).text.trim().split('\n').length - 1;
    assert.equal(json.values.length, rows);
  });

  test('every factor of paragraph 3 is shown for Almaty, with "no data" where nothing is published', () => {
    const { factors } = JSON.parse(inBoth('evaluate', almaty, '--format', 'json').text);
    assert.deepEqual(factors.map((f) => f.id), ['I1', 'I2', 'I3', 'I4', 'F1', 'F2', 'F3', 'F4', 'F5', 'F6', 'F7', 'F8', 'F9', 'F10', 'F11']);
    for (const { id, rows } of factors) {
      assert.ok(rows.length > 0, id);
      for (const row of rows) assert.equal(row.status === 'no_data', row.value === null, `${id} ${row.indicator}`);
    }
    const of = (id) => Object.fromEntries(factors.find((f) => f.id === id).rows.map((row) => [row.indicator, row]));
    assert.equal(of('F7').religious_associations.value, null);
    assert.equal(of('F10').vacancies_per_unemployed.value, null);
    assert.equal(of('F8').pm25.year, 2025);
    assert.ok(Math.abs(of('F10').labour_force.value - 1173572) < 1);
  });

  test('a published figure keeps its year and a series without one has neither', () => {
    const lines = inBoth('evaluate', almaty).text.trim().split('\n');
    assert.deepEqual(lines.filter((line) => /,turksib,pm25,/.test(line)).map((line) => line.slice(0, 4)), ['2025']);
    assert.ok(lines.includes(',almaty,religious_associations,,units,no_data'));
  });

  test('defaults that were used are told on standard error', () => {
    const run = inBoth('evaluate', tiny);
    assert.match(run.messages, /no format given: csv is used/);
    assert.match(run.messages, /no scenario given/);
    assert.equal(inBoth('evaluate', tiny, '--format', 'csv', '--scenario', scenario({})).messages, '');
  });

  test('a scenario for other data warns, a wrong one is refused', () => {
    const other = inBoth('evaluate', tiny, '--scenario', scenario({ dataset: 'ffffffffffffffff' }));
    assert.equal(other.code, 0);
    assert.match(other.messages, /made for other data/);
    const wrong = inBoth('evaluate', tiny, '--scenario', scenario({ quotas: { martians: { 2027: 5 } } }));
    assert.equal(wrong.code, 1);
    assert.equal(wrong.text, '');
    assert.match(wrong.messages, /\/quotas\/martians\/2027/);
  });
});

describe('own figures', () => {
  const places = { path: 'services/kindergarten/capacity/south', value: 200, source: 'letter No 5', as_of: '2026-03', status: 'official' };

  test('fill in what is missing, for every verb and beside a scenario', () => {
    const file = ownFigures([places]);
    assert.ok(inBoth('evaluate', tiny).text.includes('\n2026,south,kindergarten_load,,%,no_data\n'));
    const run = inBoth('evaluate', tiny, '--overlay', file, '--scenario', scenario({}), '--format', 'csv');
    assert.equal(run.code, 0);
    assert.equal(run.messages, '');
    assert.ok(run.text.includes('\n2026,south,kindergarten_load,112.5,%,'));
    const population = inBoth('population', tiny, '--overlay', file);
    assert.equal(population.text, inBoth('population', tiny).text);
    assert.deepEqual([inBoth('validate', tiny, '--overlay', file).code, kosh('native', 'bench', tiny, '--overlay', file).code], [0, 0]);
  });

  test('the kept file of version 1 is read, with a warning about other data', () => {
    const run = inBoth('validate', tiny, '--overlay', join(fixtures, 'overlay_v1.json'));
    assert.equal(run.code, 0);
    assert.match(run.messages, /overlay_v1\.json: \/dataset: .*other data/);
  });

  test('that do not fit are refused, every problem with its place', () => {
    const file = ownFigures([{ ...places, path: 'services/bath/unit_cost' }, { ...places, value: -1, source: '' }]);
    for (const verb of ['validate', 'evaluate', 'population', 'bench']) {
      const run = inBoth(verb, tiny, '--overlay', file);
      assert.deepEqual([run.code, run.text], [1, '']);
      for (const place of ['/figures/0/path', '/figures/1/value', '/figures/1/source']) assert.ok(run.messages.includes(place), place);
    }
    assert.equal(inBoth('validate', tiny, '--overlay', join(scratch, 'nowhere.json')).code, 1);
    assert.equal(inBoth('validate', tiny, '--overlay').code, 2);
  });
});

describe('ensemble', () => {
  // Tiny City with spreads.
  const spread = (sd, rho) => ({ sd: fact(sd), rho: fact(rho) });
  const fact = (value) => ({ value, source: 'tiny', as_of: '2026-01-01', status: 'estimate' });
  const spreads = {
    format: 'kosh/uncertainty', version: 1, fertility: spread(0.1, 0.9), mortality: spread(0.1, 0.9),
    flows: { interregional_in: { ...spread(0.2, 0.5), split: spread(0.2, 0.9) }, external_in: spread(0.3, 0.5) },
    fill_rates: { kandas: spread(0.2, 0.5), foreign_1: spread(0.2, 0.5), foreign_seasonal: spread(0.2, 0.5) },
  };
  const uncertain = () => broken('uncertainty.json', () => JSON.stringify(spreads));
  const shards = (build, dataset, runs, count) => Array.from({ length: count }, (_, i) => {
    const path = join(scratch, `shard-${build}-${i}.csv`);
    const run = kosh(build, 'ensemble', dataset, '--runs', String(runs), '--seed', '5', '--shard', `${i + 1}/${count}`);
    assert.equal(run.code, 0, run.messages);
    writeFileSync(path, run.out);
    return path;
  });

  test('the same bytes natively and in WebAssembly, for Tiny City and Almaty', () => {
    for (const dataset of [uncertain(), almaty]) {
      const run = inBoth('ensemble', dataset, '--runs', '30', '--seed', '7');
      assert.equal(run.code, 0);
      const [bands, norms] = run.text.split('\n\n');
      assert.equal(bands.split('\n')[0], 'year,territory,indicator,q025,q10,q50,q90,q975');
      assert.equal(norms.split('\n')[0], 'norm,territory,year,p_broken');
    }
  });

  test('another seed gives other bands, a scenario too', () => {
    const dataset = uncertain(), one = kosh('native', 'ensemble', dataset, '--runs', '20', '--seed', '1').text;
    assert.notEqual(kosh('native', 'ensemble', dataset, '--runs', '20', '--seed', '2').text, one);
    const plan = scenario({ quotas: { kandas: { 2027: 300 } } });
    assert.notEqual(kosh('native', 'ensemble', dataset, '--runs', '20', '--seed', '1', '--scenario', plan).text, one);
  });

  test('three shards merged are the single job byte for byte, in any order and made by either build', () => {
    for (const dataset of [uncertain(), almaty]) {
      const whole = kosh('native', 'ensemble', dataset, '--runs', '32', '--seed', '5').out;
      const native = shards('native', dataset, 32, 3), wasm = shards('wasm', dataset, 32, 3);
      for (let i = 0; i < 3; ++i) assert.ok(readFileSync(native[i]).equals(readFileSync(wasm[i])));
      const merged = inBoth('ensemble', dataset, '--merge', native[2], wasm[0], native[1]);
      assert.equal(merged.code, 0, merged.messages);
      assert.ok(merged.out.equals(whole));
    }
  });

  test('a shard is a row a run', () => {
    const lines = readFileSync(shards('native', uncertain(), 10, 3)[1], 'utf8').trimEnd().split('\n');
    assert.deepEqual(lines.slice(2).map((line) => line.split(',')[0]), ['3', '4', '5']);
    assert.equal(lines[2].split(',').length, lines[1].split(',').length);
  });

  test('missing, repeated, foreign and damaged shards are refused', () => {
    const dataset = uncertain(), [a, b, c] = shards('native', dataset, 10, 3);
    const refused = (word, ...args) => {
      const run = inBoth('ensemble', dataset, '--merge', ...args);
      assert.deepEqual([run.code, run.text], [1, '']);
      assert.match(run.messages, word);
    };
    refused(/found 6 runs of 10/, a, b);
    refused(/found 11 runs of 10/, a, b, c, c);
    refused(/no files/);
    refused(/cannot read/, join(scratch, 'none.csv'));
    const other = join(scratch, 'other.csv');
    writeFileSync(other, readFileSync(a, 'utf8').replace('seed=5', 'seed=6'));
    refused(/another scenario, seed/, b, other, c);
    refused(/not a shard/, b, tiny + '/sources.json');
    writeFileSync(other, readFileSync(a, 'utf8').replace(/\n0,[^,]*,/, '\n0,'));
    refused(/not a shard/, other, b, c);
    refused(/another scenario, seed/, '--seed', '4', a, b, c);
  });

  test('without spreads it is refused, and defaults are told', () => {
    const run = inBoth('ensemble', tiny);
    assert.deepEqual([run.code, run.text], [1, '']);
    assert.match(run.messages, /uncertainty\.json/);
    assert.match(kosh('native', 'ensemble', uncertain(), '--runs', '2').messages, /--seed is not given: 1 is used/);
  });

  test('wrong options are told', () => {
    for (const args of [['--shard', '0/3'], ['--shard', '4/3'], ['--shard', '3'], ['--runs', '0'], ['--runs', '10000001'], ['--seed', '-1'], ['--format', 'csv']])
      assert.equal(inBoth('ensemble', almaty, ...args).code, 2, args.join(' '));
  });
});

describe('intake', () => {
  const head = 'territory,stream,probability,from,years,persons,gap,norm,year,status';

  test('the central intake, the same bytes natively and in WebAssembly', () => {
    for (const [dataset, rows] of [[tiny, 3], [almaty, 9]]) {
      const run = inBoth('intake', dataset);
      assert.equal(run.code, 0);
      const lines = run.text.trimEnd().split('\n');
      assert.equal(lines[0], head);
      assert.equal(lines.length, 1 + rows);
    }
  });

  test('with a probability, the same bytes natively and in WebAssembly', () => {
    const run = inBoth('intake', almaty, '--probability', '0.9', '--runs', '24', '--seed', '3', '--years', '3', '--from', '2028');
    assert.equal(run.code, 0);
    const lines = run.text.trimEnd().split('\n');
    assert.equal(lines.length, 10);
    assert.match(lines[1], /^almaty,kandas,0\.9\d*,2028,3,/);
  });

  test('today Nauryzbay has no room: the answer is a gap, a norm and a year', () => {
    const [, row] = kosh('native', 'intake', almaty, '--territory', 'nauryzbay').text.split('\n');
    assert.match(row, /^nauryzbay,kandas,,2027,5,0,-\d+(\.\d+)?,school,20\d\d,/);
  });

  test('defaults are told, and what cannot be asked', () => {
    assert.match(kosh('native', 'intake', tiny).messages, /--years is not given: 5 is used/);
    for (const args of [['--stream', 'nobody'], ['--territory', 'nowhere'], ['--from', '2200'], ['--probability', '0.5']]) {
      const run = inBoth('intake', tiny, ...args);
      assert.deepEqual([run.code, run.text], [1, ''], args.join(' '));
    }
    for (const args of [['--probability', '0'], ['--probability', '2'], ['--years', '0'], ['--from', 'x'], ['--shard', '1/2']])
      assert.equal(inBoth('intake', tiny, ...args).code, 2, args.join(' '));
  });
});

describe('usage', () => {
  test('help goes to standard output with code 0', () => {
    for (const verb of ['help', '--help']) {
      const run = inBoth(verb);
      assert.equal(run.code, 0);
      for (const word of ['validate', 'evaluate', 'population', 'bench', '--overlay', '--lang']) assert.ok(run.text.includes(word), word);
    }
  });

  test('the JSON tells the findings for the year after today', () => {
    const run = inBoth('evaluate', almaty, '--format', 'json', '--today', '2027-03-01');
    const told = JSON.parse(run.text);
    assert.equal(told.coming_year, 2028);
    assert.ok(told.findings.length > 50 && told.findings.length <= 150);
    for (const f of told.findings) for (const lang of ['kk', 'ru', 'en']) assert.ok(f.message[lang].length > 0, f.id);
    const base = inBoth('evaluate', tiny, '--format', 'json');
    assert.equal(JSON.parse(base.text).coming_year, 2027);
    assert.match(base.messages, /2027/);
  });

  test('wrong usage is told on standard error with code 2', () => {
    const wrong = [[], ['dance'], ['validate'], ['validate', tiny, 'more'], ['evaluate', tiny, '--format'],
      ['bench', tiny, '--runs', '0'], ['bench', tiny, '--batches', '3x'], ['validate', tiny, '--runs', '5'],
      ['evaluate', tiny, '--format', 'xml'], ['validate', tiny, '--scenario', 'x'], ['validate', tiny, '--lang', 'de'],
      ['evaluate', tiny, '--today', '2026-02-30'], ['evaluate', tiny, '--today', '2026'], ['validate', tiny, '--today', '2026-11-25']];
    for (const args of wrong) {
      const run = inBoth(...args);
      assert.equal(run.code, 2, args.join(' '));
      assert.equal(run.text, '');
      assert.ok(run.messages.length > 0);
    }
  });

  test('a folder in the place of a file is refused in words', () => {
    const run = inBoth('evaluate', tiny, '--scenario', scratch);
    assert.equal(run.code, 1);
    assert.ok(run.messages.includes(scratch));
  });

  test('a result that cannot be written is an error', { skip: !existsSync('/dev/full') }, () => {
    const run = spawnSync('sh', ['-c', `"${native}" evaluate "${tiny}" > /dev/full`], { env: { ...process.env, LANG: 'C' } });
    assert.equal(run.status, 1);
    assert.match(run.stderr.toString(), /cannot write/);
  });

  test('bench prints times as JSON', () => {
    for (const build of Object.keys(builds)) {
      const run = kosh(build, 'bench', tiny);
      assert.equal(run.code, 0);
      const times = JSON.parse(run.text);
      assert.ok(times.evaluate_us > 0 && times.kernel_us_per_run > 0);
      assert.ok(!('ensemble_ms' in times), 'Tiny City has no spreads');
    }
  });

  test('bench times an ensemble and its slices where the data have spreads', () => {
    const times = JSON.parse(kosh('native', 'bench', almaty, '--batches', '1', '--runs', '40').text);
    assert.ok(times.ensemble_ms > 0 && times.ensemble_slice_ms_p95 > 0);
  });

  test('the batch kernel gives the same bytes natively and in WebAssembly', () => {
    const files = Object.keys(builds).map((build) => {
      const path = join(scratch, `kernel-${build}`);
      assert.equal(kosh(build, 'bench', almaty, '--runs', '19', '--export', path).code, 0);
      return readFileSync(path);
    });
    assert.ok(files[0].length > 100000);
    assert.ok(files[0].equals(files[1]));
  });

  test('a file that cannot be written is an error', () => {
    assert.equal(inBoth('bench', tiny, '--runs', '1', '--export', join(scratch, 'no folder', 'file')).code, 1);
  });
});
