/** Figures of page one, no more precise than the runs behind them. */
import type { Chance } from '../../sim/result/outlook.ts';

/** Most digits of a figure on page one. */
const DIGITS = 3;
/** 95% point of the standard normal distribution: 90% of what the runs could have said lies within so many errors. */
const Z90 = 1.644854;

/**
 * A value in the digits that it can carry: at most three, and none below the power of ten that its standard error has.
 * @param error null where it is not known
 */
export function carried(value: number, error: number | null = null): number {
  if (value === 0 || !Number.isFinite(value)) return value;
  const power = (size: number) => 10 ** Math.floor(Math.log10(size));
  const least = power(Math.abs(value)) / 10 ** (DIGITS - 1);
  const unit = error !== null && error > 0 ? Math.max(least, power(error)) : least;
  return Number((Math.round(value / unit) * unit).toPrecision(12));
}

/** Standard error of a mean by its 90% interval; null where there is none. */
export function errorOf90(low: number | null, high: number | null): number | null {
  return low === null || high === null ? null : (high - low) / (2 * Z90);
}

/** Of a normal distribution: half the width of its middle 80%, and of its middle half, in standard deviations. */
const HALF80 = 1.281552;
const HALF50 = 0.67449;
/** Standard error of a quartile over that of a mean. */
const QUARTILE = 1.36263;

/** Standard error of a mean over runs of which eight in ten lie between two values. */
export function errorOf80(low: number, high: number, runs: number): number {
  return (high - low) / (2 * HALF80) / Math.sqrt(runs);
}

/** Standard error of each of both quartiles of as many runs. */
export function quartileError(low: number, high: number, runs: number): number {
  return (QUARTILE * (high - low)) / (2 * HALF50) / Math.sqrt(runs);
}

/** A chance in tenths, with the tenths between which nine of ten such ensembles would put it. */
export interface Tenths {
  readonly tenths: number;
  readonly low: number;
  readonly high: number;
}

export function tenthsOf({ probability, standardError }: Chance): Tenths {
  const at = (value: number) => Math.round(10 * Math.min(1, Math.max(0, value)));
  const reach = Z90 * standardError;
  return { tenths: at(probability), low: at(probability - reach), high: at(probability + reach) };
}
