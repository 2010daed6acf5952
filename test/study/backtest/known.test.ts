/** What baselines see besides GMV: only what was public at the origin. */
import { expect, test } from 'vitest';
import { opponentsOf, shippedMarket, shippedMarketFile } from '../../../sim/runs/node/markets.ts';
import { OUTLOOK, outlook } from '../../../sim/scenario/attention.ts';
import type { HistoryRow } from '../../../sim/scenario/history.ts';
import { knownAttention } from '../../../sim/scenario/known-attention.ts';
import { knownAt } from '../../../sim/study/backtest/known.ts';
import { originsOf } from '../../../sim/study/backtest/origins.ts';

const market = shippedMarket('kuaishou');
const retail = opponentsOf(shippedMarketFile('kuaishou')).retail;
const origins = originsOf(market.history, '2021Q1', '2023Q3');
const [first] = origins;

test('attention: daily users times minutes as published, then the outlook’s median path', () => {
  const { logs, attention } = knownAt(first!, 3, { market, retail });
  expect(logs).toHaveLength(5);
  expect(attention!.logs).toHaveLength(8);
  expect(attention!.logs[4]).toBeCloseTo(Math.log(295.3e6 * 99.3), 9); // 2021Q1, as filed on 24 May 2021
  expect(attention!.logs[0]).toBeCloseTo(Math.log(253e6 * 85.2), 9);
  const known = knownAttention(market, first!.knownUntil);
  const ahead = (name: keyof typeof OUTLOOK) => outlook(known[name], '2021Q4', OUTLOOK[name]).get('2021Q4')!;
  expect(attention!.logs[7]).toBeCloseTo(Math.log(ahead('mau') * ahead('dauShare') * ahead('minutes')), 9);
  expect(attention!.sd).toBeGreaterThan(0);
});

test('a quarter without minutes lies between its neighbours', () => {
  const origin = origins.at(-1)!; // minutes of 2023Q2 were not published
  const { logs, attention } = knownAt(origin, 1, { market, retail });
  expect(knownAttention(market, origin.knownUntil).minutes.has('2023Q2')).toBe(false);
  expect(attention!.logs[logs.length - 2]).toBeCloseTo(Math.log(376e6 * ((126.8 + 129.9) / 2)), 3);
});

test('the season of retail is that of the quarter it stands at, and the fourth quarter is its top', () => {
  for (const origin of origins) {
    const { logs, season } = knownAt(origin, 6, { market, retail });
    expect(season).toHaveLength(logs.length + 6);
    const year = season!.slice(0, 4); // the first quarter is 2020Q1
    expect(year.reduce((a, b) => a + b, 0)).toBeCloseTo(0, 12);
    expect(Math.max(...year)).toBe(year[3]);
    expect(season!.slice(4)).toEqual(season!.slice(0, -4));
  }
});

test('figures published later change nothing, at any origin', () => {
  for (const origin of origins) {
    const changed = (rows: readonly HistoryRow[]) =>
      rows.map((row) => (row.published > origin.knownUntil ? { ...row, value: row.value * 3 } : row));
    const later = { market: { ...market, history: changed(market.history) }, retail: changed(retail) };
    expect(knownAt(origin, 6, later)).toEqual(knownAt(origin, 6, { market, retail }));
  }
});

test('without attention or with too little retail there is none to use', () => {
  const history = market.history.filter(({ metric }) => metric !== 'minutes_per_dau_day');
  const known = knownAt(first!, 2, {
    market: { ...market, history, assumed: [] },
    retail: retail.slice(0, 7),
  });
  expect(known.attention).toBeUndefined();
  expect(known.season).toBeUndefined();
  expect(known.shares).toBeUndefined();
});

test('sums of retail never fall within a year, and none is public before its period has ended', () => {
  for (const year of ['2019', '2020', '2021', '2022']) {
    const sums = ['Q1', 'H1', '-9M', ''].map((end) => retail.find(({ period }) => period === year + end)!);
    expect(sums.map(({ value }) => value)).toEqual(sums.map(({ value }) => value).sort((a, b) => a - b));
    const ends = ['-03-31', '-06-30', '-09-30', '-12-31'].map((end) => year + end);
    expect(sums.every(({ published }, at) => published > ends[at]!)).toBe(true);
  }
});
