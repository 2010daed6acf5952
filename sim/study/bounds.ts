/**
 * Published bounds: "over 100 m" says that a figure is at least so much, and nothing of how much more. With a run z
 * tolerances on the right side of it, the bound has the probability Φ(z). For a fit that is a residual
 * r(z) = √(−2 ln Φ(z)): about −z on the wrong side, next to nothing on the right one. Draws are made as if there were no
 * bound, and each is kept with the probability that the bounds give it: rejection, which is exact.
 */
import { Matrix } from 'ml-matrix';
import { errorFunction, median } from 'simple-statistics';
import { type Key, uniform } from '../model/random.ts';
import type { Fact } from './facts.ts';
import type { Member } from './members.ts';
import { misfits } from './misfits.ts';

/** Below this the error function has no digits left. */
const FAR = -3;
const HALF_LN_2PI = Math.log(2 * Math.PI) / 2;

/** ln of the probability that a unit normal is below z. */
export function lnPhi(z: number): number {
  if (z >= FAR) return Math.log((1 + errorFunction(z / Math.SQRT2)) / 2);
  // φ(z) over Φ(z) as a continued fraction (Laplace 1805): x + 1/(x + 2/(x + 3/(x + …)))
  let fraction = -z;
  for (let term = 40; term >= 1; term--) fraction = -z + term / fraction;
  return -(z * z) / 2 - HALF_LN_2PI - Math.log(fraction);
}

/** How many tolerances a run is on the right side of a bound; undefined for a fact that is none. */
function inside({ bound }: Pick<Fact, 'bound'>, misfit: number): number | undefined {
  if (bound === undefined) return undefined;
  return bound === 'least' ? misfit : -misfit;
}

/** What counts of a standardised difference from a fact, and how fast it grows with the difference. */
export function residualOf(
  fact: Pick<Fact, 'bound'>,
  misfit: number,
): { readonly residual: number; readonly slope: number } {
  const z = inside(fact, misfit);
  if (z === undefined) return { residual: misfit, slope: 1 };
  const ln = lnPhi(z);
  const size = Math.sqrt(Math.max(0, -2 * ln));
  // d r / d z = −φ(z) / (Φ(z) r); on the wrong side of "at least" a larger run has a smaller residual
  const steep = size > 0 ? Math.exp(-(z * z) / 2 - HALF_LN_2PI - ln) / size : 0;
  return fact.bound === 'least' ? { residual: -size, slope: steep } : { residual: size, slope: steep };
}

/** What counts of every standardised difference. */
export function residuals(facts: readonly Fact[], misfit: readonly number[]): number[] {
  return facts.map((fact, at) => residualOf(fact, misfit[at]!).residual);
}

/** Slopes of what counts, from slopes of the standardised differences. */
export function slopesOfResiduals(
  facts: readonly Fact[],
  jacobian: Matrix,
  misfit: readonly number[],
): Matrix {
  if (facts.every(({ bound }) => bound === undefined)) return jacobian;
  const slopes = jacobian.clone();
  facts.forEach((fact, row) => void slopes.mulRow(row, residualOf(fact, misfit[row]!).slope));
  return slopes;
}

/** Facts as draws are made with: a bound pulls none of them. */
export function unbounded(facts: readonly Fact[]): readonly Fact[] {
  if (facts.every(({ bound }) => bound === undefined)) return facts;
  return facts.map((fact) => (fact.bound ? { ...fact, tolerance: Number.POSITIVE_INFINITY } : fact));
}

/** Slopes by which draws set out: none of a bound. */
export function unboundedSlopes(facts: readonly Fact[], jacobian: Matrix): Matrix {
  if (facts.every(({ bound }) => bound === undefined)) return jacobian;
  return new Matrix(facts.map((fact, row) => jacobian.getRow(row).map((value) => (fact.bound ? 0 : value))));
}

/** ln of the probability that each bound gives a draw; 0 of a fact that is none. */
function lnsOf(facts: readonly Fact[], { told }: Member): number[] {
  return misfits(facts, told).map((misfit, at) => {
    const z = inside(facts[at]!, misfit);
    return z === undefined ? 0 : lnPhi(z);
  });
}

/** Draws that the bounds let pass, each with its probability by luck of its own. */
export function withinBounds(facts: readonly Fact[], members: readonly Member[], key: Key): Member[] {
  return members.filter((member) => {
    const ln = lnsOf(facts, member).reduce((sum, value) => sum + value, 0);
    return ln === 0 || Math.log(uniform(key, 'posterior', member.index, 7)) < ln;
  });
}

/** The bound that the median draw is farthest from meeting; undefined where there is none. */
export function hardestBound(facts: readonly Fact[], members: readonly Member[]): string | undefined {
  const lns = members.map((member) => lnsOf(facts, member));
  const bounds = facts.flatMap(({ name, bound }, at) =>
    bound && lns.length > 0 ? [{ name, ln: median(lns.map((of) => of[at]!)) }] : [],
  );
  return bounds.toSorted((a, b) => a.ln - b.ln)[0]?.name;
}
