// The batch kernel in JavaScript, as fast as plain typed arrays go: node tests/bench/kernel.mjs FILE [--batch | --ensemble]
// Without --batch the totals are compared with those of the file, with it one batch of all runs is timed, with --ensemble the
// draws of every component and year, the runs and the quantiles of the totals.
// One run after the other, and the sums over territories and profiles written out, which node 20 runs twice as fast as
// loops of eight and six, and faster than runs side by side (4, 8, 20 or 40 of them were tried).
import { readFileSync } from 'node:fs';

const n = 8, profiles = 6;

// The file of `kosh bench --export` (src/bench.h): a line of JSON, then float64 arrays in the order of their names.
function readKernel(path) {
  const bytes = readFileSync(path);
  const line = bytes.indexOf(10) + 1;
  const { arrays, timing, profile_of: profileOf } = JSON.parse(bytes.toString('utf8', 0, line));
  const buffer = new Uint8Array(bytes.subarray(line)).buffer;
  const kernel = { profileOf, ages: arrays.start[1], periods: arrays.multipliers[0], components: arrays.multipliers[1],
    runs: arrays.multipliers[2] };
  let at = 0;
  for (const [name, shape] of Object.entries(arrays)) {
    const size = shape.reduce((a, b) => a * b, 1);
    kernel[name] = new Float64Array(buffer, at, size);
    at += size * 8;
  }
  if (at !== buffer.byteLength) throw new Error('the file is not as long as its header says');
  if (timing !== 0 || arrays.net[1] !== 0 || arrays.stay[1] !== n || arrays.share[2] !== profiles)
    throw new Error('only eight territories with moves, six profiles and migration through the year are written out');
  return kernel;
}

// The destination outside, so that its sum reads along a row.
function destinationFirst(stay) {
  const out = new Float64Array(stay.length);
  for (let age = 0; age < stay.length; age += n * n)
    for (let from = 0; from < n; ++from) for (let to = 0; to < n; ++to) out[age + to * n + from] = stay[age + from * n + to];
  return out;
}

function makeState(kernel) {
  return {
    people: new Float64Array(2 * kernel.ages * n),  // [sex][age][territory]
    weight: new Float64Array(n * profiles),         // persons of half a year by territory and profile
    half: new Float64Array(n), before: new Float64Array(n), survived: new Float64Array(n), births: new Float64Array(n),
    sum: new Float64Array(n),
    stay: destinationFirst(kernel.stay),
  };
}

function migrants(share, weight, row, d) {
  const i = row * profiles, j = d * profiles;
  return share[i] * weight[j] + share[i + 1] * weight[j + 1] + (share[i + 2] * weight[j + 2] + share[i + 3] * weight[j + 3]) +
    (share[i + 4] * weight[j + 4] + share[i + 5] * weight[j + 5]);
}

// One year of one run, in place.
function step(kernel, state, period, run) {
  const { dying, fertility, girls, share, persons, multipliers, profileOf, ages, components, runs } = kernel;
  const { people, weight, half, before, survived, births, stay } = state;
  const streams = profileOf.length, factor = period * components * runs + run;
  const rates = period * 2 * ages * n, mothers = period * ages * n;
  const mortality = multipliers[factor + runs];
  weight.fill(0);
  births.fill(0);
  for (let s = 0; s < streams; ++s) {
    const k = 0.5 * multipliers[factor + (2 + s) * runs], from = (period * streams + s) * n;
    for (let d = 0; d < n; ++d) weight[d * profiles + profileOf[s]] += k * persons[from + d];
  }
  for (let sex = 0; sex < 2; ++sex) {
    for (let age = 0; age < ages; ++age) {
      const row = sex * ages + age, cell = row * n, open = age === ages - 1;
      for (let d = 0; d < n; ++d) {
        const m = migrants(share, weight, row, d), wanted = people[cell + d] + m, now = wanted > 0 ? wanted : 0;
        const from = open ? before[d] + now : before[d], alive = 1 - mortality * dying[rates + cell + d];
        half[d] = m;
        before[d] = now;
        survived[d] = alive > 0 ? from * alive : 0;
      }
      if (age === 0) continue;
      const bear = sex === 0 && !open;
      const s0 = survived[0], s1 = survived[1], s2 = survived[2], s3 = survived[3];
      const s4 = survived[4], s5 = survived[5], s6 = survived[6], s7 = survived[7];
      for (let to = 0; to < n; ++to) {
        const i = (age * n + to) * n;
        const wanted = half[to] + (s0 * stay[i] + s1 * stay[i + 1] + (s2 * stay[i + 2] + s3 * stay[i + 3]) +
          (s4 * stay[i + 4] + s5 * stay[i + 5] + (s6 * stay[i + 6] + s7 * stay[i + 7])));
        const end = wanted > 0 ? wanted : 0;
        people[cell + to] = end;
        if (bear) births[to] += (before[to] + end) * fertility[mothers + age * n + to];
      }
    }
  }
  for (let sex = 0; sex < 2; ++sex) {
    const row = sex * ages, part = multipliers[factor] * (sex === 0 ? girls[period] : 1 - girls[period]);
    for (let d = 0; d < n; ++d) {
      const infants = births[d] * part * Math.max(1 - mortality * dying[rates + row * n + d], 0);
      people[row * n + d] = Math.max(infants + migrants(share, weight, row, d), 0);
    }
  }
}

function keepTotals({ people, sum }, totals, at, stride) {
  sum.fill(0);
  for (let i = 0; i < people.length; i += n) for (let d = 0; d < n; ++d) sum[d] += people[i + d];
  for (let d = 0; d < n; ++d) totals[at + d * stride] = sum[d];
}

function project(kernel, state, totals) {
  const { periods, runs } = kernel;
  for (let run = 0; run < runs; ++run) {
    state.people.set(kernel.start);
    for (let period = 0; period <= periods; ++period) {
      keepTotals(state, totals, period * n * runs + run, runs);
      if (period < periods) step(kernel, state, period, run);
    }
  }
}

// The largest relative difference; NaN where a number is missing.
function worst(totals, expected) {
  let max = 0;
  for (let i = 0; i < expected.length; ++i) {
    const difference = Math.abs(totals[i] - expected[i]) / Math.abs(expected[i]);
    if (!(difference <= max)) max = difference;
    if (Number.isNaN(max)) return max;
  }
  return max;
}

// Log-normal multipliers with mean one that remember half of a year's deviation, in the place of those of the file.
function draw({ multipliers, periods, components, runs }, sd = 0.1, rho = 0.5) {
  const x = new Float64Array(components * runs);
  let variance = 0;
  for (let period = 0; period < periods; ++period) {
    variance = rho * rho * variance + sd * sd;
    for (let i = 0; i < x.length; ++i) {
      const normal = Math.sqrt(-2 * Math.log(1 - Math.random())) * Math.cos(2 * Math.PI * Math.random());
      x[i] = rho * x[i] + sd * normal;
      multipliers[period * x.length + i] = Math.exp(x[i] - variance / 2);
    }
  }
}

function quantiles(totals, runs) {
  const out = [];
  for (let at = 0; at < totals.length; at += runs) {
    const row = totals.slice(at, at + runs).sort();
    for (const p of [0.025, 0.1, 0.5, 0.9, 0.975]) {
      const place = p * (runs - 1), below = Math.floor(place), above = Math.min(below + 1, runs - 1);
      out.push(row[below] + (place - below) * (row[above] - row[below]));
    }
  }
  return out;
}

function ensemble(kernel, state, totals) {
  draw(kernel);
  project(kernel, state, totals);
  return quantiles(totals, kernel.runs);
}

const [path, batch] = process.argv.slice(2);
const kernel = readKernel(path);
const state = makeState(kernel);
const totals = new Float64Array(kernel.totals.length);
project(kernel, state, totals);  // also warms up
if (batch === '--ensemble') {
  const start = performance.now(), bands = ensemble(kernel, state, totals);
  console.log(JSON.stringify({ ensemble_ms: performance.now() - start, bands: bands.length }));
} else if (batch) {
  const start = performance.now();
  project(kernel, state, totals);
  console.log(JSON.stringify({ kernel_us_per_run: ((performance.now() - start) * 1000) / kernel.runs }));
} else {
  const difference = worst(totals, kernel.totals);
  console.log(JSON.stringify({ worst: difference }));
  process.exitCode = difference <= 1e-9 ? 0 : 1;
}
