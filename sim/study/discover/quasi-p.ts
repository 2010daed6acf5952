/**
 * Quasi-p values (Bryant & Lempert 2010): how likely so many cases of interest would be in a box by chance if one of its
 * bounds meant nothing, that is, if rows inside were cases as often as they are with that bound taken away. They are no
 * true p values, for the bound was sought on the same rows.
 */
import { type Bound, type Box, boundsOf, figuresIn, rowsIn, sumOf, type Table, withoutBound } from './box.ts'; // biome-ignore format: one line

/** ln Γ by Lanczos’s series (g = 7, nine terms), right to 15 digits for x > 0. */
const LANCZOS = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
  12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
] as const;

function lnGamma(x: number): number {
  const sum = LANCZOS.reduce((all: number, term, at) => (at === 0 ? term : all + term / (x - 1 + at)), 0);
  const t = x + 6.5;
  return 0.5 * Math.log(2 * Math.PI) + (x - 0.5) * Math.log(t) - t + Math.log(sum);
}

/** P(at least `least` of `n`) when each comes with chance `p`; `least` and `n` whole. */
export function binomialTail(least: number, n: number, p: number): number {
  if (least <= 0) return 1;
  if (least > n || p <= 0) return 0;
  if (p >= 1) return 1;
  let sum = 0;
  for (let k = n; k >= least; k--) {
    const lnChoose = lnGamma(n + 1) - lnGamma(k + 1) - lnGamma(n - k + 1);
    sum += Math.exp(lnChoose + k * Math.log(p) + (n - k) * Math.log1p(-p));
  }
  return Math.min(1, sum);
}

/** A bound and its quasi-p value. */
export interface Supported extends Bound {
  readonly quasiP: number;
}

/** Cases that are no whole ones count as the whole number below. */
export function quasiP(table: Table, box: Box, bound: Bound): number {
  const inside = figuresIn(table, box);
  const freed = rowsIn(table, withoutBound(box, bound));
  return binomialTail(Math.floor(inside.cases + 1e-9), inside.rows, sumOf(table.cases, freed) / freed.length);
}

export function supportedBounds(table: Table, box: Box): Supported[] {
  return boundsOf(box).map((bound) => ({ ...bound, quasiP: quasiP(table, box, bound) }));
}

/** A bound with a higher one is left out. */
const MOST_QUASI_P = 0.05;

/** The box without the bounds that mean nothing: the least supported goes first, and all are looked at again. */
export function simplified(table: Table, box: Box): Box {
  const [worst] = supportedBounds(table, box).sort((a, b) => b.quasiP - a.quasiP);
  return worst && worst.quasiP > MOST_QUASI_P ? simplified(table, withoutBound(box, worst)) : box;
}
