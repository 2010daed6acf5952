/** The way from the year before to the projection: by hand, and that nothing is ever left over. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ActualRow } from '../../../sim/result/result.ts';
import { bridgeOf } from '../../../sim/study/outlook/bridge.ts';
import { marketOf } from '../../../sim/study/outlook/samples.ts';
import { resultOf, seriesOf, targetOf } from './handmade.ts';

const YEARS = { from: '2021-01-01', until: '2022-12-31' }; // both of 365 days
const METRICS = ['gmv', 'orders', 'buyersMonth'];

interface Figures {
  readonly gmv: number;
  readonly orders: number;
  readonly buyers: number;
}

/** Replicates with figures a day in each of both years; buyers are recorded at the ends of months. */
function market(replicates: readonly (readonly [Figures, Figures])[]) {
  return seriesOf(YEARS, replicates.length, METRICS, (k, metric, day) => {
    const own = replicates[k]![day < '2022' ? 0 : 1];
    if (metric === 'buyersMonth') return /-(28|30|31)$/.test(day) ? own.buyers : Number.NaN;
    return metric === 'gmv' ? own.gmv : own.orders;
  });
}

test('twice the buyers and orders worth a half more: each has its part, and what is missing stands after them', () => {
  const both = [
    { gmv: 100, orders: 10, buyers: 5 },
    { gmv: 300, orders: 20, buyers: 10 },
  ] as const;
  const series = market([both, both]);
  const result = resultOf(YEARS, '2022-06-30');
  const target = targetOf('gmv', '2022', 365 * 400);
  const bridge = bridgeOf(result, marketOf(result, series), target)!;
  expect([bridge.sooner, bridge.later, bridge.start, bridge.end]).toEqual(['2021', '2022', 36_500, 109_500]);
  expect(bridge.isPublished).toBe(false);
  expect(bridge.target).toMatchObject({ atLeast: 146_000, gap: 36_500 });
  const of = (factor: string) => bridge.steps.find((step) => step.factor === factor)!;
  // the logarithmic mean of 36,500 and 109,500 is 73,000 / ln 3
  const mean = 73_000 / Math.log(3);
  expect(of('buyers').value).toBeCloseTo(mean * Math.log(2), 6);
  expect(of('ordersPerBuyer').value).toBeCloseTo(0, 6);
  expect(of('orderValue').value).toBeCloseTo(mean * Math.log(1.5), 6);
  expect(of('correction').value).toBeCloseTo(0, 6);
  expect([of('buyers').ratio, of('orderValue').ratio]).toEqual([
    expect.closeTo(2, 9),
    expect.closeTo(1.5, 9),
  ]);
});

test('a published year before stands as it was, and what the runs missed of it is a step of its own', () => {
  const both = [
    { gmv: 100, orders: 10, buyers: 5 },
    { gmv: 300, orders: 20, buyers: 10 },
  ] as const;
  const quarters = [90, 91, 92, 92].map((days, at) => ({ period: `2021Q${at + 1}`, value: days * 200 }));
  const actuals = quarters.map((row) => ({
    ...row,
    metric: 'gmv',
    hindsight: false,
    published: '2022-03-01',
  }));
  const forecast = { base: '2021Q4', modelError: { sd: 0, forecasts: 0 }, rows: [], hangsOn: [] };
  const result = resultOf(YEARS, '2022-06-30', { actuals: actuals as unknown as ActualRow[], forecast });
  const bridge = bridgeOf(result, marketOf(result, market([both, both])), undefined)!;
  expect([bridge.start, bridge.end, bridge.isPublished]).toEqual([73_000, 109_500, true]);
  const correction = bridge.steps.find(({ factor }) => factor === 'correction')!;
  // runs say × 3, the forecast × 1.5
  expect(correction.ratio).toBeCloseTo(0.5, 9);
  expect(correction.value).toBeCloseTo((36_500 / Math.log(1.5)) * Math.log(0.5), 6);
});

const figure = fc.double({ min: 1, max: 1000, noNaN: true });
const figures = fc.record({ gmv: figure, orders: figure, buyers: figure });

test('steps add up to the whole way, whatever the replicates say', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(figures, figures), { minLength: 1, maxLength: 3 }), (replicates) => {
      const result = resultOf(YEARS, '2022-06-30');
      const bridge = bridgeOf(result, marketOf(result, market(replicates)), undefined)!;
      const sum = bridge.steps.reduce((all, { value }) => all + value, bridge.start);
      expect(sum / bridge.end).toBeCloseTo(1, 9);
      for (const { low80, high80 } of bridge.steps) expect(low80).toBeLessThanOrEqual(high80);
    }),
    { numRuns: 6 },
  );
});

test('no way where there is no year before, no GMV, or another figure is asked', () => {
  const one = { gmv: 1, orders: 1, buyers: 1 };
  const result = resultOf(YEARS, '2022-06-30');
  const of = (series: ReturnType<typeof market>) => marketOf(result, series);
  expect(bridgeOf(result, of(market([[one, one]])), targetOf('gmv', '2021', 1))).toBeNull();
  expect(bridgeOf(result, of(market([[{ ...one, gmv: 0 }, one]])), undefined)).toBeNull();
  expect(bridgeOf(result, of(market([[one, one]])), targetOf('orders', '2022', 1))).toBeNull();
  expect(bridgeOf(result, of([]), undefined)).toBeNull();
});
