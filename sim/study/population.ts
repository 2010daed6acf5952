/**
 * Weighted draws from the posterior by population Monte Carlo (Cappé, Guillin, Marin & Robert 2004): generations of
 * normal draws, each centred on what the earlier ones found, all weighted against the mixture of all proposals
 * (Owen & Zhou 2000). Generations are fixed in size, so any number of workers gives the same sample.
 */
import { CholeskyDecomposition, determinant, inverse, Matrix } from 'ml-matrix';
import { probit } from 'simple-statistics';
import { type Key, uniform } from '../model/random.ts';
import type { Fact } from './facts.ts';
import { objectiveOf, type TellFacts } from './fit.ts';

/** Proposals are a little wider than the posterior they look for, so that no weight explodes. */
const WIDER = 1.1;
/** Each draw has luck of its own; the fit's common seeds come before. */
const FIRST_SEED = 100;

export interface Drawn {
  readonly point: readonly number[];
  readonly told: readonly number[];
  readonly objective: number;
}

export interface Population {
  readonly drawn: readonly Drawn[];
  /** Sum 1. */
  readonly weights: readonly number[];
  /** Draws of equal weight that would say as much: 1 / Σ weight². */
  readonly effective: number;
  readonly generations: number;
  readonly stopped: string;
}

interface Proposal {
  readonly mean: readonly number[];
  readonly root: Matrix;
  readonly precision: Matrix;
  /** ln of its density's constant, up to one that all share. */
  readonly level: number;
}

export interface PopulationOptions {
  readonly size: number;
  readonly generations: number;
  /** Enough effective draws. */
  readonly enough: number;
  /** Runs a draw. */
  readonly seeds: number;
  readonly key: Key;
  readonly onGeneration?: (generation: number, effective: number) => void;
}

export async function drawPopulation(
  facts: readonly Fact[],
  start: { readonly point: readonly number[]; readonly covariance: Matrix },
  tell: TellFacts,
  options: PopulationOptions,
): Promise<Population> {
  const { size, generations, enough, seeds, key, onGeneration } = options;
  const proposals: Proposal[] = [];
  const drawn: Drawn[] = [];
  let weights: number[] = [];
  let { point: mean, covariance } = start;
  let stopped = `${generations} generations done`;
  for (let generation = 0; generation < generations; generation++) {
    const proposal = proposalOf(mean, covariance);
    proposals.push(proposal);
    const points = Array.from({ length: size }, (_, i) => draw(proposal, key, generation * size + i));
    const first = FIRST_SEED + generation * size * seeds;
    const luck = (i: number) => Array.from({ length: seeds }, (_, seed) => first + i * seeds + seed);
    const told = await tell(points, luck);
    points.forEach((point, i) => {
      drawn.push({ point, told: told[i]!, objective: objectiveOf(facts, told[i]!, point) });
    });
    weights = weigh(drawn, proposals);
    const effective = effectiveDraws(weights);
    onGeneration?.(generation + 1, effective);
    if (effective >= enough) {
      stopped = `${enough} effective draws reached`;
      break;
    }
    ({ mean, covariance } = moments(drawn, weights, start.covariance));
  }
  const { length } = proposals;
  return { drawn, weights, effective: effectiveDraws(weights), generations: length, stopped };
}

/** Draws of equal weight that would say as much (Kish 1965). */
export function effectiveDraws(weights: readonly number[]): number {
  return 1 / weights.reduce((sum, weight) => sum + weight * weight, 0);
}

function proposalOf(mean: readonly number[], covariance: Matrix): Proposal {
  const wide = Matrix.mul(covariance, WIDER * WIDER);
  const root = new CholeskyDecomposition(wide).lowerTriangularMatrix;
  return { mean, root, precision: inverse(wide), level: -0.5 * Math.log(determinant(wide)) };
}

function draw({ mean, root }: Proposal, key: Key, index: number): number[] {
  const normal = mean.map((_, at) => [probit(uniform(key, 'posterior', index, 1, at))]);
  const offsets = root.mmul(new Matrix(normal)).to1DArray();
  return mean.map((value, at) => value + offsets[at]!);
}

/** Posterior over mixture of proposals; none above √n times the mean weight (Ionides 2008), so that no draw rules. */
function weigh(drawn: readonly Drawn[], proposals: readonly Proposal[]): number[] {
  const logs = drawn.map(({ point, objective }) => -objective / 2 - lnMixture(point, proposals));
  const most = Math.max(...logs);
  const raw = logs.map((log) => Math.exp(log - most));
  const cap = (raw.reduce((a, b) => a + b) / raw.length) * Math.sqrt(raw.length);
  const cut = raw.map((weight) => Math.min(weight, cap));
  const sum = cut.reduce((a, b) => a + b);
  return cut.map((weight) => weight / sum);
}

function lnMixture(point: readonly number[], proposals: readonly Proposal[]): number {
  const logs = proposals.map(({ mean, precision, level }) => {
    const away = Matrix.columnVector(point.map((value, at) => value - mean[at]!));
    return level - away.transpose().mmul(precision).mmul(away).get(0, 0) / 2;
  });
  const most = Math.max(...logs);
  return most + Math.log(logs.reduce((sum, log) => sum + Math.exp(log - most), 0) / logs.length);
}

/** Weighted mean, and covariance shrunk towards the first guess: few draws say little about many directions. */
function moments(drawn: readonly Drawn[], weights: readonly number[], first: Matrix) {
  const dimensions = first.rows;
  const mean = Array.from({ length: dimensions }, (_, at) =>
    drawn.reduce((sum, { point }, i) => sum + weights[i]! * point[at]!, 0),
  );
  const spread = Matrix.zeros(dimensions, dimensions);
  drawn.forEach(({ point }, i) => {
    const away = Matrix.columnVector(point.map((value, at) => value - mean[at]!));
    spread.add(away.mmul(away.transpose()).mul(weights[i]!));
  });
  const known = effectiveDraws(weights);
  const prior = 2 * dimensions;
  const covariance = Matrix.add(
    Matrix.mul(first, prior / (prior + known)),
    Matrix.mul(spread, known / (prior + known)),
  );
  return { mean, covariance };
}
