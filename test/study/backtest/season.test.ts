import { expect, test } from 'vitest';
import type { HistoryRow } from '../../../sim/scenario/history.ts';
import { decomposed, retailSeason, retailShares } from '../../../sim/study/backtest/season.ts';

const SEASON = [-0.2, 0.05, -0.1, 0.25];
const close = (values: readonly number[]) => values.map((value) => expect.closeTo(value, 9));

test('classical decomposition finds the season on a line, from two years on', () => {
  const values = Array.from({ length: 11 }, (_, t) => 3 + 0.07 * t + SEASON[t % 4]!);
  for (const n of [8, 9, 11]) expect(decomposed(values.slice(0, n))).toEqual(close(SEASON));
  expect(decomposed(values.slice(0, 7))).toBeUndefined();
  // in the order of the first value, wherever in the year that is
  expect(decomposed(values.slice(1, 10))).toEqual(close([0.05, -0.1, 0.25, -0.2]));
});

test('by hand: one value off in each of two years', () => {
  // centred means of 0 0 0 8 0 0 0 8 at the third to sixth value: 2, 2, 2, 2; deviations −2, 6, −2, −2
  expect(decomposed([0, 0, 0, 8, 0, 0, 0, 8])).toEqual(close([-2, -2, -2, 6]));
});

/** Sums from the first day of a year of quarters with a season, each public half a month after. */
function sums(years: readonly number[], without = ''): HistoryRow[] {
  const days = ['04-16', '07-15', '10-18', '12-31'];
  return years
    .flatMap((year) =>
      ['Q1', 'H1', '-9M', ''].map((end, at) => {
        const quarters = [0, 1, 2, 3].slice(0, at + 1).map((q) => Math.exp(5 + 0.1 * year + SEASON[q]!));
        return {
          period: `${year}${end}`,
          metric: 'online_physical_goods_retail',
          value: quarters.reduce((a, b) => a + b, 0),
          unit: 'RMB bn',
          source: 'made',
          confidence: 'B',
          published: `${year}-${days[at]}`,
        };
      }),
    )
    .filter(({ period }) => period !== without);
}

test('retail: quarters are differences of sums, and only public ones are read', () => {
  const flat = sums([2019, 2020, 2021]).map((row) => ({ ...row }));
  const season = retailSeason(flat, '2021-12-31')!;
  expect(season).toHaveLength(4);
  expect(season.reduce((a, b) => a + b, 0)).toBeCloseTo(0, 12);
  // growth comes in steps between years, which the centred mean spreads over the quarters around: 0.1 a year is little
  season.forEach((value, q) => {
    expect(Math.abs(value - SEASON[q]!)).toBeLessThan(0.1 / 2);
  });
  expect(retailSeason(flat, '2020-12-30')).toBeUndefined();
  const [known, changed] = [
    flat,
    flat.map((row) => ({ ...row, value: row.period >= '2021' ? 1 : row.value })),
  ];
  expect(retailSeason(changed, '2021-01-01')).toEqual(retailSeason(known, '2021-01-01'));
});

test('shares: mean deviations from the mean of a year, of the first two whole years that are public', () => {
  const years = sums([2019, 2020, 2021]);
  expect(retailShares(years, '2021-11-01')).toEqual(close(SEASON)); // growth comes between years
  const changed = (from: string) =>
    years.map((row) => ({ ...row, value: row.value * (row.period === from ? 1.1 : 1) }));
  expect(retailShares(changed('2021'), '2021-12-31')).toEqual(close(SEASON));
  const last = retailShares(changed('2020'), '2021-12-31')!;
  expect(last[3]).toBeGreaterThan(SEASON[3]! + 0.05);
  expect(last.reduce((a, b) => a + b, 0)).toBeCloseTo(0, 12);
  expect(retailShares(years, '2020-12-30')).toBeUndefined();
});

test('retail: a quarter that cannot be told ends what is used; the next year does not bridge it', () => {
  const whole = retailSeason(sums([2019, 2020]), '2022-12-31');
  expect(retailSeason(sums([2019, 2020, 2021], '2021Q1'), '2022-12-31')).toEqual(whole);
  expect(retailSeason(sums([2019, 2020, 2021], '2019H1'), '2022-12-31')).toBeUndefined();
  expect(retailSeason([], '2022-12-31')).toBeUndefined();
});
