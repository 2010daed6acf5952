import fc from 'fast-check';
import { expect, test } from 'vitest';
import { editDistance, nearestNames } from '../../sim/notation/nearest.ts';

test('edits counted by hand', () => {
  expect(editDistance('', 'abc')).toBe(3);
  expect(editDistance('kitten', 'sitting')).toBe(3);
  expect(editDistance('gvm', 'gmv')).toBe(1);
  expect(editDistance('same', 'same')).toBe(0);
});

test('the distance is symmetric and bounded by the longer text', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 12 }), fc.string({ maxLength: 12 }), (a, b) => {
      expect(editDistance(a, b)).toBe(editDistance(b, a));
      expect(editDistance(a, b)).toBeLessThanOrEqual(Math.max(a.length, b.length));
      expect(editDistance(a, b) === 0).toBe(a === b);
    }),
  );
});

test('near names come first, far ones not at all', () => {
  const names = ['coverage', 'commission', 'trust.negativity', 'trust.memory'];
  expect(nearestNames('coverrage', names)).toEqual(['coverage']);
  expect(nearestNames('negativity', names)).toEqual(['trust.negativity']);
  expect(nearestNames('Commision', names)).toEqual(['commission']);
  expect(nearestNames('population', names)).toEqual([]);
  expect(nearestNames('', names)).toEqual([]);
  expect(nearestNames('x'.repeat(10_000), names)).toEqual([]);
});

test('letters that cannot do are passed over, and nothing else', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', 'c', '.', '信', '\u00e1'), maxLength: 8 });
  fc.assert(
    fc.property(text, fc.array(text, { maxLength: 6 }), (got, names) => {
      const reach = Math.max(got.length < 3 ? 1 : 2, Math.floor(got.length / 3));
      const near = names.filter((name) => name.endsWith(`.${got}`) || editDistance(got, name) <= reach);
      expect(nearestNames(got, names, 6).toSorted()).toEqual(got === '' ? [] : near.toSorted());
    }),
  );
});
