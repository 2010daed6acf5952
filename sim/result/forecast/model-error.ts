/**
 * How far the rules themselves may be off, beyond what the runs differ by: the standard deviation of a step of ln GMV,
 * one quarter ahead once level and season are known. It is estimated from forecasts of the same market whose quarter was
 * published in time, and from a prior.
 */

/** A forecast of one quarter ahead whose quarter has been published since. */
export interface PastForecast {
  /** Day on which it was published, ISO. */
  readonly published: string;
  /** ln of the figure over the forecast's median. */
  readonly error: number;
  /** Variance of ln of what the runs said, without model error. */
  readonly variance: number;
  /** Variance of the model's error in it, in units of that of a step. */
  readonly factor: number;
}

export interface ModelError {
  /** Standard deviation of a step. */
  readonly sd: number;
  /** Past forecasts that it rests on; with none it is the prior's. */
  readonly forecasts: number;
}

/**
 * The prior's standard deviation. Assumption: no forecast of this market could be judged in July 2021. Good methods are
 * off by some 5% one quarter ahead in the mean over business series, as in the M competitions; that is about 6% here.
 */
export const PRIOR_SD = 0.06;
/** How many past forecasts the prior counts for. Assumption. */
export const PRIOR_WEIGHT = 4;

/** Standard deviations that are weighed against one another. */
const GRID = Array.from({ length: 400 }, (_, at) => 0.001 * (at + 1));

/**
 * The mean of the variance given the past forecasts: σ² has a scaled inverse χ² prior with `PRIOR_WEIGHT` + 2 degrees of
 * freedom, so that its mean is the prior's, and each error is normal with variance factor·σ² + that of the runs.
 * @param knownUntil what was published later is not looked at
 */
export function modelErrorOf(past: readonly PastForecast[], knownUntil: string): ModelError {
  const known = past.filter(({ published }) => published <= knownUntil);
  const freedom = PRIOR_WEIGHT + 2;
  const scale = (PRIOR_WEIGHT / freedom) * PRIOR_SD ** 2;
  const logs = GRID.map((sd) => {
    const prior = -(freedom + 1) * Math.log(sd) - (freedom * scale) / (2 * sd ** 2);
    return known.reduce((sum, { error, variance, factor }) => {
      const whole = variance + factor * sd ** 2;
      return sum - Math.log(whole) / 2 - error ** 2 / (2 * whole);
    }, prior);
  });
  const most = Math.max(...logs);
  const weights = logs.map((log) => Math.exp(log - most));
  const total = weights.reduce((a, b) => a + b, 0);
  const variance = GRID.reduce((sum, sd, at) => sum + sd ** 2 * weights[at]!, 0) / total;
  return { sd: Math.sqrt(variance), forecasts: known.length };
}
