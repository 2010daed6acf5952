/**
 * Speed of the market, as rates and as ratios to a fixed arithmetic loop of the same run: absolute rates belong to one
 * machine and one moment, the ratio does not.
 */
import { hireCrew } from '../ensemble/shards.ts';
import { inMemory } from '../ensemble/space.ts';
import type { Space } from '../model/fans/space.ts';
import { METRICS } from '../model/measures/all.ts';
import { draw2 } from '../model/random.ts';
import { type Crew, inTurn } from '../model/shards.ts';
import { type MarketPlan, type Outcome, simulate } from '../model/simulate.ts';

/** The reference and what runs use; a run gives the same bytes with either. */
export type Kernel = 'typescript' | 'webassembly';

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
  /** Shares of the run: kernel; counting fans; sellers, platform and measures; before the first and after the last day. */
  readonly shareLive: number;
  readonly shareCount: number;
  readonly shareRest: number;
  readonly shareEnds: number;
  /** Nanoseconds of one draw of the arithmetic loop in this run; a visit and a simulated year as multiples of it. */
  readonly nsPerDraw: number;
  readonly drawsPerVisit: number;
  readonly kernelDrawsPerVisit: number;
  readonly drawsPerYear: number;
  readonly gmv: number;
}

type Clock = () => number;

/** Nanoseconds of one Threefry call: the fixed arithmetic loop. */
export function nsPerDraw(now: Clock): number {
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

/** Seconds of a run by what they went to. */
interface Shares {
  /** Deliveries and visits: the kernel. */
  live: number;
  /** The daily count of fans, the weekly count of ties. */
  count: number;
  /** Sellers, brands, providers, platform and measures. */
  rest: number;
  /** Before the first day and after the last. */
  ends: number;
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
  /** The fastest of so many runs counts. */
  readonly runs: number;
}

/** @param now milliseconds, monotonic */
export function measureSpeed(plan: MarketPlan, { threads, kernel, runs }: Measured, now: Clock): Speed {
  const draw = nsPerDraw(now);
  const { outcome, seconds, shares } = fastest(runs, () => timeRun(plan, now, threads, kernel));
  const live = Math.max(1e-9, shares.live);
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
    shareLive: shares.live / seconds,
    shareCount: shares.count / seconds,
    shareRest: shares.rest / seconds,
    shareEnds: shares.ends / seconds,
    nsPerDraw: draw,
    drawsPerVisit: ns / draw,
    kernelDrawsPerVisit: kernelNs / draw,
    drawsPerYear: (secondsPerYear * 1e9) / draw,
    gmv: outcome.series[gmvRow]!.reduce((a, b) => a + b),
  };
}

function fastest(runs: number, run: () => Timed): Timed {
  let best: Timed | undefined;
  for (let count = 0; count < runs; count++) {
    const timed = run();
    if (!best || timed.seconds < best.seconds) best = timed;
  }
  if (!best) throw new Error(`runs: expected 1 or more, got ${runs}`);
  return best;
}

/** One run, with a crew that looks at the clock. */
function timeRun(plan: MarketPlan, now: Clock, threads: number, kernel: Kernel): Timed {
  const { crew, dismiss } = threads > 1 ? hireCrew() : { crew: inTurn, dismiss: () => {} };
  const shares: Shares = { live: 0, count: 0, rest: 0, ends: 0 };
  const start = now();
  let first = 0;
  let last = 0;
  const watched: Crew = (shards, step) => {
    const before = now();
    if (first === 0) first = before;
    crew(shards, step);
    shares[step === 'live' ? 'live' : 'count'] += (now() - before) / 1000;
  };
  try {
    const run = (space: Space) =>
      simulate(plan, () => void (last = now()), { shards: threads, crew: watched, space });
    const outcome = kernel === 'webassembly' ? inMemory(plan, run) : run({});
    const seconds = (now() - start) / 1000;
    shares.rest = (last - first) / 1000 - shares.live - shares.count;
    shares.ends = seconds - (last - first) / 1000;
    return { outcome, seconds, shares };
  } finally {
    dismiss();
  }
}
