import { mean, quantileSorted, standardDeviation } from 'simple-statistics';
import { expect, test } from 'vitest';
import { discrepancyOf, type Residual } from '../../../sim/result/forecast/discrepancy.ts';
import { DRAWS } from '../../../sim/result/forecast/errors.ts';
import { modelErrorOf } from '../../../sim/result/forecast/model-error.ts';
import { marketSamples, normalSamples, pastForecast } from '../../../sim/study/backtest/distribution.ts';

const KEY = { k0: 3, k1: 4 };
const SD = 0.05;
const at = (base: string, residuals: readonly Residual[] = []) => ({ key: KEY, base, sd: SD, residuals });

test('samples have the mean and the deviation that the discrepancy says', () => {
  const members = Array.from({ length: 1000 }, (_, index) => ({ index }));
  const quarters = members.map(() => [1, 1, 1, 1, 1, 1]);
  const plan = at('2021Q1', [{ quarter: '2020Q4', value: 0.1 }]);
  const ahead = ['2021Q2', '2021Q3', '2021Q4', '2022Q1', '2022Q2', '2022Q3'];
  const told = discrepancyOf(plan, ahead).ahead;
  const samples = marketSamples(members, quarters, plan);
  expect(samples).toHaveLength(6);
  samples.forEach((sample, h) => {
    const { mean: middle, sd } = told[h]!;
    const logs = [...sample].map((value) => Math.log(value) - middle);
    expect(sample).toHaveLength(1000 * DRAWS);
    expect(standardDeviation(logs) / sd).toBeCloseTo(1, 1);
    expect(mean(logs) / sd).toBeCloseTo(0, 1);
    expect([...sample].sort((a, b) => a - b)).toEqual([...sample]);
  });
});

test('a member’s errors are its own: others, their order and number change nothing of them', () => {
  const all = marketSamples([{ index: 3 }, { index: 8 }], [[5], [1e6]], at('2022Q2'));
  const alone = marketSamples([{ index: 8 }], [[1e6]], at('2022Q2'));
  expect([...all[0]!].slice(DRAWS)).toEqual([...alone[0]!]);
  const later = marketSamples([{ index: 8 }], [[1e6]], at('2022Q3'));
  expect(later).not.toEqual(alone);
});

test('how a forecast did: ln of the figure over the median, and the variance of the members’ logarithms', () => {
  const next = { actual: Math.E ** 3, published: '2021-08-25', mean: 0.25, factor: 1.5 };
  const found = pastForecast([[Math.E ** 1], [Math.E ** 2], [Math.E ** 6]], next);
  expect(found).toMatchObject({ published: '2021-08-25', factor: 1.5 });
  expect(found.error).toBeCloseTo(1 - 0.25, 12);
  expect(found.variance).toBeCloseTo((4 + 1 + 9) / 3, 12);
  expect(modelErrorOf([found], '2021-08-24').forecasts).toBe(0);
});

test('a baseline’s sample has the quantiles of its normal', () => {
  const [sample] = normalSamples({ mean: [2], sd: [0.3] });
  const list = [...sample!];
  expect(Math.log(quantileSorted(list, 0.5))).toBeCloseTo(2, 3);
  expect(Math.log(quantileSorted(list, 0.95))).toBeCloseTo(2 + 0.3 * 1.645, 2);
});
