/** Methods of calibration that are compared: ours, and two ensemble smoothers. Each draws from the same prior. Pure. */
import { inverse, Matrix, SingularValueDecomposition, solve } from 'ml-matrix';
import type { Key } from '../../../sim/model/random.ts';
import type { Fact } from '../../../sim/study/facts.ts';
import { type FitOptions, fitFacts, type ObserveFacts } from '../../../sim/study/fit.ts';
import { luckOf, reached, targetOf } from '../../../sim/study/members.ts';
import { misfits } from '../../../sim/study/misfits.ts';
import { drawPopulation } from '../../../sim/study/population.ts';
import { refitted } from '../../../sim/study/refit.ts';
import { PARAMETERS } from './market.ts';

/** Draws: their points, and what each told, facts first. */
export interface Sample {
  readonly points: readonly (readonly number[])[];
  readonly told: readonly (readonly number[])[];
}

export type Method = (facts: readonly Fact[], observe: ObserveFacts, key: Key) => Promise<Sample>;

/** Most probable point, then randomised maximum likelihood, as `calibrate` does it. */
export function ours(plan: {
  readonly fit: number;
  readonly seeds: number;
  readonly size: number;
  readonly draws: number;
}): Method {
  return async (facts, observe, key) => {
    const options: FitOptions = { seeds: plan.seeds, rounds: plan.fit };
    const fit = await fitFacts(facts, PARAMETERS, observe, options);
    const drawn = await drawPopulation(facts, fit, observe, { size: plan.size, rounds: plan.draws, key });
    await refitted(facts, fit, drawn.members, observe, options);
    const members = reached(drawn.members, facts.length);
    return { points: members.map(({ point }) => point), told: members.map(({ told }) => told) };
  };
}

function priorPoints(key: Key, size: number): number[][] {
  return Array.from({ length: size }, (_, i) => [...targetOf(key, i, PARAMETERS, []).prior]);
}

/**
 * Ensemble smoother with multiple data assimilation (Emerick & Reynolds 2013): as many updates as steps, each with
 * errors inflated by their number and luck of its own. Covariances are tapered by the size of what chance would make
 * them (Furrer & Bengtsson 2007), because parameters have no distance from facts.
 */
export function smoother({ size, steps }: { readonly size: number; readonly steps: number }): Method {
  return async (facts, observe, key) => {
    const numbers = facts.map((_, at) => at);
    const luck = (step: number) => (i: number) => [luckOf(i) + 1000 * step];
    let points = priorPoints(key, size);
    for (let step = 0; step < steps; step++) {
      const told = new Matrix((await observe(points, luck(step))).map((values) => misfits(facts, values)));
      const here = new Matrix(points);
      const [x, y] = [here.clone().center('column'), told.clone().center('column')];
      const cross = x
        .transpose()
        .mmul(y)
        .div(size - 1);
      const spread = y
        .transpose()
        .mmul(y)
        .div(size - 1);
      const variances = here.variance('column');
      for (let at = 0; at < cross.rows; at++)
        for (let fact = 0; fact < cross.columns; fact++) {
          const square = cross.get(at, fact) ** 2;
          const chance = (square + variances[at]! * spread.get(fact, fact)) / size;
          cross.set(at, fact, (cross.get(at, fact) * square) / (square + chance));
        }
      const gain = cross.mmul(inverse(Matrix.add(spread, Matrix.eye(facts.length).mul(steps))));
      const noise = points.map((_, i) => targetOf({ ...key, k1: key.k1 ^ (step + 1) }, i, 0, numbers).noise);
      const missing = Matrix.sub(new Matrix(noise.map((row) => [...row])).mul(Math.sqrt(steps)), told);
      points = Matrix.add(here, missing.mmul(gain.transpose())).to2DArray();
    }
    return { points, told: await observe(points, luck(steps)) };
  };
}

/**
 * Iterative ensemble smoother in the subspace of the ensemble (Evensen, Raanes, Stordal & Hove 2019): randomised maximum
 * likelihood by the regressed slopes of the whole ensemble (Chen & Oliver 2013), from the prior, each with luck of its own.
 */
export function subspace({
  size,
  steps,
  length,
}: {
  readonly size: number;
  readonly steps: number;
  readonly length: number;
}): Method {
  return async (facts, observe, key) => {
    const root = Math.sqrt(size - 1);
    const numbers = facts.map((_, at) => at);
    const prior = new Matrix(priorPoints(key, size)).transpose();
    const noise = new Matrix(
      Array.from({ length: size }, (_, i) => [...targetOf(key, i, 0, numbers).noise]),
    ).transpose();
    const spread = prior.clone().center('row').div(root);
    const observed = (points: Matrix) => observe(points.transpose().to2DArray(), (i) => [luckOf(i)]);
    let weights = Matrix.zeros(size, size);
    let points = prior;
    for (let step = 0; step < steps; step++) {
      const told = new Matrix((await observed(points)).map((values) => misfits(facts, values))).transpose();
      const change = Matrix.add(Matrix.eye(size), weights.clone().center('row').div(root));
      // more members than parameters: what no parameter can tell is projected away
      const rows = new SingularValueDecomposition(spread.mmul(change).transpose(), { autoTranspose: true })
        .leftSingularVectors;
      const seen = told.clone().center('row').div(root).mmul(rows).mmul(rows.transpose());
      const slopes = solve(change.transpose(), seen.transpose()).transpose();
      const missing = Matrix.add(slopes.mmul(weights), Matrix.sub(noise, told));
      const gain = slopes
        .transpose()
        .mmul(inverse(Matrix.add(slopes.mmul(slopes.transpose()), Matrix.eye(facts.length))));
      weights = Matrix.add(weights.mul(1 - length), gain.mmul(missing).mul(length));
      points = Matrix.add(prior, spread.mmul(weights));
    }
    return { points: points.transpose().to2DArray(), told: await observed(points) };
  };
}
