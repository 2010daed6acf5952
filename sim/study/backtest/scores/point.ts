/** Scores of the median as a point forecast, as shares of the actual figures. */
export interface Pair {
  readonly median: number;
  readonly actual: number;
}

/** Mean of median over actual, less one: above 0 the forecasts are too high. */
export function bias(pairs: readonly Pair[]): number {
  return pairs.reduce((sum, { median, actual }) => sum + median / actual - 1, 0) / pairs.length;
}

/** Mean absolute error as a share of the actual figure (MAPE). */
export function relativeError(pairs: readonly Pair[]): number {
  return pairs.reduce((sum, { median, actual }) => sum + Math.abs(median / actual - 1), 0) / pairs.length;
}
