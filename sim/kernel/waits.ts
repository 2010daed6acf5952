/** Waiting times in integers: −log2 of a draw from leading zeros and a table, times a mean. No logarithm in the loop. */
import { tables } from './addresses.ts';
import { clz, i8at, min, mul, today, u16at } from './columns.ts';
import { NEVER } from './layout.ts';

/**
 * −log2 of the uniform number draw / 2^32, 10 fractional bits: 0 … 32·1024. Times ln 2 it is a unit exponential.
 * @param word any 32-bit integer
 */
export function negLog2(word: i32): i32 {
  const draw = word | 1; // never zero: the longest wait is 32 halvings
  const zeros = clz(draw);
  const mantissa = (zeros >= 21 ? draw << (zeros - 21) : draw >>> (21 - zeros)) & 0x3ff;
  return ((zeros + 1) << 10) - u16at(tables.negLog2, mantissa);
}

/** Gap to the next visit in clock units for a rate group and a tie step (0–64). */
export function visitGap(rate: i32, tieStep: i32, word: i32): i32 {
  const mantissa = (u16at(tables.gapMantissa, rate) * u16at(tables.tieGap, tieStep)) >>> 8;
  // two bits are dropped so that the product with at most 2^15 (32 halvings) stays below 2^31
  const short = min(mantissa >>> 2, 0xffff);
  return shifted(mul(short, negLog2(word)), i8at(tables.gapShift, rate) + 2);
}

/** Gap to the next trial in hazard units for a group of equal eagerness. */
export function trialGap(eagerness: i32, word: i32): i32 {
  // 15 bits of the mantissa times at most 2^15: below 2^31
  return shifted(
    mul(u16at(tables.trialMantissa, eagerness), negLog2(word)),
    i8at(tables.trialShift, eagerness),
  );
}

/** Length of a dormant spell in clock units, from 16 bits of a draw. */
export function dormantGap(bits16: i32): i32 {
  return mul(today(tables.dormantMean), negLog2((bits16 << 16) | 0x8000));
}

/** product × 2^shift, at most NEVER. */
function shifted(product: i32, shift: i32): i32 {
  if (shift <= 0) return shift < -31 ? 0 : product >>> -shift;
  return shift > 30 || product > NEVER >>> shift ? NEVER : product << shift;
}

/** from + gap without passing NEVER. */
export function later(from: i32, gap: i32): i32 {
  return gap >= NEVER - from ? NEVER : from + gap;
}
