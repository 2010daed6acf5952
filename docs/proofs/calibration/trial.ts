/** How often the intervals of a method hold a truth that is known: a rank check on the market on paper. Pure. */
import { uniform } from '../../../sim/model/random.ts';
import { replicateKey } from '../../../sim/runs/seed.ts';
import type { ObserveFacts } from '../../../sim/study/fit.ts';
import { rankOf } from '../../../sim/study/uniformity.ts';
import { normalsOf, PARAMETERS, type PaperMarket } from './market.ts';
import type { Method } from './methods.ts';

export interface Trial {
  /** Ranks of the parameters, and of the values forecast. */
  readonly parameters: readonly number[];
  readonly forecast: readonly number[];
  readonly runs: number;
  readonly draws: number;
  /** Mean variance of the draws of a parameter, in units of its prior. */
  readonly variance: number;
  /** Mean squared misfit of the draws, summed over the facts: about their number for draws that fit. */
  readonly misfit: number;
}

/** One truth from the prior, with luck and errors of its own, and the draws that a method finds for its figures. */
export async function tryTruth(method: Method, market: PaperMarket, seed: string): Promise<Trial> {
  const key = replicateKey(seed, 0);
  const normal = normalsOf(key);
  const truth = Array.from({ length: PARAMETERS }, (_, at) => normal(1, 3, at));
  const [told] = await market.observe([truth], () => [LUCK_OF_TRUTH]);
  const facts = market.facts.map((fact, at) => ({
    ...fact,
    value: told![at]! + fact.tolerance * normal(0, 4, at),
  }));
  let runs = 0;
  const observe: ObserveFacts = (points, luck) => {
    runs += points.reduce((sum, _, at) => sum + luck(at).length, 0);
    return market.observe(points, luck);
  };
  const sample = await method(facts, observe, key);
  const column = (rows: readonly (readonly number[])[], at: number) => rows.map((row) => row[at]!);
  const rank = (value: number, draws: readonly number[], event: number, at: number) =>
    rankOf(value, draws, uniform(key, 'posterior', 0, event, at));
  const misfit = sample.told.map((values) =>
    facts.reduce((sum, fact, at) => sum + ((values[at]! - fact.value) / fact.tolerance) ** 2, 0),
  );
  return {
    parameters: truth.map((value, at) => rank(value, column(sample.points, at), 5, at)),
    forecast: told!.slice(facts.length).map((value, at) => {
      return rank(value, column(sample.told, facts.length + at), 6, at);
    }),
    runs,
    draws: sample.points.length,
    variance: mean(truth.map((_, at) => variance(column(sample.points, at)))),
    misfit: mean(misfit),
  };
}

/** Apart from the luck of any draw. */
const LUCK_OF_TRUTH = 1_000_000;

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function variance(values: readonly number[]): number {
  const middle = mean(values);
  return values.reduce((sum, value) => sum + (value - middle) ** 2, 0) / (values.length - 1);
}
