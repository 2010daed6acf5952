/**
 * Profile of the objective in one parameter: it is held at values across its plausible range while all others are
 * fitted anew (Raue et al. 2009). Where the profile is flat, the facts say nothing about the parameter.
 */
import { inverse, Matrix, solve } from 'ml-matrix';
import type { Fact } from './facts.ts';
import { bounded, type Fit, misfits, objectiveOf, type TellFacts } from './fit.ts';
import { fittedParameters, valueAt } from './prior.ts';

/** Held values in standard scores: the ends of the plausible range are −2 and 2. */
export const HELD = [-2, -1, 0, 1, 2] as const;
/** 1.645²: what a profile may rise inside its 90% interval (χ² of one degree). */
export const RISE = 2.706;
const LENGTHS = [1, 0.4];
const ENOUGH = 0.3;

export interface ProfilePoint {
  readonly score: number;
  readonly value: number;
  /** Squared misfits and squared standard scores of all parameters, the held one too. */
  readonly objective: number;
  /** The same without the held parameter's own prior: what the facts and the other priors say. */
  readonly likelihood: number;
  /** What the last round of corrections gained. */
  readonly gained: number;
}

export interface Profile {
  readonly name: string;
  /** In the order of their scores, the fit's own among them. */
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
  readonly seen: 'both sides' | 'one side' | 'not identified';
}

export interface ProfileOptions {
  readonly seeds: number;
  /** Most rounds of corrections after the step that the fit's slopes suggest. */
  readonly corrections: number;
}

/** Fit a profile starts from: the most probable point and its slopes. */
type Start = Pick<Fit, 'point' | 'told' | 'objective' | 'jacobian'>;

export async function profileOf(
  facts: readonly Fact[],
  start: Start,
  tell: TellFacts,
  at: number,
  options: ProfileOptions,
): Promise<Profile> {
  const settled = await Promise.all(
    HELD.map((score) => settle(facts, start, tell, { ...options, at, score })),
  );
  const own = { score: start.point[at]!, objective: start.objective, gained: 0 };
  const points = [...settled, own]
    .sort((a, b) => a.score - b.score)
    .map(({ score, objective, gained }) => ({
      score,
      value: valueAt(at, score),
      objective,
      likelihood: objective - score ** 2,
      gained,
    }));
  return { name: fittedParameters()[at]!.name, points, ...judged(points, at) };
}

interface Hold extends ProfileOptions {
  readonly at: number;
  readonly score: number;
}

/** Holds one parameter and fits the others: the fit's slopes first, mended by each answer (Broyden 1965). */
async function settle(facts: readonly Fact[], start: Start, tell: TellFacts, hold: Hold) {
  const { at, score, seeds, corrections } = hold;
  const common = Array.from({ length: seeds }, (_, seed) => seed);
  const held = start.point.map((value, i) => (i === at ? score : value));
  const jump = score - start.point[at]!;
  const foreseen = misfits(facts, start.told).map((m, row) => m + start.jacobian.get(row, at) * jump);
  let point = moved(held, stepOfOthers(start.jacobian, foreseen, held, at), 1);
  let told = (await tell([point], () => common))[0]!;
  let objective = objectiveOf(facts, told, point);
  let jacobian = mended(start.jacobian, facts, start, { point, told });
  let gained = 0;
  for (let round = 1; round <= corrections; round++) {
    const step = stepOfOthers(jacobian, misfits(facts, told), point, at);
    const tried = LENGTHS.map((length) => moved(point, step, length));
    const answers = await tell(tried, () => common);
    const scores = answers.map((answer, i) => objectiveOf(facts, answer, tried[i]!));
    const best = scores.indexOf(Math.min(...scores));
    jacobian = mended(jacobian, facts, { point, told }, { point: tried[0]!, told: answers[0]! });
    gained = Math.max(0, objective - scores[best]!);
    if (scores[best]! < objective) [point, told, objective] = [tried[best]!, answers[best]!, scores[best]!];
    if (gained < ENOUGH) break;
  }
  return { score, objective, gained };
}

function moved(point: readonly number[], step: readonly number[], length: number): number[] {
  return point.map((value, i) => bounded(value + length * step[i]!));
}

/** The Gauss–Newton step of all parameters but one. */
function stepOfOthers(
  jacobian: Matrix,
  misfit: readonly number[],
  point: readonly number[],
  at: number,
): number[] {
  const others = point.map((_, i) => i).filter((i) => i !== at);
  const free = jacobian.subMatrixColumn(others);
  const precision = Matrix.add(free.transpose().mmul(free), Matrix.eye(others.length));
  const away = Matrix.columnVector(others.map((i) => point[i]!));
  const gradient = free
    .transpose()
    .mmul(Matrix.columnVector([...misfit]))
    .add(away);
  const step = solve(precision, gradient.mul(-1)).to1DArray();
  return point.map((_, i) => (i === at ? 0 : step[others.indexOf(i)]!));
}

interface Told {
  readonly point: readonly number[];
  readonly told: readonly number[];
}

/** The slopes nearest to those known that explain one more answer. */
function mended(jacobian: Matrix, facts: readonly Fact[], before: Told, after: Told): Matrix {
  const [was, is] = [misfits(facts, before.told), misfits(facts, after.told)];
  const step = after.point.map((value, i) => value - before.point[i]!);
  const square = step.reduce((sum, value) => sum + value ** 2, 0);
  if (square < 1e-6) return jacobian;
  const direction = Matrix.columnVector(step);
  const change = Matrix.columnVector(is.map((value, row) => value - was[row]!));
  const off = Matrix.sub(change, jacobian.mmul(direction));
  return Matrix.add(jacobian, off.mmul(direction.transpose()).div(square));
}

/** Interval and verdict by straight lines between the points. */
function judged(points: readonly ProfilePoint[], at: number): Omit<Profile, 'name' | 'points'> {
  const least = Math.min(...points.map(({ likelihood }) => likelihood));
  const rise = points.map(({ score, likelihood }) => ({ score, up: likelihood - least }));
  const bottom = rise.findIndex(({ up }) => up === 0);
  const left = crossing(rise.slice(0, bottom + 1).reverse());
  const right = crossing(rise.slice(bottom));
  const inside = [left, right].filter((score) => score !== undefined).length;
  const low = left ?? HELD[0];
  const high = right ?? HELD.at(-1)!;
  return {
    interval: { low, high, from: valueAt(at, low), to: valueAt(at, high) },
    rise: Math.max(...rise.map(({ up }) => up)),
    seen: inside === 2 ? 'both sides' : inside === 1 ? 'one side' : 'not identified',
  };
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

/** What the slopes at the fit say of every parameter: where it went, and what is left of its prior's spread. */
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
