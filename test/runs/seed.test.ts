import { createHash } from 'node:crypto';
import fc from 'fast-check';
import seedrandom from 'seedrandom';
import { expect, test } from 'vitest';
import { makeSeed, pairedKey, replicateKey, replicateSeed } from '../../sim/runs/seed.ts';

test('the key of replicate k is two words of seedrandom of the hash of "<seed>/<k>"', () => {
  const words = seedrandom(createHash('sha256').update('夏天/3', 'utf8').digest('hex'));
  expect(replicateSeed('夏天', 3)).toBe('夏天/3');
  expect(replicateKey('夏天', 3)).toEqual({ k0: words.int32(), k1: words.int32() });
});

// seedrandom keeps the low byte of a character, and takes a text and its repetitions for one
test.each([
  ['夏', '小'],
  ['方案甲', '方案2'],
  ['1', '1/11'],
  ['é', 'ǩ'],
  ['a', 'š'],
  ['😀', '🔀'],
  ['7', '7/77'],
  ['ab/0ab', 'ab/0ab/0ab/0ab'],
])('the texts %j and %j have no luck in common', (one, other) => {
  const keys = (seed: string) =>
    [0, 1, 2, 3, 7]
      .flatMap((k) => [replicateKey(seed, k), pairedKey(seed, k)])
      .map((key) => JSON.stringify(key));
  expect(new Set([...keys(one), ...keys(other)]).size).toBe(20);
});

test('keys differ between replicates and between seeds, and are always the same', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.nat(1000), fc.nat(1000), (seed, a, b) => {
      const key = replicateKey(seed, a);
      expect(replicateKey(seed, a)).toEqual(key);
      expect(replicateKey(`${seed}x`, a)).not.toEqual(key);
      if (a !== b) expect(replicateKey(seed, b)).not.toEqual(key);
    }),
  );
});

test('a new seed is a new one each time, and fit for a file name', () => {
  const seeds = Array.from({ length: 100 }, makeSeed);
  expect(new Set(seeds).size).toBe(100);
  for (const seed of seeds) expect(seed).toMatch(/^[a-z0-9]{4}-[a-z0-9]{4}-[a-z0-9]{4}$/);
});
