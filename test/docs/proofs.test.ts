/** What the proofs rest on: comparing two samples, and a verdict that a bad batch turns. */
import { expect, test } from 'vitest';
import { long } from '../../docs/proofs/long.ts';
import { compareMoments, isWithinTwo } from '../../docs/proofs/moments.ts';
import { soak } from '../../docs/proofs/soak.ts';

test('means and standard deviations of two samples, with standard errors by hand', () => {
  const { mean, sd } = compareMoments([1, 2, 3], [2, 4, 6], false);
  expect([mean.before, mean.after, mean.difference]).toEqual([2, 4, 2]);
  // leaving one out of a mean gives sd / √n: √(1/3 + 4/3)
  expect(mean.standardError).toBeCloseTo(Math.sqrt(5 / 3), 12);
  expect([sd.before, sd.after]).toEqual([1, 2]);
  expect(isWithinTwo(mean)).toBe(true);
});

test('pairs that move alike are told apart where independent samples are not', () => {
  const before = [1, 2, 3, 4, 5, 6, 7, 8];
  const after = before.map((value, at) => value + 0.1 + (at % 2 === 0 ? 0.01 : -0.01));
  expect(isWithinTwo(compareMoments(before, after, false).mean)).toBe(true);
  const { mean } = compareMoments(before, after, true);
  expect(mean.difference).toBeCloseTo(0.1, 12);
  // sd of the differences is 0.01 · √(8/7), over √8
  expect(mean.standardError).toBeCloseTo(0.01 / Math.sqrt(7), 12);
  expect(isWithinTwo(mean)).toBe(false);
});

test('a wider sample with the same mean is found by its standard deviation', () => {
  const before = Array.from({ length: 100 }, (_, at) => Math.sin(at));
  const after = before.map((value) => 1.5 * value);
  const { mean, sd } = compareMoments(before, after, true);
  expect(isWithinTwo(mean)).toBe(true);
  expect(isWithinTwo(sd)).toBe(false);
});

test('equal samples differ by nothing, and that is within two standard errors of nothing', () => {
  const { mean, sd } = compareMoments([1, 5, 9], [1, 5, 9], true);
  expect([mean.difference, mean.standardError, sd.difference]).toEqual([0, 0, 0]);
  expect(isWithinTwo(mean) && isWithinTwo(sd)).toBe(true);
});

const NONE = { seed: '7', given: new Map<string, string>() };

test('soak: each batch has its own seed; one failing batch, or one without tests, turns the verdict', async () => {
  const batches = await soak.batches(NONE);
  expect(new Set(batches.map(({ key }) => key)).size).toBe(20);
  expect(batches[0]!.key).toBe('seed 7');
  const good = { seed: 7, passed: 5, total: 5, failures: [] };
  expect((await soak.conclude([good, good], NONE)).holds).toBe(true);
  const bad = await soak.conclude([good, { seed: 8, passed: 4, total: 5, failures: ['shards'] }], NONE);
  expect(bad.holds).toBe(false);
  expect(bad.details).toEqual(['- seed 8: shards']);
  expect((await soak.conclude([{ seed: 7, passed: 0, total: 0, failures: [] }], NONE)).holds).toBe(false);
});

test('long: each file with a long form is a batch; one that failed, or was skipped, turns the verdict', async () => {
  const keys = (await long.batches(NONE)).map(({ key }) => key);
  expect(keys).toContain('test/browser/studio-twenty.test.ts');
  expect(keys).toContain('test/cli/machines-commands.alone.test.ts');
  const some = await long.batches({ seed: '7', given: new Map([['files', 'studio-l,machines-c']]) });
  expect(some.map(({ key }) => key)).toEqual(keys.filter((key) => /studio-l|machines-c/.test(key)));
  await expect(long.batches({ seed: '7', given: new Map([['files', 'none such']]) })).rejects.toThrow(
    /got none/,
  );
  const good = { file: 'a.test.ts', passed: 2, total: 2, failures: [] };
  expect((await long.conclude([good], NONE)).holds).toBe(true);
  const skipped = await long.conclude([good, { ...good, file: 'b.test.ts', passed: 0 }], NONE);
  expect(skipped).toMatchObject({ holds: false, details: ['- b.test.ts: 0 of 2 ran'] });
  const bad = await long.conclude([good, { ...good, passed: 1, failures: ['leak'] }], NONE);
  expect(bad).toMatchObject({ holds: false, details: ['- a.test.ts: leak'] });
  expect((await long.conclude([{ ...good, passed: 0, total: 0 }], NONE)).holds).toBe(false);
});
