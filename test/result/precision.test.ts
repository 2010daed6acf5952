/** How precise an ensemble is: the interval of its mean against printed tables, the error of its median. */
import { expect, test } from 'vitest';
import { headlineGmv, medianWithError, relativeError } from '../../sim/result/precision.ts';

/** 100 ± 10 by turns, and one of 100 when there are odd: the mean is 100. */
function sample(n: number): number[] {
  return Array.from({ length: n }, (_, at) => (at === n - 1 && n % 2 === 1 ? 100 : at % 2 === 0 ? 90 : 110));
}

/** 95% points of Student's t as printed in every table. */
test.each([
  [8, 1.89458],
  [9, 1.85955],
  [10, 1.83311],
  [16, 1.75305],
  [31, 1.69726],
  [121, 1.65765],
])('half width of the 90% interval of the mean of %i runs: t × s ÷ √n, as a share of the mean', (n, t) => {
  const spread = Math.sqrt((100 * (n - (n % 2))) / (n - 1));
  const expected = (t * spread) / Math.sqrt(n) / 100;
  expect(relativeError(sample(n)) / expected).toBeCloseTo(1, n < 10 ? 2 : 3);
  expect(Math.abs(relativeError(sample(n)) / expected - 1)).toBeLessThan(0.002);
});

test('with thirty runs and more the tables are met to five digits', () => {
  for (const [n, t] of [
    [31, 1.697261],
    [61, 1.670649],
    [121, 1.657651],
  ] as const) {
    const spread = Math.sqrt((100 * (n - 1)) / (n - 1));
    expect(Math.abs(relativeError(sample(n)) / ((t * spread) / Math.sqrt(n) / 100) - 1)).toBeLessThan(3e-6);
  }
});

test('fewer than eight runs say nothing; equal runs leave no doubt; the sign of the mean does not matter', () => {
  expect(relativeError(sample(7))).toBe(Number.POSITIVE_INFINITY);
  expect(relativeError(new Array<number>(8).fill(5))).toBe(0);
  expect(relativeError(sample(10).map((value) => -value))).toBeCloseTo(relativeError(sample(10)), 12);
});

test('the median and its standard error, 1.2533 s ÷ √n', () => {
  expect(medianWithError([4])).toBeUndefined();
  const found = medianWithError([7, 1, 3, 5])!;
  // mean 4, squares 9 + 9 + 1 + 1 over 3
  expect(found.median).toBe(4);
  expect(found.error).toBeCloseTo(1.2533 * Math.sqrt(20 / 3 / 4), 12);
  expect(medianWithError([2, 4])!.error).toBeCloseTo(1.2533, 12);
});

test('which GMV is the headline: of the first target on it, else the last whole year, else the last whole quarter', () => {
  const scenario = {
    name: 'x',
    from: '2020-07-01',
    until: '2021-12-31',
    targets: [] as { metric: string; over: string }[],
  };
  expect(headlineGmv(scenario)).toBe('gmv@2021');
  expect(headlineGmv({ ...scenario, until: '2021-11-30' })).toBe('gmv@2021Q3');
  const targets = [
    { metric: 'buyersMonth', over: '2021Q1' },
    { metric: 'gmv', over: '2020Q4' },
  ];
  expect(headlineGmv({ ...scenario, targets })).toBe('gmv@2020Q4');
  expect(() => headlineGmv({ ...scenario, until: '2020-09-29' })).toThrow(
    /--until-ci: expected a whole quarter/,
  );
});
