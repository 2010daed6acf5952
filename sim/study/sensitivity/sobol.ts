/**
 * Sobol’s indices of a model with luck of its own: what share of the variance of its expected outcome each group of factors
 * makes by itself (first order), and with all it takes part in (total). First order by the estimator of Saltelli et al.
 * (2010, Comput. Phys. Commun. 181, table 2 b), total by that of Jansen (1999, Comput. Phys. Commun. 117; f in the same
 * table); both are freed of the luck that is left in means over few runs (pairs.ts). The variance between points less that
 * within them over the number of runs (one-way analysis of variance with random effects, Searle et al. 1992) is what is not
 * known; the variance within points is chance.
 */
import type { Interval } from '../../result/sensitivity.ts';
import { resampled, weightedMean } from './bootstrap.ts';
import type { Uniform } from './design.ts';
import { changeBetween, complete, crossProduct, momentsOf, type Outcomes } from './pairs.ts';

/** Outcomes of the points of a row, in the order of the design: A, B, then a point a group. */
export type RowOutcomes = readonly Outcomes[];

/** What a row says, apart from all others; undefined where too many of its runs have failed. */
interface RowTerms {
  /** Means and variances of A and B. */
  readonly ends: readonly [a: End, b: End] | undefined;
  /** Of each group: half the square of what changing it alone changes. */
  readonly totals: readonly (number | undefined)[];
  /** Of each group: B times what changing it alone changes, and that change by itself, to centre the product. */
  readonly firsts: readonly ({ readonly product: number; readonly change: number } | undefined)[];
}

interface End {
  readonly mean: number;
  /** Of `mean`, that comes of luck. */
  readonly noise: number;
  /** Of one run, that comes of luck. */
  readonly chance: number;
}

function endOf(values: readonly number[]): End {
  const { n, mean, variance } = momentsOf(values)!;
  return { mean, noise: variance / n, chance: variance };
}

function firstOf(a: Outcomes, b: Outcomes, changed: Outcomes) {
  const all = complete([a, b, changed]);
  if (!all) return undefined;
  const [ofA, ofB, ofChanged] = all as [readonly number[], readonly number[], readonly number[]];
  const changes = ofChanged.map((value, run) => value - ofA[run]!);
  return { product: crossProduct(ofB, changes), change: momentsOf(changes)!.mean };
}

function termsOf([a, b, ...changed]: RowOutcomes): RowTerms {
  const ends = complete([a!, b!]);
  return {
    ends: ends && [endOf(ends[0]!), endOf(ends[1]!)],
    totals: changed.map((outcomes) => {
      const change = changeBetween(a!, outcomes);
      return change && change.square / 2;
    }),
    firsts: changed.map((outcomes) => firstOf(a!, b!, outcomes)),
  };
}

/** Variance of weighted values, with weights that count how often each stands there. */
function weightedVariance(values: readonly (number | undefined)[], weights: Float64Array): number {
  const mean = weightedMean(values, weights);
  const squares = values.map((value) => (value === undefined ? undefined : (value - mean) ** 2));
  const square = weightedMean(squares, weights);
  const count = values.reduce((sum: number, value, row) => (value === undefined ? sum : sum + weights[row]!), 0); // biome-ignore format: one line
  return count > 1 ? (square * count) / (count - 1) : Number.NaN;
}

/** Variance of the expected outcome, and mean variance of one run around it. */
function splitOf(terms: readonly RowTerms[], weights: Float64Array): [ignorance: number, chance: number] {
  const of = (side: 0 | 1, key: keyof End) => terms.map(({ ends }) => ends?.[side][key]);
  const both = (figure: (side: 0 | 1) => number) => (figure(0) + figure(1)) / 2;
  const between = both((side) => weightedVariance(of(side, 'mean'), weights));
  const noise = both((side) => weightedMean(of(side, 'noise'), weights));
  return [between - noise, both((side) => weightedMean(of(side, 'chance'), weights))];
}

/** Mean of all outcomes of A and B: products are taken around it, which moves no expected value and lessens the variance. */
function centreOf(terms: readonly RowTerms[]): number {
  const all = terms.flatMap(({ ends }) => (ends ? [ends[0].mean, ends[1].mean] : []));
  return momentsOf(all)?.mean ?? Number.NaN;
}

export interface SobolIndices {
  /** Share of the variance of the expected outcome, a group each. */
  readonly first: readonly Interval[];
  readonly total: readonly Interval[];
  /** 1 less the sum of all first orders: what only groups together make. */
  readonly together: Interval;
  /** Variance of the expected outcome over what is not known, in squares of the unit. */
  readonly ignorance: Interval;
  /** Mean variance of one run around its expected outcome; 0 with one run a point, which cannot tell. */
  readonly chance: Interval;
  /** Share of `ignorance` in both. */
  readonly known: Interval;
  /** Pairs of points that luck or trouble left without what is needed, of all. */
  readonly lost: number;
  readonly pairs: number;
}

/**
 * @param rows at least one; each with two points more than there are groups
 * @param uniform draws of the resampling
 */
export function sobolIndices(rows: readonly RowOutcomes[], uniform: Uniform): SobolIndices {
  const terms = rows.map(termsOf);
  const groups = rows[0]!.length - 2;
  const centre = centreOf(terms);
  const places = Array.from({ length: groups }, (_, group) => group);
  const centred = places.map((group) =>
    terms.map(({ firsts }) => firsts[group] && firsts[group].product - centre * firsts[group].change),
  );
  const totals = places.map((group) => terms.map((row) => row.totals[group]));
  const figuresOf = (weights: Float64Array) => {
    const [ignorance, chance] = splitOf(terms, weights);
    // a share of what cannot be told from nothing is none
    const share = (part: number) => (ignorance > 0 ? part / ignorance : Number.NaN);
    const first = centred.map((own) => share(weightedMean(own, weights)));
    const total = totals.map((own) => share(weightedMean(own, weights)));
    const together = 1 - first.reduce((sum, value) => sum + value, 0);
    const part = ignorance / (ignorance + chance);
    return [...first, ...total, together, ignorance, chance, part];
  };
  const all = resampled(rows.length, figuresOf, uniform);
  const [together, ignorance, chance, known] = all.slice(2 * groups) as [Interval, Interval, Interval, Interval]; // biome-ignore format: one line
  const kept = (values: readonly unknown[]) => values.filter((value) => value !== undefined).length;
  const pairs = rows.length * (1 + 2 * groups);
  const found = kept(terms.map(({ ends }) => ends)) + kept(totals.flat()) + kept(centred.flat());
  return {
    first: all.slice(0, groups),
    total: all.slice(groups, 2 * groups),
    together,
    ignorance,
    chance,
    known,
    lost: pairs - found,
    pairs,
  };
}
