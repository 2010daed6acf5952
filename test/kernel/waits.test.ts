import fc from 'fast-check';
import { expect, test } from 'vitest';
import { NEVER, RATE_BINS } from '../../sim/kernel/layout.ts';
import { dormantGap, later, negLog2, trialGap, visitGap } from '../../sim/kernel/waits.ts';
import { rateBins, tieFactor } from '../../sim/model/fans/rates.ts';
import { draw } from '../../sim/model/random.ts';
import { params, rangeOf, tables } from './range.ts';

rangeOf(1, 1);
const word = (agent: number) => draw({ k0: 3, k1: 4 }, 'visit-next', agent, 0) | 0;

test('−log2 of a draw is exact to 10 bits over the whole range', () => {
  fc.assert(
    fc.property(fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }), (w) => {
      const exact = 32 - Math.log2((w | 1) >>> 0);
      expect(Math.abs(negLog2(w) / 1024 - exact)).toBeLessThan(2 / 1024);
    }),
  );
});

test('gaps between visits have the mean that rate and ties ask for, and the spread of an exponential', () => {
  const bin = Math.floor(RATE_BINS * 0.95);
  for (const step of [0, 32, 64]) {
    const rate =
      params['visits.rate'] *
      tables.rates[bin]! *
      tieFactor(params, (step / 64) * params['visits.tieSaturation']);
    const n = 20_000;
    const gaps = Array.from({ length: n }, (_, agent) => visitGap(bin, step, word(agent)) / 2 ** 16);
    const mean = gaps.reduce((a, b) => a + b) / n;
    const sd = Math.sqrt(gaps.reduce((a, b) => a + (b - mean) ** 2, 0) / n);
    expect(mean * rate).toBeCloseTo(1, 1);
    expect(sd / mean).toBeCloseTo(1, 1);
  }
});

test('trial gaps and dormant spells have their means', () => {
  const n = 20_000;
  const mean = (f: (agent: number) => number) => {
    let sum = 0;
    for (let agent = 0; agent < n; agent++) sum += f(agent) / n;
    return sum;
  };
  for (const bin of [20, 60, 255])
    expect(mean((a) => trialGap(bin, word(a)) / 2 ** 20) * tables.eagerness[bin]!).toBeCloseTo(1, 1);
  expect(mean((a) => dormantGap(word(a) >>> 16) / 2 ** 16) / params['visits.dormantDays']).toBeCloseTo(1, 1);
});

test('the slowest fans never overflow the clock', () => {
  fc.assert(
    fc.property(fc.integer(), fc.nat(RATE_BINS - 1), fc.nat(64), fc.nat(NEVER), (w, bin, step, from) => {
      const next = later(from, visitGap(bin, step, w));
      expect(next).toBeGreaterThanOrEqual(from);
      expect(next).toBeLessThanOrEqual(NEVER);
    }),
  );
});

test('bin means of a Gamma average one, rise, and match the exponential in closed form', () => {
  const heavy = rateBins(0.126, 1e9, 512);
  expect(heavy.reduce((a, b) => a + b) / 512).toBeCloseTo(1, 6);
  for (let bin = 1; bin < 512; bin++) expect(heavy[bin]!).toBeGreaterThanOrEqual(heavy[bin - 1]!);
  // shape 1, two bins: E[x; x < ln 2] = (1 − ln 2) / 2 each half has probability ½
  const two = rateBins(1, 1e9, 2);
  expect(two[0]).toBeCloseTo(1 - Math.log(2), 8);
  expect(two[1]).toBeCloseTo(1 + Math.log(2), 8);
});
