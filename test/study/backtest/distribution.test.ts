import { mean, quantileSorted, standardDeviation } from 'simple-statistics';
import { expect, test } from 'vitest';
import {
  DRAWS,
  marketSamples,
  modelErrorSd,
  normalSamples,
} from '../../../sim/study/backtest/distribution.ts';

const KEY = { k0: 3, k1: 4 };

test('the model’s error walks at random: sd · √h, median 1', () => {
  const members = Array.from({ length: 2000 }, (_, index) => ({ index }));
  const quarters = members.map(() => [1, 1, 1, 1, 1, 1]);
  const samples = marketSamples(members, quarters, '2021Q1', KEY);
  expect(samples).toHaveLength(6);
  samples.forEach((sample, at) => {
    const logs = [...sample].map(Math.log);
    expect(sample).toHaveLength(2000 * DRAWS);
    expect(standardDeviation(logs) / modelErrorSd(at + 1)).toBeCloseTo(1, 1);
    expect(mean(logs) / modelErrorSd(at + 1)).toBeCloseTo(0, 1);
    expect([...sample].sort((a, b) => a - b)).toEqual([...sample]);
  });
  expect(modelErrorSd(4)).toBeCloseTo(2 * modelErrorSd(1), 12);
});

test('a member’s errors are its own: others, their order and number change nothing of them', () => {
  const all = marketSamples([{ index: 3 }, { index: 8 }], [[5], [1e6]], '2022Q2', KEY);
  const alone = marketSamples([{ index: 8 }], [[1e6]], '2022Q2', KEY);
  expect([...all[0]!].slice(DRAWS)).toEqual([...alone[0]!]);
  const later = marketSamples([{ index: 8 }], [[1e6]], '2022Q3', KEY);
  expect(later).not.toEqual(alone);
});

test('a baseline’s sample has the quantiles of its normal', () => {
  const [sample] = normalSamples({ mean: [2], sd: [0.3] });
  const list = [...sample!];
  expect(Math.log(quantileSorted(list, 0.5))).toBeCloseTo(2, 3);
  expect(Math.log(quantileSorted(list, 0.95))).toBeCloseTo(2 + 0.3 * 1.645, 2);
});
