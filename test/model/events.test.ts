/** Events that a run keeps: they change nothing, add up to its measures, and are the same on every port and for any cut. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
// biome-ignore format: names by the line
import {
  BY_DELIVERY, BY_FOLLOW, BY_RULE, BY_VISIT, DELIVERY_EVENT, FOLLOW_EVENT, LEAVE_EVENT, NOTED_CANCELLED, NOTED_COMPLAINT,
  NOTED_REFUNDED, NOTED_REPEAT, NOTED_RETURNED, NOTED_SATISFIED, ORDER_EVENT, STATE_EVENT, TIE_EVENT, VISIT_EVENT,
} from '../../sim/kernel/event-layout.ts';
import { BUYER, LAPSED, PAID, PRIVATE, REFUNDED_FEN, SHARES, VISITS } from '../../sim/kernel/layout.ts';
import { tallied } from '../../sim/kernel/rows.ts';
import { FAN_STANDS, isKept, TIE_STANDS, takeEvents } from '../../sim/model/events.ts';
import { addRules } from '../../sim/model/fans/outsideRules.ts';
import { METRICS, type MetricName } from '../../sim/model/measures/all.ts';
import { simulate } from '../../sim/model/simulate.ts';
import { rangeThreads, sharedMemory } from '../../sim/runs/node/range-threads.ts';
import { anyMarket, resultOf } from './anyMarket.ts';
import { type Row, rowsOf, runKept } from './kept.ts';
import { lever, smallMarket } from './market.ts';

const DAYS = 130;
/** Rings are cleared, so that orders are cancelled; goods disappoint, so that ties end. */
const busy = lever(20, (policy) => {
  policy.trustCardCover = 0.9;
  policy.ringClearing = 0.05;
  policy.detection = 3;
});
/** Lists are full from the first day, so that ties are given up for others. */
const full = { 'talents.quality': 0.45, 'delivery.share': 0.2, 'follow.initialTies': 8 };
const plan = smallMarket(DAYS, full, [busy]);
const kept = runKept(plan, 1);
const rows = rowsOf(kept.words);
const byDay: Row[][] = Array.from({ length: DAYS }, () => []);
for (const row of rows) byDay[row.day]!.push(row);
const series = (name: MetricName) =>
  kept.outcome.series[METRICS.findIndex((metric) => metric.name === name)]!;

/** Compares a measure with what a day's events say, on every day. */
function agrees(name: MetricName, of: (events: readonly Row[]) => number): void {
  const own = byDay.map((events) => of(events));
  expect(own, name).toEqual([...series(name)]);
}
const count = (wanted: (row: Row) => boolean) => (events: readonly Row[]) =>
  events.filter(wanted).length * plan.scale;
const fen = (wanted: (row: Row) => boolean) => (events: readonly Row[]) =>
  (events.filter(wanted).reduce((sum, row) => sum + row.fen, 0) * plan.scale) / 100;
const stakes = (wanted: (row: Row) => boolean) => (events: readonly Row[]) =>
  events.filter(wanted).reduce((sum, row) => sum + row.stakes, 0) * plan.scale;
const is =
  (kind: number, flag = 0) =>
  (row: Row) =>
    row.kind === kind && (flag === 0 || (row.flags & flag) !== 0);

test('a run that keeps events gives what it gives without', () => {
  expect(resultOf(kept.outcome)).toEqual(resultOf(simulate(plan)));
  expect(rows.length).toBeGreaterThan(20_000);
});

test('visits and orders add up to the day’s measures, by route and to the fen', () => {
  const [visit, order] = [is(VISIT_EVENT), is(ORDER_EVENT)];
  agrees('visits', count(visit));
  agrees(
    'visitsPrivate',
    count((row) => visit(row) && row.route === PRIVATE),
  );
  agrees(
    'visitsPublic',
    count((row) => visit(row) && row.route !== PRIVATE),
  );
  agrees(
    'visitsPaid',
    count((row) => visit(row) && row.route === PAID),
  );
  agrees(
    'visitsStranger',
    count((row) => visit(row) && !row.tied),
  );
  agrees('gmv', fen(order));
  agrees(
    'gmvPrivate',
    fen((row) => order(row) && row.route === PRIVATE),
  );
  agrees(
    'gmvPublic',
    fen((row) => order(row) && row.route !== PRIVATE),
  );
  agrees('orders', count(order));
  agrees(
    'ordersPrivate',
    count((row) => order(row) && row.route === PRIVATE),
  );
  agrees(
    'ordersPaid',
    count((row) => order(row) && row.route === PAID),
  );
  agrees(
    'ordersStranger',
    count((row) => order(row) && !row.tied),
  );
  agrees('ordersRepeat', count(is(ORDER_EVENT, NOTED_REPEAT)));
  agrees(
    'ordersRepeatPrivate',
    count((row) => is(ORDER_EVENT, NOTED_REPEAT)(row) && row.route === PRIVATE),
  );
  agrees('buyersDay', (events) => new Set(events.filter(order).map(({ fan }) => fan)).size * plan.scale);
  agrees('trustOpened', stakes(order));
});

test('deliveries add up to the day’s measures: money back to the fen, satisfaction, complaints, trust', () => {
  const delivery = is(DELIVERY_EVENT);
  const cancelled = is(DELIVERY_EVENT, NOTED_CANCELLED);
  const arrived = (row: Row) => delivery(row) && !cancelled(row);
  const satisfied = (row: Row) =>
    is(DELIVERY_EVENT, NOTED_SATISFIED)(row) && (row.flags & NOTED_RETURNED) === 0;
  const returned = is(DELIVERY_EVENT, NOTED_RETURNED);
  agrees(
    'refunds',
    fen((row) => is(DELIVERY_EVENT, NOTED_REFUNDED)(row) || cancelled(row)),
  );
  agrees('deliveries', count(arrived));
  agrees('satisfied', count(satisfied));
  agrees('returned', count(returned));
  agrees('complaints', count(is(DELIVERY_EVENT, NOTED_COMPLAINT)));
  agrees(
    'deliveriesStranger',
    count((row) => arrived(row) && !row.tied && !returned(row)),
  );
  agrees(
    'satisfiedStranger',
    count((row) => satisfied(row) && !row.tied && row.harm === 0),
  );
  const harmed = (row: Row) => row.harm > 0 || cancelled(row);
  agrees(
    'trustReturned',
    stakes((row) => delivery(row) && !harmed(row)),
  );
  agrees(
    'trustLost',
    stakes((row) => (delivery(row) && harmed(row)) || row.kind === LEAVE_EVENT),
  );
  expect(rows.filter(cancelled).length).toBeGreaterThan(0);
  expect(rows.filter(returned).length).toBeGreaterThan(0);
});

test('every parcel is of an order of its fan, seller and money, which it names', () => {
  const orders = new Map(
    rows
      .filter(({ kind }) => kind === ORDER_EVENT)
      .map((row) => [`${row.fan} ${(row.day << 12) | row.act}`, row]),
  );
  const parcels = rows.filter(({ kind }) => kind === DELIVERY_EVENT);
  for (const { fan, ordered, seller, fen: money, day } of parcels) {
    const order = orders.get(`${fan} ${ordered}`);
    expect([order?.seller, order?.fen]).toEqual([seller, money]);
    expect(order!.day).toBeLessThan(day);
  }
});

test('follows and ends of ties add up: to the measures, to followers seller by seller, to the ties and their trust', () => {
  const [follow, leave] = [is(FOLLOW_EVENT), is(LEAVE_EVENT)];
  agrees('follows', count(follow));
  agrees('unfollows', count(leave));
  const trust = new Map<string, number>();
  let [followers, sum] = [0, 0];
  const byEnd = byDay.map((events) => {
    for (const { kind, fan, seller, before, after } of events) {
      const tie = `${fan} ${seller}`;
      if (kind === TIE_EVENT || kind === FOLLOW_EVENT) {
        expect(trust.has(tie)).toBe(false);
        followers++;
        sum += after;
        trust.set(tie, after);
      } else if (kind === LEAVE_EVENT) {
        expect(trust.get(tie)).toBe(before);
        followers--;
        sum -= before;
        trust.delete(tie);
      } else if (trust.has(tie) && (kind === ORDER_EVENT || kind === DELIVERY_EVENT)) {
        expect(trust.get(tie)).toBe(before);
        sum += after - before;
        trust.set(tie, after);
      }
    }
    return [followers * plan.scale, followers === 0 ? 0 : sum / followers / 256];
  });
  expect(byEnd.map(([ties]) => ties)).toEqual([...series('followers')]);
  expect(byEnd.map(([, mean]) => mean)).toEqual([...series('meanTrust')]);
  const standing = new Map<string, number>();
  const { ties } = kept;
  for (let at = 0; at < ties.length; at += TIE_STANDS)
    standing.set(`${ties[at]} ${ties[at + 1]}`, ties[at + 2]! & 0xff);
  expect(standing).toEqual(trust);
  const bySeller = new Int32Array(kept.world.streamers.count);
  for (let at = 0; at < ties.length; at += TIE_STANDS) bySeller[ties[at + 1]!]!++;
  expect([...bySeller]).toEqual([...kept.world.streamers.followers]);
});

test('causes: by a visit, by a delivery, for another tie', () => {
  const causes = (kind: number) => new Set(rows.filter((row) => row.kind === kind).map(({ cause }) => cause));
  expect(causes(FOLLOW_EVENT)).toEqual(new Set([BY_VISIT, BY_DELIVERY]));
  expect(causes(LEAVE_EVENT)).toEqual(new Set([BY_VISIT, BY_DELIVERY, BY_FOLLOW]));
  const given = rows.findIndex(({ cause, kind }) => kind === LEAVE_EVENT && cause === BY_FOLLOW);
  expect([rows[given + 1]!.kind, rows[given + 1]!.fan]).toEqual([FOLLOW_EVENT, rows[given]!.fan]);
});

test('states: buyers and lapsed buyers are those of the first day and who has come since', () => {
  const people = [0, 0, 0, 0];
  for (let at = 0; at < kept.begins.length; at += FAN_STANDS) people[kept.begins[at + 6]!]!++;
  const byEnd = byDay.map((events) => {
    for (const { kind, was, becomes } of events) {
      if (kind !== STATE_EVENT) continue;
      people[was]!--;
      people[becomes]!++;
    }
    return [people[BUYER]! * plan.scale, people[LAPSED]! * plan.scale];
  });
  expect(byEnd.map(([buyers]) => buyers)).toEqual([...series('buyers')]);
  expect(byEnd.map(([, lapsed]) => lapsed)).toEqual([...series('lapsed')]);
});

test('rows of sellers: visits, links shared and money back, seller by seller on the last day', () => {
  const { tally } = kept.world.sessions;
  const last = byDay[DAYS - 1]!;
  for (let seller = 0; seller < kept.world.streamers.count; seller++) {
    const own = last.filter((row) => row.seller === seller);
    expect(own.filter(is(VISIT_EVENT)).length).toBe(tallied(tally, seller, VISITS));
    expect(own.filter(is(DELIVERY_EVENT, 32)).length).toBe(tallied(tally, seller, SHARES));
    const back = own.filter(is(DELIVERY_EVENT, NOTED_REFUNDED));
    expect(back.reduce((sum, row) => sum + row.fen, 0)).toBe(tallied(tally, seller, REFUNDED_FEN));
  }
});

test('the same events on both ports, in any number of ranges, on threads', () => {
  const short = smallMarket(40, {}, [busy]);
  const { words } = runKept(short, 1);
  expect(runKept(short, 1, { port: 'typescript' }).words).toEqual(words);
  expect(runKept(short, 1, { ranges: 3 }).words).toEqual(words);
  const { runner, stop } = rangeThreads(2);
  try {
    expect(runKept(short, 1, { ranges: 4, runner, memoryOf: sharedMemory }).words).toEqual(words);
  } finally {
    stop();
  }
});

test('a sample has those events that all have of its fans; a smaller one is part of a larger', () => {
  fc.assert(
    fc.property(anyMarket, (market) => {
      const all = rowsOf(runKept(market, 1).words);
      for (const share of [0.05, 0.4]) {
        const some = runKept(market, share);
        expect(rowsOf(some.words)).toEqual(all.filter(({ fan }) => isKept(market.key, fan, share)));
        expect(some.begins.length % FAN_STANDS).toBe(0);
      }
    }),
    { numRuns: 4 },
  );
  for (let fan = 0; fan < 2000; fan++) {
    if (isKept(plan.key, fan, 0.1)) expect(isKept(plan.key, fan, 0.3)).toBe(true);
  }
});

test('without a share nothing is kept', () => {
  simulate(smallMarket(10), ({ ranges }) => expect(takeEvents(ranges).length).toBe(0), {
    port: 'typescript',
  });
});

test('ties that a rule from outside makes and ends are kept, with their cause', () => {
  const words = { zh: '规则', en: 'a rule' };
  const back = addRules([
    {
      ...{ id: 'swap', title: words, meaning: words, source: 'a test' },
      evening(fans) {
        for (let fan = 0; fan < fans.count; fan += 3) {
          const [tie] = fans.ties(fan);
          if (tie && fans.unfollow(fan, tie.seller)) fans.follow(fan, (tie.seller + 1) % 12);
        }
      },
    },
  ]);
  try {
    const tell = lever(3, (policy) => {
      policy.outside.swap = 1;
    });
    const market = smallMarket(12, {}, [tell]);
    const { words: first, outcome } = runKept(market, 1);
    const own = rowsOf(first).filter(({ cause }) => cause === BY_RULE);
    expect(own.filter(({ kind }) => kind === LEAVE_EVENT).length).toBeGreaterThan(100);
    expect(own.filter(({ kind }) => kind === FOLLOW_EVENT).length).toBeGreaterThan(100);
    expect(new Set(own.map(({ act }) => act))).toEqual(new Set([0xfff]));
    const follows = rowsOf(first).filter(({ kind }) => kind === FOLLOW_EVENT).length * market.scale;
    const row = METRICS.findIndex(({ name }) => name === 'follows');
    expect(outcome.series[row]!.reduce((sum, value) => sum + value)).toBe(follows);
    expect(runKept(market, 1, { ranges: 3, port: 'typescript' }).words).toEqual(first);
  } finally {
    back();
  }
});
