/** What a baseline is: a rule from what was public at an origin to a normal distribution of each later logarithm. */
import type { Known } from '../known.ts';

/** Means and standard deviations of ln GMV, one a horizon, from 1. */
export interface NormalPath {
  readonly mean: readonly number[];
  readonly sd: readonly number[];
}

export interface Baseline {
  readonly id: string;
  readonly title: { readonly zh: string; readonly en: string };
  /** The rule and its spread, in a sentence. */
  readonly about: { readonly zh: string; readonly en: string };
  /** Fewest quarters with which it can be computed. */
  readonly least: number;
  /**
   * @param known `least` quarters or more
   * @param horizons how many quarters ahead
   * @returns undefined while something that it needs besides is not public
   */
  readonly path: (known: Known, horizons: number) => NormalPath | undefined;
}

/** Least standard deviation of one step: what the market's own model error is assumed to be. */
export const FLOOR = 0.03;
/** The same where fewer than three degrees of freedom are left: so few residuals say too little. Assumption. */
export const FLOOR_OF_FEW = 0.15;
const FEW = 3;

/** The forecast of a baseline; undefined while too little is public for it. */
export function forecastBy(
  { least, path }: Baseline,
  known: Known,
  horizons: number,
): NormalPath | undefined {
  return known.logs.length < least ? undefined : path(known, horizons);
}

/** Standard deviation of one step from in-sample residuals of a rule with so many parameters. */
export function spreadOf(residuals: readonly number[], parameters: number): number {
  const freedom = residuals.length - parameters;
  if (freedom <= 0) return FLOOR_OF_FEW;
  const squares = residuals.reduce((sum, value) => sum + value * value, 0);
  return Math.max(freedom < FEW ? FLOOR_OF_FEW : FLOOR, Math.sqrt(squares / freedom));
}

/**
 * Standard deviation of each horizon from that of one step: the forecast error of h steps is Σ ψ_j e, j from 0 to h − 1
 * (Box & Jenkins 1970; Hyndman & Athanasopoulos, Forecasting: Principles and Practice).
 * @param psi weight of an error j steps back; 1 for j = 0
 */
export function grown(sd: number, horizons: number, psi: (j: number) => number): number[] {
  let squares = 0;
  return Array.from({ length: horizons }, (_, j) => {
    squares += psi(j) ** 2;
    return sd * Math.sqrt(squares);
  });
}
