/** Rules outside the kernel, against numbers worked out by hand. */
import { expect, test } from 'vitest';
import {
  CLIMBING,
  KEY_ACCOUNT,
  NEW_SHOP,
  SUPER_KEY_ACCOUNT,
  stageOf,
} from '../../sim/model/brands/brands.ts';
import { carryChance, entriesADay } from '../../sim/model/brands/entry.ts';
import { feedbackGain } from '../../sim/model/brands/product.ts';
import { brandTaste, intensity, isMonthEnd, lnSeasonBasket } from '../../sim/model/calendar.ts';
import { trialHazard } from '../../sim/model/fans/adoption.ts';
import { meanDisconfirmation, severity, unhealed } from '../../sim/model/fans/experience.ts';
import { budgetUtility, stockUtility, trustUtility } from '../../sim/model/fans/purchase.ts';
import { strangerFactor } from '../../sim/model/fans/trust.ts';
import { paramsWith } from '../../sim/model/params.ts';
import { sanction, warningHazard } from '../../sim/model/platform/pinocchio.ts';
import { ordinaryPolicy } from '../../sim/model/platform/policy.ts';
import { cardEffects } from '../../sim/model/platform/trustCard.ts';
import { pickProvider, seekChance } from '../../sim/model/providers/matching.ts';
import { ADMITTED, BRAND, LOCAL, populateProviders } from '../../sim/model/providers/providers.ts';
import { review } from '../../sim/model/providers/review.ts';
import { stratum } from '../../sim/model/strata.ts';
import { adBudgetFen, adFloorFen } from '../../sim/model/streamers/adBudget.ts';
import { imitationChance, payoff } from '../../sim/model/streamers/claims.ts';
import { complaintRate, conversion, reputation } from '../../sim/model/streamers/record.ts';
import { flatDays } from './market.ts';

const params = paramsWith({
  'trust.strangerBase': 0.55,
  'purchase.trust': 2,
  'purchase.stock': 1,
  'purchase.budget': 0.25,
  'purchase.guarantee': 0.8,
  'delivery.norm': 0.6,
  'delivery.credulity': 0.9,
  'sellers.followerWorth': 40,
  'traffic.sizeExponent': 0.5,
  'platform.commission': 0.01,
  'brands.entry': 1e-4,
  'brands.feedback': 0.004,
  'adoption.imitation': 4,
  'adoption.innovation': 0.001,
});

test('utilities of a purchase', () => {
  expect(trustUtility(params, 0.75)).toBeCloseTo(0.5, 12);
  expect(stockUtility(params, 0)).toBeCloseTo(0, 12);
  expect(stockUtility(params, 3)).toBeCloseTo(-Math.log(4), 12);
  expect(budgetUtility(params, 4)).toBeCloseTo(-0.25 * Math.log(2), 12);
});

test('experience: goods of norm quality meet expectations', () => {
  expect(meanDisconfirmation(params, 0.6)).toBeCloseTo(0, 12);
  expect([severity(params, 0.01), severity(params, 0.175), severity(params, 9)]).toEqual([0.25, 0.5, 1]);
  expect(unhealed(params, 1)).toBe(0.5);
});

test('adoption: word of mouth adds q trials for each satisfied delivery a day', () => {
  expect(trialHazard(params, 0, 1)).toBeCloseTo(0.001, 12);
  expect(trialHazard(params, 0.01, 1) * 1000).toBeCloseTo(1 + 40, 9);
  expect(trialHazard(params, -0.01, 1)).toBeCloseTo(0.001, 12);
  expect(trialHazard(params, 0, 9)).toBeCloseTo(0.0016, 12);
});

test('calendar: an ordinary flat day is near 1; festival, New Year and stopped couriers move it as the parameters say', () => {
  const days = flatDays(60);
  expect(intensity(params, days, 4)).toBeCloseTo(1.04, 9); // a Sunday
  const changed = {
    ...days,
    event: days.event.slice(),
    newYearLoss: days.newYearLoss.slice(),
    logisticsStop: days.logisticsStop.slice(),
  };
  changed.event[4] = 1;
  expect(intensity(params, changed, 4) / intensity(params, days, 4)).toBeCloseTo(
    1 + params['calendar.festival'],
    9,
  );
  changed.newYearLoss[11] = 1;
  expect(intensity(params, changed, 11) / intensity(params, days, 11)).toBeCloseTo(
    1 - params['calendar.newYear'],
    9,
  );
  changed.logisticsStop[18] = 1;
  expect(intensity(params, changed, 18) / intensity(params, days, 18)).toBeCloseTo(
    1 - params['calendar.logistics'],
    9,
  );
  expect(lnSeasonBasket(params, { ...days, basket: new Float64Array(60).fill(0.6) }, 0)).toBeCloseTo(
    0.25 * params['calendar.winterBasket'] * 0.6,
    9,
  );
  expect(brandTaste(params, 915)).toBeCloseTo(params['purchase.brandTaste'], 12);
});

test('month ends, also on the last day of a run', () => {
  const ends = (from: string, month: number, length: number) =>
    isMonthEnd(
      {
        ...flatDays(length),
        from,
        month: new Uint16Array(length),
        monthOfYear: new Uint8Array(length).fill(month),
      },
      length - 1,
    );
  expect([
    ends('2021-02-01', 1, 28),
    ends('2020-02-01', 1, 28),
    ends('2020-02-01', 1, 29),
    ends('2021-12-15', 11, 17),
  ]).toEqual([true, false, true, true]);
});

test('public record: unknown streamers have the first opinion; evidence moves it', () => {
  expect(reputation(params, 0, 0)).toBeCloseTo(0.7, 12);
  expect(reputation(params, 20_000, 0)).toBeCloseTo(0.85, 12);
  expect(conversion(params, 0, 0)).toBeCloseTo(0.12, 12);
  expect(complaintRate(params, 0, 0)).toBeCloseTo(0.01, 12);
  expect(strangerFactor(params, 0.7)).toBeCloseTo(0.9, 12);
});

test('Pinocchio: no hazard below the floor, threefold at most; every third warning suspends, the ninth removes', () => {
  expect(warningHazard(params, 0.15, 1, 1, 1)).toBe(0);
  expect(warningHazard(params, 0.3, 0.02, 0, 1)).toBeCloseTo(0.008, 12);
  expect(warningHazard(params, 0.3, 0.9, 0, 1)).toBeCloseTo(0.024, 12);
  expect(warningHazard(params, 0.6, 0, 0.5, 2)).toBeCloseTo(2 * 2 * 0.003, 12);
  expect([1, 2, 3, 6, 9].map((n) => sanction(params, n))).toEqual([
    'reminder',
    'reminder',
    'suspension',
    'suspension',
    'removal',
  ]);
});

test('the six rights make up the whole of each effect', () => {
  const policy = ordinaryPolicy();
  expect(cardEffects(policy)).toEqual({ risk: 0, recovery: 0, ease: 0, days: 0, cost: 0 });
  for (const right of Object.keys(policy.rights) as (keyof typeof policy.rights)[]) policy.rights[right] = 1;
  const full = cardEffects(policy);
  expect([full.risk, full.recovery, full.ease]).toEqual([
    expect.closeTo(1, 12),
    expect.closeTo(1, 12),
    expect.closeTo(1, 12),
  ]);
  expect(full.cost).toBe(1);
});

test('brands: entry doubles with buyers and with 200 peers; stages rise at once and fall only at half', () => {
  const norm = params['brands.activityNorm'];
  const none = { winning: 0, losing: 0, recruited: 0 };
  const usual = entriesADay(params, { ordersADay: norm, present: 0, ...none });
  expect(usual).toBeCloseTo(1e-4 * params['brands.pool'], 12);
  const more = entriesADay(params, { ordersADay: 2 * norm, present: params['brands.peerNorm'], ...none });
  expect(more / usual).toBeCloseTo(4, 12);
  expect([0, 1e6, 1e7, 5e7].map((yuan) => stageOf(params, NEW_SHOP, yuan))).toEqual([
    NEW_SHOP,
    CLIMBING,
    KEY_ACCOUNT,
    SUPER_KEY_ACCOUNT,
  ]);
  expect(stageOf(params, SUPER_KEY_ACCOUNT, 3e7)).toBe(SUPER_KEY_ACCOUNT);
  expect(stageOf(params, SUPER_KEY_ACCOUNT, 2e7)).toBe(KEY_ACCOUNT);
  expect(feedbackGain(params, 0, 1, 0)).toBeCloseTo(0.004, 12);
  expect(feedbackGain(params, 0.1, 1, 1)).toBe(0);
  expect(carryChance(params, 300)).toBeCloseTo(params['brands.carryShare'] / 2, 12);
});

test('ad budgets: real yuan over the scale, so that the scale does not matter', () => {
  const money28 = 1e9;
  for (const scale of [100, 5000, 20000]) {
    const fen = adBudgetFen(0, 0.02, (money28 * 100) / scale);
    expect((fen * scale) / 100).toBeCloseTo((0.02 * money28) / 28, -4);
    expect(
      (adBudgetFen(adFloorFen(params, scale), 0.05, 0) * scale) / 100 / (params['brands.adFloor'] / 28),
    ).toBeCloseTo(1, 0);
  }
});

test('claims: payoff a visit by hand; the better peer is imitated more often than the worse', () => {
  const span = { visits: 100, profit: 900, followersGained: 10, harm: 0, open: 1 };
  expect(payoff(params, span)).toBeCloseTo((900 + 400) / 100, 12);
  expect(imitationChance(params, 1, 1)).toBeCloseTo(params['talents.revise'] / 2, 12);
  expect(imitationChance(params, 1, 2)).toBeGreaterThan(imitationChance(params, 2, 1));
});

test('providers: class and region decide who may serve whom; earned money becomes capacity; idle ones are removed', () => {
  const p = populateProviders(params, 5000);
  p.standing.fill(ADMITTED);
  p.freeFen.set(p.capacityFen);
  for (let draw = 0; draw < 50; draw++) {
    const store = pickProvider(p, true, 2, 1, (draw + 0.5) / 50);
    const talent = pickProvider(p, false, 2, 1, (draw + 0.5) / 50);
    expect([0, BRAND]).toContain(p.class[store]);
    if (p.class[talent] === LOCAL) expect(p.region[talent]).toBe(2);
    expect(p.class[talent]).not.toBe(BRAND);
  }
  expect(pickProvider(p, true, 0, 1e300, 0.5)).toBe(-1);
  const before = p.capacityFen[0]!;
  p.spanFen[0] = before;
  p.capital[0] = (0.02 + 14 * params['providers.cost']) * before; // of it thirteen reserves and a cost
  review(params, p, 0, 700);
  expect(p.capacityFen[0]! / before).toBeCloseTo(1 + 0.02 * params['providers.investment'], 9);
  p.capital[1] = 1e12;
  const removed = Array.from({ length: 6 }, () => review(params, p, 1, 2000));
  expect(removed).toEqual([false, false, false, false, true, false]);
  expect(seekChance(params, 0)).toBe(params['providers.seek']);
});

test('strata: any first n of the sequence fill the interval evenly, and later ones move no earlier one', () => {
  for (const n of [10, 100, 1000]) {
    for (let dimension = 0; dimension < 8; dimension++) {
      const sorted = Array.from({ length: n }, (_, at) => stratum(dimension, at)).sort((a, b) => a - b);
      const gap = Math.max(...sorted.map((value, at) => Math.abs(value - (at + 0.5) / n)));
      expect(gap).toBeLessThan(3.5 / Math.sqrt(n) / 2);
      if (n === 1000) expect(gap).toBeLessThan(0.02); // independent draws: about 0.04
    }
  }
});
