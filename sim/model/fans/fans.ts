/**
 * STATE of the fans. A fan agent stands for `scale` real users. Its own columns are one array each; its follow list is
 * one record of 64 bytes, a cache line, because a visit reads all of it.
 */

import { type Space, take } from './space.ts';

/** Places of a follow list, filled from the left; each is an account of trust. */
export const SLOTS = 8;
export const NOBODY = 0xffff;

/** Sixteen-bit words of a fan's follow list. A slot is the index of its streamer: fan × TIE_WORDS + place. */
export const TIE_WORDS = 32;
/** From a slot to the other words of its account: good and bad evidence (8-bit fractions) … */
export const GOOD = 8;
export const BAD = 16;
/** … and trust (low byte, 8-bit fraction, 0 only in empty slots) with sales in flight (high byte). */
export const LEVEL = 24;

/** What a fan is waiting for; the value picks the clock that wakes it. */
export const NOT_YET_USER = 0;
export const NEVER_BUYER = 1;
export const BUYER = 2;
export const LAPSED = 3;

/** A fan that never acts again: above every clock. */
export const NEVER = 0x7fffffff;

/** Bits of `flags`. */
export const BOUGHT_THIS_MONTH = 1;
export const BOUGHT_LAST_MONTH = 2;

export interface Fans {
  readonly count: number;
  /** All columns as they lie in memory, one after the other: for fingerprints. */
  readonly all: Int32Array;
  /** Reading of the fan's clock (see clocks.ts) at which it next acts. */
  readonly next: Int32Array;
  /** Group of equal visit rate (index into the rate tables). */
  readonly rate: Uint16Array;
  /** General trust in the platform, 16-bit fraction. */
  readonly general: Uint16Array;
  /** Spend of the last 28 days over the wallet, in baskets, 8-bit fraction; as of `lastBuy`. */
  readonly spend: Uint16Array;
  /** Day of the last purchase plus one; 0 = never. */
  readonly lastBuy: Uint16Array;
  readonly state: Uint8Array;
  readonly category: Uint8Array;
  /** Where the fan lives: 0 to REGIONS − 1. */
  readonly region: Uint8Array;
  /** Group of equal wallet. */
  readonly wallet: Uint8Array;
  readonly flags: Uint8Array;
  /** Follow lists, TIE_WORDS a fan. */
  readonly ties: Uint16Array;
}

/** Bytes of one fan, follow list included. */
export const FAN_BYTES = TIE_WORDS * 2 + 4 + 4 * 2 + 5;

/** Allocates all columns once; nothing in the fans' state is allocated later. */
export function allocateFans(count: number, space: Space = {}): Fans {
  const rows = Math.ceil(count / 4) * 4;
  const { buffer, at } = take(space, rows * FAN_BYTES);
  let offset = at;
  const next = (bytes: number): number => {
    const start = offset;
    offset += bytes;
    return start;
  };
  const fans: Fans = {
    count,
    all: new Int32Array(buffer, at, (rows * FAN_BYTES) / 4),
    ties: new Uint16Array(buffer, next(rows * TIE_WORDS * 2), count * TIE_WORDS),
    next: new Int32Array(buffer, next(rows * 4), count),
    rate: new Uint16Array(buffer, next(rows * 2), count),
    general: new Uint16Array(buffer, next(rows * 2), count),
    spend: new Uint16Array(buffer, next(rows * 2), count),
    lastBuy: new Uint16Array(buffer, next(rows * 2), count),
    state: new Uint8Array(buffer, next(rows), count),
    category: new Uint8Array(buffer, next(rows), count),
    region: new Uint8Array(buffer, next(rows), count),
    wallet: new Uint8Array(buffer, next(rows), count),
    flags: new Uint8Array(buffer, next(rows), count),
  };
  for (let fan = 0; fan < count; fan++) fans.ties.fill(NOBODY, fan * TIE_WORDS, fan * TIE_WORDS + SLOTS);
  return fans;
}
