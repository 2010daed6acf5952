/**
 * A trial of honesty (C22): the same streamers in two worlds that share all luck and all history up to a day, from
 * which on they claim little in one and much in the other. Nobody warns them and no one else changes, so that what
 * becomes of them is the work of their fans alone.
 */

import { PLACED_FEN } from '../../kernel/layout.ts';
import { tallied } from '../../kernel/rows.ts';
import { simulateDay } from '../../model/day.ts';
import { createOffers } from '../../model/offers.ts';
import { beginWorld, type MarketPlan, type RunMeans } from '../../model/simulate.ts';
import { setClaims } from '../../model/streamers/streamers.ts';
import type { World } from '../../model/world.ts';
import type { Machine } from '../../runs/job.ts';
import type { Told } from './figures.ts';
import { dayOf } from './watchers.ts';

/** The second and third by size in each category: their sales are many enough to see, and they do not rule it. */
const STREAMERS = Array.from({ length: 16 }, (_, at) => 8 + at);
const HONEST = 0.05;
const DISHONEST = 0.45;
/** Days over which sales are averaged before the lines are compared: a whole week, so that weekdays cancel. */
const SMOOTH_DAYS = 7;

/** Sales of these streamers by day from the first on which they differ, fen of agents. */
function salesOf(
  plan: MarketPlan,
  { claims, since }: { readonly claims: number; readonly since: string },
  memoryOf: RunMeans['memoryOf'],
): Float64Array {
  const params = { ...plan.params, 'platform.warning': 0, 'platform.judging': 0 };
  const world = beginWorld({ ...plan, params }, { memoryOf });
  const { days } = plan.exogenous;
  const from = Math.max(0, dayOf(plan, since));
  const sales = new Float64Array(Math.max(0, days - from));
  const offers = createOffers(world.streamers.count);
  for (const j of STREAMERS) {
    world.streamers.arrival[j] = 0;
    world.streamers.quality[j] = plan.params['talents.quality'];
  }
  for (; world.day < days; world.day++) {
    hold(world, world.day < from ? HONEST : claims);
    simulateDay(world, plan.levers, offers);
    if (world.day >= from) sales[world.day - from] = sold(world);
  }
  return sales;
}

/** They do not learn from peers: they stay what they are. */
function hold({ streamers }: World, claims: number): void {
  for (const j of STREAMERS) setClaims(streamers, j, claims);
}

function sold({ sessions }: World): number {
  return STREAMERS.reduce((sum, j) => sum + tallied(sessions.tally, j, PLACED_FEN), 0);
}

/** Mean of the last `days` values, on each day on which there are as many. */
export function smoothed(values: Float64Array, days: number): Float64Array {
  const means = new Float64Array(Math.max(0, values.length - days + 1));
  let sum = 0;
  values.forEach((value, at) => {
    sum += value - (at >= days ? values[at - days]! : 0);
    if (at >= days - 1) means[at - days + 1] = sum / days;
  });
  return means;
}

export function cumulated(values: Float64Array): Float64Array {
  let sum = 0;
  return values.map((value) => {
    sum += value;
    return sum;
  });
}

/** The first place from which on `low` stays below `high` to the end; NaN when it is not below at the end. */
export function crossing(low: Float64Array, high: Float64Array): number {
  let at = low.length;
  while (at > 0 && low[at - 1]! < high[at - 1]!) at--;
  return at < low.length ? at : Number.NaN;
}

export function honestyTrial(plan: MarketPlan, machine: Machine, since: string): Told {
  const sales = (claims: number) =>
    machine.inMemory((memoryOf) => salesOf(plan, { claims, since }, memoryOf));
  const [honest, dishonest] = [sales(HONEST), sales(DISHONEST)];
  const total = (values: Float64Array) => values.reduce((a, b) => a + b, 0);
  const over = (first: number, last?: number) =>
    total(dishonest.subarray(first, last)) / total(honest.subarray(first, last));
  return {
    streamers: STREAMERS.length,
    honest: HONEST,
    dishonest: DISHONEST,
    firstWeek: over(0, 7),
    firstMonth: over(0, 28),
    lastQuarter: over(-92),
    all: over(0),
    // counted from the first day of the lies, 1; a week stands on its last day
    crossingDaily: SMOOTH_DAYS + crossing(smoothed(dishonest, SMOOTH_DAYS), smoothed(honest, SMOOTH_DAYS)),
    crossingCumulated: 1 + crossing(cumulated(dishonest), cumulated(honest)),
  };
}
