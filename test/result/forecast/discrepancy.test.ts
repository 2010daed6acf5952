/** What published quarters say of those ahead, by hand and at the ends. */
import { expect, test } from 'vitest';
import { nextQuarter } from '../../../sim/notation/dates.ts';
import { discrepancyAhead, discrepancyOf } from '../../../sim/result/forecast/discrepancy.ts';

const from = (first: string, values: readonly number[]) => {
  let quarter = first;
  return values.map((value, at) => {
    if (at > 0) quarter = nextQuarter(quarter);
    return { quarter, value };
  });
};
const deviations = (residuals: Parameters<typeof discrepancyAhead>[0], base: string, ahead: number) =>
  discrepancyAhead(residuals, base, ahead).root.map((row) => Math.hypot(...row));

test('nothing missed is known: no move, and the deviation of a level, a season and chance', () => {
  const { mean } = discrepancyAhead([], '2021Q1', 4);
  expect(mean).toEqual([0, 0, 0, 0]);
  deviations([], '2021Q1', 4).forEach((sd, at) => {
    expect(sd ** 2).toBeCloseTo(0.25 + 0.5 * (at + 1) + 1 + 0.5, 12);
  });
});

test('one quarter missed, by hand: the next has its level, the same quarter a year on its season too', () => {
  const { mean } = discrepancyAhead([{ quarter: '2021Q1', value: 0.1 }], '2021Q1', 4);
  const whole = 0.25 + 1 + 0.5; // level, season and chance of the quarter that is known
  expect(mean).toEqual([0.25, 0.25, 0.25, 1.25].map((shared) => expect.closeTo((0.1 * shared) / whole, 12)));
  const [next] = deviations([{ quarter: '2021Q1', value: 0.1 }], '2021Q1', 1);
  expect(next! ** 2).toBeCloseTo(0.25 + 0.5 + 1 + 0.5 - 0.25 ** 2 / whole, 12);
});

test('always missed by the same: all of it goes on; one season missed: only that one is moved', () => {
  const always = discrepancyAhead(from('2010Q1', Array(40).fill(0.08)), '2019Q4', 6);
  for (const value of always.mean) expect(value).toBeCloseTo(0.08, 2);
  const summers = Array.from({ length: 40 }, (_, at) => (at % 4 === 1 ? 0.08 : 0));
  const [winter, spring, autumn] = discrepancyAhead(from('2010Q1', summers), '2019Q4', 3).mean;
  expect(spring).toBeGreaterThan(0.06);
  expect(Math.max(Math.abs(winter!), Math.abs(autumn!))).toBeLessThan(0.02);
});

test('years of known quarters leave a step and little more; further ahead the level walks', () => {
  const sds = deviations(from('2000Q1', Array(80).fill(0)), '2019Q4', 8);
  expect(sds[0]).toBeGreaterThan(1);
  expect(sds[0]! ** 2).toBeLessThan(1.5);
  expect(sds[7]! ** 2 - sds[3]! ** 2).toBeCloseTo(4 * 0.5, 1);
});

test('quarters between the last that was missed and the base make less certain', () => {
  const missed = [{ quarter: '2020Q1', value: 0.1 }];
  expect(deviations(missed, '2020Q4', 1)[0]).toBeGreaterThan(deviations(missed, '2020Q1', 1)[0]!);
  const { residuals, ahead } = discrepancyOf({ residuals: missed, base: '2020Q1', sd: 0.06 }, ['2020Q2']);
  expect(residuals).toBe(missed);
  expect(ahead).toEqual([
    {
      quarter: '2020Q2',
      mean: expect.closeTo((0.1 * 0.25) / 1.75, 12),
      sd: expect.closeTo(0.06 * deviations(missed, '2020Q1', 1)[0]!, 12),
    },
  ]);
});
