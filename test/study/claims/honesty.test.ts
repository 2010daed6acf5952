/** The trial of honesty (C22) against two worlds run by hand: ratios of sales, and the days from which lines stay below. */

import { expect, test } from 'vitest';
import { PLACED_FEN } from '../../../sim/kernel/layout.ts';
import { tallied } from '../../../sim/kernel/rows.ts';
import { simulateDay } from '../../../sim/model/day.ts';
import { createOffers } from '../../../sim/model/offers.ts';
import { beginWorld, type MarketPlan, simulate } from '../../../sim/model/simulate.ts';
import { inMemory } from '../../../sim/runs/node/memory.ts';
import { honestyTrial } from '../../../sim/study/claims/honesty-trial.ts';
import { smallMarket } from '../../model/market.ts';

const DAYS = 230;
/** The lies begin on 1 July 2020, the sixth day. */
const LIES = 5;
const market = smallMarket(DAYS, { 'purchase.claims': 2.5 });
const plan: MarketPlan = { ...market, exogenous: { ...market.exogenous, from: '2020-06-26' } };
const machine = {
  inMemory,
  simulate: (of: MarketPlan) => inMemory((memoryOf) => simulate(of, undefined, { memoryOf })),
};
const told = honestyTrial(plan, machine, '2020-07-01');

/** Sales of streamers 8 to 23 by day since the lies, fen. */
function sales(claims: number): number[] {
  const world = beginWorld({
    ...plan,
    params: { ...plan.params, 'platform.warning': 0, 'platform.judging': 0 },
  });
  const offers = createOffers(world.streamers.count);
  const { streamers: s } = world;
  for (let j = 8; j < 24; j++) {
    s.arrival[j] = 0;
    s.quality[j] = plan.params['talents.quality'];
  }
  const days: number[] = [];
  for (; world.day < DAYS; world.day++) {
    for (let j = 8; j < 24; j++) {
      s.claims[j] = world.day < LIES ? 0.05 : claims;
      s.revised[j] = 1;
    }
    simulateDay(world, [], offers);
    let sold = 0;
    for (let j = 8; j < 24; j++) sold += tallied(world.sessions.tally, j, PLACED_FEN);
    if (world.day >= LIES) days.push(sold);
  }
  return days;
}

const honest = sales(0.05);
const dishonest = sales(0.45);
const sum = (days: readonly number[]) => days.reduce((a, b) => a + b, 0);

test('sales of the dishonest as shares of the honest: first week and month, last quarter, all', () => {
  expect(honest).toHaveLength(DAYS - LIES);
  const over = (from: number, to?: number) => sum(dishonest.slice(from, to)) / sum(honest.slice(from, to));
  expect(told).toMatchObject({ streamers: 16, honest: 0.05, dishonest: 0.45 });
  expect(told.firstWeek).toBeCloseTo(over(0, 7), 12);
  expect(told.firstMonth).toBeCloseTo(over(0, 28), 12);
  expect(told.lastQuarter).toBeCloseTo(over(DAYS - LIES - 92), 12);
  expect(told.all).toBeCloseTo(over(0), 12);
});

/** The first of the days 1, 2, … from which on the first is below the second to the end. */
function from(isBelow: (day: number) => boolean): number {
  let first = Number.NaN;
  for (let day = DAYS - LIES; day >= 1 && isBelow(day); day--) first = day;
  return first;
}

test('the day from which the week’s sales stay below, and from which all sales since the lies do', () => {
  // a week stands on its last day; the first one is over on day 7
  const week = (of: readonly number[], day: number) => sum(of.slice(day - 7, day));
  const daily = from((day) => day >= 7 && week(dishonest, day) < week(honest, day));
  expect(daily).toBeGreaterThan(7); // believed at first
  expect(told.crossingDaily).toBe(daily);
  const cumulated = from((day) => sum(dishonest.slice(0, day)) < sum(honest.slice(0, day)));
  expect(cumulated).toBeGreaterThan(7); // the first weeks are ahead for a while
  expect(told.crossingCumulated).toBe(cumulated);
});
