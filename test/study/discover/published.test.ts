/** Bryant & Lempert's runs (README.md beside this file): the boxes, figures and quasi-p values that were published. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import {
  type Bound,
  type Box,
  figuresIn,
  openBox,
  restricted,
  type Table,
  withBound,
  withoutBound,
} from '../../../sim/study/discover/box.ts';
import { treeBoxes } from '../../../sim/study/discover/cart.ts';
import { balanced, PRIM_SETTINGS, paste, peel } from '../../../sim/study/discover/prim.ts';
import { simplified, supportedBounds } from '../../../sim/study/discover/quasi-p.ts';
import { stabilityOf } from '../../../sim/study/discover/stability.ts';
import { uniformOf } from '../sensitivity/known.ts';

const [head, ...lines] = readFileSync(join(import.meta.dirname, 'bryant-lempert-2010.csv'), 'utf8').trim().split('\n'); // biome-ignore format: one line
const NAMES = head!.split(',').slice(0, -1);
const ROWS = lines.map((line) => line.split(',').map(Number));
const TABLE: Table = {
  columns: NAMES.map((_, at) => Float64Array.from(ROWS, (row) => row[at]!)),
  cases: Float64Array.from(ROWS, (row) => row.at(-1)!),
};
const at = (name: string) => NAMES.indexOf(name);
const [COST, BIOMASS, DEMAND, BACKSTOP] = ['cellulosic_cost', 'total_biomass', 'demand_elasticity', 'biomass_backstop_price'].map(at) as [number, number, number, number]; // biome-ignore format: one line

const TRAJECTORY = peel(TABLE);

test('the data: 882 runs, 89 of interest', () => {
  expect([ROWS.length, TABLE.cases.reduce((sum, one) => sum + one, 0)]).toEqual([882, 89]);
  expect(ROWS.every((row) => row.length === 10 && row.every(Number.isFinite))).toBe(true);
});

/** The workbench's box 21, with its bounds as printed; cuts lie between values of runs, so that rounding moves none across. */
const PUBLISHED: Box = [
  [BIOMASS, 'high', 755.8],
  [DEMAND, 'low', -0.422],
  [BACKSTOP, 'low', 150.05],
  [COST, 'low', 72.65],
].reduce((box, [column, side, value]) => withBound(box, { column, side } as Bound, value as number), openBox(NAMES.length)); // biome-ignore format: one line

test('the published box 21 has the published figures and quasi-p values, to the last digit that is printed', () => {
  const { coverage, density, mass } = figuresIn(TABLE, PUBLISHED);
  expect([coverage, density].map((value) => Number(value.toPrecision(6)))).toEqual([0.752809, 0.770115]);
  expect(Number(mass.toPrecision(6))).toBe(0.0986395);
  const found = new Map(supportedBounds(TABLE, PUBLISHED).map(({ column, quasiP }) => [column, quasiP]));
  const published: [number, number][] = [
    [BIOMASS, 4.716968553178765e-6],
    [DEMAND, 1.1849299115762218e-16],
    [BACKSTOP, 3.515112530263049e-11],
    [COST, 0.15741333528927348],
  ];
  expect(found.size).toBe(4);
  for (const [column, quasiP] of published) expect(found.get(column)! / quasiP).toBeCloseTo(1, 8);
});

test('the trajectory comes to it and ends where the published one ends; at equal gains another way may be taken', () => {
  // biomass and demand gain the same at step 19: the workbench takes the other first, so that one run more is left here
  const { box, rows, cases } = TRAJECTORY[21]!;
  expect([rows, cases]).toEqual([88, 68]);
  expect(restricted(box)).toEqual([COST, BIOMASS, DEMAND, BACKSTOP]);
  expect([box.high[BIOMASS], box.low[COST]].map((value) => Number(value!.toFixed(2)))).toEqual([
    755.8, 72.65,
  ]);
  expect(Math.abs(box.low[DEMAND]! - PUBLISHED.low[DEMAND]!)).toBeLessThan(0.003);
  expect(Math.abs(box.low[BACKSTOP]! - PUBLISHED.low[BACKSTOP]!)).toBeLessThan(1.2);
  // the last box: mean 1, mass 0.0510, coverage 0.5056, six factors
  const last = TRAJECTORY.at(-1)!;
  expect([last.density, last.mass, last.coverage]).toEqual([1, 45 / 882, 45 / 89]);
  expect(restricted(last.box)).toHaveLength(6);
});

test('the paper: some 79% coverage and 73% density by demand, backstop price, cost and biomass', () => {
  const near = TRAJECTORY.find(({ coverage }) => coverage < 0.8)!;
  expect(Math.abs(near.coverage - 0.79)).toBeLessThan(0.02);
  expect(Math.abs(near.density - 0.73)).toBeLessThan(0.03);
  for (const column of restricted(near.box)) expect([COST, BIOMASS, DEMAND, BACKSTOP]).toContain(column);
});

test('without the bound that means nothing, coverage and density are the published ones', () => {
  const without = withoutBound(PUBLISHED, { column: COST, side: 'low' });
  expect(simplified(TABLE, PUBLISHED)).toEqual(without);
  const { coverage, density, mass } = figuresIn(TABLE, without);
  expect([coverage, density].map((value) => Number(value.toFixed(6)))).toEqual([0.764045, 0.715789]);
  expect(Number(mass.toFixed(5))).toBe(0.10771);
});

test('the box that is chosen by itself is as good, and rests on the same three', () => {
  const chosen = simplified(TABLE, paste(TABLE, TRAJECTORY[balanced(TRAJECTORY)]!.box).box);
  for (const column of [BIOMASS, DEMAND, BACKSTOP]) expect(restricted(chosen)).toContain(column);
  const { coverage, density } = figuresIn(TABLE, chosen);
  expect(coverage).toBeGreaterThan(0.7);
  expect(density).toBeGreaterThan(0.7);
});

test('on halves the three come again, as published; what is left out of the box does not', () => {
  const { bounded, elsewhere } = stabilityOf(TABLE, TRAJECTORY[21]!.coverage, uniformOf(4, 301));
  // published, of ten halves: 100, 100, 100 and 90%
  for (const column of [BIOMASS, DEMAND, BACKSTOP]) expect(bounded[column]).toBeGreaterThan(0.9);
  for (const name of ['feedstock_distribution', 'oil_elasticity', 'oil_supply_shift']) {
    expect(bounded[at(name)]).toBeLessThan(0.35);
  }
  expect(elsewhere!.density).toBeGreaterThan(0.5);
});

test('the leaves of the tree are the published boxes', () => {
  const leaves = treeBoxes(TABLE, PRIM_SETTINGS.least);
  const told = leaves.map(({ coverage, density, mass }) => [coverage, density, mass].map((value) => Number(value.toFixed(6)))); // biome-ignore format: one line
  const published = [
    [0.011236, 0.021739, 0.052154],
    [0, 0, 0.546485],
    [0, 0, 0.103175],
    [0.044944, 0.090909, 0.049887],
    [0.224719, 0.434783, 0.052154],
    [0.11236, 0.227273, 0.049887],
    [0, 0, 0.05102],
    [0.606742, 0.642857, 0.095238],
  ];
  const sorted = (rows: readonly (readonly number[])[]) => rows.map((row) => row.join(' ')).toSorted();
  expect(sorted(told)).toEqual(sorted(published));
  const best = leaves.find(({ coverage }) => coverage > 0.6)!;
  expect(best.box.low[DEMAND]).toBeCloseTo(-0.3165, 6);
  expect(best.box.low[BACKSTOP]).toBeCloseTo(148.3, 4);
});
