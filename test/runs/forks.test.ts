/** Variants of a replicate as a tree: byte-equal to whole runs, common days simulated once. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { daysOf, forkTree } from '../../sim/runs/forks.ts';
import type { PlainMarket } from '../../sim/runs/market.ts';
import { noMemo } from '../../sim/runs/memo.ts';
import { prepare } from '../../sim/runs/node/inputs.ts';
import { loadScenario } from '../../sim/runs/node/scenario-files.ts';
import { performMarkets } from '../../sim/runs/perform.ts';
import type { Prepared } from '../../sim/runs/prepared.ts';
import type { ReplicateValue } from '../../sim/runs/replicate.ts';
import { drawMarket, requestOf } from '../../sim/runs/requests.ts';
import { memoInMemory, withTestMeans } from './means.ts';
import { smallScenario, temporaryFolder } from './small.ts';

const dir = temporaryFolder();
const RUNS = Number(process.env.LAOTIE_SOAK ?? 3);
const BASE = ['population.scale=1000000', 'until=2021-02-28', 'targets.gmv-q1.over=2021-01'];

function prepared(...set: readonly string[]): Prepared {
  return prepare(smallScenario(dir, ...BASE, ...set));
}

function market(...set: readonly string[]): PlainMarket {
  return drawMarket(prepared(...set), 0).market;
}

function shipped(file: string, ...set: readonly string[]) {
  const { scenario, problems } = loadScenario(file, { set });
  if (scenario?.seed === undefined) throw new Error(JSON.stringify(problems));
  return { ...scenario, seed: scenario.seed };
}

/** On and off again every few days: GMV to date begins again with the year. */
const TURNING = 'when={ metric: gmvToDate, days: 1, above: 1bn, hold: 3 }';

/** What a lever must or may have besides its dates. */
const SETTINGS: Readonly<Record<string, (budget: string) => readonly string[]>> = {
  'visit-push': () => ['factor=1.2'],
  coupon: (budget) => ['share=10%', 'cap=50m', `budget=${budget}`],
  'exaggeration-wave': () => ['claims=0.2', 'when={ metric: gmv, days: 7, above: 0, hold: 10 }'],
  'ad-subsidy': (budget) => ['share=50%', `budget=${budget}`],
};

/** Answers of markets asked for together, or one by one. */
async function answers(markets: readonly PlainMarket[], together: boolean, memo = noMemo) {
  const requests = markets.map((one) => requestOf(() => one));
  const found: { value: ReplicateValue; remembered: boolean }[] = [];
  await withTestMeans({ memo }, (means) =>
    performMarkets(
      together ? [requests] : requests.map((one) => [one]),
      (answer, request, { remembered }) => {
        if (answer.status === 'failed') throw new Error(answer.error);
        found[requests.indexOf(request)] = { value: answer.value, remembered };
      },
      means,
    ),
  );
  return found;
}

test('the tree divides on the first day on which policies or attention can differ', () => {
  const card = (from: string) => market(`levers.trust-card.from=${from}`);
  const markets = [card('2021-01-10'), card('2021-01-20'), card('2021-01-20'), card('2021-02-01')];
  const days = markets[0]!.exogenous.days; // 76, from 15 December
  const tree = forkTree(markets);
  expect(tree).toEqual({
    from: 0,
    until: 26,
    variants: [0, 1, 2, 3],
    branches: [
      { from: 26, until: days, variants: [0], branches: [] },
      {
        from: 26,
        until: 36,
        variants: [1, 2, 3],
        branches: [
          { from: 36, until: days, variants: [1, 2], branches: [] },
          { from: 36, until: days, variants: [3], branches: [] },
        ],
      },
    ],
  });
  expect(daysOf(tree)).toBe(26 + (days - 26) + 10 + 2 * (days - 36));
  const early = prepared('knownUntil=2020-12-31', 'from=2020-02-01');
  const known = drawMarket(early, 0);
  const other = drawMarket(early, 0, 'attention');
  const future = forkTree([known.market, other.market]);
  expect(future.branches).toHaveLength(2);
  expect(future.until).toBeGreaterThan(0);
  expect(known.market.exogenous.mau[future.until]).not.toBe(other.market.exogenous.mau[future.until]);
});

test('a lever with windows parts from a market without it on its first day in force, and from itself otherwise then', () => {
  const push = (...set: string[]) =>
    market(
      'levers.push.lever=visit-push',
      'levers.push.factor=1.2',
      ...set.map((one) => `levers.push.${one}`),
    );
  const windows = push('on=[2021-01-25, 2021-02-03..2021-02-05]');
  expect(forkTree([market(), windows]).until).toBe(41);
  expect(forkTree([windows, push('on=[2021-01-25, 2021-02-03..2021-02-06]')]).until).toBe(53);
  expect(forkTree([push('on=2021-01-25'), push('from=2021-01-25', 'until=2021-01-25')]).branches).toEqual([]);
});

test('ten variants that differ from 22 July 2021 on simulate at most 3.8 whole runs', () => {
  const file = new URL('../../scenarios/kuaishou-2021.yaml', import.meta.url).pathname;
  const variants = Array.from({ length: 10 }, (_, k) => {
    const push = `levers.push-${k}`;
    // in the place of the push that may come again: one lever of a kind at a time
    const set = [
      'levers.push-2021.remove=true',
      `${push}.lever=visit-push`,
      `${push}.from=2021-07-22`,
      `${push}.factor=${1.01 + k / 100}`,
    ];
    return drawMarket(prepare(shipped(file, ...set)), 0).market;
  });
  const tree = forkTree(variants);
  const { days } = variants[0]!.exogenous;
  expect(tree.branches).toHaveLength(10);
  expect(daysOf(tree) / days).toBeLessThanOrEqual(3.8);
});

test(
  'forked answers are whole runs byte for byte, and are remembered as such',
  async () => {
    const lever = fc.record({
      kind: fc.constantFrom(
        'visit-push',
        'trust-frozen',
        'private-domain-off',
        'word-of-mouth-off',
        'pinocchio',
        'coupon',
        'ad-subsidy',
        'exaggeration-wave',
      ),
      day: fc.integer({ min: 1, max: 28 }),
      month: fc.constantFrom('01', '02'),
      budget: fc.constantFrom('1m', '40m', '1bn'),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.stringMatching(/^[a-z]{1,8}$/),
        fc.array(lever, { minLength: 2, maxLength: 4 }),
        async (seed, levers) => {
          const markets = levers.map(({ kind, day, month, budget }) => {
            const own = `levers.own.lever=${kind}`;
            const from = `levers.own.from=2021-${month}-${String(day).padStart(2, '0')}`;
            const more = (SETTINGS[kind]?.(budget) ?? []).map((one) => `levers.own.${one}`);
            // a budget and a trigger that all have in common: their state goes into the branches
            const common = ['lever=wind-maker', 'fundPerDay=1m', 'from=2020-12-20', 'budget=20m', TURNING];
            const shared = common.map((one) => `levers.common.${one}`);
            return market(`seed=x${seed}`, ...shared, own, from, ...more);
          });
          const memo = memoInMemory();
          const forked = await answers(markets, true, memo);
          const whole = await answers(markets, false);
          expect(forked.map(({ value }) => value)).toEqual(whole.map(({ value }) => value));
          const known = await answers(markets, false, memo);
          expect(known.every(({ remembered }) => remembered)).toBe(true);
          expect(known.map(({ value }) => value)).toEqual(whole.map(({ value }) => value));
        },
      ),
      { numRuns: RUNS },
    );
  },
  120_000 + RUNS * 20_000,
);

test('a future of attention forks from the replicate, byte for byte', async () => {
  const known = prepared('knownUntil=2020-12-31', 'from=2020-02-01');
  const markets = [drawMarket(known, 0).market, drawMarket(known, 0, 'attention').market];
  const [forked, whole] = [await answers(markets, true), await answers(markets, false)];
  expect(forked.map(({ value }) => value)).toEqual(whole.map(({ value }) => value));
  expect(forked[0]!.value.fingerprint).not.toBe(forked[1]!.value.fingerprint);
});
