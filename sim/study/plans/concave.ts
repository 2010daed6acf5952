/**
 * A response curve: what more of something brings, monotone and concave (each more brings something, and less than the
 * one before), as near to what was measured as such a curve can be in least squares.
 *
 * Such a curve through its first point, with knots at x, is Σ β·min(x, knot) with no β below 0. The best is one of the
 * unbounded fits with some of the knots, and a curve has so few points that all of them can be tried.
 */
import { Matrix, solve } from 'ml-matrix';

/** Every point more doubles the fits. */
const MOST_POINTS = 10;

interface Fit {
  /** What is left of every measured rise. */
  readonly left: readonly number[];
  readonly squares: number;
}

/** The fit with some of the knots; undefined where it would bend upwards. */
function fitWith(
  chosen: readonly number[],
  knots: readonly number[],
  rises: readonly number[],
): Fit | undefined {
  const design = new Matrix(knots.map((at) => chosen.map((knot) => Math.min(at, knot))));
  const across = design.transpose();
  const bends = solve(across.mmul(design), across.mmul(Matrix.columnVector([...rises])));
  if (!bends.to1DArray().every((bend) => bend >= 0)) return undefined;
  const left = Matrix.sub(Matrix.columnVector([...rises]), design.mmul(bends)).to1DArray();
  return { left, squares: left.reduce((sum, rest) => sum + rest * rest, 0) };
}

/**
 * @param x from the lowest up, none twice, ten at most
 * @param y what was measured there; the curve goes through the first
 * @returns its values at x
 */
export function concaveFit(x: readonly number[], y: readonly number[]): number[] {
  if (x.length > MOST_POINTS)
    throw new Error(`curve: expected at most ${MOST_POINTS} points, got ${x.length}`);
  const [start = 0, ...ends] = x;
  const [bottom = 0, ...measured] = y;
  // in parts of the whole: money and what it brings differ by many powers of ten
  const length = (ends.at(-1) ?? start) - start;
  const knots = ends.map((end) => (end - start) / length);
  const rises = measured.map((value) => value - bottom);
  let best: Fit = { left: rises, squares: rises.reduce((sum, rise) => sum + rise * rise, 0) };
  for (let some = 1; some < 2 ** knots.length; some++) {
    const chosen = knots.filter((_, at) => (some >> at) & 1);
    const fit = fitWith(chosen, knots, rises);
    if (fit && fit.squares < best.squares) best = fit;
  }
  return [bottom, ...measured.map((value, at) => value - best.left[at]!)];
}
