/**
 * How often a fan goes shopping in live rooms.
 * Rates differ between fans as Gamma (Ehrenberg 1959: negative binomial purchases); ties raise a fan's rate because a
 * followed streamer who goes live sends a notification.
 */
import { gammaShare, lnGamma, power } from '../elementary.ts';
import type { Params } from '../params.ts';
import { clamp } from '../units.ts';

/**
 * Mean visit rate within each of `bins` equally likely groups of fans, in multiples of the overall mean (so they
 * average 1 before the cap). Rates of a Gamma(shape, mean 1), capped at `cap`.
 * Bin means use E[x; x ≤ b] = P(shape + 1, shape·b).
 */
export function rateBins(shape: number, cap: number, bins: number): Float64Array {
  const rates = new Float64Array(bins);
  const lnG = lnGamma(shape);
  const lnG1 = lnGamma(shape + 1);
  let lower = 0;
  for (let bin = 0; bin < bins; bin++) {
    const upper = bin === bins - 1 ? Number.POSITIVE_INFINITY : gammaQuantile(shape, (bin + 1) / bins, lnG);
    const below = bin === 0 ? 0 : gammaShare(shape + 1, lower * shape, lnG1);
    const mass =
      (upper === Number.POSITIVE_INFINITY ? 1 : gammaShare(shape + 1, upper * shape, lnG1)) - below;
    rates[bin] = Math.min(cap, Math.max(mass * bins, 1e-9));
    lower = upper;
  }
  return rates;
}

/** Quantile of Gamma(shape, mean 1) by bisection on ln x; 1e-9 relative. */
function gammaQuantile(shape: number, share: number, lnGammaShape: number): number {
  let low = 1e-300;
  let high = 100 / shape;
  for (let step = 0; step < 200 && high / low > 1 + 1e-9; step++) {
    const middle = Math.sqrt(low) * Math.sqrt(high);
    if (gammaShare(shape, middle * shape, lnGammaShape) < share) low = middle;
    else high = middle;
  }
  return high;
}

/** Share of all places for talents that have a room on air at which visits are what `visits.rate` says. Assumption. */
const ROOMS_NORM = 0.5;

/**
 * Factor on all visits from how many rooms are on air: who has more to choose from, and is called more often, comes more
 * often. A cross-side effect as measured on a large marketplace, where sellers draw buyers (Chu & Manchanda 2016).
 * @param onAir rooms on air over all places for talents
 */
export function roomsFactor(params: Params, onAir: number): number {
  return power(clamp(onAir / ROOMS_NORM, 1 / 4, 4), params['visits.rooms']);
}

/**
 * Factor on a fan's visit rate from its ties: ρ0 + (1 − ρ0)·min(1, Σ trust² / S*).
 * @param tieSum Σ trust² over followed streamers
 */
export function tieFactor(params: Params, tieSum: number): number {
  const free = params['visits.tieFreeShare'];
  return free + (1 - free) * Math.min(1, tieSum / params['visits.tieSaturation']);
}
