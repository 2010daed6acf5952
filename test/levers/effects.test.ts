/** What each lever does to the day's policy: in full, in part, on top of another, and within which limits. */
import { expect, test } from 'vitest';
import { z } from 'zod';
import { LEVERS, leverOf } from '../../sim/levers/all.ts';
import { ordinaryPolicy, type Policy, RIGHTS } from '../../sim/model/platform/policy.ts';
import { settingSchemas } from '../../sim/scenario/quantity.ts';

function valuesOf(kind: string, settings: object) {
  return z.strictObject(settingSchemas(leverOf(kind)!.settings)).parse(settings);
}

/** A policy under one lever after the other. */
function under(...levers: readonly (readonly [kind: string, strength: number, settings?: object])[]): Policy {
  const policy = ordinaryPolicy();
  for (const [kind, strength, settings = {}] of levers)
    leverOf(kind)!.apply(policy, strength, valuesOf(kind, settings) as never);
  return policy;
}

/** Only these parts of the policy change. */
function changes(policy: Policy): Partial<Policy> {
  const before = ordinaryPolicy();
  const names = Object.keys(before) as (keyof Policy)[];
  const changed = names.filter((name) => JSON.stringify(policy[name]) !== JSON.stringify(before[name]));
  return Object.fromEntries(changed.map((name) => [name, policy[name]]));
}

const close = (value: number) => expect.closeTo(value, 12);

test.each<[string, object, number, Partial<Record<keyof Policy, unknown>>]>([
  ['visit-push', { factor: 1.4 }, 0.5, { visits: close(1.2) }],
  ['visit-push', { factor: 0.4 }, 1, { visits: close(0.4) }],
  ['ad-subsidy', { share: 0.3 }, 0.5, { adSubsidy: close(0.15) }],
  ['ad-load', { change: -0.1 }, 0.5, { adLoad: close(-0.05) }],
  ['commission', { change: 0.04 }, 0.25, { commission: close(0.01) }],
  ['pinocchio', {}, 0.5, { detection: close(0.5) }],
  ['pinocchio', { intensity: 3 }, 0.5, { detection: close(1.5) }],
  ['ring-clearing', {}, 0.5, { ringClearing: close(0.0022) }],
  ['ring-clearing', { hazard: 0.01 }, 1, { ringClearing: close(0.01) }],
  ['brand-push', { factor: 3 }, 0.5, { brandEntry: close(2) }],
  ['brand-push', { factor: 0 }, 1, { brandEntry: 0 }],
  [
    'wind-maker',
    { fundPerDay: 1000, trafficFactor: 2, matching: 3 },
    0.5,
    { providerFund: close(500), providerTraffic: close(1.5), providerMatching: close(2) },
  ],
  ['wind-maker', { fundPerDay: 1000 }, 1, { providerFund: close(1000) }],
  ['exaggeration-wave', { claims: 0.4 }, 0.25, { exaggeration: close(0.1) }],
  ['festival', {}, 0.5, { festival: 0.5 }],
  ['festival', { added: 2 }, 1, { festival: 2 }],
  ['outage', {}, 0.25, { visits: close(0.75) }],
  ['stock-out', { share: 0.4 }, 0.5, { stockOut: close(0.2) }],
  ['rival', { share: 0.2, hours: 0.1 }, 0.5, { rivalVisits: close(0.9), rivalHours: close(0.95) }],
  ['free-returns', {}, 0.5, { freeReturns: 0.5 }],
  ['coupon', { share: 0.2, cap: 5e6 }, 0.5, { coupon: { share: close(0.1), cap: 5e6 } }],
  ['price-level', { factor: Math.E }, 0.5, { lnPrice: close(0.5) }],
  [
    'price-level',
    { factor: Math.E, rank: 2 },
    0.5,
    { host: { rank: 2, category: 0, lnPrice: close(0.5), ban: 0 } },
  ],
  ['host-ban', { category: 4, share: 0.5 }, 0.5, { host: { rank: 1, category: 4, lnPrice: 0, ban: 0.25 } }],
  ['goods-quality', { level: 0.2 }, 0.5, { goods: { pull: 0.5, level: 0.2, shift: 0 } }],
  ['goods-quality', { pull: 0, shift: -0.2 }, 0.5, { goods: { pull: 0, level: 0.6, shift: close(-0.1) } }],
  [
    'category-shock',
    { category: 2, factor: Math.E },
    0.5,
    { demand: { 1: 0, 2: close(0.5), 3: 0, 4: 0, 5: 0, 6: 0, 7: 0, 8: 0 } },
  ],
  ['private-domain-off', {}, 0.25, { privateDomain: close(0.75) }],
  ['trust-frozen', {}, 0.25, { trustLearning: close(0.75) }],
  ['word-of-mouth-off', {}, 0.25, { wordOfMouth: close(0.75) }],
  [
    'ska-support',
    {},
    0.5,
    { brandSupport: { traffic: 0.5, budget: 0.5, service: 0.5, tools: 0.5, policy: 0.5 } },
  ],
  [
    'ska-support',
    { traffic: 0.1, vouchers: 0.2, service: 0.3, tools: 0.4, policy: 0.6 },
    0.5,
    {
      brandSupport: {
        traffic: close(0.05),
        budget: close(0.1),
        service: close(0.15),
        tools: close(0.2),
        policy: close(0.3),
      },
    },
  ],
  [
    'trust-card',
    {},
    0.5,
    { trustCardCover: 0.5, rights: Object.fromEntries(RIGHTS.map((right) => [right, 1])) },
  ],
])('%s %j at strength %d', (kind, settings, strength, expected) => {
  expect(changes(under([kind, strength, settings]))).toEqual(expected);
});

test('a launch: what grows with its strength, and its goods, which are what they are', () => {
  const settings = {
    budget: 60_000,
    reinvest: 0.2,
    size: 0.1,
    follows: 20,
    appeal: 2,
    notified: 0.75,
    price: Math.E,
    quality: 0.8,
    claims: 0.3,
  };
  expect(changes(under(['brand-launch', 0.5, settings]))).toEqual({
    launch: {
      force: 0.5,
      adBudget: 30_000,
      reinvestment: close(0.1),
      size: close(0.05),
      follows: 10,
      appeal: 1,
      silence: close(0.125),
      goods: { lnPrice: close(1), quality: 0.8, claims: 0.3 },
    },
  });
  expect(under(['brand-launch', 1, { budget: 1 }]).launch).toEqual({
    force: 1,
    adBudget: 1,
    reinvestment: 0,
    size: 0.06,
    follows: 0,
    appeal: 0,
    silence: 0,
    goods: { lnPrice: close(Math.log(1.57)), quality: 0.72, claims: 0.08 },
  });
});

test('two levers of a kind add up or multiply; the later trust card offers its cover', () => {
  const twice = (kind: string, settings: object) => under([kind, 1, settings], [kind, 0.5, settings]);
  expect(twice('visit-push', { factor: 1.2 }).visits).toBeCloseTo(1.2 * 1.1, 12);
  expect(twice('brand-push', { factor: 3 }).brandEntry).toBeCloseTo(3 * 2, 12);
  expect(twice('wind-maker', { fundPerDay: 10, trafficFactor: 2, matching: 3 })).toMatchObject({
    providerFund: 15,
    providerTraffic: 3,
    providerMatching: 6,
  });
  expect(twice('ad-load', { change: 0.1 }).adLoad).toBeCloseTo(0.15, 12);
  expect(twice('ad-subsidy', { share: 0.1 }).adSubsidy).toBeCloseTo(0.15, 12);
  expect(twice('commission', { change: 0.1 }).commission).toBeCloseTo(0.15, 12);
  expect(twice('pinocchio', {}).detection).toBeCloseTo(1.5, 12);
  expect(twice('ring-clearing', { hazard: 0.1 }).ringClearing).toBeCloseTo(0.15, 12);
  expect(twice('exaggeration-wave', { claims: 0.2 }).exaggeration).toBeCloseTo(0.3, 12);
  expect(twice('private-domain-off', {}).privateDomain).toBe(0);
  expect(under(['trust-frozen', 0.5], ['trust-frozen', 0.5]).trustLearning).toBe(0.25);
  expect(under(['word-of-mouth-off', 0.5], ['word-of-mouth-off', 0.5]).wordOfMouth).toBe(0.25);
  expect(under(['trust-card', 1], ['trust-card', 0.4, { rights: ['seven-days'] }]).trustCardCover).toBe(0.4);
});

/** Limits of every setting that is a number, and its value when nothing is said. */
const LIMITS: Readonly<
  Record<string, Readonly<Record<string, readonly [low: number, high: number, initial?: number]>>>
> = {
  'visit-push': { factor: [0, 10] },
  'ad-subsidy': { share: [0, 5] },
  'ad-load': { change: [-0.9, 0.9] },
  commission: { change: [-0.3, 0.3] },
  pinocchio: { intensity: [0, 20, 1] },
  'ring-clearing': { hazard: [0, 1, 0.0044] },
  'brand-push': { factor: [0, 100] },
  'brand-launch': {
    budget: [0, 1e9],
    reinvest: [0, 1, 0],
    size: [0, 1000, 0.06],
    follows: [0, 80, 0],
    appeal: [0, 5, 0],
    notified: [0, 1, 1],
    price: [0.05, 20, 1.57],
    quality: [0, 1, 0.72],
    claims: [0, 1, 0.08],
  },
  'wind-maker': { fundPerDay: [0, 1e10], trafficFactor: [0, 100, 1], matching: [0, 100, 1] },
  'exaggeration-wave': { claims: [0, 1] },
  'ska-support': {
    traffic: [0, 1, 1],
    vouchers: [0, 1, 1],
    service: [0, 1, 1],
    tools: [0, 1, 1],
    policy: [0, 1, 1],
  },
  'trust-card': { coverage: [0, 1, 1], forced: [0, 1, 0] },
  festival: { added: [0, 5, 1] },
  coupon: { share: [0, 0.9], cap: [0, 1e11] },
  'price-level': { factor: [0.2, 5], rank: [0, 1000, 0], category: [0, 8, 0] },
  'goods-quality': { level: [0, 1, 0.6], pull: [0, 1, 1], shift: [-1, 1, 0] },
  'host-ban': { rank: [1, 1000, 1], category: [0, 8, 0], share: [0, 1, 1] },
  'category-shock': { category: [1, 8], factor: [0.01, 10] },
  outage: {},
  'stock-out': { share: [0, 1] },
  rival: { share: [0, 0.9], hours: [0, 0.9, 0] },
  'free-returns': {},
  'private-domain-off': {},
  'trust-frozen': {},
  'word-of-mouth-off': {},
};

test('every setting has its limits: the ends are taken, what lies beyond is refused, nothing said is the first value', () => {
  expect(LEVERS.map(({ id }) => id).sort()).toEqual(Object.keys(LIMITS).sort());
  for (const { id, settings } of LEVERS) {
    const numbers = Object.entries(settings).filter(([, setting]) => setting.kind !== 'choices');
    expect(
      numbers.map(([name]) => name),
      id,
    ).toEqual(Object.keys(LIMITS[id]!));
    const schemas = settingSchemas(settings);
    for (const [name, [low, high, initial]] of Object.entries(LIMITS[id]!)) {
      const takes = (value: number | undefined) => schemas[name]!.safeParse(value).success;
      const step = 0.001 * Math.max(1, high - low);
      // what an amount can be goes with the rate of the market (lever-checks.ts)
      const beyond = settings[name]!.kind === 'amount';
      expect([low, high, low - step, high + step].map(takes), `${id}.${name}`).toEqual([
        true,
        true,
        beyond,
        beyond,
      ]);
      expect(takes(undefined), `${id}.${name}`).toBe(initial !== undefined);
      if (initial !== undefined) expect(schemas[name]!.parse(undefined), `${id}.${name}`).toBe(initial);
    }
  }
});
