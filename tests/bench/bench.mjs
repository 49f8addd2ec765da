// Times of evaluate() and of the batch kernel against JavaScript and numpy, in interleaved batches, so that what else the
// machine does falls on all alike: node tests/bench/bench.mjs NATIVE WASM DATASET [BATCHES] [RUNS]
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const [native, wasm, dataset, batches = '9', runs = '1000'] = process.argv.slice(2);
const here = (name) => fileURLToPath(new URL(name, import.meta.url));
const python = '/usr/bin/python3';

function output(program, ...args) {
  const run = spawnSync(program, args, { encoding: 'utf8', maxBuffer: 1 << 24 });
  if (run.status !== 0) throw new Error(`${program} ${args.join(' ')}\n${run.error ?? run.signal ?? run.stdout + run.stderr}`);
  return run.stdout;
}

const folder = mkdtempSync(join(tmpdir(), 'kosh-bench-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
const file = join(folder, 'kernel');
output(native, 'bench', dataset, '--runs', runs, '--export', file);

const core = ['bench', dataset, '--batches', '1', '--runs', runs];
const programs = {
  native: [native, ...core],
  wasm: [process.execPath, wasm, ...core],
  js: [process.execPath, here('kernel.mjs'), file],
  numpy: [python, here('kernel.py'), file],
};

console.error(`${cpus().length} x ${cpus()[0]?.model.trim()}, node ${process.version}`);
console.error(output(python, here('kernel.py'), file, '--config').trim());
for (const peer of ['js', 'numpy']) console.error(`${peer}, totals against the core: ${output(...programs[peer]).trim()}`);

const times = { evaluate_us: {}, kernel_us_per_run: {} };
for (let batch = 0; batch < Number(batches); ++batch) {
  for (const [name, command] of Object.entries(programs)) {
    const peer = name === 'js' || name === 'numpy';
    const result = JSON.parse(output(...command, ...(peer ? ['--batch'] : [])));
    for (const what of Object.keys(times)) if (what in result) (times[what][name] ??= []).push(result[what]);
  }
}

// Ensembles: the core also draws the parts of the districts and counts births and services, its peers only the people.
const ensembles = {}, slices = {};
for (const [count, rounds] of [[1000, 5], [10000, 3]]) {
  const kernelFile = join(folder, `kernel-${count}`);
  output(native, 'bench', dataset, '--runs', String(count), '--export', kernelFile);
  const core = ['bench', dataset, '--batches', '1', '--runs', String(count)];
  const commands = {
    native: [native, ...core],
    wasm: [process.execPath, wasm, ...core],
    js: [process.execPath, here('kernel.mjs'), kernelFile, '--ensemble'],
    numpy: [python, here('kernel.py'), kernelFile, '--ensemble'],
  };
  const of = {};
  for (let round = 0; round < rounds; ++round) {
    for (const [name, command] of Object.entries(commands)) {
      const result = JSON.parse(output(...command));
      (of[name] ??= []).push(result.ensemble_ms);
      if ('ensemble_slice_ms_p95' in result) (slices[name] ??= []).push(result.ensemble_slice_ms_p95);
    }
  }
  ensembles[count] = of;
}

const sorted = (list) => [...list].sort((a, b) => a - b);
const median = (list) => Number(sorted(list)[Math.floor(list.length / 2)].toFixed(1));
const of = (what, pick) => Object.fromEntries(Object.entries(times[what]).map(([name, list]) => [name, pick(list)]));
const kernel = of('kernel_us_per_run', median);
console.error('fastest batches:', JSON.stringify(of('kernel_us_per_run', (list) => Number(sorted(list)[0].toFixed(1)))));
console.error(`kernel in wasm: ${(kernel.wasm / kernel.js).toFixed(2)} of the time of JavaScript, ` +
  `${(kernel.wasm / kernel.numpy).toFixed(2)} of numpy`);
const medians = (lists) => Object.fromEntries(Object.entries(lists).map(([name, list]) => [name, median(list)]));
console.log(JSON.stringify({ evaluate_us: of('evaluate_us', median), kernel_us_per_run: kernel,
  ensemble_ms: Object.fromEntries(Object.entries(ensembles).map(([count, lists]) => [count, medians(lists)])),
  ensemble_slice_ms_p95: medians(slices) }));
