/** Signposts of ensembles that are small enough to count by hand. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ActualRow } from '../../../sim/result/result.ts';
import { chanceError } from '../../../sim/result/targets.ts';
import { chanceWhere, outerValues } from '../../../sim/study/outlook/chances.ts';
import { marketOf } from '../../../sim/study/outlook/samples.ts';
import { signpostsOf } from '../../../sim/study/outlook/signposts.ts';
import { resultOf, seriesOf, targetOf } from './handmade.ts';

const YEAR = { from: '2021-01-01', until: '2021-12-31' };

/** Replicate k sells k + 1 a day up to the end of June, and in the other half as much as the list says. */
function halves(second: readonly number[]) {
  return seriesOf(YEAR, second.length, ['gmv'], (k, _, day) => (day < '2021-07-01' ? k + 1 : second[k]!));
}

test('a signpost says how many of the futures below and above a figure reach the target', () => {
  // first halves: 181 × 1, 2, …, 8. Second halves make the two lowest miss; of the two highest one misses.
  const series = halves([1, 1, 5, 5, 5, 5, 9, 0]);
  const result = resultOf(YEAR, '2021-04-30');
  // the second half has 184 days: totals 365, 546, 1463, 1644, 1825, 2006, 2923, 1448
  const target = targetOf('gmv', '2021', 1450);
  const signposts = signpostsOf(target, result, marketOf(result, series));
  expect(signposts.map(({ date, from, published }) => [from, date, published])).toEqual([
    ['2021-01-01', '2021-06-30', null],
    ['2021-01-01', '2021-09-30', null],
    ['2021-01-01', '2021-11-30', null],
  ]);
  const [june] = signposts;
  expect([june!.low, june!.high]).toEqual([181 * 2, 181 * 7]); // a quarter of eight: the second and the last but one
  expect(june!.below.probability).toBe(0); // replicates 0 and 1
  expect(june!.above.probability).toBe(0.5); // 6 reaches it, 7 does not
});

test('figures that are published have the day on which they come out, by how long the last quarter took', () => {
  const actual = { period: '2020Q4', metric: 'gmv', value: 1, published: '2021-03-23', hindsight: false };
  const forecast = { base: '2020Q4', modelError: { sd: 0, forecasts: 0 }, rows: [], hangsOn: [] };
  const known = resultOf(YEAR, '2021-04-30', { actuals: [actual as ActualRow], forecast });
  const target = targetOf('gmv', '2021', 1450);
  const series = halves([1, 1, 5, 5, 5, 5, 9, 0]);
  const dates = signpostsOf(target, known, marketOf(known, series)).map((one) => [one.date, one.published]);
  // 82 days after the end of the quarter; the first quarter is past, but not yet published
  expect(dates).toEqual([
    ['2021-03-31', '2021-06-21'],
    ['2021-06-30', '2021-09-20'],
    ['2021-09-30', '2021-12-21'],
  ]);
  const otherPast = { ...forecast, otherPast: true as const };
  const counterfactual = { ...known, forecast: otherPast };
  const own = signpostsOf(target, counterfactual, marketOf(counterfactual, series));
  expect(own.map(({ published }) => published)).toEqual([null, null, null]);
});

test('what is there on a day is read on days before; nothing is said of what is the same in all futures', () => {
  const stock = seriesOf(YEAR, 4, ['providersAbove1bn'], (k, _, day) => (day < '2021-08-01' ? 5 : 5 + k));
  const result = resultOf(YEAR, '2021-04-30');
  const target = targetOf('providersAbove1bn', '2021-12-31', 7);
  const signposts = signpostsOf(target, result, marketOf(result, stock));
  // the end of June is the same in all four
  expect(signposts.map(({ from, date }) => [from, date])).toEqual([
    ['2021-09-30', '2021-09-30'],
    ['2021-11-30', '2021-11-30'],
  ]);
  expect(signposts.map(({ low, below, above }) => [low, below.probability, above.probability])).toEqual([
    [5, 0, 1],
    [5, 0, 1],
  ]);
});

test('a target that is due before any quarter or month ends has days in between', () => {
  const launch = { from: '2021-06-21', until: '2021-07-25' };
  const series = seriesOf(launch, 4, ['launchGmvToDate'], (k, _, day) =>
    day < '2021-07-03' ? Number.NaN : (k + 1) * (Number(day.slice(8)) - 2),
  );
  const result = resultOf(launch, '2021-07-22');
  const target = targetOf('launchGmvToDate', '2021-07-15', 30);
  const signposts = signpostsOf(target, result, marketOf(result, series));
  expect(signposts.map(({ date, low, high }) => [date, low, high])).toEqual([
    ['2021-07-06', 4, 16],
    ['2021-07-09', 7, 28],
    ['2021-07-12', 10, 40],
  ]);
  expect(signposts.every(({ below, above }) => below.probability === 0 && above.probability === 1)).toBe(
    true,
  );
});

test('the error of a chance is that of the target where all futures are chosen, and larger where few are', () => {
  const values = Float64Array.of(1, 1, 0, 1, 0, 1, 1, 1);
  const all = chanceWhere({ values, each: 1 }, 1, () => true)!;
  expect(all.probability).toBe(0.75);
  expect(all.standardError).toBeCloseTo(chanceError([...values]), 12);
  // 1.96² / 2 = 1.9207 sure hits and misses besides two hits: (2 + 1.9207) / 5.8415 = 0.6712
  const two = chanceWhere({ values, each: 1 }, 1, (place) => place < 2)!;
  const middle = (2 + 1.9207294) / (2 + 3.8414588);
  const squares = 2 * (1 - middle) ** 2 + 1.9207294 * ((1 - middle) ** 2 + middle ** 2);
  expect(two.probability).toBe(1);
  expect(two.standardError).toBeCloseTo(Math.sqrt(squares) / 5.8414588, 6);
  expect(chanceWhere({ values, each: 1 }, 1, () => false)).toBeUndefined();
});

test('values of one run are no runs of their own: repeated, they say nothing more', () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: 0, max: 2, noNaN: true }), { minLength: 2, maxLength: 12 }),
      (runs) => {
        const once = chanceWhere({ values: Float64Array.from(runs), each: 1 }, 1, () => true)!;
        const four = Float64Array.from(runs.flatMap((value) => [value, value, value, value]));
        const repeated = chanceWhere({ values: four, each: 4 }, 1, () => true)!;
        expect(repeated.probability).toBeCloseTo(once.probability, 12);
        expect(repeated.standardError).toBeCloseTo(once.standardError, 12);
      },
    ),
  );
});

test('outer values are values that occur, so that no part is empty', () => {
  expect(outerValues(Float64Array.of(4, 1, 3, 2), 0.25)).toEqual({ low: 1, high: 4 });
  expect(outerValues(Float64Array.of(5, Number.NaN, 1), 0.25)).toEqual({ low: 1, high: 5 });
  expect(outerValues(Float64Array.of(Number.NaN), 0.25)).toBeUndefined();
});
