/** How outcomes go with factors: points in bands of neighbouring values, and what their means say. */
import { studentQuantile } from '../../result/forecast/student.ts';
import type { Band, Effect, FactorValue, SweepPoint } from '../../result/sweep.ts';
import { meanOf } from '../compare/compared.ts';
import { meanInterval } from '../compare/paired.ts';
import type { PointsRun } from '../designs/runs.ts';

/** Distinct values of a factor that are a band each. */
const MOST_LEVELS = 12;
const MOST_BANDS = 8;
/** Fewer points in a band say nothing of its mean. */
const FEWEST_POINTS = 4;

type Values = PointsRun['values'];
type Placed = Pick<SweepPoint, 'point' | 'values'>;

const inOrder = (a: FactorValue, b: FactorValue) => (a < b ? -1 : a > b ? 1 : 0);

/** Points by bands of a factor's values: one a value where there are few, else of as many points each. */
export function bandsOf<Point extends Placed>(points: readonly Point[], factor: number): Point[][] {
  const valueIn = ({ values }: Point) => values[factor]!;
  const sorted = points.toSorted((a, b) => inOrder(valueIn(a), valueIn(b)) || a.point - b.point);
  const levels = Map.groupBy(sorted, valueIn);
  if (levels.size <= MOST_LEVELS) return [...levels.values()];
  const count = Math.max(2, Math.min(MOST_BANDS, Math.floor(sorted.length / FEWEST_POINTS)));
  const bandAt = (place: number) => Math.floor((place * count) / sorted.length);
  return [
    ...Map.groupBy(
      sorted.map((point, place) => ({ point, band: bandAt(place) })),
      ({ band }) => band,
    ).values(),
  ].map((all) => all.map(({ point }) => point));
}

/** The mean of each point over its replicates. */
function pointMeans(band: readonly Placed[], outcome: number, values: Values): number[] {
  return band.flatMap(({ point }) => {
    const own = figuresAt(values, point, outcome);
    return own.length > 0 ? [meanOf(own)] : [];
  });
}

export function figuresAt(values: Values, point: number, outcome: number): number[] {
  const own = [...(values.get(point) ?? [])].sort(([a], [b]) => a - b);
  return own.map(([, figures]) => figures[outcome]!).filter(Number.isFinite);
}

/** The mean over all points of a band in each replicate that has them all. */
function replicateMeans(
  band: readonly Placed[],
  outcome: number,
  values: Values,
): ReadonlyMap<number, number> {
  const [first, ...rest] = band.map(({ point }) => values.get(point) ?? new Map<number, readonly number[]>());
  const whole = [...first!.keys()].filter((k) => rest.every((own) => own.has(k))).sort((a, b) => a - b);
  const means = whole.map((k): [number, number] => [
    k,
    meanOf([first!, ...rest].map((own) => own.get(k)![outcome]!)),
  ]);
  return new Map(means.filter(([, mean]) => Number.isFinite(mean)));
}

interface Interval {
  readonly mean: number;
  readonly low90: number | null;
  readonly high90: number | null;
}

function intervalOf(values: readonly number[], mean: number): Interval {
  const interval = meanInterval(values);
  return { mean, low90: interval?.low ?? null, high90: interval?.high ?? null };
}

const TAIL = 0.05;

/** Difference of two means of independent samples, its 90% interval by Welch (1947), with whole degrees of freedom. */
export function welch(a: readonly number[], b: readonly number[]): Interval {
  const mean = meanOf(b) - meanOf(a);
  const errors = [a, b].map((own) => {
    const middle = meanOf(own);
    return own.reduce((sum, value) => sum + (value - middle) ** 2, 0) / (own.length - 1) / own.length;
  });
  const [ofA, ofB] = errors as [number, number];
  const whole = ofA + ofB;
  if (a.length < 2 || b.length < 2) return { mean, low90: null, high90: null };
  if (whole === 0) return { mean, low90: mean, high90: mean };
  const freedom = whole ** 2 / (ofA ** 2 / (a.length - 1) + ofB ** 2 / (b.length - 1));
  const half = studentQuantile(1 - TAIL, Math.max(1, Math.floor(freedom))) * Math.sqrt(whole);
  return { mean, low90: mean - half, high90: mean + half };
}

function changeOf(
  [first, last]: readonly [readonly Placed[], readonly Placed[]],
  outcome: number,
  values: Values,
  over: 'replicates' | 'points',
): Interval {
  if (over === 'points') return welch(pointMeans(first, outcome, values), pointMeans(last, outcome, values));
  const [low, high] = [replicateMeans(first, outcome, values), replicateMeans(last, outcome, values)];
  const differences = [...low].flatMap(([k, value]) => (high.has(k) ? [high.get(k)! - value] : []));
  return intervalOf(differences, meanOf(differences));
}

function bandOf(
  band: readonly Placed[],
  { factor, outcome }: { readonly factor: number; readonly outcome: number },
  values: Values,
  over: 'replicates' | 'points',
): Band {
  const [low, high] = [band[0]!.values[factor]!, band.at(-1)!.values[factor]!];
  const means =
    over === 'points'
      ? pointMeans(band, outcome, values)
      : [...replicateMeans(band, outcome, values).values()];
  return { low, high, points: band.length, ...intervalOf(means, meanOf(means)) };
}

/**
 * Of every outcome with every factor. A grid's points are all there are: the intervals of its means hold luck, over the
 * replicates. Points that are drawn are a sample: intervals hold which points they happen to be, and the luck in them.
 */
export function effectsOf(
  points: readonly Placed[],
  counts: { readonly factors: number; readonly outcomes: number },
  values: Values,
  over: 'replicates' | 'points',
): Effect[] {
  const effects: Effect[] = [];
  for (let outcome = 0; outcome < counts.outcomes; outcome++) {
    const known = points.filter(({ point }) => figuresAt(values, point, outcome).length > 0);
    for (let factor = 0; factor < counts.factors; factor++) {
      const groups = bandsOf(known, factor);
      if (groups.length < 2) continue;
      const bands = groups.map((band) => bandOf(band, { factor, outcome }, values, over));
      if (bands.some(({ mean }) => !Number.isFinite(mean))) continue;
      const change = changeOf([groups[0]!, groups.at(-1)!], outcome, values, over);
      if (!Number.isFinite(change.mean)) continue;
      effects.push({ factor, outcome, bands, change });
    }
  }
  return effects;
}
