/**
 * Water filling: money goes where the next yuan brings most, until it is spent or enough is reached. With concave curves
 * that do not act on one another this is the best that can be done, and the price at the end says why.
 */
import { concaveFit } from './concave.ts';

/** Share of each cell, 0 to 1. */
export type Mix = readonly number[];

/** What a mix brings, and what it costs, against nothing of it. */
export interface Told {
  readonly value: number;
  readonly cost: number;
}

/** One cell at some levels, the lowest first, with all others as they are. */
export type Curve = readonly (Told & { readonly level: number })[];

/** The cheapest mix that brings so much, or the one that brings most for so much money. */
export type Aim = { readonly atLeast: number } | { readonly atMost: number };

interface Segment {
  readonly cell: number;
  readonly from: number;
  readonly to: number;
  readonly value: number;
  readonly cost: number;
}

export interface Filled extends Told {
  readonly mix: Mix;
  /** What the last yuan brought; infinite where nothing was bought, or nothing cost anything. */
  readonly slope: number;
}

/** What a level costs at least: measured costs may fall by luck where they should rise. */
function risingCosts(curve: Curve): number[] {
  let most = Number.NEGATIVE_INFINITY;
  return curve.map(({ cost }) => {
    most = Math.max(most, cost);
    return most;
  });
}

/**
 * A curve fitted over its money. Of levels that cost the same the best counts; what costs no more than the lowest level
 * is a step of its own, which is free.
 */
export function fittedCurve(curve: Curve): Curve {
  const costs = risingCosts(curve);
  const points = [...new Set(costs)].map((cost) => {
    const same = curve.filter((_, at) => costs[at] === cost);
    return { ...same.reduce((a, b) => (b.value > a.value ? b : a)), cost };
  });
  const fitted = concaveFit(
    points.map(({ cost }) => cost),
    points.map(({ value }) => value),
  );
  const [lowest] = curve;
  const told = points.map((point, at) => ({ ...point, value: fitted[at]! }));
  return told[0]!.level === lowest!.level ? told : [{ ...lowest!, cost: costs[0]! }, ...told];
}

function segmentsOf(curve: Curve, cell: number): Segment[] {
  const fitted = fittedCurve(curve);
  const segments = fitted.slice(1).map(({ level, value, cost }, at) => ({
    cell,
    from: fitted[at]!.level,
    to: level,
    value: value - fitted[at]!.value,
    cost: cost - fitted[at]!.cost,
  }));
  return halved(halved(segments));
}

/**
 * Each segment as two, the first a little steeper than the second: as a smooth curve through the same points would have
 * it. Both stay between the slopes of their neighbours, so that the curve stays concave.
 */
function halved(segments: readonly Segment[]): Segment[] {
  return segments.flatMap((segment, at) => {
    const { from, to, cost, value } = segment;
    if (cost === 0) return [segment];
    const slope = slopeOf(segment);
    const gaps = [at - 1, at + 1].flatMap((other) => {
      const beside = segments[other];
      return beside && beside.cost > 0 ? [Math.abs(slopeOf(beside) - slope)] : [];
    });
    const more = gaps.length === 0 ? 0 : (Math.min(...gaps) / 4) * (cost / 2);
    const [middle, half] = [(from + to) / 2, { cost: cost / 2, value: value / 2 }];
    return [
      { ...segment, ...half, to: middle, value: half.value + more },
      { ...segment, ...half, from: middle, value: half.value - more },
    ];
  });
}

const slopeOf = ({ value, cost }: Told) => (cost > 0 ? value / cost : Number.POSITIVE_INFINITY);
/** Of all that could be bought: less than this is rounding. */
const NOTHING = 1e-9;

/**
 * @param curves one a cell
 * @param bottom what the mix of all lowest levels brings and costs
 */
export function fill(curves: readonly Curve[], bottom: Told, aim: Aim): Filled {
  const segments = curves.flatMap(segmentsOf);
  const all = segments.reduce((sum, { value }) => sum + value, 0);
  const useful = segments.filter(({ value }) => value > NOTHING * all);
  const mix = curves.map((curve) => fittedCurve(curve)[0]!.level);
  let [{ value, cost }, slope] = [bottom, Number.POSITIVE_INFINITY];
  for (const segment of useful.toSorted((a, b) => slopeOf(b) - slopeOf(a))) {
    const wanted =
      'atLeast' in aim
        ? (aim.atLeast - value) / segment.value
        : segment.cost > 0
          ? (aim.atMost - cost) / segment.cost
          : 1;
    const share = Math.min(1, wanted);
    if (share <= 0) break;
    mix[segment.cell] = segment.from + share * (segment.to - segment.from);
    value += share * segment.value;
    cost += share * segment.cost;
    slope = slopeOf(segment);
    if (share < 1) break;
  }
  return { mix, value, cost, slope };
}
