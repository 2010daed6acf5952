/** From published facts to a posterior: a fit, then draws around it. */

import type { Key } from '../model/random.ts';
import { dayNumber } from '../notation/dates.ts';
import type { MarketScenario } from '../runs/market.ts';
import { replicateKey } from '../runs/seed.ts';
import type { HistoryRow } from '../scenario/history.ts';
import type { Posterior } from '../scenario/posterior.ts';
import { type Fact, factsUntil, knownFacts } from './facts.ts';
import { type Fit, fitFacts, type TellFacts } from './fit.ts';
import { Markets, noteHash } from './markets.ts';
import { drawPopulation, type Population } from './population.ts';
import { fittedParameters, valuesOf } from './prior.ts';

export interface CalibrationPlan {
  /** Its `until` is not used: runs end with the last known fact, or with `until` below. */
  readonly scenario: MarketScenario;
  readonly history: readonly HistoryRow[];
  readonly seed: string;
  /** Draws tried. */
  readonly size: number;
  /** Runs a point of the fit; draws have one each, with luck of their own. */
  readonly seeds: number;
  /** Most rounds of the fit, and of the draws. */
  readonly rounds: { readonly fit: number; readonly draws: number };
  /** Runs go on to this day, and `also` says what to tell of them beside the facts. */
  readonly until?: string;
  readonly also?: (series: Float64Array, days: number) => number[];
}

export interface Calibration {
  readonly facts: readonly Fact[];
  readonly fit: Fit;
  readonly population: Population;
  /** As a scenario takes it. */
  readonly posterior: Posterior;
}

export interface CalibrationOptions {
  readonly threads?: number;
  /** File for the notes of a study that may be stopped. */
  readonly notes?: string;
  /** The notes stay when it is finished, for a study of several parts. */
  readonly keepNotes?: boolean;
  readonly onRun?: (done: number) => void;
  readonly onStep?: (words: string) => void;
}

/**
 * Calibrates on the facts that were public on the scenario's information date; rows published later are removed first.
 * The same plan gives the same posterior at any number of threads, stopped and resumed or not.
 */
export async function calibrateMarket(
  plan: CalibrationPlan,
  { threads, notes, keepNotes, onRun, onStep }: CalibrationOptions = {},
): Promise<Calibration> {
  const { from, knownUntil } = plan.scenario;
  const history = plan.history.filter((row) => row.published <= knownUntil);
  const until = plan.until ?? factsUntil(history, knownUntil, from);
  const days = dayNumber(until) - dayNumber(from) + 1;
  const facts = knownFacts(history, knownUntil, { from, days });
  const scenario = { ...plan.scenario, until };
  const tellAll = (series: Float64Array) => [
    ...facts.map((fact) => fact.of(series)),
    ...(plan.also?.(series, days) ?? []),
  ];
  const note =
    notes === undefined
      ? {}
      : { notes: { file: notes, plan: noteHash(plan.scenario, history, until, plan.seed, plan.seeds) } };
  const options = { ...(threads ? { threads } : {}), ...(onRun ? { onRun } : {}), ...note };
  const markets = new Markets({ scenario, history, seed: plan.seed, tell: tellAll }, options);
  let finished = false;
  try {
    const { fit, population } = await calibrateFacts(facts, teller(markets), {
      ...plan,
      key: replicateKey(plan.seed, 0),
      ...(onStep ? { onStep } : {}),
    });
    finished = true;
    const draws = population.members.map(({ point }) => ({ weight: 1, parameters: valuesOf(point) }));
    return { facts, fit, population, posterior: { knownUntil, draws } };
  } finally {
    await markets.close(finished && !keepNotes);
  }
}

export interface FactsPlan extends Pick<CalibrationPlan, 'size' | 'seeds' | 'rounds'> {
  /** Whence the members' own points and figures come. */
  readonly key: Key;
  readonly onStep?: (words: string) => void;
}

/** The fit and the draws around it, for any facts and whatever tells them. */
export async function calibrateFacts(
  facts: readonly Fact[],
  tell: TellFacts,
  { size, seeds, rounds, key, onStep }: FactsPlan,
): Promise<Pick<Calibration, 'fit' | 'population'>> {
  const fit = await fitFacts(facts, fittedParameters().length, tell, {
    seeds,
    rounds: rounds.fit,
    onRound: (round, objective) => onStep?.(`fit, round ${round}: objective ${objective.toFixed(2)}`),
  });
  const population = await drawPopulation(facts, fit, tell, {
    size,
    rounds: rounds.draws,
    key,
    onRound: (round, objective) => onStep?.(`draws, round ${round}: mean objective ${objective.toFixed(2)}`),
  });
  return { fit, population };
}

/** Tells points by runs of markets: the means over the seeds. */
export function teller(markets: Markets): TellFacts {
  return (points, luck) =>
    Promise.all(
      points.map(async (point, at) => {
        const changes = valuesOf(point);
        const runs = await Promise.all(luck(at).map((seed) => markets.run(changes, seed)));
        return runs[0]!.map((_, i) => runs.reduce((sum, run) => sum + run[i]!, 0) / runs.length);
      }),
    );
}
