/** Paired differences: by hand, by what must not change them, and by how often their intervals hold a known mean. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { uniform } from '../../../sim/model/random.ts';
import {
  changeError,
  differencesOf,
  intervalsOf,
  meanInterval,
  middle80,
  ratioOfMeans,
  signsOf,
  varianceRatio,
} from '../../../sim/study/compare/paired.ts';

/** 95% points of Student's t, from any table. */
const T = { 2: 2.919986, 4: 2.131847, 31: 1.695519 } as const;

test('differences, their mean interval and variance ratio by hand', () => {
  const pairs = { a: [10, 20, 30], b: [11, 22, 33] };
  expect(differencesOf(pairs)).toEqual([1, 2, 3]);
  // mean 2, sd 1, no skew: 2 ± t/√3
  const { low, high } = meanInterval([1, 2, 3])!;
  expect(low).toBeCloseTo(2 - T[2] / Math.sqrt(3), 5);
  expect(high).toBeCloseTo(2 + T[2] / Math.sqrt(3), 5);
  // variances 100 and 121 over 1
  expect(varianceRatio(pairs)).toBeCloseTo(221, 10);
  expect(signsOf([1, 2, 0, -1])).toMatchObject({ above: 2, equal: 1, below: 1, chance: 0.5 });
});

test('a skewed sample reaches farther on the side of its tail, by Hall’s formula', () => {
  // mean 2, sd √20 = 4.4721, third moment Σ(x − 2)³/5 = (4·(−2)³ + 8³)/5 = 96, skew 96/20^1.5 = 1.07331
  const values = [0, 0, 0, 0, 10];
  const { student, unskewed } = intervalsOf(values)!;
  expect(student.high).toBeCloseTo(2 + T[4] * 2, 5);
  const a = 96 / 20 ** 1.5 / (3 * Math.sqrt(5));
  const inverse = (y: number) => (Math.cbrt(1 + 3 * a * (y - a / 2)) - 1) / a;
  expect(unskewed.low).toBeCloseTo(2 - inverse(T[4]) * 2, 4);
  expect(unskewed.high).toBeCloseTo(2 - inverse(-T[4]) * 2, 4);
  expect(unskewed.high).toBeGreaterThan(student.high);
  expect(unskewed.low).toBeGreaterThan(student.low);
  // at each end the farther one
  expect(meanInterval(values)).toEqual({ low: student.low, high: unskewed.high });
});

test('no difference at all is a point at 0, to the byte; fewer than two values have no interval', () => {
  const same = { a: [3, 1.5, 7], b: [3, 1.5, 7] };
  expect(differencesOf(same)).toEqual([0, 0, 0]);
  expect(meanInterval([0, 0, 0])).toEqual({ low: 0, high: 0 });
  expect(varianceRatio(same)).toBeUndefined();
  expect(signsOf([0, 0, 0])).toMatchObject({ above: 0, equal: 3, below: 0 });
  expect(meanInterval([5])).toBeUndefined();
  expect(middle80([1, 2, 3, 4, 5, 6, 7, 8])).toBeUndefined();
});

test('eight of ten: the places 0.1·(n + 1) and 0.9·(n + 1) of the ordered differences', () => {
  expect(middle80([9, 1, 8, 2, 7, 3, 6, 4, 5])).toEqual({ low: 1, high: 9 });
  const { low, high } = middle80(Array.from({ length: 32 }, (_, at) => at + 1))!;
  expect([low, high].map((value) => Number(value.toFixed(9)))).toEqual([3.3, 29.7]);
});

const sample = fc.array(fc.double({ min: -1e12, max: 1e12, noNaN: true }), { minLength: 9, maxLength: 40 });

test('sides that change places change the sign and nothing else, in every digit', () => {
  fc.assert(
    fc.property(sample, (values) => {
      const turned = values.map((value) => -value);
      for (const of of [meanInterval, middle80]) {
        const [one, other] = [of(values)!, of(turned)!];
        expect([-other.high + 0, -other.low + 0]).toEqual([one.low + 0, one.high + 0]);
      }
      const [one, other] = [signsOf(values), signsOf(turned)];
      expect([other.below, other.equal, other.above]).toEqual([one.above, one.equal, one.below]);
      expect(changeError(turned)).toBe(changeError(values));
    }),
  );
});

test('a constant added to one side moves every bound by as much; a factor on both scales all', () => {
  const values = Array.from({ length: 20 }, (_, at) => Math.exp(Math.sin(at)));
  for (const of of [meanInterval, middle80]) {
    const { low, high } = of(values)!;
    const moved = of(values.map((value) => value + 5))!;
    expect([moved.low - 5, moved.high - 5]).toEqual([expect.closeTo(low, 12), expect.closeTo(high, 12)]);
    const scaled = of(values.map((value) => 1000 * value))!;
    expect([scaled.low / 1000, scaled.high / 1000]).toEqual([
      expect.closeTo(low, 12),
      expect.closeTo(high, 12),
    ]);
  }
});

test('luck that both sides share falls out: the variance ratio is that of the luck', () => {
  const luck = Array.from({ length: 200 }, (_, at) => 100 * Math.sin(7.3 * at));
  const own = luck.map((_, at) => Math.cos(3.1 * at));
  const a = luck;
  const b = luck.map((value, at) => value + 1 + own[at]!);
  // variances: 5000 + 5000.5 over 0.5
  expect(varianceRatio({ a, b })! / 20_000).toBeCloseTo(1, 1);
  const { low, high } = meanInterval(differencesOf({ a, b }))!;
  expect(low < 1 && 1 < high).toBe(true);
  expect(high - low).toBeLessThan(0.2);
});

test('standard error of a change of chances, by hand: half a pair of each kind besides', () => {
  // three of ten pairs gained, one lost: (3 + 1 + 1)/12 − (2/12)², over 12
  const changes = [1, 1, 1, -1, 0, 0, 0, 0, 0, 0];
  expect(changeError(changes)).toBeCloseTo(Math.sqrt((5 / 12 - 1 / 36) / 12), 12);
  // none changed: 1/12 over 12
  expect(changeError(Array<number>(10).fill(0))).toBeCloseTo(1 / 12, 12);
  // each pair stands for 32 tries: 1/32 over 10 + 1/16, twice
  expect(changeError(Array<number>(10).fill(0), 32)).toBeCloseTo(Math.sqrt(1 / 32) / (10 + 1 / 16), 12);
});

test('a ratio of means: Student’s interval where the cost is the same in every pair, none where it may be nothing', () => {
  const gmv = [8, 10, 12, 14, 6];
  // a sure cost of 2: a fifth of Student's interval, 10 ± t·√10/√5
  const sure = ratioOfMeans(gmv, [2, 2, 2, 2, 2])!;
  expect(sure.value).toBe(5);
  expect(sure.interval!.low).toBeCloseTo((10 - T[4] * Math.SQRT2) / 2, 5);
  expect(sure.interval!.high).toBeCloseTo((10 + T[4] * Math.SQRT2) / 2, 5);
  expect(ratioOfMeans(gmv, [1, -1, 2, -2, 0.5])).toEqual({ value: expect.closeTo(100, 9) });
  expect(ratioOfMeans(gmv, [0, 0, 0, 0, 0])).toBeUndefined();
  // GMV in proportion to the cost: the ratio is certain
  const { low, high } = ratioOfMeans(gmv, [4, 5, 6, 7, 3])!.interval!;
  expect([low, high]).toEqual([expect.closeTo(2, 9), expect.closeTo(2, 9)]);
});

const KEY = { k0: 20210722, k1: 7 };
const EACH = 32;

/** Normal values, two from two uniform ones (Box & Muller). */
function normals(sample: number, count: number): number[] {
  return Array.from({ length: count }, (_, at) => {
    const [u, v] = [uniform(KEY, 'posterior', sample, at, 0), uniform(KEY, 'posterior', sample, at, 1)];
    return Math.sqrt(-2 * Math.log(1 - u)) * Math.cos(2 * Math.PI * v);
  });
}

/** Pairs share their luck: b is a with a difference whose mean is known in closed form. */
const DIFFERENCES: Readonly<Record<string, { readonly of: (z: number) => number; readonly mean: number }>> = {
  normal: { of: (z) => 1 + 2 * z, mean: 1 },
  'lognormal, σ = 0.5': { of: (z) => Math.exp(0.5 * z), mean: Math.exp(0.125) },
  'lognormal, σ = 1': { of: (z) => Math.exp(z), mean: Math.exp(0.5) },
  'a long tail below': { of: (z) => -Math.exp(z), mean: -Math.exp(0.5) },
  'χ² with one degree of freedom': { of: (z) => z * z, mean: 1 },
  'a cube, with heavy tails': { of: (z) => z ** 3, mean: 0 },
};

test.each(Object.entries(DIFFERENCES))(
  '%s: 90% intervals of 32 pairs hold the mean in 90% ± 3',
  (_, { of, mean }) => {
    const samples = 4000;
    let held = 0;
    for (let at = 0; at < samples; at++) {
      const luck = normals(2 * at + 1, EACH).map((z) => 50 * z);
      const b = normals(2 * at, EACH).map((z, pair) => luck[pair]! + of(z));
      const { low, high } = meanInterval(differencesOf({ a: luck, b }))!;
      if (low <= mean && mean <= high) held++;
    }
    expect(held / samples).toBeGreaterThan(0.87);
    expect(held / samples).toBeLessThan(0.93);
  },
);
