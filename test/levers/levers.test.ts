import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { LEVERS, leverOf } from '../../sim/levers/all.ts';
import { effectFault, idleFault, numbersOf } from '../../sim/levers/effect.ts';
import { ordinaryPolicy, type Policy } from '../../sim/model/platform/policy.ts';
import { settingSchemas } from '../../sim/scenario/quantity.ts';

/** Settings for the levers that have no ordinary ones. */
const SETTINGS: Readonly<Record<string, object>> = {
  'visit-push': { factor: 1.275 },
  'ad-subsidy': { share: '20%' },
  'ad-load': { change: '5%' },
  commission: { change: 0.01 },
  'brand-push': { factor: 3 },
  'brand-launch': { budget: '6万', reinvest: '15%', follows: 1, appeal: 1, notified: 0 },
  'wind-maker': { fundPerDay: '30万', trafficFactor: 1.5 },
  'exaggeration-wave': { claims: 0.4 },
  'price-level': { factor: 1.1 },
  'goods-quality': { level: 0.2, shift: -0.1 },
  'category-shock': { category: 3, factor: 0.5 },
  coupon: { share: '10%', cap: '1000万' },
  'stock-out': { share: '30%' },
  rival: { share: '10%', hours: '5%' },
};

function policyUnder(kind: string, strength: number, settings: object = SETTINGS[kind] ?? {}): Policy {
  const lever = leverOf(kind)!;
  const policy = ordinaryPolicy();
  lever.apply(policy, strength, z.strictObject(settingSchemas(lever.settings)).parse(settings));
  return policy;
}

test('every file of the folder is in the list under its own name', () => {
  const files = readdirSync(join(import.meta.dirname, '../../sim/levers'))
    .map((file) => file.replace('.ts', ''))
    .filter((file) => !['all', 'lever', 'effect'].includes(file));
  expect(LEVERS.map((lever) => lever.id).toSorted()).toEqual(files.toSorted());
});

test.each(LEVERS)('$id changes the policy in proportion to its strength, and it says what it is', (lever) => {
  const before = numbersOf(ordinaryPolicy());
  const full = numbersOf(policyUnder(lever.id, 1));
  const half = numbersOf(policyUnder(lever.id, 0.5));
  const hardly = numbersOf(policyUnder(lever.id, 1e-9));
  expect([...full]).not.toEqual([...before]);
  const settings = z.strictObject(settingSchemas(lever.settings)).parse(SETTINGS[lever.id] ?? {});
  expect(effectFault(lever, settings)).toBeUndefined();
  expect(idleFault(lever)).toBeUndefined();
  for (const [name, value] of before) {
    expect(half.get(name), name).toBeCloseTo((value + full.get(name)!) / 2, 9);
    const change = Math.abs(full.get(name)! - value);
    expect(Math.abs(hardly.get(name)! - value), name).toBeLessThanOrEqual(change * 1e-9 + 1e-12);
  }
  for (const text of [lever.title, lever.meaning]) {
    expect(text.zh).toMatch(/\p{Script=Han}/u);
    expect(text.en).toMatch(/^[\p{Script=Latin}\d\s\p{P}]+$/u);
  }
  expect(lever.source).toMatch(/^C\d\d|^assumption$/);
});

test('the trust card offers its cover through the rights it names, and through no other', () => {
  const policy = policyUnder('trust-card', 0.5, { coverage: '80%', rights: ['seven-days', 'fast-refund'] });
  expect(policy.trustCardCover).toBe(0.4);
  expect(policy.rights['seven-days']).toBe(1);
  expect(policy.rights['fast-refund']).toBe(1);
  expect(policy.rights['refund-only']).toBe(0);
  expect(Object.values(policyUnder('trust-card', 1).rights)).toEqual([1, 1, 1, 1, 1, 1]);
});

test('what each lever sets, at full strength', () => {
  expect(policyUnder('pinocchio', 1).detection).toBe(1);
  expect(policyUnder('ring-clearing', 1).ringClearing).toBe(0.0044);
  expect(policyUnder('visit-push', 1).visits).toBe(1.275);
  expect(policyUnder('ad-subsidy', 1).adSubsidy).toBe(0.2);
  expect(policyUnder('ad-load', 1).adLoad).toBe(0.05);
  expect(policyUnder('commission', 1).commission).toBe(0.01);
  const support = policyUnder('ska-support', 0.3, { tools: 0 }).brandSupport;
  expect(support).toEqual({ traffic: 0.3, budget: 0.3, service: 0.3, tools: 0, policy: 0.3 });
  expect(policyUnder('brand-push', 1).brandEntry).toBe(3);
  expect(policyUnder('brand-launch', 0.5, { budget: '6万', price: 1, claims: 0.1 }).launch).toEqual({
    force: 0.5,
    adBudget: 30_000,
    reinvestment: 0,
    size: 0.03,
    follows: 0,
    appeal: 0,
    silence: 0,
    goods: { lnPrice: 0, quality: 0.72, claims: 0.1 },
  });
  expect(policyUnder('wind-maker', 1)).toMatchObject({ providerFund: 300_000, providerTraffic: 1.5 });
  expect(policyUnder('private-domain-off', 1).privateDomain).toBe(0);
  expect(policyUnder('trust-frozen', 1).trustLearning).toBe(0);
  expect(policyUnder('word-of-mouth-off', 1).wordOfMouth).toBe(0);
  expect(policyUnder('exaggeration-wave', 1).exaggeration).toBe(0.4);
  expect(policyUnder('festival', 1).festival).toBe(1);
  expect(policyUnder('outage', 1).visits).toBe(0);
  expect(policyUnder('coupon', 1).coupon).toEqual({ share: 0.1, cap: 1e7 });
  expect(policyUnder('goods-quality', 1).goods).toEqual({ pull: 1, level: 0.2, shift: -0.1 });
  expect(policyUnder('trust-card', 1, { forced: '40%' }).trustCardForced).toBe(0.4);
  expect(policyUnder('category-shock', 1).demand[3]).toBeCloseTo(Math.log(0.5), 12);
  expect(policyUnder('host-ban', 0.5).host).toEqual({ rank: 1, category: 0, lnPrice: 0, ban: 0.5 });
  expect(policyUnder('price-level', 1).lnPrice).toBeCloseTo(Math.log(1.1), 12);
  const one = policyUnder('price-level', 1, { factor: 1.1, rank: 2, category: 3 });
  expect(one.lnPrice).toBe(0);
  expect(one.host).toEqual({ rank: 2, category: 3, lnPrice: expect.closeTo(Math.log(1.1), 12), ban: 0 });
});
