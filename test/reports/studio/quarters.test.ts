/** The plan by quarters: money of each, a lever cut into them, and what of it is the same plan still. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Plan, settingsOf, withMore } from '../../../reports/studio/plan.ts';
import { budgetIn, quartersAhead, rowsOf } from '../../../reports/studio/quarters.ts';
import { byQuarter, changedFrom, moved, withAmount, withoutFrom } from '../../../reports/studio/recut.ts';
import { planText, readPlan, type WrittenLever, writtenOf } from '../../../reports/studio/written.ts';
import { dayNumber } from '../../../sim/notation/dates.ts';
import { policyRunsOf } from '../../../sim/runs/market.ts';
import { drawMarket } from '../../../sim/runs/requests.ts';
import { BUDGET_AMOUNT } from '../../../sim/study/plans/cells.ts';
import { STUDIED, STUDIED_IN } from '../../browser/studio-market.ts';

const title = { zh: '方案', en: 'A plan' };
const RUN = { from: '2020-12-15', until: '2021-11-30', first: '2021-01-21' };
const written = writtenOf(STUDIED.replace('until: 2021-02-28', `until: ${RUN.until}`));

function coupon(more: Partial<WrittenLever> = {}): WrittenLever {
  const dates = { from: '2021-02-10', until: '2021-08-15' };
  return {
    id: 'coupon',
    lever: 'coupon',
    title: { zh: '券', en: 'Coupon' },
    ...dates,
    ramp: 0,
    strength: 0.4,
    share: 0.1,
    cap: 1e7,
    ...more,
  };
}

const planOf = (...levers: readonly WrittenLever[]): Plan => ({ title, levers });

test('quarters go from the first day that can change to the last of the run', () => {
  expect(quartersAhead(RUN)).toEqual(['2021Q1', '2021Q2', '2021Q3', '2021Q4']);
  expect(quartersAhead({ ...RUN, first: RUN.until })).toEqual(['2021Q4']);
});

test('a budget for life falls on quarters by days, one a quarter on each, one a year by its days of the year', () => {
  const life = coupon({ budget: { [BUDGET_AMOUNT]: 187e6 } }); // 187 days
  expect(
    ['2021Q1', '2021Q2', '2021Q3', '2021Q4'].map((quarter) => budgetIn(life, quarter, RUN) / 1e6),
  ).toEqual([50, 91, 46, 0]);
  const each = coupon({ budget: { [BUDGET_AMOUNT]: '5m', per: 'quarter' } });
  expect(rowsOf(planOf(each), RUN)[0]!.money).toEqual([5e6, 5e6, 5e6, 0]);
  const yearly = coupon({ budget: { [BUDGET_AMOUNT]: 187e6, per: 'year' } });
  expect(rowsOf(planOf(yearly), RUN)[0]!.money).toEqual([50e6, 91e6, 46e6, 0]);
  expect(rowsOf(planOf(coupon({ budget: '2m', until: '2021-02-20' })), RUN)[0]!.money[0]).toBe(2e6);
});

test('a lever cut by quarters is a row of quarters, with the same money in all', () => {
  const cut = byQuarter(planOf(coupon({ budget: { [BUDGET_AMOUNT]: 187e6 } })), 'coupon', RUN);
  expect(cut.levers.map(({ id, from, until }) => [id, from, until])).toEqual([
    ['coupon-2021q1', '2021-02-10', '2021-03-31'],
    ['coupon-2021q2', '2021-04-01', '2021-06-30'],
    ['coupon-2021q3', '2021-07-01', '2021-08-15'],
  ]);
  expect(cut.levers[1]!.title).toEqual({ zh: '券 2021Q2', en: 'Coupon 2021Q2' });
  const [row] = rowsOf(cut, RUN);
  expect([row!.id, row!.title]).toEqual(['coupon', { zh: '券', en: 'Coupon' }]);
  expect(row!.cells!.map(({ amount }) => amount)).toEqual([50e6, 91e6, 46e6, 0]);
  expect(row!.cells!.map(({ id }) => id)).toEqual([
    'coupon-2021q1',
    'coupon-2021q2',
    'coupon-2021q3',
    undefined,
  ]);
});

test('what has happened before the first day that can change stays one lever', () => {
  const cut = byQuarter(planOf(coupon({ from: '2020-12-20', ramp: 5, fade: 4 })), 'coupon', RUN);
  expect(cut.levers.map(({ id, from, until, ramp, fade }) => [id, from, until, ramp, fade])).toEqual([
    ['coupon-before', '2020-12-20', '2021-01-20', 5, undefined],
    ['coupon-2021q1', '2021-01-21', '2021-03-31', 0, undefined],
    ['coupon-2021q2', '2021-04-01', '2021-06-30', 0, undefined],
    ['coupon-2021q3', '2021-07-01', '2021-08-15', 0, 4],
  ]);
});

function policiesOf(plan: Plan) {
  const { scenario, problems } = readPlan(planText(written, plan), STUDIED_IN, undefined);
  if (!scenario) throw new Error(JSON.stringify(problems));
  const seeded = { ...scenario, seed: 's' };
  return policyRunsOf(
    drawMarket({ scenario: seeded, data: STUDIED_IN.data, posterior: undefined }, 0).market,
  );
}

test('a lever cut by quarters does the same on every day, until an amount is changed', () => {
  const whole = planOf(coupon());
  const cut = byQuarter(whole, 'coupon', RUN);
  expect(policiesOf(cut)).toEqual(policiesOf(whole));
  const [row] = rowsOf(cut, RUN);
  expect(policiesOf(withAmount(cut, row!, row!.cells![1]!, 0.1))).not.toEqual(policiesOf(whole));
  const windows = planOf(coupon({ on: ['2021-03-20..2021-04-10', '2021-07-01'] }));
  expect(policiesOf(byQuarter(windows, 'coupon', RUN))).toEqual(policiesOf(windows));
});

test('an amount touches its own quarter; nothing lets it rest, and it comes back with money', () => {
  const cut = byQuarter(planOf(coupon({ budget: { [BUDGET_AMOUNT]: 187e6 } })), 'coupon', RUN);
  const set = (plan: Plan, at: number, amount: number) => {
    const [row] = rowsOf(plan, RUN);
    return withAmount(plan, row!, row!.cells![at]!, amount);
  };
  const more = set(cut, 1, 200e6);
  expect(rowsOf(more, RUN)[0]!.money).toEqual([50e6, 200e6, 46e6, 0]);
  const less = set(more, 0, 0);
  expect(rowsOf(less, RUN)[0]!.money).toEqual([0, 200e6, 46e6, 0]);
  expect(less.levers[0]!.strength).toBe(0);
  const back = set(less, 0, 7e6);
  expect([back.levers[0]!.strength, back.levers[0]!.budget]).toEqual([0.4, { [BUDGET_AMOUNT]: 7e6 }]);
  for (const plan of [cut, more, less, back]) expect(() => policiesOf(plan)).not.toThrow();
});

test('a block moves by days, keeps its length and stays ahead within the run', () => {
  fc.assert(
    fc.property(fc.integer({ min: -500, max: 500 }), (days) => {
      const [lever] = moved(planOf(coupon()), 'coupon', days, RUN).levers;
      const [from, until] = [String(lever!.from), String(lever!.until)];
      expect(dayNumber(until) - dayNumber(from)).toBe(186);
      expect(from >= RUN.first && until <= RUN.until).toBe(true);
      if (from > RUN.first && until < RUN.until) {
        expect(dayNumber(from) - dayNumber('2021-02-10')).toBe(days);
      }
    }),
  );
});

test('of what has begun the end alone moves, and it ends no sooner than today', () => {
  const begun = planOf(coupon({ from: '2020-12-20' }));
  const endOf = (days: number) =>
    moved(begun, 'coupon', days, RUN).levers.map(({ from, until }) => [from, until]);
  expect(endOf(-10)).toEqual([['2020-12-20', '2021-08-05']]);
  expect(endOf(-400)).toEqual([['2020-12-20', '2021-01-21']]);
  expect(endOf(400)).toEqual([['2020-12-20', '2021-11-30']]);
});

test('a launch has a budget of its own, which is no money of the platform', () => {
  const launch = withMore(planOf(), 'brand-launch', {
    from: '2021-02-10',
    until: '2021-08-15',
    amount: 5e6,
  });
  expect(launch.levers[0]!.budget).toBe(5e6);
  expect(rowsOf(launch, RUN)[0]).toMatchObject({ by: 'strength', money: [0, 0, 0, 0] });
  expect(settingsOf(launch.levers[0]!).map(({ name }) => name)).toContain('budget');
});

const DAY = '2021-03-01';
/** Days from the first of the run. */
const AT = dayNumber(DAY) - dayNumber(RUN.from);

test('what has begun is changed from the day that is chosen: before it every day is as it was', () => {
  for (const lever of [
    coupon(),
    coupon({ ramp: 5, fade: 4 }),
    coupon({ on: ['2021-02-20..2021-03-10', '2021-07-01'] }),
  ]) {
    const whole = planOf(lever);
    const weaker = changedFrom(whole, 'coupon', { strength: 0.1 }, DAY, RUN);
    expect(weaker.levers.map(({ id, from, until, strength }) => [id, from, until, strength])).toEqual([
      ['coupon-before', '2021-02-10', '2021-02-28', 0.4],
      ['coupon', DAY, '2021-08-15', 0.1],
    ]);
    const past = (plan: Plan) => policiesOf(plan).filter(([day]) => day < AT);
    expect(past(weaker)).toEqual(past(whole));
    expect(policiesOf(weaker)).not.toEqual(policiesOf(whole));
    // once more on the same day: nothing is left to be parted
    expect(changedFrom(weaker, 'coupon', { strength: 0.4 }, DAY, RUN).levers).toHaveLength(2);
    const ended = withoutFrom(whole, 'coupon', DAY, RUN);
    expect([ended.levers[0]!.until, past(ended)]).toEqual(['2021-02-28', past(whole)]);
  }
  const back = changedFrom(planOf(coupon()), 'coupon', { strength: 0.4 }, DAY, RUN);
  expect(policiesOf(back)).toEqual(policiesOf(planOf(coupon())));
});

test('dates are changed as they are; what begins later is changed, or taken out, as a whole; a drawn strength is not parted', () => {
  const plan = planOf(coupon());
  const only = (next: Plan) => next.levers.map(({ id, from }) => [id, from]);
  expect(only(changedFrom(plan, 'coupon', { from: '2021-02-01' }, DAY, RUN))).toEqual([
    ['coupon', '2021-02-01'],
  ]);
  expect(only(changedFrom(plan, 'coupon', { strength: 1 }, '2021-02-10', RUN))).toEqual([
    ['coupon', '2021-02-10'],
  ]);
  expect(withoutFrom(plan, 'coupon', '2021-02-10', RUN).levers).toEqual([]);
  const drawn = planOf(coupon({ upTo: 1 }));
  expect(only(changedFrom(drawn, 'coupon', { strength: 0.2 }, DAY, RUN))).toEqual([['coupon', '2021-02-10']]);
});
