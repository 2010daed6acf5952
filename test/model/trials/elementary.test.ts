/** Elementary functions against known values: constants of mathematics, and tables printed elsewhere. */
import { expect, test } from 'vitest';
import {
  exp,
  gammaShare,
  ln,
  lnGamma,
  logistic,
  normalQuantile,
  power,
} from '../../../sim/model/elementary.ts';

/** Relative error; absolute where the value is 0. */
function off(got: number, known: number): number {
  return Math.abs(got - known) / (known === 0 ? 1 : Math.abs(known));
}

test.each([
  [1, Math.E],
  [-1, 1 / Math.E],
  [0.3, 1.3498588075760032],
  [-0.3, 0.7408182206817179],
  [0.34, 1.4049475905635938],
  [10, 22026.465794806718],
  [-20.5, 1.2501528663867426e-9],
  [100, 2.6881171418161356e43],
  [-700, 9.85967654375977e-305],
  [700, 1.0142320547350045e304],
])('e^%d', (x, known) => {
  expect(off(exp(x), known)).toBeLessThan(4.5e-16);
});

test('e^x: exactly 1 at 0; 0 below −708 and infinite above 709, where numbers end', () => {
  expect(exp(0)).toBe(1);
  expect(exp(-708.1)).toBe(0);
  expect(exp(-707.9)).toBeGreaterThan(0);
  expect(exp(709.1)).toBe(Number.POSITIVE_INFINITY);
  expect(exp(708.9)).toBeLessThan(Number.POSITIVE_INFINITY);
});

test.each([
  [2, Math.LN2],
  [10, Math.LN10],
  [0.1, -Math.LN10],
  [1.4, 0.3364722366212129],
  [1.42, 0.35065687161316933],
  [3, 1.0986122886681098],
  [1e-300, -690.7755278982137],
  [1e300, 690.7755278982137],
  [1.0001, 9.999500033329732e-5],
  [1, 0],
])('ln %d', (x, known) => {
  expect(off(ln(x), known)).toBeLessThan(5e-16);
});

test('ln of what has no logarithm', () => {
  expect([ln(0), ln(-1), ln(Number.NaN)]).toEqual([Number.NEGATIVE_INFINITY, Number.NaN, Number.NaN]);
});

test('powers: 0^0 is 1, 0^b is 0, a^1 is a exactly', () => {
  expect([power(0, 0), power(0, 3), power(7.3, 1), power(7.3, 0)]).toEqual([1, 0, 7.3, 1]);
  expect(off(power(2, 0.5), Math.SQRT2)).toBeLessThan(1e-15);
  expect(off(power(2, -3), 0.125)).toBeLessThan(1e-15);
});

test('logistic: ½ at 0, ¾ at ln 3', () => {
  expect(logistic(0)).toBe(0.5);
  expect(off(logistic(1.0986122886681098), 0.75)).toBeLessThan(1e-15);
  expect(off(logistic(-1.0986122886681098), 0.25)).toBeLessThan(1e-15);
});

/** Published accuracy: about 1 in 10⁷ (Wichura 1988, PPND7). Known values from an implementation of 1 in 10¹⁶. */
test.each([
  [0.5, 0],
  [0.4, -0.2533471031357998],
  [0.25, -0.6744897501960817],
  [0.1, -1.2815515655446008],
  [0.0749, -1.4402382675279632],
  [0.02, -2.0537489106318225],
  [0.001, -3.090232306167813],
  [1e-5, -4.2648907939228256],
  [1e-8, -5.61200124417479],
  [1e-10, -6.361340902404056],
  [1e-12, -7.034483825301132],
  [1e-20, -9.262340089798405],
  [1e-50, -14.933337534788489],
  [1e-100, -21.27345356096532],
  [1e-200, -30.205594179579634],
  [0.6, 0.2533471031357998],
  [0.9, 1.2815515655446008],
  [0.925, 1.439531470938456],
  [0.99, 2.3263478740408408],
])('normal quantile of %d', (share, known) => {
  expect(off(normalQuantile(share), known)).toBeLessThan(1.3e-7);
});

test.each([
  [0.1, 2.2527126517342055],
  [0.5, Math.log(Math.PI) / 2],
  [1, 0],
  [1.5, -0.12078223763524543],
  [2.5, 0.2846828704729196],
  [4.2, 2.0485556369605895],
  [7, Math.log(720)],
  [11.9, 17.25847745059552],
  [12, 17.502307845873887],
  [20.3, 40.23333683543724],
  [100.5, 361.4355404677776],
])('ln Γ(%d)', (x, known) => {
  expect(Math.abs(lnGamma(x) - known)).toBeLessThan(2e-12 * Math.max(1, Math.abs(known)));
});

test.each([
  // shape ½ is erf √x; shape 1 is exponential; shape 3 is 1 − (1 + x + x²/2)·e^−x
  [0.5, 0.01, 0.1124629160182849],
  [0.5, 0.3, 0.5614219739190001],
  [0.5, 1, 0.8427007929497149],
  [0.5, 20, 0.9999999997460371],
  [1.5, 2.5, 0.8282028557032669],
  [1.5, 20, 0.9999999893449096],
  [1, 0.7, 1 - Math.exp(-0.7)],
  [1, 40, 1],
  [3, 2, 1 - 5 * Math.exp(-2)],
  [3, 60, 1],
])('share of Gamma(%d) below %d', (shape, x, known) => {
  expect(Math.abs(gammaShare(shape, x) - known)).toBeLessThan(1e-12);
});

test('nothing lies below 0, all of it below a bound far out, and never more than all', () => {
  expect([gammaShare(0.3, 0), gammaShare(0.3, -1), gammaShare(2, 69)]).toEqual([0, 0, 1]);
  for (let x = 50; x < 80; x += 0.5) expect(gammaShare(2, x)).toBeLessThanOrEqual(1);
});
