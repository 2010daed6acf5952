/** Variants that go on from a replicate kept half run give the bytes of whole runs, however the work was cut. */

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { simulate } from '../../../sim/model/simulate.ts';
import { type Slices, trunk } from '../../../sim/runs/browser/trunk.ts';
import { type PlainMarket, planOf } from '../../../sim/runs/market.ts';
import { loadScenario } from '../../../sim/runs/node/scenario-files.ts';
import { drawMarket } from '../../../sim/runs/requests.ts';
import { STUDIED, STUDIED_IN } from '../../browser/studio-market.ts';
import { temporaryFolder } from '../small.ts';

const dir = temporaryFolder();

function market(...set: readonly string[]): PlainMarket {
  const file = join(dir, 'small.yaml');
  writeFileSync(file, STUDIED);
  const { scenario, problems } = loadScenario(file, { set });
  if (scenario?.seed === undefined) throw new Error(JSON.stringify(problems));
  const seeded = { ...scenario, seed: scenario.seed };
  return drawMarket({ scenario: seeded, data: STUDIED_IN.data, posterior: undefined }, 1).market;
}

function toEnd<Value>(slices: Slices<Value>): Value {
  for (;;) {
    const { done, value } = slices.next();
    if (done) return value;
  }
}

const whole = (of: PlainMarket) => simulate(planOf(of)).fingerprint;

const BASE = market();
/** 21 January 2021. */
const AHEAD = 37;
const FULL = market('levers.trust-card.strength=100%');
const WEAK = market('levers.trust-card.strength=20%');
const SOONER = market('levers.trust-card.from=2020-12-20');
const LATER = market('levers.trust-card.until=2021-01-30');

test('each variant has the fingerprint of its whole run, one after the other on the same trunk', () => {
  const kept = trunk(BASE, AHEAD);
  for (const variant of [WEAK, SOONER, LATER, SOONER, WEAK]) {
    expect(toEnd(kept.variant(variant))?.fingerprint).toBe(whole(variant));
  }
  expect(new Set([BASE, WEAK, SOONER, LATER].map(whole)).size).toBe(4);
});

/** Steps of eight days that a work takes. */
function stepsOf(slices: Slices<unknown>): number {
  let count = 0;
  while (!slices.next().done) count++;
  return count;
}

test('the days up to a fork are simulated once, sooner or later than the day that is kept', () => {
  const kept = trunk(BASE, AHEAD);
  expect(stepsOf(kept.grow())).toBe(Math.ceil(37 / 8));
  // differs from 15 February on, day 62 of 76: 25 days from the kept one to the fork, 14 to the end
  const late = market('levers.trust-card.until=2021-02-14');
  expect([stepsOf(kept.variant(late)), stepsOf(kept.variant(late))]).toEqual([4 + 2, 2]);
  // from day 68 on: six more days from the last fork
  expect(stepsOf(kept.variant(market('levers.trust-card.until=2021-02-20')))).toBe(1 + 1);
  // from day 5 on
  expect([stepsOf(kept.variant(SOONER)), stepsOf(kept.variant(SOONER))]).toEqual([1 + 9, 9]);
  // at the day that is kept and little later nothing of it is lost
  expect(stepsOf(kept.variant(WEAK))).toBe(Math.ceil((41 - 37) / 8) + Math.ceil((76 - 41) / 8));
  expect(toEnd(kept.variant(late))?.fingerprint).toBe(whole(late));
});

test('without room for a second state a fork is right, and its days are simulated each time', () => {
  const kept = trunk(BASE, AHEAD, false);
  const late = market('levers.trust-card.until=2021-02-14');
  toEnd(kept.grow());
  expect([stepsOf(kept.variant(late)), stepsOf(kept.variant(late))]).toEqual([6, 6]);
  expect(toEnd(kept.variant(late))?.fingerprint).toBe(whole(late));
});

test('work that is dropped in its middle spoils nothing that comes after it', () => {
  const kept = trunk(BASE, AHEAD);
  kept.grow().next();
  kept.variant(SOONER).next();
  kept.variant(LATER).next();
  expect(toEnd(kept.variant(WEAK))?.fingerprint).toBe(whole(WEAK));
  toEnd(kept.grow());
  expect(toEnd(kept.variant(LATER))?.fingerprint).toBe(whole(LATER));
});

test('a variant that cannot differ on any day is not simulated', () => {
  const work = trunk(BASE, AHEAD).variant(FULL);
  expect(work.next()).toEqual({ done: true, value: undefined });
});

test('the replicate itself, from its first day; and a market that has nothing in common runs whole', () => {
  const kept = trunk(BASE, AHEAD);
  expect(toEnd(kept.whole()).fingerprint).toBe(whole(BASE));
  const other = market('parameters.visits.rate=2.5');
  expect(toEnd(kept.variant(other))?.fingerprint).toBe(whole(other));
});
