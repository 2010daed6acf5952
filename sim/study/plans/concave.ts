/**
 * A response curve: what more of something brings, monotone and concave (each more brings something, and less than the
 * one before), as near to what was measured as such a curve can be in least squares.
 *
 * Such a curve through its first point, with knots at x, is Σ β·min(x, knot) with no β below 0, so that the fit is one of
 * least squares with no negative unknown. It is solved unknown by unknown (coordinate descent), which ends at the
 * optimum because the problem is convex; curves have a handful of points.
 */

const SWEEPS = 20_000;
const STILL = 1e-12;

/**
 * @param x from the lowest up, none twice
 * @param y what was measured there; the curve goes through the first
 * @returns its values at x
 */
export function concaveFit(x: readonly number[], y: readonly number[]): number[] {
  const [start = 0, ...ends] = x;
  const knots = ends.map((end) => end - start);
  const [bottom = 0, ...measured] = y;
  const rises = measured.map((value) => value - bottom);
  const scale = Math.max(...rises.map(Math.abs), Number.MIN_VALUE);
  const left = [...rises];
  const weights = knots.map(() => 0);
  const squares = knots.map((knot) => knots.reduce((sum, at) => sum + Math.min(at, knot) ** 2, 0));
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    let moved = 0;
    for (const [j, knot] of knots.entries()) {
      const along = knots.reduce((sum, at, k) => sum + Math.min(at, knot) * left[k]!, 0);
      const next = Math.max(0, weights[j]! + along / squares[j]!);
      const step = next - weights[j]!;
      weights[j] = next;
      for (const [k, at] of knots.entries()) left[k]! -= step * Math.min(at, knot);
      moved = Math.max(moved, Math.abs(step) * knot);
    }
    if (moved <= STILL * scale) break;
  }
  return [bottom, ...rises.map((rise, k) => bottom + rise - left[k]!)];
}
