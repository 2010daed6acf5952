/** Rules of the fans, by hand: from the definitions in their docstrings and in the model's description. */
import { expect, test } from 'vitest';
import { CATEGORIES } from '../../../sim/kernel/layout.ts';
import { normalQuantile, normalShare } from '../../../sim/model/elementary.ts';
import { eagernessBin, eagernessBins, trialHazard, wordHeard } from '../../../sim/model/fans/adoption.ts';
import * as experience from '../../../sim/model/fans/experience.ts';
import * as purchase from '../../../sim/model/fans/purchase.ts';
import { rateBins, roomsFactor, tieFactor } from '../../../sim/model/fans/rates.ts';
import { changeOfMind } from '../../../sim/model/fans/returns.ts';
import * as shelves from '../../../sim/model/fans/shelves.ts';
import { compileFanTables } from '../../../sim/model/fans/tables.ts';
import { strangerFactor } from '../../../sim/model/fans/trust.ts';
import { paramsWith } from '../../../sim/model/params.ts';

const params = paramsWith({
  'adoption.innovation': 0.001,
  'adoption.imitation': 4,
  'adoption.seasonCap': 1.5,
  'adoption.eagernessShape': 0.5,
  'adoption.keenness': 0.6,
  'adoption.local': 0.75,
  'delivery.norm': 0.6,
  'delivery.experience': 0.3,
  'delivery.credulity': 0.8,
  'delivery.severityWidth': 0.4,
  'delivery.severityFloor': 0.2,
  'delivery.recovery': 0.5,
  'delivery.refundBase': 0.05,
  'delivery.refundSeverity': 0.4,
  'delivery.lapse': 0.1,
  'purchase.intercept': -1.5,
  'purchase.trust': 3,
  'purchase.stock': 0.9,
  'purchase.stockDays': 20,
  'purchase.budget': 0.2,
  'purchase.price': 3,
  'purchase.priceLevel': 0.5,
  'purchase.claims': 0.9,
  'purchase.guarantee': 0.8,
  'shelves.step': 0.9,
  'shelves.wallet': 0.6,
  'shelves.trust': 2,
  'shelves.experience': 5,
  'shelves.price': 1.5,
  'fans.generalTrust': 0.55,
  'returns.level': 0.5,
  'purchase.basket': 120,
  'trust.priorGood': 1.2,
  'trust.priorBad': 0.8,
  'trust.stake': 2,
  'trust.strangerBase': 0.5,
  'trust.strangerReputation': 0.4,
  'visits.rate': 0.5,
  'visits.tieFreeShare': 0.6,
  'visits.tieSaturation': 2,
  'visits.dormantDays': 40,
  'fans.walletSpread': 0.5,
  'fans.rateShape': 0.2,
  'fans.rateCap': 10,
});

test('a first trial: innovation, plus the word of mouth that is heard, times the capped season; at most 1 a day', () => {
  expect(trialHazard(params, 0.005, 1)).toBeCloseTo(0.001 + 4 * 0.005, 12);
  expect(trialHazard(params, 0.005, 0.5)).toBeCloseTo((0.001 + 0.02) * 0.5, 12);
  expect(trialHazard(params, 0.005, 3)).toBeCloseTo((0.001 + 0.02) * 1.5, 12);
  expect(trialHazard(params, -0.005, 1)).toBeCloseTo(0.001, 12);
  expect(trialHazard(params, 99, 1)).toBe(1);
});

test('word of mouth: three quarters stay in the cell, the rest is spread over all; users who buy already hear it too', () => {
  expect(wordHeard(params, 40, 96, 1000, 48)).toBeCloseTo((0.75 * 40 + (0.25 * 96) / 48) / 1000, 12);
  expect(wordHeard(params, 2, 96, 1000, 48)).toBeCloseTo(2 / 1000, 12); // spread evenly, the cells are one
  expect(wordHeard(params, 40, 96, 0, 48)).toBe(0);
});

test('eagerness: mean 1; the eager go first and the others are not used up', () => {
  const bins = eagernessBins(params);
  expect(bins.reduce((sum, eager) => sum + eager) / bins.length).toBeCloseTo(1, 6);
  // Gamma of shape ½: a share (1 + 2H)^−½ has not tried under the integrated hazard H of a fan of mean eagerness
  for (const hazard of [0.5, 2, 8]) {
    const left = bins.reduce((sum, eager) => sum + Math.exp(-hazard * eager), 0) / bins.length;
    expect(Math.abs(left - (1 + 2 * hazard) ** -0.5)).toBeLessThan(0.005);
    expect(left).toBeGreaterThan(Math.exp(-hazard));
  }
});

test('who visits often is likelier to be eager, by a correlation of normal quantiles', () => {
  expect(eagernessBin(params, 0, 0)).toBe(128);
  // Φ(0.6) = .7257, Φ(0.8) = .7881, Φ(1.4) = .9192
  expect(eagernessBin(params, 1, 0)).toBe(Math.floor(0.7257 * 256));
  expect(eagernessBin(params, 0, 1)).toBe(Math.floor(0.7881 * 256));
  expect(eagernessBin(params, -1, -1)).toBe(Math.floor((1 - 0.9192) * 256));
  expect([eagernessBin(params, 9, 9), eagernessBin(params, -9, -9)]).toEqual([255, 0]);
});

test('the group of equal eagerness is that of the exact normal share, near its edges too', () => {
  const alone = { ...params, 'adoption.keenness': 0 }; // z is the second quantile
  const zs = Array.from({ length: 20_001 }, (_, at) => at / 2000 - 5);
  const edges = Array.from({ length: 255 }, (_, edge) => normalQuantile((edge + 1) / 256));
  for (const z of [...zs, ...edges.flatMap((edge) => [-1e-5, -1e-9, 0, 1e-9, 1e-5].map((d) => edge + d))])
    expect(eagernessBin(alone, 0, z)).toBe(Math.min(255, Math.floor(normalShare(z) * 256)));
});

test('disconfirmation: quality less the norm, believed claims and what the seller’s parcels have been so far', () => {
  expect(experience.meanDisconfirmation(params, 0.7)).toBeCloseTo(0.7 - 0.6, 12);
  expect(experience.meanDisconfirmation(params, 0.6)).toBeCloseTo(0, 12);
  expect([0.5, 0.9, 0.2].map((trust) => experience.expectedOf(params, trust))).toEqual(
    [0, 0.12, -0.09].map((value) => expect.closeTo(value, 12)),
  );
});

test('a change of mind: each category has its own, level and ease multiply it, and never all but all', () => {
  const chances = (level: number, ease: number) =>
    Array.from({ length: CATEGORIES }, (_, category) =>
      changeOfMind(paramsWith({ 'returns.level': level, 'returns.ease': 1 }), category, ease),
    );
  const own = chances(1, 0);
  expect(Math.max(...own)).toBe(own[0]); // clothing
  expect(Math.min(...own)).toBe(own[3]); // food
  expect(chances(0.5, 0.6)).toEqual(own.map((chance) => expect.closeTo(0.8 * chance, 12)));
  expect(Math.max(...chances(2, 1))).toBe(1);
});

test('shelves: a multinomial logit of prices a step apart, with a leaning of wallet, trust, experience and price', () => {
  expect([0, 1, 2].map((shelf) => shelves.lnShelf(params, shelf))).toEqual([-0.9, 0, 0.9]);
  expect([0, 1, 2].map((shelf) => shelves.shelfShare(params, shelf, 0))).toEqual(
    [1, 1, 1].map((one) => expect.closeTo(one / 3, 12)),
  );
  const [low, middle, high] = [0, 1, 2].map((shelf) => shelves.shelfShare(params, shelf, 0.7)) as [
    number,
    number,
    number,
  ];
  expect(low + middle + high).toBeCloseTo(1, 12);
  expect([Math.log(high / middle), Math.log(middle / low)]).toEqual(
    [0.63, 0.63].map((x) => expect.closeTo(x, 12)),
  );
  expect(shelves.walletLean(params, 0.5)).toBeCloseTo(0.3, 12);
  expect(shelves.trustLean(params, 0.8)).toBeCloseTo(0.6, 12);
  expect(shelves.experienceLean(params, 0.65)).toBeCloseTo(0.5, 12);
  expect(shelves.priceLean(params, 0.1)).toBeCloseTo(-0.15, 12);
});

test('severity rises from its floor to 1 over the width; what service recovers does no harm', () => {
  expect([0, 0.07, 0.2, 0.39, 0.4, 5].map((short) => experience.severity(params, short))).toEqual(
    [0.2, 0.2, 0.5, 0.975, 1, 1].map((value) => expect.closeTo(value, 12)),
  );
  expect([0, 0.4, 1].map((cover) => experience.unhealed(params, cover))).toEqual([1, 0.8, 0.5]);
});

test('a purchase: trust from ½, a stock that is used up, a budget that is spent', () => {
  expect(purchase.trustUtility(params, 0.9)).toBeCloseTo(3 * 0.4, 12);
  expect([0, 1, 5].map((stock) => purchase.stockUtility(params, stock))).toEqual(
    [0, 0.9 * Math.log(2), 0.9 * Math.log(6)].map((value) => expect.closeTo(-value, 12)),
  );
  expect([0, 20, 40].map((days) => purchase.stockMemory(params, days))).toEqual(
    [1, 1 / Math.E, 1 / Math.E ** 2].map((value) => expect.closeTo(value, 12)),
  );
  expect(purchase.budgetUtility(params, 0)).toBeCloseTo(0, 12);
  expect(purchase.budgetUtility(params, 8)).toBeCloseTo(-0.2 * Math.log(3), 12);
  expect(purchase.budgetMemory(28)).toBeCloseTo(1 / Math.E, 12);
});

test('a price counts twice: its markup against the reference, the level of the category against the wallet', () => {
  // V = −3 · (markup − reference) − 0.5 · (reference + worth − ln wallet)
  const whole = (worth: number, markup: number, reference: number, lnWallet: number) =>
    purchase.priceUtility(params, worth, markup) +
    purchase.referenceUtility(params, reference, 0) +
    purchase.walletUtility(params, lnWallet);
  expect(whole(0.4, 0, 0, 0.6)).toBeCloseTo(-0.5 * (0.4 - 0.6), 12);
  expect(whole(0, 0.1, 0, 0)).toBeCloseTo(-0.3, 12);
  expect(whole(0, 0.1, 0.1, 0)).toBeCloseTo(-0.05, 12); // once all ask it, it is only dearer
  expect(purchase.referenceUtility(params, 0, 0.12)).toBeCloseTo(0.36, 12);
  const offer = { worth: 0.4, markup: 0.1, claims: 0.3, brandShare: 0.5, operations: 0.07 };
  expect(purchase.offerUtility(params, offer, 0.2, 0.5)).toBeCloseTo(
    -1.5 - 0.3 - 0.2 + 0.9 * 0.5 * 0.3 + 0.1 + 0.07,
    12,
  );
});

test('a stranger’s trust follows the streamer’s reputation, up to a limit', () => {
  expect(strangerFactor(params, 0.7)).toBeCloseTo(0.5 + 0.4 * 0.7, 12);
  expect(strangerFactor(paramsWith({ 'trust.strangerBase': 1, 'trust.strangerReputation': 1 }), 0.9)).toBe(
    1.15,
  );
});

test('visit rates: an exponential in two halves has means 1 − ln 2 and 1 + ln 2; a cap cuts the keenest', () => {
  const [low, high] = rateBins(1, 99, 2);
  expect(low).toBeCloseTo(1 - Math.LN2, 8);
  expect(high).toBeCloseTo(1 + Math.LN2, 8);
  expect([...rateBins(1, 1.2, 2)][1]).toBe(1.2);
  const many = rateBins(0.2, 1e9, 1000);
  expect(many.reduce((a, b) => a + b) / 1000).toBeCloseTo(1, 9);
  expect(Math.min(...many)).toBe(1e-9);
  for (let bin = 1; bin < 1000; bin++) expect(many[bin]!).toBeGreaterThanOrEqual(many[bin - 1]!);
});

test('shape 3 in four parts, by the closed form of Gamma(4)', () => {
  // mean of a part: Σ over its quantiles b of P(4, 3b); quantiles of Gamma(3) at ¼, ½, ¾, then their shares
  const share = (shape: number, x: number) => {
    let [term, sum] = [1, 0];
    for (let k = 0; k < shape; k++) {
      sum += term;
      term *= x / (k + 1);
    }
    return 1 - sum * Math.exp(-x);
  };
  const quantiles = [0.25, 0.5, 0.75].map((target) => {
    let [low, high] = [0, 50];
    for (let step = 0; step < 100; step++) {
      const middle = (low + high) / 2;
      if (share(3, middle) < target) low = middle;
      else high = middle;
    }
    return low;
  });
  const cuts = [0, ...quantiles.map((x) => share(4, x)), 1];
  const rates = rateBins(3, 99, 4);
  for (let part = 0; part < 4; part++)
    expect(rates[part]).toBeCloseTo(4 * (cuts[part + 1]! - cuts[part]!), 7);
});

test('ties raise the rate up to saturation', () => {
  expect([0, 1, 2, 5].map((sum) => tieFactor(params, sum))).toEqual([0.6, 0.8, 1, 1]);
});

const tables = compileFanTables(params);
/** Nearest value with so many fractional bits. */
const bits = (value: number, count: number) => Math.floor(value * 2 ** count + 0.5);
/** Close, where a logarithm of another engine may fall on the other side of a half. */
const near = (got: number, value: number, count: number) =>
  expect(Math.abs(got - value * 2 ** count)).toBeLessThan(0.501);

test('tables of a purchase are the rules in fixed point', () => {
  for (const level of [0, 1, 64, 128, 200, 255]) {
    near(tables.trustUtility[level]!, 3 * (level / 256 - 0.5), 10);
    near(tables.trustLean[level]!, 2 * (level / 256 - 0.5), 10);
    near(tables.experienceLean[level]!, 5 * (level / 256 - 0.55), 10);
    near(tables.expected[level]!, 0.3 * (level / 256 - 0.5), 10);
  }
  for (const day of [0, 1, 4, 28, 127]) {
    near(tables.stockMemory[day]!, Math.exp(-day / 20), 15);
    near(tables.budgetMemory[day]!, Math.exp(-day / 28), 15);
  }
  for (const step of [0, 15, 16, 1000, 4095])
    near(tables.budgetUtility[step]!, -0.2 * Math.log(1 + (step + 0.5) / 64), 10);
  for (const step of [0, 15, 16, 1000])
    near(tables.stockUtility[step]!, -0.9 * Math.log(1 + (step + 0.5) / 16), 10);
  expect([tables.trustUtility.length, tables.stockMemory.length, tables.budgetUtility.length]).toEqual([
    256, 128, 4096,
  ]);
  expect([...tables.lnShelf]).toEqual([-922, 0, 922]);
  const thirds = tables.shelfBelow.subarray(2 * 128, 2 * 129); // a leaning of a 64th
  expect([...thirds].map((below) => below / 4096)).toEqual([1 / 3, 2 / 3].map((x) => expect.closeTo(x, 2)));
});

test('wallets are lognormal with mean 1: by quantiles, in logarithms', () => {
  // 256 equal parts; the 128th lies 0.0049 deviations below the median
  const z = [
    [0, -2.8856],
    [25, -1.2837],
    [127, -0.0048957],
    [128, 0.0048957],
    [255, 2.8856],
  ] as const;
  for (const [bin, deviations] of z) {
    const wallet = 0.5 * deviations - 0.125;
    expect(tables.lnWallet[bin]! / 1024).toBeCloseTo(wallet, 2);
    expect(tables.walletUtility[bin]! / 1024).toBeCloseTo(0.5 * wallet, 2);
    expect(tables.walletLean[bin]! / 1024).toBeCloseTo(0.6 * wallet, 2);
  }
  const mean = [...tables.lnWallet].reduce((sum, w) => sum + Math.exp(w / 1024), 0) / 256;
  expect(mean).toBeCloseTo(1, 2);
});

test('the chance to buy is the logistic of the utility, in quarter steps of ±8 logits', () => {
  for (const at of [0, 1024, 2047, 2048, 3000, 4095]) {
    const chance = 1 / (1 + Math.exp(-((at + 0.5) / 256 - 8)));
    expect(tables.chance[at]! / 2 ** 31).toBeCloseTo(chance, 9);
  }
});

test('baskets in fen and in baskets, from ln basket −4 to 4', () => {
  expect(tables.basketFen[4096]).toBe(12_000);
  expect(tables.basketUnits[4096]).toBe(256);
  expect(tables.basketFen[4096 + 1024]).toBe(Math.floor(12_000 * Math.E + 0.5));
  expect(tables.basketFen[0]).toBe(Math.floor(12_000 * Math.exp(-4) + 0.5));
  expect(tables.basketUnits[8191]).toBe(bits(Math.exp(8191 / 1024 - 4), 8));
  expect(tables.basketFen.length).toBe(8192);
});

test('experience: normal quantiles of 4,096 parts, severity by 64ths of its width', () => {
  expect(tables.normal.length).toBe(4096);
  expect(tables.normal[2048]! + tables.normal[2047]!).toBe(0);
  expect(tables.normal[409]! / 1024).toBeCloseTo(-1.2816, 2);
  expect(tables.normal[4095]! / 1024).toBeCloseTo(3.67, 2);
  for (const step of [0, 12, 13, 32, 63, 64]) {
    near(tables.severity[step]!, Math.min(1, Math.max(0.2, (step + 0.5) / 64)), 8);
  }
  // shortfall (10 bits) × scale ÷ 2^10 = step: a shortfall of the whole width, 0.4, is step 64
  expect(Math.floor((bits(0.4, 10) * tables.severityScale) / 1024)).toBe(64);
  expect(tables.severityScale).toBe(Math.floor(64 / 0.4));
});

test('waits: mean gap of a rate, longer without ties; −log2 of a mantissa', () => {
  for (const bin of [0, 300, 700, 1023]) {
    // one clock day is 2^16 units; a wait is −log2(u) (10 bits) × this, and −log2(u) means 1 / ln 2
    const mean = (Math.LN2 * 2 ** 6) / (0.5 * tables.rates[bin]! + 1e-12);
    const stored = tables.gapMantissa[bin]! * 2 ** tables.gapShift[bin]!;
    expect(stored / mean).toBeCloseTo(1, 4);
    expect(tables.gapMantissa[bin]!).toBeGreaterThanOrEqual(2 ** 14);
    expect(tables.gapMantissa[bin]!).toBeLessThan(2 ** 15);
  }
  for (const bin of [0, 20, 128, 255]) {
    // one hazard of 1 is 2^20 units
    const stored = tables.trialMantissa[bin]! * 2 ** tables.trialShift[bin]!;
    expect(stored / ((Math.LN2 * 2 ** 10) / tables.eagerness[bin]!)).toBeCloseTo(1, 4);
  }
  expect([0, 32, 64].map((step) => tables.tieGap[step])).toEqual([bits(1 / 0.6, 8), bits(1 / 0.8, 8), 256]);
  // Σ trust² (12 bits) × scale ÷ 2^16 = step: saturation, 2, is step 64
  expect(tables.tieStepScale).toBe((64 * 2 ** 16) / (2 * 2 ** 12));
  for (const at of [0, 511, 1023]) near(tables.negLog2[at]!, Math.log2(1 + (at + 0.5) / 1024), 10);
  expect(tables.dormantMean).toBe(bits(40 * Math.LN2, 6));
});

test('a lower price to come counts against today as a higher price would, as far as buyers look ahead', () => {
  const ahead = paramsWith({ 'purchase.price': 4, 'purchase.waiting': 0.5 });
  expect(purchase.waitingUtility(ahead, 0.1)).toBeCloseTo(-0.2, 12);
  expect(Math.abs(purchase.waitingUtility(ahead, 0))).toBe(0);
});

test('more rooms on air bring more visits, within bounds', () => {
  const drawn = paramsWith({ 'visits.rooms': 0.5 });
  const factors = [0, 0.125, 0.5, 1, 2, 9].map((onAir) => roomsFactor(drawn, onAir));
  for (const [at, factor] of [0.5, 0.5, 1, Math.SQRT2, 2, 2].entries())
    expect(factors[at]).toBeCloseTo(factor, 12);
  expect(roomsFactor(paramsWith({ 'visits.rooms': 0 }), 0.1)).toBe(1);
});
