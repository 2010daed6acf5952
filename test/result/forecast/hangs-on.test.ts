import { expect, test } from 'vitest';
import { DRAWS } from '../../../sim/result/forecast/errors.ts';
import { hangsOn } from '../../../sim/result/forecast/hangs-on.ts';

const lever = (strengths: readonly number[]) => ({
  id: 'push',
  title: { zh: '推动', en: 'push' },
  ends: [0, 1] as const,
  strengths,
});

/** A figure of each run that each of its paths shares. */
function figure(simulated: readonly number[], atLeast?: number) {
  const sample = Float64Array.from(
    { length: simulated.length * DRAWS },
    (_, at) => simulated[Math.floor(at / DRAWS)]!,
  );
  return { figure: 'gmv@2021', sample, simulated, atLeast };
}

test('where the figure follows the strength alone, both ends are exact', () => {
  const strengths = Array.from({ length: 20 }, (_, at) => (at + 0.5) / 20);
  const [found] = hangsOn(
    lever(strengths),
    figure(
      strengths.map((x) => 100 * 1.5 ** x),
      120,
    ),
  );
  expect(found).toMatchObject({ id: 'push', figure: 'gmv@2021' });
  expect(found!.standardError).toBeCloseTo(0, 9);
  const [low, high] = found!.ends;
  expect(low).toMatchObject({ strength: 0, median: expect.closeTo(100, 6), probability: 0 });
  expect(high).toMatchObject({ strength: 1, median: expect.closeTo(150, 6), probability: 1 });
});

test('the standard error is that of the slope, by hand', () => {
  const strengths = [0, 0, 0, 0, 1, 1, 1, 1];
  const logs = [-1, 1, -1, 1, 1, 3, 1, 3]; // means 0 and 2; each off by one
  const [found] = hangsOn(lever(strengths), figure(logs.map(Math.exp)));
  // s² = 8 / (8 − 2), Σ(x − ½)² = 2
  expect(found!.standardError).toBeCloseTo(Math.sqrt(8 / 6 / 2), 12);
  expect(found!.ends[0]!.probability).toBeUndefined();
  expect(Math.log(found!.ends[1]!.median / found!.ends[0]!.median)).toBeCloseTo(2, 9);
});

test('too few runs, or the same strength in all, say nothing', () => {
  const few = [0, 0.2, 0.4, 0.6, 0.8, 1, 0.5];
  expect(hangsOn(lever(few), figure(few.map(() => 5)))).toEqual([]);
  const same = Array<number>(9).fill(0.3);
  expect(hangsOn(lever(same), figure(same.map(() => 5)))).toEqual([]);
});
