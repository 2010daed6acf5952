/**
 * Speed of the market, as rates and as ratios to a fixed arithmetic loop of the same run: absolute rates belong to one
 * machine and one moment, the ratio does not.
 */

import { draw2 } from '../../kernel/draw.ts';
import type { Step } from '../../kernel/ports/port.ts';
import { METRICS } from '../../model/measures/all.ts';
import { inTurn, type RangeRunner } from '../../model/ranges.ts';
import { type MarketPlan, type Outcome, simulate } from '../../model/simulate.ts';
import { inMemory } from './memory.ts';
import { rangeThreads, sharedMemory } from './range-threads.ts';

/** The reference and what runs use; a run gives the same bytes with either. */
export type Kernel = 'typescript' | 'webassembly';

/** Parts of a run's time, by the steps of a day (day.ts). */
export interface Shares {
  /** Steps 1 to 6: who comes, is served, goes live, with which offers and traffic. */
  offers: number;
  /** Step 7, the kernel: deliveries and visits. */
  fans: number;
  /** Steps 8 to 11: accounts, enforcement, learning, identities, measures. */
  measures: number;
  /** The counts of fans and ties: weekly ones, and those streamer by streamer. */
  count: number;
  /** Before the first day and after the last. */
  ends: number;
}

export interface Speed {
  readonly kernel: Kernel;
  /** Real users per fan agent. */
  readonly scale: number;
  /** Shards of the market, each on its own thread. */
  readonly threads: number;
  readonly fans: number;
  readonly streamers: number;
  readonly days: number;
  readonly visits: number;
  /** The same for any number of threads. */
  readonly fingerprint: string;
  /** Real users × days, and agents × days, simulated a second. */
  readonly fanDaysPerSecond: number;
  readonly visitsPerSecond: number;
  readonly nsPerVisit: number;
  /** The same for the kernel alone: deliveries and visits, without the count of what they left. */
  readonly kernelVisitsPerSecond: number;
  readonly kernelNsPerVisit: number;
  readonly bytesPerFan: number;
  readonly seconds: number;
  readonly secondsPerYear: number;
  /** Shares of the run by part of the day; they add up to 1. */
  readonly shares: Shares;
  /** Nanoseconds of one draw of the arithmetic loop in this run; a visit and a simulated year as multiples of it. */
  readonly nsPerDraw: number;
  readonly drawsPerVisit: number;
  readonly kernelDrawsPerVisit: number;
  readonly drawsPerYear: number;
  readonly gmv: number;
}

type Clock = () => number;

/** Nanoseconds of one Threefry call: the fixed arithmetic loop. */
function nsPerDraw(now: Clock): number {
  const key = { k0: 1, k1: 2 };
  const out = new Int32Array(2);
  let sum = 0;
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 5; round++) {
    const start = now();
    for (let agent = 0; agent < 2_000_000; agent++) {
      draw2(key, agent, round, out);
      sum ^= out[0]!;
    }
    best = Math.min(best, (now() - start) / 2_000_000);
  }
  return sum === 0.5 ? Number.NaN : best * 1e6;
}

interface Timed {
  readonly outcome: Outcome;
  readonly seconds: number;
  readonly shares: Shares;
}

export interface Measured {
  /** Shards of the market, each on its own thread. */
  readonly threads: number;
  readonly kernel: Kernel;
  /** The fastest of so many runs counts; when not said, of as many as it takes until the code is warm. */
  readonly runs?: number | undefined;
}

/**
 * Runs until the code is warm. An engine compiles a loop again and again while it runs, the last time after seconds: the
 * first two runs of a small market are slower by a third and more than those that follow.
 */
const LEAST_RUNS = 2;
const WARM_RUNS = 8;
const WARM_SECONDS = 8;

/** @param now milliseconds, monotonic */
export function measureSpeed(plan: MarketPlan, { threads, kernel, runs }: Measured, now: Clock): Speed {
  const draw = nsPerDraw(now);
  const isEnough = (count: number, all: number) =>
    runs === undefined ? count >= WARM_RUNS || (count >= LEAST_RUNS && all >= WARM_SECONDS) : count >= runs;
  const { outcome, seconds, shares } = fastest(isEnough, () => timeRun(plan, now, threads, kernel));
  const live = Math.max(1e-9, shares.fans);
  const days = plan.exogenous.days;
  const ns = (seconds * 1e9) / outcome.visits;
  const kernelNs = (live * 1e9) / outcome.visits;
  const gmvRow = METRICS.findIndex((metric) => metric.name === 'gmv');
  const secondsPerYear = (seconds * 365) / days;
  return {
    kernel,
    scale: plan.scale,
    threads,
    fans: outcome.fans,
    streamers: outcome.streamers,
    days,
    visits: outcome.visits,
    fingerprint: outcome.fingerprint,
    fanDaysPerSecond: (outcome.fans * days) / seconds,
    visitsPerSecond: outcome.visits / seconds,
    nsPerVisit: ns,
    kernelVisitsPerSecond: outcome.visits / live,
    kernelNsPerVisit: kernelNs,
    bytesPerFan: outcome.bytes / outcome.fans,
    seconds,
    secondsPerYear,
    shares: scaled(shares, 1 / seconds),
    nsPerDraw: draw,
    drawsPerVisit: ns / draw,
    kernelDrawsPerVisit: kernelNs / draw,
    drawsPerYear: (secondsPerYear * 1e9) / draw,
    gmv: outcome.series[gmvRow]!.reduce((a, b) => a + b),
  };
}

/** @param isEnough told how many runs there have been, and their seconds */
function fastest(isEnough: (count: number, seconds: number) => boolean, run: () => Timed): Timed {
  let best = run();
  let all = best.seconds;
  for (let count = 1; !isEnough(count, all); count++) {
    const timed = run();
    all += timed.seconds;
    if (timed.seconds < best.seconds) best = timed;
  }
  return best;
}

function scaled(shares: Shares, by: number): Shares {
  const { offers, fans, count, measures, ends } = shares;
  return {
    offers: offers * by,
    fans: fans * by,
    count: count * by,
    measures: measures * by,
    ends: ends * by,
  };
}

function isCount(step: Step): boolean {
  return step === 'census' || step === 'followers';
}

/** One run, with a runner that looks at the clock: what lies between its steps is the rest of the day. */
function timeRun(plan: MarketPlan, now: Clock, threads: number, kernel: Kernel): Timed {
  const { runner, stop } = threads > 1 ? rangeThreads(threads) : { runner: inTurn, stop: () => {} };
  const shares: Shares = { offers: 0, fans: 0, count: 0, measures: 0, ends: 0 };
  const start = now();
  let last = start;
  const lap = (part: keyof Shares) => {
    const time = now();
    shares[part] += (time - last) / 1000;
    last = time;
  };
  let begun = false;
  const watched: RangeRunner = (ranges, step) => {
    if (step === 'live') lap(begun ? 'offers' : 'ends');
    else if (isCount(step)) lap('measures');
    runner(ranges, step);
    if (step === 'live' || step === 'month') lap('fans');
    else lap(isCount(step) ? 'count' : 'ends');
    begun = true;
  };
  const afterDay = () => lap('measures');
  try {
    const outcome = inMemory((memoryOf) =>
      simulate(plan, afterDay, {
        ranges: threads,
        runner: watched,
        port: kernel,
        memoryOf: threads > 1 ? sharedMemory : memoryOf,
      }),
    );
    lap('ends');
    return { outcome, seconds: (last - start) / 1000, shares };
  } finally {
    stop();
  }
}
