/** The first morning: who the fans are, who buys already, whom they follow, when they come. */
import { expect, test } from 'vitest';
import {
  BUYER,
  CATEGORY,
  EAGERNESS,
  FLAGS,
  GENERAL,
  GOOD,
  LAST_BUY,
  LEVEL,
  NEVER_BUYER,
  NOBODY,
  NOT_YET_USER,
  PROFILE_BYTES,
  RATE,
  REGION,
  SPEND,
  TIE_WORDS,
  WALLET,
} from '../../../sim/kernel/layout.ts';
import { OUTSIDE } from '../../../sim/model/brands/brands.ts';
import { compileFanTables } from '../../../sim/model/fans/tables.ts';
import { uniform } from '../../../sim/model/random.ts';
import { beginWorld, type MarketPlan } from '../../../sim/model/simulate.ts';
import { smallMarket } from '../market.ts';

const CHANGES = {
  'fans.users': 100e6,
  'fans.ableShare': 0.4,
  'fans.initialBuyers': 0.1,
  'fans.generalTrust': 0.6,
  'follow.initialTies': 2,
  'trust.priorGood': 1.2,
  'trust.priorBad': 0.8,
  'visits.rate': 0.5,
  'brands.initial': 6,
};

function begun(changes = {}, mau = 50e6) {
  const plan: MarketPlan = { ...smallMarket(10, { ...CHANGES, ...changes }), scale: 5000 };
  plan.exogenous.mau.fill(mau);
  const world = beginWorld(plan);
  const { fans, count } = world.ranges[0]!;
  const view = new DataView(fans.profile.buffer, fans.profile.byteOffset, fans.profile.byteLength);
  const all = Array.from({ length: count }, (_, fan) => fan);
  const half = (fan: number, part: number) => view.getUint16(fan * PROFILE_BYTES + part, true);
  const byte = (fan: number, part: number) => view.getUint8(fan * PROFILE_BYTES + part);
  return { plan, world, fans, count, all, half, byte };
}

const mean = (list: readonly number[]) => list.reduce((a, b) => a + b, 0) / list.length;
const { plan, world, fans, count, all, half, byte } = begun();
const buyers = all.filter((fan) => fans.state[fan] === BUYER);

test('as many fans as can ever buy, over the scale', () => {
  expect(count).toBe((100e6 * 0.4) / 5000);
});

test.each([
  ['visit rates', (fan: number) => half(fan, RATE) / 1024],
  ['wallets', (fan: number) => byte(fan, WALLET) / 256],
  ['eagerness', (fan: number) => byte(fan, EAGERNESS) / 256],
  ['categories', (fan: number) => byte(fan, CATEGORY) / 8],
  ['regions', (fan: number) => byte(fan, REGION) / 6],
] as const)('%s are spread evenly over their groups', (_what, of) => {
  const values = all.map(of).sort((a, b) => a - b);
  for (const share of [0.1, 0.3, 0.5, 0.7, 0.9]) {
    // a group begins at its share: the value at a quantile is the group that holds it
    const value = values[Math.floor(share * count)]!;
    expect(value).toBeLessThanOrEqual(share + 0.005);
    expect(value).toBeGreaterThan(share - 1 / 6 - 0.005);
  }
  expect(mean(values)).toBeGreaterThan(0.41);
});

test('general trust lies around its mean, a tenth to each side, evenly', () => {
  const trust = all.map((fan) => half(fan, GENERAL) / 0xffff).sort((a, b) => a - b);
  expect([trust[0], trust[count / 2], trust[count - 1]]).toEqual(
    [0.5, 0.6, 0.7].map((value) => expect.closeTo(value, 2)),
  );
  const high = begun({ 'fans.generalTrust': 0.98 });
  expect(Math.max(...high.all.map((fan) => high.half(fan, GENERAL)))).toBe(0xffff);
});

test('the first buyers: their share of all users, the eager first', () => {
  // a few of the eagerest would be taken with a chance above 1
  expect(buyers.length / count).toBeGreaterThan(0.22);
  expect(buyers.length / count).toBeLessThan(0.255);
  const { eagerness } = compileFanTables(plan.params);
  const of = (some: readonly number[]) => mean(some.map((fan) => eagerness[byte(fan, EAGERNESS)]!));
  // chance in proportion to eagerness, which is certain from four times the mean on: their mean is Σ chance · e / Σ chance
  const chances = all.map((fan) => Math.min(1, 0.25 * eagerness[byte(fan, EAGERNESS)]!));
  const expected =
    all.reduce((sum, fan) => sum + chances[fan]! * eagerness[byte(fan, EAGERNESS)]!, 0) /
    chances.reduce((a, b) => a + b);
  expect(of(buyers) / expected).toBeCloseTo(1, 1);
  expect(of(all)).toBeCloseTo(1, 1);
  expect(
    begun({ 'fans.initialBuyers': 0 }).all.filter((fan) => fans.state[fan] === BUYER).length,
  ).toBeGreaterThan(0);
});

test('users who are there wait for a trial, the others for their arrival, by MAU over all users there can be', () => {
  const others = all.filter((fan) => fans.state[fan] !== BUYER);
  const there = others.filter((fan) => fans.state[fan] === NEVER_BUYER);
  expect(there.length / others.length).toBeCloseTo(0.5, 1);
  expect(Math.abs(there.length / others.length - 0.5)).toBeLessThan(0.02);
  const waiting = others.filter((fan) => fans.state[fan] === NOT_YET_USER);
  const arrivals = waiting.map((fan) => fans.next[fan]! / 2 ** 30);
  expect(Math.min(...arrivals)).toBeGreaterThanOrEqual(0.5);
  expect(Math.max(...arrivals)).toBeLessThan(1);
  const full = begun({}, 200e6);
  expect(full.all.every((fan) => full.fans.state[fan] !== NOT_YET_USER)).toBe(true);
});

test('nobody has bought yet', () => {
  expect(
    all.every((fan) => half(fan, SPEND) === 0 && half(fan, LAST_BUY) === 0 && byte(fan, FLAGS) === 0),
  ).toBe(true);
});

test('first ties: one good delivery each, to talents present in the fan’s category, in proportion to size', () => {
  const followers = new Int32Array(world.streamers.count);
  for (const fan of all) {
    const row = fan * TIE_WORDS;
    const list = [...fans.ties.subarray(row, row + 8)].filter((id) => id !== NOBODY);
    expect(list.length).toBeLessThanOrEqual(fans.state[fan] === BUYER ? 2 : 0);
    expect(new Set(list).size).toBe(list.length);
    list.forEach((j, at) => {
      followers[j]!++;
      expect(world.streamers.category[j]).toBe(byte(fan, CATEGORY));
      expect(world.streamers.arrival[j]).toBe(0);
      expect(fans.ties[row + at + GOOD]).toBe(256);
      // (1 + 1.2) / (1 + 1.2 + 0.8)
      expect(fans.ties[row + at + LEVEL]).toBe(Math.round((2.2 / 3) * 256));
    });
  }
  expect([...world.streamers.followers]).toEqual([...followers]);
  const { size, arrival } = world.streamers;
  const members = world.categories[3]!.filter((j) => arrival[j] === 0);
  const ours = mean(members.map((j) => followers[j]! / size[j]!));
  const [large] = members.toSorted((a, b) => size[b]! - size[a]!);
  expect(followers[large!]! / size[large!]! / ours).toBeGreaterThan(0.5);
  expect(
    buyers.filter((fan) => fans.ties[fan * TIE_WORDS + 1] !== NOBODY).length / buyers.length,
  ).toBeGreaterThan(0.7);
});

test('a full list of first ties names each talent once, however few there are', () => {
  const eight = begun({ 'follow.initialTies': 12, 'talents.count': 40 });
  const lists = eight.all.map((fan) =>
    [...eight.fans.ties.subarray(fan * TIE_WORDS, fan * TIE_WORDS + 8)].filter((id) => id !== NOBODY),
  );
  expect(Math.max(...lists.map(({ length }) => length))).toBeGreaterThan(2);
  for (const list of lists) expect(new Set(list).size).toBe(list.length);
});

test('first visits come after the mean gap of a fan’s rate; first trials after the hazard its eagerness asks for', () => {
  const tables = compileFanTables(plan.params);
  const tieFree = plan.params['visits.tieFreeShare'];
  const { 'visits.tieSaturation': saturation } = plan.params;
  const factor = tieFree + (1 - tieFree) * Math.min(1, ((16 / 64) * saturation) / saturation);
  // −ln of a uniform number has mean 1: gap × rate is a unit exponential
  const keen = buyers.filter((fan) => tables.rates[half(fan, RATE)]! > 0.5);
  const visits = keen.map(
    (fan) => (fans.next[fan]! / 2 ** 16) * 0.5 * tables.rates[half(fan, RATE)]! * factor,
  );
  expect(mean(visits)).toBeCloseTo(1, 0);
  expect(Math.abs(mean(visits) - 1)).toBeLessThan(0.15);
  const triers = all.filter((fan) => fans.state[fan] === NEVER_BUYER);
  const trials = triers
    .filter((fan) => tables.eagerness[byte(fan, EAGERNESS)]! > 0.05) // the clock ends before the others try
    .map((fan) => (fans.next[fan]! / 2 ** 20) * tables.eagerness[byte(fan, EAGERNESS)]!);
  expect(Math.abs(mean(trials) - 1)).toBeLessThan(0.08);
});

test('the books of the first morning: people, trust of ties, orders to expect; brands that enter at once and later', () => {
  const { platform, brands } = world;
  const people = [0, 0, 0, 0];
  let trust = 0;
  for (const fan of all) {
    people[fans.state[fan]!]!++;
    for (let at = 0; at < 8; at++) trust += fans.ties[fan * TIE_WORDS + at + LEVEL]! & 0xff;
  }
  expect([...platform.people]).toEqual(people);
  expect(platform.trustSum).toBe(trust);
  expect(platform.ordersADay).toBeCloseTo((0.2 * 0.5 * buyers.length) / 2, 9);
  expect([...brands.resistance].filter((value) => value === 0).length).toBe(6);
  for (let b = 6; b < brands.count; b++) {
    expect(brands.resistance[b]).toBeCloseTo(-Math.log(uniform(plan.key, 'brand-entry', b, 0)), 9);
    expect(brands.stage[b]).toBe(OUTSIDE);
  }
});
