/** Triggers: on and off on the very days that a hand-made series says, by days before alone. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { MetricName } from '../../sim/model/measures/all.ts';
import { allocateSeries, ROWS, type Series } from '../../sim/model/measures/rows.ts';
import type { LeverStates } from '../../sim/model/platform/leverRule.ts';
import { pullTriggers, trailing } from '../../sim/model/platform/triggers.ts';
import { type Outcome, simulate, simulateUntil } from '../../sim/model/simulate.ts';
import { leversInForce } from '../../sim/scenario/force.ts';
import type { LeverPlan, LeverWhen } from '../../sim/scenario/scenario.ts';
import { planOf, rowOf } from './leverPlans.ts';
import { smallMarket } from './market.ts';

/** A series in which a metric has these values from the first day on, and nothing is recorded besides. */
function seriesOf(values: readonly number[], metric: MetricName = 'gmv'): Series {
  const series = allocateSeries(values.length);
  series[ROWS[metric]]!.set(values);
  return series;
}

/** Days on which a trigger changes, with + for on; the values of a day and later are taken away before it is decided. */
function switchesOf(values: readonly number[], when: LeverWhen, more: Partial<LeverPlan> = {}): string[] {
  const levers = leversInForce({
    levers: [planOf('visit-push', { factor: 2 }, { untilDay: values.length - 1, ...more, when })],
  });
  const leverStates: LeverStates = {};
  for (let day = 0; day < values.length; day++)
    pullTriggers(
      seriesOf(
        values.map((value, at) => (at < day ? value : Number.NaN)),
        when.metric,
      ),
      { leverStates, day },
      levers,
    );
  const { switches } = leverStates[levers[0]!.rule!.text] ?? { switches: {} };
  return Object.entries(switches).map(([day, on]) => `${on ? '+' : '-'}${day}`);
}

const LOW: LeverWhen = { metric: 'gmv', days: 3, below: 30, hold: 0 };

test('on the day after three days have sold less than 30, off the day after they have sold more', () => {
  //        0   1   2   3  4  5  6   7   8   9
  const gmv = [20, 20, 20, 5, 5, 5, 20, 20, 20, 20];
  // sums of days 0–2: 60, 1–3: 45, 2–4: 30, 3–5: 15, 4–6: 30, 5–7: 45
  expect(switchesOf(gmv, LOW)).toEqual(['+6', '-8']);
  // 30 is not below 30, and not above it: nothing changes on days 5 and 7
  expect(switchesOf(gmv, { ...LOW, below: 31 })).toEqual(['+5', '-8']);
});

test('between the thresholds nothing changes', () => {
  const gmv = [9, 9, 9, 11, 13, 11, 13, 15, 15, 13, 11, 9, 9];
  expect(switchesOf(gmv, { metric: 'gmv', days: 1, below: 10, untilAbove: 14, hold: 0 })).toEqual([
    '+1',
    '-8',
    '+12',
  ]);
  expect(switchesOf(gmv, { metric: 'gmv', days: 1, below: 10, hold: 0 })).toEqual(['+1', '-4', '+12']);
});

test('the other way round: on above, off below', () => {
  const gmv = [5, 20, 15, 11, 9, 15, 25];
  expect(switchesOf(gmv, { metric: 'gmv', days: 1, above: 18, untilBelow: 10, hold: 0 })).toEqual([
    '+2',
    '-5',
  ]);
});

test('it holds for so many days after each change, and its first change waits for nothing', () => {
  const gmv = [5, 20, 5, 20, 5, 20, 5, 20, 5, 20];
  const when: LeverWhen = { metric: 'gmv', days: 1, below: 10, hold: 0 };
  expect(switchesOf(gmv, when)).toEqual(['+1', '-2', '+3', '-4', '+5', '-6', '+7', '-8', '+9']);
  expect(switchesOf(gmv, { ...when, hold: 3 })).toEqual(['+1', '-4', '+7']);
});

test('watched between its dates only, and not before there are as many days as it is measured over', () => {
  const gmv = Array.from({ length: 12 }, () => 1);
  expect(switchesOf(gmv, LOW)).toEqual(['+3']);
  expect(switchesOf(gmv, LOW, { fromDay: 7 })).toEqual(['+7']);
  expect(switchesOf(gmv, { ...LOW, days: 20 })).toEqual([]);
});

test('where a metric is not recorded all stays as it was', () => {
  const gmv = [5, Number.NaN, Number.NaN, 20, 5];
  expect(switchesOf(gmv, { metric: 'gmv', days: 1, below: 10, hold: 0 })).toEqual(['+1', '-4']);
});

test('shares of a path: on and off by what is due on the day; nothing changes on days without one', () => {
  const gmv = [10, 10, 10, 10, 10, 10, 10, 10];
  const when: LeverWhen = { metric: 'gmv', days: 1, below: 0.9, untilAbove: 0.97, hold: 0 };
  const due = (first: number, ...values: number[]) => switchesOf(gmv, { ...when, due: { first, values } });
  // 10 of 11 is 0.909, of 12 0.83, of 10.5 0.952, of 10.2 0.980
  expect(due(2, 11, 12, 10.5, 10.2)).toEqual(['+3', '-5']);
  expect(due(3, 12)).toEqual(['+3']);
  expect(due(3)).toEqual([]);
  // a path that does not move is a threshold in yuan
  expect(due(0, ...gmv.map(() => 12))).toEqual(switchesOf(gmv, { ...when, below: 10.8, untilAbove: 11.64 }));
  // nothing more is due: it is above the path
  expect(due(1, 12, 0)).toEqual(['+1', '-2']);
  // a plan that no market has completed has no path
  expect(switchesOf(gmv, { ...when, path: { id: 't', over: '2020', atLeast: 1 } })).toEqual([]);
});

test('flows are summed, stocks are those of yesterday, states averaged, ratios those of sums', () => {
  const over = (metric: MetricName, values: readonly number[]) =>
    trailing(seriesOf(values, metric), { metric, days: 2 }, 3);
  expect(over('gmv', [1, 2, 4])).toBe(6);
  expect(over('followers', [1, 2, 4])).toBe(4);
  expect(over('meanTrust', [1, 2, 4])).toBe(3);
  const series = allocateSeries(3);
  series[ROWS.gmv]!.set([1, 100, 300]);
  series[ROWS.gmvPrivate]!.set([1, 90, 10]);
  expect(trailing(series, { metric: 'privateShare', days: 2 }, 3)).toBe(0.25);
});

const DAYS = 60;
const push = (when: LeverWhen, more: Partial<LeverPlan> = {}) =>
  planOf('visit-push', { factor: 1.5 }, { fromDay: 10, untilDay: 49, when, ...more });

function run(levers: readonly LeverPlan[], means = {}): Outcome {
  return simulate(smallMarket(DAYS, {}, leversInForce({ levers })), undefined, means);
}

function bytesOf({ series, fingerprint, visits }: Outcome) {
  return { series, fingerprint, visits };
}

test('a trigger that never fires changes no byte, nor does one of strength zero', () => {
  const plain = bytesOf(run([]));
  const never = run([push({ metric: 'gmv', days: 7, below: 0, hold: 0 })]);
  expect(bytesOf(never)).toEqual(plain);
  expect(never.levers).toEqual([{ spentMoney: {}, switches: [] }]);
  const due = { first: 0, values: Array.from({ length: DAYS }, () => 1e9) };
  expect(bytesOf(run([push({ metric: 'gmv', days: 7, below: 0, hold: 0, due })]))).toEqual(plain);
  const silent = run([push({ metric: 'gmv', days: 1, above: 0, hold: 0 }, { strength: 0 })]);
  expect(bytesOf(silent)).toEqual(plain);
  expect(silent.levers).toEqual([]);
});

test('one that is always on is the lever by its dates; put on later it is the lever from then on, its ramp too', () => {
  const always: LeverWhen = { metric: 'gmv', days: 1, above: 0, hold: 0 };
  const dated = planOf('visit-push', { factor: 1.5 }, { fromDay: 10, untilDay: 49, rampDays: 5 });
  const on = run([push(always, { rampDays: 5 })]);
  expect(bytesOf(on)).toEqual(bytesOf(run([dated])));
  expect(on.levers).toEqual([{ spentMoney: {}, switches: [[10, 1]] }]);
  // GMV to date passes what the plain market has sold by the end of day 24
  const sold = rowOf(run([]), 'gmvToDate')[24]!;
  const later = run([push({ metric: 'gmvToDate', days: 1, above: sold - 1, hold: 0 }, { rampDays: 5 })]);
  expect(later.levers[0]!.switches).toEqual([[25, 1]]);
  expect(bytesOf(later)).toEqual(bytesOf(run([{ ...dated, fromDay: 25 }])));
});

test('on and off in a market: any checkpoint and any ranges give the same bytes and the same days', () => {
  const weekly = Float64Array.from(rowOf(run([]), 'gmv'))
    .slice(20, 27)
    .reduce((sum, value) => sum + value, 0);
  const due = { first: 9, values: Array.from({ length: DAYS - 9 }, () => weekly) };
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: DAYS - 1 }),
      fc.constantFrom(0.9, 1, 1.1),
      fc.constantFrom(0, 4),
      fc.constantFrom<Partial<LeverPlan>>(
        {},
        { rampDays: 3 },
        {
          windows: [
            [12, 20],
            [26, 40],
          ],
        },
      ),
      fc.boolean(),
      (day, level, hold, more, isPath) => {
        const when: LeverWhen = {
          metric: 'gmv',
          days: 7,
          below: level * weekly,
          untilAbove: 1.05 * level * weekly,
          hold,
          ...(isPath ? { below: level, untilAbove: 1.05 * level, due } : {}),
        };
        const budget = { amount: 4e6 };
        const coupon = planOf('coupon', { share: 0.1, cap: 1e9 }, { when, budget, fromDay: 8, untilDay: 55 });
        const plan = smallMarket(DAYS, {}, leversInForce({ levers: [push(when, more), coupon] }));
        const whole = simulate(plan);
        const resumed = simulate(plan, undefined, { from: simulateUntil(plan, day), ranges: 2 });
        expect([bytesOf(resumed), resumed.levers]).toEqual([bytesOf(whole), whole.levers]);
        expect(whole.levers.some(({ switches }) => switches.length > 0)).toBe(true);
      },
    ),
    { numRuns: 8 },
  );
});
