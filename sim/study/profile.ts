/**
 * Profile of the likelihood in one parameter: it is held at values across its plausible range while all others are
 * fitted again on the surface (Raue et al. 2009). Where the profile is flat, the facts say nothing about the parameter.
 */
import { inverse, Matrix, solve } from 'ml-matrix';
import type { ProfileRow } from '../result/identify.ts';
import type { HasOwnParameters } from '../scenario/market-parameters.ts';
import { residuals, slopesOfResiduals } from './bounds.ts';
import type { Fact } from './facts.ts';
import { bounded, type Fit } from './fit.ts';
import { fittedParameters, valueAt } from './prior.ts';
import type { Surface } from './surface.ts';

/** Held values in standard scores: the ends of the plausible range are −2 and 2. */
export const HELD: readonly number[] = Array.from({ length: 17 }, (_, at) => -2 + at / 4);
/** 1.645²: what a profile may rise inside its 90% interval (χ² of one degree). */
export const RISE = 2.706;
const ROUNDS = 60;
/** A round that gains less ends the search. */
const ENOUGH = 1e-6;

export interface ProfilePoint {
  readonly score: number;
  readonly value: number;
  /** Squared misfits and squared standard scores of all parameters, the held one too. */
  readonly objective: number;
  /** The same without the held parameter's own prior: what the facts and the other priors say. */
  readonly likelihood: number;
}

export interface Profile {
  readonly name: string;
  /** In the order of their scores. */
  readonly points: readonly ProfilePoint[];
  /** Scores and values at which the likelihood has risen by RISE; the end of the plausible range where it has not. */
  readonly interval: {
    readonly low: number;
    readonly high: number;
    readonly from: number;
    readonly to: number;
  };
  /** Most that the likelihood rises anywhere in the plausible range. */
  readonly rise: number;
  /** Both ends of the interval inside the plausible range, one of them, or neither. */
  readonly seen: ProfileRow['seen'];
}

/** Standard deviation of each fact: its tolerance, and what the surface does not know of a run. */
function deviations(facts: readonly Fact[], { spreads }: Pick<Surface, 'spreads'>): number[] {
  return facts.map(({ tolerance }, at) => Math.hypot(tolerance, spreads[at]!));
}

/** @param start point from which the others are fitted, in standard scores */
export function profileOf(
  facts: readonly Fact[],
  surface: Surface,
  start: readonly number[],
  at: number,
  market: HasOwnParameters = {},
): Profile {
  const deviation = deviations(facts, surface);
  const offAt = (point: readonly number[]) => differences(facts, surface, point, deviation);
  const misfitsAt = (point: readonly number[]) => residuals(facts, offAt(point));
  const slopesAt = (point: readonly number[]) =>
    slopesOfResiduals(facts, scaledSlopes(surface, point, deviation), offAt(point));
  const points = HELD.map((score) => {
    const objective = settle({ misfitsAt, slopesAt }, start, { at, score });
    return { score, value: valueAt(at, score, market), objective, likelihood: objective - score ** 2 };
  });
  return { name: fittedParameters()[at]!.name, points, ...judged(points, at, market) };
}

/** How far the surface is from each fact, in its deviations. */
function differences(
  facts: readonly Fact[],
  surface: Surface,
  point: readonly number[],
  deviation: readonly number[],
): number[] {
  const told = surface.tell(point);
  return facts.map(({ value }, at) => (told[at]! - value) / deviation[at]!);
}

/** Differences from the published facts in their deviations, and their slopes. */
interface Misfits {
  readonly misfitsAt: (point: readonly number[]) => number[];
  readonly slopesAt: (point: readonly number[]) => Matrix;
}

/** Holds one parameter and fits the others: damped Gauss–Newton steps (Levenberg 1944, Marquardt 1963). */
function settle(
  { misfitsAt, slopesAt }: Misfits,
  start: readonly number[],
  { at, score }: { readonly at: number; readonly score: number },
): number {
  const square = (sum: number, value: number) => sum + value * value;
  const objectiveAt = (point: readonly number[]) => point.reduce(square, misfitsAt(point).reduce(square, 0));
  let point = start.map((value, i) => (i === at ? score : bounded(value)));
  let objective = objectiveAt(point);
  let damping = 1;
  for (let round = 0; round < ROUNDS; round++) {
    const step = stepOfOthers(slopesAt(point), misfitsAt(point), point, { at, damping });
    const tried = point.map((value, i) => (i === at ? value : bounded(value + step[i]!)));
    const gain = objective - objectiveAt(tried);
    if (gain > 0) [point, objective] = [tried, objective - gain];
    damping *= gain > 0 ? 1 / 3 : 4;
    if (gain > 0 && gain < ENOUGH) break;
  }
  return objective;
}

/** Slopes of the misfits. */
function scaledSlopes(surface: Surface, point: readonly number[], deviation: readonly number[]): Matrix {
  const slopes = surface.slopes(point);
  deviation.forEach((value, row) => void slopes.mulRow(row, 1 / value));
  return slopes;
}

function stepOfOthers(
  slopes: Matrix,
  misfit: readonly number[],
  point: readonly number[],
  { at, damping }: { readonly at: number; readonly damping: number },
): number[] {
  const others = point.map((_, i) => i).filter((i) => i !== at);
  const free = slopes.subMatrixColumn(others);
  const precision = Matrix.add(free.transpose().mmul(free), Matrix.eye(others.length).mul(1 + damping));
  const away = Matrix.columnVector(others.map((i) => point[i]!));
  const gradient = free
    .transpose()
    .mmul(Matrix.columnVector([...misfit]))
    .add(away);
  const step = solve(precision, gradient.mul(-1)).to1DArray();
  return point.map((_, i) => (i === at ? 0 : step[others.indexOf(i)]!));
}

/** Interval and verdict by straight lines between the points. */
function judged(
  points: readonly ProfilePoint[],
  at: number,
  market: HasOwnParameters,
): Omit<Profile, 'name' | 'points'> {
  const least = Math.min(...points.map(({ likelihood }) => likelihood));
  const rise = points.map(({ score, likelihood }) => ({ score, up: likelihood - least }));
  const bottom = rise.findIndex(({ up }) => up === 0);
  const left = crossing(rise.slice(0, bottom + 1).reverse());
  const right = crossing(rise.slice(bottom));
  const inside = [left, right].filter((score) => score !== undefined).length;
  const low = left ?? HELD[0]!;
  const high = right ?? HELD.at(-1)!;
  return {
    interval: { low, high, from: valueAt(at, low, market), to: valueAt(at, high, market) },
    rise: Math.max(...rise.map(({ up }) => up)),
    seen: seenFrom(inside),
  };
}

/** @param ends how many ends of the interval lie inside the plausible range */
export function seenFrom(ends: number): ProfileRow['seen'] {
  return ends === 2 ? 'both sides' : ends === 1 ? 'one side' : 'not identified';
}

/** First score, walking outwards, at which the rise is reached; undefined when it is not. */
function crossing(walk: readonly { readonly score: number; readonly up: number }[]): number | undefined {
  for (let i = 1; i < walk.length; i++) {
    const [near, far] = [walk[i - 1]!, walk[i]!];
    if (far.up < RISE) continue;
    return near.score + ((far.score - near.score) * (RISE - near.up)) / (far.up - near.up);
  }
  return undefined;
}

export interface Sight {
  readonly at: number;
  readonly name: string;
  /** Most probable value, and standard deviation by the slopes there, in standard scores. */
  readonly moved: number;
  readonly spread: number;
}

/** What the surface's slopes at a point say of every parameter. */
export function sightOn(facts: readonly Fact[], surface: Surface, point: readonly number[]): Sight[] {
  const deviation = deviations(facts, surface);
  const off = differences(facts, surface, point, deviation);
  return sightOf({ point, jacobian: slopesOfResiduals(facts, scaledSlopes(surface, point, deviation), off) });
}

/** What slopes at a point say of every parameter: where it went, and what is left of its prior's spread. */
export function sightOf(fit: Pick<Fit, 'point' | 'jacobian'>): Sight[] {
  const { point, jacobian } = fit;
  const precision = Matrix.add(jacobian.transpose().mmul(jacobian), Matrix.eye(jacobian.columns));
  const covariance = inverse(precision);
  return fittedParameters().map(({ name }, at) => ({
    at,
    name,
    moved: point[at]!,
    spread: Math.sqrt(covariance.get(at, at)),
  }));
}

/** The parameters that the facts moved or narrowed most, and `unseen` of those they did so least. */
export function mainParameters(sights: readonly Sight[], seen = 6, unseen = 2): Sight[] {
  const said = ({ moved, spread }: Sight) => Math.max(Math.abs(moved), 1 - spread);
  const order = [...sights].sort((a, b) => said(b) - said(a) || a.at - b.at);
  return [...order.slice(0, seen), ...order.slice(Math.max(seen, order.length - unseen))];
}
