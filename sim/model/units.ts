/** Branded numbers and the only place that rounds. Depends on nothing. */

/** Money in whole fen (1 yuan = 100 fen); exact below 2^53, so sums do not depend on order. */
export type Fen = number & { readonly unit: 'fen' };
/** Days since the first simulated day (0 = the scenario's `from`). */
export type Day = number & { readonly unit: 'day' };
/** Index of a fan agent; one fan agent stands for `scale` real users. */
export type FanId = number & { readonly unit: 'fan' };
/** Index of a streamer (a talent, a ring's front, or a brand's own store). */
export type StreamerId = number & { readonly unit: 'streamer' };

export const FEN_PER_YUAN = 100;

/** Yuan to whole fen, half away from zero on the positive side (money here is never negative). */
export function fenOfYuan(yuan: number): Fen {
  return Math.floor(yuan * FEN_PER_YUAN + 0.5) as Fen;
}

/** A real number to fixed point with `bits` fractional bits, rounded to nearest. */
export function fixed(value: number, bits: number): number {
  return Math.floor(value * 2 ** bits + 0.5);
}

/** A share in [0, 1] to an integer threshold: an event happens when a `bits`-bit draw is below it. */
export function threshold(share: number, bits: number): number {
  const clipped = share < 0 ? 0 : Math.min(share, 1);
  return Math.floor(clipped * 2 ** bits + 0.5);
}

export function clamp(value: number, low: number, high: number): number {
  return value < low ? low : Math.min(value, high);
}
