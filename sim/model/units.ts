/** Fixed point, thresholds and limits. Depends on nothing. */

/**
 * Money is whole minor units, hundredths of one of the market's currency, which the model calls fen; exact below 2^53, so
 * sums do not depend on order.
 */
export const FEN_PER_UNIT = 100;

/** 2^bits for 0 to 31 bits, by a shift: a power with a variable exponent is a slow call. */
function powerOfTwo(bits: number): number {
  return (1 << bits) >>> 0;
}

/** A real number to fixed point with `bits` fractional bits, rounded to nearest. */
export function fixed(value: number, bits: number): number {
  return Math.floor(value * powerOfTwo(bits) + 0.5);
}

/** A share in [0, 1] to an integer threshold: an event happens when a `bits`-bit draw is below it. */
export function threshold(share: number, bits: number): number {
  const clipped = share < 0 ? 0 : Math.min(share, 1);
  return Math.floor(clipped * powerOfTwo(bits) + 0.5);
}

export function clamp(value: number, low: number, high: number): number {
  return value < low ? low : Math.min(value, high);
}
