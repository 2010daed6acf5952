/**
 * How far the fitted parameters may move and still tell the published past: draws from the Laplace approximation
 * around the shipped values (curvature of the misfit by central differences on common random numbers, prior from the
 * plausible ranges), then rejection of draws whose own run misses a known quarter by more than a tenth.
 * A first answer to "how sure"; a full calibration is a study of its own.
 */
import { CholeskyDecomposition, inverse, Matrix } from 'ml-matrix';
import { probit } from 'simple-statistics';
import type { Changes } from '../ensemble/posterior.ts';
import { PARAMETERS, type ParameterName } from '../model/params.ts';
import { type Key, uniform } from '../model/random.ts';
import type { Fact } from './facts.ts';

/** Step of the central differences and widest draw, in ln of a parameter. */
const STEP = 0.1;
const WIDEST = 0.35;
/** A draw whose run misses a known quarter of GMV by more is rejected. */
export const MOST_MISS = 0.1;

/** Runs markets: one list of series (a key each) for every set of parameters, in their order. */
export type RunMarkets = (changes: readonly Changes[], keys: readonly Key[]) => Promise<Float64Array[][]>;

/** Parameters that were fitted; the others are assumptions and stay. */
export function fittedParameters(): (typeof PARAMETERS)[number][] {
  return PARAMETERS.filter((parameter) => parameter.source.startsWith('first fit') && parameter.value > 0);
}

/** ln parameter offsets to values, kept inside the hard range. */
function changesOf(parameters: readonly (typeof PARAMETERS)[number][], offsets: readonly number[]): Changes {
  const changes: Partial<Record<ParameterName, number>> = {};
  parameters.forEach((parameter, at) => {
    const moved = parameter.value * Math.exp(offsets[at]!);
    const [low, high] = parameter.hard;
    changes[parameter.name] = Number(Math.min(high, Math.max(low, moved)).toPrecision(6));
  });
  return changes;
}

/** Standardised misfits of a set of runs: the mean over keys of each fact, less its published value. */
function misfits(facts: readonly Fact[], runs: readonly Float64Array[]): number[] {
  return facts.map((fact) => {
    const mean = runs.reduce((sum, series) => sum + fact.of(series), 0) / runs.length;
    return (mean - fact.value) / fact.tolerance;
  });
}

/** Standard deviation of the prior: a quarter of the plausible range, in ln. */
function priorSpread({ plausible: [low, high] }: (typeof PARAMETERS)[number]): number {
  return Math.log(high / Math.max(low, high / 100)) / 4;
}

/** Covariance of ln parameters at the shipped values: (JᵀJ + prior)⁻¹. */
export async function curvature(
  facts: readonly Fact[],
  keys: readonly Key[],
  run: RunMarkets,
): Promise<Matrix> {
  const parameters = fittedParameters();
  const sides = parameters.flatMap((_, at) =>
    [STEP, -STEP].map((step) =>
      changesOf(
        parameters,
        parameters.map((_p, i) => (i === at ? step : 0)),
      ),
    ),
  );
  const runs = await run(sides, keys);
  const columns = parameters.map((_, at) => {
    const up = misfits(facts, runs[2 * at]!);
    const down = misfits(facts, runs[2 * at + 1]!);
    return up.map((value, fact) => (value - down[fact]!) / (2 * STEP));
  });
  const jacobian = new Matrix(columns).transpose();
  const precision = jacobian.transpose().mmul(jacobian);
  parameters.forEach((parameter, at) => {
    precision.set(at, at, precision.get(at, at) + 1 / priorSpread(parameter) ** 2);
  });
  const covariance = inverse(precision);
  // rounding leaves the inverse a little lopsided
  return Matrix.add(covariance, covariance.transpose()).mul(0.5);
}

/** Addressed draws of the Laplace approximation, none wider than WIDEST in any parameter. */
export function laplaceDraws(covariance: Matrix, key: Key, count: number): Changes[] {
  const parameters = fittedParameters();
  const root = new CholeskyDecomposition(covariance).lowerTriangularMatrix;
  return Array.from({ length: count }, (_, draw) => {
    const z = parameters.map((_p, at) => [probit(uniform(key, 'posterior', draw, 1, at))]);
    const offsets = root.mmul(new Matrix(z)).to1DArray();
    return changesOf(
      parameters,
      offsets.map((offset) => Math.max(-WIDEST, Math.min(WIDEST, offset))),
    );
  });
}

/** Whether a run tells every known quarter of GMV within a tenth. */
export function tellsThePast(facts: readonly Fact[], series: Float64Array): boolean {
  return facts
    .filter((fact) => fact.name.startsWith('gmv '))
    .every((fact) => Math.abs(Math.exp(fact.of(series) - fact.value) - 1) <= MOST_MISS);
}
