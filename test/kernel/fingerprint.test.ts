/** The fingerprint: sums of words mixed with their positions, the same on every port, in any order, for any cut. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { draw2 } from '../../sim/kernel/draw.ts';
import { PROFILE_BYTES, TIE_WORDS } from '../../sim/kernel/layout.ts';
import { createMemory } from '../../sim/kernel/memory.ts';
import { doStep } from '../../sim/kernel/ports/doStep.ts';
import { FAN_BYTES, type FanRange, type RangePlan } from '../../sim/kernel/state.ts';
import { addDay, addFans, hexOf, startFingerprint } from '../../sim/model/fingerprint.ts';
import { createRanges, inTurn } from '../../sim/model/ranges.ts';
import { PORTS, rangeOf, tables } from './range.ts';

const FANS = 2100;

/** Fans with any bytes, the same for any cut: `byteAt` says those of a fan. */
function ranges(count: number, port: RangePlan['port'], seed: number, shared = false): FanRange[] {
  const cut = { fans: FANS, ranges: count, streamers: 4, k0: 1, k1: 2, port };
  const all = createRanges({ ...cut, memoryOf: () => createMemory(shared) }, tables);
  const out = new Int32Array(2);
  for (const { fans, first } of all) {
    for (const [kind, column] of [fans.ties, fans.profile, fans.next, fans.state].entries()) {
      const each = [TIE_WORDS, PROFILE_BYTES, 1, 1][kind]!;
      for (let at = 0; at < column.length; at++) {
        draw2({ k0: seed, k1: kind }, first * each + at, 0, out);
        column[at] = out[0]!;
      }
    }
  }
  return all;
}

function printOf(all: readonly FanRange[]): string {
  const print = startFingerprint();
  addFans(print, all, inTurn);
  return hexOf(print);
}

test('every port gives the sums of Threefry2x32-13 (key 0x1a071e and kind of word; counter fan and word)', () => {
  const [own] = ranges(1, 'typescript', 5);
  const { ties, profile, next, state } = own!.fans;
  const words = new Int32Array(ties.buffer, ties.byteOffset, ties.length / 2);
  const profiles = new Int32Array(profile.buffer, profile.byteOffset, profile.length / 4);
  const sums = new Int32Array(2);
  const out = new Int32Array(2);
  const add = (kind: number, fan: number, word: number) => {
    draw2({ k0: 0x1a071e, k1: kind }, fan, word, out);
    sums[0]! += out[0]!;
    sums[1]! += out[1]!;
  };
  for (let fan = 0; fan < FANS; fan++) {
    for (let at = 0; at < 16; at++) add(at, fan, words[fan * 16 + at]!);
    for (let at = 0; at < 4; at++) add(32 + at, fan, profiles[fan * 4 + at]!);
    add(36, fan, next[fan]!);
    add(37, fan, state[fan]!);
    for (const blank of [38, 39]) add(blank, fan, 0);
  }
  for (const [port, shared] of PORTS) expect(printOf(ranges(1, port, 5, shared))).toBe(hexOf(sums));
});

test('the cut into ranges and their order change nothing', () => {
  const whole = printOf(ranges(1, 'webassembly', 9));
  for (const [port] of PORTS) {
    const three = ranges(3, port, 9);
    expect(printOf(three)).toBe(whole);
    expect(printOf([three[2]!, three[0]!, three[1]!])).toBe(whole);
  }
});

test('two different words that change places change it, and so does any bit', () => {
  const range = rangeOf(64, 4);
  const { next } = range.fans;
  for (let fan = 0; fan < 64; fan++) next[fan] = fan * fan;
  const before = printOf([range]);
  fc.assert(
    fc.property(fc.nat(63), fc.nat(63), fc.nat(31), (a, b, bit) => {
      [next[a], next[b]] = [next[b]!, next[a]!];
      expect(printOf([range]) === before).toBe(a === b);
      [next[a], next[b]] = [next[b]!, next[a]!];
      next[a]! ^= 1 << bit;
      expect(printOf([range])).not.toBe(before);
      next[a]! ^= 1 << bit;
      expect(printOf([range])).toBe(before);
    }),
  );
  // the same word in another column, or of another fan
  const only = (change: (range: FanRange) => void) => {
    const other = rangeOf(64, 4);
    change(other);
    doStep(other, 'print');
    return [...other.print].join();
  };
  const prints = [
    only(({ fans }) => void (fans.next[3] = 7)),
    only(({ fans }) => void (fans.next[4] = 7)),
    only(({ fans }) => void (fans.state[3] = 7)),
    only(({ fans }) => void (fans.profile[3 * PROFILE_BYTES] = 7)),
  ];
  expect(new Set(prints).size).toBe(4);
});

test('every byte of a fan counts', () => {
  const prints = new Set<string>();
  const sizes = { ties: TIE_WORDS * 2, profile: PROFILE_BYTES, next: 4, state: 1 };
  for (const [name, bytes] of Object.entries(sizes)) {
    for (let at = 0; at < bytes; at++) {
      const range = rangeOf(64, 4);
      const column = range.fans[name as keyof typeof sizes];
      new Uint8Array(column.buffer, column.byteOffset)[3 * bytes + at]! ^= 1;
      doStep(range, 'print');
      prints.add([...range.print].join());
    }
  }
  expect(prints.size).toBe(FAN_BYTES);
});

test('days of money count by their day, also beyond 2^32 fen', () => {
  const of = (...days: readonly (readonly [number, number])[]) => {
    const print = startFingerprint();
    for (const [day, fen] of days) addDay(print, day, fen);
    return hexOf(print);
  };
  expect(of([0, 5], [1, 9])).toBe(of([1, 9], [0, 5]));
  expect(of([0, 5], [1, 9])).not.toBe(of([0, 9], [1, 5]));
  expect(of([0, 7])).not.toBe(of([0, 7 + 2 ** 32]));
  expect(of([0, 7])).toMatch(/^[0-9a-f]{16}$/);
});
