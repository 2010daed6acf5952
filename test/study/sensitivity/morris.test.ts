/** Elementary effects against closed forms: linear, products, waves, groups, luck, failures. */
import { expect, test } from 'vitest';
import { type Groups, morrisDesign, type Point, sobolDesign, tornadoPoints } from '../../../sim/study/sensitivity/design.ts'; // biome-ignore format: one line
import { screen, standing } from '../../../sim/study/sensitivity/morris.ts';
import { ishigami, normalOf, uniformOf } from './known.ts';

type Outcome = (point: Point, row: number, place: number) => readonly number[];

function screened(rows: number, groups: Groups, outcome: Outcome, seed = 3) {
  const design = morrisDesign(rows, groups, uniformOf(seed, 200));
  const outcomes = design.map(({ points }, row) => points.map((point, place) => outcome(point, row, place)));
  return screen(design, outcomes, groups, uniformOf(seed, 201));
}

const alone = (n: number): Groups => Array.from({ length: n }, (_, at) => [at]);

test('a trajectory moves each group once, by a third to two thirds of a range, from where the last step has left all', () => {
  const groups = [[0], [1, 2], [3]];
  for (const { points, order, steps } of morrisDesign(200, groups, uniformOf(1, 200))) {
    expect(order.toSorted()).toEqual([0, 1, 2]);
    for (const [step, group] of order.entries()) {
      const [before, after] = [points[step]!, points[step + 1]!];
      const moved = before.map((value, column) => after[column]! - value!);
      for (const [column, size] of moved.entries()) {
        if (!groups[group]!.includes(column)) expect(size).toBe(0);
        else expect(Math.abs(size)).toBeGreaterThan(1 / 3 - 1e-12);
        expect(Math.abs(size)).toBeLessThan(2 / 3 + 1e-12);
        expect(after[column]!).toBeGreaterThanOrEqual(0);
        expect(after[column]!).toBeLessThanOrEqual(1);
      }
      const own = groups[group]!.map((column) => moved[column]!);
      expect(steps[step]).toBeCloseTo(
        own.length > 1 ? (Math.abs(own[0]!) + Math.abs(own[1]!)) / 2 : own[0]!,
        12,
      );
    }
  }
});

test('a row of Sobol’s design: A, B, and A with one group of B', () => {
  const [{ points: [a, b, first, second] }] = sobolDesign(1, [[0, 2], [1]], uniformOf(1, 1)) as [{ points: Point[] }];
  expect(first).toEqual([b![0], a![1], b![2]]);
  expect(second).toEqual([a![0], b![1], a![2]]);
  expect(new Set([...a!, ...b!]).size).toBe(6);
}); // biome-ignore format: one line

test('a tornado: everything as it is, then each end by itself', () => {
  expect(tornadoPoints(2)).toEqual([[null, null], [0, null], [1, null], [null, 0], [null, 1]]); // biome-ignore format: one line
});

test('of a line every effect is its slope, with its sign; nothing is spread', () => {
  const [down, up, none] = screened(10, alone(3), ([x, y]) => [5 - 2 * x! + 0.5 * y!]);
  expect(down!.mu!.value).toBeCloseTo(-2, 9);
  expect(down!.muStar.value).toBeCloseTo(2, 9);
  expect(down!.sigma!.value).toBeCloseTo(0, 6);
  expect(up!.mu!.value).toBeCloseTo(0.5, 9);
  expect([none!.mu!.value, none!.muStar.value, none!.strength.value]).toEqual([0, 0, 0]);
  expect(standing([none!, up!, down!])).toEqual([2, 1]);
});

const close = (found: { value: number | null; error: number | null }, truth: number) =>
  expect(Math.abs(found.value! - truth) / found.error!, `${found.value} for ${truth}`).toBeLessThan(3);

test('closed forms: a product, whose effect hangs on the other factor, and a square, whose effect hangs on the place', () => {
  // of x·y the effect of x is y: E y = 1/2, E y² = E (1 − step)² / 3 + E step / 2 = 7/81 + 1/4
  const [product] = screened(500, alone(2), ([x, y]) => [x! * y!]);
  close(product!.mu!, 1 / 2);
  close(product!.strength, 7 / 81 + 1 / 4);
  close(product!.sigma!, Math.sqrt(7 / 81));
  // of x² it is 2 · low end + step: mean 1, variance E (1 − step)² / 3
  const [square] = screened(500, alone(1), ([x]) => [x! ** 2]);
  close(square!.mu!, 1);
  close(square!.muStar, 1);
  close(square!.sigma!, Math.sqrt(7 / 81));
});

test('a wave of half the range is seen, where steps of that length would see nothing: Ishigami’s second input', () => {
  const found = screened(40, alone(3), (point) => [ishigami(point)]);
  expect(standing(found)).toContain(1);
  expect(found[1]!.strength.low90!).toBeGreaterThan(1);
});

test('luck: the floor says how large μ* is of luck alone, strength and spread are free of it', () => {
  const normal = normalOf(8);
  const outcome =
    (runs: number): Outcome =>
    ([x], row, place) =>
      Array.from({ length: runs }, (_, run) => x! + normal(row, place, run) + 5 * normal(row, 50, run));
  const [real, idle] = screened(600, alone(2), outcome(4));
  // the difference of two means of four runs, over a step: E 1/step² = 4.5; what a row has in common falls out
  const sd = Math.sqrt((2 / 4) * 4.5);
  expect(idle!.floor!).toBeCloseTo(Math.sqrt(2 / Math.PI) * sd, 1);
  // sizes of steps differ, so that the mean size is a little below that of one normal number
  expect(idle!.muStar.value! / idle!.floor!).toBeGreaterThan(0.9);
  expect(idle!.muStar.value! / idle!.floor!).toBeLessThan(1.02);
  expect(idle!.strength.low90!).toBeLessThan(0);
  expect(Math.abs(real!.strength.value! - 1) / real!.strength.error!).toBeLessThan(3);
  expect(real!.sigma!.value!).toBeLessThan(0.75); // 0 but for chance, where luck left in it would make it 1.5
  expect(standing([idle!, real!])).toEqual([1]);
  const [single] = screened(50, alone(1), outcome(1));
  expect(single!.floor).toBeNull();
});

test('a group has a size and no sign; failures are left out and counted', () => {
  const [group, other] = screened(400, [[0, 1], [2]], ([x, y, z], row) => [row === 7 ? Number.NaN : x! + y! + z!]);
  expect([group!.mu, group!.sigma]).toEqual([null, null]);
  // both up or both down: 2; one up and one down: about a fifth
  expect(group!.muStar.value!).toBeGreaterThan(0.95);
  expect(group!.muStar.value!).toBeLessThan(1.3);
  expect([group!.effects, other!.effects]).toEqual([399, 399]);
  expect(other!.muStar.value).toBeCloseTo(1, 9);
}); // biome-ignore format: one line
