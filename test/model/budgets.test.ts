/** Budgets: never overspent by a fen, all of it in the ledger; one that is large enough changes no byte. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LEVERS } from '../../sim/levers/all.ts';
import type { MetricName } from '../../sim/model/measures/all.ts';
import { ACCOUNTS, type Account } from '../../sim/model/platform/leverRule.ts';
import { UNLIMITED } from '../../sim/model/platform/policy.ts';
import { type Outcome, simulate, simulateUntil } from '../../sim/model/simulate.ts';
import { leversInForce } from '../../sim/scenario/force.ts';
import type { LeverBudget, LeverPlan } from '../../sim/scenario/scenario.ts';
import { planOf, rowOf, sumOf } from './leverPlans.ts';
import { type Changes, smallMarket } from './market.ts';

const DAYS = 60;
/** Real yuan of a fen of an agent. */
const FEN = 50_000 / 100;

/** A lever on each account that spends on every day of the small market, and the metric of its cost. */
const SPENDING: Readonly<
  Record<Account, { kind: string; args: Record<string, number>; metric: MetricName }>
> = {
  coupon: { kind: 'coupon', args: { share: 0.1, cap: 1e9 }, metric: 'costCoupon' },
  ads: { kind: 'ad-subsidy', args: { share: 0.5 }, metric: 'costAds' },
  trustCard: { kind: 'trust-card', args: { forced: 0.8 }, metric: 'costTrustCard' },
  brands: { kind: 'ska-support', args: {}, metric: 'costBrands' },
  recruiting: { kind: 'brand-push', args: { factor: 100 }, metric: 'costRecruiting' },
  providers: { kind: 'wind-maker', args: { fundPerDay: 3e6 }, metric: 'costProviders' },
  reviewing: { kind: 'pinocchio', args: { intensity: 10 }, metric: 'costReviewing' },
};
const MARKET: Changes = { 'brands.activityNorm': 2e6, 'brands.pool': 90 };

function run(levers: readonly LeverPlan[], days = DAYS): Outcome {
  return simulate(smallMarket(days, MARKET, leversInForce({ levers })));
}

function spending(account: Account, budget?: LeverBudget, more: Partial<LeverPlan> = {}): LeverPlan {
  const { kind, args } = SPENDING[account];
  return planOf(kind, args, { ...(budget ? { budget } : {}), ...more });
}

function bytesOf({ series, fingerprint, visits }: Outcome) {
  return { series, fingerprint, visits };
}

/** Of a market before any budget was tried in this process. */
const bytesBefore = bytesOf(run([spending('coupon')]));

test('every kind that takes a budget has its account, and no two share one', () => {
  const accounts = LEVERS.flatMap(({ money }) => ('account' in money ? [money.account] : []));
  expect(accounts.toSorted()).toEqual([...ACCOUNTS].toSorted());
});

test.each(ACCOUNTS)(
  '%s: without need of it a budget changes no byte; a third of the need is all that is spent',
  (account) => {
    const { metric } = SPENDING[account];
    const free = run([spending(account)]);
    const need = sumOf(rowOf(free, metric));
    expect(need).toBeGreaterThan(0);
    const ample = run([spending(account, { amount: 1e12 })]);
    expect(bytesOf(ample)).toEqual(bytesOf(free));
    expect(free.levers).toEqual([]);
    const yuan = need / 3;
    const tight = run([spending(account, { amount: yuan })]);
    const spent = tight.levers[0]!.spentMoney.life!;
    expect(spent).toBeLessThanOrEqual(yuan);
    // what is left is less than the smallest thing that can be bought: a fen, a brand, the part of cover that an order might take
    expect(spent).toBeGreaterThan(
      account === 'trustCard' ? 0.5 * yuan : account === 'recruiting' ? yuan - 2e5 : yuan - 60 * FEN,
    );
    const cost = sumOf(rowOf(tight, metric));
    if (account === 'coupon')
      expect(cost).toBeLessThan(spent); // some came back with refunds
    else expect(cost).toBeCloseTo(spent, 2);
    expect(bytesOf(tight)).not.toEqual(bytesOf(free));
  },
);

test.each(['ads', 'providers', 'reviewing'] as const)(
  '%s: every byte is that without a budget until the day on which the money is not enough',
  (account) => {
    const { metric } = SPENDING[account];
    const free = run([spending(account)]);
    const cost = rowOf(free, metric);
    const half = sumOf(cost) / 2;
    let last = 0;
    for (let sum = cost[0]!; sum <= half; sum += cost[last]!) last++;
    const tight = run([spending(account, { amount: half })]);
    const until = ({ series }: Outcome, day: number) => series.map((row) => row.slice(0, day));
    expect(until(tight, last)).toEqual(until(free, last));
    expect(rowOf(tight, metric)[last]).toBeLessThan(cost[last]!);
    // a subsidy is rounded down seller by seller, so that a few fen are left for the days after
    expect(sumOf(rowOf(tight, metric).slice(last + 1))).toBeLessThan(60 * FEN);
  },
);

test('a budget by quarter begins again with each quarter; by year with each year', () => {
  const days = 100; // 31 + 29 + 31 days, then nine of the second quarter
  const coupon = (budget: LeverBudget) => run([spending('coupon', budget, { untilDay: days - 1 })], days);
  const quarters = coupon({ amount: 3e8, per: 'quarter' });
  const { spentMoney } = quarters.levers[0]!;
  expect(Object.keys(spentMoney)).toEqual(['2020Q1', '2020Q2']);
  expect(spentMoney['2020Q1']).toBe(3e8);
  const cost = rowOf(quarters, 'costCoupon');
  expect(Math.max(...cost.slice(80, 91))).toBeLessThanOrEqual(0); // it rests, and some comes back
  expect(cost[91]).toBeGreaterThan(0);
  const year = coupon({ amount: 3e8, per: 'year' });
  expect(year.levers[0]!.spentMoney).toEqual({ 2020: 3e8 });
  expect(rowOf(year, 'costCoupon')[91]).toBeLessThanOrEqual(0);
});

test('a lever of strength zero with a budget changes no byte, nor does one outside its days', () => {
  const plain = bytesOf(run([]));
  for (const account of ACCOUNTS) {
    const silent = run([spending(account, { amount: 1e6 }, { strength: 0 })]);
    expect(bytesOf(silent), account).toEqual(plain);
    expect(silent.levers).toEqual([]);
    const later = run([spending(account, { amount: 1e6 }, { fromDay: 70, untilDay: 80 })]);
    expect(bytesOf(later), account).toEqual(plain);
    expect(later.levers).toEqual([{ spentMoney: {}, switches: [] }]);
  }
});

/** Any lever with any budget, in its dates or in windows. */
const anyBudget = fc
  .record({
    account: fc.constantFrom(...ACCOUNTS),
    yuan: fc.double({ min: 1000, max: 3e8, noNaN: true }),
    per: fc.constantFrom('life', 'quarter', 'year'),
    fromDay: fc.integer({ min: 0, max: 15 }),
    strength: fc.constantFrom(0.3, 1),
    rampDays: fc.constantFrom(0, 7),
    windows: fc.boolean(),
  })
  .map(({ account, yuan, per, windows, ...rest }) => {
    const budget = per === 'life' ? { amount: yuan } : { amount: yuan, per: per as 'quarter' | 'year' };
    const more = windows
      ? {
          windows: [
            [rest.fromDay, 20],
            [25, 44],
          ] as const,
        }
      : {};
    return spending(account, budget, { ...rest, untilDay: 44, ...more });
  });

test('whatever the lever and its budget: not a fen more is spent, and any checkpoint goes on to the same bytes', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(anyBudget, { minLength: 1, maxLength: 3, selector: ({ lever }) => lever }),
      fc.integer({ min: 1, max: 44 }),
      (levers, day) => {
        const plan = smallMarket(45, MARKET, leversInForce({ levers }));
        const whole = simulate(plan);
        const byFirst = levers.toSorted((a, b) => a.fromDay - b.fromDay);
        whole.levers.forEach(({ spentMoney }, at) => {
          for (const spent of Object.values(spentMoney))
            expect(spent).toBeLessThanOrEqual(byFirst[at]!.budget!.amount * (1 + 1e-12));
        });
        const resumed = simulate(plan, undefined, { from: simulateUntil(plan, day) });
        expect([bytesOf(resumed), resumed.levers]).toEqual([bytesOf(whole), whole.levers]);
        const cut = simulate(plan, undefined, { ranges: 3 });
        expect([bytesOf(cut), cut.levers]).toEqual([bytesOf(whole), whole.levers]);
      },
    ),
    { numRuns: 25 },
  );
});

test('a market without a budget is the same after many with one: nothing that runs share has been written to', () => {
  expect(Object.values(UNLIMITED)).toEqual(ACCOUNTS.map(() => Number.POSITIVE_INFINITY));
  expect(bytesOf(run([spending('coupon')]))).toEqual(bytesBefore);
});
