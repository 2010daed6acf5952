/**
 * Addressed randomness: a draw has an address, not a place in a queue.
 * draw(key, decision, agent, day, event) is a pure function, so two runs that differ in one agent, lever or date
 * share all other luck. Threefry2x32 with 13 rounds (Salmon, Moraes, Dror & Shaw 2011, "Parallel random numbers: as
 * easy as 1, 2, 3"), a counter-based bijection keyed by 64 bits; 13 rounds because the authors publish test vectors
 * for that count and found it safe in BigCrush.
 */

/** 64-bit key of a replicate, as two 32-bit words. Made from the seed text outside the model. */
export interface Key {
  readonly k0: number;
  readonly k1: number;
}

/** Every kind of chance in the market. The order is the address: append, never reorder. Six bits: at most 64. */
export const DECISIONS = [
  'fan-attributes',
  'first-visit',
  'first-ties',
  'visit-route',
  'visit-outcome',
  'visit-next',
  'trial',
  'trial-next',
  'experience',
  'aftermath',
  'follow',
  'arrival',
  'streamer-attributes',
  'live-today',
  'exposure',
  'claims-revision',
  'trust-card',
  'warning',
  'ring-clearing',
  'brand-attributes',
  'brand-entry',
  'carry-brand',
  'provider-attributes',
  'provider-match',
  'provider-review',
  'attention',
  'posterior',
  'launch-silence',
] as const;
export type Decision = (typeof DECISIONS)[number];

/** The decision's part of an address: `addressOf(d) | day << 12 | event` is the counter's second word. */
export function addressOf(decision: Decision): number {
  return ADDRESSES[decision];
}

const ADDRESSES = Object.fromEntries(DECISIONS.map((decision, at) => [decision, at << 26])) as Record<
  Decision,
  number
>;

/** Day (0–16383) and event of the day (0–4095) as the low 26 bits of an address. */
export function momentOf(day: number, event: number): number {
  return (day << 12) | event;
}

const PARITY = 0x1bd11bda; // Threefry's key schedule constant for 32-bit words

/**
 * Threefry2x32-13. Writes two 32-bit words (as signed integers) to `out[0]`, `out[1]`; allocates nothing.
 * @param agent counter word 0: the agent's id
 * @param address counter word 1: addressOf(decision) | momentOf(day, event)
 */
export function draw2(key: Key, agent: number, address: number, out: Int32Array): void {
  const k0 = key.k0 | 0;
  const k1 = key.k1 | 0;
  const k2 = PARITY ^ k0 ^ k1;
  let x = (agent + k0) | 0;
  let y = (address + k1) | 0;
  x = (x + y) | 0;
  y = ((y << 13) | (y >>> 19)) ^ x;
  x = (x + y) | 0;
  y = ((y << 15) | (y >>> 17)) ^ x;
  x = (x + y) | 0;
  y = ((y << 26) | (y >>> 6)) ^ x;
  x = (x + y) | 0;
  y = ((y << 6) | (y >>> 26)) ^ x;
  x = (x + k1) | 0;
  y = (y + k2 + 1) | 0;
  x = (x + y) | 0;
  y = ((y << 17) | (y >>> 15)) ^ x;
  x = (x + y) | 0;
  y = ((y << 29) | (y >>> 3)) ^ x;
  x = (x + y) | 0;
  y = ((y << 16) | (y >>> 16)) ^ x;
  x = (x + y) | 0;
  y = ((y << 24) | (y >>> 8)) ^ x;
  x = (x + k2) | 0;
  y = (y + k0 + 2) | 0;
  x = (x + y) | 0;
  y = ((y << 13) | (y >>> 19)) ^ x;
  x = (x + y) | 0;
  y = ((y << 15) | (y >>> 17)) ^ x;
  x = (x + y) | 0;
  y = ((y << 26) | (y >>> 6)) ^ x;
  x = (x + y) | 0;
  y = ((y << 6) | (y >>> 26)) ^ x;
  x = (x + k0) | 0;
  y = (y + k1 + 3) | 0;
  x = (x + y) | 0;
  y = ((y << 17) | (y >>> 15)) ^ x;
  out[0] = x;
  out[1] = y;
}

const scratch = new Int32Array(2);

/** One unsigned 32-bit draw at an address. For rules outside the kernel. */
export function draw(key: Key, decision: Decision, agent: number, day: number, event = 0): number {
  draw2(key, agent, addressOf(decision) | momentOf(day, event), scratch);
  return scratch[0]! >>> 0;
}

/** A uniform number in (0, 1) at an address: the middle of one of 2^32 cells, never 0 or 1. */
export function uniform(key: Key, decision: Decision, agent: number, day: number, event = 0): number {
  return (draw(key, decision, agent, day, event) + 0.5) / 2 ** 32;
}

/** The same with the decision's address made once (addressOf): for rules that draw for every streamer on every day. */
export function uniformAt(key: Key, address: number, agent: number, day: number): number {
  draw2(key, agent, address | momentOf(day, 0), scratch);
  return ((scratch[0]! >>> 0) + 0.5) / 2 ** 32;
}

/** The first word itself, signed: for chances that are kept as thresholds. */
export function wordAt(key: Key, address: number, agent: number, day: number): number {
  draw2(key, agent, address | momentOf(day, 0), scratch);
  return scratch[0]!;
}
