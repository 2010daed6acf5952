/**
 * Exponential smoothing in state space form with additive errors (Hyndman, Koehler, Snyder & Grose 2002), on
 * logarithms. No library of Node fits these models; the least squares are a library's.
 *   y = l + φb + s + e;  l' = l + φb + αe;  b' = φb + βe;  s'(next year) = s + γe
 * Members: ETS(A,N,N), ETS(A,A,N) (Holt), ETS(A,N,A), ETS(A,A,A) (Holt–Winters), and with a damped trend (φ below 1)
 * ETS(A,Ad,N), ETS(A,Ad,A). The member with the lowest AICc is taken, among those with at least two values more than
 * parameters: few data leave only the simple ones.
 */
import { YEAR } from '../season.ts';
import { type Baseline, grown, spreadOf } from './baseline.ts';
import { leastSquares } from './least-squares.ts';

export interface Shape {
  readonly trend: boolean;
  readonly season: boolean;
  /** A trend that fades. */
  readonly isDamped?: boolean;
}

export interface Smoothing {
  readonly shape: Shape;
  readonly alpha: number;
  readonly beta: number;
  readonly gamma: number;
  /** What is left of a trend after a quarter; 1 where it is not damped. */
  readonly phi: number;
  /** Level, trend and seasons before the first value; seasons in the order of the first year. */
  readonly first: State;
  readonly last: State;
  readonly residuals: readonly number[];
  /** Smoothing parameters and free initial states. */
  readonly parameters: number;
  readonly aicc: number;
}

export interface State {
  readonly level: number;
  readonly trend: number;
  /** Next season first. */
  readonly seasons: readonly number[];
}

const SHAPES: readonly Shape[] = [
  { trend: false, season: false },
  { trend: true, season: false },
  { trend: true, season: false, isDamped: true },
  { trend: false, season: true },
  { trend: true, season: true },
  { trend: true, season: true, isDamped: true },
];
/** Bounds of smoothing parameters, as in the R package forecast. */
const [LEAST, MOST] = [1e-4, 0.9999];
/** Bounds of φ (Hyndman & Athanasopoulos): damping is hard to see near 1, and too strong below 0.8. */
const PHI = [0.8, 0.98] as const;
/** Starts of α and of the shares of the others. */
const STARTS = [0.1, 0.5, 0.9];
const [SHARE, MIDDLE] = [0.1, 0.5];
/** So far out that a smoothing parameter is at its bound; states are free. */
const [FAR, FREE] = [40, 1e12];

/** A smoothing parameter between its bounds, from any number: fits that end at a bound converge so. */
export function between(x: number): number {
  return LEAST + (MOST - LEAST) / (1 + Math.exp(-x));
}

export function logit(share: number): number {
  return Math.log(share / (1 - share));
}

export interface Given {
  readonly alpha: number;
  readonly beta: number;
  readonly gamma: number;
  readonly phi: number;
  readonly first: State;
}

/** A list of any numbers as a model: β and γ are shares of their bounds, α and 1 − α; φ lies between its own. */
function givenBy(numbers: readonly number[], { trend, season, isDamped = false }: Shape): Given {
  const rest = [...numbers];
  const take = () => rest.shift()!;
  const alpha = between(take());
  const beta = trend ? between(take()) * alpha : 0;
  const gamma = season ? between(take()) * (1 - alpha) : 0;
  const phi = isDamped ? PHI[0] + (PHI[1] - PHI[0]) * between(take()) : 1;
  const level = take();
  const slope = trend ? take() : 0;
  const three = season ? [take(), take(), take()] : [];
  // the seasons of a year add up to nothing
  const seasons = season ? [...three, -three.reduce((a, b) => a + b, 0)] : [];
  return { alpha, beta, gamma, phi, first: { level, trend: slope, seasons } };
}

/** One-step forecasts of every value, and the state after the last. */
export function smooth(
  values: readonly number[],
  { alpha, beta, gamma, phi, first }: Given,
): { readonly fitted: number[]; readonly last: State } {
  let { level, trend } = first;
  const seasons = [...first.seasons];
  const fitted = values.map((value) => {
    const season = seasons.shift() ?? 0;
    const expected = level + phi * trend + season;
    const error = value - expected;
    level += phi * trend + alpha * error;
    trend = phi * trend + beta * error;
    if (first.seasons.length > 0) seasons.push(season + gamma * error);
    return expected;
  });
  return { fitted, last: { level, trend, seasons } };
}

/** How many numbers a member needs besides σ. */
export function parametersOf({ trend, season, isDamped = false }: Shape): number {
  return 2 + (trend ? 2 : 0) + (isDamped ? 1 : 0) + (season ? 1 + YEAR - 1 : 0);
}

/** Fits one member by least squares, which is maximum likelihood for additive normal errors. */
export function fitShape(values: readonly number[], shape: Shape): Smoothing {
  const { trend, season, isDamped = false } = shape;
  const mean = (part: readonly number[]) => part.reduce((a, b) => a + b, 0) / part.length;
  const slope = (values.at(-1)! - values[0]!) / Math.max(1, values.length - 1);
  const level = season ? mean(values.slice(0, YEAR)) : values[0]!;
  const deviations = values.slice(0, YEAR - 1).map((value) => value - level);
  const states = [level - (trend ? slope : 0), ...(trend ? [slope] : []), ...(season ? deviations : [])];
  const shares = [...(trend ? [SHARE] : []), ...(season ? [SHARE] : []), ...(isDamped ? [MIDDLE] : [])];
  const bound = [...[0, ...shares].map(() => FAR), ...states.map(() => FREE)];
  const { parameters, residuals, squares } = leastSquares(
    values,
    (numbers) => smooth(values, givenBy(numbers, shape)).fitted,
    STARTS.map((alpha) => [...[alpha, ...shares].map(logit), ...states]),
    { low: bound.map((value) => -value), high: bound },
  );
  const given = givenBy(parameters, shape);
  const [n, k] = [values.length, parametersOf(shape) + 1]; // and σ
  const aicc = n * Math.log(squares / n) + 2 * k + (2 * k * (k + 1)) / (n - k - 1);
  const { last } = smooth(values, given);
  return { shape, ...given, last, residuals, parameters: parameters.length, aicc };
}

/** The member of the family that the data can carry. */
export function fitEts(values: readonly number[]): Smoothing {
  const able = SHAPES.filter((shape) => values.length >= parametersOf(shape) + 1 + 2);
  const [first, ...others] = able.map((shape) => fitShape(values, shape));
  return others.reduce((best, one) => (one.aicc < best.aicc ? one : best), first!);
}

/** φ + φ² + … of so many quarters: how often a trend counts until then. */
function dampedSum(phi: number, quarters: number): number {
  return phi === 1 ? quarters : (phi * (1 - phi ** quarters)) / (1 - phi);
}

/** Means of the next values. */
export function ahead({ phi, last }: Pick<Smoothing, 'phi' | 'last'>, horizons: number): number[] {
  const { level, trend, seasons } = last;
  return Array.from(
    { length: horizons },
    (_, j) => level + dampedSum(phi, j + 1) * trend + (seasons.length > 0 ? seasons[j % YEAR]! : 0),
  );
}

/** Weight of an error j steps back. */
export function weightOf({ alpha, beta, gamma, phi }: Omit<Given, 'first'>, j: number): number {
  return j === 0 ? 1 : alpha + beta * dampedSum(phi, j) + (j % YEAR === 0 ? gamma : 0);
}

export const ets: Baseline = {
  id: 'ets',
  title: { zh: '指数平滑 ETS', en: 'ETS' },
  about: {
    zh: '对数上的指数平滑（加性误差）；按 AICc 在 ETS(A,N,N)、(A,A,N)、(A,Ad,N)、(A,N,A)、(A,A,A)、(A,Ad,A) 中取，数据少时只有简单的可选',
    en: 'exponential smoothing of ln GMV (additive errors); ETS(A,N,N), (A,A,N), (A,Ad,N), (A,N,A), (A,A,A) or (A,Ad,A) by AICc, few data leave only the simple ones',
  },
  least: 5,
  path({ logs }, horizons) {
    const fit = fitEts(logs);
    return {
      mean: ahead(fit, horizons),
      sd: grown(spreadOf(fit.residuals, fit.parameters), horizons, (j) => weightOf(fit, j)),
    };
  },
};
