/**
 * Draws from the posterior by randomised maximum likelihood (Kitanidis 1995; Oliver, He & Reynolds 1996): each member
 * has a point of its own from the prior and published figures of its own, disturbed by their tolerance, and moves to
 * the point most probable for these. For linear facts that is the posterior; for others near it.
 */
import type { Matrix } from 'ml-matrix';
import type { Key } from '../model/random.ts';
import { unbounded, unboundedSlopes } from './bounds.ts';
import type { Fact } from './facts.ts';
import type { ObserveFacts } from './fit.ts';
import { moved, type Run, regressed, targetOf } from './members.ts';
import { misfits } from './misfits.ts';
import { GAIN, isSettled, type Moved, moveMembers } from './moving.ts';

export interface Population extends Moved {
  readonly size: number;
  readonly rounds: number;
  /** Whether the mean objective had stopped falling; else the draws ran out of rounds. */
  readonly converged: boolean;
  readonly stopped: string;
}

export interface PopulationOptions {
  readonly size: number;
  /** Most rounds, one run a member each. */
  readonly rounds: number;
  readonly key: Key;
  readonly onRound?: (round: number, objective: number) => void;
}

export interface Start {
  readonly point: readonly number[];
  readonly told: readonly number[];
  readonly jacobian: Matrix;
  readonly objective: number;
}

/**
 * What the fit's slopes count for, in squared deviations of points: a difference on common random numbers over half a
 * deviation says about as much as a run a whole one away.
 */
export const TRUST = 1;

export async function drawPopulation(
  facts: readonly Fact[],
  start: Start,
  observe: ObserveFacts,
  { size, rounds, key, onRound }: PopulationOptions,
): Promise<Population> {
  const numbers = facts.map((_, at) => at);
  const free = unbounded(facts);
  const jacobian = unboundedSlopes(facts, start.jacobian);
  const here = misfits(free, start.told);
  const movers = Array.from({ length: size }, (_, index) => {
    const target = targetOf(key, index, start.point.length, numbers);
    return { index, point: moved(jacobian, start.point, here, target), target };
  });
  const slopes = (runs: readonly Run[]) => regressed(jacobian, free, runs, TRUST);
  const result = await moveMembers(free, movers, observe, { rounds, slopes, onRound });
  return { ...result, size, rounds: result.objectives.length, ...whyStopped(result.objectives) };
}

function whyStopped(objectives: readonly number[]): Pick<Population, 'converged' | 'stopped'> {
  const { length: rounds } = objectives;
  const converged = isSettled(objectives);
  const stopped = converged
    ? `converged after ${rounds} rounds: the last two lowered the mean objective by less than ${GAIN * 100}%`
    : `not converged: ${rounds} rounds done`;
  return { converged, stopped };
}
