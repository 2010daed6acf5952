/** The fingerprint of days: sums modulo 2^32 of mixed words, in any order, high word first. */
import { expect, test } from 'vitest';
import { first, second } from '../../../sim/kernel/draw.ts';
import { DAY_WORDS, mixed } from '../../../sim/kernel/fingerprint.ts';
import { addDay, hexOf, startFingerprint } from '../../../sim/model/fingerprint.ts';

function words(kind: number, day: number, word: number): [number, number] {
  const pair = mixed(kind, day, word);
  return [first(pair), second(pair)];
}

test('a day adds the lower and the upper word of its fen, each at its own place', () => {
  const fen = 5 * 2 ** 32 + 0xfedcba98;
  const print = startFingerprint();
  addDay(print, 17, fen);
  const [low, high] = [words(DAY_WORDS, 17, 0xfedcba98 | 0), words(DAY_WORDS + 1, 17, 5)];
  expect([...print]).toEqual([(low[0] + high[0]) | 0, (low[1] + high[1]) | 0]);
  addDay(print, 18, 3);
  const [next, none] = [words(DAY_WORDS, 18, 3), words(DAY_WORDS + 1, 18, 0)];
  expect([...print]).toEqual([
    (low[0] + high[0] + next[0] + none[0]) | 0,
    (low[1] + high[1] + next[1] + none[1]) | 0,
  ]);
});

test('days in another order give the same fingerprint; another day or amount gives another', () => {
  const of = (...days: readonly (readonly [number, number])[]) => {
    const print = startFingerprint();
    for (const [day, fen] of days) addDay(print, day, fen);
    return hexOf(print);
  };
  expect(of([1, 10], [2, 20])).toBe(of([2, 20], [1, 10]));
  expect(new Set([of([1, 10], [2, 20]), of([1, 20], [2, 10]), of([1, 11], [2, 20]), of([1, 10])]).size).toBe(
    4,
  );
});

test('sixteen digits, the second sum first', () => {
  expect(hexOf(Int32Array.of(0x1f, -1))).toBe('ffffffff0000001f');
});
