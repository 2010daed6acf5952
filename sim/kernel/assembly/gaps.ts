// Waiting times, as in sim/model/fans/gaps.ts.
import { u16at } from './columns';
import { NEVER } from './market/constants';
import * as tables from './market/tables';

function negLog2(word: i32): i32 {
  const draw = word | 1;
  const zeros = clz(draw);
  const mantissa = (zeros >= 21 ? draw << (zeros - 21) : draw >>> (21 - zeros)) & 0x3ff;
  return ((zeros + 1) << 10) - u16at(tables.negLog2, mantissa);
}

export function visitGap(rate: i32, tieStep: i32, word: i32): i32 {
  const mantissa = (u16at(tables.gapMantissa, rate) * u16at(tables.tieGap, tieStep)) >>> 8;
  const short = min(mantissa >>> 2, 0xffff);
  return shifted(short * negLog2(word), <i32>load<i8>(tables.gapShift + <usize>rate) + 2);
}

export function trialGap(rate: i32, word: i32): i32 {
  return u16at(tables.trialGap, rate) * negLog2(word);
}

export function dormantGap(bits16: i32): i32 {
  return tables.dormantMean * negLog2((bits16 << 16) | 0x8000);
}

function shifted(product: i32, shift: i32): i32 {
  if (shift <= 0) return shift < -31 ? 0 : product >>> -shift;
  return shift > 30 || product > NEVER >>> shift ? NEVER : product << shift;
}

export function later(from: i32, gap: i32): i32 {
  return gap >= NEVER - from ? NEVER : from + gap;
}
