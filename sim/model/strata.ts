/**
 * Stratified quantiles that can be extended: the n-th point of a Kronecker sequence with the generalised golden ratio
 * (Roberts 2018, R_d). Any first n points are spread evenly, in every dimension and jointly, so a population of any
 * size has the right shape without the noise of independent draws, and adding agents at the end moves nobody else.
 */
const DIMENSIONS = 8;

/** Fractions α_k = φ^−(k+1) as 32-bit integers, φ the positive root of x^(d+1) = x + 1. */
const STEPS = goldenSteps();

function goldenSteps(): Uint32Array {
  let low = 1;
  let high = 2;
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    let whole = 1;
    for (let k = 0; k <= DIMENSIONS; k++) whole *= middle;
    if (whole > middle + 1) high = middle;
    else low = middle;
  }
  const steps = new Uint32Array(DIMENSIONS);
  let alpha = 1;
  for (let k = 0; k < DIMENSIONS; k++) {
    alpha /= low;
    steps[k] = Math.floor(alpha * 2 ** 32) | 1;
  }
  return steps;
}

/** Quantile of agent `index` in one dimension (0–7) as an unsigned 32-bit integer. `shift` moves all agents alike. */
export function stratum32(dimension: number, index: number, shift: number): number {
  return (Math.imul(STEPS[dimension]!, index + 1) + shift) >>> 0;
}

/** The same in (0, 1). */
export function stratum(dimension: number, index: number, shift = 0): number {
  return (stratum32(dimension, index, shift) + 0.5) / 2 ** 32;
}
