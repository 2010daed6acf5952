/**
 * Sobol’s indices of a model with luck of its own: what share of the variance of its expected outcome each group of factors
 * makes by itself (first order), and with all it takes part in (total). First order by the estimator of Saltelli et al.
 * (2010, Comput. Phys. Commun. 181, table 2 b), total by that of Jansen (1999, Comput. Phys. Commun. 117; f in the same
 * table); both are freed of the luck that is left in means over few runs (pairs.ts). The variance between points less that
 * within them over the number of runs (one-way analysis of variance with random effects, Searle et al. 1992) is what is not
 * known; the variance within points is chance.
 */
import type { Interval } from '../../result/sensitivity.ts';
import { resampled, termsOf, weightedMean, weightedVariance } from './bootstrap.ts';
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

function rowTerms([a, b, ...changed]: RowOutcomes): RowTerms {
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

/** Means of both ends of each row, what of them is luck, and the luck of one run. */
interface Ends {
  readonly means: readonly Float64Array[];
  readonly noises: readonly Float64Array[];
  readonly chances: readonly Float64Array[];
}

function endsOf(terms: readonly RowTerms[]): Ends {
  const of = (key: keyof End) => [0, 1].map((side) => termsOf(terms.map(({ ends }) => ends?.[side as 0 | 1][key]))); // biome-ignore format: one line
  return { means: of('mean'), noises: of('noise'), chances: of('chance') };
}

/** Variance of the expected outcome, and mean variance of one run around it. */
function splitOf(
  { means, noises, chances }: Ends,
  weights: Float64Array,
): [ignorance: number, chance: number] {
  const mean = (all: readonly Float64Array[], of: typeof weightedMean) =>
    all.reduce((sum, one) => sum + of(one, weights), 0) / all.length;
  return [mean(means, weightedVariance) - mean(noises, weightedMean), mean(chances, weightedMean)];
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
  const terms = rows.map(rowTerms);
  const groups = rows[0]!.length - 2;
  const centre = centreOf(terms);
  const places = Array.from({ length: groups }, (_, group) => group);
  const centred = places.map((group) =>
    termsOf(
      terms.map(({ firsts }) => firsts[group] && firsts[group].product - centre * firsts[group].change),
    ),
  );
  const totals = places.map((group) => termsOf(terms.map((row) => row.totals[group])));
  const ends = endsOf(terms);
  const figuresOf = (weights: Float64Array) => {
    const [ignorance, chance] = splitOf(ends, weights);
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
  const kept = (values: Float64Array) =>
    values.reduce((sum, value) => sum + (Number.isNaN(value) ? 0 : 1), 0);
  const pairs = rows.length * (1 + 2 * groups);
  const found = [ends.means[0]!, ...totals, ...centred].reduce((sum, values) => sum + kept(values), 0);
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
