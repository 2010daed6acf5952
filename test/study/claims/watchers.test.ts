/** What the watchers of a market see, on days made by hand. */
import { expect, test } from 'vitest';
import {
  BAD,
  DELIVERED,
  FOLLOWS,
  GOOD,
  LEVEL,
  NOBODY,
  ORDERS,
  ORDERS_PRIVATE,
  SATISFIED,
  TALLY_ROW,
  TIE_WORDS,
  VISITS,
} from '../../../sim/kernel/layout.ts';
import { ADMITTED, APPLICANT, ON_NOTICE, REMOVED } from '../../../sim/model/providers/providers.ts';
import type { MarketPlan } from '../../../sim/model/simulate.ts';
import { FOREVER, NONE, RING, STORE, TALENT } from '../../../sim/model/streamers/streamers.ts';
import type { World } from '../../../sim/model/world.ts';
import {
  type CapabilityName,
  type ClientSpans,
  capabilityChange,
  loyalChange,
  watchSpans,
} from '../../../sim/study/claims/capabilities.ts';
import { watchTies } from '../../../sim/study/claims/tie-watcher.ts';
import {
  attentionOver,
  dayOf,
  watchCards,
  watchClients,
  watchStages,
  watchStandings,
  watchWarnings,
} from '../../../sim/study/claims/watchers.ts';

function plan(days: number, from = '2020-12-30'): MarketPlan {
  const exogenous = {
    from,
    days,
    mau: Float64Array.from({ length: days }, (_, day) => 100 + day),
    dauShare: new Float64Array(days).fill(0.5),
  };
  return { exogenous } as unknown as MarketPlan;
}

test('days of a plan are counted from its first', () => {
  expect([dayOf(plan(9), '2020-12-30'), dayOf(plan(9), '2021-01-02'), dayOf(plan(9), '2020-12-29')]).toEqual([
    0, 3, -1,
  ]);
});

test('attention: monthly users times the daily share, mean over the first quarter of 2021', () => {
  // 1 January is day 2, 31 March day 91: 102 to 191 users a month
  expect(attentionOver('2021Q1')(plan(200)).told()).toEqual({
    dailyUsers: expect.closeTo((0.5 * (102 + 191)) / 2, 9),
  });
});

test('standings: who is admitted, at which least capability, removed, and who still waits after two reviews', () => {
  const exogenous = { days: 101 };
  const providers = {
    count: 6,
    class: Uint8Array.of(0, 0, 1, 2, 3, 3),
    standing: new Uint8Array(6).fill(APPLICANT),
    capability: Float64Array.from({ length: 30 }, (_, at) => 0.1 * (1 + Math.floor(at / 5))),
    founded: Int32Array.of(0, 0, 0, 43, 44, 200),
  };
  const watcher = watchStandings(plan(101));
  const look = (day: number, ...standing: readonly number[]) => {
    providers.standing.set(standing);
    watcher.look({ providers, day, exogenous } as unknown as World);
  };
  look(0, ADMITTED, APPLICANT, APPLICANT);
  look(50, ADMITTED, ADMITTED, ADMITTED);
  look(70, ON_NOTICE, REMOVED, ADMITTED);
  look(80, ADMITTED, REMOVED, REMOVED);
  look(100);
  expect(watcher.told()).toEqual({
    admittedStrategic: 2,
    admittedBase: 1,
    admittedLocal: 0,
    admittedBrand: 0,
    refusedStrategic: 0,
    refusedBase: 0,
    refusedLocal: 1, //  founded on day 43, more than 56 days before day 100
    refusedBrand: 0, //  founded on day 44, and on day 200
    removedStrategic: 1,
    removedBase: 1,
    removedLocal: 0,
    removedBrand: 0,
    leastStrategic: expect.closeTo(0.1, 12),
    leastBase: expect.closeTo(0.3, 12),
    leastLocal: Number.POSITIVE_INFINITY,
    leastBrand: Number.POSITIVE_INFINITY,
  });
});

test('warnings: the first only reminds; what is kept of the claims; who is suspended, removed, and never warned before', () => {
  const s = {
    count: 5,
    talents: 4,
    claims: Float64Array.of(0.5, 0.8, 0.4, 0.6, 0.9),
    warnings: new Uint8Array(5),
    suspendedUntil: new Int32Array(5),
    cleared: new Int32Array(5).fill(FOREVER),
    left: new Int32Array(5).fill(FOREVER),
  };
  const watcher = watchWarnings(plan(9));
  const look = (day: number) => watcher.look({ streamers: s, day } as unknown as World);
  look(0);
  // a reminder; a first warning that suspends at once; a suspension of one never warned; a ring, which is no talent
  s.warnings.set([1, 1, 0, 0, 1]);
  s.claims.set([0.35, 0.4, 0.4, 0.6, 0.1]);
  s.suspendedUntil.set([0, 9, 9, 0, 9]);
  look(1);
  // a second warning; a first that removes
  s.warnings.set([2, 1, 0, 1]);
  s.claims.set([0.28, 0.4, 0.4, 0.6]);
  s.cleared[3] = 3;
  look(2);
  look(3);
  expect(watcher.told()).toEqual({
    first: 3,
    firstOnlyReminded: 1,
    warned: 4,
    suspensions: 2,
    suspendedUnwarned: 2,
    removals: 1,
    claimsKept: expect.closeTo((0.7 + 0.5 + 0.8 + 1) / 4, 12),
  });
});

/** Six streamers: talents 0 and 5 and store 2 are clients, 1 is not, 3 is gone; of a ring is 4. */
function clients() {
  const s = {
    active: Int32Array.of(0, 1, 2, 3, 4, 5),
    activeCount: 6,
    provider: Int16Array.of(7, NONE, 3, 7, 2, 0),
    kind: Uint8Array.of(TALENT, TALENT, STORE, TALENT, RING, TALENT),
    arrival: new Int32Array(6),
    cleared: Int32Array.of(FOREVER, FOREVER, FOREVER, 0, FOREVER, FOREVER),
    left: new Int32Array(6).fill(FOREVER),
  };
  const rows = new Float64Array(6 * TALLY_ROW);
  const set = (part: number, values: readonly number[]) => {
    for (const [j, value] of values.entries()) rows[j * TALLY_ROW + part] = value;
  };
  set(VISITS, [10, 1000, 20, 1000, 30, 40]);
  set(ORDERS, [1, 1000, 2, 1000, 3, 4]);
  set(ORDERS_PRIVATE, [0, 1000, 1, 1000, 2, 3]);
  set(DELIVERED, [5, 1000, 5, 1000, 5, 5]);
  set(SATISFIED, [4, 1000, 3, 1000, 2, 1]);
  set(FOLLOWS, [2, 1000, 2, 1000, 2, 2]);
  const world = (day: number) =>
    ({ streamers: s, sessions: { tally: { rows } }, day, exogenous: { days: 400 } }) as unknown as World;
  return { s, world };
}

test('clients: who they are on the last day', () => {
  const { s, world } = clients();
  const watcher = watchClients(plan(400));
  watcher.look(world(398));
  expect(watcher.told()).toEqual({ talents: 0, stores: 0 });
  s.provider[5] = NONE;
  watcher.look(world(399));
  expect(watcher.told()).toEqual({ talents: 1, stores: 1 });
});

test('spans of clients: what happened in the room of each on the days it was one, from a day on', () => {
  const { s, world } = clients();
  const watcher = watchSpans(35);
  watcher.look(world(34));
  expect([...watcher.told().clients]).toEqual([]);
  expect(watcher.told().visits).toBe(0);
  watcher.look(world(35));
  s.provider[5] = NONE;
  watcher.look(world(399));
  const span = (days: number, visits: number, orders: number, satisfied: number) => ({
    days,
    visits,
    orders,
    ordersPrivate: orders - days,
    delivered: 5 * days,
    satisfied,
    follows: 2 * days,
  });
  expect(watcher.told().visits).toBe(2 * (10 + 1000 + 20 + 1000 + 30 + 40)); // clients or not
  expect(Object.fromEntries(watcher.told().clients)).toEqual({
    0: span(2, 20, 2, 8),
    2: span(2, 40, 4, 6),
    4: span(2, 60, 6, 4),
    5: span(1, 40, 4, 1),
  });
});

test('a capability is measured on the clients of both markets, and each by its own figure', () => {
  const span = (days: number, visits: number, orders: number, delivered: number, satisfied: number) => ({
    days,
    visits,
    orders,
    ordersPrivate: orders / 2 + days / 10,
    delivered,
    satisfied,
    follows: 3,
  });
  const spans = new Map([
    [1, span(10, 100, 20, 20, 15)],
    [2, span(10, 300, 40, 40, 30)],
    [3, span(365, 9e6, 1, 1, 1)], // a client in this one alone
  ]);
  const without = new Map([
    [1, span(10, 120, 12, 10, 6)],
    [2, span(20, 180, 18, 20, 12)],
    [4, span(365, 9e6, 9e6, 9e6, 1)], // and in that one
  ]);
  const of = (clients: ClientSpans['clients'], visits = 1000): ClientSpans => ({ clients, visits });
  const change = (name: CapabilityName) => capabilityChange(name, of(spans), of(without));
  expect(change('incubation')).toBeCloseTo(Math.sqrt((10 / 12) * (30 / 9)) - 1, 12); // ratios of visits a day
  expect(change('operations')).toBeCloseTo(60 / 400 / (30 / 300) - 1, 12);
  expect(change('supply')).toBeCloseTo(45 / 60 / (18 / 30) - 1, 12);
  expect(change('fulfilment')).toBe(change('supply'));
  expect(change('marketing')).toBeCloseTo(6 / 400 / (6 / 300) - 1, 12);
  expect(loyalChange(of(spans), of(without))).toBeCloseTo((30 + 2) / 20 / ((15 + 3) / 30) - 1, 12);
  expect(loyalChange(of(spans), of(new Map()))).toBeNaN();
  expect(capabilityChange('supply', of(spans), of(new Map()))).toBeNaN();
  expect(capabilityChange('incubation', of(spans), of(new Map()))).toBeNaN();
  const idle = new Map([...without, [1, span(10, 0, 0, 10, 6)] as const]);
  expect(capabilityChange('incubation', of(spans), of(idle))).toBeCloseTo(30 / 9 - 1, 12); // whoever had no visit has no ratio
  const all = capabilityChange('incubation', of(spans, 2000), of(without));
  expect(all).toBeCloseTo(Math.sqrt((10 / 12) * (30 / 9)) / 2 - 1, 12); // twice as many visits to everybody
});

test('cards: how well their holders cover, of those present on the last day', () => {
  const s = {
    cover: Float64Array.of(0.7, 0, 0.9, 0.95, 0.65),
    arrival: Int32Array.of(0, 0, 0, 0, 0),
    cleared: Int32Array.of(FOREVER, FOREVER, FOREVER, 5, FOREVER),
    left: new Int32Array(5).fill(FOREVER),
  };
  const exogenous = { days: 10 };
  const watcher = watchCards(plan(10));
  const look = (day: number) => watcher.look({ streamers: s, day, exogenous } as unknown as World);
  look(8);
  expect(watcher.told().holders).toBe(0);
  look(9);
  expect(watcher.told()).toEqual({ holders: 3, leastCover: 0.65, mostCover: 0.9 });
});

/** One tie of fan 32 on each of some days: streamer, good and bad evidence, trust of 256, sales in flight. */
function ties(
  ...daily: readonly (readonly [
    streamer: number,
    good: number,
    bad: number,
    trust: number,
    inFlight: number,
  ])[]
) {
  const watcher = watchTies(plan(9));
  for (const [streamer, good, bad, trust, inFlight] of daily) {
    const list = new Uint16Array(64 * TIE_WORDS).fill(NOBODY);
    const slot = 32 * TIE_WORDS;
    list[slot] = streamer;
    list[slot + GOOD] = good;
    list[slot + BAD] = bad;
    list[slot + LEVEL] = (inFlight << 8) | trust;
    // fans 1, 8, 31 and 33 trade with others and are not looked at: one fan in 32 stands for all
    for (const other of [1, 8, 31, 33]) {
      list.copyWithin(other * TIE_WORDS, slot, slot + TIE_WORDS);
      list[other * TIE_WORDS + LEVEL] = (inFlight << 8) | (trust - 50);
      list[other * TIE_WORDS] = streamer + 1000;
    }
    watcher.look({ ranges: [{ fans: { ties: list }, first: 0, count: 64 }] } as unknown as World);
  }
  return watcher.told();
}

test('a tie from the sale to a satisfied delivery', () => {
  expect(ties([5, 256, 0, 192, 0], [5, 256, 0, 160, 1], [5, 256, 0, 160, 1], [5, 500, 0, 208, 0])).toEqual({
    sales: 1,
    atSale: -32 / 256,
    afterSatisfied: 16 / 256,
    afterDisappointed: Number.NaN,
    satisfied: 1,
    disappointed: 0,
  });
});

test('a tie from the sale to a disappointment', () => {
  expect(ties([5, 256, 64, 192, 0], [5, 256, 64, 160, 1], [5, 240, 300, 100, 0])).toMatchObject({
    atSale: -32 / 256,
    afterDisappointed: (100 - 192) / 256,
    satisfied: 0,
    disappointed: 1,
  });
});

test('two sales at a time, a sale with a delivery on the same day, and another streamer in the slot are left out', () => {
  const nothing = { sales: 0, satisfied: 0, disappointed: 0 };
  expect(
    ties([5, 256, 0, 192, 0], [5, 256, 0, 140, 2], [5, 300, 0, 160, 1], [5, 400, 0, 200, 0]),
  ).toMatchObject(nothing);
  expect(ties([5, 256, 0, 192, 0], [5, 300, 0, 160, 1], [5, 400, 0, 208, 0])).toMatchObject(nothing);
  expect(ties([5, 256, 0, 192, 0], [6, 256, 0, 160, 1], [6, 400, 0, 208, 0])).toMatchObject(nothing);
});

test('quality learned is the mean over the brands present, also when there is one', () => {
  const learned = (present: number, ...values: readonly number[]) => {
    const watcher = watchStages(plan(9));
    const brands = {
      count: values.length,
      stage: new Uint8Array(values.length).fill(1),
      learned: Float64Array.from(values),
      present,
    };
    watcher.look({ brands, day: 0 } as unknown as World);
    return watcher.told().learned;
  };
  expect(learned(1, 0.04)).toBeCloseTo(0.04, 12);
  expect(learned(2, 0.04, 0.02)).toBeCloseTo(0.03, 12);
  expect(learned(0, 0, 0)).toBe(0);
});
