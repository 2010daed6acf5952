/** Bounds: by hand, by closed forms, and against the distribution that they must give. */
import fc from 'fast-check';
import { Matrix } from 'ml-matrix';
import { expect, test } from 'vitest';
import { replicateKey } from '../../sim/runs/seed.ts';
import {
  hardestBound,
  lnPhi,
  residualOf,
  residuals,
  slopesOfResiduals,
  unbounded,
  unboundedSlopes,
  withinBounds,
} from '../../sim/study/bounds.ts';
import type { Fact } from '../../sim/study/facts.ts';
import { targetOf } from '../../sim/study/members.ts';
import { misfits } from '../../sim/study/misfits.ts';

function factOf(bound?: Fact['bound'], value = 0, tolerance = 1): Fact {
  const days = { since: '2024-01-01', until: '2024-01-31' };
  return { name: 'f', value, tolerance, logarithm: true, of: () => 0, ...(bound ? { bound } : {}), ...days };
}

test('ln Φ at points that tables have, also far out', () => {
  // Abramowitz & Stegun, tables 26.1 and 26.2
  expect(lnPhi(0)).toBeCloseTo(Math.log(0.5), 6);
  expect(lnPhi(1)).toBeCloseTo(Math.log(0.841344746), 6);
  expect(lnPhi(-1)).toBeCloseTo(Math.log(0.158655254), 5);
  expect(lnPhi(-5) / Math.LN10).toBeCloseTo(-6.54265, 5);
  expect(lnPhi(-20) / Math.LN10).toBeCloseTo(-88.5601, 5);
  // both ways of reckoning meet
  expect(lnPhi(-3.000001)).toBeCloseTo(lnPhi(-2.999999), 3);
});

test('a fact that is no bound counts as it is', () => {
  expect(residualOf({}, 1.7)).toEqual({ residual: 1.7, slope: 1 });
  const jacobian = new Matrix([[2]]);
  expect(slopesOfResiduals([factOf()], jacobian, [3])).toBe(jacobian);
});

test('on the right side a bound says next to nothing, on the wrong side as much as the distance', () => {
  expect(residualOf({ bound: 'least' }, 4).residual).toBeCloseTo(0, 1);
  expect(residualOf({ bound: 'most' }, -4).residual).toBeCloseTo(0, 1);
  // −2 ln Φ(−10) = 100 + 2 ln(10 √(2π)) + … = 106.46
  expect(residualOf({ bound: 'least' }, -10).residual).toBeCloseTo(-10.318, 2);
  expect(residualOf({ bound: 'most' }, 10).residual).toBeCloseTo(10.318, 2);
});

test('slopes are those of the residuals', () => {
  fc.assert(
    fc.property(fc.double({ min: -8, max: 2, noNaN: true }), fc.constantFrom('least', 'most'), (z, bound) => {
      const misfit = bound === 'least' ? z : -z;
      const step = 1e-3;
      const at = (m: number) => residualOf({ bound }, m).residual;
      const seen = (at(misfit + step) - at(misfit - step)) / (2 * step);
      expect(residualOf({ bound }, misfit).slope).toBeCloseTo(seen, 2);
    }),
  );
});

test('rows of bounds have the slope there, the others stay', () => {
  const facts = [factOf(), factOf('least')];
  const slopes = slopesOfResiduals(facts, new Matrix([[2], [3]]), [0.5, -1]);
  expect(slopes.get(0, 0)).toBe(2);
  expect(slopes.get(1, 0)).toBeCloseTo(3 * residualOf({ bound: 'least' }, -1).slope, 12);
  expect(residuals(facts, [0.5, -1])[0]).toBe(0.5);
});

test('draws set out as if there were no bound', () => {
  const facts = [factOf(), factOf('least', 5)];
  expect(unbounded([facts[0]!])).toEqual([facts[0]]);
  expect(misfits(unbounded(facts), [1, 1])).toEqual([1, -0]);
  expect(unboundedSlopes(facts, new Matrix([[2], [3]])).to2DArray()).toEqual([[2], [0]]);
});

test('of draws from a normal, those that pass “at least 0” are the normal cut there', () => {
  const key = replicateKey('bounds', 0);
  const members = Array.from({ length: 4000 }, (_, index) => {
    const [x] = targetOf(key, index, 1, []).prior;
    return { index, point: [x!], told: [x!], objective: 0 };
  });
  // a bound that is known to a hundredth: nearly a wall
  const kept = withinBounds([factOf('least', 0, 0.01)], members, key);
  expect(kept.length / 4000).toBeGreaterThan(0.47);
  expect(kept.length / 4000).toBeLessThan(0.53);
  const mean = kept.reduce((sum, { told }) => sum + told[0]!, 0) / kept.length;
  // mean of a half normal, √(2/π); its standard error here is 0.6 / √2000
  expect(mean).toBeGreaterThan(0.7979 - 0.055);
  expect(mean).toBeLessThan(0.7979 + 0.055);
  expect(withinBounds([factOf()], members, key)).toEqual(members);
  // one that is a tolerance short passes with Φ(−1) = 15.9%; standard error 0.6%
  const short = members.map((member) => ({ ...member, told: [-1] }));
  expect(withinBounds([factOf('least')], short, key).length / 4000).toBeCloseTo(0.159, 1);
  expect(withinBounds([factOf('least')], short, key).length / 4000).toBeLessThan(0.185);
});

test('the hardest bound is that of the median draw, and a fact that is none is never it', () => {
  const told = [
    [9, 0, 3],
    [9, 0, 3],
    [9, 9, 3],
  ];
  const members = told.map((values, index) => ({ index, point: [], told: values, objective: 0 }));
  const facts = [factOf(), { ...factOf('most', 1), name: 'most' }, { ...factOf('least', 4), name: 'least' }];
  expect(hardestBound(facts, members)).toBe('least');
  expect(hardestBound([factOf()], members)).toBeUndefined();
  expect(hardestBound(facts, [])).toBeUndefined();
});
