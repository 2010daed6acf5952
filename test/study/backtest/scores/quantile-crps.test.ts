import { expect, test } from 'vitest';
import { quantileCrps } from '../../../../sim/study/backtest/scores/quantile-crps.ts';

const LEVELS = [0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95];
const NAMES = ['q05', 'q10', 'q25', 'q50', 'q75', 'q90', 'q95'] as const;

function forecast(of: (level: number) => number) {
  return Object.fromEntries(NAMES.map((name, at) => [name, of(LEVELS[at]!)])) as Record<
    (typeof NAMES)[number],
    number
  >;
}

test('a sure forecast: the absolute error', () => {
  for (const actual of [2, 5, 9])
    expect(
      quantileCrps(
        forecast(() => 5),
        actual,
      ),
    ).toBeCloseTo(Math.abs(5 - actual), 12);
});

test('by hand: twice the quantile score, by straight lines between the levels', () => {
  // quantiles 0 to 100, what is seen lies between q50 and q75; ends are those of the outermost quantiles
  const actual = 60;
  const even = forecast((level) => 100 * level);
  const score = (level: number, value: number) =>
    2 * (actual < value ? 1 - level : -level) * (value - actual);
  const points = [[0, 5], ...LEVELS.map((level) => [level, 100 * level]), [1, 95]] as [number, number][];
  let area = 0;
  for (let at = 1; at < points.length; at++) {
    const [[left, low], [right, high]] = [points[at - 1]!, points[at]!];
    area += ((right - left) * (score(left, low) + score(right, high))) / 2;
  }
  expect(quantileCrps(even, actual)).toBeCloseTo(area, 12);
  // near the closed form for a uniform on 0 to 100: 100 · (0.6³ + 0.4³) / 3
  expect(quantileCrps(even, actual)).toBeCloseTo((100 * (0.6 ** 3 + 0.4 ** 3)) / 3, 0);
});

test('further off is worse, and it moves and grows with its unit', () => {
  const even = forecast((level) => 100 * level);
  expect(quantileCrps(even, 50)).toBeLessThan(quantileCrps(even, 80));
  expect(quantileCrps(even, 50)).toBeLessThan(quantileCrps(even, 10));
  const other = forecast((level) => 300 * level + 7);
  expect(quantileCrps(other, 3 * 60 + 7)).toBeCloseTo(3 * quantileCrps(even, 60), 9);
});
