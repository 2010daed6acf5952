/** What is packed comes back to the bit, and is held in less where there are zeros. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { packed, unpacked } from '../../../sim/runs/browser/packed.ts';

/** Mostly zeros; and what is easily lost: −0, not a number, the last bytes. */
const value = fc.oneof(
  { weight: 4, arbitrary: fc.constant(0) },
  fc.double(),
  fc.constant(-0),
  fc.constant(Number.NaN),
);
const column = fc.oneof(
  fc.array(value, { maxLength: 50 }).map((all) => Float64Array.from(all)),
  fc.array(fc.oneof(fc.constant(0), fc.integer()), { maxLength: 50 }).map((all) => Int32Array.from(all)),
  fc.array(fc.oneof(fc.constant(0), fc.nat(255)), { maxLength: 50 }).map((all) => Uint8Array.from(all)),
);

test('columns of every kind and length, alone and in objects, come back to the bit', () => {
  fc.assert(
    fc.property(column, column, fc.string(), (a, b, text) => {
      const whole = { day: 7, text, a, deep: { b, none: 0 } };
      expect(unpacked(packed(whole))).toEqual(whole);
    }),
  );
});

test('a column that lies in the midst of a buffer comes back alone', () => {
  const part = new Int32Array(16).fill(3).subarray(2, 5);
  part[1] = 0;
  const back = unpacked(packed({ part })).part;
  expect([...back]).toEqual([3, 0, 3]);
});

test('zeros take a bit each', () => {
  const { held } = packed({ column: new Float64Array(8000) });
  const { bits, words } = (held as { column: { bits: Uint8Array; words: Uint32Array } }).column;
  expect([bits.byteLength, words.byteLength]).toEqual([2000, 0]);
  const full = new Float64Array(10).fill(Math.PI);
  expect(packed({ full }).held).toEqual({ full });
});
