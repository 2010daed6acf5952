import { expect, test } from 'vitest';
import { shippedMarket } from '../../../sim/runs/node/markets.ts';
import { knownLogs, originsOf, quartersAfter } from '../../../sim/study/backtest/origins.ts';

const history = shippedMarket('kuaishou').history;

test('eleven origins, each on the day its quarter was first published', () => {
  const origins = originsOf(history, '2021Q1', '2023Q4');
  expect(origins.map(({ quarter }) => quarter)).toEqual(['2021Q1', ...quartersAfter('2021Q1', 10)]);
  expect(origins[0]).toEqual({ quarter: '2021Q1', knownUntil: '2021-05-24' });
  expect(origins.at(-1)).toEqual({ quarter: '2023Q3', knownUntil: '2023-11-21' });
});

test('quarters go on over the year', () => {
  expect(quartersAfter('2021Q3', 3)).toEqual(['2021Q4', '2022Q1', '2022Q2']);
});

test('no origin without a later figure, and a range without any is refused', () => {
  expect(() => originsOf(history, '2023Q4', '2023Q4')).toThrow(/--origins: expected quarters whose next GMV/);
  expect(() => originsOf([], '2021Q1', '2023Q4')).toThrow(/known: no quarter/);
});

test('the baselines have five quarters at the first origin, and stop at a gap', () => {
  const [first] = originsOf(history, '2021Q1', '2021Q1');
  const logs = knownLogs(history, first!);
  expect(logs).toHaveLength(5);
  expect(Math.exp(logs[0]!)).toBeCloseTo(37.078e9, -3);
  const gap = history.filter(({ metric, period }) => metric !== 'ecommerce_gmv' || period !== '2020Q3');
  expect(knownLogs(gap, first!)).toHaveLength(2);
});
