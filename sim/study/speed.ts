/**
 * Speed of the market, as rates and as ratios to a fixed arithmetic loop of the same run: absolute rates belong to one
 * machine and one moment, the ratio does not.
 */
import { METRICS } from '../model/measures/all.ts';
import { draw2 } from '../model/random.ts';
import { type MarketPlan, type Outcome, simulate } from '../model/simulate.ts';

export interface Speed {
  /** Real users per fan agent. */
  readonly scale: number;
  readonly fans: number;
  readonly streamers: number;
  readonly days: number;
  readonly visits: number;
  /** Real users × days, and agents × days, simulated a second. */
  readonly fanDaysPerSecond: number;
  readonly visitsPerSecond: number;
  readonly nsPerVisit: number;
  /** The same without the work for streamers, brands, providers and measures. */
  readonly kernelVisitsPerSecond: number;
  readonly kernelNsPerVisit: number;
  readonly bytesPerFan: number;
  readonly seconds: number;
  readonly secondsPerYear: number;
  /** Nanoseconds of one draw of the arithmetic loop in this run, and a visit as a multiple of it. */
  readonly nsPerDraw: number;
  readonly drawsPerVisit: number;
  readonly kernelDrawsPerVisit: number;
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

/**
 * Runs a plan several times and keeps the fastest; then the same market with a hundredth of the fans, whose time is
 * taken for the part that does not grow with fans.
 * @param now milliseconds, monotonic
 */
export function measureSpeed(plan: MarketPlan, runs: number, now: Clock): Speed {
  const full = fastest(plan, runs, now);
  const few = fastest({ ...plan, scale: plan.scale * 100 }, runs, now);
  const draw = nsPerDraw(now);
  const { outcome, seconds } = full;
  const kernel = Math.max(1e-9, (seconds - few.seconds) / (1 - few.outcome.fans / outcome.fans));
  const days = plan.exogenous.days;
  const ns = (seconds * 1e9) / outcome.visits;
  const kernelNs = (kernel * 1e9) / outcome.visits;
  const gmvRow = METRICS.findIndex((metric) => metric.name === 'gmv');
  return {
    scale: plan.scale,
    fans: outcome.fans,
    streamers: outcome.streamers,
    days,
    visits: outcome.visits,
    fanDaysPerSecond: (outcome.fans * days) / seconds,
    visitsPerSecond: outcome.visits / seconds,
    nsPerVisit: ns,
    kernelVisitsPerSecond: outcome.visits / kernel,
    kernelNsPerVisit: kernelNs,
    bytesPerFan: outcome.bytes / outcome.fans,
    seconds,
    secondsPerYear: (seconds * 365) / days,
    nsPerDraw: draw,
    drawsPerVisit: ns / draw,
    kernelDrawsPerVisit: kernelNs / draw,
    gmv: outcome.series[gmvRow]!.reduce((a, b) => a + b),
  };
}

function fastest(plan: MarketPlan, runs: number, now: Clock): { outcome: Outcome; seconds: number } {
  let best: { outcome: Outcome; seconds: number } | undefined;
  for (let run = 0; run < runs; run++) {
    const start = now();
    const outcome = simulate(plan);
    const seconds = (now() - start) / 1000;
    if (!best || seconds < best.seconds) best = { outcome, seconds };
  }
  if (!best) throw new Error(`runs: expected 1 or more, got ${runs}`);
  return best;
}
