/** A run of the market from its first day to its last: a function from a plan to series. */

import { BLOCK_BYTES, BLOCKS, BUYER } from '../kernel/layout.ts';
import { FAN_BYTES, type RangePlan } from '../kernel/state.ts';
import { type Checkpoint, checkpointOf, goBackTo } from './checkpoint.ts';
import { simulateDay } from './day.ts';
import { ln } from './elementary.ts';
import { keepEvents } from './events.ts';
import type { Exogenous } from './exogenous.ts';
import { settleFans } from './fans/begin.ts';
import { type CompiledTables, compileFanTables } from './fans/tables.ts';
import { addDay, addFans, hexOf, startFingerprint } from './fingerprint.ts';
import {
  areFollowersDue,
  checkCensus,
  checkFollowers,
  checkSums,
  isCensusDue,
  total,
} from './measures/identities.ts';
import { type LeverRecord, leverRecords } from './measures/leverRecords.ts';
import { record, type Standing } from './measures/record.ts';
import { allocateSeries, type Series } from './measures/rows.ts';
import { seenIn } from './measures/view.ts';
import { createOffers } from './offers.ts';
import type { Params } from './params.ts';
import type { LeverInForce } from './platform/policy.ts';
import { pullTriggers } from './platform/triggers.ts';
import { type Key, uniform } from './random.ts';
import {
  countFollowers,
  createRanges,
  inTurn,
  type RangeRunner,
  type RangesPlan,
  takeCensus,
} from './ranges.ts';
import type { Run } from './run.ts';
import { populateStreamers } from './streamers/population.ts';
import { createWorld, fanCount, type World } from './world.ts';

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
  /** One row a metric, in the order of METRICS; one value a day; real users and amounts. NaN = not recorded. */
  readonly series: Series;
  /** Sixteen hex digits that stand for the fans' final state and each day's fen. */
  readonly fingerprint: string;
  /** Fan visits simulated (agents, not real users): for speed figures. */
  readonly visits: number;
  readonly fans: number;
  readonly streamers: number;
  /** Of levers with rules (platform/leverRule.ts), the one that can matter first first. */
  readonly levers: readonly LeverRecord[];
  /** Bytes of the fans' state and of the orders in flight at the end. */
  readonly bytes: number;
}

/** How a run is carried out. Its results depend on nothing of this. */
export interface RunMeans {
  /** Ranges that the fans are cut into (kernel/state.ts): one when not said, or as many as memory asks for. */
  readonly ranges?: number;
  /** Who runs the ranges: this thread, one after the other, when not said. */
  readonly runner?: RangeRunner;
  /** WebAssembly when not said. */
  readonly port?: RangePlan['port'];
  readonly memoryOf?: RangesPlan['memoryOf'];
  /** Share of the fans whose events are kept (events.ts). */
  readonly kept?: number | undefined;
}

export interface RunOptions extends RunMeans {
  /** Called on the morning of the first day that is simulated; must not change the world. */
  readonly onBegin?: (world: World) => void;
  /**
   * A state to go on from, that of a run of the same plan: levers may differ from the checkpoint's day on, and the
   * outcome is that of a whole run with them, byte for byte.
   */
  readonly from?: Checkpoint;
  /** Called after each day; `checkpoint` copies the state of the run. */
  readonly keep?: (day: number, checkpoint: () => Checkpoint) => void;
}

/** The world before anybody lives in it. */
function emptyWorld(plan: MarketPlan, tables: CompiledTables, means: RunMeans): World {
  const { params, scale, key } = plan;
  const streamers = populateStreamers(params);
  const { ranges: count = 1, port = 'webassembly', memoryOf, kept } = means;
  const fans = fanCount(params, scale);
  const isRecording = kept !== undefined;
  const cut = { fans, ranges: count, streamers: streamers.count, ...key, port, memoryOf, isRecording };
  return createWorld(plan, streamers, createRanges(cut, tables));
}

/** The world on the morning of its first day. */
export function beginWorld(plan: MarketPlan, means: RunMeans = {}): World {
  const tables = compileFanTables(plan.params);
  const world = emptyWorld(plan, tables, means);
  settleFans(world, tables);
  const { brands, platform } = world;
  for (let b = 0; b < brands.count; b++) {
    const first = b < plan.params['brands.initial'];
    brands.resistance[b] = first ? 0 : -ln(uniform(plan.key, 'brand-entry', b, 0));
  }
  const census = takeCensus(world.ranges, inTurn);
  platform.people.set(census.people);
  platform.trustSum = census.trust;
  platform.ordersADay = (0.2 * plan.params['visits.rate'] * census.people[BUYER]!) / 2;
  return world;
}

function beginRun(plan: MarketPlan, { from, ...means }: RunOptions): Run {
  // what a checkpoint holds need not be drawn again
  const world = from ? emptyWorld(plan, compileFanTables(plan.params), means) : beginWorld(plan, means);
  if (means.kept !== undefined) keepEvents(world.ranges, plan.key, means.kept);
  const run: Run = {
    world,
    series: allocateSeries(plan.exogenous.days),
    books: { trustOpened: 0, trustReturned: 0, trustLost: 0, followers: total(world.streamers.followers) },
    offers: createOffers(world.streamers.count),
    print: startFingerprint(),
    visits: 0,
  };
  if (from) goBackTo(run, from);
  means.onBegin?.(world);
  return run;
}

type AfterDay = (world: World) => void;

/**
 * Runs a market to the end of its exogenous days.
 * @param afterDay called after each day with the world as it is; must not change it
 * @throws when an identity breaks, naming the day and the figures
 */
export function simulate(plan: MarketPlan, afterDay?: AfterDay, options: RunOptions = {}): Outcome {
  const run = beginRun(plan, options);
  advance(run, plan, plan.exogenous.days, afterDay, options);
  return outcomeOf(run, plan, options.runner ?? inTurn);
}

/**
 * Runs a market up to the morning of a day and gives its state, which any number of runs may go on from (`from`).
 * @param until the first day that is not simulated; not before the day of the checkpoint it goes on from
 */
export function simulateUntil(plan: MarketPlan, until: number, options: RunOptions = {}): Checkpoint {
  const run = beginRun(plan, options);
  const { day } = run.world;
  const { days } = plan.exogenous;
  if (!(until >= day && until <= days))
    throw new Error(`until: expected a day from ${day} to ${days}, got ${until}`);
  advance(run, plan, until, undefined, options);
  return checkpointOf(run);
}

/** A run that is carried out some days at a time. Nobody else may use its memory meanwhile. */
export interface SteppedRun {
  /** The next day to simulate. */
  readonly day: number;
  /** Simulates up to the morning of a day. */
  readonly advance: (until: number) => void;
  /** Its state now, copied. */
  readonly checkpoint: () => Checkpoint;
  /** What it has come to; once all of its days are simulated. */
  readonly end: () => Outcome;
}

/** The same run as `simulate`'s, byte for byte, in steps. */
export function stepped(plan: MarketPlan, options: RunOptions = {}): SteppedRun {
  const run = beginRun(plan, options);
  const { days } = plan.exogenous;
  return {
    get day() {
      return run.world.day;
    },
    advance: (until) => advance(run, plan, Math.min(until, days), undefined, options),
    checkpoint: () => checkpointOf(run),
    end() {
      if (run.world.day < days) throw new Error(`end: expected day ${days}, got ${run.world.day}`);
      return outcomeOf(run, plan, options.runner ?? inTurn);
    },
  };
}

function advance(
  run: Run,
  plan: MarketPlan,
  until: number,
  afterDay: AfterDay | undefined,
  { runner = inTurn, keep }: RunOptions,
): void {
  const { world } = run;
  const seen = seenIn(world, run.series);
  while (world.day < until) {
    pullTriggers(run.series, world, plan.levers);
    simulateDay(world, plan.levers, run.offers, runner, seen);
    closeDay(run, runner);
    afterDay?.(world);
    world.day++;
    keep?.(world.day, () => checkpointOf(run));
  }
}

/** Moves the running sums, checks the day's identities and writes down what is kept of the day. */
function closeDay(run: Run, runner: RangeRunner): void {
  const { world, books } = run;
  const { turnover, platform } = world;
  const { tally } = world.sessions;
  for (let state = 0; state < platform.people.length; state++) platform.people[state]! += tally.moved[state]!;
  platform.trustSum += tally.trustMoved;
  books.trustOpened += tally.trustOpened;
  books.trustReturned += tally.trustReturned;
  books.trustLost += tally.trustLost;
  books.followers += turnover.follows - turnover.unfollows;
  checkSums(world, books);
  if (isCensusDue(world)) checkCensus(world, takeCensus(world.ranges, runner), books);
  if (areFollowersDue(world)) checkFollowers(world, countFollowers(world.ranges, runner));
  record(run.series, world, standingOf(run), books.followers);
  addDay(run.print, world.day, world.accounts.placed);
  run.visits += tally.visitsPrivate + tally.visitsOrganic + tally.visitsShared + tally.visitsPaid;
}

/** What a count would give today, from the running sums. */
function standingOf({ world, books: { trustOpened, trustReturned, trustLost } }: Run): Standing {
  return { people: world.platform.people, stakes: trustOpened - trustReturned - trustLost };
}

function outcomeOf({ world, series, print, visits }: Run, plan: MarketPlan, runner: RangeRunner): Outcome {
  const { ranges, streamers } = world;
  addFans(print, ranges, runner);
  const fans = ranges.reduce((sum, { count }) => sum + count, 0);
  const blocks = ranges.reduce((sum, { orders }) => sum + orders.header[BLOCKS]!, 0);
  return {
    series,
    fingerprint: hexOf(print),
    visits,
    fans,
    streamers: streamers.count,
    levers: leverRecords(world, plan.levers),
    bytes: fans * FAN_BYTES + blocks * BLOCK_BYTES,
  };
}
