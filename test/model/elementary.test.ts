import fc from 'fast-check';
import { expect, test } from 'vitest';
import { exp, gammaShare, ln, lnGamma, logistic, normalQuantile, power } from '../../sim/model/elementary.ts';

const real = (min: number, max: number) => fc.double({ min, max, noNaN: true });

test('exp and ln agree with the engine to the last digits', () => {
  fc.assert(
    fc.property(real(-700, 700), (x) => void expect(Math.abs(exp(x) / Math.exp(x) - 1)).toBeLessThan(1e-15)),
  );
  fc.assert(fc.property(real(1e-300, 1e300), (x) => void expect(ln(x)).toBeCloseTo(Math.log(x), 12)));
});

test('edges: exp underflows to 0, ln of 0 is −∞ and of a negative number NaN', () => {
  expect([exp(-800), exp(800), ln(0), ln(-1)]).toEqual([0, Infinity, -Infinity, NaN]);
  expect([power(0, 0), power(0, 2), power(3, 1), power(2, 10)]).toEqual([1, 0, 3, expect.closeTo(1024, 9)]);
});

test('the normal quantile inverts known points of the normal distribution', () => {
  expect(normalQuantile(0.975)).toBeCloseTo(1.959963985, 6);
  expect(normalQuantile(0.5)).toBe(0);
  expect(normalQuantile(1e-8)).toBeCloseTo(-5.612001, 4);
  fc.assert(
    fc.property(
      real(1e-9, 0.5),
      (p) => void expect(normalQuantile(p)).toBeCloseTo(-normalQuantile(1 - p), 5),
    ),
  );
});

test('gamma: Γ(5) = 24; shape 1 is exponential; shape 2 by hand', () => {
  expect(lnGamma(5)).toBeCloseTo(Math.log(24), 11);
  fc.assert(
    fc.property(real(0.001, 30), (x) => void expect(gammaShare(1, x)).toBeCloseTo(1 - Math.exp(-x), 10)),
  );
  expect(gammaShare(2, 3)).toBeCloseTo(1 - 4 * Math.exp(-3), 11);
});

test('logistic is symmetric about one half', () => {
  fc.assert(fc.property(real(-30, 30), (x) => void expect(logistic(x) + logistic(-x)).toBeCloseTo(1, 12)));
});
