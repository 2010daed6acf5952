/**
 * STATE of the fans: one column an array, all in one buffer. A fan agent stands for `scale` real users.
 * A follow list has SLOTS places, filled from the left; each is an account of trust.
 */
export const SLOTS = 8;
export const NOBODY = 0xffff;

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
  readonly buffer: SharedArrayBuffer;
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
  /** Group of equal wallet. */
  readonly wallet: Uint8Array;
  readonly flags: Uint8Array;
  /** Follow list: SLOTS entries a fan. Streamer, or NOBODY from the first empty place on. */
  readonly tieStreamer: Uint16Array;
  /** Good and bad evidence, 8-bit fraction. */
  readonly tieGood: Uint16Array;
  readonly tieBad: Uint16Array;
  /** Sales in flight. */
  readonly tieInFlight: Uint8Array;
  /** Trust of the tie, 8-bit fraction; always equal to what the other columns give. */
  readonly tieTrust: Uint8Array;
}

/** Bytes of one fan, follow list included. */
export const FAN_BYTES = 4 + 4 * 2 + 4 + SLOTS * (2 + 2 + 2 + 1 + 1);

/** Allocates all columns once; nothing in the fans' state is allocated later. */
export function allocateFans(count: number): Fans {
  const rows = Math.ceil(count / 4) * 4;
  const buffer = new SharedArrayBuffer(rows * FAN_BYTES);
  let offset = 0;
  const take = (bytes: number): number => {
    const start = offset;
    offset += bytes;
    return start;
  };
  return {
    count,
    buffer,
    next: new Int32Array(buffer, take(rows * 4), count),
    tieStreamer: new Uint16Array(buffer, take(rows * SLOTS * 2), count * SLOTS).fill(NOBODY),
    tieGood: new Uint16Array(buffer, take(rows * SLOTS * 2), count * SLOTS),
    tieBad: new Uint16Array(buffer, take(rows * SLOTS * 2), count * SLOTS),
    rate: new Uint16Array(buffer, take(rows * 2), count),
    general: new Uint16Array(buffer, take(rows * 2), count),
    spend: new Uint16Array(buffer, take(rows * 2), count),
    lastBuy: new Uint16Array(buffer, take(rows * 2), count),
    tieInFlight: new Uint8Array(buffer, take(rows * SLOTS), count * SLOTS),
    tieTrust: new Uint8Array(buffer, take(rows * SLOTS), count * SLOTS),
    state: new Uint8Array(buffer, take(rows), count),
    category: new Uint8Array(buffer, take(rows), count),
    wallet: new Uint8Array(buffer, take(rows), count),
    flags: new Uint8Array(buffer, take(rows), count),
  };
}
