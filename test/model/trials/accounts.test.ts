/** Step 8, the accounts, on a day made by hand: who pays whom, of what. */

import { expect, test } from 'vitest';
import * as ledger from '../../../sim/model/ledger.ts';
import { RIGHTS } from '../../../sim/model/platform/policy.ts';
import { settleAccounts } from '../../../sim/model/settleAccounts.ts';
import { handWorld, morning, policyWith, SCALE, tally } from './handWorld.ts';

const RATES = { 'platform.commission': 0.01, 'providers.fee': 0.06 };

/** Two sellers of one day: talent 4 with a client's contract, talent 9 without. */
function day(policy = policyWith(), changes = {}) {
  const world = handWorld({ ...RATES, ...changes });
  const today = morning(world, policy);
  world.streamers.provider[4] = 3;
  const before = { capital: world.providers.capital[3]!, span: world.providers.spanFen[3]! };
  tally(world, {
    4: { visits: 9, placedFen: 90_000, delivered: 5, keptFen: 20_099, refundedFen: 5000, cancelledFen: 0 },
    9: { visits: 1, placedFen: 7000, delivered: 2, keptFen: 10_050, refundedFen: 300 },
  });
  /** What all spent on ads today, and what the platform added. */
  const spend = (spentFen: number, addedFen: number) =>
    void Object.assign(world.exposure, { spentFen, addedFen });
  const settle = () => {
    settleAccounts(world, today);
    const balance = (account: number) => world.accounts.balance[account]! + 0;
    return {
      fans: balance(ledger.FANS),
      escrow: balance(ledger.ESCROW),
      sellers: balance(ledger.SELLERS),
      platform: balance(ledger.PLATFORM),
      providers: balance(ledger.PROVIDERS),
      guarantees: balance(ledger.GUARANTEES),
    };
  };
  return { world, today, before, spend, settle };
}

test('orders wait in escrow; what is kept goes to sellers, what is refunded back to the fans', () => {
  const { world, settle } = day(policyWith(), { 'platform.commission': 0, 'providers.fee': 0 });
  tally(world, { 9: { cancelledFen: 50 } });
  const { fans, escrow, sellers } = settle();
  const [placed, kept, back] = [97_000, 30_149, 5300 + 50];
  expect({ fans, escrow, sellers }).toEqual({
    fans: back - placed,
    escrow: placed - kept - back,
    sellers: kept,
  });
  const { accounts } = world;
  expect([accounts.placed, accounts.kept, accounts.refunded, accounts.cancelled]).toEqual([
    97_000, 30_149, 5300, 50,
  ]);
});

test('commission is taken of what was kept, not of what was placed; whole fen, seller by seller', () => {
  const { world, settle } = day(policyWith(), { 'providers.fee': 0 });
  const { platform, sellers } = settle();
  // 1% of 20,099 and of 10,050: 200 + 100
  expect(world.platform.commissionFen).toBe(300);
  expect(platform).toBe(300);
  expect(sellers).toBe(30_149 - 300);
});

test('a lever adds to the commission, and cannot make it negative', () => {
  const more = day(policyWith((policy) => void (policy.commission = 0.02)));
  more.settle();
  expect(more.world.platform.commissionFen).toBe(Math.floor(20_099 * 0.03) + Math.floor(10_050 * 0.03));
  const none = day(policyWith((policy) => void (policy.commission = -0.3)));
  none.settle();
  expect(none.world.platform.commissionFen).toBe(0);
});

test('ad money goes from sellers to the platform', () => {
  const { world, spend, settle } = day(policyWith(), { 'platform.commission': 0, 'providers.fee': 0 });
  spend(755, 0);
  const { sellers, platform, providers } = settle();
  expect([sellers, platform, providers]).toEqual([30_149 - 755, 755, 0]);
  expect(world.platform.adFen).toBe(755);
  expect(world.platform.cost.ads).toBe(0);
});

test('what the platform adds to ads is a cost of the lever and moves no money: it gives room, not fen', () => {
  const { world, spend, settle } = day(policyWith(), { 'platform.commission': 0, 'providers.fee': 0 });
  spend(756, 188);
  const { sellers, platform } = settle();
  expect([sellers, platform]).toEqual([30_149 - 756, 756]);
  expect(world.platform.cost.ads).toBe(188);
});

test('providers take their fee of what their clients keep; their GMV is what their clients sold', () => {
  const { world, before, settle } = day(policyWith(), { 'platform.commission': 0 });
  const { sellers, providers } = settle();
  const fee = Math.floor(20_099 * 0.06);
  expect([sellers, providers]).toEqual([30_149 - fee, fee]);
  expect([world.platform.feesFen, world.platform.providerFen]).toEqual([fee, 90_000]);
  expect(world.providers.capital[3]).toBe(before.capital + fee);
  expect(world.providers.spanFen[3]).toBe(before.span + 90_000);
});

test('guarantees are paid by the platform: its part of covered refunds, and what is claimed without cause', () => {
  const policy = policyWith((p) => {
    p.trustCardCover = 1;
    for (const right of RIGHTS) p.rights[right] = 1;
  });
  const changes = { 'platform.commission': 0, 'providers.fee': 0, 'costs.card': 0.2, 'costs.abuse': 0.01 };
  const { world, today, settle } = day(policy, changes);
  today.offers.cover.fill(0);
  today.offers.cover[4] = 0.9;
  today.offers.cover[9] = 0.5;
  const { platform, guarantees, sellers } = settle();
  // 0.9 · (0.2 · 5,000 + 0.01 · 20,099) = 1,080.9; 0.5 · (0.2 · 300 + 0.01 · 10,050) = 80.25
  const cost = 1080 + 80;
  expect([platform, guarantees, sellers]).toEqual([-cost, cost, 30_149]);
  expect(world.platform.cost.trustCard).toBe(cost);
});

test('without a card nothing is paid for cover', () => {
  const { world, today, settle } = day();
  today.offers.cover.fill(1);
  settle();
  expect(world.platform.cost.trustCard).toBe(0);
});

test('half of the rights cost half; without refund-only nobody is paid without cause', () => {
  const policy = policyWith((p) => {
    p.trustCardCover = 1;
    p.rights['return-freight'] = 1;
    p.rights['fast-refund'] = 1;
    p.rights['fake-one-pay-ten'] = 1;
  });
  const { world, today, settle } = day(policy, { 'costs.card': 0.2, 'costs.abuse': 0.5 });
  today.offers.cover.fill(0);
  today.offers.cover[4] = 1;
  settle();
  expect(world.platform.cost.trustCard).toBe(0.5 * 0.2 * 5000);
});

test('a coupon: the platform pays buyers a share of what is sold, up to the day’s money; refunds return it', () => {
  const given = (cap: number) => {
    const policy = policyWith((p) => void Object.assign(p.coupon, { share: 0.1, cap }));
    const { world, settle } = day(policy, { 'platform.commission': 0, 'providers.fee': 0 });
    const { fans, platform, sellers } = settle();
    expect(sellers).toBe(30_149);
    expect(fans + 97_000 - 5300).toBe(-platform);
    expect(world.platform.cost.coupon).toBe(-platform);
    return world.platform;
  };
  // of 97,000 fen on their way 35,449 end today, and with them so much of the coupons; 5,300 of them are refunded
  const whole = given(1e9);
  expect(whole.cost.coupon).toBe(9700 - 530);
  expect(whole.couponFen).toBeCloseTo(9700 - (9700 * 35_449) / 97_000, 6);
  // 50,000 yuan are 50 yuan of agents, as each stands for a thousand
  expect(given(50_000).cost.coupon).toBe(5000 - 273);
});

test('coupons that come back after the last day of a coupon are the platform’s', () => {
  const { world, settle } = day(policyWith(), { 'platform.commission': 0, 'providers.fee': 0 });
  world.platform.couponFen = 970;
  const { fans, platform } = settle();
  expect(world.platform.cost.coupon).toBe(-53);
  expect([platform, fans]).toEqual([53, 5300 - 97_000 - 53]);
});

test('reviewing, rings and added visits cost what they come to; nothing without their levers', () => {
  const changes = {
    'platform.commission': 0,
    'providers.fee': 0,
    'visits.entriesPerVisit': 10,
    'visits.entriesPrivate': 5,
    'costs.reviewing': 4,
    'costs.visit': 0.5,
    'costs.clearing': 1e6,
    'calendar.festival': 0.5,
  };
  const none = day(policyWith(), changes);
  none.settle();
  expect(new Set(Object.values(none.world.platform.cost))).toEqual(new Set([0]));
  const { world, settle } = day(
    policyWith((p) => void Object.assign(p, { detection: 2, visits: 1.25, festival: 2 })),
    changes,
  );
  world.platform.clearedRings = 3;
  world.sessions.tally.visitsPrivate = 4;
  const { platform } = settle();
  // ten visits of agents are 10,000, four of them private; 80,000 entries; a fifth of the visits is the push's, half of the rest the festival's
  const { cost } = world.platform;
  expect(cost.reviewing).toBe((4 * 2 * 80 * 100) / SCALE);
  expect(cost.clearing).toBe((3e6 * 100) / SCALE);
  expect(cost.visits).toBe((0.5 * 2000 * 100) / SCALE);
  expect(cost.festival).toBe((0.5 * 4000 * 100) / SCALE);
  expect(platform).toBe(-(cost.reviewing + cost.clearing + cost.visits + cost.festival));
});

test('more paid places: agencies get a rebate on what the added ones bring', () => {
  const changes = { 'traffic.adLoad': 0.15, 'costs.adSales': 0.1 };
  const more = day(
    policyWith((p) => void (p.adLoad = 0.05)),
    changes,
  );
  more.spend(8000, 0);
  more.settle();
  expect(more.world.platform.cost.adLoad).toBe(200);
  const less = day(
    policyWith((p) => void (p.adLoad = -0.05)),
    changes,
  );
  less.spend(8000, 0);
  less.settle();
  expect(less.world.platform.cost.adLoad).toBe(0);
});

test('a push for brands pays for those of the day that would not have come', () => {
  const push = policyWith((p) => void (p.brandEntry = 4));
  const { world, settle } = day(push, { 'costs.recruiting': 40_000 });
  world.streamers.arrival.fill(world.day, world.streamers.stores, world.streamers.stores + 8);
  world.streamers.arrival.fill(99, world.streamers.stores + 8);
  settle();
  expect(world.platform.cost.recruiting).toBe((8 * 0.75 * 40_000 * 100) / SCALE);
});

test('supports cost 2,000 yuan a day for each brand present, by their mean level; the fund is paid in full', () => {
  const policy = policyWith((p) => {
    Object.assign(p.brandSupport, { traffic: 1, budget: 0.5, service: 0.25, tools: 0.15, policy: 0.1 });
    p.providerFund = 12_345;
  });
  const { world, settle } = day(policy, { 'platform.commission': 0, 'providers.fee': 0 });
  world.brands.present = 7;
  const { platform, sellers, providers } = settle();
  const support = Math.floor((7 * 0.4 * 2000 * 100) / SCALE);
  const fund = Math.floor((12_345 * 100) / SCALE);
  expect([platform, sellers, providers]).toEqual([-support - fund, 30_149 + support, fund]);
  expect([world.platform.cost.brands, world.platform.cost.providers]).toEqual([support, fund]);
});

test('the ledger moves whole fen and refuses others', () => {
  const accounts = ledger.openAccounts();
  ledger.post(accounts, ledger.FANS, ledger.PLATFORM, 5);
  expect([...accounts.balance]).toEqual([-5, 0, 0, 5, 0, 0, 0]);
  for (const fen of [-1, 0.5, Number.NaN]) {
    expect(() => ledger.post(accounts, 0, 1, fen)).toThrow(/expected whole fen/);
  }
  expect([...accounts.balance]).toEqual([-5, 0, 0, 5, 0, 0, 0]);
});

test('the day is added up over all whom it touched, and nobody else', () => {
  const world = handWorld();
  morning(world);
  world.sessions.day.gone[11] = 1;
  tally(world, {
    2: { visits: 3, orders: 2, ordersPrivate: 1, follows: 1, placedFen: 10, shares: 4 },
    5: { delivered: 7, satisfied: 5, complaints: 1, keptFen: 20, refundedFen: 3 },
    8: { unfollows: 6 },
    11: { cancelledFen: 9 },
  });
  const { touched, touchedCount, ...sums } = world.turnover;
  expect([...touched.subarray(0, touchedCount)]).toEqual([2, 5, 8, 11]);
  expect(sums).toEqual({
    visits: 3,
    orders: 2,
    ordersPrivate: 1,
    follows: 1,
    unfollows: 6,
    delivered: 7,
    satisfied: 5,
    returned: 0,

    complaints: 1,
    shares: 4,
    placedFen: 10,
    keptFen: 20,
    refundedFen: 3,
    cancelledFen: 9,
  });
});
