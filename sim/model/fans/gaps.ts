/** Waiting times in integers: −log2 of a draw from clz32 and a table, times a mean. No logarithm in the loop. */
import { NEVER } from './fans.ts';
import type { FanTables } from './tables.ts';

/**
 * −log2 of the uniform number draw / 2^32, 10 fractional bits: 0 … 32·1024. Times ln 2 it is a unit exponential.
 * @param word any 32-bit integer
 */
export function negLog2(tables: FanTables, word: number): number {
  const draw = word | 1; // never zero: the longest wait is 32 halvings
  const zeros = Math.clz32(draw);
  const mantissa = zeros >= 21 ? (draw << (zeros - 21)) & 0x3ff : (draw >>> (21 - zeros)) & 0x3ff;
  return ((zeros + 1) << 10) - tables.negLog2[mantissa]!;
}

/** Gap to the next visit in clock units for a rate group and a tie step (0–64). */
export function visitGap(tables: FanTables, rate: number, tieStep: number, word: number): number {
  const mantissa = (tables.gapMantissa[rate]! * tables.tieGap[tieStep]!) >>> 8;
  // two bits are dropped so that the product with at most 2^15 (32 halvings) stays below 2^31
  const short = Math.min(mantissa >>> 2, 0xffff);
  return shifted(Math.imul(short, negLog2(tables, word)), tables.gapShift[rate]! + 2);
}

/** Gap to the next trial in hazard units for a rate group. */
export function trialGap(tables: FanTables, rate: number, word: number): number {
  return Math.imul(tables.trialGap[rate]!, negLog2(tables, word));
}

/** Length of a dormant spell in clock units, from 16 bits of a draw. */
export function dormantGap(tables: FanTables, bits16: number): number {
  return Math.imul(tables.dormantMean, negLog2(tables, (bits16 << 16) | 0x8000));
}

/** product × 2^shift, at most NEVER. */
function shifted(product: number, shift: number): number {
  if (shift <= 0) return shift < -31 ? 0 : product >>> -shift;
  return shift > 30 || product > NEVER >>> shift ? NEVER : product << shift;
}

/** next + gap without passing NEVER. */
export function later(from: number, gap: number): number {
  return gap >= NEVER - from ? NEVER : from + gap;
}
