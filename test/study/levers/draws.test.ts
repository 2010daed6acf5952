/** Ranges by regression over what runs drew: by hand, in closed form, and by how often their intervals hold the truth. */
import { expect, test } from 'vitest';
import { uniform } from '../../../sim/model/random.ts';
import { drawnRanges } from '../../../sim/study/levers/draws.ts';

const KEY = { k0: 7, k1: 11 };
const at = (sample: number, run: number, which: number) => uniform(KEY, 'posterior', sample, run, which);
const runs = (count: number) => Array.from({ length: count }, (_, run) => run);

/** Nearly normal: the sum of twelve uniform values, centred. */
function luck(sample: number, run: number): number {
  return runs(12).reduce((sum, which) => sum + at(sample, run, 100 + which), -6);
}

test('an effect that is linear in two parameters that move together is told exactly, each by itself', () => {
  const a = runs(24).map((run) => 2 + at(1, run, 0));
  const b = a.map((value, run) => 10 * value + at(1, run, 1)); // nearly a multiple of a
  const effects = runs(24).map((run) => 5 + 3 * a[run]! - 0.5 * b[run]!);
  const ranges = drawnRanges(effects, [
    { name: 'a', values: a },
    { name: 'b', values: b },
  ]);
  const mean = (values: readonly number[]) => values.reduce((x, y) => x + y, 0) / values.length;
  const [ofA, ofB] = ranges;
  expect(ranges.map(({ name }) => name)).toEqual(['a', 'b']);
  expect([ofA!.low.value, ofA!.high.value]).toEqual([Math.min(...a), Math.max(...a)]);
  // the other at its mean
  expect(ofA!.low.mean).toBeCloseTo(5 + 3 * Math.min(...a) - 0.5 * mean(b), 8);
  expect(ofA!.high.mean).toBeCloseTo(5 + 3 * Math.max(...a) - 0.5 * mean(b), 8);
  expect(ofB!.low.mean).toBeCloseTo(5 + 3 * mean(a) - 0.5 * Math.min(...b), 8);
  expect(ofB!.high.low90).toBeCloseTo(ofB!.high.mean, 6); // nothing is left to luck
});

test('one parameter by hand: the line through the points, with the interval of its value at an end', () => {
  const values = [0, 0, 0, 0, 1, 1, 1, 1];
  const effects = [0, 2, 0, 2, 4, 6, 4, 6];
  const [range] = drawnRanges(effects, [{ name: 'p', values }]);
  // at each end the mean of four values, 1 and 5; s² = 8/6, error = √(s²/4), t of six degrees 1.943
  expect(range!.low.mean).toBeCloseTo(1, 12);
  expect(range!.high.mean).toBeCloseTo(5, 12);
  const half = 1.94318 * Math.sqrt(8 / 6 / 4);
  expect(range!.low.low90).toBeCloseTo(1 - half, 5);
  expect(range!.high.high90).toBeCloseTo(5 + half, 5);
});

test('a drawn strength beside takes out what it explains; its range is not told', () => {
  const strength = runs(20).map((run) => at(2, run, 0));
  const p = runs(20).map((run) => at(2, run, 1));
  const effects = runs(20).map((run) => 100 * strength[run]! + p[run]!);
  const alone = drawnRanges(effects, [{ name: 'p', values: p }])[0]!;
  const beside = drawnRanges(effects, [{ name: 'p', values: p }], [{ name: 's', values: strength }]);
  expect(beside.map(({ name }) => name)).toEqual(['p']);
  expect(beside[0]!.high.mean - beside[0]!.low.mean).toBeCloseTo(Math.max(...p) - Math.min(...p), 8);
  const width = (one: typeof alone) => one.high.high90! - one.high.low90!;
  expect(width(beside[0]!)).toBeLessThan(width(alone) / 1e6);
});

test('nothing is told of what no run drew otherwise, of too few runs, or of parameters that nothing parts', () => {
  const same = runs(16).map(() => 3);
  const p = runs(16).map((run) => at(3, run, 0));
  const effects = runs(16).map((run) => at(3, run, 1));
  expect(drawnRanges(effects, [{ name: 'same', values: same }])).toEqual([]);
  expect(drawnRanges(effects, [{ name: 'p', values: p }, { name: 'same', values: same }])).toHaveLength(1);
  // four runs a term: two terms take eight runs
  expect(drawnRanges(effects.slice(0, 7), [{ name: 'p', values: p.slice(0, 7) }])).toEqual([]);
  expect(drawnRanges(effects.slice(0, 8), [{ name: 'p', values: p.slice(0, 8) }])).toHaveLength(1);
  expect(drawnRanges(effects, [{ name: 'p', values: p }, { name: 'twice', values: p }])).toEqual([]);
  expect(drawnRanges(effects, [])).toEqual([]);
}); // biome-ignore format: one line each

test('90% intervals of an end hold the true effect there in 90% ± 3', () => {
  const samples = 2000;
  let held = 0;
  for (let sample = 0; sample < samples; sample++) {
    const p = runs(24).map((run) => at(sample, run, 0));
    const q = runs(24).map((run) => at(sample, run, 1));
    const effects = runs(24).map((run) => 1 + 2 * p[run]! - q[run]! + luck(sample, run));
    const [range] = drawnRanges(effects, [
      { name: 'p', values: p },
      { name: 'q', values: q },
    ]);
    const mean = q.reduce((x, y) => x + y, 0) / q.length;
    const { value, low90, high90 } = range!.high;
    const truth = 1 + 2 * value - mean;
    if (low90! <= truth && truth <= high90!) held++;
  }
  expect(held / samples).toBeGreaterThan(0.87);
  expect(held / samples).toBeLessThan(0.93);
});
