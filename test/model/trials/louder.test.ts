/** What louder claims bring and cost a talent: by hand, then in worlds that differ in how far talents look ahead. */
import { expect, test } from 'vitest';
import { learn } from '../../../sim/model/learn.ts';
import { paramsWith } from '../../../sim/model/params.ts';
import {
  addedDisappointed,
  claimsCost,
  claimsGain,
  weighedClaims,
} from '../../../sim/model/streamers/louder.ts';
import {
  BAD,
  COMPLAINED,
  GOOD,
  RECORD,
  SEEN_ORDERS,
  SEEN_VISITS,
  SPAN_KEPT,
  SPAN_VISITS,
} from '../../../sim/model/streamers/streamers.ts';
import { handWorld, morning, policyWith, SCALE, tally } from './handWorld.ts';

const VALUES = {
  'delivery.credulity': 0.8,
  'delivery.severityFloor': 0.25,
  'delivery.severityWidth': 0.4,
  'delivery.refundBase': 0.05,
  'delivery.refundSeverity': 0.5,
  'delivery.complaint': 0.1,
  'purchase.claims': 1,
  'follow.delivery': 0.4,
  'sellers.returnCost': 0.05,
  'sellers.complaintCost': 20,
  'sellers.followerWorth': 100,
  'sellers.harmFollowers': 0.3,
  'talents.horizon': 1,
  'talents.claimsStep': 0.02,
};
const params = paramsWith(VALUES);

/** Half of its parcels disappoint, so that those just good enough are as dense as can be: 1 / √(2π). */
const standing = {
  trade: 0.25,
  keptMoney: 20,
  strangers: 0.4,
  conversion: 0.2,
  disappointed: 0.5,
  spread: 0.2,
  suspended: 0,
};
const ADDED = 0.8 / Math.sqrt(2 * Math.PI) / 0.2;

test('parcels that are just good enough become disappointments: many where half disappoint, few where none does', () => {
  expect(addedDisappointed(params, 0.5, 0.2)).toBeCloseTo(ADDED, 9);
  expect(addedDisappointed(params, 0.5, 0.4)).toBeCloseTo(ADDED / 2, 9);
  expect(addedDisappointed(params, 0.02, 0.2)).toBeLessThan(ADDED / 7);
  expect(addedDisappointed(params, 0, 0.2)).toBeGreaterThan(0);
});

test('gain: orders of strangers, of followers half as many, and the strangers among them who follow', () => {
  const share = 1 * 0.8;
  const sales = 0.25 * 20 * (0.4 + 0.5 * 0.6);
  const follows = 0.2 * 0.4 * 0.5 * 0.4;
  expect(claimsGain(params, standing)).toBeCloseTo(share * (sales + 100 * follows), 9);
  const today = paramsWith({ ...VALUES, 'talents.horizon': 0 });
  expect(claimsGain(today, standing)).toBeCloseTo(share * sales, 9);
  expect(claimsGain(today, { ...standing, trade: -0.1 })).toBe(0);
});

test('cost: refunds, complaints, suspensions; then followers, in proportion to the horizon', () => {
  const harm = ADDED * 0.25 + 0.5 * 2;
  const returns = (0.05 * ADDED + 0.5 * harm) * (0.25 + 0.05) * 20;
  const complaints = 0.2 * 0.1 * harm * 20;
  const today = returns + complaints;
  const trust = 100 * 0.2 * (0.3 * harm + 0.4 * 0.4 * ADDED);
  const cost = (horizon: number) =>
    claimsCost(paramsWith({ ...VALUES, 'talents.horizon': horizon }), standing);
  expect([0, 1, 2].map(cost)).toEqual([0, 1, 2].map((years) => expect.closeTo(today + years * trust, 9)));
  expect(claimsCost(params, { ...standing, suspended: 0.3 })).toBeCloseTo(today + trust + 0.3 * 5, 9);
});

test('claims move by the balance of gain and cost, within 0 and 1', () => {
  expect(weighedClaims(params, 0.3, 3, 1)).toBeCloseTo(0.31, 12);
  expect(weighedClaims(params, 0.3, 1, 3)).toBeCloseTo(0.29, 12);
  expect(weighedClaims(params, 0.3, 0, 0)).toBe(0.3);
  expect([weighedClaims(params, 0.999, 1, 0), weighedClaims(params, 0.001, 0, 1)]).toEqual([1, 0]);
});

/** Claims of talent 24 after a review; nobody to learn from, a fifth of its parcels disappoint. */
function reviewed(changes: Record<string, number>, detection = 0): number {
  const j = 24;
  const world = handWorld({
    ...VALUES,
    'talents.revise': 1,
    'sellers.accountPrior': 1e-9,
    'platform.reputationPrior': 1,
    'platform.warningFloor': 0.15,
    ...changes,
  });
  const { streamers: s } = world;
  s.arrival.fill(1000, 0, 160);
  s.arrival[j] = 0;
  s.claims[j] = 0.3;
  s.records[j * RECORD + GOOD] = 800 / SCALE;
  s.records[j * RECORD + BAD] = 200 / SCALE;
  s.records[j * RECORD + COMPLAINED] = 20 / SCALE;
  s.records.set([1000, 200], j * RECORD + SEEN_VISITS);
  s.records.set([1000, 1000 * 2000], j * RECORD + SPAN_VISITS);
  Object.assign(world.platform.usualDay, {
    visits: 1000,
    keptFen: 2e6,
    follows: 10,
    placedFen: 3e6,
    publicFen: 1e6,
  });
  world.day = 28 + 28 - j;
  const policy = policyWith((one) => void (one.detection = detection));
  const today = morning(world, policy);
  tally(world, {});
  learn(world, today);
  return s.claims[j]!;
}

test('talents that look far ahead grow honest, those that see only today less so; who never thinks of it stays', () => {
  expect([SEEN_ORDERS, SPAN_KEPT]).toEqual([SEEN_VISITS + 1, SPAN_VISITS + 1]);
  const [short, usual, long] = [0, 1, 2].map((horizon) => reviewed({ 'talents.horizon': horizon }));
  expect(long).toBeLessThan(usual!);
  expect(usual).toBeLessThan(short! - 0.005);
  expect(long).toBeLessThan(0.3);
  expect(reviewed({ 'talents.revise': 0 })).toBe(0.3);
  expect(reviewed({ 'talents.claimsStep': 0 })).toBe(0.3);
});

test('where loud talents are suspended, louder claims cost more; below the floor nobody is', () => {
  const blind = { 'talents.horizon': 0, 'platform.warning': 0.1 };
  expect(reviewed(blind, 1)).toBeLessThan(reviewed(blind) - 0.001);
  const floor = { ...blind, 'platform.warningFloor': 0.3 };
  expect(reviewed(floor, 1)).toBe(reviewed(floor));
});
