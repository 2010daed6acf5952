/** Small markets for tests, built without files: flat attention, no calendar, any levers. */
import type { Exogenous } from '../../sim/model/exogenous.ts';
import { type ParameterName, paramsWith } from '../../sim/model/params.ts';
import type { LeverInForce, Policy } from '../../sim/model/platform/policy.ts';
import type { MarketPlan } from '../../sim/model/simulate.ts';

/** Visits by weekday, Monday first, and weights of the season in baskets by month. */
export const WEEK = [0.97, 0.96, 0.97, 0.98, 1.02, 1.06, 1.04];
export const BASKETS = [0.25, 0.05, 0, -0.1, -0.2, -0.25, -0.25, -0.2, 0, 0.35, 0.6, 0.5];

/** From a Wednesday in January on, in months of thirty days. */
export function flatDays(days: number): Exogenous {
  const monthOfYear = Uint8Array.from({ length: days }, (_, day) => Math.floor(day / 30) % 12);
  return {
    from: '2020-01-01',
    days,
    mau: new Float64Array(days).fill(480e6),
    dauShare: new Float64Array(days).fill(0.54),
    minutes: new Float64Array(days).fill(88),
    usual: { dauShare: 0.54, minutes: 88 },
    week: Float64Array.from({ length: days }, (_, day) => WEEK[(day + 2) % 7]!),
    month: Uint16Array.from({ length: days }, (_, day) => Math.floor(day / 30)),
    monthOfYear,
    basket: Float64Array.from(monthOfYear, (month) => BASKETS[month]!),
    event: new Float64Array(days),
    midYear: new Uint8Array(days),
    newYearGain: new Float64Array(days),
    newYearLoss: new Float64Array(days),
    logisticsStop: new Float64Array(days),
    rivals: new Float64Array(days).fill(1),
  };
}

export type Changes = Partial<Record<ParameterName, number>>;

/** A market of some 4,900 fans, 160 talents, 4 rings, 60 brands and 24 providers. */
const SMALL: Changes = {
  'fans.users': 580e6,
  'talents.count': 160,
  'rings.count': 4,
  'brands.pool': 60,
  'brands.initial': 6,
  'providers.count': 24,
  'fans.initialBuyers': 0.08,
  // a talent here stands for 25 of the full market: its record fills 25 times as fast
  'platform.reputationPrior': 500_000,
  'platform.recordPrior': 2_500_000,
  // what calibrate moves stands still here: what a test shows must not hang on the last calibration
  'fans.ableShare': 0.55,
  'fans.rateShape': 0.167,
  'visits.rate': 0.738,
  'visits.tieFreeShare': 0.489,
  'visits.publicWeight': 0.487,
  'visits.dormancy': 0.0165,
  'visits.dormantDays': 40,
  'adoption.innovation': 0.0004,
  'adoption.imitation': 1.2,
  'adoption.eagernessShape': 0.7,
  'purchase.intercept': -0.3,
  'purchase.trust': 3.05,
  'purchase.stock': 1.25,
  'purchase.stockDays': 26,
  'purchase.budget': 0.225,
  'purchase.fit': 0.45,
  'purchase.brandTaste': 0.35,
  'purchase.basket': 95,
  'shelves.experience': 10,
  'trust.priorBad': 0.8,
  'trust.strangerBase': 0.55,
  'delivery.tolerance': 0.25,
  'delivery.lapse': 0.12,
  'follow.delivery': 0.304,
  'talents.spread': 0.24,
  'brands.entry': 3e-5,
  'brands.size': 0.0893,
  'brands.adShare': 0.04,
  'brands.adFloor': 96400,
  'brands.reviewsNorm': 10000,
  'brands.proof': 1.2,
  'calendar.discount': 0.12,
  'calendar.festival': 0.593,
  'calendar.winterBasket': 0.392,
  'calendar.newYear': 0.497,
  'calendar.logistics': 0.292,
};

export function smallMarket(
  days: number,
  changes: Changes = {},
  levers: readonly LeverInForce[] = [],
  seed = 1,
): MarketPlan {
  return {
    params: paramsWith({ ...SMALL, ...changes }),
    exogenous: flatDays(days),
    levers,
    scale: 50_000,
    key: { k0: 0x1a071e * seed, k1: seed },
  };
}

export function lever(
  from: number,
  apply: (policy: Policy, strength: number) => void,
  strength = 1,
): LeverInForce {
  return { id: 'test', strengthOn: (day) => (day >= from ? strength : 0), apply };
}

/**
 * A market in which a fan can be reached by another fan's or streamer's luck only through the public feed, and the
 * feed cannot change: no word of mouth, no shares, no ads, no reputation, no learning, no brands, no providers, and no
 * cap, which would hand what it cuts from the large to the dwarfs of a category with few streamers.
 */
export const UNCOUPLED: Changes = {
  'adoption.imitation': 0,
  'delivery.share': 0,
  'traffic.adLoad': 0,
  'traffic.cap': 1,
  'traffic.reputation': 0,
  'traffic.conversionPower': 0,
  'traffic.followersPerSize': 1e15,
  'trust.strangerReputation': 0,
  'talents.revise': 0,
  'talents.entry': 0,
  'sellers.losses': 255,
  'sellers.hoursPower': 0,
  'visits.rooms': 0,
  'rings.count': 0,
  'brands.pool': 0,
  'brands.initial': 0,
  'brands.carryShare': 0,
  'providers.count': 0,
};
