/** A run of the market from its first day to its last: a function from a plan to series. */

import { simulateDay } from './day.ts';
import { ln } from './elementary.ts';
import type { Exogenous } from './exogenous.ts';
import { settleFans } from './fans/begin.ts';
import { addBytes, hexOf, startFingerprint } from './fingerprint.ts';
import { createOffers } from './goLive.ts';
import { allocateCensus, countTies, takeCensus } from './measures/census.ts';
import { type Books, checkIdentities } from './measures/identities.ts';
import { allocateSeries, record, type Series } from './measures/record.ts';
import type { Params } from './params.ts';
import type { LeverInForce } from './platform/policy.ts';
import { type Key, uniform } from './random.ts';
import { createWorld, type World } from './world.ts';

/** Everything one replicate needs; nothing in it is read from disk or clock. */
export interface MarketPlan {
  readonly params: Params;
  readonly exogenous: Exogenous;
  readonly levers: readonly LeverInForce[];
  /** Real users per fan agent. */
  readonly scale: number;
  readonly key: Key;
}

export interface Outcome {
  /** One row a metric, in the order of METRICS; one value a day; real users and yuan. NaN = not recorded. */
  readonly series: Series;
  /** Hash (16 hex digits) of the fans' final state and of each day's fen. */
  readonly fingerprint: string;
  /** Fan visits simulated (agents, not real users): for speed figures. */
  readonly visits: number;
  readonly fans: number;
  readonly streamers: number;
  /** Bytes of the fans' state and of the orders in flight at the end. */
  readonly bytes: number;
}

/** The world on the morning of its first day. */
export function beginWorld(plan: MarketPlan): World {
  const world = createWorld(plan.params, plan.exogenous, plan.scale, plan.key);
  settleFans(world);
  const { brands } = world;
  for (let b = 0; b < brands.count; b++) {
    const first = b < plan.params['brands.initial'];
    brands.resistance[b] = first ? 0 : -ln(uniform(plan.key, 'brand-entry', b, 0));
  }
  const census = allocateCensus(world.streamers.count);
  takeCensus(census, world.sessions.fans);
  countTies(census, world.sessions.fans);
  world.platform.people.set(census.people);
  world.platform.trustSum = census.trust;
  world.platform.ordersADay = (0.2 * plan.params['visits.rate'] * census.people[2]!) / 2;
  return world;
}

/**
 * Runs a market to the end of its exogenous days.
 * @param afterDay called after each day with the world as it is; must not change it
 * @throws when an identity breaks, naming the day and the figures
 */
export function simulate(plan: MarketPlan, afterDay?: (world: World) => void): Outcome {
  const world = beginWorld(plan);
  const { sessions, streamers } = world;
  const series = allocateSeries(plan.exogenous.days);
  const census = allocateCensus(streamers.count);
  const books: Books = {
    trustOpened: 0,
    trustReturned: 0,
    trustLost: 0,
    followers: total(streamers.followers),
  };
  const offers = createOffers(streamers.count);
  const print = startFingerprint();
  const placed = new Float64Array(1);
  let visits = 0;
  for (; world.day < plan.exogenous.days; world.day++) {
    simulateDay(world, plan.levers, offers);
    const { tally } = sessions;
    takeCensus(census, sessions.fans);
    world.platform.trustSum += tally.trustMoved;
    books.trustOpened += tally.trustOpened;
    books.trustReturned += tally.trustReturned;
    books.trustLost += tally.trustLost;
    checkIdentities(world, census, books);
    world.platform.people.set(census.people);
    books.followers = total(streamers.followers);
    record(series, world, census);
    placed[0] = world.accounts.placed;
    addBytes(print, placed);
    visits += tally.visitsPrivate + tally.visitsOrganic + tally.visitsShared + tally.visitsPaid;
    afterDay?.(world);
  }
  addBytes(print, new Int32Array(sessions.fans.buffer));
  addBytes(print, streamers.followers);
  return {
    series,
    fingerprint: hexOf(print),
    visits,
    fans: sessions.fans.count,
    streamers: streamers.count,
    bytes:
      sessions.fans.buffer.byteLength +
      sessions.orders.words.byteLength +
      sessions.orders.nextBlock.byteLength,
  };
}

function total(values: Int32Array): number {
  let sum = 0;
  for (let at = 0; at < values.length; at++) sum += values[at]!;
  return sum;
}
