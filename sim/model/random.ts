/**
 * Addressed randomness: a draw has an address, not a place in a queue.
 * draw(key, decision, agent, day, event) is a pure function, so two runs that differ in one agent, lever or date
 * share all other luck. The generator is the kernel's (kernel/draw.ts).
 */
import { draw2 } from '../kernel/draw.ts';

/** 64-bit key of a replicate, as two 32-bit words. Made from the seed text outside the model. */
export interface Key {
  readonly k0: number;
  readonly k1: number;
}

/**
 * Every kind of chance in the market. The order is the address: append, never reorder. Six bits: at most 64.
 * 'warning' is no longer drawn: the second word of 'live-today' decides on warnings.
 */
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
  'closed-room',
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
  'host-ban',
  'provider-recruit',
  'seller-luck',
  'outside-rule',
  'friends',
  'kept-fans',
] as const;
export type Decision = (typeof DECISIONS)[number];

/** The decision's part of an address: `addressOf(d) | day << 12 | event` is the counter's second word. */
export function addressOf(decision: Decision): number {
  return ADDRESSES.get(decision)!;
}

const ADDRESSES: ReadonlyMap<Decision, number> = new Map(
  DECISIONS.map((decision, at) => [decision, at << 26]),
);

/** Day (0–16383) and event of the day (0–4095) as the low 26 bits of an address. */
export function momentOf(day: number, event: number): number {
  return (day << 12) | event;
}

const scratch = new Int32Array(2);

/** One unsigned 32-bit draw at an address. For rules outside the kernel. */
export function draw(key: Key, decision: Decision, agent: number, day: number, event = 0): number {
  draw2(key, agent, addressOf(decision) | momentOf(day, event), scratch);
  return scratch[0]! >>> 0;
}

/** A uniform number in (0, 1) at an address: the middle of one of 2^32 cells, never 0 or 1. */
export function uniform(key: Key, decision: Decision, agent: number, day: number, event = 0): number {
  return quantileOf(draw(key, decision, agent, day, event));
}

/** The same for a word drawn elsewhere. */
export function quantileOf(word: number): number {
  return ((word >>> 0) + 0.5) / 2 ** 32;
}
