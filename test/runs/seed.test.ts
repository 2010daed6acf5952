import fc from 'fast-check';
import seedrandom from 'seedrandom';
import { expect, test } from 'vitest';
import { makeSeed, replicateKey, replicateSeed } from '../../sim/runs/seed.ts';

test('the key of replicate k is two words of seedrandom("<seed>/<k>")', () => {
  const words = seedrandom('laotie-2021/3');
  expect(replicateSeed('laotie-2021', 3)).toBe('laotie-2021/3');
  expect(replicateKey('laotie-2021', 3)).toEqual({ k0: words.int32(), k1: words.int32() });
});

test('keys differ between replicates and between seeds, and are always the same', () => {
  fc.assert(
    fc.property(fc.string(), fc.nat(1000), fc.nat(1000), (seed, a, b) => {
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
