/** Boxes that are known: PRIM finds them, counts right by hand, keeps to its rules; pasting, quasi-p, trees. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Box, boundsOf, figuresIn, openBox, restricted, rowsIn, type Table, withBound } from '../../../sim/study/discover/box.ts'; // biome-ignore format: one line
import { treeBoxes } from '../../../sim/study/discover/cart.ts';
import { balanced, balanceOf, PRIM_SETTINGS, paste, peel } from '../../../sim/study/discover/prim.ts';
import { binomialTail, quasiP, simplified, supportedBounds } from '../../../sim/study/discover/quasi-p.ts';
import { stabilityOf } from '../../../sim/study/discover/stability.ts';
import { uniformOf } from '../sensitivity/known.ts';

function tableOf(rows: number, columns: number, isCase: (row: readonly number[]) => boolean, seed = 1): Table {
  const draw = uniformOf(seed, 300);
  const all = Array.from({ length: rows }, (_, row) => Array.from({ length: columns }, (__, at) => draw(row, at)));
  return {
    columns: Array.from({ length: columns }, (_, at) => Float64Array.from(all, (row) => row[at]!)),
    cases: Float64Array.from(all, (row) => (isCase(row) ? 1 : 0)),
  };
} // biome-ignore format: one line

const known = tableOf(800, 4, ([x, y]) => x! > 0.6 && y! < 0.4);

test('a box by hand: four rows, two of three cases inside', () => {
  const table = { columns: [Float64Array.of(1, 2, 3, 4), Float64Array.of(0, 0, 9, 9)], cases: Float64Array.of(1, 1, 1, 0) };
  const box = withBound(openBox(2), { column: 0, side: 'high' }, 2);
  expect(rowsIn(table, box)).toEqual([0, 1]);
  expect(figuresIn(table, box)).toEqual({ rows: 2, cases: 2, coverage: 2 / 3, density: 1, mass: 0.5 });
  expect([boundsOf(box), restricted(box)]).toEqual([[{ column: 0, side: 'high' }], [0]]);
}); // biome-ignore format: one line

test('PRIM finds the corner that holds all cases, by its two columns alone', () => {
  const trajectory = peel(known);
  const pasted = paste(known, trajectory[balanced(trajectory)]!.box);
  const box = simplified(known, pasted.box);
  expect(restricted(box)).toEqual([0, 1]);
  expect([box.high[0], box.low[1]]).toEqual([Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]);
  expect(Math.abs(box.low[0]! - 0.6)).toBeLessThan(0.03);
  expect(Math.abs(box.high[1]! - 0.4)).toBeLessThan(0.03);
  const { coverage, density } = figuresIn(known, box);
  // a step gives up a tenth: the corner is met to within one
  expect(coverage).toBeGreaterThan(0.9);
  expect(density).toBeGreaterThan(0.9);
});

test('on other rows the same columns are bounded, and the box holds as much; noise is bounded in few', () => {
  const { bounded, elsewhere } = stabilityOf(known, 0.95, uniformOf(2, 301));
  expect(Math.min(...bounded.slice(0, 2))).toBeGreaterThan(0.9);
  expect(Math.max(...bounded.slice(2))).toBeLessThan(0.3);
  expect(elsewhere!.density).toBeGreaterThan(0.85);
  expect(elsewhere!.coverage).toBeGreaterThan(0.85);
  // of pure chance nothing holds on the other half: the density there is that of all rows
  const chance = tableOf(400, 4, ([, , , z]) => (z! * 1000) % 1 < 0.3, 5);
  const own = peel(chance).at(-1)!;
  const base = figuresIn(chance, openBox(4)).density;
  const there = stabilityOf(chance, own.coverage, uniformOf(3, 301)).elsewhere!;
  expect(own.density).toBeGreaterThan(base + 0.1);
  expect(Math.abs(there.density - base)).toBeLessThan(0.08);
});

test('the trajectory: each box lies in the one before, gives up at most its part, and gets denser', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1000 }), fc.constantFrom(0.02, 0.05, 0.1), (seed, alpha) => {
      const table = tableOf(300, 3, ([x, y, z]) => x! + y! * z! > 0.9, seed);
      const trajectory = peel(table, { alpha, least: 0.05 });
      for (const [at, { box, rows, density, mass, coverage, cases }] of trajectory.entries()) {
        expect(rowsIn(table, box)).toHaveLength(rows);
        expect(mass).toBeGreaterThanOrEqual(0.05);
        expect(coverage).toBeCloseTo(cases / trajectory[0]!.cases, 12);
        const before = trajectory[at - 1];
        if (!before) continue;
        expect(rows).toBeLessThan(before.rows);
        expect(rows).toBeGreaterThanOrEqual(Math.floor(before.rows * (1 - alpha)) - 1);
        expect(density).toBeGreaterThan(before.density);
      }
    }),
    { numRuns: 20 },
  );
});

test('a patient step comes first: what raises the density most for each run given up, not what raises it most', () => {
  // without the first ten rows the density is a ninth higher; without half of the rows, those of column 1, a fifth
  const rows = Array.from({ length: 100 }, (_, row) => row);
  const isCase = (row: number) => {
    const place = (row - 10) >> 1;
    if (row < 10) return 0;
    return row % 2 === 1 ? Number(place % 3 !== 2) : Number([0, 2, 4, 6].includes(place % 9));
  };
  const table: Table = {
    columns: [Float64Array.from(rows), Float64Array.from(rows, (row) => row % 2)],
    cases: Float64Array.from(rows, isCase),
  };
  const [all, first] = peel(table);
  expect([all!.cases, first!.rows, first!.cases]).toEqual([50, 90, 50]);
  expect(boundsOf(first!.box)).toEqual([{ column: 0, side: 'low' }]);
});

test('equal values are given up together; a column of one value is never bounded', () => {
  const table: Table = {
    columns: [Float64Array.of(0, 0, 0, 0, 1, 1, 1, 1, 1, 1), new Float64Array(10).fill(7)],
    cases: Float64Array.of(0, 0, 0, 1, 1, 1, 1, 1, 1, 0),
  };
  const [, first, ...more] = peel(table);
  expect([first!.box.low[0], first!.rows, first!.cases]).toEqual([0.5, 6, 5]);
  expect(more).toEqual([]);
});

test('pasting takes back what costs no density, and stops where it would', () => {
  const table: Table = {
    columns: [Float64Array.of(1, 2, 3, 4, 5, 6)],
    cases: Float64Array.of(0, 1, 1, 1, 1, 0),
  };
  const tight: Box = { low: [2.5], high: [3.5] };
  const { box, rows, density } = paste(table, tight);
  expect([box.low, box.high, rows, density]).toEqual([[1.5], [5.5], 4, 1]);
});

test('binomial tails and quasi-p by hand', () => {
  expect(binomialTail(2, 3, 0.5)).toBeCloseTo(0.5, 12);
  expect(binomialTail(3, 3, 0.2)).toBeCloseTo(0.008, 12);
  expect(binomialTail(1, 400, 0.001)).toBeCloseTo(1 - 0.999 ** 400, 9);
  expect([binomialTail(0, 3, 0.5), binomialTail(4, 3, 0.5), binomialTail(1, 3, 0), binomialTail(3, 3, 1)]).toEqual([1, 0, 0, 1]);
  // inside 2 of 2; without the bound 3 of 4: 0.75² = 0.5625
  const table = { columns: [Float64Array.of(1, 2, 3, 4)], cases: Float64Array.of(1, 1, 1, 0) };
  const box = withBound(openBox(1), { column: 0, side: 'high' }, 2);
  expect(quasiP(table, box, { column: 0, side: 'high' })).toBeCloseTo(0.5625, 12);
  expect(boundsOf(simplified(table, box))).toEqual([]);
  const strong = withBound(openBox(4), { column: 0, side: 'low' }, 0.6);
  expect(supportedBounds(known, strong)[0]!.quasiP).toBeLessThan(1e-9);
}); // biome-ignore format: one line

test('the box of a trajectory that is chosen has both figures high', () => {
  expect(balanceOf({ coverage: 0.5, density: 1 })).toBeCloseTo(2 / 3, 12);
  expect(balanceOf({ coverage: 0, density: 0 })).toBe(0);
  const trajectory = peel(known);
  const best = balanced(trajectory);
  for (const one of trajectory) expect(balanceOf(one)).toBeLessThanOrEqual(balanceOf(trajectory[best]!));
});

test('leaves of a tree part all rows, and one of them is the corner', () => {
  const leaves = treeBoxes(known, PRIM_SETTINGS.least);
  expect(leaves.reduce((sum, { rows }) => sum + rows, 0)).toBe(800);
  expect(leaves.reduce((sum, { coverage }) => sum + coverage, 0)).toBeCloseTo(1, 12);
  for (const { rows } of leaves) expect(rows).toBeGreaterThanOrEqual(40);
  const [best] = leaves.toSorted((a, b) => b.cases - a.cases);
  expect(best!.density).toBe(1);
  expect(best!.coverage).toBe(1);
  expect(Math.abs(best!.box.low[0]! - 0.6)).toBeLessThan(0.01);
  expect(Math.abs(best!.box.high[1]! - 0.4)).toBeLessThan(0.01);
});

test('cases in shares: a row that is half a case counts half', () => {
  const cases = known.cases.map((one) => one / 2);
  const half = { ...known, cases };
  expect(peel(half).map(({ box }) => box)).toEqual(peel(known).map(({ box }) => box));
  expect(figuresIn(half, openBox(4)).density).toBeCloseTo(figuresIn(known, openBox(4)).density / 2, 12);
});
