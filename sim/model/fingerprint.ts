/** A 64-bit fingerprint of a run: equal runs have equal ones; equal ones mean, in practice, equal runs. */
import { first, second } from '../kernel/draw.ts';
import { DAY_WORDS, mixed } from '../kernel/fingerprint.ts';
import type { FanRange } from '../kernel/state.ts';
import type { RangeRunner } from './ranges.ts';

/** Two sums modulo 2^32 of mixed words (kernel/fingerprint.ts); parts of a run are added in any order. */
export type Fingerprint = Int32Array;

export function startFingerprint(): Fingerprint {
  return new Int32Array(2);
}

/** Adds the fen placed up to a day. */
export function addDay(print: Fingerprint, day: number, fen: number): void {
  add(print, DAY_WORDS, day, (fen % 2 ** 32) | 0);
  add(print, DAY_WORDS + 1, day, Math.floor(fen / 2 ** 32));
}

function add(print: Fingerprint, kind: number, place: number, word: number): void {
  const pair = mixed(kind, place, word);
  print[0]! += first(pair);
  print[1]! += second(pair);
}

/** Adds the state of all fans. */
export function addFans(print: Fingerprint, ranges: readonly FanRange[], runner: RangeRunner): void {
  runner(ranges, 'print');
  for (const { print: part } of ranges) {
    print[0]! += part[0]!;
    print[1]! += part[1]!;
  }
}

/** Sixteen hexadecimal digits. */
export function hexOf(print: Fingerprint): string {
  const hex = (word: number): string => (word >>> 0).toString(16).padStart(8, '0');
  return hex(print[1]!) + hex(print[0]!);
}
