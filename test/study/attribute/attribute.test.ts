/** Attributions: of made-up figures with a known answer, then of a small market that ran. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { attributePlan } from '../../../sim/cli/attribute-plan.ts';
import { eventOf } from '../../../sim/model/calendar.ts';
import { metricOf } from '../../../sim/model/measures/all.ts';
import { policyOf } from '../../../sim/model/platform/policyOf.ts';
import { valueOver } from '../../../sim/result/summary.ts';
import { prepare } from '../../../sim/runs/node/inputs.ts';
import { loadScenario } from '../../../sim/runs/node/scenario-files.ts';
import { perform } from '../../../sim/runs/perform.ts';
import type { Prepared } from '../../../sim/runs/prepared.ts';
import { drawMarket } from '../../../sim/runs/requests.ts';
import { variantFiguresTask } from '../../../sim/runs/variantFigures.ts';
import { leversInForce } from '../../../sim/scenario/force.ts';
import { attributed } from '../../../sim/study/attribute/attribute.ts';
import {
  endedBefore,
  heldAttention,
  mechanismItems,
  withoutFestivals,
} from '../../../sim/study/attribute/items.ts';
import {
  type AttributePlan,
  coalitionsFor,
  figuresAsked,
  marketsFor,
  outcomeOf,
  treePeriods,
} from '../../../sim/study/attribute/plan.ts';
import { runCoalitions } from '../../../sim/study/attribute/run.ts';
import { TINY } from '../../cli/tiny.ts';
import { runOne, withTestMeans } from '../../runs/means.ts';
import { temporaryFolder } from '../../runs/small.ts';

const dir = temporaryFolder();
const FILE = join(dir, 'attribute.yaml');
const LEVERS = TINY.replace('replicates: 4', 'replicates: 3')
  .replace('scale: 1000000', 'scale: 500000')
  .replace(
    'targets:',
    `  - { id: push, lever: visit-push, from: 2021-01-05, until: 2021-01-20, factor: 1.4 }
  - { id: idle, lever: coupon, from: 2021-01-08, share: 10%, cap: 1bn, strength: 0 }
targets:`,
  );

function prepared(...set: readonly string[]): Prepared {
  const { scenario, problems } = loadScenario(FILE, { set });
  if (scenario?.seed === undefined) throw new Error(JSON.stringify(problems));
  return prepare({ ...scenario, seed: scenario.seed });
}

const NAMED = { id: 'x', title: { zh: 'x', en: 'x' }, off: <T>(market: T) => market };

let base: Prepared;
beforeAll(() => {
  writeFileSync(FILE, LEVERS);
  base = prepared();
});

/** A plan of n items whose figures are made up. */
function made(n: number, replicates: number, over: Partial<AttributePlan> = {}): AttributePlan {
  const plan = attributePlan(base, 'attribute.yaml', {});
  const items = Array.from({ length: n }, (_, at) => ({ ...NAMED, id: `item-${at}` }));
  const scenario = { ...base.scenario, replicates };
  return {
    ...plan,
    prepared: { ...base, scenario },
    items,
    outcome: { ...plan.outcome, metric: 'gmv' },
    ...over,
  };
}

/** Answers of a plan from a function of coalition and replicate, in yuan. */
function answersOf(plan: AttributePlan, of: (coalition: number, replicate: number) => number) {
  const width = figuresAsked(plan).length;
  return new Map(
    Array.from({ length: plan.prepared.scenario.replicates }, (_, replicate) => [
      replicate,
      coalitionsFor(plan, replicate).flatMap((coalition) => {
        const value = of(coalition, replicate);
        return Array.from({ length: width }, (__, at) => (at === 0 ? value : 1));
      }),
    ]),
  );
}

const bit = (coalition: number, item: number) => (coalition >> item) & 1;
/** Six items that add, help and hinder each other; the last does nothing, and 0 and 1 are equal. */
function six(coalition: number, replicate: number): number {
  const [a, b, c, d, e] = [0, 1, 2, 3, 4].map((item) => bit(coalition, item)) as [number, number, number, number, number];
  const luck = 1e6 * Math.sin(9.7 * replicate);
  return 1e9 + luck + 3e7 * (a + b) + 1e7 * a * b + 5e7 * c * d - 2e7 * d * (a + b) + 7.77 * e + 4e6 * luck * 1e-6 * c * e;
} // biome-ignore format: one line each

test('exact shares by hand; equal items are equal, a dummy has nothing; the sums are exact to the fen', () => {
  const plan = made(6, 5);
  const result = attributed(plan, answersOf(plan, six));
  const share = (id: number) => result.items.find((item) => item.id === `item-${id}`)!;
  // 3e7 + half of the help, less half of the hindrance
  expect(share(0).value).toBeCloseTo(3e7 + 0.5e7 - 1e7, 1);
  expect(share(1).whole).toBe(share(0).whole);
  expect(share(1).difference).toEqual(share(0).difference);
  expect(share(3).value).toBeCloseTo(2.5e7 - 2e7, 1);
  expect(share(5)).toMatchObject({ whole: 0, value: 0, part: 0, difference: { mean: 0, low90: 0, high90: 0 }, orderError: null });
  expect(result.items.reduce((sum, { whole }) => sum + whole, 0)).toBe(result.shared.whole);
  expect(result.all.whole - result.none.whole).toBe(result.shared.whole);
  expect(result.items.reduce((sum, { part }) => sum + part!, 0)).toBeCloseTo(1, 12);
  expect(result.items.map(({ whole }) => whole)).toEqual(result.items.map(({ whole }) => whole).toSorted((a, b) => b - a));
  expect(result).toMatchObject({ variants: 64, orderPairs: 0, quantum: 0.01, failed: 0, before: null });
}); // biome-ignore format: one line each

/** The same with three that act together: of two, a pair of orders tells the exact share. */
function threes(coalition: number, replicate: number): number {
  const together = bit(coalition, 0) * bit(coalition, 2) * bit(coalition, 3);
  const against = bit(coalition, 1) * bit(coalition, 3) * bit(coalition, 4);
  return six(coalition, replicate) + 6e7 * together - (5e7 + 1e7 * Math.cos(replicate)) * against;
}

test('of items that act in twos one pair of orders is enough', () => {
  const exact = made(6, 3);
  const [truth, drawn] = [0, 2].map((pairs) => attributed({ ...exact, pairs }, answersOf({ ...exact, pairs }, six)));
  expect(drawn!.items.map(({ whole }) => whole)).toEqual(truth!.items.map(({ whole }) => whole));
  expect(drawn!.items.every(({ orderError }) => orderError! < 1)).toBe(true);
}); // biome-ignore format: one line each

test('drawn orders agree with all orders within the error that they state, and add up as exactly', () => {
  const exact = made(6, 40);
  const truth = attributed(exact, answersOf(exact, threes));
  let [inside, all] = [0, 0];
  for (let seed = 0; seed < 30; seed++) {
    const scenario = { ...exact.prepared.scenario, seed: `orders-${seed}` };
    const plan = { ...exact, pairs: 4, prepared: { ...base, scenario } };
    const drawn = attributed(plan, answersOf(plan, threes));
    expect(drawn.items.reduce((sum, { whole }) => sum + whole, 0)).toBe(drawn.shared.whole);
    expect(drawn.shared.whole).toBe(truth.shared.whole);
    for (const { id, value, orderError, whole } of drawn.items) {
      const right = truth.items.find((item) => item.id === id)!.value;
      if (id === 'item-5') expect([whole, orderError]).toEqual([0, 0]);
      else if (orderError! > 1) {
        all++;
        if (Math.abs(value - right) <= 1.96 * orderError!) inside++;
        expect(Math.abs(value - right)).toBeLessThan(5 * orderError!);
      }
    }
  }
  expect(all).toBeGreaterThan(100);
  expect(inside / all).toBeGreaterThan(0.88);
  expect(inside / all).toBeLessThan(0.995);
});

test('growth is shared by the same rule: later less sooner, in every variant', () => {
  const span = { period: '2020-12', kind: 'month', first: 0, last: 16 } as const;
  const plan = made(2, 4, { before: { metric: 'gmv', span } });
  const width = figuresAsked(plan).length;
  const answers = new Map(
    [0, 1, 2, 3].map((k) => [
      k,
      [0, 1, 2, 3].flatMap((coalition) => [
        100 + 10 * bit(coalition, 0) + 40 * bit(coalition, 1) + k,
        80 + 5 * bit(coalition, 1),
        // growth tree: gmv, orders, buyers of both periods
        ...[80, 40, 20, 160, 80, 20],
      ]),
    ]),
  );
  expect(width).toBe(8);
  const result = attributed(plan, answers);
  expect(result).toMatchObject({ before: '2020-12', all: { value: 66.5 }, none: { value: 21.5 }, shared: { value: 45 } });
  expect(result.levelBefore).toMatchObject({ value: 85 });
  expect(result.items.map(({ id, value }) => [id, value])).toEqual([['item-1', 35], ['item-0', 10]]);
  const { factors, growth } = result.growth!;
  expect(growth.value).toBe(80);
  expect(factors.map(({ factor, value }) => [factor, value])).toEqual([['buyers', 0], ['ordersPerBuyer', 80], ['orderValue', 0]]);
  expect(factors.reduce((sum, { whole }) => sum + whole, 0)).toBe(growth.whole);
}); // biome-ignore format: one line each

test('which periods make a growth tree, and which figure is shared', () => {
  const plan = attributePlan(base, 'f', {});
  expect(plan.outcome).toMatchObject({ metric: 'gmv', span: { period: '2021-01', first: 17, last: 47 } });
  expect(treePeriods(plan)).toEqual([]); // December is not whole
  const bare = prepared('targets.gmv-q1.remove=true');
  expect(outcomeOf(bare)).toMatchObject({
    metric: 'gmv',
    span: { period: '2020-12-15/2021-01-31', first: 0 },
  });
});

async function ran(plan: AttributePlan) {
  const found = await withTestMeans({}, (means) => runCoalitions(plan, means, () => {}));
  return found!;
}

test('levers of a market: all is the run itself, an idle one has nothing, shares are the hand-made means', async () => {
  const plan = attributePlan(base, 'f', {});
  const { answers, failed } = await ran(plan);
  expect(failed).toEqual([]);
  const result = attributed(plan, answers);
  const own = await runOne(base);
  const gmv = own.series.map(({ values }) =>
    Math.round(100 * valueOver(metricOf('gmv'), values, 48, plan.outcome.span)),
  );
  expect(result.all.whole).toBe(Math.round(gmv.reduce((a, b) => a + b, 0) / gmv.length));
  const idle = result.items.find(({ id }) => id === 'idle')!;
  expect([idle.whole, idle.difference.high90]).toEqual([0, 0]);
  // card = bit 0, push = bit 1, idle = bit 2: half of what it adds to nothing, half of what it adds to the other
  const width = figuresAsked(plan).length;
  const value = (k: number, coalition: number) => answers.get(k)![coalition * width]!;
  const shares = [0, 1, 2].map((k) => (value(k, 1) - value(k, 0) + value(k, 3) - value(k, 2)) / 2);
  const card = result.items.find(({ id }) => id === 'trust-card')!;
  expect(card.value).toBeCloseTo((shares[0]! + shares[1]! + shares[2]!) / 3, 1);
  expect(result.items.reduce((sum, { whole }) => sum + whole, 0)).toBe(result.shared.whole);
  const some = attributePlan(base, 'f', { only: ['push'] });
  expect(some.kept.map(({ en }) => en)).toEqual(['Trust card', 'Coupon']);
  const alone = attributed(some, (await ran(some)).answers);
  expect(alone.all.whole).toBe(result.all.whole);
  expect(alone.items).toHaveLength(1);
});

test('a mechanism is off from its day on and not before; each of them changes the market', async () => {
  const since = '2021-01-12';
  // long enough for brands and providers to matter, and for the festival of 8 March
  const long = prepared('until=2021-03-31', 'replicates=1');
  const plan = attributePlan(long, 'f', { by: 'mechanism', since });
  expect(plan.items.map(({ id }) => id)).toEqual([
    'trust',
    'private-domain',
    'brands',
    'providers',
    'attention',
    'ads',
    'festivals',
    'one-offs',
  ]);
  const days = { period: 'before', kind: 'quarter', first: 0, last: 27 } as const;
  const all = 2 ** plan.items.length - 1;
  // each alone is off, then all of them on
  const asked = [...plan.items.map((_, at) => all - 2 ** at), all];
  const markets = marketsFor(plan, 0).filter((_, coalition) => asked.includes(coalition));
  expect(markets).toHaveLength(plan.items.length + 1);
  const after = { period: 'after', kind: 'quarter', first: 28, last: 106 } as const;
  const figures = [days, after].map((span) => ({ metric: 'gmv', span }));
  let told: readonly number[] = [];
  await withTestMeans({}, (means) =>
    perform(
      [{ task: variantFiguresTask, data: () => ({ markets, figures }) }],
      (answer) => {
        if (answer.status === 'failed') throw new Error(answer.error);
        told = answer.value;
      },
      means,
    ),
  );
  const rows = markets.map((_, at) => told.slice(2 * at, 2 * at + 2));
  const whole = rows.at(-1)!;
  // coalitions are in the order of their numbers: the last item off comes first
  const names = plan.items.map(({ id }) => id).toReversed();
  const same = names.filter((_, at) => rows[at]![0] === whole[0]);
  // whoever would wait for a festival knows before
  expect(names.filter((name) => name !== 'festivals' && !same.includes(name))).toEqual([]);
  expect(names.filter((_, at) => rows[at]![1] === whole[1])).toEqual([]);
});

test('without festivals no day has one, now or announced; held attention stays, and is shared', () => {
  const { market } = drawMarket(base, 0);
  const plans = withoutFestivals(market, 10);
  const inForce = leversInForce({ levers: [...market.levers, ...plans] });
  const days = Array.from({ length: market.exogenous.days - 10 }, (_, at) => at + 10);
  expect(days.some((day) => eventOf(market.params, market.exogenous, day) > 0)).toBe(true);
  for (const day of days) {
    const { festival, coming } = policyOf(inForce, day);
    expect(eventOf(market.params, market.exogenous, day) + festival).toBeCloseTo(0, 12);
    const ahead = Math.min(21, market.exogenous.days - 1 - day);
    for (let k = 1; k <= ahead; k++) {
      expect(eventOf(market.params, market.exogenous, day + k) + coming[k]!).toBeCloseTo(0, 12);
    }
  }
  const held = heldAttention(market.exogenous, 20);
  expect(held).toBe(heldAttention(market.exogenous, 20));
  expect([...held.mau.subarray(0, 20)]).toEqual([...market.exogenous.mau.subarray(0, 20)]);
  expect(new Set(held.minutes.subarray(19)).size).toBe(1);
  expect(held.minutes[19]).toBe(market.exogenous.minutes[19]);
});

test('levers of a kind end on the day before; one-offs are an item only where there are some', () => {
  const { levers, from } = base.scenario;
  const ended = endedBefore(levers, ['visit-push'], { from, day: 25 });
  const push = ended.find(({ id }) => id === 'push')!;
  expect([push.untilDay, push.until, push.fromDay]).toEqual([24, '2021-01-08', 21]);
  expect(endedBefore(levers, ['visit-push'], { from, day: 21 }).map(({ id }) => id)).toEqual([
    'trust-card',
    'idle',
  ]);
  expect(endedBefore(levers, ['visit-push'], { from, day: 40 })).toEqual(levers);
  const ids = (since: string, own = levers) => mechanismItems(own, since).map(({ id }) => id);
  expect(ids('2021-01-20')).toContain('one-offs');
  const noPush = levers.filter(({ lever }) => lever === 'trust-card');
  expect(ids('2021-01-20', noPush)).not.toContain('one-offs');
});
