/** A run of the market from its first day to its last: a function from a plan to series. */

import { type Checkpoint, checkpointOf, goBackTo } from './checkpoint.ts';
import { simulateDay } from './day.ts';
import { ln } from './elementary.ts';
import type { Exogenous } from './exogenous.ts';
import { settleFans } from './fans/begin.ts';
import { bytesOf } from './fans/orders.ts';
import type { Space } from './fans/space.ts';
import { addBytes, type Fingerprint, hexOf, startFingerprint } from './fingerprint.ts';
import { createOffers, type Offers } from './goLive.ts';
import { allocateCensus, type Census } from './measures/census.ts';
import { areTiesDue, type Books, checkIdentities, total } from './measures/identities.ts';
import { allocateSeries, record, type Series } from './measures/record.ts';
import type { Params } from './params.ts';
import type { LeverInForce } from './platform/policy.ts';
import { type Key, uniform } from './random.ts';
import { type Crew, countFans, inTurn } from './shards.ts';
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

/** A market on its way: the world and what has been kept of the days so far. */
export interface Run {
  readonly world: World;
  readonly series: Series;
  readonly books: Books;
  readonly offers: Offers;
  readonly print: Fingerprint;
  visits: number;
}

export interface RunOptions {
  /** Parts that the fans are cut into, and who runs them: in turn when not said. Results do not depend on either. */
  readonly shards?: number;
  readonly crew?: Crew;
  /** Where fans and offers lie: a memory for the WebAssembly kernel; columns of their own when not said. */
  readonly space?: Space;
  /** A checkpoint of the same plan to go on from. */
  readonly from?: Checkpoint;
  /** Called after each day; `checkpoint` says all of the run, to be copied or written before it returns. */
  readonly keep?: (day: number, checkpoint: () => Checkpoint) => void;
}

/** The world on the morning of its first day. */
export function beginWorld(plan: MarketPlan, shards = 1, crew: Crew = inTurn, space: Space = {}): World {
  const world = createWorld(plan.params, plan.exogenous, plan.scale, plan.key, shards, space);
  settleFans(world);
  const { brands } = world;
  for (let b = 0; b < brands.count; b++) {
    const first = b < plan.params['brands.initial'];
    brands.resistance[b] = first ? 0 : -ln(uniform(plan.key, 'brand-entry', b, 0));
  }
  const census = allocateCensus(world.streamers.count);
  countFans(world, census, crew, true);
  world.platform.people.set(census.people);
  world.platform.trustSum = census.trust;
  world.platform.ordersADay = (0.2 * plan.params['visits.rate'] * census.people[2]!) / 2;
  return world;
}

function beginRun(plan: MarketPlan, { shards = 1, space = {}, from }: RunOptions): Run {
  // what a checkpoint holds need not be drawn again
  const world = from
    ? createWorld(plan.params, plan.exogenous, plan.scale, plan.key, shards, space)
    : beginWorld(plan, shards, inTurn, space);
  const run: Run = {
    world,
    series: allocateSeries(plan.exogenous.days),
    books: { trustOpened: 0, trustReturned: 0, trustLost: 0, followers: total(world.streamers.followers) },
    offers: createOffers(world.streamers.count),
    print: startFingerprint(),
    visits: 0,
  };
  if (from) goBackTo(run, from);
  return run;
}

/**
 * Runs a market to the end of its exogenous days.
 * @param afterDay called after each day with the world as it is; must not change it
 * @throws when an identity breaks, naming the day and the figures
 */
export function simulate(
  plan: MarketPlan,
  afterDay?: (world: World) => void,
  options: RunOptions = {},
): Outcome {
  const { crew = inTurn, keep } = options;
  const run = beginRun(plan, options);
  const { world } = run;
  const census = allocateCensus(world.streamers.count);
  while (world.day < plan.exogenous.days) {
    simulateDay(world, plan.levers, run.offers, crew);
    closeDay(run, census, crew);
    afterDay?.(world);
    world.day++;
    keep?.(world.day, () => checkpointOf(run, crew));
  }
  return outcomeOf(run);
}

/** Checks the day's identities and writes down what is kept of it. */
function closeDay(run: Run, census: Census, crew: Crew): void {
  const { world, books } = run;
  const { streamers, platform } = world;
  const { tally } = world.sessions;
  countFans(world, census, crew, areTiesDue(world));
  platform.trustSum += tally.trustMoved;
  books.trustOpened += tally.trustOpened;
  books.trustReturned += tally.trustReturned;
  books.trustLost += tally.trustLost;
  checkIdentities(world, census, books);
  platform.people.set(census.people);
  books.followers = total(streamers.followers);
  record(run.series, world, census, books.followers);
  addBytes(run.print, Float64Array.of(world.accounts.placed));
  run.visits += tally.visitsPrivate + tally.visitsOrganic + tally.visitsShared + tally.visitsPaid;
}

function outcomeOf({ world, series, print, visits }: Run): Outcome {
  const { sessions, streamers, shards } = world;
  const { fans } = sessions;
  addBytes(print, fans.all);
  addBytes(print, streamers.followers);
  const orders = shards.reduce((bytes, shard) => bytes + bytesOf(shard.sessions.orders), 0);
  return {
    series,
    fingerprint: hexOf(print),
    visits,
    fans: fans.count,
    streamers: streamers.count,
    bytes: fans.all.byteLength + orders,
  };
}
