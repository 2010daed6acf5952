/** The identities of the market: they hold over whole runs, and a broken one is noticed. */
import { expect, test } from 'vitest';
import { LEVEL, NOBODY, SLOTS, TIE_WORDS } from '../../sim/kernel/layout.ts';
import { post } from '../../sim/model/ledger.ts';
import { METRICS, type MetricName } from '../../sim/model/measures/all.ts';
import { checkCensus, checkSums } from '../../sim/model/measures/identities.ts';
import { countFollowers, inTurn, takeCensus } from '../../sim/model/ranges.ts';
import { simulate } from '../../sim/model/simulate.ts';
import type { World } from '../../sim/model/world.ts';
import { lever, smallMarket } from './market.ts';

let last: World | undefined;
const full = lever(20, (policy) => {
  policy.trustCardCover = 0.9;
  for (const right of Object.keys(policy.rights) as (keyof typeof policy.rights)[]) policy.rights[right] = 1;
  policy.adSubsidy = 0.3;
  policy.ringClearing = 0.02;
  policy.detection = 2;
  policy.providerFund = 1e6;
  policy.brandSupport.traffic = 1;
});
const outcome = simulate(smallMarket(200, {}, [full]), (world) => {
  last = world;
});
const row = (name: MetricName) => outcome.series[METRICS.findIndex((metric) => metric.name === name)]!;

test('parts add up to wholes on every day of the series', () => {
  for (let day = 0; day < 200; day++) {
    expect(row('gmvPrivate')[day]! + row('gmvPublic')[day]!).toBeCloseTo(row('gmv')[day]!, 3);
    expect(row('gmv')[day]! - row('refunds')[day]!).toBeCloseTo(row('netGmv')[day]!, 3);
    const entries =
      row('entriesPrivate')[day]! +
      row('entriesOrganic')[day]! +
      row('entriesShared')[day]! +
      row('entriesPaid')[day]!;
    expect(entries).toBe(9 * row('visitsPublic')[day]! + 3 * row('visitsPrivate')[day]!);
    const stages =
      row('brandsNew')[day]! + row('brandsClimbing')[day]! + row('brandsKa')[day]! + row('brandsSka')[day]!;
    expect(stages).toBe(row('brands')[day]!);
  }
  const sum = (name: MetricName) => row(name).reduce((a, b) => a + b);
  expect(sum('trustOpened')).toBe(sum('trustReturned') + sum('trustLost') + row('trustInFlight')[199]!);
  expect(sum('gmv')).toBeGreaterThan(1e8);
  expect(row('clearedGangs').reduce((a, b) => a + b)).toBeGreaterThan(0);
});

test('the census and the running sums agree with a plain count, slot by slot', () => {
  const world = last!;
  const { fans, count } = world.ranges[0]!;
  const census = takeCensus(world.ranges, inTurn);
  const plain = { people: [0, 0, 0, 0], ties: 0, trust: 0, stakes: 0 };
  const followers = new Int32Array(world.streamers.count);
  for (let fan = 0; fan < count; fan++) {
    plain.people[fans.state[fan]!]!++;
    for (let slot = fan * TIE_WORDS; slot < fan * TIE_WORDS + SLOTS; slot++) {
      if (fans.ties[slot] === NOBODY) continue;
      followers[fans.ties[slot]!]!++;
      plain.ties++;
      plain.trust += fans.ties[slot + LEVEL]! & 0xff;
      plain.stakes += fans.ties[slot + LEVEL]! >> 8;
    }
  }
  const { ties, trust, stakes } = census;
  expect({ people: [...census.people], ties, trust, stakes }).toEqual(plain);
  expect(countFollowers(world.ranges, inTurn)).toEqual(followers);
  expect(world.platform.trustSum).toBe(plain.trust);
  expect([...world.platform.people]).toEqual(plain.people);
});

test.each([
  [
    'a fen appears',
    (world: World) => void world.accounts.balance[2]!++,
    /fen of all accounts = 0": expected 0, got 1/,
  ],
  [
    'a follower is forgotten',
    (world: World) => void world.streamers.followers[3]!--,
    /day 14.*followers in the books/,
  ],
  [
    'a follower is booked to another streamer',
    ({ streamers: { followers } }: World) => {
      followers[3]!--;
      followers[4]!++;
    },
    /day 28.*followers of streamer 3/,
  ],
  ['a person appears', (world: World) => void world.platform.people[1]!++, /day 14.*people of state 1/],
  ['trust leaks', (world: World) => void world.platform.trustSum--, /day 14.*trust in the books/],
  [
    'a stake vanishes',
    (world: World) => void (world.ranges[0]!.fans.ties[LEVEL]! += 256),
    /day 14.*stakes opened/,
  ],
])('when %s, the day or the week stops with the figures', (_what, breakIt, message) => {
  const run = () =>
    simulate(smallMarket(30), (world) => {
      if (world.day === 10) breakIt(world);
    });
  expect(run).toThrow(message);
  expect(run).toThrow(/day (11|14|28)/);
});

test('the ledger refuses fractions of a fen', () => {
  expect(() => post(last!.accounts, 0, 1, 0.5)).toThrow(/whole fen/);
});

test('a broken identity names itself', () => {
  const world = last!;
  const books = { trustOpened: 1, trustReturned: 2, trustLost: 0, followers: 0 };
  expect(() => checkSums(world, books)).toThrow(/stakes in flight/);
  expect(() => checkCensus(world, takeCensus(world.ranges, inTurn), books)).toThrow(/stakes opened/);
});
